"""How an expression lies to what happened, by the word before it: "by September"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.tense import Direction, had_been

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.model import Relation, Span
    from timeline.timex.grammar import Candidate
    from timeline.timex.lexicon import Lexicon
    from timeline.timex.tokens import Tokens

#: The most words a signal has ("no later than").
_LONGEST = 3


def signal(tokens: Tokens, start: int, lexicon: Lexicon) -> tuple[Relation, Span | None]:
    """Return the relation the words before ``start`` give, and where they stand."""
    table = lexicon.slots["relation"]
    if " ".join(tokens.words[max(start - 2, 0) : start]) in lexicon.contexts["at_least"]:
        start -= 2  # "until at least 2028"
    for count in range(_LONGEST, 0, -1):
        if start - count < 0:
            continue
        words = " ".join(tokens.words[start - count : start])
        if words in table:
            return table[words], tokens.span(start - count, start)
    return "on", None


#: A possessive looks back ("Wednesday's ruling") unless a cue for the future is this near.
_POSSESSIVE_REACH = 5


def toward(tokens: Tokens, candidate: Candidate, looks: Direction, lexicon: Lexicon) -> Direction:
    """Return where the expression lies, given where its clause looks and the word before it."""
    table, start = lexicon.slots["toward"], candidate.start
    for count in range(min(_LONGEST, start), 0, -1):
        words = " ".join(tokens.words[start - count : start])
        if words in table and (words in lexicon.contexts["naming_side"] or not looks.cue):
            return Direction(table[words], words, sure=True)
    if tokens.word(start - 1) in lexicon.contexts["for"]:
        # "set a hearing for", "was set for": the verb looks back, what it arranges lies ahead.
        cues = (looks.cue, tokens.word(start - 2))
        cue = next((word for word in cues if word in lexicon.contexts["arranging"]), None)
        if cue is not None and not had_been(tokens, start - 2, lexicon):
            return Direction(1, f"{cue} ... for", sure=True)
    plan = _given_up(tokens, candidate, lexicon)
    if plan:
        return Direction(1, plan, sure=True, lapsed=True)
    if looks.side < 0 and _is_beyond(tokens, start, lexicon):
        return Direction(0, "")
    granted = looks.cue in lexicon.slots["deferred"] or looks.cue in lexicon.contexts["granting"]
    if granted and tokens.word(start - 1) in lexicon.contexts["up_to"]:
        return Direction(1, looks.cue)
    if looks.side > 0 and tokens.word(candidate.end) in lexicon.contexts["possessive"]:
        near = tokens.words[max(start - _POSSESSIVE_REACH, 0) : start]
        if looks.cue.split()[0] not in near and (
            tokens.word(start - 1) not in lexicon.contexts["before_possessive"]
        ):
            return Direction(-1, "")
    return looks


#: How many words a phrase may have that a distance counts from ("weeks before the election on").
_PHRASE = 6


def _is_beyond(tokens: Tokens, start: int, lexicon: Lexicon) -> bool:
    """Return whether a day is of what lies weeks after: "two weeks before the vote on 2 June"."""
    for index in range(start - 1, max(start - 1 - _PHRASE, 0), -1):
        if tokens.words[index] in lexicon.contexts["before"]:
            return tokens.words[index - 1] in lexicon.slots["units"] or (
                tokens.words[index - 1] in lexicon.slots["unit"]
            )
        if not tokens.words[index].isalpha():
            return False
    return False


#: How many words before the day the plan is named ("due to be held in the capital on Friday").
_PLAN = 10
#: How many words on either side of the day a sentence says that the plan was given up.
_SENTENCE = 25
#: How far before a plan its helper may stand, and behind its day the word that turns against it;
#: words and pairs of words are counted.
_HELPER, _TURN = 4, 4


def _given_up(tokens: Tokens, candidate: Candidate, lexicon: Lexicon) -> str:
    """Return the word for the plan a day is of, if its sentence tells that it was given up."""
    at, stops = candidate.start, {".", "\n", "!", "?"}
    left = list(_until(tokens, range(at - 1, max(at - 1 - _SENTENCE, -1), -1), stops))
    right = list(_until(tokens, range(candidate.end, candidate.end + _SENTENCE), stops))
    plan = next((n for n, w in enumerate(left[: 2 * _PLAN]) if w in lexicon.contexts["plans"]), -1)
    if plan < 0:
        return ""
    over = any(word in lexicon.contexts["given_up"] for word in (*left, *right))
    was = any(word in lexicon.contexts["past_be"] for word in left[plan : plan + _HELPER])
    turns = was and any(word in lexicon.contexts["contrasts"] for word in right[:_TURN])
    return left[plan] if over or turns else ""


def _until(tokens: Tokens, indexes: Iterable[int], stops: AbstractSet[str]) -> Iterator[str]:
    for index in indexes:
        if tokens.word(index) in stops:
            return
        both = f"{tokens.word(index)} {tokens.word(index + 1)}"
        yield tokens.word(index)
        yield both


_DASHES = frozenset({"-", "—"})
#: How many words back a relative clause may open.
_CLAUSE = 15


def background(tokens: Tokens, start: int, lexicon: Lexicon) -> bool:
    """Return whether it stands in a bracket or a relative clause: those do not move the story."""
    closed = False
    for index in range(start - 1, max(start - 1 - _CLAUSE, -1), -1):
        word = tokens.words[index]
        if word in lexicon.contexts["relative_clause"] and closed:
            return False  # "the firm, which was sold in 2004, closes on May 3"
        closed = closed or word == ","
        if word in lexicon.contexts["relative_clause"] or word == "(":
            return True
        if word in {".", ";", "\n", ")", "!", "?"}:
            return False
    return False


def ranges(candidates: Sequence[Candidate], tokens: Tokens, lexicon: Lexicon) -> set[int]:
    """Return the candidates that open or close a range: "from Monday to Wednesday"."""
    found: set[int] = set()
    words = lexicon.contexts
    for index in range(len(candidates) - 1):
        left, right = candidates[index], candidates[index + 1]
        if right.start - left.end != 1 or left.expression.type in {"SET", "DURATION"}:
            continue
        link, lead = tokens.words[left.end], tokens.word(left.start - 1)
        if link not in words["range_links"] | _DASHES:
            continue
        if (link in words["range_and"]) == (lead in words["range_between"]) and (
            lead in words["range_leads"] or link in _DASHES
        ):
            found |= {index, index + 1}
    return found


def with_years(candidates: Sequence[Candidate], ranges: AbstractSet[int]) -> list[Candidate]:
    """Return the candidates with the year of a range at both ends: "from March to May 2021"."""
    whole = list(candidates)
    for index in ranges:
        if index + 1 not in ranges:
            continue
        left, right = whole[index].expression, whole[index + 1].expression
        first, last = left.stated, right.stated
        if last.year is None or last.month is None or first.month is None:
            continue
        if first.year is None and left.shape == right.shape == "calendar" and left.step is None:
            year = last.year - (first.month > last.month)
            expression = left._replace(stated=first._replace(year=year))
            whole[index] = whole[index]._replace(expression=expression)
    return whole
