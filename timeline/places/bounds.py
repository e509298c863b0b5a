"""Where a name begins and ends: courtesy and possessives off, missing first names on, pairs apart.

"Mullah Muhammad Hassan" → "Muhammad Hassan"; "Spin Boldak-Chaman" → "Spin Boldak" and "Chaman".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.places.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.model import Token
    from timeline.places.gazetteer import Gazetteer
    from timeline.places.lexicon import Lexicon
    from timeline.places.words import Run

#: How many words a name may gain at either side; papers rarely print more than four.
GAIN = 2
#: Halves of a pair with fewer letters are parts of one name: "Al-Shabab".
SHORTEST = 3
#: What stands between two names that the model took for one.
PAIRING = frozenset({"-", "\u2013", "/", "and", "for", "in", "to"})
#: Before a name these make it a person's.
_COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Sir", "Dame"})
#: At the start of a sentence these are no part of the name of a place.
_NEAR = frozenset({"Neighbouring", "Neighboring", "Nearby", "Downtown", "Rural", "Suburban"})
_TRAILING = frozenset({"'s", "\u2019s", "'", "\u2019", "-", ",", ".", "(", ")", "\u2013"})


def bounded(run: Run, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Run]:
    """Yield the name or names ``run`` holds once its bounds are right; nothing if none is left."""
    run = _behind_noun(_without_ends(_courteous(run), lexicon), lexicon)
    if run.start >= run.end:
        return
    if lexicon.known(run.name):
        yield run
        return
    if _is_common_word(run):
        return
    for part in _apart(_without_clause(run, lexicon), lexicon, gazetteer):
        whole = _grown(part, lexicon) if part.kind == "person" else part
        yield _without_office(whole, lexicon)


def _courteous(run: Run) -> Run:
    """Return "Mrs Owusu" as the person Owusu, whatever the model takes it for."""
    if run.tokens[0].text.removesuffix(".") in _COURTESY and run.end - run.start > 1:
        return replace(run.trimmed(run.start + 1, run.end), kind="person", said="person")
    return run


def _behind_noun(run: Run, lexicon: Lexicon) -> Run:
    """Return the name behind what it is: "Rail union Verdia" → "Verdia", an organisation."""
    for offset, token in enumerate(run.tokens[:-1]):
        opens = run.start + offset == 0 and token.text.lower() in lexicon.callings
        known = token.text in lexicon.body_nouns or opens
        if known and run.tokens[offset + 1].text[0].isupper():
            name = run.trimmed(run.start + offset + 1, run.end)
            return replace(name, kind="organisation", said="organisation")
    return run


def _is_common_word(run: Run) -> bool:
    """Return whether a "person" is the capital of a sentence's first word ("Lorry drivers")."""
    tokens = run.sentence.tokens
    if run.kind != "person" or (run.start, run.end) != (0, 1) or len(tokens) < 2:
        return False
    told = tokens[1]
    return tokens[0].relation == "compound" and told.tag == "NNS" and told.text.islower()


def _without_ends(run: Run, lexicon: Lexicon) -> Run:
    start, end, tokens = run.start, run.end, run.sentence.tokens
    while start < end and _leads(run, tokens[start], lexicon):
        start += 1
    if run.start < start < end - 1 and tokens[start].text == "of":
        start += 2
    while start < end and _trails(tokens[end - 1], lexicon):
        end -= 1
    return run.trimmed(start, end)


def _leads(run: Run, token: Token, lexicon: Lexicon) -> bool:
    """Return whether a word before a name is no part of it."""
    if token.text in lexicon.articles or not any(letter.isalnum() for letter in token.text):
        return True
    if token.text in _NEAR and token is run.sentence.tokens[0]:
        return True
    return run.kind == "person" and token.text in lexicon.titles


def _trails(token: Token, lexicon: Lexicon) -> bool:
    office = token.text in lexicon.titles and token.text not in lexicon.body_heads
    return token.text in _TRAILING or office or (token.text.islower() and token.pos != "PROPN")


