"""What speaks for each place where an article may play.

"FRANKLIN -- Johnson County authorities ...": of all Franklins and Johnson Counties those count that
lie together. Every name of the text and its headline brings every place it may mean; reasons speak
for and against each, and ``story_place`` weighs them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from math import cos, log2, log10, radians
from typing import TYPE_CHECKING

from timeline.lang import languages
from timeline.places.gazetteer import Gazetteer
from timeline.places.lexicon import Lexicon
from timeline.places.toponyms import meanings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import Mention, Span
    from timeline.places.gazetteer import Candidate

#: A name the parse does not take for a place must be the main name of one with so many people.
KNOWN = 2000
#: How many names of an article and meanings of a name are weighed, the commonest first.
NAMES, MEANINGS = 25, 12
#: Kilometres within which two places of one article support each other.
NEAR = 100
_LONGEST = 4
#: Characters a report opens with, words a dateline ends within, letters of a word set in capitals.
_LEAD, _DASH, _SHOUTED = 400, 12, 3
#: Kilometres of a degree of latitude.
_DEGREE = 111.2
_TAIL = re.compile("\\s(?:[-|\u00ab\u2013\u2014]|::)\\s.*$")
_WORD = re.compile("[^\\W\\d_][\\w.'\u2019-]*")


@dataclass(slots=True)
class Name:
    """A name of the article with the places it may mean and how it stands in the text."""

    text: str
    candidates: tuple[Candidate, ...]
    count: int = 0
    span: Span | None = None
    reasons: set[str] = field(default_factory=set)
    resolved: set[str] = field(default_factory=set)
    within: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Spot:
    """A place the article may play at, where its text names it, and what speaks for it.

    ``reasons`` are reason to strength; ``span`` is None where the headline alone has the name.
    """

    candidate: Candidate
    span: Span | None
    reasons: dict[str, float]


def whereabouts(scene: Scene) -> list[Spot]:
    """Return the places the article's names may mean, each with what speaks for it."""
    names = _Reading(scene).names()
    regions = _regions(names)
    return [
        Spot(candidate, name.span, _reasons(name, candidate, names, regions))
        for name in names
        for candidate in name.candidates
    ]


