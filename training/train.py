"""Train the packaged language model: one command, fixed seed, data folder as argument.

    python training/train.py ../shared/data/nlp parser -o /tmp/parser
    python training/train.py ../shared/data/nlp names  -o /tmp/names

Each writes ``model-best``; ``assemble.py`` joins the two into the pipeline that ships.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

import newsprint  # noqa: F401 - registers the augmenter the configurations name
import spacy
from spacy.language import DEFAULT_CONFIG
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import Config, set_current_ops

from timeline.language.matrices import DenseOps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

HERE = Path(__file__).resolve().parent
FILES = {"parser": ("ud_train", "ud_dev"), "names": ("ner_train", "ner_dev")}
SEED = 17


def main() -> None:
    """Read the arguments, prepare the corpus, train."""
    arguments = _arguments()
    spacy.util.fix_random_seed(SEED)
    set_current_ops(DenseOps())
    arguments.output.mkdir(parents=True, exist_ok=True)
    train_set, dev_set = (arguments.data / f"{name}.spacy" for name in FILES[arguments.part])
    corpus = arguments.output / "corpus.spacy"
    DocBin(docs=pieces(train_set), store_user_data=False).to_disk(corpus)
    overrides = {"paths.train": str(corpus), "paths.dev": str(dev_set)}
    if arguments.steps:
        overrides["training.max_steps"] = arguments.steps
    given = load_config(HERE / f"{arguments.part}.cfg", overrides=overrides)
    config = Config(DEFAULT_CONFIG).merge(given)
    train(init_nlp(config), arguments.output, use_gpu=-1)


def pieces(source: Path) -> Iterator[Doc]:
    """Yield the documents of ``source`` cut into runs of one to three sentences, shuffled.

    The product reads sentence by sentence (see ``timeline.language.boundaries``), so the model
    should not learn to spend its capacity on finding where they end.
    """
    draw = random.Random(SEED)  # noqa: S311 - a draw of examples, not a secret
    cut = []
    for doc in DocBin().from_disk(source).get_docs(spacy.blank("en").vocab):
        sentences = list(doc.sents)
        while sentences:
            run = sentences[: draw.choice((1, 1, 2, 3))]
            cut.append(doc[run[0].start : run[-1].end].as_doc())
            sentences = sentences[len(run) :]
    draw.shuffle(cut)
    yield from cut


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with ud_*.spacy and ner_*.spacy")
    parser.add_argument("part", choices=FILES, help="which half of the pipeline to train")
    parser.add_argument("-o", "--output", type=Path, required=True, help="where the model goes")
    parser.add_argument("--steps", type=int, help="fewer steps than the configuration says")
    return parser.parse_args()


if __name__ == "__main__":
    main()
