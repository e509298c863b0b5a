"""A text in another language is kept and said to be one; no event and no name is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import timeline

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = (
    "Die Regierung hat am 12. Februar 2024 angekündigt, die Grenze zu schließen. Der Minister "
    "sprach von einer ernsten Lage, während Helfer weiter nach Vermissten suchten."
)


def test_another_language_is_said_and_yields_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Rebels attacked Koper on 3 May 2024, police said.", "utf-8")
    (folder / "b.txt").write_text(GERMAN, "utf-8")

    built = timeline.build(folder)

    assert [(s.path.rpartition("/")[2], s.reason) for s in built.record.skipped] == [
        ("b.txt", "is not in English: the article is kept, and no event is read from it")
    ]
    assert len(built.articles) == 2
    assert len({claim.article for claim in built.claims}) == 1
