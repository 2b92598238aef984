"""The bill of materials names what a server runs and sends, and no tool for development."""

from __future__ import annotations

import hashlib
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import sbom
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bill() -> dict:
    return sbom.bill()


def locked() -> set[tuple[str, str]]:
    """Each package in the lock and its version; for another Python it may have another."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return set(re.findall(r"^(\S+)==(\S+)", lock, re.MULTILINE))


def needed_at_run_time() -> set[str]:
    """What the project depends on and what that depends on in turn, as the packages say."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ahead = [Requirement(each) for each in project["dependencies"]]
    seen = set()
    while ahead:
        asked = ahead.pop()
        for extra in ("", *asked.extras):
            if (asked.name, extra) not in seen:
                seen.add((asked.name, extra))
                further = (Requirement(each) for each in metadata.requires(asked.name) or ())
                ahead += [
                    each
                    for each in further
                    if (not each.marker or each.marker.evaluate({"extra": extra}))
                ]
    return {sbom.normal(name) for name, _ in seen}


def test_every_package_of_the_lock_that_runs_is_named_and_no_tool_for_development(bill):
    found = {
        (sbom.normal(each["name"]), each["version"])
        for each in bill["components"]
        if each["purl"].startswith("pkg:pypi/")
    }

    assert {name for name, _ in found} == needed_at_run_time()
    assert found - locked() == set()
    assert len(found) > 80


def test_libraries_for_browsers_are_named_with_version_licence_and_hash(bill):
    libraries = {c["name"]: c for c in bill["components"] if c["purl"].startswith("pkg:npm/")}
    kept = {
        name: (c["version"], c["licenses"][0]["license"]["id"]) for name, c in libraries.items()
    }

    assert kept == {
        "lit-html": ("3.3.3", "BSD-3-Clause"),
        "chart.js": ("4.6.1", "MIT"),
        "@kurkle/color": ("0.3.2", "MIT"),
    }
    for library in libraries.values():
        file = ROOT / library["properties"][0]["value"]
        assert library["hashes"][0]["content"] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_whatever_depends_on_another_names_one_that_is_in_the_bill(bill):
    refs = {each["bom-ref"] for each in bill["components"]}

    wanted = {ref for each in bill["dependencies"] for ref in each["dependsOn"]}

    assert wanted == refs


def test_what_is_no_bill_is_refused():
    with pytest.raises(sbom.NotABill, match="the bill is not CycloneDX"):
        sbom.check('{"bomFormat": "Another"}')
