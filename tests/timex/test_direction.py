"""Whether a clause looks back or ahead: from its words, and from a parse when there is one."""

from __future__ import annotations

from datetime import datetime

import pytest

from timeline import interval, timex
from timeline.model import Sentence, Span, Token

DAY = interval.of(datetime(2021, 7, 16), "day")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The board met on Tuesday.", "2021-07-13"),
        ("The board will meet on Tuesday.", "2021-07-20"),
        ("The board plans to meet on Tuesday.", "2021-07-20"),
        ("The board won't meet on Tuesday.", "2021-07-20"),
        ("The talks have been postponed until Tuesday.", "2021-07-20"),
        ("They could come as early as Tuesday.", "2021-07-20"),
        ("On Tuesday, the board planned a sale.", "2021-07-13"),
        ("The strike, due to begin on Tuesday, was called off.", "2021-07-20"),
        ("Mr. P. Novak will leave on Tuesday.", "2021-07-20"),
        ("Prices fell due to the storm on Tuesday.", "2021-07-13"),
        ("She said Tuesday the port will reopen.", "2021-07-13"),
        ("They fear for jobs after Tuesday's ruling.", "2021-07-13"),
        ("The city gave them until Tuesday to leave.", "2021-07-13"),
        ("The city has given them until Tuesday to leave.", "2021-07-20"),
    ],
)
def test_the_words_of_the_clause_tell(text: str, value: str) -> None:
    (found,) = timex.find(text, publication=DAY)

    assert found.value == value


def parse(*words: tuple[str, str, int, str, str]) -> tuple[str, Sentence]:
    """Return a text and its parse from (word, tag, head, relation, morphology)."""
    tokens, at = [], 0
    for word, pos, head, relation, morphology in words:
        span = Span(start=at, end=at + len(word))
        tokens.append(
            Token(
                span=span,
                text=word,
                lemma=word.lower(),
                pos=pos,
                tag=pos,
                head=head,
                relation=relation,
                morphology=morphology,
            )
        )
        at += len(word) + 1
    text = " ".join(token.text for token in tokens)
    return text, Sentence(span=Span(start=0, end=len(text)), paragraph=0, tokens=tuple(tokens))


def test_the_parse_names_the_governing_verb() -> None:
    text, sentence = parse(
        ("The", "DET", 1, "det", ""),
        ("envoy", "NOUN", 3, "nsubj", ""),
        ("is", "AUX", 3, "aux", "Tense=Pres|VerbForm=Fin"),
        ("meeting", "VERB", 3, "root", "VerbForm=Part"),
        ("them", "PRON", 3, "obj", ""),
        ("on", "ADP", 6, "case", ""),
        ("Tuesday", "PROPN", 3, "obl", ""),
    )

    (found,) = timex.find(text, publication=DAY, sentences=[sentence])

    assert found.value == "2021-07-20"


def test_the_verb_right_before_it_governs_whatever_the_parse_says() -> None:
    text, sentence = parse(
        ("Police", "NOUN", 1, "nsubj", ""),
        ("said", "VERB", 1, "root", "Tense=Past|VerbForm=Fin"),
        ("Tuesday", "PROPN", 5, "obl", ""),
        ("they", "PRON", 5, "nsubj", ""),
        ("would", "AUX", 5, "aux", ""),
        ("leave", "VERB", 1, "ccomp", "VerbForm=Inf"),
    )

    (found,) = timex.find(text, publication=DAY, sentences=[sentence])

    assert found.value == "2021-07-13"
