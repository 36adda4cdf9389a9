"""The words of a consent: which version of a text is asked with, and the same filled in for a signer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from duet.base.tenancy.models import Member, Organisation
from duet.core.calendar import in_words
from duet.core.consents import Kind, Voice
from duet.stages.persons.models import Guardian, Person

from .asking import recipients_of
from .cells import RESOURCES
from .models import Consent, ConsentText, Operator
from .texts import ASKS, STANDARD, Filled, Parts, fill, sha256_of

ON_PAPER, ON_SCREEN = "_" * 40, "вписывается на бумажном экземпляре"


def operator_of(organisation: Organisation) -> Operator:
    """What the organisation said of itself for papers; empty while it said nothing."""
    kept: Operator | None = Operator.objects.filter(organisation=organisation).select_related("officer").first()
    return kept or Operator(organisation=organisation)


def current(organisation: Organisation, wanted: Iterable[tuple[Kind, bool]], *, by: Member) -> dict[tuple[Kind, bool], ConsentText]:
    """The version each text is asked with now. The organisation's own words; otherwise ours, a new version when they have changed."""
    found: dict[tuple[Kind, bool], ConsentText] = {}
    for text in ConsentText.objects.filter(organisation=organisation).order_by("version"):
        found[Kind(text.kind), text.minor] = text
    chosen = dict.fromkeys(wanted)
    return {key: _standing(organisation, key, found.get(key), by) for key in chosen}


def _standing(organisation: Organisation, key: tuple[Kind, bool], kept: ConsentText | None, by: Member) -> ConsentText:
    standard = STANDARD[key]
    sha256 = sha256_of(standard.title, standard.parts, standard.body)
    if kept is not None and (kept.own or kept.sha256 == sha256):
        return kept
    version = (kept.version if kept else 0) + 1
    made = ConsentText(
        organisation=organisation, kind=key[0], minor=key[1], version=version, title=standard.title,
        parts=[list(part) for part in standard.parts], body=standard.body, sha256=sha256, made_by=by,
    )  # fmt: skip
    # Somebody else may ask for the first time in the same moment: then the version is theirs.
    ConsentText.objects.bulk_create([made], ignore_conflicts=True)
    found: ConsentText = ConsentText.objects.get(organisation=organisation, kind=key[0], minor=key[1], version=version)
    return found


def parts_of(text: ConsentText) -> Parts:
    """The parts as values."""
    return tuple((str(name), str(said)) for name, said in text.parts)


def filled(consent: Consent, operator: Operator, *, blank: str) -> Filled:
    """What stands before whoever answers; of an answered consent, what stood then."""
    if consent.shown:
        return Filled.from_json(consent.shown)
    return fill(consent.text.title, parts_of(consent.text), consent.text.body, values_of(consent, operator), blank=blank)


def sample(text: ConsentText, operator: Operator) -> Filled:
    """An empty form: the words with places to write in."""
    return fill(text.title, parts_of(text), text.body, _of_operator(operator), blank=ON_PAPER)


def values_of(consent: Consent, operator: Operator) -> dict[str, str]:
    """What is put into the fields of a text; the consent comes with its people (``for_words``)."""
    person, found = consent.person, _of_operator(operator)
    found |= {
        "субъект": person.full_name,
        "место": person.place,
        "адрес субъекта": person.address,
        "контакты субъекта": _contacts(person),
        "срок": term(consent.until),
        "получатель": recipients_of(consent.organisation).get(consent.recipient, ""),
    }
    if consent.voice == Voice.REPRESENTATIVE:
        guardian = guardian_of(consent)
        found |= {
            "представитель": consent.signer.full_name,
            "кем приходится": guardian.get_kin_display() if guardian else "",
            "полномочия": guardian.paper if guardian else "",
            "адрес представителя": consent.signer.address,
            "контакты представителя": _contacts(consent.signer),
        }
    return found


def guardian_of(consent: Consent) -> Guardian | None:
    """By what right the signer speaks, if the card still says so; prefetched by ``for_words``."""
    return next((each for each in consent.person.guardians.all() if each.adult_id == consent.signer_id), None)


def term(until: date | None) -> str:
    """«по 31 августа 2027 года включительно»"""
    return f"по {in_words(until)} года включительно" if until else "до отзыва"


def heading(consent: Consent) -> str:
    """The title of the page: the name stands in the first case, so that nothing has to be declined."""
    ask = ASKS[Kind(consent.kind)]
    return ask.own if consent.voice == Voice.SELF else f"{ask.child}: {called(consent.person)}"


def called(person: Person) -> str:
    """«Егор, 7 «В»»: a learner by the first name and the class, an adult by the full name."""
    if not person.is_learner:
        return person.full_name
    given = [*person.full_name.split(), "", ""][1] or person.full_name
    return f"{given}, {person.group.title}" if person.group else given


def _contacts(person: Person) -> str:
    return ", ".join(filter(None, (person.phone, person.email)))


def _of_operator(operator: Operator) -> dict[str, str]:
    organisation = operator.organisation
    where = [("на почту " + operator.email) if operator.email else "", f"по адресу {operator.address}" if operator.address else ""]
    resources = [f"{title} — {operator.resources[key]}" for key, title in RESOURCES.items() if operator.resources.get(key)]
    return {
        "организация": organisation.full_name or organisation.name,
        "адрес организации": operator.address,
        "ИНН": operator.inn,
        "ОГРН": operator.ogrn,
        "связь": ", ".join([*filter(None, where), *([f"тел. {operator.phone}"] if operator.phone else [])]),
        "ответственный": operator.officer.full_name if operator.officer else "",
        "площадки": "; ".join(resources),
    }
