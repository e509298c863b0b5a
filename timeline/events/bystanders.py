"""Say which time expressions date no event at all, though they stand beside one.

"notes due March 15, 2031" is when they fall due; "up from 66 million a year earlier" is what today
is compared with; "the 2019 vans" tells vans apart; "a profit for the first quarter" was told later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline import interval as calendar
from timeline.events.scene import tokens_of
from timeline.events.tense import tense_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.scene import Dated, Scene, Trigger
    from timeline.events.tree import Tree
    from timeline.events.words import Words
    from timeline.model import Interval

#: How many words back a comparison is opened at most.
_REACH = 12
_MONTH = calendar.unit_minutes("month")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HARD = frozenset({";", ":"})
#: Tenses of what is still to come or has no time of its own.
_AHEAD = frozenset({"future", "infinitive", "none"})


def dates_nothing(
    scene: Scene, sentence: int, dated: Dated, trigger: Trigger | None, *, told: bool
) -> bool:
    """Return whether an expression dates no event; ``trigger`` is what the parse hangs it on.

    ``told`` says that an event noun or a cue beside the expression claims it: then it may still be
    a stamp, a maturity or a comparison, and no attribute of a thing.
    """
    tree, words = scene.trees[sentence], scene.words
    first = tokens_of(tree, dated.timex.span).start
    if _is_stamp(tree, words, first) or _matures(tree, words, first, dated):
        return True
    if _compares(tree, words, first, dated, trigger):
        return True
    if told:
        return False
    if _is_foreseen(scene, tree, first, dated) or _names_a_thing(tree, dated):
        return True
    if trigger is not None and _is_warned_of(tree, words, first, trigger):
        return True
    if _is_term(tree, words, dated, trigger):
        return True
    if trigger is not None and _is_aside(tree, first, dated, trigger):
        return True
    return bounds_a_term(tree, words, tree.tokens[dated.token].head)


def bounds_a_term(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether a verb only says when a term ran out ("the quarter ended March 31")."""
    if tree.lemmas[verb] not in words.sets["when.running"]:
        return False
    clause = tree.relations[verb] in {"acl", "acl:relcl"}
    noun = tree.tokens[verb].head if clause else verb - 1
    own = tree.kid(verb, "nsubj", "nsubj:pass")
    free = clause or own is None  # the parse joins "ended" to the verb above as readily
    return free and noun >= 0 and tree.lemmas[noun] in words.sets["when.terms"]


def _is_stamp(tree: Tree, words: Words, first: int) -> bool:
    """Return whether a date says when the page was put out ("Posted: Monday, May 4, 2015")."""
    i = first - 1
    while i >= 0 and not tree.tokens[i].text[:1].isalnum():
        i -= 1
    return i >= 0 and tree.tokens[i].text.lower() in words.sets["when.stamps"]


def _matures(tree: Tree, words: Words, first: int, dated: Dated) -> bool:
    """Return whether a thing falls due or takes effect then ("bonds due June 1, 2031").

    "A ruling is due on Friday" is told of the ruling, and stays.
    """
    due = words.sets["when.due"]
    head = tree.tokens[dated.token].head
    near = [*range(max(0, first - 2), first), *([head] if head < first else [])]
    return any(
        tree.text(k).lower() in due
        and tree.relations[k] != "root"
        and tree.lemmas[tree.tokens[k].head] not in words.nouns  # "a vote due on Friday"
        and tree.kid(k, "xcomp") is None
        and (tree.kid(k, "cop") is None or tree.relations[k] in {"acl:relcl", "acl"})
        for k in near
    )


def _compares(tree: Tree, words: Words, first: int, dated: Dated, trigger: Trigger | None) -> bool:
    """Return whether today is compared with that time ("up from 66 million a year earlier").

    "will raise pay by 9 percent from April" begins then; "fell 9 percent from April" is compared;
    "won 3-1 against Koper on Saturday" and "cut it to 4 percent from 5 on Monday" are of the day.
    """
    opener = _opener(tree, words, first)
    if opener is None:
        return False
    own = tree.tokens[first - 1].tag == "IN" and opener != first - 1
    beside = opener >= first - 1 - own
    word, before = tree.text(opener).lower(), tree.text(opener - 1).lower()
    number = any(tree.tokens[k].tag == "CD" for k in range(opener + 1, first))
    if word in words.sets["when.comparing"]:
        counts = tree.tokens[opener + 1].tag == "CD" or opener + 1 == first
        if counts and before in words.sets["when.counting"]:
            return False
        return beside or number
    past = trigger is not None and tense_of(tree, trigger.clause).time not in _AHEAD
    if beside:
        return past and _is_measure(tree, words, opener - 1)
    far = number and not own and not _is_day(dated)
    return far and (_is_measure(tree, words, opener - 1) or before == ",")


