"""From the model's raw names to mentions the other stages can trust.

"Siddiqui ... in Spin Boldak" → a person (the entity of "Danish Siddiqui") and a place in AF.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.lang import languages
from timeline.model import Mention, Place
from timeline.places.actors import entities
from timeline.places.gazetteer import Gazetteer
from timeline.places.hints import country_of_publisher, within_bodies
from timeline.places.lexicon import Lexicon
from timeline.places.naming import named
from timeline.places.spelling import fold
from timeline.places.streets import is_street
from timeline.places.titles import titled
from timeline.places.toponyms import resolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model import Article, Sentence, Span
    from timeline.places.words import Run


#: Names in capitals that are longer are set so for show.
SHOUTED = 4


def resolve(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Iterable[Mention],
    *,
    toponyms: Sequence[Span] = (),
) -> tuple[Mention, ...]:
    """Return the article's mentions in text order, corrected, located and joined into actors.

    Args:
        article: its language chooses the lists of names, its publisher's country is a hint.
        sentences: the parse.
        mentions: what the language model takes for names.
        toponyms: spans that are known to name places (an annotator's), kept as they are.

    A place the gazetteer lacks keeps its name and no coordinates; an article in a language
    without lists of names keeps the mentions it came with.
    """
    language = article.language or "en"
    if language not in languages("names"):
        return tuple(mentions)
    lexicon, gazetteer = Lexicon.of(language), Gazetteer.packaged()
    if article.publisher:
        lexicon = lexicon.knowing((article.publisher, article.publisher.removeprefix("The ")))
    given = [Mention(span=s, kind="place", name=s.of(article.text)) for s in toponyms]
    found = named(sentences, mentions, lexicon, gazetteer, given=given)
    places = resolved(
        [run for run in found if run.kind == "place" and not (is_street(run) and not run.sure)],
        within_bodies(found, lexicon, gazetteer),
        [*_nations(found, lexicon), country_of_publisher(article)],
        lexicon,
        gazetteer,
    )
    actors, meant = entities(found), titled(found, language)
    spelt = _spelt(found, places)
    return tuple(
        _mention(run, spelt, actors.get(meant.get(run.span.start, run.name), ""), lexicon)
        for run in found
    )


def _spelt(found: Sequence[Run], places: Mapping[str, Place | None]) -> dict[str, Place | None]:
    """Return the places under the name the article gives each most often, not the gazetteer's."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for run in found:
        place = places.get(run.name) if run.kind == "place" else None
        if place is not None:
            forms[place.id][run.name] += 1
    best = {
        key: min(said, key=lambda name: (_shouted(name), -said[name], name))
        for key, said in forms.items()
    }
    return {
        name: replace(place, name=_in_case(best.get(place.id, place.name))) if place else None
        for name, place in places.items()
    }


def _shouted(name: str) -> bool:
    """Return whether a dateline or a headline sets the name in capitals; USA and UAE are short."""
    return name.isupper() and len(name) > SHOUTED


def _in_case(name: str) -> str:
    return name.title() if _shouted(name) else name


def _nations(found: Iterable[Run], lexicon: Lexicon) -> list[str]:
    known = (lexicon.known(run.name) for run in found if run.kind == "group")
    return [entry.country for entry in known if entry is not None and entry.country]


def _mention(run: Run, places: Mapping[str, Place | None], actor: str, lexicon: Lexicon) -> Mention:
    known = lexicon.known(run.name)
    country = known.country if known is not None and run.kind == "group" else ""
    street = run.kind == "place" and not run.sure and is_street(run)
    located = None if street else places.get(run.name)
    place = (located or _unknown(run.name)) if run.kind == "place" else None
    if place is not None:
        entity = place.id
    elif country:
        entity = f"group/{country.lower()}"
    else:
        entity = actor
    return Mention(
        span=run.span, kind=run.kind, name=run.name, entity=entity, place=place, country=country
    )


def _unknown(name: str) -> Place:
    """Return a place known by name only: never a guess at where it lies."""
    return Place(id=f"place/-/{fold(name).replace(' ', '-')}", name=name, kind="unknown")
