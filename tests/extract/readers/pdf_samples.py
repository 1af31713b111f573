"""Which PDF files do the tests read? Drawn with ReportLab at known places, with a font that every PDF reader has."""

import io
from collections.abc import Callable, Sequence

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

__all__ = ["CHAPTERS", "LEFT_LINES", "RIGHT_LINES", "SAMPLES", "assemble", "printed", "stream_of"]

SAMPLES = (
    "blank",
    "doubled",
    "encrypted",
    "footnotes",
    "framed",
    "headed",
    "radicals",
    "scan",
    "sideways",
    "stamped_scan",
    "table_over_pages",
    "tilted",
    "two_columns",
    "unruled_rows",
)
"""The functions below that return a PDF."""
_FONT = "STSong-Light"
_SIZE = 12
_LEFT, _RIGHT, _TOP, _WIDTH, _HEIGHT = 72.0, 523.0, 760.0, 595.0, 842.0
_LEADING = 20.0
_MOST_SIGNS, _LINES_A_PAGE = 40, 40
LEFT_LINES = tuple(f"左栏第{number}行讲述产业发展的内容安排" for number in range(1, 13))
RIGHT_LINES = tuple(f"右栏第{number}行讲述生态保护的内容安排" for number in range(1, 13))
TOPICS = ("综合交通", "水利设施", "能源保障", "信息网络", "城乡建设", "生态治理", "公共服务", "社会治理")
CHAPTERS = ("发展基础", "总体要求", "重点任务", "实施保障")


def _draw(pages: list[Callable[[Canvas], None]], **options: object) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(_WIDTH, _HEIGHT), invariant=1, **options)
    for page in pages:
        canvas.setFont(_FONT, _SIZE)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _lines(canvas: Canvas, lines: tuple[str, ...], left: float = _LEFT, top: float = _TOP) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(left, top - number * _LEADING, line)


def _set(canvas: Canvas, x: float, y: float, text: str, size: float) -> None:
    canvas.setFont(_FONT, size)
    canvas.drawString(x, y, text)
    canvas.setFont(_FONT, _SIZE)


def two_columns() -> bytes:
    """Return two pages of two columns under a whole-width heading, their lines not level; the second has few lines."""

    def first(canvas: Canvas) -> None:
        canvas.drawString(_LEFT, _TOP, "第一章 两栏排版的说明文字贯穿整个页面的宽度，标题下方左右各有一栏")
        _lines(canvas, LEFT_LINES, top=_TOP - 40)
        _lines(canvas, RIGHT_LINES, left=310, top=_TOP - 47)

    def second(canvas: Canvas) -> None:
        _lines(canvas, LEFT_LINES[:2], top=_TOP)
        _lines(canvas, RIGHT_LINES[:2], left=310, top=_TOP)
        canvas.drawString(_LEFT, _TOP - 60, "第二章 恢复为单栏排版的段落，从页面的左边一直排到右边的页边距")

    return _draw([first, second])


