"""Is a pronoun or a short description taken for whom the text means?

    python benchmarks/references.py GOLD.jsonl [--part dev|held] [--limit N] [--errors] [--check]

GOLD is ``tests/corpus/references.jsonl``, where "[She|Ana Lee] left" says whom "She" means ("-": to
be left alone, "?x": x or left alone), or MEANTIME, whose clusters of entities say the same. Read
from GOLD: the text. Precision is over all words the program takes to stand for somebody, recall
over those that a reader does.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysed import Analysed, analysed, arguments, rows
from floors import below

from timeline import sources
from timeline.events import sayings
from timeline.events.antecedents import antecedents
from timeline.events.scene import lay_out
from timeline.model import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = re.compile(r"\[([^\]|]*)\|([^\]]*)\]")
PRONOUN = frozenset({"PRP", "PRP$"})
PRONOUNS = frozenset(
    "he she him her his hers himself herself it its itself they them their theirs".split()  # noqa: SIM905 - a list of words reads best so
)


@dataclass(frozen=True, slots=True)
class Meant:
    """A place in the text and whom it means there; nobody is "", ``free`` need not be found."""

    span: Span
    whom: str
    free: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A word that the program takes to stand for somebody."""

    span: Span
    pronoun: bool
    mention: Mention


def main() -> None:
    """Read the arguments, resolve, print one JSON line of figures."""
    parser = arguments(__doc__)
    parser.add_argument("--part", choices=("dev", "held"), help="only this half of the corpus")
    parser.add_argument("--errors", action="store_true", help="print what was not right")
    parser.add_argument("--check", action="store_true", help="fail below floors.json")
    given = parser.parse_args()
    gold = [r for r in rows(given.gold, given.limit) if given.part in {None, r.get("part")}]
    counts: Counter[str] = Counter()
    for row in gold:
        read, meant = (_clustered if "entities" in row else _marked)(row)
        counts.update(_judged(read, meant, show=given.errors))
    reached = figures(counts)
    print(json.dumps(reached))
    task = "references_meantime" if gold and "entities" in gold[0] else "references"
    if given.check and (short := below(task, reached)):
        sys.exit("\n".join(short))


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return precision and recall of pronouns and of descriptions, in percent."""
    reached: dict[str, float] = {}
    for kind in ("pronouns", "descriptions"):
        right = counts[f"{kind} right"]
        reached[f"{kind} found"] = counts[f"{kind} found"]
        reached[f"{kind} P"] = round(100 * right / max(1, counts[f"{kind} found"]), 1)
        if meant := counts[f"{kind} meant"]:
            reached[f"{kind} meant"] = meant
            reached[f"{kind} R"] = round(100 * counts[f"{kind} recalled"] / meant, 1)
    return reached


def _marked(row: dict[str, Any]) -> tuple[Analysed, list[Meant]]:
    """Return an article of our own corpus without its marks, and what they said."""
    text, meant, at = "", [], 0
    for mark in MARK.finditer(row["text"]):
        text += row["text"][at : mark.start()]
        start = len(text)
        text += mark[1]
        whom = mark[2].removeprefix("?")
        free = mark[2].startswith("?")
        meant.append(Meant(Span(start=start, end=len(text)), "" if whom == "-" else whom, free))
        at = mark.end()
    text += row["text"][at:]
    return analysed(row, sources.from_text(text, fields={}, given=None)), meant


def _clustered(row: dict[str, Any]) -> tuple[Analysed, list[Meant]]:
    """Return an article of MEANTIME; whom a mention means is the name of its cluster."""
    read = analysed(row, sources.from_text(row["text"], fields={}, given=None))
    said = [e for e in row["entities"] if e.get("cluster")]
    named = {e["cluster"] for e in said if e.get("syntactic_type") == "NAM"}
    meant = [
        Meant(Span(start=e["start"], end=e["end"]), e["cluster"], free=e["cluster"] not in named)
        for e in said
    ]
    return read, meant


def _found(read: Analysed) -> Iterator[Found]:
    scene = lay_out(read.article, read.sentences, read.mentions, read.timexes)
    for (sentence, token), mention in antecedents(scene, sayings.find(scene)).items():
        word = scene.trees[sentence].tokens[token]
        if word.tag in PRONOUN and word.text.lower() in scene.words.sets["actors.self_pronouns"]:
            continue
        yield Found(word.span, word.tag in PRONOUN, mention)


def _judged(read: Analysed, meant: list[Meant], *, show: bool) -> Iterator[str]:
    text = read.article.text
    found = {f.span: f for f in _found(read) if f.pronoun or f.mention.kind != "place"}
    for span, one in found.items():
        kind = "pronouns" if one.pronoun else "descriptions"
        told = [m for m in meant if m.span.contains(span)]
        if "entities" in read.row and not told:
            continue  # MEANTIME marks no persons and bodies that have no part in an event
        yield f"{kind} found"
        if any(_is_right(read, one, m, meant) for m in told):
            yield f"{kind} right"
            yield f"{kind} {'free' if all(m.free for m in told) else 'recalled'}"
        elif show:
            who = [m.whom for m in told]
            _show("WRONG", text, span, f"{one.mention.name} for {who or 'nobody'}")
    for hoped in meant:
        pronoun = hoped.span.of(text).lower() in PRONOUNS
        if hoped.whom and not hoped.free and (pronoun or "entities" not in read.row):
            yield f"{'pronouns' if pronoun else 'descriptions'} meant"
            if show and not any(hoped.span.contains(span) for span in found):
                _show("MISSED", text, hoped.span, hoped.whom)


def _is_right(read: Analysed, one: Found, told: Meant, meant: list[Meant]) -> bool:
    if not told.whom:
        return False
    if "entities" in read.row:
        there = [m.whom for m in meant if m.span.overlaps(one.mention.span)]
        return told.whom in there
    same = {m.entity or m.name for m in read.mentions if m.name == told.whom}
    if one.mention.entity and one.mention.entity in same:
        return True
    return told.whom.lower().split()[-1] in one.mention.name.lower().split()


def _show(what: str, text: str, span: Span, whom: str) -> None:
    before, after = text[max(0, span.start - 90) : span.start], text[span.end : span.end + 50]
    print(f"{what} {before}[[{span.of(text)}]]{after} -- {whom}".replace("\n", " / "))


if __name__ == "__main__":
    main()
