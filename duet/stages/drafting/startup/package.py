"""Which documents the package has, in the order they are registered, and what each takes from the interview: one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from duet.core.declension.numbers import day_in_words
from duet.stages.documents.kinds import Answers
from duet.stages.documents.models import Document

from ..kinds.asking import day_answer

# Documents of the package that are there already, by kind.
Made = Mapping[str, Document]
Say = Callable[[Answers, Made], Any]


def said(name: str) -> Say:
    """What was answered under that name."""
    return lambda answers, made: answers.get(name)


def fixed(value: Any) -> Say:
    """The same for every interview."""
    return lambda answers, made: value


def drawn(kind: str) -> Say:
    """The number of another document of the package, to be cited."""
    return lambda answers, made: made[kind].pk if kind in made else None


@dataclass(frozen=True, slots=True)
class Part:
    """A document of the package. ``asks`` are answers of its own beside ``SHARED``; ``main`` is the kind of the order it is an
    annex of; ``when`` says whether this organisation needs it; ``own`` are asks that only share a name with the interview's.
    """

    kind: str
    asks: Mapping[str, Say] = field(default_factory=dict)
    main: str = ""
    when: Callable[[Answers], bool] = lambda answers: True
    day: str = "день"
    own: frozenset[str] = frozenset()


# Questions that many documents ask alike: what is not named here or by a part is proposed by the document itself.
SHARED: Mapping[str, Say] = {
    "модель": said("модель"),
    "формы": said("формы"),
    "несовершеннолетние": said("несовершеннолетние"),
    "дистанционно": said("дистанционно"),
    "партнёры": said("партнёры"),
    "психолог": said("психолог"),
    "совет": said("совет"),
    "куратор": said("куратор"),
    "исполнитель": said("куратор"),
    "с": lambda answers, made: answers.get("день") or None,
    "по": said("по"),
    "срок_ознакомления": said("срок_ознакомления"),
    "срок_баз": said("срок_баз"),
    "ответственный_за_сайт": said("ответственный_за_сайт"),
    "положение": drawn("introduction_order"),
    "план": said("план"),
    "протокол_день": said("протокол_день"),
    "протокол_номер": said("протокол_номер"),
}


def _paid(answers: Answers) -> bool:
    return answers.get("поощрение") == "pay"


def _rewarded(answers: Answers) -> bool:
    return answers.get("поощрение") in ("pay", "thanks")


def _has_council(answers: Answers) -> bool:
    return bool(answers.get("совет"))


def _agenda(answers: Answers, made: Made) -> list[dict[str, Any]]:
    lead = answers.get("куратор")
    questions = ["О внедрении системы наставничества и принятии Положения о системе наставничества"]
    questions += ["О поощрении наставников"] if _rewarded(answers) else []
    return [{"вопрос": question, "докладчик": lead} for question in questions]


def _decisions(answers: Answers, made: Made) -> list[dict[str, Any]]:
    decided = [(1, "принять Положение о системе наставничества"), (1, "рекомендовать утвердить дорожную карту (план мероприятий)")]
    decided += [(2, "принять Положение о системе мотивации наставников")] if _rewarded(answers) else []
    return [{"вопрос": number, "решение": words} for number, words in decided]


def _programmes_until(answers: Answers, made: Made) -> str:
    day = day_answer(answers, "срок_программ")
    return f"в срок до {day_in_words(day)}" if day else ""


def _responsible(answers: Answers, made: Made) -> list[dict[str, Any]]:
    who = answers.get("ответственный")
    return [{"человек": who, "за_что": "представление сводной информации о реализации системы наставничества", "срок": ""}] if who else []


def _sent(answers: Answers, made: Made) -> str:
    titles = (document.title for document in made.values() if document.main_id is None and document.family == "order")
    return "\n".join(f"Приказ «{title}»" for title in titles)


GROUP: Mapping[str, Say] = {"председатель": said("председатель"), "секретарь": said("секретарь"), "члены": said("члены")}

PARTS: tuple[Part, ...] = (
    Part("minutes", {"вид": fixed("teachers"), "вопросы": _agenda, "решения": _decisions}, day="протокол_день"),
    Part(
        "introduction_order",
        {
            "утвердить_положение": fixed(True),
            "утвердить_карту": fixed(True),
            "утвердить_форму_программы": fixed(False),
            # The group has an order of its own.
            "председатель": fixed(None),
            "рабочая_группа": fixed([]),
        },
    ),
    Part(
        "mentoring_regulation",
        {"оплата": lambda answers, made: _paid(answers), "принял": fixed("педагогический совет")},
        main="introduction_order",
    ),
    Part("roadmap_annex", main="introduction_order"),
    Part("curator_order"),
    Part("group_order", GROUP),
    Part("group_members", GROUP, main="group_order"),
    Part("responsible_order", {"ответственные": _responsible}),
    Part(
        "council_order",
        {"председатель": said("председатель_совета"), "члены": said("члены_совета"), "утвердить_положение": fixed(True)},
        when=_has_council,
    ),
    Part("council_regulation", main="council_order", when=_has_council),
    Part("motivation_order", {"что": fixed("regulation")}, when=_rewarded),
    Part("motivation_regulation", main="motivation_order", when=_rewarded),
    Part("programme_template_order", {"срок_составления": _programmes_until}),
    Part(
        "programme_template",
        {"для_кого": lambda answers, made: "learners" if answers.get("модель") == "pupils" else "teachers"},
        main="programme_template_order",
    ),
    # Its schedule is a table of its own, not the number of a roadmap.
    Part("control_schedule_order", own=frozenset({"план"})),
    Part("training_programme"),
    Part("cover_letter", {"приложения": _sent}),
)
