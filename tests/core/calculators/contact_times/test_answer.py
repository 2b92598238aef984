import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.content.files import read_source
from widgets.content.library import Library
from widgets.core.calculators import contact_times
from widgets.core.calculators.answer import Standing
from widgets.core.calculators.answering import calculate as trying
from widgets.core.calculators.contact_times.answer import answer as answer_of
from widgets.core.calculators.contact_times.law import Collector
from widgets.core.calculators.contact_times.steps import MOST_TOLD
from widgets.core.calculators.contact_times.working import check
from widgets.core.calculators.form_values import read_form
from widgets.core.calculators.working import Measure
from widgets.core.contact_log.entry import UnreadReason
from widgets.core.contact_log.log import read_log
from widgets.core.law.contact_norms import Counts
from widgets.core.law.provision import LenderType
from widgets.core.words import Words

ROOT = Path(contact_times.__file__).parent
LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("contact-times")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))
WORDS = CALCULATOR.words
NORMS = TABLES.contact_norms
RULES = {name for norm in NORMS for name in norm.rules}
TALLIED = check(read_log(""), Collector(LenderType.BANK), TABLES).tally.keys()
NIGHT = "2026-11-20 22:30 电话 未接"
CARD = {"lender": "bank", "loan": "credit-card"}
FOUR = "\n".join(f"2026-11-20 {hour}:00 电话 接通" for hour in range(10, 14))
LENDERS = [option.id for option in CALCULATOR.fields["lender"].options]
ORDINARY = st.sampled_from(["unknown", "none", "consented", "agreed"])
BACKUP = ["<calls>", "<!DOCTYPE x>", '<call date="1795185600000" type="3"/>', "</calls>"]
TABLE = ["时间,呼叫类型\n", "2026-11-20 22:30:00,被叫", '"', "\n", "\x00", "{0}"]
TYPED = [NIGHT, "2026-02-30 1:00 电话"]
PIECES = st.sampled_from([*BACKUP, *TABLE, *TYPED]) | st.text(max_size=8)
KEBAB = re.compile(r"[a-z]+(?:-[a-z]+)+")


def answer(log: str = NIGHT, **typed: str):
    """What is answered to a log and to what else was typed."""
    read, problems = read_form(CALCULATOR, {"log": log, **typed})
    assert not problems
    return answer_of(read, TABLES)


def keys_in(*modules: str) -> Iterator[str]:
    """Every key of several words that the core's modules write out."""
    for module in modules:
        for node in ast.walk(ast.parse((ROOT / module).read_text())):
            value = node.value if isinstance(node, ast.Constant) else None
            if isinstance(value, str) and KEBAB.fullmatch(value):
                yield value


def under(prefix: str) -> set[str]:
    """The words under a prefix, without it."""
    return {key.removeprefix(prefix) for key in WORDS if key.startswith(prefix)}


def cites_of(norms) -> set[str]:
    """The articles of some norms, in every version of their rules."""
    versions = [v for norm in norms for name in norm.rules for v in LIBRARY.rule(name).versions]
    return {*(norm.cite for norm in norms if norm.cite), *(each.cite for each in versions)}


def instruments() -> dict[str, str]:
    """Every instrument that a norm rests on, with how binding it is in the interface's words."""
    names = {cite.partition("/")[0] for cite in cites_of(NORMS)}
    return {name: f"binding-{LIBRARY.instruments[name].binding}" for name in names}


def figures(found) -> dict[str, int]:
    """The answer's numbers."""
    return {each.key: int(each.value.value) for each in found.figures}


def test_every_norm_has_words_and_no_words_are_left_over():
    assert under("norm-") == {norm.id for norm in NORMS}


def test_every_fact_on_which_a_norm_turns_has_words_and_no_words_are_left_over():
    facts = {fact for norm in NORMS for fact in norm.turns_on}
    facts |= set(keys_in("working.py", "law.py")) - TALLIED

    assert under("decides-") == facts


def test_every_reason_why_a_line_was_not_read_has_words():
    assert under("reason-") == set(UnreadReason)


def test_every_finding_and_everything_counted_has_words():
    counted = {f"flag-{each}" for each in Counts if each is not Counts.MENTION}

    findings = {key.removeprefix("finding-") for key in keys_in("steps.py") if "finding" in key}
    assert under("finding-") == findings
    assert counted | RULES <= under("step-")


