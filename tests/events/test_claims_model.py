"""The word lists agree with the vocabularies of the records."""

from __future__ import annotations

from timeline.events.words import words
from timeline.model import VOCABULARIES


def test_every_type_in_the_lists_is_a_type_of_event() -> None:
    table = words("en")
    types = {*table.verbs.values(), *table.nouns.values()}
    assert types <= set(VOCABULARIES["event type"])


def test_every_type_of_event_has_words() -> None:
    table = words("en")
    named = {*table.verbs.values(), *table.nouns.values(), "statement"}
    assert named == set(VOCABULARIES["event type"])


def test_every_reporting_verb_has_a_stance_of_the_vocabulary() -> None:
    assert set(words("en").stances.values()) == set(VOCABULARIES["stance"])


def test_verbs_that_utter_are_reporting_verbs() -> None:
    table = words("en")
    assert table.sets["utter.verbs"] <= set(table.attitudes)


def test_a_language_without_words_is_read_with_english_ones() -> None:
    assert words("xx").verbs == words("en").verbs
