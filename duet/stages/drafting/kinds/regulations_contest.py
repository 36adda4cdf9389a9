"""Положение о конкурсе наставников: nominations, criteria, jury, order (D-47)."""

from __future__ import annotations

from duet.base.papers.blocks import Block
from duet.stages.documents.desk import GAP, Desk
from duet.stages.documents.families import Family
from duet.stages.documents.kinds import Answers, Ask, Facts, Field, Kind, Rows, Sort, Stamp
from duet.stages.documents.wording import rows, table, word

from .asking import curator, day_said, people_of, words_of
from .composing import Listed, Section, annex_head, full_stop, sections, titled
from .regulations_words import APPROVED, VOICE_FIELDS, Voice, approval, voice_facts

_CRITERIA = (Field("номер", "Номер"), Field("критерий", "Критерий"), Field("баллы", "Наибольшее число баллов"))
_JURY = (Field("имя", "Фамилия, имя, отчество"), Field("должность", "Должность"), Field("роль", "Председатель или член жюри"))


def _gather(desk: Desk, answers: Answers) -> Facts:
    criteria = [
        {"номер": str(number), "критерий": words_of(row, "критерий"), "баллы": str(row.get("баллы") or "")}
        for number, row in enumerate(answers.get("критерии") or (), 1)
    ]
    total = sum(int(row["баллы"]) for row in criteria if row["баллы"])
    lead = desk.said(answers.get("председатель"))
    others = [said for said in desk.everybody(people_of(answers, "жюри")) if said.full.nominative != lead.full.nominative]
    jury = [(lead, "председатель жюри")] if lead.full.nominative else []
    jury += [(said, "член жюри") for said in others]
    return {
        **voice_facts(desk),
        **approval(desk, answers),
        "конкурс": words_of(answers, "конкурс") or GAP,
        "номинации": [{"название": _quoted(line)} for line in words_of(answers, "номинации").splitlines() if line.strip(" ;.")],
        "критерии": criteria,
        "всего_баллов": str(total) if total else "",
        "жюри": [{"имя": said.full.nominative, "должность": said.post.nominative, "роль": role} for said, role in jury],
        "с": day_said(answers, "с"),
        "работы_до": day_said(answers, "работы_до"),
        "итоги": day_said(answers, "итоги"),
        "куда": words_of(answers, "куда"),
        "материалы": [{"материал": line.strip(" ;.")} for line in words_of(answers, "материалы").splitlines() if line.strip(" ;.")],
        "награды": words_of(answers, "награды"),
        "куратор_кратко_дп": desk.said(answers.get("куратор")).brief.dative,
    }


def _quoted(line: str) -> str:
    return f"«{line.strip(' ;.«»')}»"


def _compose(facts: Facts) -> tuple[Block, ...]:
    say = Voice(facts)
    criteria = [[row[column.name] for column in _CRITERIA] for row in rows(facts, "критерии")]
    total = say["всего_баллов"]
    scale = table(("№", "Критерий", "Баллы, не более"), [*criteria, *([["", "Всего", total]] if total else [])], (0.6, 5, 1.6))
    jury = [[row["имя"], row["должность"], row["роль"]] for row in rows(facts, "жюри")]
    return (
        *annex_head(facts, Stamp.NEUTER),
        *titled("ПОЛОЖЕНИЕ", f"о конкурсе «{_name(facts)}»"),
        *sections((_general(say), _members(say), _course(say), _jury_work(say, bool(jury)), _totals(say))),
        *((*titled("КРИТЕРИИ", "оценки конкурсных материалов"), scale) if criteria else ()),
        *((*titled("СОСТАВ ЖЮРИ", "конкурса"), table(("Фамилия, имя, отчество", "Должность", "Роль"), jury, (3, 3, 2))) if jury else ()),
    )


def _name(facts: Facts) -> str:
    """The name without the word «конкурс» and quotes: they stand around it."""
    name = word(facts, "конкурс").removeprefix("конкурс").removeprefix("Конкурс").strip("«» ")
    return name[:1].upper() + name[1:]


def _general(say: Voice) -> Section:
    nominations = [row["название"] for row in rows(say.facts, "номинации")]
    return Section("Общие положения", (
        f"Положение определяет порядок проведения конкурса «{_name(say.facts)}» (далее — конкурс) {say.defined} в "
        f"{say['учебный_год']} учебном году.",
        Listed("Цель конкурса — выявить и распространить лучшие практики наставничества. Задачи конкурса:", [
            "отметить наставников, добившихся заметных результатов",
            "собрать и описать опыт, которым могут воспользоваться другие",
            "повысить престиж наставничества",
        ]),
        Listed("Конкурс проводится в номинациях:", nominations),
        f"Организатор конкурса — {say['учреждение']}. Участие в конкурсе бесплатное и добровольное.",
    ))  # fmt: skip


def _members(say: Voice) -> Section:
    return Section("Участники и материалы", (
        f"В конкурсе участвуют наставники и наставнические пары (группы) {say.of}, закреплённые приказом. Участник выдвигает себя сам "
        "либо его предлагают наставляемый, методическое объединение или куратор.",
        "Участник вправе представить материалы в одной или нескольких номинациях.",
        Listed("На конкурс представляются:", [row["материал"] for row in rows(say.facts, "материалы")]),
        "Материалы с фотографиями и сведениями о других людях принимаются при наличии их согласий на обработку и распространение "
        "персональных данных; за несовершеннолетних согласие дают родители (законные представители).",
        "Материалы, представленные с опозданием или не отвечающие этим требованиям, не рассматриваются.",
    ))  # fmt: skip


