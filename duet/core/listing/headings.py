"""What the title of a column means: by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text import folded
from .model import Field, Guess, Meaning, Owner

# The first rule that fits decides, so the narrower ones stand first. Titles come folded, without points between letters.
_RULES: tuple[tuple[str, Field, float], ...] = (
    (r"^(n|no|№|#)?\s*(п\s*/?\s*п|пп|номер|№|n)\.?$|^№|^n п/п|^(порядковый )?номер( по порядку)?$", Field.NUMBER, 1.0),
    (r"кем (он|она )?приход|степень родства|^родство$|статус (законного )?представ", Field.KIN, 1.0),
    (r"e-?mail|емейл|имейл|эл\.? ?(почт|адрес)|электронн\w+ (почт|адрес)|^почта$|адрес эл", Field.EMAIL, 1.0),
    (r"контакт\w* (телеф|номер)|телеф|^тел\b|\bтел\.|моб\w*\.? ?(тел|номер)|номер для связи|сотов", Field.PHONE, 1.0),
    (r"контакт|как связаться", Field.CONTACTS, 0.9),
    (r"дата (и год )?рожд|день рожд|\bд\.? ?р\b|родил|число, месяц, год рожд|дата рожден|^рождени", Field.BORN_ON, 1.0),
    (r"год рожд|^г\.? ?р\.?$", Field.BIRTH_YEAR, 1.0),
    (r"желаем\w+ возраст|возраст (обучающ|наставляем|учащ|учен|дет)|с каким возраст", Field.AGES, 0.9),
    (r"сколько\b.*(наставляем|пар|готов)|(желаемое |возможное )?(количество|число) наставляем", Field.CAPACITY, 0.9),
    (r"ресурс времени|(часов|час\w* в|времени в) недел|сколько времени|временн\w+ ресурс", Field.HOURS, 0.9),
    (r"молод\w+ специал", Field.YOUNG, 0.9),
    (r"стаж", Field.SERVICE, 1.0),
    (r"квалифик\w+ катег|^катег|катего?рия|аттестац", Field.CATEGORY, 1.0),
    (r"дата (вхожд|включ|внес|постановк|начал)\w*|дата вступ|когда вош|период с\b", Field.JOINED_ON, 0.9),
    (r"дата (заверш|оконч|выход)\w*|когда заверш|^завершил", Field.ENDED_ON, 0.9),
    (r"дата (при[её]ма|принят|поступл|зачисл|трудоустр)\w*|(работает|учится|принят\w*|зачислен\w*) с\b|здесь с\b", Field.ARRIVED_ON, 0.9),
    (r"результат|итог\w* (наставн|программ|работ)|чем (за)?конч", Field.OUTCOME, 0.8),
    (r"затруднен|дефицит|трудност|проблем", Field.DIFFICULTY, 0.9),
    (r"запрос|потребност|в чем нужна помощь|какая помощь", Field.REQUEST, 0.9),
    (r"компетенц|чему (может|готов)|что умеет|умени", Field.COMPETENCES, 0.9),
    (r"достижен|заслуг|наград", Field.ACHIEVEMENTS, 0.9),
    (r"интерес|увлечен|хобби|круж", Field.INTERESTS, 0.9),
    (r"сильные стороны", Field.STRENGTHS, 0.9),
    (r"пожелан|желаемый наставник", Field.WISHES, 0.9),
    (r"ограничен|противопоказ", Field.LIMITS, 0.9),
    (r"форм\w+( наставнич\w+)?$|форма (реализац|работ)|ролевая модель", Field.FORMS, 0.8),
    (r"место (работы|учебы|работы и|обучения|жительства и работы)|организаци|^школа$|^оо$|^оу$|образовательн\w+ (организ|учрежд)|предприяти|место работы", Field.WORKPLACE, 0.9),  # noqa: E501  # one rule
    (r"предмет|преподаваем|дисциплин", Field.SUBJECTS, 0.9),
    (r"должност|^профессия$|кем работает|специальност", Field.POST, 1.0),
    (r"адрес|прожив|место жительства|прописк", Field.ADDRESS, 0.9),
    (r"прежн\w+ фамил|девичь|бывш\w+ фамил|ранее фамил", Field.FORMER_NAMES, 1.0),
    (r"фамил\w*,? (и )?им|\bфио\b|ф\. ?и\.? ?о|\bфи\b|имя,? (и )?отчество,? фамил|имя,? (и )?фамил", Field.FULL_NAME, 1.0),
    (r"^фамил|\bфамилия\b", Field.SURNAME, 1.0),
    (r"^имя$|^имя [а-я]+$", Field.GIVEN, 0.9),
    (r"отчество", Field.PATRONYMIC, 1.0),
    (r"^пол$|^пол\b.{0,12}$", Field.SEX, 1.0),
    (r"^класс\b|^кл\.?$|групп|в каком классе|класс обуч|класс.{0,3}литер|^параллель", Field.GROUP, 1.0),
    (r"^роль|^в качестве|^участвует как|^кто$|^статус( участника)?$|наставник ?/ ?наставляем", Field.SIDE, 0.9),
    (r"отметка|ссылка|примечан|подпись|комментар|согласие|согласен", Field.OTHER, 0.9),
)  # fmt: skip
# Titles that are only a word for a person: the column holds names.
_PERSON = re.compile(
    r"^(список |данные |сведения о |сведения об )?(наставник\w*|наставляем\w*|обучающ\w+|учащ\w+|ученик\w*|учениц\w*|воспитанник\w*|"
    r"студент\w*|реб[е]н\w+|дети|"
    r"педагог\w*( работник\w*)?|учител\w+|воспитател\w+|преподавател\w+|сотрудник\w*|работник\w*|участник\w*|слушател\w+|человек|люди|"
    r"родител\w*.*|законн\w+ представ\w+.*|мать|матери|отец|отца|мама|папа|опекун\w*|куратор\w*|"
    r"специалист\w*|молод\w+ (педагог|учител)\w*)$"
)
_MENTEE = re.compile(r"\bнаставляем|\bподопечн|\bмолод\w+ (специалист|педагог|учител)\w*$")
_MENTOR = re.compile(r"\bнаставник(?!\w* ?/ ?наставляем)")
_MOTHER = re.compile(r"\b(мать|матери|мамы?|маме)\b")
_FATHER = re.compile(r"\b(отец|отца|отцу|папы?|папе)\b")
_KIN = re.compile(r"родител|законн\w+ представ|\bпредставител|опекун|попечител")
_RULES_READY = tuple((re.compile(pattern), field, sure) for pattern, field, sure in _RULES)
_OF_MENTORS_ALONE = (Field.AGES, Field.CAPACITY)
BY_TITLE = "по заголовку"


def plain(title: str) -> str:
    """The title as it is compared: «Ф.И.О.  ребёнка *» → «фио ребенка».

    >>> plain("Ф. И. О.\\nребёнка *"), plain("№ п/п"), plain("Тел./моб.")
    ('фио ребенка', '№ п/п', 'тел./моб.')
    """
    words = folded(title).strip(" *:")
    words = re.sub(r"\bф\s*\.?\s*и\s*\.?\s*о\b\.?", "фио", words)
    words = re.sub(r"\bф\s*\.\s*и\b\.?", "фи", words)
    return re.sub(r"\s*\*+", "", words).strip()


def owner_named_in(title: str) -> Owner:
    """Whom the words of a title name.

    >>> [str(owner_named_in(plain(title))) for title in ("ФИО наставника", "Телефон матери", "Опыт наставничества", "Класс наставляемого")]
    ['mentor', 'mother', 'self', 'mentee']
    """
    for pattern, owner in (
        (_MOTHER, Owner.MOTHER),
        (_FATHER, Owner.FATHER),
        (_KIN, Owner.KIN),
        (_MENTEE, Owner.MENTEE),
        (_MENTOR, Owner.MENTOR),
    ):
        if pattern.search(title):
            return owner
    return Owner.SELF


def meaning_of(levels: Sequence[str]) -> Guess | None:
    """What a title of one or several levels means («Наставник» over «Телефон»); None when its words say nothing.

    >>> [meaning_of([title]).meaning.key for title in ("Ф.И.О. ребёнка", "Дата рождения", "Наставник", "Телефон родителя", "№ п/п")]
    ['self.full_name', 'self.born_on', 'mentor.full_name', 'kin.phone', 'self.number']
    >>> meaning_of(["Наставник", "Должность"]).meaning.key, meaning_of(["Родители", "Мать", "ФИО"]).meaning.key
    ('mentor.post', 'mother.full_name')
    >>> meaning_of(["Желаемый возраст наставляемых"]).meaning.key, meaning_of(["Погода"])
    ('self.ages', None)
    """
    titles = [plain(level) for level in levels if level.strip()]
    whole = " / ".join(titles)
    owner = owner_named_in(whole)
    found = next((guess for title in reversed(titles) if (guess := _field(title))), None)
    if found is None:
        return None
    field, sure = found
    if field in _OF_MENTORS_ALONE:
        owner = Owner.MENTOR if _MENTOR.search(whole) else Owner.SELF
    if field in (Field.NUMBER, Field.OTHER, Field.SIDE, Field.YOUNG):
        owner = Owner.SELF
    return Guess(Meaning(owner, field), sure, BY_TITLE)


def _field(title: str) -> tuple[Field, float] | None:
    for pattern, field, sure in _RULES_READY:
        if pattern.search(title):
            return field, sure
    return (Field.FULL_NAME, 0.8) if _PERSON.match(title) else None
