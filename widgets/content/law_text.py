"""The laws' own words as files: of which law each is, of which text of it, and its articles.

A file is Markdown. Its title is a line `# <Chinese title>`; each article stands under `## 第…条`,
or begins a line with its number. A part of a law has a title such as `# 第二编 …` and is named
after the law's own file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path

_ARTICLE = re.compile(
    r"^(?:## |\*\*)?(第[零一二三四五六七八九十百千]+条(?:之[一二三])?)", re.MULTILINE
)
_ORIGIN = re.compile(r"^Source: ([\w/-]+)@", re.MULTILINE)
_PART = re.compile(r"^# (?:附则|(?:.* )?第.编)")
_BRACKETS = re.compile(r"（[^（）]*(?:修|版|取代|\d{4})[^（）]*）")
_WHICH_TIME = re.compile(r"第[一二三]次")
_YEAR = re.compile(r"\d{4}")
_PLAIN = re.compile(r"[\W_]+")
_DIGITS = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
_IN_WORDS = re.compile(r"[零〇一二三四五六七八九十百千万两]+(?:点[零一二三四五六七八九]+)?")
_IN_FIGURES = re.compile(r"(\d+(?:\.\d+)?)(万?)")


@dataclass(frozen=True)
class LawText:
    """One file: its name without the folder and ending, and all that stands in it."""

    name: str
    text: str

    @cached_property
    def title(self) -> str:
        """The line of its title, if it has one."""
        return next((line for line in self.text.splitlines() if line.startswith("# ")), "")

    @cached_property
    def edition(self) -> str:
        """Which text of a law: the year in its title, or in its name, and which time that year."""
        return edition(self.title) or edition(f"（{self.name}）")

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """The collections that its articles were copied from, as far as it names them."""
        return tuple(dict.fromkeys(_ORIGIN.findall(self.text)))

    @cached_property
    def articles(self) -> Mapping[str, str]:
        """The words of every article by its number as printed; all of them where none is marked."""
        marks, found = list(_ARTICLE.finditer(self.text)), dict[str, str]()
        ends = [mark.start() for mark in marks[1:]]
        for mark, end in zip_longest(marks, ends):
            found[mark[1]] = found.get(mark[1], "") + self.text[mark.start() : end]
        return found

    @property
    def unmarked(self) -> bool:
        """Whether it is to be taken as one: it has no articles, or is said to be the whole."""
        return not self.articles or "## 全文" in self.text

    def part_of(self, other: LawText) -> bool:
        """Whether it is a part of a law whose own file is the other."""
        same = self.name.split("-")[:2] == other.name.split("-")[:2]
        return same and bool(_PART.match(self.title))


def read(path: Path) -> LawText:
    """The text in a file."""
    return LawText(path.stem, path.read_text(encoding="utf-8"))


def of_law(title: str, texts: Iterable[LawText]) -> tuple[LawText, ...]:
    """The texts of the law of that title and of that text of it, with the law's parts.

    Of a law that was revised, the titles of both name the year: then the years must agree.
    """
    every = tuple(texts)
    named = [text for text in every if _key(text.title) == _key(title)]
    named = [text for text in named if _agree(text.edition, edition(title))]
    return tuple(t for t in every if t in named or any(t.part_of(of) for of in named))


def edition(title: str) -> str:
    """The year in the brackets of a title, and which time it was revised in that year."""
    inner = next((found for found in _BRACKETS.findall(title) if _YEAR.search(found)), "")
    year, time = _YEAR.search(inner), _WHICH_TIME.search(inner)
    return (year[0] if year else "") + (time[0] if time else "")


def numeral(number: int) -> str:
    """An article's number as Chinese law prints it: 1033 is 一千零三十三."""
    printed, gap = "", False
    for unit, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            printed += ("零" if gap and printed else "") + _DIGITS[digit] + mark
            gap = False
        else:
            gap = True
    return printed.removeprefix("一") if printed.startswith("一十") else printed


def numbers_printed(text: str) -> set[str]:
    """Every number in a law's words, as figures: 五百 is 500, 一点七五 is 1.75, 50万 is 500000."""
    found = {_figures(words) for words in _IN_WORDS.findall(text)}
    for number, myriad in _IN_FIGURES.findall(text):
        found.add(f"{float(number) * 10_000:.0f}" if myriad else number)
    return found


def _figures(words: str) -> str:
    whole, _, places = words.partition("点")
    integer = str(_number(whole))
    return (
        f"{integer}.{''.join(str(_DIGITS.index(each)) for each in places)}" if places else integer
    )


def _number(words: str) -> int:
    """A number in Chinese words: 一万二千 is 12000."""
    myriads = group = digit = 0
    for each in words:
        if each in _UNITS:
            group, digit = group + (digit or 1) * _UNITS[each], 0
        elif each == "万":
            myriads, group, digit = (group + digit) * 10_000, 0, 0
        else:
            digit = _DIGITS.index({"〇": "零", "两": "二"}.get(each, each))
    return myriads + group + digit


def _agree(one: str, other: str) -> bool:
    return not one or not other or one == other


def _key(title: str) -> str:
    """A title without what differs between publications: its year, marks and brackets' words."""
    name = _BRACKETS.sub("", re.sub(r"\(.*\)$", "", title.removeprefix("#").strip()))
    return _PLAIN.sub("", name.replace("中华人民共和国", ""))
