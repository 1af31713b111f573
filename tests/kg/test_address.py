"""A graph stands in a directory or on a server; a URL that is none is told, and a password in it is never repeated."""

from pathlib import Path

import pytest

from kg.address import Address, place_of
from kg.errors import StoreError


@pytest.mark.parametrize("text", ["graph", "/srv/graph", "图谱", "a:b", "C:\\graph", "http:graph"])
def test_a_word_without_a_scheme_is_a_directory(text: str) -> None:
    assert place_of(text) == Path(text)


def test_the_ends_of_oxigraph_lie_below_its_url() -> None:
    for text in ("oxigraph+http://h:7878", "oxigraph+http://h:7878/"):
        place = place_of(text)
        assert isinstance(place, Address)
        assert (place.query, place.update) == ("http://h:7878/query", "http://h:7878/update")
        assert (place.data, place.write) == ("http://h:7878/store", "http://h:7878/store")
        assert not place.by_steps
        assert str(place) == text


def test_virtuoso_is_read_without_a_password_and_written_with_one() -> None:
    place = place_of("virtuoso+https://h/base")
    assert isinstance(place, Address)
    assert (place.query, place.data) == ("https://h/base/sparql", "https://h/base/sparql-graph-crud")
    assert (place.update, place.write) == ("https://h/base/sparql-auth", "https://h/base/sparql-graph-crud-auth")
    assert place.by_steps
    assert place.by_digest


def test_another_server_names_its_ends() -> None:
    place = place_of("sparql+http://h:3030/ds?query=sparql&update=update&data=/data")
    assert isinstance(place, Address)
    assert (place.query, place.update, place.data) == (
        "http://h:3030/ds/sparql",
        "http://h:3030/ds/update",
        "http://h:3030/data",
    )
    only_read = place_of("sparql+http://h:3030/ds?query=sparql&data=data")
    assert isinstance(only_read, Address)
    assert only_read.update is None


@pytest.mark.parametrize(
    "text",
    [
        "http://h:7878",
        "https://h/sparql",
        "ftp://h/graph",
        "oxigraph+ftp://h",
        "oxigraph+http://",
        "oxigraph+http://h:port",
        "oxigraph+http://h:99999",
        "oxigraph+http://h/a b",
        "sparql+http://h/ds",
        "sparql+http://h/ds?query=q",
        "sparql+http://h/ds?query=q&data=d&other=o",
        "sparql+http://h/ds?query=http://elsewhere/q&data=d",
        "graphdb+http://h",
        "://",
    ],
)
def test_a_url_of_no_known_form_is_told_with_those_that_are(text: str) -> None:
    with pytest.raises(StoreError) as caught:
        place_of(text)
    assert caught.value.key == "store.no_address"
    assert "oxigraph+http://" in caught.value.told("zh")


@pytest.mark.parametrize(
    "text", ["oxigraph+http://zhou:geheim@h:7878", "https://zhou:geheim@h", "virtuoso+http://:geheim@h"]
)
def test_a_password_in_a_url_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(StoreError) as caught:
        place_of(text)
    assert "geheim" not in caught.value.told("en") + caught.value.told("zh") + repr(caught.value)
