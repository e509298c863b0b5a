"""Join a trained parser and trained names to the pipeline that ships.

Parser and names keep an encoder each: the names need to know less of grammar and more of words.
They share one table of vectors; the parser, trained on its first columns alone (lexicon.py), gives
the others no weight. The lemmatizer is the packaged one: rules over WordNet's tables.
"""

from __future__ import annotations

import shutil
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy

from timeline.language.pipeline import load

if TYPE_CHECKING:
    from pathlib import Path

    from thinc.api import Model

PARSER = ("tok2vec", "tagger", "morphologizer", "parser")


def assemble(parser: Path, names: Path, pipeline: Path) -> None:
    """Write the pipeline of both, replacing what stands at ``pipeline``."""
    nlp = spacy.load(names)
    parts, before = spacy.load(parser), nlp.pipe_names[0]
    _widen(parts.get_pipe("tok2vec").model, nlp.vocab.vectors.shape[1])  # type: ignore[attr-defined]
    with warnings.catch_warnings():
        # W113 says that vectors differ; of all components the names alone read them.
        warnings.filterwarnings("ignore", message=r"\[W113\]")
        for name in PARSER:
            nlp.add_pipe(name, source=parts, before=before)
        nlp.add_pipe("lemmatizer", source=load(None), before=before)
    nlp.meta |= {"name": "news", "version": "0.2.0", "license": "CC BY-SA 4.0"}
    nlp.meta["description"] = "UD tags, morphology, parse, lemmas and names for English news"
    shutil.rmtree(pipeline, ignore_errors=True)
    nlp.to_disk(pipeline)


def _widen(model: Model[Any, Any], width: int) -> None:
    """Let a model read vectors of ``width`` columns, those it was not trained on with weight 0."""
    for layer in model.walk():
        if layer.name == "static_vectors":
            weights = layer.get_param("W")
            columns = ((0, 0), (0, width - weights.shape[1]))
            layer._dims["nM"] = width  # noqa: SLF001 - thinc changes no dimension with weights
            layer.set_param("W", np.pad(weights, columns))
