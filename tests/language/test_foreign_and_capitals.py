"""Text the model should not read as it stands: other languages, and headlines in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline import language
from timeline.language.casing import Casing

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model import Article

GERMAN = (
    "Die Regierung hat am Mittwoch angekündigt, die Grenze zu schließen. Der Minister sprach von "
    "einer ernsten Lage, während Helfer weiter nach Vermissten suchten und Straßen sperrten."
)
SPANISH = (
    "El gobierno anunció el miércoles que cerrará la frontera. La ministra dijo que la situación "
    "es grave, mientras los equipos de rescate buscaban a los desaparecidos en el norte del país."
)
BODY = (
    "The Kestrel party won the vote in Port Amity. A spokesman said voters of Port Amity were calm."
)


@pytest.mark.parametrize("text", [GERMAN, SPANISH, "Президент заявил это в Москве."])
def test_other_languages_are_not_parsed_and_lend_no_names(
    text: str, article: Callable[..., Article]
) -> None:
    made = article(text)
    assert not language.reads(made)
    assert not language.parse(made).mentions


def test_the_text_decides_not_the_label(article: Callable[..., Article]) -> None:
    text = f"{BODY} {BODY}"
    assert language.reads(article(text, language="de"))
    assert not language.reads(article(GERMAN, language="en"))


def test_short_english_is_read(article: Callable[..., Article]) -> None:
    assert language.reads(article("Bridge collapses"))


@pytest.mark.parametrize(
    ("headline", "restored"),
    [
        (
            "KESTREL PARTY WINS VOTE IN PORT AMITY",
            "Kestrel party wins vote in Port Amity",
        ),
        (
            "Kestrel Party Wins Vote In Port Amity",
            "Kestrel party wins vote in Port Amity",
        ),
        ("Kestrel party wins vote in port", "Kestrel party wins vote in port"),
        ("KESTREL PARTY WINS", "Kestrel party wins"),
        ("KESTREL PARTY WINS SUNDAY VOTE", "Kestrel party wins Sunday vote"),
        ("NATO", "NATO"),
    ],
)
def test_headlines_in_capitals_are_read_in_the_case_of_the_body(
    headline: str, restored: str
) -> None:
    casing = Casing(text=BODY, is_common={"party", "wins", "vote"}.__contains__)
    assert casing.restored(headline, headline=True) == restored


def test_a_list_of_names_keeps_its_capitals() -> None:
    casing = Casing(text=BODY, is_common=lambda _: True)
    names = "Marta Smith, Paul Baker, Joan Miller"
    assert casing.restored(names, headline=False) == names


def test_words_in_capitals_keep_their_text_and_place(article: Callable[..., Article]) -> None:
    text = f"REBELS SEIZE TWO TOWNS NEAR BORDER\n{BODY}"
    parse = language.parse(article(text, "title"))
    first = parse.sentences[0]
    assert " ".join(token.text for token in first.tokens) == "REBELS SEIZE TWO TOWNS NEAR BORDER"
    assert next(token.pos for token in first.tokens if token.text == "SEIZE") == "VERB"
