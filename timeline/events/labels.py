"""Make a short readable clause of a claim: "Koper fell to the rebels".

Subject, verb and core arguments in the article's own words; subordinate clauses, time expressions
and quotation marks are left out, and a pronoun gives way to the name it stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.actors import core
from timeline.events.roles import accused, is_ground, subject_of
from timeline.events.when import POINTS

if TYPE_CHECKING:
    from timeline.events.antecedents import Antecedents
    from timeline.events.saying import Saying
    from timeline.events.scene import Scene, Trigger
    from timeline.events.tree import Tree

#: A label longer than this does not fit beside a mark on the timeline.
LONGEST = 90

_DROPPED = frozenset(
    [
        "advcl",
        "acl",
        "acl:relcl",
        "parataxis",
        "punct",
        "cc",
        "mark",
        "discourse",
        "vocative",
        "dep",
        "appos",
        "orphan",
        "advcl:relcl",
        "list",
        "reparandum",
        "dislocated",
        "ccomp",
    ]
)
_VERBAL = frozenset({"aux", "aux:pass", "compound:prt", "advmod", "cop", "expl"})
_OPENERS = frozenset({"IN", "CC", "TO", "RB", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH"})
_BREAKS = frozenset({",", ";", "\N{EN DASH}", "\N{EM DASH}"})
_OPENING = frozenset({"(", "[", '"', "\N{LEFT DOUBLE QUOTATION MARK}"})
_EDGES = (
    ' ,;:-\N{EN DASH}\N{EM DASH}"“”\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}'
)


def label(scene: Scene, trigger: Trigger, known: Antecedents) -> str:
    """Return the label of the claim a trigger makes."""
    tree = scene.trees[trigger.sentence]
    dated = _dated(scene, tree)
    if trigger.noun and not trigger.carried:
        tokens = _without_openers(
            tree, core_tokens(tree, trigger.token, dated - _named(scene, tree))
        )
        return _joined([_read(tree, tokens, known)])
    head = trigger.clause
    groups = _within_commas(tree, head, _clause(tree, head, dated))
    if trigger.carried and all(trigger.token not in group for group in groups):
        return _joined([_read(tree, [trigger.token], known), _read(tree, [head], known)])
    texts = [_read(tree, group, known) for group in groups]
    if not _has_subject(tree, head):
        ground = is_ground(tree, scene.words, head)
        subject = accused(tree, scene.words, head) if ground else subject_of(tree, head)
        if subject is not None and subject not in groups[0]:
            charged = scene.words.table["frames"]["charged"] if ground else []
            named = not charged or (tree.index, subject) in known or not _is_pronoun(tree, subject)
            texts[:0] = [*([_subject(scene, tree, subject, known)] if named else []), *charged]
    return _joined([text for text in texts if text])


def _is_pronoun(tree: Tree, i: int) -> bool:
    return tree.tokens[i].tag.startswith("PRP")


def statement(scene: Scene, trigger: Trigger, saying: Saying | None, speaker: str) -> str | None:
    """Return the label of a statement, with what was said: "Police said two men had died"."""
    if saying is None or not saying.contents or not speaker:
        return None
    cue = scene.trees[trigger.sentence].tokens[trigger.token].text
    said = _midway(scene, saying)
    if saying.direct:
        room = LONGEST - len(speaker) - 4
        return None if room < 15 else f"{_upper(speaker)}: “{_cut(said.strip(_EDGES), room)}”"
    return _cut(_upper(f"{speaker} {cue} {said}"), LONGEST)


def _midway(scene: Scene, saying: Saying) -> str:
    """Return what was said as it reads after a cue: no capital but a name's or a quotation's."""
    content = saying.contents[0]
    said = " ".join(scene.text(content).split())
    first = next(
        (t for t in scene.trees[saying.sentence].tokens if t.span.start >= content.start), None
    )
    plain = first is not None and first.tag in {"DT", "PRP", "PRP$", "IN", "EX", "CD"}
    return said[:1].lower() + said[1:] if plain and not saying.direct and said[:2] != "I " else said


def _dated(scene: Scene, tree: Tree) -> set[int]:
    """Return the tokens of time expressions, with their prepositions: the date is shown beside."""
    return {
        i
        for d in scene.timexes[tree.index]
        if d.timex.type in POINTS
        for i in range(tree.left[d.token], tree.right[d.token] + 1)
        if d.timex.span.overlaps(tree.tokens[i].span)
        or (tree.relations[i] == "case" and tree.tokens[i].head == d.token)
    }


def _named(scene: Scene, tree: Tree) -> set[int]:
    """Return the tokens of dates that are part of a name ("the September 11 attacks")."""
    return {
        i
        for d in scene.timexes[tree.index]
        if d.timex.anchor == "none" and tree.relations[d.token] in {"compound", "nummod"}
        for i in range(tree.left[d.token], tree.right[d.token] + 1)
    }


def _has_subject(tree: Tree, head: int) -> bool:
    subject = tree.kid(head, "nsubj", "nsubj:pass", "csubj", "expl")
    return subject is not None and tree.tokens[subject].tag not in {"WDT", "WP"}


def _clause(tree: Tree, head: int, dated: set[int]) -> list[list[int]]:
    """Return the token groups of a clause in order: subject, verb, objects, obliques."""
    groups: list[list[int]] = []
    verbal = [head]
    for kid in tree.children[head]:
        relation = tree.relations[kid]
        if relation == "advmod" and tree.tokens[kid].tag == "WRB":
            continue
        due = relation == "mark" and tree.tokens[kid].tag == "JJ"
        if (relation in _VERBAL or due) and tree.right[kid] - tree.left[kid] < 3:
            if not (relation == "advmod" and kid < head and kid == 0):
                verbal.extend(range(tree.left[kid], tree.right[kid] + 1))
        elif (
            _is_dropped(tree, kid, dated)
            or (relation == "conj" and tree.is_verb(kid))
            or (relation == "obl" and kid < head and tree.kid(head, "nsubj", "nsubj:pass"))
            or _is_torn(tree, kid)
        ):
            continue
        else:
            groups.append(core_tokens(tree, kid, dated))
    verb = sorted(set(verbal) - dated)
    ordered = sorted((g for g in (*groups, verb) if g), key=lambda g: head if g is verb else g[0])
    if ordered and ordered[0][0] < head:
        ordered[0] = _without_openers(tree, ordered[0])
    return [group for group in ordered if group] or [[head]]


def _is_torn(tree: Tree, i: int) -> bool:
    """Return whether a phrase is the first half of a clause ("after a small group threw ...")."""
    finite = (k for k in tree.kids(i, "acl") if tree.tokens[k].tag == "VBD")
    return tree.relations[i] == "obl" and next(finite, None) is not None


def _within_commas(tree: Tree, head: int, groups: list[list[int]]) -> list[list[int]]:
    """Return the groups up to the comma behind the verb that does not separate items of a list."""
    kept: list[list[int]] = []
    previous = groups[0][0]
    for group in groups:
        inside: list[int] = []
        for i in group:
            if previous >= head and _is_apart(tree, previous, i):
                return [one for one in (*kept, inside) if one]
            inside.append(i)
            previous = i
        kept.append(inside)
    return kept


def _is_apart(tree: Tree, previous: int, i: int) -> bool:
    """Return whether a comma stands between two tokens that are no items of one list."""
    if all(tree.tokens[k].text not in _BREAKS for k in range(previous + 1, i)):
        return False
    if tree.tokens[previous].text in _OPENING or i < previous:
        return False
    listed = {"conj", "amod", "nummod"}
    return not any(tree.relations[k] in listed for k in (i, *tree.up(i)) if k > previous)


def _is_dropped(tree: Tree, i: int, dated: set[int]) -> bool:
    if i in dated or tree.relations[i] in _DROPPED:
        return True
    return tree.tokens[i].tag in {"WDT", "WP", "``", "''"}


def _without_openers(tree: Tree, tokens: list[int]) -> list[int]:
    """Return a phrase without the preposition or conjunction that opens it."""
    start = 0
    while start < len(tokens) - 1 and _opens(tree, tokens[start]):
        start += 1
    return tokens[start:]


def _opens(tree: Tree, i: int) -> bool:
    if tree.tokens[tree.tokens[i].head].tag == "JJS":
        return False
    if tree.relations[i] in {"case", "mark"}:
        return True
    return tree.tokens[i].tag in _OPENERS and tree.tokens[tree.tokens[i].head].tag != "CD"


def core_tokens(tree: Tree, head: int, dated: set[int]) -> list[int]:
    """Return the tokens of a phrase without the clauses, appositions and dates that hang on it."""
    kept, stack = [], [head]
    while stack:
        i = stack.pop()
        kept.append(i)
        for kid in tree.children[i]:
            relation = tree.relations[kid]
            inner = tree.tokens[kid].tag in {"HYPH", "POS"} or relation in {"cc", "mark"}
            if (_is_dropped(tree, kid, dated) and not (inner and kid not in dated)) or (
                relation in {"conj", "cc"} and tree.is_verb(i)
            ):
                continue
            stack.append(kid)
    return sorted(kept)


def _read(tree: Tree, piece: list[int], known: Antecedents) -> str:
    """Return the text of some tokens, closed up as in the article, pronouns replaced by names."""
    parts: list[str] = []
    for previous, i in zip([None, *piece], piece, strict=False):
        token = tree.tokens[i]
        text = token.text
        antecedent = known.get((tree.index, i)) if token.tag in {"PRP", "PRP$"} else None
        told = " ".join(tree.tokens[k].text for k in piece)
        if antecedent is not None and token.tag == "PRP$" and antecedent.name in told:
            antecedent = None
            if not parts:
                continue
        if antecedent is not None:
            text = antecedent.name + ("'s" if token.tag == "PRP$" else "")
        elif token.tag == "PRP$" and not parts:
            continue
        tight = previous == i - 1 and tree.tokens[i - 1].span.end == token.span.start
        parts.append(text if tight or not parts else f" {text}")
    return "".join(parts).strip(_EDGES)


def _subject(scene: Scene, tree: Tree, subject: int, known: Antecedents) -> str:
    antecedent = known.get((tree.index, subject))
    if antecedent is not None and tree.tokens[subject].tag.startswith("PRP"):
        return antecedent.name
    mention = scene.names[tree.index].get(subject)
    if mention is not None:
        return mention.name
    if tree.kid(subject, "conj") is not None:
        return _read(tree, core_tokens(tree, subject, set()), known)
    return scene.text(core(tree, subject))


def _joined(texts: list[str]) -> str:
    """Return the pieces as one line of at most ``LONGEST`` characters, the last dropped first."""
    while len(texts) > 2 and len(" ".join(texts)) > LONGEST:
        texts = texts[:-1]
    return _cut(_upper(" ".join(" ".join(texts).split())), LONGEST)


def _upper(line: str) -> str:
    return line[:1].upper() + line[1:]


def _cut(line: str, length: int) -> str:
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(_EDGES) + "…"
