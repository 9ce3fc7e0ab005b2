"""The shape of the project: public names, layers, dependencies stated once."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
import yaml

import kcna_corpus as kc

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kcna_corpus"
LAYERS = (
    "text schema problems words windows zones records checks datapackage citations saving texts dates "
    "reading "
    "finding attaching quotations tracing corpus quoted sequence publishing accounts word_of "
    "charges proposals charts heatmap evidence reported wording view account_charts "
    "sequence_explorer quotation_explorer accounts_explorer page_review cli"
).split()
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def imports(module):
    """The modules of the package that a module imports, not counting those for types only."""
    folder = PACKAGE / module
    files = sorted(folder.glob("*.py")) if folder.is_dir() else [PACKAGE / f"{module}.py"]
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
                node.body = []
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level == 1 + folder.is_dir():
                names = [node.module] if node.module else [a.name for a in node.names]
                yield from (name.split(".")[0] for name in names)


def test_every_public_name_is_told_in_the_readme():
    for name in kc.__all__:
        assert re.search(rf"\b{name}\b", README), name
        assert getattr(kc, name).__doc__, name
    assert sorted(kc.__all__) == kc.__all__
    assert set(kc.__all__) == set(kc._HOMES)


def test_every_command_is_told_in_the_readme_or_the_contributing_guide():
    told = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for command in ("check", "seal", "read", "attach", "lab"):
        assert f"kcna-corpus {command}" in told


def test_layers_import_one_way():
    modules = {p.stem for p in PACKAGE.glob("*.py")} - {"__init__"}
    modules |= {p.parent.name for p in PACKAGE.glob("*/__init__.py")}
    assert modules == set(LAYERS)
    for module in LAYERS:
        for other in set(imports(module)) - {"__version__"}:
            assert LAYERS.index(other) < LAYERS.index(module), (module, other)


def test_no_module_bears_the_name_of_a_public_call():
    assert not set(LAYERS) & set(kc.__all__)


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(kc, "timelines")
    assert "timeline" in dir(kc)


def test_versions_are_stated_once():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    python, pip, from_project = environment["dependencies"]
    assert (python, pip) == ("python" + PROJECT["project"]["requires-python"], "pip")
    assert from_project == {"pip": ["-e .[lab]"]}
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == kc.__version__


def test_every_dependency_says_why():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.partition("dependencies = [")[2].partition("]")[0]
    for line in block.strip().splitlines():
        assert "#" in line, line


def test_the_readme_is_short_and_its_picture_is_there():
    assert len(README.splitlines()) <= 120
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert (ROOT / picture).is_file()


def test_nothing_reaches_the_network():
    """No module of the package, no notebook and no other test imports a client."""
    clients = re.compile(
        r"^\s*(?:import|from) (?:urllib\.request|requests|httpx|socket|http)\b", re.M
    )
    for path in [*PACKAGE.glob("*.py"), *ROOT.glob("notebooks/*.ipynb")]:
        assert not clients.search(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("call", "needed"),
    [
        (kc.publications, "reading: a Reading is needed, as kc.read_folder gives it"),
        (kc.show, "table: a DataFrame is needed"),
        (kc.fingerprint, "text: a text is needed"),
        (kc.timeline, "corpus: a Corpus is needed, as kc.load"),
        (kc.SequenceExplorer, "corpus: a Corpus is needed, as kc.load"),
        (kc.QuotationExplorer, "corpus: a Corpus is needed, as kc.load"),
    ],
)
@pytest.mark.parametrize("given", [None, 3, b"x", []])
def test_what_is_given_wrongly_is_told_what_is_needed(call, needed, given):
    with pytest.raises(TypeError, match=needed):
        call(given)
