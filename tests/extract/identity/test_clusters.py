"""All names of one thing are joined, whatever their order; what fits two things is joined to neither; people rule."""

from hypothesis import given
from hypothesis import strategies as st

from extract.identity.clusters import Clusters, clustered
from extract.identity.home import Home
from kg.model import NO_RULINGS, Ruling, Rulings, Says

NOWHERE = Home(None, None, None, {}, {})
FIRM = "柳溪市赵守仁九里香调味品集团有限公司"


def ruled(says: Says, *names: str, kind: str = "Organisation") -> Rulings:
    return Rulings((Ruling(says, kind, names, "line"),))


def joined(found: Clusters) -> set[frozenset[str]]:
    groups: dict[object, set[str]] = {}
    for name, bearing in found.of.items():
        groups.setdefault(bearing, set()).add(name)
    return {frozenset(group) for group in groups.values()}


def listed(found: Clusters) -> set[frozenset[str]]:
    return {frozenset((pair.first, pair.other)) for pair in found.pairs}


def test_short_forms_follow_the_full_name() -> None:
    found = clustered("Organisation", ["九里香", "九里香调味品", FIRM, "广源油业"], NOWHERE, NO_RULINGS)
    assert joined(found) == {frozenset({"九里香", "九里香调味品", FIRM}), frozenset({"广源油业"})}
    assert found.pairs == ()


def test_what_fits_two_is_joined_to_neither() -> None:
    names = ["远腾电源", "河南远腾电源有限公司", "湖北远腾电源有限公司"]
    found = clustered("Organisation", names, NOWHERE, NO_RULINGS)
    assert len(joined(found)) == 3
    assert listed(found) == {frozenset({names[0], names[1]}), frozenset({names[0], names[2]})}


def test_a_person_joins_what_no_rule_would() -> None:
    found = clustered("Organisation", ["顶远油脂", "顶远食品"], NOWHERE, ruled(Says.SAME, "顶远油脂", "顶远食品"))
    assert joined(found) == {frozenset({"顶远油脂", "顶远食品"})}
    assert found.pairs == ()


def test_a_person_parts_what_a_rule_would_join() -> None:
    found = clustered("Organisation", ["九里香", FIRM], NOWHERE, ruled(Says.NOT_SAME, "九里香", FIRM))
    assert len(joined(found)) == 2
    assert found.pairs == ()


def test_a_person_parts_even_equal_spellings() -> None:
    found = clustered(
        "WaterBody", ["镜湖", "镜湖水库"], NOWHERE, ruled(Says.NOT_SAME, "镜湖", "镜湖水库", kind="WaterBody")
    )
    assert len(joined(found)) == 2
    assert len(joined(clustered("WaterBody", ["镜湖", "镜湖水库"], NOWHERE, NO_RULINGS))) == 1


def test_two_rivers_stay_two() -> None:
    found = clustered("WaterBody", ["东石河", "西石河", "石河"], NOWHERE, NO_RULINGS)
    assert len(joined(found)) == 3
    assert found.pairs == ()


POOL = (
    *(
        "九里香",
        "九里香调味品",
        FIRM,
        "远腾电源",
        "河南远腾电源有限公司",
        "湖北远腾电源有限公司",
        "顶远油脂",
        "顶远食品",
    ),
    *("第二中学", "第二中学分校", "华能", "中国华能集团有限公司", "中远华腾", "中远华腾车辆"),
)
NAMES = st.lists(st.sampled_from(POOL), unique=True, min_size=1)


@given(NAMES, st.data())
def test_the_order_of_names_does_not_matter(names: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations([*names, *names]))
    assert clustered("Organisation", names, NOWHERE, NO_RULINGS) == clustered(
        "Organisation", other, NOWHERE, NO_RULINGS
    )


@given(NAMES)
def test_every_name_stands_for_one_thing_and_no_pair_is_within_a_thing(names: list[str]) -> None:
    found = clustered("Organisation", names, NOWHERE, NO_RULINGS)
    assert set(found.of) == set(names)
    assert all(found.of[pair.first] != found.of[pair.other] for pair in found.pairs)
