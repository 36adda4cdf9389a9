"""Bad input of every kind, each with the beginning of what the program says to it. Heavy ones are built when asked for."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from .documents import Pdf, docx, docx_parts, odt, p, pdf_file, tbl, tc, tr, zipped

SAMPLES = Path(__file__).parent / "samples"
MEGABYTE = 2**20
Bad = tuple[str, Callable[[], bytes], str]


def sample(ending: str) -> bytes:
    return (SAMPLES / f"plan.{ending}").read_bytes()


def renamed(old: str, new: str) -> bytes:
    """The .doc sample with a stream of another name."""
    field = old.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(old) + 2)
    assert field in sample("doc")
    return sample("doc").replace(field, new.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(new) + 2))


def flagged(flag: int) -> bytes:
    """The .doc sample with a flag of its head raised."""
    content = sample("doc")
    head = content.index(struct.pack("<H", 0xA5EC), 512)
    (flags,) = struct.unpack_from("<H", content, head + 0x0A)
    return content[: head + 0x0A] + struct.pack("<H", flags | flag) + content[head + 0x0C :]


def body(xml: str) -> bytes:
    """A .docx whose main part is the given text."""
    return zipped({**docx_parts(""), "word/document.xml": xml})


def lying(size: int) -> bytes:
    """A .docx whose main part swells to ``size`` though its headers name a small one."""
    made = zipped({**docx_parts(""), "word/document.xml": b" " * size})
    return made.replace(struct.pack("<I", size), struct.pack("<I", 1000))


def locked_zip() -> bytes:
    """A zip whose entries are marked as encrypted."""
    made = bytearray(docx(p("а")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = made.find(mark)
        while start >= 0:
            made[start + place] |= 1
            start = made.find(mark, start + 4)
    return bytes(made)


def doubled() -> bytes:
    """Two main parts of one name: programs differ in which they read."""
    target = BytesIO(docx(p("а")))
    with zipfile.ZipFile(target, "a") as archive, __import__("warnings").catch_warnings(action="ignore"):
        archive.writestr("word/document.xml", "<x/>")
    return target.getvalue()


def nested(depth: int) -> str:
    made = p("дно")
    for _ in range(depth):
        made = tbl(tr(tc(made + p(""))))
    return made


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    key = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{0}>/U<{0}>>>/ID[<00><00>]".format("41" * 32)
    return Pdf().text(50, 700, "План").bytes(trailer=key)


def swelling_pdf() -> bytes:
    """A page of ten kilobytes that unpacks to gigabytes: packed twice."""
    import zlib  # noqa: PLC0415 - beside its only use

    once = zlib.compress(b" " * (64 * MEGABYTE), 9)
    stream = f"<</Length {len(once)}/Filter/FlateDecode>>stream\n".encode() + once + b"\nendstream"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    return pdf_file(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream])


def unfolding_pdf() -> bytes:
    """Drawings that draw one another ten times each, fifteen floors deep."""
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    draw = "/X Do " * 10
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page, f"<</Length 60>>stream\n{draw}\nendstream"]
    for number in range(5, 20):
        inner = f"/Resources<</XObject<</X {number + 1} 0 R>>>>"
        objects.append(f"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]{inner}/Length 60>>stream\n{draw}\nendstream")
    objects.append("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 1>>stream\n \nendstream")
    return pdf_file(objects)


def endless_page() -> bytes:
    """A page with more letters than any page has."""
    pdf = Pdf()
    for row in range(400):
        pdf.text(10, 800 - row, "наставник " * 20)
    return pdf.bytes()


def many_pages() -> bytes:
    """A PDF of a thousand pages."""
    pdf = Pdf()
    for _ in range(1000):
        pdf.text(50, 700, "План").page()
    return pdf.bytes()


def wide_sheet() -> bytes:
    """An .xlsx whose filled cells stand on a diagonal: a square of them has millions of empty ones."""
    made = dict(_parts(sample("xlsx")).items())
    rows = "".join(f'<row r="{row}"><c r="{_letters(row)}{row}" t="str"><v>а</v></c><c r="A{row}"/></row>' for row in range(1, 3000))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    made["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="str"><v>а</v></c>'
        f'<c r="B1" t="str"><v>б</v></c></row>{rows}</sheetData></worksheet>'.encode()
    )
    return zipped(made)


def _letters(number: int) -> str:
    made = ""
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(65 + rest) + made
    return made


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


DTD = '<!DOCTYPE x [<!ENTITY a "а"><!ENTITY b "&a;&a;&a;">]>'
MANIFEST = '<m:manifest xmlns:m="urn:x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
FOREIGN_ODF = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})
SLIDES = zipped({"[Content_Types].xml": "<Types>presentationml.presentation.main+xml</Types>"})
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"

BAD: list[Bad] = [
    ("plan.docx", lambda: b"", "Файл пустой"),
    ("plan.txt", lambda: b" \r\n\x00", "Файл пустой"),
    ("plan.txt", lambda: b"a" * (20 * MEGABYTE + 1), "Файл больше 20 МБ"),
    ("plan.exe", lambda: b"MZ\x00", "Файлы «.exe» программа не читает"),
    ("plan.docm", lambda: sample("docx"), "Документы Word с макросами (.docm) не принимаются"),
    ("plan.xls", lambda: b"x", "Старые книги Excel"),
    ("plan.rtf", lambda: b"{\\rtf1}", "Файлы .rtf программа не читает"),
    ("plan.png", lambda: b"x", "Это картинка"),
    ("plan.zip", lambda: b"x", "Это архив"),
    ("plan.doc", lambda: sample("docx"), "Имя файла кончается на «.doc», а внутри документ Word."),
    ("plan.docx", lambda: sample("pdf"), "Имя файла кончается на «.docx», а внутри документ PDF."),
    ("plan.pdf", "План".encode, "Имя файла кончается на «.pdf», а внутри простой текст."),
    ("plan.xlsx", lambda: sample("odt"), "Имя файла кончается на «.xlsx», а внутри документ OpenDocument."),
    ("plan.doc", lambda: b"{\\rtf1 a}", "Внутри файла документ RTF"),
    (
        "plan.doc",
        lambda: b"<?xml version='1.0'?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'/>",
        "Это документ Word в виде XML",
    ),
    ("plan.doc", lambda: b"MIME-Version: 1.0\r\n", "Это веб-архив"),
    ("plan.docx", lambda: bytes(range(256)) * 9, "Содержимое файла не похоже"),
    ("plan.docx", lambda: b"\x89PNG\r\n\x1a\n\x00\x01", "Это картинка"),
    ("plan.docx", lambda: zipped({"a.txt": "а"}), "Это архив"),
    ("plan.odt", lambda: FOREIGN_ODF, "Это файл OpenDocument, но не текстовый"),
    ("plan.docx", lambda: SLIDES, "Это файл Office, но не документ Word"),
    ("plan.docx", lambda: sample("docx")[:20_000], "Файл повреждён"),
    ("plan.odt", lambda: sample("odt")[:-30], "Файл повреждён"),
    ("plan.pdf", lambda: sample("pdf")[:20_000], "Файл повреждён"),
    ("plan.doc", lambda: sample("doc")[:5_000], "Файл повреждён"),
    ("plan.docx", lambda: body("<w:document"), "Файл повреждён"),
    ("plan.docx", lambda: zipped({"[Content_Types].xml": docx_parts("")["[Content_Types].xml"]}), "Файл повреждён"),
    ("plan.docx", lambda: body(DTD + "<x>&b;</x>"), "Внутри файла объявлены собственные сущности"),
    ("plan.docx", lambda: body((DTD + "<x>&b;</x>").encode("utf-16")), "Внутри файла объявлены собственные сущности"),
    (
        "plan.odt",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": DTD + "<x/>"}),
        "Внутри файла объявлены собственные сущности",
    ),
    ("plan.docx", lambda: zipped({**docx_parts(p("а")), "../../etc/passwd": "а"}), "Внутри файла записи с недопустимыми именами"),
    ("plan.docx", lambda: zipped({**docx_parts(p("а")), "/etc/passwd": "а"}), "Внутри файла записи с недопустимыми именами"),
    ("plan.docx", doubled, "Внутри файла записи с недопустимыми именами"),
    ("plan.docx", locked_zip, "Файл защищён паролем"),
    ("plan.docx", lambda: renamed("WordDocument", "EncryptedPackage"), "Файл защищён паролем"),
    ("plan.doc", lambda: flagged(0x0100), "Файл защищён паролем"),
    ("plan.doc", lambda: flagged(0x8000), "Файл защищён паролем"),
    ("plan.doc", lambda: renamed("\x01CompObj", "_VBA_PROJECT_CUR"), "В документе есть макросы"),
    ("plan.doc", lambda: renamed("WordDocument", "Workbook"), "Это старая книга Excel"),
    ("plan.doc", lambda: renamed("WordDocument", "PowerPoint Document"), "Это файл Office старого вида"),
    ("plan.odt", lambda: odt("<text:p>а</text:p>", **{"META-INF__manifest_xml": MANIFEST}), "Файл защищён паролем"),
    ("plan.odt", lambda: odt("<text:p>а</text:p>", **{"Basic__Standard__Module1_xml": "<x/>"}), "В документе есть макросы"),
    ("plan.pdf", locked_pdf, "Файл защищён паролем"),
    ("plan.docx", lambda: zipped({**docx_parts(p("а")), "word/vbaProject.bin": "а"}), "В файле есть макросы"),
    ("plan.docx", lambda: zipped(docx_parts(p("а"), kind=MACRO_TYPE)), "В файле есть макросы"),
    ("plan.docx", lambda: docx(nested(20)), "Таблицы документа вложены"),
    ("plan.docx", lambda: docx(nested(400)), "Таблицы документа вложены"),
    ("plan.html", ("<table><tr><td>" * 100 + "а").encode, "Таблицы документа вложены"),
    ("plan.html", ("<div>" * 50_000 + "а").encode, "Таблицы документа вложены"),
    ("plan.docx", lambda: docx(p("")), "В файле нет текста"),
    ("plan.pdf", lambda: Pdf().bytes(), "Это скан без текста"),
]

HEAVY: list[Bad] = [
    ("entries.docx", lambda: zipped({**docx_parts(""), **{f"a{i}": b"" for i in range(60_000)}}), "Файл после распаковки"),
    ("media.docx", lambda: zipped({**docx_parts(p("а")), "word/media/a.bmp": b"\0" * (500 * MEGABYTE)}), "Файл после распаковки"),
    ("ratio.docx", lambda: zipped({**docx_parts(""), "word/document.xml": b" " * (300 * MEGABYTE)}), "Файл после распаковки"),
    ("lying.docx", lambda: lying(300 * MEGABYTE), "Файл повреждён"),
    ("tags.docx", lambda: body("<x>" + "<y/>" * 2_000_000 + "</x>"), "Файл после распаковки"),
    ("swelling.pdf", swelling_pdf, "Файл после распаковки"),
    ("unfolding.pdf", unfolding_pdf, "Страница 1 слишком сложна"),
    ("endless.pdf", endless_page, "Страница 1 слишком сложна"),
    ("pages.pdf", many_pages, "В документе больше 400 страниц"),
    ("lines.pdf", lambda: b"%PDF-1.4\n" + b"\n" * (19 * MEGABYTE) + b"startxref\n9\n%%EOF", "Файл повреждён"),
    ("objects.pdf", lambda: b"%PDF-1.4\n" + b"1 0 obj\n" * MEGABYTE + b"startxref\n9\n%%EOF", "Файл повреждён"),
    ("wide.xlsx", wide_sheet, "Таблица в файле слишком велика"),
]
