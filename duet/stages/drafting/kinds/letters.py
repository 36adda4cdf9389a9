"""Letters and papers on demand: that somebody is a mentor (D-53), a cover letter (D-52), a presentation of a mentor (D-49)."""

from __future__ import annotations

import re
from typing import Any

from duet.base.papers.blocks import Align, Block, Split, Stamps, Text
from duet.core.declension import Case
from duet.stages.documents.desk import GAP, Desk, Said, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort
from duet.stages.documents.wording import letterhead, paragraph, rows, signature, word

from .addressing import greeting
from .asking import curator, day_answer, day_said, words_of, year_end
from .composing import full_stop
from .ordering import capital, cited, everybody, placed, reference
from .own import OWN, own_facts, requisites
from .personal import form, form_said, in_a_row


def _official(facts: Facts, kind: str, *blocks: Block) -> tuple[Block, ...]:
    """A paper with its kind, day, number and place, signed by the head."""
    line = Split(word(facts, "дата"), f"№ {word(facts, 'номер')}", word(facts, "город"))
    return (*letterhead(facts), Text(kind, spread=True), line, *blocks, signature(facts))


# A reference

_NUMBER = re.compile(r"^\d+[.)]\s*|^[-–—•]\s*")
_ROLES = (("mentor", "Наставник"), ("mentee", "Наставляемый"))


def _gather_reference(desk: Desk, answers: Answers) -> Facts:
    person, others = placed(desk, answers.get("кому")), everybody(desk, answers, "с_кем")
    is_mentor = answers.get("роль") != "mentee"
    last = day_answer(answers, "по")
    is_over = bool(last and last < desk.on)
    return {
        **person_facts("кому", person),
        "он": person.agree("он", "она", "он(-а)"),
        "является": _is(person, is_mentor=is_mentor, is_over=is_over),
        "с_кем_рп": in_a_row(others, Case.GENITIVE) if is_mentor else "",
        "с_кем_тп": "" if is_mentor else in_a_row(others, Case.INSTRUMENTAL),
        "форма": form_said(answers),
        "с": day_said(answers, "с"),
        "по": day_said(answers, "по"),
        "основание": reference(desk, answers, "основание", Case.NOMINATIVE),
        "куда": words_of(answers, "куда").rstrip("."),
    }


def _is(said: Said, *, is_mentor: bool, is_over: bool) -> str:
    """«является наставником», «являлась наставляемой»."""
    mentee = said.agree("наставляемым", "наставляемой", "наставляемым(-ой)")
    verb = said.agree("являлся", "являлась", "являлся(-ась)") if is_over else "является"
    return f"{verb} {'наставником' if is_mentor else mentee}"


def _compose_reference(facts: Facts) -> tuple[Block, ...]:
    whom = _to_whom(facts, "кому")
    whose = f" {word(facts, 'с_кем_рп')}" if word(facts, "с_кем_рп") else ""
    with_whom = f" и работает с наставником — {word(facts, 'с_кем_тп')}" if word(facts, "с_кем_тп") else ""
    shape = f" Форма наставничества: {word(facts, 'форма')}." if word(facts, "форма") else ""
    texts = (
        f"Дана {whom} в том, что {word(facts, 'он')} {word(facts, 'является')}{whose} в программе наставничества "
        f"{word(facts, 'организация_полностью_рп')} с {word(facts, 'с')} по {full_stop(word(facts, 'по') + with_whom)}{shape}",
        full_stop(f"Основание: {word(facts, 'основание')}") if word(facts, "основание") else "",
        f"Справка дана {word(facts, 'куда')}." if word(facts, "куда") else "",
    )
    return _official(facts, "СПРАВКА", *(paragraph(text) for text in texts if text))


def _to_whom(facts: Facts, name: str) -> str:
    """«учителю математики Тимофеевой Ольге Николаевне»; a line to fill for nobody."""
    return " ".join(part for part in (word(facts, f"{name}_должность_дп"), word(facts, f"{name}_дп")) if part) or GAP


def _heading_reference(facts: Facts) -> str:
    whom = word(facts, "кому_кратко_дп")
    return f"Справка об участии в наставничестве{f' {whom}' if whom else ''}"


PARTICIPATION_REFERENCE = Kind(
    name="participation_reference",
    code="D-53",
    family=Family.AWARD,
    title="Справка об участии в наставничестве",
    use="Подтверждает, что человек — наставник или наставляемый: для аттестации, портфолио, по месту работы.",
    gather=_gather_reference,
    compose=_compose_reference,
    heading=_heading_reference,
    asks=(
        Ask("кому", "Кому справка", Sort.PERSON),
        Ask("роль", "Кем участвует", Sort.CHOICE, choices=_ROLES, start=lambda desk: "mentor"),
        Ask("с_кем", "С кем в паре", Sort.PEOPLE, needed=False),
        form(),
        Ask("с", "С какого дня", Sort.DAY),
        Ask("по", "По какой день", Sort.DAY, start=year_end, help="Если день уже прошёл, в справке будет «являлась»."),
        cited("основание", "Приказ о парах", "pairs_order"),
        Ask("куда", "Для чего", needed=False, start=lambda desk: "для предъявления по месту требования"),
    ),
    fields=(
        *person_fields("кому", "Кому справка"),
        Field("он", "«он» или «она»"),
        Field("является", "«является наставником», «являлась наставляемой»"),
        Field("с_кем_рп", "Чей наставник"),
        Field("с_кем_тп", "С каким наставником работает"),
        Field("форма", "Форма наставничества"),
        Field("с", "С какого дня"),
        Field("по", "По какой день"),
        Field("основание", "Приказ: «приказ от … № …»"),
        Field("куда", "Для чего"),
    ),
)


