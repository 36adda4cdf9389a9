"""The organisation's own requisites: «Согласия» keeps its address and numbers for papers about data, and agreements need the same."""

from __future__ import annotations

from django.urls import reverse

from duet.stages.consents.wording import operator_of
from duet.stages.documents.desk import Desk, Missing
from duet.stages.documents.kinds import Facts, Field
from duet.stages.documents.wording import word

from .ordering import capital

OWN = (
    Field("адрес_организации", "Адрес организации"),
    Field("инн", "ИНН организации"),
    Field("огрн", "ОГРН организации"),
    Field("телефон_организации", "Телефон организации"),
    Field("почта_организации", "Электронная почта организации"),
)
TO_SIGN = "_" * 14


def own_facts(desk: Desk) -> Facts:
    """The facts of ``OWN``; what an agreement cannot do without is named as missing."""
    own = operator_of(desk.organisation)
    needed = (("адрес", own.address), ("ИНН", own.inn), ("ОГРН", own.ogrn))
    lacking = [name for name, said in needed if not said]
    if lacking:
        words = f"Реквизиты организации для документов: {', '.join(lacking)}."
        desk.missing.append(Missing(words, url=reverse("consents:operator", args=[desk.organisation.slug])))
    return {
        "адрес_организации": own.address,
        "инн": own.inn,
        "огрн": own.ogrn,
        "телефон_организации": own.phone,
        "почта_организации": own.email,
    }


def own_party(facts: Facts, called: str) -> tuple[str, ...]:
    """One half of an agreement: the organisation, its requisites and whoever signs for it."""
    post, mark = word(facts, "подписант_должность"), word(facts, "отметка_о_подписи")
    return (
        called,
        word(facts, "организация_полностью"),
        *requisites(facts),
        "",
        capital(post),
        *(mark.split("\n") if mark else ()),
        f"{'' if mark else f'{TO_SIGN} '}{word(facts, 'подписант_подпись')}",
    )


def requisites(facts: Facts) -> tuple[str, ...]:
    """«Адрес: …», «ИНН …»; lines to fill where nothing is known."""
    phone, mail = word(facts, "телефон_организации"), word(facts, "почта_организации")
    numbers = (("Адрес:", "адрес_организации"), ("ИНН", "инн"), ("ОГРН", "огрн"))
    said = [f"{title} {word(facts, name) or TO_SIGN}" for title, name in numbers]
    return (*said, *((f"Тел. {phone}",) if phone else ()), *((mail,) if mail else ()))
