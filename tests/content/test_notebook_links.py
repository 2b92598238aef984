from datetime import date

import pytest

from widgets.content.library import Library
from widgets.content.notebook_links import LawLink, cites_in, law_links, link_faults
from widgets.content.notebooks import read_notebook

NEW, OLD = "New Act, art. 47(3)", "Old Act, art. 40(3)"
DAY = date(2026, 11, 20)
HOW = "write a link to the law as [label](law:instrument/article)"


@pytest.fixture
def faults(write_notebook, small_root):
    """What is wrong with the links of a text, with the line of the text in place of the file's."""

    def found(text, as_of=None, lang="en"):
        notebook = read_notebook(write_notebook(lang, "free.ipynb", ("a", text)))
        told = link_faults(Library(small_root), notebook, lang, as_of)
        first = notebook.cells[0].lines[0]
        return [f"{fault.line - first + 1}: {fault.what}" for fault in told]

    return found


@pytest.mark.parametrize("as_of", [None, DAY])
@pytest.mark.parametrize(
    "text",
    [
        f"See [{NEW}](law:new-act/47.3), and [here](law.ipynb).",
        f"Until then [{OLD}](law:old-act/40.3@2025-12-31) held.",
        f"In code: `[x](law:y)`.\n\n```\n[x](law:y)\n```\n\n[{NEW}](law:new-act/47.3)",
        "[Guide, article number not seen](law:guide/hours)",
    ],
)
def test_a_link_with_the_articles_own_label_that_holds_on_its_day_is_sound(faults, text, as_of):
    assert faults(text, as_of) == []


def test_the_label_is_that_of_the_notebooks_language(faults):
    assert faults("[《新法》第47条第（三）项](law:new-act/47.3)", lang="zh") == []
    assert faults("Well,\n[New Act](law:new-act/47.3)") == [
        f"2: the link to new-act/47.3 says 'New Act': write '{NEW}', its label"
    ]


@pytest.mark.parametrize(
    ("link", "as_of", "told"),
    [
        (f"[{NEW}](law:new-act/47.4)", DAY, "'new-act/47.4' is not in the register"),
        (f"[{NEW}](law:new-act/47)", DAY, "it is split: cite one of 47.3"),
        (f"[{NEW}](law:nothing)", None, "'nothing' is not in the register"),
        (f"[{OLD}](law:old-act/40.3)", DAY, "old-act/40.3 is not in force on 2026-11-20"),
        (f"[{OLD}](law:old-act/40.3)", None, "old-act/40.3 held only until 2025-12-31"),
        (f"[{NEW}](law:new-act/47.3@2025-12-31)", DAY, "new-act/47.3 is not in force on 2025-12-"),
        (f"[{NEW}](law:new-act/47.3@2025-13-31)", DAY, HOW),
        (f"[{NEW}](law:new-act/47.3@soon)", DAY, HOW),
        (f"[{NEW}](law: new-act/47.3 'why')", DAY, HOW),
        (f"[the [{NEW}] of today](law:new-act/47.3)", DAY, HOW),
        (f"[{NEW}](law:)", DAY, HOW),
    ],
)
def test_a_link_that_leads_nowhere_or_to_another_day_is_told(faults, link, as_of, told):
    (found,) = faults(f"One\n\n{link}", as_of)

    assert found.startswith("3: ")
    assert told in found


def test_a_link_is_read_with_its_day(write_notebook):
    path = write_notebook("en", "free.ipynb", ("a", "[x](law:old-act/40.3@2025-12-31)"))
    notebook = read_notebook(path)

    (found,) = law_links(notebook)

    line = notebook.cells[0].lines[0]
    assert found == LawLink("x", "old-act/40.3", date(2025, 12, 31), line)


def test_each_article_that_a_text_links_to_is_named_once():
    text = "[a](law:a/1) [b](law:b/2.3@2025-12-31) [c](c.ipynb) [a](law:a/1)"

    assert cites_in(text) == ("a/1", "b/2.3")