def _apart(run: Run, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Run]:
    """Yield "A" and "B" of "A-B" where both are known, and "Afghan" before a person's name."""
    tokens = run.tokens
    for offset, token in enumerate(tokens):
        if token.text in PAIRING and 0 < offset < len(tokens) - 1:
            halves = (tokens[:offset], tokens[offset + 1 :])
            if (
                min(len(joined(half)) for half in halves) >= SHORTEST
                and all(_is_known(joined(half), lexicon, gazetteer) for half in halves)
                and (run.name not in gazetteer)
                and tokens[0].text.lower() not in lexicon.directions
            ):
                yield _place(run.trimmed(run.start, run.start + offset), lexicon)
                yield _place(run.trimmed(run.start + offset + 1, run.end), lexicon)
                return
    person = _titled(run, lexicon)
    if person is not None:
        yield from _before(run, person, lexicon)
        yield person
        return
    first = lexicon.known(tokens[0].text)
    if first is not None and first.kind == "group" and len(tokens) > 2 and run.kind == "person":
        yield replace(run.trimmed(run.start, run.start + 1), kind="group", sure=True)
        run = _without_ends(run.trimmed(run.start + 1, run.end), lexicon)
    if run.start < run.end:
        yield run


def _titled(run: Run, lexicon: Lexicon) -> Run | None:
    """Return the person at the end of "US Secretary of State Ana Kos", or None."""
    tokens = run.tokens
    titles = [at for at, token in enumerate(tokens) if token.text in lexicon.titles]
    if (
        not titles
        and len(tokens) > 2
        and run.start == 0
        and tokens[0].text.lower() in lexicon.roles
    ):
        titles = [0]  # "Painter Inge Solberg dies": the capital is the sentence's
    if not titles or tokens[-1].text in lexicon.heads:
        return None
    start = titles[-1] + 1
    if start + 1 < len(tokens) and tokens[start].text == "of":
        start += 2
    if len(tokens) - start < 2 or not all(_is_name_part(t, lexicon) for t in tokens[start:]):
        return None
    person = run.trimmed(run.start + start, run.end)
    return replace(person, kind="person", said="person")


def _before(run: Run, person: Run, lexicon: Lexicon) -> Iterator[Run]:
    """Yield the listed name that stands before a person's title: "Senate", "US"."""
    for end in range(person.start - 1, run.start, -1):
        known = lexicon.known(joined(run.sentence.tokens[run.start : end]))
        if known is not None:
            yield replace(run.trimmed(run.start, end), kind=known.kind, sure=True)
            return


def _without_clause(run: Run, lexicon: Lexicon) -> Run:
    """Return the name up to a word that no name has inside: "United beat Chelsea" → "United"."""
    for offset, token in enumerate(run.tokens):
        if offset and token.text.islower() and token.pos in {"VERB", "AUX", "ADV", "PRON", "SCONJ"}:
            return _without_ends(run.trimmed(run.start, run.start + offset), lexicon)
    return run


def _is_known(name: str, lexicon: Lexicon, gazetteer: Gazetteer) -> bool:
    return lexicon.known(name) is not None or name in gazetteer


def _place(run: Run, lexicon: Lexicon) -> Run:
    known = lexicon.known(run.name)
    return replace(run, kind="place" if known is None else known.kind, said=None)


def _grown(run: Run, lexicon: Lexicon) -> Run:
    """Return a person's name with the first and last names the model left outside."""
    start, end, tokens = run.start, run.end, run.sentence.tokens
    while start > max(0, run.start - GAIN) and _is_name_part(tokens[start - 1], lexicon):
        if start > 1 and tokens[start - 2].text == "of":
            break
        if start == 1 and tokens[0].text.lower() in lexicon.roles:
            break
        start -= 1
    while end < min(len(tokens), run.end + GAIN) and _is_name_part(tokens[end], lexicon):
        end += 1
    return run.trimmed(start, end)


def _is_name_part(token: Token, lexicon: Lexicon) -> bool:
    text = token.text
    return (
        token.pos == "PROPN"
        and text[0].isupper()
        and not text.isupper()
        and text.isalpha()
        and text not in lexicon.titles
        and text not in lexicon.ordinary
        and lexicon.known(text) is None
    )


def _without_office(run: Run, lexicon: Lexicon) -> Run:
    """Return a place without the common noun behind it: "Kandahar province" → "Kandahar"."""
    last = run.tokens[-1].text
    common = last.islower() and (last in lexicon.region_heads or last in lexicon.town_heads)
    return run.trimmed(run.start, run.end - 1) if common and run.end - run.start > 1 else run
