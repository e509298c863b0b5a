"""Give a headline the day its lead tells: both report one event.

"Former minister jailed" over "A court sentenced ... on Friday": the headline is Friday's too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.stories import is_kin, is_recent
from timeline.events.when import described, is_telling, whole_day
from timeline.model import When

if TYPE_CHECKING:
    from timeline.events.drafts import Draft
    from timeline.events.scene import Scene

#: Paragraphs of text right under the headline that tell the same event.
LEAD = 2


def led(scene: Scene, drafts: list[Draft], found: list[When]) -> list[When]:
    """Return the dates with those of headlines taken from the lead where it tells the same."""
    texts = [i for i, p in enumerate(scene.article.paragraphs) if p.kind == "text"][:LEAD]
    lead = [
        (draft, when)
        for draft, when in zip(drafts, found, strict=True)
        if scene.paragraph(draft.trigger.sentence) in texts and _dates(scene, draft, when)
    ]
    return [_taken(scene, draft, when, lead) for draft, when in zip(drafts, found, strict=True)]


def _dates(scene: Scene, draft: Draft, when: When) -> bool:
    """Return whether a claim of the lead tells of these days what happened on one of them."""
    return (
        draft.status in {"occurred", "ongoing"}
        and draft.trigger.type not in {"statement", "other"}
        and when.basis in {"stated", "anchored"}
        and when.relation in {"on", "during"}
        and when.interval is not None
        and is_telling(when)
        and is_recent(scene, when.interval)
    )


def _taken(scene: Scene, draft: Draft, when: When, lead: list[tuple[Draft, When]]) -> When:
    headline = scene.kind(draft.trigger.sentence) == "title"
    undated = when.basis in {"current", "reported"} and when.timex is None
    if not (headline and undated) or draft.status not in {"occurred", "ongoing"}:
        return when
    if draft.trigger.type in {"statement", "other"}:
        return when
    same = [pair for pair in lead if pair[0].trigger.type == draft.trigger.type]
    kin = [pair for pair in lead if is_kin(scene, draft, pair[0])]
    for _, told in (*same, *kin):
        if told.interval is None or told.timex is None:
            continue
        day = whole_day(told.interval)
        words = told.timex.span.of(scene.article.text)
        step = f"the lead dates it “{words}” → {described(day)}"
        return When(interval=day, basis="narrative", steps=(*told.steps, step))
    return when
