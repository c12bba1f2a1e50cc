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
    "dialect.py",
    "features.py",
    "language.py",
    "language_features.py",
    "language_train.py",
    "language_words.py",
    "lexicon.py",
    "ngrams.py",
    "normalise.py",
    "script.py",
    "train.py",
)
MODEL_FILE, HEAD_FILE, ACTIVE_FILE = "model.npz", "head.json", "active"
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
    return MODELS / pack.name


def learned_file(pack: Path) -> Path:
    """Sentences that officers added and an admin accepted: `examples`-like rows label, language, text."""
    return folder(pack) / "learned.tsv"


def wanted_version(pack: Path) -> str:
    """The version that the present data and code give, with or without embeddings."""
    sources = [pack / EXAMPLES, pack / LEXICON, *(HERE / name for name in CODE)]
    learned = learned_file(pack)
    return fingerprint([*sources, *([learned] if learned.exists() else [])]) + (
        "" if embedding.available() else "-words"
    )


def active_version(pack: Path) -> str | None:
    try:
        return (folder(pack) / ACTIVE_FILE).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


def is_trained(pack: Path) -> bool:
    version = active_version(pack)
    return version is not None and (folder(pack) / version / MODEL_FILE).exists()


def what_is_missing() -> str | None:
    return embedding.missing()


def save(pack: Path, kept: KeptModel) -> None:
    """Keep a version; it is not in use before `activate`."""
    place = folder(pack) / kept.version
    with write_atomically(place / MODEL_FILE) as target:
        arrays: dict[str, Any] = {**kept.model.arrays(), **kept.identifier.arrays()}
        np.savez_compressed(target, **arrays)
    head = {"thresholds": asdict(kept.thresholds), "figures": kept.figures}
    with write_atomically(place / HEAD_FILE) as target:
        target.write(json.dumps(head, indent=1).encode())


def load(pack: Path, version: str) -> KeptModel:
    place = folder(pack) / version
    head = json.loads((place / HEAD_FILE).read_text(encoding="utf-8"))
    with np.load(place / MODEL_FILE) as arrays:
        kept = dict(arrays)
    return KeptModel(
        version=version,
        model=TopicModel.of_arrays(kept),
        thresholds=Thresholds(**head["thresholds"]),
        identifier=Identifier.of_arrays(kept),
        figures=head["figures"],
    )


def activate(pack: Path, version: str) -> None:
    """Running processes see the change and load it."""
    if not (folder(pack) / version / MODEL_FILE).exists():
        raise ValueError(f"there is no model {version}")
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
