"""Word files as packages: open a template, set what stands outside the text, and save.

Bytes in, bytes out. What is saved depends on nothing but its input: the order of the parts is fixed
and the times in the archive come from the date of the document.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.opc.part import XmlPart
from lxml import etree

from codegen.document.ooxml.elements import RELATION, element, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docx.document import Document as WordDocument

    from codegen.document.ooxml.elements import Element

AUTHOR = "codegen"
_CONTENT_TYPES = "[Content_Types].xml"
_LONGEST = 255  # characters of a core property
_FIRST_YEAR = 1980  # of a time in a zip archive
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_NAMES: Any = {None: _CUSTOM, "vt": _VALUES}  # the stubs of lxml forget the default
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of properties that users define
_REGIONS = {"en": "en-GB"}  # Word checks the spelling of a region only; as in the door to Babel
# What follows w:updateFields in the sequence of the schema, as far as templates use it.
_AFTER_UPDATE = (
    "hdrShapeDefaults footnotePr endnotePr compat docVars rsids attachedSchema themeFontLang"
    " clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions"
    " readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags"
    " decimalSymbol listSeparator"
)


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file in the making, and the roots of the parts that the writer fills."""

    word: WordDocument
    body: Element
    styles: Element
    numbering: Element
    settings: Element


def open_package(base: bytes) -> Package:
    """Return a template, opened, with its body emptied but for the page layout."""
    word = docx.Document(io.BytesIO(base))
    body = word.element.body
    for child in list(body):
        if child.tag != w("sectPr"):
            body.remove(child)
    return Package(
        word,
        body,
        styles=_root(word, RELATIONSHIP_TYPE.STYLES),
        numbering=_root(word, RELATIONSHIP_TYPE.NUMBERING),
        settings=word.settings.element,
    )


def _root(word: WordDocument, kind: str) -> Element:
    part = word.part.part_related_by(kind)
    assert isinstance(part, XmlPart)
    root: Element = part.element
    return root


def fill_body(package: Package, blocks: Iterable[Element]) -> None:
    """Put the blocks before the page layout that ends the body."""
    layout = package.body.find(w("sectPr"))
    position = len(package.body) if layout is None else package.body.index(layout)
    package.body[position:position] = list(blocks)


def add_comments(package: Package, comments: Iterable[Element]) -> None:
    """Add comments to the part for them, which is made when the first one comes."""
    made = list(comments)
    if made:
        _ = package.word.comments
        _root(package.word, RELATIONSHIP_TYPE.COMMENTS).extend(made)


def address(package: Package, url: str) -> str:
    """Return the name under which the package keeps an address that the text links to."""
    return package.word.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def set_language(package: Package, tag: str) -> None:
    """Set the language of the text, for spelling, hyphenation and screen readers.

    It is the one thing that is changed in the styles of an organisation, whose text this is not.
    """
    tag = _REGIONS.get(tag, tag)
    for found in package.styles.iter(w("lang")):
        found.set(w("val"), tag)
    for found in package.settings.iterchildren(w("themeFontLang")):
        found.set(w("val"), tag)


def set_core_properties(
    package: Package,
    *,
    title: str,
    subject: str,
    keywords: str,
    language: str,
    date: dt.date,
) -> None:
    """Set the core properties; author and dates are ours, never the template's."""
    stamp = dt.datetime.combine(date, dt.time())
    core = package.word.core_properties
    core.author = core.last_modified_by = AUTHOR
    core.created = core.modified = stamp
    core.title, core.subject, core.keywords = _short(title), _short(subject), _short(keywords)
    core.language = language
    core.revision = 1


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def ask_to_update_fields(package: Package) -> None:
    """Have Word offer, when it opens the file, to refresh the table of contents."""
    for old in package.settings.findall(w("updateFields")):
        package.settings.remove(old)
    followers = {w(name) for name in _AFTER_UPDATE.split()}
    later = (place for place, child in enumerate(package.settings) if child.tag in followers)
    package.settings.insert(next(later, len(package.settings)), element("updateFields", val="true"))