def test_every_caution_and_step_that_the_check_names_has_words():
    log = f"{NIGHT} 1\n{NIGHT} 1\n{NIGHT} 2\n2026-11-20 12:00 我打电话\n2099-01-01 1:00 电话\n?"
    found = answer(f"{log}\n2026-11-20 9:00 电话 同事", **CARD)

    assert under("step-") >= TALLIED
    assert {step.key for step in found.steps} <= under("step-")
    assert {key for key in keys_in("answer.py") if key.startswith("caution-")} < WORDS.keys()


def test_how_binding_each_instrument_is_is_told_as_the_register_has_it():
    bindings = instruments()
    told = {name for name in bindings if name in under("force-")}

    only_mentioned = {n.cite.partition("/")[0] for n in NORMS if n.cite and n.counts == "mention"}
    assert bindings.keys() - told <= only_mentioned
    for name in told:
        own, word = WORDS[f"force-{name}"], LIBRARY.texts[bindings[name]]
        assert (own.zh, own.en) == (word.zh, word.en), name


def test_the_sentence_can_name_every_mix_of_limits_that_a_log_can_cross():
    cites = cites_of([norm for norm in NORMS if norm.settles])
    names = sorted({cite.partition("/")[0] for cite in cites})
    mixes = [mix for n in range(1, len(names) + 1) for mix in combinations(names, n)]

    assert under("forces-") == {"-and-".join(mix) for mix in mixes}


def test_none_of_the_limits_that_a_log_alone_can_cross_is_a_law_and_the_words_say_so():
    crossed = {name for mix in under("forces-") for name in mix.split("-and-")}

    found = {instruments()[name] for name in crossed}

    assert found == {"binding-recommended-standard", "binding-self-discipline"}
    for mix in under("forces-"):
        assert "不是法律" in WORDS[f"forces-{mix}"].zh
        assert "not a law" in WORDS[f"forces-{mix}"].en or "not laws" in WORDS[f"forces-{mix}"].en


def test_every_problem_that_is_raised_has_words():
    raised = keys_in("form.py")

    problems = {key for key in raised if key.startswith("problem-")}

    assert problems == {f"problem-{key}" for key in under("problem-")}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_lines_of_the_example_can_be_read(lang):
    help_ = CALCULATOR.fields["log"].help.to(lang)
    lines = re.findall(r"2026-[^;；。.]+", help_)

    found = read_log("\n".join(lines))

    assert [each.kind for each in found.contacts] == ["call", "call", "message"]
    assert [each.connected for each in found.contacts] == [True, False, None]


def test_a_limit_crossed_is_told_with_its_article_and_how_binding_it_is():
    found = answer(**CARD)

    assert (found.standing, found.says.key) == (Standing.NOT_PROTECTED, "says-beyond-unless")
    assert found.says.cites == ("cba-2026/hours",)
    assert found.says.given["force"].key == "forces-cba-2026"
    assert "不是法律" in WORDS[found.says.given["force"].key].zh


def test_both_texts_are_named_where_both_are_crossed_and_it_is_one_spot():
    found = answer(lender="bank", loan="online-consumer")

    assert found.says.given["force"].key == "forces-cba-2026-and-gbt-45251-2025"
    assert figures(found) == {"contacts": 1, "beyond": 1, "depends": 0}


def test_limits_crossed_are_counted_first_and_where_there_are_none_the_contacts():
    crossed, none = answer(**CARD), answer(log="2026-11-20 10:00 电话")

    assert [figure.key for figure in crossed.figures] == ["beyond", "contacts", "depends"]
    assert next(figure.key for figure in none.figures) == "contacts"


def test_what_is_beyond_one_text_and_open_under_another_is_counted_as_beyond_alone():
    hours = {"consent": "agreed", "earliest": "9", "latest": "20"}
    found = answer(lender="bank", loan="online-consumer", **hours)

    findings = [row[5].key for row in found.sheets[0].rows]
    assert findings == ["finding-beyond", "finding-depends"]
    assert figures(found) == {"contacts": 1, "beyond": 1, "depends": 0}


def test_the_readers_of_logs_are_loaded_only_when_a_log_is_read():
    loaded = "import sys, widgets.core.calculators.answering; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True, cwd=ROOT.parent
    )

    assert {"widgets.core.contact_log.log", "pyexpat"} & set(run.stdout.split()) == set()


