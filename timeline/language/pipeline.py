"""Load the language model once per process: the one that ships, or any installed by name.

``load(None)`` → the packaged ``en_news``; ``load("en_core_web_trf")`` → that package.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.lang import words
from timeline.model import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from threadpoolctl import ThreadpoolController


#: Names a pipeline to use instead of the packaged one.
VARIABLE = "TIMELINE_LANGUAGE_MODEL"


def packaged() -> Path:
    """Return the folder of the model that ships with the package."""
    return Path(str(files(__package__) / "models" / "en_news"))


def chosen(name: str | None) -> str | None:
    """Return the pipeline asked for: ``name``, else what ``TIMELINE_LANGUAGE_MODEL`` says.

    The environment reaches worker processes as well.
    """
    return name or os.environ.get(VARIABLE) or None


@contextmanager
def using(name: str | None) -> Iterator[None]:
    """Read articles with the pipeline asked for inside, here and in processes started inside.

    Raises:
        UsageError: if there is no such pipeline, or it has no parser; before any work is done.
    """
    asked = chosen(name)
    if asked is None:
        yield
        return
    load(asked)
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = asked
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before


def card(name: str) -> bytes:
    """Return what the pipeline ``name`` says of itself (meta.json), nothing if it says nothing.

    Two pipelines of one name that were trained differently have different scores in it.
    """
    found = None if Path(name).is_dir() else find_spec(name)
    folders = [name] if found is None else found.submodule_search_locations or []
    cards = [Path(folder) / "meta.json" for folder in folders]
    return b"".join(card.read_bytes() for card in cards if card.is_file())


@cache
def load(name: str | None) -> Language:
    """Return the pipeline ``name`` (an installed package or a folder), or the packaged one.

    Raises:
        UsageError: if there is no such pipeline, or it has no parser.
    """
    import spacy  # noqa: PLC0415 - takes a second; only those who parse pay for it

    import timeline.language.naming  # noqa: F401, PLC0415 - tells spaCy of the component for names
    from timeline.language.matrices import dense  # noqa: PLC0415 - the same

    try:
        with dense():
            nlp = spacy.load(packaged() if name is None else name)
    except OSError as error:
        raise _unusable(
            name, "is not installed", "install it, or name a pipeline's folder"
        ) from error
    if "parser" not in nlp.pipe_names:
        raise _unusable(name, "has no parser", "choose a pipeline that has one")
    if name is None:
        _teach_auxiliaries(nlp)
    return nlp


@cache
def _threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - looks for libraries: late

    return ThreadpoolController()


@contextmanager
def single_threaded() -> Iterator[None]:
    """Do matrix products on one thread inside; more of them wait for each other on short texts.

    Measured: 490 words per second with two threads, 2,300 with one. Articles are what to spread.
    """
    with _threads().limit(limits=1, user_api="blas"):
        yield


def is_common(nlp: Language, word: str) -> bool:
    """Return whether a small word, or its stem, is in the pipeline's lists of words."""
    if not nlp.has_pipe("lemmatizer"):
        return False
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    tables = lookups.get_table("lemma_index", {}).values()
    stems = {word, *(word.removesuffix(ending) for ending in ("s", "es", "ed", "d", "ing"))}
    return any(stem in table for table in tables for stem in stems)


def _unusable(name: str | None, what: str, remedy: str) -> UsageError:
    return UsageError(f"language model {name}", what, remedy)


def _teach_auxiliaries(nlp: Language) -> None:
    """Give the lemmatizer what its tables lack: WordNet has no auxiliaries."""
    forms = {
        form: [lemma]
        for lemma, listed in words("en", "names")["auxiliaries"].items()
        for form in listed
    }
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    lookups.get_table("lemma_exc")["aux"] = forms
    lookups.get_table("lemma_rules")["aux"] = []
