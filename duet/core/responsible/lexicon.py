"""The words of «Ответственные» cells that grammar alone does not explain (DOMAIN.md §2.1, §11.3).

Everything is a lemma with «е» for «ё», unless said otherwise.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache


class Sort(StrEnum):
    """What a noun or an abbreviation names, as far as it matters for the grammar of a cell."""

    PERSON = "person"
    BODY = "body"  # a group of people: «рабочая группа», «совет»
    ORGANISATION = "organisation"
    UNIT = "unit"  # «МО», «ПЦК»: a body that is mostly a complement, «руководитель МО»
    DIRECTION = "direction"  # «УВР», «ИЗО»: never responsible by itself
    LEGAL_FORM = "legal form"  # «МБОУ», «МКУ»: the name follows
    THING = "thing"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Adjectives and participles that are posts by themselves.
POSTS_LIKE_ADJECTIVES = _words(
    "заведующий управляющий ответственный обучающийся учащийся наставляемый вожатый служащий подопечный трудящийся"
    " исполняющий дежурный подшефный уполномоченный желающий"
)
# Of these, those that never stand before another noun as its adjective.
NEVER_ATTRIBUTES = _words("заведующий обучающийся учащийся вожатый исполняющий")

# Groups and organisations. The last part of a hyphenated word is compared («пресс-центр»), with or without a prefix of these.
_PREFIXES = tuple("пед метод проф орг мед тех гор рай обл само управ студ медиа мест дет спорт со".split())  # noqa: SIM905 — a list of words
_BODIES = _words(
    "администрация группа комиссия совет коллектив служба команда штаб жюри консилиум собрание бригада актив пара кафедра руководство"
    " дирекция канцелярия бухгалтерия общественность семья персонал состав объединение волонтерство ком профсоюз сообщество"
    " кружок отряд класс секция секретариат президиум правление парламент дума движение дуэт дружина звено редакция самоуправление"
    " оргкомитет"
)
_ORGANISATIONS = _words(
    "управление департамент министерство отдел отделение орган центр институт учреждение организация школа колледж техникум училище"
    " лицей гимназия университет академия сад ясли интернат предприятие фирма компания библиотека музей фонд агентство ведомство"
    " муниципалитет дом дворец поликлиника больница театр ассоциация союз клуб филиал площадка кванториум технопарк завод комбинат"
    " комплекс партнерство комитет округ лаборатория сектор подразделение правительство прокуратура полиция приемная минпросвещения"
    " минобрнауки минобр инспекция структура редколлегия вуз"
)
_COMMITTEES_INSIDE = _words("родительск профсоюзн организационн ученическ попечительск студенческ школьн классн")

# Abbreviations, in capitals.
BODIES = _words("МС НМС МЭС ППК ПМПК ППО ПК ШСП СППС ШСК РДДМ РДШ СНО ШВР НОУ ОРК СМН ШНМО ТПМПК ПС СП СМП")
UNITS = _words("МО ШМО ГМО РМО ОМО ММО СМО ПМО ШПМО ПЦК ЦМК ПМК ЦК МЦК МТГ УМО ФУМО МК ПТГ ТГ РГ ВТГ ПЦМК ШМК")
DIRECTIONS = _words(
    "УВР ВР УР НМР УМР УПР АХР АХЧ БЖ ОТ МР ПР ИР ИКТ НР ВСР УПИВР НИР ИЗО ОБЖ ОБЗР МХК ФК ФИЗО ПДД ГО ЧС ЦМН ПБ ТБ ДОП"
    " ФГОС ОГЭ ЕГЭ ГИА ВПР ЦОС ПФДО ДОТ ЭОР ВСОКО ВШК ПМП УВЧ УЧ ПО ТО АХ ОВЗ ИТ ВД ЦТ КР НОО ООП ДО"
)
LEGAL_FORMS = _words(
    "МБОУ МАОУ МКОУ МОУ ГБОУ ГКОУ ГАОУ МБУ МАУ МКУ МУ ГБУ ГАУ ГКУ АУ БУ КУ ГУ ФГБОУ ФГБУ ФГАОУ ФГКОУ МБДОУ МАДОУ МКДОУ МДОУ ГБДОУ"
    " ГАПОУ ГБПОУ КГБПОУ КГБУ КГКУ КГАУ КГАПОУ КГБОУ КГКОУ ОГБУ ОГАУ ОГБПОУ ОГАПОУ ОГБОУ МБУДО МАУДО МУДО ГАУДО ГБУДО МОБУ МАНОУ МБВСОУ"
    " КГБ ПОУ ДПО ВО СПО УДПО ООО АО ОАО ПАО ЗАО ИП МКУДО НОУ АНО ЧОУ ЧДОУ ЧПОУ ЧУ ОУДПО ОГКОУ ЦРР ДСКВ НМБОУ РГБУ РГАУ ТМБОУ СПБ"
)
INSTITUTIONS = _words("ОО ОУ ДОУ ДОО СОШ ООШ НОШ СШ УДО ПОО ДДТ ЦДТ ДЮЦ ДЮСШ СЮТ ЦВР ДШИ ДМШ ЦРТДЮ ГДОУ СУЗ ВУЗ ДТДМ ЦДОД ОДО")
POSTS = _words("ПДО ЗДУВР ЗДВР ЗДУР ЗДНМР ЗДУМР ЗДУПР ЗДАХР ЗДПБ ЗДАХЧ ЗУВР ЗДМР ЗДБ")

# Shortened words, without their dots. The first are adjectives («кл. руководитель»), the second are posts («зам. директора»).
SHORT_ADJECTIVES = _words(
    "кл соц пед ст мл муз гл вед доп хоз физ учеб метод мед тех нач псих проф общ обл гор рай дош науч адм мун рег дет воспит орг психол"
    " стар шк соцпед ответств произв худ сов образов библ"
)
SHORT_POSTS = _words(
    "зам зав рук отв спец пом преп уч инстр дир секр пред председ чл сотр инж воспит замдир завед респ ассист коорд метод псих лог лаб"
    " библиот администр орг тьют кур вож бух завуч учит директ руковод деф мед нач пед зам.дир замы"
)
# Shortened even without a dot, whatever else the dictionary has.
SHORT_ANYWAY = _words("рук зам зав отв пед соц преп замы ио врио врид")
SHORT_PLACES = _words("г п пос с д ул обл р пгт")
SHORT_OTHERS = _words("им г гг пос с д р обл ул т др пр п ч к н тыс чел руб экз напр кан проф к-т ред")
# What may stand right after «зам.», «помощник»: whose deputy.
CHIEFS = _words(
    "директор заведующий руководитель начальник министр председатель глава заведовать мэр управляющий ректор декан врач бухгалтер"
    " воспитатель учитель преподаватель директорат губернатор декан вожатый секретарь инженер мастер"
)
# Posts that are never a surname: what stands before or after initials is one of these, or a name.
COMMON_POSTS = _words(
    "директор заместитель зам заведующий куратор координатор методист воспитатель учитель педагог преподаватель руководитель наставник"
    " психолог логопед дефектолог завуч завхоз председатель член начальник специалист администратор секретарь бухгалтер мастер тренер"
    " инструктор библиотекарь организатор советник тьютор эксперт инженер программист делопроизводитель медсестра вожатый хореограф"
    " концертмейстер родитель ученик студент обучающийся наставляемый ответственный исполнитель соисполнитель представитель партнер"
    " работодатель инспектор помощник лаборант заведовать ректор декан доцент профессор модератор консультант сотрудник работник лицо"
)
# Nouns that ask for a person in the genitive at once.
DEPUTIES = _words("заместитель зам ио врио врид замы")
ASSISTANTS = _words("помощник ассистент советник секретарь обязанность приказ распоряжение решение поручение представитель")
# Posts that may have people as a complement in the genitive: «куратор наставников».
LEADERS_OF_PEOPLE = _words(
    "член представитель председатель куратор координатор наставник родитель участник лидер староста тренер ребенок законный"
)
# Places: «директор школы наставников» is not, «директор школы / руководители» is how cells are torn.
PLACES = _words(
    "школа сад детсад колледж техникум училище лицей гимназия учреждение организация класс университет предприятие институт"
    " интернат отделение работа управление департамент министерство образование район город округ область край"
)
# What a surname after it is the name of: «администрация города Пушкина».
HAVE_NAMES = _words("город район округ область край село администрация управление отдел департамент комитет поселение поселок г")
OF_JURY = _words("член председатель состав секретарь координатор эксперт представитель заместитель зам")
# «лица, ответственные за …», «педагог, ответственный за …» are one party.
GENERAL_PEOPLE = _words("лицо работник сотрудник специалист педагог человек должностной")
# «Педагог организатор»: what may follow a teacher's post without its hyphen, and after what.
APPOSED = _words(
    "организатор психолог предметник логопед дефектолог наставник библиотекарь навигатор тьютор преподаватель олигофренопедагог"
    " предметники сурдопедагог тифлопедагог методист исследователь стажер волонтер"
)
TAKE_APPOSITION = _words("педагог учитель преподаватель тренер инструктор студент ученик воспитатель")
# Pronouns and quantifiers that belong to the noun after them.
DETERMINERS = _words(
    "все всё весь вся всех всем всеми каждый каждого каждая его ее её их свои наши данные другие иные вновь впервые наиболее"
    " не остальные оба обе"
)
INSEPARABLE = frozenset({("КДН", "ЗП"), ("ГО", "ЧС"), ("ПДД", "БДД")})
CONJUNCTIONS = _words("и или & + /")
# Words between two parties that both carry the work out.
CONNECTIVES = (
    *(("совместно", "с"), ("совместно", "со"), ("совместно",), ("вместе", "с"), ("вместе", "со"), ("а", "также"), ("а", "так", "же")),
    *(("при", "участии"), ("при", "поддержке"), ("при", "содействии"), ("при", "помощи"), ("с", "участием"), ("с", "привлечением")),
    *(("с", "приглашением"), ("при", "взаимодействии", "с"), ("во", "взаимодействии", "с"), ("в", "том", "числе"), ("в", "тч")),
    *(("под", "руководством"), ("под", "контролем"), ("при", "консультативной", "поддержке"), ("при", "методической", "поддержке")),
    *(("по", "согласованию", "с"), ("по", "согласованию", "со"), ("включая",)),
    *(("по", "необходимости"), ("по", "мере", "необходимости"), ("при", "необходимости"), ("при", "наличии")),
    *(("он", "же"), ("она", "же"), ("они", "же")),
)
# The case that the last word of a connective governs.
GOVERNED = {
    **dict.fromkeys(("с", "со"), "ablt"),
    **dict.fromkeys(("участии", "поддержке", "содействии", "помощи", "участием", "привлечением", "приглашением"), "gent"),
    **dict.fromkeys(("руководством", "контролем"), "gent"),
}
AGREEMENT = (("по", "согласованию"), ("со", "согласованию"), ("согласованию",))
# Only a heading of what follows: «Ответственный: директор», «соисполнители – ОО».
LABELS = _words("ответственный исполнитель соисполнитель отв исп")
# Words that tell a preposition of the complement from the dictionary's other readings.
PREPOSITIONS = _words("по за в во с со при для на из от до о об к у под между без через над около среди против им имени")


@lru_cache(maxsize=20_000)
def sort_of(lemma: str, *, person: bool) -> Sort:
    """What the noun with this lemma names; ``person`` is what the dictionary thinks."""
    last = lemma.rpartition("-")[2]
    if _among(last, _BODIES):
        return Sort.BODY
    if _among(last, _ORGANISATIONS):
        return Sort.ORGANISATION
    return Sort.PERSON if person else Sort.THING


def _among(lemma: str, lemmas: frozenset[str]) -> bool:
    return lemma in lemmas or any(lemma.startswith(prefix) and lemma[len(prefix) :] in lemmas for prefix in _PREFIXES)


def is_inside_committee(title: str) -> bool:
    """«Родительский комитет» is people of the school, «комитет по образованию» an authority."""
    return any(stem in title.lower() for stem in _COMMITTEES_INSIDE)


def sort_of_capitals(text: str) -> Sort:
    """What an abbreviation names; an unknown one is an organisation."""
    for sort, names in _SORTS_OF_CAPITALS:
        if text.upper() in names:
            return sort
    return Sort.PERSON if text.startswith("ЗД") and text[2:] in DIRECTIONS else Sort.ORGANISATION


_SORTS_OF_CAPITALS = (
    (Sort.LEGAL_FORM, LEGAL_FORMS),
    (Sort.UNIT, UNITS),
    (Sort.BODY, BODIES),
    (Sort.PERSON, POSTS),
    (Sort.DIRECTION, DIRECTIONS),
)
