"""Lists: pairs for the order (D-21), the bases (D-34, D-35), the quarterly account of people (D-36), the sheet of acquaintance (D-48)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from duet.base import clock
from duet.base.papers.blocks import LANDSCAPE, Align, Block, Text
from duet.core.accounting.quarters import Span, current, span_of, spans_of
from duet.core.calendar import in_words
from duet.core.consents import Use
from duet.stages.accounting.papers import totals_in_words
from duet.stages.accounting.reckoning import HEADS, Wanted, account_of, rows_of
from duet.stages.bases.columns import RECOMMENDED
from duet.stages.bases.lines import Line, lines_of
from duet.stages.bases.models import Audience, Participation, Side
from duet.stages.documents.desk import GAP, Desk, Said, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort, Stamp
from duet.stages.documents.models import Document
from duet.stages.documents.wording import rows, signature, table, word
from duet.stages.persons.gate import open_to
from duet.stages.persons.watching import MARK

from .asking import curator, people_of, words_of
from .composing import annex_head, titled
from .ordering import answered_before, capital, everybody
from .recording import (
    PERSON_COLUMNS,
    as_person,
    empty_rows,
    opening,
    people_facts,
    person_signs,
    qualification,
    roomy,
    rows_to_fill,
    service,
)

_PAIRS = (
    Field("номер", "Номер"),
    Field("наставник", "Фамилия, имя, отчество наставника"),
    Field("категория", "Квалификационная категория наставника"),
    Field("наставляемый", "Фамилия, имя, отчество наставляемого"),
    Field("стаж", "Стаж наставляемого; у обучающегося класс"),
)
_EMPTY = 10


def _gather_pairs(desk: Desk, answers: Answers) -> Facts:
    made = []
    for number, row in enumerate(people_of(answers, "пары"), 1):
        mentor, mentee = as_person(desk, row.get("наставник")), as_person(desk, row.get("наставляемый"))
        is_learner = mentee.person is not None and mentee.person.is_learner
        made.append(
            {
                "номер": str(number),
                "наставник": mentor.full.nominative,
                "категория": qualification(mentor),
                "наставляемый": mentee.full.nominative,
                "стаж": mentee.post.nominative if is_learner else service(mentee, desk),
            }
        )
    return {"пары": made}


def _pairs_heading(facts: Facts) -> str:
    return f"Список наставников и наставляемых на {word(facts, 'учебный_год')} учебный год"


def _pairs(facts: Facts) -> tuple[Block, ...]:
    lines = rows(facts, "пары") or empty_rows(_EMPTY, _PAIRS)
    titles = ("№", "Ф. И. О. наставника", "Квалификационная категория", "Ф. И. О. наставляемого", "Стаж (класс, группа)")
    return (
        *annex_head(facts, Stamp.MASCULINE),
        *titled("СПИСОК", f"наставников и наставляемых\nна {word(facts, 'учебный_год')} учебный год"),
        table(titles, ([row[column.name] for column in _PAIRS] for row in lines), (0.5, 2.6, 1.6, 2.6, 1.5)),
    )


PAIRS = Kind(
    name="pairs_list",
    code="D-21",
    family=Family.RECORD,
    title="Список наставников и наставляемых",
    use="Приложение к приказу о парах: наставник с категорией, наставляемый со стажем или классом.",
    gather=_gather_pairs,
    compose=_pairs,
    heading=_pairs_heading,
    asks=(
        Ask(
            "пары", "Пары", Sort.ROWS, start=lambda desk: answered_before(desk, "pairs_order", "пары"),
            columns=(
                Ask("наставник", "Наставник", Sort.PERSON, pool="mentors"),
                Ask("наставляемый", "Наставляемый", Sort.PERSON, pool="mentees"),
            ),
        ),
    ),
    fields=(Rows("пары", "Пары", _PAIRS),),
    closes=("ST5-05", "ST4-10"),
    stamp=Stamp.MASCULINE,
    numbered=False,
)  # fmt: skip

# What the columns of the bases are called in a template.
_NAMES = {
    "name": "имя", "contacts": "контакты", "birth_year": "год_рождения", "request": "запрос", "joined": "вошёл", "mentor": "наставник",
    "forms": "форма", "mentor_place": "место_наставника", "ended": "завершил", "outcome": "итог", "feedback": "отзыв",
    "completed": "прошёл", "workplace": "место", "competences": "компетенции", "achievements": "достижения", "interests": "интересы",
    "age": "возраст", "hours": "время", "mentee": "наставляемые", "mentee_place": "место_наставляемого",
}  # fmt: skip
_OF_BASE = {Side.MENTOR: "наставников", Side.MENTEE: "наставляемых"}
# Columns that stand on a sheet with no word torn.
_USUAL = {
    Side.MENTOR: ("name", "contacts", "workplace", "competences", "hours", "joined", "forms", "outcome"),
    Side.MENTEE: ("name", "contacts", "birth_year", "request", "joined", "forms", "ended", "outcome"),
}
_CHOSEN = (Field("поле", "Столбец списка"), Field("заголовок", "Как он называется"))


def _base_columns(side: Side) -> tuple[Field, ...]:
    return (Field("номер", "Номер"), *(Field(_NAMES[column.name], column.heading) for column in RECOMMENDED[side]))


def _base_gatherer(side: Side) -> Callable[[Desk, Answers], Facts]:
    def gather(desk: Desk, answers: Answers) -> Facts:
        # The gate is asked of today: whoever took the consent back is in no base, whatever day the paper bears.
        today = clock.today()
        found = (
            Participation.objects.visible_to(desk.by)
            .of_year(desk.year)
            .of_side(side)
            .current()
            .filter(joined_on__lte=desk.on)
            .with_gate(today)
            .for_list()
        )
        found = found.with_gate(today).for_list().order_by("person__sort_name", "person")
        lines = [_for_everybody(line) for line in lines_of(found, desk.by, today, contacts=True) if line.kept]
        chosen = answers.get("столбцы") or _USUAL[side]
        desk.named |= {line.person.pk: line.person for line in lines}
        return {
            **person_facts("куратор", as_person(desk, answers.get("куратор"))),
            "на_день": f"{in_words(desk.on)} г.",
            "столбцы": [
                {"поле": _NAMES[column.name], "заголовок": column.heading} for column in RECOMMENDED[side] if column.name in chosen
            ],
            "люди": [
                {"номер": str(number), **{_NAMES[column.name]: column.of(line) for column in RECOMMENDED[side]}}
                for number, line in enumerate(lines, 1)
            ],
        }

    return gather


def _for_everybody(line: Line) -> Line:
    """Without requests that only some may see: others read the paper, too."""
    return replace(line, requests=[request for request in line.requests if request.seen_by == Audience.TEAM])


def _base_composer(side: Side) -> Callable[[Facts], tuple[Block, ...]]:
    def compose(facts: Facts) -> tuple[Block, ...]:
        chosen, people = rows(facts, "столбцы"), rows(facts, "люди")
        titles = ("№", *(column["заголовок"] for column in chosen))
        listed = roomy(titles, [(row["номер"], *(row[column["поле"]] for column in chosen)) for row in people], LANDSCAPE.room)
        about = f"{word(facts, 'учебный_год')} учебный год, по состоянию на {word(facts, 'на_день')}"
        return (
            Text(MARK, Align.RIGHT, small=True),
            *opening(facts, f"БАЗА {_OF_BASE[side].upper()}", about),
            listed if people else Text("На эту дату записей в базе нет."),
            person_signs(facts, "Куратор", "куратор"),
            signature(facts),
        )

    return compose


def _base(side: Side, *, name: str, code: str, closes: tuple[str, ...]) -> Kind:
    of = _OF_BASE[side]

    def heading(facts: Facts) -> str:
        return f"База {of} на {word(facts, 'учебный_год')} учебный год"

    return Kind(
        name=name,
        code=code,
        family=Family.RECORD,
        title=f"База (банк) {of}",
        use="Все, кто в базе этого года и дал согласие, в столбцах методических рекомендаций.",
        gather=_base_gatherer(side),
        compose=_base_composer(side),
        heading=heading,
        asks=(
            Ask(
                "столбцы", "Какие столбцы печатать", Sort.CHOICES, help="Чем меньше столбцов, тем крупнее буквы.",
                choices=tuple((column.name, column.heading) for column in RECOMMENDED[side]),
                start=lambda desk: list(_USUAL[side]),
            ),
            curator(),
        ),
        fields=(
            *person_fields("куратор", "Куратор"),
            Field("на_день", "По состоянию на какой день"),
            Rows("столбцы", "Столбцы, которые печатаются", _CHOSEN),
            Rows("люди", f"База {of}", _base_columns(side)),
        ),
        closes=closes,
        landscape=True,
        later="Имена в парах пока вписывают вручную: они появятся вместе с разделом «Пары».",
    )  # fmt: skip


MENTORS = _base(Side.MENTOR, name="mentors_base", code="D-35", closes=("ST3-05", "ST3-06", "ST3-07", "ST3-10"))
MENTEES = _base(Side.MENTEE, name="mentees_base", code="D-34", closes=("ST2-09", "ST2-10", "ST2-11"))

_ACCOUNT = ("номер", "имя", "кто", "место", "категория", "стаж", "форма", "вошёл", "выбыл", "запрос", "итог")
_ACCOUNT_FIELDS = tuple(Field(name, title) for name, title in zip(_ACCOUNT, HEADS, strict=True))


def _span(desk: Desk, answers: Answers) -> Span:
    """The span that was chosen, or the quarter of the document's day."""
    return span_of(desk.year, words_of(answers, "период")) or current(desk.on)


