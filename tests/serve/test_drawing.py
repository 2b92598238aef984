"""How Voilà's exporter draws a page."""

from __future__ import annotations

import asyncio

from jinja2 import DictLoader, Environment

from widgets.serve.drawing import PIECE, Compiled, Exporter


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
