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

from widgets.content.library import Library
from widgets.core.calculators import contact_times
from widgets.core.calculators.answer import Standing
from widgets.core.calculators.answering import calculate as trying
from widgets.core.calculators.contact_times.answer import MOST_TOLD
from widgets.core.calculators.contact_times.answer import answer as answer_of
from widgets.core.calculators.contact_times.day import NormFinding
from widgets.core.calculators.contact_times.law import CITES, NORMS, RULES, Counts
from widgets.core.calculators.form_values import read_form
from widgets.core.calculators.working import Measure
from widgets.core.contact_log.entry import UnreadReason
from widgets.core.contact_log.log import read_log
from widgets.core.words import Words

ROOT = Path(contact_times.__file__).parent
LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("contact-times")
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))
WORDS = CALCULATOR.words
NIGHT = "2026-11-20 22:30 电话 未接"
CARD = {"lender": "bank", "loan": "credit-card"}
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


def instruments() -> dict[str, str]:
    """Every instrument that a norm rests on, with how binding it is in the interface's words."""
    versions = [version for name in RULES for version in LIBRARY.rule(name).versions]
    names = {cite.partition("/")[0] for cite in (*CITES, *(each.cite for each in versions))}
    return {name: f"binding-{LIBRARY.instruments[name].binding}" for name in names}


def figures(found) -> dict[str, int]:
    """The answer's numbers."""
    return {each.key: int(each.value.value) for each in found.figures}


def test_every_norm_has_words_and_no_words_are_left_over():
    assert under("norm-") == {norm.key for norm in NORMS}


def test_every_fact_on_which_a_norm_turns_has_words_and_no_words_are_left_over():
    facts = {fact for norm in NORMS for fact in norm.turns_on}
    facts |= set(keys_in("day.py", "binding.py"))

    assert under("decides-") == facts


def test_every_reason_why_a_line_was_not_read_has_words():
    assert under("reason-") == set(UnreadReason)


def test_every_finding_and_everything_counted_has_words():
    counted = {f"flag-{each}" for each in Counts if each is not Counts.MENTION}

    assert under("finding-") == set(NormFinding)
    assert counted | set(RULES) <= under("step-")


def test_every_caution_and_step_that_the_check_names_has_words():
    log = f"{NIGHT} 1\n{NIGHT} 1\n{NIGHT} 2\n2026-11-20 12:00 我打电话\n2099-01-01 1:00 电话\n?"
    found = answer(f"{log}\n2026-11-20 9:00 电话 同事", **CARD)

    named = set(keys_in("working.py"))
    assert named <= under("caution-") | under("step-")
    assert {step.key for step in found.steps} <= under("step-")


def test_how_binding_each_instrument_is_is_told_as_the_register_has_it():
    bindings = instruments()
    told = {name for name in bindings if name in under("force-")}

    only_mentioned = {norm.cite.partition("/")[0] for norm in NORMS if norm.counts == "mention"}
    assert bindings.keys() - told <= only_mentioned
    for name in told:
        own, word = WORDS[f"force-{name}"], LIBRARY.texts[bindings[name]]
        assert (own.zh, own.en) == (word.zh, word.en), name


def test_the_sentence_can_name_every_mix_of_limits_that_a_log_can_cross():
    cites = [norm.cite for norm in NORMS if norm.settles and norm.cite]
    rules = [rule for norm in NORMS if norm.settles for rule in norm.rules]
    cites += [version.cite for rule in rules for version in LIBRARY.rule(rule).versions]
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
    raised = keys_in("answer.py", "form.py")

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


def test_what_is_beyond_one_text_and_open_under_another_is_counted_as_beyond_alone():
    hours = {"consent": "agreed", "earliest": "9", "latest": "20"}
    found = answer(lender="bank", loan="online-consumer", **hours)

    findings = [row[5].key for row in found.sheets[0].rows]
    assert findings == ["finding-beyond", "finding-depends"]
    assert figures(found) == {"contacts": 1, "beyond": 1, "depends": 0}


def test_the_readers_of_logs_are_loaded_only_when_a_log_is_read():
    loaded = "import sys, widgets.core.calculators.subjects; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True, cwd=ROOT.parent
    )

    assert {"widgets.core.contact_log.log", "pyexpat"} & set(run.stdout.split()) == set()


def test_a_flag_names_its_day_its_moment_its_line_its_limit_and_what_was_counted():
    found = answer(f"2026-11-20 12:00 电话\n{NIGHT}", **CARD)

    step = next(step for step in found.steps if step.key == "flag-hours")
    assert step.given["on"] == date(2026, 11, 20)
    assert step.given["entries"] == "22:30 #2"
    assert [step.given[name].value for name in ("latest", "earliest", "found")] == [22, 8, 1]
    assert step.cite == "cba-2026/hours"


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


def test_agreed_hours_stand_in_the_working_in_place_of_those_of_the_standard():
    found = answer(
        lender="small-loan", loan="online-consumer", consent="agreed", earliest="9", latest="23"
    )

    steps = {step.key: step.value for step in found.steps}
    assert (steps["agreed-latest"], steps["agreed-earliest"]) == (23, 9)
    assert "contact-latest-hour-standard" not in steps


def test_for_whom_a_text_is_and_for_which_loans_rests_on_its_own_article():
    found = answer(lender="consumer-finance")

    told = {say.key: say.cites for say in found.decides}
    assert "cba-2026/scope" in told["decides-member"]
    assert {"cba-2026/scope", "gbt-45251-2025/1-scope"} <= set(told["decides-loan-kind"])
    assert "cba-2026/hours" in told["decides-consented"]


def test_how_binding_the_limits_are_is_told_with_their_articles():
    told = {say.key: say.cites for say in answer(**CARD).cautions}

    assert told["caution-force"] == ("cba-2026/hours",)


def test_the_edges_are_told_in_words():
    steps = [step for step in answer(**CARD).steps if step.key == "boundary"]

    assert [step.given["latest"].value for step in steps] == [22]


def test_what_is_there_none_of_is_left_out_of_the_working():
    assert [step.key for step in answer(**CARD).steps if step.value == 0] == []


def test_days_without_a_limit_are_listed_and_told():
    found = answer(f"2025-01-01 22:30 电话\n{NIGHT}", lender="small-loan", loan="online-consumer")

    sheet = next(each for each in found.sheets if each.key == "no-limit")
    assert sheet.rows == ((date(2025, 1, 1),),)
    assert "caution-no-limit" in [say.key for say in found.cautions]


def test_articles_that_may_only_be_mentioned_decide_nothing():
    found = answer(lender="small-loan", loan="online-consumer")

    mentioned = [step.cite for step in found.steps if step.key == "mentioned"]
    assert "nifa-2018/17" in mentioned
    assert not set(mentioned) & set(found.says.cites)


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
