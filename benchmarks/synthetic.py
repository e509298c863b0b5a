"""Invented news articles in any number, the same for the same seed: for speed, never for accuracy.

Each is some 350 words about one of many small stories in real towns, with quotations, relative and
absolute dates, counts and plans. Sentences are put together from many parts, so that two articles
share no more wording than two of a newspaper do; one in ten reprints another's paragraphs, as wire
copy is.
"""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOWNS = (
    *("Koper", "Piran", "Celje", "Kranj", "Maribor", "Trieste", "Udine", "Gorizia", "Graz", "Linz"),
    *("Salzburg", "Split", "Zadar", "Rijeka", "Szeged", "Debrecen", "Brno", "Ostrava", "Gdynia"),
    *("Lublin", "Bergen", "Aarhus", "Odense", "Turku", "Tampere", "Porto", "Braga", "Vigo"),
    *("Bilbao", "Nantes", "Rennes", "Ghent", "Bruges", "Utrecht", "Groningen", "Cork", "Galway"),
)
NAMES = (
    *("Ana", "Marko", "Iva", "Petra", "Luka", "Nina", "Tomas", "Elsa", "Jonas", "Marta", "Bruno"),
    *(
        "Greta",
        "Pavel",
        "Sofia",
        "Emil",
        "Clara",
        "Oskar",
        "Lucia",
        "Anton",
        "Helga",
        "Rui",
        "Edda",
    ),
)
SURNAMES = (
    *("Novak", "Kovač", "Horvat", "Berger", "Lindqvist", "Moreau", "Silva", "Nagy", "Duarte"),
    *("Aalto", "Becker", "Costa", "Dahl", "Eriksen", "Fontaine", "Graf", "Holub", "Ibarra"),
    *("Jansen", "Krall", "Leroy", "Maes", "Neumann", "Olsen", "Pacheco", "Quinn", "Rossi"),
    *("Sommer", "Toth", "Urban", "Vidal", "Weiss", "Ylinen", "Zupan"),
)
OFFICES = (
    *("mayor", "police spokesman", "union leader", "fire chief", "harbour master", "judge"),
    *("school director", "station manager", "prosecutor", "surgeon", "farmer", "ferry captain"),
)
BODIES = (
    *("city council", "dockers' union", "coast guard", "health ministry", "rail company"),
    *("water authority", "regional court", "teachers' union", "power company", "port authority"),
    *("farmers' league", "tax office", "football association", "housing agency", "city hospital"),
)
WHAT = (
    *("bridge", "tunnel", "market hall", "reservoir", "steel mill", "tram line", "old prison"),
    *("stadium", "ferry terminal", "cement works", "school kitchen", "opera house", "dam"),
    *("airport", "waste plant", "bus depot", "archive", "shipyard", "fish market", "cable car"),
    *("power station", "cathedral roof", "swimming pool", "gas pipeline", "city library"),
)
HOW = (
    *("stained", "unsafe", "half-built", "disputed", "costly", "neglected", "flooded", "rented"),
    *("newly painted", "long promised", "state-owned", "listed", "privately run", "abandoned"),
    *("contested", "overgrown", "crowded", "nearly finished", "ageing", "temporary"),
)
WHO = (
    *("neighbours", "inspectors", "engineers", "angry parents", "pensioners", "divers"),
    *("night workers", "local traders", "striking nurses", "students", "tenants", "volunteers"),
    *("former employees", "lawyers", "shopkeepers", "drivers", "fishermen", "auditors"),
)
#: Of these, reasons are put together: "after long delays".
BEFORE = ("after", "amid", "despite", "because of", "during", "following", "without", "over")
WHICH = (
    *("long", "sudden", "repeated", "heavy", "unpaid", "secret", "rising", "costly", "new", "late"),
    *("foreign", "local", "empty", "broken", "forged", "angry", "careful", "weekly", "early"),
)
MATTERS = (
    *("delays", "rains", "protests", "wages", "debts", "letters", "rumours", "repairs", "talks"),
    *("elections", "complaints", "promises", "floods", "permits", "audits", "power cuts", "sales"),
    *("threats", "tests", "warnings", "harvests", "visits", "rents", "meetings", "accidents"),
)
SYLLABLES = ("ba", "ro", "ki", "sel", "mor", "tan", "vu", "pli", "dra", "ne", "gos", "fa", "li")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OUTLETS = ("Coast Courier", "Northern Post", "Valley Herald", "Morning Ledger", "Evening Wire")
#: ``(a|b)`` is one of the two.
SENTENCES = (
    (
        "(At least|Some|No fewer than) {n} people were (hurt|injured|wounded) when the {how} "
        "{brand} {what} in {town} (collapsed|caught fire|gave way) on {day} {why}."
    ),
    (
        "{name}, {office} of {town}, (said|announced|confirmed) on {day} that the {what} "
        "(would|will) (reopen|be sold|be repaired|move) by {month} {why}."
    ),
    (
        "“We will (meet|hear|visit|pay) {who} (tomorrow|next week|on {day}) {why},” {surname} "
        "told (reporters|a crowd|the council) in {town}."
    ),
    (
        "Police (arrested|detained|questioned|released) {n} {who} (near|behind|inside) the "
        "{what} (two days|a week|hours) later, after a search of (a|every|one) {what2}."
    ),
    (
        "The {body} (denied|disputed|rejected claims) that it had (known of|paid "
        "for|hidden|insured) the {how} {brand} {what} since {year}."
    ),
    (
        "(About|Nearly|More than) {n}00 {who} (walked out|gathered|marched|struck) at the "
        "{what} on {day} {why} and (returned|dispersed|met again) the following "
        "(morning|day|week)."
    ),
    (
        "The (strike|dispute|sit-in|inquiry) at the {how} {brand} {what}, which "
        "(began|opened|started) on {date}, was (called off|suspended|extended) {why}."
    ),
    (
        "(A court|Judges|A tribunal) in {town} (sentenced|fined|cleared) the former {office} "
        "(after {n} hearings|in the {what} case|of fraud) last (week|month|year) {why}."
    ),
    (
        "{who} (flooded|occupied|cleared|repaired) the {how} {brand} {what2} (at the "
        "weekend|overnight|on {day}) and (cut|reopened|watched) the road from {town} to "
        "{town2}."
    ),
    (
        "{surname} (accused|suspected|sued) the {body} of (selling|closing|neglecting|burning) "
        "the {how} {brand} {what} {why} and (asked for|won|dropped) an "
        "(inquiry|appeal|apology)."
    ),
    (
        "The {how} {brand} {what} in {town} will (close|open|shrink|be demolished) (by the end "
        "of the month|next spring|on {date}) {why}, {name} (wrote|said|warned)."
    ),
    (
        "In {year}, a (fire|flood|landslide|robbery) in a {how} {brand} {what2} "
        "(killed|injured|trapped) {n} {who} and (destroyed|emptied|damaged) the {what} of "
        "{town2}."
    ),
    (
        "{who} (blocked|guarded|surrounded) the {how} {brand} {what} for {n} (hours|days) {why}"
        " before (officers cleared|the mayor opened|rain emptied) the (gates|square|yard)."
    ),
    (
        "The {body} (plans|promised|refused|agreed) to (build|buy|lease|move) a new {what} in "
        "{town2} (next year|in {month}|by {date}), (according to|wrote|said) {surname}."
    ),
    (
        "{who} (found|reported|filmed) a (second|small|dangerous) (leak|crack|tunnel) behind "
        "the {how} {brand} {what} early on {day}, a (clerk|nurse|guard) in {town} said."
    ),
    (
        "“Nobody (told|asked|warned|paid) {who} (anything about|because of|at) the {what} for "
        "{n} (days|weeks),” (said|complained|recalled) {name}, {office} there."
    ),
    (
        "The {body} and {who} (signed|broke|renewed) an (agreement|lease|armistice) on the "
        "{how} {brand} {what} on {date} {why}."
    ),
    (
        "{surname} (may|might|could) (order|allow|force) the {body} to (empty|fence|rent out) "
        "the {how} {brand} {what2} if {who} (return|complain|agree) (to|in) {town}."
    ),
    (
        "{name} (resigned|retired|returned) as {office} on {date} {why}; the {body} in {town2} "
        "(took over|sold|inspected) the {what}."
    ),
    (
        "Since {year} the {how} {brand} {what} has (cost|earned|owed) {who} {n} million "
        "(euros|crowns|francs), the {body} (said|admitted|estimated) on {day}."
    ),
)
#: One of several in a sentence.
CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


