"""How an expression lies to what happened, by the word before it: "by September", "since Wednesday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model import Relation
    from timeline.timex.grammar import Candidate
    from timeline.timex.lexicon import Lexicon
    from timeline.timex.tokens import Tokens

#: The most words a signal has ("no later than").
_LONGEST = 3
#: Between the two ends of a range.
_RANGE = frozenset({"to", "until", "till", "through", "and", "-", "–", "—"})


def signal(tokens: Tokens, start: int, lexicon: Lexicon) -> tuple[Relation, Span | None]:
    """Return the relation the words before ``start`` give, and where they stand."""
    table = lexicon.slots["relation"]
    for count in range(_LONGEST, 0, -1):
        if start - count < 0:
            continue
        words = " ".join(tokens.words[start - count : start])
        if words in table:
            span = Span(start=tokens.starts[start - count], end=tokens.ends[start - 1])
            return table[words], span
    return "on", None


def ranges(candidates: Sequence[Candidate], tokens: Tokens) -> dict[int, int]:
    """Return which candidates open a range and which close it: "from Monday to Wednesday"."""
    found = {}
    for index in range(len(candidates) - 1):
        left, right = candidates[index], candidates[index + 1]
        if right.start - left.end != 1 or left.expression.type in {"SET", "DURATION"}:
            continue
        link, lead = tokens.words[left.end], tokens.word(left.start - 1)
        if link not in _RANGE:
            continue
        if (link == "and") == (lead == "between") and (
            lead in {"from", "between"} or link in {"-", "–", "—"}
        ):
            found[index] = index + 1
    return found
