"""Records that are packed are the records they were, in any order and at any place."""

from __future__ import annotations

import pytest

from timeline.model import Span
from timeline.packed import Packed, Picked, in_order, seen_as
from timeline.store.quoting import Filed

SPANS = tuple(Span(start=at, end=at + 3) for at in range(20))


@pytest.mark.parametrize("together", [1, 3, 7, 50])
def test_packed_records_are_those_that_were_put_in(together: int) -> None:
    packed = Packed(Span, SPANS, together=together, opened=4)
    assert (packed, len(packed)) == (SPANS, 20)
    assert [packed[at] for at in (19, 0, -1, 12, 13)] == [SPANS[at] for at in (19, 0, -1, 12, 13)]
    assert packed[2:17:4] == SPANS[2:17:4]
    assert hash(packed) == hash(SPANS)
    for beyond in (20, -21):
        with pytest.raises(IndexError):
            packed[beyond]


@pytest.mark.parametrize("together", [1, 3, 50])
def test_a_record_put_in_anothers_place_stands_there_alone(together: int) -> None:
    packed = Packed(Span, SPANS, together=together)
    new = Span(start=90, end=91)
    packed[4] = packed[19] = new
    assert [at for at, span in enumerate(packed) if span == new] == [4, 19]
    assert packed[3] == SPANS[3]


@pytest.mark.parametrize("together", [1, 3, 50])
def test_records_are_put_in_another_order_packed_or_not(together: int) -> None:
    places = [*range(19, -1, -2), 3]
    wanted = tuple(SPANS[at] for at in places)
    assert in_order(Packed(Span, SPANS, together=together), places) == wanted
    assert in_order(SPANS, places) == wanted
    assert tuple(Picked(SPANS, places)) == wanted
    assert tuple(Picked(SPANS, places)[1:3]) == wanted[1:3]


@pytest.mark.parametrize("before", [0, 2, 3])
@pytest.mark.parametrize("together", [1, 3, 50])
def test_blocks_taken_over_are_the_records_they_were_packed_of(before: int, together: int) -> None:
    taken = Packed(Span, SPANS[:before], together=3)
    for block in Packed(Span, SPANS[before:], together=together).blocks():
        taken.take(block)
    assert taken == SPANS
    assert [taken[at] for at in (19, 7)] == [SPANS[19], SPANS[7]]


def test_a_record_that_was_never_packed_is_taken_over_too() -> None:
    taken = Packed(Span)
    taken.take(b'{"start":4,"end":9}')
    assert tuple(taken) == (Span(start=4, end=9),)


def test_of_a_record_only_what_is_asked_for_is_read() -> None:
    lines = [{"id": "c1", "article": "a", "sentence": {"start": 1, "end": 2}, "type": "kill"}]
    lines[0] |= {"status": "occurred", "lemma": "kill"}
    [seen] = seen_as(Packed(dict, lines), Filed)
    assert (seen.id, seen.sentence) == ("c1", Span(start=1, end=2))
