"""Papers that few people see: what sides of a conflict agreed (D-55), how personal data were destroyed (D-51)."""

from __future__ import annotations

from duet.base.papers.blocks import Align, Block, Text
from duet.base.papers.blocks import Signature as Line
from duet.core.declension.numbers import day_in_words
from duet.stages.documents.desk import GAP, Desk, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import paragraph, points, rows, table, word

from .asking import curator, day_answer, day_said, people_of, words_of
from .composing import on_destruction
from .ordering import everybody, stopped
from .recording import (
    LINES,
    PERSON_COLUMNS,
    as_person,
    chapters,
    dated,
    empty_rows,
    head_of,
    names,
    people_facts,
    person_signs,
    signs,
    texts_facts,
    told,
)

_TERMS = (Field("номер", "Номер"), Field("что", "О чём договорились"), Field("кто", "Кто выполняет"), Field("срок", "Срок"))
_EMPTY = 4


def _gather_mediation(desk: Desk, answers: Answers) -> Facts:
    return {
        **person_facts("посредник", as_person(desk, answers.get("посредник"))),
        **person_facts("первая_сторона", as_person(desk, answers.get("первая_сторона"))),
        **person_facts("вторая_сторона", as_person(desk, answers.get("вторая_сторона"))),
        **texts_facts(answers, "предмет", "первая_говорит", "вторая_говорит"),
        "участники": people_facts(everybody(desk, answers, "участники")),
        "договорённости": [
            {
                "номер": str(number),
                "что": words_of(row, "что"),
                "кто": words_of(row, "кто"),
                "срок": day_said(row, "срок") if row.get("срок") else "",
            }
            for number, row in enumerate(people_of(answers, "договорённости"), 1)
        ],
        "встреча": day_said(answers, "встреча") if answers.get("встреча") else "",
    }


def _mediation_heading(facts: Facts) -> str:
    return f"Протокол урегулирования {word(facts, 'дата')}".replace(f" {GAP}", "")


def _mediation(facts: Facts) -> tuple[Block, ...]:
    sides = " и ".join(_side(facts, name) for name in ("первая_сторона", "вторая_сторона"))
    also = names(rows(facts, "участники"))
    lines = rows(facts, "договорённости") or empty_rows(_EMPTY, _TERMS)
    terms = table(
        ("№", "О чём договорились", "Кто выполняет", "Срок"), ([row[column.name] for column in _TERMS] for row in lines), (0.5, 4, 2, 1.5)
    )
    again = word(facts, "встреча")
    return (
        Text("Конфиденциально", Align.RIGHT, bold=True),
        *dated(facts, "ПРОТОКОЛ", "урегулирования разногласий в паре", numbered=False),
        paragraph(stopped(f"Встреча проведена между {sides}")),
        paragraph(stopped(f"Посредник: {_who(facts)}")),
        *((paragraph(stopped(f"Присутствовали также: {also}")),) if also else ()),
        *chapters(
            (
                ("Предмет разногласий", told(word(facts, "предмет"), lines=LINES)),
                ("Как видит ситуацию первая сторона", told(word(facts, "первая_говорит"), lines=LINES)),
                ("Как видит ситуацию вторая сторона", told(word(facts, "вторая_говорит"), lines=LINES)),
                ("Договорённости", (terms,)),
                ("Как это хранится", _secrecy(again)),
            )
        ),
        person_signs(facts, "Первая сторона", "первая_сторона"),
        person_signs(facts, "Вторая сторона", "вторая_сторона"),
        person_signs(facts, "Посредник", "посредник"),
    )


def _side(facts: Facts, name: str) -> str:
    """«учителем математики Тимофеевой О. Н.»"""
    return " ".join(part for part in (word(facts, f"{name}_должность_тп"), word(facts, f"{name}_кратко_тп")) if part) or GAP


def _who(facts: Facts) -> str:
    return ", ".join(part for part in (word(facts, "посредник"), word(facts, "посредник_должность")) if part) or GAP * 2


def _secrecy(again: str) -> tuple[Block, ...]:
    return points(
        (
            "Участие во встрече добровольное. Сказанное на ней не передаётся никому, кроме случаев, когда сообщить о нём требует закон.",
            "Протокол составлен в одном экземпляре и хранится у посредника отдельно от других документов; стороны могут его прочесть.",
            f"Стороны встретятся снова {again} и проверят, как выполняются договорённости." if again else "",
        )
    )


