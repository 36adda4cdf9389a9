"""What is asked before all the documents are drawn up; every question has a proposal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from duet.base.tenancy.models import Member, Organisation, OrganisationKind, Role
from duet.core.calendar import day_of
from duet.stages.bases.models import Participation, Side
from duet.stages.documents.desk import Desk
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Ask, Kind, Sort
from duet.stages.partners.models import Partner
from duet.stages.persons.models import LEARNERS
from duet.stages.roadmaps.models import Roadmap

from ..kinds.asking import FORMS, curator
from ..kinds.regulations_words import usual_forms

MODELS = (("both", "Наставничество педагогов и обучающихся"), ("teachers", "Только педагогов"), ("pupils", "Только обучающихся"))
REWARDS = (("pay", "Платим наставникам"), ("thanks", "Благодарим без выплат"), ("later", "Решим позже, этих документов не готовить"))
# How long after the day of the documents people read them, and mentors write their programmes.
_READING, _WRITING = timedelta(days=7), timedelta(days=30)


def _model(desk: Desk) -> str:
    return "teachers" if desk.organisation.kind == OrganisationKind.KINDERGARTEN else "both"


def _has_learners(desk: Desk) -> bool:
    rows = Participation.objects.at_desk_of(desk.organisation).of_year(desk.year)
    return bool(rows.filter(person__status__in=LEARNERS).exists()) or _model(desk) == "both"


def _plans(desk: Desk) -> list[tuple[str, str]]:
    rows = Roadmap.objects.at_desk_of(desk.organisation).made_here().latest_first()[:20]
    return [(str(plan.pk), f"{plan.title} ({plan.starts_on:%d.%m.%Y} – {plan.ends_on:%d.%m.%Y})") for plan in rows]


def _plan(desk: Desk) -> str:
    plan = Roadmap.objects.at_desk_of(desk.organisation).made_here().nearest(desk.on).first()
    return str(plan.pk) if plan else ""


def _members(desk: Desk) -> list[dict[str, Any]]:
    """Mentors of the base make the council until somebody says otherwise."""
    rows = Participation.objects.at_desk_of(desk.organisation).of_year(desk.year).of_side(Side.MENTOR).going_on().permitted(desk.on)
    people = [row.person for row in rows.select_related("person").order_by("person__sort_name", "pk")[:3]]
    return [{"person": one.pk, "name": one.full_name, "post": one.post} for one in people]


def _chair(desk: Desk) -> dict[str, Any] | None:
    """The head of the organisation leads the group that introduces mentoring."""
    place: Organisation = desk.organisation
    return {"person": None, "name": place.head_name, "post": place.head_post} if place.head_name else None


def _group(desk: Desk) -> list[dict[str, Any]]:
    """Colleagues who take part in introducing mentoring by their role."""
    rows = Member.objects.at_desk_of(desk.organisation).at_work().holding(Role.CURATOR, Role.DEPUTY, Role.METHODIST, Role.PSYCHOLOGIST)
    people = rows.select_related("card").order_by("full_name", "pk")[:7]
    return [{"person": one.card.pk if hasattr(one, "card") else None, "name": one.full_name, "post": one.post} for one in people]


INTERVIEW = Kind(
    name="interview",
    code="",
    family=Family.ORDER,
    title="Пакет внедрения",
    gather=lambda desk, answers: {},
    compose=lambda facts: (),
    heading=lambda facts: "",
    asks=(
        Ask("модель", "Какое наставничество вводите", Sort.CHOICE, choices=MODELS, start=_model),
        Ask("формы", "Какие формы у вас будут", Sort.CHOICES, choices=FORMS, start=usual_forms),
        Ask("несовершеннолетние", "Участвуют несовершеннолетние", Sort.FLAG, start=_has_learners),
        Ask("дистанционно", "Встречи бывают дистанционными", Sort.FLAG, start=lambda desk: False),
        Ask(
            "партнёры", "Участвуют организации-партнёры", Sort.FLAG,
            start=lambda desk: Partner.objects.at_desk_of(desk.organisation).filter(closed_on__isnull=True).exists(),
        ),
        Ask("психолог", "Помогает педагог-психолог", Sort.FLAG, start=lambda desk: True),
        curator(),
        Ask("председатель", "Кто возглавит рабочую группу", Sort.PERSON, pool="staff", start=_chair),
        Ask("секретарь", "Секретарь рабочей группы", Sort.PERSON, needed=False, pool="staff"),
        Ask("члены", "Члены рабочей группы", Sort.PEOPLE, pool="staff", start=_group),
        curator("ответственный", "Кто сдаёт сводную информацию"),
        Ask(
            "ответственный_за_сайт", "Кто ведёт раздел сайта", Sort.PERSON, needed=False, pool="staff",
            help="Если не заполнить, пункта не будет.",
        ),
        Ask("совет", "Создаём совет наставников", Sort.FLAG, start=lambda desk: False),
        curator("председатель_совета", "Председатель совета"),
        Ask("члены_совета", "Члены совета", Sort.PEOPLE, needed=False, pool="staff", start=_members),
        Ask("поощрение", "Как поощряете наставников", Sort.CHOICE, choices=REWARDS, start=lambda desk: "thanks"),
        Ask("день", "Дата документов", Sort.DAY, needed=False, help="Её можно оставить пустой до регистрации.", start=lambda desk: desk.on),
        Ask("срок_ознакомления", "До какого дня ознакомить работников", Sort.DAY, start=lambda desk: desk.on + _READING),
        Ask("срок_баз", "До какого дня собрать базы", Sort.DAY, start=lambda desk: desk.on + _WRITING),
        Ask("срок_программ", "До какого дня наставники сдают программы", Sort.DAY, start=lambda desk: desk.on + 2 * _WRITING),
        Ask("по", "До какого дня идёт работа", Sort.DAY, start=lambda desk: day_of(desk.year + 1, 5, 31)),
        Ask("план", "Какая дорожная карта", Sort.CHOICE, needed=False, choices=_plans, start=_plan),
        Ask(
            "протокол_день", "День педагогического совета", Sort.DAY, needed=False,
            help="Совет принимает Положение. Если его ещё не было, оставьте пустым.",
        ),
        Ask("протокол_номер", "Номер протокола педагогического совета", needed=False),
    ),
)  # fmt: skip

# How the questions stand on the page.
CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Какое наставничество", ("модель", "формы", "несовершеннолетние", "дистанционно", "партнёры", "психолог")),
    ("Кто отвечает", ("куратор", "председатель", "секретарь", "члены", "ответственный", "ответственный_за_сайт")),
    ("Совет наставников и поощрение", ("совет", "председатель_совета", "члены_совета", "поощрение")),
    ("Дни и дорожная карта", ("день", "срок_ознакомления", "срок_баз", "срок_программ", "по", "план", "протокол_день", "протокол_номер")),
)
