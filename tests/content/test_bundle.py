import shutil
import subprocess

import pytest

from widgets.content.bundle import bundle
from widgets.ui.shared import STATIC


@pytest.fixture
def files(tmp_path):
    library, module = tmp_path / "library.js", tmp_path / "module.js"
    library.write_text("/** ours */\nconst a = 1, b = 2;\nexport{a as one,b};\n")
    module.write_text('import { one, b as two } from "./library.js";\nexport default one + two;\n')
    return library, module


def test_the_library_becomes_an_object_that_the_module_takes_names_from(files):
    joined = bundle(*files)

    assert "return { one: a, b };" in joined
    assert "const { one, b: two } = library;" in joined
    assert "from" not in joined
    assert joined.endswith("export default one + two;\n")


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node to run it")
def test_what_is_joined_runs(files, tmp_path):
    joined = tmp_path / "joined.mjs"
    joined.write_text(bundle(*files))

    found = subprocess.run(
        ["node", "-e", f"import('{joined.as_uri()}').then((m) => console.log(m.default))"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout == "3\n"


def test_a_library_without_an_export_is_named(files):
    library, module = files
    library.write_text("const a = 1;\n")

    with pytest.raises(ValueError, match=r"library\.js does not end in `export"):
        bundle(library, module)


def test_a_module_that_does_not_import_the_library_is_named(files):
    library, module = files
    module.write_text('import { one } from "./another.js";\n')

    with pytest.raises(
        ValueError, match=r"module\.js has no line `import .* from \"\./library\.js\""
    ):
        bundle(library, module)


def test_the_stage_keeps_the_library_s_licence_and_imports_nothing():
    joined = bundle(STATIC / "lit-html.js", STATIC / "stage.js")

    assert "lit-html 3.3.3" in joined
    assert "BSD-3-Clause" in joined
    assert "import {" not in joined
    assert joined.count("export ") == joined.count("export default {") == 1
