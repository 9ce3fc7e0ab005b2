"""What several test files share."""

from pathlib import Path

import pytest

import kcna_corpus as kc

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def shipped():
    """The records that come with the package."""
    return kc.load()


@pytest.fixture(scope="session")
def tiny():
    """An invented corpus with known answers: Varland, the League, and a quarrel over plums."""
    return kc.load(HERE / "tiny")
