"""What a user may type, and what is said to what cannot be meant."""

from __future__ import annotations

import shlex
from importlib import import_module
from pathlib import Path

import pytest

from timeline.cli import main
from timeline.cli.export import FORMATS
from timeline.cli.parser import COMMANDS, parser
from timeline.graph import exports

README = Path(__file__).resolve().parents[2] / "README.md"
CONTRACTS = README.with_name("docs") / "contracts.md"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_contracts(name: str) -> None:
    assert f"`timeline {name} " in CONTRACTS.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example_that_is_right(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = import_module(f"timeline.cli.{name}")
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    example = command.EXAMPLE
    assert example in capsys.readouterr().out
    typed = shlex.split(example.partition(" > ")[0])
    assert typed[:2] == ["timeline", name]
    for known in (parser(), parser(typed[1:])):
        assert known.parse_args(typed[1:]).run is command.run


def test_the_help_names_every_command_and_every_exit_status(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    for word in ("demo", "build", "times", "explain", "search", "export", "report", "read", "130"):
        assert word in shown


def test_help_and_readme_say_that_a_plain_build_keeps_what_is_gone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["build", "--help"])
    assert "without it they are kept" in " ".join(capsys.readouterr().out.split())
    readme = " ".join(README.read_text(encoding="utf-8").split())
    assert "kept, unless you give `--sync`" in readme


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_every_command_but_what_builds_write_again(name: str) -> None:
    readme = README.read_text(encoding="utf-8")
    assert f"timeline {name} " in readme or name in {"demo", "report"}


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("timeline ")


@pytest.mark.parametrize(
    "typed", ["", "bild", "build", "export x --format exe", "times", "search x"]
)
def test_wrong_arguments_end_with_status_2(typed: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(typed.split())
    assert ended.value.code == 2


@pytest.mark.parametrize(
    "published",
    [
        "2021-02-30",
        "yesterday",
        "16/07/2021",
        "2021-13-01",
        "",
        "0000-01-01",
        "\uff12\uff10\uff12\uff11-07-16",
    ],
)
@pytest.mark.parametrize("command", ["build", "read", "times"])
def test_a_day_that_is_none_is_named_with_the_remedy(
    command: str, published: str, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    output = ["-o", f"{tmp_path}/out"] if command == "build" else []
    assert main([command, str(tmp_path), "--published", published, *output]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"timeline: --published {published}: ")
    assert "write it as 2021-07-16" in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("yesterday", "is not written year-month-day"),
        ("03/05/2023", "is not written year-month-day"),
        ("2021-02-30", "is no date of years 1 to 9998"),
        ("2021-02-03T25:00", "is no date of years 1 to 9998"),
    ],
)
def test_a_day_in_another_form_is_not_called_missing_from_the_calendar(
    published: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["times", "-", "--published", published]) == 2
    assert f"--published {published}: {told}" in capsys.readouterr().err


def test_a_field_that_is_no_pair_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", ".", "--field", "text"]) == 2
    assert "--field text=body" in capsys.readouterr().err


def test_every_format_the_graph_can_write_can_be_asked_for() -> None:
    assert set(FORMATS) == set(exports.FORMATS)
