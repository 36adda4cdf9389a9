"""The agreement of cooperation with a partner (D-10)."""

from __future__ import annotations

from duet.base.papers.blocks import Align, Block, Parties, Split, Text
from duet.core.declension import Case
from duet.core.regulation import Topic
from duet.stages.documents.desk import GAP, Desk, Missing, person_facts, person_fields
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Flag, Kind, Rows, Sort
from duet.stages.documents.wording import paragraph, rows, word
from duet.stages.partners.models import Partner

from .asking import curator, day_said, words_of, year_end
from .composing import Listed, Section, full_stop, sections
from .ordering import capital, everybody, lines_of, named
from .own import OWN, TO_SIGN, own_facts, own_party
from .personal import with_post

_DIRECTIONS = "\n".join(
    (
        "участие специалистов Партнёра в программах наставничества в качестве наставников",
        "экскурсии, профессиональные пробы и встречи с представителями профессий",
        "совместные проекты, конкурсы и иные события для участников программ наставничества",
    )
)


def _gather(desk: Desk, answers: Answers) -> Facts:
    partner = _partner(desk, answers)
    envoy, lead = desk.said(answers.get("представитель")), desk.said(answers.get("куратор"))
    mentors = everybody(desk, answers, "наставники")
    return {
        **own_facts(desk),
        **person_facts("представитель", envoy),
        **person_facts("куратор", lead),
        "партнёр": words_of(answers, "партнёр_полностью") or (partner.name if partner else ""),
        "реквизиты_партнёра": "\n".join(_requisites(desk, answers, partner)),
        "основание_партнёра": words_of(answers, "основание"),
        "действующего_партнёр": envoy.agree("действующего", "действующей", "действующего(-ей)"),
        "правовые_основания": desk.grounds({Topic.PUPILS}),
        "направления": [{"направление": line} for line in lines_of(words_of(answers, "направления"))],
        "наставники": [{"наставник": with_post(said, Case.ACCUSATIVE)} for said in mentors],
        "с": day_said(answers, "с"),
        "по": day_said(answers, "по"),
        "продлевается": bool(answers.get("продлевается")),
        "с_детьми": bool(answers.get("с_детьми")),
        "ознакомить": [{"имя": lead.full.nominative, "должность": lead.post.nominative}] if lead.full.nominative else [],
    }


def _partner(desk: Desk, answers: Answers) -> Partner | None:
    """Only of this organisation, whatever the answer says."""
    chosen = words_of(answers, "партнёр")
    found: Partner | None = Partner.objects.at_desk_of(desk.organisation).filter(pk=int(chosen)).first() if chosen.isdecimal() else None
    return found


def _choices(desk: Desk) -> list[tuple[str, str]]:
    rows_of = Partner.objects.at_desk_of(desk.organisation).filter(closed_on__isnull=True)
    return [(str(partner.pk), partner.name) for partner in rows_of]


def _requisites(desk: Desk, answers: Answers, partner: Partner | None) -> list[str]:
    """As typed; else what the card of the partner knows."""
    if typed := [line.strip() for line in words_of(answers, "реквизиты").splitlines() if line.strip()]:
        return typed
    address, inn = (partner.address, partner.inn) if partner else ("", "")
    if partner and not (address and inn):
        desk.missing.append(Missing("Адрес и ИНН партнёра: впишите в его карточку или сюда.", url=partner.get_absolute_url()))
    return [f"Адрес: {address or TO_SIGN}", f"ИНН {inn or TO_SIGN}", f"ОГРН {TO_SIGN}"]


def _compose(facts: Facts) -> tuple[Block, ...]:
    partner, basis = word(facts, "партнёр") or GAP, word(facts, "основание_партнёра") or GAP
    return (
        Text(f"СОГЛАШЕНИЕ О СОТРУДНИЧЕСТВЕ № {word(facts, 'номер')}", Align.CENTRE, bold=True, keep=True),
        Text("в реализации программ наставничества", Align.CENTRE, bold=True, keep=True),
        Split(word(facts, "город"), word(facts, "дата_словами")),
        paragraph(
            f"{word(facts, 'организация_полностью')} (далее — Организация) в лице {named(facts, 'подписант', Case.GENITIVE)}, "
            f"{word(facts, 'действующий')} на основании {word(facts, 'основание_полномочий')}, с одной стороны, и {partner} "
            f"(далее — Партнёр) в лице {named(facts, 'представитель', Case.GENITIVE)}, {word(facts, 'действующего_партнёр')} на основании "
            f"{basis}, с другой стороны, вместе именуемые Стороны, заключили настоящее соглашение о нижеследующем:"
        ),
        *sections((*_work(facts), *_terms(facts))),
        Text("Адреса, реквизиты и подписи Сторон", Align.CENTRE, bold=True, keep=True),
        Parties(own_party(facts, "Организация"), _partner_party(facts, partner)),
    )


