"""Joins a module of ours and the one library it imports into a single ES module.

A widget's module is loaded from a blob, where an import by relative path finds nothing.
"""

from __future__ import annotations

import re
from pathlib import Path

_EXPORT = re.compile(r"export\s*\{([^{}]*)\}\s*;?\s*\Z")
_IMPORT = re.compile(r"^import\s*\{([^{}]*)\}\s*from\s*[\"']\./([\w.-]+)[\"'];?$", re.MULTILINE)


def bundle(library: Path, module: Path) -> str:
    """The module's text with its library inside, as an object that it takes names from.

    Raises:
        ValueError: the library does not end in `export {...}`, or the module does not
            import from it by `import {...} from "./<its name>"`.
    """
    body = library.read_text(encoding="utf-8")
    exported = _EXPORT.search(body)
    if exported is None:
        raise ValueError(
            f"{library.name} does not end in `export {{...}}`: nothing to take from it"
        )
    text = module.read_text(encoding="utf-8")
    imported = next((i for i in _IMPORT.finditer(text) if i[2] == library.name), None)
    if imported is None:
        raise ValueError(
            f'{module.name} has no line `import {{...}} from "./{library.name}";` to put it in'
        )
    inside = f"const library = (() => {{\n{body[: exported.start()]}\n"
    inside += f"return {{ {_members(exported[1], outward=True)} }};\n}})();\n"
    taken = f"const {{ {_members(imported[1], outward=False)} }} = library;"
    return inside + text[: imported.start()] + taken + text[imported.end() :]


def _members(names: str, *, outward: bool) -> str:
    """`a as b, c` as the members of an object given out (`b: a, c`) or taken apart (`a: b, c`)."""
    members = []
    for name in filter(None, (each.strip() for each in names.split(","))):
        first, _, second = (part.strip() for part in name.partition(" as "))
        members.append(
            ": ".join((second, first) if outward else (first, second)) if second else first
        )
    return ", ".join(members)