MEDIATION = Kind(
    name="mediation_minutes",
    private=True,
    code="D-55",
    family=Family.MINUTES,
    title="Протокол урегулирования",
    use="Что решили стороны, когда в паре не ладится. Хранится у посредника отдельно, другим не показывают.",
    gather=_gather_mediation,
    compose=_mediation,
    heading=_mediation_heading,
    asks=(
        Ask("первая_сторона", "Первая сторона", Sort.PERSON, pool="mentors"),
        Ask("вторая_сторона", "Вторая сторона", Sort.PERSON, pool="mentees"),
        curator("посредник", "Посредник"),
        Ask("участники", "Кто был ещё", Sort.PEOPLE, needed=False),
        Ask("предмет", "Предмет разногласий", Sort.TEXT),
        Ask("первая_говорит", "Как видит ситуацию первая сторона", Sort.TEXT, needed=False),
        Ask("вторая_говорит", "Как видит ситуацию вторая сторона", Sort.TEXT, needed=False),
        Ask(
            "договорённости", "Договорённости", Sort.ROWS,
            columns=(
                Ask("что", "О чём договорились"),
                Ask("кто", "Кто выполняет", needed=False),
                Ask("срок", "До какого дня", Sort.DAY, needed=False),
            ),
        ),
        Ask("встреча", "Когда встретятся снова", Sort.DAY, needed=False),
    ),
    fields=(
        *person_fields("посредник", "Посредник"),
        *person_fields("первая_сторона", "Первая сторона"),
        *person_fields("вторая_сторона", "Вторая сторона"),
        Field("предмет", "Предмет разногласий"),
        Field("первая_говорит", "Как видит ситуацию первая сторона"),
        Field("вторая_говорит", "Как видит ситуацию вторая сторона"),
        Rows("участники", "Кто был ещё", PERSON_COLUMNS),
        Rows("договорённости", "Договорённости", _TERMS),
        Field("встреча", "Когда встретятся снова"),
    ),
    numbered=False,
)  # fmt: skip

_DESTROYED = (
    Field("номер", "Номер"),
    Field("субъект", "Чьи данные: имя или другие сведения, по которым человека можно определить"),
    Field("категории", "Какие данные"),
    Field("носитель", "Носитель и число листов или название информационной системы"),
    Field("способ", "Способ уничтожения"),
)
_REASONS = {
    "purpose": "достигнута цель обработки персональных данных",
    "withdrawn": "отозвано согласие на обработку персональных данных",
    "expired": "истёк срок хранения персональных данных",
    "unlawful": "выявлена неправомерная обработка персональных данных, обеспечить правомерность которой невозможно",
    "demand": "поступило требование прекратить обработку персональных данных",
}
_WAYS = (
    ("shred", "измельчение"),
    ("erase", "удаление без возможности восстановления"),
    ("burn", "сжигание"),
    ("wipe", "стирание носителя"),
)


def _gather_destruction(desk: Desk, answers: Answers) -> Facts:
    ways, day = dict(_WAYS), day_answer(answers, "день")
    return {
        **person_facts("председатель", as_person(desk, answers.get("председатель"))),
        "комиссия": people_facts(everybody(desk, answers, "комиссия")),
        **texts_facts(answers, "адрес", "по_поручению", "приказ_о_комиссии"),
        "правовые_основания": on_destruction(desk),
        "причина": _REASONS.get(words_of(answers, "причина"), ""),
        "день": day_in_words(day) if day else GAP,
        "выгрузка": bool(answers.get("выгрузка")),
        "данные": [
            {
                "номер": str(number),
                **{name: words_of(row, name) for name in ("субъект", "категории", "носитель")},
                "способ": ways.get(words_of(row, "способ"), ""),
            }
            for number, row in enumerate(people_of(answers, "данные"), 1)
        ],
    }


def _destruction_heading(facts: Facts) -> str:
    return f"Акт об уничтожении персональных данных {word(facts, 'день')}".replace(f" {GAP}", "")


def _destruction(facts: Facts) -> tuple[Block, ...]:
    members = rows(facts, "комиссия")
    lines = rows(facts, "данные") or empty_rows(_EMPTY, _DESTROYED)
    listed = table(
        ("№", "Чьи данные", "Какие данные", "Носитель (листов) или информационная система", "Способ"),
        ([row[column.name] for column in _DESTROYED] for row in lines),
        (0.5, 2, 2.2, 2.2, 1.7),
    )
    return (
        *dated(facts, "АКТ", "об уничтожении персональных данных"),
        paragraph(_operator(facts)),
        *_processor(facts),
        paragraph(_commission(facts, members)),
        paragraph(f"{word(facts, 'день')} уничтожены следующие персональные данные:"),
        listed,
        *points(
            (
                f"Причина уничтожения: {word(facts, 'причина') or GAP * 2}.",
                "После уничтожения восстановить персональные данные нельзя.",
                "К акту приложена выгрузка из журнала событий информационной системы." if facts["выгрузка"] else "",
                f"{'Акт и выгрузка хранятся' if facts['выгрузка'] else 'Акт хранится'} три года со дня уничтожения.",
            )
        ),
        person_signs(facts, "Председатель комиссии", "председатель"),
        *(signs(facts, "Член комиссии", row["подпись"]) for row in members),
        *(() if members else (Line("Член комиссии", ""),) * 2),
    )


