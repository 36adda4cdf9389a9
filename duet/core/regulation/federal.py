"""The federal acts shipped with the program.

Number, date and spelling stand in ``core.citations.acts``, which finds acts in texts; here is what an act is called, whom it obliges
and when it holds. National projects of former years are not among them: they change and no paper needs them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..citations.acts import Act, Kind, act_of
from .kinds import KINDS, METHODICAL
from .model import Level, Term, Topic
from .wording import Citation, citation, quoted

CHECKED = date(2026, 3, 31)
"""Until when the table was compared with what was published."""

_KIND_CODES = {
    Kind.LAW: "law", Kind.DECREE: "decree", Kind.RESOLUTION: "resolution", Kind.DIRECTIVE: "directive", Kind.ORDER: "order",
    Kind.LETTER: "letter",
}  # fmt: skip
# By the stem of the body in ``citations.acts``: its name in the genitive, and how much lower than the Government it stands.
_BODIES = {
    "": ("", 0),
    "президент": ("Президента Российской Федерации", 0),
    "правительств": ("Правительства Российской Федерации", 0),
    "просвещ": ("Минпросвещения России", 10),
    "рособрнадзор": ("Рособрнадзора", 15),
    "роскомнадзор": ("Роскомнадзора", 15),
}


@dataclass(frozen=True, slots=True)
class Federal:
    """A federal act. ``usual``: papers on mentoring cite it; others are in the library to be read and looked up.

    ``article`` is a part of the act that is cited instead of the whole; ``also`` the number that a second body,
    ``beside`` (in the genitive), gave it.
    """

    code: str
    kind: str
    body: str
    number: str
    day: date | None
    title: str
    obliges: str
    topics: frozenset[Topic]
    term: Term
    usual: bool = False
    spelling: str = ""
    article: str = ""
    also: str = ""
    instead: str = ""
    beside: str = ""

    @property
    def level(self) -> Level:
        """All of them are federal."""
        return Level.FEDERAL

    @property
    def weight(self) -> int:
        """The lighter one is cited first."""
        return KINDS[self.kind].weight + _BODIES[self.body][1]

    @property
    def issuer(self) -> str:
        """Who issued it, in the genitive; empty for laws."""
        return _BODIES[self.body][0]

    @property
    def is_methodical(self) -> bool:
        """Whether it recommends and does not oblige."""
        return self.kind in METHODICAL

    @property
    def name(self) -> str:
        """The short name for lists: «Приказ Минпросвещения России от 24.03.2023 № 196»."""
        if self.article:
            return f"Статья {self.article} Трудового кодекса Российской Федерации"
        if self.kind == "standard":
            return self.number
        named = citation(self._heads, issuer=self.issuer, day=self.day, number=self.number, also=self.also).nominative
        return named[:1].upper() + named[1:]

    @property
    def citation(self) -> Citation:
        """As preambles name it."""
        if self.article:
            whole = f"{self.article} Трудового кодекса Российской Федерации"
            return Citation(f"статья {whole}", f"статьи {whole}", f"статьёй {whole}")
        if self.kind == "standard":
            whole = f"{self.number} {quoted(self.title)}"
            return Citation(whole, whole, whole)
        issuers = f"{self.issuer} и {self.beside}" if self.beside else self.issuer
        return citation(self._heads, issuer=issuers, day=self.day, number=self.number, title=self.title, also=self.also)

    @property
    def _heads(self) -> tuple[str, str, str]:
        forms = KINDS[self.kind]
        if self.kind == "law":
            return ("Федеральный закон", "Федерального закона", "Федеральным законом")
        if self.kind == "decree":
            return ("Указ", "Указа", "Указом")
        return forms.nominative, forms.genitive, forms.instrumental


_ALL, _PUPILS, _PEDAGOGICAL, _LABOUR, _DATA = (frozenset({topic}) for topic in Topic)


def _known(kind: Kind, body: str, number: str) -> Act:
    act = act_of(kind, body, number)
    if act is None:
        raise ValueError(f"citations.acts does not know {number}.")
    return act


def _act(
    code: str, requisites: tuple[Kind, str, str], title: str, obliges: str, topics: frozenset[Topic], since: date | None = None,
    until: date | None = None, *, usual: bool = False, article: str = "", also: str = "", beside: str = "",
) -> Federal:  # fmt: skip
    act = _known(*requisites)
    kind = "code" if article else _KIND_CODES[act.kind]
    return Federal(
        code, kind, act.body, act.number, act.day, title, obliges, topics, Term(since or act.day, until), usual, act.spelling, article,
        also, beside=beside,
    )  # fmt: skip


_LAW, _DECREE, _RESOLUTION, _DIRECTIVE, _ORDER, _LETTER = Kind


def _standard(code: str, year: str, obliges: str, term: Term, instead: str) -> Federal:
    """An edition of the standard of organisational documents; it has no date of its own."""
    title = (
        "Система стандартов по информации, библиотечному и издательскому делу. Организационно-распорядительная документация. "
        "Требования к оформлению документов"
    )
    spelling = rf"ГОСТ\s{{0,3}}Р\s{{0,3}}7\.0\.97\s{{0,3}}[-‐‑–—]\s{{0,3}}{year}"
    return Federal(code, "standard", "", f"ГОСТ Р 7.0.97-{year}", None, title, obliges, _ALL, term, spelling=spelling, instead=instead)


# fmt: off
FEDERAL: tuple[Federal, ...] = (
    _act(
        "fz-273", (_LAW, "", "273-ФЗ"), "Об образовании в Российской Федерации",
        "Организация принимает локальные акты (статьи 28 и 30: с учётом мнения советов обучающихся, родителей и представителей "
        "работников), ведёт сайт (статья 29). Статьи 47–49 — права, обязанности и аттестация педагогов.",
        _ALL, date(2013, 9, 1), usual=True,
    ),
    _act(
        "tk-351-8", (_LAW, "", "197-ФЗ"), "Особенности регулирования труда работников, выполняющих работу по наставничеству в сфере труда",
        "Наставничество работника над работником: письменное согласие наставника, содержание, срок и форма — в трудовом договоре или "
        "дополнительном соглашении, размер оплаты, право отказаться. Работодатель предупреждает об отмене не менее чем за три рабочих дня.",
        _LABOUR, date(2025, 3, 1), usual=True, article="351.8",
    ),
    _act(
        "fz-381", (_LAW, "", "381-ФЗ"), "О внесении изменений в Трудовой кодекс Российской Федерации",
        "Дополнил Трудовой кодекс статьёй 351.8. В документах называют саму статью.",
        _LABOUR, date(2025, 3, 1),
    ),
    _act(
        "fz-152", (_LAW, "", "152-ФЗ"), "О персональных данных",
        "Организация обрабатывает персональные данные участников законно: согласия, сроки хранения, уничтожение по акту.",
        _DATA, date(2007, 1, 26), usual=True,
    ),
    _act(
        "fz-156", (_LAW, "", "156-ФЗ"),
        "О создании многофункционального сервиса обмена информацией и о внесении изменений в отдельные законодательные акты "
        "Российской Федерации",
        "С 01.09.2025 согласие на обработку персональных данных — отдельный документ.",
        _DATA, date(2025, 6, 24),
    ),
    _act(
        "fz-420", (_LAW, "", "420-ФЗ"), "О внесении изменений в Кодекс Российской Федерации об административных правонарушениях",
        "Новые штрафы за нарушения с персональными данными.",
        _DATA, date(2025, 5, 30),
    ),
    _act(
        "fz-124", (_LAW, "", "124-ФЗ"), "Об основных гарантиях прав ребёнка в Российской Федерации",
        "Права и законные интересы детей, которые участвуют в программах.",
        _PUPILS, date(1998, 8, 3),
    ),
    _act(
        "ukaz-94", (_DECREE, "президент", "94"), "Об учреждении знака отличия «За наставничество»",
        "Государственная награда лучшим наставникам: к ней можно представить.",
        _ALL,
    ),
    _act(
        "ukaz-204", (_DECREE, "президент", "204"),
        "О национальных целях и стратегических задачах развития Российской Федерации на период до 2024 года",
        "Цели до 2024 года. В новых документах его не называют.",
        _ALL,
    ),
    _act(
        "ukaz-474", (_DECREE, "президент", "474"), "О национальных целях развития Российской Федерации на период до 2030 года",
        "Национальные цели; сейчас называют Указ № 309.",
        _ALL,
    ),
    _act(
        "ukaz-401", (_DECREE, "президент", "401"), "О проведении в Российской Федерации Года педагога и наставника",
        "2023 год — Год педагога и наставника. В новых документах его не называют.",
        _ALL,
    ),
    _act(
        "ukaz-309", (_DECREE, "президент", "309"),
        "О национальных целях развития Российской Федерации на период до 2030 года и на перспективу до 2036 года",
        "Национальные цели, действующие сейчас.",
        _ALL,
    ),
    _act(
        "ukaz-197", (_DECREE, "президент", "197"), "О Дне наставника",
        "2 марта — День наставника: к нему приурочивают награждения.",
        _ALL,
    ),
    _act(
        "pp-1642", (_RESOLUTION, "правительств", "1642"),
        "Об утверждении государственной программы Российской Федерации «Развитие образования»",
        "Государственная программа, в которой стоят меры развития образования.",
        _ALL, date(2018, 1, 1),
    ),
    _act(
        "pp-1802", (_RESOLUTION, "правительств", "1802"),
        "Об утверждении Правил размещения на официальном сайте образовательной организации в информационно-телекоммуникационной сети "
        "«Интернет» и обновления информации об образовательной организации",
        "Что должно быть на сайте. Раздел «Наставничество» не обязателен, документы размещают в подразделе «Документы».",
        _ALL, date(2022, 3, 1),
    ),
    _act(
        "rp-3273", (_DIRECTIVE, "правительств", "3273-р"),
        "Об утверждении основных принципов национальной системы профессионального роста педагогических работников Российской Федерации, "
        "включая национальную систему учительского роста",
        "Пункт 33 — основание системы наставничества педагогов.",
        _PEDAGOGICAL, usual=True,
    ),
    _act(
        "rp-1264", (_DIRECTIVE, "правительств", "1264-р"),
        "Об утверждении Концепции развития наставничества в Российской Федерации на период до 2030 года",
        "Общие подходы к наставничеству, конкурсы и платформа «Наставник.рф». Школе чисел не задаёт; её называют в новых документах.",
        _ALL, until=date(2030, 12, 31), usual=True,
    ),
    _act(
        "r-145", (_DIRECTIVE, "просвещ", "Р-145"),
        "Об утверждении методологии (целевой модели) наставничества обучающихся для организаций, осуществляющих образовательную "
        "деятельность по общеобразовательным, дополнительным общеобразовательным и программам среднего профессионального образования, "
        "в том числе с применением лучших практик обмена опытом между обучающимися",
        "Дорожная карта, программы, куратор, базы наставников и наставляемых, персонифицированный учёт, мониторинг, семь этапов.",
        _PUPILS, usual=True,
    ),
    _act(
        "r-174", (_DIRECTIVE, "просвещ", "Р-174"),
        "Об утверждении Концепции создания единой федеральной системы научно-методического сопровождения педагогических работников и "
        "управленческих кадров",
        "Методическая поддержка педагогов: региональные центры, институты развития образования.",
        _PEDAGOGICAL,
    ),
    _act(
        "pr-196", (_ORDER, "просвещ", "196"),
        "Об утверждении Порядка проведения аттестации педагогических работников организаций, осуществляющих образовательную деятельность",
        "Категории «педагог-методист» и «педагог-наставник».",
        _PEDAGOGICAL, date(2023, 9, 1), date(2029, 8, 31),
    ),
    _act(
        "ron-1493", (_ORDER, "рособрнадзор", "1493"),
        "Об утверждении Требований к структуре официального сайта образовательной организации в информационно-телекоммуникационной сети "
        "«Интернет» и формату представления информации",
        "Подразделы сайта образовательной организации и вид сведений в них.",
        _ALL, date(2024, 9, 1),
    ),
    _act(
        "rkn-18", (_ORDER, "роскомнадзор", "18"),
        "Об утверждении требований к содержанию согласия на обработку персональных данных, разрешённых субъектом персональных данных "
        "для распространения",
        "Из чего состоит согласие на публикацию.",
        _DATA, date(2021, 9, 1), date(2027, 9, 1),
    ),
    _act(
        "rkn-179", (_ORDER, "роскомнадзор", "179"), "Об утверждении Требований к подтверждению уничтожения персональных данных",
        "Уничтожение подтверждают актом и выгрузкой из журнала; их хранят три года.",
        _DATA, date(2023, 3, 1), date(2029, 3, 1),
    ),
    _act(
        "mr-42-02", (_LETTER, "просвещ", "МР-42/02"), "О направлении целевой модели наставничества и методических рекомендаций",
        "Роли, семь этапов, образцы документов, анкеты, мониторинг.",
        _PUPILS, usual=True,
    ),
    _act(
        "az-1128-08", (_LETTER, "просвещ", "АЗ-1128/08"), "О направлении Методических рекомендаций",
        "Система наставничества педагогов: приказ и положение, дорожная карта, приказы о парах, персонализированные программы "
        "от трёх месяцев до года. Письмо подписано вместе с Общероссийским Профсоюзом образования (№ 657).",
        _PEDAGOGICAL, usual=True, also="№ 657", beside="Общероссийского Профсоюза образования",
    ),
    _standard("gost-2016", "2016", "Прежний стандарт оформления документов.", Term(date(2018, 7, 1), date(2025, 8, 17)), "gost-2025"),
    _standard(
        "gost-2025", "2025", "Оформление приказов и писем. Обязателен, если организация приняла его своей инструкцией.",
        Term(date(2025, 8, 18)), "gost-2016",
    ),
)
# fmt: on

_BY_CODE = {act.code: act for act in FEDERAL}


def federal(code: str) -> Federal | None:
    """The act of a code, None for one that is none.

    >>> federal("fz-273").citation.in_accordance
    'в соответствии с Федеральным законом от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации»'
    """
    return _BY_CODE.get(code)


def in_force(on: date) -> Iterable[Federal]:
    """Those that hold on the day."""
    return (act for act in FEDERAL if act.term.holds(on))
