"""Run the notebooks again and save them as they are kept: outputs, no widget state, no times.

python tests/save_notebooks.py [NAME ...]      # all of notebooks/ without a name
"""

import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

STORED = re.compile("<div class='kc-live'.*?</script>", re.DOTALL)
WIDGET = "application/vnd.jupyter.widget-view+json"
HOME = Path(__file__).parent.parent / "notebooks"


def save(path: Path) -> None:
    """Run one notebook from a fresh kernel and write it back."""
    notebook = nbformat.read(path, as_version=4)
    before = dict(notebook.metadata)
    NotebookClient(
        notebook, resources={"metadata": {"path": str(path.parent)}}, store_widget_state=False
    ).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)  # times of this run
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    views = [output.data[WIDGET] for output in outputs if WIDGET in output.get("data", ())]
    for number, view in enumerate(views):
        view["model_id"] = f"{number:032x}"  # names nothing that is kept: else each run changes it
    for output in outputs:  # what draws a view without a kernel is a hundred kilobytes
        data = output.get("data", {})
        if "text/html" in data:
            data["text/html"] = STORED.sub("", data["text/html"])
    notebook.metadata.clear()
    notebook.metadata.update(before)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(path.name for path in HOME.glob("*.ipynb")):
        save(HOME / Path(name).name)
        print(f"saved {name}")
