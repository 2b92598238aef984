"""Restatements against the law's own words: `python -m widgets.content.law_check FOLDER…`.

A folder holds the texts of laws as Markdown, a file a law: its title is a line `# <Chinese title>`
and each article stands under `## 第…条`, or begins a line with its number. Parts of a whole law may
stand in a folder `fulltext` beside it, named after the law's file. Neither is part of this project:
the check is for whoever has the texts.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from widgets.content.library import Library
from widgets.core.provision import Confidence, Provision

LONGEST_RUN = 23

_ARTICLE = re.compile(
    r"^(?:## |\*\*)?(第[零一二三四五六七八九十百千]+条(?:之[一二三])?)", re.MULTILINE
)
_ORIGIN = re.compile(r"^Source: ([\w-]+)@", re.MULTILINE)
_NUMBER = re.compile(r"(\d+)(?:-(\d))?")
_PLAIN = re.compile(r"[\W_]+")
_DIGITS = "零一二三四五六七八九"


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


def numeral(number: int) -> str:
    """An article's number as Chinese law prints it: 1033 is 一千零三十三."""
    told, gap = "", False
    for unit, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            told += ("零" if gap and told else "") + _DIGITS[digit] + mark
            gap = False
        else:
            gap = True
    return told.removeprefix("一") if told.startswith("一十") else told


def problems(library: Library, texts: dict[str, str]) -> Iterator[str]:
    """What is copied, and which text-checked articles the texts do not hold.

    `texts` are the laws' own words by file name. A law of which there is no text is passed over,
    and where the texts name their origins, so is an article that was read elsewhere: its sources
    do not say `<origin>, text of <day>`.
    """
    runs = runs_of(texts.values())
    titles = {name: _key(_title(text)) for name, text in texts.items()}
    origins = {origin for text in texts.values() for origin in _ORIGIN.findall(text)}
    for provision in library.register:
        where = f"law/provisions/{provision.instrument}.yaml: {provision.cite}"
        said = provision.says.zh + "\n" + (provision.note.zh if provision.note else "")
        run = copied(said, runs)
        if run:
            yield f"{where}: {run!r} stands in the law: say it in other words"
        instrument = library.instruments[provision.instrument]
        named = [name for name, title in titles.items() if title == _key(instrument.title.zh)]
        own = [texts[name] for name in texts if any(_part(name, of, texts) for of in named)]
        snapshots = tuple(f"{origin}, text of" for origin in origins)
        elsewhere = origins and not any(s.startswith(snapshots) for s in provision.sources)
        for article in () if elsewhere else _missing(provision, own):
            yield f"{where}: {article} is not in the text: mend the number or the confidence"


def _part(name: str, of: str, texts: dict[str, str]) -> bool:
    """Whether a text is a law's own, or one of the parts of it that have no title of their own."""
    same = Path(name).stem.split("-")[:2] == Path(of).stem.split("-")[:2]
    return name == of or (same and "(" not in _title(texts[name]))


def _title(text: str) -> str:
    return next((line for line in text.splitlines() if line.startswith("# ")), "")


def _missing(provision: Provision, own: list[str]) -> Iterator[str]:
    if provision.confidence is not Confidence.TEXT_CHECKED or not own:
        return
    held = {article for text in own for article in _ARTICLE.findall(text)}
    whole = any("## 全文" in text for text in own)
    for number, sub in _NUMBER.findall(re.sub(r"\.[\d.]+", "", provision.article)):
        article = f"第{numeral(int(number))}条" + (f"之{_DIGITS[int(sub)]}" if sub else "")
        if held and not whole and article not in held:
            yield article


def _key(title: str) -> str:
    """A title without what differs between publications: its year, marks and brackets' words."""
    name = re.sub(r"\(.*\)$", "", title.removeprefix("#").strip())
    name = re.sub(r"（[^（）]*(?:修|版|取代)[^（）]*）", "", name)
    return _PLAIN.sub("", name.replace("中华人民共和国", ""))


def main(arguments: list[str]) -> int:
    """Print every problem; 1 where there is one, 2 where no texts are found."""
    given = [Path(folder) for folder in arguments]
    folders = dict.fromkeys([*given, *(folder.parent / "fulltext" for folder in given)])
    paths = [path for folder in folders for path in sorted(folder.glob("*.md"))]
    if not paths:
        print("no texts: make law-check EXCERPTS=<folder of the laws' texts>")
        return 2
    texts = {str(path): path.read_text(encoding="utf-8") for path in paths}
    found = list(problems(Library.open(), texts))
    print("\n".join([*found, f"{len(found)} problems against {len(texts)} texts"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
