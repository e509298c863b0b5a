"""Event timelines from news articles: what happened, when, where, and who says so.

``timeline.build("articles/", published="2021-07-16")`` gives a ``Timeline``: its events, claims and
links as records, and ``to_pandas()``, ``graph()``, ``figure()`` and ``to_html()``.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing would be most of what `import timeline` costs

if TYPE_CHECKING:
    from timeline.api import Timeline, build, read, times
    from timeline.api import open_folder as open  # noqa: A004 - `timeline.open` reads well

__all__ = ["Timeline", "build", "open", "read", "times"]

_NAMES = {
    "Timeline": "Timeline",
    "build": "build",
    "open": "open_folder",
    "read": "read",
    "times": "times",
}


def __getattr__(name: str) -> object:
    """Import the interface when it is first used: ``import timeline`` alone costs nothing."""
    if name not in _NAMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from timeline import api  # noqa: PLC0415 - this is the laziness

    return getattr(api, _NAMES[name])


def __dir__() -> list[str]:
    """Return the public names, also before they are imported."""
    return sorted({*globals(), *__all__})
