"""What is wrong with a template, by name and place, before it is kept (requirement B6).

Only what is known to be harmless is let through: the parts of the file, where its tags stand, and what they say. At the end the
template is filled for a try, so that what is kept can always be filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from duet.base.files.guard import Unreadable
from duet.base.files.guard.archive import Archive, parse

from .desk import COMMON
from .kinds import Facts, Flag, Kind, Rows
from .template_reading import paper_of
from .templating import render, sandbox

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_OPENS = re.compile(r"\{[{%#]")
_FILTERS = frozenset({"upper", "lower", "capitalize"})
_PLAIN = (nodes.Template, nodes.TemplateData, nodes.Const, nodes.Not, nodes.And, nodes.Or, nodes.If, nodes.Operand)
# What may be printed: anything else could print «True».
_PRINTED = (nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr, nodes.Filter)
_LOOP = frozenset({"first", "last"})
# Tags of the filler that put a field where no text stands: into the looks of a cell, in the place of a whole paragraph.
_FOREIGN_TAG = re.compile(r"\{%\s*(?:colspan|cellbg|vm|hm)\b.*?%\}|\{\{(?:r|p|tr|tc)\s.*?\}\}|\{#.*?(?:#\}|$)")
# Fields of Word that fetch or run something.
_FETCHING = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|MACROBUTTON|DATABASE|IMPORT|RD)\b", re.IGNORECASE)
_FOREIGN_PARTS = re.compile(r"/(embeddings|activeX|attachedToolbars|ctrlProps)/|vbaProject|^(?!.*/printerSettings/).*\.bin$")
_FOREIGN_RELATIONS = re.compile(r"/(aFChunk|oleObject|package|control|subDocument|frame|attachedTemplate|vbaProject)$", re.IGNORECASE)
# A sheet of text is some 30 KB of markup; rows are repeated hundreds of times.
_MOST_TAGS, _LARGEST_PART, _LARGEST_ROW = 2_000, 3 * 2**20, 200_000

OBJECT = "В файле есть вложенный объект или элемент управления. Удалите его: в образце могут быть только текст и картинки."
OUTSIDE = "Файл ссылается на другой файл или адрес. Вставьте картинку в сам документ и сохраните его как обычный .docx."
FETCHING = "В файле есть поле Word, которое берёт данные из другого места. Замените его обычным текстом."
PROPERTIES = "Поля стоят в свойствах файла, там их заполнить нельзя. Очистите название и прочие свойства: «Файл», «Сведения»."
HIDDEN = "Поле стоит не в тексте, а в служебной части файла. Примите все исправления и наберите поле в обычном абзаце или в ячейке таблицы."
MANY = "В образце слишком много полей. Оставьте только нужные."
LARGE = "В образце слишком много текста. Проверьте, тот ли это файл, и оставьте только нужное."
LONG_ROW = "Повторяется слишком большой кусок образца. Пусть повторяется одна строка таблицы."
UNFIT = "Шаблон не удалось заполнить. Начните с нашего образца: перенесите в него свой текст и загрузите снова."
ONLY = "В образце можно только печатать поля, выбирать по условию и повторять строки таблицы. Уберите всё остальное."


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence that says what is wrong and what to do; ``place`` is the paragraph it stands in."""

    words: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    fields: frozenset[str]
    flags: frozenset[str]
    tables: dict[str, frozenset[str]]


def faults_of(content: bytes, kind: Kind) -> list[Fault]:
    """Everything that is wrong with a template of the kind; the file was let through by the guard of files. Each thing once."""
    try:
        _open_every_part(content)
        template = DocxTemplate(BytesIO(content))
        template.init_docx()
    except Unreadable as trouble:
        return [Fault(str(trouble))]
    except Exception:
        # Whatever the library says of a file that is torn, people can do one thing.
        return [Fault(UNFIT)]
    found = dict.fromkeys(_faults_of_file(template, _known(kind)))
    return list(found) or _faults_of_filling(content, kind)


