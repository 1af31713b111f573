"""What is no plan is refused with a message: a novel, a table of values, a page of links, nothing at all."""

import pytest

from extract.structure import read_document
from kg.errors import MalformedDocumentError
from tests.extract.structure.forms import prose
from tests.extract.structure.plans import raw_text

NOVEL = "".join(
    f"第{number}章 {title}\n"
    + prose(
        "夜色沉沉，张三推开院门，看见母亲坐在灯下缝补衣裳，心里一酸，眼泪几乎落下来。",
        "他想起小时候的事情，那时候父亲还在，一家人围着火炉说笑，窗外的雪下得很大。",
        "第二天一早，李四骑着马来了，两个人在村口的老槐树下站了很久，谁也没有说话。",
    )
    for number, title in zip("一二三四", ("归来", "重逢", "远行", "大雪"), strict=True)
)
VALUES = "name,age,city\n" + "".join(f"张{number},{number},云岭\n" for number in range(200))
LINKS = (
    "首页\n新闻\n政务公开\n办事服务\n互动交流\n"
    + "".join(f"云岭县召开第{number}次经济工作会议\n" for number in range(60))
    + "版权所有 云岭县人民政府\n"
)
ARTICLE = prose(
    "云岭县近日召开现场会，推进重点项目建设，会议强调要加快产业发展，提升服务水平，优化营商环境，完善工作机制。",
    "与会人员实地查看了园区建设情况，听取了企业负责人的介绍，就发展中的问题进行了交流，会议由县长主持。",
)


@pytest.mark.parametrize("text", [NOVEL, VALUES, LINKS, ARTICLE, "", "\n\n"])
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(MalformedDocumentError) as refused:
        read_document(raw_text(text, name="a.txt"))
    assert refused.value.key == "errors.not_a_plan"
    assert refused.value.values["path"] == "a.txt"
    assert refused.value.told("zh").startswith("a.txt")
