"""Where the demo keeps its municipality between runs."""

from pathlib import Path

from playground.demo import _files


def test_the_first_run_makes_one_beside_its_place(tmp_path: Path):
    assert _files(tmp_path / "data", fresh=False) == (tmp_path / "data/demo.db", tmp_path / "data/unfinished.db")


def test_a_finished_one_is_kept(tmp_path: Path):
    (tmp_path / "demo.db").touch()
    assert _files(tmp_path, fresh=False) == (tmp_path / "demo.db", None)
    assert (tmp_path / "demo.db").exists()


def test_an_unfinished_one_is_begun_anew(tmp_path: Path):
    for name in ("unfinished.db", "unfinished.db-wal"):
        (tmp_path / name).touch()
    assert _files(tmp_path, fresh=False) == (tmp_path / "demo.db", tmp_path / "unfinished.db")
    assert list(tmp_path.iterdir()) == []


def test_fresh_means_fresh(tmp_path: Path):
    for name in ("demo.db", "demo.db-wal", "bot.db"):
        (tmp_path / name).touch()
    assert _files(tmp_path, fresh=True) == (tmp_path / "demo.db", tmp_path / "unfinished.db")
    assert [path.name for path in tmp_path.iterdir()] == ["bot.db"]
