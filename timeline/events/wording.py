"""Turn tokens into a line a person reads: spaced as in the article, short, with names for pronouns.

"they had seized it" → "Rebels had seized Koper", closed up where the article has no space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.antecedents import Antecedents
    from timeline.events.tree import Tree

#: A label longer than this does not fit beside a mark on the timeline.
LONGEST = 90

EDGES = (
    ' ,;:-\N{EN DASH}\N{EM DASH}"“”\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}'
)
#: Tags of "his" and "whose".
_OWNING = frozenset({"PRP$", "WP$"})
_OPENERS = frozenset({"IN", "CC", "TO", "RB", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH"})
#: What a line must not end with: it leads on to something that was left out.
_DANGLING = frozenset({"case", "mark", "cc", "det", "punct", "nmod:poss"})


def without_openers(tree: Tree, tokens: Sequence[int]) -> list[int]:
    """Return a phrase without the preposition or conjunction that opens it."""
    start = 0
    while start < len(tokens) - 1 and _opens(tree, tokens[start]):
        start += 1
    return list(tokens[start:])


def _opens(tree: Tree, i: int) -> bool:
    if tree.tokens[tree.tokens[i].head].tag in {"JJS", "CD"}:
        return False
    return tree.relations[i] in {"case", "mark"} or tree.tokens[i].tag in _OPENERS


def tidied(tree: Tree, tokens: Sequence[int]) -> list[int]:
    """Return a phrase without the words at its end that lead on to what was left out."""
    kept = list(tokens)
    while len(kept) > 1 and tree.relations[kept[-1]] in _DANGLING:
        if tree.tokens[kept[-1]].head < kept[-1] and tree.relations[kept[-1]] == "case":
            break
        kept.pop()
    return kept


def read(tree: Tree, piece: Sequence[int], known: Antecedents, before: str = "") -> str:
    """Return the text of some tokens, closed up as in the article, pronouns replaced by names.

    ``before`` is what stands in front of them: nobody is named twice in one line.
    """
    parts: list[str] = []
    told = {tree.tokens[i].text for i in piece} | set(before.split())
    for i in piece:
        if (tree.index, i) in known and not tree.tokens[i].tag.startswith(("PRP", "WP")):
            told |= set(known[tree.index, i].name.split())
    owned, kept = _without_owners(tree, piece), tree.words.sets["labels.kept"]
    for previous, i in zip([None, *piece], piece, strict=False):
        token = tree.tokens[i]
        text = token.text
        whom = known.get((tree.index, i)) if token.tag in {"PRP", *_OWNING} else None
        if whom is not None and text.lower() not in kept and whom.name.split()[-1] not in told:
            text = whom.name + ("'s" if token.tag in _OWNING else "")
            told |= set(whom.name.split())
        elif parts and i in owned:
            text = f"{tree.words.table['labels']['the']} {text}"
        if previous is not None and _is_next_item(tree, previous, i):
            parts.append(",")
        tight = previous == i - 1 and tree.tokens[i - 1].span.end == token.span.start
        parts.append(text if tight or not parts else f" {text}")
    return "".join(parts).strip(EDGES)


def _is_next_item(tree: Tree, previous: int, i: int) -> bool:
    """Return whether a comma parts two items of a list ("guns, cars and boats")."""
    if previous + 1 >= i or tree.tokens[previous + 1].text != ",":
        return False
    item = (k for k in (i, *tree.up(i)) if tree.left[k] >= previous + 1)
    return any(tree.relations[k] == "conj" for k in item)


def _without_owners(tree: Tree, piece: Sequence[int]) -> set[int]:
    """Return the first words of nouns that stand without the day that owned them.

    "Wednesday's rate cut" without its Wednesday is "the rate cut".
    """
    if "nmod:poss" not in tree.relations:
        return set()
    inside = set(piece)
    owners = (k for k, known in enumerate(tree.relations) if known == "nmod:poss")
    nouns = {tree.tokens[k].head for k in owners if k not in inside} & inside
    led = {k for i in nouns for k in tree.kids(i, "case", "mark", "cc")}
    return {min(k for k in piece if tree.left[i] <= k <= i and k not in led) for i in nouns}


def line(*texts: str) -> str:
    """Return pieces as one line that begins with a capital and is at most ``LONGEST`` long."""
    return cut(upper(" ".join(" ".join(text for text in texts if text).split())), LONGEST)


def upper(text: str) -> str:
    """Return the text with a capital in front."""
    return text[:1].upper() + text[1:]


def cut(text: str, length: int) -> str:
    """Return the text cut between two words, with an ellipsis, to at most ``length``."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(EDGES) + "…"
