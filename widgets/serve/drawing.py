"""How Voilà's exporter draws a page, with less to do for each learner."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Callable, Mapping
from html import escape
from typing import Any

from jinja2 import BytecodeCache, Environment, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from nbconvert.filters import markdown2html
from nbconvert.filters.markdown_mistune import InvalidNotebook
from voila.exporter import VoilaExporter

from widgets.core.screen.law import law_address
from widgets.serve.page_secret import secret
from widgets.serve.private import draw_with
from widgets.serve.running import Renderer

log = logging.getLogger(__name__)

LAW_LINK = re.compile(r'href="law:([a-z0-9/.-]+)(?:@[0-9-]+)?"')
MADE: dict[str, str] = {}
MOST_MADE = 1000
"""So many cells of Markdown are kept as HTML; all notebooks together have a few hundred."""
PICTURE = "!["
FAILED = "<!-- failed -->"
"""Stands at the end of what could be drawn of a page."""
PIECE = "<!-- piece -->"
"""Stands in the template wherever what has been drawn so far is to be sent."""


class Compiled(BytecodeCache):
    """Templates compiled once for the life of the server; a changed one is compiled anew."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives what is kept, if anything is."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def linked(html: str) -> str:
    """HTML of a notebook whose links to articles, `law:<cite>`, lead to the law explorer."""
    return LAW_LINK.sub(lambda found: f'target="_blank" href="{law_address(found[1])}"', html)


def drawn(data: Mapping[str, Any]) -> str:
    """What a cell shows as HTML, from the richest of its forms that needs no script.

    Args:
        data: the forms, by media type, as Jupyter has them.
    """
    for media, as_html in FORMS.items():
        if media in data:
            return as_html(data)
    return f"<pre>{escape(str(data.get('text/plain', '')))}</pre>"


def _picture(media: str) -> Callable[[Mapping[str, Any]], str]:
    """A picture within the page, called by what stands for it as text."""

    def html(data: Mapping[str, Any]) -> str:
        told = escape(str(data.get("text/plain", "")))
        source = "".join(str(data[media]).split())
        return f'<img src="data:{media};base64,{escape(source)}" alt="{told}">'

    return html


FORMS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "text/html": lambda data: str(data["text/html"]),
    "text/markdown": lambda data: linked(markdown2html(str(data["text/markdown"]))),
    "image/svg+xml": lambda data: str(data["image/svg+xml"]),
    "image/png": _picture("image/png"),
    "image/jpeg": _picture("image/jpeg"),
    "text/latex": lambda data: f"<pre>{escape(str(data['text/latex']))}</pre>",
}
"""How each form of an output is drawn, the richest first. A formula is shown as it is written."""


class Exporter(VoilaExporter):
    """Compiles a template once, where Voilà does it for every page, and sends a page in pieces.

    Voilà sends each of a template's hundred snippets by itself, compressed by itself.
    """

    @property
    def environment(self) -> Environment:
        """Jinja's, with what our template asks for."""
        environment: Environment = super().environment
        environment.bytecode_cache = COMPILED
        environment.filters["linked"] = linked
        environment.filters["drawn"] = drawn
        environment.filters["secret"] = secret
        # Chinese as it is, and not as six letters each; what could end a script is still escaped.
        environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        return environment

    @pass_context
    def markdown2html(self, context: Context, source: str) -> str:
        """Markdown as HTML, made once for every page where it shows no picture."""
        if PICTURE in source:
            try:
                return str(super().markdown2html(context, source))
            except InvalidNotebook:  # a picture that was attached is missing
                return markdown2html(source.replace("attachment:", ""))
        if len(MADE) > MOST_MADE:
            MADE.clear()
        if source not in MADE:
            MADE[source] = str(super().markdown2html(context, source))
        return MADE[source]

    async def generate_from_notebook_node(
        self, nb: Any, resources: Any = None, **given: Any
    ) -> AsyncIterator[tuple[str, Any]]:
        """The page in as many pieces as its template says."""
        held: list[str] = []
        used = resources
        try:
            async for html, used in super().generate_from_notebook_node(nb, resources, **given):
                held.append(html)
                if PIECE in html:
                    yield "".join(held), used
                    held.clear()
        except Exception:  # Voilà would wait on for what never comes; so the page ends, and says so
            log.exception("a page could not be drawn to its end")
            held.append(FAILED)
        yield "".join(held), used


def install() -> None:
    """Has Voilà draw with this exporter and renderer."""
    draw_with(Exporter, Renderer)
