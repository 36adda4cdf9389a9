"""Words that local acts share: how the organisation and its head are called inside the text, forms and kinds of mentoring explained."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duet.base.tenancy.models import OrganisationKind
from duet.core.declension import Case
from duet.core.regulation import Topic
from duet.stages.acts.grounds import grounds_of
from duet.stages.bases.models import FormChoice, KindOfMentoring
from duet.stages.documents.desk import Desk
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Rows, Sort
from duet.stages.documents.wording import rows, word

from .asking import day_said, words_of

# A post of more words is that of a definite person («исполняющий обязанности директора школы»), not what a local act speaks of.
_SHORT_POST = 1
# How the organisation is called inside its acts: what, of what, in what.
_PLACES = {
    OrganisationKind.SCHOOL: ("школа", "школы", "в школе"),
    OrganisationKind.KINDERGARTEN: ("детский сад", "детского сада", "в детском саду"),
    OrganisationKind.COLLEGE: ("колледж", "колледжа", "в колледже"),
}
_PLACE = ("организация", "организации", "в организации")
_LEARNERS = {OrganisationKind.KINDERGARTEN: ("воспитанники", "воспитанников"), OrganisationKind.COLLEGE: ("студенты", "студентов")}

# Employees of one employer on both sides: article 351.8 of the Labour Code.
LABOUR_FORMS = frozenset({FormChoice.TT, FormChoice.HT})
TEACHING_FORMS = frozenset({*LABOUR_FORMS, FormChoice.RP, FormChoice.VP, FormChoice.SP})
LEARNING_FORMS = frozenset(
    {FormChoice.UU, FormChoice.SU, FormChoice.RU, FormChoice.RS, FormChoice.RP, FormChoice.PS, FormChoice.SS, FormChoice.PU}
)

_FORMS = {
    FormChoice.UU: "старший или более успешный обучающийся помогает другому в учёбе, в новом коллективе, в раскрытии способностей",
    FormChoice.TT: (
        "опытный педагог помогает коллеге, который начинает работать, вернулся после перерыва или испытывает профессиональные затруднения"
    ),
    FormChoice.HT: "руководитель или его заместитель передаёт педагогу опыт управления и готовит его к работе в кадровом резерве",
    FormChoice.SU: "студент помогает ученику определиться с будущей профессией, вести проект или преодолеть трудности в учёбе",
    FormChoice.RU: "специалист предприятия знакомит ученика с профессией и помогает выполнить посильную практическую задачу",
    FormChoice.RS: "специалист предприятия готовит студента к работе на определённом рабочем месте",
    FormChoice.RP: "работник организации сопровождает практику и первые профессиональные пробы будущего педагога",
    FormChoice.VP: "преподаватель поддерживает научно и методически выпускника, который начал работать педагогом",
    FormChoice.SP: "специалист организации-партнёра передаёт педагогу опыт своего дела, нужный для занятий с детьми",
    FormChoice.PS: "преподаватель сопровождает студента, которому нужны помощь в учёбе, подготовка к конкурсу или поддержка в новой среде",
    FormChoice.SS: "студент старшего курса помогает младшему освоиться и успешно учиться",
    FormChoice.PU: "педагог ведёт обучающегося с особым запросом: одарённого, готовящегося к конкурсу или испытывающего трудности",
    FormChoice.CUSTOM: "участники, их роли и порядок работы описываются в персонализированной программе",
}
_KINDS = {
    KindOfMentoring.TRADITIONAL: (
        "традиционное («один на один»)",
        "наставник и наставляемый встречаются постоянно в течение всего срока программы",
    ),
    KindOfMentoring.GROUP: ("групповое", "один наставник одновременно работает с двумя и более наставляемыми"),
    KindOfMentoring.VIRTUAL: ("виртуальное (дистанционное)", "встречи проходят по видеосвязи и на цифровых площадках"),
    KindOfMentoring.SHORT_TERM: ("краткосрочное", "встречи проходят по заранее составленному графику, и у каждой есть своя измеримая цель"),
    KindOfMentoring.REVERSE: (
        "реверсивное",
        "младший по возрасту коллега помогает старшему в освоении технологий, а тот ему — в вопросах методики",
    ),
    KindOfMentoring.SITUATIONAL: ("ситуационное", "наставник помогает каждый раз, когда наставляемому это нужно, без постоянного графика"),
    KindOfMentoring.SPEED: ("скоростное", "проводится разовая встреча с признанным специалистом; для неё достаточно списка участников"),
}
KINDS_OF_MENTORING = tuple((kind.value, kind.label) for kind in KindOfMentoring)


@dataclass(frozen=True, slots=True)
class Voice:
    """How a local act calls the organisation and its head: «школы», «в школе», «директора»."""

    facts: Facts

    def __getitem__(self, name: str) -> str:
        return word(self.facts, name)

    def has(self, name: str) -> bool:
        """Whether the organisation chose that."""
        return bool(self.facts[name])

    def when(self, name: str, text: str, otherwise: str = "") -> str:
        """The clause where that is chosen."""
        return text if self.has(name) else otherwise

    @property
    def of(self) -> str:
        """«школы»"""
        return self["учреждения"]

    @property
    def at(self) -> str:
        """«в школе»"""
        return self["в_учреждении"]

    @property
    def defined(self) -> str:
        """«в муниципальном … учреждении «…» (далее — школа)»: what the first clause says, so that «школа» is clear further on."""
        return f"{home(self.facts)} (далее — {self['учреждение']})"

    def each(self, name: str) -> list[str]:
        """«название — пояснение» of every row."""
        return [f"{row['название']} — {row['пояснение']}" for row in rows(self.facts, name)]


VOICE_FIELDS = (
    Field("учреждение", "Как организация названа в тексте: «школа»"),
    Field("учреждения", "Чего: «школы»"),
    Field("в_учреждении", "Где: «в школе»"),
    Field("учащиеся", "Кто учится: «обучающиеся», «студенты», «воспитанники»"),
    Field("учащихся", "Кого: «обучающихся», «студентов», «воспитанников»"),
    Field("руководитель", "Как назван руководитель: «директор»"),
    Field("руководителя", "Кого: «директора»"),
    Field("руководителю", "Кому: «директору»"),
    Field("руководителем", "Кем: «директором»"),
)


def voice_facts(desk: Desk) -> Facts:
    """The facts of ``VOICE_FIELDS``."""
    kind = OrganisationKind(desk.organisation.kind)
    what, of, at = _PLACES.get(kind, _PLACE)
    learners, of_learners = _LEARNERS.get(kind, ("обучающиеся", "обучающихся"))
    post = desk.organisation.head_post.strip()
    head = desk.grammar.post(post if post and len(post.split()) <= _SHORT_POST else "руководитель")
    return {
        "учреждение": what,
        "учреждения": of,
        "в_учреждении": at,
        "учащиеся": learners,
        "учащихся": of_learners,
        "руководитель": head[Case.NOMINATIVE],
        "руководителя": head[Case.GENITIVE],
        "руководителю": head[Case.DATIVE],
        "руководителем": head[Case.INSTRUMENTAL],
    }


def home(facts: Facts) -> str:
    """«в Муниципальном бюджетном…»: the name stands in the prepositional."""
    name = word(facts, "организация_полностью_пп")
    return f"в {name if name[1:2].isupper() else name[:1].lower() + name[1:]}"


def forms_said(desk: Desk, chosen: Iterable[str]) -> list[dict[str, str]]:
    """Forms of mentoring and what each is; between teachers it is called as they call it here."""
    is_school = desk.organisation.kind == OrganisationKind.SCHOOL
    names = {FormChoice.TT: "учитель – учитель" if is_school else "педагог – педагог"}
    made = []
    for form in map(FormChoice, chosen):
        name = names.get(form, form.label)
        made.append({"название": "иная форма" if form is FormChoice.CUSTOM else f"«{name}»", "пояснение": _FORMS[form]})
    return made


def kinds_said(chosen: Iterable[str]) -> list[dict[str, str]]:
    """Kinds of mentoring and what each is."""
    return [{"название": _KINDS[kind][0], "пояснение": _KINDS[kind][1]} for kind in map(KindOfMentoring, chosen)]


def usual_forms(desk: Desk) -> list[str]:
    """Forms that such an organisation has as a rule."""
    usual = {
        OrganisationKind.SCHOOL: ("TT", "UU"),
        OrganisationKind.KINDERGARTEN: ("TT", "HT"),
        OrganisationKind.COLLEGE: ("TT", "PS", "SS", "RS"),
        OrganisationKind.ADDITIONAL: ("TT", "PU", "SP"),
    }
    return list(usual.get(OrganisationKind(desk.organisation.kind), ("TT",)))


def topics_of(chosen: Iterable[str]) -> frozenset[Topic]:
    """Which acts a text about these forms rests on."""
    forms = frozenset(chosen)
    made = {Topic.DATA}
    if forms & LEARNING_FORMS:
        made.add(Topic.PUPILS)
    if forms & TEACHING_FORMS:
        made.add(Topic.PEDAGOGICAL)
    if forms & LABOUR_FORMS:
        made.add(Topic.LABOUR)
    return frozenset(made)


def acts_said(desk: Desk, topics: frozenset[Topic]) -> list[dict[str, str]]:
    """Acts in force on the day of the paper, whole, a row each."""
    return [{"акт": ground.nominative} for ground in grounds_of(desk.organisation, desk.on, topics)]


ACTS = Rows("правовые_акты", "Правовые акты", (Field("акт", "Акт в именительном падеже"),))
STAMPS = Rows("грифы", "Принято и согласовано", (Field("гриф", "Строки грифа: слово, орган, протокол"),))
ACCEPTED = (
    Ask(
        "принял",
        "Кто принял",
        needed=False,
        start=lambda desk: "педагогический совет",
        help="Если не заполнить, отметки «Принято» не будет.",
    ),
    Ask("протокол_номер", "Номер протокола", needed=False),
    Ask("протокол_день", "Дата протокола", Sort.DAY, needed=False),
)


APPROVED = Ask(
    "приказ", "Каким приказом утверждается", Sort.DOCUMENT, needed=False,
    of=("regulation_order", "introduction_order", "council_order", "motivation_order", "contest_order"),
    help="Нужно, если приказ издан отдельно. У приложения к приказу реквизиты впишутся сами.",
)  # fmt: skip


def approval(desk: Desk, answers: Answers) -> Facts:
    """«приказом от … № …» of the stamp, where the order is a paper of its own."""
    order = answers.get("приказ")
    return {"утверждён": desk.reference(order)} if order else {}


def agreeing(*bodies: str) -> Ask:
    """With whom it is agreed; ``bodies`` are proposed."""
    return Ask(
        "согласовали", "С кем согласовано", Sort.ROWS, needed=False,
        help="Статья 30 закона об образовании: мнение советов обучающихся, родителей и представителей работников учитывают.",
        columns=(
            Ask("орган", "Орган", needed=False),
            Ask("номер", "Номер протокола", needed=False),
            Ask("день", "Дата протокола", Sort.DAY, needed=False),
        ),
        start=lambda desk: [{"орган": body} for body in bodies],
    )  # fmt: skip


def stamps_said(desk: Desk, answers: Answers) -> list[dict[str, str]]:
    """«ПРИНЯТО педагогическим советом (протокол от … № …)», «СОГЛАСОВАНО…»: the lines of each stamp."""
    accepted = {"орган": answers.get("принял"), "номер": answers.get("протокол_номер"), "день": answers.get("протокол_день")}
    stamps = [("ПРИНЯТО", accepted), *(("СОГЛАСОВАНО", row) for row in answers.get("согласовали") or ())]
    return [_stamp(desk, said, row) for said, row in stamps if words_of(row, "орган")]


def _stamp(desk: Desk, said: str, row: Answers) -> dict[str, str]:
    body = words_of(row, "орган")
    # «Управляющий» of a council is an adjective, which the rules of organisations take for a person.
    decline = desk.grammar.post if body.startswith("управляющ") else desk.grammar.organisation
    day, number = day_said(row, "день"), words_of(row, "номер") or "_" * 6
    return {"гриф": f"{said}\n{decline(body)[Case.INSTRUMENTAL]}\n(протокол от {day} № {number})"}
