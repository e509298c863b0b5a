"""Small timelines made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline import interval
from timeline.model import (
    Actor,
    Article,
    Claim,
    Event,
    EventActor,
    Link,
    Place,
    PublicationDate,
    Skipped,
    Span,
    Timeline,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Callable

from datetime import datetime

DAY = interval.of(datetime(2031, 5, 6), "day")


def article(name: str, text: str) -> Article:
    """Return an article published on 6 May 2031."""
    published = PublicationDate(interval=DAY, evidence="field", score=1.0)
    return Article(
        id=f"id-{name}", text=text, paths=(f"{name}.txt",), title=name, published=(published,)
    )


def claim(source: Article, trigger: str) -> Claim:
    """Return the claim of its last sentence."""
    start = source.text.rfind(trigger)
    sentence = Span(start=source.text.rfind("\n", 0, start) + 1, end=len(source.text))
    return Claim(
        id=f"claim-{source.id}",
        article=source.id,
        sentence=sentence,
        trigger=Span(start=start, end=start + len(trigger)),
        lemma=trigger,
        label=trigger,
        type="seize",
        status="occurred",
        when=When(interval=DAY, basis="stated"),
        origin=source.id,
    )


@pytest.fixture
def timeline() -> Timeline:
    """Return two articles with a claim each: one event, in conflict with itself."""
    first = article("harbour", "The tower\nDivers reached the border crossing at Koper.")
    second = article("denial", "Nobody reached the crossings, the café owner said.\x00 <script>")
    claims = (claim(first, "reached"), claim(second, "reached"))
    event = Event(
        id="event-1",
        label="Divers reach a crossing",
        type="move",
        status="disputed",
        interval=DAY,
        claims=tuple(c.id for c in claims),
        actors=(EventActor(actor="actor-1", roles=("agent",)),),
        places=("place-1",),
        origins=2,
    )
    pair = (claims[0].id, claims[1].id)
    link = Link(source="event-1", target="event-1", kind="conflicts", score=1.0, claims=(pair,))
    return Timeline(
        articles=(first, second),
        claims=claims,
        events=(event,),
        links=(link,),
        actors=(Actor(id="actor-1", name="Rescue divers", kind="group"),),
        places=(Place(id="place-1", name="Koper", kind="city", lat=45.5, lon=13.7),),
        skipped=(Skipped(path="broken.txt", reason="is no text; leave it out"),),
    )


@pytest.fixture
def make_article() -> Callable[[str, str], Article]:
    """Return the maker of articles, for tests that need their own."""
    return article
