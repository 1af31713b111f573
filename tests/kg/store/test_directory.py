"""A graph directory: one writer, whole snapshots, nothing foreign touched, nothing left over."""

import json
import multiprocessing
import os
import shutil
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreBusyError, StoreError, StoreNotFoundError
from kg.model import Iri
from kg.store import open_graph, open_store

GRAPH = Iri("https://example.org/graph/a")


def quads(name: str) -> list[Quad]:
    predicate = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    return [Quad(NamedNode("https://example.org/town/1"), predicate, Literal(name), NamedNode(GRAPH))]


def published(path: Path, name: str, keep: int = 3) -> str:
    with open_store(path, keep=keep) as store:
        store.replace({GRAPH: quads(name)})
        return store.publish({"name": name})


def seen(path: Path) -> str:
    with open_graph(path) as reader:
        (quad,) = reader.quads(GRAPH)
        assert isinstance(quad.object, Literal)
        assert reader.manifest["name"] == quad.object.value
        return quad.object.value


def names(path: Path) -> set[str]:
    return {entry.name for entry in path.iterdir()}


def test_readers_see_what_was_published_last(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "graph"
    for name in ("水屯镇", "板桥镇"):
        published(path, name)
        assert seen(path) == name
    assert names(path) == {"plankg.json", "snapshots", "current"}


def test_a_reader_keeps_its_snapshot(tmp_path: Path) -> None:
    published(tmp_path, "水屯镇")
    with open_graph(tmp_path) as reader:
        published(tmp_path, "板桥镇")
        (quad,) = reader.quads(GRAPH)
        assert quad == quads("水屯镇")[0]
    assert seen(tmp_path) == "板桥镇"


def test_what_is_not_published_is_not_seen(tmp_path: Path) -> None:
    published(tmp_path, "水屯镇")
    with open_store(tmp_path) as store:
        store.replace({GRAPH: quads("板桥镇")})
        assert seen(tmp_path) == "水屯镇"
    assert seen(tmp_path) == "水屯镇"


def test_the_last_snapshots_are_kept(tmp_path: Path) -> None:
    for n in range(5):
        published(tmp_path, f"第{n}镇", keep=2)
    assert names(tmp_path / "snapshots") == {"0004", "0005"}
    assert os.readlink(tmp_path / "current") == "snapshots/0005"  # noqa: PTH115 - the link as written


def test_snapshots_are_numbered_past_9999(tmp_path: Path) -> None:
    published(tmp_path, "水屯镇")
    (tmp_path / "snapshots" / "0001").rename(tmp_path / "snapshots" / "9999")
    (tmp_path / "current").unlink()
    (tmp_path / "current").symlink_to("snapshots/9999")
    assert published(tmp_path, "板桥镇") == "10000"
    assert published(tmp_path, "老河乡") == "10001"
    assert seen(tmp_path) == "老河乡"


def test_no_graph_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(StoreNotFoundError):
            open_graph(path)


def test_a_store_that_published_nothing_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    with open_store(path) as store:
        store.replace({GRAPH: quads("水屯镇")})
    assert not path.exists()
    with open_store(path), pytest.raises(StoreNotFoundError):
        open_graph(path)
    assert not path.exists()


@pytest.mark.parametrize("entry", ["report.docx", "data/x.txt", ".hidden", "current", "snapshots/0001/store"])
def test_a_foreign_directory_is_refused_and_untouched(tmp_path: Path, entry: str) -> None:
    (tmp_path / entry).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / entry).write_text("重要")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path)
    assert caught.value.key == "errors.graph_foreign"
    with pytest.raises(StoreError) as caught:
        open_graph(tmp_path)
    assert caught.value.key == "errors.graph_foreign"
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_is_no_graph(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("第一章")
    for opening in (open_store, open_graph):
        with pytest.raises(StoreError) as caught:
            opening(file)
        assert caught.value.key == "errors.graph_is_file"
    assert file.read_text() == "第一章"


@pytest.mark.parametrize("marker", ['{"format": 2}', "{}", "[]", "", "\x00"])
def test_another_format_is_refused_and_untouched(tmp_path: Path, marker: str) -> None:
    published(tmp_path, "水屯镇")
    (tmp_path / "plankg.json").write_text(marker)
    for opening in (open_store, open_graph):
        with pytest.raises(StoreError) as caught:
            opening(tmp_path)
        assert caught.value.key == "errors.graph_version"
    assert names(tmp_path / "snapshots") == {"0001"}


def test_a_second_writer_in_this_process_is_turned_away(tmp_path: Path) -> None:
    with open_store(tmp_path), pytest.raises(StoreBusyError):
        open_store(tmp_path)
    published(tmp_path, "水屯镇")


def _try_to_write(path: Path, told: "multiprocessing.Queue[str]") -> None:
    try:
        published(path, "板桥镇")
    except StoreBusyError as error:
        told.put(error.key)
    else:
        told.put("written")


def test_a_second_process_is_turned_away_and_readers_are_not(tmp_path: Path) -> None:
    published(tmp_path, "水屯镇")
    context = multiprocessing.get_context("spawn")
    told: multiprocessing.Queue[str] = context.Queue()
    with open_store(tmp_path):
        second = context.Process(target=_try_to_write, args=(tmp_path, told))
        second.start()
        assert told.get(timeout=30) == "errors.graph_busy"
        second.join()
        assert seen(tmp_path) == "水屯镇"


def test_leftovers_of_a_killed_writer_are_removed(tmp_path: Path) -> None:
    published(tmp_path, "水屯镇")
    shutil.copytree(tmp_path / "snapshots" / "0001", tmp_path / "snapshots" / "0002")  # complete, never swapped in
    (tmp_path / "snapshots" / ".new-0003" / "store").mkdir(parents=True)
    (tmp_path / "live-123-0").mkdir()
    (tmp_path / "live-123-0" / "CURRENT").write_text("half")
    (tmp_path / ".new-current").symlink_to("snapshots/0002")
    (tmp_path / ".new-plankg.json").write_text("{")
    assert seen(tmp_path) == "水屯镇"
    assert published(tmp_path, "板桥镇") == "0002"
    assert seen(tmp_path) == "板桥镇"
    assert names(tmp_path) == {"plankg.json", "snapshots", "current"}
    assert names(tmp_path / "snapshots") == {"0001", "0002"}


def test_a_first_build_killed_anywhere_leaves_no_graph_but_room_for_one(tmp_path: Path) -> None:
    for made in ((), (".new-plankg.json",), ("plankg.json",), ("plankg.json", "snapshots/", "live-9-0/")):
        path = tmp_path / str(len(list(tmp_path.iterdir())))
        path.mkdir()
        for name in made:
            if name.endswith("/"):
                (path / name).mkdir()
            else:
                (path / name).write_text(json.dumps({"program": "plankg", "format": 1}))
        with pytest.raises(StoreNotFoundError):
            open_graph(path)
        published(path, "水屯镇")
        assert seen(path) == "水屯镇"


def test_a_writer_goes_on_after_a_failure(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.replace({GRAPH: quads("水屯镇")})
        store.publish({"name": "水屯镇"})
        with pytest.raises(StoreError):
            store.replace({Iri("https://example.org/graph/b"): quads("板桥镇")})
        store.replace({GRAPH: quads("老河乡")})
        store.publish({"name": "老河乡"})
    assert seen(tmp_path) == "老河乡"


def test_the_stages_are_told(tmp_path: Path) -> None:
    stages: list[str] = []
    with open_store(tmp_path, watcher=stages.append) as store:
        store.replace({GRAPH: quads("水屯镇")})
        store.publish({})
    assert stages == ["load", "backup", "swap"]


@pytest.mark.parametrize("damage", [b"", b"no copy", None])
def test_a_copy_that_is_damaged_or_gone_is_no_loss(tmp_path: Path, damage: bytes | None) -> None:
    published(tmp_path, "水屯镇")
    (copy,) = (tmp_path / "snapshots" / "0001" / "graphs").iterdir()
    with open_graph(tmp_path) as reader:
        whole = reader.view.triples(GRAPH)
    copy.unlink()
    if damage is not None:
        copy.write_bytes(damage)
    with open_graph(tmp_path) as reader:
        assert reader.view.triples(GRAPH) == whole
    assert published(tmp_path, "板桥镇") == "0002"
    assert seen(tmp_path) == "板桥镇"


def test_a_graph_that_stays_is_linked_not_written_again(tmp_path: Path) -> None:
    published(tmp_path, "水屯镇")
    with open_store(tmp_path) as store:
        store.publish({"name": "水屯镇"})
    first, second = ((tmp_path / "snapshots" / name / "graphs") for name in ("0001", "0002"))
    assert [path.stat().st_ino for path in first.iterdir()] == [path.stat().st_ino for path in second.iterdir()]


@pytest.mark.parametrize("damaged", [b"{", b"", b"\xff\xfe"])
def test_a_damaged_manifest_is_told_and_mended_by_the_next_build(damaged: bytes, tmp_path: Path) -> None:
    published(tmp_path, "水屯镇")
    (tmp_path / "current" / "manifest.json").write_bytes(damaged)
    with pytest.raises(StoreError, match=r"manifest\.json.*plankg build"), open_graph(tmp_path):
        pass
    published(tmp_path, "板桥镇")
    assert seen(tmp_path) == "板桥镇"
