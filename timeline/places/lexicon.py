"""What a name is known to be, whatever the sentence: countries, peoples, movements, bodies.

``Lexicon.of("en").known("Afghans")`` → a group of AF; ``known("Reuters")`` → an organisation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from timeline.lang import words
from timeline.places.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.model import MentionKind


#: Names in capitals that are longer may be set so for a headline's sake; shorter are acronyms.
_SHOUTED = 4
#: How the tokenizer parts a name: at blanks and at hyphens, a full stop staying with its letters.
WORD = re.compile(r"[^\s-]+|-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name whose kind needs no context; ``place`` is the id of the place it always means."""

    kind: MentionKind
    country: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """The word lists of one language, ready for look-up."""

    names: Mapping[str, Known]
    abbreviated: Mapping[str, str]
    titles: frozenset[str]
    ordinary: frozenset[str]
    roles: frozenset[str]
    first_names: frozenset[str]
    body_heads: frozenset[str]
    built_heads: frozenset[str]
    natural_heads: frozenset[str]
    region_heads: frozenset[str]
    town_heads: frozenset[str]
    inside: frozenset[str]
    toward: frozenset[str]
    directions: frozenset[str]
    articles: frozenset[str]
    joints: frozenset[str]
    after_head: frozenset[str]
    speech: frozenset[str]
    sites: frozenset[str]
    crafts: frozenset[str]
    body_nouns: frozenset[str]
    callings: frozenset[str]
    had_by_bodies: frozenset[str]
    had_through: frozenset[str]
    acting: frozenset[str]
    upon_bodies: frozenset[str]
    sport_nouns: frozenset[str]
    sport_verbs: frozenset[str]
    clubs: frozenset[str]
    months: frozenset[str]
    longest: Mapping[str, int]

    @staticmethod
    @cache
    def of(language: str) -> Lexicon:
        """Return the lists of ``language`` (ISO 639-1)."""
        tables = words(language, "names")
        names = _names(tables)
        context = {kind: frozenset(listed) for kind, listed in tables["context"].items()}
        heads = {kind: frozenset(listed) for kind, listed in tables["heads"].items()}
        people = words(language, "people")
        return Lexicon(
            names=names,
            abbreviated=dict(_abbreviated(tables["postal"])),
            titles=_titles(tables["titles"]),
            ordinary=frozenset(tables["ordinary"]["words"]),
            roles=_roles(tables["roles"]["words"], people),
            first_names=frozenset(tables["first_names"]["words"]),
            body_heads=heads["bodies"],
            built_heads=heads["built"],
            natural_heads=heads["natural"],
            region_heads=heads["regions"],
            town_heads=heads["towns"],
            speech=frozenset(tables["speech"]["verbs"]),
            sites=frozenset(tables["sites"]["words"]),
            crafts=frozenset(tables["crafts"]["words"]),
            body_nouns=frozenset(people["bodies"]["beside_name"].split()),
            callings=frozenset(people["bodies"]["callings"].split()),
            had_by_bodies=frozenset(people["bodies"]["had_by"].split()),
            had_through=frozenset(people["bodies"]["had_through"]),
            acting=frozenset(people["verbs"]["acting"].split()),
            upon_bodies=frozenset(people["verbs"]["upon_bodies"].split()),
            sport_nouns=frozenset(tables["sport"]["nouns"]),
            sport_verbs=frozenset(tables["sport"]["verbs"]),
            clubs=frozenset(tables["sport"]["clubs"]),
            months=frozenset(tables["ordinary"]["months"]),
            longest=_longest(names),
            **context,
        )

    @cached_property
    def heads(self) -> frozenset[str]:
        """Return what a named thing is called: "Council", "Gulf", "Airport"."""
        return self.body_heads | self.built_heads | self.natural_heads

    @cached_property
    def common_heads(self) -> frozenset[str]:
        """Return the same and towns and regions, as common nouns: "the port of ..."."""
        common = {head.lower() for head in self.built_heads | self.natural_heads}
        return frozenset(common) | self.region_heads | self.town_heads

    def knowing(self, bodies: Iterable[str]) -> Lexicon:
        """Return these lists with ``bodies`` (the article's publisher) as organisations."""
        names = {**self.names, **dict.fromkeys(bodies, Known(kind="organisation"))}
        return replace(self, names=names, longest=_longest(names))

    def known(self, name: str) -> Known | None:
        """Return what ``name`` is wherever it stands, or None."""
        known = self.names.get(name)
        if known is None and len(name) > _SHOUTED and name.isupper():
            return self.names.get(name.title())
        return known


def _roles(listed: Iterable[str], people: Mapping[str, Any]) -> frozenset[str]:
    """Return nouns for one person: offices and callings, and all others that people.toml has."""
    nouns = people["nouns"]
    people_only = {n for kind in ("female", "male", "person") for n in nouns[kind].split()}
    return frozenset(listed) | (people_only - set(nouns["either"]))


def _titles(table: Mapping[str, list[str]]) -> frozenset[str]:
    """Return titles with and without the full stop the tokenizer may part from them."""
    listed = set(table["words"]) - set(table["part_of_name"])
    return frozenset(listed | {title.removesuffix(".") for title in listed})


def _longest(names: Iterable[str]) -> dict[str, int]:
    """Return, by the first word of a listed name, how many words the longest such name has."""
    longest: dict[str, int] = {}
    for name in names:
        parts = WORD.findall(name)
        for first in (parts[0], parts[0].upper()):
            longest[first] = max(len(parts), longest.get(first, 0))
    return longest


def _names(tables: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Known]:
    """Join the lists; where two have a word the later one here wins."""
    names: dict[str, Known] = {}
    for name in tables["peoples"]["names"]:
        names[name] = Known(kind="group")
    for country, listed in tables["demonyms"].items():
        names |= dict.fromkeys(listed, Known(kind="group", country=country))
    for name in tables["areas"]["names"]:
        names[name] = Known(kind="place")
    names |= _countries(tables["countries"])
    for table in ("regions", "cities"):
        for place, listed in tables[table].items():
            names |= dict.fromkeys(listed, Known(kind="place", place=place))
    names |= dict.fromkeys(tables["bodies"]["names"], Known(kind="organisation"))
    names |= dict.fromkeys(tables["movements"]["names"], Known(kind="group"))
    return names


def _countries(aliases: Mapping[str, Iterable[str]]) -> dict[str, Known]:
    names: dict[str, Known] = {}
    for country in Gazetteer.packaged().countries():
        names[country.name] = Known(kind="place", country=country.country, place=country.id)
    for code, listed in aliases.items():
        known = Known(kind="place", country=code, place=f"place/{code.lower()}")
        names |= dict.fromkeys(listed, known)
    return names


def _abbreviated(postal: Mapping[str, Mapping[str, list[str]]]) -> Iterable[tuple[str, str]]:
    for regions in postal.values():
        for region, listed in regions.items():
            yield from ((short, region) for short in listed)
