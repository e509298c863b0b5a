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
import newsprint
import silver
import spacy
import torch
from assemble import assemble
from network import Size
from pieces import pieces, write_pieces
from spacy.language import DEFAULT_CONFIG
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from teacher import Plan, Teacher, teach
from thinc.api import Config, set_current_ops

from timeline.language.matrices import DenseOps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

HERE = Path(__file__).resolve().parent
SEED = 17
#: Times each network reads its lessons, and the size of each: two teachers, and what ships.
ROUNDS = {"parse": 8, "names": 6, "shipped": 3}
SIZES = {"parse": Size(200, 3), "names": Size(96, 1), "shipped": Size(96, 1)}
#: Times the gold stands beside what teachers found in raw text.
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
    assemble(out / "parser", run.names(), out / "pipeline")


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
        """Train the small parser on the gold and on what its teacher says of raw text.

        The best of its checkpoints is kept.
        """
        if (self.out / "parser").exists():
            return
        labelled, corpus = self.out / "trees.spacy", self.out / "parser-train.spacy"
        if not labelled.exists():
            silver.trees(
                [self._voices, self._gold("ner")], labelled, [self._taught("parse", self._parsed)]
            )
        write_pieces([*[self._gold("ud")] * REPEATED, labelled], corpus, seed=SEED)
        work = self.out / "parser-checkpoints"
        work.mkdir(exist_ok=True)
        spacy.util.fix_random_seed(SEED)
        train(init_nlp(self._configuration(corpus)), work, use_gpu=-1)
        shutil.copytree(work / "model-best", self.out / "parser")

    def _configuration(self, corpus: Path) -> Config:
        config = load_config(HERE / "parser.cfg")
        config["paths"] |= {"train": str(corpus), "dev": str(self.data / "ud_dev.spacy")}
        config["paths"]["vectors"] = str(self.out / "lexicon")
        if self.steps:
            config["training"]["max_steps"] = self.steps
        return Config(DEFAULT_CONFIG).merge(config)

    def names(self) -> Teacher:
        """Teach the names that ship the gold and what others find in raw news, and return them."""
        labelled = self.out / "names.spacy"
        if not labelled.exists():
            parser = spacy.load(self.out / "parser")
            silver.names([self._voices], labelled, parser, self._taught("names", self._gold_names))
        sources = [*[self._gold("ner")] * REPEATED, labelled]
        return self._taught("shipped", lambda vocab: self._named(sources, vocab))

    @property
    def _voices(self) -> Path:
        return self.data / "voa.txt"

    def _gold(self, part: str) -> Path:
        return self.data / f"{part}_train.spacy"

    def _gold_names(self, vocab: Vocab) -> list[Doc]:
        return self._named([self._gold("ner")], vocab)

    def _parsed(self, vocab: Vocab) -> list[Doc]:
        return list(DocBin().from_disk(self._gold("ud")).get_docs(vocab))

    def _named(self, sources: Sequence[Path], vocab: Vocab) -> list[Doc]:
        cut = pieces(sources, vocab, seed=SEED, longest=1, rename=True)
        return list(newsprint.as_printed(cut))

    def _taught(self, which: str, lessons: Callable[[Vocab], list[Doc]]) -> Teacher:
        kept = self.out / f"teacher-{which}.pt"
        if not kept.exists():
            vocab = spacy.load(self.out / "lexicon").vocab
            plan = Plan(seed=SEED, rounds=self.rounds or ROUNDS[which], size=SIZES[which])
            task = "parse" if which == "parse" else "names"
            torch.save(teach(task, lessons(vocab), vocab.vectors, plan), kept)
        teacher: Teacher = torch.load(kept, weights_only=False)
        return teacher


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
