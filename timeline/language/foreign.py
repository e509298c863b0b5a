"""Whether a text is in the language the model reads, by its commonest words.

"Die Regierung hat am Mittwoch ..." has none of "the, of, and, to" → not English: no parse is made
of it and no name is invented.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from timeline.lang import words

if TYPE_CHECKING:
    from timeline.model import Article

#: Share of commonest words above which a text is in the language: English news has 0.18 to 0.38,
#: news in German, Spanish, French and Italian at most 0.03 (570 articles).
SHARE = 0.06
#: Words it takes to tell; shorter texts are judged by their script alone.
ENOUGH = 20
#: Words looked at; the language of a long text shows in its first page.
SAMPLE = 600
LANGUAGE = "en"
_WORD = re.compile(r"[^\W\d_]+")


def reads(article: Article) -> bool:
    """Return whether the model can read the article: its text, not its label, decides."""
    found = [match.group().lower() for match, _ in zip(_WORD.finditer(article.text), range(SAMPLE))]  # noqa: B905 - the shorter one decides
    if len(found) < ENOUGH:
        latin = sum(word[0] < "\u0250" for word in found)
        stated = article.language in {None, LANGUAGE}
        return latin * 2 >= len(found) and stated
    return sum(word in _commonest() for word in found) >= SHARE * len(found)


@cache
def _commonest() -> frozenset[str]:
    return frozenset(words(LANGUAGE, "names")["commonest"]["words"])
