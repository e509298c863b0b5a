"""Whatever comes in, the run goes on: random texts, files and stores, and hostile ones.

A longer run: ``TIMELINE_FUZZ=5000 .venv/bin/pytest tests/pipeline/test_fuzz.py``.
"""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline import graph, report, sources
from timeline.engines import inline
from timeline.model import Article, Skipped, TimelineError
from timeline.pipeline import Order, analyse, build, quietly
from timeline.store import Analysis, Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EXAMPLES = int(os.environ.get("TIMELINE_FUZZ", "25"))
bounded = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>",
    "<a href=javascript:alert(1)>here</a>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}",
    "]]>",
    "\u202e",
    "\x00\x07\x1b[31m",
    "\ufeff",
    "--",
    "'",
)
WORDS = (
    *("Police", "Koper", "said", "on", "Friday", "by", "the end of", "May", "2031", "killed"),
    *("two days later", "at least", "12", "people", "“We will leave tomorrow,”", "since", "1990s"),
    *("0000-00-00", "31 February", "99:99", "9999", "in", "the last", "century", ".", "\n\n", ","),
)
pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(HOSTILE), st.text(max_size=12))
texts = st.lists(pieces, min_size=1, max_size=40).map(" ".join)


def article(text: str) -> Article:
    day = sources.from_text("published: 2031-05-06\n\nA day.").published
    found = sources.from_text(text, path="fuzz.txt")
    return (
        found
        if found.published
        else Article(
            id=found.id,
            text=found.text,
            paths=("fuzz.txt",),
            paragraphs=found.paragraphs,
            published=day,
        )
    )


@bounded
@given(text=texts)
def test_any_text_is_analysed_linked_exported_and_shown(text: str) -> None:
    one = article(text)
    claims = analyse(one)
    for claim in claims:
        for span in (claim.sentence, claim.trigger):
            assert 0 <= span.start < span.end <= len(one.text)
        assert claim.sentence.contains(claim.trigger)
    timeline = graph.link((one,), claims)
    for line in graph.exports.write(timeline, "jsonl"):
        json.loads(line)
    with Store(None) as store:
        store.write(timeline)
        assert store.timeline() == timeline


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_shown_as_text(hostile: str) -> None:
    one = article(f"Police {hostile} killed two men in Koper on Friday, {hostile} officials said.")
    analysis = inline.one(one)
    assert not analysis.failure
    page = report.render(graph.link((one,), analysis.claims), title=hostile)
    for raw in ("<script>alert(1)", "<img src=x", "<a href=javascript", "\x00", "\x1b"):
        assert raw not in page


SUFFIXES = (
    *(".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".xml", ".warc", ".gz", ".zip", ".eml"),
)


@bounded
@given(
    suffix=st.sampled_from(SUFFIXES),
    data=st.one_of(
        st.binary(max_size=400),
        texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.sampled_from([b"{", b"[[[", b"\x1f\x8b", b"PK\x03\x04", b"WARC/1.0\r\n\r\n", b"<rss"]),
        st.recursive(
            st.none() | st.floats() | st.text(max_size=8),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=8), inner),
            max_leaves=12,
        ).map(lambda value: json.dumps({"text": value, "date": value}).encode()),
    ),
)
def test_any_file_is_read_or_left_out_with_a_reason(suffix: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / f"file{suffix}"
        path.write_bytes(data)
        for item in sources.read([path]):
            if isinstance(item, Skipped):
                assert item.reason
            else:
                item.text.encode("utf-8")


#: What a name may be on Linux, and what archives may call a member, of any length.
file_names = st.one_of(
    st.sampled_from(
        [b"caf\xe9", b"a:3", b"a\\xe9", b"a\nb", b"a\xe9.zip/b", b"\xff", b"\xed\xa0\x80"]
    ),
    st.binary(max_size=40).filter(lambda name: not {0, 47} & {*name}),
).map(lambda name: b"n" + name)
member_names = st.one_of(
    st.sampled_from(["a" * 5000, "a/" * 3000 + "b", "../a", "/a", "a:3", "C:\\a", "a\\xe9", "ä\n"]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
)


@bounded
@given(name=file_names, member=member_names)
@example(name=b"ncaf\xe9", member="a" * 5000)
@example(name=b"nd\xe9/caf\xe9", member="b:7")
def test_any_name_is_read_kept_and_known_again(name: bytes, member: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        for end in (b".txt", b".zip", b".jsonl"):
            path = folder / os.fsdecode(name + end)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                if end == b".zip":
                    with zipfile.ZipFile(file, "w") as archive:
                        archive.writestr(member, "A barge sank near Izola.")
                        archive.writestr("m.txt", "A crane fell in Trieste.")
                else:
                    text = f"A boat sank near {end[1:].decode()}."
                    file.write((json.dumps({"text": text}) if end == b".jsonl" else text).encode())
        order = Order(paths=(folder, folder / os.fsdecode(name)))
        with Store(Path(scratch) / "timeline.sqlite") as store:
            first = build(order, store, inline_without_model, quietly)
            assert len(first.articles) >= 3
            for line in graph.exports.write(first, "articles"):
                json.loads(line)
            again = build(order, store, inline_without_model, quietly)
        assert again == first


def inline_without_model(articles: Sequence[Article]) -> Iterator[Analysis]:
    return (Analysis(article=one.id) for one in articles)


@bounded
@example(at=0.7578125, damage=b"\x80", cut=False)  # SQLite's own message is then no UTF-8
@given(at=st.floats(0, 1), damage=st.binary(min_size=1, max_size=64), cut=st.booleans())
def test_a_damaged_store_is_told_and_never_changed(at: float, damage: bytes, *, cut: bool) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "timeline.sqlite"
        with Store(path) as store:
            store.write(graph.link((article("A boat sank near Piran on Friday."),), ()))
        whole = path.read_bytes()
        start = int(at * len(whole))
        spoilt = whole[:start] if cut else whole[:start] + damage + whole[start + len(damage) :]
        path.write_bytes(spoilt)
        with Store(path) as store, suppress(TimelineError):
            store.timeline()
        assert path.read_bytes() == spoilt
