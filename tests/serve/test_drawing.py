"""How Voilà's exporter draws a page."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from unittest.mock import Mock

import pytest
import voila.handler
import voila.voila_kernel_manager
from jinja2 import DictLoader, Environment
from nbconvert.filters import markdown2html
from nbconvert.filters.markdown_mistune import InvalidNotebook
from voila.notebook_renderer import NotebookRenderer

from widgets.serve import drawing
from widgets.serve.drawing import FAILED, FORMS, PIECE, Compiled, Exporter, drawn, linked
from widgets.serve.running import Renderer


def test_a_template_is_compiled_once_for_every_page(monkeypatch):
    kept, asked, compiled = Compiled(), [], Environment.compile

    def compiling(*given, **more):
        asked.append(given)
        return compiled(*given, **more)

    monkeypatch.setattr(Environment, "compile", compiling)

    for _ in range(3):
        environment = Environment(
            loader=DictLoader({"page": "Hello"}), bytecode_cache=kept, autoescape=True
        )
        assert environment.get_template("page").render() == "Hello"

    assert len(asked) == 1


def test_a_changed_template_is_compiled_anew():
    kept = Compiled()

    def drawn(text):
        loader = DictLoader({"page": text})
        return Environment(loader=loader, bytecode_cache=kept, autoescape=True).get_template("page")

    assert drawn("Hello").render() == "Hello"
    assert drawn("Goodbye").render() == "Goodbye"


def test_a_page_is_sent_in_the_pieces_its_template_says(monkeypatch):
    async def snippets(*_given, **_more):
        for html in ("<h1>", "text", f"</h1>{PIECE}", "<p>", "part"):
            yield html, {}

    monkeypatch.setattr(Exporter.__base__, "generate_from_notebook_node", snippets)

    async def pieces():
        exporter = Exporter.__new__(Exporter)
        return [html async for html, _ in exporter.generate_from_notebook_node(None)]

    assert asyncio.run(pieces()) == [f"<h1>text</h1>{PIECE}", "<p>part"]


@pytest.mark.parametrize(
    ("cite", "address"),
    [
        ("civil-code/1033", "law.ipynb?cite=civil-code/1033#find"),
        ("civil-code/1033.6", "law.ipynb?cite=civil-code/1033.6#find"),
        ("psapl-2025/47.3@2026-11-20", "law.ipynb?cite=psapl-2025/47.3#find"),
    ],
)
def test_an_article_named_in_a_notebook_leads_to_the_law_explorer_in_a_window_of_its_own(
    cite, address
):
    found = linked(markdown2html(f"See [the article](law:{cite}), [here](01-x.ipynb#law)."))

    assert f'<a target="_blank" href="{address}">the article</a>' in found
    assert '<a href="01-x.ipynb#law">here</a>' in found


@pytest.mark.parametrize(
    "text", ["law:civil-code/1033", '[x](law:"onclick=alert)', "[x](lawx:a/1)"]
)
def test_what_is_no_link_to_an_article_stays_as_it_is(text):
    html = markdown2html(text)

    assert linked(html) == html


def test_pages_and_kernels_that_wait_are_drawn_alike(monkeypatch):
    for module in (voila.handler, voila.voila_kernel_manager):
        monkeypatch.setattr(module, "NotebookRenderer", NotebookRenderer)

    drawing.install()

    assert voila.handler.NotebookRenderer is Renderer
    assert voila.voila_kernel_manager.NotebookRenderer is Renderer


def test_markdown_is_made_html_once_unless_it_shows_a_picture(monkeypatch):
    made = Mock(side_effect=lambda _context, text: text)
    monkeypatch.setattr(drawing, "MADE", {})
    monkeypatch.setattr(Exporter.__base__, "markdown2html", made)
    exporter: Any = Exporter.__new__(Exporter)

    for text in ("# text", "# text", "![x](x.png)", "![x](x.png)", "# other"):
        assert exporter.markdown2html({"cell": {}}, text) == text

    texts = [call.args[1] for call in made.call_args_list]
    assert texts == ["# text", "![x](x.png)", "![x](x.png)", "# other"]


def test_texts_without_end_are_not_kept(monkeypatch):
    monkeypatch.setattr(drawing, "MADE", kept := dict[str, str]())
    monkeypatch.setattr(drawing, "MOST_MADE", 3)
    monkeypatch.setattr(Exporter.__base__, "markdown2html", lambda _self, _context, text: text)

    exporter: Any = Exporter.__new__(Exporter)

    for n in range(20):
        exporter.markdown2html({"cell": {}}, str(n))

    assert len(kept) == 4  # emptied once there is one too many, and filled again


def test_what_a_screen_shows_stays_readable_in_the_page_and_cannot_end_its_script():
    drawn = Exporter().environment.from_string("{{ told | tojson }}")

    found = asyncio.run(drawn.render_async(told={"b": "门外</script><!-- & '", "a": 1}))

    assert "门外" in found
    assert not {*"<>&'"} & {*found}
    assert json.loads(found) == {"b": "门外</script><!-- & '", "a": 1}


PNG = "iVBORw0K\nGgo="
SVG = "<svg><circle/></svg>"


@pytest.mark.parametrize(
    ("media", "given", "html"),
    [
        ("text/html", "<b>x</b>", "<b>x</b>"),
        ("text/markdown", "**x**", "<p><strong>x</strong></p>"),
        ("text/markdown", "[a](law:pipl/1)", 'href="law.ipynb?cite=pipl'),
        ("image/svg+xml", SVG, SVG),
        ("image/png", PNG, '<img src="data:image/png;base64,iVBORw0KGgo=" alt="a &lt; b">'),
        ("image/jpeg", PNG, '<img src="data:image/jpeg;base64,iVBORw0KGgo=" alt="a &lt; b">'),
        ("text/latex", r"$\frac{a}{b} < 1$", r"<pre>$\frac{a}{b} &lt; 1$</pre>"),
        ("application/x-unknown", {}, "<pre>a &lt; b</pre>"),
    ],
)
def test_every_form_that_a_cell_may_show_is_drawn(media, given, html):
    assert html in drawn({"text/plain": "a < b", media: given})


def test_of_several_forms_the_richest_is_drawn():
    data = dict.fromkeys(FORMS, "x")

    assert drawn({"text/plain": "a", **data}) == "x"
    assert drawn({"image/png": PNG, "text/latex": "$x$"}).startswith("<img")
    assert drawn({}) == "<pre></pre>"


def test_a_page_that_cannot_be_drawn_to_its_end_says_so(monkeypatch, caplog):
    async def snippets(*_given, **_more):
        yield "text", {}
        raise ValueError("a fault")

    monkeypatch.setattr(Exporter.__base__, "generate_from_notebook_node", snippets)

    async def pieces():
        exporter = Exporter.__new__(Exporter)
        return [html async for html, _ in exporter.generate_from_notebook_node(None)]

    assert asyncio.run(pieces()) == [f"text{FAILED}"]


def test_a_picture_that_is_attached_nowhere_leaves_the_text(monkeypatch):
    def missing(*_given):
        raise InvalidNotebook("missing attachment: x.png")

    monkeypatch.setattr(Exporter.__base__, "markdown2html", missing)
    exporter: Any = Exporter.__new__(Exporter)

    assert "before" in exporter.markdown2html({"cell": {}}, "before ![x](attachment:x.png)")
