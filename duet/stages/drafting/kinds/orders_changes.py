"""The order on another mentor (D-39), and what orders that change pairs at work have alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from duet.base.papers.blocks import Block
from duet.core.declension import Case
from duet.core.regulation import Topic
from duet.stages.documents.desk import Desk, Missing, Said, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Sort
from duet.stages.documents.wording import word
from duet.stages.organisations.own_calendar import own_calendar

from .asking import FORMS, curator, day_answer, day_said, words_of, year_end
from .ordering import (
    CONTROL,
    READ,
    TO_ACQUAINT,
    brief,
    capital,
    cited,
    control,
    control_fact,
    day_or_nothing,
    decree,
    in_line_with,
    is_learner,
    named,
    placed,
    readers,
    reference,
    several,
    stopped,
)

# Full working days between the notice and the end (art. 351.8).
NOTICE = 3
MENTOR, MENTEE, NEXT = (person_fields(name, title) for name, title in (
    ("наставник", "Наставник"), ("наставляемый", "Наставляемый"), ("новый_наставник", "Новый наставник"),
))  # fmt: skip
GROUNDS = Field("правовые_основания", "Правовые акты в творительном падеже")
PAIRS_ORDER = Field("пары_приказ", "Приказ о закреплении пар")
BASIS = Ask(
    "основание", "Документ-основание", needed=False,
    help="В именительном падеже: «заявление Тимофеевой О. Н. от 11.01.2027».",
)  # fmt: skip
BASIS_FIELD = Field("основание", "Документ-основание")
TOLD = Ask(
    "предупреждён", "Когда наставника предупредили", Sort.DAY, needed=False,
    help="Только если поручение отменяет работодатель: не меньше чем за три рабочих дня.",
)  # fmt: skip
TOLD_FIELD = Field("предупреждён", "Когда наставника предупредил работодатель")


def watch_notice(desk: Desk, answers: Answers) -> None:
    """An employer who cancels early tells the mentor at least three working days before."""
    told, ends = day_answer(answers, "предупреждён"), day_answer(answers, "с")
    if told is None:
        desk.missing.append(Missing("Не заполнено: когда наставника предупредили об отмене.", ask="предупреждён"))
    elif ends is not None and ends < (earliest := own_calendar(desk.organisation).add(told, NOTICE + 1)):
        words = f"Между предупреждением и прекращением нужно не меньше трёх рабочих дней: прекратить можно с {earliest:%d.%m.%Y}."
        desk.missing.append(Missing(words, ask="с"))


def grounds_for(desk: Desk, mentees: Iterable[Said]) -> str:
    """Acts to cite: the article of the Labour Code stands for workers only, mentoring of pupils has its own."""
    return desk.grounds({Topic.PUPILS if is_learner(said) else Topic.LABOUR for said in mentees if said.full.nominative})


def reasons(why: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Reasons to choose from, as the order will say them."""
    return tuple((key, f"В связи с {words}") for key, words in why.items())


# Another mentor

# After «в связи с».
_WHY_CHANGED = {
    "resigned": "заявлением наставника о сложении обязанностей",
    "asked": "ходатайством наставляемого о замене наставника",
    "left": "увольнением наставника",
    "away": "длительным отсутствием наставника",
    "moved": "изменением обязанностей и рабочего времени наставника",
    "employer": "досрочной отменой поручения прежнему наставнику",
    "both": "обоюдным решением наставника и наставляемого",
}


def _swap(desk: Desk, answers: Answers) -> Facts:
    old, new, mentee = (placed(desk, answers.get(name)) for name in ("наставник", "новый_наставник", "наставляемый"))
    lead, staff, controller = (placed(desk, answers.get(name)) for name in ("куратор", "кадры", "контроль"))
    form, why = words_of(answers, "форма"), words_of(answers, "почему")
    if why == "employer":
        watch_notice(desk, answers)
    return {
        **person_facts("наставник", old),
        **person_facts("новый_наставник", new),
        **person_facts("наставляемый", mentee),
        **person_facts("куратор", lead),
        **person_facts("кадры", staff),
        "правовые_основания": grounds_for(desk, [mentee]),
        "почему": _WHY_CHANGED.get(why, ""),
        "согласие": f"с {new.agree('его', 'её', 'его (её)')} письменного согласия",
        "предупреждён": day_said(answers, "предупреждён") if why == "employer" else "",
        "ушёл": why == "left",
        "форма": dict(FORMS).get(form, ""),
        "с": day_said(answers, "с"),
        "по": day_said(answers, "по"),
        "срок_передачи": day_or_nothing(answers, "срок_передачи"),
        "срок_программы": day_or_nothing(answers, "срок_программы"),
        "выплата": words_of(answers, "выплата"),
        "пары_приказ": reference(desk, answers, "пары_приказ"),
        "основание": words_of(answers, "основание"),
        "контроль": control_fact(controller),
        "ознакомить": readers(old, new, mentee, lead, staff, controller),
    }


