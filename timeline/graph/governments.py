"""Which names stand for one country's government: its own, its capital's, "Afghan government".

"Kabul said it would not attend" and "the Afghan government said" are one voice; a bomb "in Kabul"
is none, because there the town takes no part: claims have a place for an actor only where it acts.
"""

from __future__ import annotations

from functools import cache

from timeline import lang
from timeline.graph import lexicon, names


def governed(entity: str, name: str) -> str:
    """Return the code of the country whose government an actor is, "" for other actors.

    ``entity`` is the actor's id inside its article.
    """
    kind, _, where = entity.partition("/")
    code = where.partition("/")[0]
    if kind == "place":
        capital = names.plain(name) in _capitals().get(code.upper(), frozenset())
        return code.upper() if capital or is_country(entity) else ""
    words = names.words(name)
    if len(words) < 2 or words[-1] not in lexicon.table("names")["governments"]:
        return ""
    return _nations().get(" ".join(words[:-1]), "")


def is_country(entity: str) -> bool:
    """Return whether the id inside an article is that of a country: "place/af"."""
    kind, _, where = entity.partition("/")
    return kind == "place" and len(where) == 2


@cache
def _capitals() -> dict[str, frozenset[str]]:
    listed = lang.words("en", "names")["capitals"]
    return {code: frozenset(map(names.plain, towns)) for code, towns in listed.items()}


@cache
def _nations() -> dict[str, str]:
    """Return the country code of a nation's adjective or of a country's name."""
    found: dict[str, str] = {}
    for table in ("demonyms", "countries"):
        for code, words in lang.words("en", "names")[table].items():
            for word in words:
                found.setdefault(" ".join(names.words(word)), code)
    return found
