"""What surrounds the article on its page: comments, share buttons, cookie notices, other articles.

<section id="comments"><p>Shame on them!</p></section> → "Shame on them!", left out as "comments";
the extraction of the article drops such parts, here they are kept with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from timeline.sources import boilerplate
from timeline.sources.markup import BLOCKS, Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Elements whose text is not shown to a reader, or is only there to be clicked.
SILENT = frozenset(
    {"script", "style", "noscript", "template", "option", "select", "textarea", "svg", "head"}
)
NAVIGATION = "page navigation"
#: What web pages call the parts that are not the article, the plainest first: a name of a class or
#: an id, cut at its dashes and capitals.
NAMES = (
    ("comments", r"comments?|commentlist|kommentare?|disqus|respond|replies|discussion"),
    ("cookie notice", r"cookies?|cookiebar|consent|gdpr|cmp|onetrust|didomi"),
    ("share buttons", r"shar(?:e|es|ing|edaddy)|social\w*|addtoany|addthis"),
    (
        "list of other articles",
        (
            r"related\w*|recommend\w*|recirc\w*|popular|trending|most-(?:read|viewed|shared)|"
            r"more-(?:from|news|stories)|read-?(?:more|next|also)|up-next|teasers?|outbrain|taboola|"
            r"jp-relatedposts|recent-?posts|latest"
        ),
    ),
    ("invitation to subscribe", r"newsletters?|subscri(?:be|ption)s?|sign-?up|paywall|piano"),
    ("advertisement", r"ads?|adverts?|advertis(?:e?ment|ing)s?|sponsor(?:ed|s)?|promo(?:ted)?"),
    ("weather", r"weather|wetter|meteo"),
    (NAVIGATION, r"nav|navbar|navigation|menu|breadcrumbs?|pagination"),
)
#: ... and what their elements make them.
TAGS = {
    "header": "page frame",
    "footer": "page frame",
    "aside": "part beside the article",
}
#: Text of the page that neither extraction nor any name of a part accounts for.
OUTSIDE = "outside the article"
#: What the extraction took for the article and these names say is not.
CERTAIN = ("comments", "cookie notice")
#: A text of fewer characters may stand in the article by chance: it is known by the whole line.
SHORT = 40


#: So many lines of a page may be its masthead.
TOP = 30
#: What an element's text is divided by.
DIVIDING = BLOCKS | SILENT


def surrounding(tree: Any, kept: Sequence[Block]) -> tuple[list[Block], list[Block]]:  # noqa: ANN401 - an lxml element
    """Return the blocks of the article, and those of the page around it, with their reasons.

    ``kept`` is what was extracted; what of it stands in a part that is certainly none of the
    article's is told so in its place.
    """
    page = _Page(kept)
    for body in tree.iter("body"):
        page.collect(body)
    return [page.told(block) for block in kept], list(page.around())


@dataclass(slots=True)
class _Line:
    """A line that is not the article's: why, by the names of what holds it, or by its element."""

    text: str
    reason: str = ""
    tag: str = ""


class _Page:
    """Where the article stands on its page, and what each part around it is."""

    def __init__(self, kept: Sequence[Block]) -> None:
        """Begin with the article's blocks, none of them found on the page."""
        squashed = [_squashed(block.text) for block in kept]
        self.whole = set(squashed)
        self.running = "".join(squashed)
        self.own: list[str] = []
        self.outer: list[_Line] = []
        self.foreign: dict[str, str] = {}

    def collect(self, element: Any) -> int:  # noqa: ANN401 - an lxml element
        """Collect the lines below an element, in order; return how much of them is the article."""
        own, outer = len(self.own), len(self.outer)
        children = list(element)
        if not children:
            held = self.add(element.text)
        elif DIVIDING.isdisjoint([child.tag for child in children]):
            held = self.add(" ".join(element.itertext()))
        else:
            held = self.add(element.text)
            for child in children:
                if isinstance(child.tag, str) and child.tag not in SILENT:
                    held += self.collect(child)
                held += self.add(child.tail)
        if (len(self.outer) > outer or held) and held * 2 <= len(self.running):
            self.name(element, own, outer)
        return held

    def add(self, text: str | None) -> int:
        """Add a line of the page; return how many letters of the article it holds."""
        words = text.split() if text else None
        if not words:
            return 0
        line = "".join(words)
        if line in self.whole or (len(line) >= SHORT and line in self.running):
            self.own.append(line)
            return len(line)
        self.outer.append(_Line(" ".join(words)))
        return 0

    def name(self, element: Any, own: int, outer: int) -> None:  # noqa: ANN401 - an lxml element
        """Say of the lines collected since why they are not the article's, if the element tells."""
        reason, tag = _reason(element), TAGS.get(element.tag, "")
        if reason or tag:
            for line in self.outer[outer:]:
                line.reason = line.reason or reason
                line.tag = line.tag or tag
        if reason in CERTAIN:
            self.foreign |= dict.fromkeys(self.own[own:], reason)

    def told(self, block: Block) -> Block:
        """Return a block of the article, as boilerplate if it stands in a foreign part."""
        reason = self.foreign.get(_squashed(block.text), "") if self.foreign else ""
        return replace(block, kind="boilerplate", reason=reason) if reason else block

    def around(self) -> Iterator[Block]:
        """Yield what surrounds the article; lines of one reason that follow each other as one."""
        said = (
            (line.text, line.reason or line.tag or _said(line.text, top=n < TOP))
            for n, line in enumerate(self.outer)
        )
        for reason, run in groupby(said, key=itemgetter(1)):
            yield Block("\n".join(text for text, _ in run), "boilerplate", reason)


def _squashed(text: str) -> str:
    return "".join(text.split())


def _said(line: str, *, top: bool) -> str:
    """Return what the words of a line say it is, where its place on the page says nothing."""
    return boilerplate.reason(line, "head" if top else "tail") or OUTSIDE


def _reason(element: Any) -> str:  # noqa: ANN401 - an lxml element
    """Return what the names of an element say it is, "" if they say nothing."""
    called, known = element.get("class"), element.get("id")
    named = _called(f"{called or ''} {known or ''}") if called or known else ""
    return named or (NAVIGATION if element.tag == "nav" else "")


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return the pattern of all names of parts together, and of each part."""
    every = "|".join(names for _, names in NAMES)
    return _names(every), tuple((reason, _names(names)) for reason, names in NAMES)


def _names(names: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{names})(?![a-z])")


@lru_cache(maxsize=8192)
def _called(names: str) -> str:
    """Return what the names of an element say it is."""
    lowered = CAPITAL.sub("-", names).lower()
    some, each = _patterns()
    if not some.search(lowered):
        return ""
    return next((reason for reason, pattern in each if pattern.search(lowered)), "")


#: Where a name goes on in a word of its own: "relatedArticles".
CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
