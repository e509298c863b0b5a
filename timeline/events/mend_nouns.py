"""Give nouns what the parse tore from them: the verb behind them, the name that follows.

"The quake hit at noon": "quake" is no modifier of a past tense but its subject. "married the poet
Arne Dahl": a name right behind its noun belongs to it and is no punctuation.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.events.words import Words
    from timeline.model import Token

#: How far the words of one clause are looked for.
_REACH = 25
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_ASTRAY = frozenset({"punct", "advmod"})
#: How a name hangs on a verb by mistake where it belongs to the noun before it.
_BESIDE = frozenset({"compound", "obl", "dep", "obl:unmarked"})
_OF_NOUNS = frozenset({"det", "amod", "nummod"})


def nouns_restored(fixed: list[Token], words: Words) -> None:
    """Change the tokens in place so that nouns have their verbs and their names."""
    for i in range(1, len(fixed)):
        if fixed[i].tag in _FINITE and fixed[i - 1].relation == "compound":
            _give_verb(fixed, i)
        elif fixed[i].tag == "NNP" and fixed[i].relation in _ASTRAY:
            _give_name(fixed, i)
        elif fixed[i].tag == "NNP" and fixed[i].relation in _BESIDE and _is_called(fixed, i, words):
            fixed[i] = replace(fixed[i], relation="appos", head=i - 1)
        elif fixed[i].tag == "JJ" and fixed[i].relation == "obj" and _is_owned(fixed, i):
            fixed[i] = replace(fixed[i], tag="NN", pos="NOUN")


def _is_called(fixed: list[Token], i: int, words: Words) -> bool:
    """Return whether a name behind a body tells which: "Dutch group Velder", no day of the week."""
    noun, name = fixed[i - 1], fixed[i]
    if noun.tag != "NN" or noun.lemma.lower() not in words.sets["actors.organisations"]:
        return False
    days = words.sets["measures.days"] | words.sets["quantities.not_counted"]
    beside = noun.head == name.head and fixed[name.head].tag.startswith("VB")
    return beside and name.text.lower() not in days and not _has_case(fixed, i)


def _has_case(fixed: list[Token], i: int) -> bool:
    near = fixed[max(0, i - _REACH) : i]
    return any(token.head == i and token.relation == "case" for token in near)


def _is_owned(fixed: list[Token], i: int) -> bool:
    """Return whether somebody has what the "adjective" says ("lost last year's final")."""
    near = fixed[max(0, i - _REACH) : i]
    return any(token.head == i and token.relation == "nmod:poss" for token in near)


def _give_verb(fixed: list[Token], verb: int) -> None:
    """Make the noun right before a finite verb without subject its subject."""
    noun = verb - 1
    near = range(max(0, verb - _REACH), min(len(fixed), verb + _REACH))
    if fixed[noun].head != verb or any(
        fixed[k].head == verb and fixed[k].relation in _SUBJECTS for k in near
    ):
        return
    fixed[noun] = replace(fixed[noun], relation="nsubj")
    for k in range(max(0, noun - _REACH), noun):
        if fixed[k].head == verb and fixed[k].relation in _OF_NOUNS:
            fixed[k] = replace(fixed[k], head=noun)


def _give_name(fixed: list[Token], i: int) -> None:
    """Hang a name on the noun right before it, or on the name it goes on with."""
    before = fixed[i - 1]
    if before.tag == "NNP" and before.relation in {"appos", "flat"}:
        head = i - 1 if before.relation == "appos" else before.head
        fixed[i] = replace(fixed[i], relation="flat", head=head)
    elif before.tag == "NN":
        fixed[i] = replace(fixed[i], relation="appos", head=i - 1)
