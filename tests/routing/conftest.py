"""The small pack as it is written, and with a model that was trained once for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from routing.learn import load_or_train
from routing.router import Router
from tests.routing.small_pack import settle, write_pack


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small pack without a model; models, once made, are kept beside it."""
    settle(monkeypatch, tmp_path)
    return write_pack(tmp_path / "small")


@pytest.fixture(scope="session")
def trained_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small pack and its active model lie; tests work on copies."""
    home = tmp_path_factory.mktemp("routing")
    with pytest.MonkeyPatch.context() as patch:
        settle(patch, home)
        load_or_train(write_pack(home / "small"))
    return home


@pytest.fixture
def trained(trained_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small pack with an active model."""
    shutil.copytree(trained_once, tmp_path, dirs_exist_ok=True)
    settle(monkeypatch, tmp_path)
    return tmp_path / "small"


@pytest.fixture
def router(trained: Path) -> Router:
    return Router.load(trained)


@pytest.fixture(scope="module")
def steady_router(trained_once: Path) -> Iterator[Router]:
    """A router for tests that try many texts."""
    with pytest.MonkeyPatch.context() as patch:
        settle(patch, trained_once)
        yield Router.load(trained_once / "small")


@pytest.fixture(scope="module", params=["words alone", "words and meaning"])
def either_stage(request: pytest.FixtureRequest, steady_router: Router) -> Router:
    """A router that is always sure by words, and one that never is."""
    bar = 0.0 if request.param == "words alone" else 1.01
    mix = replace(steady_router.model.mix, meaning={"": 0.5})
    return replace(
        steady_router,
        model=replace(steady_router.model, mix=mix),
        thresholds=replace(steady_router.thresholds, words_alone=bar),
    )
