"""Sheets of consents about personal data on paper (D-14, D-15, D-16), in the words the organisation asks with in «Согласия».

A sheet is one consent about one purpose. It becomes a consent only when the signed paper is written down in «Согласия».
"""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from duet.base.papers.blocks import Block
from duet.core.consents import Kind as About
from duet.core.consents import Voice
from duet.stages.consents.cells import RESOURCES
from duet.stages.consents.models import Consent, ConsentText, Operator
from duet.stages.consents.papers import sample_paper
from duet.stages.consents.texts import STANDARD, Filled, Line, fill
from duet.stages.consents.wording import ON_PAPER, operator_of, parts_of, values_of
from duet.stages.documents.desk import Desk, Missing, Said, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import rows, word
from duet.stages.persons.models import Person

from .asking import day_answer, year_end
from .own import own_facts
from .personal import representative

_LATER = "Подписанный лист внесите в раздел «Согласия»: только тогда программа узнает о согласии. Там же согласия просят сразу у многих."
_REPRESENTATIVE = Ask(
    "представитель",
    "Кто подписывает",
    Sort.PERSON,
    needed=False,
    help="Если не заполнить, возьмём родителя или опекуна из карточки ребёнка.",
)
_UNTIL = Ask(
    "по", "До какого дня действует", Sort.DAY, needed=False, start=year_end, help="Если не заполнить, согласие действует до отзыва."
)
_FIELDS: tuple[Field | Flag | Rows, ...] = (
    *person_fields("субъект", "Чьи данные"),
    Field("название", "Название согласия"),
    Rows("строки", "Текст", (Field("метка", "Что вписывается; у абзаца пусто"), Field("текст", "Слова"))),
    Rows("площадки", "Где публикуются данные", (Field("код", "Слово для программы"), Field("место", "Площадка"))),
)


def _text(desk: Desk, about: About, *, minor: bool) -> ConsentText:
    """The organisation's own words, else ours as they are now. Nothing is saved: a version is made when somebody is asked."""
    kept: ConsentText | None = ConsentText.objects.at_desk_of(desk.organisation).about(about, minor=minor).first()
    if kept is not None and kept.own:
        return kept
    ours = STANDARD[about, minor]
    parts = [list(part) for part in ours.parts]
    return ConsentText(organisation=desk.organisation, kind=about, minor=minor, title=ours.title, parts=parts, body=ours.body)


def _values(desk: Desk, answers: Answers, operator: Operator, person: Said, *, minor: bool) -> dict[str, str]:
    card = person.person or Person(organisation=desk.organisation, full_name=person.full.nominative, post=person.post.nominative)
    consent = Consent(organisation=desk.organisation, person=card, voice=Voice.SELF, until=day_answer(answers, "по"))
    found = values_of(consent, operator)
    if not minor:
        return found
    adult, guardian = representative(desk, answers.get("представитель"), person)
    of_adult = adult.person
    return found | {
        "представитель": adult.full.nominative,
        "кем приходится": guardian.get_kin_display() if guardian else "",
        "полномочия": guardian.paper if guardian else "",
        "адрес представителя": of_adult.address if of_adult else "",
        "контакты представителя": ", ".join(filter(None, (of_adult.phone, of_adult.email))) if of_adult else "",
    }


def _gatherer(about: About, *, minor: bool | None) -> Callable[[Desk, Answers], Facts]:
    """``minor``: whether a representative signs; None when the person themselves tells."""

    def gather(desk: Desk, answers: Answers) -> Facts:
        person = desk.said(answers.get("субъект"))
        child = _is_child(desk, answers, person) if minor is None else minor
        own_facts(desk)
        operator, text = operator_of(desk.organisation), _text(desk, about, minor=child)
        words = fill(text.title, parts_of(text), text.body, _values(desk, answers, operator, person, minor=child), blank=ON_PAPER)
        if about is About.DISSEMINATION and not operator.resources:
            page = reverse("consents:operator", args=[desk.organisation.slug])
            desk.missing.append(Missing("Где вы публикуете: адреса сайта и страниц в соцсетях. Без них таблица выбора пуста.", url=page))
        places = [{"код": str(key), "место": title} for key, title in RESOURCES.items() if operator.resources.get(key)]
        return {
            **person_facts("субъект", person),
            "название": words.title,
            "строки": [{"метка": line.label, "текст": line.text} for line in words.lines],
            "площадки": places if about is About.DISSEMINATION else [],
        }

    return gather


def _is_child(desk: Desk, answers: Answers, person: Said) -> bool:
    return bool(answers.get("представитель") or (person.person and person.person.is_minor(desk.on)))


def _composer(about: About) -> Callable[[Facts], tuple[Block, ...]]:
    def compose(facts: Facts) -> tuple[Block, ...]:
        lines = tuple(Line(row["текст"], row["метка"]) for row in rows(facts, "строки"))
        places = {row["код"]: row["место"] for row in rows(facts, "площадки")}
        return sample_paper(Filled(word(facts, "название"), (), lines), Operator(resources=places), kind=about).blocks

    return compose


def _heading(facts: Facts) -> str:
    whom = word(facts, "субъект_кратко")
    return f"{word(facts, 'название')}: {whom}" if whom else word(facts, "название")


def _sheet(
    name: str, code: str, about: About, title: str, use: str, closes: tuple[str, ...], *asks: Ask, minor: bool | None
) -> Kind:  # fmt: skip
    return Kind(
        name=name, code=code, family=Family.PERSONAL, title=title, use=use, gather=_gatherer(about, minor=minor), compose=_composer(about),
        heading=_heading, asks=(*asks, _UNTIL), fields=_FIELDS, closes=closes, numbered=False, later=_LATER,
    )  # fmt: skip


KINDS = (
    _sheet(
        "data_consent_adult", "D-14", About.PROCESSING, "Согласие на обработку персональных данных",
        "Лист для подписи взрослым участником; слова — те, что приняты у вас в разделе «Согласия».", ("ST2-02", "ST3-03"),
        Ask("субъект", "Кто подписывает", Sort.PERSON), minor=False,
    ),
    _sheet(
        "data_consent_minor", "D-15", About.PROCESSING, "Согласие на обработку персональных данных ребёнка",
        "Лист для подписи родителем: до того как данные ребёнка внесут в базу.", ("ST2-03",),
        Ask("субъект", "Ребёнок", Sort.PERSON, pool="learners"), _REPRESENTATIVE, minor=True,
    ),
    _sheet(
        "dissemination_consent", "D-16", About.DISSEMINATION, "Согласие на распространение персональных данных",
        "Лист с таблицей: что о человеке и на какой площадке можно публиковать. За ребёнка подписывает родитель.", ("ST2-16",),
        Ask("субъект", "О ком публикуют", Sort.PERSON), _REPRESENTATIVE, minor=None,
    ),
)  # fmt: skip
