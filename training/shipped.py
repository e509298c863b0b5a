"""From a network trained with PyTorch to what the pipeline's component for names reads in NumPy.

    component(teacher, nlp) → ``timeline.language.naming.Names``, the same weights as half floats

Gates are put in another order and the news is doubled, so that one logistic serves all four of
them; letters and the convolution over them become one table (``timeline.language.recurrent``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from timeline.language.naming import Names
from timeline.language.numbered import FIRST, Tables

if TYPE_CHECKING:
    from network import Network
    from numpy.typing import NDArray
    from spacy.language import Language
    from teacher import Teacher

    Floats = NDArray[np.float32]

#: The most frequent words keep a number of their own; rarer ones, which weigh more on the disk than
#: they tell, are read by their letters, shape and vector like words that were never seen.
KEPT = 24_000
#: PyTorch has its gates in the order in, forget, news, out.
ORDER = (0, 3, 1, 2)
DOUBLED = (1.0, 1.0, 1.0, 2.0)
NAMED = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def component(teacher: Teacher, nlp: Language) -> Names:
    """Return the pipeline's component that finds the names ``teacher`` finds."""
    weights = {name: array.astype("float16") for name, array in _weights(teacher.network).items()}
    known = teacher.reader.tables.lists
    tables = Tables(**known | {"words": known["words"][:KEPT]})
    weights["words"] = weights["words"][: KEPT + FIRST]
    return Names(nlp.vocab).fill(tables, teacher.task.labels["names"], weights)


def _weights(network: Network) -> dict[str, Floats]:
    (bend, *_), label = network.labels["names"]
    return _read(network) | {
        "words": _of(network.words.weight),
        "shapes": _of(network.shapes.weight),
        "spelled": _spelled(network),
        "spelled_bias": _of(network.spelled.bias),
        "known": _of(network.known.weight).T,
        "known_bias": _of(network.known.bias),
        "bend": _of(bend.weight).T,
        "bend_bias": _of(bend.bias),
        "label": _of(label.weight).T,
        "label_bias": _of(label.bias),
    }


def _read(network: Network) -> dict[str, Floats]:
    """Return the weights of both directions, one after the other."""
    reader = network.reader
    ways = [{k: _of(getattr(reader, f"{k}_l0{way}")) for k in NAMED} for way in ("", "_reverse")]
    return {
        "input": np.stack([_gates(way["weight_ih"]).T for way in ways]),
        "recurrent": np.stack([_gates(way["weight_hh"]).T for way in ways]),
        "bias": np.stack([_gates(way["bias_ih"] + way["bias_hh"]) for way in ways]),
    }


def _gates(rows: Floats) -> Floats:
    parts = np.split(rows, 4)
    return np.concatenate([parts[n] * twice for n, twice in zip(ORDER, DOUBLED, strict=True)])


def _spelled(network: Network) -> Floats:
    """Return of each of three places what each letter there adds: place, letter, sign."""
    letters, signs = _of(network.letters.weight), _of(network.spelled.weight)
    return np.stack([letters @ signs[:, :, place].T for place in range(signs.shape[2])])


def _of(parameter: object) -> Floats:
    array: Floats = parameter.detach().numpy()  # type: ignore[attr-defined]
    return array
