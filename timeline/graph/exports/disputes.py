"""What contradicts each event, short enough for a cell, a slide or a calendar's entry.

A fire that killed five to one paper and six to another: "five against six. Karst Daily: “Five
people died.” Gulf Herald: “Six people were killed.”"
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.model import Article, Claim, Span, Timeline

#: Characters of a quote that are shown: a sentence of news has some 120 to 150.
WIDEST = 160
#: Pairs of claims told of one conflict; the others differ in the same point.
PAIRS = 2


def disputes(timeline: Timeline) -> Mapping[str, tuple[str, ...]]:
    """Return what contradicts each event that is contradicted: in what, and both sides' words."""
    articles = {article.id: article for article in timeline.articles}
    claims = {claim.id: claim for claim in timeline.claims}
    found: dict[str, list[str]] = defaultdict(list)
    for link in timeline.links:
        if link.kind != "conflicts":
            continue
        for event in dict.fromkeys((link.source, link.target)):
            ways = [pair if event == link.source else pair[::-1] for pair in link.claims[:PAIRS]]
            sides = dict.fromkeys(claims[ident] for pair in ways for ident in pair)
            said = [_said(claim, articles[claim.article]) for claim in sides]
            found[event].append(" ".join([f"{'; '.join(link.reasons)}.", *said]))
    return {event: tuple(dict.fromkeys(told)) for event, told in found.items()}


def _said(claim: Claim, article: Article) -> str:
    where = article.paths[0] if article.paths else article.id
    return f"{article.publisher or where}: “{_short(claim, article.text)}”"


def _short(claim: Claim, text: str) -> str:
    """Return the sentence, or of a long one what lies about trigger, time and counts."""
    whole, timex = claim.sentence, claim.when.timex
    marks = [claim.trigger, *(q.span for q in claim.quantities), *([timex.span] if timex else [])]
    inside = [mark for mark in marks if whole.start <= mark.start and mark.end <= whole.end]
    start, end = whole.start, whole.end
    if end - start > WIDEST and inside:
        first, last = min(mark.start for mark in inside), max(mark.end for mark in inside)
        room = max(0, WIDEST - (last - first)) // 2
        start, end = _by_words(text, whole, first - room, last + room)
    shown = re.sub(r"\s+", " ", text[start:end].strip())
    return f"{'… ' * (start > whole.start)}{shown}{' …' * (end < whole.end)}"


def _by_words(text: str, whole: Span, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of a sentence without the word that each of its ends would cut."""
    start, end = max(start, whole.start), min(end, whole.end)
    while whole.start < start and not text[start - 1].isspace():
        start -= 1
    while end < whole.end and not text[end].isspace():
        end += 1
    return start, end