def fill_margins(package: Package, texts: Mapping[str, str]) -> None:
    """Fill in the words in braces, such as ``{title}``, in headers and footers.

    A header or footer whose text was nothing else, and is then empty, is no longer referred to.
    """
    replace = _filler(texts)
    for layout in package.body.iter(w("sectPr")):
        for reference in list(layout):
            if reference.tag not in {w("headerReference"), w("footerReference")}:
                continue
            identity = reference.get(f"{{{RELATION}}}id") or ""
            root = package.word.part.related_parts[identity].element
            before = "".join(root.itertext()).strip()
            for found in root.iter(w("t")):
                found.text = replace(found.text or "")
            after = "".join(root.itertext()).strip()
            drawn = (
                root.find(f".//{w('drawing')}") is not None
                or root.find(f".//{w('pict')}") is not None
            )
            if before and not after and not drawn:
                layout.remove(reference)
                package.word.part.drop_rel(identity)


def _filler(texts: Mapping[str, str]) -> Callable[[str], str]:
    pattern = re.compile("|".join(re.escape(f"{{{name}}}") for name in texts))
    return lambda text: pattern.sub(lambda found: texts[found[0][1:-1]], text)


def add_custom_properties(package: Package, properties: Mapping[str, str]) -> None:
    """Add custom properties to those the template has; ours win where names meet."""
    target = package.word.part.package
    assert target is not None
    known: dict[str, Element] = {}
    for relation in list(target.rels.values()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            root = _parse(relation.target_part.blob)
            known |= {child.get("name") or "": child for child in root}
            del target.rels[relation.rId]
    known |= {name: _custom_property(name, value) for name, value in properties.items()}
    made = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=_CUSTOM_NAMES)
    for pid, child in enumerate(known.values(), start=2):  # 0 and 1 have a meaning of their own
        child.set("pid", str(pid))
        made.append(child)
    blob = etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)
    uri = PackURI("/docProps/custom.xml")
    part = PackagePart(uri, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, blob, target)
    target.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def custom_properties(data: bytes) -> dict[str, str]:
    """Return the custom properties of a Word file that hold text, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "docProps/custom.xml" not in archive.namelist():
            return {}
        root = _parse(archive.read("docProps/custom.xml"))
    return {
        child.get("name") or "": child[0].text or ""
        for child in root
        if len(child) and child[0].tag == f"{{{_VALUES}}}lpwstr"
    }


def _custom_property(name: str, value: str) -> Element:
    made = etree.Element(f"{{{_CUSTOM}}}property", fmtid=_FORMAT, name=name)
    etree.SubElement(made, f"{{{_VALUES}}}lpwstr").text = value
    return made


def _parse(blob: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(blob, parser)


def save(package: Package, date: dt.date) -> bytes:
    """Return the file; the same package and date give the same bytes."""
    stream = io.BytesIO()
    package.word.save(stream)
    return pack(parts(stream.getvalue()), date)


def parts(data: bytes) -> dict[str, bytes]:
    """Return the uncompressed parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(contents: Mapping[str, bytes], date: dt.date) -> bytes:
    """Return an archive of these parts: content types first, then by name, all of one time."""
    stream = io.BytesIO()
    moment = (max(date.year, _FIRST_YEAR), date.month, date.day, 0, 0, 0)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(contents, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, contents[name])
    return stream.getvalue()


def digest(data: bytes) -> str:
    """Return the digest of a Word file: over part names and uncompressed bytes, sorted by name.

    Two archives of the same parts have one digest, however they were packed.
    """
    summed = hashlib.sha256()
    for name, content in sorted(parts(data).items()):
        for piece in (name.encode(), content):
            summed.update(len(piece).to_bytes(8, "big"))
            summed.update(piece)
    return f"sha256:{summed.hexdigest()}"
