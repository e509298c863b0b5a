"""Which Plotly the page carries, and how: inside the file, from the CDN, beside it, or not at all.

The small cartesian bundle (``make assets``) is used when it is there and of the version the
installed plotly carries; otherwise the full one of the installed package.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

#: Where ``make assets`` puts the small bundle; ignored by git, carried by wheels.
SMALL = "plotly-cartesian.min.js"
#: The name of the script written beside the page for ``plotlyjs="directory"``.
BESIDE = "plotly.min.js"


@dataclass(frozen=True, slots=True)
class Plotly:
    """How the page gets Plotly: its text inline, or the address of a script, or neither."""

    text: str = ""
    address: str = ""
    integrity: str = ""
    policy: str = ""


def digest(text: str, kind: str = "sha256") -> str:
    """Return the hash of a script as a Content-Security-Policy names it ("sha256-...")."""
    raw = hashlib.new(kind, text.encode()).digest()
    return f"{kind}-{base64.b64encode(raw).decode()}"


@cache
def plotly_script() -> str:
    """Return the text of the Plotly bundle that goes inside the page, with unix line ends."""
    full, small = full_script(), _read("timeline.report", "data", SMALL)
    return small if small and version(small) == version(full) else full


def full_script() -> str:
    """Return the text of the full bundle of the installed plotly."""
    return _read("plotly", "package_data", "plotly.min.js")


def version(bundle: str) -> str:
    """Return the version of plotly.js a bundle names in its first lines, "" if none."""
    found = re.search(r"plotly\.js[^\n]* v(\d+\.\d+\.\d+)", bundle[:600])
    return found[1] if found else ""


#: The ends of the bundle as its builder writes them: what is called at once and should not be.
_FACTORY = re.compile(r"\(typeof self !== \"undefined\" \? self : this, \(\) => \{\n")
_START = re.compile(r"return ([\w$]+)\(\);\}\)\(\);\n(?=/\*!)")
_END = re.compile(r"return Plotly;\n\}\)\);\s*\Z")


def unrolled(bundle: str) -> str:
    """Return the bundle so that a browser reads it once, and starts it when it is told to.

    In parentheses the outer function is compiled as it is read instead of read over and read again;
    and ``Plotly`` is left as a function that starts it. A bundle of another build stays as it is.
    """
    starts, end = list(_START.finditer(bundle)), _END.search(bundle)
    if len(starts) != 1 or not end or len(_FACTORY.findall(bundle)) != 1:
        return bundle
    start = starts[0]
    body = f"{bundle[: start.start()]}return {start[1]};}})();\n{bundle[start.end() : end.start()]}"
    head = '(typeof self !== "undefined" ? self : this, (() => {\n'
    return _FACTORY.sub(head, body) + "return Plotly;\n})));"


def choose(plotlyjs: str) -> Plotly:
    """Return how ``plotlyjs`` asks for it: full, cdn, directory, none or an address."""
    match plotlyjs:
        case "full":
            text = unrolled(plotly_script())
            return Plotly(text=text, policy=f"'{digest(text)}'")
        case "none":
            return Plotly()
        case "cdn":
            full = full_script()
            address = f"https://cdn.plot.ly/plotly-{version(full)}.min.js"
            return Plotly(address=address, integrity=digest(full, "sha384"), policy=address)
        case _:
            address = BESIDE if plotlyjs == "directory" else plotlyjs
            remote = re.match(r"https?://[^\s;,'\"]+$", address)
            return Plotly(address=address, policy=address if remote else "'self' file:")


def _read(package: str, *parts: str) -> str:
    source = files(package).joinpath(*parts)
    if not source.is_file():
        return ""
    return source.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
