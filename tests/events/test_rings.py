"""No mending of a parse may hang words in a ring: whoever walks the sentence would never end."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.mend_names import names_joined
from timeline.events.rings import is_tree
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


def test_a_name_joined_to_the_noun_before_it_makes_no_ring() -> None:
    tokens = parsed()
    name = Mention(
        span=Span(start=tokens[4].span.start, end=tokens[5].span.end),
        kind="person",
        name="Ana Kos",
        entity="person/ana-kos",
    )
    assert is_tree(tokens)
    assert is_tree(names_joined(tokens, [name]))


def test_a_ring_is_no_tree() -> None:
    one, two, *_ = parsed()
    ring = (one, replace(two, head=0))
    assert not is_tree(ring)
