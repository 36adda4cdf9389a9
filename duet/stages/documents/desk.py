"""What a kind of document works at: the organisation, the day, the people it may name, their words in every case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse

from duet.base.tenancy.models import Member, Organisation, Role
from duet.core.calendar import Period, years_in_words
from duet.core.declension import Case, Forms, Gender, agree, short
from duet.core.declension.numbers import day_in_words
from duet.core.regulation import Topic
from duet.stages.acts.grounds import grounds_of
from duet.stages.persons.models import Person

from .families import Family
from .grammar import Grammar
from .kinds import Facts, Field
from .models import Document

# The ending of a field for each case: «наставник_рп».
ENDINGS = {
    Case.NOMINATIVE: "", Case.GENITIVE: "_рп", Case.DATIVE: "_дп",
    Case.ACCUSATIVE: "_вп", Case.INSTRUMENTAL: "_тп", Case.PREPOSITIONAL: "_пп",
}  # fmt: skip
_CASE_WORDS = {
    Case.NOMINATIVE: "кто", Case.GENITIVE: "кого", Case.DATIVE: "кому", Case.ACCUSATIVE: "кого (винительный)", Case.INSTRUMENTAL: "кем",
    Case.PREPOSITIONAL: "о ком",
}  # fmt: skip
# Where a fact is not known yet there is a line to write it on.
GAP = "_" * 12
_RECOMMENDS = ("письмо", "методические рекомендации")
_LONG_TITLE = re.compile(r" «[^»]{50,}»$")


@dataclass(frozen=True, slots=True)
class Missing:
    """What a document lacks and where it is filled; ``ask`` is the name of a field of its own form, else ``url`` is a page."""

    words: str
    ask: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A person in a paper: the full name and the short one («Белова А. С.») in every case, the post, the gender where it is known."""

    full: Forms
    brief: Forms
    post: Forms
    gender: Gender | None
    person: Person | None = None

    @property
    def signature(self) -> str:
        """«А. С. Белова», as requisites of a signature have it."""
        return short(self.full, initials_first=True).nominative

    def agree(self, masculine: str, feminine: str, unknown: str) -> str:
        """The word that agrees with the gender: «прошёл», «прошла», «прошёл(-ла)»."""
        return agree(self.gender, masculine, feminine, unknown)


def person_fields(name: str, title: str) -> tuple[Field, ...]:
    """The flat fields of a person under that name: «куратор_вп», «куратор_кратко_дп», «куратор_должность_рп»…"""
    made = [Field(f"{name}{ending}", f"{title}, {_CASE_WORDS[case]}") for case, ending in ENDINGS.items()]
    made += [Field(f"{name}_кратко{ending}", f"{title}, фамилия и инициалы, {_CASE_WORDS[case]}") for case, ending in ENDINGS.items()]
    made += [Field(f"{name}_должность{ending}", f"{title}, должность, {_CASE_WORDS[case]}") for case, ending in ENDINGS.items()]
    return (*made, Field(f"{name}_подпись", f"{title}, инициалы и фамилия для подписи"))


def person_facts(name: str, said: Said) -> Facts:
    """The facts of ``person_fields``."""
    facts: Facts = {}
    for case, ending in ENDINGS.items():
        facts[f"{name}{ending}"] = said.full[case]
        facts[f"{name}_кратко{ending}"] = said.brief[case]
        facts[f"{name}_должность{ending}"] = said.post[case]
    return {**facts, f"{name}_подпись": said.signature}


