"""What a calculator may look up: dated values, published histories, and the day it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calc.working import Measure
from widgets.core.errors import NotInForce, UnknownCitation
from widgets.core.provision import Provision
from widgets.core.rule import Rule, Version
from widgets.core.series import Series


def _none(cite: str) -> Provision:
    raise UnknownCitation(f"{cite!r}: no register is at hand")


@dataclass(frozen=True, slots=True)
class Books:
    """The rules and series that calculators name, and `today` as their screen was told.

    `provision` reads an article of the register by its citation.
    """

    rules: Mapping[str, Rule]
    series: Mapping[str, Series]
    today: date
    provision: Callable[[str], Provision] = _none

    def version(self, rule_id: str, on: date) -> Version:
        """A rule's version on a day.

        Raises:
            NotInForce: the rule does not reach the day.
        """
        return self.rules[rule_id].at(on)

    def value(self, rule_id: str, on: date) -> Decimal:
        """A rule's one value on a day, in the unit of its version.

        Raises:
            NotInForce: the rule does not reach the day, or has bands and no one value.
        """
        rule = self.rules[rule_id]
        value = rule.at(on).value
        if value is None:
            raise NotInForce(rule_id, on, rule.versions[0].starts)
        return value

    def measure(self, rule_id: str, on: date) -> Measure:
        """A rule's value on a day with its unit.

        Raises:
            NotInForce: as `value`; also where the version has no unit.
        """
        rule, unit = self.rules[rule_id], self.version(rule_id, on).unit
        if unit is None:
            raise NotInForce(rule_id, on, rule.versions[0].starts)
        return Measure(self.value(rule_id, on), unit)
