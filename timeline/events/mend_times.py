"""Free a time from the nouns beside it: "The following spring he bought a mill".

Without a preposition or a comma the parser takes such a time for the head of the clause, for its
subject, or for a part of the subject behind it ("On Monday police raided a house").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.tree import first_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.events.words import Words
    from timeline.model import Timex, Token

#: A time that opens a sentence ends among so many words.
_OPENING = 8
_TIME = frozenset({"DT", "JJ", "JJR", "RBR", "VBG", "NN", "NNP", "NNS", "CD"})
_PARTS = frozenset({"compound", "nmod", "amod", "nmod:unmarked", "nmod:desc"})
#: How a noun hangs inside a phrase, and how the head of one does that the parse had no verb for.
_INNER = frozenset({"nmod", "flat", "compound", "appos"})
_ASTRAY = frozenset({"conj", "nmod:unmarked", "obl:unmarked", "dep", "parataxis", "nsubj", "root"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_FREE = "obl:unmarked"


def times_freed(
    tokens: tuple[Token, ...], timexes: Iterable[Timex], words: Words
) -> tuple[Token, ...]:
    """Return the words of a sentence with the time that opens it hung on its verb."""
    timexes = [timex for timex in timexes if timex.type in {"DATE", "TIME"}]
    for timex in timexes:
        tokens = _unseated(tokens, timex)
    first = first_word(tokens)
    if first >= min(_OPENING, len(tokens)):
        return tokens
    for timex in timexes:
        if timex.span.start > tokens[first].span.end + 1:
            continue
        tokens = _parted(tokens, first, timex)
        last = max(
            (i for i in range(first, len(tokens)) if tokens[i].span.end <= timex.span.end),
            default=first,
        )
        inside = range(first, last + 1)
        if _opens(tokens, inside, words):
            return tuple(_freed(list(tokens), inside))
    return tokens


def _parted(tokens: tuple[Token, ...], opening: int, timex: Timex) -> tuple[Token, ...]:
    """Return the words with a time that opens the sentence parted from the subject behind it.

    "On Monday police arrested two men": without a comma the parse takes it for Monday's police.
    """
    inside = [i for i, token in enumerate(tokens) if timex.span.contains(token.span)]
    case = tokens[opening]
    if not inside or inside[0] != opening + 1 or case.tag != "IN":
        return tokens
    time = inside[-1]
    subject = time
    while tokens[subject].relation in _PARTS and tokens[subject].head > subject:
        subject = tokens[subject].head
    if subject == time or tokens[subject].relation not in _SUBJECTS:
        return tokens
    fixed, verb = list(tokens), tokens[subject].head
    for i in inside[:-1]:
        if tokens[i].head not in inside:
            fixed[i] = replace(tokens[i], head=time)
    fixed[time] = replace(tokens[time], relation="obl", head=verb)
    fixed[opening] = replace(case, relation="case", head=time)
    return tuple(fixed)


def _unseated(tokens: tuple[Token, ...], timex: Timex) -> tuple[Token, ...]:
    """Return the words with the noun before a time as subject ("a report last autumn found").

    A day finds nothing: where it stands as subject right behind a noun that is none, the noun is.
    """
    time = next(
        (
            i
            for i, t in enumerate(tokens)
            if t.relation in _SUBJECTS and timex.span.contains(t.span)
        ),
        None,
    )
    if time is None or not tokens[tokens[time].head].tag.startswith("VB"):
        return tokens
    start = next(i for i, t in enumerate(tokens) if t.span.end > timex.span.start)
    noun = _phrase_before(tokens, start)
    verb = tokens[time].head
    if noun is None or verb < time or _has_subject(tokens, verb, time):
        return tokens
    fixed = list(tokens)
    fixed[noun] = replace(fixed[noun], relation=tokens[time].relation, head=verb)
    fixed[time] = replace(fixed[time], relation=_FREE)
    return tuple(fixed)


def _phrase_before(tokens: Sequence[Token], end: int) -> int | None:
    """Return the head of the noun phrase that ends right before a word, None if there is none."""
    at = end - 1
    if at < 0 or not tokens[at].tag.startswith("NN"):
        return None
    while tokens[at].relation in _INNER and tokens[at].head < at:
        at = tokens[at].head
    return at if tokens[at].tag.startswith("NN") and tokens[at].relation in _ASTRAY else None


def _opens(tokens: Sequence[Token], inside: range, words: Words) -> bool:
    """Return whether the words are a step in time without a preposition ("The next spring")."""
    steps = words.sets["measures.steps"]
    stepped = any(tokens[i].text.lower() in steps for i in inside)
    after = tokens[inside.stop].tag if inside.stop < len(tokens) else ""
    whole = all(tokens[i].tag in _TIME for i in inside) and after != "POS"
    return stepped and whole and len(inside) < _OPENING and inside.stop < len(tokens)


def _freed(fixed: list[Token], inside: range) -> list[Token]:
    time = inside[-1]
    above = fixed[time].head
    if fixed[time].relation == "root":
        _lower_root(fixed, time)
    elif fixed[time].relation in _PARTS and fixed[above].relation in _SUBJECTS:
        verb = fixed[above].head
        for i in inside:
            if fixed[i].head == above:  # "The" of "The next morning police"
                fixed[i] = replace(fixed[i], head=time)
        fixed[time] = replace(fixed[time], relation=_FREE, head=verb)
    elif fixed[time].relation in _SUBJECTS and _has_subject(fixed, above, time):
        fixed[time] = replace(fixed[time], relation=_FREE)
    return fixed


def _lower_root(fixed: list[Token], time: int) -> None:
    """Make the clause that hangs on an opening time the main one ("The next spring he left")."""
    clause = next(
        (
            i
            for i, token in enumerate(fixed)
            if token.head == time and token.relation in {"acl:relcl", "acl", "parataxis", "dep"}
        ),
        None,
    )
    if clause is None or fixed[clause].tag not in {"VBD", "VBZ", "VBP", "VBN", "VBG", "JJ", "NN"}:
        return
    if not _has_subject(fixed, clause, time):
        return
    fixed[clause] = replace(fixed[clause], relation="root", head=clause)
    fixed[time] = replace(fixed[time], relation=_FREE, head=clause)
    for i, token in enumerate(fixed):
        if token.head == time and i > time:
            fixed[i] = replace(token, head=clause)


def _has_subject(fixed: Sequence[Token], verb: int, time: int) -> bool:
    """Return whether a verb has a subject behind the time that is no relative pronoun."""
    return any(
        token.head == verb and token.relation in _SUBJECTS and not token.tag.startswith("W")
        for token in fixed[time + 1 :]
    )
