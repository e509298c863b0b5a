"""How much speaks for two claims being one event: a sum of named reasons.

"Spin Boldak, which fell to the Taliban on Wednesday" in two articles: same words, same trigger,
same day, same place, same actor; each adds its weight, and ``timeline explain`` prints them. Two
claims are taken for two events (``APART``) until the reasons outweigh that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.graph import geography, happenings, lexicon, things, timing, tolls
from timeline.graph.timing import VETO
from timeline.graph.wording import OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.graph.facts import Facts
    from timeline.graph.sentences import Sentences
    from timeline.graph.stories import Stories
    from timeline.model import Place

Reason = tuple[str, float]

#: What must be outweighed before two claims are one event.
APART = -5.0
#: The most that words, articles and speakers can add: when all of them agree.
MOST_BY_WORDS = 3.0 + 2.8 + 1.6 + 2.7 + 0.8 + 1.5
#: Articles whose words agree so much are copies of one text.
COPIED = 0.6
#: Without a day on either side, articles this little alike tell of two events of one kind more
#: often than of one (ECB+: half of the pairs at 0.25, four in five above 0.35).
LITTLE = 0.35
#: Two statements of one speaker whose words agree less than this say different things.
SAME_WORDS = 0.3
#: A sentence that has no more of another's words speaks of another toll.
HARDLY_HELD = 0.05
#: What another agent or patient weighs where both are named: "met Ana Kos", "met Iva Perko".
NAMED = -2.0
#: What places apart weigh of which one is known by its name alone.
UNLOCATED = -4.0
#: How fast doubt grows where two stories share no name, as their articles are less alike.
UNTOUCHED = 4.0
#: Below this, words in common are chance.
LEAST_ALIKE = 0.1


class Rarity:
    """How much an actor or a place tells, 0 to 1, by the share of articles that name it."""

    def __init__(self, articles: int, counts: Mapping[str, int]) -> None:
        """Take the number of articles, and how many of them name each actor and place."""
        whole = articles + OTHERS
        least = math.log(1 / whole)
        told = {many: math.log(many / whole) / least for many in set(counts.values())}
        self._known = {ident: max(0.15, min(1.0, told[many])) for ident, many in counts.items()}

    def __call__(self, ident: str) -> float:
        """Return 1 for what one article names, near 0 for what all do."""
        return self._known.get(ident, 1.0)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the whole corpus says: how rare its actors, places and words are, its stories."""

    rarity: Rarity
    stories: Stories
    sentences: Sentences


def reasons(first: Facts, second: Facts, corpus: Corpus) -> list[Reason]:
    """Return what speaks for and against one event, each with its weight."""
    found: list[Reason] = [("two claims are two events until shown otherwise", APART)]
    found += _trigger(first, second) + _words(first, second, corpus.sentences)
    found += timing.reasons(first, second) + _place(first, second, corpus.rarity)
    found += _actors(first, second, corpus.rarity) + tolls.reasons(first, second)
    found += happenings.reasons(first, second)
    found += _statement(first, second, corpus.sentences)
    return found + _articles(first, second, corpus.stories)


def weigh(first: Facts, second: Facts, corpus: Corpus) -> float:
    """Return the total of the reasons, without the dearer ones where they cannot matter."""
    if _cannot(first, second):
        return VETO
    rarity, cheap = corpus.rarity, _trigger(first, second) + timing.reasons(first, second)
    cheap += _place(first, second, rarity) + _actors(first, second, rarity)
    cheap += tolls.reasons(first, second) + happenings.reasons(first, second)
    weights = [weight for _, weight in cheap]
    if min(weights, default=0.0) <= VETO:
        return VETO
    if APART + math.fsum(weights) + MOST_BY_WORDS <= 0:
        return APART
    said = corpus.sentences
    dear = _words(first, second, said) + _statement(first, second, said)
    return total([("", APART), *cheap, *dear, *_articles(first, second, corpus.stories)])


