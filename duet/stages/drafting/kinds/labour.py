"""Mentoring at work in the contract of employment: the supplementary agreement (D-18, article 351.8 of the Labour Code) and its end."""

from __future__ import annotations

from datetime import date

from duet.base.papers.blocks import Align, Block, Parties, Split, Text
from duet.core.declension import Case
from duet.core.declension.numbers import day_in_words
from duet.core.documents import DocumentState
from duet.stages.consents.models import Consent
from duet.stages.documents.desk import GAP, Desk, Missing, Said, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.models import Document
from duet.stages.documents.wording import paragraph, rows, word

from .asking import day_answer, day_said, words_of
from .composing import Listed, Section, full_stop, sections
from .labour_words import ENDS, FORM, WORK, refusal
from .ordering import cited, everybody, lines_of, placed, reference
from .own import OWN, TO_SIGN, own_facts, own_party
from .personal import ARTICLE, in_a_row, received, term, warned

_CONTRACT = (
    Field("договор", "Трудовой договор: «от 1 сентября 2020 г. № 45»"),
    Field("именуемый", "«именуемый» или «именуемая» — о работнике"),
    Field("получил", "«Экземпляр соглашения получила:»"),
)
_WORKER = Ask("работник", "Работник", Sort.PERSON, pool="mentors")
_NUMBER, _DAY = Ask("договор_номер", "Номер трудового договора"), Ask("договор_от", "Дата трудового договора", Sort.DAY)


def _contract_facts(desk: Desk, answers: Answers, worker: Said) -> Facts:
    number = words_of(answers, "договор_номер").removeprefix("№").strip()
    return {
        **own_facts(desk),
        **person_facts("работник", worker),
        "договор": f"от {day_said(answers, 'договор_от')} № {number or '_' * 6}",
        "именуемый": worker.agree("именуемый", "именуемая", "именуемый(-ая)"),
        "получил": f"Экземпляр соглашения {worker.agree('получил', 'получила', 'получил(а)')}:",
    }


def _agreement(facts: Facts, title: str, preamble: str, parts: tuple[Section, ...]) -> tuple[Block, ...]:
    """The head, both parties, sections, requisites and the mark that the worker has a copy."""
    worker = word(facts, "работник") or GAP
    post = f", {word(facts, 'работник_должность')}," if word(facts, "работник_должность") else ","
    return (
        Text(f"{title} № {word(facts, 'номер')}", Align.CENTRE, bold=True, keep=True),
        Text(f"к трудовому договору {word(facts, 'договор')}", Align.CENTRE, bold=True, keep=True),
        Split(word(facts, "город"), word(facts, "дата_словами")),
        paragraph(
            f"{word(facts, 'организация_полностью')} (далее — Работодатель) в лице "
            f"{word(facts, 'подписант_должность_рп')} {word(facts, 'подписант_рп') or GAP}, {word(facts, 'действующий')} на основании "
            f"{word(facts, 'основание_полномочий')}, с одной стороны, и {worker}{post} {word(facts, 'именуемый')} в дальнейшем «Работник», "
            f"с другой стороны, {preamble} о нижеследующем:"
        ),
        *sections(parts),
        Text("Реквизиты и подписи сторон", Align.CENTRE, bold=True, keep=True),
        Parties(own_party(facts, "Работодатель"), _worker_party(facts)),
        *received(word(facts, "получил")),
    )  # fmt: skip


def _worker_party(facts: Facts) -> tuple[str, ...]:
    return (
        "Работник",
        word(facts, "работник") or GAP,
        f"Паспорт: серия {'_' * 6} № {'_' * 8}",
        f"выдан {'_' * 24}",
        f"Адрес: {'_' * 22}",
        "",
        f"{TO_SIGN} {word(facts, 'работник_подпись') or GAP}",
    )


# The agreement


def _gather(desk: Desk, answers: Answers) -> Facts:
    worker, mentees = placed(desk, answers.get("работник")), everybody(desk, answers, "наставляемые")
    consent = _consent_day(desk, answers, worker)
    _check_consent(desk, consent)
    for said in mentees:
        if said.person and said.person.is_learner:
            words = f"{said.brief.nominative} учится, а не работает: в соглашении по статье 351.8 называют только работников."
            desk.missing.append(Missing(words, ask="наставляемые"))
    days = answers.get("отказ_дней")
    return {
        **_contract_facts(desk, answers, worker),
        "наставляемые_дп": in_a_row(mentees, Case.DATIVE),
        "согласие": day_in_words(consent) if consent else GAP,
        "содержание": [{"вид_работы": line} for line in lines_of(words_of(answers, "содержание"))],
        "форма": words_of(answers, "форма").rstrip("."),
        "с": day_said(answers, "с"),
        "по": day_said(answers, "по"),
        "оплата": words_of(answers, "оплата").rstrip("."),
        "оплата_когда": words_of(answers, "оплата_когда").rstrip("."),
        "отказ": refusal(days if isinstance(days, int) else None),
    }


