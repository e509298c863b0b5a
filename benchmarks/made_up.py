"""Make up timelines of any size, the same each time: what the report is measured and tested with.

``story(200, days=30)`` is two hundred events over thirty days by six outlets, with plans, denials,
open ends, contradictions, statements, updates and a few claims without a date.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from timeline.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    Event,
    EventActor,
    Interval,
    Link,
    Location,
    Paragraph,
    Participant,
    Place,
    PublicationDate,
    Skipped,
    Span,
    Speaker,
    Timeline,
    Timex,
    When,
)

OUTLETS = "Harbour Post|Northern Wire|The Ledger|Radio Littoral|Gazette of the Gulf|Il Molo".split(
    "|"
)
PLACES = (
    ("Koper", 45.548, 13.730, "SI"), ("Trieste", 45.649, 13.776, "IT"), ("Piran", 45.528, 13.568, "SI"),
    ("Ljubljana", 46.051, 14.506, "SI"), ("Rijeka", 45.327, 14.442, "HR"), ("Venice", 45.437, 12.333, "IT"),
    ("Pula", 44.867, 13.850, "HR"), ("Udine", 46.062, 13.235, "IT"), ("Izola", 45.539, 13.660, "SI"),
)  # fmt: skip
ACTORS = (
    ("Dock Workers' Union", "organisation"), ("Port Authority", "organisation"), ("Mira Kovač", "person"),
    ("Coast Guard", "organisation"), ("Ministry of Transport", "organisation"), ("Luca Bassi", "person"),
    ("Adria Lines", "organisation"), ("Residents of Žusterna", "group"), ("Harbour Police", "organisation"),
    ("Ana Petrič", "person"), ("City Council", "organisation"), ("Fishermen's Guild", "group"),
)  # fmt: skip
DOINGS = (
    ("protest", "{a} march through {p} against the new quay"), ("agree", "{a} and {b} sign a wage deal in {p}"),
    ("statement", "{a} says the terminal at {p} is safe"), ("accident", "A crane falls onto the pier at {p}"),
    ("build", "{a} begins dredging off {p}"), ("arrest", "{a} detains nine people in {p}"),
    ("meet", "{a} meets {b} in {p}"), ("withdraw", "{a} pulls its ships out of {p}"), ("injure", "Twelve people are hurt in {p}"),
    ("statement", "{b} calls the plan for {p} a mistake"), ("economy", "{a} raises mooring fees in {p}"), ("legal", "{a} sues {b} over the spill at {p}"),
)  # fmt: skip
STATUSES = ("occurred",) * 11 + (
    "planned",
    "ongoing",
    "denied",
    "cancelled",
    "hypothetical",
    "disputed",
    "habitual",
)
UNITS = ("day",) * 8 + ("weekend", "week", "month")
FIRST = datetime(2023, 5, 2)


class _Dice:
    """A fixed sequence of numbers (Numerical Recipes' generator): the same on every machine."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def __call__(self, sides: int) -> int:
        self.state = (self.state * 1_664_525 + 1_013_904_223) % 2**32
        return (self.state >> 8) % sides


def story(count: int, *, days: int = 30, seed: int = 7, first: datetime = FIRST) -> Timeline:
    """Return a made-up timeline of ``count`` events within ``days``."""
    dice = _Dice(seed)
    articles, claims, events = [], [], []
    for number in range(count):
        when = _interval(dice, number, count, days, first)
        event, its_claims, its_articles = _event(dice, number, when, first + timedelta(days=days))
        events.append(event)
        claims += its_claims
        articles += its_articles
    events.sort(
        key=lambda e: ((e.interval and (e.interval.start or e.interval.end)) or datetime.max, e.id)
    )
    return Timeline(
        articles=tuple(articles),
        claims=tuple(claims),
        events=tuple(events),
        links=_links(dice, events),
        actors=tuple(
            Actor(id=f"a{n}", name=name, kind=kind) for n, (name, kind) in enumerate(ACTORS)
        ),
        places=tuple(
            Place(id=f"p{n}", name=name, kind="city", lat=lat, lon=lon, country=country)
            for n, (name, lat, lon, country) in enumerate(PLACES)
        ),
        skipped=(Skipped(path="scan.txt", reason="is not text; save it as UTF-8 text"),),
    )


def _interval(dice: _Dice, number: int, count: int, days: int, first: datetime) -> Interval | None:
    start = first + timedelta(
        days=(number * days) // max(count, 1) if dice(3) else dice(max(days, 1))
    )
    unit = UNITS[dice(len(UNITS))]
    length = {"day": 1, "weekend": 2, "week": 7, "month": 31}[unit]
    match dice(20):
        case 0:
            return None
        case 1:
            return Interval(start=None, end=start + timedelta(days=1), granularity="day")
        case 2:
            return Interval(start=start, end=None, granularity="day")
        case 3:
            hour = start + timedelta(hours=dice(20))
            return Interval(start=hour, end=hour + timedelta(hours=1), granularity="hour")
        case _:
            return Interval(start=start, end=start + timedelta(days=length), granularity=unit)


def _event(
    dice: _Dice, number: int, when: Interval | None, last: datetime
) -> tuple[Event, list[Claim], list[Article]]:
    kind, pattern = DOINGS[dice(len(DOINGS))]
    place = dice(len(PLACES))
    one, two = dice(len(ACTORS)), dice(len(ACTORS))
    label = pattern.format(a=ACTORS[one][0], b=ACTORS[two][0], p=PLACES[place][0])
    status = "occurred" if kind == "statement" else STATUSES[dice(len(STATUSES))]
    claims, articles = [], []
    for copy in range(1 + (dice(4) == 0) + (dice(9) == 0)):
        claim, article = _claim(
            dice, f"{number:06d}{copy}", label, kind, status, when, (one, place), last
        )
        claims.append(claim)
        articles.append(article)
    event = Event(
        id=f"e{number:06d}", label=label, type=kind, status=status, interval=when,
        claims=tuple(claim.id for claim in claims),
        actors=tuple(EventActor(actor=f"a{a}", roles=("agent",)) for a in dict.fromkeys((one, two))),
        places=(f"p{place}",), origins=len(claims),
        reasons=(("same place, actor and day",) if len(claims) > 1 else ()),
    )  # fmt: skip
    return event, claims, articles


def _claim(dice, name, label, kind, status, when, who_where, last):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, PLR0913
    one, place = who_where
    opening = "The harbour was quiet in the morning. "
    clause = f"{label} on Friday, {ACTORS[dice(len(ACTORS))][0]} said."
    text = f"{opening}{clause} More was not known by the evening."
    start = len(opening)
    trigger = start + label.index(" ") + 1
    friday = start + len(label) + 4
    stop = start + len(clause)
    outlet = OUTLETS[dice(len(OUTLETS))]
    day = (when.start or when.end) if when else last
    published = Interval(start=day, end=day + timedelta(days=1), granularity="day")
    doubted = dice(25) == 0
    article = Article(
        id=f"t{name}", text=text, paths=(f"{outlet.lower().replace(' ', '-')}-{name}.txt",), publisher=outlet,
        title=f"{label[:50]}", language="en",
        paragraphs=(Paragraph(span=Span(start=0, end=len(text)), kind="text"),),
        published=(PublicationDate(interval=published, evidence="masthead" if doubted else "field", score=0.3 if doubted else 0.9,
                                   doubts=("the masthead may bear the day of the crawl",) if doubted else ()),),
    )  # fmt: skip
    timex = Timex(
        span=Span(start=friday, end=friday + 6),
        type="DATE",
        value="XXXX-WXX-5",
        interval=when,
        anchor="publication",
    )
    claim = Claim(
        id=f"c{name}", article=article.id, sentence=Span(start=start, end=stop), trigger=Span(start=trigger, end=trigger + 4),
        lemma="do", label=label, type=kind, status="denied" if status == "disputed" and name.endswith("1") else "occurred" if status == "disputed" else status,
        when=When(interval=when, relation="by" if when and when.start is None else "since" if when and when.end is None else "on",
                  basis="anchored" if when else "none", timex=timex if when else None,
                  steps=("Friday, the one on or before publication", "that day") if when else ("no time expression governs it",)),
        actors=(Participant(entity=f"a{one}", name=ACTORS[one][0], kind="organisation", role="agent", span=Span(start=start, end=start + 4)),),
        places=(Location(place=Place(id=f"p{place}", name=PLACES[place][0], kind="city"), span=Span(start=start, end=start + 4)),),
        attribution=Attribution(speaker=Speaker(name=ACTORS[dice(len(ACTORS))][0], span=Span(start=stop - 8, end=stop - 6)), cue=None, content=None,
                                stance=("asserts", "denies", "hedges")[dice(3)]),
        origin=article.id,
    )  # fmt: skip
    return claim, article


def _links(dice: _Dice, events: list[Event]) -> tuple[Link, ...]:
    links = []
    for number, event in enumerate(events):
        if event.status == "disputed" and len(event.claims) > 1:
            links.append(
                Link(
                    source=event.id,
                    target=event.id,
                    kind="conflicts",
                    score=0.8,
                    claims=((event.claims[0], event.claims[1]),),
                    reasons=("one affirms what the other denies",),
                )
            )
        elif number and event.status == "disputed":
            links.append(
                Link(
                    source=event.id,
                    target=events[number - 1].id,
                    kind="conflicts",
                    score=0.7,
                    claims=((event.claims[0], events[number - 1].claims[0]),),
                    reasons=("they give different counts",),
                )
            )
        if number > 3 and dice(12) == 0:
            links.append(
                Link(
                    source=event.id,
                    target=events[number - 3].id,
                    kind="updates",
                    score=0.9,
                    claims=((event.claims[0], events[number - 3].claims[0]),),
                    reasons=("a plan later carried out",),
                )
            )
        if number > 5 and dice(3) == 0:
            links.append(
                Link(
                    source=event.id,
                    target=events[number - 1 - dice(5)].id,
                    kind="related",
                    score=0.4,
                    reasons=("shared actor and place",),
                )
            )
    return tuple(links)
