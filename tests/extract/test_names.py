"""Laws of finding names: what is named and what only sounds like a name."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from extract.names.organisations import find_organisations, organisation_type
from extract.names.overlap import longest
from extract.names.parks import find_parks
from extract.names.places import find_places
from extract.names.strategies import find_strategies
from extract.names.waters import find_waters
from kg.model import Mention

AREA = "驻马店市驿城区"
SURE = Decimal("0.75")
PLACES = frozenset({"驻马店市", "驻马店", "驿城区", "驿城", "板桥镇", "老河乡"})


def surfaces(found: Iterable[Mention]) -> list[str]:
    """Return the words of the mentions."""
    return [mention.surface for mention in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("统筹水屯镇、板桥镇、老河乡等基地建设", ["水屯镇", "板桥镇", "老河乡"]),
        ("涵盖人民街道、东风街道和橡林街道", ["人民街道", "东风街道", "橡林街道"]),
        ("水屯镇。围绕湖区建设", ["水屯镇"]),
        ("改造驿城区橡林街道橡林社区", ["驿城区", "橡林街道", "橡林社区"]),
        ("改造驿城区东风街道路王庄城中村", ["驿城区", "东风街道", "路王庄"]),
        ("修建驿城区水屯镇至板桥水库公路", ["驿城区", "水屯镇"]),
        ("依托金顶山、云梦山等景观", ["金顶山", "云梦山"]),
        ("依托柏牙山、云梦山的自然风光", ["柏牙山", "云梦山"]),
        ("保护岚牙山和柏冲村的红色资源", ["柏冲村"]),
        ("联通桐牙山-岚云山生态廊道", ["桐牙山", "岚云山"]),
        ("范围包括老街、新华等2个街道", ["老街", "新华"]),
        ("借鉴中国（河南）自由贸易试验区的经验", []),
        ("对接遂平、汝南、确山三个组团", ["遂平", "汝南", "确山"]),
        ("围绕江苏宜兴、安徽无为等地招商", ["江苏宜兴", "安徽无为"]),
        ("面向粤苏沪浙地区和京津冀", ["粤苏沪浙地区", "京津冀"]),
        ("驻马店与昆山市合作", ["驻马店", "昆山市"]),
        # common nouns and words inside words
        ("加强老城街道综合整治", []),
        ("发展特色小镇、中心镇和重点镇", []),
        ("建设示范村、自然村、行政村", []),
        ("治理背街小巷和城市街道", []),
        ("推动城乡、乡镇、城镇联动", []),
        ("发展循环县域经济", []),
        ("省、市和县三级联动", []),
        ("与沿海城市合作", []),
        ("柏埠镇建成乡村公园", []),
        # the table of towns of the own area, in full, by the office's name, in short, and as plans shorten it
        ("水屯镇建成乡村公园", ["水屯镇"]),
        ("人民街道与雪松办事处联动", ["人民街道", "雪松办事处"]),
        ("西园雪松办事处老旧小区", ["西园", "雪松办事处"]),
        ("新建驿城区老河风电场", ["驿城区", "老河"]),
        ("涵盖老街、新华等10个街道", ["老街", "新华"]),
        ("在水屯、胡庙等重点镇布局", ["水屯", "胡庙"]),
        ("新华书店和人民公园", []),
        ("板桥水库除险", []),
        # parts of the area that are no divisions
        ("改造驻马店火车站片区、甲溪河片区", ["驻马店火车站片区", "甲溪河片区"]),
        ("更新重点片区和乡村振兴片区", []),
        ("东部以湖区为重点，西部以山区为重点", ["东部", "西部"]),
        ("支持东部沿海地区", []),
        ("沿云湖片区含湿地，建设国家级云江文化（青溪片区）生态保护实验区，开发云溪片区", ["云溪片区"]),
        ("提升中心城区首位度", ["中心城区"]),
        # other areas by short names, where they stand by themselves
        ("加强与信阳、南阳合作，承接广东产业", ["信阳", "南阳", "广东"]),
        ("建设许昌至信阳高速公路", []),
        ("促进来宾消费，实现长治久安", []),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert surfaces(find_places(text, AREA)) == expected


def test_a_town_known_from_a_list_is_found_where_it_stands_alone() -> None:
    text = "水屯镇、板桥镇先行。板桥镇建设公园，板桥水库除险"
    assert surfaces(find_places(text, AREA)).count("板桥镇") == 2


def test_streets_and_stations_are_not_the_area_in_their_name() -> None:
    assert surfaces(find_places("拓宽驿城大道，扩建驻马店站", AREA)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进驻马店市正源食用油业有限公司扩建", ["驻马店市正源食用油业有限公司"]),
        ("引进河南秀境旅游开发有限公司", ["河南秀境旅游开发有限公司"]),
        ("依托华宇电力、德威电缆等电力电缆骨干生产企业", ["华宇电力", "德威电缆"]),
        ("培育以鹏辉电池、华源光伏为龙头的集群", ["鹏辉电池", "华源光伏"]),
        ("推进甲园、江苏皇桥联顺农产品加工产业园等项目", ["江苏皇桥联顺"]),
        ("推进广州鹏辉能源绿色动力电池生产等项目", ["广州鹏辉能源"]),
        ("支持华润新能源风电场", ["华润新能源"]),
        ("改扩建驻马店市第二中医院和市第一人民医院", ["驻马店市第二中医院", "市第一人民医院"]),
        ("依托杨靖宇将军纪念馆发展研学", ["杨靖宇将军纪念馆"]),
        ("举全力服务好苏州实验室", ["苏州实验室"]),
        # a brand at the head of a project, also after a place and with “及” behind it
        ("推进众鑫农产品批发市场、驿城区恒鑫智慧园区、瑞康格斯传感器及配件等项目", ["众鑫", "恒鑫", "瑞康格斯"]),
        ("推进甲农城投电商综合物流园等项目", ["甲农城投"]),
        # lists that say that their items are firms
        ("集聚了超甲变、乙创智领等一批新锐企业", ["超甲变", "乙创智领"]),
        ("引进丙方食品、先进工艺等企业", ["丙方食品"]),
        ("思甲睿等5户企业入选", ["思甲睿"]),
        # lists that are helped to do what only firms do
        ("支持甲盈门、中集乙骏铸造、丙和工艺车辆扩大出口", ["甲盈门", "中集乙骏铸造", "丙和工艺车辆"]),
        ("推动丁遥宇航、戊蓝天科上市", ["丁遥宇航", "戊蓝天科"]),
        ("支持香菇、花生扩大出口，支持农产品、茶叶加工提质增效", []),
        ("涵盖老街、东风、人民等10个街道", []),
        # among firms known from elsewhere
        (
            "以甲商玛特、乙山百货为龙头。鼓励甲商玛特、乙山百货、丙乐爱家等线下实体",
            ["甲商玛特", "乙山百货"] * 2 + ["丙乐爱家"],
        ),
        ("推进盛晟农业观光生态园等项目", ["盛晟农业"]),
        ("支持甲港集团整合场馆，组建教育集团", ["甲港集团"]),
        # public bodies by level, place or what all know
        ("由市发展改革委、驻马店市财政局牵头", ["市发展改革委", "驻马店市财政局"]),
        ("依托市大数据中心，支持河海大学、西交利物浦大学合作", ["市大数据中心", "河海大学", "西交利物浦大学"]),
        ("推进三十九小学扩建，集聚中国科学院机构", ["三十九小学", "中国科学院"]),
        # bodies of a kind
        ("发展融资租赁公司、金融租赁公司", []),
        ("成立市场化运营公司", []),
        ("提升县级医院和乡镇卫生院", []),
        ("培育装备制造、食品加工等龙头企业", []),
        ("壮大会计、审计等专业服务骨干企业", []),
        ("深圳至江门铁路、苏州东站等项目", []),
        ("集中建设、其中粮食，改造东风街道，做强生物医药", []),
        ("推进云湖生态园、响石山农业园、智慧物流园、现代农业产业园等项目", []),
        ("以优质学校为龙头，支持家庭农场、合作社等企业", []),
        ("在景区管理、演艺经纪等领域引育一批领军企业", []),
        ("苏州大学城拓展，苏州高中学龄人口增长", []),
        ("支持驻马店科技大学（老河乡）二期建设", ["驻马店科技大学（老河乡）"]),
        ("建设驻马店科技大学（东校区）", ["驻马店科技大学"]),
    ],
)
def test_organisations(text: str, expected: list[str]) -> None:
    found = find_organisations(text, PLACES | {"苏州"}, frozenset({"驻马店"}))
    assert surfaces(mention for mention in found if mention.score >= SURE) == expected


def test_a_firm_found_by_its_legal_name_is_found_by_its_short_one() -> None:
    found = find_organisations("河南甲威电缆实业有限公司投产。推进甲威电缆技改", PLACES)
    assert surfaces(found) == ["河南甲威电缆实业有限公司", "甲威电缆"]


@pytest.mark.parametrize("text", ["新建驻马店市第二中学", "驻马店市第九中学新建项目", "驻马店市人民政府"])
def test_a_body_yet_to_be_built_and_the_one_that_plans_are_left_to_a_person(text: str) -> None:
    assert all(mention.score < SURE for mention in find_organisations(text, PLACES))


def test_the_kind_of_a_body_is_that_of_its_ending() -> None:
    assert [organisation_type(name) for name in ("甲有限公司", "市第二中医院", "甲小学", "中集华骏")] == [
        "enterprise",
        "hospital",
        "school",
        None,
    ]
    assert [organisation_type(name) for name in ("中国科学院", "市财政局")] == ["institute", "body"]
    assert organisation_type("云江大学（岚川）") == organisation_type("云江大学")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加快推进驻马店装备产业集聚区建设", ["驻马店装备产业集聚区"]),
        ("依托十三香物流园、众信农产品批发市场", ["十三香物流园", "众信农产品批发市场"]),
        ("推进方特“熊出没”旅游度假区建设", ["方特“熊出没”旅游度假区"]),
        ("推进金顶山景区提升", ["金顶山景区"]),
        ("南沙综合保税区与前海合作", ["南沙综合保税区"]),
        (
            "以驿城区甲南养殖基地、乙红蛋鸡养殖基地，以及丙花沟农家观光基地为依托",
            ["驿城区甲南养殖基地", "乙红蛋鸡养殖基地", "丙花沟农家观光基地"],
        ),
        ("驻马店高新区升级为国家级开发区", ["驻马店高新区"]),
        ("围绕云河生态带建设，以云湖环湖经济带统揽", ["云河生态带", "云湖环湖经济带"]),
        ("加快建设大数据产业园和数据中心", ["大数据产业园"]),
        ("建设中德（太仓）产业合作创新园（一期）", ["中德（太仓）产业合作创新园"]),
        ("深化中国（安徽）自贸试验区建设", ["中国（安徽）自贸试验区"]),
        # a list that says what its items are, and a title that only sights have
        ("提升风华路、云上老街等特色街区品位", ["风华路", "云上老街"]),
        ("古渡驿站、青云塔被评为国家3A级旅游景区。完善古渡驿站", ["古渡驿站", "青云塔", "古渡驿站"]),
        ("依托甲将军纪念馆、云上景区、青山等，发展研学", ["甲将军纪念馆", "云上景区", "青山"]),
        # an aim, an honour, a kind
        ("打造国家级旅游度假区", []),
        ("争创甲乙旅游度假区", []),
        ("荣获“河南省十佳产业集聚区”称号", []),
        ("建设一批专业园区和现代农业产业园", []),
        ("打造全国乡村旅游示范区", []),
        ("建设一批特色街区和入境友好型商圈", []),
        ("提升古城古镇和专业市场", []),
        ("新增3家4A级景区", []),
        ("作为驻马店都市圈核心区，推进驻马店碳达峰试点园区", []),
        ("支持驻马店市深化省级外资总部经济集聚区建设", []),
        # what a dash joins is one area
        ("建设青屏山—云台湖生态旅游区，串联甲岭—乙桥—丙渡旅游区", ["青屏山—云台湖生态旅游区", "甲岭—乙桥—丙渡旅游区"]),
    ],
)
def test_parks(text: str, expected: list[str]) -> None:
    assert surfaces(m for m in find_parks(text, PLACES | {"南沙"}) if m.score >= SURE) == expected


def test_a_kind_of_park_that_is_built_here_is_surer_than_a_kind_in_general() -> None:
    built, general = (max(m.score for m in find_parks(text)) for text in ("建设电商产业园，", "引导电商产业园集聚"))
    assert general < SURE < built


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进汝河、东石河等河道综合治理", ["汝河", "东石河"]),
        ("驿城区板桥水库除险加固", ["板桥水库"]),
        ("保护长江、太湖岸线", ["长江", "太湖"]),
        ("筑牢淮河安全屏障", ["淮河"]),
        ("实施练江河综合治理", ["练江河"]),
        ("实施练江河综合治理，用好练江河水和雨洪水", ["练江河", "练江河"]),
        # streets, towns, kinds, pairs of rivers under one word
        ("改造顺河街道和汝河大道", []),
        ("治理中小河流和城市内河", []),
        ("推进病险水库除险", []),
        ("东西石河综合整治", []),
        # what stands before a name, several in one word, a name that another thing bears
        ("保障甲湾贯通清溪河治理", ["清溪河"]),
        ("治理松江榕江练江流域", ["练江"]),
        ("实施黄河古岭水利枢纽", ["黄河", "古岭水利枢纽"]),
        ("修建烧岭湖及山地公园", ["烧岭湖"]),
        ("扩建珠江电厂和湘江新区", []),
        ("重要河湖和水源型水库治理", []),
        ("推动黑龙江治理，黑龙江振兴", ["黑龙江"]),
    ],
)
def test_waters(text: str, expected: list[str]) -> None:
    assert surfaces(find_waters(text, PLACES)) == expected


def test_of_names_that_overlap_the_longer_stands() -> None:
    found = [*find_waters("淮河治理"), *find_strategies("淮河生态经济带")]
    assert surfaces(longest(found)) == ["淮河生态经济带"]
