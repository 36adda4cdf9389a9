"""The description of a practice worth sharing (D-50)."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.stages.bases.models import FormChoice
from duet.stages.documents.desk import Desk
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import rows, word

from .asking import FORMS, words_of
from .ordering import everybody
from .recording import LINES, PERSON_COLUMNS, card, chapters, items, opening, people_facts, signs, texts_facts, told

_LISTS = ("решение", "шаги", "ресурсы", "результат", "риски")


def _gather(desk: Desk, answers: Answers) -> Facts:
    form = words_of(answers, "форма")
    return {
        **texts_facts(answers, "название", "задача", *_LISTS, "контакты"),
        "форма": f"«{FormChoice(form).label}»" if form else "",
        "авторы": people_facts(everybody(desk, answers, "авторы")),
    }


def _heading(facts: Facts) -> str:
    return f"Описание практики «{word(facts, 'название') or 'без названия'}»"


def _compose(facts: Facts) -> tuple[Block, ...]:
    authors = rows(facts, "авторы")
    about = (
        ("Авторы", "\n".join(", ".join(part for part in (row["имя"], row["должность"]) if part) for row in authors)),
        ("Форма наставничества", word(facts, "форма")),
        ("Где применяется", ", ".join(part for part in (word(facts, "организация"), word(facts, "город")) if part)),
        ("Как связаться", word(facts, "контакты")),
    )
    return (
        *opening(facts, "ОПИСАНИЕ ПРАКТИКИ НАСТАВНИЧЕСТВА", f"«{word(facts, 'название') or '_' * 30}»"),
        card((title, said) for title, said in about if said),
        *chapters(
            (
                ("Какую задачу решает", told(word(facts, "задача"), lines=LINES)),
                ("В чём решение", told(word(facts, "решение"), lines=LINES)),
                ("Что делают по шагам", items(word(facts, "шаги"), lines=LINES)),
                ("Что для этого нужно", items(word(facts, "ресурсы"))),
                ("Что получилось", items(word(facts, "результат"), lines=LINES)),
                ("Что может помешать и как этого избежать", items(word(facts, "риски"))),
            )
        ),
        *(signs(facts, "Автор", row["подпись"]) for row in authors),
    )


PRACTICE = Kind(
    name="practice_case",
    code="D-50",
    family=Family.REPORT,
    title="Описание практики",
    use="Удачный опыт для методической копилки: задача, решение по шагам, что нужно и что получилось.",
    gather=_gather,
    compose=_compose,
    heading=_heading,
    asks=(
        Ask("название", "Название практики"),
        Ask("авторы", "Авторы", Sort.PEOPLE),
        Ask("форма", "Форма наставничества", Sort.CHOICE, needed=False, choices=FORMS),
        Ask("задача", "Какую задачу решает", Sort.TEXT),
        Ask("решение", "В чём решение", Sort.TEXT),
        Ask("шаги", "Что делают по шагам", Sort.TEXT, help="Каждый шаг с новой строки."),
        Ask("ресурсы", "Что для этого нужно", Sort.TEXT, needed=False, help="Люди, время, помещения, материалы — каждое с новой строки."),
        Ask("результат", "Что получилось", Sort.TEXT, help="С цифрами. Каждый результат с новой строки."),
        Ask("риски", "Что может помешать и как этого избежать", Sort.TEXT, needed=False),
        Ask("контакты", "Как связаться", needed=False),
    ),
    fields=(
        Field("название", "Название практики"),
        Field("форма", "Форма наставничества"),
        Rows("авторы", "Авторы", PERSON_COLUMNS),
        Field("задача", "Какую задачу решает"),
        Field("решение", "В чём решение"),
        Field("шаги", "Что делают по шагам, каждый с новой строки"),
        Field("ресурсы", "Что для этого нужно"),
        Field("результат", "Что получилось"),
        Field("риски", "Что может помешать"),
        Field("контакты", "Как связаться"),
    ),
    closes=("ST7-14",),
    numbered=False,
)

KINDS = (PRACTICE,)
