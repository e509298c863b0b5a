"""Make up timelines of any size, the same each time: what the report is measured and tested with.

``story(200, days=30)`` is two hundred events over thirty days by six outlets, with plans, denials,
open ends, contradictions, statements, updates and a few claims without a date.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    Place,
    PublicationDate,
    Skipped,
    Span,
    Speaker,
    Timeline,
    Timex,
    When,
)

FIRST = datetime(2023, 5, 2)
NEVER = datetime(9998, 12, 31)
OUTLETS = (
    *("Harbour Post", "Northern Wire", "The Ledger"),
    *("Radio Littoral", "Gazette of the Gulf", "Il Molo"),
)
PLACES = (
    ("Koper", 45.548, 13.730, "SI"),
    ("Trieste", 45.649, 13.776, "IT"),
    ("Piran", 45.528, 13.568, "SI"),
    ("Ljubljana", 46.051, 14.506, "SI"),
    ("Rijeka", 45.327, 14.442, "HR"),
    ("Venice", 45.437, 12.333, "IT"),
    ("Pula", 44.867, 13.850, "HR"),
    ("Udine", 46.062, 13.235, "IT"),
    ("Izola", 45.539, 13.660, "SI"),
)
ACTORS = (
    *((name, "person") for name in ("Mira Kovač", "Luca Bassi", "Ana Petrič")),
    *((name, "group") for name in ("Residents of Žusterna", "Fishermen's Guild")),
    *((name, "organisation") for name in ("Dock Workers' Union", "Port Authority", "Coast Guard")),
    *((name, "organisation") for name in ("Ministry of Transport", "Adria Lines")),
    *((name, "organisation") for name in ("Harbour Police", "City Council")),
)
DOINGS = (
    ("protest", "{a} march through {p} against the new quay"),
    ("agree", "{a} and {b} sign a wage deal in {p}"),
    ("statement", "{a} says the terminal at {p} is safe"),
    ("accident", "A crane falls onto the pier at {p}"),
    ("build", "{a} begins dredging off {p}"),
    ("arrest", "{a} detains nine people in {p}"),
    ("meet", "{a} meets {b} in {p}"),
    ("withdraw", "{a} pulls its ships out of {p}"),
    ("injure", "Twelve people are hurt in {p}"),
    ("statement", "{b} calls the plan for {p} a mistake"),
    ("economy", "{a} raises mooring fees in {p}"),
    ("legal", "{a} sues {b} over the spill at {p}"),
)
STATUSES = (
    *("occurred",) * 11,
    *("planned", "ongoing", "denied", "cancelled", "hypothetical", "disputed", "habitual"),
)
#: Days an event's interval spans, and the unit it is told in.
LENGTHS = (*((1, "day"),) * 8, (2, "weekend"), (7, "week"), (31, "month"))
OPENING = "The harbour was quiet in the morning. "
CLOSING = " More was not known by the evening."


class _Dice:
    """A fixed sequence of numbers (Numerical Recipes' generator): the same on every machine."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def __call__(self, sides: int) -> int:
        self.state = (self.state * 1_664_525 + 1_013_904_223) % 2**32
        return (self.state >> 8) % sides


@dataclass(frozen=True, slots=True)
class _Happening:
    """What one made-up event and all its claims have in common."""

    name: str
    label: str
    type: str
    status: str
    interval: Interval | None
    actors: tuple[int, ...]
    place: int
    told: datetime


def story(count: int, *, days: int = 30, seed: int = 7, first: datetime = FIRST) -> Timeline:
    """Return a made-up timeline of ``count`` events within ``days``."""
    dice = _Dice(seed)
    articles, claims, events = [], [], []
    for number in range(count):
        near = (number * days) // count if dice(3) else dice(max(days, 1))
        interval = _interval(dice, first + timedelta(days=near))
        happening = _happening(dice, number, interval, first + timedelta(days=days))
        told = [_told(dice, happening, copy) for copy in range(_copies(dice))]
        claims += [claim for claim, _ in told]
        articles += [article for _, article in told]
        events.append(_event(happening, [claim.id for claim, _ in told]))
    events.sort(key=_position)
    return Timeline(
        articles=tuple(articles),
        claims=tuple(claims),
        events=tuple(events),
        links=tuple(_links(dice, events)),
        actors=tuple(
            Actor(id=f"a{number}", name=name, kind=kind)
            for number, (name, kind) in enumerate(ACTORS)
        ),
        places=tuple(_place(number) for number in range(len(PLACES))),
        skipped=(Skipped(path="scan.txt", reason="is not text; save it as UTF-8 text"),),
    )


def _position(event: Event) -> tuple[datetime, str]:
    interval = event.interval
    return (interval and (interval.start or interval.end)) or NEVER, event.id


def _copies(dice: _Dice) -> int:
    return 1 + (dice(4) == 0) + (dice(9) == 0)


def _interval(dice: _Dice, start: datetime) -> Interval | None:
    length, unit = LENGTHS[dice(len(LENGTHS))]
    day, hour = timedelta(days=1), timedelta(hours=1)
    match dice(20):
        case 0:
            return None
        case 1:
            return Interval(start=None, end=start + day, granularity="day")
        case 2:
            return Interval(start=start, end=None, granularity="day")
        case 3:
            clock = start + dice(20) * hour
            return Interval(start=clock, end=clock + hour, granularity="hour")
        case _:
            return Interval(start=start, end=start + length * day, granularity=unit)


def _happening(dice: _Dice, number: int, interval: Interval | None, last: datetime) -> _Happening:
    kind, pattern = DOINGS[dice(len(DOINGS))]
    place, one, two = dice(len(PLACES)), dice(len(ACTORS)), dice(len(ACTORS))
    return _Happening(
        name=f"{number:06d}",
        label=pattern.format(a=ACTORS[one][0], b=ACTORS[two][0], p=PLACES[place][0]),
        type=kind,
        status="occurred" if kind == "statement" else STATUSES[dice(len(STATUSES))],
        interval=interval,
        actors=tuple(dict.fromkeys((one, two))),
        place=place,
        told=((interval.start or interval.end) if interval else None) or last,
    )


def _event(happening: _Happening, claims: list[str]) -> Event:
    return Event(
        id=f"e{happening.name}",
        label=happening.label,
        type=happening.type,
        status=happening.status,
        interval=happening.interval,
        claims=tuple(claims),
        actors=tuple(EventActor(actor=f"a{n}", roles=("agent",)) for n in happening.actors),
        places=(f"p{happening.place}",),
        origins=len(claims),
        reasons=("same place, actor and day",) if len(claims) > 1 else (),
    )


def _place(number: int) -> Place:
    name, lat, lon, country = PLACES[number]
    return Place(id=f"p{number}", name=name, kind="city", lat=lat, lon=lon, country=country)


def _told(dice: _Dice, happening: _Happening, copy: int) -> tuple[Claim, Article]:
    """Return one outlet's claim of a happening and the article it stands in."""
    name = f"{happening.name}{copy}"
    speaker = ACTORS[dice(len(ACTORS))][0]
    clause = f"{happening.label} on Friday, {speaker} said."
    article = _article(dice, name, OPENING + clause + CLOSING, happening)
    start = len(OPENING)
    sentence = Span(start=start, end=start + len(clause))
    trigger = start + happening.label.index(" ") + 1
    said = start + clause.index(speaker, len(happening.label))
    denied = happening.status == "disputed" and copy > 0
    claim = Claim(
        id=f"c{name}",
        article=article.id,
        sentence=sentence,
        trigger=Span(start=trigger, end=article.text.index(" ", trigger)),
        lemma="do",
        label=happening.label,
        type=happening.type,
        status="denied" if denied else _plain(happening.status),
        when=_when(happening, start + len(happening.label) + len(" on ")),
        places=(Location(place=_place(happening.place), span=sentence),),
        attribution=Attribution(
            speaker=Speaker(name=speaker, span=Span(start=said, end=said + len(speaker))),
            cue=None,
            content=None,
            stance=("asserts", "denies", "hedges")[dice(3)],
        ),
        origin=article.id,
    )
    return claim, article


def _plain(status: str) -> str:
    return "occurred" if status == "disputed" else status


def _when(happening: _Happening, friday: int) -> When:
    interval = happening.interval
    if interval is None:
        return When(interval=None, steps=("no time expression governs it",))
    timex = Timex(
        span=Span(start=friday, end=friday + len("Friday")),
        type="DATE",
        value="XXXX-WXX-5",
        interval=interval,
        anchor="publication",
    )
    relation = "by" if interval.start is None else "since" if interval.end is None else "on"
    steps = ("Friday, the one on or before publication", "that day")
    return When(interval=interval, relation=relation, basis="anchored", timex=timex, steps=steps)


def _article(dice: _Dice, name: str, text: str, happening: _Happening) -> Article:
    outlet = OUTLETS[dice(len(OUTLETS))]
    day = happening.told.replace(hour=0)
    doubted = dice(25) == 0
    date = PublicationDate(
        interval=Interval(start=day, end=day + timedelta(days=1), granularity="day"),
        evidence="masthead" if doubted else "field",
        score=0.3 if doubted else 0.9,
        doubts=("the masthead may bear the day of the crawl",) if doubted else (),
    )
    return Article(
        id=f"t{name}",
        text=text,
        paths=(f"{outlet.lower().replace(' ', '-')}-{name}.txt",),
        publisher=outlet,
        title=happening.label,
        language="en",
        paragraphs=(Paragraph(span=Span(start=0, end=len(text)), kind="text"),),
        published=(date,),
    )


def _links(dice: _Dice, events: list[Event]) -> list[Link]:
    links = []
    for number, event in enumerate(events):
        earlier = events[max(0, number - 1 - dice(5))]
        if event.status == "disputed" and len(event.claims) > 1:
            links.append(_link(event, event, "conflicts", "one affirms what the other denies"))
        elif event.status == "disputed" and earlier is not event:
            links.append(_link(event, earlier, "conflicts", "they give different counts"))
        if number > 5 and dice(12) == 0:
            links.append(_link(event, earlier, "updates", "a plan later carried out"))
        if number > 5 and dice(3) == 0:
            links.append(_link(event, earlier, "related", "shared actor and place"))
    return links


def _link(source: Event, target: Event, kind: str, reason: str) -> Link:
    pair = (source.claims[0], target.claims[-1])
    return Link(
        source=source.id,
        target=target.id,
        kind=kind,
        score=0.4 if kind == "related" else 0.8,
        claims=(pair,),
        reasons=(reason,),
    )