def test_it_never_says_that_a_log_is_lawful():
    quiet = answer("2026-11-20 12:00 电话 未接", **CARD)

    assert quiet.standing is None
    assert not [key for key, text in WORDS.items() if key.startswith("says-") and "合法" in text.zh]
    assert not [
        key for key, text in WORDS.items() if key.startswith("says-") and "lawful" in text.en
    ]


def test_the_law_on_public_order_of_each_day_is_told_for_that_day():
    old = answer("2025-12-30 12:00 短信\n2025-12-31 12:00 短信", lender="private-lender")
    new = answer("2026-01-01 12:00 短信\n2026-01-02 12:00 短信", lender="private-lender")

    assert old.says.cites == ("civil-code/1033.1", "psapl-2012/42.1.5")
    assert new.says.cites == ("civil-code/1033.1", "psapl-2025/50.1.5")


def test_for_whom_a_text_is_and_for_which_loans_rests_on_its_own_article():
    found = answer(lender="consumer-finance")

    told = {say.key: say.cites for say in found.decides}
    assert "cba-2026/scope" in told["decides-member"]
    assert {"cba-2026/scope", "gbt-45251-2025/1-scope"} <= set(told["decides-loan-kind"])
    assert "cba-2026/hours" in told["decides-consented"]


def test_how_binding_the_limits_are_is_told_with_their_articles():
    told = {say.key: say.cites for say in answer(**CARD).cautions}

    assert told["caution-force"] == ("cba-2026/hours",)


def test_days_without_a_limit_are_listed_and_told():
    found = answer(f"2025-01-01 22:30 电话\n{NIGHT}", lender="small-loan", loan="online-consumer")

    sheet = next(each for each in found.sheets if each.key == "no-limit")
    assert sheet.rows == ((date(2025, 1, 1),),)
    assert "caution-no-limit" in [say.key for say in found.cautions]
    assert WORDS["caution-no-limit"].cite == ("civil-code/1033.1",)


def test_a_long_log_is_cut_where_it_is_shown_and_whole_where_it_is_kept():
    start = datetime.fromisoformat("2025-06-01T22:30")
    lines = [f"{start + timedelta(days=n):%Y-%m-%d %H:%M} 电话 未接" for n in range(300)]
    found = answer("\n".join(lines), lender="small-loan", loan="online-consumer")

    flags = next(each for each in found.sheets if each.key == "flags")
    told = [step for step in found.steps if step.key == "flag-hours"]
    assert (len(flags.rows), len(told)) == (200, MOST_TOLD)
    assert found.saved[0].text.count("\r\n") == 301
    cut = next(say for say in found.cautions if say.key == "caution-cut")
    # a flag a night, and one each of the small-loan rule, the Civil Code and the police law
    assert (cut.given["shown"].value, cut.given["all"].value) == (200, 300 + 3)


def test_a_file_that_was_cut_off_at_the_forms_limit_is_told():
    short = answer(**CARD)
    long = answer(f"{NIGHT}\n" + " " * 2_000_000, **CARD)

    assert "caution-file-long" not in [say.key for say in short.cautions]
    assert "caution-file-long" in [say.key for say in long.cautions]


def test_the_same_words_are_there_in_both_languages_for_every_key():
    for key in WORDS:
        for lang in ("zh", "en"):
            assert Words(WORDS, lang).of(WORDS[key])


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(LENDERS), ORDINARY)
def test_whatever_is_typed_there_is_an_answer_or_a_problem_of_a_field(log, lender, consent):
    typed = {"log": log, "lender": lender, "consent": consent}
    found = trying(CALCULATOR, typed, TABLES)

    assert (found.answer is None) == bool(found.problems)
    assert found.fault is None


def test_every_number_of_the_answer_is_whole():
    found = answer(**CARD)

    assert all(isinstance(each.value, Measure) for each in found.figures)


def cautions(*lines: str, **typed: str) -> set[str]:
    """The keys of what to bear in mind, of an answer to a log."""
    return {say.key.removeprefix("caution-") for say in answer("\n".join(lines), **typed).cautions}


def test_what_to_bear_in_mind_is_told():
    bill = ("起始时间,呼叫类型,对方号码", "2026-11-20 12:00,被叫,1", "2026-11-20 13:00,被叫,2")

    assert cautions(*bill, **CARD) == {"bill-has-no-missed", "one-lender"}
    assert cautions("2026-11-20 12:00 电话", lender="assignee") == {
        "no-limit",
        "assignee-not-checked",
        "loan-kind-not-told",
    }


