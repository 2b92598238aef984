"""What a calculator may look up: dated values, published histories, and the day it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from widgets.core.calculators.working import Measure
from widgets.core.errors import NotInForce
from widgets.core.law.citations import Citations
from widgets.core.law.contact_norms import ContactNorm
from widgets.core.law.lending import LendingText
from widgets.core.law.limitation import EventKind, ObstacleKind
from widgets.core.law.papers import Paper
from widgets.core.law.provision import Provision
from widgets.core.law.rule import Rule, Unit, Version
from widgets.core.law.series import Series


@dataclass(frozen=True, slots=True)
class CitedMeasure:
    """A rule's value on a day, with its unit and the article that sets it."""

    value: Decimal
    unit: Unit
    cite: str

    @property
    def measure(self) -> Measure:
        """The value with its unit alone."""
        return Measure(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class LawTables:
    """The rules, series, articles and tables that calculators name, by id.

    `today` is as their screen was told.
    """

    rules: Mapping[str, Rule]
    series: Mapping[str, Series]
    today: date
    citations: Citations = field(default_factory=Citations)
    contact_norms: tuple[ContactNorm, ...] = ()
    lending: Mapping[str, LendingText] = field(default_factory=dict)
    limitation_events: tuple[EventKind, ...] = ()
    limitation_obstacles: tuple[ObstacleKind, ...] = ()
    papers: Mapping[str, Paper] = field(default_factory=dict)

    def provision(self, cite: str) -> Provision:
        """An article of the register.

        Raises:
            UnknownCitation: the register has no such article.
        """
        return self.citations.provision(cite)

    def starts(self, instrument_id: str) -> date:
        """The first day on which an instrument is in force.

        Raises:
            UnknownCitation: the register has no such instrument.
        """
        return self.citations.instrument(instrument_id).starts

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

    def cited(self, rule_id: str, on: date) -> CitedMeasure:
        """A rule's value on a day with its unit and its article.

        Raises:
            NotInForce: as `measure`.
        """
        held = self.measure(rule_id, on)
        return CitedMeasure(held.value, held.unit, self.version(rule_id, on).cite)
