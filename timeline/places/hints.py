"""Where an article is at home, read from what names no place itself: bodies and the publisher.

"Athens Police Department" speaks of an Athens; ``https://news.example.co.uk`` is British.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from timeline.places.toponyms import meanings
from timeline.places.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.model import Article
    from timeline.places.gazetteer import Gazetteer
    from timeline.places.lexicon import Lexicon
    from timeline.places.words import Run

#: Country domains that are sold to all the world, or stand for something else than the country.
_WORLDLY = frozenset("ai am cc co fm gg io is ly me nu pw sh st to tv vc ws".split())  # noqa: SIM905 - a list of codes reads best so
#: Country domains that differ from the ISO 3166 code.
_DOMAINS = {"uk": "GB"}
#: Towns smaller than this lend their names to too many families and firms.
KNOWN = 5_000


def within_bodies(found: Iterable[Run], lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield names of places that begin the names of bodies, or follow "of" in them."""
    for run in found:
        if run.kind in {"organisation", "other"} and run.end - run.start > 1:
            tokens = run.tokens
            texts = [token.text for token in tokens]
            after = texts.index("of") + 1 if "of" in texts else 0
            for start in {0, after}:
                names = (
                    joined(tokens[start:end])
                    for end in range(len(tokens) - (start == 0), start, -1)
                )
                known = next((name for name in names if _is_place(name, lexicon, gazetteer)), None)
                if known is not None:
                    yield known


def _is_place(name: str, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    if name in lexicon.body_heads or name in lexicon.titles or name.islower():
        return False
    return any(
        candidate.level in "crd" or (candidate.main and candidate.population >= KNOWN)
        for candidate in meanings(name, lexicon, gazetteer)
    )


def country_of_publisher(article: Article) -> str:
    """Return the country (ISO 3166) the publisher's address belongs to, or nothing."""
    host = urlsplit(article.url).hostname if article.url else None
    ending = (host or "").rpartition(".")[2]
    if not re.fullmatch("[a-z]{2}", ending) or ending in _WORLDLY:
        return ""
    return _DOMAINS.get(ending, ending.upper())
