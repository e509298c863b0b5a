"""Words before a date that pick a part of it or blur it: "early", "the end of", "about"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.expression import Expression
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match


#: The part a comparative picks: from the start to the anchor, or from the anchor to the end.
_SIDES = {"START": "BEFORE", "END": "AFTER"}


def _edge(match: Match) -> Expression:
    mod = match.get("edge")
    return Expression(shape="part", mod=mod, portion=mod)


def _comparative(match: Match) -> Expression:
    return Expression(
        shape="part",
        mod=match.get("earlier"),
        portion=_SIDES[match.get("earlier")],
        value="comparative",
    )


def _part(match: Match) -> Expression:
    return Expression(shape="part", mod=match.get("part"), portion=match.get("part"))


def _approx(match: Match) -> Expression:
    mod = match.get("approx")
    return Expression(shape="part", mod=None if mod == "none" else mod, value="approx")


RULES = (
    Rule(
        name="edge",
        pattern="[the] [very] {edge} [-] [on | in | of]",
        prefix=True,
        meaning=_edge,
        reads=(
            ("It opened in [early 2019].", "2019"),
            ("Shots were heard [late on Friday].", "2021-07-16"),
            ("It melts in [mid-July].", "2021-07"),
        ),
        leaves=("He was late.", "An early bird."),
    ),
    Rule(
        name="earlier in",
        pattern="{earlier} [in | on]",
        prefix=True,
        meaning=_comparative,
        reads=(
            ("It opened [earlier this year].", "2021"),
            ("He died in 1998, [later that year].", "1998"),
        ),
        leaves=("He came earlier.",),
    ),
    Rule(
        name="part of",
        pattern="[the] [very] {part} (of | - | [of] the end of)",
        prefix=True,
        meaning=_part,
        reads=(
            ("It opened at [the end of June].", "2021-06"),
            ("It closes at [the beginning of next year].", "2022"),
        ),
        leaves=("He read to the end of it.",),
    ),
    Rule(
        name="sometime",
        pattern="{sometime} [in | around]",
        prefix=True,
        meaning=lambda _match: Expression(shape="part"),
        reads=(
            ("It will open [sometime next year].", "2022"),
            ("He died [sometime in 1945].", "1945"),
        ),
        leaves=("Come up and see me sometime.",),
    ),
    Rule(
        name="about",
        pattern="{approx}",
        prefix=True,
        meaning=_approx,
        reads=(
            ("They waited [about two weeks].", "P2W"),
            ("It takes [at least 30 days].", "P30D"),
        ),
        leaves=("He talked about Rome.",),
    ),
)
