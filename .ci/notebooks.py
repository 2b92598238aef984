"""Normalise the notebooks so that they diff well: `notebooks.py` mends, `--check` reports.

Widget output is never stored, since its ids are random. Only cells tagged
`nbval-check-output` keep their text, with the execution count that nbval wants.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent / "notebooks"
KEPT = "nbval-check-output"


def normal(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook as it is committed."""
    count = 0
    for cell in notebook["cells"]:
        tags = cell["metadata"].get("tags", [])
        cell["metadata"] = {"tags": tags} if tags else {}
        if cell["cell_type"] != "code":
            continue
        count += 1
        kept = KEPT in tags
        cell["execution_count"] = count if kept else None
        cell["outputs"] = [_plain(output) for output in cell["outputs"]] if kept else []
    kept_metadata = ("kernelspec", "lang", "title")
    notebook["metadata"] = {k: v for k, v in notebook["metadata"].items() if k in kept_metadata}
    return notebook


def _plain(output: dict[str, Any]) -> dict[str, Any]:
    output.pop("execution_count", None)
    return output


def main(arguments: list[str]) -> int:
    """Mend every notebook, or with `--check` name those that are not normal."""
    faulty = []
    for path in sorted(ROOT.rglob("*.ipynb")):
        found = path.read_text(encoding="utf-8")
        wanted = json.dumps(normal(json.loads(found)), ensure_ascii=False, indent=1) + "\n"
        if found != wanted:
            faulty.append(path)
            if "--check" not in arguments:
                path.write_text(wanted, encoding="utf-8")
    for path in faulty:
        print(f"{path.relative_to(ROOT.parent)}: not normal; run `make notebooks`")
    return int("--check" in arguments and bool(faulty))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
