"""What several test files share."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from hypothesis import settings

import kcna_corpus as kc

# No test depends on how fast the machine is. In CI a run can be repeated: the same inputs each
# time. By hand they are new at every run.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

HERE = Path(__file__).parent
#: The files that take longest: begun first, so that none is all that is left at the end.
LONGEST = (
    "test_views_browser test_views_pages test_views_draft_keys test_archive test_notebooks "
    "test_cases_decisions test_archive_dask test_dates test_cli test_views_frame"
).split()


def pytest_collection_modifyitems(items):
    """Put the longest files first; pyproject.toml lets xdist keep that order."""
    items.sort(key=lambda item: [*LONGEST, item.path.stem].index(item.path.stem))


@pytest.fixture(scope="session")
def shipped():
    """The records that come with the package."""
    return kc.load()


@pytest.fixture(scope="session")
def tiny():
    """An invented corpus with known answers: Varland, the League, and a quarrel over plums."""
    return kc.load(HERE / "tiny")


@pytest.fixture(scope="session")
def browser():
    """A Chromium with a fresh profile."""
    from browsing import CHROMIUM, FLAGS
    from playwright.sync_api import sync_playwright

    assert CHROMIUM, "no Chromium, and KCNA_CORPUS_BROWSER asks for one"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """The address of a JupyterLab with a copy of the notebooks."""
    home = tmp_path_factory.mktemp("lab")
    shutil.copytree(HERE.parent / "notebooks", home / "notebooks")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    places = {f"JUPYTER_{n}": str(home / n) for n in ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")}
    command = f"--no-browser --ServerApp.ip=127.0.0.1 --ServerApp.port={port} --allow-root --LabApp.expose_app_in_browser=True"
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *command.split(), f"--IdentityProvider.token={token}"],
        cwd=home / "notebooks",
        env={**os.environ, **places, "HOME": str(home), "JUPYTERLAB_SETTINGS_DIR": str(home / "s")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/api?token={token}", timeout=1)
            break
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    yield address, token, home / "notebooks"
    server.terminate()
    server.wait(timeout=20)
