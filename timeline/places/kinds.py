"""Whether a name is a person, a place or a body: the article's mentions of it vote together.

"Spin Boldak" read as a person twice and as a place once, but "in Spin Boldak" and known to the
gazetteer → a place everywhere in the article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from math import log10, sqrt
from typing import TYPE_CHECKING

from timeline.places import doings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import MentionKind
    from timeline.places.gazetteer import Gazetteer
    from timeline.places.lexicon import Lexicon
    from timeline.places.words import Run

#: What ends a dateline, and the number of words within which one ends.
DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
DATELINE = 14
Votes = defaultdict["MentionKind", float]
#: Weights of evidence, relative to one reading by the model (1): set on newspaper text.
MODEL, STRONG, CLEAR, WEAK = 1.0, 2.0, 1.5, 0.4
#: A local reading this much ahead overrules what the rest of the article says.
CERTAIN = 2.0
#: Taken off a bare surname that nothing but the model supports: papers give a full name first.
UNSUPPORTED = 0.5
#: However often the model reads a name one way, it counts at most double: its errors repeat.
TWICE = 2.0


def decided(found: Sequence[Run], lexicon: Lexicon, gazetteer: Gazetteer) -> list[Run]:
    """Return the names with the kind that all mentions of the same name support together."""
    parts = name_parts(found)
    local = [_evidence(run, lexicon, gazetteer) for run in found]
    together: dict[str, Votes] = defaultdict(lambda: defaultdict(float))
    said: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    firms = _firm_parts(found, gazetteer)
    for run, votes in zip(found, local, strict=True):
        together[run.name] = _joined(together[run.name], votes)
        if run.name in firms - parts:
            together[run.name]["organisation"] += STRONG
        if run.end - run.start == 1 and run.name in parts:
            together[run.name]["person"] += STRONG
        if run.said is not None:
            said[run.name][run.said] += 1
    for name, votes in together.items():
        personal = votes["person"] > 0 or name in lexicon.first_names
        if " " not in name and not personal:
            votes["person"] -= UNSUPPORTED * bool(said[name]["person"])
        for kind, times in said[name].items():
            votes[kind] += MODEL * min(sqrt(times), TWICE)
        votes["place"] = _weighed(
            name, votes["place"], gazetteer, needed=CLEAR if personal else WEAK
        )
    return [
        _decided(run, votes, together[run.name], parts, lexicon, gazetteer)
        for run, votes in zip(found, local, strict=True)
    ]


def name_parts(found: Iterable[Run]) -> frozenset[str]:
    """Return first and last names of everybody the article names in full."""
    return frozenset(
        token.text
        for run in found
        if run.kind == "person" and run.end - run.start > 1
        for token in (run.tokens[0], run.tokens[-1])
    )


def _firm_parts(found: Iterable[Run], gazetteer: Gazetteer) -> frozenset[str]:
    """Return what bodies begin with that the article names in full: "Kyoda" of "Kyoda Motors"."""
    return frozenset(
        run.tokens[0].text
        for run in found
        if run.kind == "organisation"
        and run.end - run.start > 1
        and run.tokens[0].text not in gazetteer
    )


def _decided(  # noqa: PLR0913, PLR0917 - one mention, its article and the two sources
    run: Run,
    local: Votes,
    together: Votes,
    parts: frozenset[str],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Run:
    known = lexicon.known(run.name)
    named = run.name in parts and run.kind == "person" and local["place"] < CLEAR
    if run.sure:
        return run
    if known is not None and not named:
        return replace(run, kind=known.kind, sure=True)
    if run.name in lexicon.abbreviated and run.before == ",":
        return replace(run, kind="place", sure=True)
    if local["place"] >= CLEAR > local["person"] and run.name in parts:
        return replace(run, kind="place" if run.name in gazetteer else run.kind)
    if max(local.values(), default=0) - _second(local) >= CERTAIN:
        together = _sum(together, local)
    return replace(run, kind=_best(together, run.kind))


def _joined(together: Votes, votes: Votes) -> Votes:
    """Return the votes with those of one more mention; "of X" and "from X" count but once."""
    place = max(together["place"], votes["place"]) if votes["place"] <= WEAK else None
    joined = _sum(together, votes)
    if place is not None:
        joined["place"] = place
    return joined


def _sum(first: Votes, second: Votes) -> Votes:
    votes: Votes = defaultdict(float, first)
    for kind, weight in second.items():
        votes[kind] += weight
    return votes


def _best(votes: Votes, otherwise: MentionKind) -> MentionKind:
    best = max(votes.values(), default=0)
    kinds = [kind for kind, weight in votes.items() if weight == best]
    return otherwise if otherwise in kinds or not kinds else min(kinds)


def _second(votes: Votes) -> float:
    ordered = sorted(votes.values(), reverse=True)
    return ordered[1] if len(ordered) > 1 else 0


def _evidence(run: Run, lexicon: Lexicon, gazetteer: Gazetteer) -> Votes:
    votes: Votes = defaultdict(float)
    votes["place"] += _as_place(run, lexicon)
    votes["person"] += _as_person(run, lexicon) + doings.as_person(run, lexicon)
    votes["organisation"] += doings.as_body(run, lexicon, gazetteer)
    votes["other"] += doings.as_craft(run, lexicon)
    if _is_source(run):
        votes["organisation"] += CERTAIN * 2
    last = run.tokens[-1].text
    if run.end - run.start > 1:
        votes["organisation"] += CLEAR * (last in lexicon.body_heads)
        votes["place"] += CLEAR * (last in lexicon.built_heads or last in lexicon.natural_heads)
    return votes


def _as_place(run: Run, lexicon: Lexicon) -> float:
    before, after, tokens = run.before.lower(), run.after, run.sentence.tokens
    earlier = tokens[run.start - 2].text if run.start > 1 else ""
    weight = 0.0
    if after in lexicon.region_heads or after in lexicon.town_heads or after in lexicon.sites:
        weight += STRONG
    if before == "of" and (earlier in lexicon.region_heads or earlier in lexicon.town_heads):
        weight += STRONG
    if before in lexicon.inside or before in lexicon.directions:
        weight += CLEAR
    elif before in lexicon.toward:
        weight += WEAK
    return weight + STRONG * _opens_dateline(run)


def _as_person(run: Run, lexicon: Lexicon) -> float:
    weight = 0.0
    if run.before in lexicon.titles:
        weight += STRONG
    if run.before in lexicon.roles or _is_said_to_be(run, lexicon.roles):
        weight += CLEAR
    if run.after in lexicon.speech:
        weight += WEAK
    if _age_follows(run):
        weight += STRONG
    return weight


def _is_said_to_be(run: Run, roles: frozenset[str]) -> bool:
    """Return whether an apposition calls the name a person: "X, an Indian national, ..."."""
    tokens = run.sentence.tokens
    following = tokens[run.end : run.end + 7]
    if len(following) < 2 or following[0].text != ",":
        return False
    if following[1].text == "who":
        return True
    own = range(run.start, run.end)
    return any(t.relation == "appos" and t.head in own and t.lemma in roles for t in following)


def _is_source(run: Run) -> bool:
    """Return whether the name is the agency of a dateline: "KOPER, March 3 (Meridian) - "."""
    tokens = run.sentence.tokens
    dash = tokens[run.end + 1].text if run.end + 1 < len(tokens) else ""
    return run.before == "(" and run.after == ")" and dash in DASHES and run.start < DATELINE


def _opens_dateline(run: Run) -> bool:
    """Return whether a dateline begins with the name: "GOMA, March 3 (Meridian) - "."""
    texts = [token.text for token in run.sentence.tokens[run.end : run.end + DATELINE]]
    dash = next((at for at, text in enumerate(texts) if text in DASHES), None)
    if run.start > 0 or dash is None:
        return False
    return run.name.isupper() or (dash > 0 and texts[dash - 1] == ")")


def _age_follows(run: Run) -> bool:
    """Return whether an age stands behind the name: "Jan Novak, 34, ..."."""
    following = [token.text for token in run.sentence.tokens[run.end : run.end + 3]]
    return (
        len(following) == 3
        and following[0] == ","
        and following[1].isdigit()
        and following[2] == ","
    )


def _weighed(name: str, context: float, gazetteer: Gazetteer, *, needed: float) -> float:
    """Return the weight of a place: its context with what the gazetteer has of that name.

    A name that stands where places stand (its context weighs at least ``needed``) gains by the
    size of the town, one that does not by half that: Mary and Jackson are towns, too. What no
    gazetteer has is doubted ("at Google").
    """
    people = [c.population * (1 if c.main else 0.1) for c in gazetteer.named(name)]
    if not people:
        return context / 2
    size = log10(max(people) + 1) / 3
    return context + (WEAK + size if context >= needed else size / 2)
