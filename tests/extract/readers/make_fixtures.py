"""How were the fixtures `office-*` made? Run this with LibreOffice installed: it writes one plan in three formats.

The plan is an OpenDocument text written by hand below; the DOCX, the PDF and the HTML are LibreOffice's own writing.
The bytes differ from version to version (those committed are of 7.4), what the readers find in them must not.

    python -m tests.extract.readers.make_fixtures
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

__all__ = ["make"]

_FIXTURES = Path(__file__).with_name("fixtures")
_NAMES = ("生产总值（亿元）", "工业产值增速", "财政收入", "森林覆盖率", "居民可支配收入")
_SENTENCES = (
    "坚持把着力点放在实体经济上，做大做强两个主导产业，建设一批年产值上百亿元的产业园。",
    "依托青河水道，完善港口体系，推动云溪港与产业园联动发展。",
    "到2025年，主导产业产值达到三百亿元，高新企业达到五十家。",
    "实施企业培育计划，支持云溪轴承公司建设年产两千万套轴承项目。",
)


def make() -> None:
    """Write the fixtures anew."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "office-plan.fodt"
        source.write_text(_document(), encoding="utf-8")
        for form in ("docx", "pdf", "html"):
            command = ["soffice", "--headless", "--convert-to", form, "--outdir", folder, str(source)]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            shutil.copy(source.with_suffix(f".{form}"), _FIXTURES)


def _document() -> str:
    body = [
        _heading("第一章　发展基础", 1),
        _text("全县常住人口四十二点六万人" + _note("按第七次全国人口普查口径。") + "，城镇化率稳步提高。"),
        _heading("第一节　综合实力", 2),
        *(_text(sentence) for sentence in _SENTENCES * 3),
        _heading("第二章　主要指标", 1),
        _text("表1　主要指标", "Caption"),
        _table(),
        _text("注：带下划线的为约束性指标。"),
        '<text:section text:style-name="Columns" text:name="two">',
        *(_text(f"项目{number}：{sentence}") for number, sentence in enumerate(_SENTENCES * 3, start=1)),
        "</text:section>",
        _text("各级各部门要完善规划实施机制，确保目标任务如期完成。"),
    ]
    return _HEAD + "".join(body) + "</office:text></office:body></office:document>"


def _heading(text: str, level: int) -> str:
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{text}</text:h>'


def _text(text: str, style: str = "Body") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _note(text: str) -> str:
    return (
        '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f'<text:note-body><text:p text:style-name="Footnote">{text}</text:p></text:note-body></text:note>'
    )


def _table() -> str:
    rows = [_row("序号", "指标", "2025年", "属性")]
    rows += [
        _row(str(number), name, str(10 * number), "约束性" if number > 14 else "预期性")
        for number, name in enumerate(_NAMES * 4, start=1)
    ]
    columns = "".join(f'<table:table-column table:style-name="Width{place}"/>' for place in range(1, 5))
    return (
        f'<table:table table:style-name="Indicators" table:name="t1">{columns}'
        f"<table:table-header-rows>{rows[0]}</table:table-header-rows>{''.join(rows[1:])}</table:table>"
    )


def _row(*texts: str) -> str:
    cells = (f'<table:table-cell table:style-name="Cell">{_text(text, "Cell")}</table:table-cell>' for text in texts)
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


_FONT = 'style:font-name="Noto Serif CJK SC" style:font-name-asian="Noto Serif CJK SC"'
_HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Noto Serif CJK SC" svg:font-family="'Noto Serif CJK SC'"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties {_FONT} fo:font-size="12pt"
 style:font-size-asian="12pt" fo:language="zh" fo:country="CN"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Body" style:family="paragraph" style:parent-style-name="Standard">
 <style:paragraph-properties fo:text-indent="24pt" fo:line-height="22pt"/></style:style>
<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard">
 <style:text-properties fo:font-size="10.5pt" style:font-size-asian="10.5pt"/></style:style>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard">
 <style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="1">
 <style:paragraph-properties fo:text-align="center"/>
 <style:text-properties fo:font-size="16pt" style:font-size-asian="16pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="2">
 <style:text-properties fo:font-size="14pt" style:font-size-asian="14pt"/></style:style>
<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">
 <style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
<style:style style:name="Footnote_20_anchor" style:display-name="Footnote anchor" style:family="text">
 <style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-body-style-name="Footnote_20_anchor"
 text:citation-style-name="Footnote_20_anchor" style:num-format="1"/>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="595pt" fo:page-height="842pt"
 fo:margin="70pt"/><style:header-style><style:header-footer-properties fo:min-height="20pt"/></style:header-style>
 <style:footer-style><style:header-footer-properties fo:min-height="20pt"/></style:footer-style></style:page-layout>
<style:style style:name="Columns" style:family="section"><style:section-properties>
 <style:columns fo:column-count="2" fo:column-gap="24pt"><style:column style:rel-width="1*" fo:end-indent="12pt"/>
 <style:column style:rel-width="1*" fo:start-indent="12pt"/></style:columns></style:section-properties></style:style>
<style:style style:name="Indicators" style:family="table"><style:table-properties style:width="455pt"/></style:style>
<style:style style:name="Width1" style:family="table-column"><style:table-column-properties
 style:column-width="55pt"/></style:style>
<style:style style:name="Width2" style:family="table-column"><style:table-column-properties
 style:column-width="150pt"/></style:style>
<style:style style:name="Width3" style:family="table-column"><style:table-column-properties
 style:column-width="120pt"/></style:style>
<style:style style:name="Width4" style:family="table-column"><style:table-column-properties
 style:column-width="130pt"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="4pt"
 fo:border="0.5pt solid #000000"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
<style:header><text:p text:style-name="Caption">云溪县国民经济和社会发展第十四个五年规划纲要</text:p></style:header>
<style:footer>
<text:p text:style-name="Caption">— <text:page-number text:select-page="current"/> —</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
"""

if __name__ == "__main__":
    make()
