"""Who is present in a reader's mind: everything a text brought up, fading sentence by sentence.

"Ana Roth left Koper. She ..." → Ana Roth stands at 50 of her 100, Koper at 30 of its 60.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.events.people import Gender
    from timeline.events.phrases import Nature, Phrase
    from timeline.model import Mention

#: What is left after a sentence (Lappin and Leass 1994), and after the end of a paragraph.
SENTENCE, PARAGRAPH = 0.5, 0.7
#: Below this nobody is present any more: five paragraphs of one sentence each.
FADED = 0.5


@dataclass(slots=True)
class Referent:
    """Somebody or something the text brought up, with all that it has said of it so far.

    ``carried`` is its presence from the sentences before, ``here`` from the one being read.
    """

    key: str
    mention: Mention
    nature: Nature
    noun: str
    plural: bool
    proper: bool = False
    gender: Gender = ""
    called: set[str] = field(default_factory=set)
    carried: float = 0.0
    here: float = 0.0
    at: list[tuple[int, int]] = field(default_factory=list)

    @property
    def presence(self) -> float:
        """Return how present it is at this point of the text."""
        return self.carried + self.here

    @property
    def is_named(self) -> bool:
        """Return whether the text has a name for it."""
        return not self.noun


class Presence:
    """All referents of an article that are present at the point that has been read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.referents: dict[str, Referent] = {}
        self._faded: dict[str, Referent] = {}
        self._paragraph = -1

    def open(self, paragraph: int) -> None:
        """Begin a sentence: what was said before fades, and what has faded is let go."""
        left = SENTENCE * (1.0 if paragraph == self._paragraph else PARAGRAPH)
        self._paragraph = paragraph
        gone = []
        for one in self.referents.values():
            one.carried = (one.carried + one.here) * left
            one.here = 0.0
            if one.carried < FADED:
                gone.append(one.key)
        for key in gone:
            one = self.referents.pop(key)
            if one.is_named:
                self._faded[key] = one

    def bring(self, phrase: Phrase) -> Referent:
        """Return the referent of a phrase, brought up (again) by it."""
        key = phrase.key
        one = self.referents.get(key) or self._faded.pop(key, None)
        if one is None:
            one = Referent(
                key, phrase.mention, phrase.nature, phrase.noun, phrase.plural, phrase.proper
            )
        self.referents[key] = one
        one.gender = one.gender or phrase.gender
        one.called |= phrase.called
        if one.is_named and not phrase.noun and len(phrase.mention.name) > len(one.mention.name):
            one.mention = phrase.mention
        return one

    def touch(self, one: Referent, presence: float, where: tuple[int, int]) -> None:
        """Count a mention of ``one`` at a sentence and token."""
        self.referents.setdefault(one.key, one)
        one.here = max(one.here, presence)
        one.at.append(where)

    def present(self, natures: Iterable[str]) -> list[Referent]:
        """Return who of the given natures is present, the most present first."""
        wanted = frozenset(natures)
        found = [r for r in self.referents.values() if r.nature in wanted and r.presence > 0]
        return sorted(found, key=lambda r: (-r.presence, r.key))
