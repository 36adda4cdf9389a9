"""Words for what the journal and the extract say: actions, columns."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import models

from duet.stages.persons.models import Person

from .covering import shown

# Every action about people, as a sentence without whoever did it: «внёс карточку».
ACTIONS = {
    "persons.add": "карточка внесена",
    "persons.edit": "карточка исправлена",
    "persons.leave": "отмечено, что человек выбыл",
    "persons.come_back": "человек возвращён в список",
    "persons.merge": "две карточки объединены",
    "persons.tell_apart": "отмечено, что это разные люди",
    "persons.add_group": "добавлен класс или группа",
    "persons.edit_group": "изменён класс или группа",
    "persons.close_group": "класс или группа выпущены",
    "persons.move_up": "классы переведены на новый год",
    "persons.guard": "вписан законный представитель",
    "persons.unguard": "законный представитель убран",
    "persons.set_rules": "изменены правила карточек",
    "consents.ask": "попросили согласие",
    "consents.cancel": "просьба о согласии отменена",
    "consents.remind": "напомнили о согласии",
    "consents.slip": "выдана новая ссылка для подписи",
    "consents.register": "записано согласие на бумаге",
    "consents.sign": "согласие подписано по ссылке",
    "consents.refuse": "в согласии отказано",
    "consents.try_code": "введён код для подписи",
    "consents.want_slip": "попросили новую записку для подписи",
    "consents.withdraw": "согласие отозвано",
    "consents.edit_text": "изменён текст согласия",
    "consents.operator": "изменены сведения об операторе",
    "consents.do_errand": "дело по согласию сделано",
    "consents.extend_errand": "срок дела по согласию продлён",
    "consents.remember": "записано напоминание о согласии",
    "consents.open_list": "изменена публичность списка",
    "bases.join": "вошёл в базу",
    "bases.carry": "перенесён в базу нового года",
    "bases.amend": "исправлено участие в базе",
    "bases.leave": "завершил участие",
    "bases.bring_back": "участие возобновлено",
    "bases.strike_out": "вычеркнут из базы",
    "bases.fill_profile": "заполнены умения и пожелания",
    "bases.add_request": "записан запрос",
    "bases.edit_request": "запрос исправлен",
    "bases.close_request": "запрос закрыт",
    "bases.open_request": "запрос открыт снова",
    "bases.add_note": "записана заметка психолога",
    "bases.edit_note": "исправлена заметка психолога",
    "bases.remove_note": "убрана заметка психолога",
    "bases.choose_columns": "выбраны столбцы базы",
    "partners.add": "записан партнёр",
    "partners.edit": "исправлены сведения о партнёре",
    "partners.close": "партнёр больше не сотрудничает",
    "partners.reopen": "партнёр снова сотрудничает",
    "partners.sign": "записано соглашение",
    "partners.renew": "соглашение продлено",
    "partners.edit_agreement": "исправлено соглашение",
    "partners.end_early": "соглашение расторгнуто",
    "partners.add_contact": "записан контакт партнёра",
    "partners.edit_contact": "исправлен контакт партнёра",
    "partners.remove_contact": "убран контакт партнёра",
    "partners.send": "записан человек от партнёра",
    "partners.check": "отмечены документы человека от партнёра",
    "partners.recall": "человек больше не от партнёра",
    "acts.add": "записан правовой акт",
    "acts.edit": "исправлен правовой акт",
    "acts.retire": "указан последний день правового акта",
    "acts.restore": "правовой акт снова без срока",
    "acts.study": "отмечено, что акт изучен",
    "acts.forget": "снята отметка об изучении акта",
    "acts.ask": "попросили изучить акт",
    "gathering.upload": "загружен список людей",
    "gathering.read": "список людей прочитан",
    "gathering.refuse": "список людей не прочитан",
    "gathering.understand": "указано, что в столбцах списка",
    "gathering.mend": "исправлена строка списка",
    "gathering.decide": "решено, кто есть кто в списке",
    "gathering.write": "начата запись списка в карточки",
    "gathering.written": "список записан в карточки",
    "gathering.settle": "из списка взято то, что ждало согласия",
    "gathering.drop": "список убран",
    "gathering.wipe": "список удалён по сроку хранения",
    "accounting.assess": "записана оценка",
    "accounting.choose_parameters": "выбраны показатели оценки",
    "accounting.add_parameter": "добавлен показатель оценки",
    "accounting.confirm": "карточки сверены",
    "accounting.depart": "при сверке отмечено, что человек выбыл",
    "accounting.come_back": "при сверке человек возвращён",
    "accounting.finish_update": "ежегодная сверка завершена",
    "accounting.fix": "выписка персонифицированного учёта зафиксирована",
    "people.add": "записан как участник",
    "people.edit": "запись участника исправлена",
    "people.assign": "роли изменены",
    "people.invite": "выдана ссылка для входа",
    "people.cancel_invitation": "приглашение отменено",
    "people.join": "пришёл по приглашению",
    "people.renew_password": "задан новый пароль",
    "people.leave": "отмечен уход",
    "people.bring_back": "возвращён на работу",
    "accounts.log_in": "вход",
    "accounts.log_out": "выход",
    "accounts.log_in_failed": "неудачная попытка входа",
    "accounts.code_failed": "неверный код при входе",
    "accounts.change_password": "пароль изменён",
    "accounts.reset_password": "пароль задан по письму",
    "accounts.add_factor": "добавлен второй способ входа",
    "accounts.remove_factor": "убран второй способ входа",
    "accounts.reset_factor": "новые запасные коды",
    "inviting.let_in": "открыт вход",
    "inviting.send_letters": "приглашения отправлены по почте",
    "inviting.make_slips": "напечатаны записки для входа",
    "privacy.take_request": "записано обращение",
    "privacy.answer_request": "обращение закрыто ответом",
    "privacy.erase": "сведения сверх карточки уничтожены по акту",
    "privacy.depersonalise": "карточка обезличена по акту",
    "privacy.set_terms": "сроки хранения изменены",
    "privacy.destroy_due": "уничтожено по акту: истёк срок хранения",
}

# Columns whose models say nothing in Russian.
_COLUMNS = {
    "person": "О ком",
    "adult": "Представитель",
    "child": "Ребёнок",
    "signer": "Кто подписывает",
    "by": "Кто записал",
    "at": "Когда",
    "made_at": "Когда записано",
    "made_by": "Кто записал",
    "asked_by": "Кто попросил",
    "asked_at": "Когда попросили",
    "document": "Документ",
    "voice": "Кто говорит",
    "kind": "О чём",
    "text": "Текст",
    "collection": "Сбор согласий",
    "evidence": "Как подписано",
    "says": "Что сказано",
    "on": "День",
    "until": "По",
    "withdrawn_at": "Отозвано",
    "withdrawal_file": "Скан отзыва",
    "done_at": "Сделано",
    "done_by": "Кто сделал",
    "look": "Что смотрели",
    "member": "Вход в Дуэт",
    "partner": "Партнёр",
    "checks": "Проверки",
    "use": "Что разрешено",
    "field": "Что именно",
    "resource": "Где",
    "code": "Показатель",
    "shown": "Что было показано",
    "cells": "Что написано",
    "mends": "Что исправлено",
    "waiting": "Что ждёт согласия",
}


def action_words(name: str) -> str:
    """Words of an action; one that nobody gave words to is named plainly."""
    return ACTIONS.get(name, name)


def column_words(field: models.Field[Any, Any]) -> str:
    """«Дата рождения»: the words of the model, or of the table above where it has none."""
    words = str(field.verbose_name)
    if words == field.name.replace("_", " "):
        words = _COLUMNS.get(field.name, words)
    return words[:1].upper() + words[1:]


@cache
def _columns() -> dict[str, str]:
    """Words of columns by their names: those of a card first, then of what hangs on it."""
    found: dict[str, str] = {}
    models_told: list[type[models.Model]] = [Person, *(relation.model for relation in shown())]
    for model in models_told:
        for field in model._meta.concrete_fields:
            words = column_words(field)
            for name in (field.name, field.attname):
                found.setdefault(name, words[:1].lower() + words[1:])
    return found


def changed_words(names: Iterable[str]) -> str:
    """«телефон, адрес» of the columns that an action says it changed."""
    words = _columns()
    return ", ".join(dict.fromkeys(words.get(name, name) for name in names))


# What a consent keeps of how it was signed; prints of texts say nothing of a person.
_EVIDENCE = {
    "at": "когда",
    "ip": "адрес в сети",
    "agent": "браузер",
    "forwarded": "через",
    "code": "код с записки верен",
    "accepted": "принял",
    "field": "что",
    "resource": "где",
    "allow": "можно",
    "condition": "условие",
}

# Columns whose texts are words of the program, and what they mean.
CODED = frozenset({"says", "cells", "field", "resource", "recipient"})
_CODES = {
    "given": "дано",
    "refused": "не дано",
    "withdrawn": "отозвано",
    "name": "имя",
    "photo": "фотография",
    "post": "должность",
    "category": "категория",
    "achievements": "достижения",
    "review": "отзыв",
    "contact": "контакт",
    "site": "сайт",
    "vk": "ВКонтакте",
    "max": "MAX",
    "telegram": "Telegram",
    "above": "вышестоящие органы",
}


def code_words(code: str) -> str:
    """Words of a code of the program; a partner is «партнёр № 5»."""
    kind, _, number = code.partition(":")
    return f"партнёр № {number}" if kind == "partner" and number else _CODES.get(code, code)


def key_words(key: str) -> str:
    """The name of a part of a compound column; empty for a part that says nothing of a person."""
    if key in ("sha256", "text", "link", "scan", "accepted_by"):
        return ""
    return _EVIDENCE.get(key, key)