def _gather_account(desk: Desk, answers: Answers) -> Facts:
    account = account_of(desk.by, _span(desk, answers), desk.on)
    listed = rows_of(account.lines(Wanted()), account.as_of)
    # Whoever took the consent back since the day of the document is not named, either.
    named = open_to([row.person for row in listed if row.person], Use.KEEP, clock.today())
    found = [row for row in listed if row.person and row.person.pk in named]
    desk.named |= {row.person.pk: row.person for row in found if row.person}
    return {
        **person_facts("куратор", as_person(desk, answers.get("куратор"))),
        "период": account.span.title + (" г." if account.span.title[-1].isdigit() else ""),
        "на_день": f"{in_words(account.as_of)} г.",
        "итоги": totals_in_words(account.figures),
        "люди": [dict(zip(_ACCOUNT, (str(number), *row.cells), strict=True)) for number, row in enumerate(found, 1)],
    }


def _account_heading(facts: Facts) -> str:
    return f"Ведомость персонифицированного учёта, {word(facts, 'период')}"


def _account(facts: Facts) -> tuple[Block, ...]:
    people = rows(facts, "люди")
    listed = roomy(HEADS, [[row[name] for name in _ACCOUNT] for row in people], LANDSCAPE.room)
    about = f"участников системы наставничества\n{word(facts, 'период')}, по состоянию на {word(facts, 'на_день')}"
    return (
        Text(MARK, Align.RIGHT, small=True),
        *opening(facts, "ВЕДОМОСТЬ ПЕРСОНИФИЦИРОВАННОГО УЧЁТА", about),
        Text(word(facts, "итоги")),
        *((listed,) if people else ()),
        person_signs(facts, "Куратор", "куратор"),
        signature(facts),
    )