def _cannot(first: Facts, second: Facts) -> bool:
    """Return whether days or kind exclude one event at first sight."""
    if (first.type == "statement") != (second.type == "statement"):
        return True
    if not (first.firm and second.firm) or first.changes or second.changes:
        return False
    gap = max(first.first, second.first) - min(first.last, second.last)
    return gap > timing.SLIP_DAYS and not first.sufferers & second.sufferers


def total(found: Iterable[Reason]) -> float:
    """Return the sum of the weights, or VETO if one reason alone keeps the claims apart."""
    weights = [weight for _, weight in found]
    return VETO if min(weights) <= VETO else math.fsum(weights)


def _trigger(first: Facts, second: Facts) -> list[Reason]:
    if (first.type == "statement") != (second.type == "statement"):
        return [("a statement is not what it states", VETO)]
    if first.type == "statement":
        return [("both are statements", 1.6)]
    if first.lemma == second.lemma:
        return [(f"same trigger ({first.lemma})", 4.0), *things.another(first, second)]
    return _other_trigger(first, second)


def _other_trigger(first: Facts, second: Facts) -> list[Reason]:
    """Return what two words for it say: how akin they are, less if their types differ."""
    pair = f"{first.lemma}, {second.lemma}"
    akin = lexicon.kinship(first.lemma, second.lemma)
    if akin == "opposed" or lexicon.rival(first.meanings, second.meanings):
        return [(f"triggers that exclude each other ({pair})", VETO)]
    shared = sorted(first.meanings & second.meanings)
    if (first.recount or second.recount) and first.type == second.type:
        shared = shared or [first.type]
    reason = {
        "close": (f"triggers akin by WordNet ({pair})", 3.2),
        "loose": (f"triggers loosely akin by WordNet ({pair})", 2.0),
    }.get(akin)
    if shared and akin != "close":
        reason = (f"triggers of one meaning ({pair}: {shared[0]})", 2.8)
    if which := happenings.kind(first, second):
        reason = (f"one kind of happening ({pair}: {which})", 3.4)
    unlike = first.type != second.type and "other" not in {first.type, second.type}
    if reason is not None:
        other_type = (f"other type of event ({first.type}, {second.type})", -1.4)
        return [reason, *[other_type][:unlike], *things.purpose(first, second)]
    if unlike:
        return [(f"other type of event ({first.type}, {second.type})", -1.5)]
    return (
        []
        if "other" in {first.type, second.type}
        else [(f"same type of event ({first.type})", 0.8)]
    )


def _articles(first: Facts, second: Facts, stories: Stories) -> list[Reason]:
    """Return what the articles say: told in one story, one word for it is likely one event.

    Without that word the story says less, and of other passages of one text least.
    """
    if first.article == second.article:
        again = (first.recount or second.recount) and first.type == second.type
        taken_up = happenings.taken_up(first, second)
        if not (_touching(first, second) or again or taken_up):
            return []
        share = 1.0 if again or taken_up else _share(first, second)
        return [("both in one article", round(1.2 * share, 3))]
    alike = stories.alike(first.article, second.article)
    copied = alike > COPIED and first.said != second.said
    told = 1.2 if copied else 1.6 * (first.story == second.story) + 2.7 * alike
    found = [("articles tell alike", round(told * _share(first, second), 3))]
    if alike < LITTLE and not timing.reasons(first, second):
        found.append(("articles tell little alike, and no day", round(8 * (alike - LITTLE), 3)))
    elif alike < LITTLE and first.story != second.story and _unbound(first, second):
        weight = round(UNTOUCHED * (alike - LITTLE), 3)
        found.append(("other stories, and no name in common", weight))
    if first.main and second.main:
        found.append(("main event of both articles", 0.8))
    return found


def _unbound(first: Facts, second: Facts) -> bool:
    """Return whether nothing ties two claims: no name, and neither takes up what is known."""
    return not (first.known or second.known or _touching(first, second))


def _touching(first: Facts, second: Facts) -> bool:
    """Return whether two claims share a named actor or a place smaller than a country."""
    places = {p.id for p in first.places if p.kind != "country"} & {p.id for p in second.places}
    return bool(places) or not first.named.isdisjoint(second.named)


