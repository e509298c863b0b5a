"""The publication date of web pages: what counts, what is doubted, what is another article's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from timeline import sources
from timeline.model import Article

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "".join(
    f"<p>The ferry {name} burned off the coast, and the coast guard came to help its crew.</p>"
    for name in ("Adria", "Burja", "Cer", "Delfin")
)


def page(
    tmp_path: Path, *, head: str = "", above: str = "", beside: str = "", text: str = WORDS
) -> Article:
    html = (
        f'<!doctype html><html lang="en"><head><title>Ferry burns off Koper</title>{head}</head>'
        f"<body>{above}<main><article><h1>Ferry burns off Koper</h1>{beside}{text}</article></main>"
        "</body></html>"
    )
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    return next(i for i in sources.read([tmp_path / "page.html"]) if isinstance(i, Article))


def day(article: Article) -> str | None:
    return (sources.as_json(article)["published"] or "")[:10] or None


META = '<meta property="article:published_time" content="{}">'
LINKED = (
    '<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{}"}}</script>'
)


@pytest.mark.parametrize(
    "parts",
    [
        {"head": META.format("2021-07-16T18:05:00+02:00")},
        {"head": LINKED.format("2021-07-16T18:05:00+02:00")},
        {"head": LINKED.format("2021-07-16T18:05:00+02:00").replace("}<", ",}<")},
        {"beside": '<time datetime="2021-07-16T18:05">16 July</time>'},
        {"beside": '<span class="date">16.07.2021</span>'},
        {"beside": "<div class='byline'>Ana Kos, 16. Juli 2021</div>"},
        {"beside": "<p>Publié le 16 juillet 2021</p>"},
        {"beside": "<span>Published</span><span>July 16, 2021</span>"},
        {"head": '<link rel="canonical" href="https://post.example/2021/07/16/ferry">'},
        {"head": '<script>var page = {"publishedAt": "2021-07-16T18:05:00Z"};</script>'},
    ],
)
def test_the_day_of_publication_is_found(tmp_path: Path, parts: dict[str, Any]) -> None:
    assert day(page(tmp_path, **parts)) == "2021-07-16"


@pytest.mark.parametrize(
    "parts",
    [
        {"beside": "<p>Event date: 12 March 2022</p>"},
        {"beside": "<p>Opens on Saturday, 12 March 2022</p>"},
        {"beside": "<b>Until</b> <time datetime='2022-03-12'>12 March 2022</time>"},
        {"beside": "<div class='event-start'>12 March 2022, 20:00</div>"},
        {"text": WORDS + "<div>Copyright 2022 Harbour Post</div>"},
        {"head": LINKED.format("x").replace('Article"', 'Event","startDate":"2022-03-12"')},
        {"beside": "<p>The festival is on 12 March 2022 and the fair on 3 May 2022.</p>"},
        {"text": WORDS + "<footer>&copy; 2019 Harbour Post</footer>"},
        {"above": "<header><span>Friday, 12 March 2022</span></header>"},
        {"text": WORDS + '<aside class="related"><span class="date">12.03.2022</span></aside>'},
        {"head": '<meta property="article:modified_time" content="2022-03-12">'},
    ],
)
def test_other_dates_of_a_page_are_not_trusted(tmp_path: Path, parts: dict[str, Any]) -> None:
    assert day(page(tmp_path, **parts)) is None


def test_a_utc_time_gives_way_to_the_publishers_own_day(tmp_path: Path) -> None:
    head = META.format("2021-07-17T01:49:09+00:00")
    head += '<link rel="canonical" href="https://post.example/2021/07/16/ferry">'
    article = page(tmp_path, head=head)
    assert day(article) == "2021-07-16"
    doubted = next(d for d in article.published if d.evidence == "metadata")
    assert "UTC" in doubted.doubts[0]


def test_what_only_prints_the_hour_of_a_utc_time_does_not_confirm_it(tmp_path: Path) -> None:
    script = '<script>var page = {"dateCreation": "2021-07-16"};</script>'
    head = LINKED.format("2021-07-17T00:49:09Z") + script
    beside = "<time>Sat Jul 17 2021 00:49:09 GMT+0000 (Coordinated Universal Time)</time>"
    article = page(tmp_path, head=head, beside=beside)
    assert day(article) == "2021-07-16"
    shifted = [d for d in article.published if str(d.interval.start).startswith("2021-07-17")]
    assert shifted
    assert all(d.score < 0.5 for d in shifted)


def test_the_day_in_the_address_of_another_page_is_not_trusted(tmp_path: Path) -> None:
    link = '<p><a href="https://post.example/html/20210712/1.html">The long version</a></p>'
    assert day(page(tmp_path, text=WORDS + link)) is None


def test_the_line_right_below_the_headline_is_the_articles_whatever_it_is_called(
    tmp_path: Path,
) -> None:
    line = '<div class="teaser-meta">Ana Kos, 16. Juli 2021</div>'
    assert day(page(tmp_path, beside=line)) == "2021-07-16"
    assert day(page(tmp_path, text=WORDS + line)) is None


def test_two_strong_dates_that_disagree_leave_neither_sure(tmp_path: Path) -> None:
    head = '<meta name="pubdate" content="2021-07-16"><meta name="date" content="2021-07-29">'
    best = page(tmp_path, head=head).published[0]
    assert str(best.interval.start)[:10] == "2021-07-16"
    assert best.score < 0.7
    assert best.doubts == ("metadata gives 2021-07-29",)


def test_a_page_states_its_title_publisher_byline_and_language(tmp_path: Path) -> None:
    head = '<meta property="og:site_name" content="Harbour Post"><meta name="byl" content="A. Kos">'
    article = page(tmp_path, head=head)
    assert (article.title, article.publisher) == ("Ferry burns off Koper", "Harbour Post")
    assert (article.byline, article.language) == ("A. Kos", "en")


def test_markup_tells_headings_and_offsets_point_into_the_text_we_show(tmp_path: Path) -> None:
    article = page(tmp_path, text=WORDS + "<h2>Heavy smoke</h2>" + WORDS.replace("ferry", "ship"))
    shown = [(part.kind, part.span.of(article.text)) for part in article.paragraphs]
    assert ("heading", "Heavy smoke") in shown
    assert all(piece == piece.strip() != "" for _, piece in shown)
