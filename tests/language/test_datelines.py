"""A dateline is no part of the first sentence."""

from __future__ import annotations

import pytest

from timeline import language, sources

STORY = "Hundreds of dockers gathered at the harbour on Sunday."


@pytest.mark.parametrize(
    "line",
    [
        "KOPER - ",
        "KOPER, March 3 (Meridian) - ",
        "NOVO MESTO, Slovenia, 3 March \N{EM DASH} ",
        "Koper, March 3 \N{EN DASH} ",
        "Koper (Meridian)\N{EM DASH}",
    ],
)
def test_a_dateline_is_cut_off_and_offsets_stay_right(line: str) -> None:
    article = sources.from_text(f"{line}{STORY}\n\nThe mayor watched.\n")
    sentences = language.parse(article).sentences
    assert STORY in [sentence.span.of(article.text) for sentence in sentences]
    assert all(t.span.of(article.text) == t.text for s in sentences for t in s.tokens)


@pytest.mark.parametrize(
    "text", ["Koper - Izola is a short ride.", "The strike - the third - began on Monday."]
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    sentences = language.parse(sources.from_text(text)).sentences
    assert [sentence.span.of(text) for sentence in sentences] == [text]
