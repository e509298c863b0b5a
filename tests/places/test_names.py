"""Names and actors of an article, as cases in ``tests/corpus/names.jsonl``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline import language, places, sources
from timeline.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.model import Mention

LINES = (Path(__file__).parents[1] / "corpus" / "names.jsonl").read_text(encoding="utf-8")
CASES = [json.loads(line) for line in LINES.splitlines()]
#: What the kinds of the development data are here.
KINDS = {
    "LOC": {"place"},
    "NORP": {"group"},
    "ORG": {"organisation", "group"},
    "PERSON": {"person"},
}


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_names_are_what_a_reader_takes_them_for(
    case: dict[str, object], resolve: Callable[..., tuple[Mention, ...]]
) -> None:
    text = str(case["text"])
    found = resolve(text)
    assert [[m.name, m.kind, m.entity] for m in found] == case["names"]
    assert all(m.span.of(text) == m.name for m in found)


def test_the_publisher_is_an_organisation(
    resolve: Callable[..., tuple[Mention, ...]],
) -> None:
    (mention,) = resolve("He told the Lisbon Mercury.", publisher="The Lisbon Mercury")
    assert (mention.name, mention.kind) == ("Lisbon Mercury", "organisation")


def test_two_people_of_one_surname_stay_two(
    resolve: Callable[..., tuple[Mention, ...]],
) -> None:
    found = resolve("Anna Keller met her brother Paul Keller. Later Keller left.")
    entities = {mention.name: mention.entity for mention in found}
    assert entities["Keller"] not in {entities["Anna Keller"], entities["Paul Keller"]}


def test_names_of_the_two_articles_are_found(shared: Path) -> None:
    gold = json.loads((shared / "articles" / "names.json").read_text(encoding="utf-8"))
    right = whole = 0
    for article in sources.read(sorted((shared / "articles").glob("*.txt"))):
        assert isinstance(article, Article)
        parse = language.parse(article)
        found = {
            (m.span.start, m.span.end): m.kind
            for m in places.resolve(article, parse.sentences, parse.mentions)
        }
        for span, kinds in _named(article, gold[Path(article.paths[0]).stem]):
            whole += 1
            right += found.get(span) in kinds
    assert right >= 0.92 * whole > 100


def _named(
    article: Article, gold: dict[str, list[str]]
) -> Iterator[tuple[tuple[int, int], set[str]]]:
    """Yield where each name stands, outside longer names and outside boilerplate."""
    taken: set[int] = set()
    names = sorted(((name, kind) for kind in gold for name in gold[kind]), key=lambda n: -len(n[0]))
    silent = [p.span for p in article.paragraphs if p.kind == "boilerplate"]
    for name, kind in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", article.text):
            here = set(range(*match.span()))
            if not here & taken and not any(s.start <= match.start() < s.end for s in silent):
                yield match.span(), KINDS[kind]
            taken |= here
