"""How many sources stand behind claims independently of each other.

"An AFP reporter said", "according to Agence France-Presse" and "a witness told AFP" in three
outlets are one origin: whoever spoke, the agency brought the words to all three.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from timeline import lang
from timeline.graph import lexicon, names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from timeline.graph.facts import Facts
    from timeline.model import Article, Claim

#: An agency's credit stands this near to the start of an article ("KOPER, March 11 (AFP) - ...").
HEAD = 200
#: So many outlets are looked for in the words of each other's sentences.
MOST_OUTLETS = 40
_PAUSES = re.compile(r"[^\w-]+")


def count(group: Sequence[Facts]) -> int:
    """Return how many origins the claims have.

    The articles of one outlet, the copy it shares with others, a named speaker several of them
    quote, and the agency or outlet that a sentence or its article credits, are one.
    """
    if len(group) == 1:
        return 1
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    outlets = _long({one.outlet for one in group})
    for one in group:
        article = f"article {one.article}"
        root(article)
        for key in _keys(one, outlets):
            first, other = sorted((root(article), root(key)))
            parent[other] = first
    return len({root(key) for key in list(parent)})


def _keys(one: Facts, outlets: Collection[str]) -> Iterator[str]:
    """Yield what the claim has in common with others of one origin."""
    yield f"origin {one.origin}"
    if one.outlet:
        yield f"outlet {one.outlet}"
    if one.speaker:
        yield f"speaker {one.speaker}"
    elif one.via:
        yield f"via {one.via.casefold()}"
    credited = one.agencies | agencies(one.outlet) | one.credit
    yield from (f"agency {name}" for name in credited)
    words = f" {_PAUSES.sub(' ', names.plain(one.quote))} "
    yield from (f"outlet {outlet}" for outlet in outlets if f" {_short(outlet)} " in words)


def credit(article: Article) -> frozenset[str]:
    """Return the agencies that an article's byline, or the line it opens with, credits."""
    opening = _credited().findall(article.text[:HEAD])
    return agencies(" / ".join([article.byline or "", *opening]))


def told(claim: Claim, quote: str) -> frozenset[str]:
    """Return the agencies that the sentence of a claim credits with it."""
    named = agencies(quote)
    return frozenset() if named and _is_about_it(claim) else named


@lru_cache(maxsize=8_192)
def agencies(text: str) -> frozenset[str]:
    """Return the news agencies a text names, each under one name ("Agence France-Presse": AFP)."""
    return frozenset(_one_name(found) for found in _named().findall(text))


def _is_about_it(claim: Claim) -> bool:
    """Return whether an agency takes part in what happened ("an AFP photographer was killed")."""
    if claim.type == "statement":
        return False
    said = claim.attribution
    speaker = said.speaker.name if said and said.speaker else ""
    return any(agencies(actor.name) and actor.name != speaker for actor in claim.actors)


def _long(outlets: Iterable[str]) -> list[str]:
    """Return the outlets whose names are no common words: those of two words or more."""
    return sorted(outlet for outlet in outlets if " " in _short(outlet))[:MOST_OUTLETS]


def _short(outlet: str) -> str:
    return _PAUSES.sub(" ", names.plain(outlet)).strip().removeprefix("the ")


def _one_name(found: str) -> str:
    same: dict[str, str] = lexicon.table("agencies")["same"]
    name = found.casefold().removeprefix("the ")
    return same.get(name, name)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any()})\b")


@cache
def _credited() -> re.Pattern[str]:
    return re.compile(rf"\((?:{_any()})\)")


@cache
def _any() -> str:
    listed = lang.words("en", "sources")["agencies"]
    unclear = lexicon.table("agencies")["unclear"]
    known = sorted((name for name in listed if name not in unclear), key=lambda n: (-len(n), n))
    return "|".join(map(re.escape, known))
