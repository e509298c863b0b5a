"""What the store costs an article as it grows, by itself: nothing is parsed, compared or linked.

``storing.py --sizes 1000,10000,100000 --rounds 3`` keeps invented articles and their claims, then
writes a timeline of them whose events are what claims tell in the same words. The sizes take turns,
since a machine has good and bad minutes; the last line is JSON: the least processor time of each.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import synthetic_claims

from timeline import copies
from timeline.model import Claim, Event, EventActor, Link, Timeline
from timeline.packed import Packed
from timeline.store import Analysis, Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.model import Article

#: About as many words as linking gives for each further claim of an event.
REASON = "{} is one with {} (+6.1): -5.0 two claims are two events; +4.0 same trigger; +1.4 place"


def one_size(count: int) -> dict[str, Any]:
    """Return microseconds an article of each thing the store does, measured in this process."""
    found: dict[str, Any] = {"articles": count}
    every = list(synthetic_claims.analysed(count))

    def timed(step: str, began: float) -> None:
        found[f"{step}_us"] = round((time.process_time() - began) / count * 1e6)

    with tempfile.TemporaryDirectory() as scratch, Store(Path(scratch) / "s.sqlite") as store:
        with store.run() as run:
            began = time.process_time()
            run.add(article for article, _ in every)
            timed("reading", began)
            settled = copies.join(article for article, _ in every)
            run.pending(settled)
            began = time.process_time()
            for article, claims in every:
                run.keep(Analysis(article=article.id, claims=claims))
            run.commit()
            timed("keeping", began)
            timeline = told(settled, [claim for _, claims in every for claim in claims])
            began = time.process_time()
            run.finish(timeline)
            timed("writing", began)
        found["store_mb"] = round((Path(scratch) / "s.sqlite").stat().st_size / 1e6, 1)
    return found


def told(articles: Sequence[Article], claims: Iterable[Claim]) -> Timeline:
    """Return a timeline of about as many events and links as linking would find."""
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        alike[claim.label, claim.when.interval].append(claim)
    events = [_event(group) for group in alike.values()]
    links = [_link(one, other) for near in pairwise(events) for one, other in (near, near[::-1])]
    places = {
        location.place.id: location.place
        for group in alike.values()
        for location in group[0].places
    }
    return Timeline(
        articles=articles,
        claims=Packed(Claim, (claim for group in alike.values() for claim in group)),
        events=Packed(Event, events),
        links=Packed(Link, links),
        places=tuple(places.values()),
    )


def _event(group: Sequence[Claim]) -> Event:
    first = group[0]
    return Event(
        id="e" + blake2b(first.id.encode(), digest_size=6).hexdigest(),
        label=first.label,
        type=first.type,
        status="occurred",
        interval=first.when.interval,
        claims=tuple(claim.id for claim in group),
        actors=tuple(EventActor(actor=one.entity, roles=(one.role,)) for one in first.actors),
        places=tuple(location.place.id for location in first.places),
        reasons=tuple(REASON.format(claim.id, first.id) for claim in group[1:]),
    )


def _link(one: Event, other: Event) -> Link:
    pair = (one.claims[0], other.claims[0])
    return Link(source=one.id, target=other.id, kind="related", score=0.5, claims=(pair,))


def main() -> None:
    """Measure the sizes in turn, each in a process of its own, and print the least of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one-size", type=int)
    chosen = parser.parse_args()
    if chosen.one_size:
        print(json.dumps(one_size(chosen.one_size)))
        return
    least: dict[str, dict[str, Any]] = {}
    for _ in range(chosen.rounds):
        for size in chosen.sizes.split(","):
            command = [sys.executable, __file__, f"--one-size={size}"]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            row = json.loads(done.stdout.splitlines()[-1])
            print(json.dumps(row), flush=True)
            known = least.setdefault(size, row)
            known.update({name: min(value, known[name]) for name, value in row.items()})
    print(json.dumps(least))


if __name__ == "__main__":
    main()
