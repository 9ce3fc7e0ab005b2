"""An archive on a cluster of two workers, one of which is killed on the way."""

import os
import signal

import pandas as pd
import pytest
from test_archive import digests, trace

from kcna_corpus.archive import demo, one_part, planning


@pytest.fixture(scope="module")
def cluster():
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as local,
        Client(local) as client,
    ):
        yield client


def test_a_worker_is_killed_and_the_files_are_the_same(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr(planning, "TRIALS", 300)
    archive = demo.write_demo(tmp_path / "archive", 400, files=4, quoted=0.1)
    said = list(demo.STATEMENT)
    alone = trace(archive, tmp_path / "alone", said)
    killed = tmp_path / "killed"
    first = one_part.trace_part

    def dies_once(*task):
        if not killed.exists():
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return first(*task)

    monkeypatch.setattr(one_part, "trace_part", dies_once)
    spread = trace(archive, tmp_path / "spread", said, engine="dask")
    assert killed.exists()
    assert spread.summary["parts"] == "4 of 4"
    assert digests(tmp_path / "spread") == digests(tmp_path / "alone")
    pd.testing.assert_frame_equal(spread.table(), alone.table())


def test_a_bag_is_a_table_too(cluster, tmp_path, monkeypatch):
    bag = pytest.importorskip("dask.bag")
    monkeypatch.setattr(planning, "TRIALS", 300)
    rows = list(demo.demo_reports(90, 5, quoted=0.2))
    want = trace(pd.DataFrame(rows), tmp_path / "one", list(demo.STATEMENT)).table()
    for parts in (3, 2):  # nothing of the first stays
        source = bag.from_sequence(rows, npartitions=parts)
        run = trace(source, tmp_path / "bag", list(demo.STATEMENT), engine="dask")
        pd.testing.assert_frame_equal(run.table(), want)
        assert run.summary["rows"] == 90
