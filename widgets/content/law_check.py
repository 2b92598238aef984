"""Restatements against the law's own words: `python -m widgets.content.law_check FOLDER…`.

A folder holds the texts of laws, a file a law (see `law_text`); whole laws, and parts of them, may
stand in a folder `fulltext` beside it. Neither is part of this project: the check is for whoever
has the texts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from widgets.content.law_text import LawText, numbers_printed, numeral, of_law, read
from widgets.content.library import Library
from widgets.content.notebooks import read_notebook
from widgets.core.errors import ContentError
from widgets.core.figures import numbers_in
from widgets.core.law.provision import Confidence, Provision

LONGEST_RUN = 23

_ADDRESS = re.compile(r"(\d+)(?:-(\d))?")
_SPAN = re.compile(r"(\d+)-to-(\d+)")
_PLAIN = re.compile(r"[\W_]+")
_NOT_OF_THE_LAW = re.compile(
    r"（[^（）]*第\d+条[^（）]*）|第\d+(?:条(?:之[一二三])?|款|项)|（\d+）|"
    r"\d{4}年(?:\d+月)?(?:\d+日)?|(?<!\d)\d{1,2}(?:[种类处部条](?!件)|个(?![工月]))|:00"
)
_ONE_TO_THREE = "零一二三"


def copied(text: str, runs: set[str]) -> str:
    """The first run of 24 or more characters that a text shares with the law, if there is one."""
    plain = _PLAIN.sub("", text)
    width = LONGEST_RUN + 1
    spans = (plain[i : i + width] for i in range(len(plain) - width + 1))
    return next((span for span in spans if span in runs), "")


def runs_of(texts: Iterable[str]) -> set[str]:
    """Every run of 24 characters in the texts, punctuation and spaces left out."""
    width = LONGEST_RUN + 1
    found: set[str] = set()
    for text in texts:
        for line in text.splitlines():
            plain = _PLAIN.sub("", line)
            found.update(plain[i : i + width] for i in range(len(plain) - width + 1))
    return found


def problems(library: Library, texts: Sequence[LawText]) -> Iterator[str]:
    """What is copied; which text-checked articles, or numbers of theirs, the texts do not hold.

    Copied is looked for in the prose of notebooks too. A law of which there is no text is
    passed over. An article that the texts lack may have been read elsewhere: then its sources name
    none of the collections that the law's texts came from.
    """
    runs = runs_of(text.text for text in texts)
    for provision in library.register:
        where = f"law/provisions/{provision.instrument}.yaml: {provision.cite}"
        said = provision.says.zh + "\n" + (provision.note.zh if provision.note else "")
        run = copied(said, runs)
        if run:
            yield f"{where}: {run!r} stands in the law: say it in other words"
        own = compared_with(library, provision, texts)
        if own:
            yield from (f"{where}: {what}" for what in _unlike(provision, own))
    yield from _copied_prose(library.root.parent / "notebooks" / "zh", runs)


def _copied_prose(folder: Path, runs: set[str]) -> Iterator[str]:
    """Passages of notebooks that stand in the law; what a link is called is a name of the law."""
    for path in sorted(folder.glob("*.ipynb")):
        with suppress(ContentError):  # `make content` tells it
            for passage in read_notebook(path).passages:
                run = copied(passage.unlinked, runs)
                if run:
                    where = f"notebooks/zh/{path.name}:{passage.line}"
                    yield f"{where}: {run!r} stands in the law: say it in other words"


def compared_with(
    library: Library, provision: Provision, texts: Sequence[LawText]
) -> tuple[LawText, ...]:
    """The texts that an article is compared with: none where it was not read in a text."""
    if provision.confidence is not Confidence.TEXT_CHECKED:
        return ()
    return of_law(library.instruments[provision.instrument].title.zh, texts)


def addresses(provision: Provision) -> tuple[str, ...]:
    """The numbers of the articles that an entry restates, as the law prints them."""
    article = re.sub(r"\.[\d.]+", "", provision.article)
    if span := _SPAN.fullmatch(article):
        first, last = int(span[1]), int(span[2])
        return tuple(f"第{numeral(number)}条" for number in range(first, last + 1))
    return tuple(
        f"第{numeral(int(number))}条" + (f"之{_ONE_TO_THREE[int(sub)]}" if sub else "")
        for number, sub in _ADDRESS.findall(article)
    )


def _unlike(provision: Provision, own: Sequence[LawText]) -> Iterator[str]:
    """Which articles the law's texts lack, and which numbers these do not print."""
    asked = addresses(provision)
    if any(text.unmarked for text in own):
        words = "".join(text.text for text in own)
    else:
        held = {name: "".join(t.articles.get(name, "") for t in own) for name in asked}
        lacking = [name for name in asked if not held[name]]
        if lacking and not _read_elsewhere(provision, own):
            yield from (f"{name} is not in the text: mend the number or the confidence"
                        for name in lacking)  # fmt: skip
        if lacking:
            return
        words = "".join(held.values())
    said = numbers_in(_NOT_OF_THE_LAW.sub("", provision.says.zh), "zh")
    for number in sorted(said - numbers_printed(words)):
        yield f"{number} is not in the article: mend it, or name in brackets the article it is from"


def _read_elsewhere(provision: Provision, own: Sequence[LawText]) -> bool:
    origins = tuple(origin for text in own for origin in text.origins)
    return bool(origins) and not any(s.startswith(origins) for s in provision.sources)


def main(arguments: list[str]) -> int:
    """Print every problem; 1 where there is one, 2 where no texts are found."""
    given = [Path(folder) for folder in arguments]
    folders = dict.fromkeys([*given, *(folder.parent / "fulltext" for folder in given)])
    texts = [read(path) for folder in folders for path in sorted(folder.glob("*.md"))]
    if not texts:
        print("no texts: make law-check EXCERPTS=<folder of the laws' texts>")
        return 2
    library = Library.open()
    found = list(problems(library, texts))
    read_here = [p for p in library.register if p.confidence is Confidence.TEXT_CHECKED]
    without = [p.cite for p in read_here if not compared_with(library, p, texts)]
    if without:
        print(f"no text here of {', '.join(without)}")
    compared = f"{len(read_here) - len(without)} articles compared with {len(texts)} texts"
    print("\n".join([*found, f"{len(found)} problems; {compared}"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
