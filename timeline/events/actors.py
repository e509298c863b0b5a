"""Name the actors of a clause: from a head noun to the name or the phrase that stands for it.

"Hamas fighters clashed with them": "fighters" stands for the mention Hamas, "them" for whom the
text named last. A phrase without a name ("the gunman") keeps its own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.people import people
from timeline.events.scene import tokens_of
from timeline.model import MentionKind, Participant, Span

if TYPE_CHECKING:
    from timeline.events.antecedents import Antecedents
    from timeline.events.people import People
    from timeline.events.roles import Argument
    from timeline.events.scene import Scene, Trigger
    from timeline.events.tree import Tree
    from timeline.model import Mention, Role

_TAIL = (
    "appos",
    "acl",
    "acl:relcl",
    "parataxis",
    "punct",
    "conj",
    "cc",
    "nmod",
    "dep",
    "advcl",
    "orphan",
    "nsubj",
    "nsubj:pass",
    "cop",
    "aux",
    "obl",
    "ccomp",
    "csubj",
    "expl",
)
#: What stands before the article of a phrase, and is no part of it.
_SET_APART = frozenset({"advmod", "obl", "obl:unmarked", "obl:tmod", "nmod:unmarked", "parataxis"})
_CLOSING = frozenset({",", ".", ";", ")", "\N{RIGHT DOUBLE QUOTATION MARK}", '"'})


def participants(
    scene: Scene, trigger: Trigger, arguments: list[Argument], antecedents: Antecedents
) -> tuple[Participant, ...]:
    """Return the actors among the arguments, each named once, in order of place.

    A place is an actor only where governments act: in speaking, dealing and fighting.
    """
    sentence = trigger.sentence
    governing = trigger.type in scene.words.sets["actors.government_types"]
    national = scene.words.sets["actors.national_types"]
    found: dict[tuple[str, Role], Participant] = {}
    for token, role in arguments:
        actor = participant(scene, sentence, token, role, antecedents)
        if scene.trees[sentence].relations[token] == "amod" and trigger.type not in national:
            continue
        if actor is not None and (governing or actor.kind != "place"):
            found.setdefault((actor.entity, role), actor)
    return tuple(found.values())


def participant(
    scene: Scene, sentence: int, token: int, role: Role, antecedents: Antecedents
) -> Participant | None:
    """Return who the phrase around ``token`` stands for, or None when it is no actor."""
    tree = scene.trees[sentence]
    known = people(scene.article.language or "en")
    mention = named(scene, tree, token) or beside(scene, tree, token, known)
    if mention is not None and mention.kind == "place" and not _is_government(mention, tree, token):
        return None
    if mention is not None:
        return _named(mention, role, scene, tree, token)
    whom = antecedents.get((sentence, token))
    if whom is not None:
        span = tree.tokens[token].span
        the = scene.words.table["labels"]["the"]
        name = whom.name if whom.entity else whom.name.removeprefix(f"{the} ")
        return Participant(
            entity=whom.entity or name.lower(),
            name=name,
            kind=whom.kind,
            role=role,
            span=span,
        )
    return _described(scene, tree, token, role)


def _is_government(mention: Mention, tree: Tree, token: int) -> bool:
    """Return whether a place stands for those who govern it: a country or city that acts or is met.

    "Pakistan said", "accused Pakistan", "talks with Kabul"; not "fled Sheberghan".
    """
    kind = mention.place.kind if mention.place is not None else "unknown"
    subject = tree.relations[token] in {"nsubj", "conj"} or any(
        tree.relations[i] == "nsubj" for i in tree.up(token) if tree.relations[token] == "flat"
    )
    if kind == "country":
        behind = tree.case(token) in tree.words.sets["actors.governing_cases"]
        return behind or tree.relations[token] not in {"compound", "obl", "nmod:poss"}
    return subject and kind in {"city", "unknown"}


def named(scene: Scene, tree: Tree, token: int) -> Mention | None:
    """Return the mention that names the phrase of ``token``: its head, or a name beside a title."""
    here = scene.names[tree.index]
    if token in here:
        return here[token]
    lemma = tree.lemmas[token]
    collective = lemma in scene.words.sets["actors.collectives"]
    body = lemma in scene.words.sets["actors.organisations"]
    for kid in tree.children[token]:
        mention = here.get(kid)
        if mention is None:
            continue
        relation = tree.relations[kid]
        if relation in {"flat", "appos", "nmod:desc"} and mention.kind == "person":
            return mention
        if relation == "appos" and mention.kind == "organisation" and body:
            return mention  # "utility company Sierra Line", "the operator, Adria Terminals,"
        if relation == "compound" and (
            (mention.kind == "person" and not _is_owner(tree, token, mention))
            or (collective and (mention.kind == "organisation" or _is_armed(mention)))
        ):
            return mention
    return None


def beside(scene: Scene, tree: Tree, i: int, known: People) -> Mention | None:
    """Return the person a comma sets beside a noun.

    "His rival, Ruth Adeyemi," and "the army chief of Guinea, General Braima Sanha,".
    """
    if tree.lemmas[i] not in known.persons or tree.tokens[i].tag != "NN":
        return None
    comma = i + 1
    if tree.text(comma) in tree.words.sets["parts.owning"]:
        comma = next((k for k in range(i + 2, i + 7) if tree.text(k) in _CLOSING), comma)
    start = comma + 1
    while (
        start < comma + 3
        and tree.text(start)[:1].isupper()
        and start not in scene.names[tree.index]
    ):
        start += 1
    mention = scene.names[tree.index].get(start)
    if tree.text(comma) != "," or mention is None or mention.kind != "person":
        return None
    inside = tokens_of(tree, mention.span)
    ended = inside.stop >= len(tree.tokens) or tree.text(inside.stop) in _CLOSING
    return mention if inside.start == start and ended else None


def noun_at(tree: Tree, i: int, known: People) -> str:
    """Return the lemma of a noun; "Engineers" at the start of a sentence is "engineer"."""
    lemma = tree.lemmas[i]
    single = lemma.removesuffix("s")
    return single if i == 0 and tree.tokens[i].tag == "NNPS" and single in known.persons else lemma


def _is_owner(tree: Tree, token: int, mention: Mention) -> bool:
    """Return whether the name before a noun is whose it is ("Erik Dahl's lawyer")."""
    return any(
        tree.tokens[k].tag == "POS" and tree.tokens[k].span.start == mention.span.end
        for k in range(token)
    )


def _is_armed(mention: Mention) -> bool:
    """Return whether a group is one of its own ("Hamas"), no people of a country ("Greek")."""
    return mention.kind == "group" and not mention.country


def _named(mention: Mention, role: Role, scene: Scene, tree: Tree, token: int) -> Participant:
    """Return the mention as an actor; a bare demonym takes the noun it belongs to."""
    if mention.country and tree.relations[token] == "amod":
        head = tree.tokens[token].head
        if tree.lemmas[head] in scene.words.sets["actors.collectives"]:
            return _phrase(scene, tree, head, role)
    return Participant(
        entity=mention.entity or mention.name,
        name=mention.name,
        kind=mention.kind,
        role=role,
        span=mention.span,
    )


def _described(scene: Scene, tree: Tree, token: int, role: Role) -> Participant | None:
    """Return an actor that has no name: "Greek forces", "the gunman", "three children"."""
    lemma, sets = tree.lemmas[token], scene.words.sets
    if lemma in sets["quantities.vague"] or tree.tokens[token].tag == "CD":
        inner = tree.of(token)
        if inner is not None:
            lemma = tree.lemmas[inner]
    known = people(scene.article.language or "en")
    if not tree.tokens[token].tag.startswith(("NN", "CD")) or tree.relations[token] == "amod":
        return None
    if any(tree.lemmas[k] in sets["actors.nobody"] for k in tree.kids(token, "det")):
        return None
    noun = noun_at(tree, token, known)
    single = tree.tokens[token].tag == "NN" and noun in known.bodies
    named = ("actors.collectives", "actors.people")
    listed = any(word in sets[name] for word in (lemma, noun) for name in named)
    if not listed and noun not in known.persons and not single:
        return None
    return _phrase(scene, tree, token, role)


def _phrase(scene: Scene, tree: Tree, token: int, role: Role) -> Participant:
    span = core(tree, token)
    name = _whose(scene, tree, token) + scene.text(span)
    kind: MentionKind = (
        "organisation" if tree.lemmas[token] in scene.words.sets["actors.collectives"] else "person"
    )
    return Participant(entity=name.lower(), name=name, kind=kind, role=role, span=span)


def _whose(scene: Scene, tree: Tree, token: int) -> str:
    """Return "Chad's " before "government" in "fled to Chad, whose government arrested him"."""
    word = next((k for k in tree.kids(token, "nmod:poss") if tree.tokens[k].tag == "WP$"), None)
    owner = None if word is None else before(scene, tree, word)
    return "" if owner is None else f"{owner.name}'s "


def before(scene: Scene, tree: Tree, token: int) -> Mention | None:
    """Return the name right before a word, be there a comma between them."""
    comma = tree.text(token - 1) == ","
    return scene.names[tree.index].get(token - 1 - comma) if token > comma else None


def core(tree: Tree, token: int) -> Span:
    """Return the phrase of a noun without article, appositions and clauses ("Greek forces")."""
    first, last = token, token
    article = tree.kid(token, "det")
    for kid in tree.children[token]:
        if article is not None and kid < article and tree.relations[kid] in _SET_APART:
            continue  # "An hour later a man"
        of = tree.relations[kid] == "nmod" and tree.case(kid) in tree.words.sets["parts.owning"]
        if tree.relations[kid] in _TAIL and not (of and kid > token):
            continue
        if tree.relations[kid] in {"det", "case", "mark", "cc:preconj"}:
            continue
        if tree.tokens[kid].tag == "WP$":  # "whose government"
            continue
        if kid < token:
            first = min(first, tree.left[kid])
        elif tree.right[kid] - token <= 12:
            last = max(last, tree.right[kid])
    for i in range(token - 1, first - 1, -1):
        if tree.tokens[i].text in {",", ";", ":"}:
            first = i + 1
            break
    return tree.span(first, last)
