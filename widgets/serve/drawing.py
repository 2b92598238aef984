"""How Voilà's exporter draws a page, with less to do for each learner."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from typing import Any

import voila.handler
import voila.notebook_renderer
import voila.voila_kernel_manager
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from voila.exporter import VoilaExporter
from voila.notebook_renderer import NotebookRenderer

from widgets.core.present.law import law_address

log = logging.getLogger(__name__)

LAB = "lab"
LAW_LINK = re.compile(r'href="law:([a-z0-9/.-]+)(?:@[0-9-]+)?"')
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


class Exporter(VoilaExporter):
    """Compiles a template once, where Voilà does it for every page, and sends a page in pieces.

    Voilà sends each of a template's hundred snippets by itself, compressed by itself.
    """

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()
        environment.bytecode_cache = COMPILED
        environment.filters["linked"] = linked
        return environment

    async def generate_from_notebook_node(
        self, nb: Any, resources: Any = None, **given: Any
    ) -> AsyncIterator[tuple[str, Any]]:
        """The page in as many pieces as its template says."""
        drawn: list[str] = []
        used = resources
        try:
            async for html, used in super().generate_from_notebook_node(nb, resources, **given):
                drawn.append(html)
                if PIECE in html:
                    yield "".join(drawn), used
                    drawn.clear()
        except Exception:  # Voilà would wait on for what never comes; so the page ends, and says so
            log.exception("a page could not be drawn to its end")
        yield "".join(drawn), used


class Renderer(NotebookRenderer):
    """Leaves out what is for JupyterLab alone: no visitor waits for it."""

    async def load_notebook(self, path: str) -> Any:
        """The notebook without its cells that are tagged `lab`."""
        notebook = await super().load_notebook(path)
        notebook.cells = [c for c in notebook.cells if LAB not in c.metadata.get("tags", ())]
        return notebook


def install() -> None:
    """Has Voilà draw with this exporter and renderer. It offers no setting for that."""
    voila.notebook_renderer.VoilaExporter = Exporter
    voila.handler.NotebookRenderer = Renderer
    voila.voila_kernel_manager.NotebookRenderer = Renderer
