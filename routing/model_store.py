"""Trained models on disk: versions that are kept, one of them active.

`var/models/<pack>/<version>/` holds a model; the file `active` beside them names the one in use. A version's name
follows from what it was trained on, so a pack whose sentences changed is trained anew on the next use.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from routing import embedding
from routing.data import EXAMPLES, LEXICON, fingerprint
from routing.decide import Thresholds
from routing.files import write_atomically
from routing.language import Identifier
from routing.topics import TopicModel

HERE = Path(__file__).parent
MODELS = HERE.parent / "var" / "models"
# The code a model depends on: when it changes, what was learnt with it no longer fits.
CODE = (
    "decide.py",
    "dialect.py",
    "embedding.py",
    "features.py",
    "language.py",
    "language_features.py",
    "language_train.py",
    "language_words.py",
    "lexicon.py",
    "linear.py",
    "ngrams.py",
    "normalise.py",
    "script.py",
    "topics.py",
    "train.py",
    "tune.py",
)
MODEL_FILE, HEAD_FILE, ACTIVE_FILE, LEARNED_FILE = "model.npz", "head.json", "active", "learned.tsv"
KEPT_VERSIONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptModel:
    """A trained model with what belongs to it. `figures`: what it reached on the development set."""

    version: str
    model: TopicModel
    thresholds: Thresholds
    identifier: Identifier
    figures: dict[str, float]


def folder(pack: Path) -> Path:
    return MODELS / pack.resolve().name


def learned_file(pack: Path) -> Path:
    """What was taught to this machine's model besides the pack: `examples`-like rows label, language, text."""
    return folder(pack) / LEARNED_FILE


def wanted_version(pack: Path, learned: Path | None = None) -> str:
    """The version that the present data and code give; what officers taught comes after a `+`. `learned`: the file that
    holds it, called `LEARNED_FILE` wherever it lies; None: this machine's.
    """
    learned = learned or learned_file(pack)
    return _own_version(pack) + (f"+{fingerprint([learned])[:8]}" if learned.exists() else "")


def knows_pack(pack: Path) -> bool:
    """Whether a kept model was trained on the pack's present sentences, whatever was taught besides."""
    own = _own_version(pack)
    return any(version.partition("+")[0] == own for version in versions(pack))


def _own_version(pack: Path) -> str:
    """Of the code, then the pack's sentences, with or without embeddings."""
    sentences = fingerprint([pack / EXAMPLES, pack / LEXICON])[:8]
    return _code() + sentences + ("" if embedding.available() else "-words")


def _code() -> str:
    return fingerprint(HERE / name for name in CODE)[:8]


def active_version(pack: Path) -> str | None:
    try:
        return (folder(pack) / ACTIVE_FILE).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def is_trained(pack: Path) -> bool:
    """Whether the active model is there and fits the present code."""
    version = active_version(pack)
    return version is not None and version.startswith(_code()) and (folder(pack) / version / MODEL_FILE).exists()


def what_is_missing() -> str | None:
    return embedding.missing()


def save(pack: Path, kept: KeptModel) -> None:
    """Keep a version; it is not in use before `activate`."""
    place = folder(pack) / kept.version
    head = {"thresholds": asdict(kept.thresholds), "figures": kept.figures}
    with write_atomically(place / HEAD_FILE) as target:
        target.write(json.dumps(head, indent=1).encode())
    # Last: a version is there when its model file is.
    with write_atomically(place / MODEL_FILE) as target:
        arrays: dict[str, Any] = {**kept.model.arrays(), **kept.identifier.arrays()}
        np.savez_compressed(target, **arrays)


def load(pack: Path, version: str) -> KeptModel:
    head = _head(pack, version)
    with np.load(folder(pack) / version / MODEL_FILE) as arrays:
        kept = dict(arrays)
    return KeptModel(
        version=version,
        model=TopicModel.of_arrays(kept),
        thresholds=Thresholds(**head["thresholds"]),
        identifier=Identifier.of_arrays(kept),
        figures=head["figures"],
    )


def figures_of(pack: Path, version: str) -> dict[str, float]:
    """What a kept model reached, without loading it."""
    figures: dict[str, float] = _head(pack, version)["figures"]
    return figures


def _head(pack: Path, version: str) -> dict[str, Any]:
    head: dict[str, Any] = json.loads((folder(pack) / version / HEAD_FILE).read_text(encoding="utf-8"))
    return head


def activate(pack: Path, version: str) -> None:
    """Running processes see the change and load it. `ValueError` when there is no such model or it no longer fits."""
    if not (folder(pack) / version / MODEL_FILE).exists():
        raise ValueError(f"there is no model {version}")
    if not version.startswith(_code()):
        raise ValueError(f"the model {version} was made by another release and cannot be used by this one")
    with write_atomically(folder(pack) / ACTIVE_FILE) as target:
        target.write(version.encode())


def versions(pack: Path) -> list[str]:
    """All kept versions, newest first."""
    models = list(folder(pack).glob(f"*/{MODEL_FILE}"))
    return [file.parent.name for file in sorted(models, key=lambda file: file.stat().st_mtime, reverse=True)]


def drop_old(pack: Path) -> None:
    """Keep the newest few and the active one."""
    keep = {*versions(pack)[:KEPT_VERSIONS], active_version(pack)}
    for version in versions(pack):
        if version not in keep:
            shutil.rmtree(folder(pack) / version)