def _share(first: Facts, second: Facts) -> float:
    """Return how much of what their articles say counts for two claims, by their triggers."""
    one, other = first.lemma, second.lemma
    if first.said == second.said:
        return float(_twins(first, second))
    if first.type == "statement":
        return 0.2
    if one == other:
        return 1.0
    close = lexicon.kinship(one, other) == "close" or happenings.kind(first, second)
    return 0.8 if close else 0.5 if first.meanings & second.meanings else 0.1


def _twins(first: Facts, second: Facts) -> bool:
    """Return whether two claims are one in two copies of a sentence."""
    return first.said == second.said and first.at == second.at


def _words(first: Facts, second: Facts, sentences: Sentences) -> list[Reason]:
    if first.said == second.said:
        return [("same sentence, word for word", 3.0)] if _twins(first, second) else []
    shared = sentences.cosine(first.said, second.said)
    if (first.recount or second.recount) and first.type == second.type:
        one, other = first.said, second.said
        held = max(sentences.held_by(one, other), sentences.held_by(other, one))
        if held <= HARDLY_HELD:
            return []
        return [("a toll counted anew", round(min(2.8, 1.2 + 4.5 * held), 3))]
    if shared <= LEAST_ALIKE:
        return []
    weight = 4.0 if first.type == "statement" else 1.8
    return [("words of the sentences in common", round(weight * shared, 3))]


def _place(first: Facts, second: Facts, rarity: Rarity) -> list[Reason]:
    pair = geography.closest(first.places, second.places)
    if pair is None:
        return []
    how, one, other = pair
    match how:
        case "same":
            weight = 0.4 if one.kind == "country" else 0.4 + rarity(one.id)
            return [(f"same place ({one.name})", round(weight, 3))]
        case "holds" | "near":
            return []
        case _:
            weight = _apart(one, other, same_person=bool(first.sufferers & second.sufferers))
            return [(f"places apart ({one.name}, {other.name})", weight)]


def _apart(one: Place, other: Place, *, same_person: bool) -> float:
    """Return what two places that do not hold each other weigh; a country is often a bystander."""
    if "country" in {one.kind, other.kind}:
        return -1.5
    if same_person:
        return -2.5
    return VETO if one.lat is not None and other.lat is not None else UNLOCATED


def _actors(first: Facts, second: Facts, rarity: Rarity) -> list[Reason]:
    found: list[Reason] = []
    for actor in sorted(first.named & second.named):
        weight = 1.2 if _roles(first, actor) & _roles(second, actor) else 0.5
        shown = actor.removeprefix("actor:")
        found.append((f"same actor ({shown})", round(weight * rarity(actor), 3)))
    if first.sufferers and second.sufferers and not first.sufferers & second.sufferers:
        found.append(("another person it happened to", VETO))
    for role, mine, theirs in (
        ("patient", first.patients, second.patients),
        ("agent", first.agents, second.agents),
    ):
        if mine and theirs and mine.isdisjoint(theirs):
            weight = NAMED if _named(first, role) and _named(second, role) else -0.7
            found.append((f"another {role} ({min(mine)}, {min(theirs)})", weight))
    return found


def _named(one: Facts, role: str) -> bool:
    return any(playing == role for _, playing in one.actors)


def _roles(one: Facts, actor: str) -> set[str]:
    return {role for who, role in one.actors if who == actor}


def _statement(first: Facts, second: Facts, sentences: Sentences) -> list[Reason]:
    if first.type != "statement" or second.type != "statement":
        return []
    one, other = _voice(first), _voice(second)
    if not one or not other:
        return [] if first.said == second.said else [("no telling who spoke", VETO)]
    if not one & other:
        return [("another speaker", VETO)]
    if not _twins(first, second) and sentences.cosine(first.said, second.said) < SAME_WORDS:
        return [("says something else", VETO)]
    found: list[Reason] = [("same speaker", 1.5)]
    if first.published != second.published and not (first.firm and second.firm):
        found.append(("spoken of on different days", 0.0 if first.said == second.said else -3.0))
    return found


def _voice(one: Facts) -> set[str]:
    agents = {actor for actor, role in one.actors if role == "agent"}
    return agents | ({one.voice} if one.voice else set())
