"""The organisation a plan belongs to, by the short name in its title or stamp."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .writing import one_line

_FORM = re.compile(
    r"(?<![А-ЯЁа-яё])(?:СПб\s?)?(?:[А-ЯЁ]{0,6}(?:ДОУ|ПОУ|ОУ|УДО|ПОО|ДОО|О[АБ]У)|[А-ЯЁ]{1,5}\s(?:ПОУ|ДПО|ДО|ОУ|СПО|ВО)|АНО|ФГБОУ)(?![А-ЯЁа-яё])",
)
_GENERIC = frozenset({"ОУ", "ДОУ", "ПОО", "ДОО", "УДО", "ПОУ"})
_TOKEN = re.compile(r"«[^«»]*«[^«»]*»[^«»]*»|«[^«»]*«[^«»]*»|«[^«»]*»?|\"[^\"]*\"|“[^”]*”|№\s*\d+[а-яА-Я]?|[-–—]|[^\s«»\"“”]+")
_INSIDE = re.compile(
    r"^(?:детск|сад|школ|гимнази|лице|колледж|техникум|училищ|центр|дом|двор|станци|средн|основн|начальн|общеобраз|дополнительн"
    r"|профессион|район|город|г\.|с\.|п\.|пос\.|им\.|ст\.|имени"
    r"|област|кра[йя]|республик|муниципальн|округ|сельск|пос[её]л|деревн|вечерн|комбинирован|вида|общеразвив|кадетск|интернат"
    r"|углубл|изучени|творчеств|юношеск|и$|при$|развити|реб[её]нка|федеральн|автономн)",
    re.IGNORECASE,
)
_NEVER = re.compile(r"^(?:На|В|По|С|За|К|Для|О|Об)$")
_FULL = re.compile(
    r"((?:[А-ЯЁа-яё]+(?:ого|ом|ому|ым|его|ем|ему|им|ое|ее)\s+){1,6})учреждени(?:я|и|ю|ем"
    r"|е)\s+((?:[^«»,]{0,120}?)«[^»]*(?:«[^»]*»)?[^»]*»(?:\s*№\s*\d+)?)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^(?:и\.?\s?о\.?\s+)?(?:директор|заведующ\w+|начальник|руководитель|ректор|заместитель директора)\s+(?=[А-ЯЁ])", re.IGNORECASE
)


def find_organisation(texts: Iterator[str] | list[str]) -> str | None:
    """The first short official name in the texts, as the document writes it.

    >>> find_organisation(["«Дорожная карта» в МБОУ «СОШ № 5 г. Энска» на 2023 – 2025 года"])
    'МБОУ «СОШ № 5 г. Энска»'
    >>> find_organisation(["реализации целевой модели ГБДОУ детский сад № 9 Морского района на 2022 год"])
    'ГБДОУ детский сад № 9 Морского района'
    """
    for text in texts:
        line = one_line(text)
        found = _short(line) or _full(line)
        if found:
            return found
    return None


def _short(line: str) -> str | None:
    for match in _FORM.finditer(line):
        tokens = list(_tokens(line[match.end() :]))
        if match.group().strip() in _GENERIC and not (tokens and (tokens[0].startswith(("«", '"', "№")))):
            continue
        while tokens and (tokens[-1] in {"-", "–", "—", "и"} or tokens[-1].lower() == "при"):
            tokens.pop()
        if tokens:
            return " ".join([match.group().strip(), *tokens]).strip(" ,.;:")
    return None


def _tokens(rest: str) -> Iterator[str]:
    """The words that belong to a name after its legal form."""
    for match in _TOKEN.finditer(rest):
        token = match.group()
        bare = token.rstrip(",;:)")
        if token.startswith(("«", '"', "“", "№")) or token in {"-", "–", "—"}:
            yield token
        elif re.match(r"\d|\(", token) or _NEVER.match(bare) or not (bare[:1].isupper() or _INSIDE.match(bare)):
            return
        else:
            yield bare
        if bare != token or (token.endswith(".") and len(token) > 4):
            return


def _full(line: str) -> str | None:
    """«в муниципальном бюджетном … учреждении «Школа № 5»» in the nominative."""
    match = _FULL.search(line)
    if not match:
        return None
    adjectives = [
        re.sub(r"(?:ого|ому|ом|ым|ое)$", "ое", word)
        if not re.search(r"(?:его|ему|ем|им|ее)$", word)
        else re.sub(r"(?:его|ему|ем|им|ее)$", "ее", word)
        for word in match.group(1).split()
    ]
    return f"{' '.join(adjectives)} учреждение {match.group(2)}"


def organisation_of_post(position: str | None) -> str | None:
    """«Директор МБОУ Школа № 7»: the school."""
    if not position or not _ROLE.match(position):
        return None
    return _short(position)