ACCOUNT = Kind(
    name="persons_account",
    code="D-36",
    family=Family.RECORD,
    title="Ведомость персонифицированного учёта",
    use="Кто был наставником и наставляемым за квартал, кто пришёл и кто выбыл.",
    gather=_gather_account,
    compose=_account,
    heading=_account_heading,
    asks=(
        Ask(
            "период", "За какой период", Sort.CHOICE, start=lambda desk: current(desk.on).key,
            choices=lambda desk: [(span.key, capital(span.title)) for span in spans_of(desk.year)],
        ),
        curator(),
    ),
    fields=(
        *person_fields("куратор", "Куратор"),
        Field("период", "За какой период"),
        Field("на_день", "По состоянию на какой день"),
        Field("итоги", "Сколько всего, прибыло и выбыло"),
        Rows("люди", "Участники", _ACCOUNT_FIELDS),
    ),
    closes=("ST2-13",),
    landscape=True,
)  # fmt: skip


def _gather_sheet(desk: Desk, answers: Answers) -> Facts:
    document = Document.objects.at_desk_of(desk.organisation).filter(pk=answers.get("документ") or 0).first()
    title = words_of(answers, "название") or (document.title if document else "")
    cited = f"{desk.reference(document.pk)} " if document else "документом "
    people = everybody(desk, answers, "люди") or (_named_in(desk, document) if document else [])
    spare = rows_to_fill(answers, "строк", 0) or (0 if people else _EMPTY)
    return {
        "документ": f"{cited}«{title}»" if title else f"{cited}{GAP * 3}",
        "люди": [*people_facts(people), *empty_rows(spare, PERSON_COLUMNS)],
    }


def _named_in(desk: Desk, document: Document) -> list[Said]:
    """Grown people the document names."""
    people = [person for person in document.people.current().order_by("sort_name") if not person.is_learner]
    desk.named |= {person.pk: person for person in people}
    return [desk.say(person.full_name, person.post, person.sex, person) for person in people]


def _sheet_heading(facts: Facts) -> str:
    return f"Лист ознакомления с {word(facts, 'документ')}"


def _sheet(facts: Facts) -> tuple[Block, ...]:
    lines = ((str(number), row["имя"], row["должность"], "", "") for number, row in enumerate(rows(facts, "люди"), 1))
    return (
        *opening(facts, "ЛИСТ ОЗНАКОМЛЕНИЯ", f"с {word(facts, 'документ')}"),
        table(("№", "Фамилия, имя, отчество", "Должность", "Дата", "Подпись"), lines, (0.5, 2.6, 2.2, 1.1, 1.3)),
    )


ACQUAINTANCE = Kind(
    name="acquaintance_sheet",
    code="D-48",
    family=Family.RECORD,
    title="Лист ознакомления",
    use="Строки для подписей под любым документом: кого он называет или кого назовёте вы.",
    gather=_gather_sheet,
    compose=_sheet,
    heading=_sheet_heading,
    asks=(
        Ask("документ", "С каким документом знакомят", Sort.DOCUMENT, needed=False),
        Ask("название", "Или его название", needed=False, help="Если документа нет в списке."),
        Ask(
            "люди",
            "Кого знакомят",
            Sort.PEOPLE,
            needed=False,
            pool="staff",
            help="По одному человеку в строке. Если не заполнить, войдут все, кто назван в документе.",
        ),
        Ask("строк", "Сколько добавить пустых строк", Sort.NUMBER, needed=False),
    ),
    fields=(
        Field("документ", "С чем знакомят, в творительном падеже"),
        Rows("люди", "Кого знакомят, и пустые строки", PERSON_COLUMNS),
    ),
    closes=("ST1-30", "ST5-12"),
    numbered=False,
)

KINDS = (PAIRS, MENTORS, MENTEES, ACCOUNT, ACQUAINTANCE)
