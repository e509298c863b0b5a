"""Lines that are on the page and not in the article, by rules that show their examples.

"READ MORE: Floods close the pass" → "link to another article". The words are in
``lang/en/sources.toml``; a rule is a pattern filled from them, with what it must and must not
take.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from timeline import lang

#: Where a rule applies: "head" is before the first paragraph of running text, "tail" after the
#: last.
Zone = Literal["anywhere", "head", "tail"]
#: A line longer than this is no furniture, whatever it starts with.
LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of furniture: why it is left out, its pattern, what it takes and what it leaves.

    ``begins`` are the openings, in lower case, of which every line it takes has one behind its
    marks and blanks, and ``holds`` strings of which it holds one: most lines do not, and then the
    pattern is not even compiled.
    """

    reason: str
    text: str
    begins: tuple[str, ...] = ("",)
    holds: tuple[str, ...] = ()
    examples: tuple[str, ...]
    leaves: tuple[str, ...]
    zone: Zone = "anywhere"
    longest: int = LONGEST

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern, compiled when it is first asked for."""
        return _pattern(self.text)

    def takes(self, line: Line) -> bool:
        """Return whether a line is such furniture."""
        text, opening, whole = line
        return (
            len(text) <= self.longest
            and opening.startswith(self.begins)
            and (not self.holds or any(held in whole for held in self.holds))
            and self.pattern.fullmatch(text) is not None
        )


class Line(NamedTuple):
    """A line as rules look at it: as printed; lower case, without the marks before it; and with."""

    text: str
    opening: str
    whole: str


#: Letters that a pattern without regard to case takes for others: dotless i, long s, kelvin.
LOOKALIKES = str.maketrans("\u0130\u0131\u017f\u212a", "iisk")
MARKS = re.compile(r"\W*")


def _line(text: str) -> Line:
    whole = text.translate(LOOKALIKES).lower() if not text.isascii() else text.lower()
    return Line(text, whole[MARKS.match(whole).end() :], whole)  # type: ignore[union-attr]


def words(theme: str) -> str:
    """Return the alternatives of a word list as a pattern, longest first."""
    listed = sorted(lang.words("en", "sources")[theme], key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed) + ")"


def openings(theme: str) -> tuple[str, ...]:
    """Return the first word of each entry of a word list, in lower case."""
    return tuple(dict.fromkeys(e.split()[0].lower() for e in lang.words("en", "sources")[theme]))


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order in which they are tried."""
    return (
        Rule(
            reason="link to another article",
            begins=openings("link_leads"),
            longest=250,
            text=(rf"\W*{words('link_leads')}\s*(?:[:|\u2013—»>]|\.\.\.|-\s|$).*"),
            examples=("READ MORE: Floods close the pass", "Read more", "Related: What we know"),
            leaves=(
                "Read more than ten books a year and you will know.",
                "More than 20 were hurt.",
            ),
        ),
        Rule(
            reason="invitation to subscribe",
            begins=openings("subscribe_verbs"),
            text=(
                rf"\W*{words('subscribe_verbs')}\b.{{0,250}}\b{words('subscribe_things')}\b.{{0,80}}"
            ),
            examples=("Sign up for our daily newsletter.", "Follow us on Telegram"),
            leaves=("Sign up sheets were burned by the crowd.", "The newsletter was banned."),
        ),
        Rule(
            reason="share buttons",
            begins=openings("share_words"),
            holds=openings("share_marks"),
            longest=120,
            text=(
                rf"(?=.*\b{words('share_marks')}\b)\W*(?:{words('share_words')}\b\W*){{1,14}}(?:\d+\W*)?"
            ),
            examples=("Facebook Twitter WhatsApp", "Share this article", "Share on Facebook | 12"),
            leaves=("Facebook said on Monday it would appeal.", "The post office will print it."),
        ),
        Rule(
            reason="advertisement",
            begins=openings("advert_lines"),
            longest=80,
            text=(rf"\W*{words('advert_lines')}\W*"),
            examples=("ADVERTISEMENT", "Story continues below advertisement"),
            leaves=("The advertisement cost them the election.",),
        ),
        Rule(
            reason="cookie notice",
            holds=openings("cookie_words"),
            text=(rf"(?=.*\b{words('cookie_marks')}\b).*\b{words('cookie_words')}\b.*"),
            examples=("We use cookies to improve our service. Accept all",),
            leaves=("She sold cookies outside the court.",),
        ),
        Rule(
            reason="page navigation",
            begins=openings("navigation_lines"),
            longest=60,
            text=(rf"\W*{words('navigation_lines')}\W*"),
            examples=("Skip to content", "Menu"),
            leaves=("Home news was dominated by the strike.",),
        ),
        Rule(
            reason="breadcrumb",
            holds=(">", "\u203a", "\u00bb", "/"),
            longest=120,
            text=(r"\w[\w &]{1,25}(?:\s*[>\u203a»/]\s*\w[\w &]{1,25}){1,5}"),
            examples=("Home > World > Europe", "News / Asia"),
            leaves=("He walked and/or ran for two days until the border was in sight.",),
            zone="head",
        ),
        Rule(
            reason="reading time",
            begins=("reading", *"0123456789"),
            longest=40,
            text=(
                r"\W*(?:reading time:?\s*)?\d{1,2}[\s-]min(?:ute)?s?\.?(?:\s+(?:read|to read))?\W*"
            ),
            examples=("3 min read", "Reading time: 4 minutes"),
            leaves=("3 minutes later the bomb went off.",),
        ),
        Rule(
            reason="weather",
            holds=tuple("0123456789"),
            longest=60,
            text=(
                r"(?:[\w ,]{0,40}?\s)?[-+\u2212]?\d{1,3}(?:[.,]\d)?\s?"
                r"(?:[°º]\s?[CF]?|[CF])\b(?:[\s,]*[\w ,]{0,30})?"
            ),
            examples=("7.5 C", "-3°C", "Partly cloudy, 54°F", "72°F New Haven"),
            leaves=("The 3 C ships were lost in a storm that nobody had foreseen that day.",),
            zone="head",
        ),
        Rule(
            reason="comments",
            begins=(*"0123456789", *openings("comment_heads")),
            longest=60,
            text=(rf"\W*(?:\d+\s+)?{words('comment_heads')}\W*(?:\(?\d+\)?)?\W*"),
            examples=("12 Comments", "Leave a reply"),
            leaves=("Comments by the minister angered the union.",),
        ),
        Rule(
            reason="list of other articles",
            begins=openings("list_heads"),
            longest=60,
            text=(rf"\W*{words('list_heads')}\s*:?\W*"),
            examples=("Related news", "You may also like:"),
            leaves=("Related news of the fire reached the capital on Monday.",),
        ),
        Rule(
            reason="editorial note",
            begins=openings("note_starts"),
            text=(rf"\W*{words('note_starts')}\b.*"),
            examples=("This story has been updated with a comment by the company.",),
            leaves=("The correction of the report came too late.",),
        ),
        Rule(
            reason="copyright notice",
            holds=("(c)", "copyright", *openings("copyright_marks")),
            text=(
                rf"(?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{{4}}|by)).*|.*{words('copyright_marks')}.*"
            ),
            examples=("© 2020 The Paper", "Copyright 2021 Outlet. All rights reserved."),
            leaves=("Copyright law was changed in 2019.",),
        ),
        Rule(
            reason="database header",
            begins=openings("database_labels"),
            longest=240,
            text=(rf"{words('database_labels')}\s*:\s*.{{0,200}}"),
            examples=("LENGTH: 512 words", "Section: NEWS; Pg. 3"),
            leaves=("The body: found on the beach at dawn, it was never named.",),
        ),
        Rule(
            reason="photo credit",
            begins=openings("photo_words"),
            longest=160,
            text=(
                rf"[\W]*{words('photo_words')}(?:\s+(?:credit|courtesy(?:\s+of)?|by|from))?\s*[:/|]\s*(?:[^.]|\b\w\.){{2,80}}"
                rf"|\W*{words('photo_words')}\s+(?:by|courtesy of)\s+.{{2,60}}"
            ),
            examples=("Photo: Ana Kos/Agency", "Image credit: A. Novak", "Photograph by Jan Vesel"),
            leaves=("Photographers were kept away.", "File photo: The ferry leaves the port."),
        ),
    )


def reason(line: str, zone: Zone) -> str:
    """Return why a line is furniture, or "" if no rule takes it."""
    if len(line) > LONGEST:
        return ""
    looked = _line(line)
    openings, every, few = _usable(zone)
    usable = every if looked.opening.startswith(openings) else few
    return next((rule.reason for rule in usable if rule.takes(looked)), "")


@cache
def _usable(zone: Zone) -> tuple[tuple[str, ...], tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the openings that rules ask for, the rules of a zone, and those that ask for none."""
    every = tuple(rule for rule in rules() if rule.zone in ("anywhere", zone))
    few = tuple(rule for rule in every if rule.begins == ("",))
    begins = dict.fromkeys(one for rule in every if rule not in few for one in rule.begins)
    return tuple(begins), every, few
