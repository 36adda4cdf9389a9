"""Stage 2: the base of mentees (DOMAIN.md §4.3)."""

from __future__ import annotations

from . import roles as r
from .model import EVERYONE, WITH_PUPILS, Item, Level
from .situations import Situation

ITEMS = (
    Item(
        "ST2-01", "Анкетирование обучающихся, которым нужен наставник", "Заполненные анкеты",
        Level.CORE, (r.CURATOR, r.CLASS_TEACHERS), "10–30 сентября", "март", Situation.PUPILS, WITH_PUPILS,
    ),
    Item(
        "ST2-02", "Сбор согласий на обработку персональных данных совершеннолетних участников", "Согласия",
        Level.LAW, (r.CURATOR,), "10–30 сентября", "март", Situation.ADULTS, basis="ст. 9 закона № 152-ФЗ",
    ),
    Item(
        "ST2-03", "Сбор согласий родителей на обработку персональных данных детей", "Согласия родителей",
        Level.LAW, (r.CLASS_TEACHERS, r.CURATOR), "10–30 сентября", "март", Situation.MINORS, WITH_PUPILS, "ст. 9 закона № 152-ФЗ",
    ),
    Item(
        "ST2-04", "Сбор сведений о запросах обучающихся от классных руководителей, психолога и родителей", "Карты запросов",
        Level.CORE, (r.CLASS_TEACHERS, r.PSYCHOLOGIST), "10–30 сентября", "март", Situation.PUPILS, WITH_PUPILS,
    ),
    Item(
        "ST2-05", "Сбор сведений о запросах педагогов: личные дела, методическая работа, итоги аттестации", "Карты запросов",
        Level.CORE, (r.DEPUTY, r.METHOD_HEADS), "10–30 сентября", "март", Situation.TEACHERS,
    ),
    Item(
        "ST2-06", "Выявление профессиональных затруднений и запросов педагогов", "Результаты диагностики",
        Level.CORE, (r.CURATOR,), "1–15 сентября", "март", Situation.TEACHERS,
    ),
    Item(
        "ST2-07", "Выбор форм наставничества по запросам наставляемых", "Решение о формах",
        Level.CORE, (r.DEPUTY, r.CURATOR), "10–30 сентября", "март",
    ),
    Item(
        "ST2-08", "Входная оценка наставляемых", "Исходные данные для сравнения",
        Level.CORE, (r.CURATOR, r.PSYCHOLOGIST), "10 сентября – 20 октября", "март",
    ),
    Item(
        "ST2-09", "Формирование базы наставляемых из педагогов", "База наставляемых",
        Level.CORE, (r.CURATOR, r.METHOD_HEADS), "10–30 сентября", "март", Situation.TEACHERS,
    ),
    Item(
        "ST2-10", "Формирование базы наставляемых из обучающихся", "База наставляемых",
        Level.CORE, (r.CURATOR, r.CLASS_TEACHERS), "10–30 сентября", "март", Situation.PUPILS, WITH_PUPILS,
    ),
    Item(
        "ST2-11", "Ежегодное обновление базы наставляемых", "Обновлённая база",
        Level.CORE, (r.CURATOR,), "до 1 октября", "до 1 октября", kinds=EVERYONE,
    ),
    Item(
        "ST2-12", "Составление перечня запросов наставляемых", "Перечень запросов",
        Level.CORE, (r.CURATOR,), "10–30 сентября", "март",
    ),
    Item(
        "ST2-13", "Персонифицированный учёт участников наставничества", "Ведомость учёта",
        Level.CORE, (r.CURATOR,), "ежеквартально", "ежеквартально", kinds=EVERYONE,
    ),
    Item(
        "ST2-14", "Беседы и консультации для возможных участников и родителей", "Журнал консультаций",
        Level.RECOMMENDED, (r.CURATOR, r.PSYCHOLOGIST), "в течение учебного года", "в течение года",
    ),
    Item(
        "ST2-15", "Получение согласий родителей на участие детей в программе", "Согласия на участие",
        Level.CORE, (r.CLASS_TEACHERS,), "10–30 сентября", "март", Situation.MINORS, WITH_PUPILS,
    ),
    Item(
        "ST2-16", "Сбор отдельных согласий на распространение персональных данных: публикация имён и фотографий", "Согласия",
        Level.LAW, (r.DATA_OFFICER, r.CURATOR), "10–30 сентября", "март", Situation.PUBLICATION, basis="ст. 10.1 закона № 152-ФЗ",
    ),
)  # fmt: skip