def _open_every_part(content: bytes) -> None:
    """Unpack everything within the limits of the guard, no declarations in any markup. Raises Unreadable."""
    archive = Archive(content)
    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            parse(archive.markup(name))
        else:
            archive.read(name)


def _faults_of_file(template: DocxTemplate, known: _Known) -> Iterator[Fault]:
    package = template.docx.part.package
    relations = list(package.rels.values())
    for part in package.iter_parts():
        name = str(part.partname)
        relations += part.rels.values()
        if _FOREIGN_PARTS.search(name):
            yield Fault(OBJECT)
        if not name.endswith(".xml"):
            continue
        if name.startswith("/docProps/"):
            if _OPENS.search(part.blob.decode("utf-8", "replace")):
                yield Fault(PROPERTIES)
        elif len(part.blob) > _LARGEST_PART:
            yield Fault(LARGE)
        else:
            yield from _faults_of_part(template, part.blob, known)
    for relation in relations:
        if _FOREIGN_RELATIONS.search(relation.reltype):
            yield Fault(OUTSIDE if relation.is_external else OBJECT)
        elif relation.is_external and not relation.reltype.endswith("/hyperlink"):
            yield Fault(OUTSIDE)


def _faults_of_filling(content: bytes, kind: Kind) -> list[Fault]:
    """Fill it for a try, with every choice made and with none."""
    try:
        for chosen in (True, False):
            paper_of(render(content, _tried(kind, chosen=chosen)), kind.title)
    except Exception:
        return [Fault(UNFIT)]
    return []


def _tried(kind: Kind, *, chosen: bool) -> Facts:
    facts: Facts = {}
    for field in (*COMMON, *kind.fields):
        match field:
            case Rows():
                facts[field.name] = [{column.name: "а" for column in field.columns}] * (2 if chosen else 0)
            case Flag():
                facts[field.name] = chosen
            case _:
                facts[field.name] = "а" if chosen else ""
    return facts


def _known(kind: Kind) -> _Known:
    every = (*COMMON, *kind.fields)
    tables = {field.name: frozenset(column.name for column in field.columns) for field in every if isinstance(field, Rows)}
    flags = frozenset(field.name for field in every if isinstance(field, Flag))
    return _Known(frozenset(field.name for field in every if not isinstance(field, Rows)), flags, tables)


def _faults_of_part(template: DocxTemplate, blob: bytes, known: _Known) -> Iterator[Fault]:
    root = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
    if any(map(_FETCHING.search, _instructions(root))):
        yield Fault(FETCHING)
    if _is_hidden(root):
        yield Fault(HIDDEN)
        return
    text = blob.decode("utf-8", "replace")
    if "{" not in text:
        return
    paragraphs = ["".join(text.text or "" for text in paragraph.iter(f"{_W}t")) for paragraph in root.iter(f"{_W}p")]
    wrong = list(dict.fromkeys(_wrong_tags(paragraphs)))
    if wrong:
        yield from wrong
        yield from _told_one_by_one(paragraphs, known)
        return
    try:
        tree = sandbox().parse(template.patch_xml(text))
    except TemplateSyntaxError as trouble:
        yield _syntax(trouble, paragraphs)
        yield from _told_one_by_one(paragraphs, known)
        return
    except RecursionError:
        yield Fault(ONLY)
        return
    if sum(len(data.data) for loop in tree.find_all(nodes.For) for data in loop.find_all(nodes.TemplateData)) > _LARGEST_ROW:
        yield Fault(LONG_ROW)
        return
    yield from _walk(tree, known, {}, paragraphs)


