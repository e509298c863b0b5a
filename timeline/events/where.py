"""Say where a claim happened: the places of its own clause.

"Shelling killed two people in the town of Aru, police in Belo said": Aru is where they were killed;
Belo is where the police are. A place that acts ("Pakistan said") is an actor, not a location.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.actors import noun_at
from timeline.events.people import people
from timeline.events.roles import arguments
from timeline.model import Location, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.events.antecedents import Antecedents
    from timeline.events.scene import Scene, Trigger
    from timeline.events.tree import Tree
    from timeline.model import Mention, Span

#: Types whose patient is a place when one is named: to take a town is to do something there.
_PLACED_BY_PATIENT = frozenset(
    {"seize", "attack", "disaster", "build", "withdraw", "move", "fight"}
)


def locations(
    scene: Scene, trigger: Trigger, tokens: Iterable[int], antecedents: Antecedents
) -> tuple[Location, ...]:
    """Return the places among ``tokens`` (those the trigger owns), most specific first.

    A place that holds another of the same claim is left out ("Koper, Slovenia").
    """
    tree = scene.trees[trigger.sentence]
    undergoing = _undergoing(scene, trigger)
    found: dict[str, Location] = {}
    named = scene.names[trigger.sentence]
    for token in (*undergoing, *tokens):
        mention = named.get(token)
        if mention is None or mention.kind != "place":
            mention = antecedents.get((trigger.sentence, token))
        if mention is None or mention.kind != "place":
            continue
        if token in undergoing or _is_location(scene, tree, trigger, token):
            place = place_of(mention)
            found.setdefault(place.id, Location(place=place, span=_span(scene, trigger, token)))
    return tuple(loc for loc in found.values() if not _holds_another(loc.place, found.values()))


def _undergoing(scene: Scene, trigger: Trigger) -> list[int]:
    """Return the tokens of what the event befalls ("the town, which fell to ...")."""
    if trigger.type not in _PLACED_BY_PATIENT:
        return []
    tree = scene.trees[trigger.sentence]
    return [
        token
        for token, role in arguments(tree, scene.words, trigger)
        if role == "patient" and token in scene.names[trigger.sentence]
    ]


def _span(scene: Scene, trigger: Trigger, token: int) -> Span:
    mention = scene.names[trigger.sentence].get(token)
    return mention.span if mention else scene.trees[trigger.sentence].tokens[token].span


def place_of(mention: Mention) -> Place:
    """Return the resolved place of a mention, or one known by name only."""
    if mention.place is not None:
        return mention.place
    return Place(id=f"name:{mention.name.lower()}", name=mention.name, kind="unknown")


def _holds_another(place: Place, others: Iterable[Location]) -> bool:
    return any(
        other.place.id != place.id
        and (
            other.place.region == place.id
            or (place.kind == "country" and other.place.country == place.country)
        )
        for other in others
    )


def _is_origin(scene: Scene, tree: Tree, i: int) -> bool:
    """Return whether somebody comes from a place ("Daniel Marsh of Peterborough was arrested")."""
    head = tree.tokens[i].head
    bearer = scene.names[tree.index].get(head)
    of_origin = tree.case(i) in scene.words.sets["frames.of_origin"]
    if bearer is None:  # "a sailor from Oregon was flown to Reno"
        known = people(scene.article.language or "en")
        return (
            of_origin
            and tree.relations[i] == "nmod"
            and noun_at(tree, head, known) in (known.persons)
        )
    return of_origin and bearer.kind == "person"


def _is_nationality(scene: Scene, tree: Tree, i: int) -> bool:
    """Return whether a country only says what somebody is ("no U.S. citizens were hurt")."""
    mention = scene.names[tree.index].get(i)
    place = None if mention is None else mention.place
    if place is None or place.kind != "country" or tree.relations[i] not in {"compound", "amod"}:
        return False
    known = people(scene.article.language or "en")
    noun = tree.tokens[i].head
    single = noun_at(tree, noun, known)
    return single in known.persons or single in scene.words.sets["actors.people"]


def _is_location(scene: Scene, tree: Tree, trigger: Trigger, token: int) -> bool:
    """Return whether the way from the place up to the trigger is one a location takes."""
    at, elsewhere = scene.words.sets["frames.at"], scene.words.sets["frames.elsewhere"]
    within = scene.words.sets["frames.within"]
    statement = trigger.type == "statement"
    i, placed = token, False
    for _ in range(8):
        relation, case = tree.relations[i], tree.case(i)
        head = tree.tokens[i].head
        if i in (trigger.token, trigger.clause):
            return True
        if _is_origin(scene, tree, i) or _is_nationality(scene, tree, i):
            return False
        if relation in {"nsubj", "nsubj:pass", "obj"}:
            return i != token and not statement
        if relation == "nmod" and statement:
            return False
        if relation == "nmod:poss" and head != trigger.token:
            return i != token and not statement
        if relation in {"obl", "nmod"} and case and not placed:
            if case in elsewhere and trigger.type != "move":
                return False
            placed = case in at
            if relation == "obl" and not placed and case not in within:
                return False
        i = head
    return False
