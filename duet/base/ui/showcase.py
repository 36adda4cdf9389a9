"""Invented people and figures for the page of components."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.core.paginator import Paginator

from .forms import DayField, FileDrop
from .frame import Account, Choice, Desk, NavItem

_COLOURS = (
    ("paper", "бумага"),
    ("sheet", "лист"),
    ("sunken", "под мышью"),
    ("ink", "чернила"),
    ("ink-2", "второй план"),
    ("ink-3", "подписи"),
    ("accent", "акцент, сделано"),
    ("accent-soft", "акцент, фон"),
    ("second", "наставляемый"),
    ("work", "в работе"),
    ("work-soft", "в работе, фон"),
    ("late", "просрочено"),
    ("late-soft", "просрочено, фон"),
    ("soon", "скоро"),
    ("soon-soft", "скоро, фон"),
    ("h1", "тепло 1"),
    ("h2", "тепло 2"),
    ("h3", "тепло 3"),
    ("h4", "тепло 4"),
    ("h5", "тепло 5"),
)

_STAGES = (
    ("Подготовка условий", "done " * 7, "7 из 7, завершён 12 сентября"),
    ("База наставляемых", "done done done late", "3 из 4, просрочено одно"),
    ("База наставников", "done " * 4, "4 из 4, завершён 24 сентября"),
    ("Отбор и обучение", "done done late gap", "2 из 3, просрочено одно"),
    ("Пары и группы", "done done done work", "3 из 4, приказ на подписи"),
    ("Работа пар", "done done done work work idle idle", "3 из 7, идёт до мая"),
    ("Завершение", "idle idle idle idle gap", "с 12 мая"),
)

_SCHOOLS = (
    ("Школа № 12", "work", "заполняют", (65, 78, 80, 4, None)),
    ("Гимназия № 2", "done", "сдан", (68, 71, 90, 9, 26)),
    ("Школа № 15 с углублённым изучением английского языка", "idle", "не начат", (38, 33, 50, 0, 0)),
)


class SampleForm(forms.Form):
    """Every kind of field there is."""

    title = forms.CharField(label="Название мероприятия", max_length=200)
    until = DayField(label="Срок", help_text="Выпадает на вторник.")
    responsible = forms.CharField(label="Ответственный", help_text="Фамилия и инициалы, как в приказе.")
    kind = forms.ChoiceField(label="Форма наставничества", choices=[("tt", "Учитель — учитель"), ("ss", "Ученик — ученик")])
    email = forms.EmailField(label="Почта", required=False)
    about = forms.CharField(label="Договорились о чём", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    plan = forms.FileField(label="Дорожная карта", widget=FileDrop("Word, Excel или PDF со слоем текста", ".docx,.xlsx,.pdf"))
    model = forms.ChoiceField(label="Образец", widget=forms.RadioSelect, choices=[("full", "Полная модель"), ("young", "Молодой педагог")])
    how_long = forms.ChoiceField(
        label="Сколько длилась", widget=forms.RadioSelect, choices=[(30, "30 мин"), (45, "45 мин"), (60, "60 мин")]
    )
    sure = forms.ChoiceField(
        label="Насколько уверенно вы себя чувствуете", widget=forms.RadioSelect, choices=[(n, n) for n in range(1, 11)]
    )
    days = forms.MultipleChoiceField(label="Удобные дни", widget=forms.CheckboxSelectMultiple, choices=[("2", "вторник"), ("4", "четверг")])
    agreed = forms.BooleanField(label="Письменные согласия участников получены", help_text="Без них приказ не утвердить.")


def everything(today: date) -> dict[str, object]:
    """The context of ``ui/components.html``."""
    answers = {
        "title": "Круглый стол",
        "until": "2025-11-25",
        "responsible": "",
        "kind": "tt",
        "email": "рубцова",
        "how_long": "45",
        "sure": "7",
    }
    return {
        "today": today,
        "yesterday": today - timedelta(days=6),
        "soon": today + timedelta(days=5),
        "later": today + timedelta(days=40),
        "colours": _COLOURS,
        "form": SampleForm(answers),
        "stages": [
            {
                "number": number,
                "title": title,
                "ticks": kinds.split(),
                "caption": caption,
                "url": "#ruler",
                "now": number == 6,
                "idle": number == 7,
            }
            for number, (title, kinds, caption) in enumerate(_STAGES, 1)
        ],
        "goals": (65, 70, 90, 10, 30),
        "schools": [(name, kind, word, list(zip(values, (65, 70, 90, 10, 30), strict=True))) for name, kind, word, values in _SCHOOLS],
        "filter_choices": [Choice("Все", "#", current=True, count=34), Choice("Просрочено", "#late", count=2), Choice("Мои", "#mine")],
        "view_choices": [Choice("Таблица", "#", current=True, icon="table-2"), Choice("Лента", "#band", icon="chart-gantt")],
        "wizard": ["Файл загружен", "Проверка", "Сверка с моделью", "Готово"],
        "page": Paginator(range(1, 200), 20).page(4),
        "nav": _nav(),
        "desk": Desk(
            "Школа № 12",
            "/",
            "2025/26",
            [Choice("Школа № 12", "/", current=True), Choice("Верхнереченск, управление образования", "/town/")],
        ),
        "account": Account("М. С. Белозёрова", "#profile", "#password", "#logout"),
        "search_url": "#search",
    }


def _nav() -> list[NavItem]:
    return [
        NavItem("Сегодня", "#today", icon="calendar-check", current=True, dock=True),
        NavItem("Дорожная карта", "#roadmap", icon="list-checks", short="Карта", dock=True),
        NavItem("Люди", "#people", icon="users"),
        NavItem("Пары", "#pairs", icon="user-check", dock=True),
        NavItem("Документы", "#papers", icon="files", dock=True),
        NavItem("Анкеты", "#questions", icon="clipboard-list"),
        NavItem("Мониторинг", "#figures", icon="chart-line"),
        NavItem("Сайт", "#site", icon="globe"),
    ]
