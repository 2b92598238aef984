"""A page that stands open: its screens as its kernel has told them, and what its browser keeps."""

from __future__ import annotations

import json
import re
from dataclasses import KW_ONLY, dataclass, field
from html import unescape
from typing import Any

HEAD = "head"
_CONFIG = re.compile(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', re.DOTALL)
_SCREEN = re.compile(r'<script class="door-screen"[^>]*>(.*?)</script>', re.DOTALL)

Data = dict[str, Any]


@dataclass
class Screen:
    """One widget on a page: what speaks for it, what keeps for it, and what it shows.

    Several screens may share a keeper, as a lesson's steps do.
    """

    stage: str
    keeper: str
    key: str
    view: Data


@dataclass
class OpenPage:
    """The screens of a page, and `stored`: what its browser keeps, by key.

    `screens` are by name: a lesson's by their steps, and its `head`; a calculator's by its id. One
    of them is `here`: it was acted in last.
    """

    screens: dict[str, Screen]
    here: str
    _: KW_ONLY
    stored: dict[str, str] = field(default_factory=dict)

    @property
    def stage(self) -> str:
        """What speaks for the screen that was acted in last."""
        return self.screens[self.here].stage

    @property
    def view(self) -> Data:
        """What that screen shows."""
        return self.screens[self.here].view

    @property
    def key(self) -> str:
        """Under which key the browser keeps what is done there."""
        return self.screens[self.here].key

    @property
    def keepers(self) -> dict[str, str]:
        """What keeps for the screens, each with its key."""
        return {each.keeper: each.key for each in self.screens.values()}

    def parts(self, kind: str) -> list[Data]:
        """The parts of one kind that the screen acted in last shows."""
        return [part for part in self.view.get("parts", ()) if part["part"] == kind]

    def take(self, content: Data) -> None:
        """Takes in the content of a kernel's message: a screen shows a new view."""
        comm, said = content.get("comm_id"), content.get("data", {}).get("content", {})
        for screen in self.screens.values():
            if comm == screen.stage and "view" in said:
                screen.view = said["view"]


def config(html: str) -> Data:
    """What a page is told of its server and its kernel; nothing on a page without one."""
    found = _CONFIG.search(html)
    told: Data = json.loads(unescape(found[1])) if found else {}
    return told


def screens(html: str) -> dict[str, Screen]:
    """The screens that stand in a page, by name, but for those that show nothing yet."""
    told = (json.loads(unescape(each)) for each in _SCREEN.findall(html))
    return dict(_screen(each) for each in told if "view" in each)


def first(found: dict[str, Screen]) -> str:
    """The name of the first screen in which something can be done."""
    return next((name for name in found if name != HEAD), HEAD)


def _screen(told: Data) -> tuple[str, Screen]:
    """A screen's name, and what a page tells of it."""
    name = re.split("[./]", told["view"]["key"].removeprefix("calculators/"))[0]
    return name, Screen(told["stage"], told["page"], told["store_key"], told["view"])
