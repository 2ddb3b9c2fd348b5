"""The documents say what the code is: every setting, command, route, reason, dependency and room."""

import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer
from fastapi import APIRouter

from matcher.bootstrap import opened
from matcher.cli import COMMANDS
from matcher.settings import PREFIX, Settings
from matcher.wording.reasons import REASONS
from matcher_api.app import create_v1
from matcher_api.limits import RateLimiter
from matcher_api.openapi import describe
from matcher_api.routes import health
from matcher_api.site import ROUTERS

PROJECT = Path(__file__).resolve().parents[2]
DOCS = PROJECT / "docs"
NOT_OURS = {".git", ".venv", "state", "encoder", "node_modules"}

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_SETTING = re.compile(rf"`({PREFIX}[A-Z_]+)`")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def read(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def written_by_us() -> list[Path]:
    pages = PROJECT.rglob("*.md")
    return sorted(p for p in pages if not NOT_OURS & set(p.relative_to(PROJECT).parts))


def test_every_setting_is_told_and_no_other() -> None:
    told = set(_SETTING.findall(read("docs/settings.md")))
    assert told == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


def test_every_setting_is_told_with_its_default() -> None:
    told = read("docs/settings.md")
    for name, field in Settings.model_fields.items():
        if field.default_factory is None:
            default = "none" if field.default is None else str(field.default)
            assert f"| `{PREFIX}{name.upper()}` | {default} |" in told, name


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every command as it is typed, with what Typer knows of it."""
    for name, (module, _) in COMMANDS.items():
        loaded = import_module(f"matcher.cli_commands.{module}")
        command: Any = typer.main.get_command(loaded.app)
        inside = getattr(command, "commands", None)
        if inside is None:
            yield name, command
        else:
            yield from ((f"{name} {sub}", found) for sub, found in inside.items())


@pytest.mark.parametrize(("typed", "command"), [pytest.param(*c, id=c[0]) for c in commands()])
def test_every_command_is_told_with_an_example_and_its_options(
    typed: str,
    command: Any,  # noqa: ANN401 -- a type that Typer keeps to itself
) -> None:
    told = read("docs/commands.md").partition(f"## `matcher {typed}`\n")[2].partition("\n## ")[0]
    assert f"\nmatcher {typed}" in told
    for parameter in command.params:
        if parameter.name != "help":
            assert f"`{parameter.opts[0]}`" in told or f"`{parameter.name.upper()}`" in told


def test_no_command_is_told_that_is_not_there() -> None:
    told = re.findall(r"^## `matcher ([a-z -]+)`$", read("docs/commands.md"), re.MULTILINE)
    assert sorted(told) == sorted(typed for typed, _ in commands())


def test_every_route_of_the_interface_is_told_and_no_other(tmp_path: Path) -> None:
    with opened(Settings(state_dir=tmp_path)) as app:
        paths = describe(create_v1(app, RateLimiter()), "/v1")["paths"]
    routes = {
        f"{method.upper()} /v1{path}" for path, methods in paths.items() for method in methods
    }
    told = re.findall(r"^\| `([A-Z]+ /v1/[^`]+)`", routes_page(), re.MULTILINE)
    assert sorted(told) == sorted({*routes, "GET /v1/openapi.json"})


def test_every_page_is_told() -> None:
    for path, method in pages((*ROUTERS, health.router)):
        assert f"| `{method} {path}`" in routes_page()


def routes_page() -> str:
    return read("docs/routes.md")


def pages(routers: tuple[APIRouter, ...]) -> Iterator[tuple[str, str]]:
    for router in routers:
        for route in router.routes:
            for method in sorted(getattr(route, "methods", None) or ()):
                yield str(getattr(route, "path", "")), method


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_is_told_with_its_text(code: str) -> None:
    assert f"| `{code}` | {REASONS[code]} |" in read("docs/reasons.md")


def test_no_reason_is_told_that_is_not_given() -> None:
    told = re.findall(r"^\| `([a-z_]+\.[a-z]+)` \|", read("docs/reasons.md"), re.MULTILINE)
    assert told == list(REASONS)


def test_every_dependency_is_told_with_its_reason() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    extras = project["optional-dependencies"].values()
    asked = [*project["dependencies"], *(one for extra in extras for one in extra)]
    names = {found[0] for one in asked if (found := _NAME.match(one))}
    told = re.findall(r"^\| `([A-Za-z0-9._-]+)` \|", read("docs/dependencies.md"), re.MULTILINE)
    assert sorted(told) == sorted(names)


@pytest.mark.parametrize("root", ["src/matcher", "api/matcher_api"])
def test_every_room_is_in_the_architecture(root: str) -> None:
    told = read("docs/architecture.md")
    for path in sorted((PROJECT / root).iterdir()):
        if path.name.startswith("__"):
            continue
        name = f"{path.name}/" if path.is_dir() else path.name
        assert f"`{name}`" in told, name


@pytest.mark.parametrize(
    "page", [pytest.param(p, id=str(p.relative_to(PROJECT))) for p in written_by_us()]
)
def test_no_link_is_dead(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    ours = [link.partition("#")[0] for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in ours if link and not (page.parent / link).exists()] == []


def test_the_readme_begins_with_two_commands() -> None:
    told = read("README.md")
    assert "\nmake demo" in told
    assert "\nmake test" in told


def test_every_decision_has_a_number_of_its_own() -> None:
    files = sorted((DOCS / "decisions").glob("*.md"))
    numbers = [int(file.name[:4]) for file in files]
    assert numbers == list(range(1, len(files) + 1))
    for file, number in zip(files, numbers, strict=True):
        assert file.read_text(encoding="utf-8").startswith(f"# {number}. ")