class _Reading:
    """One article read for the names of places in its text and headline."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        language = scene.article.language or "en"
        self.lexicon = Lexicon.of(language if language in languages("names") else "en")
        self.gazetteer = Gazetteer.packaged()
        self.found: dict[str, Name] = {}
        self.small = {t.text for tree in scene.trees for t in tree.tokens if t.text.islower()}

    def names(self) -> list[Name]:
        for sentence, tree in enumerate(self.scene.trees):
            if self.scene.kind(sentence) != "boilerplate":
                self._read(sentence, tree)
        self._headline()
        ranked = sorted(self.found.values(), key=lambda n: (-n.count, n.text))[:NAMES]
        for name in ranked:
            by_people = sorted(name.candidates, key=lambda c: (-c.population, c.place.id))
            kept = [c for c in by_people if c.place.id in name.resolved] + by_people
            name.candidates = tuple({c.place.id: c for c in kept[:MEANINGS]}.values())
        told = [(n.span.start, n) for n in ranked if n.span is not None and n.resolved]
        for _, name in sorted(told, key=lambda pair: pair[0])[:1]:
            name.reasons.add("named first")
        return ranked

    def _read(self, sentence: int, tree: Tree) -> None:
        texts = [token.text for token in tree.tokens]
        i = 0
        while i < len(texts):
            length = self._at(sentence, tree, texts, i)
            i += max(length, 1)

    def _at(self, sentence: int, tree: Tree, texts: list[str], i: int) -> int:
        """Note the longest name that begins at a word; return its length in words."""
        if not texts[i][:1].isupper():
            return 0
        mention = self.scene.names[sentence].get(i)
        dated = any(
            d.timex.span.contains(tree.tokens[i].span) for d in self.scene.timexes[sentence]
        )
        if dated or (mention is not None and mention.kind == "person"):
            return 1
        for end in range(min(i + _LONGEST, len(texts)), i, -1):
            if not all(t[:1].isupper() or t in {".", "'", "-"} for t in texts[i:end]):
                continue
            name = self.scene.text(tree.span(i, end - 1))
            if self._noted(name, mention, tree, (i, end)):
                self._stand(self.found[_key(name)], tree, texts, (i, end))
                return end - i
        return 0

    def _noted(self, name: str, mention: Mention | None, tree: Tree, at: tuple[int, int]) -> bool:
        """Return whether the words are a name that may be a place, and count it."""
        place = mention is not None and mention.kind == "place"
        if not place and (
            name in self.lexicon.ordinary
            or name.lower() in self.small
            or name.lower() in self.lexicon.directions
            or name in self.lexicon.body_heads
            or not any(t.pos == "PROPN" for t in tree.tokens[at[0] : at[1]])
        ):
            return False
        found = self._meanings(name, sure=place)
        if not found:
            return False
        here = self.found.setdefault(_key(name), Name(name, found))
        here.count += 1
        here.span = here.span or tree.span(at[0], at[1] - 1)
        if mention is not None and mention.place is not None:
            here.resolved.add(mention.place.id)
        return True

    def _meanings(self, name: str, *, sure: bool) -> tuple[Candidate, ...]:
        found = meanings(name, self.lexicon, self.gazetteer)
        if sure:
            return found
        return tuple(c for c in found if c.main and (c.population >= KNOWN or c.level in "rd"))

    def _stand(
        self,
        name: Name,
        tree: Tree,
        texts: list[str],
        at: tuple[int, int],
    ) -> None:
        start, end = at
        name.reasons.update(self._beside(texts, end))
        if tree.tokens[start].span.start < _LEAD:
            name.reasons.add("opening")
        if (
            texts[start].isupper()
            and len(texts[start]) > _SHOUTED
            and _dashed(texts[end : end + _DASH])
        ):
            name.reasons.add("dateline")
        name.within |= self._holder(texts, end)

    def _beside(self, texts: list[str], end: int) -> Iterator[str]:
        """Yield what the words beside a name make of it."""
        after = texts[end : end + 2]
        heads = {word.strip(".").lower() for word in after}
        words = self.scene.words.sets
        if heads & words["places.streets"]:
            yield "street"
        if after and after[0].lower() in words["places.town_parts"]:
            yield "part of a town"
        bodies = words["places.bodies"]
        if after and (after[0] in self.lexicon.body_heads or after[0].lower() in bodies):
            yield "of a body"

    def _holder(self, texts: list[str], end: int) -> set[str]:
        """Return the regions or countries named right behind: "Franklin, Indiana"."""
        if texts[end : end + 1] != [","] or end + 1 >= len(texts):
            return set()
        for stop in range(min(end + 4, len(texts)), end + 1, -1):
            name = " ".join(texts[end + 1 : stop])
            found = meanings(name, self.lexicon, self.gazetteer) if name[:1].isupper() else ()
            holders = {c.place.id for c in found if c.level in "cr"}
            if holders:
                return holders
        return set()

    def _headline(self) -> None:
        words = _WORD.findall(_TAIL.sub("", self.scene.title))
        for start in range(len(words)):
            for end in range(min(start + 3, len(words)), start, -1):
                if not all(word[:1].isupper() for word in words[start:end]):
                    continue
                name = " ".join(words[start:end]).removesuffix("'s").removesuffix("\u2019s")
                if _key(name) not in self.found and (
                    name in self.lexicon.ordinary or name.lower() in self.small
                ):
                    continue
                found = self._meanings(name, sure=False)
                if found or _key(name) in self.found:
                    here = self.found.setdefault(_key(name), Name(name, found))
                    here.count += 1
                    here.reasons.add("headline")
                    break


def _key(name: str) -> str:
    return name.casefold()


def _dashed(texts: Sequence[str]) -> bool:
    return any(text in {"-", "--", "\u2013", "\u2014", "_"} for text in texts)


def _regions(names: Sequence[Name]) -> frozenset[str]:
    """Return the regions the text names: taken for one, or behind a name ("Franklin, Indiana")."""
    found = {c.place.id for n in names for c in n.candidates if _is_region(n, c)}
    return frozenset(found | {h for name in names for h in name.within if h.count("/") > 1})


def _is_region(name: Name, candidate: Candidate) -> bool:
    """Return whether a name stands for a first-level region, and not for a town of its name."""
    towns = any(c.level == "t" and c.place.region == candidate.place.id for c in name.candidates)
    return candidate.level == "r" and candidate.place.id in name.resolved and not towns


def _reasons(
    name: Name, candidate: Candidate, names: Sequence[Name], regions: frozenset[str]
) -> dict[str, float]:
    place = candidate.place
    found: dict[str, float] = defaultdict(float)
    for reason in name.reasons:
        found[reason] = 1.0
    found["named again"] = log2(name.count)
    found["people"] = log10(candidate.population + 10)
    found[f"level {candidate.level}"] = 1.0
    found["other name"] = float(not candidate.main)
    found["as resolved"] = float(place.id in name.resolved)
    found["not taken for a place"] = float(not name.resolved)
    country = f"place/{place.country.lower()}"
    if name.within:
        found["region behind it"] = float(bool(name.within & {country, place.region}))
        found["another region behind it"] = 1.0 - found["region behind it"]
    if regions:
        found["region named"] = float(place.region in regions or place.id in regions)
        found["other regions named"] = 1.0 - found["region named"]
    others = [n for n in names if n is not name]
    near = sum(any(_is_near(candidate, c) for c in other.candidates) for other in others)
    found["company"] = log2(1 + near)
    found["alone"] = float(bool(others) and not near)
    found["county named"] = float(
        bool(candidate.district)
        and any(c.place.id == candidate.district for other in others for c in other.candidates)
    )
    return found


def _is_near(one: Candidate, other: Candidate) -> bool:
    """Return whether two towns or districts lie within ``NEAR`` kilometres (flat, good enough)."""
    a, b = one.place, other.place
    if a.country != b.country or "r" in one.level + other.level or "c" in one.level + other.level:
        return False
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None or a.id == b.id:
        return False
    north = (a.lat - b.lat) * _DEGREE
    east = (a.lon - b.lon) * _DEGREE * cos(radians(a.lat))
    return north * north + east * east < NEAR * NEAR
