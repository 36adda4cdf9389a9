"""Answers for consents, notices and applications."""

from .school import LEARNER, MENTEE, MENTOR, OTHER_MENTEE, OTHER_MENTOR, who

PARENT = who("Ким Елена Викторовна")
TERM = {"с": "2026-10-05", "по": "2027-05-31"}

SAMPLES = {
    "mentor_consent": {
        "наставник": MENTOR, "кому_помогает": "labour", "наставляемые": [MENTEE, OTHER_MENTEE], "форма": "TT", **TERM,
        "оплата": "5 000 рублей в месяц",
    },
    "mentee_consent": {"наставляемый": MENTEE, "наставник": MENTOR, "форма": "TT", **TERM},
    "parent_consent": {
        "ребёнок": LEARNER, "родитель": PARENT, "роль": "mentee", "наставник": OTHER_MENTOR, "форма": "",
        "место": "в помещениях организации",
        **TERM,
    },
    "data_consent_adult": {"субъект": MENTOR, "по": "2027-05-31"},
    "data_consent_minor": {"субъект": LEARNER, "представитель": PARENT, "по": "2027-05-31"},
    "dissemination_consent": {"субъект": MENTOR, "представитель": None, "по": "2027-05-31"},
    "cancellation_notice": {
        "наставник": MENTOR, "наставляемые": [MENTEE], "вручение": "2026-10-02", "с": "2026-10-08", "соглашение": None, "причина": "",
    },
    "withdrawal_notice": {
        "заявитель": PARENT, "ребёнок": LEARNER, "получено": "2026-09-21", "прекращено": "2026-09-21",
        "данные": "ответы на анкеты, фотографии",
        "уничтожено": "2026-10-02", "акт": "от 02.10.2026 № 3", "осталось": "приказ о закреплении пар", "опубликованное": True,
    },
    "mentor_resignation": {
        "наставник": OTHER_MENTOR, "кому_помогает": "labour", "наставляемые": [OTHER_MENTEE], "с": "2026-12-01",
        "причина": "состоянием здоровья",
        "приказ": None,
    },
    "mentor_change_request": {
        "заявитель": MENTEE, "наставляемый": None, "наставник": MENTOR, "на_кого": OTHER_MENTOR, "с": "2026-12-01",
        "причина": "не совпадает расписание уроков",
    },
}  # fmt: skip
