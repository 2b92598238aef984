"""The register as tables, for people who explore it in JupyterLab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from widgets.content.register import Register

FrameRow = dict[str, Any]


def frame(register: Register, name: str) -> pd.DataFrame:
    """One table: `provisions`, `instruments`, `rules` by version, `series` by fixing.

    Raises:
        ValueError: there is no such table.
    """
    if name not in _TABLES:
        raise ValueError(f"no table {name!r}; there are {', '.join(_TABLES)}")
    import pandas as pd  # slow to load, and only this needs it

    return pd.DataFrame(list(_TABLES[name](register)))


def _provisions(register: Register) -> Iterator[FrameRow]:
    for p in register.register:
        instrument = register.instruments[p.instrument]
        yield {
            "cite": p.cite,
            "instrument_zh": instrument.title.zh,
            "instrument_en": instrument.title.en,
            "binding": instrument.binding.value,
            "article_zh": p.label.zh,
            "article_en": p.label.en,
            "says_zh": p.says.zh,
            "says_en": p.says.en,
            "from": p.starts,
            "until": p.ends,
            "binds": ", ".join(p.binds),
            "topics": ", ".join(p.topics),
            "rung": p.rung.value if p.rung else None,
            "confidence": p.confidence.value,
            "sources": "; ".join(p.sources),
            "checked": p.checked,
        }


def _instruments(register: Register) -> Iterator[FrameRow]:
    for instrument in register.instruments.values():
        yield {
            "id": instrument.id,
            "title_zh": instrument.title.zh,
            "title_en": instrument.title.en,
            "number_zh": instrument.number.zh,
            "issuer_en": instrument.issuer.en,
            "binding": instrument.binding.value,
            "from": instrument.starts,
            "until": instrument.ends,
            "replaced": instrument.replaced,
            "source": instrument.source,
            "read_to": instrument.read_to,
        }


def _rules(register: Register) -> Iterator[FrameRow]:
    for rule in register.rules():
        for version in rule.versions:
            yield {
                "id": rule.id,
                "title_zh": rule.title.zh,
                "title_en": rule.title.en,
                "from": version.starts,
                "value": version.value,
                "unit": version.unit.value if version.unit else None,
                "ended": version.ended,
                "cite": version.cite,
            }


def _series(register: Register) -> Iterator[FrameRow]:
    for series in register.every_series():
        for fixing in series.fixings:
            yield {"id": series.id, "day": fixing.day, "value": fixing.value}


_TABLES: dict[str, Callable[[Register], Iterator[FrameRow]]] = {
    "provisions": _provisions,
    "instruments": _instruments,
    "rules": _rules,
    "series": _series,
}
