"""The names of an article, put right: bounds, then what was overlooked, then kinds by common vote.

The model reads "Taliban" and "Spin Boldak" as persons → a group and a place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.places.bounds import bounded
from timeline.places.completed import completed
from timeline.places.kinds import decided
from timeline.places.missed import missed
from timeline.places.teams import as_teams
from timeline.places.words import Run, runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model import Mention, Sentence
    from timeline.places.gazetteer import Gazetteer
    from timeline.places.lexicon import Lexicon


def named(
    sentences: Sequence[Sentence],
    mentions: Iterable[Mention],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    *,
    given: Iterable[Mention] = (),
) -> list[Run]:
    """Return the names of the article in text order, none overlapping another.

    ``given`` are names whose bounds and kinds are settled; they win over all others.
    """
    small = _small_words(sentences)
    settled = [replace(run, sure=True) for run in runs(sentences, given)]
    settled = _beside(settled, _firms(sentences, lexicon))
    parts = [part for run in runs(sentences, mentions) for part in bounded(run, lexicon, gazetteer)]
    inside = frozenset(part.name for part in parts if part.start > 0)
    found = [
        part
        for part in parts
        if _is_name(part, small, lexicon)
        and not (_is_opening_noun(part, lexicon, gazetteer) and part.name not in inside)
    ]
    found = decided(_disjoint(_beside(settled, completed(found))), lexicon, gazetteer)
    found = _disjoint([*found, *missed(sentences, found, small, lexicon, gazetteer)])
    found = [_uncalled(run, found, lexicon) for run in decided(found, lexicon, gazetteer)]
    return as_teams(found, sentences, lexicon)


def _uncalled(run: Run, found: Sequence[Run], lexicon: Lexicon) -> Run:
    """Return "Striker Diallo", the first words of a headline, as Diallo if there is a Diallo."""
    if run.kind != "person" or run.start > 0 or run.end - run.start != 2:
        return run
    last = run.tokens[1].text
    known = any(other is not run and other.tokens[-1].text == last for other in found)
    called = run.tokens[0].text.lower() in lexicon.roles
    return run.trimmed(1, 2) if called and known else run


def _firms(sentences: Sequence[Sentence], lexicon: Lexicon) -> Iterator[Run]:
    """Yield what the sign "&" joins: "Brook & Lane" is one name, and a firm's."""
    for sentence in sentences:
        texts = [token.text for token in sentence.tokens]
        for at, text in enumerate(texts):
            if text == "&" and 0 < at < len(texts) - 1:
                start, end = at, at + 1
                while start > 0 and _is_joined(texts[start - 1], lexicon):
                    start -= 1
                while end < len(texts) and _is_joined(texts[end], lexicon):
                    end += 1
                if start < at < end - 1:
                    yield Run(
                        sentence=sentence, start=start, end=end, kind="organisation", sure=True
                    )


def _is_joined(word: str, lexicon: Lexicon) -> bool:
    return word[:1].isupper() and word not in lexicon.ordinary


def _small_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return words the article writes small somewhere: a capital alone makes no name of them."""
    return frozenset(
        token.text for sentence in sentences for token in sentence.tokens if token.text.islower()
    )


def _is_name(run: Run, small: frozenset[str], lexicon: Lexicon) -> bool:
    name = run.name
    if run.start >= run.end or not any(letter.isupper() for letter in name):
        return lexicon.known(name) is not None
    if run.end - run.start > 1 or lexicon.known(name) is not None:
        return any(not _is_ordinary(token.text, lexicon) for token in run.tokens)
    return name not in lexicon.ordinary and not (run.start == 0 and name.lower() in small)


def _is_ordinary(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.ordinary or word in lexicon.months or word.isdigit()


def _is_opening_noun(run: Run, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    """Return whether the capital is the sentence's, not the word's: "Lorry drivers queued"."""
    if run.start > 0 or run.sure or run.end - run.start > 1 or run.name.isupper():
        return False
    tokens = run.sentence.tokens
    following = tokens[run.end].pos if run.end < len(tokens) else ""
    common = run.tokens[0].pos != "PROPN" or following == "NOUN"
    if common and run.name not in gazetteer:
        return True
    plain = run.tokens[0].pos in {"ADJ", "NOUN"} and following == "NOUN"
    return plain and lexicon.known(run.name) is None


def _beside(settled: Sequence[Run], found: Iterable[Run]) -> list[Run]:
    """Return the settled names and those of ``found`` that overlap none of them."""
    free = (run for run in found if not any(run.span.overlaps(other.span) for other in settled))
    return [*settled, *free]


def _disjoint(found: Iterable[Run]) -> list[Run]:
    """Return the names in text order; of two that overlap the first, and of those the longer."""
    kept: list[Run] = []
    for run in sorted(found, key=lambda run: (run.span.start, -run.span.end)):
        if not kept or kept[-1].span.end <= run.span.start:
            kept.append(run)
    return kept
