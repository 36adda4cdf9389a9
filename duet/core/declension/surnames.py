"""Surnames by cases: the rules of Russian spelling first, the dictionary where a surname is a common word.

Rules: Валгина, Розенталь, §§149–150 of the usual handbooks; women's surnames on a consonant or on «-о», «-их/-ых» stay as they are.
"""

from __future__ import annotations

import re

from .endings import HUSHING, adjective, adjective_of_woman, first, hard, possessive, possessive_of_woman, soft, vowels_in
from .model import Forms, Gender, fixed, joined
from .particles import PARTICLES
from .words import common_noun, inflected, is_adjective, listed, name_readings

# French surnames with the stress on the last «а» or «я», and others that stay as they are.
_STILL = listed("дюма тома дега люка петипа золя труайя дюра")
# Foreign surnames that look like ours: «Дарвином», «Чаплином», not «Дарвиным».
_FOREIGN = listed(
    "дарвин чаплин франклин гершвин кронин бенджамин бюлов вирхов бюхов флотов руслин лодвин бодвин болдуин цеппелин мартин дарлин "
    "росин коллин бертин саладин"
)
# Women's surnames that are nouns more often than the pair of «Калин», «Рябин».
_NOUNS = listed("калина малина рябина щербина смородина осина дубина былина перина сова корова голова подкова дуброва обнова дружина")
_SWIFT = listed("соловей воробей муравей репей чирей ручей")
# A first half that stays as it is.
_STILL_HALVES = listed(
    "бонч грум тер кара аль эль ибн бен сен сент сан санта дер мак демут фон ван бей оглы кёр кер мелик шах мирза хан паша тян"
)
# With these the whole stays: «Мамед-заде», «Кёр-оглы».
_ENDS = listed("заде оглы бей паша хан")
_NOT_DECLINED = tuple("оеёэиыую")
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_NOUNS_ON_CHIY = re.compile(r"(топ|боро|сай|лепе|надто)[а-я]*чий$")


def surname(word: str, gender: Gender) -> Forms:
    """All cases of a surname, double ones and those with particles too; ``doubtful`` where people themselves differ."""
    if "-" in word:
        return _double(word, gender)
    lower = word.lower()
    if not re.search(r"[а-яё]$", lower):
        return fixed(word, doubtful=True)
    if lower in _STILL or word in PARTICLES:
        return fixed(word)
    return _of_man(word, lower) if gender is Gender.MALE else _of_woman(word, lower)


def _double(word: str, gender: Gender) -> Forms:
    *heads, last = word.split("-")
    if last.lower() in _ENDS:
        return fixed(word)
    halves = [fixed(half) if half.lower() in _STILL_HALVES | PARTICLES else surname(half, gender) for half in heads]
    return joined([*halves, surname(last, gender)], "-")


def _of_woman(word: str, lower: str) -> Forms:
    if lower.endswith(("ая", "яя")) and vowels_in(lower) > 2:
        return _on_aya(word, lower)
    if lower.endswith(("ова", "ева", "ёва", "ина", "ына")) and lower != "ина":
        return first(word).doubted() if lower in _NOUNS else possessive_of_woman(word)
    return _on_a(word, lower) if lower[-1] in "ая" else fixed(word)


def _on_aya(word: str, lower: str) -> Forms:
    """«Белая», «Вербицкая» are adjectives, «Шенгелая» and «Цулая» are Georgian nouns."""
    if lower.endswith("лая") and not is_adjective(word, {"femn", "nomn"}):
        return first(word).doubted()
    return adjective_of_woman(word)


def _of_man(word: str, lower: str) -> Forms:
    if lower[-1] in "ая":
        return _on_a(word, lower)
    if lower.endswith(_NOT_DECLINED) or (lower.endswith(("ых", "их")) and _is_of_family(lower)):
        return fixed(word)
    if lower.endswith(("ый", "ий", "ой")):
        return _on_iy(word, lower)
    if lower.endswith("й"):
        return soft(word, f"{word[:-2]}ь", stressed=lower != "чирей") if lower in _SWIFT else soft(word)
    if lower.endswith("ь"):
        return _on_soft_sign(word, lower)
    if lower.endswith(("ов", "ев", "ёв", "ин", "ын")) and vowels_in(lower) > 1:
        return _on_ov(word, lower)
    return _on_consonant(word, lower) if lower[-1] in _CONSONANTS else fixed(word, doubtful=True)


