"""Towns that stand for their teams: "Malmo beat Aarhus 2-1", "he joined from Bergen".

Only where the article is about sport, only in clauses of sport, and never where the name stands as
a place does ("in Malmo").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Sentence
    from timeline.places.lexicon import Lexicon
    from timeline.places.words import Run

_SCORE = re.compile(r"(?<![\w-])\d{1,3}\s?[-\u2013]\s?\d{1,3}(?![\w-])")
#: Words of sport an article must hold, a score counting as one.
ENOUGH = 3
#: Prepositions behind which the other side of a game or a move between clubs stands.
_SIDES = frozenset({"to", "with", "against", "from", "by"})


def as_teams(found: Sequence[Run], sentences: Iterable[Sentence], lexicon: Lexicon) -> list[Run]:
    """Return the names with those places that stand for teams made organisations."""
    if not _is_sport(sentences, lexicon):
        return list(found)
    teams = {run.name for run in found if _plays(run, lexicon)}
    return [
        replace(run, kind="organisation", sure=True)
        if run.name in teams and _may_be_team(run, lexicon)
        else run
        for run in found
    ]


def _is_sport(sentences: Iterable[Sentence], lexicon: Lexicon) -> bool:
    told: set[str] = set()
    for sentence in sentences:
        texts = [token.text for token in sentence.tokens]
        told |= {text.lower() for text in texts} & lexicon.sport_nouns
        if _SCORE.search(" ".join(texts)):
            told.add("score")
    return len(told) >= ENOUGH


def _may_be_team(run: Run, lexicon: Lexicon) -> bool:
    known = lexicon.known(run.name)
    country = known is not None and known.kind == "place"
    beside = run.before.lower()
    return run.kind in {"place", "other"} and not country and beside not in lexicon.inside


def _plays(run: Run, lexicon: Lexicon) -> bool:
    """Return whether the name is a side of a game, or of a move from club to club."""
    if not _may_be_team(run, lexicon):
        return False
    tokens = run.sentence.tokens
    own = range(run.start, run.end)
    head = next((t for t in run.tokens if t.head not in own), run.tokens[0])
    above = tokens[head.head]
    if above.lemma in lexicon.sport_verbs:
        return head.relation in {"nsubj", "obj"} or run.before.lower() in _SIDES
    return False
