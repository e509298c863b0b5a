"""Give a verb of saying the speaker that stands before it, and what the speaker said.

'"We hold it," the group's spokesman, Yusuf Adan, said': "spokesman" is no object of "hold", for
the quotation has ended, and nothing inside it is the subject of "said".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.words import Words
    from timeline.model import Token

#: How far before its verb a speaker is looked for.
_REACH = 25
_MARKS = frozenset({'"', "\u201d", "''", "\u2019\u2019"})
_OPENING = frozenset({'"', "\u201c", "``"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
#: How a saying hangs that the parse took for a further clause, and what would be its own content.
_BESIDE = frozenset({"conj", "parataxis", "dep"})
_CONTENT = frozenset({"ccomp", "xcomp", "obj", "csubj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WHO = ("NN", "PRP")


def speakers_restored(fixed: list[Token], words: Words) -> None:
    """Change the tokens in place so that who says something is the subject of the verb for it."""
    quoted = any(token.text in _MARKS for token in fixed)
    for verb, token in enumerate(fixed):
        if token.tag in _FINITE and token.lemma.lower() in words.attitudes:
            if quoted:
                _restore(fixed, verb)
            if token.relation in _BESIDE and token.head < verb:
                _lead(fixed, verb)


def _lead(fixed: list[Token], verb: int) -> None:
    """Make what stands before "the governor, Ana Kos, said" at the end of a sentence its content.

    The parse may take the saying for a further clause beside what is said.
    """
    near = range(max(0, verb - _REACH), min(len(fixed), verb + _REACH))
    kids = [k for k in near if fixed[k].head == verb and k != verb]
    subject = next((k for k in kids if fixed[k].relation == "nsubj" and k < verb), None)
    told = fixed[verb].head
    if subject is None or any(fixed[k].relation in _CONTENT for k in kids):
        return
    before = (k for k in range(told + 1, subject) if fixed[k].head == subject)
    start = min((k for k in before if fixed[k].relation != "punct"), default=subject)
    if fixed[start - 1].text != "," or any(fixed[k].relation in {"cc", "mark"} for k in kids):
        return
    top = fixed[told]
    above = verb if top.head == told else top.head
    fixed[verb] = replace(fixed[verb], relation=top.relation, head=above)
    fixed[told] = replace(top, relation="ccomp", head=verb)
    for k in range(verb + 1, len(fixed)):
        if fixed[k].head == told:  # the full stop, and when it was said
            fixed[k] = replace(fixed[k], head=verb)


def _restore(fixed: list[Token], verb: int) -> None:
    near = range(max(0, verb - _REACH), min(len(fixed), verb + _REACH))
    mark = next((k for k in reversed(near) if k < verb and fixed[k].text in _MARKS), None)
    if mark is None or not _is_closed(fixed, mark):
        return
    if mark == verb - 1:
        _restore_behind(fixed, verb, near)
        return
    subjects = [k for k in near if fixed[k].head == verb and fixed[k].relation in _SUBJECTS]
    quoted = [k for k in subjects if k < mark and any(t.text in _OPENING for t in fixed[:k])]
    inside = range(mark + 1, verb)
    speaker = next((k for k in inside if fixed[k].head not in inside), None)
    if len(quoted) < len(subjects) or speaker is None or not fixed[speaker].tag.startswith(_WHO):
        return
    for k in quoted:
        fixed[k] = replace(fixed[k], relation="dep")
    fixed[speaker] = replace(fixed[speaker], relation="nsubj", head=verb)


def _restore_behind(fixed: list[Token], verb: int, near: range) -> None:
    """Make the object right behind the verb who speaks (“...,” said Koper's mayor, Ana Kos)."""
    kids = [k for k in near if fixed[k].head == verb]
    if any(fixed[k].relation in _SUBJECTS for k in kids):
        return
    thing = next((k for k in kids if k > verb and fixed[k].relation == "obj"), None)
    if thing is not None and fixed[thing].tag.startswith(_WHO):
        fixed[thing] = replace(fixed[thing], relation="nsubj")


def _is_closed(fixed: Sequence[Token], mark: int) -> bool:
    """Return whether a mark ends a quotation: a comma, a stop or a word leans on it."""
    return mark > 0 and fixed[mark - 1].span.end == fixed[mark].span.start
