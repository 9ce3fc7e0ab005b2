"""How notebooks are written, and that their regression test can fail.

The notebooks themselves run under strict nbval, as part of the same command. Here: their shape, and
a copy in which one thing is broken, which must turn red.
"""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def cells(path, kind):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [c for c in notebook["cells"] if c["cell_type"] == kind]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
class TestShape:
    def test_saved_in_order_with_outputs(self, path):
        code = cells(path, "code")
        assert [c["execution_count"] for c in code] == list(range(1, len(code) + 1))
        for cell in code:
            parts = ast.parse("".join(cell["source"])).body
            quiet = all(
                isinstance(part, ast.Import | ast.ImportFrom | ast.Assign) for part in parts
            )
            assert bool(cell["outputs"]) != quiet, cell["source"]
        assert not any(o["output_type"] == "error" for c in code for o in c["outputs"])
        assert not any(o.get("name") == "stderr" for c in code for o in c["outputs"])

    def test_small_cells_under_a_sentence(self, path):
        notebook = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = [i for i, c in enumerate(notebook) if c["cell_type"] == "code"]
        told = [i for i in code if notebook[i - 1]["cell_type"] == "markdown"]
        assert len(told) >= 0.8 * len(code)
        for i in code:
            source = "".join(notebook[i]["source"])
            assert len(source.splitlines()) <= 8
            assert "def " not in source
            assert not source.startswith(("%", "!"))

    def test_question_answer_and_limits(self, path):
        prose = ["".join(c["source"]) for c in cells(path, "markdown")]
        assert prose[0].startswith("# ")
        assert "**Question.**" in prose[1]
        assert "**Answer.**" in prose[1]
        assert "What this does not show" in prose[-1]

    def test_light_and_without_widget_state(self, path):
        assert path.stat().st_size < 400_000
        assert "widgets" not in json.loads(path.read_text(encoding="utf-8"))["metadata"]


# --- the regression test can fail -----------------------------------------------------------------

BREAKS = {
    "a changed date": (
        "data/events.csv",
        ",2024-05-17,2024-05-17,day,",
        ",2024-05-18,2024-05-18,day,",
    ),
    "a broken filter": ("story/sequence.py", 'chosen &= table["earliest"] <= last', "pass"),
    "a changed column": ("views/sequence_explorer.py", "r.title, r.kind,", "r.kind, r.title,"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the package and the first notebook, run from elsewhere."""
    place = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "kcna_corpus", place / "kcna_corpus")
    shutil.copy(NOTEBOOKS[0], place)
    shutil.copy(ROOT / "tests" / "nbval.cfg", place)
    return place


def nbval(place):
    """Run strict nbval over the copy; return its exit status and what it printed."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--nbval",
        "-c",
        "/dev/null",
    ]
    done = subprocess.run(
        [*command, "--nbval-sanitize-with", "nbval.cfg", "--rootdir", ".", NOTEBOOKS[0].name],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_an_untouched_copy_is_green(copy):
    status, told = nbval(copy)
    assert status == 0, told


@pytest.mark.parametrize("fault", BREAKS)
def test_a_broken_copy_is_red(copy, fault):
    file, before, after = BREAKS[fault]
    path = copy / "kcna_corpus" / file
    whole = path.read_text(encoding="utf-8")
    assert before in whole
    path.write_text(whole.replace(before, after), encoding="utf-8")
    try:
        status, told = nbval(copy)
    finally:
        path.write_text(whole, encoding="utf-8")
    assert status == 1, told