def _is_of_family(lower: str) -> bool:
    """«Долгих», «Летних», «Черных» are of a family («чьих?»); «Дитрих», «Рерих» are not."""
    return vowels_in(lower) > 1 and (lower[-2] == "ы" or lower[-3] in "кгхжшщч" or is_adjective(lower, {"plur", "gent"}))


def _on_a(word: str, lower: str) -> Forms:
    if lower[-1] == "а" and lower[-2:-1] in tuple("иуоеюэ"):
        return fixed(word)
    noun = common_noun(word, gender="femn") or common_noun(word, gender="ms-f") or common_noun(word)
    stressed = False
    if noun is not None and (lower[-1] == "я" or lower[-2:-1] in HUSHING | {"ц"}):
        instrumental = noun.inflect({"sing", "ablt"})
        stressed = instrumental is not None and instrumental.word.endswith(("ой", "ёй"))
    return first(word, stressed=stressed)


def _on_iy(word: str, lower: str) -> Forms:
    if vowels_in(lower) == 1 and not is_adjective(word, {"masc", "nomn", "Qual"}):
        return soft(word)
    if lower.endswith("ой") and common_noun(word) is not None and not is_adjective(word, {"masc", "nomn"}):
        return soft(word)
    if lower.endswith("ий") and lower[-3] not in "кгх" and not is_adjective(word, {"masc", "nomn"}):
        is_noun = _NOUNS_ON_CHIY.search(lower) if lower[-3] == "ч" else lower[-3] not in "жшщнц"
        return soft(word) if is_noun else adjective(word)
    return adjective(word)


def _on_soft_sign(word: str, lower: str) -> Forms:
    noun = common_noun(word)
    if noun is not None:
        return inflected(noun, word)
    # «Боднарь», «Бобырь»: the stress falls on the ending, «Лазарь» is a name.
    stressed = lower.endswith(("арь", "ырь")) and vowels_in(lower) > 1 and not name_readings(word, "Name")
    forms = soft(word, stressed=stressed)
    # «Рысь», «Мышь», «Пивень» (Пивеня or Пивня): families differ.
    return forms.doubted() if lower.endswith("ень") or common_noun(word, gender="femn") is not None else forms


def _on_ov(word: str, lower: str) -> Forms:
    """«Иванов» and «Дарвин»; a surname that is the name of somebody alive is a noun: «Тетеревом», «Павлином»."""
    if lower in _FOREIGN:
        return hard(word)
    noun = common_noun(word)
    return hard(word).doubted() if noun is not None and "anim" in noun.tag else possessive(word)


def _on_consonant(word: str, lower: str) -> Forms:
    noun = common_noun(word) if vowels_in(lower) > 1 or lower in ("лев", "пёс") else None
    if noun is not None:
        return inflected(noun, word)
    if lower.endswith("ец") and vowels_in(lower) > 1:
        return _on_ets(word, lower)
    if lower.endswith("ец"):
        return hard(word, stressed=True)
    if lower.endswith(("ёнок", "енок", "онок", "шок", "чок", "жок")) and vowels_in(lower) > 1:
        return hard(word, f"{word[:-2]}к").doubted()
    if lower.endswith("ёк") and vowels_in(lower) > 1 and lower[-3] not in "аеёиоуыэюя":
        return hard(word, word[:-2] + ("ьк" if lower[-3] == "л" else "к")).doubted()
    forms = hard(word, stressed=lower[-1] in HUSHING and (lower.endswith(("ач", "яч", "ыч")) or vowels_in(lower) == 1))
    # «Цапок»: Цапка or Цапока, only the family knows.
    return forms.doubted() if lower.endswith(("ок", "ек")) and vowels_in(lower) > 1 else forms


def _on_ets(word: str, lower: str) -> Forms:
    """«Коломиец» and «Стрелец» lose their «е»: Коломийца, Стрельца; «Чернец» keeps it."""
    before = lower[-3]
    if before in "аеёиоуыэюя":
        return hard(word, f"{word[:-2]}йц")
    if before == "л":
        return hard(word, f"{word[:-2]}ьц", stressed=True)
    if lower[-4] not in "аеёиоуыэюярлнйь":
        return hard(word, stressed=True)
    return hard(word, f"{word[:-2]}ц", stressed=True)
