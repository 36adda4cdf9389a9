"""Stage 3: the base of mentors (DOMAIN.md §4.4)."""

from __future__ import annotations

from . import roles as r
from .model import DEPARTMENT, WITH_PUPILS, Item, Level
from .situations import Situation

ITEMS = (
    Item(
        "ST3-01", "Встреча с возможными наставниками: рассказ о программе и приглашение", "Отчёт о встрече",
        Level.RECOMMENDED, (r.CURATOR, r.METHODIST), "10–30 сентября", "март",
    ),
    Item(
        "ST3-02", "Анкетирование возможных наставников", "Заполненные анкеты",
        Level.CORE, (r.CURATOR, r.METHODIST), "10–30 сентября", "март",
    ),
    Item(
        "ST3-03", "Сбор согласий наставников на обработку персональных данных", "Согласия наставников",
        Level.LAW, (r.CURATOR,), "10–30 сентября", "март", Situation.PERSONAL_DATA, basis="ст. 9 закона № 152-ФЗ",
    ),
    Item(
        "ST3-04", "Получение письменного согласия работников быть наставниками", "Письменные согласия наставников",
        Level.LAW, (r.CURATOR, r.HR), "10–30 сентября", "март", Situation.LABOUR_PAIRS, basis="ст. 351.8 ТК РФ",
    ),
    Item(
        "ST3-05", "Формирование базы наставников из педагогов", "База наставников",
        Level.CORE, (r.CURATOR, r.METHOD_HEADS), "10–30 сентября", "март",
    ),
    Item(
        "ST3-06", "Формирование базы наставников из обучающихся", "База наставников",
        Level.CORE, (r.CURATOR, r.CLASS_TEACHERS), "10–30 сентября", "март", Situation.PUPILS, WITH_PUPILS,
    ),
    Item(
        "ST3-07", "Формирование базы наставников из партнёров, работодателей, выпускников", "База наставников",
        Level.RECOMMENDED, (r.CURATOR,), "10–30 сентября", "март", Situation.PARTNERS, WITH_PUPILS,
    ),
    Item(
        "ST3-08", "Ведение единой муниципальной базы наставников", "Реестр наставников",
        Level.MUNICIPAL, (r.COORDINATOR,), "март", "март", Situation.MUNICIPAL, DEPARTMENT,
    ),
    Item(
        "ST3-09", "Входная оценка наставников", "Исходные данные для сравнения",
        Level.RECOMMENDED, (r.PSYCHOLOGIST, r.CURATOR), "1–20 октября", "март",
    ),
    Item(
        "ST3-10", "Обновление базы наставников, исключение выбывших", "Обновлённая база",
        Level.RECOMMENDED, (r.CURATOR,), "до 1 октября", "до 1 октября",
    ),
)  # fmt: skip
