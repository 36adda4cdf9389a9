"""Endings of the declensions that names and posts follow, and Russian spelling of them."""

from __future__ import annotations

from .model import Forms

VOWELS = frozenset("аеёиоуыэюя")
HUSHING = frozenset("жшчщ")
_VELAR = frozenset("гкх")


def vowels_in(word: str) -> int:
    """How many syllables it has."""
    return sum(letter in VOWELS for letter in word.lower())


def hard(word: str, stem: str | None = None, *, stressed: bool = False) -> Forms:
    """A masculine word on a consonant: «Мицкевич», «Коваленец» with its own ``stem``.

    ``stressed``: the stress falls on the ending, «Ткачом» and not «Ткачем».
    """
    base = word if stem is None else stem
    soft = base[-1:].lower() in HUSHING | {"ц"} and not stressed
    return Forms(word, f"{base}а", f"{base}у", f"{base}а", f"{base}{'ем' if soft else 'ом'}", f"{base}е")


def possessive(word: str) -> Forms:
    """«Иванов», «Пушкин»: a noun in all cases but the instrumental."""
    return Forms(word, f"{word}а", f"{word}у", f"{word}а", f"{word}ым", f"{word}е")


def possessive_of_woman(word: str) -> Forms:
    """«Иванова», «Пушкина»."""
    base = word[:-1]
    return Forms(word, f"{base}ой", f"{base}ой", f"{base}у", f"{base}ой", f"{base}ой")


def soft(word: str, stem: str | None = None, *, stressed: bool = False) -> Forms:
    """A masculine word on «ь» or «й»: «Круль», «Гайдай», «Юрий» (о Юрии), «Мышь» (Мыша)."""
    base = word[:-1] if stem is None else stem
    if base[-1:].lower() in HUSHING:
        return hard(word, base)
    last = "и" if word.lower().endswith("ий") else "е"
    return Forms(word, f"{base}я", f"{base}ю", f"{base}я", f"{base}{'ём' if stressed else 'ем'}", f"{base}{last}")


def first(word: str, *, stressed: bool = False) -> Forms:
    """A word on «а» or «я»: «Глинка», «Синица», «Зозуля», «Данелия», «Илья»."""
    base, ending = word[:-1], word[-1].lower()
    before = base[-1:].lower()
    if ending == "а":
        genitive = "и" if before in HUSHING | _VELAR else "ы"
        instrumental = "ей" if before in HUSHING | {"ц"} and not stressed else "ой"
        return Forms(word, f"{base}{genitive}", f"{base}е", f"{base}у", f"{base}{instrumental}", f"{base}е")
    dative = "и" if before == "и" else "е"
    instrumental = "ёй" if stressed else "ей"
    return Forms(word, f"{base}и", f"{base}{dative}", f"{base}ю", f"{base}{instrumental}", f"{base}{dative}")


def third(word: str) -> Forms:
    """A feminine word on «ь»: «Любовь»."""
    base = word[:-1]
    return Forms(word, f"{base}и", f"{base}и", word, f"{word}ю", f"{base}и")


def adjective(word: str) -> Forms:
    """A masculine adjective: «Белый», «Толстой», «Невский», «Рыжий», «Летний»."""
    base, ending = word[:-2], word[-2:].lower()
    before = base[-1:].lower()
    if ending == "ий" and before not in _VELAR:
        return Forms(word, f"{base}его", f"{base}ему", f"{base}его", f"{base}им", f"{base}ем")
    instrumental = "им" if before in _VELAR | HUSHING else "ым"
    return Forms(word, f"{base}ого", f"{base}ому", f"{base}ого", f"{base}{instrumental}", f"{base}ом")


def adjective_of_woman(word: str) -> Forms:
    """A feminine adjective: «Белая», «Рыжая», «Чужая» (чужой), «Летняя», «заведующая»."""
    base, ending = word[:-2], word[-2:].lower()
    if ending == "яя":
        return Forms(word, f"{base}ей", f"{base}ей", f"{base}юю", f"{base}ей", f"{base}ей")
    stressed = base.lower().endswith(("чуж", "больш"))
    oblique = "ей" if base[-1:].lower() in HUSHING and not stressed else "ой"
    return Forms(word, f"{base}{oblique}", f"{base}{oblique}", f"{base}ую", f"{base}{oblique}", f"{base}{oblique}")
