"""Names the model overlooked: listed ones, and those their shape and neighbours give away.

"NATO and Gen. Omar Haidari met in Goma." → NATO (listed), Omar Haidari (rank), Goma ("in").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.places.words import Run, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.model import MentionKind, Sentence, Token
    from timeline.places.gazetteer import Gazetteer
    from timeline.places.lexicon import Known, Lexicon

#: Areas and bodies that are also common words: only with "the" before them.
_WITH_ARTICLE = frozenset(
    {"West", "Gulf", "Atlantic", "Pacific", "Arctic", "Levant", "Nile", "Amazon", "Guardian"}
)
#: A single word is taken for a town without the model's word only if this many live there.
KNOWN_TOWN = 20_000
#: No name is longer, in words; more capitals than that are a list or a headline.
LONGEST = 9
#: Shorter forms seen elsewhere in the article are too often something else.
SHORTEST = 4
#: An office's last word, a first name and a surname are more words than this.
_OFFICE_AND_NAME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A sentence with what is already known of it and of the article."""

    sentence: Sentence
    taken: Mapping[int, MentionKind]
    elsewhere: Mapping[str, MentionKind]
    tails: frozenset[str]
    small: frozenset[str]
    lexicon: Lexicon
    gazetteer: Gazetteer

    def word(self, at: int) -> str:
        """Return the text of word ``at``, empty outside the sentence."""
        return self.sentence.tokens[at].text if 0 <= at < len(self.sentence.tokens) else ""

    def name(self, start: int, end: int) -> str:
        """Return words ``start`` to ``end`` as a name."""
        return joined(self.sentence.tokens[start:end])

    def run(self, start: int, end: int, kind: MentionKind, *, sure: bool = False) -> Run:
        """Return those words as a name of ``kind``."""
        return Run(sentence=self.sentence, start=start, end=end, kind=kind, sure=sure)


