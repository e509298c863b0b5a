"""What a notebook or program imports: build, read, open, and a timeline with its views.

``tl = timeline.build("articles/", published="2021-07-16")`` then ``tl.events[0].label``,
``tl.to_pandas()``, ``tl.figure()``; a notebook shows ``tl`` as the report it would write.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # importing typing costs more than reading a date
if TYPE_CHECKING:
    from timeline.api.building import build, found, open_folder, read, times
    from timeline.api.files import replacing, write_whole
    from timeline.api.published import Published, moment
    from timeline.api.views import Timeline

__all__ = [
    "Published",
    "Timeline",
    "build",
    "found",
    "moment",
    "open_folder",
    "read",
    "replacing",
    "times",
    "write_whole",
]

_MODULES = {
    **dict.fromkeys(("build", "found", "open_folder", "read", "times"), "building"),
    **dict.fromkeys(("replacing", "write_whole"), "files"),
    **dict.fromkeys(("Published", "moment"), "published"),
    "Timeline": "views",
}


def __getattr__(name: str) -> object:
    """Import the module of a name when it is first asked for, and let records show themselves."""
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from timeline.api import display  # noqa: PLC0415 - a command that shows dates needs no cards

    display.equip()
    found: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names, also before they are imported."""
    return sorted({*globals(), *__all__})