def _wrong_tags(paragraphs: list[str]) -> Iterator[Fault]:
    """What is wrong before anything is understood: tags that are not closed in their paragraph, or that put fields outside the text."""
    if sum(len(_OPENS.findall(line)) for line in paragraphs) > _MOST_TAGS:
        yield Fault(MANY)
        return
    for number, line in enumerate(paragraphs, 1):
        if any(line.count(opens) != line.count(closes) for opens, closes in (("{{", "}}"), ("{%", "%}"))):
            yield Fault("Скобки не закрыты: к каждой «{{» нужна «}}», к каждой «{%» — «%}».", _place(number, paragraphs))
        for tag in _FOREIGN_TAG.findall(line):
            yield Fault(
                f"Программа не понимает «{tag}». Уберите его или напишите одно имя поля: «{{{{ дата }}}}».", _place(number, paragraphs)
            )


def _told_one_by_one(paragraphs: list[str], known: _Known) -> Iterator[Fault]:
    """What is seen without understanding the whole: so that everything is put right at once."""
    for tag in (tag for line in paragraphs for tag in _TAG.findall(line)):
        if name := re.fullmatch(r"\{\{\s*(\w+)\s*\}\}", tag):
            yield from _printed(nodes.Name(name[1], "load"), known, {}, paragraphs)
        elif tag.startswith("{%") and not _is_block(tag) and not _FOREIGN_TAG.match(tag):
            yield _not_understood(tag, paragraphs)


def _not_understood(tag: str, paragraphs: list[str]) -> Fault:
    return Fault(f"Программа не понимает «{tag}». Можно писать только if, else, for и их концы.", _place_of(tag, paragraphs))


def _instructions(root: etree._Element) -> Iterator[str]:
    """What fields of Word say; the name of one may be cut into runs."""
    for paragraph in root.iter(f"{_W}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{_W}instrText"))
    for field in root.iter(f"{_W}fldSimple"):
        yield field.get(f"{_W}instr") or ""


