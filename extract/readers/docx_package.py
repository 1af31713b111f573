"""Which parts does a DOCX hold, and are they safe to open? Sizes are checked before a part is unpacked or parsed.

Names of parts are compared with those that the relationships give and never become paths of the machine. A part with a
document type is refused: the packaging standard forbids it, and only an entity bomb needs one.
"""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from extract.readers.base import Limits, RawFile
from extract.readers.refusals import over_limit, refusal

__all__ = ["Package", "attribute", "local_name", "open_package"]

_MAIN = "word/document.xml"
_RELATIONS = "_rels/.rels"
_SMALL = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)
_LOCKED = 0x1


@dataclass(frozen=True, slots=True)
class Package:
    """An opened DOCX: the archive, its checked members and the limits that its parts are read under."""

    path: str
    archive: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    limits: Limits

    def main(self) -> tuple[str, etree._Element]:
        """Return the name and the tree of the main document part.

        Raises:
            UnreadableDocumentError: if there is none, or it is broken or over a limit.
        """
        named = self._related(_RELATIONS, "")
        name = named.get("officeDocument", _MAIN)
        root = self.part(name if name in self.members else _MAIN)
        if root is None:
            raise refusal(self.path, "errors.broken_file", format="DOCX")
        return name, root

    def related(self, name: str) -> dict[str, str]:
        """Return the parts that a part refers to, by the last word of the relation's type (styles, numbering …)."""
        folder, file = posixpath.split(name)
        return self._related(posixpath.join(folder, "_rels", f"{file}.rels"), folder)

    def part(self, name: str | None) -> etree._Element | None:
        """Return the tree of a part, None if the package has no such part.

        Raises:
            UnreadableDocumentError: if the part is broken or over a limit.
        """
        info = self.members.get(name or "")
        return None if info is None else self._parse(self._unpack(info))

    def _related(self, name: str, folder: str) -> dict[str, str]:
        root = self.part(name)
        found: dict[str, str] = {}
        for relation in () if root is None else root:
            kind = (relation.get("Type") or "").rpartition("/")[2]
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External" and kind not in found:
                found[kind] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return found

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        limit = self.limits.part_bytes
        if info.file_size > limit:
            raise over_limit(self.path, "part_bytes", info.file_size, limit)
        ratio = info.file_size // max(1, info.compress_size)
        if info.file_size > _SMALL and ratio > self.limits.ratio:
            raise over_limit(self.path, "ratio", ratio, self.limits.ratio)
        try:
            with self.archive.open(info) as stream:
                return stream.read(limit + 1)
        except _BROKEN as error:
            raise refusal(self.path, "errors.broken_file", format="DOCX") from error

    def _parse(self, data: bytes) -> etree._Element:
        nodes = data.count(b"<") - data.count(b"</")
        if nodes > self.limits.nodes:
            raise over_limit(self.path, "nodes", nodes, self.limits.nodes)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "depth" in str(error):
                raise over_limit(self.path, "depth", self.limits.depth + 1, self.limits.depth) from error
            raise refusal(self.path, "errors.broken_file", format="DOCX") from error
        if root.getroottree().docinfo.doctype:
            raise refusal(self.path, "errors.broken_file", format="DOCX")
        return root


def open_package(file: RawFile, limits: Limits) -> Package:
    """Return the package of a DOCX file after its list of members was checked.

    Raises:
        UnreadableDocumentError: if it is no ZIP, is locked, is over a limit or has a member of an unsafe name.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
        infos = archive.infolist()
    except _BROKEN as error:
        raise refusal(file.path, "errors.broken_file", format="DOCX") from error
    if len(infos) > limits.members:
        raise over_limit(file.path, "members", len(infos), limits.members)
    total = sum(info.file_size for info in infos)
    if total > limits.decompressed_bytes:
        raise over_limit(file.path, "decompressed_bytes", total, limits.decompressed_bytes)
    for info in infos:
        if info.flag_bits & _LOCKED:
            raise refusal(file.path, "errors.encrypted")
        if info.filename.startswith("/") or ".." in info.filename.replace("\\", "/").split("/"):
            raise refusal(file.path, "errors.unsafe_part", part=info.filename[:60])
    return Package(file.path, archive, {info.filename.replace("\\", "/"): info for info in infos}, limits)


def local_name(element: etree._Element) -> str:
    """Return the element's name without its namespace: the transitional and the strict form differ in that alone."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str | None:
    """Return the attribute of a local name, None if the element or the attribute is absent."""
    if element is None:
        return None
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)