def _work(facts: Facts) -> tuple[Section, ...]:
    """What they do together, and who of the partner does it."""
    mentors = [row["наставник"] for row in rows(facts, "наставники")]
    return (
        Section("Предмет соглашения", (
            "Стороны сотрудничают в реализации программ наставничества Организации в соответствии с "
            f"{word(facts, 'правовые_основания')}.",
            Listed("Направления сотрудничества:", [row["направление"] for row in rows(facts, "направления")]),
            "Сотрудничество безвозмездно. Настоящее соглашение не создаёт для Сторон финансовых обязательств; если они понадобятся, "
            "Стороны заключат отдельный договор.",
        )),
        Section("Обязанности Организации", (Listed("Организация обязуется:", (
            "знакомить Партнёра с планами и локальными актами о наставничестве",
            "подбирать наставнические пары и обучать наставников, которых направил Партнёр",
            "предоставлять помещения и время для встреч, сопровождать их работу",
            "сообщать Партнёру об итогах работы его наставников и благодарить за неё",
        )),)),
        Section("Обязанности Партнёра", (Listed("Партнёр обязуется:", (
            "направлять для работы наставниками своих специалистов с их согласия и создавать условия для этой работы",
            "заблаговременно сообщать о замене наставника или об отмене встречи",
            "предоставлять площадки и материалы для согласованных Сторонами событий",
            "обеспечивать безопасность участников программ наставничества на своей территории",
        )),)),
        Section("Наставники", (
            f"Партнёр направляет наставником {mentors[0]}." if len(mentors) == 1 else
            Listed("Партнёр направляет наставниками:", mentors) if mentors else
            "Наставников Партнёр называет письмом, которое становится частью настоящего соглашения.",
            "Пары наставников и наставляемых закрепляет приказ Организации.",
            "Партнёр направляет для работы с несовершеннолетними только тех, кому закон её не запрещает, и до первой встречи "
            "представляет документы, которые это подтверждают. На первых встречах присутствует работник Организации."
            if facts["с_детьми"] else "",
        )),
    )  # fmt: skip


def _terms(facts: Facts) -> tuple[Section, ...]:
    """Personal data, the term, the end."""
    prolonged = (
        "Если за месяц до окончания срока ни одна из Сторон письменно не заявит о прекращении соглашения, оно продлевается на один год "
        "на тех же условиях."
    )
    return (
        Section("Персональные данные", (
            "Стороны передают друг другу персональные данные участников программ наставничества только с их согласия или с согласия "
            "законных представителей несовершеннолетних. Такое согласие — отдельный "
            "документ, частью настоящего соглашения оно не является.",
            "Сторона, получившая персональные данные, использует их только для целей настоящего соглашения, не раскрывает их третьим "
            "лицам, а после прекращения соглашения или отзыва согласия прекращает их обработку и уничтожает их в сроки, установленные "
            "законом.",
        )),
        Section("Срок действия, изменение и прекращение соглашения", (
            full_stop(f"Настоящее соглашение вступает в силу {word(facts, 'с')} и действует по {word(facts, 'по')}"),
            prolonged if facts["продлевается"] else "",
            "Изменения оформляются дополнительным соглашением, подписанным обеими Сторонами.",
            "Каждая из Сторон вправе прекратить соглашение, письменно предупредив об этом другую Сторону не позднее чем за месяц. "
            "Начатая работа наставнических пар, как правило, доводится до конца.",
        )),
        Section("Заключительные положения", (
            full_stop(f"Взаимодействие от имени Организации ведёт куратор наставничества — {named(facts, 'куратор', Case.NOMINATIVE)}")
            if word(facts, "куратор") else "",
            "Споры Стороны решают путём переговоров, а если согласие не достигнуто — в порядке, установленном законодательством "
            "Российской Федерации.",
            "Соглашение составлено в двух экземплярах, имеющих равную юридическую силу, по одному для каждой из Сторон.",
        )),
    )  # fmt: skip


