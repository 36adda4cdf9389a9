"""The words of a citation: «приказом Минпросвещения России от 24.03.2023 № 196 «Об утверждении…»»."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Citation:
    """An act as a preamble names it, in three cases."""

    nominative: str
    genitive: str
    instrumental: str

    @property
    def on_ground(self) -> str:
        """«на основании приказа…»"""
        return f"на основании {self.genitive}"

    @property
    def in_accordance(self) -> str:
        """«в соответствии с приказом…»

        >>> Citation("", "", "статьёй 351.8").in_accordance, Citation("", "", "законом").in_accordance
        ('в соответствии со статьёй 351.8', 'в соответствии с законом')
        """
        return f"в соответствии {'со' if self.instrumental.startswith('ст') else 'с'} {self.instrumental}"


def citation(
    heads: tuple[str, str, str], *, issuer: str = "", day: date | None = None, number: str = "", title: str = "", also: str = ""
) -> Citation:
    """The citation of an act.

    ``heads`` are the kind in the nominative, genitive and instrumental, ``issuer`` is in the genitive, ``also`` is the number that a
    second body gave it.

    >>> citation(("приказ", "приказа", "приказом"), issuer="школы", day=date(2026, 9, 1), number="5", title="О «парах»").genitive
    'приказа школы от 01.09.2026 № 5 «О „парах“»'
    """
    number = f"№ {number.removeprefix('№').strip()}" if number.strip() else ""
    dated = f"от {day:%d.%m.%Y}" if day else ""
    rest = " ".join(filter(None, [issuer.strip(), dated, number + (f", {also}" if also else ""), quoted(title)]))
    nominative, genitive, instrumental = (f"{head} {rest}".strip() for head in heads)
    return Citation(nominative, genitive, instrumental)


def quoted(title: str) -> str:
    """The title in quotes; quotes inside become the inner ones.

    >>> quoted("О Дне наставника"), quoted("«Об учреждении знака «За наставничество»»"), quoted(" ")
    ('«О Дне наставника»', '«Об учреждении знака „За наставничество“»', '')
    """
    bare = " ".join(title.split())
    if bare.startswith("«") and bare.endswith("»") and _is_whole(bare):
        bare = bare[1:-1].strip()
    return f"«{bare.replace('«', '„').replace('»', '“')}»" if bare else ""


def _is_whole(title: str) -> bool:
    """Whether the first quote is closed by the last one."""
    depth = 0
    for place, letter in enumerate(title):
        depth += (letter == "«") - (letter == "»")
        if depth == 0:
            return place == len(title) - 1
    return False
