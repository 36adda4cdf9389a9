"""Where the catalogue comes from and when it was looked through."""

from __future__ import annotations

CHECKED = "ноябрь 2026 года"
"""When the items, their levels and their legal bases were compared with the acts. A newer act: look through the items again."""

SOURCES = (
    ("№ Р-145 от 25.12.2019", "методология (целевая модель) наставничества обучающихся: семь этапов, мотивация, мониторинг"),
    ("№ МР-42/02 от 23.01.2020", "методические рекомендации к ней: роли, анкеты, базы"),
    ("№ АЗ-1128/08 от 21.12.2021", "рекомендации по наставничеству педагогических работников: положение, дорожная карта"),
    ("ст. 351.8 ТК РФ", "согласие, дополнительное соглашение и оплата наставника-работника, с 01.03.2025"),
    ("№ 152-ФЗ от 27.07.2006", "согласия на обработку и распространение персональных данных, с 01.09.2025 — отдельными документами"),
    ("№ 1264-р от 21.05.2025", "концепция развития наставничества до 2030 года"),
)
"""The acts and what the catalogue takes from each. No more conformity is claimed: annexes of letters were not compared in words."""
