"""The shape of the project: public names, layers, dependencies stated once."""

import ast
import inspect
import pydoc
import re
import tomllib
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import yaml

import kcna_corpus as kc
from kcna_corpus import tracing
from kcna_corpus.records.schema import CLOSED

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kcna_corpus"
# A room imports only what stands before it; what stands at the root belongs to no room.
ROOMS = "text clock saving inputs tables dates quotations tracing reading archive records story happenings drafts cases exports views cli __main__".split()
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules():
    """Every module of the package by its dotted name, and its file."""
    for file in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(file.relative_to(PACKAGE).with_suffix("").parts)
        yield name.removesuffix(".__init__"), file


MODULES = dict(modules())


def imports(name):
    """The modules of the package that a module imports, late imports and types too."""
    file = MODULES[name]
    package = name.split(".") if file.name == "__init__.py" else name.split(".")[:-1]
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) + 1 - node.level] + (node.module or "").split(".")
            base = ".".join(part for part in base if part)
            for alias in node.names:
                whole = f"{base}.{alias.name}".lstrip(".")
                yield whole if whole in MODULES else base


def test_every_public_name_is_told_in_the_readme():
    for name in kc.__all__:
        assert re.search(rf"\b{name}\b", README), name
        assert getattr(kc, name).__doc__, name
    assert sorted(kc.__all__) == kc.__all__
    assert set(kc.__all__) == set(kc._HOMES)


def test_every_command_is_told_in_the_readme_or_the_contributing_guide():
    told = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for command in (
        *("check", "seal", "read", "attach", "trace", "page", "lab"),
        *("new", "update", "share", "sheet", "demo"),
    ):
        assert f"kcna-corpus {command}" in told


def test_rooms_import_one_way():
    rooms = {name.split(".")[0] for name in MODULES} - {"__init__"}
    assert rooms == set(ROOMS)
    for name in set(MODULES) - {"__init__"}:
        room = name.split(".")[0]
        for other in imports(name):
            if other:  # "" is the package itself, for its version
                assert ROOMS.index(other.split(".")[0]) <= ROOMS.index(room), (name, other)


def test_modules_import_one_way_inside_their_room():
    graph = {name: set(imports(name)) - {name, ""} for name in set(MODULES) - {"__init__"}}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_no_two_modules_bear_one_name():
    names = [file.stem for file in PACKAGE.rglob("*.py") if file.stem != "__init__"]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_every_test_file_bears_the_name_of_its_room():
    for file in (ROOT / "tests").glob("test_*.py"):
        room = file.stem.split("_")[1]
        assert room in ROOMS or file.stem in ("test_notebooks", "test_public_api"), file.name


def test_every_place_that_the_contributing_guide_names_is_there():
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("To change X")[2]
    named = re.findall(r"`([\w/*]+\.(?:py|toml|csv|md))`", guide.partition("\n## ")[0])
    for name in (name.replace("HOST", "*") for name in named):
        assert list(PACKAGE.glob(name)) or list(ROOT.glob(name)), name


def test_classes_are_those_of_the_schema():
    assert set(tracing.CLASSES) == set(CLOSED["class"])


def test_no_room_bears_the_name_of_a_public_call():
    assert not set(ROOMS) & set(kc.__all__)


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
    assert len(README.splitlines()) <= 130
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert (ROOT / picture).is_file()


def test_nothing_reaches_the_network():
    """No module of the package, no notebook and no other test imports a client."""
    clients = re.compile(
        r"^\s*(?:import|from) (?:urllib\.request|requests|httpx|socket|http)\b", re.M
    )
    for path in [*PACKAGE.rglob("*.py"), *ROOT.glob("notebooks/*.ipynb")]:
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


# --- docstrings, as numpydoc has them ------------------------------------------------------------

# Their own traits are told in the classes that they inherit from.
EXPLORERS = {
    *("SequenceExplorer", "QuotationExplorer", "AccountsExplorer", "PhraseExplorer"),
    *("PageReview", "DraftReview"),
}


def public():
    """Every public call, class and method, by name."""
    for name in sorted(set(kc.__all__) - EXPLORERS):
        thing = getattr(kc, name)
        yield name, thing
        for part, member in vars(thing).items() if isinstance(thing, type) else ():
            if not part.startswith("_") and inspect.isfunction(member):
                yield f"{name}.{part}", member


PUBLIC = dict(public())


def sections(thing):
    """The sections of a docstring: heading -> its lines."""
    found = {"": []}
    for line in inspect.getdoc(thing).splitlines():
        last = list(found)[-1]
        if re.fullmatch("-{3,}", line):
            found[found[last].pop()] = []
        else:
            found[last].append(line)
    return found


def entries(lines):
    """The names that a section describes, and their types: `first, second : str`."""
    heads = [line.partition(" : ") for line in lines if line[:1].strip()]
    return {name.lstrip("*"): type_ for names, _, type_ in heads for name in names.split(", ")}


@pytest.mark.parametrize("name", PUBLIC)
def test_docstrings_are_whole(name):
    thing = PUBLIC[name]
    told = sections(thing)
    assert any(line.startswith(">>>") for line in told.get("Examples", ()))
    assert "See Also" in told or "." in name
    if isinstance(thing, type):
        fields = [field for field in getattr(thing, "__annotations__", ()) if field != "packed"]
        assert set(fields) <= set(entries(told.get("Attributes", ())))
        return
    wanted = [part for part in inspect.signature(thing).parameters if part != "self"]
    documented = entries(told.get("Parameters", ()))
    assert list(documented) == wanted, "in their order"
    assert all(documented.values()), "each with its type"
    assert {"Returns", "Yields"} & set(told)
    assert "Raises" in told or "." in name  # every call refuses something
    order = ["Parameters", "Returns", "Yields", "Raises", "Warns", "See Also", "Examples"]
    assert [heading for heading in told if heading] == [o for o in order if o in told]


@pytest.mark.parametrize("name", sorted(EXPLORERS))
def test_help_tells_what_is_ours(name):
    text = pydoc.render_doc(getattr(kc, name), renderer=pydoc.plaintext)
    assert len(text.splitlines()) < 200
    assert "add_class" not in text
    assert "Attributes" in text


# --- sizes ---------------------------------------------------------------------------------------

# What is still longer: none is added here, and a name goes when its file or function is shortened.
LONG_FILES: set[str] = set()
LONG_FUNCTIONS: set[str] = set()


def test_no_file_is_long():
    long = {
        str(file.relative_to(PACKAGE))
        for file in MODULES.values()
        if len(file.read_text(encoding="utf-8").splitlines()) > 400
    }
    assert not long - LONG_FILES


def test_no_function_is_long():
    long = set()
    for file in MODULES.values():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                first = node.body[1] if ast.get_docstring(node) and node.body[1:] else node.body[0]
                head = node.body[0].lineno - node.lineno
                if head + node.end_lineno - first.lineno + 1 > 50:
                    long.add(node.name)
    assert not long - LONG_FUNCTIONS
