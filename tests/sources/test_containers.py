"""Files that hold articles: feeds, mail, web archives, gzip, zip, PDF, Word, database exports."""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pypdf
import pytest

from timeline import sources
from timeline.model import Article, Skipped

if TYPE_CHECKING:
    from pathlib import Path

BODY = "Ferry burns off Koper\n\nA ferry burned on Friday, the coast guard said.\n"
PAGE = (
    '<html lang="en"><head><title>Ferry burns off Koper</title><meta name="date" content="{}">'
    "</head><body><h1>Ferry burns off Koper</h1>"
    + "".join(
        f"<p>The ferry {name} burned off the coast, and the coast guard came to help its crew.</p>"
        for name in ("Adria", "Burja", "Cer")
    )
    + "</body></html>"
)


def read(path: Path) -> tuple[list[Article], list[Skipped]]:
    items = list(sources.read([path]))
    return (
        [item for item in items if isinstance(item, Article)],
        [item for item in items if isinstance(item, Skipped)],
    )


def one(path: Path) -> Article:
    articles, skipped = read(path)
    assert skipped == []
    assert len(articles) == 1
    return articles[0]


def published(article: Article) -> str | None:
    return sources.as_json(article)["published"]


def test_each_item_of_a_feed_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "feed").write_text(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>'
        "<item><title>Ferry &amp; fire</title><link>https://post.example/1</link>"
        "<pubDate>Fri, 16 Jul 2021 18:05:00 +0200</pubDate>"
        "<description>&lt;p&gt;A ferry burned.&lt;/p&gt;&lt;p&gt;It sank.&lt;/p&gt;</description>"
        "</item><item><title>No text</title></item></channel></rss>"
    )
    articles, skipped = read(tmp_path)
    assert [(a.title, a.publisher, a.text) for a in articles] == [
        ("Ferry & fire", "Harbour Post", "A ferry burned.\n\nIt sank.")
    ]
    assert published(articles[0]) == "2021-07-16T18:05"
    assert articles[0].published[0].utc_offset == "+02:00"
    assert "without text" in skipped[0].reason


def test_an_atom_entry_keeps_its_headings(tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry>'
        '<title>Ferry burns</title><link href="https://post.example/2"/>'
        "<published>2021-07-16T10:00:00Z</published><updated>2021-07-18T10:00:00Z</updated>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It burned.</p>'
        "<h2>Heavy smoke</h2><p>It rose.</p></div></content></entry></feed>"
    )
    article = one(tmp_path)
    assert [part.kind for part in article.paragraphs] == ["text", "heading", "text"]
    assert (published(article), article.url) == ("2021-07-16T10:00", "https://post.example/2")


def test_a_newsletter_is_dated_by_its_header(tmp_path: Path) -> None:
    (tmp_path / "letter.eml").write_text(
        'From: "Harbour Post" <news@post.example>\nSubject: =?utf-8?q?F=C3=A4hre?= burns\n'
        "Date: Fri, 16 Jul 2021 18:05:00 +0200\nMIME-Version: 1.0\n"
        "Content-Type: text/html; charset=utf-8\n\n<h1>Ferry</h1><p>A ferry burned.</p>\n"
    )
    article = one(tmp_path)
    assert (article.title, article.publisher) == ("Fähre burns", "Harbour Post")
    assert published(article) == "2021-07-16T18:05"


@pytest.mark.parametrize(
    "text",
    [
        "X-ray: doctors at Koper hospital saw the bullet.\n\nIt was removed on Friday.\n",
        "From: Berlin, with a broken mast.\nA yacht came in on Friday.\n\nIt will stay.\n",
        "From: Berlin.\nTo: Koper.\nA yacht came in on Friday.\n\nIt will stay.\n",
        "Received: with cheers, the yacht came in on Friday.\n\nIt will stay.\n",
    ],
)
def test_a_text_whose_first_words_look_like_a_field_is_no_mail(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert one(tmp_path).text == text


@pytest.mark.parametrize("padding", [1, 20_000])
def test_a_mail_of_any_suffix_is_told_by_its_fields(tmp_path: Path, padding: int) -> None:
    (tmp_path / "letter.txt").write_bytes(
        b"X-Seen: yes\r\nReceived: from post.example\r\n\tby mail.example\r\n"
        b"Date: Fri, 16 Jul 2021 18:05:00 +0200\r\nX-Seal: " + b"x" * padding + b"\r\n"
        b"From: Harbour Post <news@post.example>\r\n\r\nA ferry burned.\r\n"
    )
    article = one(tmp_path)
    assert (article.text.strip(), article.publisher) == ("A ferry burned.", "Harbour Post")
    assert published(article) == "2021-07-16T18:05"


def record(url: str, taken: str, html: str) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {taken}\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_pages_of_an_archive_are_no_later_than_their_copy(tmp_path: Path, name: str) -> None:
    records = [
        record("https://post.example/1", "2021-07-20T00:00:00Z", PAGE.format("2021-07-16")),
        record("https://post.example/2", "2021-07-20T00:00:00Z", PAGE.format("2022-01-01")),
    ]
    parts = [gzip.compress(r) for r in records] if name.endswith(".gz") else records
    (tmp_path / name).write_bytes(b"".join(parts))
    articles, skipped = read(tmp_path)
    assert skipped == []
    assert [(a.url, published(a)) for a in articles] == [
        ("https://post.example/1", "2021-07-16"),
        ("https://post.example/2", None),
    ]
    assert "later than the day the archive took" in articles[1].published[0].doubts[0]


def test_a_gzip_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(BODY.encode()) + gzip.compress(b"All lived."))
    assert one(tmp_path).text == BODY + "All lived."


