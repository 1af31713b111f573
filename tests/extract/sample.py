"""The small plan of these tests, as it stands and with every proper name replaced by one of the same form."""

from pathlib import Path

from extract.pipeline import extract_plan
from kg.ids import DEFAULT_BASE
from kg.model import PlanGraph

__all__ = ["INVENTED", "invented_text", "plan_graph", "sample_text"]

INVENTED = {
    "驻马店": "桐溪",
    "驿城": "岚川",
    "水屯": "柏埠",
    "板桥": "石渡",
    "老河": "青坞",
    "胡庙": "柳集",
    "诸市": "仓店",
    "橡林": "梧桐",
    "汝河": "漳河",
    "练江": "澄江",
    "宿鸭湖": "白鹭湖",
    "中集华骏": "安泰驰远",
    "大力天骏": "宏力骏达",
    "天骏车桥": "骏达车桥",
    "正源油业": "福源油业",
    "正源食用油业": "福源食用油业",
    "维维食品": "嘉嘉食品",
    "广东富华": "广东瑞丰",
    "江苏皇桥联顺": "江苏金岭合兴",
}


def sample_text() -> str:
    """Return the small plan."""
    return (Path(__file__).parent / "data" / "small-plan.txt").read_text(encoding="utf-8")


def invented_text() -> str:
    """Return the small plan with invented names, each as long as the one that it replaces."""
    text = sample_text()
    for name in sorted(INVENTED, key=len, reverse=True):
        text = text.replace(name, INVENTED[name])
    return text


def plan_graph(path: Path, text: str) -> PlanGraph:
    """Return the graph of a text that is written to a file first."""
    path.write_text(text, encoding="utf-8")
    return extract_plan(path, base_iri=DEFAULT_BASE, area=None, progress=lambda _stage, _share: None)
