"""What orders have alike: whom they name and in which case, points with lists under them, who controls, whom to acquaint."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from duet.base.papers.blocks import Align, Annex, Block, Text
from duet.base.tenancy.models import OrganisationKind
from duet.core.declension import Case
from duet.core.documents import DocumentState
from duet.core.regulation import Topic
from duet.stages.documents.desk import ENDINGS, GAP, Desk, Said, person_facts, person_fields
from duet.stages.documents.kinds import Answers, Ask, Fact, Facts, Field, Rows, Sort
from duet.stages.documents.models import Document
from duet.stages.documents.wording import order, paragraph, rows, word
from duet.stages.persons.models import Person, Status

from .asking import day_said, people_of, words_of
from .composing import listed

READ = Rows("ознакомить", "Кого ознакомить с приказом", (Field("имя", "Фамилия, имя, отчество"), Field("должность", "Должность")))
_VOID = (DocumentState.DROPPED, DocumentState.ANNULLED)
REGULATIONS = ("introduction_order", "regulation_order")
# A number or a dash that somebody typed before a line, and what ends it; the point of «2027 г.» stays.
_LISTED = re.compile(r"^\s*(?:\d+[.)]|[-–—•*])\s+|(?:(?<!\bг)(?<!\bруб)\.|[\s;,])+$")
_INFINITIVE = re.compile(r"^[А-ЯЁ][а-яё]+(?:ть|ти|ться|тись)\b")
_CALLED_LEARNERS = re.compile(r"(?i)(обучающ|учащ|воспитанн|ученик|учениц|школьни|студент)")
_CLASS = re.compile(r"\bкласс\b")

# What mentoring an order is about: the words for the form, in the genitive, in the accusative, the topics of acts.
_TEACHERS = "наставничества педагогических работников"
_MODELS = {
    "both": (
        "системы (целевой модели) наставничества", "систему (целевую модель) наставничества", {Topic.PUPILS, Topic.PEDAGOGICAL}
    ),
    "pupils": ("целевой модели наставничества обучающихся", "целевую модель наставничества обучающихся", {Topic.PUPILS}),
    "teachers": (f"системы {_TEACHERS}", f"систему {_TEACHERS}", {Topic.PEDAGOGICAL}),
}  # fmt: skip


# People


def named(facts: Mapping[str, Fact], name: str, case: Case, *, post: bool = True) -> str:
    """Somebody of the facts in a case, the post first: «заместителя директора Белозёрову Марину Сергеевну». Nobody is a gap."""
    ending = ENDINGS[case]
    said = [facts[f"{name}_должность{ending}"] if post else "", facts[f"{name}{ending}"]]
    return " ".join(str(part) for part in said if part) if facts[name] else GAP


def brief(facts: Mapping[str, Fact], name: str, case: Case = Case.DATIVE, *, post: bool = False) -> str:
    """The same with initials: «Белозёровой М. С.»."""
    ending = ENDINGS[case]
    said = [facts[f"{name}_должность{ending}"] if post else "", facts[f"{name}_кратко{ending}"]]
    return " ".join(str(part) for part in said if part) if facts[name] else GAP


def capital(text: str) -> str:
    """With a capital letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def placed(desk: Desk, answer: Mapping[str, Any] | None) -> Said:
    """A person as answered; of a learner the class stands in place of a post: «обучающаяся 8 «А» класса»."""
    said = desk.said(answer)
    if said.person is None or not said.person.is_learner:
        return said
    return replace(said, post=desk.grammar.post(_learner(desk, said, said.person)))


def _learner(desk: Desk, said: Said, person: Person) -> str:
    if person.status == Status.STUDENT:
        who = said.agree("студент", "студентка", "студент")
    elif desk.organisation.kind == OrganisationKind.KINDERGARTEN:
        who = said.agree("воспитанник", "воспитанница", "воспитанник")
    else:
        who = said.agree("обучающийся", "обучающаяся", "обучающийся")
    title = str(person.group or "")
    if not title:
        return who
    if _CLASS.search(title):
        return f"{who} {_CLASS.sub('класса', title)}"
    return f"{who} {title} класса" if title[0].isdigit() and person.status == Status.PUPIL else f"{who} группы {title}"


def is_learner(said: Said) -> bool:
    """By the card; of a name that was only typed, by what stands in place of a post."""
    return said.person.is_learner if said.person else bool(_CALLED_LEARNERS.match(said.post.nominative))


def is_worker(said: Said) -> bool:
    """Whether the organisation employs them, by the card; of a name that was only typed, whether they do not learn."""
    if said.person is not None:
        return said.person.status == Status.TEACHER
    return bool(said.full.nominative) and not is_learner(said)


def everybody(desk: Desk, answers: Answers, name: str, *besides: Said) -> list[Said]:
    """People of a list as answered, without those who have been named already."""
    known = {said.full.nominative for said in besides}
    return [said for answer in people_of(answers, name) if (said := placed(desk, answer)).full.nominative not in known]


