"""Which DOCX files do the tests read? Packages written part by part, in the forms that Word and WPS write."""

import io
import zipfile
from collections.abc import Mapping

__all__ = ["cell", "docx", "heading", "paragraph", "plan_docx", "table"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KINDS = ("styles", "numbering", "footnotes", "header")

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="a"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="20"><w:name w:val="章节小标题"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="lb"><w:name w:val="List Bullet"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="character" w:styleId="c"><w:name w:val="heading 1 Char"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/>
    <w:suff w:val="space"/><w:lvlText w:val="第%1章"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="2"/>
    <w:lvlText w:val="第%2节"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
    <w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>
    <w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def paragraph(text: str, *, style: str = "", number: tuple[int, int] | None = None, extra: str = "") -> str:
    """Return a paragraph of one run; `number` is a list and a level."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{extra}</w:p>"


def heading(text: str, level: int) -> str:
    """Return a heading numbered by its style."""
    return paragraph(text, style=str(level))


def docx(body: str, parts: Mapping[str, str] | None = None, *, strict: bool = False) -> bytes:
    """Return a DOCX of a body; `parts` gives the content of the root element of further parts by kind.

    `strict` writes the namespaces of the strict form of the standard.
    """
    parts = {"styles": STYLES, "numbering": NUMBERING} if parts is None else dict(parts)
    written = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(f'<Relationship Id="{k}" Type="{_OFFICE}/{k}" Target="{k}.xml"/>' for k in _KINDS if k in parts)
        + "</Relationships>",
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
    }
    written |= {f"word/{kind}.xml": f"<w:{kind} {_NAMESPACES}>{content}</w:{kind}>" for kind, content in parts.items()}
    if strict:
        written = {
            name: content.replace(_W, _STRICT_W).replace(_OFFICE, _STRICT_OFFICE) for name, content in written.items()
        }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in written.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 6, 18, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def cell(text: str, properties: str = "") -> str:
    """Return a cell; lines of the text are its paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraph(line) for line in text.splitlines() or [''])}</w:tc>"


def table(*rows: str) -> str:
    """Return a table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


_BOX_TEXT = paragraph("专栏2 重大水利工程") + paragraph("青河治理：加固堤防12.6公里。")
_TEXT_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
    f"<wps:txbx><w:txbxContent>{_BOX_TEXT}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    f"<w:txbxContent>{_BOX_TEXT}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_RESTART, _GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def plan_docx() -> bytes:
    """Return a plan with every form that the reader must understand."""
    body = (
        paragraph("云溪县国民经济和社会发展第十四个五年规划纲要")
        + heading("发展基础", 1)
        + paragraph(
            "“十三五”末，全县常住人口42.6万人",
            extra='<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>，城镇化率52.3%。</w:t></w:r>',
        )
        + heading("总体要求", 1)
        + heading("指导思想", 2)
        + paragraph("坚持稳中求进", number=(2, 0))
        + paragraph("坚持系统观念", number=(2, 1))
        + paragraph("", number=(2, 1))
        + paragraph("坚持底线思维", number=(2, 1))
        + paragraph("坚持绿色发展", number=(2, 0))
        + paragraph("主要目标", style="20")
        + paragraph("经济持续增长", number=(4, 0))
        + paragraph("粮食安全", number=(3, 0))
        + paragraph("表1\t主要指标")
        + table(
            cell("类别", _RESTART)
            + cell("指标", _RESTART)
            + cell("规划目标", '<w:gridSpan w:val="2"/>')
            + cell("属性", _RESTART),
            cell("", _GO_ON) + cell("", _GO_ON) + cell("2025年") + cell("年均增长") + cell("", _GO_ON),
            cell("经济\n发展", _RESTART)
            + cell("地区生产总值\n（亿元）")
            + cell("300")
            + cell("7%左右")
            + cell("预期性"),
            cell("", _GO_ON) + cell("城镇化率（%）") + cell("60") + cell("[7.7]") + cell("预期性"),
            cell("绿色生态", '<w:gridSpan w:val="5"/>'),
            cell("生态") + cell("森林覆盖率（%）") + cell("38") + cell("") + cell("约束性"),
        )
        + paragraph("注：[ ]内为五年累计数。")
        + heading("重点任务", 1)
        + paragraph("", extra=_TEXT_BOX)
        + paragraph(
            "到2025年，",
            extra='<w:del w:id="1"><w:r><w:delText>工业产值达到100亿元</w:delText></w:r></w:del>'
            '<w:ins w:id="2"><w:r><w:t>工业产值达到120亿元</w:t></w:r></w:ins>'
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>待核</w:t></w:r><w:r><w:t>。</w:t></w:r>",
        )
        + table(cell("专栏3 重大交通项目"), cell("高速公路：青河至云溪高速。\n港口：云溪港区二期。"))
        + paragraph("严守安全底线", number=(1, 2))
        + "<w:sdt><w:sdtContent>"
        + paragraph("各部门分工落实。", extra='<w:r><w:br/><w:t>县人民政府组织评估。</w:t><w:br w:type="page"/></w:r>')
        + "</w:sdtContent></w:sdt>"
        + '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/>'
        '<w:t>图1</w:t><w:fldChar w:fldCharType="end"/><w:tab/><w:t>空间格局</w:t></w:r></w:p>'
    )
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("按第七次人口普查口径。")}</w:footnote>'
    )
    header = paragraph("云溪县“十四五”规划纲要（页眉）")
    return docx(body, {"styles": STYLES, "numbering": NUMBERING, "footnotes": notes, "header": header})
