"""Statements drawn at random, each with what it cites, to be read against the laws' texts.

`python -m widgets.content.statements N [SEED] [PART…]`; a part is a path below the folder of the
content, or `notebooks`. The reader says of each: right, overstated, wrong, or not told by the
article; and quotes the article.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from widgets.content.files import Map, SourceFile
from widgets.content.library import Library
from widgets.content.meant import counted, instead
from widgets.content.notebook_links import cites_in
from widgets.content.notebooks import NotebookCell, read_notebook
from widgets.core.errors import ContentError, Fault, Place
from widgets.core.text import LANGS

PARTS = (
    "quizzes", "scenarios", "lessons", "cards", "calculators",
    "glossary.yaml", "channels.yaml", "notebooks",
)  # fmt: skip
SHORTEST, USUAL = 12, 80


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that a learner is told: where it stands, in both languages, and what it cites."""

    where: str
    zh: str
    en: str
    cites: tuple[str, ...] = ()

    def __str__(self) -> str:
        cited = ", ".join(self.cites) or "-"
        return f"{self.where}\n   zh: {self.zh}\n   en: {self.en}\n   cites: {cited}"


def statements(library: Library, parts: Sequence[str] = PARTS) -> tuple[Statement, ...]:
    """Every statement of some parts of the content, in a fixed order.

    Raises:
        ContentError: there is no such part, or a file cannot be read.
    """
    found: list[Statement] = []
    for part in parts:
        root = library.root / part
        if part == "notebooks":
            found += _prose(library.root.parent / part)
        elif root.exists():
            for path in [root] if root.is_file() else sorted(root.rglob("*.yaml")):
                found += _told(library.source(path))
        elif part not in PARTS:
            raise ContentError((Fault(part, 1, f"no such part{instead(part, PARTS)}"),))
    return tuple(each for each in found if len(each.zh) >= SHORTEST)


def drawn(pool: Sequence[Statement], number: int, seed: int) -> list[Statement]:
    """So many statements at random; the same ones for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - a draw, and no secret
    return draw.sample(pool, min(number, len(pool)))


def main(arguments: Sequence[str]) -> int:
    """Print statements drawn at random, and the seed that draws the same again."""
    numbers = [int(each) for each in arguments if each.isdecimal()]
    parts = [each for each in arguments if not each.isdecimal()]
    number = numbers[0] if numbers else USUAL
    any_seed = random.randrange(10**6)  # noqa: S311 - a draw, and no secret
    seed = numbers[1] if len(numbers) > 1 else any_seed
    try:
        pool = statements(Library.open(), parts or PARTS)
    except ContentError as error:
        print(error)
        return 1
    print(f"# seed {seed}: {min(number, len(pool))} of {counted(len(pool), 'statement')}\n")
    for n, each in enumerate(drawn(pool, number, seed), start=1):
        print(f"{n}. {each}\n")
    return 0


def _told(source: SourceFile) -> Iterator[Statement]:
    """Every text of a file but quotations and wrong answers, which are no statements of ours."""
    above = dict(source.maps)
    for place, held in source.maps:
        if "zh" in held and "en" in held and not _others_words(place, above):
            where = ".".join((source.name, *_named(place, above)))
            yield Statement(where, str(held["zh"]), str(held["en"]), _cites(place, above))


def _others_words(place: Place, above: Mapping[Place, Map]) -> bool:
    around = above.get(place[:-1], {})
    wrong = "rationale" in around and around.get("key") != "true"
    return place[-1:] == ("quote",) or "exhibit" in place or (wrong and place[-1:] == ("text",))


def _named(place: Place, above: Mapping[Place, Map]) -> Iterator[str]:
    """A place with the ids of what it leads through in place of their numbers."""
    for n, part in enumerate(place, start=1):
        yield str(above.get(place[:n], {}).get("id", part) if isinstance(part, int) else part)


def _cites(place: Place, above: Mapping[Place, Map]) -> tuple[str, ...]:
    """The citations nearest to a place."""
    for n in range(len(place), -1, -1):
        cites = above.get(place[:n], {}).get("cite")
        if cites:
            return tuple(cites) if isinstance(cites, list) else (str(cites),)
    return ()


def _prose(folder: Path) -> Iterator[Statement]:
    """Every passage of the notebooks, beside the one at its place in the other language."""
    first, other = LANGS
    for path in sorted((folder / first).glob("*.ipynb")):
        with suppress(ContentError):  # `make content` tells it
            twin = read_notebook(folder / other / path.name)
            there = {cell.id: cell for cell in twin.prose}
            for cell in read_notebook(path).prose:
                where = f"notebooks/{path.name}#{cell.id}"
                yield from _paired(where, cell, there[cell.id]) if cell.id in there else ()


def _paired(where: str, zh: NotebookCell, en: NotebookCell) -> Iterator[Statement]:
    """The passages of a cell in both languages; as one, where one language has more of them."""
    ours, theirs = list(zh.passages()), list(en.passages())
    if len(ours) != len(theirs):
        whole, same = (" ".join(passage.plain for passage in each) for each in (ours, theirs))
        yield Statement(where, whole, same, cites_in(zh.text + en.text))
        return
    for n, (one, other) in enumerate(zip(ours, theirs, strict=True)):
        yield Statement(f"{where}[{n}]", one.plain, other.plain, cites_in(one.text + other.text))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
