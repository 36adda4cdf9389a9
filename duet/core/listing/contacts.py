"""Telephones and e-mails as lists write them."""

from __future__ import annotations

import re

from .outcome import Outcome, quoted

PHONE_LENGTH = 50
_NUMBER = re.compile(r"\+?[\d(][\d\s()\-–—.]{3,}\d")
_EXTENSION = re.compile(r"\s*[,(]?\s*(?:доб(?:авочный)?\.?|ext\.?)\s*(\d{1,6})\)?", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_LOST = re.compile(r"\d[.,]\d+\s*[eе]\+\d+", re.IGNORECASE)
_SPLIT = re.compile(r"\n|;|,|/|\s{2,}|(?<=\d)\s+(?=(?:\+7|8)[\s(-]*9)")


def read_phone(text: str) -> Outcome:
    """The value is «+7 916 123-45-67», several with commas; ``rest`` is what was no number.

    >>> [read_phone(text).value for text in ("8 (916) 123-45-67", "9161234567", "+7-916-123-45-67", "79161234567")]
    ['+7 916 123-45-67', '+7 916 123-45-67', '+7 916 123-45-67', '+7 916 123-45-67']
    >>> read_phone("8(495)1234567 доб. 12, 89161234567").value, read_phone("+375 29 123 45 67").value
    ('+7 495 123-45-67 доб. 12, +7 916 123-45-67', '+375 29 123 45 67')
    >>> read_phone("5-12-34").doubt[:24], read_phone("9,16123E+10").error[:31], read_phone("мамин").error[:29]
    ('Телефон без кода города:', 'Excel испортил номер: вместо не', 'Не похоже на телефон: «мамин»')
    """
    if _LOST.search(text):
        return Outcome(error="Excel испортил номер: вместо него «9,16E+10». Впишите телефон целиком.")
    made: list[str] = []
    doubt, rest = "", []
    for part in _SPLIT.split(_EXTENSION.sub(r" доб. \1", text)):
        whole, _, extension = part.partition("доб.")
        number = _one(whole)
        if number is None:
            rest += [part.strip()] if part.strip() else []
            continue
        if not number.startswith("+"):
            doubt = "Телефон без кода города: позвонить по нему можно только из того же города."
        made.append(f"{number} доб. {extension.strip()}" if extension.strip() else number)
    if not made:
        return Outcome(error=f"Не похоже на телефон: {quoted(text)}. Впишите десять цифр с кодом: 916 123-45-67.")
    kept = ", ".join(dict.fromkeys(made))
    if len(kept) > PHONE_LENGTH:
        short, over = made[:2], made[2:]
        return Outcome(", ".join(short)[:PHONE_LENGTH], rest="; ".join([*rest, *over]), doubt="Номеров больше двух: остальные в заметках.")
    return Outcome(kept, doubt=doubt, rest="; ".join(rest))


def _one(text: str) -> str | None:
    found = _NUMBER.search(text)
    if found is None:
        return None
    digits = re.sub(r"\D", "", found[0])
    abroad = found[0].startswith("+") and not digits.startswith("7")
    if abroad and 10 <= len(digits) <= 15:
        return "+" + " ".join(re.sub(r"[^\d\s]", " ", found[0]).split())
    if len(digits) == 11 and digits[0] in "78":
        digits = digits[1:]
    if len(digits) == 10 and digits[0] in "34589":
        return f"+7 {digits[:3]} {digits[3:6]}-{digits[6:8]}-{digits[8:]}"
    if 5 <= len(digits) <= 7:
        cut = len(digits) - 4
        return f"{digits[:cut]}-{digits[cut : cut + 2]}-{digits[cut + 2 :]}"
    return None


def read_email(text: str) -> Outcome:
    """The value is the first address in small letters; ``rest`` holds the others.

    >>> read_email("Anna.K@Example.org").value, read_email("почта: a@b.ru, c@d.ru").rest
    ('anna.k@example.org', 'c@d.ru')
    >>> read_email("анна@почта").error[:37], read_email("anna.example.org").error[:21]
    ('Не похоже на электронную почту: «анна', 'Не похоже на электрон')
    """
    found = [address.strip(".").lower() for address in _EMAIL.findall(text)]
    if not found or len(found[0]) > 254:
        return Outcome(error=f"Не похоже на электронную почту: {quoted(text)}. Адрес пишется латиницей: anna@example.ru.")
    return Outcome(found[0], rest=", ".join(dict.fromkeys(found[1:])))


def split_contacts(text: str) -> tuple[str, str, str]:
    """Telephones, e-mails and what is neither, of a cell that holds them together.

    >>> split_contacts("тел. 8 916 123-45-67, anna@example.org, ул. Мира")
    ('8 916 123-45-67', 'anna@example.org', 'ул. Мира')
    """
    emails = _EMAIL.findall(text)
    left = _EMAIL.sub(" ", text)
    phones = [found[0] for found in _NUMBER.finditer(left) if _one(found[0])]
    for phone in phones:
        left = left.replace(phone, " ", 1)
    left = re.sub(r"(?i)\b(?:тел(?:ефон)?|моб|сот|e-?mail|эл\.? ?почта|почта)\b[.:]*", " ", left)
    rest = " ".join(left.split()).strip(" ,;:.")
    return ", ".join(phones), ", ".join(emails), re.sub(r"(?:\s*[,;]\s*)+", ", ", rest)


def looks_like_phone(text: str) -> bool:
    """Whether nothing but telephones is in the text.

    >>> looks_like_phone("8 (916) 123-45-67"), looks_like_phone("12.03.2011"), looks_like_phone("дом 5")
    (True, False, False)
    """
    digits = re.sub(r"\D", "", text)
    return len(digits) in (10, 11, 20, 21, 22) and not re.search(r"[A-Za-zА-Яа-яЁё@]", text) and not read_phone(text).error


def looks_like_email(text: str) -> bool:
    """Whether the text is an address.

    >>> looks_like_email("a@b.ru"), looks_like_email("собака")
    (True, False)
    """
    return bool(_EMAIL.search(text))
