"""Documents built in memory, part by part, so that each test shows the very mark-up it is about."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_EXTRA = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def zipped(parts: dict[str, str | bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip container with the parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx_parts(body: str, *, kind: str = _MAIN, **parts: str) -> dict[str, str | bytes]:
    """Parts of a .docx; ``parts`` are insides of styles, numbering, footnotes."""
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"<w:document {W} {_EXTRA}><w:body>{body}</w:body></w:document>",
    }
    made.update({f"word/{name}.xml": f"<w:{name} {W}>{inside}</w:{name}>" for name, inside in parts.items()})
    return made


def docx(body: str, **parts: str) -> bytes:
    """A .docx with the body."""
    return zipped(docx_parts(body, **parts))


def p(text: str, properties: str = "", letters: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{letters}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    """A cell; bare text becomes a paragraph."""
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, grid: tuple[int, ...] = ()) -> str:
    """A table; ``grid`` are widths of its columns in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)


def odt(text: str, styles: str = "", **extra: str | bytes) -> bytes:
    """An .odt with the text; ``styles`` are automatic styles. Names in ``extra`` have «__» for «/» and «_» for «.»."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    parts.update({name.replace("__", "/").replace("_", "."): inside for name, inside in extra.items()})
    return zipped(parts)


class Pdf:
    """A PDF drawn by hand: text in Cyrillic without an embedded font, lines and bars. Points from the bottom left corner."""

    def __init__(self, *, size: tuple[int, int] = (595, 842), rotate: int = 0, to_unicode: bool = True) -> None:
        self._size, self._rotate, self._to_unicode = size, rotate, to_unicode
        self.pages: list[list[str]] = [[]]

    def text(self, x: float, y: float, text: str, *, size: float = 10, bold: bool = False, up: bool = False) -> Pdf:
        """Text with its base line at the point; every letter is half as wide as high."""
        code = "".join(f"{ord(char):04X}" for char in text)
        turn = "0 1 -1 0" if up else "1 0 0 1"
        self.pages[-1].append(f"BT /{'F2' if bold else 'F1'} {size} Tf {turn} {x} {y} Tm <{code}> Tj ET")
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Pdf:
        """A straight stroke."""
        self.pages[-1].append(f"{x0} {y0} m {x1} {y1} l S")
        return self

    def bar(self, x: float, y: float, width: float, height: float) -> Pdf:
        """A filled rectangle."""
        self.pages[-1].append(f"{x} {y} {width} {height} re f")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Pdf:
        """Strokes of a table with edges ``xs`` and ``ys``."""
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        return self

    def page(self) -> Pdf:
        """Begin the next page."""
        self.pages.append([])
        return self

    def bytes(self, *, trailer: str = "") -> bytes:
        """The file."""
        font = "<</Type/Font/Subtype/Type0/BaseFont/{0}/Encoding/Identity-H/DescendantFonts[{1} 0 R]{2}>>"
        cid = (
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/{0}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500"
            "/FontDescriptor<</Type/FontDescriptor/FontName/{0}/Ascent 800/Descent -200/Flags 4/FontBBox[0 -200 500 800]>>>>"
        )
        named = "/ToUnicode 7 0 R" if self._to_unicode else ""
        objects = [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Count {}/Kids[{}]>>".format(len(self.pages), " ".join(f"{8 + 2 * i} 0 R" for i in range(len(self.pages)))),
            font.format("Plain", 5, named),
            font.format("Plain-Bold", 6, named),
            cid.format("Plain"),
            cid.format("Plain-Bold"),
            _stream(_CMAP.encode()),
        ]
        for index, page in enumerate(self.pages):
            width, height = self._size
            objects.append(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Rotate {self._rotate}/Contents {9 + 2 * index} 0 R"
                "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>"
            )
            objects.append(_stream("\n".join(page).encode()))
        return pdf_file(objects, trailer=trailer)


_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange <0020> <007E> <0020> <00A0> <F8FF> <00A0> endbfrange
endcmap end end"""


def _stream(content: bytes, head: str = "") -> bytes:
    packed = zlib.compress(content)
    return f"<<{head}/Length {len(packed)}/Filter/FlateDecode>>stream\n".encode() + packed + b"\nendstream"


def pdf_file(objects: list[str | bytes], *, trailer: str = "") -> bytes:
    """A PDF of the objects in order; the first is the catalogue."""
    out, places = BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + (content if isinstance(content, bytes) else content.encode()) + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write(b"".join(f"{place:010} 00000 n \n".encode() for place in places))
    out.write(f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()
