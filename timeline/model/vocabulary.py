"""The words records may use: one word per idea, the same in code, command line and exports."""

from __future__ import annotations

from typing import Literal, get_args

ClaimStatus = Literal[
    "occurred", "ongoing", "planned", "cancelled", "denied", "hypothetical", "habitual"
]
EventStatus = Literal[
    "occurred", "ongoing", "planned", "cancelled", "denied", "hypothetical", "habitual", "disputed"
]
Stance = Literal["asserts", "denies", "hedges", "expects", "accuses"]
Relation = Literal["on", "by", "before", "after", "since", "until", "during", "between"]
Basis = Literal["stated", "anchored", "narrative", "speech", "current", "reported", "none"]
Anchor = Literal["none", "publication", "narrative", "speech", "event"]
LinkKind = Literal["conflicts", "updates", "before", "part-of", "related"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal[
    "minute",
    "hour",
    "part",
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
]
#: In the order in which they go when scores are equal.
Evidence = Literal[
    "manifest",
    "field",
    "given",
    "metadata",
    "json-ld",
    "url",
    "dateline",
    "masthead",
    "body",
    "near-duplicate",
]
ParagraphKind = Literal["title", "heading", "text", "caption", "boilerplate"]
MentionKind = Literal["person", "organisation", "group", "place", "other"]
PlaceKind = Literal["country", "region", "city", "built", "unknown"]
Role = Literal["agent", "patient", "recipient", "other"]
EventType = Literal[
    "fight",
    "kill",
    "injure",
    "attack",
    "seize",
    "withdraw",
    "move",
    "protest",
    "mobilise",
    "arrest",
    "release",
    "crime",
    "legal",
    "meet",
    "agree",
    "support",
    "concede",
    "aid",
    "threaten",
    "accuse",
    "demand",
    "reject",
    "sanction",
    "disaster",
    "accident",
    "health",
    "economy",
    "politics",
    "appoint",
    "build",
    "sport",
    "culture",
    "statement",
    "other",
]

VOCABULARIES: dict[str, tuple[str, ...]] = {
    "claim status": get_args(ClaimStatus),
    "event status": get_args(EventStatus),
    "stance": get_args(Stance),
    "relation": get_args(Relation),
    "basis": get_args(Basis),
    "anchor": get_args(Anchor),
    "link kind": get_args(LinkKind),
    "timex type": get_args(TimexType),
    "granularity": get_args(Granularity),
    "evidence": get_args(Evidence),
    "paragraph kind": get_args(ParagraphKind),
    "mention kind": get_args(MentionKind),
    "place kind": get_args(PlaceKind),
    "role": get_args(Role),
    "event type": get_args(EventType),
}
