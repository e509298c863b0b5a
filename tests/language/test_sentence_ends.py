"""Where sentences begin and end, as cases in ``tests/corpus/sentences.jsonl``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Article

LINES = (Path(__file__).parents[1] / "corpus" / "sentences.jsonl").read_text(encoding="utf-8")
CASES = [json.loads(line) for line in LINES.splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_sentences_end_where_a_reader_ends_them(
    case: dict[str, object], article: Callable[..., Article]
) -> None:
    text = str(case["text"])
    found = language.parse(article(text)).sentences
    assert [sentence.span.of(text) for sentence in found] == case["sentences"]


def test_a_sentence_never_crosses_paragraphs(article: Callable[..., Article]) -> None:
    text = "Storm over the coast\nBoats stayed in port on Monday.\nNobody was hurt."
    found = language.parse(article(text, "title")).sentences
    assert [(s.paragraph, s.span.of(text)) for s in found] == list(enumerate(text.split("\n")))


def test_marks_without_words_are_split_in_linear_time(article: Callable[..., Article]) -> None:
    text = '"' * 2_000 + " hello " + "\u201c" * 2_000
    parse = language.parse(article(text))
    assert all(token.span.of(text) == token.text for s in parse.sentences for token in s.tokens)
