"""One spelling for the many ways a place is written.

"Spīn Bōldak" and "Spin-Boldak" → "spin boldak"; "St. Louis" → "saint louis".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SILENT = re.compile(r"['\u2018\u2019\u02bb\u02bc\u02b9.\u02bf\u02be`]")
_BREAK = re.compile(r"[\s\-\u2010-\u2015/,()]+")
#: Letters that decomposition leaves whole, as English papers spell them.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "æ": "ae", "œ": "oe"}
)
#: What gazetteers write out and papers shorten.
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Return ``name`` in small letters without accents, apostrophes, full stops and hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    parts = _BREAK.sub(" ", _SILENT.sub("", plain)).translate(_LETTERS).split()
    return " ".join(_SHORT.get(part, part) if len(parts) > 1 else part for part in parts)
