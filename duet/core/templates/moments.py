"""The year of mentoring as it usually goes: the moments of DOMAIN.md, Appendix B, in words without a year.

A school year prepares in August and forms pairs by November; a calendar year prepares in February and forms them by April.
"""

from __future__ import annotations

from .model import When

# Preparation
PREPARE = When("20–31 августа", "до 15 февраля")
LAUNCH = When("1–15 сентября", "15 февраля – 5 марта")
PROGRAMMES = When("до 15 сентября", "до 5 марта")
PAY = When("до 1 октября", "до 1 апреля")
PARTNERS = When.always("до 1 октября")
MOTIVATION = When.always("до 30 декабря")

# Bases
NEEDS = When("10–30 сентября", "1–20 марта")
MENTORS = When("10–30 сентября", "1–25 марта")
ENTRY = When("10 сентября – 20 октября", "1 марта – 10 апреля")
RENEWAL = When.always("до 1 октября")

# Mentors and pairs
TRAINING = When("1–20 октября", "10–31 марта")
MATCHING = When("15–31 октября", "1–14 апреля")
PAIRS = When("до 1 ноября", "до 20 апреля")
ACQUAINTED = When.always("в течение трёх рабочих дней после издания приказа о закреплении пар")
PLANS = When.always("в течение двух недель после издания приказа о закреплении пар")

# Work
MEETINGS = When("1–30 ноября", "20 апреля – 15 мая")
PERSONAL = When("до 30 ноября", "до 15 мая")
WORK = When("ноябрь – май", "апрель – ноябрь")
INTERIM = When("до 20 декабря и до 20 марта", "до 15 июня и до 15 сентября")
QUARTERLY = When("до 25 декабря, 25 марта и 25 мая", "до 25 июня, 25 сентября и 25 ноября")
MONTHLY = When.always("ежемесячно до 25 числа")
HOLIDAYS = When("до 10 ноября, 15 января, 5 апреля и 10 июня", "до 10 июня и до 10 ноября")
MENTOR_DAY = When.always("2 марта")
ALL_YEAR = When("в течение учебного года", "в течение года")

# The end of the year
PRELIMINARY = When("до 5 мая", "до 10 декабря")
REPORTS = When("до 15 мая", "до 15 декабря")
LAST_MEETINGS = When("15–31 мая", "15–30 ноября")
SURVEY = When("10–31 мая", "1–15 декабря")
FINAL = When("25 мая – 15 июня", "10–25 декабря")
REWARDS = When("до 15 июня", "до 25 декабря")
PUBLISHED = When("до 20 июня", "до 28 декабря")
CLOSING = When("до 30 июня", "до 28 декабря")
ERASED = When.always("в течение 30 дней после завершения программ наставничества")

# What a department asks and does
QUARTER_AFTER = When.always("ежеквартально до 5 числа месяца, следующего за отчётным")
CONTEST = When("1 марта – 20 апреля", "1 октября – 20 ноября")
REGISTRY = When.always("март")
REGION = When.always("октябрь – декабрь")
