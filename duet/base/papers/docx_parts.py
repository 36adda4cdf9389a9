"""The parts of a .docx that are the same for every paper."""

from __future__ import annotations

from .measuring import TWIN

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = _OFFICE
_OPEN = f'xmlns:w="{NAMESPACE}"'

_CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
RELATIONS_OF_PACKAGE = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_RELATIONS_OF_DOCUMENT = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/header" Target="header1.xml"/>'
    "</Relationships>"
)
HEADER_ID = "rId3"
FOOT, FOOT_ID = "word/footer1.xml", "rIdFoot"
FOOT_RELATIONS = "word/_rels/footer1.xml.rels"


def content_types(*, pictures: bool, foot: bool = False) -> str:
    """The kinds of parts; pictures and the foot of the first page are named only where there are any."""
    png = '<Default Extension="png" ContentType="image/png"/>' if pictures else ""
    footer = f'<Override PartName="/{FOOT}" ContentType="{_WORD}.footer+xml"/>' if foot else ""
    return _CONTENT_TYPES.replace("<Override", f"{png}{footer}<Override", 1)


def relations_of_document(pictures: int, *, foot: bool = False) -> str:
    """What the document refers to."""
    footer = f'<Relationship Id="{FOOT_ID}" Type="{_OFFICE}/footer" Target="{FOOT.removeprefix("word/")}"/>' if foot else ""
    found = "".join(_picture_of(number) for number in range(pictures))
    return _RELATIONS_OF_DOCUMENT.replace("</Relationships>", f"{found}{footer}</Relationships>")


def relations_of_foot(number: int) -> str:
    """What the foot of the first page refers to: its picture."""
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{_picture_of(number)}</Relationships>'


def _picture_of(number: int) -> str:
    return f'<Relationship Id="{_picture_id(number)}" Type="{_OFFICE}/image" Target="{picture_name(number).removeprefix("word/")}"/>'


def foot_of(body: str) -> str:
    """The foot of the first page."""
    return f'{_HEAD}<w:ftr {_OPEN} xmlns:r="{RELATIONS}">{body}</w:ftr>'


def picture_name(number: int) -> str:
    """Where a picture lies in the file."""
    return f"word/media/picture{number + 1}.png"


def _picture_id(number: int) -> str:
    return f"rIdPicture{number + 1}"


def drawing(number: int, side: int) -> str:
    """A square picture in the line; ``side`` is in English metric units."""
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    size = f'cx="{side}" cy="{side}"'
    name = f'id="{number + 1}" name="QR {number + 1}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{space}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {name} descr="QR"/><a:graphic xmlns:a="{space}/main"><a:graphicData uri="{space}/picture">'
        f'<pic:pic xmlns:pic="{space}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{_picture_id(number)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


_STYLES = (
    f"{_HEAD}<w:styles {_OPEN}><w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{TWIN}" w:hAnsi="{TWIN}" w:eastAsia="{TWIN}" w:cs="{TWIN}"/>'
    '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/>'
    '<w:pPr><w:keepNext/><w:spacing w:before="120" w:after="180"/><w:jc w:val="center"/></w:pPr>'
    "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    "</w:styles>"
)


def styles(size: int, leading: float) -> str:
    """Letters of that size in points, lines that many times as far from each other as usual."""
    sized = _STYLES.replace('w:val="24"', f'w:val="{2 * size}"')
    return sized.replace('w:line="240"', f'w:line="{round(240 * leading)}"')


SETTINGS = (
    f'{_HEAD}<w:settings {_OPEN}><w:defaultTabStop w:val="708"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
HEADER = (
    f'{_HEAD}<w:hdr {_OPEN}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)
CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:language>ru-RU</dc:language></cp:coreProperties>"
)