def _operator(facts: Facts) -> str:
    address = word(facts, "адрес")
    return f"Оператор: {word(facts, 'организация_полностью')}, адрес: {address or GAP * 2}."


def _processor(facts: Facts) -> tuple[Block, ...]:
    """Who processed the data for the operator, if anybody did."""
    name = word(facts, "по_поручению").rstrip(". ")
    return (paragraph(f"Лицо, обрабатывавшее данные по поручению: {name}."),) if name else ()


def _commission(facts: Facts, members: list[dict[str, str]]) -> str:
    chair = ", ".join(part for part in (word(facts, "председатель"), word(facts, "председатель_должность")) if part)
    said = "; ".join(", ".join(part for part in (row["имя"], row["должность"]) if part) for row in members)
    order = word(facts, "приказ_о_комиссии").rstrip(". ")
    by = f", созданная {order}," if order else ""
    return (
        f"Комиссия{by} в составе: председатель — {chair or GAP * 2}; члены комиссии — {said or GAP * 2}, в соответствии с "
        f"{word(facts, 'правовые_основания')} составила настоящий акт о нижеследующем."
    )


DESTRUCTION = Kind(
    name="destruction_act",
    code="D-51",
    family=Family.MINUTES,
    title="Акт об уничтожении персональных данных",
    use="Для бумаг и файлов вне программы: чьи данные, где были, как и почему уничтожены. Подписывает комиссия.",
    gather=_gather_destruction,
    compose=_destruction,
    heading=_destruction_heading,
    asks=(
        Ask("день", "Когда уничтожены", Sort.DAY, start=lambda desk: desk.on),
        Ask("причина", "Почему", Sort.CHOICE, choices=tuple((key, f"{words[0].upper()}{words[1:]}") for key, words in _REASONS.items())),
        Ask("адрес", "Адрес организации"),
        Ask(
            "по_поручению", "Кому была поручена обработка", needed=False,
            help="Название и адрес. Если обработку никому не поручали, не заполняйте.",
        ),
        Ask("приказ_о_комиссии", "Каким приказом создана комиссия", needed=False, help="Например: приказом от 01.09.2026 № 120-од."),
        Ask("председатель", "Председатель комиссии", Sort.PERSON, pool="staff", start=head_of),
        Ask("комиссия", "Члены комиссии", Sort.PEOPLE, pool="staff"),
        Ask(
            "данные", "Что уничтожено", Sort.ROWS,
            columns=(
                Ask("субъект", "Чьи данные", help="Имя или номер, по которому человека можно определить."),
                Ask("категории", "Какие данные", help="Например: анкета, телефон, фотография."),
                Ask("носитель", "Где были", help="Например: бумага, 12 листов; папка на компьютере куратора."),
                Ask("способ", "Способ", Sort.CHOICE, choices=_WAYS),
            ),
        ),
        Ask("выгрузка", "Приложена выгрузка из журнала событий", Sort.FLAG, needed=False, help="Обязательна, если данные были в системе."),
    ),
    fields=(
        *person_fields("председатель", "Председатель комиссии"),
        Rows("комиссия", "Члены комиссии", PERSON_COLUMNS),
        Field("адрес", "Адрес организации"),
        Field("по_поручению", "Кому была поручена обработка"),
        Field("приказ_о_комиссии", "Каким приказом создана комиссия"),
        Field("правовые_основания", "Правовые акты в творительном падеже"),
        Field("причина", "Почему уничтожены"),
        Field("день", "Когда уничтожены"),
        Flag("выгрузка", "Приложена ли выгрузка"),
        Rows("данные", "Что уничтожено", _DESTROYED),
    ),
    cites=frozenset({"data"}),
    closes=("ST7-19",),
    later="Людей, чьи данные стирает сама программа, оформляет раздел «Персональные данные»: там акт составляется сам.",
)  # fmt: skip

KINDS = (MEDIATION, DESTRUCTION)
