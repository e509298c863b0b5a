"""Search finds words in any form, phrases exactly, and marks them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import UsageError
from timeline.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline.model import Timeline


@pytest.fixture
def store(timeline: Timeline) -> Iterator[Store]:
    with Store(None) as store:
        store.write(timeline)
        yield store


def test_an_event_is_found_by_its_quotes_names_and_label(store: Store) -> None:
    for words in ("border crossing", "koper", "rescue", '"divers reach"'):
        assert store.search(words)[0].id == "event-1", words


def test_words_are_found_in_any_form_and_without_their_accents(store: Store) -> None:
    assert {hit.id for hit in store.search("crossing") if hit.kind == "article"} == {
        "id-harbour",
        "id-denial",
    }
    assert store.search("cafe")


def test_a_phrase_needs_its_words_side_by_side(store: Store) -> None:
    assert store.search('"border crossing"')
    assert not store.search('"crossing border"')


def test_the_words_are_marked_in_the_snippet(store: Store) -> None:
    hits = store.search("border")
    assert hits[0].snippet.startswith("Divers reached the [border] crossing at Koper.")
    assert hits[-1].snippet.count("[border]") == 1


def test_a_search_for_nothing_is_a_wrong_argument(store: Store) -> None:
    with pytest.raises(UsageError, match="no word"):
        store.search('" ... "')


@settings(deadline=None)
@given(words=st.text(max_size=40))
def test_whatever_is_typed_is_words_and_never_query_syntax(words: str) -> None:
    with Store(None) as store:
        store._reader()
        try:
            assert store.search(words) == ()
        except UsageError:
            assert not any(character.isalnum() for character in words)


def test_an_article_that_no_finished_timeline_holds_is_not_found(
    timeline: Timeline, tmp_path: Path
) -> None:
    with Store(tmp_path / "timeline.sqlite") as store:
        store.write(timeline)
        with store.run() as run:
            new = replace(timeline.articles[0], id="id-new", text="A heron", paths=("new.txt",))
            run.add([new])
            with Store(tmp_path / "timeline.sqlite") as reader:
                assert not reader.search("heron")
                assert reader.search("border")
