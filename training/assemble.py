"""Join a trained parser and trained names to the pipeline that ships.

Parser and names keep an encoder each: the names need to know less of grammar and more of words.
They share one table of vectors. The lemmatizer is the packaged one: rules over WordNet's tables.
"""

from __future__ import annotations

import shutil
import warnings
from typing import TYPE_CHECKING

import spacy

from timeline.language.pipeline import load

if TYPE_CHECKING:
    from pathlib import Path

PARSER = ("tok2vec", "tagger", "morphologizer", "parser")


def assemble(parser: Path, names: Path, pipeline: Path) -> None:
    """Write the pipeline of both, replacing what stands at ``pipeline``."""
    nlp = spacy.load(parser)
    found = spacy.load(names)
    with warnings.catch_warnings():
        # W113 says that vectors differ: spaCy compares the vocabularies, which hold other words.
        warnings.filterwarnings("ignore", message=r"\[W113\]")
        nlp.add_pipe("lemmatizer", source=load(None))
        nlp.add_pipe("ner", source=found)
    nlp.meta |= {"name": "news", "version": "0.3.0", "license": "CC BY-SA 4.0"}
    nlp.meta["description"] = "UD tags, morphology, parse, lemmas and names for English news"
    # Where this machine kept the corpora is nobody's business.
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    shutil.rmtree(pipeline, ignore_errors=True)
    nlp.to_disk(pipeline)
