"""The Положение о системе наставничества (D-02; DOMAIN.md §2.2, §3, §5.2, REG-01)."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.base.tenancy.models import OrganisationKind
from duet.stages.bases.models import FormChoice
from duet.stages.documents.desk import Desk
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort, Stamp
from duet.stages.partners.models import Partner

from .asking import FORMS, words_of
from .composing import annex_head, sections, titled
from .regulations_mentoring_course import ending, final, motivation, publication
from .regulations_mentoring_people import curator, mentee, mentor, pairs, programme
from .regulations_mentoring_text import aims, general, organisation
from .regulations_words import (
    ACCEPTED,
    ACTS,
    APPROVED,
    KINDS_OF_MENTORING,
    LABOUR_FORMS,
    LEARNING_FORMS,
    STAMPS,
    TEACHING_FORMS,
    VOICE_FIELDS,
    Voice,
    acts_said,
    agreeing,
    approval,
    forms_said,
    home,
    kinds_said,
    stamps_said,
    topics_of,
    usual_forms,
    voice_facts,
)

# Learners lead learners.
_LEARNERS_LEAD = frozenset({FormChoice.UU, FormChoice.SU, FormChoice.SS})
_FLAGS = (
    Flag("совет", "Создаётся ли совет наставников"),
    Flag("оплата", "Платят ли наставникам"),
    Flag("дистанционно", "Бывают ли встречи на расстоянии"),
    Flag("несовершеннолетние", "Участвуют ли несовершеннолетние"),
    Flag("партнёры", "Участвуют ли организации-партнёры"),
    Flag("психолог", "Помогает ли педагог-психолог"),
)
_SECTIONS = (general, aims, organisation, mentor, mentee, curator, pairs, programme, ending, publication, motivation, final)


def _gather(desk: Desk, answers: Answers) -> Facts:
    chosen = [str(form) for form in answers.get("формы") or ()]
    forms = frozenset(chosen)
    return {
        **voice_facts(desk),
        **approval(desk, answers),
        **{flag.name: bool(answers.get(flag.name)) for flag in _FLAGS},
        "педагоги": bool(forms & TEACHING_FORMS),
        "учащиеся_участвуют": bool(forms & LEARNING_FORMS),
        "учащиеся_наставники": bool(forms & _LEARNERS_LEAD),
        "труд": bool(forms & LABOUR_FORMS),
        "формы": forms_said(desk, chosen),
        "виды": kinds_said(answers.get("виды") or ()),
        "правовые_акты": acts_said(desk, topics_of(chosen)),
        "стаж_наставника": _years(answers.get("стаж_наставника")),
        "нагрузка": _mentees(answers.get("нагрузка")),
        "встречи": words_of(answers, "встречи") or "в сроки, установленные программой",
        "основание_оплаты": words_of(answers, "основание_оплаты"),
        "раздел_сайта": words_of(answers, "раздел_сайта"),
        "взамен": words_of(answers, "взамен"),
        "грифы": stamps_said(desk, answers),
    }


def _years(number: int | None) -> str:
    """«5 лет», «1 года»: after «не менее»."""
    if not number:
        return ""
    return f"{number} {'года' if number % 10 == 1 and number % 100 != 11 else 'лет'}"


def _mentees(number: int | None) -> str:
    """«3 наставляемых», «1 наставляемого»: after «не более»."""
    if not number:
        return ""
    return f"{number} {'наставляемого' if number % 10 == 1 and number % 100 != 11 else 'наставляемых'}"


def _compose(facts: Facts) -> tuple[Block, ...]:
    say = Voice(facts)
    return (
        *annex_head(facts, Stamp.NEUTER, "грифы"),
        *titled("ПОЛОЖЕНИЕ", f"о системе наставничества {home(facts)}"),
        *sections(part(say) for part in _SECTIONS),
    )


def _heading(facts: Facts) -> str:
    return "Положение о системе наставничества"


def _minors(desk: Desk) -> bool:
    return desk.organisation.kind in (OrganisationKind.SCHOOL, OrganisationKind.COLLEGE, OrganisationKind.ADDITIONAL)


def _has_partners(desk: Desk) -> bool:
    return bool(Partner.objects.at_desk_of(desk.organisation).exists())


REGULATION_ON_MENTORING = Kind(
    name="mentoring_regulation",
    code="D-02",
    family=Family.REGULATION,
    title="Положение о системе наставничества",
    use="Главный локальный акт: формы, права и обязанности, порядок создания пар, публикация, мотивация. Разделы включаются по вашим "
        "ответам.",
    gather=_gather,
    compose=_compose,
    heading=_heading,
    asks=(
        Ask("формы", "Какие формы наставничества у вас есть", Sort.CHOICES, choices=FORMS, start=usual_forms),
        Ask("виды", "Какие виды", Sort.CHOICES, needed=False, choices=KINDS_OF_MENTORING, start=lambda desk: ["TRADITIONAL", "GROUP"]),
        Ask("несовершеннолетние", "Участвуют несовершеннолетние", Sort.FLAG, needed=False, start=_minors),
        Ask("партнёры", "Участвуют организации-партнёры", Sort.FLAG, needed=False, start=_has_partners),
        Ask("совет", "Создаём совет наставников", Sort.FLAG, needed=False, help="Понадобится ещё положение о совете."),
        Ask("психолог", "Помогает педагог-психолог", Sort.FLAG, needed=False, start=lambda desk: True),
        Ask("дистанционно", "Встречи бывают дистанционными", Sort.FLAG, needed=False, start=lambda desk: True),
        Ask("стаж_наставника", "Стаж наставника-педагога, не менее лет", Sort.NUMBER, needed=False, start=lambda desk: 5),
        Ask("нагрузка", "Сколько наставляемых у одного наставника, не более", Sort.NUMBER, needed=False, start=lambda desk: 3),
        Ask("встречи", "Как часто встречаются", needed=False, start=lambda desk: "не реже двух раз в месяц"),
        Ask("оплата", "Платим наставникам", Sort.FLAG, needed=False),
        Ask(
            "основание_оплаты", "Чем установлена выплата", needed=False,
            help="В творительном падеже: «положением об оплате труда работников школы».",
        ),
        Ask("раздел_сайта", "Адрес раздела «Наставничество» на сайте", needed=False),
        Ask(
            "взамен", "Какой документ заменяет", needed=False,
            help="В именительном падеже: «Положение о наставничестве, утверждённое приказом от 01.09.2023 № 41-од».",
        ),
        APPROVED,
        *ACCEPTED,
        agreeing("управляющий совет", "совет обучающихся", "первичная профсоюзная организация"),
    ),
    fields=(
        *VOICE_FIELDS,
        *_FLAGS,
        Flag("педагоги", "Есть ли формы для педагогов"),
        Flag("учащиеся_участвуют", "Есть ли формы для обучающихся"),
        Flag("учащиеся_наставники", "Бывают ли обучающиеся наставниками"),
        Flag("труд", "Есть ли наставничество между работниками (статья 351.8 ТК РФ)"),
        Rows("формы", "Формы наставничества", (Field("название", "Название"), Field("пояснение", "Что это"))),
        Rows("виды", "Виды наставничества", (Field("название", "Название"), Field("пояснение", "Что это"))),
        ACTS,
        Field("стаж_наставника", "Стаж после слов «не менее»: «5 лет»"),
        Field("нагрузка", "После слов «не более»: «3 наставляемых»"),
        Field("встречи", "Как часто встречаются"),
        Field("основание_оплаты", "Чем установлена выплата, в творительном падеже"),
        Field("раздел_сайта", "Адрес раздела сайта"),
        Field("взамен", "Какой документ утрачивает силу"),
        STAMPS,
    ),
    cites=frozenset({"pupils", "pedagogical", "labour", "data"}),
    closes=("ST1-10",),
    acquaints=True,
    stamp=Stamp.NEUTER,
)  # fmt: skip

KINDS = (REGULATION_ON_MENTORING,)
