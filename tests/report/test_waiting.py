"""What waits packed until the page is written is what it was, however much of it there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.report import columns as of_columns
from timeline.report import table, waiting
from timeline.report.block import as_json
from timeline.report.columns import Plain, columns, shortest
from timeline.report.numbers import Numbers
from timeline.report.table import Strings


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few values be many."""
    for module in (of_columns, waiting):
        monkeypatch.setattr(module, "TOGETHER", 3)
    monkeypatch.setattr(table, "RECENT", 3)


numbers = st.one_of(st.none(), st.integers(-300, 300), st.integers())
alike = st.one_of(
    st.lists(numbers),
    st.lists(st.sampled_from(["a", "b", "\U0001f600"])),
    st.lists(st.text(min_size=2, max_size=2)),
    st.lists(st.lists(st.integers(0, 5), max_size=3)),
    st.lists(st.lists(st.lists(numbers, max_size=2), max_size=2)),
    st.lists(st.sampled_from([[], [1]])),
    st.lists(st.one_of(numbers, st.lists(numbers, max_size=2))),
)


@given(alike.filter(bool))
def test_a_long_column_is_written_as_if_it_were_held(values: list[object]) -> None:
    try:
        wanted = shortest(values)
    except (OverflowError, UnicodeEncodeError):  # what JSON cannot say is no column's value
        return
    plain = Plain()
    for value in values:
        plain.values.append(value)
        plain.values.settle()
    assert (list(plain.values), len(plain.values)) == (values, len(values))
    assert plain.shortest() == wanted


def test_long_rows_are_the_columns_short_ones_are() -> None:
    rows = [{"a": at, "b": [at % 3] * (at % 4)} for at in range(50)]
    assert as_json(columns(rows)) == as_json(
        {name: shortest([r[name] for r in rows]) for name in "ab"}
    )


@given(st.lists(st.tuples(st.text(max_size=4), st.integers(0, 2**32 - 1)), max_size=700))
def test_numbers_of_texts_are_those_a_dictionary_has(given: list[tuple[str, int]]) -> None:
    found, wanted = Numbers(), dict[str, int]()
    for text, number in given:
        found[text] = wanted[text] = number
    assert len(found) == len(wanted)
    assert {text: found[text] for text in wanted} == wanted
    assert found.get("no such text") is None
    with pytest.raises(KeyError):
        found["no such text"]


def test_many_texts_are_numbered_in_the_order_in_which_they_came() -> None:
    found = Numbers(str(at) for at in range(3_000))
    assert [found[str(at)] for at in range(3_000)] == list(range(3_000))
    assert (found.next("7"), found.next("new"), "new" in found) == (7, 3_000, True)


@given(st.lists(st.text(st.characters(), max_size=2)))
def test_strings_are_numbered_once_however_many_there_are(texts: list[str]) -> None:
    strings = Strings()
    at = [strings(text) for text in texts]
    every = list(strings)
    assert every == list(dict.fromkeys(filter(None, texts)))
    assert [every[n] if n >= 0 else "" for n in at] == texts
    assert as_json(strings) == as_json(every)


def test_half_a_surrogate_pair_waits_like_any_other_text() -> None:
    strings, texts = Strings(), ["a\ud800", "b", "c", "d"]
    assert [strings(text) for text in texts] == [0, 1, 2, 3]
    assert list(strings) == texts
