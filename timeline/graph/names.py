"""Names compared word by word: when two of them can be one person, body or place.

"President Ashraf Ghani" and "Ghani" share a surname, "TTP" is the initials of "Tehreek-e-Taliban
Pakistan", "Yosuf" and "Yousef" are two spellings of one sound.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import get_args

from timeline import lang
from timeline.graph import lexicon
from timeline.model import MentionKind

_WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouywh]+")
#: Letters that transliterations of one sound exchange (BGN/PCGN, ALA-LC, press usage).
_SOUNDS = str.maketrans(
    {"q": "k", "c": "k", "g": "k", "x": "ks", "j": "z", "v": "f", "p": "f", "b": "f"}
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_LONGEST_ACRONYM = 7
#: Shorter words have too few consonants to be known by them ("john", "jane").
_SHORTEST_SPELT = 5


@cache
def _set(kind: str) -> frozenset[str]:
    return frozenset(lexicon.table("names")[kind])


def plain(text: str) -> str:
    """Return the text without accents and case: "Divača" and "DIVACA" are both "divaca"."""
    if text.isascii():
        return text.casefold()
    bare = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    return _BEYOND_ASCII.sub(_uncombined, bare).casefold()


def _uncombined(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


@lru_cache(maxsize=4_096)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name without article, possessive and accents."""
    found = [w.removesuffix("'s").replace(".", "") for w in _WORD.findall(plain(name))]
    return tuple(found[1:] if len(found) > 1 and found[0] == "the" else found)


def bare(name: str) -> tuple[str, ...]:
    """Return the words of a person's name without titles and suffixes."""
    found = list(words(name))
    while len(found) > 1 and found[0] in _set("titles"):
        found.pop(0)
    while len(found) > 1 and found[-1] in _set("suffixes"):
        found.pop()
    return tuple(found)


def body(name: str) -> tuple[str, ...]:
    """Return the words of an organisation's name without its legal form ("Inc.")."""
    found = list(words(name))
    while len(found) > 1 and found[-1] in _set("company"):
        found.pop()
    return tuple(found)


def is_firm(words: tuple[str, ...]) -> bool:
    """Return whether the words behind the first only say what business it is in."""
    return len(words) > 1 and all(word in _set("business") for word in words[1:])


def in_full(entity: str, name: str, text: str) -> list[str]:
    """Return the name as its article spells it in full where the entity has more words than it.

    "person/jonas-lind", called "Lind" wherever something is claimed, is "Jonas Lind".
    """
    whole = entity.partition("/")[2].split("-")
    if len(whole) <= len(words(name)):
        return []
    spelled = re.compile(
        r"\b" + r"[\s.'\u2019-]+".join(map(re.escape, whole)) + r"\b", re.IGNORECASE
    )
    found = spelled.search(text)
    return [found[0] if found else " ".join(whole).title()]


def is_generic(name: tuple[str, ...]) -> bool:
    """Return whether every country has a body of this name ("foreign ministry")."""
    return all(word in _set("generic") for word in name)


def is_acronym(name: str) -> bool:
    """Return whether the name is written as initials ("TTP", "U.N.")."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= _LONGEST_ACRONYM and letters.isalpha() and letters.isupper()


def initials(name: str) -> frozenset[str]:
    """Return the acronyms a name can have: with and without its small words, hyphens split."""
    parts = [w for w in re.split(r"[\s-]+", plain(name)) if w and w[0].isalnum()]
    large = [w for w in parts if w not in _set("small") and len(w) > 1]
    return frozenset("".join(w[0] for w in some) for some in (parts, large) if len(some) > 1)


def sound(name: tuple[str, ...]) -> str:
    """Return the consonants of a name as transliterations keep them: "yosuf" and "yousef" agree."""
    return " ".join(_sound(word) for word in name)


@cache
def _sound(word: str) -> str:
    head, rest = word[:1], _VOWELS.sub("", word[1:])
    folded = (head + rest).translate(_SOUNDS)
    return re.sub(r"(.)\1+", r"\1", folded)


def same_person(first: tuple[str, ...], second: tuple[str, ...]) -> str | None:
    """Return why two full names can be one person's, or None.

    Surnames agree and one has the other's given names, or their initials: "Jamal Nasir Barakzai"
    and "Jamal Barakzai", "J. Barakzai". "John Smith" and "Jane Smith" do not.
    """
    if first == second:
        return "same name"
    short, long = sorted((first, second), key=lambda name: (len(name), name))
    if len(short) < 2:
        return None
    if short[-1] == long[-1] and _given(short[:-1], long[:-1]):
        return "same surname and given names that fit"
    if len(short) == len(long) and all(map(_spelt, short, long)):
        return "same name spelt another way"
    return None


def _spelt(one: str, other: str) -> bool:
    """Return whether two words spell one sound: "yosuf", "yousef", but not "maria", "mario"."""
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST_SPELT:
        return False
    if one[-1].replace("y", "i") != other[-1].replace("y", "i"):
        return False
    return _sound(one) == _sound(other)


def _given(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Return whether the shorter given names stand in order in the longer, initials allowed."""
    if not long or not _fits(short[0], long[0]):
        return False
    rest = iter(long)
    return all(any(_fits(word, other) for other in rest) for word in short)


def _fits(word: str, other: str) -> bool:
    return word == other or (1 in {len(word), len(other)} and word[0] == other[0])


def is_named(entity: str, name: str) -> bool:
    """Return whether an actor was named, and not only described ("residents", "the gunman").

    Names have the entity ids of ``places`` ("person/iva-perko"); a description is one if a nation
    or a name in it says whose it is ("Afghan forces", "Kandahar police"), but not an office
    ("the president of the union").
    """
    if entity.partition("/")[0] in get_args(MentionKind) and "/" in entity:
        return True
    first, *others = name.split() or [""]
    if not others or any(word in _OFFICE for word in others):
        return False
    return first in _nations() or any(w in _nations() or w[:1].isupper() for w in others)


#: Words that join an office to the body it belongs to.
_OFFICE = frozenset({"of", "for", "at"})


@cache
def _nations() -> frozenset[str]:
    listed = lang.words("en", "names")["demonyms"]
    return frozenset(word for words in listed.values() for word in words)
