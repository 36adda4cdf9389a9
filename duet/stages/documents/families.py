"""Families of documents (DOMAIN.md §5.1): each has a word, a gender for its stamps and a count of its own in the register."""

from __future__ import annotations

from django.db import models

from duet.core.declension import Case


class Family(models.TextChoices):
    """What sort of paper it is; the label is the heading over such papers in lists."""

    ORDER = "order", "Приказы"
    REGULATION = "regulation", "Положения и планы"
    AGREEMENT = "agreement", "Соглашения"
    PERSONAL = "personal", "Согласия и заявления"
    RECORD = "record", "Программы, журналы и списки"
    REPORT = "report", "Отчёты и справки"
    MINUTES = "minutes", "Протоколы и акты"
    AWARD = "award", "Письма и награды"

    @property
    def word(self) -> str:
        """One of them, small: «приказ»."""
        return _WORDS[self][0]

    def said(self, case: Case) -> str:
        """One of them in a case: «приказом»."""
        return _WORDS[self][list(Case).index(case)]

    @property
    def mask(self) -> str:
        """How its numbers look until the organisation chooses its own look."""
        return _MASKS[self]


# In the order of ``Case``.
_WORDS = {
    Family.ORDER: ("приказ", "приказа", "приказу", "приказ", "приказом", "приказе"),
    Family.REGULATION: ("локальный акт", "локального акта", "локальному акту", "локальный акт", "локальным актом", "локальном акте"),
    Family.AGREEMENT: ("соглашение", "соглашения", "соглашению", "соглашение", "соглашением", "соглашении"),
    Family.PERSONAL: ("заявление", "заявления", "заявлению", "заявление", "заявлением", "заявлении"),
    Family.RECORD: ("документ", "документа", "документу", "документ", "документом", "документе"),
    Family.REPORT: ("отчёт", "отчёта", "отчёту", "отчёт", "отчётом", "отчёте"),
    Family.MINUTES: ("протокол", "протокола", "протоколу", "протокол", "протоколом", "протоколе"),
    Family.AWARD: ("письмо", "письма", "письму", "письмо", "письмом", "письме"),
}
_MASKS = {
    Family.ORDER: "{n}-од",
    Family.REGULATION: "{n}-ла",
    Family.AGREEMENT: "{n}/{yy}",
    Family.PERSONAL: "{n}-з",
    Family.RECORD: "{n}-у",
    Family.REPORT: "{n}-с",
    Family.MINUTES: "{n}",
    Family.AWARD: "{n}-б",
}
