"""Train the packaged language model: one command, fixed seed, data folder as argument.

    python training/train.py ../shared/data/nlp --out /tmp/en_news

leaves the pipeline in ``/tmp/en_news/pipeline`` and each step's result beside it. A step whose
result is there already is not repeated, so an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import company
import lexicon
import newsprint  # noqa: F401 - registers the augmenter the configurations name
import silver
import spacy
import torch
from assemble import assemble
from pieces import pieces, write_pieces
from spacy.language import DEFAULT_CONFIG
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from teacher import Teacher, teach
from thinc.api import Config, set_current_ops

from timeline.language.matrices import DenseOps

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
SEED = 17
#: Times the teachers read their gold, and times the small parser's gold stands beside the silver.
ROUNDS = {"parse": 8, "names": 6}
REPEATED = 2


def main() -> None:
    """Train the teachers, let them label raw text, train the parser and the names on it all."""
    arguments = _arguments()
    out = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    set_current_ops(DenseOps())
    run = Run(data=arguments.data, out=out, steps=arguments.steps, rounds=arguments.rounds)
    run.words()
    run.parser()
    run.names()
    assemble(out / "parser", out / "names", out / "pipeline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One training: where its data are and where its results go."""

    data: Path
    out: Path
    steps: int | None = None
    rounds: int | None = None

    def words(self) -> None:
        """Write what lexicon and company know of words."""
        if not (self.out / "lexicon").exists():
            near = company.vectors([self._gold("ud"), self._gold("ner")], self._voices)
            lexicon.write(self.out / "lexicon", near)

    def parser(self) -> None:
        """Train the small parser on the gold and on what its teacher says of raw text."""
        labelled = self.out / "trees.spacy"
        if not labelled.exists():
            silver.trees([self._voices, self._gold("ner")], labelled, [self._teacher("parse")])
        gold = self._gold("ud")
        self._component("parser", "ud", [*[gold] * REPEATED, labelled])

    def names(self) -> None:
        """Train the small model's names on the gold and on what teacher and gazetteer find."""
        labelled = self.out / "names.spacy"
        if not labelled.exists():
            parse, names = self._teacher("parse"), self._teacher("names")
            silver.names([self._voices, self._gold("ud")], labelled, [parse], [names])
        self._component("names", "ner", [self._gold("ner"), labelled])

    @property
    def _voices(self) -> Path:
        return self.data / "voa.txt"

    def _gold(self, part: str) -> Path:
        return self.data / f"{part}_train.spacy"

    def _teacher(self, task: str) -> Teacher:
        kept = self.out / f"teacher-{task}.pt"
        if not kept.exists():
            vocab = spacy.load(self.out / "lexicon").vocab
            if task == "parse":
                lessons = list(DocBin().from_disk(self._gold("ud")).get_docs(vocab))
            else:
                lessons = pieces([self._gold("ner")], vocab, seed=SEED, longest=1, rename=True)
            rounds = self.rounds or ROUNDS[task]
            torch.save(teach(task, lessons, vocab.vectors, seed=SEED, rounds=rounds), kept)
        teacher: Teacher = torch.load(kept, weights_only=False)
        return teacher

    def _component(self, part: str, gold: str, sources: Sequence[Path]) -> None:
        """Train what ``part``.cfg describes and keep the best of its checkpoints."""
        if (self.out / part).exists():
            return
        work, corpus = self.out / f"{part}-checkpoints", self.out / f"{part}-train.spacy"
        work.mkdir(exist_ok=True)
        write_pieces(sources, corpus, seed=SEED, rename=part == "names")
        config = load_config(HERE / f"{part}.cfg")
        config["paths"] |= {"train": str(corpus), "dev": str(self.data / f"{gold}_dev.spacy")}
        config["paths"]["vectors"] = str(self.out / "lexicon")
        if self.steps:
            config["training"]["max_steps"] = self.steps
        spacy.util.fix_random_seed(SEED)
        train(init_nlp(Config(DEFAULT_CONFIG).merge(config)), work, use_gpu=-1)
        shutil.copytree(work / "model-best", self.out / part)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, help="folder with ud_*.spacy, ner_*.spacy and voa.txt")
    parser.add_argument("--out", type=Path, required=True, help="folder for the results")
    parser.add_argument("--steps", type=int, help="fewer steps than the configurations say")
    parser.add_argument("--rounds", type=int, help="fewer rounds of the teachers than usual")
    return parser.parse_args()


if __name__ == "__main__":
    main()
