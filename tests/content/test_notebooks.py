import json

import pytest

from widgets.content.notebooks import read_notebook
from widgets.core.errors import ContentError

NAME = "01-small.ipynb"


@pytest.fixture
def read(write_notebook):
    """The notebook of some cells, as it is read."""

    def reading(*cells, title=""):
        return read_notebook(write_notebook("zh", NAME, *cells, title=title))

    return reading


def lines_with(notebook, sought):
    lines = notebook.text.splitlines()
    return [n for n, line in enumerate(lines, start=1) if sought in line]


def test_a_notebook_is_read_with_its_heading_and_title(read):
    found = read(("title", "# 小课\n\n试一试。"), title="小课程")

    assert found.name == f"../notebooks/zh/{NAME}"
    assert (found.heading.text, found.title.text) == ("小课", "小课程")
    assert [found.heading.line] == lines_with(found, "# 小课")
    assert [found.title.line] == lines_with(found, "小课程")


def test_without_a_heading_it_has_an_empty_one(read):
    assert read(("title", "## 小课")).heading.text == ""


def test_each_cell_and_each_line_of_it_has_its_line_in_the_file(read):
    found = read(("first", "甲\n\n乙"), ("open", "甲\n丙", "code"), ("last", "甲"))

    first, code, last = found.cells
    assert [[cell.line] for cell in found.cells] == [
        lines_with(found, f'"{name}"') for name in ("first", "open", "last")
    ]
    assert [first.lines[0], code.lines[0], last.lines[0]] == lines_with(found, '"甲')
    assert [first.line_of(3)] == lines_with(found, "乙")
    assert [code.lines[1]] == lines_with(found, "丙")


def test_a_file_of_another_layout_has_its_lines_too(tmp_path):
    text = "甲\n乙"
    cell = {"source": text, "cell_type": "markdown", "metadata": {"tags": ["short"]}, "id": "a"}
    code = {"source": "x", "cell_type": "code", "metadata": {}, "id": "b"}
    path = tmp_path / NAME
    path.write_text(json.dumps({"cells": [cell, code], "metadata": {}}, indent=0))

    first, second = read_notebook(path).cells

    lines = path.read_text().splitlines()
    assert lines[first.lines[1] - 1] == f'"source": {json.dumps(text)},'
    assert lines[second.lines[0] - 1] == '"source": "x",'
    assert [lines[cell.line - 1] for cell in (first, second)] == ['"id": "a"', '"id": "b"']
    assert first.tags == ("short",)


MARKDOWN = """# Heading
A paragraph that
goes on, with [words](law:new-act/47.3).

- one
  more of it
- two
1. three
> quoted

| a | b |
|---|:-:|
| c | d |

```python
- no words
```
End"""


def test_prose_is_cut_into_passages_without_their_marks(read):
    found = read(("title", MARKDOWN))

    assert [passage.plain for passage in found.passages] == [
        "Heading",
        "A paragraph that goes on, with words.",
        "one more of it",
        "two",
        "three",
        "quoted",
        "| a | b |",
        "| c | d |",
        "End",
    ]
    paragraph = found.passages[1]
    assert [paragraph.line] == lines_with(found, "A paragraph")
    assert paragraph.unlinked == "A paragraph that goes on, with ."
    assert [found.passages[-1].line] == lines_with(found, '"End"')


def test_a_line_that_goes_on_in_chinese_goes_on_without_a_space(read):
    assert [p.text for p in read(("title", "催收的人\n不能进门。")).passages] == [
        "催收的人不能进门。"
    ]


def test_a_notebook_is_cut_at_its_headings_of_the_second_rank(read):
    found = read(
        ("title", "# 小课"),
        ("open", "## 甲", "code"),
        ("before", "## 甲\n先试。"),
        ("more", "### 乙"),
        ("show", "1", "code"),
        ("limits", "## 丙"),
    )

    assert [(each.id, len(each.cells)) for each in found.sections] == [("before", 3), ("limits", 1)]


@pytest.mark.parametrize("text", ["{", "[]", '{"cells": [1], "metadata": {}}', '{"cells": []}'])
def test_what_is_no_notebook_is_told(tmp_path, text):
    path = tmp_path / NAME
    path.write_text(text)

    with pytest.raises(ContentError, match="this is no notebook"):
        read_notebook(path)


def test_a_notebook_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ContentError, match="cannot be read"):
        read_notebook(tmp_path / NAME)
