"""The notebooks of a case: the four questions, asked of its own records.

Each is kept as Markdown, with code between fences; whoever owns the case writes the answers.
"""

import json
import re
from pathlib import Path
from typing import Any

from ..saving import write_whole

_HERE = Path(__file__).parent / "notebooks"
_FENCE = re.compile(r"^```python\n(.*?)^```\n", re.DOTALL | re.MULTILINE)


def write_notebooks(target: Path) -> None:
    """Write the notebooks of a case into a folder; one that is there stays as it is."""
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted(_HERE.glob("*.md")):
        notebook = target / f"{file.stem}.ipynb"
        if not notebook.exists():
            content = as_notebook(file.read_text(encoding="utf-8"))
            write_whole(notebook, json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def as_notebook(text: str) -> dict[str, Any]:
    r"""Return a text in Markdown as a notebook: each paragraph a cell, and what is fenced as code.

    >>> book = as_notebook("# A title\n\nA line.\n\n```python\n1 + 1\n```\n")
    >>> [(cell["cell_type"], "".join(cell["source"])) for cell in book["cells"]]
    [('markdown', '# A title\n\nA line.'), ('code', '1 + 1')]
    """
    cells: list[dict[str, Any]] = []
    for number, part in enumerate(_FENCE.split(text)):
        source = part.strip("\n").splitlines(keepends=True)
        if source and number % 2:
            empty: dict[str, Any] = {"outputs": [], "execution_count": None}
            cells.append({"cell_type": "code", "metadata": {}, "source": source, **empty})
        elif source:
            cells.append({"cell_type": "markdown", "metadata": {}, "source": source})
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
