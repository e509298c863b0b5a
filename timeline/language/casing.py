"""Headlines in capitals, read as if they were set like the rest of the article.

"TALIBAN SEIZE BORDER TOWN" in an article that writes "the Taliban" and "a border" → "Taliban seize
border town" for the model; the words keep their text and their place.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from timeline.lang import words

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
#: A word after one of these may have its capital from the sentence and not by nature.
_OPENS = re.compile(r"""(?:[.!?:\n"\u201c\u2018(\[-])\s*["\u201c\u2018(]?$""")
#: Share of words with a capital that makes a headline, and the words it takes to tell.
SHARE, ENOUGH = 0.8, 4
#: Shorter words are set small in headlines anyway.
LONG = 4


@dataclass
class Casing:
    """How an article sets its words; looked up only once a headline needs it.

    ``is_common`` tells whether a small word is one of the language's own (nouns, verbs ...).
    """

    text: str
    is_common: Callable[[str], bool]
    _small: Counter[str] = field(default_factory=Counter)
    _capital: dict[str, Counter[str]] = field(default_factory=dict)

    def restored(self, stretch: str, *, headline: bool) -> str:
        """Return ``stretch`` in sentence case if it is set in capitals, of the same length.

        A headline may be set so with a capital to each word; elsewhere that is a list of names.
        """
        capitals = stretch.isupper() and (not headline or len(stretch.split()) > 1)
        if not (capitals or (headline and _shouts(stretch))):
            return stretch
        if not self._small and not self._capital:
            self._count()
        restored = _WORD.sub(
            lambda match: self._set(match.group(), opens=_opens(stretch, match.start())), stretch
        )
        return restored if len(restored) == len(stretch) else stretch

    def _count(self) -> None:
        """Count the words of the body by case, capitals only where no sentence opens."""
        for line in self.text.split("\n"):
            if line.isupper() or _shouts(line):
                continue
            for match in _WORD.finditer(line):
                word = match.group()
                if word.islower():
                    self._small[word] += 1
                elif not _opens(line, match.start()):
                    self._capital.setdefault(word.lower(), Counter())[word] += 1

    def _set(self, word: str, *, opens: bool) -> str:
        small = word.lower()
        forms = self._capital.get(small, Counter())
        if forms.total() > self._small[small]:
            return min(forms, key=lambda form: (-forms[form], form))
        if small in _names():
            return _names()[small]
        if opens:
            return word.capitalize()
        common = self._small[small] or len(small) < LONG or self.is_common(small)
        return small if common or word.isupper() else word


def _opens(line: str, at: int) -> bool:
    return at == 0 or _OPENS.search(line[max(0, at - 3) : at]) is not None


def _shouts(stretch: str) -> bool:
    """Return whether nearly all longer words of ``stretch`` begin with a capital."""
    longer = [word for word in _WORD.findall(stretch) if len(word) >= LONG]
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) >= ENOUGH and capitals >= SHARE * len(longer)


@cache
def _names() -> dict[str, str]:
    """Return listed names of one word by their small letters: countries, peoples, bodies, days."""
    tables = words("en", "names")
    listed = [
        *tables["peoples"]["names"],
        *tables["movements"]["names"],
        *tables["bodies"]["names"],
        *tables["calendar"]["names"],
    ]
    for table in ("countries", "demonyms"):
        listed += [name for names in tables[table].values() for name in names]
    return {name.lower(): name for name in listed if " " not in name and len(name) >= LONG}
