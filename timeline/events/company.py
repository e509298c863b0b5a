"""Say what a verb reports by the company it keeps: one verb, many kinds of event.

"Shares fell 3 %" is of the economy, "the town fell" a seizure; "Malmö beat Aarhus 2-1" is sport.
The rules are data (``[company]`` and ``[classes]`` of claims.toml); the first that holds decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from timeline.events.roles import subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import EventType

_SUBJECT = frozenset({"nsubj", "csubj"})
_OBJECT = frozenset({"obj", "nsubj:pass", "iobj", "obl:npmod", "obl:tmod", "obl:unmarked", "dep"})
_CLAUSE = frozenset({"acl", "acl:relcl"})
_KINDS = frozenset({"place", "person", "organisation"})
#: A result as papers print it: two numbers of at most three digits.
_SCORE = re.compile(r"[^.;]{0,40}?(?<![\d-])\d{1,3}[-\N{EN DASH}]\d{1,3}(?![\d-])")


class _Company(NamedTuple):
    """What stands beside a verb: tokens by their part, and prepositions."""

    subjects: list[int]
    objects: list[int]
    behind: list[int]
    cases: list[str]


def kind(scene: Scene, tree: Tree, verb: int, lemma: str) -> EventType | None:
    """Return the type a verb has by what stands with it, None where no rule speaks."""
    rules: Mapping[str, Mapping[str, str]] = scene.words.table["company"]
    own = rules.get(lemma) or rules.get(tree.lemmas[verb])
    speaks = tree.lemmas[verb] in scene.words.sets["utter.always"]
    if own is None and speaks:
        return None
    company = _company(tree, verb)
    for table in ({} if speaks else rules["any"], own or {}):
        for rule, found in table.items():
            if _holds(scene, tree, verb, company, rule):
                return cast("EventType", found)
    return None


def kind_of_noun(scene: Scene, tree: Tree, noun: int, lemma: str) -> EventType | None:
    """Return the type of an event noun by what hangs on it ("the launch of a phone")."""
    rules: Mapping[str, str] = scene.words.table["company_of_nouns"].get(lemma, {})
    beside = list(tree.kids(noun, "nmod", "compound", "amod", "nmod:poss"))
    company = _Company([], beside, [], [])
    found = (k for rule, k in rules.items() if _holds(scene, tree, noun, company, rule))
    return cast("EventType | None", next(found, None))


def _company(tree: Tree, verb: int) -> _Company:
    found = _Company([], [], [], [])
    for kid in tree.children[verb]:
        relation = tree.relations[kid]
        case = tree.case(kid)
        if relation in _SUBJECT:
            found.subjects.append(kid)
        elif relation in _OBJECT or (relation == "obl" and not case):
            found.objects.append(kid)
        elif relation in {"obl", "obl:agent"}:
            found.behind.append(kid)
            found.cases.append(case)
    if tree.relations[verb] == "conj" and not found.subjects:
        shared = subject_of(tree, verb)  # "was announced in May but collapsed"
        found.subjects.extend([] if shared is None else [shared])
    if tree.relations[verb] in _CLAUSE and not (found.subjects or found.objects):
        found.objects.append(tree.tokens[verb].head)
    return found


def _holds(scene: Scene, tree: Tree, verb: int, company: _Company, rule: str) -> bool:
    if rule == "*":
        return True
    if rule == "":
        return not company.objects
    if rule == "@score":
        text, start = scene.article.text, tree.tokens[verb].span.end
        end = tree.sentence.span.end
        return _SCORE.match(text, start, min(end, start + 60)) is not None
    part, _, wanted = rule.rpartition(":")
    if part == "near":
        return any(_is_one(scene, tree, token, wanted) for token in range(len(tree.tokens)))
    if part == "by" and wanted in company.cases:
        return True
    tokens = {
        "s": company.subjects,
        "o": company.objects,
        "by": company.behind,
        "": [*company.subjects, *company.objects],
    }[part]
    return any(_is_one(scene, tree, token, wanted) for token in tokens)


def _is_one(scene: Scene, tree: Tree, token: int, wanted: str) -> bool:
    """Return whether a phrase is headed by a word, a member of a class or a name of a kind."""
    if not wanted.startswith("@"):
        return tree.lemmas[token] == wanted
    name = wanted[1:]
    if name in _KINDS:
        mention = scene.names[tree.index].get(token)
        return mention is not None and mention.kind == name
    words = scene.words.sets[f"classes.{name}"]
    return tree.lemmas[token] in words or tree.tokens[token].text.lower() in words
