"""Make a short readable clause of a claim: "Spin Boldak fell to the Taliban".

Subject, verb and core arguments in the article's own words; subordinate clauses, time expressions
and quotation marks are left out, and a pronoun gives way to the name it stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.actors import core
from timeline.events.roles import subject_of

if TYPE_CHECKING:
    from timeline.events.antecedents import Antecedents
    from timeline.events.scene import Scene, Trigger
    from timeline.events.tree import Tree

#: A label longer than this does not fit beside a mark on the timeline.
LONGEST = 90

_DROPPED = frozenset(
    {
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
    }
)
_VERBAL = frozenset({"aux", "aux:pass", "compound:prt", "advmod", "cop", "expl"})


def label(scene: Scene, trigger: Trigger, antecedents: Antecedents) -> str:
    """Return the label of the claim a trigger makes."""
    tree = scene.trees[trigger.sentence]
    verbal = not trigger.noun or trigger.carried
    head = trigger.clause if verbal else trigger.token
    dated = {
        i
        for d in scene.timexes[trigger.sentence]
        for i in range(tree.left[d.token], tree.right[d.token] + 1)
        if d.timex.span.overlaps(tree.tokens[i].span) or tree.relations[i] == "case"
    }
    pieces = _clause(tree, head, dated) if verbal else [(core_tokens(tree, head, dated))]
    texts = [(_first(p), _read(scene, tree, p, antecedents)) for p in pieces if p]
    if verbal and not _has_subject(tree, head):
        subject = subject_of(tree, head)
        if subject is not None:
            texts.insert(0, (-1, _subject_text(scene, tree, subject, antecedents)))
    return _joined([text for _, text in texts if text])


def _has_subject(tree: Tree, head: int) -> bool:
    subject = tree.kid(head, "nsubj", "nsubj:pass", "csubj", "expl")
    return subject is not None and tree.tokens[subject].tag not in {"WDT", "WP"}


def _clause(tree: Tree, head: int, dated: set[int]) -> list[list[int]]:
    """Return the token groups of a clause in order: subject, verb, objects, obliques."""
    groups: list[list[int]] = []
    verbal = [head]
    for kid in tree.children[head]:
        relation = tree.relations[kid]
        if relation in _VERBAL and tree.right[kid] - tree.left[kid] < 3:
            verbal.extend(range(tree.left[kid], tree.right[kid] + 1))
        elif (
            relation in _DROPPED
            or kid in dated
            or tree.tokens[kid].tag in {"WDT", "WP", "``", "''"}
        ) or (relation == "conj" and tree.is_verb(kid)):
            continue
        else:
            groups.append(core_tokens(tree, kid, dated))
    groups.append(sorted(set(verbal) - dated))
    return sorted((g for g in groups if g), key=lambda group: group[0])


def core_tokens(tree: Tree, head: int, dated: set[int]) -> list[int]:
    """Return the tokens of a phrase without the clauses, appositions and dates that hang on it."""
    kept, stack = [], [head]
    while stack:
        i = stack.pop()
        if i in dated and i != head:
            continue
        kept.append(i)
        for kid in tree.children[i]:
            relation = tree.relations[kid]
            hyphen = tree.tokens[kid].text in {"-", "–", "'", "’"} or tree.tokens[kid].tag == "HYPH"
            if relation in _DROPPED and not hyphen and relation not in {"cc", "mark"}:
                continue
            if kid in dated:
                continue
            if relation == "conj" and tree.is_verb(i):
                continue
            if relation == "cc" and tree.is_verb(i):
                continue
            stack.append(kid)
    return sorted(kept)


def _first(piece: list[int]) -> int:
    return piece[0]


def _read(scene: Scene, tree: Tree, piece: list[int], antecedents: Antecedents) -> str:
    """Return the text of some tokens, closed up as in the article, pronouns replaced by names."""
    parts: list[str] = []
    for previous, i in zip([None, *piece], piece, strict=False):
        token = tree.tokens[i]
        known = antecedents.get((tree.index, i))
        text = token.text
        if known is not None and token.tag in {"PRP", "PRP$"}:
            text = known.name + ("’s" if token.tag == "PRP$" else "")
        tight = (
            previous is not None
            and previous == i - 1
            and tree.tokens[previous].span.end == token.span.start
        )
        parts.append(text if tight or not parts else f" {text}")
    return "".join(parts).strip(' ,;:-–—"“”‘’')


def _subject_text(scene: Scene, tree: Tree, subject: int, antecedents: Antecedents) -> str:
    known = antecedents.get((tree.index, subject))
    if known is not None and tree.tokens[subject].tag.startswith("PRP"):
        return known.name
    return scene.text(core(tree, subject))


def _joined(texts: list[str]) -> str:
    """Return the pieces as one line of at most ``LONGEST`` characters, last pieces left out first."""
    while len(texts) > 2 and len(" ".join(texts)) > LONGEST:
        texts = texts[:-1]
    line = " ".join(" ".join(texts).split())
    if len(line) > LONGEST:
        line = line[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return line[:1].upper() + line[1:]