def _opener(tree: Tree, words: Words, first: int) -> int | None:
    """Return the word of comparison nearest before an expression, in its own clause."""
    for k in range(first - 1, max(0, first - _REACH), -1):
        word = tree.text(k).lower()
        if tree.tokens[k].tag in _FINITE or word in _HARD:
            return None
        if word in words.sets["when.comparing"] or word in words.sets["when.from"]:
            return k
    return None


def _is_day(dated: Dated) -> bool:
    """Return whether an expression names a day or less: nobody compares with a Saturday."""
    interval = dated.timex.interval
    day = calendar.unit_minutes("day")
    return interval is None or calendar.unit_minutes(interval.granularity) <= day


def _is_measure(tree: Tree, words: Words, k: int) -> bool:
    """Return whether a change is measured here: "up", "9 percent", no "shut down"."""
    token = tree.tokens[k]
    changed = token.text.lower() in words.sets["when.changed"]
    if changed:
        return tree.relations[k] != "compound:prt"
    return token.tag == "CD" or token.lemma.lower() in words.sets["classes.market"]


def _is_aside(tree: Tree, first: int, dated: Dated, trigger: Trigger) -> bool:
    """Return whether a date closes an aside on the subject ("Roth, mayor here in 2014, left")."""
    if trigger.token < first or trigger.noun:
        return False
    opening = next((k for k in range(first - 1, 0, -1) if tree.tokens[k].text == ","), 0)
    closing = next((k for k in range(first, trigger.token) if tree.tokens[k].text == ","), 0)
    if not opening or not closing:
        return False
    inside = range(opening + 1, first)
    noun = any(tree.tokens[k].tag in {"NN", "NNS"} for k in inside)
    told = any(tree.is_verb(k) for k in (*inside, *range(dated.token, closing)))
    opens = tree.tokens[opening + 1].tag in {"NN", "NNS", "JJ", "DT"}
    return noun and opens and not told and tree.kid(trigger.token, "nsubj") in range(opening)


def _names_a_thing(tree: Tree, dated: Dated) -> bool:
    """Return whether an expression tells things apart and dates no event ("the 2011 version")."""
    if tree.relations[dated.token] not in {"nummod", "amod", "compound", "nmod:poss"}:
        return False
    head = tree.tokens[dated.token].head
    apart = any(tree.tokens[i].text == "," for i in range(dated.token, head))
    return head > dated.token and not tree.is_verb(head) and not apart


def _is_term(tree: Tree, words: Words, dated: Dated, trigger: Trigger | None) -> bool:
    """Return whether it is the term something is told for ("posted a loss for the quarter")."""
    interval = dated.timex.interval
    if interval is None or trigger is None or trigger.noun:
        return False
    coarse = calendar.unit_minutes(interval.granularity) >= calendar.unit_minutes("month")
    told = coarse and trigger.lemma in words.sets["when.accounting"]
    past = tense_of(tree, trigger.clause).time in {"past", "perfect", "pluperfect"}
    whatfor = words.sets["grammar.for"]
    return told and past and any(tree.case(k) in whatfor for k in _phrases(tree, dated))


def _is_foreseen(scene: Scene, tree: Tree, first: int, dated: Dated) -> bool:
    """Return whether a period is what is foreseen ("cut its forecast for growth this year")."""
    interval, published = dated.timex.interval, scene.publication
    if interval is None or calendar.unit_minutes(interval.granularity) < _MONTH:
        return False
    sets = scene.words.sets
    whatfor = tree.text(first - 1).lower() in sets["grammar.for"]
    if not whatfor and not _runs_past(interval, published):
        return False
    for k in range(first - 1, max(-1, first - _REACH), -1):
        if tree.is_verb(k) or tree.tokens[k].text == ",":
            return False
        if tree.lemmas[k] in sets["measures.foreseeing"]:
            return whatfor or k < first - 1  # "approved a budget this month"
    return False


def _is_warned_of(tree: Tree, words: Words, first: int, trigger: Trigger) -> bool:
    """Return whether a time stands behind what somebody warns of ("warned of fog on Friday")."""
    behind = range(trigger.token + 1, first)
    warns = trigger.lemma in words.sets["status.warning"]
    of = next((k for k in behind if tree.tokens[k].text.lower() in words.sets["parts.owning"]), 0)
    apart = any(tree.tokens[k].text == "," for k in behind)
    return warns and of == trigger.token + 1 and not apart


def _runs_past(interval: Interval, published: Interval | None) -> bool:
    """Return whether a period is not over by publication."""
    if published is None or published.end is None:
        return False
    return interval.end is None or interval.end > published.end


def _phrases(tree: Tree, dated: Dated) -> Iterator[int]:
    """Yield the token of an expression and the nouns it hangs on."""
    yield dated.token
    for above in tree.up(dated.token):
        if tree.is_verb(above):
            return
        yield above