class Desk:
    """Made anew for every drawing of a document; it gathers what is missing and which people are named."""

    def __init__(self, organisation: Organisation, *, by: Member, on: date, document: Document | None = None) -> None:
        self.organisation = organisation
        self.by = by
        self.on = on
        self.document = document
        self.grammar = Grammar(organisation)
        self.missing: list[Missing] = []
        self.named: dict[int, Person] = {}
        self.cited: dict[int, Document] = {}

    @property
    def year(self) -> int:
        """The school year of the document, by its September."""
        return self.document.year if self.document else Period.school_year_of(self.on).start.year

    @property
    def year_words(self) -> str:
        """«2026/27»"""
        return years_in_words(self.year)

    @property
    def year_ends_on(self) -> date:
        """The last day of lessons, as papers usually have it: 31 May."""
        return date(self.year + 1, 5, 31)

    # People

    def said(self, answer: Mapping[str, Any] | None) -> Said:
        """A person as answered: {"person": number or None, "name": …, "post": …}. Nobody gives empty words."""
        answer = answer or {}
        card = self._people.get(answer.get("person") or 0)
        if card is None and answer.get("person"):
            self.missing.append(Missing("Человек, который был здесь назван, больше не значится в базе. Выберите другого."))
            answer = {}
        name = card.full_name if card else str(answer.get("name", ""))
        post = str(answer.get("post", "")) or (card.post if card else "")
        if card:
            self.named[card.pk] = card
        return self.say(name, post, card.sex if card else "", card)

    def say(self, name: str, post: str = "", sex: str = "", person: Person | None = None) -> Said:
        """A person by name."""
        full = self.grammar.name(name, sex)
        gender = self.grammar.gender(name, sex) if name else None
        return Said(full, short(full) if name else full, self.grammar.post(post), gender, person)

    def everybody(self, answers: Iterable[Mapping[str, Any]]) -> list[Said]:
        """People as answered, in their order."""
        return [self.said(answer) for answer in answers]

    def member(self, member: Member) -> Said:
        """Somebody at work here."""
        card = getattr(member, "card", None)
        if card:
            self.named[card.pk] = card
        return self.say(member.full_name, member.post, card.sex if card else "", card)

    def leading(self) -> Member | None:
        """Who leads mentoring here: the curator, or nobody yet."""
        found: Member | None = Member.objects.at_desk_of(self.organisation).at_work().holding(Role.CURATOR).select_related("card").first()
        return found

    @cached_property
    def _people(self) -> dict[int, Person]:
        """Cards of everybody answered, in one query. Only of this organisation, whatever the answers say."""
        numbers = set(_numbers(self.document.answers if self.document else {}))
        rows = (
            Person.objects.at_desk_of(self.organisation).current().select_related("group", "member", "organisation").filter(pk__in=numbers)
        )
        return {row.pk: row for row in rows}

    # Other documents

    def reference(self, number: object, case: Case = Case.INSTRUMENTAL, *, family: Family = Family.ORDER) -> str:
        """Another document as a text cites it: «приказом от 03.10.2026 № 167-од». Before that has a number there is a gap to fill."""
        rows = Document.objects.at_desk_of(self.organisation).select_related("organisation")
        cited = rows.filter(pk=number).first() if isinstance(number, int) else None
        word = (Family(cited.family) if cited else family).said(case)
        if cited is None:
            return f"{word} от {GAP} № {'_' * 6}"
        self.cited[cited.pk] = cited
        if not cited.of.numbered and cited.is_registered and cited.day:
            return f"{word} от {cited.day:%d.%m.%Y}"
        if not cited.number or cited.day is None:
            if cited.main_id is None or cited.main_id != getattr(self.document, "main_id", None):
                title = f"Сначала зарегистрируйте документ «{cited.title}»: на него ссылается этот."
                self.missing.append(Missing(title, url=cited.get_absolute_url()))
            return f"{word} от {GAP} № {'_' * 6}"
        return f"{word} от {cited.day:%d.%m.%Y} № {cited.number}"

    # Acts

    def grounds(self, topics: Iterable[Topic], case: Case = Case.INSTRUMENTAL, *, whole: bool = False) -> str:
        """Acts in force on the day of the document, as a preamble cites them: «Федеральным законом …, распоряжением …».

        ``whole``: with long titles, too, as a Положение has them; an order is easier to read without.
        """
        found = grounds_of(self.organisation, self.on, frozenset(topics))
        # What only recommends is taken into account, not complied with.
        letters = [ground for ground in found if ground.nominative.startswith(_RECOMMENDS)]
        cited = [ground.genitive if case is Case.GENITIVE else ground.instrumental for ground in found if ground not in letters]
        cited += [f"{'' if number else 'с учётом '}{ground.genitive}" for number, ground in enumerate(letters)]
        return ", ".join(cited if whole else (_LONG_TITLE.sub("", citation) for citation in cited))

    # What stands on every paper

    def common(self) -> Facts:
        """The facts of ``COMMON``: the organisation, the head who signs, the day, the school year."""
        place, document = self.organisation, self.document
        full = place.full_name or place.name
        signer = self.say(
            document.signer_name if document and document.signer_name else place.head_name,
            document.signer_post if document and document.signer_post else place.head_post or "руководитель",
        )
        profile = reverse("organisations:settings", args=[place.slug])
        for value, words in (
            (place.full_name, "Полное название организации: с него начинается каждый документ."),
            (place.city, "Населённый пункт, где стоит организация."),
            (signer.full.nominative, "Кто подписывает документы: фамилия, имя, отчество руководителя."),
        ):
            if not value:
                self.missing.append(Missing(words, url=profile))
        day = document.day if document else None
        names = self.grammar.organisation(full)
        facts: Facts = {f"организация_полностью{ending}": names[case] for case, ending in ENDINGS.items()}
        return {
            **facts,
            "организация": place.name,
            "учредитель": place.upper_name or (place.parent.name if place.parent else ""),
            "город": place.city,
            **person_facts("подписант", signer),
            "основание_полномочий": (document.signer_basis if document else "") or "Устава",
            "действующий": signer.agree("действующего", "действующей", "действующего(-ей)"),
            "дата": f"{day:%d.%m.%Y}" if day else GAP,
            "дата_словами": day_in_words(day) if day else f"«____» {GAP} 20___ г.",
            "номер": (document.number if document else "") or "_" * 6,
            "учебный_год": self.year_words,
            "отметка_о_подписи": "",
            "утверждён": "",
            "приложение": str(document.annex_number) if document and document.annex_number else "",
        }


COMMON: tuple[Field, ...] = (
    *(Field(f"организация_полностью{ending}", f"Полное название организации, {_CASE_WORDS[case]}") for case, ending in ENDINGS.items()),
    Field("организация", "Краткое название организации"),
    Field("учредитель", "Вышестоящий орган"),
    Field("город", "Населённый пункт"),
    *person_fields("подписант", "Кто подписывает"),
    Field("основание_полномочий", "На основании чего действует подписывающий: «Устава»"),
    Field("действующий", "«действующего» или «действующей» — о подписывающем"),
    Field("дата", "Дата документа: 03.10.2026"),
    Field("дата_словами", "Дата документа: 3 октября 2026 г."),
    Field("номер", "Номер документа"),
    Field("учебный_год", "Учебный год: 2026/27"),
    Field("отметка_о_подписи", "Отметка о подписи в программе; до подписи пусто"),
    Field("утверждён", "Для приложений: «приказом от 03.10.2026 № 167-од»"),
    Field("приложение", "Для приложений: номер приложения"),
)


def _numbers(value: object) -> Iterable[int]:
    """Numbers of cards anywhere in the answers."""
    if isinstance(value, Mapping):
        if isinstance(value.get("person"), int):
            yield value["person"]
        for inner in value.values():
            yield from _numbers(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _numbers(inner)