def _consent_day(desk: Desk, answers: Answers, worker: Said) -> date | None:
    """When the worker consented: as answered, else as «Согласия» or a consent drawn up here says."""
    answered = day_answer(answers, "согласие")
    if answered or worker.person is None:
        return answered
    signed = Consent.objects.filter(person=worker.person, kind="mentoring", state="given").order_by("-signed_on")
    found: date | None = signed.values_list("signed_on", flat=True).first()
    if found:
        return found
    papers = Document.objects.at_desk_of(desk.organisation).filter(kind="mentor_consent", people=worker.person, day__isnull=False)
    held = papers.filter(state__in=[DocumentState.APPROVED, DocumentState.REGISTERED]).order_by("-day")
    drawn: date | None = held.values_list("day", flat=True).first()
    return drawn


def _check_consent(desk: Desk, consent: date | None) -> None:
    day = desk.document.day if desk.document else None
    if consent is None:
        words = "Нет письменного согласия работника быть наставником: без него соглашение не подписывают. Впишите его дату."
        desk.missing.append(Missing(words, ask="согласие"))
    elif day and day < consent:
        words = (
            f"Соглашение датировано раньше согласия работника ({consent:%d.%m.%Y}): сначала согласие, потом соглашение. "
            "Поставьте дату не раньше согласия."
        )
        desk.missing.append(Missing(words, ask="согласие"))


def _compose(facts: Facts) -> tuple[Block, ...]:
    whom = word(facts, "наставляемые_дп") or "работникам, закреплённым за Работником приказом Работодателя,"
    preamble = (
        f"в соответствии со {ARTICLE} и на основании письменного согласия Работника от {word(facts, 'согласие')} заключили настоящее "
        f"дополнительное соглашение к трудовому договору {word(facts, 'договор')} (далее — Трудовой договор)"
    )
    pay = word(facts, "оплата") or GAP
    return _agreement(facts, "ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ", preamble, (
        Section("Предмет соглашения", (
            "Работодатель поручает, а Работник принимает на себя работу по наставничеству: оказание помощи "
            f"{whom} в овладении навыками работы на рабочем месте по профессии (специальности).",
            Listed("Содержание работы по наставничеству:", [row["вид_работы"] for row in rows(facts, "содержание")]),
            full_stop(f"Форма выполнения работы: {word(facts, 'форма') or GAP}"),
            full_stop(f"Срок выполнения работы: с {word(facts, 'с')} по {word(facts, 'по')}"),
        )),
        Section("Оплата", (
            f"За выполнение работы по наставничеству Работнику устанавливается выплата: {pay}. Её размер определён с учётом содержания и "
            "объёма работы.",
            full_stop(f"Выплата производится {word(facts, 'оплата_когда')}") if word(facts, "оплата_когда") else "",
            "Если работа по наставничеству прекращается досрочно, она оплачивается за фактически отработанное время.",
        )),
        Section("Досрочное прекращение работы", (
            word(facts, "отказ"),
            "Работодатель вправе досрочно отменить поручение, письменно предупредив об этом Работника не менее чем за три рабочих дня.",
            "Отказ Работника от работы по наставничеству не нарушает трудовой дисциплины и не влечёт для него неблагоприятных последствий.",
        )),
        Section("Заключительные положения", (
            "Остальные условия Трудового договора не изменяются.",
            f"Настоящее соглашение является неотъемлемой частью Трудового договора и вступает в силу с {full_stop(word(facts, 'с'))}",
            "Настоящее соглашение составлено в двух экземплярах, имеющих равную юридическую силу, по одному для каждой из сторон.",
        )),
    ))  # fmt: skip


def _heading(facts: Facts) -> str:
    whom = word(facts, "работник_кратко_тп")
    return f"Дополнительное соглашение{f' с {whom}' if whom else ''} о работе по наставничеству"


LABOUR_AGREEMENT = Kind(
    name="labour_agreement",
    code="D-18",
    family=Family.AGREEMENT,
    title="Дополнительное соглашение к трудовому договору о наставничестве",
    use="По статье 351.8 Трудового кодекса: содержание, срок, форма и оплата работы наставника. Подписывают до начала работы пары.",
    gather=_gather,
    compose=_compose,
    heading=_heading,
    asks=(
        _WORKER,
        _NUMBER,
        _DAY,
        Ask(
            "согласие", "Когда работник дал письменное согласие", Sort.DAY, needed=False,
            help="Если не заполнить, возьмём из раздела «Согласия».",
        ),
        Ask(
            "наставляемые", "Кому помогает", Sort.PEOPLE, needed=False, pool="mentees",
            help="Если не заполнить, напишем «тем, кого закрепят приказом».",
        ),
        Ask("содержание", "Что делает наставник", Sort.TEXT, help="По одному делу в строке.", start=lambda desk: WORK),
        Ask("форма", "Форма: где, когда и как", start=lambda desk: FORM),
        *term(),
        Ask("оплата", "Размер выплаты", help="Например: «5 000 рублей в месяц» или «10 процентов оклада»."),
        Ask("оплата_когда", "Как выплачивается", needed=False, start=lambda desk: "ежемесячно вместе с заработной платой"),
        Ask(
            "отказ_дней", "За сколько рабочих дней предупреждает работник, если отказывается", Sort.NUMBER, needed=False,
            help="Закон срока не называет; 0 — в любой день.", start=lambda desk: 3,
        ),
    ),
    fields=(
        *OWN,
        *person_fields("работник", "Работник"),
        *_CONTRACT,
        Field("наставляемые_дп", "Наставляемые, кому"),
        Field("согласие", "Дата согласия работника"),
        Rows("содержание", "Содержание работы", (Field("вид_работы", "Дело наставника"),)),
        Field("форма", "Форма выполнения работы"),
        Field("с", "С какого дня"),
        Field("по", "По какой день"),
        Field("оплата", "Размер выплаты"),
        Field("оплата_когда", "Как выплачивается"),
        Field("отказ", "Как работник отказывается"),
    ),
    closes=("ST5-07",),
)  # fmt: skip


