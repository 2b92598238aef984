"""Files that are not YAML, as authors make them; what is told is the line to mend and how."""

import pytest

from widgets.content.files import read_source
from widgets.content.misread import of_key
from widgets.core.errors import ContentError

MISREAD = [
    ("id: a\nkind：one\nobjective: b\n", 2, "a full-width ："),
    ("id：a\nkind: one\n", 1, "a full-width ："),
    ("stem:\n  zh：请走\n  en: go\n", 2, "a full-width ："),
    ("stem:\n  zh：请走\n    很长\n  en: go\n", 2, "a full-width ："),
    ("options:\n  - id：x\n    text: {zh: 甲, en: a}\n", 2, "a full-width ："),
    ("stem:\n\tzh: 请走\n\ten: go\n", 2, "a tab"),
    ("options:\n  - id: x\n\t  key: true\n", 3, "a tab"),
    ("stem:\n  zh: 请走\n　　en: go\na\n", 3, "a full-width space stands before"),
    ("stem:\n  zh:\u00a0请走\n  en: go\n", 2, "a full-width space follows the colon"),
    ("stem:\n  zh:请走\n  en: go\n", 2, "there is no space after the colon"),
    ("id:a\nkind: one\n", 1, "there is no space after the colon"),
    ("stem:\n  zh: 请走\n  en: He said: go\n", 3, "a colon stands in a text: put quotes"),
    ("stem:\n  zh: 请走\n  en: “He said: go”\n", 3, '“ ” are no quotes to this file: put " "'),
    ("stem:\n  zh: 请走\n  en: 'It's late'\nx: y\n", 3, 'the \' ends the text here: put " "'),
    (
        'stem:\n  zh: 请走\n  en: "He said "go" now"\n',
        3,
        "the text goes on after its closing quote",
    ),
    ('stem:\n  zh: "请走"他说\n  en: go\n', 2, "the text goes on after its closing quote"),
    ('a:\n  zh: "请走\n  en: go\nb:\n  zh: 甲\n  en: "He, said"\n', 2, "a quote opens here"),
    ("a:\n  zh: '请走\n  en: go\nb:\n  zh: 甲\n  en: 'He, said'\n", 2, "a quote opens here"),
    ('a:\n  zh: 甲\n  en: "go\nb: c\n', 3, "a quote opens here"),
    ('stem: {zh: "他说“走”, en: go}\nk: {zh: "b", en: c}\n', 1, "a quote opens here"),
    ("stem: {zh: 请走, en: go\nkind: one\n", 1, "the { that opens here is not closed"),
    ("a: b\nstem: {zh: [\n", 2, "the [ that opens here is not closed"),
    ("a: b\nid: [", 2, "the [ that opens here is not closed"),
    ("items: [a, b\nkind: one\n", 1, "the [ that opens here is not closed"),
    ("stem: {zh: 请走 #两次, en: go}\nkind: one\n", 1, "from the # on this is a comment"),
    ("stem:\n  en: He was\n    asked #twice\n    to go\n  zh: 走\n", 3, "from the # on this is"),
    ("stem:\n  zh: %5\n", 2, "a text cannot begin with '%'"),
    ("stem:\n  zh: @他\n", 2, "a text cannot begin with '@'"),
    ("stem:\n  zh: *他\n", 2, "a text cannot begin with '*'"),
    ("stem:\n  zh: &他 走\n", 2, "a text cannot begin with '&'"),
    ("stem:\n  zh: !he 走\n", 2, "stem.zh: a text cannot begin with '!'"),
    ("stem:\n  zh: > 5天\n", 2, "a text cannot begin with '>'"),
    ("stem:\n  zh: [注意] 走\n", 2, "a text cannot begin with '['"),
    ("stem:\n  zh: - 走\n", 2, "a text cannot begin with '-'"),
    ('stem:\n  zh: "C:\\d"\n', 2, 'in " " a \\ begins a special character'),
    ("stem:\n   zh: 请走\n  en: go\n", 3, "this line begins 2 spaces in and the one before 3"),
    ("stem:\n  zh: 请走\n   en: go\n", 3, "this line begins 3 spaces in and the one before 2"),
    ("- a\nb: c\n- d\n", 2, "not YAML: did not find expected '-' indicator: look at this line"),
]


@pytest.mark.parametrize(("text", "line", "told"), MISREAD)
def test_a_file_that_is_not_yaml_says_which_line_to_mend_and_how(tmp_path, text, line, told):
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        read_source(tmp_path / "x.yaml", tmp_path)

    assert str(caught.value).startswith(f"x.yaml:{line}: {told}")


@pytest.mark.parametrize("lines", [1, 9, 40])
def test_a_quote_is_told_where_it_opens_however_far_below_it_is_found(tmp_path, lines):
    below = "".join(f"k{n}:\n  zh: 甲\n  en: b\n" for n in range(lines))
    (tmp_path / "x.yaml").write_text(f'a:\n  zh: "甲\n{below}z:\n  en: "yes, no"\n')

    with pytest.raises(ContentError, match=r"x\.yaml:2: a quote opens here and is not closed"):
        read_source(tmp_path / "x.yaml", tmp_path)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("zh：请走", "a full-width ： stands here: write : and a space"),
        ("　　zh", "a full-width space stands before 'zh': use spaces"),
        ("in a calm voice.”", "a text was cut at its comma: “ ” are no quotes to this file"),
        ("objektive", ""),
    ],
)
def test_a_name_that_is_no_key_says_what_is_odd_about_it(name, told):
    assert of_key(name).startswith(told)
    assert bool(of_key(name)) == bool(told)
