"""The records that flow through the stages, and the words they use; standard library only.

Nothing here knows a stage: reading this package is knowing what the program talks about.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # importing typing would be most of what help costs
if TYPE_CHECKING:
    from timeline.model.claims import (
        Attribution,
        Claim,
        Location,
        Participant,
        Quantity,
        Speaker,
        When,
    )
    from timeline.model.errors import (
        CannotWriteError,
        NothingReadError,
        StoreError,
        TimelineError,
        UsageError,
    )
    from timeline.model.events import Actor, Event, EventActor, Link, Timeline
    from timeline.model.reading import Mention, Parse, Place, Sentence, Token
    from timeline.model.text import (
        TRUSTED_SCORE,
        Article,
        Interval,
        NearDuplicate,
        Paragraph,
        Passage,
        PublicationDate,
        Skipped,
        Span,
    )
    from timeline.model.times import Shift, Timex
    from timeline.model.vocabulary import (
        VOCABULARIES,
        Anchor,
        Basis,
        ClaimStatus,
        EventStatus,
        EventType,
        Evidence,
        Granularity,
        LinkKind,
        MentionKind,
        ParagraphKind,
        PlaceKind,
        Relation,
        Role,
        Stance,
        TimexType,
    )

__all__ = [
    "TRUSTED_SCORE",
    "VOCABULARIES",
    "Actor",
    "Anchor",
    "Article",
    "Attribution",
    "Basis",
    "CannotWriteError",
    "Claim",
    "ClaimStatus",
    "Event",
    "EventActor",
    "EventStatus",
    "EventType",
    "Evidence",
    "Granularity",
    "Interval",
    "Link",
    "LinkKind",
    "Location",
    "Mention",
    "MentionKind",
    "NearDuplicate",
    "NothingReadError",
    "Paragraph",
    "ParagraphKind",
    "Parse",
    "Participant",
    "Passage",
    "Place",
    "PlaceKind",
    "PublicationDate",
    "Quantity",
    "Relation",
    "Role",
    "Sentence",
    "Shift",
    "Skipped",
    "Span",
    "Speaker",
    "Stance",
    "StoreError",
    "Timeline",
    "TimelineError",
    "Timex",
    "TimexType",
    "Token",
    "UsageError",
    "When",
]

#: Where each record is made: making all of them would be a sixth of the start-up.
_MADE = {
    "claims": ("Attribution", "Claim", "Location", "Participant", "Quantity", "Speaker", "When"),
    "errors": ("CannotWriteError", "NothingReadError", "StoreError", "TimelineError", "UsageError"),
    "events": ("Actor", "Event", "EventActor", "Link", "Timeline"),
    "reading": ("Mention", "Parse", "Place", "Sentence", "Token"),
    "text": (
        "TRUSTED_SCORE",
        "Article",
        "Interval",
        "NearDuplicate",
        "Paragraph",
        "Passage",
        "PublicationDate",
        "Skipped",
        "Span",
    ),
    "times": ("Shift", "Timex"),
    "vocabulary": (
        "VOCABULARIES",
        "Anchor",
        "Basis",
        "ClaimStatus",
        "EventStatus",
        "EventType",
        "Evidence",
        "Granularity",
        "LinkKind",
        "MentionKind",
        "ParagraphKind",
        "PlaceKind",
        "Relation",
        "Role",
        "Stance",
        "TimexType",
    ),
}
_MODULES = {name: module for module, names in _MADE.items() for name in names}


def __getattr__(name: str) -> object:
    """Import the module of a record when the record is first asked for."""
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names, also before they are imported."""
    return sorted({*globals(), *__all__})
