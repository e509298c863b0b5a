"""Days of the calendar week or counted from the day of writing: "on Friday", "tonight"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.timex.expression import Expression, Stated
from timeline.timex.rule import Rule

if TYPE_CHECKING:
    from timeline.timex.rule import Match


def _weekday(match: Match) -> Expression | None:
    word = match.words("weekday")[-1]
    part = match.get("daypart")
    if word in match.lexicon.contexts["short_weekdays"] and not part:
        return None
    return Expression(
        type="TIME" if part else "DATE",
        stated=Stated(weekday=match.get("weekday"), daypart=part),
        step=_step(match),
        anchor=match.home(),
    )


def _step(match: Match) -> int | None:
    step = match.get("which")
    return None if step is None else int(step)


def _unit_after(match: Match) -> Expression | None:
    if not match.closes():
        return None
    step = 1 if match.text.endswith("after") else -1
    return Expression(unit=match.get("unit"), step=step, anchor="narrative")


def _weekday_of_week(match: Match) -> Expression:
    return Expression(
        stated=Stated(weekday=match.get("weekday"), daypart=match.get("daypart")),
        unit="week",
        step=match.get("which"),
    )


def _deictic(match: Match) -> Expression:
    part = match.get("daypart")
    return Expression(
        type="TIME" if part else "DATE",
        stated=Stated(days=match.get("deictic"), daypart=part),
    )


def _beyond(match: Match) -> Expression:
    return Expression(stated=Stated(days=2 if "tomorrow" in match.text else -2))


def _this_part(match: Match) -> Expression:
    words, part = match.words("which"), match.get("daypart")
    days = int(match.get("which"))
    if (words and words[-1] == "following") or words[-1:] == ["next"]:
        return Expression(type="TIME", stated=Stated(days=1, daypart=part), anchor="narrative")
    if words and words[-1] in {"previous", "preceding"}:
        return Expression(type="TIME", stated=Stated(days=-1, daypart=part), anchor="narrative")
    return Expression(type="TIME", stated=Stated(days=days, daypart=part))


def _that_part(match: Match) -> Expression:
    return Expression(
        type="TIME", stated=Stated(days=0, daypart=match.get("daypart")), anchor="narrative"
    )


def _the_part(match: Match) -> Expression | None:
    if match.get("daypart") == "DT" or match.after() == "-" or match.tokens.capital(match.end - 1):
        return None
    return _that_part(match)


def _tonight(_match: Match) -> Expression:
    return Expression(type="TIME", stated=Stated(days=0, daypart="NI"))


def _overnight(match: Match) -> Expression | None:
    if match.led("before_overnight") or match.trailed("after_overnight"):
        return None
    return Expression(type="TIME", stated=Stated(days=0, daypart="NI"))


RULES = (
    Rule(
        name="weekday",
        pattern="[[the] {which}] {weekday} [{daypart}]",
        meaning=_weekday,
        reads=(
            ("He spoke to reporters on [Friday].", "2021-07-16"),
            ("The town fell on [Wednesday].", "2021-07-14"),
            ("Voters go to the polls and will decide on [Sunday].", "2021-07-18"),
            ("The bridge was closed [last Tuesday].", "2021-07-13"),
            ("The hearing is [next Monday].", "2021-07-19"),
            ("Shots were heard on [Thursday evening].", "2021-07-15TEV"),
        ),
        leaves=("The sun rose.", "He sat down.", "We wed in spring rain, he said."),
    ),
    Rule(
        name="weekday of a week",
        pattern="{weekday} [{daypart}] [of] {which} week",
        meaning=_weekday_of_week,
        reads=(
            ("It was signed [Tuesday last week].", "2021-07-06"),
            ("Talks open on [Monday next week].", "2021-07-19"),
        ),
        leaves=("He spent the week in bed.",),
    ),
    Rule(
        name="deictic day",
        pattern="{deictic} [{daypart}]",
        meaning=_deictic,
        reads=(
            ("The council met [yesterday].", "2021-07-15"),
            ("Rain is due [tomorrow morning].", "2021-07-17TMO"),
            ("Prices rose again [today].", "2021-07-16"),
        ),
        leaves=("He lives for the moment.",),
    ),
    Rule(
        name="two days off",
        pattern="the day (before yesterday | after tomorrow)",
        meaning=_beyond,
        reads=(
            ("She arrived [the day before yesterday].", "2021-07-14"),
            ("They leave [the day after tomorrow].", "2021-07-18"),
        ),
        leaves=("Yesterday he came the way he went.",),
    ),
    Rule(
        name="the unit after",
        pattern="the {unit} (after | before)",
        meaning=_unit_after,
        reads=(
            ("He was freed on July 4 and left [the day after].", "2021-07-05"),
            ("It opened in 1998 and closed [the year after].", "1999"),
        ),
        leaves=("They fled the day after it fell.", "He told the minute before time."),
    ),
    Rule(
        name="part of this day",
        pattern="[the] {which} {daypart}",
        meaning=_this_part,
        reads=(
            ("Two shells landed [this morning].", "2021-07-16TMO"),
            ("He died [this afternoon].", "2021-07-16TAF"),
        ),
        leaves=("It was a good morning for fishing.",),
    ),
    Rule(
        name="last night",
        pattern="last (night | evening)",
        meaning=lambda match: Expression(
            type="TIME",
            stated=Stated(days=-1, daypart="NI" if "night" in match.text else "EV"),
        ),
        reads=(
            ("The factory burned [last night].", "2021-07-15TNI"),
            ("They met [last evening].", "2021-07-15TEV"),
        ),
        leaves=("The last nightclub closed.",),
    ),
    Rule(
        name="part of that day",
        pattern="(that | the same) {daypart}",
        meaning=_that_part,
        reads=(
            ("It fell on July 4. [That night] they fled.", "2021-07-04TNI"),
            ("He came on Tuesday and left [the same evening].", "2021-07-13TEV"),
        ),
        leaves=("He said that mornings suit him.",),
    ),
    Rule(
        name="the part of the day",
        pattern="the {daypart}",
        meaning=_the_part,
        reads=(
            ("Police came on Tuesday, and in [the morning] the square was empty.", "2021-07-13TMO"),
            ("The guns fell silent in [the evening].", "2021-07-16TEV"),
        ),
        leaves=("He wrote for the Morning Post-Gazette.", "They sang of the night-train."),
    ),
    Rule(
        name="middle of a part of the day",
        pattern="mid [-] {daypart}",
        meaning=lambda match: Expression(
            type="TIME",
            stated=Stated(days=0, daypart=match.get("daypart")),
            anchor="narrative",
            mod="MID",
            portion="MID",
        ),
        reads=(
            ("By [mid-afternoon] the square was empty.", "2021-07-16TAF"),
            ("In [mid morning] it rained.", "2021-07-16TMO"),
        ),
        leaves=("The midwife came.",),
    ),
    Rule(
        name="tonight",
        pattern="tonight",
        meaning=_tonight,
        reads=(
            ("The final is [tonight].", "2021-07-16TNI"),
            ("[Tonight] the city is dark.", "2021-07-16TNI"),
        ),
        leaves=("Two knights rode out.",),
    ),
    Rule(
        name="overnight",
        pattern="overnight",
        meaning=_overnight,
        reads=(
            ("Two people were hurt [overnight].", "2021-07-16TNI"),
            ("[Overnight], the river rose.", "2021-07-16TNI"),
        ),
        leaves=("It was an overnight success.",),
    ),
)
