"""Train the packaged language model: one command, fixed seed, data folder as argument.

    python training/train.py ../shared/data/nlp --out /tmp/en_news

leaves the pipeline in ``/tmp/en_news/pipeline`` and each step's result beside it. A step whose
result is there already is not repeated, so an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import company
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
    trees, named = data / "ud_train.spacy", data / "ner_train.spacy"
    parser_words, names_words, raw = out / "lexicon", out / "lexicon-company", out / "silver.spacy"
    if not parser_words.exists():
        lexicon.write(parser_words)
    paths = {"dev": data / "ud_dev.spacy", "vectors": parser_words}
    _component("parser", out, paths | {"train": _corpus("parser", out, [trees])}, steps)
    if not names_words.exists():
        lexicon.write(names_words, company.vectors([trees, named], data / "voa.txt"))
    if not raw.exists():
        silver.label(data / "voa.txt", raw, teacher=arguments.teacher)
    paths = {"dev": data / "ner_dev.spacy", "vectors": names_words}
    _component("names", out, paths | {"train": _corpus("names", out, [named, raw])}, steps)
    assemble(out / "parser", out / "names", out / "pipeline")


def _corpus(part: str, out: Path, sources: list[Path]) -> Path:
    corpus = out / f"{part}.spacy"
    if not corpus.exists():
        write_pieces(sources, corpus, seed=SEED, rename=part == "names")
    return corpus


def _component(part: str, out: Path, paths: dict[str, Path], steps: int | None) -> None:
    """Train what ``part``.cfg describes and keep the best of its checkpoints as ``out/part``."""
    if (out / part).exists():
        return
    work = out / f"{part}-checkpoints"
    work.mkdir(exist_ok=True)
    config = load_config(HERE / f"{part}.cfg")
    config["paths"] |= {name: str(path) for name, path in paths.items()}
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