def _course(say: Voice) -> Section:
    where = say["куда"]
    to = say["куратор_кратко_дп"]
    return Section("Порядок и сроки проведения", (
        full_stop(f"Конкурс начинается {say['с']}"),
        f"Материалы представляются по {say['работы_до']} включительно{f' {where}' if where else ''}.",
        full_stop(f"Итоги подводятся и объявляются {say['итоги']}"),
        full_stop(f"Вопросы о конкурсе направляются куратору {to}") if to else "",
    ))  # fmt: skip


def _jury_work(say: Voice, is_named: bool) -> Section:
    total = say["всего_баллов"]
    return Section("Жюри и порядок оценки", (
        "Состав жюри приведён в конце Положения." if is_named else f"Состав жюри утверждается приказом {say['руководителя']}.",
        "Каждый член жюри оценивает материалы по критериям, приведённым в конце Положения, и заполняет оценочный "
        f"лист{f'; наибольшая оценка — {total}' if total else ''}. Итоговая оценка — среднее арифметическое оценок членов жюри.",
        "Член жюри не оценивает материалы, в подготовке которых участвовал, и материалы близких родственников.",
        "Решение жюри оформляется протоколом, который подписывают председатель и члены жюри. При равенстве оценок решающим является "
        "голос председателя.",
    ))  # fmt: skip


def _totals(say: Voice) -> Section:
    prize = say["награды"]
    return Section("Подведение итогов и награждение", (
        "В каждой номинации определяются победитель и два призёра. Жюри вправе не присуждать место или учредить специальную номинацию.",
        f"Победители и призёры награждаются {prize.rstrip('.')}; участники получают сертификаты." if prize else "",
        f"Награждение оформляется приказом {say['руководителя']} на основании протокола жюри.",
        f"С согласия авторов лучшие материалы размещаются на сайте {say.of} и рекомендуются на муниципальный и региональный этапы "
        "конкурсов.",
    ))  # fmt: skip


_NOMINATIONS = """Наставник года
Лучшая наставническая пара
Лучшая практика наставничества"""
_MATERIALS = """заявка по форме организатора
описание практики наставничества объёмом до пяти страниц
отзыв наставляемого
иные материалы по желанию участника: фотографии, видео, разработки"""
_USUAL = ("Достигнутые результаты наставляемого", "Соответствие программы запросу наставляемого", "Новизна и самостоятельность",
          "Возможность повторить опыт", "Качество материалов")  # fmt: skip

REGULATION_ON_CONTEST = Kind(
    name="contest_regulation",
    code="D-47",
    family=Family.REGULATION,
    title="Положение о конкурсе наставников",
    use="Номинации, критерии с баллами, состав жюри, сроки и награды. Утверждается приказом о конкурсе.",
    gather=_gather,
    compose=_compose,
    heading=lambda facts: f"Положение о конкурсе «{_name(facts)}»",
    asks=(
        Ask("конкурс", "Как называется конкурс", start=lambda desk: "Лучший наставник"),
        Ask("номинации", "Номинации", Sort.TEXT, help="По одной в строке.", start=lambda desk: _NOMINATIONS),
        Ask("с", "Конкурс начинается", Sort.DAY, start=lambda desk: desk.on),
        Ask("работы_до", "Материалы принимаются по", Sort.DAY),
        Ask("итоги", "Итоги объявляются", Sort.DAY),
        Ask("куда", "Куда сдают материалы", needed=False, help="Например: «в методический кабинет» или «по адресу school12@example.ru»."),
        Ask("материалы", "Что представляют на конкурс", Sort.TEXT, help="По одному в строке.", start=lambda desk: _MATERIALS),
        Ask(
            "критерии", "Критерии", Sort.ROWS, columns=(Ask("критерий", "Критерий"), Ask("баллы", "Баллов не более", Sort.NUMBER)),
            start=lambda desk: [{"критерий": name, "баллы": 10} for name in _USUAL],
        ),
        Ask("председатель", "Председатель жюри", Sort.PERSON, needed=False, pool="staff"),
        Ask("жюри", "Члены жюри", Sort.PEOPLE, needed=False),
        Ask("награды", "Чем награждают победителей", needed=False, help="В творительном падеже.", start=lambda desk: "дипломами"),
        curator(),
        APPROVED,
    ),
    fields=(
        *VOICE_FIELDS,
        Field("конкурс", "Название конкурса"),
        Rows("номинации", "Номинации", (Field("название", "Название"),)),
        Rows("критерии", "Критерии", _CRITERIA),
        Field("всего_баллов", "Сумма баллов"),
        Rows("жюри", "Жюри", _JURY),
        Field("с", "Начало конкурса"),
        Field("работы_до", "Последний день приёма"),
        Field("итоги", "Когда объявляются итоги"),
        Field("куда", "Куда сдают материалы"),
        Rows("материалы", "Что представляют", (Field("материал", "Материал"),)),
        Field("награды", "Чем награждают, в творительном падеже"),
        Field("куратор_кратко_дп", "Куратор, фамилия и инициалы, кому"),
    ),
    closes=("ST7-12",),
    stamp=Stamp.NEUTER,
)  # fmt: skip

KINDS = (REGULATION_ON_CONTEST,)