def people_rows(people: Iterable[Said]) -> list[dict[str, str]]:
    """Rows of a table of facts, the person under the name «человек»."""
    return [row_of("человек", said) for said in people]


PERSON_COLUMNS = person_fields("человек", "Человек")


def row_of(name: str, said: Said) -> dict[str, str]:
    """Columns of a person in a row; the same as those of ``person_fields``."""
    return {key: str(fact) for key, fact in person_facts(name, said).items()}


def readers(*people: Said) -> list[dict[str, str]]:
    """Who is to read the order: everybody once; children are told by their teachers and do not sign."""
    grown = [said for said in people if said.full.nominative and not is_learner(said)]
    return [{"имя": name, "должность": post} for name, post in {said.full.nominative: said.post.nominative for said in grown}.items()]


# What is asked alike


def subject() -> Ask:
    """Which mentoring it is about; a kindergarten has that of teachers only."""
    choices = tuple((key, capital(words)) for key, (_, words, _) in _MODELS.items())
    return Ask("модель", "Что внедряется", Sort.CHOICE, choices=choices, start=_usual_model)


def _usual_model(desk: Desk) -> str:
    return "teachers" if desk.organisation.kind == OrganisationKind.KINDERGARTEN else "both"


def subject_facts(desk: Desk, answers: Answers, *more: Topic) -> Facts:
    """The facts of ``SUBJECT``."""
    genitive, accusative, topics = _MODELS[words_of(answers, "модель") or "both"]
    return {"модель_рп": genitive, "модель_вп": accusative, "правовые_основания": desk.grounds(topics | set(more))}


def regulation() -> Ask:
    """The Положение that orders on everyday work rest on."""
    return cited("положение", "Каким приказом утверждено Положение", *REGULATIONS, help="Если не выбрать, Положение в приказе не упомянем.")


def everyday_facts(desk: Desk, answers: Answers) -> Facts:
    """The facts of ``SUBJECT`` for an order on everyday work: what concerns all mentoring and the organisation's own Положение."""
    approved = reference(desk, answers, "положение")
    own = f", Положением о системе наставничества, утверждённым {approved}" if approved else ""
    return {**subject_facts(desk, answers), "правовые_основания": f"{desk.grounds(())}{own}"}


SUBJECT = (
    Field("модель_рп", "Что внедряется, в родительном падеже"),
    Field("модель_вп", "Что внедряется, в винительном падеже"),
    Field("правовые_основания", "Правовые акты в творительном падеже"),
)


def control() -> Ask:
    """Who controls; usually whoever signs."""
    return Ask(
        "контроль",
        "Кому поручить контроль",
        Sort.PERSON,
        needed=False,
        pool="staff",
        help="Если не заполнить, контроль останется за руководителем.",
    )


CONTROL = Field("контроль", "Пункт о контроле: «Контроль за исполнением приказа оставляю за собой.»")


def control_fact(said: Said) -> str:
    """The whole point."""
    if not said.full.nominative:
        return "Контроль за исполнением приказа оставляю за собой."
    post = f"{said.post.accusative} " if said.post.accusative else ""
    return stopped(f"Контроль за исполнением приказа возложить на {post}{said.brief.accusative}")


def cited(name: str, label: str, *kinds: str, help: str = "", proposed: bool = True) -> Ask:  # noqa: A002  # as in Ask
    """A document that the order refers to if there is one; the newest is proposed."""
    return Ask(name, label, Sort.DOCUMENT, needed=False, of=kinds, help=help, start=newest(*kinds) if proposed else None)


def newest(*kinds: str) -> Callable[[Desk], Any]:
    """The newest document of these kinds that holds."""
    return lambda desk: _newest(desk, kinds).values_list("pk", flat=True).first()


def answered_before(desk: Desk, kind: str, name: str) -> list[dict[str, Any]]:
    """Rows answered in the newest document of a kind: pairs of the order on pairs."""
    found = _newest(desk, (kind,)).values_list("answers", flat=True).first() or {}
    return people_of(found, name)


def _newest(desk: Desk, kinds: Sequence[str]) -> Any:
    found = Document.objects.at_desk_of(desk.organisation).filter(kind__in=kinds)
    return found.exclude(state__in=_VOID).order_by("-made_at", "-pk")


def reference(desk: Desk, answers: Answers, name: str, case: Case = Case.INSTRUMENTAL) -> str:
    """A document as the text cites it, or nothing when none was chosen."""
    return desk.reference(answers[name], case) if answers.get(name) else ""


def day_or_nothing(answers: Answers, name: str) -> str:
    """A day as orders write it; nothing when it was not said, for a part of a sentence that then falls out."""
    return day_said(answers, name) if answers.get(name) else ""


def in_line_with(facts: Facts, aim: str = "") -> str:
    """A preamble: «В целях …, в соответствии с …»."""
    acts = f"соответствии с {word(facts, 'правовые_основания')}"
    return f"{aim}, в {acts}" if aim else f"В {acts}"


# Points


@dataclass(frozen=True, slots=True)
class Point:
    """A point with what stands under it: a list, a table."""

    text: str
    under: Sequence[Block] = ()


