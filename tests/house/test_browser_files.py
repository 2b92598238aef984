"""Scripts and style sheets ask no other host, make no code or markup of text, and hold no words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from widgets.serve.assets import OURS

ROOT = Path(__file__).resolve().parent.parent.parent
VENDORED = {"chart.umd.js", "lit-html.js"}
FILES = {
    str(each.relative_to(ROOT)): each
    for each in sorted((ROOT / "widgets").glob("*/static/**/*"))
    if each.suffix in {".css", ".js"}
}
WRITTEN = [name for name, path in FILES.items() if path.name not in VENDORED]

HOSTS = r"\b(?i:https?|wss?):|[\"'`(]//\w|@import\s+(?:url|[\"']\w+:)|\burl\("
CODE = r"\beval\b|\bFunction\(|\bset(?:Timeout|Interval)\([\"'`]"
MARKUP = (
    r"(?:inner|outer|unsafe)HTML|insertAdjacentHTML|document\.write|DOMParser|unsafe(?:SVG|Static)"
)

COMMENT = r"/\*.*?\*/|(?<![:\\])//[^\n]*"
STRING = r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'"
PATTERN = r"(?:(?<=[(,=:!&|?] )|(?<=\())/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+/"
SIMPLE = re.compile(rf"(?P<skip>{COMMENT}|{PATTERN})|(?P<string>{STRING})|[`{{}}]", re.DOTALL)
ATTRIBUTE = r"\b(?:aria-label|aria-description|title|alt|placeholder|content|label)=\"([^\"]*)\""
NO_WORDS = {
    "use strict",
    "Enter",
    "Escape",
    "Loading widget...",  # what is looked for in what the manager of widgets writes
    "JupyterLab Dark",
    "JupyterLab Light",
    "thead th",
}


def literals(source: str) -> tuple[list[str], list[str]]:
    """The strings of a script, and its templates with their holes as `\\0`."""
    strings: list[str] = []
    templates: list[str] = []
    open_: list[list[str]] = []  # each template that is being read; its braces while in a hole
    at, depth = 0, [0]
    while at < len(source):
        if open_ and depth[-1] < 0:  # within a template's text
            if source[at] == "`":
                templates.append("".join(open_.pop()))
                depth.pop()
            elif source.startswith("${", at):
                open_[-1].append("\0")
                depth[-1] = 0
                at += 1
            else:
                open_[-1].append(source[at])
            at += 1
            continue
        found = SIMPLE.search(source, at)
        if found is None:
            break
        at = found.end()
        if found["string"]:
            strings.append(found["string"][1:-1])
        elif found[0] == "`":
            open_.append([])
            depth.append(-1)
        elif found[0] == "{":
            depth[-1] += 1
        elif found[0] == "}":
            depth[-1] -= 1
    return strings, templates


def words(name: str, source: str) -> list[str]:
    """What a learner would read: Chinese anywhere, text in markup, a string that reads as prose."""
    found = re.findall(r"[\u4e00-\u9fff]+", source)
    if name.endswith(".css"):
        plain = re.sub(COMMENT, "", source, flags=re.DOTALL)
        shown = " ".join(re.findall(r"\bcontent:([^;}]*)", plain))
        return found + [
            each for each in re.findall(STRING, shown) if re.search("[A-Za-z]{2}", each)
        ]
    strings, templates = literals(source)
    for template in templates:
        if "<" not in template:
            strings.append(template)
            continue
        found += re.findall(r"[A-Za-z][A-Za-z ,.!?'’]+", re.sub(r"<[^>]*>", "\0", template))
        strings += re.findall(ATTRIBUTE, template)
        found += [
            each for each in re.findall(ATTRIBUTE, template) if re.search("[A-Za-z]{2}", each)
        ]
    prose = re.compile(r"^[A-Z][a-z]+\b|(?<![\w.#>-])[A-Za-z][a-z]+ [a-z]{2,}(?![\w-])")
    return found + [each for each in strings if each not in NO_WORDS and prose.search(each)]


@pytest.mark.parametrize("name", FILES)
def test_no_script_makes_code_from_text(name):
    assert re.findall(CODE, FILES[name].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", WRITTEN)
def test_nothing_is_asked_of_another_host_and_no_markup_is_made_from_text(name):
    assert re.findall(f"{HOSTS}|{MARKUP}", FILES[name].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", WRITTEN)
def test_there_are_no_words_for_a_learner_in_the_browser_s_files(name):
    assert words(name, FILES[name].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", sorted(VENDORED))
def test_what_is_taken_over_has_its_licence_in_full_in_it_or_beside_it(name):
    path = next(each for each in FILES.values() if each.name == name)
    beside = path.with_suffix(".LICENSE.txt")
    text = (beside if beside.is_file() else path).read_text(encoding="utf-8")
    notices = path.read_text(encoding="utf-8").count("Released under the MIT License")

    granted = text.count("Permission is hereby granted, free of charge, to any person")
    assert granted == notices
    assert re.search(r"WITHOUT WARRANTY OF ANY KIND|Redistribution and use in source", text)
    assert re.findall(r"Copyright \(c\) [\d-]+ \S+", text)


def test_whatever_is_served_is_among_these_files():
    read = {path for path in OURS.values() if path.suffix != ".png"}

    assert read <= set(FILES.values())


@pytest.mark.parametrize(
    "planted",
    [
        'fetch("https://example.com/a")',
        "new WebSocket('wss://example.com')",
        'import("//example.com/a.js")',
        '@import url("a.css");',
        "a { background: url(a.png) }",
        "el.innerHTML = text",
    ],
)
def test_another_host_and_markup_made_from_text_are_found(planted):
    assert re.findall(f"{HOSTS}|{MARKUP}", planted)


@pytest.mark.parametrize("planted", ["eval(text)", "new Function(text)", 'setTimeout("a()", 1)'])
def test_code_made_from_text_is_found(planted):
    assert re.findall(CODE, planted)


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("html`<p>Please wait</p>`", ["Please wait"]),
        ("html`<p>${a ? html`<b>Lost</b>` : nothing}</p>`", ["Lost"]),
        ('html`<button aria-label="close">${sign("x")}</button>`', ["close"]),
        ('el.textContent = "Close";', ["Close"]),
        ("say('try again later');", ["try again later"]),
        ("say(`Only ${n} left`);", ["Only \0 left"]),
        ("const a = /[`'\"]/.test(b) ? 'x' : 'Wrong';", ["Wrong"]),
        ('el.title = "关闭";', ["关闭"]),
    ],
)
def test_words_are_found_in_a_script_in_either_language(planted, found):
    assert words("a.js", planted) == found


def test_words_are_found_among_all_else_that_a_script_holds():
    path = FILES["widgets/ui/static/stage/notice.js"]
    text = path.read_text(encoding="utf-8").replace("<p>${say}</p>", "<p>Call ${say}</p>")

    assert words(path.name, text) == ["Call "]


def test_words_are_found_in_a_style_sheet():
    assert words("a.css", 'a::before { content: "Note: "; }') == ['"Note: "']
    assert (
        words("a.css", 'a::before { content: attr(data-a) ": "; font-family: "Noto Sans"; }') == []
    )


@pytest.mark.parametrize(
    "planted",
    [
        "// Please wait\n/* Not shown */",
        'el.className = "door-button lad-main"; on("msg:custom");',
        'html`<p class="lad-row lad-stack" id=${name}>${text}</p>`',
        'document.querySelector(".door-text table, .door-part > table")',
        "const a = `${uid}-example`; const b = /it's `a`/.test(c);",
    ],
)
def test_what_no_learner_reads_is_left_alone(planted):
    assert words("a.js", planted) == []
