"""What a name does and what stands beside it tells whether it is a person, a body or a craft.

"Osmira, a chipmaker" and "the airline Blue Heron" are bodies, so is whatever "said it would";
"her husband, Kai," is a person, "the ferry Aurelia" and "the Aurora rocket" are neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer
    from timeline.places.lexicon import Lexicon
    from timeline.places.words import Run

#: Weights beside those of ``kinds``: plain words beside the name, and what only hints.
TOLD, HINTED = 2.5, 1.2
#: How far behind a comma an apposition is looked for, in words.
REACH = 8


def as_body(run: Run, lexicon: Lexicon, gazetteer: Gazetteer) -> float:
    """Return how much speaks for an organisation."""
    if _is_called(run, lexicon.body_nouns) or "&" in run.name.split():
        return TOLD
    if run.end - run.start > 1 and {run.tokens[0].text, run.tokens[-1].text} & lexicon.clubs:
        return TOLD
    acts = _acts(run, lexicon)
    if acts and run.end - run.start > 1 and run.tokens[-1].text in lexicon.built_heads:
        return TOLD + HINTED
    if run.name in gazetteer:
        return 0.0
    if (acts and _says_it(run)) or _has(run, lexicon):
        return TOLD
    if _owns_office(run, lexicon):
        return HINTED
    return HINTED if run.said == "place" and (acts or _undergoes(run, lexicon)) else 0.0


def as_person(run: Run, lexicon: Lexicon) -> float:
    """Return how much the noun a comma sets the name beside speaks for a person."""
    return TOLD if _closes_apposition(run, lexicon.roles) else 0.0


def as_craft(run: Run, lexicon: Lexicon) -> float:
    """Return how much speaks for a ship, a rocket or the like, which is none of the kinds."""
    beside = {run.before.lower(), run.after.lower()}
    return TOLD if beside & lexicon.crafts else 0.0


def _is_called(run: Run, nouns: frozenset[str]) -> bool:
    """Return whether one of ``nouns`` stands right before the name, or a comma away from it."""
    if run.before.lower() in nouns:
        return True
    return _closes_apposition(run, nouns) or _set_beside(run, nouns)


def _closes_apposition(run: Run, nouns: frozenset[str]) -> bool:
    """Return whether commas set the name beside one of ``nouns``: "the operator, Veltron,"."""
    if run.before != "," or run.start < 2 or run.after not in {",", ".", ";", ""}:
        return False
    noun = run.sentence.tokens[run.start - 2]
    return noun.tag == "NN" and noun.text.lower() in nouns


def _has(run: Run, lexicon: Lexicon) -> bool:
    """Return whether it has what only bodies have: "shares of Veltron", "workers at Osmira"."""
    if run.before not in lexicon.had_through or run.start < 2:
        return False
    had = run.sentence.tokens[run.start - 2]
    return had.pos == "NOUN" and had.lemma in lexicon.had_by_bodies


def _set_beside(run: Run, nouns: frozenset[str]) -> bool:
    """Return whether a comma sets one of ``nouns`` beside the name: "Osmira, a chipmaker"."""
    tokens, own = run.sentence.tokens, range(run.start, run.end)
    following = tokens[run.end : run.end + REACH]
    if len(following) < 2 or following[0].text != ",":
        return False
    return any(t.relation == "appos" and t.head in own and t.lemma in nouns for t in following)


def _verb(run: Run) -> int | None:
    """Return the index of the verb whose subject the name is, or None."""
    tokens, own = run.sentence.tokens, range(run.start, run.end)
    for at in own:
        if tokens[at].relation == "nsubj" and tokens[at].head not in own:
            return tokens[at].head
    return None


def _acts(run: Run, lexicon: Lexicon) -> bool:
    verb = _verb(run)
    return verb is not None and run.sentence.tokens[verb].lemma in lexicon.acting


def _undergoes(run: Run, lexicon: Lexicon) -> bool:
    """Return whether what is done to the name is done to bodies: "sued Ferrox"."""
    tokens, own = run.sentence.tokens, range(run.start, run.end)
    return any(
        tokens[at].relation == "obj" and tokens[tokens[at].head].lemma in lexicon.upon_bodies
        for at in own
    )


def _says_it(run: Run) -> bool:
    """Return whether the name speaks of itself as "it": "Veltrona said it would close"."""
    verb, tokens = _verb(run), run.sentence.tokens
    following = [t.text for t in tokens[verb + 1 : verb + 3]] if verb is not None else []
    return following[:1] == ["it"] or following == ["that", "it"]


def _owns_office(run: Run, lexicon: Lexicon) -> bool:
    """Return whether somebody holds an office of it: "Rijksmuseum director Jan Visser"."""
    tokens = run.sentence.tokens
    if run.after not in lexicon.roles or run.end + 1 >= len(tokens):
        return False
    return run.after.islower() and tokens[run.end + 1].text[:1].isupper()
