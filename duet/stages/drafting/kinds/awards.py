"""Papers in a frame: letters of thanks (D-45), diplomas (D-46), certificates (D-38). Each may be made for two hundred people at once."""

from __future__ import annotations

from duet.base.papers.blocks import Align, Block, Text
from duet.core.declension import Case
from duet.stages.documents.desk import ENDINGS, GAP, Desk, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import letterhead, paragraph, rows, signature, word

from .addressing import greeting, to_several
from .asking import day_said, words_of, year_end
from .awards_words import THANKS
from .ordering import capital, cited, everybody, people_rows, reference
from .personal import in_a_row

_TO = Rows("получатели", "Кому", person_fields("человек", "Кому"))
_OCCASIONS = tuple((key, one.title) for key, one in THANKS.items())
# One man, one woman, nobody knows, several.
_TAUGHT = ("прошёл обучение", "прошла обучение", "прошёл(-ла) обучение", "прошли обучение")
_TOOK_PART = ("принял участие", "приняла участие", "принял(а) участие", "приняли участие")
_GIVEN, _WON = "Например: «за победу в конкурсе «Наставник года»».", "Например: «I степени»."


# Lines of usual letters on a sheet with a frame, and letters in a line; what is large takes more of both.
_ROOM, _ACROSS, _LARGE = 44, 68, 1.7


def _air(lines: int) -> tuple[Text, ...]:
    """Free lines, or nothing."""
    return (Text("\n" * (lines - 1), Align.CENTRE),) if lines > 0 else ()


