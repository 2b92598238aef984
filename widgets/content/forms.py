"""What is asked on screens of its own, by id: calculators, and letters."""

from __future__ import annotations

from pathlib import Path

from widgets.content.law_tables import LawTableReader
from widgets.core.calculators.calculator import Calculator
from widgets.core.letters.letter import Letter

LETTERS = "letters"


class FormReader(LawTableReader):
    """Reads calculators and letters; both kinds know the order in which they are shown."""

    def calculator(self, calculator_id: str) -> Calculator:
        """A calculator's form and words."""
        return self._one(Calculator, calculator_id, self.root / "calculators")

    def calculators(self) -> dict[str, Calculator]:
        """Every calculator by id, in the order in which they are shown."""
        every_one = map(self.calculator, _ids(self.root / "calculators"))
        return {each.id: each for each in sorted(every_one, key=lambda each: (each.place, each.id))}

    def letter(self, letter_id: str) -> Letter:
        """What a letter asks, and its clauses."""
        return self._one(Letter, letter_id, self.root / LETTERS)

    def letters(self) -> dict[str, Letter]:
        """Every letter by id, in the order in which they are shown."""
        every_one = map(self.letter, _ids(self.root / LETTERS))
        return {each.id: each for each in sorted(every_one, key=lambda each: (each.place, each.id))}


def _ids(folder: Path) -> list[str]:
    return [path.stem for path in sorted(folder.glob("*.yaml"))]
