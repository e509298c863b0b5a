"""How records show themselves in notebooks: as small tables, drawn when one is first looked at.

A cell that ends in ``tl.events[0]`` shows its label, days, status and origins, not its fields.
"""

from __future__ import annotations

from timeline.model import Article, Claim, Event, Timex


def equip() -> None:
    """Give the records ``_repr_html_``, which notebooks look for.

    It is attached from here because a record knows nothing of HTML; the report, which is heavy, is
    imported when a notebook asks.
    """
    for record in (Article, Claim, Event, Timex):
        setattr(record, "_repr_html_", _card)  # noqa: B010 - the class does not declare it


def _card(record: Article | Claim | Event | Timex) -> str:
    from timeline import report  # noqa: PLC0415 - heavy, and most programs show nothing

    return report.card(record)
