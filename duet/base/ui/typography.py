"""The typographer: where a Russian line must not be broken.

Works on plain text and on HTML: tags are seen through, so «до <b>25 ноября</b>» is bound like «до 25 ноября»,
and the text of scripts, code, fields and drawings is left alone. Letters are never changed, only the spaces between
them; a second pass changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

NBSP = "\u00a0"
# A hyphen does not break between two word joiners.
STIFF_HYPHEN = "\u2060-\u2060"
# A text longer than this is bound anew each time.
REMEMBERED = 300

# Words that lean on the next one, and words that lean on the one before.
_FORWARD = (
    "а|без|безо|в|вместо|во|все|всё|вы|где|для|до|его|ещё|её|же|за|и|из|изо|или|им|их|к|как|ко|кто|мы|на|над|не|него|неё|нет|ни|но|"
    "о|об|обо|он|она|они|от|ото|перед|по|под|при|про|с|со|так|то|тот|у|уже|что|чтобы|эта|эти|это|этот|я"
)
_BACK = "б|бы|ж|же|ль|ли"
_POST = (
    "директор|заведующ|заместител|завуч|координатор|куратор|методист|наставник|наставниц|наставляем|начальник|ответственн|педагог|"
    "председател|преподавател|психолог|руководител|секретар|специалист|учител|воспитател|мастер|исполняющ|утверждаю|согласовано"
)
_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"

# In every pattern the groups are the places that become a non-breaking space; an empty group is a place to put one in.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\S( )[—–](?= )",
        rf"(?<![\w\-\u2060])(?i:{_FORWARD})( )(?=[^\s—–\0])",
        rf"\w( )(?i:{_BACK})(?!\w)",
        r"[№§]( )(?=\d)",
        r"\d( )(?=[%‰°₽])",
        r"\d( )(?=[а-яё]{1,14}(?![\w\-]))",
        r"\d( )(?=«[А-ЯЁ]»)",
        r"(?<!\w)(?i:ул|пл|пр|просп|пер|каб|стр|ст|п|пп|пос|с|гл|рис|табл|прил|им|см|тел|г|гг|д|кл|ч|корп|оф|обл|р-н|н)\.( )(?=[\w«])",
        r"(?<!\w)[тТ]\.( ?)(?=[дпе]\.)",
        r"(?<![\w\-\u2060])и( )(?=т\.)",
    )
)
_NAMES = re.compile(
    rf"(?<![\w\-\u2060])(?:(?!(?i:{_POST})){_SURNAME}( )[А-ЯЁ]\.(?:( ?)[А-ЯЁ]\.)?|[А-ЯЁ]\.( ?)[А-ЯЁ]\.( )(?={_SURNAME}))",
)
_HYPHENS = re.compile(r"(?<=\d)-(?=[а-яёА-ЯЁ]{1,3}(?!\w))|(?<=\b[А-ЯЁ])-(?=\d)")

_TAG = re.compile(r"<!--.*?-->|<[a-zA-Z/!][^>]*>", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_BREAK = "\0"
_SPACES = re.compile(r"[ \t\r\n]+|[^ \t\r\n]")
_SILENT = frozenset({"script", "style", "pre", "code", "svg", "textarea", "option", "kbd"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "del", "em", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)


def typo(text: str) -> str:
    """Bind the words of a plain text.

    >>> typo("до 25 ноября") == "до\\u00a025\\u00a0ноября"
    True
    >>> typo("Рубцова Е. А. Не приложен").replace("\\u00a0", "_")
    'Рубцова_Е._А. Не_приложен'
    """
    return _typo(str(text)) if len(text) <= REMEMBERED else _bind(text)


def _bind(text: str) -> str:
    return _rewrite(text, text, [(place, 1) for place in range(len(text))])


# The same cells are shown again and again: a few megabytes at most.
_typo = lru_cache(maxsize=8192)(_bind)


def typo_html(html: str) -> str:
    """Bind the words of a piece of HTML; tags, attributes and silent elements stay as they are.

    >>> typo_html('<p title="до 5 лет">до <b>5 лет</b></p>').replace("\\u00a0", "_")
    '<p title="до 5 лет">до_<b>5_лет</b></p>'
    """
    return _rewrite(html, *_visible(html))


def _rewrite(source: str, seen: str, spans: list[tuple[int, int]]) -> str:
    """``source`` with every edit of ``seen`` applied; ``spans[i]`` is where the i-th seen character stands and how long it is."""
    done, pieces = 0, []
    for at, length, becomes in sorted(_edits(seen)):
        start, long = spans[at]
        if start >= done:
            pieces += [source[done:start], becomes]
            done = start + (long if length else 0)
    return "".join([*pieces, source[done:]])


def _edits(text: str) -> set[tuple[int, int, str]]:
    """Start, length and new text of every place to change."""
    edits = {(match.start(), 1, STIFF_HYPHEN) for match in _HYPHENS.finditer(text)}
    for pattern in (*_PATTERNS, _NAMES):
        for match in pattern.finditer(text):
            edits |= {(start, end - start, NBSP) for start, end in match.regs[1:] if start >= 0}
    return edits


def _visible(html: str) -> tuple[str, list[tuple[int, int]]]:
    """What a reader sees, and the span of the source behind each character.

    White space of any length is one space, as in a browser; a block or a silent element is a break no rule crosses.
    """
    seen: list[str] = []
    spans: list[tuple[int, int]] = []
    for start, piece in _spoken(html):
        for found in _SPACES.finditer(piece):
            seen.append(" " if found[0][0] in " \t\r\n" else found[0])
            spans.append((start + found.start(), len(found[0])))
    return "".join(seen), spans


def _spoken(html: str) -> Iterator[tuple[int, str]]:
    done, silent = 0, 0
    for tag in _TAG.finditer(html):
        if not silent:
            yield done, html[done : tag.start()]
        name = _element(tag[0])
        if name in _SILENT and not tag[0].endswith("/>"):
            silent = max(0, silent + (-1 if tag[0].startswith("</") else 1))
        if name not in _INLINE:
            yield tag.start(), _BREAK
        done = tag.end()
    if not silent:
        yield done, html[done:]


def _element(tag: str) -> str:
    found = _NAME.match(tag)
    return found[1].lower() if found else ""
