from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from routing import __main__ as command
from routing import model_store
from routing.data import read_development
from routing.learn import all_examples, train_version
from tests.routing.small_pack import write_lines
from tests.routing.test_learn import append, forbid_training

COLUMNS = ["text", "language", "decision", "topic", "p", "top3", "municipality", "ms"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command.app, [str(each) for each in arguments], catch_exceptions=False)


@pytest.fixture
def predicted(trained: Path, tmp_path: Path) -> list[list[str]]:
    """What `predict` writes for three messages."""
    source = write_lines(
        tmp_path / "in.tsv",
        "id\ttext\tnote",
        "1\tno water again in Gjilan\tx",
        '2\tOпет "нема"\u2028воде\t',
        "3\t\tempty",
    )
    result = run("predict", source, tmp_path / "out.tsv", "--pack", trained)
    assert result.exit_code == 0
    return [line.split("\t") for line in (tmp_path / "out.tsv").read_text(encoding="utf-8").split("\n")]


def test_predict_writes_just_these_columns(predicted: list[list[str]]) -> None:
    assert predicted[0] == COLUMNS
    assert [len(row) for row in predicted] == [8, 8, 8, 8, 1]
    assert predicted[4] == [""]  # the last line ends


def test_predict_writes_a_row_for_each_message_in_order_and_as_it_was(predicted: list[list[str]]) -> None:
    assert [row[0] for row in predicted[1:4]] == ["no water again in Gjilan", 'Oпет "нема"\u2028воде', ""]


@pytest.mark.parametrize(
    ("column", "pattern"),
    [
        ("language", "en"),
        ("decision", "answer"),
        ("topic", "water-sewage"),
        ("p", r"[01]\.\d{4}"),
        ("top3", r"water-sewage [a-z-]+ [a-z-]+"),
        ("municipality", "gjilan"),
        ("ms", r"\d+\.\d\d"),
    ],
)
def test_predict_fills_each_column(predicted: list[list[str]], column: str, pattern: str) -> None:
    assert re.fullmatch(pattern, predicted[1][COLUMNS.index(column)])


def test_predict_leaves_a_municipality_empty_that_is_not_named(predicted: list[list[str]]) -> None:
    assert predicted[2][COLUMNS.index("municipality")] == ""


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "in.tsv cannot be read: No such file or directory"),
        (b"", "in.tsv:1: there is no column `text`"),
        (b"message\nhello\n", "in.tsv:1: there is no column `text`"),
        (b"id\ttext\n1\thello\n2\n", "in.tsv:3: there is no cell for `text`"),
    ],
)
def test_predict_refuses_what_it_cannot_read_and_writes_nothing(
    pack: Path, tmp_path: Path, content: bytes | None, fault: str
) -> None:
    source, target = tmp_path / "in.tsv", tmp_path / "out.tsv"
    if content is not None:
        source.write_bytes(content)
    result = run("predict", source, target, "--pack", pack)
    assert (result.exit_code, result.stderr) == (1, f"{tmp_path}/{fault}\n")
    assert not target.exists()