def headed() -> bytes:
    """Return eight pages with page numbers and running heads that name the plan (left) or the chapter (right)."""

    def page(index: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            head = (
                "云溪县国民经济和社会发展第十四个五年规划纲要"
                if index % 2
                else f"第{index // 2 + 1}章 {CHAPTERS[index // 2]}"
            )
            canvas.drawCentredString(_WIDTH / 2, 800, head)
            canvas.line(_LEFT, 794, _RIGHT, 794)
            _lines(canvas, (f"{TOPICS[index]}方面，重点推进各项", "工作任务落地见效。", f"本页共有{index + 3}项。"))
            canvas.drawCentredString(_WIDTH / 2, 40, f"— {index + 7} —")

        return draw

    return _draw([page(index) for index in range(8)])


def table_over_pages() -> bytes:
    """Return a ruled table with merged and wrapped cells that goes on over the page with its head repeated."""
    xs, head = [72, 132, 302, 402, 523], ("类别", "指标", "2025年", "属性")

    def first(canvas: Canvas) -> None:
        canvas.drawCentredString(_WIDTH / 2, 740, "表1 主要指标")
        canvas.grid(xs, [720, 690])
        _cells(canvas, xs, 700, head)
        for y in (690, 640, 610):
            canvas.line(xs[1] if y < 690 else xs[0], y, xs[-1], y)
        for x in xs:
            canvas.line(x, 690, x, 580)
        canvas.line(xs[0], 580, xs[-1], 580)
        canvas.drawString(xs[0] + 4, 640, "经济发展")
        _cells(canvas, xs[1:], 672, ("全社会研发经费投入年均",))
        _cells(canvas, xs[1:], 652, ("增长（%）", "10以上", "预期性"))
        _cells(canvas, xs[1:], 620, ("地区生产总值（亿元）", "300", "预期性"))
        _cells(canvas, xs[1:], 590, ("城镇化率（%）", "60", "预期性"))

    def second(canvas: Canvas) -> None:
        canvas.grid(xs, [760, 730, 700])
        _cells(canvas, xs, 740, head)
        _cells(canvas, xs, 710, ("绿色生态", "森林覆盖率（%）", "38", "约束性"))
        canvas.rect(xs[0], 670, xs[-1] - xs[0], 30)
        canvas.drawString(xs[0] + 4, 680, "注：空气质量按国家标准执行，指标解释见附表。")
        canvas.drawString(_LEFT, 600, "表格之后的正文段落。")

    return _draw([first, second])


def _cells(canvas: Canvas, xs: list[int], y: float, texts: tuple[str, ...]) -> None:
    for x, text in zip(xs, texts, strict=False):
        canvas.drawString(x + 4, y, text)


def unruled_rows() -> bytes:
    """Return a table whose rows no line parts: upright lines and a head alone."""
    xs = [72, 222, 372, 523]

    def page(canvas: Canvas) -> None:
        canvas.grid(xs, [760, 730])
        _cells(canvas, xs, 740, ("项目", "地点", "规模"))
        for x in xs:
            canvas.line(x, 730, x, 600)
        canvas.line(xs[0], 600, xs[-1], 600)
        for number, row in enumerate(
            (("青河大桥", "城关镇", "1座"), ("云溪港", "港口镇", "6个泊位"), ("粮库", "柳林乡", "5万吨"))
        ):
            _cells(canvas, xs, 710 - 30 * number, row)

    return _draw([page])


def framed() -> bytes:
    """Return a 专栏 in a frame that goes on over the page."""

    def first(canvas: Canvas) -> None:
        canvas.drawString(_LEFT, 300, "正文一段在专栏之前。")
        canvas.rect(_LEFT - 6, 80, _RIGHT - _LEFT, 200)
        _lines(canvas, ("专栏1 重大交通项目", "高速公路：青河至云溪高速公路，全长46公里。"), top=250)

    def second(canvas: Canvas) -> None:
        canvas.rect(_LEFT - 6, 700, _RIGHT - _LEFT, 80)
        _lines(canvas, ("港口：云溪港区二期，新建千吨级泊位6个。",), top=750)
        canvas.drawString(_LEFT, 600, "正文一段在专栏之后。")

    return _draw([first, second])


def footnotes() -> bytes:
    """Return a sentence that a footnote interrupts at the page's end, with raised marks and a power."""

    def first(canvas: Canvas) -> None:
        canvas.drawString(_LEFT, _TOP, "全县建成区面积达到26km")
        _set(canvas, 202, _TOP + 4, "2", 7)
        canvas.drawString(208, _TOP, "，常住人口")
        _set(canvas, 268, _TOP + 4, "①", 7)
        canvas.drawString(275, _TOP, "稳定增长，城镇化水平")
        _lines(canvas, ("明显提高，公共服务设施逐步完善，", "群众的获得感、幸福感和"), top=_TOP - _LEADING)
        canvas.line(_LEFT, 110, 200, 110)
        _set(canvas, _LEFT, 95, "①按第七次全国人口普查口径计算，", 9)
        _set(canvas, _LEFT, 82, "下同。", 9)

    def second(canvas: Canvas) -> None:
        _lines(canvas, ("安全感显著增强。", "下一段另起一行。"))

    return _draw([first, second])


def _picture() -> ImageReader:
    return ImageReader(Image.new("L", (400, 560), 200))


def scan() -> bytes:
    """Return pages that are pictures alone."""
    picture = _picture()
    return _draw([lambda canvas: canvas.drawImage(picture, 0, 0, _WIDTH, _HEIGHT)] * 3)


def stamped_scan() -> bytes:
    """Return a scan whose pages bear a stamped page number and the mark of the scanner."""
    picture = _picture()

    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawImage(picture, 0, 0, _WIDTH, _HEIGHT)
            canvas.drawCentredString(_WIDTH / 2, 30, str(number))
            canvas.drawString(400, 815, "由扫描全能王制作")

        return draw

    return _draw([page(number) for number in range(1, 6)])


def blank() -> bytes:
    """Return pages without a mark."""
    return _draw([lambda _: None] * 2)


def tilted() -> bytes:
    """Return a page under a watermark set aslant, with a label that runs upwards."""

    def page(canvas: Canvas) -> None:
        _lines(canvas, ("第一节 综合交通", "推进青河航道整治工程，畅通水运通道。"))
        canvas.saveState()
        canvas.translate(200, 400)
        canvas.rotate(45)
        _set(canvas, 0, 0, "征求意见稿", 60)
        canvas.restoreState()
        canvas.saveState()
        canvas.translate(30, 400)
        canvas.rotate(90)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()

    return _draw([page])


def sideways() -> bytes:
    """Return pages whose text runs sideways: up an upright page, and on pages turned by a quarter or by half."""

    def up(canvas: Canvas) -> None:
        canvas.translate(300, 300)
        canvas.rotate(90)
        _lines(canvas, ("横排大表的第一行文字", "横排大表的第二行文字"), left=0, top=0)

    def turned(degrees: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setPageRotation(degrees)
            canvas.translate(300, 300)
            canvas.rotate(degrees)
            _lines(canvas, (f"转{degrees}度的页面第一行", f"转{degrees}度的页面第二行"), left=0, top=0)

        return draw

    return _draw([up, turned(90), turned(180), turned(270)])


def doubled() -> bytes:
    """Return a heading printed twice with a slight shift to look bold, spaced out, and one of an em dash pair."""

    def page(canvas: Canvas) -> None:
        for shift in (0, 0.4):
            canvas.drawString(_LEFT + shift, _TOP, "第一章 总体要求")
        for number, sign in enumerate("指导思想基本原则"):
            canvas.drawString(_LEFT + number * 24, _TOP - 30, sign)
        canvas.drawString(_LEFT, _TOP - 60, "——坚持人民至上，共建共享。")

    return _draw([page])


def encrypted() -> bytes:
    """Return a page that opens with a password only."""
    return _draw([lambda canvas: canvas.drawString(_LEFT, _TOP, "第一章")], encrypt=StandardEncryption("secret"))


_RADICALS = """<< /Type /Catalog /Pages 2 0 R >>

<< /Type /Pages /Kids [3 0 R] /Count 1 >>

<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R
/Resources << /Font << /F1 4 0 R >> >> >>

<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /Identity-H
/DescendantFonts [5 0 R] /ToUnicode 8 0 R >>

<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 6 0 R
/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> >>

<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0
/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>

{content}

{mapping}"""


def radicals() -> bytes:
    """Return a page whose font maps its signs to code points of the radicals, as some fonts of WPS do."""
    codes = "".join(f"{code:04X}" for code in (1, 2, 3, 4) * 6)
    content = f"BT /F1 12 Tf 72 700 Td <{codes}> Tj ET"
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        "4 beginbfchar <0001> <2F42> <0002> <5316> <0003> <2ED3> <0004> <2F24> endbfchar endcmap end end"
    )
    return assemble(_RADICALS.format(content=stream_of(content), mapping=stream_of(mapping)).split("\n\n"))


def stream_of(text: str) -> str:
    """Return a stream object of a text."""
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def assemble(objects: Sequence[str]) -> bytes:
    """Return a PDF of objects written out; the first is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def printed(lines: Sequence[str]) -> bytes:
    """Return a text set forty lines a page, long lines broken, with a running head and page numbers."""
    broken = [line[at : at + _MOST_SIGNS] for line in lines for at in range(0, len(line), _MOST_SIGNS)]
    sheets = [broken[at : at + _LINES_A_PAGE] for at in range(0, len(broken), _LINES_A_PAGE)]

    def page(number: int, sheet: list[str]) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawCentredString(_WIDTH / 2, 810, "规划纲要文本")
            for place, line in enumerate(sheet):
                canvas.drawString(_LEFT, 780 - place * 17, line)
            canvas.drawCentredString(_WIDTH / 2, 40, f"— {number} —")

        return draw

    return _draw([page(number, sheet) for number, sheet in enumerate(sheets, start=1)])
