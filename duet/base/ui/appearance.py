"""How a person wants pages to look: kept in a cookie, so that the very first byte of a page is already right.

The version for people with weak sight follows GOST R 52872: three sizes, four colour schemes, wide spacing, no decoration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

COOKIE = "look"
COOKIE_AGE = 60 * 60 * 24 * 365

# The first value of each is the ordinary one: it is not kept.
VALUES: Mapping[str, tuple[str, ...]] = {
    "theme": ("", "light", "dark"),
    "vision": ("", "bw", "wb", "blue", "sepia"),
    "size": ("1", "2", "3"),
    "space": ("1", "2"),
}


@dataclass(frozen=True, slots=True)
class Appearance:
    """Theme, colours of the version for weak sight (none: the ordinary version), size of letters, spacing."""

    theme: str = ""
    vision: str = ""
    size: str = "1"
    space: str = "1"

    @classmethod
    def read(cls, cookie: str) -> Appearance:
        """What a cookie says; anything unknown in it is passed over.

        >>> Appearance.read("theme-dark.vision-bw.size-2")
        Appearance(theme='dark', vision='bw', size='2', space='1')
        >>> Appearance.read('theme-"><script>') == Appearance()
        True
        """
        pairs = (part.partition("-") for part in cookie.split("."))
        return cls().changed({name: value for name, _, value in pairs})

    def changed(self, wishes: Mapping[str, str]) -> Appearance:
        """The same with the wishes that make sense; the ordinary version has the ordinary size and spacing.

        >>> Appearance(vision="bw", size="3").changed({"vision": ""})
        Appearance(theme='', vision='', size='1', space='1')
        """
        known = {name: wishes[name] for name in VALUES if wishes.get(name) in VALUES[name]}
        new = replace(self, **known)
        return new if new.vision else replace(new, size="1", space="1")

    def kept(self) -> dict[str, str]:
        """Only what differs from the ordinary: the attributes of <html> and the content of the cookie."""
        return {name: value for name, value in asdict(self).items() if value != VALUES[name][0]}

    def cookie(self) -> str:
        """The text that :meth:`read` understands.

        >>> Appearance(theme="dark", vision="sepia", space="2").cookie()
        'theme-dark.vision-sepia.space-2'
        """
        return ".".join(f"{name}-{value}" for name, value in self.kept().items())