def test_predict_says_where_it_cannot_write(trained: Path, tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.tsv", "text", "hello")
    result = run("predict", source, tmp_path, "--pack", trained)
    assert (result.exit_code, result.stderr) == (1, f"{tmp_path} cannot be written: Is a directory\n")


def test_train_activates_a_first_model(pack: Path) -> None:
    result = run("train", "--pack", pack)
    version = model_store.active_version(pack)
    assert version == model_store.wanted_version(pack)
    assert re.fullmatch(rf"{version} is active; topic top-1 \d+\.\d%\n", result.stdout)


def reach(patch: pytest.MonkeyPatch, pack: Path, **figures: float) -> None:
    """Whatever is trained from now on reaches these figures."""

    def train(pack: Path) -> model_store.KeptModel:
        kept = train_version(pack)
        kept.figures.update(figures)
        model_store.save(pack, kept)
        return kept

    patch.setattr("routing.learn.train_version", train)


def test_a_candidate_that_falls_is_kept_but_not_activated(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    active = model_store.active_version(trained)
    append(trained / "examples" / "roads.tsv", "en\tthe kerb is damaged")
    reach(monkeypatch, trained, topic_top1=0.2)
    result = run("train", "--pack", trained)
    candidate = model_store.wanted_version(trained)
    assert model_store.active_version(trained) == active
    assert candidate in model_store.versions(trained)
    assert (result.exit_code, result.stderr) == (
        1,
        f"{candidate} was kept but not activated: these figures fell. `activate` does it all the same.\n",
    )
    assert re.search(r"topic_top1: \d+\.\d% → 20\.0%", result.stdout)


def test_a_candidate_that_falls_is_activated_by_hand(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(trained / "examples" / "roads.tsv", "en\tthe kerb is damaged")
    reach(monkeypatch, trained, topic_top1=0.2)
    run("train", "--pack", trained)
    candidate = model_store.wanted_version(trained)
    assert run("activate", candidate, "--pack", trained).exit_code == 0
    assert model_store.active_version(trained) == candidate


def test_the_model_in_use_is_not_replaced_by_a_worse_one_of_the_same_name(
    trained: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    active = model_store.active_version(trained)
    assert active is not None
    before = model_store.figures_of(trained, active)
    reach(monkeypatch, trained, topic_top1=0.2)
    result = run("train", "--pack", trained)
    assert (result.exit_code, result.stderr) == (1, f"{active} is left as it was: these figures fell.\n")
    assert model_store.figures_of(trained, active) == before


@pytest.fixture
def taught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of taught sentences; learning from it does not slow this process down."""
    monkeypatch.setattr("os.nice", lambda _by: 0)
    folder = tmp_path / "taught"
    folder.mkdir()
    return write_lines(folder / "learned.tsv", "label\tlanguage\ttext", "roads\ten\tthe kerb is damaged")


def test_what_is_learnt_is_told_and_not_used(trained: Path, taught: Path) -> None:
    active = model_store.active_version(trained)
    told = json.loads(run("learn", taught, "--pack", trained).stdout)
    assert told["version"] == model_store.wanted_version(trained, taught) != active
    assert told["version"] in model_store.versions(trained)
    assert active is not None
    assert (model_store.active_version(trained), told["before"]) == (active, model_store.figures_of(trained, active))


def test_what_is_learnt_already_is_not_trained_again(
    trained: Path, taught: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("learn", taught, "--pack", trained).stdout
    forbid_training(monkeypatch)
    assert run("learn", taught, "--pack", trained).stdout == first


def test_taught_sentences_have_a_file_of_this_name(trained: Path, tmp_path: Path) -> None:
    result = run("learn", tmp_path / "other.tsv", "--pack", trained)
    assert (result.exit_code, result.stderr) == (1, f"{tmp_path}/other.tsv: the file must be called learned.tsv\n")


def test_what_is_measured_with_is_not_learnt_from(trained: Path, taught: Path) -> None:
    message = read_development(trained)[0]
    write_lines(taught, "label\tlanguage\ttext", f"roads\ten\t{message.text}", "roads\ten\tthe kerb is damaged")
    assert [each.text for each in all_examples(trained, taught)][-1:] == ["the kerb is damaged"]
    assert message.text not in [each.text for each in all_examples(trained, taught)]


def test_train_if_missing_leaves_a_trained_pack_alone(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid_training(monkeypatch)
    assert run("train", "--if-missing", "--pack", trained).exit_code == 0


def test_versions_are_listed_newest_first_and_rolled_back(trained: Path) -> None:
    older = model_store.active_version(trained)
    append(trained / "examples" / "roads.tsv", "en\tthe kerb is damaged")
    run("train", "--pack", trained)
    newer = model_store.active_version(trained)
    assert _listed(trained) == [f"* {newer}", f"  {older}"]
    run("activate", str(older), "--pack", trained)
    assert _listed(trained) == [f"  {newer}", f"* {older}"]


def _listed(pack: Path) -> list[str]:
    return [line.partition("  topic")[0] for line in run("versions", "--pack", pack).stdout.splitlines()]


def test_no_versions_are_no_lines(pack: Path) -> None:
    assert run("versions", "--pack", pack).stdout == ""


def test_activate_knows_only_kept_models(trained: Path) -> None:
    result = run("activate", "unknown", "--pack", trained)
    assert (result.exit_code, result.stderr) == (1, "there is no model unknown\n")


@pytest.mark.parametrize("part", ["development set", "topic_top1", "water-sewage", "calibration"])
def test_evaluate_shows(trained: Path, part: str) -> None:
    result = run("evaluate", "--pack", trained)
    assert result.exit_code == 0
    assert part in result.stdout


def test_evaluate_shows_what_more_sentences_would_bring(trained: Path) -> None:
    result = run("evaluate", "--pack", trained, "--learning-curve", "--confusions", "0")
    assert len(re.findall(r"% of the sentences \(\d+\): topic top-1 ", result.stdout)) == 4


def test_explain_says_why(trained: Path) -> None:
    result = run("explain", "nema vode u Gnjilanu", "--pack", trained)
    assert "municipality  gjilan" in result.stdout
    assert result.exit_code == 0


def test_check_lists_faults_and_fails(pack: Path) -> None:
    append(pack / "examples" / "roads.tsv", "en\tpotholes damaged my TYRE")
    result = run("check", "--pack", pack)
    assert result.exit_code == 1
    assert result.stdout.startswith("the same sentence twice: roads en: 'potholes damaged my TYRE'")


def test_check_says_that_all_is_well(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("routing.check.LEAST_OF_TOPIC", {})
    assert run("check", "--pack", pack).stdout == "the sentences are sound\n"


@pytest.mark.parametrize("name", ["train", "evaluate"])
def test_a_broken_file_ends_a_command_with_one_sentence(
    pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    append(pack / "examples" / "roads.tsv", "no tab here")
    monkeypatch.setattr(sys, "argv", ["routing", name, "--pack", str(pack)])
    with pytest.raises(SystemExit) as left:
        command.main()
    errors = capsys.readouterr().err.splitlines()
    assert left.value.code == 1
    assert errors[-1] == f"{pack}/examples/roads.tsv:18: 2 columns are wanted: language, text"


def test_the_commands_are_there() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "routing", "--help"], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    for name in ("predict", "train", "evaluate", "check", "explain", "versions", "activate"):
        assert name in shown
