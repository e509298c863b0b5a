"""What cannot be read is named with the remedy, once, and the run goes on."""

from __future__ import annotations

import gzip
import os
from typing import TYPE_CHECKING

import pytest

from timeline import sources
from timeline.model import Article, Skipped
from timeline.sources import readers

if TYPE_CHECKING:
    from pathlib import Path

BODY = "Ferry burns off Koper\n\nA ferry burned on Friday, the coast guard said.\n"


def reasons(*paths: Path) -> list[tuple[str, str]]:
    """Return file name and reason of all that was skipped."""
    items = sources.read(paths)
    return [(i.path.rpartition("/")[2], i.reason) for i in items if isinstance(i, Skipped)]


def test_a_missing_path_and_an_empty_folder_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text(BODY)
    paths = [tmp_path / "gone", tmp_path / "empty", tmp_path / "a.txt"]
    items = list(sources.read(paths))
    assert [type(item) for item in items] == [Skipped, Skipped, Article]
    assert [name for name, _ in reasons(*paths)] == ["gone", "empty"]


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        (b"", "no text"),
        (b" \n\t\n", "no text"),
        (b"{\\rtf1 Ferry}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "Office"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"\x1f\x8b\x08\x00\x00\x00", "truncated"),
        (b"<rss><channel></channel></rss>", "without items"),
        (b"WARC/1.0\r\nbroken", "no web page"),
        (
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\nHTTP/1.1 200",
            "damaged after record 0",
        ),
    ],
)
def test_a_file_that_is_not_what_it_says_is_one_clear_message(
    tmp_path: Path, raw: bytes, word: str
) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    found = reasons(tmp_path)
    assert all(name.startswith("a.txt") or name == "a" for name, _ in found)
    assert any(word in reason for _, reason in found)
    assert all(";" in reason or "remove" in reason for _, reason in found)


def test_bytes_that_are_no_utf8_are_read_as_far_as_can_be_and_said(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("The café burned on Friday.".encode("latin-1"))
    (tmp_path / "mixed.txt").write_bytes("The café burned".encode() + b"\xff\xfe on Friday.")
    items = list(sources.read([tmp_path]))
    texts = [item.text for item in items if isinstance(item, Article)]
    assert texts == ["The café burned on Friday.", "The café burned\ufffd\ufffd on Friday."]
    assert ["Windows-1252" in r or "byte 16" in r for _, r in reasons(tmp_path)] == [True, True]


def test_a_text_too_long_for_an_article_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * (readers.LONGEST // 5 + 2))
    (tmp_path / "b.txt").write_bytes(b"word " * (readers.LONGEST + 2))
    found = reasons(tmp_path)
    assert [name for name, _ in found] == ["a.txt", "b.txt"]
    assert all("own file" in reason for _, reason in found)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.txt").chmod(0)
    assert "chmod" in reasons(tmp_path)[0][1]


def test_links_that_lead_nowhere_or_back_are_named(tmp_path: Path) -> None:
    (tmp_path / "back").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe")
    assert [name for name, _ in reasons(tmp_path)] == ["back", "dangling.txt", "pipe"]


def test_many_empty_files_are_all_listed(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").touch()
    assert len(reasons(tmp_path)) == 300


def test_broken_html_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    words = "The ferry burned off the coast on Friday and the crew was saved by a tanker. " * 8
    (tmp_path / "a.html").write_text(f"<html><body><div><p>{words}<p><b>{words}")
    articles = [i for i in sources.read([tmp_path]) if isinstance(i, Article)]
    assert "saved by a tanker" in articles[0].text


def test_the_same_article_twice_is_one_row_with_both_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(BODY)
    (tmp_path / "c.txt").write_text("")
    rows = list(sources.listing(sources.read([tmp_path])))
    assert [row["path"].rpartition("/")[2] for row in rows] == ["a.txt", "c.txt"]
    assert [path.rpartition("/")[2] for path in rows[0]["paths"]] == ["a.txt", "b.txt"]


def test_files_are_read_in_the_same_order_everywhere(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".hidden.txt", "B.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY + name)
    found = [i.paths[0].removeprefix(tmp_path.as_posix()) for i in sources.read([tmp_path])]  # type: ignore[union-attr]
    assert found == ["/B.txt", "/a.txt", "/b/1.txt", "/b/2.txt"]


def test_rows_in_other_encodings_are_read_and_said_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\nThe café burned.\n", encoding="utf-16")
    (tmp_path / "b.jsonl").write_text('{"text": "The café sank."}\n', encoding="utf-16")
    (tmp_path / "c.csv").write_bytes("text\nA café shut.\nA café fell.\n".encode("latin-1"))
    (tmp_path / "d.jsonl").write_bytes('{"text": "A café rose."}\n'.encode("latin-1") * 2)
    texts = {item.text for item in sources.read([tmp_path]) if isinstance(item, Article)}
    assert texts == {
        "The café burned.",
        "The café sank.",
        "A café shut.",
        "A café fell.",
        "A café rose.",
    }
    found = reasons(tmp_path)
    assert [name for name, _ in found] == ["c.csv:2", "d.jsonl:1"]
    assert all("Windows-1252" in reason for _, reason in found)


def test_an_empty_table_is_empty_and_lacks_no_column(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("")
    (tmp_path / "b.csv").write_text("path,title\n1,Ferry\n")
    assert ["no text;" in reason for _, reason in reasons(tmp_path)] == [True, False]
    assert "--field text=COLUMN" in reasons(tmp_path)[1][1]


def test_a_web_archive_that_breaks_off_is_one_message(tmp_path: Path) -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 90000\r\n\r\nHTTP/1.1 200"
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(head)[:-9])
    assert [(name, "truncated" in why) for name, why in reasons(tmp_path)] == [("a.warc.gz", True)]
