"""The address of an organisation, made of its short name in Latin letters.

>>> slug_of("МБОУ «СОШ № 12»"), slug_of("Детский сад «Ёлочка»"), slug_of("№№")
('mbou-sosh-12', 'detskij-sad-yolochka', 'org')
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

# First words of the program's own addresses, and those it may need: an organisation is never called so.
# fmt: off
RESERVED = frozenset({
    "about", "accounts", "admin", "api", "app", "appearance", "assets", "auth", "calendar", "check", "consent", "contacts", "desk",
    "docs", "download", "embed", "error", "export", "favicon", "feed", "files", "health", "help", "home", "ical", "import", "invite",
    "login", "logout", "me", "media", "metrics", "new", "news", "null", "oidc", "password", "people", "ping", "preview",
    "privacy", "profile", "public", "read", "robots", "rss", "search", "settings", "setup", "sitemap", "static", "status", "stop",
    "support", "system", "test", "tests", "today", "undefined", "upload", "user", "users", "www",
})
# fmt: on
LONGEST = 50
# Room for «-123» when the name is taken.
LONGEST_STEM = LONGEST - 5
FALLBACK = "org"

# fmt: off
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "j",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}
# fmt: on


def transliterate(text: str) -> str:
    """Russian letters in Latin ones, small; everything else as it was.

    >>> transliterate("Съёмка в Ельце"), transliterate("Щёлково")
    ('syomka v elce', 'shchyolkovo')
    """
    return "".join(_LATIN.get(letter, letter) for letter in text.lower())


def slug_of(name: str) -> str:
    """Words and numbers of the name joined by hyphens, cut at a word where it is too long.

    >>> slug_of("Admin"), slug_of("Центр образования " * 9)
    ('org-admin', 'centr-obrazovaniya-centr-obrazovaniya-centr')
    """
    words = re.findall(r"[a-z0-9]+", transliterate(name))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:LONGEST_STEM]
        if len(longer) > LONGEST_STEM:
            break
        slug = longer
    if not slug:
        return FALLBACK
    return f"{FALLBACK}-{slug}"[:LONGEST_STEM] if slug in RESERVED else slug


def candidates(name: str) -> Iterator[str]:
    """The address and its numbered kin, without end.

    >>> first, second, third, *_ = (slug for slug, _ in zip(candidates("Лицей № 7"), range(3)))
    >>> first, second, third
    ('licej-7', 'licej-7-2', 'licej-7-3')
    """
    stem, number = slug_of(name), 1
    while True:
        yield stem if number == 1 else f"{stem}-{number}"
        number += 1


def free_slug(name: str, taken: Container[str]) -> str:
    """The first address of the name that nobody has.

    >>> free_slug("Лицей № 7", {"licej-7", "licej-7-2"})
    'licej-7-3'
    """
    return next(slug for slug in candidates(name) if slug not in taken)