def test_a_gzip_file_cut_off_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress((BODY * 50).encode())[:-30])
    articles, skipped = read(tmp_path)
    assert articles[0].text.startswith(BODY[:40])
    assert "truncated" in skipped[0].reason
    assert skipped[0].path.endswith("a.txt.gz")


def test_a_zip_archive_is_read_in_order_and_its_traps_are_named(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", BODY.replace("Friday", "Monday"))
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", BODY)
        archive.writestr("a.txt", BODY.replace("Friday", "Sunday"))
        archive.writestr("../out.txt", BODY)
        archive.writestr("bomb.txt", b"a" * 60_000_000)
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("__MACOSX/._a.txt", b"\x00\x05")
    articles, skipped = read(tmp_path)
    assert [a.paths[0].rpartition(".zip/")[2] for a in articles] == ["a.txt", "b.txt", "deep.txt"]
    assert [(s.path.rpartition("/")[2], s.reason.split(";")[0]) for s in skipped] == [
        ("out.txt", "its name leads out of the archive"),
        ("bomb.txt", skipped[1].reason.split(";")[0]),
    ]
    assert "zip bomb" in skipped[1].reason


def test_a_manifest_in_a_zip_archive_states_what_it_does_of_the_files_beside_it(
    tmp_path: Path,
) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("news/a.txt", BODY)
        archive.writestr("other/a.txt", BODY)
        rows = "path,published,publisher\na.txt,2021-07-16,Harbour Post\ngone.txt,2021-07-16,\n"
        archive.writestr("news/articles.csv", rows)
    (stated, bare), (gone,) = read(tmp_path)
    assert (stated.publisher, bare.publisher) == ("Harbour Post", None)
    assert [date.evidence for date in stated.published] == ["manifest"]
    assert bare.published == ()
    assert gone.path.endswith("all.zip/news/articles.csv:3")
    assert "gone.txt" in gone.reason


def test_a_gzip_bomb_is_left(tmp_path: Path) -> None:
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(b" " * 60_000_000))
    articles, skipped = read(tmp_path)
    assert articles == []
    assert "zip bomb" in skipped[0].reason


def test_a_word_file_keeps_its_headings(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Ferry burns", 1)
    document.add_paragraph("A ferry burned on Friday.")
    document.save(str(tmp_path / "a.docx"))
    article = one(tmp_path)
    assert article.title == "Ferry burns"
    assert [part.kind for part in article.paragraphs] == ["title", "text"]


def test_pdf_files_without_text_or_with_a_password_say_what_to_do(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "a-scan.pdf")
    writer.encrypt("secret")
    writer.write(tmp_path / "b-locked.pdf")
    (tmp_path / "c-cut.pdf").write_bytes(b"%PDF-1.7 and no more")
    articles, skipped = read(tmp_path)
    assert articles == []
    assert [
        word in item.reason
        for word, item in zip(("OCR", "password", "damaged"), skipped, strict=False)
    ] == [True] * 3


def test_an_export_of_several_articles_is_split_where_its_headers_say(tmp_path: Path) -> None:
    (tmp_path / "export.txt").write_text(
        "".join(
            f"{n} of 2 DOCUMENTS\n\nHarbour Post\n\nJuly {14 + n}, 2021 Thursday\n\n"
            f"Ferry {n} burns off Koper\n\nBYLINE: Ana Kos\n\nLENGTH: 120 words\n\n"
            + "A ferry burned on Wednesday, the coast guard said. Twelve were hurt.\n\n"
            * 3
            for n in (1, 2)
        )
    )
    articles, skipped = read(tmp_path)
    assert skipped == []
    assert [a.title for a in articles] == ["Ferry 1 burns off Koper", "Ferry 2 burns off Koper"]
    assert {(a.publisher, a.byline) for a in articles} == {("Harbour Post", "Ana Kos")}
    assert [published(a) for a in articles] == ["2021-07-15", "2021-07-16"]