def _swapping(facts: Facts) -> tuple[Block, ...]:
    why, since, pay = word(facts, "почему"), word(facts, "с"), word(facts, "выплата")
    form = f" в форме {word(facts, 'форма')}" if word(facts, "форма") else ""
    mentee = named(facts, "наставляемый", Case.GENITIVE)
    listed, handed, planned = (word(facts, name) for name in ("пары_приказ", "срок_передачи", "срок_программы"))
    told = word(facts, "предупреждён")
    old, new = (capital(brief(facts, name)) for name in ("наставник", "новый_наставник"))
    return decree(
        facts,
        about=swap_heading(facts),
        preamble=in_line_with(facts) + (f", в связи с {why}" if why else "") + (f" (предупреждён письменно {told})" if told else ""),
        points=(
            f"Освободить с {since} {named(facts, 'наставник', Case.ACCUSATIVE)} от обязанностей наставника в отношении {mentee}.",
            stopped(
                f"Назначить {named(facts, 'новый_наставник', Case.ACCUSATIVE)} {word(facts, 'согласие')} наставником {mentee}{form} "
                f"на период с {since} по {word(facts, 'по')}"
            ),
            f"Внести соответствующие изменения в список наставнических пар, утверждённый {listed}." if listed else "",
            "" if facts["ушёл"] or not handed else f"{old} в срок до {handed} передать новому наставнику программу и журнал встреч.",
            f"{new} в срок до {planned} уточнить персонализированную программу и представить её куратору." if planned else "",
            stopped(
                f"Прекратить с {since} выплату за наставничество прежнему наставнику и установить новому наставнику в соответствии с "
                f"дополнительным соглашением к трудовому договору выплату: {pay}"
            )
            if pay
            else "",
            f"{capital(named(facts, 'кадры', Case.DATIVE))} оформить с прежним наставником соглашение о прекращении работы по "
            "наставничеству, с новым наставником — дополнительное соглашение к трудовому договору до начала работы."
            if facts["кадры"]
            else "",
            several(f"Куратору {brief(facts, 'куратор')}", ("внести изменения в базы наставников и наставляемых", TO_ACQUAINT)),
        ),
        basis=word(facts, "основание"),
    )


def swap_heading(facts: Facts) -> str:
    """«О замене наставника»"""
    return "О замене наставника"


MENTOR_CHANGE_ORDER = Kind(
    name="mentor_change_order",
    code="D-39",
    family=Family.ORDER,
    title="Приказ о замене наставника",
    use="Освобождает прежнего наставника, закрепляет нового за тем же наставляемым, меняет список пар.",
    gather=_swap,
    compose=_swapping,
    heading=swap_heading,
    asks=(
        Ask("наставляемый", "Наставляемый", Sort.PERSON, pool="mentees"),
        Ask("наставник", "Прежний наставник", Sort.PERSON, pool="mentors"),
        Ask("новый_наставник", "Новый наставник", Sort.PERSON, pool="mentors", help="Его письменное согласие нужно до приказа."),
        Ask("почему", "Почему меняется наставник", Sort.CHOICE, choices=reasons(_WHY_CHANGED)),
        Ask("форма", "Форма", Sort.CHOICE, needed=False, choices=FORMS),
        Ask("с", "С какого дня", Sort.DAY, start=lambda desk: desk.on),
        Ask("по", "По какой день", Sort.DAY, start=year_end),
        TOLD,
        Ask("срок_передачи", "До какого дня передать программу и журнал", Sort.DAY, needed=False),
        Ask("срок_программы", "До какого дня уточнить программу", Sort.DAY, needed=False),
        Ask("выплата", "Выплата новому наставнику", needed=False, help="Если платите: сколько и на каком основании."),
        Ask("кадры", "Кто оформит соглашения", Sort.PERSON, needed=False, pool="staff", help="Если наставники — работники организации."),
        cited("пары_приказ", "Приказ о закреплении пар", "pairs_order"),
        BASIS,
        curator(),
        control(),
    ),
    fields=(
        *MENTOR,
        *NEXT,
        *MENTEE,
        *person_fields("куратор", "Куратор"),
        *person_fields("кадры", "Кто оформит соглашения"),
        GROUNDS,
        Field("почему", "Почему, в творительном падеже после «в связи с»"),
        Field("согласие", "«с его письменного согласия» — о новом наставнике"),
        TOLD_FIELD,
        Flag("ушёл", "Уволился ли прежний наставник"),
        Field("форма", "Форма наставничества"),
        Field("с", "С какого дня"),
        Field("по", "По какой день"),
        Field("срок_передачи", "До какого дня передать программу и журнал"),
        Field("срок_программы", "До какого дня уточнить программу"),
        Field("выплата", "Выплата новому наставнику"),
        PAIRS_ORDER,
        BASIS_FIELD,
        CONTROL,
        READ,
    ),
    cites=frozenset({"labour", "pupils"}),
    closes=("ST6-15",),
    acquaints=True,
)  # fmt: skip

KINDS = (MENTOR_CHANGE_ORDER,)
