"""A questionnaire on paper (D-25): boxes from 1 to 10, «да» and «нет», lines for own words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from duet.base.papers.blocks import PORTRAIT, Align, Blank, Block, Cell, Heading, Row, Table, Text
from duet.stages.bases.models import FormChoice
from duet.stages.documents.desk import Desk
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import rows, word

from .asking import FORMS, words_of
from .questions import OFTEN, OWN, SCORE, SHEETS, YES, questions_of
from .recording import LINES

_QUESTIONS = (
    Field("номер", "Номер"),
    Field("код", "Постоянный код вопроса"),
    Field("вопрос", "Вопрос"),
    Field("вид", "Как отвечают: балл, да или нет, частота, ответ"),
)
_BOX, _NUMBER = 21.0, 28.0
_OPTIONS = {YES: ("да", "нет"), OFTEN: ("очень часто", "часто", "редко", "1–2 раза", "никогда")}
_USUAL = "before_mentee"
NBSP = "\N{NO-BREAK SPACE}"
_APART = f" {NBSP * 4}"


def _gather(desk: Desk, answers: Answers) -> Facts:
    sheet, form = words_of(answers, "анкета") or _USUAL, words_of(answers, "форма")
    return {
        "анкета": SHEETS[sheet][0],
        "форма": f"«{FormChoice(form).label}»" if form else "",
        "без_имени": bool(answers.get("без_имени")),
        "кому_сдать": words_of(answers, "кому_сдать"),
        "вопросы": [
            {"номер": str(number), "код": question.code, "вопрос": question.text, "вид": question.how}
            for number, question in enumerate(questions_of(sheet, form), 1)
        ],
    }


def heading(facts: Facts) -> str:
    """«Анкета наставляемого до начала работы»"""
    return word(facts, "анкета")


def _compose(facts: Facts) -> tuple[Block, ...]:
    form, to_whom = word(facts, "форма"), word(facts, "кому_сдать")
    lead = "Спасибо, что отвечаете. Верных и неверных ответов здесь нет: важно, что думаете Вы."
    how = "Где есть числа, обведите одно: 1 — самый низкий балл, 10 — самый высокий. В остальных вопросах отметьте ответ или напишите его."
    return (
        Text(word(facts, "организация"), Align.CENTRE),
        Heading(word(facts, "анкета")),
        *((Text(f"Форма наставничества: {form}", Align.CENTRE),) if form else ()),
        Text(f"{lead} {how}", Align.BOTH, indent=True),
        *_who(named=not facts["без_имени"]),
        *(block for how_asked, lines in groupby(rows(facts, "вопросы"), key=lambda row: row["вид"]) for block in _asked(how_asked, lines)),
        *((Text(f"Заполненную анкету сдайте: {to_whom}.", keep=True),) if to_whom else ()),
        Text("Спасибо!", Align.CENTRE),
    )


def _who(*, named: bool) -> tuple[Block, ...]:
    """Whose it is; a sheet without a name has a code instead, so that answers before and after can be laid side by side."""
    if named:
        return (Blank("Фамилия, имя, отчество"), Blank("Класс или должность", share=0.6), Blank("Дата", share=0.4))
    return (Blank("Код участника", "код выдаёт куратор, имя писать не нужно", share=0.6), Blank("Дата", share=0.4))


def _asked(how: str, lines: Iterable[dict[str, str]]) -> Iterable[Block]:
    if how == SCORE:
        yield _scores(lines)
        return
    for row in lines:
        yield Text(f"{row['номер']}. {row['вопрос']}", keep=True)
        if how == OWN:
            yield from (Blank(),) * LINES
        else:
            yield Text(_APART.join(f"☐{NBSP}{option}" for option in _OPTIONS[how]))


def _scores(lines: Iterable[dict[str, str]]) -> Table:
    head: Row = (Cell("№", bold=True), Cell("Вопрос", bold=True), Cell("Обведите число", width=10, bold=True, align=Align.CENTRE))
    marks = tuple(Cell(str(mark), align=Align.CENTRE) for mark in range(1, 11))
    body = tuple((Cell(row["номер"]), Cell(row["вопрос"]), *marks) for row in lines)
    return Table((head, *body), (_NUMBER, PORTRAIT.room - _NUMBER - 10 * _BOX, *([_BOX] * 10)), size=11)


QUESTIONNAIRE = Kind(
    name="questionnaire_paper",
    code="D-25",
    family=Family.RECORD,
    title="Анкета на бумаге",
    use="Анкета наставника или наставляемого до начала, посередине или по завершении работы: напечатать и раздать.",
    gather=_gather,
    compose=_compose,
    heading=heading,
    asks=(
        Ask(
            "анкета", "Какая анкета", Sort.CHOICE, start=lambda desk: _USUAL,
            choices=tuple((sheet, title) for sheet, (title, _) in SHEETS.items()),
        ),
        Ask(
            "форма", "Форма наставничества", Sort.CHOICE, needed=False, choices=FORMS,
            help="От неё зависят вопросы. Если не заполнить, останутся вопросы, которые подходят всем.",
        ),
        Ask("без_имени", "Без имени, по коду", Sort.FLAG, needed=False, help="Куратор раздаёт коды и хранит ключ к ним отдельно."),
        Ask("кому_сдать", "Кому и когда сдать", needed=False, help="Например: куратору до 20 октября."),
    ),
    fields=(
        Field("анкета", "Название анкеты"),
        Field("форма", "Форма наставничества"),
        Flag("без_имени", "Заполняется без имени, по коду"),
        Field("кому_сдать", "Кому и когда сдать"),
        Rows("вопросы", "Вопросы", _QUESTIONS),
    ),
    closes=("ST6-07", "ST7-01"),
    numbered=False,
    later="Пока ответы собирают на бумаге: анкеты на экране появятся в разделе «Анкеты».",
)  # fmt: skip

KINDS = (QUESTIONNAIRE,)
