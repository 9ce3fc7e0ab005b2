"""What several test files share."""

import os
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
