"""What a header cell announces, by its words: letters only, so that words broken by a narrow cell are known as well."""

from __future__ import annotations

import re

from .columns import Column
from .looks import looks_like_deadline
from .writing import one_line, squashed


def _any_of(stems: str) -> re.Pattern[str]:
    """One pattern of stems parted by spaces; «^» ties a stem to the beginning, «$» to the end."""
    return re.compile("|".join(stems.split()))


# Order matters: «Сроки этапа» is a deadline, «Содержание этапа» is content, «Отметка о сроке» is none of them.
_MEANINGS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (
        Column.OTHER,
        _any_of(
            r"""
            ^отметка ^примечан ^комментари ^место ^форма(проведен|работ|меропри|деятельн|организац|реализ|взаимод|участ) ^формат
            ^формыработ ^формыпров ^формы?името ^методы ^средства ^финанс ^источник ^объем ^ресурс ^статус ^участник ^категори
            ^целев(ая|ые)(аудит|групп) ^контингент ^класс ^фактич ^факт$ ^выполнен ^исполнено ^подпис ^(на)?когоориент ^уровень ^количеств
            ^охват ^ссылк ^кабинет ^аудитори ^цел[ьи] (дат|срок).*факт кто\w*контрол ^контроль$ ^механизм
            """
        ),
    ),
    (Column.NUMBER, re.compile(r"^(n|nn|no)?(пп|ппп|номер\w*|порядковыйномер|пункт|пункта|ном|этапа)?$")),
    (
        Column.DEADLINE,
        _any_of(
            """
            срок дат[аы](?!рожд) период ^месяц времяпров времявып времяреал ^время ^когда график(проведен|выполнен|реализ) календарн
            ^недел[яи]$ ^четверть$ ^квартал$ ^полугодие$ ^дни$ ^число$
            """
        ),
    ),
    (
        Column.RESPONSIBLE,
        _any_of(
            """
            ответств ^отв$ исполнит ^исполн?$ ктопровод ктоотвеч ктовыполн ктоисполн ^кто$ организатор ^куратор(ы|мер)?\\w{0,9}$
            ^координатор ^ведущи
            """
        ),
    ),
    (
        Column.RESULT,
        _any_of(
            """
            результат ^резул документ формаы?(отчет|предст|заверш|контрол|подтв|фиксац) формыотчет отчетност продукт показател ^итог ^выход
            подтвержд индикатор эффект ^критери
            """
        ),
    ),
    (Column.CONTENT, _any_of("содержани описани примерныйплан чтоделаем пояснен детализац")),
    (
        Column.TITLE,
        _any_of(
            """
            меро?при?ят ^мероп наименованиеработ ^виды?(деятел|работ) ^действи ^работы$ ^дела$ ^событи ^тем[аы] ^тематик ^шаги ^активност
            планируем ^проект ^задани чтосделать ^вопрос путиреализ
            """
        ),
    ),
    (Column.STAGE, _any_of("этап раздел ^блок направлени модул ^задач стади компонент")),
    (Column.TITLE, _any_of("^наименован ^назван ^план деятельност работ")),
)

_VOCABULARY = _any_of(
    r"""
    № n nn no п пп и или о об за к на по в с их от до названи\w* наименован\w* этап\w* раздел\w* блок\w* мер\w*пр\w*т\w* мероп\w*
    содержани\w* деятельност\w* работ\w* срок\w* дат[аыу] период\w* месяц\w* врем\w+ реализаци\w* исполн\w* проведени\w* выполнени\w*
    ответств\w* отв исп соисп\w* исполнит\w* организатор\w* результат\w* резул ожидаем\w* планируем\w* вид\w* документ\w* форм\w*
    отч[её]т\w* примечани\w* отметк\w* примерн\w* план\w* направлени\w* задач\w* действи\w* участник\w* категори\w* место показател\w*
    итог\w* наставн\w* програм\w* номер пункт\w* лиц\w* должност\w* фио продукт\w* подтвержда\w* представлени\w* завершени\w* контрол\w*
    год\w* индикатор\w* описани\w* тем[аы] тематик\w* модул\w* дорожн\w* карт\w* конкретн\w* основн\w* ключев\w* проект\w* задани\w*
    предполагаем\w* вопрос\w* сделать что кто когда начал\w* окончани\w* шаги недел[яи] четверть квартал полугодие дни число координатор\w*
    куратор\w* порядковый критери\w* цел\w* охват статус класс\w* уровень объ[её]м источник\w* финансир\w* комментари\w* формат ссылк\w*
    аудитори\w* кабинет пути механизм\w* учебн\w*
    """
)
_LONGEST = 160


def meaning(text: str) -> Column | None:
    """What a header cell announces; None for words of no known meaning.

    >>> [str(meaning(text)) for text in ("№ п/п", "Ответст-\\nвенный за исполнение", "Результат. Вид документа", "Ф.И.О. наставника")]
    ['number', 'responsible', 'result', 'None']
    """
    letters = squashed(text)
    if not letters:
        return Column.NUMBER if text.strip() and not text.strip(" .*№#\n") else None
    if text.lstrip().startswith("№") and len(letters) <= len("мероприятия"):
        return Column.NUMBER
    for column, pattern in _MEANINGS:
        if pattern.search(letters):
            return column
    return None


def is_heading_of_column(text: str) -> bool:
    """The cell has a known meaning and is made of the words headers are made of."""
    if meaning(text) is None or len(text) > _LONGEST:
        return False
    found = re.findall(r"[^\W\d_]+|№", one_line(text.replace("-\n", "")).lower())
    known = sum(1 for word in found if _VOCABULARY.fullmatch(word))
    return known * 2 >= len(found) and not (looks_like_deadline(text) and meaning(text) is not Column.DEADLINE)
