"""Every candidate for a publication date, with its evidence and the doubts that lower it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline import sources
from timeline.model import TRUSTED_SCORE, Article

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "A ferry burned on {}, the coast guard said.\n\nTwelve people were hurt.\n"


def days(article: Article) -> list[tuple[str, str]]:
    return [(str(d.interval.start)[:10], d.evidence) for d in article.published]


def test_a_labelled_masthead_is_trusted() -> None:
    article = sources.from_text(
        "Ferry burns\n\nPublished: 16 July 2021\n\n" + TEXT.format("Friday")
    )
    assert days(article) == [("2021-07-16", "masthead")]
    assert article.publication is not None


def test_a_masthead_beside_a_temperature_is_the_day_of_the_crawl() -> None:
    head = "7.5 C\nThursday, April 25, 2024\n\nFerry burns off Koper\n\n"
    article = sources.from_text(head + TEXT.format("Friday"))
    date = article.published[0]
    assert days(article) == [("2024-04-25", "masthead")]
    assert date.score < TRUSTED_SCORE / 5
    assert article.publication is None
    assert any("temperature" in doubt for doubt in date.doubts)
    assert any("Friday" in doubt and "6 days" in doubt for doubt in date.doubts)


def test_a_masthead_the_weekdays_fit_is_trusted_and_one_they_do_not_fit_is_not() -> None:
    head = "Ferry burns off Koper\n\nJuly 16, 2021\n\n"
    assert sources.from_text(head + TEXT.format("Thursday")).publication is not None
    doubted = sources.from_text(head + TEXT.format("Saturday"))
    assert doubted.publication is None
    assert "Saturday" in doubted.published[0].doubts[-1]


def test_a_weekday_ahead_says_nothing_of_the_day_of_publication() -> None:
    head = "Ferry burns off Koper\n\nJuly 16, 2021\n\n"
    ahead = "The minister will visit the port on Saturday.\n\nNobody was hurt.\n"
    assert sources.from_text(head + ahead).publication is not None


def test_a_weekday_that_is_not_that_days_is_doubted() -> None:
    article = sources.from_text("Ferry burns\n\nMonday, 16 July 2021\n\n" + TEXT.format("Friday"))
    assert article.publication is None
    assert "weekday" in article.published[0].doubts[-1]


def test_updated_is_not_published() -> None:
    article = sources.from_text("Ferry burns\n\nUpdated: 17 July 2021\n\n" + TEXT.format("Friday"))
    assert article.publication is None
    assert "change" in article.published[0].doubts[0]


def test_the_address_gives_a_day_or_only_a_month() -> None:
    day = sources.from_text(TEXT, fields={"url": "https://post.example/2021/07/16/ferry"})
    assert days(day) == [("2021-07-16", "url")]
    month = sources.from_text(TEXT, fields={"url": "https://post.example/2021/07/ferry-burns"})
    assert month.published[0].interval.granularity == "month"
    assert month.publication is None
    number = sources.from_text(TEXT, fields={"url": "https://post.example/id/20219916"})
    assert number.published == ()


def test_a_dateline_without_a_year_takes_it_from_other_evidence() -> None:
    text = "KOPER, Slovenia, July 16 (Reuters) - A ferry burned on Friday.\n"
    assert sources.from_text(text).published == ()
    article = sources.from_text(text, fields={"url": "https://post.example/2021/07/ferry"})
    assert days(article)[0] == ("2021-07-16", "dateline")
    eve = sources.from_text(
        "BARI, Italy, Dec 31 (Reuters) - A ferry burned.\n",
        fields={"url": "https://post.example/2022/01/01/ferry"},
    )
    assert ("2021-12-31", "dateline") in days(eve)


PAGE = """<html><head>
<meta property="og:url" content="https://post.example/2023/03/09/ferry">
<meta property="article:published_time" content="2023-11-21T10:00:00Z">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry burns off Koper",
"datePublished": "2023-11-21T10:00:00Z"}}</script></head>
<body><article><h1>Ferry burns off Koper</h1>
<p>KOPER, {} - A ferry burned off Koper on Wednesday, the harbour master said, and all who were
aboard were brought ashore by boats of the coast guard before nightfall.</p>
<p>The fire began in the engine room. It was out after four hours, and nobody was hurt.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    ("dateline", "read", "best"),
    [
        ("March 9", "2023-03-09", "2023-03-09"),
        ("May 4", "2023-05-04", "2023-11-21"),
    ],
)
def test_an_address_and_a_dateline_of_one_day_outweigh_what_one_program_wrote_twice(
    tmp_path: Path, dateline: str, read: str, best: str
) -> None:
    (tmp_path / "ferry.html").write_text(PAGE.format(dateline))
    [article] = sources.read([tmp_path])
    assert isinstance(article, Article)
    assert days(article)[0][0] == best
    assert (read, "dateline") in days(article)
    assert article.published[0].doubts


def test_evidence_that_agrees_raises_and_evidence_against_doubts() -> None:
    text = "Ferry burns off Koper\n\nJuly 16, 2021\n\n" + TEXT.format("Friday")
    alone = sources.from_text(text).published[0]
    agreed = sources.from_text(text, fields={"url": "https://post.example/2021/07/16/ferry"})
    masthead = next(d for d in agreed.published if d.evidence == "masthead")
    assert masthead.score > alone.score
    against = sources.from_text(text, fields={"url": "https://post.example/2021/07/12/ferry"})
    assert days(against)[0] == ("2021-07-12", "url")
    assert "url gives 2021-07-12" in against.published[1].doubts[-1]


def test_a_date_in_running_text_is_no_candidate() -> None:
    article = sources.from_text("Ferry burns\n\nOn 16 July 2021, a ferry burned. It sank.\n")
    assert article.published == ()
