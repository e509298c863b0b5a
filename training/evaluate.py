"""Compare two pipelines on the development sets, in one run and on one core.

    python training/evaluate.py ../shared/data/nlp /tmp/en_news/pipeline

prints tags, parse, lemmas, names and words per CPU second beside the packaged pipeline's. Both
read raw text, so wrong words and wrong sentence ends count as errors too. Unseen persons, places
and firms are those of made-up news (unseen.py), as the pipeline tells them and as
``timeline.places`` mends them.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import DocBin
from spacy.training import Example
from thinc.api import NumpyOps, set_current_ops
from unseen import corrected, recalled

from timeline.language.matrices import DenseOps
from timeline.language.pipeline import packaged

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FIGURES = {
    "tags": ("ud_dev", "tag_acc"),
    "parts of speech": ("ud_dev", "pos_acc"),
    "morphology": ("ud_dev", "morph_acc"),
    "UAS": ("ud_dev", "dep_uas"),
    "LAS": ("ud_dev", "dep_las"),
    "sentences F1": ("ud_dev", "sents_f"),
    "lemmas": ("ud_dev", "lemma_acc"),
    "names F1": ("ner_dev", "ents_f"),
    "names precision": ("ner_dev", "ents_p"),
    "names recall": ("ner_dev", "ents_r"),
}
UNSEEN = {"PERSON": "unseen persons", "LOC": "unseen places", "ORG": "unseen firms"}
#: Turns each pipeline takes at the stopwatch; the best counts, others share the machine.
TURNS = 5


def main() -> None:
    """Read the arguments, score both pipelines, print a table."""
    arguments = _arguments()
    set_current_ops(NumpyOps() if arguments.plain else DenseOps())
    paths = (arguments.model, arguments.beside)
    pipelines = [spacy.load(path) for path in paths]
    scored = [
        {name: _scores(nlp, arguments.data / f"{name}.spacy") for name in ("ud_dev", "ner_dev")}
        for nlp in pipelines
    ]
    print(f"{'':20}{paths[0].name:>12}{paths[1].name:>12}")
    for figure, (name, key) in FIGURES.items():
        print(f"{figure:20}" + "".join(f"{100 * (one[name][key] or 0):12.2f}" for one in scored))
    unseen = [recalled(nlp) for nlp in pipelines]
    for label, told in UNSEEN.items():
        print(f"{told:20}" + "".join(f"{100 * one[label]:12.2f}" for one in unseen))
    mended = [corrected(str(path)) for path in paths]
    for label, told in UNSEEN.items():
        print(f"{told + ', mended':24}" + "".join(f"{100 * one[label]:8.2f}    " for one in mended))
    speeds = _speeds(pipelines, _gold(arguments.data / "ud_dev.spacy", pipelines[0]))
    print(f"{'words per CPU s':20}" + "".join(f"{speed:12.0f}" for speed in speeds))


def _gold(path: Path, nlp: Language) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def _scores(nlp: Language, path: Path) -> dict[str, float]:
    scores: dict[str, float] = nlp.evaluate(
        Example(nlp.make_doc(doc.text), doc) for doc in _gold(path, nlp)
    )
    return scores


def _speeds(pipelines: list[Language], gold: list[Doc]) -> list[float]:
    """Return words per second of processor time, the pipelines taking turns."""
    texts = [doc.text for doc in gold[::4]]
    words = sum(len(doc) for doc in gold[::4])
    best = [0.0] * len(pipelines)
    for _ in range(TURNS):
        for index, nlp in enumerate(pipelines):
            start = time.process_time()
            for _doc in nlp.pipe(texts):
                pass
            best[index] = max(best[index], words / (time.process_time() - start))
    return best


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with ud_dev.spacy and ner_dev.spacy")
    parser.add_argument("model", type=Path, help="folder of the pipeline to judge")
    parser.add_argument(
        "--beside", type=Path, default=packaged(), help="the pipeline to compare it with"
    )
    parser.add_argument("--plain", action="store_true", help="with spaCy's own matrix products")
    return parser.parse_args()


if __name__ == "__main__":
    main()