# Its end


def _gather_end(desk: Desk, answers: Answers) -> Facts:
    worker = placed(desk, answers.get("работник"))
    why, told, ends = words_of(answers, "почему"), day_answer(answers, "документ_от"), day_answer(answers, "по")
    if why == "cancelled" and told and ends:
        may = warned(desk, told)
        if ends < may.last:
            words = (
                f"Слишком рано: после уведомления {day_in_words(told)} должны пройти три полных рабочих дня. Последний день работы — не "
                f"раньше {day_in_words(may.last)}"
            )
            desk.missing.append(Missing(words, ask="по"))
    cause = ENDS.get(why, "").format(day=day_said(answers, "документ_от"))
    return {
        **_contract_facts(desk, answers, worker),
        "соглашение": reference(desk, answers, "соглашение", Case.GENITIVE).removeprefix("соглашения "),
        "по": day_said(answers, "по"),
        "основание": cause,
    }


def _compose_end(facts: Facts) -> tuple[Block, ...]:
    which = word(facts, "соглашение") or f"от {GAP} № {'_' * 6}"
    cause = f" {word(facts, 'основание')}" if word(facts, "основание") else ""
    by_law = f"в соответствии со {ARTICLE} заключили настоящее соглашение"
    return _agreement(facts, "СОГЛАШЕНИЕ О ПРЕКРАЩЕНИИ РАБОТЫ ПО НАСТАВНИЧЕСТВУ", by_law, (
        Section("Предмет соглашения", (
            f"Стороны прекращают действие дополнительного соглашения {which} к трудовому договору {word(facts, 'договор')} "
            f"(далее — Трудовой договор){cause}.",
            full_stop(f"Последний день работы по наставничеству — {word(facts, 'по')}"),
        )),
        Section("Расчёты и передача дел", (
            "Если за наставничество установлена выплата, она производится за фактически отработанное время в ближайший день выплаты "
            "заработной платы.",
            "Работник передаёт куратору наставничества записи о проведённых встречах и отчёт о работе.",
        )),
        Section("Заключительные положения", (
            "Трудовой договор продолжает действовать, остальные его условия не изменяются.",
            "Настоящее соглашение является неотъемлемой частью Трудового договора и составлено в двух экземплярах, имеющих равную "
            "юридическую силу, по одному для каждой из сторон.",
        )),
    ))  # fmt: skip


def _heading_end(facts: Facts) -> str:
    whom = word(facts, "работник_кратко_тп")
    return f"Соглашение{f' с {whom}' if whom else ''} о прекращении работы по наставничеству"


LABOUR_AGREEMENT_END = Kind(
    name="labour_agreement_end",
    code="D-18",
    family=Family.AGREEMENT,
    title="Соглашение о прекращении работы по наставничеству",
    use="Заканчивает дополнительное соглашение: с какого дня, почему, что оплачивается.",
    gather=_gather_end,
    compose=_compose_end,
    heading=_heading_end,
    asks=(
        _WORKER,
        _NUMBER,
        _DAY,
        cited("соглашение", "Какое соглашение прекращается", "labour_agreement", proposed=False),
        Ask("по", "Последний день работы по наставничеству", Sort.DAY),
        Ask(
            "почему", "Почему", Sort.CHOICE, start=lambda desk: "done",
            choices=(("done", "Работа выполнена, срок подошёл"), ("agreed", "По соглашению сторон"), ("refused", "Работник отказался"),
                     ("cancelled", "Работодатель отменил поручение")),
        ),
        Ask("документ_от", "Дата заявления или уведомления", Sort.DAY, needed=False, help="Если работник отказался или его предупредили."),
    ),
    fields=(
        *OWN,
        *person_fields("работник", "Работник"),
        *_CONTRACT,
        Field("соглашение", "Дополнительное соглашение: «от … № …»"),
        Field("по", "Последний день работы по наставничеству"),
        Field("основание", "Почему прекращается"),
    ),
    closes=("ST7-17",),
)  # fmt: skip

KINDS = (LABOUR_AGREEMENT, LABOUR_AGREEMENT_END)
