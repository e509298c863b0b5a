"""What the names of a page's elements say of a date in them: the article's, another's, the frame's.

class="byline-date" → marked as a date; class="related-stories" → another article's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

#: Names of parts that show other articles or what readers write, ...
OTHERS = re.compile(
    r"relat|teaser|sidebar|comment|kommentar|recommend|recent|popular|similar|trending|suggest|"
    r"carousel|ticker|read-?next",
    re.IGNORECASE,
)
#: ... of parts that say when something is to happen, ...
EVENTS = re.compile(r"deadline|expir|(?<![a-z])event[-_](?:date|start|end|time)", re.IGNORECASE)
#: ... and of parts that may be the page's frame, or the article's own foot.
FRAME = re.compile(
    r"widget|foot|(?<![a-z])nav|menu|archiv|latest|promo|copyright|calendar|banner|breadcrumb|"
    r"(?<![a-z])more|newest|listing|slider|also|other",
    re.IGNORECASE,
)
DATED = re.compile(
    r"date|datum|time(?!line)|publi|post(?:ed|-?info|-?meta)|byline|meta|author|autor|created|fecha|"
    r"entry-?info|article-?info|details",
    re.IGNORECASE,
)
#: How much less likely a date is the article's in a part for others, and in the page's frame.
ASIDE, FRAMED = 0.5, 0.15


@lru_cache(maxsize=8192)
def apart(names: str) -> float:
    """Return how much less likely a date is the article's in an element of these names."""
    return ASIDE if OTHERS.search(names) else FRAMED if FRAME.search(names) else 0.0


@lru_cache(maxsize=8192)
def is_event(names: str) -> bool:
    """Return whether an element of these names says when something is to happen."""
    return EVENTS.search(names) is not None


def names_of(element: Any) -> str:  # noqa: ANN401 - an lxml element
    """Return the class and the id of an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def is_marked(element: Any) -> bool:  # noqa: ANN401 - an lxml element
    """Return whether an element, or one of the two around it, is called a date or a byline."""
    near = [element, *(place for _, place in zip(range(2), element.iterancestors(), strict=False))]
    return any(_is_dated(names_of(place) + " " + (place.get("itemprop") or "")) for place in near)


@lru_cache(maxsize=8192)
def _is_dated(names: str) -> bool:
    return DATED.search(names) is not None