def _is_hidden(root: etree._Element) -> bool:
    """Whether a tag stands where it would be filled and is no text: in a field of Word, in what was deleted, in a comment, in the looks."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            if "{" in (element.text or ""):
                return True
            continue
        if element.tag in (f"{_W}instrText", f"{_W}delText", f"{_W}delInstrText") and "{" in (element.text or ""):
            return True
        if (element.tag != f"{_W}t" and _OPENS.search(element.text or "")) or _OPENS.search(element.tail or ""):
            return True
        if any(_OPENS.search(str(value)) for value in element.attrib.values()):
            return True
    return False


def _syntax(trouble: TemplateSyntaxError, paragraphs: list[str]) -> Fault:
    """Where the braces do not fit: each paragraph by itself, else the whole."""
    for number, paragraph in enumerate(paragraphs, 1):
        for tag in _TAG.findall(paragraph):
            if tag.startswith("{{") and not _parses(tag):
                return Fault(f"Программа не понимает «{tag}». В скобках должно стоять одно имя поля.", _place(number, paragraphs))
    if "nknown tag" in str(trouble) or "Encountered" in str(trouble):
        wrong = next((tag for line in paragraphs for tag in _TAG.findall(line) if tag.startswith("{%") and not _is_block(tag)), "")
        if wrong:
            return _not_understood(wrong, paragraphs)
    return Fault("К каждому «{% if … %}» нужен «{% endif %}», к каждому «{%tr for … %}» — «{%tr endfor %}». Проверьте, чего не хватает.")


def _parses(tag: str) -> bool:
    try:
        sandbox().parse(tag)
    except TemplateSyntaxError:
        return False
    return True


def _is_block(tag: str) -> bool:
    return bool(re.match(r"\{%-?(tr|tc|p|r)?\s*(if|elif|else|endif|for|endfor)\b", tag))


def _walk(node: nodes.Node, known: _Known, loops: dict[str, str], paragraphs: list[str]) -> Iterator[Fault]:
    match node:
        case nodes.Output():
            for part in node.nodes:
                yield from _printed(part, known, loops, paragraphs)
        case nodes.Name():
            yield from _name(node.name, known, loops, paragraphs)
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=attr) if loops and attr in _LOOP:
            return
        case nodes.Getattr(node=nodes.Name(name=owner), attr=column) if owner in loops:
            columns = known.tables[loops[owner]]
            if column not in columns:
                yield _unknown(f"{owner}.{column}", column, columns, paragraphs)
        case nodes.For():
            yield from _loop(node, known, loops, paragraphs)
        case nodes.Filter() if node.name in _FILTERS and not node.args and not node.kwargs and node.node is not None:
            yield from _walk(node.node, known, loops, paragraphs)
        case nodes.Compare() if all(operand.op in ("eq", "ne") for operand in node.ops):
            for child in node.iter_child_nodes():
                yield from _walk(child, known, loops, paragraphs)
        case _ if isinstance(node, _PLAIN):
            for child in node.iter_child_nodes():
                yield from _walk(child, known, loops, paragraphs)
        case _:
            yield _forbidden(paragraphs, node)


def _printed(node: nodes.Expr, known: _Known, loops: dict[str, str], paragraphs: list[str]) -> Iterator[Fault]:
    if not isinstance(node, _PRINTED):
        yield _forbidden(paragraphs, node)
    elif isinstance(node, nodes.Name) and node.name in known.flags and node.name not in loops:
        said = f"«{node.name}» — это выбор, а не слова. Напишите «{{% if {node.name} %}} … {{% endif %}}»."
        yield Fault(said, _place_of(node.name, paragraphs))
    else:
        yield from _walk(node, known, loops, paragraphs)


def _name(name: str, known: _Known, loops: dict[str, str], paragraphs: list[str]) -> Iterator[Fault]:
    if name in loops:
        yield Fault(f"«{name}» — это строка таблицы. Напишите, какой её столбец: «{name}.номер».", _place_of(name, paragraphs))
    elif name in known.tables:
        yield Fault(f"«{name}» — это таблица. Её строки печатает «{{%tr for строка in {name} %}}».", _place_of(name, paragraphs))
    elif name not in known.fields:
        yield _unknown(name, name, known.fields, paragraphs)


def _loop(node: nodes.For, known: _Known, loops: dict[str, str], paragraphs: list[str]) -> Iterator[Fault]:
    if (
        not isinstance(node.target, nodes.Name)
        or not isinstance(node.iter, nodes.Name)
        or node.recursive
        or node.test
        or node.else_
        or loops
    ):
        yield _forbidden(paragraphs, node)
        return
    if node.iter.name not in known.tables:
        yield _unknown(node.iter.name, node.iter.name, frozenset(known.tables), paragraphs)
        return
    for child in node.body:
        yield from _walk(child, known, {node.target.name: node.iter.name}, paragraphs)


def _unknown(said: str, name: str, known: frozenset[str], paragraphs: list[str]) -> Fault:
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    hint = f" Может быть, «{near[0]}»?" if near else ""
    return Fault(f"Поля «{said}» нет.{hint}", _place_of(name, paragraphs))


def _forbidden(paragraphs: list[str], node: nodes.Node) -> Fault:
    words = next((str(value) for value in (getattr(node, "name", ""), getattr(node, "attr", "")) if isinstance(value, str) and value), "")
    return Fault(ONLY, _place_of(words, paragraphs) if words else _first_place(paragraphs))


def _place_of(name: str, paragraphs: list[str]) -> str:
    """The paragraph whose tag holds the name, with its number."""
    found = (number for number, paragraph in enumerate(paragraphs, 1) if any(name in tag for tag in _TAG.findall(paragraph)))
    number = next(found, 0)
    return _place(number, paragraphs) if number else ""


def _first_place(paragraphs: list[str]) -> str:
    number = next((number for number, line in enumerate(paragraphs, 1) if _TAG.search(line)), 0)
    return _place(number, paragraphs) if number else ""


def _place(number: int, paragraphs: list[str]) -> str:
    paragraph = paragraphs[number - 1]
    return f"абзац {number}: «{paragraph[:100].strip()}{'…' if len(paragraph) > 100 else ''}»"