@pytest.mark.parametrize("lender", LENDERS)
def test_every_lender_has_its_own_way_to_complain(lender):
    says = [say.key for say in answer(f"{NIGHT}\n{FOUR}", lender=lender).todo]

    assert says == ["todo-keep", "todo-stop", f"todo-complain-{lender}", "todo-police"]
    assert set(says) <= CALCULATOR.words.keys()


def test_where_nothing_was_found_the_log_is_kept_all_the_same():
    found = answer("2026-11-20 12:00 电话", lender="bank", loan="credit-card")

    assert [say.key for say in found.todo] == ["todo-keep"]


def test_one_contact_is_no_matter_for_the_police():
    assert "todo-police" not in [say.key for say in answer(NIGHT, loan="credit-card").todo]


def test_every_article_of_what_to_do_was_read_or_quoted_twice_and_is_in_force():
    cites = {cite for key in WORDS if key.startswith("todo-") for cite in WORDS[key].cite}

    found = [LIBRARY.cite(cite) for cite in cites]

    assert len(found) == 13
    assert all(each.confidence.carries_a_key and each.in_force(TABLES.today) for each in found)


def test_a_private_lender_s_way_rests_on_the_police_law_and_on_the_court_s_order():
    told = {say.key: WORDS[say.key].cite for say in answer(FOUR, lender="private-lender").todo}

    assert told == {
        "todo-keep": ("evidence-2019/14", "evidence-2019/15"),
        "todo-stop": ("civil-code/1033.1", "civil-code/995", "limitation-2020/19"),
        "todo-complain-private-lender": ("psapl-2025/50.1.5", "civil-code/997"),
        "todo-police": ("psapl-2025/50.1.5", "psapl-2025/25", "psapl-2025/90"),
    }


def test_only_channels_of_the_record_are_named():
    path = LIBRARY.root / "channels.yaml"
    known = {channel["id"] for channel in read_source(path, LIBRARY.root).data}
    words = " ".join(text.zh for key, text in CALCULATOR.words.items() if key.startswith("todo-"))

    named = {number for number in ("12378", "12345", "12363", "12315", "12321") if number in words}

    assert named == {"12378", "12345"}
    assert named <= known


def variations(log: str, **typed: str) -> dict:
    """The changes on offer, by key."""
    return {turn.key: turn.fill for turn in answer(log, **typed).turns}


def test_a_call_of_which_nobody_knows_what_it_was_for_can_be_tried_as_a_notice():
    found = variations(FOUR, lender="small-loan", loan="online-consumer")

    assert found["only-notice"] == {"notices": "1"}


def test_another_call_is_tried_beside_those_already_marked():
    found = variations(FOUR, lender="small-loan", loan="online-consumer", notices="1")

    assert "only-notice" not in variations(NIGHT, lender="small-loan", loan="online-consumer")
    assert found["only-notice"] == {"notices": "1, 2"}


def test_who_collects_and_what_was_lent_can_be_tried_the_other_way():
    bank = variations(NIGHT, lender="bank", who="agency", loan="online-consumer")
    small = variations(NIGHT, lender="small-loan", loan="online-consumer")

    assert (bank["itself"], bank["credit-card"]) == ({"who": "lender"}, {"loan": "credit-card"})
    assert small["agency"] == {"who": "agency"}
    assert small["other-consumer"] == {"loan": "other-consumer"}


def test_an_agency_whose_principal_is_not_known_can_be_tried_for_a_bank():
    assert variations(NIGHT, lender="agency")["for-bank"] == {"lender": "bank", "who": "agency"}


def test_consent_can_be_tried_and_taken_back():
    assert variations(NIGHT, loan="credit-card")["consented"] == {"consent": "consented"}
    assert variations(NIGHT, loan="credit-card", consent="consented")["no-consent"] == {
        "consent": "none"
    }


@pytest.mark.parametrize("lender", LENDERS)
@pytest.mark.parametrize("log", [NIGHT, FOUR, f"{NIGHT}\n{FOUR}", "2026-11-20 12:00 我打电话"])
def test_two_to_four_changes_are_on_offer_and_each_gives_an_answer(lender, log):
    typed = {"lender": lender, "loan": "online-consumer"}
    found = answer(log, **typed).turns

    assert 2 <= len(found) <= 4
    for turn in found:
        assert answer(log, **{**typed, **turn.fill}).says.key.startswith("says-")
        assert f"turn-{turn.key}" in CALCULATOR.words
