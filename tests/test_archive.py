"""A statement through an archive: what is found, what is kept, what a broken row or run does."""

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import kcna_corpus as kc
from kcna_corpus import cli
from kcna_corpus.archive import dataset, demo, one_part, planning, scan, shapes

SAID = [
    "The mill at Ostra will not open again before the winter.",
    "It was a dear old place to the millers of three valleys.",
    "Grain that rots in the sheds belongs to nobody but the crows.",
]
REPORTS = [
    ("A", "“The mill at Ostra shall not open again before the winter,” said Ada Roe."),
    ("B", "Plums are ripe in the valley, and nobody picks them."),
    ("C", "She called it “a dear old  place to the millers”."),
    ("D", "Ada Roe said that “grain that rots in the&nbsp;sheds belongs to nobody”."),
    ("E", "A baker said “the bread is better this year than last year”."),
    ("F", "The council met on Friday and spoke of nothing."),
    ("G", "A bridge was painted."),
]


def rows_of(reports=REPORTS):
    return pd.DataFrame(reports, columns=["document", "text"])


def trace(source, out, said=SAID, **more):
    return kc.trace_dataset(source, said, out=out, progress=False, **more)


def digests(out):
    return {
        str(file.relative_to(out)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(Path(out).rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module", autouse=True)
def few_trials():
    """Fewer invented reports than are needed for a promise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "TRIALS", 300)
        yield


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """400 invented reports in four files."""
    return demo.write_demo(tmp_path_factory.mktemp("archive"), 400, files=4, quoted=0.1)


@pytest.fixture(scope="module")
def undisturbed(archive, tmp_path_factory):
    out = tmp_path_factory.mktemp("undisturbed")
    return trace(archive, out, list(demo.STATEMENT))


class TestFound:
    @pytest.mark.parametrize("ending", ["parquet", "jsonl", "jsonl.gz", "csv", "csv.gz"])
    def test_the_same_from_every_kind_of_file(self, tmp_path, ending):
        file, table = tmp_path / f"a.{ending}", rows_of()
        if ending == "parquet":
            table.to_parquet(file)
        elif "json" in ending:
            table.to_json(file, orient="records", lines=True, force_ascii=False)
        else:
            table.to_csv(file, index=False)
        run = trace(file, tmp_path / "out")
        assert run.table()[["document", "sentences", "class"]].values.tolist() == [
            ["A", [0], "altered"],
            ["C", [1], "verbatim"],
            ["D", [2], "verbatim"],
        ]
        told = {name: run.summary[name] for name in one_part.COUNTS}
        assert told | {"quotations": 0} == {
            "rows": 7, "reports": 7, "kept": 3, "quotations": 0, "linked": 3, "rejected": 0,
        }  # fmt: skip

    def test_as_trace_finds_it(self, archive, undisturbed):
        reports = pd.concat(map(pd.read_parquet, sorted(archive.glob("*.parquet"))))
        every = kc.trace(reports, list(demo.STATEMENT), speaker=demo.SPEAKER)
        linked = every[every["sentences"].map(bool)].reset_index(drop=True)
        assert undisturbed.plan["speaker"] == [demo.SPEAKER]
        pd.testing.assert_frame_equal(undisturbed.table(), linked)
        assert undisturbed.summary["kept"] < 60
        assert not undisturbed.plan["filter"]["everything"]

    def test_all_with_recall_1(self, tmp_path):
        rows_of().to_csv(tmp_path / "a.csv")
        run = trace(tmp_path / "a.csv", tmp_path / "out", recall=1)
        assert run.summary["kept"] == 7
        assert len(run.table(linked=False)) == 4  # B quotes nobody
        assert run.summary["recall"] == "all is traced: recall=1 asks for all"

    @pytest.mark.parametrize("engine", ["duckdb", "polars", "pandas"])
    def test_the_table_of_an_engine(self, tmp_path, engine, monkeypatch):
        rows_of().to_parquet(tmp_path / "a.parquet")
        table = {
            "duckdb": lambda: duckdb.read_parquet(str(tmp_path / "a.parquet")),
            "polars": lambda: pl.scan_parquet(tmp_path / "a.parquet"),
            "pandas": rows_of,
        }[engine]
        assert trace(table(), tmp_path / "out").table()["document"].tolist() == ["A", "C", "D"]
        monkeypatch.setattr(one_part, "trace_part", None)  # the same table is not traced again
        assert trace(table(), tmp_path / "out").summary["parts"] == "1 of 1"

    def test_what_where_chooses(self, archive, tmp_path):
        run = trace(archive, tmp_path / "out", list(demo.STATEMENT), where="day < '2031-03-02'")
        chosen = duckdb.read_parquet(str(archive / "*.parquet")).filter("day < '2031-03-02'")
        assert run.summary["reports"] == len(chosen)
        assert run.summary["rows"] == 400
        assert 0 < run.summary["linked"] < 60

    def test_views_open_on_the_result(self, undisturbed):
        texts = undisturbed.texts()
        assert set(texts["document"]) == set(undisturbed.table()["document"])
        assert len(kc.trace(undisturbed, list(demo.STATEMENT))) > len(texts)

    @pytest.mark.parametrize(
        ("row", "named", "aloud"),
        [
            (
                {
                    "date": "2031-03-14",
                    "url": "https://courier.example/1",
                    "quotes": [
                        {
                            "pre": "Roe said",
                            "quote": "a dear old place to the millers",
                            "post": "and left",
                        }
                    ],
                },
                "https://courier.example/1",
                "GDELT Global Quotation Graph: text = quotes, document = url",
            ),
            (
                {"url": "u1", "maintext": REPORTS[0][1], "title": "Mill"},
                "u1",
                "news-please (CC-News): text = maintext, document = url",
            ),
            (
                {"stories_id": 7, "text": REPORTS[0][1], "media_name": "Courier"},
                "7",
                "Media Cloud: text = text, document = stories_id",
            ),
        ],
    )
    def test_archives_that_people_have(self, tmp_path, row, named, aloud):
        (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n")
        run = trace(tmp_path / "a.jsonl", tmp_path / "out")
        assert run.table()["document"].tolist() == [named]
        assert run.summary["columns"] == aloud

    def test_every_shape_is_known_by_its_own_columns(self):
        for fields, shape in shapes.KNOWN:
            assert {shape.text, shape.document} <= set(fields)


class TestFilter:
    @pytest.mark.parametrize(
        ("said", "report"),
        [
            ("the old mill", "THE OLD MILL"),
            ("the old mill", "the old\nmill"),
            ("the old mill", "the  old \r\n mill"),
            ("the old mill", "the o\u00adld&#32;mill"),
            ("the miller's wife", "the miller’s wife"),
            ("Élan vital", "l’élan vital"),
            ("élan vital", "an elan vital"),
            ("café noir", "cafe\u0301 noir"),
            ("the mill, old as", "the mill old as it is"),
            ("옛 방앗간", "옛 방앗간"),
            ("옛 방앗간", unicodedata.normalize("NFD", "옛 방앗간")),
            ("Старая мельница", "СТАРАЯ МЕЛЬНИЦА"),
        ],
    )
    def test_one_form_for_statement_and_report(self, said, report):
        assert scan.Filter((said,)).keeps(pl.Series([report, "plums"])).tolist() == [True, False]

    def test_a_name_and_telling_words(self):
        words = frozenset({"grain", "rots", "sheds", "belongs", "nobody", "crows"})
        rule = scan.Filter((), ("Ada Roe",), (words,))
        told = ["Ada Roe: nobody owns grain in sheds, crows do", "nobody owns grain in sheds, crows do",
                "Ada Roe: nobody owns plums"]  # fmt: skip
        assert rule.keeps(pl.Series(told)).tolist() == [True, False, False]

    def test_what_is_promised_is_kept(self, monkeypatch):
        monkeypatch.setattr(planning, "TRIALS", 3000)
        rest = [of["text"] for of in demo.demo_reports(500, 3, quoted=0)]
        found = planning.choose({"": list(demo.STATEMENT)}, rest, 0.999)
        assert found.measured.recall >= 0.999
        assert found.measured.links > 2500
        assert found.share == 0

    def test_without_a_rare_word_everything_is_traced(self, tmp_path):
        rows_of([("A", "It is what it is, and that is all of it.")] * 50).to_csv(tmp_path / "a.csv")
        run = trace(tmp_path / "a.csv", tmp_path / "out", ["It is what it is, and that is all."])
        assert run.summary["kept"] == 50
        assert run.summary["recall"].startswith("all is traced: ")

    def test_explained_without_running(self, archive, tmp_path):
        run = trace(archive, tmp_path / "out", list(demo.STATEMENT), explain=True)
        runs = run.plan["filter"]["runs"]
        assert len(runs) > 30
        assert all(any(words in said for said in demo.STATEMENT) for words in runs)
        assert run.summary["parts"] == "0 of 4"
        assert not (tmp_path / "out").exists()


class TestResumed:
    def test_killed_again_and_again(self, archive, undisturbed, tmp_path):
        """Killed at any moment, the same call goes on, and leaves the same files."""
        out = tmp_path / "out"
        code = (
            "import sys, kcna_corpus as kc\nfrom kcna_corpus.archive import demo, planning\n"
            "planning.TRIALS = 300\n"
            "kc.trace_dataset(sys.argv[1], list(demo.STATEMENT), out=sys.argv[2], progress=False)"
        )
        command, killed = [sys.executable, "-c", code, str(archive), str(out)], 0
        for files in (1, 2, 3):  # killed once so many files are there, finished or not
            started = subprocess.Popen(command)
            while started.poll() is None and len(list(out.rglob("*.parquet"))) < files:
                time.sleep(0.001)
            if started.poll() is None:
                started.send_signal(signal.SIGKILL)
            killed += started.wait() == -signal.SIGKILL
        assert killed
        assert trace(archive, out, list(demo.STATEMENT)).summary["parts"] == "4 of 4"
        assert digests(out) == digests(undisturbed.out)

    def test_only_what_changed_is_done_again(self, tmp_path, monkeypatch):
        done = []
        first = one_part.trace_part
        monkeypatch.setattr(
            one_part, "trace_part", lambda *task: done.append(task[2].file) or first(*task)
        )
        for name in "ab":
            rows_of().to_parquet(tmp_path / f"{name}.parquet")
        source, out = str(tmp_path / "*.parquet"), tmp_path / "out"
        trace(source, out)
        assert len(done) == 2
        trace(source, out)
        assert len(done) == 2
        rows_of(REPORTS[:2]).to_parquet(tmp_path / "b.parquet")
        assert trace(source, out).table()["document"].tolist() == ["A", "C", "D", "A"]
        assert done[2:] == [str(tmp_path / "b.parquet")]
        assert trace(source, out, SAID[:2]).table()["document"].tolist() == ["A", "C", "A"]
        assert len(done) == 5
        monkeypatch.setattr(dataset, "__version__", "9.9")
        trace(source, out, SAID[:2])
        assert len(done) == 7
        (tmp_path / "b.parquet").unlink()
        assert trace(source, out, SAID[:2]).table()["document"].tolist() == ["A", "C"]

    def test_a_full_disk_loses_nothing(self, archive, undisturbed, tmp_path, monkeypatch):
        written, first = [], one_part.traces_table

        def full(rows):
            written.append(rows)
            if len(written) == 3:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return first(rows)

        out = tmp_path / "out"
        monkeypatch.setattr(one_part, "traces_table", full)
        told = (
            "No space left on device; 2 of 4 parts are finished; the same call goes on from there"
        )
        with pytest.raises(OSError, match=told) as raised:
            trace(archive, out, list(demo.STATEMENT))
        assert raised.value.errno == errno.ENOSPC
        assert not list(out.rglob(".unfinished-*"))
        monkeypatch.undo()
        trace(archive, out, list(demo.STATEMENT))
        assert digests(out) == digests(undisturbed.out)


class TestBadInput:
    def test_bad_rows_are_counted_and_listed(self, tmp_path):
        lines = [
            json.dumps({"document": "A", "text": REPORTS[0][1]}).encode(),
            b'{"document": "B", "text": "\xff\xfe"}',
            b'{"document": "C"}',
            b'{"document": "D", "text": "  "}',
            b"[1, 2]",
            b'{"document": ',
            b'{"document": "E", "text": "\\ud83d is half"}',
        ]
        (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
        run = trace(tmp_path / "a.jsonl", tmp_path / "out")
        assert (run.summary["rows"], run.summary["rejected"], run.summary["linked"]) == (7, 5, 1)
        rejected = pd.read_parquet(tmp_path / "out" / "rejected.parquet")
        assert set(rejected["file"]) == {str(tmp_path / "a.jsonl")}
        assert rejected[["row", "reason"]].values.tolist() == [
            [1, "bytes that are not UTF-8"],
            [2, "no text"],
            [3, "no text"],
            [4, "no JSON object"],
            [5, "no JSON object"],
        ]

    @pytest.mark.parametrize("kind", [pa.binary(), pa.string()])
    @pytest.mark.parametrize("where", [None, "text LIKE '%mill%'"])
    def test_broken_bytes_in_parquet(self, tmp_path, kind, where):
        bytes_ = pa.array([REPORTS[0][1].encode(), b"plums \xff", None, b"ripe"], pa.binary())
        table = pa.table({"text": bytes_.view(kind), "document": list("ABCD")})
        pq.write_table(table, tmp_path / "a.parquet")
        run = trace(tmp_path / "a.parquet", tmp_path / "out", where=where)
        assert run.table()["document"].tolist() == ["A"]
        rejected = pd.read_parquet(tmp_path / "out" / "rejected.parquet")
        told = [[1, "bytes that are not UTF-8"], [2, "no text"]]
        assert rejected[["row", "reason"]].values.tolist() == told[: 1 if where else 2]

    @pytest.mark.parametrize(
        ("more", "error", "told"),
        [
            ({"text": "txet"}, ValueError, r"a.parquet: no column 'txet'; did you mean 'text'"),
            ({"document": "nmae"}, ValueError, r"a.parquet: no column 'nmae'"),
            ({"text": "size"}, ValueError, r"a.parquet: column 'size' holds int64, no text"),
            ({"where": "dya > 1"}, ValueError, r"where: 'dya > 1', in .*a.parquet: .*dya"),
            ({"where": "text LIKE"}, ValueError, r"where: 'text LIKE'"),
            ({"engine": "spark"}, ValueError, r"engine: 'spark' is none"),
            ({"engine": "dask"}, ValueError, r"engine 'dask': there is no client"),
            ({"recall": 0}, ValueError, r"recall: a share above 0 and up to 1 is needed, not 0"),
            ({"speaker": ""}, ValueError, r"speaker: "),
        ],
    )
    def test_what_is_wrong_is_named(self, tmp_path, more, error, told):
        rows_of().assign(size=1).to_parquet(tmp_path / "a.parquet")
        with pytest.raises(error, match=told):
            trace(tmp_path / "a.parquet", tmp_path / "out", **more)

    def test_no_archive(self, tmp_path):
        with pytest.raises(ValueError, match=r"'nowhere/\*.parquet': there is no such file"):
            trace("nowhere/*.parquet", tmp_path / "out")
        (tmp_path / "a.txt").write_text("plums")
        with pytest.raises(ValueError, match="none of its 1 files is Parquet"):
            trace(tmp_path, tmp_path / "out")
        with pytest.raises(TypeError, match=r"source: files .* is needed, not 3"):
            trace(3, tmp_path / "out")

    @pytest.mark.parametrize("name", ["a.parquet", "a.csv", "a.jsonl"])
    def test_an_empty_archive(self, tmp_path, name):
        if name == "a.parquet":
            rows_of([]).to_parquet(tmp_path / name)
        else:
            (tmp_path / name).write_text("")
        with pytest.raises(ValueError, match="source: there is no report in it"):
            trace(tmp_path / name, tmp_path / "out")
        (tmp_path / "b.csv").write_text("document,text\nA,“a dear old place to the millers”\n")
        run = trace([tmp_path / name, tmp_path / "b.csv"], tmp_path / "out")
        assert run.table()["document"].tolist() == ["A"]

    def test_no_parquet(self, tmp_path):
        (tmp_path / "a.parquet").write_bytes(b"plums")
        with pytest.raises(ValueError, match=r"a.parquet: it cannot be read as Parquet"):
            trace(tmp_path / "a.parquet", tmp_path / "out")

    def test_mixed_schemas(self, tmp_path):
        rows_of().to_parquet(tmp_path / "a.parquet")
        pq.write_table(
            pa.table({"document": [7], "text": pa.array([REPORTS[2][1]], pa.large_string())}),
            tmp_path / "b.parquet",
        )
        run = trace(tmp_path, tmp_path / "out")
        assert run.table()["document"].tolist() == ["A", "C", "D", "7"]
        pq.write_table(pa.table({"document": ["E"], "body": ["plums"]}), tmp_path / "c.parquet")
        with pytest.raises(ValueError, match=r"c.parquet: no column 'text'"):
            trace(tmp_path, tmp_path / "out")
        assert len(run.table()) == 4

    def test_an_engine_that_is_not_installed(self, tmp_path, monkeypatch):
        monkeypatch.setattr(dataset, "find_spec", lambda name: None if name == "duckdb" else 1)
        told = r"engine 'duckdb' needs duckdb: pip install 'kcna-corpus\[bulk\]'"
        with pytest.raises(ImportError, match=told):
            trace("a.parquet", tmp_path / "out")

    def test_out_is_a_file(self, tmp_path):
        (tmp_path / "out").write_text("")
        with pytest.raises(ValueError, match="is a file; a folder is needed"):
            trace("a.parquet", tmp_path / "out")


class TestCommand:
    def test_traces_and_tells(self, tmp_path, capsys):
        rows_of().to_csv(tmp_path / "a.csv", index=False)
        (tmp_path / "said.txt").write_text("\n".join(SAID))
        options = ["--statement", str(tmp_path / "said.txt"), "-o", str(tmp_path / "out")]
        assert cli.main(["trace", str(tmp_path / "a.csv"), *options]) == 0
        told = capsys.readouterr().out
        assert "rows: 7\n" in told
        assert "linked: 3\n" in told
        assert len(pd.read_parquet(tmp_path / "out" / "traces")) == 3

    def test_says_what_is_wrong(self, tmp_path, capsys):
        (tmp_path / "said.txt").write_text("\n".join(SAID))
        options = ["--statement", str(tmp_path / "said.txt"), "-o", str(tmp_path / "out")]
        assert cli.main(["trace", str(tmp_path / "nowhere.csv"), *options]) == 1
        assert "there is no such file" in capsys.readouterr().err


def test_korean_is_found_however_its_words_are_parted():
    import polars as pl

    from kcna_corpus.archive.scan import Filter

    kept = Filter(("한 통도 실어", "북쪽 섬에 석유를"))
    texts = ["석유를 단한통도 실어나른 적이 없다", "북 쪽 섬 에 석유를 보냈다", "비가 왔다", None]
    assert kept.keeps(pl.Series(texts, dtype=pl.String)).tolist() == [True, True, False, False]
