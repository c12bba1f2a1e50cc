"""`python -m routing`: predict, train, evaluate, check, explain, versions, activate."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from routing.data import DataError, lines_of
from routing.records import Routing

PACK = Path(__file__).parent.parent / "directory" / "packs" / "kosovo"
COLUMNS = ("text", "language", "decision", "topic", "p", "top3", "municipality", "ms")

BACKGROUND = 10  # niceness

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
PackOption = Annotated[Path, typer.Option("--pack", help="the pack whose sentences and places are used")]


def fail(sentence: str) -> typer.Exit:
    print(sentence, file=sys.stderr)
    return typer.Exit(1)


@app.command()
def predict(source: Path, target: Path, pack: PackOption = PACK) -> None:
    """Route the column `text` of a tab-separated file with a header; write one row a message."""
    from routing import embedding
    from routing.router import Router

    texts = _texts(source)
    router = Router.load(pack)
    if embedding.available():
        embedding.embed("")  # loads it, which is no message's cost
    try:
        file = target.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise fail(f"{target} cannot be written: {error.strerror}") from error
    with file:
        file.write("\t".join(COLUMNS) + "\n")
        for text in texts:
            started = time.perf_counter()
            routing = router.route(text)
            ms = (time.perf_counter() - started) * 1000
            file.write("\t".join(_row(text, routing, ms)) + "\n")


def _row(text: str, routing: Routing, ms: float) -> tuple[str, ...]:
    return (
        text,
        routing.language.code,
        str(routing.decision),
        routing.label,
        f"{routing.p:.4f}",
        " ".join(code for code, _ in routing.topics),
        routing.place.code or "",
        f"{ms:.2f}",
    )


def _texts(source: Path) -> list[str]:
    """The cells of the column `text`, all of them before the first is routed."""
    try:
        lines = lines_of(source)
    except OSError as error:
        raise fail(f"{source} cannot be read: {error.strerror}") from error
    header = lines[0].split("\t") if lines else []
    if "text" not in header:
        raise fail(f"{source}:1: there is no column `text`")
    column = header.index("text")
    rows = [line.split("\t") for line in lines[1:]]
    for number, cells in enumerate(rows, start=2):
        if len(cells) <= column:
            raise fail(f"{source}:{number}: there is no cell for `text`")
    return [cells[column] for cells in rows]


@app.command()
def train(
    pack: PackOption = PACK,
    if_missing: Annotated[bool, typer.Option("--if-missing", help="only when there is no model yet")] = False,
) -> None:
    """Train a model, measure it, and activate it unless a figure falls by more than half a point."""
    from routing import model_store
    from routing.learn import load_or_train, train_version, what_fell

    if if_missing:
        load_or_train(pack)
        return
    active = model_store.active_version(pack) if model_store.is_trained(pack) else None
    former = model_store.load(pack, active) if active else None
    kept = train_version(pack)
    fallen = what_fell(former.figures if former else {}, kept.figures)
    for name, (old, new) in sorted(fallen.items()):
        print(f"{name}: {old:.1%} → {new:.1%}")
    if fallen and former is not None and former.version == kept.version:
        model_store.save(pack, former)  # the same sentences, so the same name; what is in use stays as it was
        raise fail(f"{kept.version} is left as it was: these figures fell.")
    if fallen:
        raise fail(f"{kept.version} was kept but not activated: these figures fell. `activate` does it all the same.")
    model_store.activate(pack, kept.version)
    model_store.drop_old(pack)
    print(f"{kept.version} is active; topic top-1 {kept.figures.get('topic_top1', 0):.1%}")


@app.command()
def learn(
    learned: Annotated[Path, typer.Argument(help="taught sentences: a file learned.tsv (label, language, text)")],
    pack: PackOption = PACK,
) -> None:
    """Make the model of these taught sentences and measure it, without using it; the outcome is one line of JSON."""
    import json
    import os

    from routing.learn import learn as learn_from
    from routing.model_store import LEARNED_FILE

    if learned.name != LEARNED_FILE:  # its name is part of the model's
        raise fail(f"{learned}: the file must be called {LEARNED_FILE}")
    if hasattr(os, "nice"):  # not on Windows
        os.nice(BACKGROUND)  # whoever asks the bot something goes first
    before, kept = learn_from(pack, learned)
    print(json.dumps({"version": kept.version, "figures": kept.figures, "before": before}))


@app.command()
def evaluate(
    pack: PackOption = PACK,
    confusions: Annotated[int, typer.Option(help="how many pairs of confused labels to show")] = 15,
    learning_curve: Annotated[bool, typer.Option("--learning-curve", help="what more sentences would bring")] = False,
) -> None:
    """Measure the active model on the development set."""
    from rich.console import Console

    from routing import report
    from routing.curve import learning_curve as curve
    from routing.data import read_development
    from routing.evaluate import judge
    from routing.router import Router

    console = Console()
    judged = judge(Router.load(pack), read_development(pack))
    report.show_figures(console, judged)
    report.show_topics(console, judged)
    report.show_calibration(console, judged)
    report.show_confusions(console, judged, confusions)
    if learning_curve:
        for share, sentences, top1 in curve(pack):
            console.print(f"{share:.0%} of the sentences ({sentences}): topic top-1 {top1:.1%}")


@app.command()
def check(pack: PackOption = PACK) -> None:
    """Look for duplicates, near-duplicates and unbalanced labels in the sentences."""
    from routing.check import faults

    found = list(faults(pack))
    for fault in found:
        print(fault)
    if found:
        raise typer.Exit(1)
    print("the sentences are sound")


@app.command()
def explain(text: str, pack: PackOption = PACK) -> None:
    """Say why a message is routed as it is."""
    from routing.explain import explain as explanation
    from routing.router import Router

    print(explanation(Router.load(pack), pack, text))


@app.command()
def versions(pack: PackOption = PACK) -> None:
    """List the kept models, newest first; the active one is marked."""
    from routing import model_store

    active = model_store.active_version(pack)
    for version in model_store.versions(pack):
        figures = model_store.figures_of(pack, version)
        print(f"{'*' if version == active else ' '} {version}  topic top-1 {figures.get('topic_top1', 0):.1%}")


@app.command()
def activate(version: str, pack: PackOption = PACK) -> None:
    """Use a kept model; running processes pick it up."""
    from routing import model_store

    try:
        model_store.activate(pack, version)
    except ValueError as error:
        raise fail(str(error)) from error


def main() -> None:
    """A broken file of the pack ends a command with one sentence that names it."""
    try:
        app()
    except DataError as error:
        print(error, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
