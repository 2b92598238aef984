"""Letters whose clauses are spoiled, and what the check says of each."""

import pytest

LETTER = "letters/asking.yaml"
CITE = "cite: [new-act/47.3]"


@pytest.mark.usefixtures("with_letter")
def test_a_sound_letter_has_no_fault(planted):
    assert planted(LETTER, "Nobody", "Nobody") == []


@pytest.mark.usefixtures("with_letter")
@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("{zh: 请不要, en: Asks", "{zh: '{whom}请不要', en: Asks", "{whom} names no field"),
        (CITE, "cite: []", "a clause cites the articles it rests on, or is marked plain"),
        (CITE, "cite: [old-act/40.3]", "old-act/40.3 held from 2006-03-01 to 2025-12-31"),
        (CITE, "cite: [new-act/48]", "'new-act/48' is not in the register"),
        ("{zh: 请不要, en: Asks", "{zh: 看第48条, en: Asks", "the numbers differ"),
        ("{zh: 请不要, en: Asks", "{zh: 看第48条, en: See art. 48", "names art. 48"),
    ],
)
def test_a_clause_that_is_at_fault_is_named(planted, before, after, what):
    found = planted(LETTER, before, after)

    assert found
    assert all(fault.startswith(LETTER) for fault in found)
    assert any(what in fault for fault in found)


FIGURES = """- {id: more, kind: lines, label: {zh: 还有, en: More}}
carries:
  - {calculator: %s, into: more, says: [{zh: "共{%s}", en: The sum}]}
clauses:
"""


@pytest.mark.usefixtures("with_letter", "with_calculator")
@pytest.mark.parametrize(
    ("calculator", "slot", "what"),
    [
        ("court-costs", "fee", ""),
        ("court-cost", "fee", "calculator: no calculator is called 'court-cost'"),
        ("court-costs", "nothing", "says.0: {nothing} is no figure of court-costs"),
    ],
)
def test_figures_that_no_calculator_gives_are_named(planted, calculator, slot, what):
    found = planted(LETTER, "clauses:\n", "      " + FIGURES % (calculator, slot))

    assert len(found) == bool(what)
    assert all(f"carries.0.{what}" in fault for fault in found)


@pytest.mark.usefixtures("with_letter")
def test_a_clause_must_bind_each_kind_of_lender_to_which_it_can_go(planted):
    found = planted(LETTER, CITE, "cite: [guide/hours]")

    assert [fault.split(": ", 1)[1] for fault in found] == [
        "clauses.1.cite: none of these binds private-lender, unsure: narrow 'when: {lender: […]}'"
    ]


@pytest.mark.usefixtures("with_letter")
def test_a_clause_for_those_alone_whom_it_binds_is_sound(planted):
    narrowed = "when: {lender: [bank]}\n    cite: [guide/hours]"

    assert planted(LETTER, CITE, narrowed) == []
