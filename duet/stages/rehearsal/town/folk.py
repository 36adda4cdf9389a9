"""Children, parents, graduates and partners of the invented town, and what is known of its teachers. Nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass

from duet.stages.bases.models import Block, Source
from duet.stages.partners.models import PartnerKind

# Classes of the school and who leads them; a class without a leader waits for one.
CLASSES = {"5 «Б»": "", "7 «В»": "Шевчук Вера Степановна", "9 «А»": "Ким Олег Робертович", "10 «А»": "Рубцова Елена Андреевна"}


@dataclass(frozen=True, slots=True)
class Teacher:
    """What a card adds to a member of ``people.py``; ``service`` is in months on 1 September."""

    full_name: str
    subjects: str = ""
    category: str = ""
    service: int | None = None
    born: int = 0
    competences: tuple[str, ...] = ()
    requests: tuple[tuple[str, Block], ...] = ()
    capacity: int = 0


TEACHERS = (
    Teacher("Тимофеева Ольга Николаевна", "математика", "highest", 264, 1978, ("подготовка к олимпиадам", "анализ урока"), capacity=2),
    Teacher(
        "Лебедева Инна Львовна", "русский язык и литература", "highest", 210, 1981, ("смысловое чтение",
        "работа с родителями"), capacity=1
    ),
    Teacher(
        "Котова Галина Ивановна", "начальные классы", "first", 187, 1983, ("классное руководство",
        "адаптация первоклассников"), capacity=2
    ),
    Teacher("Пахомова Диана Игоревна", "биология", "first", 96, 1990, ("цифровые инструменты", "проектная деятельность"), capacity=1),
    Teacher("Зайцева Анна Дмитриевна", "математика", "none", 15, 2002,
        requests=(("Планирование урока по ФГОС", Block.LESSONS), ("Дисциплина в классе", Block.DISCIPLINE))),
    Teacher("Гущина Дарья Олеговна", "начальные классы", "none", 3, 2003, requests=(("Первое классное руководство", Block.CLASS),)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil with the parent who speaks for them. ``answer``: given, refused, waits, nobody (no parent is written down).

    ``born``: how many years before the September of this school year, the month, the day.
    """

    full_name: str
    group: str
    born: tuple[int, int, int]
    parent: str = ""
    mother: bool = True
    answer: str = "given"
    request: str = ""
    block: str = ""
    source: Source = Source.CLASS_TEACHER
    # What an elder pupil can help with.
    helps: str = ""


CHILDREN = (
    Child("Лапин Егор Денисович", "7 «В»", (13, 4, 11), "Лапина Татьяна Викторовна", answer="waits"),
    Child("Сорокина Мила Артёмовна", "7 «В»", (13, 6, 2), "Сорокин Артём Юрьевич", False,
        request="Трудно начать проект по биологии", block=Block.PROJECT),
    Child("Журавлёв Тимур Ринатович", "7 «В»", (13, 1, 23), "Журавлёва Алсу Маратовна",
        request="Отстаёт по математике", block=Block.STUDIES),
    Child("Власова Кира Андреевна", "7 «В»", (13, 9, 30), "Власова Оксана Петровна",
        request="Не с кем дружить в новом классе", block=Block.COMMUNICATION, source=Source.PSYCHOLOGIST),
    Child("Бойко Матвей Сергеевич", "7 «В»", (13, 3, 8), "Бойко Сергей Иванович", False, "refused"),
    Child("Фомина Алиса Игоревна", "7 «В»", (14, 12, 19), "Фомина Вера Львовна",
        request="Хочет выступать, но стесняется", block=Block.COMMUNICATION, source=Source.PARENTS),
    Child("Назаров Рустам Алиевич", "7 «В»", (13, 7, 14), answer="nobody"),
    Child("Громова Полина Антоновна", "5 «Б»", (11, 5, 5), "Громов Антон Глебович", False,
        request="Перешла из другой школы", block=Block.ADAPTATION),
    Child("Седых Лев Романович", "5 «Б»", (11, 2, 27), "Седых Жанна Олеговна", request="Читает медленно", block=Block.STUDIES),
    Child("Ли Виктория Сергеевна", "5 «Б»", (11, 8, 1), "Ли Наталья Юрьевна", answer="waits"),
    Child("Коваль Данила Павлович", "9 «А»", (15, 10, 9), "Коваль Ирина Павловна",
        request="Выбор профиля в десятом классе", block=Block.PROFESSION, source=Source.QUESTIONNAIRE),
    Child("Орлова Варвара Ильинична", "9 «А»", (15, 6, 21), "Орлов Илья Фёдорович", False,
        request="Подготовка к ОГЭ по физике", block=Block.STUDIES, source=Source.QUESTIONNAIRE),
    Child("Исаев Марк Тимурович", "9 «А»", (15, 4, 3), "Исаева Лейла Руслановна", answer="waits"),
    Child("Беляев Артём Константинович", "10 «А»", (16, 3, 17), "Беляева Нина Сергеевна", helps="физика"),
    Child("Рыжова Софья Максимовна", "10 «А»", (16, 7, 25), "Рыжов Максим Ильич", False, helps="литература, театр"),
    Child("Чернов Глеб Денисович", "10 «А»", (16, 11, 28), "Чернова Юлия Марковна", helps="программирование"),
    Child("Мельник Ева Станиславовна", "10 «А»", (16, 1, 12), "Мельник Станислав Ильич", False, helps="биология, проекты"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Firm:
    """A partner; ``ends`` is in days from today, None without a term; the envoy takes part as a mentor."""

    name: str
    kind: PartnerKind
    gives: str
    contact: tuple[str, str, str]
    ends: int | None = None
    envoy: tuple[str, str, str] | None = None


FIRMS = (
    Firm(
        "Завод «Верхнереченский прибор»", PartnerKind.ENTERPRISE, "Экскурсии, практика старшеклассников, наставники для проектов.",
        ("Ерёмин Антон Владимирович", "начальник отдела кадров", "+7 900 000-21-01"), 24,
        ("Усольцев Денис Петрович", "инженер-конструктор", "черчение и 3D-моделирование"),
    ),
    Firm(
        "Педагогический университет", PartnerKind.UNIVERSITY, "Методическая помощь молодым учителям, студенты-практиканты.",
        ("Зуева Марина Львовна", "доцент кафедры педагогики", "+7 900 000-21-02"), 400,
        ("Зуева Марина Львовна", "доцент кафедры педагогики", "анализ урока, рефлексия"),
    ),
    Firm(
        "Городская библиотека", PartnerKind.CULTURE, "Площадка для встреч и книжный клуб.",
        ("Панина Ольга Ильинична", "заведующая детским отделом", "+7 900 000-21-03"), -12,
    ),
)  # fmt: skip