def _partner_party(facts: Facts, partner: str) -> tuple[str, ...]:
    post = capital(word(facts, "представитель_должность"))
    requisites = word(facts, "реквизиты_партнёра").split("\n")
    sign = f"{TO_SIGN} {word(facts, 'представитель_подпись') or GAP}"
    return ("Партнёр", partner, *requisites, "", *((post,) if post else ()), sign)


def _heading(facts: Facts) -> str:
    partner = word(facts, "партнёр")
    return f"Соглашение о сотрудничестве: {partner}" if partner else "Соглашение о сотрудничестве с партнёром"


PARTNER_AGREEMENT = Kind(
    name="partner_agreement",
    code="D-10",
    family=Family.AGREEMENT,
    title="Соглашение о сотрудничестве с партнёром",
    use="Договорённость с предприятием, вузом, другой школой: кто что делает, какие наставники приходят, до какого срока.",
    gather=_gather,
    compose=_compose,
    heading=_heading,
    asks=(
        Ask("партнёр", "Партнёр", Sort.CHOICE, choices=_choices, help="Если его нет, сначала внесите его в раздел «Партнёры»."),
        Ask(
            "партнёр_полностью", "Полное название партнёра", needed=False,
            help="Как в его уставе. Если не заполнить, возьмём из карточки.",
        ),
        Ask(
            "представитель", "Кто подписывает от партнёра", Sort.PERSON,
            help="Должность — после запятой: «Петров Иван Ильич, генеральный директор».",
        ),
        Ask("основание", "На основании чего действует", start=lambda desk: "Устава", help="Например: «доверенности от 01.09.2026 № 12»."),
        Ask(
            "реквизиты", "Реквизиты партнёра", Sort.TEXT, needed=False,
            help="Каждый реквизит с новой строки. Если не заполнить, возьмём адрес и ИНН из карточки.",
        ),
        Ask("направления", "Чем занимаетесь вместе", Sort.TEXT, help="По одному делу в строке.", start=lambda desk: _DIRECTIONS),
        Ask("наставники", "Наставники от партнёра", Sort.PEOPLE, needed=False, help="По строке; пусто — партнёр назовёт их письмом."),
        Ask("с_детьми", "Наставники работают с несовершеннолетними", Sort.FLAG, needed=False, start=lambda desk: True),
        Ask("с", "Вступает в силу", Sort.DAY, start=lambda desk: desk.on),
        Ask("по", "Действует по", Sort.DAY, start=year_end),
        Ask("продлевается", "Продлевается само, если никто не против", Sort.FLAG, needed=False),
        curator(),
    ),
    fields=(
        *OWN,
        *person_fields("представитель", "Кто подписывает от партнёра"),
        *person_fields("куратор", "Куратор"),
        Field("партнёр", "Название партнёра"),
        Field("реквизиты_партнёра", "Реквизиты партнёра, по строке"),
        Field("основание_партнёра", "На основании чего действует представитель партнёра"),
        Field("действующего_партнёр", "«действующего» или «действующей» — о представителе партнёра"),
        Field("правовые_основания", "Правовые акты в творительном падеже"),
        Rows("направления", "Направления сотрудничества", (Field("направление", "Дело"),)),
        Rows("наставники", "Наставники от партнёра", (Field("наставник", "Наставник с должностью, кого"),)),
        Field("с", "С какого дня"),
        Field("по", "По какой день"),
        Flag("продлевается", "Продлевается ли само"),
        Flag("с_детьми", "Работают ли наставники с несовершеннолетними"),
        Rows("ознакомить", "Кого ознакомить", (Field("имя", "Фамилия, имя, отчество"), Field("должность", "Должность"))),
    ),
    cites=frozenset({"pupils"}),
    closes=("ST1-14",),
    acquaints=True,
)  # fmt: skip

KINDS = (PARTNER_AGREEMENT,)