def write(folder: Path, count: int, *, seed: int = 1, short: bool = False) -> None:
    """Write so many articles as text files with front matter, 1,000 to a folder.

    Short ones hold the last paragraph alone, some 50 words.
    """
    for number, whole in enumerate(texts(count, seed=seed)):
        head, *_, last = whole.split("\n\n")
        text = f"{head.rpartition('---')[0]}---\n{last}" if short else whole
        part = folder / f"{number // 1000:04}"
        if number % 1000 == 0:
            part.mkdir(parents=True, exist_ok=True)
        (part / f"{number % 1000:03}.txt").write_text(text, encoding="utf-8")


def texts(count: int, *, seed: int = 1) -> Iterator[str]:
    """Yield so many articles with their front matter."""
    chance = random.Random(seed)  # noqa: S311 - invented news needs no secrecy
    story = _story(chance)
    for number in range(count):
        if number % 10:
            story = _story(chance)
        day = date(2031, 1, 1) + timedelta(days=chance.randrange(365))
        outlet = chance.choice(OUTLETS)
        title = f"{chance.choice(TOWNS)} waits for its {chance.choice(WHAT)}, {number}"
        own = _paragraph(chance, 2)
        yield (
            f"---\ntitle: {title}\npublisher: {outlet}\npublished: {day}\n---\n"
            + "\n\n".join((*story, own))
            + "\n"
        )


def _story(chance: random.Random) -> tuple[str, ...]:
    return tuple(_paragraph(chance, chance.randrange(1, 4)) for _ in range(6))


def _paragraph(chance: random.Random, sentences: int) -> str:
    """Return so many sentences and one with names of its own, as every paragraph has words."""
    names = ", ".join(_name(chance) for _ in range(12))
    return " ".join([*(_sentence(chance) for _ in range(sentences)), f"There were {names} too."])


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def _sentence(chance: random.Random) -> str:
    day = date(2030, 6, 1) + timedelta(days=chance.randrange(500))
    surname = chance.choice(SURNAMES)
    chosen = CHOICE.sub(lambda found: chance.choice(found[1].split("|")), chance.choice(SENTENCES))
    sentence = chosen.format(
        n=chance.randrange(2, 40),
        town=chance.choice(TOWNS),
        town2=chance.choice(TOWNS),
        day=chance.choice(DAYS),
        date=f"{day.day} {day:%B %Y}",
        month=f"{day:%B}",
        year=chance.randrange(1980, 2030),
        name=f"{chance.choice(NAMES)} {surname}",
        surname=surname,
        office=chance.choice(OFFICES),
        body=chance.choice(BODIES),
        what=chance.choice(WHAT),
        what2=chance.choice(WHAT),
        how=chance.choice(HOW),
        who=chance.choice(WHO),
        why=f"{chance.choice(BEFORE)} {chance.choice(WHICH)} {chance.choice(MATTERS)}",
        brand=_name(chance),
    )
    return sentence[0].upper() + sentence[1:]
