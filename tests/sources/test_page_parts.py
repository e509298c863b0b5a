"""What surrounds an article on its page is kept with the reason, and is never the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline import sources
from timeline.model import Article

if TYPE_CHECKING:
    from pathlib import Path

TEXT = [
    "The ferry Adria burned off the coast on Thursday, and the coast guard came to help its crew.",
    "Twelve passengers were treated for smoke, the coast guard said, and two are in hospital.",
    "The ferry had left Venice in the afternoon and was due in Pula in the evening of that day.",
]
COMMENT = "On Monday the minister resigned in Paris, as I heard from my cousin who works there."
PARTS = {
    "comments": f'<section id="comments"><h3>2 Comments</h3><p>{COMMENT}</p></section>',
    "cookie notice": '<div class="CookieBanner"><p>This site keeps cookies.</p></div>',
    "share buttons": '<ul class="post-share"><li><a>Facebook</a></li><li><a>X</a></li></ul>',
    "list of other articles": '<div class="relatedStories"><a><h4>Train derails</h4></a></div>',
    "invitation to subscribe": '<div id="newsletter-box">All news of the day by mail</div>',
    "weather": '<div class="site-weather"><b>Koper</b> 11.8 C</div>',
    "advertisement": '<div class="ad advert-top">Cheap flights</div>',
    "page navigation": "<nav><ul><li>Home</li><li>World</li></ul></nav>",
    "page frame": "<footer><p>Imprint of the paper</p></footer>",
    "link to another article": "<div>READ MORE: Old fires of the Adriatic</div>",
    "copyright notice": "<div>© 2021 The Paper. All rights reserved.</div>",
}


def page(part: str, frame: str = "{}") -> str:
    body = "".join(f"<p>{text}</p>" for text in TEXT)
    article = f"<article><h1>Ferry burns</h1>{body}</article>"
    return f"<html><body>{frame.format(article + part)}</body></html>"


def read(folder: Path, markup: str) -> Article:
    (folder / "a.html").write_text(markup, encoding="utf-8")
    (found,) = sources.read([folder / "a.html"])
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("reason", PARTS)
def test_a_part_beside_the_article_is_kept_with_its_reason(tmp_path: Path, reason: str) -> None:
    article = read(tmp_path, page(PARTS[reason]))
    kept = {p.reason: p.span.of(article.text) for p in article.paragraphs if p.reason}
    assert list(kept) == [reason]
    running = [p.span.of(article.text) for p in article.paragraphs if p.kind == "text"]
    assert running == TEXT


def test_a_frame_around_the_article_is_no_part_beside_it(tmp_path: Path) -> None:
    frame = '<div class="has-comments social-page">{}</div>'
    article = read(tmp_path, page("<p>Imprint</p>", frame))
    assert [p.kind for p in article.paragraphs][:4] == ["title", "text", "text", "text"]
    assert {p.reason for p in article.paragraphs if p.reason} == {"outside the article"}


def test_comments_that_were_taken_for_the_article_are_told_so_in_their_place(
    tmp_path: Path,
) -> None:
    thread = f'<div class="reader-comments"><div><p>{COMMENT}</p></div></div>'
    article = read(tmp_path, page(thread))
    kinds = {p.span.of(article.text): (p.kind, p.reason) for p in article.paragraphs}
    assert kinds[COMMENT] == ("boilerplate", "comments")


def test_what_surrounds_an_article_makes_it_no_other_article(tmp_path: Path) -> None:
    first = read(tmp_path, page(PARTS["comments"]))
    second = read(tmp_path, page(PARTS["share buttons"]))
    assert first.id == second.id
    assert first.text != second.text


def test_a_date_around_the_article_is_not_its_own(tmp_path: Path) -> None:
    article = read(tmp_path, page('<div class="related"><p>Published: 3 May 2024</p></div>'))
    assert article.publication is None
