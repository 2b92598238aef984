"""What conda users install, what the lock holds and what pyproject.toml asks for are one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def named(requirement: str) -> str:
    found = NAME.match(requirement)
    assert found is not None, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def environment() -> dict:
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lock() -> str:
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_conda_installs_what_pyproject_asks_for_with_the_same_bounds(project, environment):
    listed = [each for each in environment["dependencies"] if isinstance(each, str)]

    python, *packages = (each for each in listed if each != "pip")

    assert python == f"python{project['requires-python']}"
    assert packages == sorted(project["dependencies"])


def test_conda_installs_the_project_itself_from_the_checkout(environment):
    inner = [each for each in environment["dependencies"] if isinstance(each, dict)]

    assert inner == [{"pip": ["-e ."]}]


def test_the_lock_pins_everything_that_pyproject_asks_for(project, lock):
    pinned = {named(line) for line in lock.splitlines() if "==" in line}

    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]

    assert {named(each) for each in asked} <= pinned


def test_every_pin_in_the_lock_has_a_hash(lock):
    entries = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", lock, flags=re.MULTILINE).strip())

    bare = [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry]

    assert bare == []


def test_the_lock_names_no_host_and_no_folder_of_the_machine_that_wrote_it(lock):
    found = re.findall(r"https?:|file:|find-links|index-url|(?<![\w<>=.])/\w+/", lock)

    assert found == []


def test_the_tools_that_build_without_a_network_are_locked_too(project):
    names = {named(each) for each in project["optional-dependencies"]["dev"]}

    assert {"hatchling", "editables"} <= names