def missed(
    sentences: Sequence[Sentence],
    found: Sequence[Run],
    small: frozenset[str],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Iterator[Run]:
    """Yield names that ``found`` does not cover, in text order.

    ``small`` are the words the article writes without a capital somewhere.
    """
    taken: dict[int, dict[int, MentionKind]] = {}
    for run in found:
        here = taken.setdefault(run.sentence.span.start, {})
        here.update(dict.fromkeys(range(run.start, run.end), run.kind))
    elsewhere: dict[str, MentionKind] = {
        run.tokens[-1].text: "person" for run in found if run.kind == "person"
    }
    elsewhere |= {run.name: run.kind for run in found if run.kind != "other"}
    bodies = [run for run in found if run.kind == "organisation" and run.end - run.start > 1]
    tails = frozenset(run.tokens[-1].text for run in bodies)
    for sentence in sentences:
        search = Search(
            sentence=sentence,
            taken=taken.get(sentence.span.start, {}),
            elsewhere=elsewhere,
            tails=tails,
            small=small,
            lexicon=lexicon,
            gazetteer=gazetteer,
        )
        yield from _in_sentence(search)


def _in_sentence(search: Search) -> Iterator[Run]:
    at = 0
    while at < len(search.sentence.tokens):
        run = None
        if at not in search.taken and _may_begin(search, at):
            run = (
                _listed(search, at)
                or _repeated(search, at)
                or _shortened(search, at)
                or _shaped(search, at)
            )
        if run is not None:
            yield run
        at = run.end if run is not None else at + 1


def _may_begin(search: Search, at: int) -> bool:
    """Return whether a name may begin with word ``at``: a capital, or a listed name without one."""
    word = search.sentence.tokens[at].text
    return word[0].isupper() or word in search.lexicon.longest


def _listed(search: Search, at: int) -> Run | None:
    """Return the longest listed name that begins at word ``at``."""
    longest = search.lexicon.longest.get(search.word(at), 0)
    for end in range(min(at + longest, len(search.sentence.tokens)), at, -1):
        if search.taken.keys().isdisjoint(range(at, end)):
            name = search.name(at, end)
            known = search.lexicon.known(name)
            if known is not None and _may_stand(search, at, name, known):
                return search.run(at, end, known.kind, sure=True)
    return _abbreviated(search, at)


def _abbreviated(search: Search, at: int) -> Run | None:
    """Return the short form of a region: "Fla." anywhere, "FL" behind a town and a comma."""
    for end in (at + 2, at + 1):
        if end > len(search.sentence.tokens) or not search.taken.keys().isdisjoint(range(at, end)):
            continue
        name = search.name(at, end)
        behind = search.word(at - 1) == "," and search.word(at - 2)[:1].isupper()
        if name in search.lexicon.abbreviated and (
            behind or ("." in name and len(name) > SHORTEST)
        ):
            return search.run(at, end, "place", sure=True)
    return None


def _may_stand(search: Search, at: int, name: str, known: Known) -> bool:
    if name in _WITH_ARTICLE:
        return search.word(at - 1).lower() == "the"
    if name == "US":
        return not _shouts(search.sentence)
    return known.kind != "place" or not _capital(search.sentence.tokens[at - 1], search) or at == 0


def _shouts(sentence: Sentence) -> bool:
    """Return whether the whole sentence is in capitals, so that US may be the pronoun."""
    letters = [token.text for token in sentence.tokens if token.text.isalpha()]
    return len(letters) > 1 and all(word.isupper() for word in letters)


def _repeated(search: Search, at: int) -> Run | None:
    """Return the words at ``at`` if the article names them elsewhere, however they are tagged."""
    token = search.sentence.tokens[at]
    if not token.text[0].isupper():
        return None
    for end in (at + 3, at + 2, at + 1):
        if end <= len(search.sentence.tokens) and search.taken.keys().isdisjoint(range(at, end)):
            name = search.name(at, end)
            kind = search.elsewhere.get(name)
            surname = kind == "person" and token.pos == "PROPN" and at > 0
            if kind is not None and (len(name) >= SHORTEST or surname):
                return search.run(at, end, kind)
    return None


def _shortened(search: Search, at: int) -> Run | None:
    """Return how a body is called later: "the Accord" of the Northern Accord."""
    token = search.sentence.tokens[at]
    alone = search.word(at - 1).lower() == "the" and not search.word(at + 1)[:1].isupper()
    if token.text in search.tails and token.text[0].isupper() and alone:
        return search.run(at, at + 1, "organisation", sure=True)
    return None


def _shaped(search: Search, at: int) -> Run | None:
    """Return the capitalised words at ``at`` if their shape or their neighbours name them."""
    if not _capital(search.sentence.tokens[at], search):
        return None
    end = _run_end(search, at)
    if _is_office(search, at) and end - at > _OFFICE_AND_NAME:
        return search.run(at + 1, end, "person")
    kind = _by_shape(search, at, end)
    return None if kind is None else search.run(at, end, kind)


def _is_office(search: Search, at: int) -> bool:
    """Return whether word ``at`` ends an office ("Secretary of State Orla Benning")."""
    return search.word(at - 1) == "of" and search.word(at - 2) in search.lexicon.titles


def _capital(token: Token, search: Search) -> bool:
    return (
        token.text[0].isupper()
        and (token.pos == "PROPN" or token.tag in {"NNP", "NNPS"})
        and token.text not in search.lexicon.ordinary
        and token.text not in search.lexicon.titles
    )


def _run_end(search: Search, at: int) -> int:
    """Return the end of the capitalised words from ``at``, with the joints inside them."""
    tokens, end = search.sentence.tokens, at + 1
    while end < min(len(tokens), at + LONGEST) and end not in search.taken:
        if _capital(tokens[end], search) or tokens[end].text in search.lexicon.body_heads:
            end += 1
        elif _joins(search, end):
            end += 2
        else:
            break
    return end


def _joins(search: Search, at: int) -> bool:
    """Return whether word ``at`` stands inside a name: "de", or "of" behind a head."""
    word, following = search.word(at), at + 1
    joint = word in search.lexicon.joints or (
        word in search.lexicon.after_head and search.word(at - 1) in search.lexicon.heads
    )
    return (
        joint
        and following < len(search.sentence.tokens)
        and following not in search.taken
        and _capital(search.sentence.tokens[following], search)
    )


def _by_shape(search: Search, at: int, end: int) -> MentionKind | None:
    lexicon, before, last = search.lexicon, search.word(at - 1), search.word(end - 1)
    if end - at > 1 and (last in lexicon.body_heads or search.word(at) in lexicon.body_heads):
        return "organisation"
    if end - at > 1 and (last in lexicon.built_heads or last in lexicon.natural_heads):
        return "place"
    if before in lexicon.titles:
        return "person"
    return "place" if _in_place(search, at, end) else None


def _in_place(search: Search, at: int, end: int) -> bool:
    """Return whether a name the gazetteer has stands where a place does."""
    lexicon, name = search.lexicon, search.name(at, end)
    if name not in search.gazetteer or name.lower() in search.small:
        return False
    before, earlier = search.word(at - 1).lower(), search.word(at - 2)
    if _plays(search, at) and _lives(name, search.gazetteer):
        return True
    if search.word(end) in lexicon.region_heads or before in lexicon.inside | lexicon.directions:
        return True
    if before in lexicon.toward or before == ",":
        beside = search.taken.get(at - 2) == "place" and before in {"and", ","}
        return beside or earlier in lexicon.common_heads or _is_town(name, search.gazetteer)
    return at == 0 and search.word(end) not in lexicon.speech and _is_town(name, search.gazetteer)


def _lives(name: str, gazetteer: Gazetteer) -> bool:
    return any(c.population >= KNOWN_TOWN for c in gazetteer.named(name))


def _plays(search: Search, at: int) -> bool:
    """Return whether a name stands beside a verb of sport ("Malmo beat Aarhus")."""
    tokens = search.sentence.tokens
    beside = tokens[at].relation in {"nsubj", "obj"}
    return beside and tokens[tokens[at].head].lemma in search.lexicon.sport_verbs


def _is_town(name: str, gazetteer: Gazetteer) -> bool:
    return any(c.main and c.population >= KNOWN_TOWN for c in gazetteer.named(name))