def several(lead: str, items: Iterable[str], *, one: str = "") -> Point:
    """«Утвердить:» and a numbered list under it; of one item a plain sentence, which ``one`` begins otherwise; of none nothing."""
    said = [item for item in items if item]
    if not said:
        return Point("")
    return Point(stopped(f"{one or lead} {said[0]}")) if len(said) == 1 else Point(f"{lead}:", listed(said))


def stopped(text: str) -> str:
    """With a full stop, not doubled after «2026 г.»."""
    return text if text.endswith(".") else f"{text}."


def lines_of(text: str) -> list[str]:
    """Lines that somebody typed, without their own numbers, dashes and points at the end; a task begins with a small letter."""
    made = [_LISTED.sub("", line.strip()) for line in text.splitlines()]
    return [f"{line[0].lower()}{line[1:]}" if _INFINITIVE.match(line) else line for line in made if line]


def annexes(desk: Desk, listed_ones: Iterable[tuple[bool, str, str]]) -> list[dict[str, str]]:
    """What the order approves: whether it was asked for, the kind of document of the annex, its name in the accusative.

    An annex that is drawn up already bears its own number and stands in the list whether it was asked for or not.
    """
    drawn = drawn_annexes(desk)
    chosen = [(kind, words) for asked, kind, words in listed_ones if asked or kind in drawn]
    free = (number for number in range(1, 100) if number not in drawn.values())
    return [{"что": words, "номер": str(drawn.get(kind) or next(free))} for kind, words in chosen]


def drawn_annexes(desk: Desk) -> dict[str, int]:
    """Annexes of this order that exist, by kind, with their numbers."""
    document = desk.document
    made = document.annexes.exclude(state__in=_VOID).order_by("-annex_number") if document and document.pk else ()
    return {row.kind: row.annex_number for row in made if row.annex_number}


ANNEXES = Rows("приложения", "Что утверждается", (Field("что", "Что, в винительном падеже"), Field("номер", "Номер приложения")))


def approving(facts: Facts) -> Point:
    """«Утвердить: 1) Положение … (приложение № 1); …»; nothing of nothing."""
    return several("Утвердить", [f"{row['что']} (приложение № {row['номер']})" for row in rows(facts, ANNEXES.name)])


def decree(facts: Facts, *, about: str, preamble: str, points: Iterable[Point | str], basis: str = "") -> tuple[Block, ...]:
    """An order with its points, the one on control last; empty ones fall out. ``basis``: papers that are named under the points."""
    last = Point(word(facts, "контроль"), (paragraph(stopped(f"Основание: {basis}")),) if basis else ())
    all_points = [Point(point) if isinstance(point, str) else point for point in (*points, last)]
    return order(
        facts,
        title=about,
        preamble=preamble,
        # Initials at the end of a sentence need no second point.
        texts=[re.sub(r"(?<!\.)\.\.$", ".", point.text) for point in all_points],
        after={place: point.under for place, point in enumerate(all_points, 1)},
        acquaint=READ.name,
    )


def annexed_to(facts: Facts, title: str) -> tuple[Block, ...]:
    """A new page: the mark of the annex and its title."""
    return (
        Annex(("Приложение", f"к приказу от {word(facts, 'дата')} № {word(facts, 'номер')}")),
        Text(title, Align.CENTRE, bold=True, keep=True),
    )


# Whoever the order names is told of it, on their signature, within the days usual for orders on staff.
TO_ACQUAINT = "ознакомить с приказом всех указанных в нём лиц в течение трёх рабочих дней"
# An order cannot set a payment that the mentor has not agreed to (art. 351.8).
AS_AGREED = "в соответствии с дополнительными соглашениями к трудовым договорам"

# What orders on local acts have alike

# People are told within so many days (ST1-30).
SOON = timedelta(days=5)


def soon(desk: Desk) -> object:
    """By when people are told, as proposed."""
    return desk.on + SOON


def cancelling(facts: Facts) -> str:
    """The point that ends an order of before."""
    return f"Признать утратившим силу {word(facts, 'отменяет')}." if word(facts, "отменяет") else ""


CANCELLED = cited("отменяет", "Какой приказ утрачивает силу", *REGULATIONS, help="Если раньше уже был такой.", proposed=False)
CANCELLED_FIELD = Field("отменяет", "Какой приказ утрачивает силу, в винительном падеже")
SITE = Ask(
    "ответственный_за_сайт",
    "Кто разместит документы на сайте",
    Sort.PERSON,
    needed=False,
    pool="staff",
    help="Если не заполнить, пункта не будет.",
)


def on_site(facts: Facts, what: str) -> str:
    """The point on the site, if somebody was charged with it."""
    if not facts["ответственный_за_сайт"]:
        return ""
    until = f" в срок до {word(facts, 'срок_ознакомления')}" if word(facts, "срок_ознакомления") else ""
    return stopped(
        f"{capital(named(facts, 'ответственный_за_сайт', Case.DATIVE))} разместить {what} на официальном сайте организации{until}"
    )
