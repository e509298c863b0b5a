"""Distil WordNet's verbs into the package's lexicon of what triggers share.

    python tools/distil_wordnet.py /usr/share/wordnet     # Debian: apt-get install wordnet-base

Writes timeline/graph/data/wordnet.tsv.gz. Each line is a lemma and the verb senses it can express,
best first: a verb's own ("kill"), or for a noun those of the verbs it derives from ("killing",
"death"). Lines that begin with "!" are pairs of senses that are antonyms ("open", "close").
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

OUT = Path(__file__).parents[1] / "timeline" / "graph" / "data" / "wordnet.tsv.gz"
#: Senses of a word beyond these are rare in the news, and what they share misleads.
VERB_SENSES, NOUN_SENSES = 4, 2
#: Lexicographer files of nouns that can name a happening (lexnames(5WN)): act, cognition,
#: communication, event, feeling, phenomenon, possession, process, state.
HAPPENINGS = frozenset({4, 9, 10, 11, 12, 19, 21, 22, 26})


class Synset(NamedTuple):
    """One line of data.pos: its offset, file, words, and pointers (symbol, offset, pos, words)."""

    offset: str
    file: int
    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, str, str], ...]


def read_data(path: Path) -> dict[str, Synset]:
    """Return the synsets of a data file by offset (format: wndb(5WN))."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = tuple(fields[4 + 2 * i].casefold() for i in range(count))
        at = 4 + 2 * count
        pointers = tuple(
            (fields[p], fields[p + 1], fields[p + 2], fields[p + 3])
            for p in range(at + 1, at + 1 + 4 * int(fields[at]), 4)
        )
        found[fields[0]] = Synset(fields[0], int(fields[1]), words, pointers)
    return found


def read_index(path: Path) -> dict[str, list[str]]:
    """Return for every lemma the offsets of its synsets, most frequent sense first."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            found[fields[0]] = fields[-int(fields[2]) :]
    return found


def derived(noun: str, synset: Synset, verbs: dict[str, Synset]) -> list[str]:
    """Return the verb synsets that this sense of the noun derives from."""
    mine = synset.words.index(noun) + 1
    return [
        offset
        for symbol, offset, pos, words in synset.pointers
        if symbol == "+" and pos == "v" and int(words[:2], 16) in {0, mine} and offset in verbs
    ]


def distil(folder: Path) -> tuple[dict[str, list[str]], set[tuple[str, str]]]:
    """Return the senses of every lemma, and the pairs of opposed senses."""
    verbs, nouns = read_data(folder / "data.verb"), read_data(folder / "data.noun")
    senses: dict[str, list[str]] = defaultdict(list)
    for lemma, offsets in read_index(folder / "index.verb").items():
        senses[lemma] += offsets[:VERB_SENSES]
    for lemma, offsets in read_index(folder / "index.noun").items():
        for offset in offsets[:NOUN_SENSES]:
            synset = nouns[offset]
            if synset.file in HAPPENINGS and lemma in synset.words:
                senses[lemma] += derived(lemma, synset, verbs)
    opposed = {
        (min(s.offset, offset), max(s.offset, offset))
        for s in verbs.values()
        for symbol, offset, pos, _ in s.pointers
        if symbol == "!" and pos == "v"
    }
    return {lemma: list(dict.fromkeys(s)) for lemma, s in senses.items() if s}, opposed


def main(folder: Path) -> None:
    """Write the data file: numbers instead of offsets, so that it stays small."""
    senses, opposed = distil(folder)
    shared: dict[str, int] = defaultdict(int)
    for found in senses.values():
        for offset in found:
            shared[offset] += 1
    telling = {o for pair in opposed for o in pair} | {o for o, n in shared.items() if n > 1}
    number = {offset: str(i) for i, offset in enumerate(sorted(telling))}
    lines = []
    for lemma in sorted(senses):
        kept = [number[o] for o in senses[lemma] if o in number]
        if kept:
            lines.append(f"{lemma.replace('_', ' ')}\t{' '.join(kept)}")
    lines += [f"!\t{number[a]} {number[b]}" for a, b in sorted(opposed)]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    print(f"{OUT}: {len(lines)} lines, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
