"""Put the page together: one HTML file, scripts allowed by their hash, data in an inert block.

An article that says ``</script><script>alert(1)`` is shown saying so: its text reaches the page
only as escaped JSON or through Jinja's autoescape, and the policy allows no script but ours.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from timeline import collector
from timeline.report.block import json_pieces
from timeline.report.bundle import choose, digest
from timeline.report.headline import headline, period
from timeline.report.methods import ROWS, methods
from timeline.report.payload import payload
from timeline.report.phrases import interval_words, unbroken, visible
from timeline.report.told import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from timeline.model import Timeline
    from timeline.report.bundle import Plotly

#: Our scripts in the order they run; each is wrapped by itself and shares one object, ``T``.
SCRIPTS = (
    "text", "glyphs", "dates", "columns", "data", "moments", "scale", "state", "stem", "filter",
    "theme", "list", "claims", "relations", "origins", "detail", "controls", "plotly", "overview",
    "view", "lanes", "bundles", "marks", "sketch", "traces", "chart", "pointer", "network", "map",
    "export", "keyboard", "print", "start",
)  # fmt: skip
#: Our styles; "window" comes last, so that it may overrule.
STYLES = ("base", "page", "controls", "timeline", "evidence", "window")
#: Runs behind the second data block, so that nothing waits for Plotly's bundle to be read.
SIGNAL = "timeline.evidenceStands();"
#: Readers without scripts get a plain list of at most so many events.
PLAIN_EVENTS = 200


def render(timeline: Timeline, *, title: str | None = None, plotlyjs: str = "full") -> str:
    """Return the report on ``timeline`` as one HTML page that makes no request.

    Args:
        timeline: what to show.
        title: the page's heading; by default the place most is told of, and when.
        plotlyjs: "full" puts Plotly inside, "cdn" loads it from cdn.plot.ly, "directory" from
            ``plotly.min.js`` beside the page, another value from that address, "none" draws
            the timeline plainly and leaves network and map out.
    """
    return "".join(pieces(timeline, title=title, plotlyjs=plotlyjs))


def pieces(
    timeline: Timeline, *, title: str | None = None, plotlyjs: str = "full"
) -> Iterator[str]:
    """Yield the same page piece by piece: that of a large timeline need not be held as a whole."""
    with collector.resting():
        shown = Shown(timeline)
        yield from _pieces(shown, title or headline(timeline, shown), plotlyjs)


def _pieces(shown: Shown, heading: str, plotlyjs: str) -> Iterator[str]:
    timeline = shown.timeline
    plotly, script = choose(plotlyjs), our_script()
    told = methods(timeline)
    drawn = plotlyjs != "none"
    data, evidence = payload(timeline, visible(heading), drawn=drawn, shown=shown)
    template = _environment().get_template("page.html.j2")
    return template.generate(
        title=heading,
        period=period(timeline.events),
        counts=told.counts,
        methods=told,
        rows=ROWS,
        plain=timeline.events[:PLAIN_EVENTS],
        data=json_pieces(data),
        evidence=json_pieces(evidence),
        policy=policy(plotly, script),
        plotly=plotly,
        script=script,
        signal=SIGNAL,
        style="".join(_static(f"{name}.css") for name in STYLES),
    )


def policy(plotly: Plotly, script: str) -> str:
    """Return the Content-Security-Policy: nothing but our scripts, our styles and own images."""
    return "; ".join((
        "default-src 'none'",
        f"script-src '{digest(script)}' '{digest(SIGNAL)}' {plotly.policy}".rstrip(),
        "style-src 'unsafe-inline'",
        "img-src data: blob:",
        "connect-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ))  # fmt: skip


@cache
def our_script() -> str:
    """Return our scripts as one, each in a function of its own."""
    wrapped = (f"(function (T) {{\n{_static(f'{name}.js')}}})(timeline);\n" for name in SCRIPTS)
    return '"use strict";\nconst timeline = {};\n' + "".join(wrapped)


@cache
def _static(name: str) -> str:
    return (files(__package__) / "static" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - at first use

    environment = Environment(
        loader=PackageLoader("timeline.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "visible": visible,
        "interval": interval_words,
        "unbroken": unbroken,
        "sentence": lambda text: text[:1].upper() + text[1:],
    }
    return environment
