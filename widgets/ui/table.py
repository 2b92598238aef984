"""A table as a notebook shows it: HTML that needs no kernel once it stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from widgets.core.text import Lang

if TYPE_CHECKING:
    import pandas as pd


class ArticleTable:
    """Rows of words under their columns; with them, as data, what `frame` gives.

    Args:
        caption: what the table is about.
        columns: the columns' names, as a reader sees them.
        rows: a cell for each column.
        lang: the language.
        records: the rows as data, by name; the cells themselves unless given.
    """

    def __init__(
        self,
        caption: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        lang: Lang,
        records: Sequence[Mapping[str, object]] | None = None,
    ) -> None:
        self.caption, self.columns, self.rows = caption, tuple(columns), tuple(map(tuple, rows))
        self._lang = lang
        self._records = records

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table as pandas has it."""
        import pandas as pd  # slow to load, and only this needs it

        if self._records is None:
            return pd.DataFrame(list(self.rows), columns=list(self.columns))
        return pd.DataFrame(list(self._records))

    def __repr__(self) -> str:
        return "\n".join([self.caption, *(" | ".join(row) for row in (self.columns, *self.rows))])

    def _repr_html_(self) -> str:
        heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in self.columns)
        rows = "".join(f"<tr>{self._cells(row)}</tr>" for row in self.rows)
        return (
            f'<table lang="{self._lang}"><caption>{escape(self.caption)}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )

    def _cells(self, row: Sequence[str]) -> str:
        first, *rest = row
        named = zip(self.columns[1:], rest, strict=True)
        cells = (f'<td data-column="{escape(name)}">{escape(cell)}</td>' for name, cell in named)
        return f'<th scope="row">{escape(first)}</th>{"".join(cells)}'
