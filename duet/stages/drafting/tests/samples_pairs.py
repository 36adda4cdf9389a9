"""Answers for orders on pairs."""

from .school import LEAD, MENTEE, MENTOR, OTHER_MENTEE, OTHER_MENTOR

SAMPLES = {
    "pairs_order": {
        "пары": [
            {"наставник": MENTOR, "наставляемый": MENTEE, "форма": "TT"},
            {"наставник": OTHER_MENTOR, "наставляемый": OTHER_MENTEE, "форма": "TT"},
        ],
        "с": "2026-10-05",
        "по": "2027-05-31",
        "срок_программ": "2026-10-24",
        "куратор": LEAD,
        "положение": None,
        "оплата": "",
        "на_сайте": True,
        "основание": "письменные согласия наставников и наставляемых",
        "контроль": {},
    }
}
