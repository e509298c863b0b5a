"""Made-up news with names from everywhere: how many a pipeline tells as what they are.

"{person} flew to {place}." → "Tomoko Hoang flew to Nampula." The names come from the lists of all
countries, of which training draws too; the sentences, and what the firms deal in, it never sees.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from bodies import UNSEEN
from corrected import LABELS
from renamed import Renamer

from timeline import language, places
from timeline.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

#: Sentences as news agencies write them; each names a person, a place or both.
TOLD = (
    "Police in {place} said {person} was arrested on Tuesday.",
    "{person}, a spokesman for the ministry, said the road to {place} was closed.",
    "At least 12 people were killed when a bus left the road near {place}, officials said.",
    "Residents fled {place} after shelling on Monday night.",
    "The court sentenced {person} to six years in prison.",
    '"We will not leave {place}," {person} told reporters.',
    "Rebels seized {place} and two villages nearby, according to {person}, a district official.",
    "President {person} flew to {place} for talks.",
    "Foreign Minister {person} denied the report.",
    "A fire destroyed the market of {place}, the mayor, {person}, said on Friday.",
    "{person} resigned as head of the bank a week after the audit.",
    "Troops from {place} were sent to {other} on Sunday.",
    "Floods cut off {place} and {other}, where {person} runs a shelter.",
    "{person} and {friend} were charged with fraud.",
    "The train from {place} to {other} was delayed by four hours.",
    "Protesters marched through {place} for a third day.",
    "Gen. {person} accused the militia of firing first.",
    "According to {person}, the dam above {place} may not hold.",
    "The body of {person}, 34, was found on a beach near {place}.",
    "{place}, a town of farmers, has had no power since the storm.",
    "Doctors in {place} treated 40 people for burns, nurse {person} said.",
    "Lawyers for {person} said they would appeal.",
    "{person} scored twice as the visitors won in {place}.",
    "The governor of {place}, {person}, declared an emergency.",
    "Talks in {place} ended without a deal, {person} said.",
    "{firm} said it would close its plant in {place}.",
    "The operator, {firm}, denied the accusation.",
    "Shares of {firm} fell by a tenth on Thursday.",
    "Workers at {firm} began a strike, {person}, who leads them, said.",
    "A spokeswoman for {firm} declined to comment.",
)
KINDS = {"person": "PERSON", "friend": "PERSON", "place": "LOC", "other": "LOC", "firm": "ORG"}
#: Made-up sentences in all.
SENTENCES = 1500


def recalled(nlp: Language, *, seed: int = 17) -> dict[str, float]:
    """Return the share of persons, places and firms that are found whole and told as such."""
    draw = random.Random(seed)  # noqa: S311 - a draw of examples, not a secret
    made = list(_made(draw))
    found = dict.fromkeys(KINDS.values(), 0)
    asked = dict.fromkeys(KINDS.values(), 0)
    for (_, names), doc in zip(made, nlp.pipe(text for text, _ in made), strict=True):
        told = {(name.start_char, name.end_char, name.label_) for name in doc.ents}
        for name in names:
            asked[name[2]] += 1
            found[name[2]] += name in told
    return {label: found[label] / asked[label] for label in found}


def corrected(model: str, *, seed: int = 17) -> dict[str, float]:
    """Return the same shares of a pipeline once ``timeline.places`` has corrected its names."""
    made = list(_made(random.Random(seed)))  # noqa: S311 - the same
    articles = [Article(id=str(number), text=text) for number, (text, _) in enumerate(made)]
    found, asked = Counter[str](), Counter[str]()
    parses = language.parse_many(articles, model=model)
    for article, parse, (_, names) in zip(articles, parses, made, strict=True):
        mentions = places.resolve(article, parse.sentences, parse.mentions)
        told = {(m.span.start, m.span.end, LABELS.get(m.kind)) for m in mentions}
        asked.update(label for *_, label in names)
        found.update(name[2] for name in names if name in told)
    return {label: found[label] / asked[label] for label in asked}


def _made(draw: random.Random) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Yield texts with where their names stand."""
    lists = Renamer(draw)
    for number in range(SENTENCES):
        text, names = "", []
        for part in TOLD[number % len(TOLD)].replace("}", "{").split("{"):
            kind = KINDS.get(part)
            if kind == "ORG":
                name = lists.bodies.of(draw.choice(UNSEEN))
            else:
                name = part if kind is None else lists.drawn(kind)
            if kind is not None:
                names.append((len(text), len(text) + len(name), kind))
            text += name
        yield text, names