def _lines(block: Block) -> float:
    """About how many lines a block takes."""
    if not isinstance(block, Text):
        return 4
    size = _LARGE if block.large else 1
    return sum(max(1, -(-len(line) * size // _ACROSS)) for line in block.text.split("\n")) * size


def _centred(text: str, *, bold: bool = False, large: bool = False) -> Text:
    return Text(text, Align.CENTRE, bold=bold, large=large)


def _framed(facts: Facts, title: str, *blocks: Block) -> tuple[Block, ...]:
    """From the letterhead to the place and the day under the signature; what is free is shared out, so that no half of it is empty."""
    day = ", ".join(part for part in (word(facts, "город"), word(facts, "дата_словами")) if part)
    head, named, signed = letterhead(facts), _centred(title, bold=True, large=True), (signature(facts), _centred(day))
    spare = max(0, _ROOM - int(sum(map(_lines, (*head, named, *blocks, *signed)))))
    above, title_above, under = (spare * part // 20 for part in (3, 5, 2))
    return (*_air(above), *head, *_air(title_above), named, *_air(under), *blocks, *_air(title_above), *signed)


def _named(facts: Facts, case: Case) -> tuple[Block, ...]:
    """The name in large letters, the post or the class under it; each of several so."""
    ending = ENDINGS[case]
    made: list[Block] = [*_air(1)]
    for row in rows(facts, "получатели") or [{f"человек{ending}": GAP, f"человек_должность{ending}": ""}]:
        made.append(_centred(row[f"человек{ending}"], bold=True, large=True))
        if post := row[f"человек_должность{ending}"]:
            made.append(_centred(post))
    return (*made, *_air(1))


def _for_whom(facts: Facts, title: str) -> str:
    """«Благодарственное письмо Тимофеевой О. Н.»; of several the title alone."""
    people = rows(facts, "получатели")
    return f"{title} {people[0]['человек_кратко_дп']}" if len(people) == 1 else title


# A letter of thanks


def _gather_thanks(desk: Desk, answers: Answers) -> Facts:
    people, about = everybody(desk, answers, "кому"), everybody(desk, answers, "о_ком")
    thanks = THANKS[words_of(answers, "повод") or "mentor"]
    spoken = answers.get("обращение") != "presented"
    school = desk.grammar.organisation(desk.organisation.full_name or desk.organisation.name).genitive
    own = words_of(answers, "текст").replace("\r", "")
    words = own or thanks.words(spoken=spoken, about=bool(about)).format(
        school=school, year=desk.year_words, whom=in_a_row(about, Case.DATIVE), mentors="наставниками" if len(about) > 1 else "наставником"
    )
    return {
        "получатели": people_rows(people),
        "обращение": greeting(people),
        "с_обращением": spoken,
        "текст": to_several(words) if len(people) > 1 and not own else words,
    }


def _compose_thanks(facts: Facts) -> tuple[Block, ...]:
    text = [line for line in word(facts, "текст").splitlines() if line.strip()]
    if facts["с_обращением"]:
        body: tuple[Block, ...] = (_centred(word(facts, "обращение"), bold=True), *_air(1), *(paragraph(line) for line in text))
    else:
        body = (_centred("вручается"), *_named(facts, Case.DATIVE), *(_centred(line) for line in text))
    return _framed(facts, "БЛАГОДАРСТВЕННОЕ ПИСЬМО", *body)


THANK_YOU_LETTER = Kind(
    name="thank_you_letter",
    code="D-45",
    family=Family.AWARD,
    title="Благодарственное письмо",
    use="Наставникам, участникам, партнёрам, родителям, работодателям. Можно сделать сразу на всех из списка.",
    gather=_gather_thanks,
    compose=_compose_thanks,
    heading=lambda facts: _for_whom(facts, "Благодарственное письмо"),
    asks=(
        Ask("кому", "Кому", Sort.PEOPLE),
        Ask("повод", "Какое это письмо", Sort.CHOICE, choices=_OCCASIONS, start=lambda desk: "mentor"),
        Ask(
            "обращение", "Как обратиться", Sort.CHOICE, start=lambda desk: "spoken",
            choices=(("spoken", "«Уважаемая Анна Петровна!»"), ("presented", "«Вручается Ивановой Анне Петровне»")),
        ),
        Ask("о_ком", "О ком письмо", Sort.PEOPLE, needed=False, help="Ребёнок — в письме родителям, сотрудник — в письме работодателю."),
        Ask(
            "текст", "Свой текст", Sort.TEXT, needed=False,
            help="Если не заполнить, напишем сами. После слова «вручается» текст начинают со слова «за».",
        ),
    ),
    fields=(
        _TO,
        Field("обращение", "«Уважаемая Анна Петровна!»"),
        Flag("с_обращением", "Есть ли обращение; иначе «вручается»"),
        Field("текст", "Текст письма"),
    ),
    closes=("ST7-10",),
    each="кому",
    numbered=False,
    framed=True,
)  # fmt: skip


# A diploma

_NAMES = (("грамота", "Грамота"), ("почётная грамота", "Почётная грамота"), ("диплом", "Диплом"))


def _gather_honour(desk: Desk, answers: Answers) -> Facts:
    people = everybody(desk, answers, "кому")
    named = words_of(answers, "название") or "грамота"
    return {
        "получатели": people_rows(people),
        "название": " ".join(part for part in (capital(named), words_of(answers, "степень")) if part),
        "награждается": "награждаются" if len(people) > 1 else "награждается",
        "за_что": words_of(answers, "за_что").rstrip("."),
        "основание": reference(desk, answers, "основание", Case.NOMINATIVE),
    }


def _compose_honour(facts: Facts) -> tuple[Block, ...]:
    basis = (_centred(f"Основание: {word(facts, 'основание')}"),) if word(facts, "основание") else ()
    return _framed(
        facts, word(facts, "название").upper(), _centred(word(facts, "награждается")), *_named(facts, Case.NOMINATIVE),
        _centred(word(facts, "за_что") or GAP), *basis,
    )  # fmt: skip


HONOUR_CERTIFICATE = Kind(
    name="honour_certificate",
    code="D-46",
    family=Family.AWARD,
    title="Грамота или диплом",
    use="Награда победителю конкурса или лучшему наставнику. Можно сделать сразу на всех из списка.",
    gather=_gather_honour,
    compose=_compose_honour,
    heading=lambda facts: _for_whom(facts, word(facts, "название")),
    asks=(
        Ask("кому", "Кого награждают", Sort.PEOPLE),
        Ask("название", "Что вручается", Sort.CHOICE, choices=_NAMES, start=lambda desk: "грамота"),
        Ask("степень", "Степень", needed=False, help=_WON),
        Ask("за_что", "За что", help=_GIVEN, start=lambda desk: f"за достижения в наставничестве в {desk.year_words} учебном году"),
        cited("основание", "Приказ о поощрении", "reward_order"),
    ),
    fields=(
        _TO,
        Field("название", "«Почётная грамота», «Диплом I степени»"),
        Field("награждается", "«награждается» или «награждаются»"),
        Field("за_что", "За что"),
        Field("основание", "Приказ: «приказ от … № …»"),
    ),
    each="кому",
    numbered=False,
    framed=True,
)


# A certificate


def _gather_training(desk: Desk, answers: Answers) -> Facts:
    people = everybody(desk, answers, "кому")
    took_part = answers.get("о_чём") == "part"
    *one, many = _TOOK_PART if took_part else _TAUGHT
    hours = answers.get("часы")
    return {
        "получатели": people_rows(people),
        "прошёл": many if len(people) > 1 else people[0].agree(*one) if people else one[2],
        "по_программе": f"{'в программе' if took_part else 'по программе'} {_quoted(words_of(answers, 'программа')) or GAP}",
        "часы": _hours(hours) if isinstance(hours, int) and hours else "",
        "с": day_said(answers, "с"),
        "по": day_said(answers, "по"),
        "один_день": bool(answers.get("с")) and answers.get("с") == answers.get("по"),
    }


def _quoted(name: str) -> str:
    return f"«{name.strip('«»')}»" if name and "«" not in name.strip("«»") else name


def _hours(hours: int) -> str:
    """«16 часов», in the genitive: «в объёме 21 часа»."""
    return f"{hours} {'часа' if hours % 10 == 1 and hours % 100 != 11 else 'часов'}"


def _compose_training(facts: Facts) -> tuple[Block, ...]:
    hours = f" в объёме {word(facts, 'часы')}" if word(facts, "часы") else ""
    when = word(facts, "с") if facts["один_день"] else f"с {word(facts, 'с')} по {word(facts, 'по')}"
    return _framed(
        facts, f"СЕРТИФИКАТ № {word(facts, 'номер')}", _centred("подтверждает, что"), *_named(facts, Case.NOMINATIVE),
        _centred(f"{word(facts, 'прошёл')} {word(facts, 'по_программе')}{hours}"), _centred(when),
    )  # fmt: skip


TRAINING_CERTIFICATE = Kind(
    name="training_certificate",
    code="D-38",
    family=Family.AWARD,
    title="Сертификат об обучении или участии",
    use="Подтверждает обучение наставника или участие в программе. Удостоверения о повышении квалификации он не заменяет.",
    gather=_gather_training,
    compose=_compose_training,
    heading=lambda facts: _for_whom(facts, "Сертификат"),
    asks=(
        Ask("кому", "Кому", Sort.PEOPLE, pool="mentors"),
        Ask(
            "о_чём", "О чём сертификат", Sort.CHOICE, choices=(("training", "Прошёл обучение"), ("part", "Принял участие в программе")),
            start=lambda desk: "training",
        ),
        Ask("программа", "Программа", start=lambda desk: "Школа наставника"),
        Ask("часы", "Сколько часов", Sort.NUMBER, needed=False),
        Ask("с", "С какого дня", Sort.DAY),
        Ask("по", "По какой день", Sort.DAY, start=year_end),
    ),
    fields=(
        _TO,
        Field("прошёл", "«прошёл обучение», «приняла участие»"),
        Field("по_программе", "«по программе «Школа наставника»»"),
        Field("часы", "«16 часов» после слов «в объёме»"),
        Field("с", "С какого дня"),
        Field("по", "По какой день"),
        Flag("один_день", "Длилось ли один день"),
    ),
    closes=("ST4-07", "ST7-18"),
    each="кому",
    framed=True,
    later="Часы и дни пока вписываются вручную: они появятся сами вместе с журналом обучения наставников.",
)  # fmt: skip

KINDS = (THANK_YOU_LETTER, HONOUR_CERTIFICATE, TRAINING_CERTIFICATE)
