"""Untidy lists of invented people, as grids: what schools really bring, and a maker of any number of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from duet.core.grids import Cell, Grid, Paragraph, Table


def table(*rows: Sequence[str | Cell]) -> Table:
    """Rows of texts; a Cell says more than its text."""
    return Table(tuple(tuple(_cell(value, column) for column, value in enumerate(row) if value != "") for row in rows))


def _cell(value: str | Cell, column: int) -> Cell:
    return value if isinstance(value, Cell) else Cell(value, column)


def grid(*blocks: str | Table) -> Grid:
    """Paragraphs and tables."""
    return Grid(tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks))


def one(*blocks: str | Table) -> list[tuple[str, Grid]]:
    """A file of one sheet without a name."""
    return [("", grid(*blocks))]


# The shape of «Список наставников и наставляемых»: the mentor's cell is merged down over the mentees.
PAIRS = one(
    "Список наставников и наставляемых на 2026-2027 учебный год",
    table(
        ["№", "Ф.И. О. наставника", "Квалификационная категория наставников", "Ф.И.О. наставляемого", "Стаж педагогической работы"],
        [
            "1",
            Cell("Тимофеева Ольга Николаевна", 1, height=3),
            Cell("высшая", 2, height=3),
            "Зайцева Анна Дмитриевна",
            "Молодой специалист",
        ],
        ["2", "", "", "Лебедь Улькер Хафиз кызы", "1 год 3 мес"],
        ["3.", "", "", "Котова Айша Маратовна", "2 года 2 мес"],
    ),
)
IN_TWO_LEVELS = one(
    table(
        [Cell("Обучающийся", 0, width=2), Cell("Родители", 2, width=3)],
        [Cell("ФИО", 0), Cell("класс", 1), Cell("Мать", 2), Cell("тел. матери", 3), Cell("Отец", 4)],
        ["1", "2", "3", "4", "5"],
        ["Ким Олег Робертович", "7а", "Ким Вера Павловна", "8 916 123-45-67", "Ким Роберт Олегович"],
        ["Обучающийся", "ФИО", "класс"],
        ["Ли Анна Львовна", "7-Б", "Ли О. А.", "", ""],
    ),
)
BY_CLASSES = one(
    table(
        ["ФИО", "Дата рождения"],
        [Cell("7 «А» класс", 0, width=2)],
        ["Ким Олег Робертович", "12.03.2012"],
        ["7 «Б»"],
        ["Ли Анна Львовна", "2012"],
        ["Итого:", "2"],
    ),
)
SHEETS = [
    ("5А", grid(table(["ФИО", "Пол"], ["Ким Олег Робертович", "м"]))),
    ("5Б", grid(table(["ФИО", "Пол"], ["Ли Анна Львовна", "ж"]))),
]
WITHOUT_A_HEADER = one(
    table(
        ["Ким Олег Робертович", "12.03.2012", "8 916 123-45-67", "kim@example.org", "7а"],
        ["Ли Анна Львовна", "13.04.2012", "8 916 123-45-68", "", "7а"],
    )
)
IN_PARTS = one(
    table(
        ["№ п/п", "Фамилия", "Имя", "Отчество", "Год рождения", "Соц. статус"],
        ["1", "КИМ", "олег", "Робертович", "2011", "многодетная"],
        ["2", "Ли", "Анна", "", "2012", ""],
    )
)
ONLY_NAMES = one("Список класса 8 «В» класса", "Ким Олег Робертович", "2. Ли Анна Львовна (8 «Г»)", "Громов А.П.\nРубцова Е.А.", "Петров")
BASE_OF_MENTEES = one(
    "База наставляемых",
    table(
        ["№", "ФИО наставляемого", "Контактные данные представителя", "Год рождения", "Основной запрос", "Дата вхождения", "ФИО наставника",
         "Форма наставничества", "Место работы наставника", "Дата завершения", "Результаты программы", "Отметка о прохождении"],
        ["1", "Ким Олег Робертович", "Ким Вера Павловна, 8 916 123-45-67", "2011", "математика", "01.09.2026", "Громов Андрей Павлович",
         "ученик – ученик", "Школа № 12", "", "", ""],
    ),
)  # fmt: skip
BASE_WITH_A_MENTOR = one(
    table(
        ["ФИО", "Класс", "Запрос", "Наставник", "Должность наставника"],
        ["Ким Олег Робертович", "7а", "математика", "Громов Андрей Павлович", "учитель физики"],
    )
)
TEACHERS = one(
    "Сведения о педагогических работниках",
    table(
        ["ФИО", "Должность", "Преподаваемые предметы", "Категория", "Пед. стаж", "Телефон", "E-mail"],
        ["Громов Андрей Павлович", "учитель", "физика", "Высшая", "21 год 2 мес", "8(916)123-45-67", "Gromov@Example.org"],
        ["Рубцова Елена Андреевна", "учитель", "химия", "СЗД", "5", "9.16123E+10", "нет"],
    ),
)
TWO_IN_A_CELL = one(
    table(
        ["Наставник", "Наставляемые", "Класс наставляемых"],
        ["Громов Андрей Павлович", "Ким Олег Робертович\nЛи Анна Львовна", "7а\n8б"],
        ["Громов Андрей Павлович", "Рубцов Илья Олегович", "9в"],
    )
)
WITH_ROLES = one(
    table(["Участник", "Роль"], ["Ким Олег Робертович", "наставляемый"], ["Громов Андрей Павлович", "Наставник"], ["Ли Анна", "куратор"])
)
ALL = {name: value for name, value in globals().items() if name.isupper() and isinstance(value, list)}  # the dozen, by name

# --- a maker of lists ------------------------------------------------------------------------------------------------------------------
_NAMES = st.sampled_from(
    [
        "Ким Олег Робертович",
        "ЛИ АННА ЛЬВОВНА",
        "Громов А.П.",
        "Иван Петрович Иванов",
        "Петров",
        "Рубцова (Зимина) Елена",
        "",
        "7 «А»",
        "=1+1",
    ]
)
_TEXTS = st.sampled_from(
    ["", "12.03.2011", "31.02.2011", "40614", "8 916 123-45-67", "anna@example.org", "7в", "первая", "1 год 3 мес", "да", "нет", "-",
     "математика; друзья", "<b>x</b>", "Ким Вера Павловна", "5", "учитель физики", "а" * 600]
)  # fmt: skip
_HEADINGS = st.sampled_from(
    ["ФИО", "Наставник", "ФИО наставляемого", "Фамилия", "Имя", "Класс", "Дата рождения", "Телефон", "Телефон мамы", "ФИО матери",
     "Категория", "Стаж", "Запрос", "Погода", "Должность", "E-mail", "Контакты", "Роль", "№"]
)  # fmt: skip


@st.composite
def any_list(draw: st.DrawFn) -> list[tuple[str, Grid]]:
    """A table under some header, or without one; rows of any cells, a class above some of them."""
    width = draw(st.integers(1, 6))
    headings = draw(st.lists(_HEADINGS, min_size=width, max_size=width))
    rows: list[list[str | Cell]] = [["ФИО", *headings]] if draw(st.booleans()) else []
    for _ in range(draw(st.integers(1, 6))):
        rows.append([draw(_NAMES), *draw(st.lists(_TEXTS, min_size=width, max_size=width))])
        if draw(st.integers(0, 5)) == 0:
            rows.append([draw(st.sampled_from(["7 «Б» класс", "Итого: 5", "Наставники"]))])
    title = draw(st.sampled_from(["", "Список обучающихся", "Список наставников"]))
    return one(*([title] if title else []), table(*rows))


def words_of(sheets: Iterable[tuple[str, Grid]]) -> list[str]:
    """Every text of the file."""
    return [" ".join(line.split()) for _, made in sheets for text in made.texts() for line in text.split("\n") if line.strip()]
