"""Train the packaged language model: one command, fixed seed, data folder as argument.

    python training/train.py ../shared/data/nlp --out /tmp/en_news

leaves the pipeline in ``/tmp/en_news/pipeline`` and each step's result beside it. A step whose
result is there already is not repeated, so an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import lexicon
import newsprint  # noqa: F401 - registers the augmenter the configurations name
import silver
import spacy
from assemble import assemble
from pieces import write_pieces
from spacy.language import DEFAULT_CONFIG
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import Config, set_current_ops

from timeline.language.matrices import DenseOps

HERE = Path(__file__).resolve().parent
SEED = 17


def main() -> None:
    """Train the parser, then the names, then join them."""
    arguments = _arguments()
    data, out = arguments.data, arguments.out
    out.mkdir(parents=True, exist_ok=True)
    set_current_ops(DenseOps())
    steps = arguments.steps
    _component(
        "parser", out, corpora=[data / "ud_train.spacy"], dev=data / "ud_dev.spacy", steps=steps
    )
    if not (out / "lexicon").exists():
        lexicon.write(out / "lexicon")
    if not (out / "silver.spacy").exists():
        silver.label(data / "voa.txt", out / "silver.spacy", teacher=arguments.teacher)
    corpora = [data / "ner_train.spacy", out / "silver.spacy"]
    _component("names", out, corpora=corpora, dev=data / "ner_dev.spacy", steps=steps)
    assemble(out / "parser", out / "names", out / "pipeline")


def _component(part: str, out: Path, *, corpora: list[Path], dev: Path, steps: int | None) -> None:
    """Train what ``part``.cfg describes and keep the best of its checkpoints as ``out/part``."""
    if (out / part).exists():
        return
    corpus, work = out / f"{part}.spacy", out / f"{part}-checkpoints"
    work.mkdir(exist_ok=True)
    write_pieces(corpora, corpus, seed=SEED)
    config = load_config(HERE / f"{part}.cfg")
    config["paths"] |= {"train": str(corpus), "dev": str(dev)}
    if "vectors" in config["paths"]:
        config["paths"]["vectors"] = str(out / "lexicon")
    if steps:
        config["training"]["max_steps"] = steps
    spacy.util.fix_random_seed(SEED)
    train(init_nlp(Config(DEFAULT_CONFIG).merge(config)), work, use_gpu=-1)
    shutil.copytree(work / "model-best", out / part)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with ud_*.spacy, ner_*.spacy and voa.txt")
    parser.add_argument("--out", type=Path, required=True, help="folder for the results")
    parser.add_argument("--teacher", help="pipeline that labels raw news [the packaged one]")
    parser.add_argument("--steps", type=int, help="fewer steps than the configurations say")
    return parser.parse_args()


if __name__ == "__main__":
    main()
