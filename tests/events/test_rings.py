"""No mending of a parse may hang words in a ring: whoever walks the sentence would never end."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.mend_names import names_joined
from timeline.events.rings import unringed
from timeline.model import Mention, Span, Token

WORDS = ("the", "mark", "that", "guard", "Ana", "Kos", "set")
#: The parse lost "Ana", hung the verb on it and "Kos" on the verb: as one name, they are a ring.
HEADS = (1, 1, 6, 4, 1, 6, 4)
RELATIONS = ("det", "root", "obj", "compound", "dep", "nsubj", "appos")


def parsed() -> tuple[Token, ...]:
    """Return the words of a sentence with the parse above."""
    found, start = [], 0
    for text, head, relation in zip(WORDS, HEADS, RELATIONS, strict=True):
        span = Span(start=start, end=start + len(text))
        found.append(
            Token(
                text=text,
                lemma=text.lower(),
                tag="NN",
                pos="NOUN",
                head=head,
                relation=relation,
                span=span,
                morphology="",
            )
        )
        start += len(text) + 1
    return tuple(found)


def leads_up(tokens: tuple[Token, ...]) -> bool:
    """Return whether every word leads up to a root in fewer steps than there are words."""
    ends = list(range(len(tokens)))
    for _ in tokens:
        ends = [tokens[at].head for at in ends]
    return all(tokens[at].head == at for at in ends)


def test_a_name_joined_to_the_noun_before_it_makes_no_ring() -> None:
    tokens = parsed()
    name = Mention(
        span=Span(start=tokens[4].span.start, end=tokens[5].span.end),
        kind="person",
        name="Ana Kos",
        entity="person/ana-kos",
    )
    assert leads_up(names_joined(tokens, [name]))


def test_a_verb_hangs_where_its_new_subject_did() -> None:
    before = parsed()
    ring = [*before]
    ring[4] = replace(before[4], head=6, relation="nsubj")
    whole = unringed(ring, before)
    assert leads_up(whole)
    assert (whole[4].head, whole[6].head, whole[6].relation) == (6, 1, "dep")


def test_a_ring_of_the_parse_itself_is_left_to_whoever_made_it() -> None:
    one, two, *_ = parsed()
    ring = (one, replace(two, head=0))
    assert unringed(ring, ring) == ring
