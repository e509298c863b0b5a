"""Names the model overlooked: listed ones, titled persons, bodies and towns by their shape and place.

"NATO and Gen. Omar Haidari met in Goma." → NATO (listed), Omar Haidari (rank), Goma ("in", gazetteer).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.places.words import Run, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.model import MentionKind, Sentence, Token
    from timeline.places.gazetteer import Gazetteer
    from timeline.places.lexicon import Known, Lexicon

#: Areas that are also common words: only with "the" before them.
_WITH_ARTICLE = frozenset(
    {"West", "Gulf", "Atlantic", "Pacific", "Arctic", "Levant", "Nile", "Congress"}
)
#: A single word is taken for a town without the model's word only if this many live there.
KNOWN_TOWN = 20_000


def missed(
    sentences: Sequence[Sentence],
    found: Sequence[Run],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Iterator[Run]:
    """Yield names that ``found`` does not cover, in text order."""
    covered: dict[int, set[int]] = {}
    for run in found:
        covered.setdefault(run.sentence.span.start, set()).update(range(run.start, run.end))
    elsewhere = {run.name: run.kind for run in found if run.kind != "other"}
    for sentence in sentences:
        taken = covered.get(sentence.span.start, set())
        yield from _in_sentence(sentence, taken, elsewhere, lexicon, gazetteer)


def _in_sentence(
    sentence: Sentence,
    taken: set[int],
    elsewhere: Mapping[str, MentionKind],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Iterator[Run]:
    at = 0
    while at < len(sentence.tokens):
        run = None
        if at not in taken:
            run = _listed(sentence, at, taken, lexicon) or _shaped(
                sentence, at, taken, elsewhere, lexicon, gazetteer
            )
        if run is not None:
            yield run
        at = run.end if run is not None else at + 1


def _listed(sentence: Sentence, at: int, taken: set[int], lexicon: Lexicon) -> Run | None:
    """Return the longest listed name that begins at word ``at``."""
    longest = lexicon.longest.get(sentence.tokens[at].text, 0)
    for end in range(min(at + longest, len(sentence.tokens)), at, -1):
        if taken.isdisjoint(range(at, end)):
            name = joined(sentence.tokens[at:end])
            known = lexicon.known(name)
            if known is not None and _may_stand(sentence, at, name, known):
                return Run(sentence=sentence, start=at, end=end, kind=known.kind, sure=True)
    return None


def _may_stand(sentence: Sentence, at: int, name: str, known: Known) -> bool:
    before = sentence.tokens[at - 1].text.lower() if at else ""
    if name in _WITH_ARTICLE:
        return before == "the"
    if known.kind == "group" and known.country == "" and at == 0 and len(name) < 5:  # noqa: PLR2004 - RSF
        return name.isupper()
    return name != "US" or not (len(sentence.tokens) > 1 and _shouts(sentence))


def _shouts(sentence: Sentence) -> bool:
    """Return whether the whole sentence is in capitals, so that US may be the pronoun."""
    return all(token.text.isupper() for token in sentence.tokens if token.text.isalpha())


def _shaped(  # noqa: PLR0913, PLR0917 - the four sources of evidence and where to look
    sentence: Sentence,
    at: int,
    taken: set[int],
    elsewhere: Mapping[str, MentionKind],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Run | None:
    """Return the run of capitalised words at ``at`` if its surroundings or the article name it."""
    if not _capital(sentence.tokens[at], lexicon):
        return None
    end = _run_end(sentence, at, taken, lexicon)
    name = joined(sentence.tokens[at:end])
    kind = elsewhere.get(name) or _by_shape(sentence, at, end, name, lexicon, gazetteer)
    return None if kind is None else Run(sentence=sentence, start=at, end=end, kind=kind)


def _capital(token: Token, lexicon: Lexicon) -> bool:
    return (
        token.text[0].isupper()
        and token.pos == "PROPN"
        and token.text not in lexicon.ordinary
        and token.text not in lexicon.titles
    )


def _run_end(sentence: Sentence, at: int, taken: set[int], lexicon: Lexicon) -> int:
    """Return the end of the capitalised words from ``at``, joints like "of" inside them included."""
    tokens, end = sentence.tokens, at + 1
    while end < len(tokens) and end not in taken:
        if _capital(tokens[end], lexicon) or tokens[end].text in lexicon.body_heads:
            end += 1
        elif (
            tokens[end].text in lexicon.joints
            and tokens[end].text not in {"and", "on"}
            and end + 1 < len(tokens)
            and end + 1 not in taken
            and _capital(tokens[end + 1], lexicon)
        ):
            end += 2
        else:
            break
    return end


def _by_shape(  # noqa: PLR0913, PLR0917 - as above
    sentence: Sentence, at: int, end: int, name: str, lexicon: Lexicon, gazetteer: Gazetteer
) -> MentionKind | None:
    before = sentence.tokens[at - 1].text if at else ""
    last = sentence.tokens[end - 1].text
    if end - at > 1 and last in lexicon.body_heads:
        return "organisation"
    if end - at > 1 and (last in lexicon.built_heads or last in lexicon.natural_heads):
        return "place"
    if before in lexicon.titles:
        return "person"
    after = sentence.tokens[end].text if end < len(sentence.tokens) else ""
    if after in lexicon.region_heads and name in gazetteer:
        return "place"
    if before.lower() in lexicon.inside | lexicon.directions and name in gazetteer:
        return "place"
    if before.lower() in lexicon.toward and _is_town(name, gazetteer):
        return "place"
    return None


def _is_town(name: str, gazetteer: Gazetteer) -> bool:
    return any(c.main and c.population >= KNOWN_TOWN for c in gazetteer.named(name))
