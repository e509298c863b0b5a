"""Join a trained parser and trained names to the pipeline that ships.

Parser and names keep an encoder each: the names need to know less of grammar and more of words.
They share one table of vectors; the names are a network of our own (shipped.py). The lemmatizer is
the packaged one: rules over WordNet's tables.
"""

from __future__ import annotations

import shutil
import warnings
from typing import TYPE_CHECKING

import spacy
from shipped import component

from timeline.language.naming import FACTORY
from timeline.language.pipeline import load

if TYPE_CHECKING:
    from pathlib import Path

    from teacher import Teacher

PARSER = ("tok2vec", "tagger", "morphologizer", "parser")


def assemble(parser: Path, names: Teacher, pipeline: Path) -> None:
    """Write the pipeline of both, replacing what stands at ``pipeline``."""
    nlp = spacy.load(parser)
    with warnings.catch_warnings():
        # W113 says that vectors differ: spaCy compares the vocabularies, which hold other words.
        warnings.filterwarnings("ignore", message=r"\[W113\]")
        nlp.add_pipe("lemmatizer", source=load(None))
    found = component(names, nlp)
    nlp.add_pipe(FACTORY, "ner")
    nlp.get_pipe("ner").from_bytes(found.to_bytes())
    nlp.meta |= {"name": "news", "version": "0.5.0", "license": "CC BY-SA 4.0"}
    nlp.meta["description"] = "UD tags, morphology, parse, lemmas and names for English news"
    # Where this machine kept the corpora is nobody's business.
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    shutil.rmtree(pipeline, ignore_errors=True)
    nlp.to_disk(pipeline)
