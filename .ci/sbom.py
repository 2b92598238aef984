"""The software bill of materials: what a server runs, and what it sends to browsers.

`sbom.py FILE` writes it as CycloneDX 1.6: the packages of this environment that the project needs
when it runs, with their licences, and the libraries that are kept beside our own scripts.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "widgets" / "ui" / "static"
_PROJECT = "root-component"
_NAME = re.compile(r"^[A-Za-z0-9._-]+")
_TAKEN_OVER = {
    # each library: the file it lies in, the file that says its version, its licence
    "lit-html": ("lit-html.js", "lit-html.js", "BSD-3-Clause"),
    "chart.js": ("chart.umd.js", "chart.umd.LICENSE.txt", "MIT"),
    "@kurkle/color": ("chart.umd.js", "chart.umd.LICENSE.txt", "MIT"),
}


class NotABill(Exception):
    """What was made is no bill as CycloneDX defines it; the message says where."""


def normal(name: str) -> str:
    """A package's name as indexes compare it; what stands behind the name is left out."""
    found = _NAME.match(name)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""


def bill() -> dict[str, Any]:
    """The bill for this environment: packages needed at run time, and libraries for browsers."""
    made, needed = _whole(), _needed()
    taken = [_taken_over(name) for name in _TAKEN_OVER]
    kept = [each for each in made["components"] if normal(each["name"]) in needed]
    refs = {each["bom-ref"] for each in kept}
    asked = [{**each, "dependsOn": _among(refs, each)} for each in made["dependencies"]]
    for each in asked:
        if each["ref"] == _PROJECT:
            each["dependsOn"] += [library["bom-ref"] for library in taken]
    made["components"] = kept + taken
    made["dependencies"] = [each for each in asked if each["ref"] in refs | {_PROJECT}]
    return made


def _among(refs: set[str], asker: dict[str, Any]) -> list[str]:
    return [each for each in asker.get("dependsOn", []) if each in refs]


def _needed() -> set[str]:
    """What the project depends on, and what that depends on in turn, as the lock has it.

    The tool's own graph will not do: it counts what a package merely can make use of.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    askers = {
        normal(entry): set(re.findall(r"# +(?:via )?([a-z][\w.-]*)", entry))
        for entry in re.split(r"\n(?=\S)", lock)
    }
    needed = {normal(each) for each in project["dependencies"]}
    while more := {name for name in askers if askers[name] & needed} - needed:
        needed |= more
    return needed


def _whole() -> dict[str, Any]:
    """What the tool says of everything that is installed, tools for development too."""
    command = ["-m", "cyclonedx_py", "environment", "--pyproject", str(ROOT / "pyproject.toml")]
    options = ["--spec-version", "1.6", "--output-reproducible", "--no-validate", sys.executable]
    made = subprocess.run([sys.executable, *command, *options], capture_output=True, check=True)
    whole: dict[str, Any] = json.loads(made.stdout)
    return whole


def _taken_over(name: str) -> dict[str, Any]:
    file, told, licence = _TAKEN_OVER[name]
    text = (STATIC / told).read_text(encoding="utf-8")
    found = re.search(rf"{re.escape(name)} (\d+\.\d+\.\d+)", text, re.IGNORECASE)
    if found is None:
        raise NotABill(f"{told} says no version of {name}: write '{name} 1.2.3' in its first line")
    purl = f"pkg:npm/{name.replace('@', '%40')}@{found[1]}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": found[1],
        "purl": purl,
        "licenses": [{"license": {"id": licence}}],
        "hashes": [
            {"alg": "SHA-256", "content": hashlib.sha256((STATIC / file).read_bytes()).hexdigest()}
        ],
        "properties": [{"name": "file", "value": f"widgets/ui/static/{file}"}],
    }


def check(text: str) -> None:
    """Does nothing if a text is a bill.

    Raises:
        NotABill: it is none.
    """
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise NotABill(f"the bill is not CycloneDX 1.6: {fault.data!r}")


def main(path: Path) -> None:
    """Write the bill, after it was held against the standard's own schema."""
    text = json.dumps(bill(), ensure_ascii=False, indent=1) + "\n"
    check(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"{path}: {len(json.loads(text)['components'])} packages and libraries")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