# A cover letter


def _gather_cover(desk: Desk, answers: Answers) -> Facts:
    addressee, author = desk.said(answers.get("кому")), desk.said(answers.get("исполнитель"))
    asked, asked_on = words_of(answers, "на_номер").removeprefix("№").strip(), day_answer(answers, "на_от")
    return {
        **own_facts(desk),
        **person_facts("адресат", addressee),
        **person_facts("исполнитель", author),
        "обращение": greeting([addressee]),
        "тема": words_of(answers, "тема").rstrip("."),
        "на_запрос": f"На № {asked or '_' * 6} от {f'{asked_on:%d.%m.%Y}' if asked_on else GAP}" if asked or asked_on else "",
        "текст": words_of(answers, "текст").replace("\r", ""),
        "приложения": [{"приложение_письма": line} for line in _lines(words_of(answers, "приложения"))],
        "телефон": words_of(answers, "телефон"),
    }


def _lines(text: str) -> list[str]:
    """Lines as they were typed, without their own numbers: «в 1 экз.» keeps its point."""
    return [capital(_NUMBER.sub("", line.strip())) for line in text.splitlines() if line.strip()]


def _above(desk: Desk) -> Any:
    """The head of the body above, where the program knows them."""
    above = desk.organisation.parent
    if above is None or not above.head_name:
        return None
    post = above.head_post or "руководитель"
    genitive = desk.grammar.organisation(above.full_name or above.name).genitive
    return {"person": None, "name": above.head_name, "post": f"{post} {genitive}"}


def _compose_cover(facts: Facts) -> tuple[Block, ...]:
    post, name = word(facts, "адресат_должность_дп"), word(facts, "адресат_кратко_дп") or GAP
    annexes = [row["приложение_письма"] for row in rows(facts, "приложения")]
    asked = word(facts, "на_запрос")
    author = ", ".join(part for part in (word(facts, "исполнитель"), word(facts, "телефон")) if part)
    return (
        *letterhead(facts),
        Text(", ".join(requisites(facts)), Align.CENTRE, small=True),
        Split(f"{word(facts, 'дата')} № {word(facts, 'номер')}", asked),
        Stamps(right=((*((capital(post),) if post else ()), name),)),
        Text(word(facts, "тема"), narrow=True),
        Text(word(facts, "обращение"), Align.CENTRE),
        *(paragraph(line) for line in (word(facts, "текст") or GAP).splitlines() if line.strip()),
        *((paragraph(full_stop(f"Приложение: {annexes[0]}")),) if len(annexes) == 1 else ()),
        *(
            (paragraph("Приложения:"), *(paragraph(f"{number}. {annex}") for number, annex in enumerate(annexes, 1)))
            if len(annexes) > 1
            else ()
        ),
        signature(facts),
        *((Text(f"Исполнитель: {author}", small=True),) if author else ()),
    )


def _heading_cover(facts: Facts) -> str:
    return word(facts, "тема") or "Сопроводительное письмо"


COVER_LETTER = Kind(
    name="cover_letter",
    code="D-52",
    family=Family.AWARD,
    title="Сопроводительное письмо",
    use="Письмо в управление образования или другому адресату, с которым уходят отчёты, списки, планы.",
    gather=_gather_cover,
    compose=_compose_cover,
    heading=_heading_cover,
    asks=(
        Ask(
            "кому", "Кому", Sort.PERSON, start=_above,
            help="Должность — после запятой: «Ковалёва Ирина Львовна, начальник Управления образования».",
        ),
        Ask("тема", "О чём", start=lambda desk: "О направлении документов по наставничеству"),
        Ask("на_номер", "Номер запроса, на который отвечаете", needed=False),
        Ask("на_от", "Дата запроса", Sort.DAY, needed=False),
        Ask(
            "текст", "Текст", Sort.TEXT,
            start=lambda desk: f"Направляем документы о реализации программы наставничества в {desk.year_words} учебном году.",
        ),
        Ask("приложения", "Приложения", Sort.TEXT, needed=False, help="По одному в строке: «Аналитический отчёт на 5 л. в 1 экз.»."),
        curator("исполнитель", "Исполнитель"),
        Ask("телефон", "Телефон исполнителя", needed=False),
    ),
    fields=(
        *OWN,
        *person_fields("адресат", "Адресат"),
        *person_fields("исполнитель", "Исполнитель"),
        Field("обращение", "«Уважаемая Ирина Львовна!»"),
        Field("тема", "О чём"),
        Field("на_запрос", "«На № … от …»"),
        Field("текст", "Текст"),
        Rows("приложения", "Приложения", (Field("приложение_письма", "Приложение"),)),
        Field("телефон", "Телефон исполнителя"),
    ),
)  # fmt: skip

KINDS = (PARTICIPATION_REFERENCE, COVER_LETTER)
