"""The verdicts: statuses, reasons, decisions of the organisation, the report."""

from __future__ import annotations

import pytest

from duet.core.catalogue import Facts, Severity
from duet.core.coverage import CERTAIN, Decision, Ground, Place, Status, check

from .build import EVERYTHING, NOTHING, plan, row


def test_a_found_item_names_its_row_and_words():
    verdict = check(plan("День здоровья", row("Тренинг для наставников", number="1.2", key="r2")), EVERYTHING).of("ST4-07")
    assert verdict.status is Status.COVERED
    assert verdict.grounds == (Ground(0.9, "Тренинг для наставников", Place(1, "r2", "1.2", "Тренинг для наставников")),)
    assert verdict.why == "Строка 1.2: «Тренинг для наставников»."


def test_a_row_without_a_number_is_named_by_its_place():
    verdict = check(plan("День здоровья", "Тренинг для наставников"), EVERYTHING).of("ST4-07")
    assert verdict.why == "Строка 2 по порядку: «Тренинг для наставников»."


def test_a_doubtful_item_is_to_be_checked():
    assert check(plan("Дорожная карта"), EVERYTHING).of("ST1-11").status is Status.CHECK


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("ST5-07", "В плане нет строки о том, чего требует закон. Основание: ст. 351.8 ТК РФ."),
        ("ST1-08", "В плане нет строки, ключевой для методологии."),
        ("ST1-03", "В плане нет строки, которую советует методология."),
    ],
)
def test_a_missing_item_says_how_grave_it_is(code, why):
    verdict = check(plan("День здоровья"), EVERYTHING).of(code)
    assert (verdict.status, verdict.why, verdict.confidence) == (Status.MISSING, why, 0.0)


def test_an_item_whose_situation_does_not_hold_is_not_wanted():
    verdict = check(plan("День здоровья"), Facts()).of("ST5-07")
    assert (verdict.status, verdict.why) == (Status.NOT_APPLICABLE, "Пар «работник — работник» нет.")


def test_an_item_that_is_there_is_covered_whatever_the_facts():
    assert check(plan("Дополнительные соглашения к трудовым договорам"), NOTHING).of("ST5-07").status is Status.COVERED


def test_an_item_that_repeats_another_is_never_missing():
    verdict = check(plan("День здоровья"), EVERYTHING).of("ST1-37")
    assert (verdict.status, verdict.why) == (Status.NOT_APPLICABLE, "Отдельная строка не нужна: это ST5-08.")


def test_what_is_known_of_a_row_is_certain():
    verdict = check(plan(row("Чай с вареньем", number="3", codes=("ST7-08",))), EVERYTHING).of("ST7-08")
    assert (verdict.confidence, verdict.why) == (CERTAIN, "Строка взята из каталога: строка 3.")


def test_a_code_that_is_not_in_the_catalogue_is_passed_over():
    report = check(plan(row("Чай с вареньем", codes=("ST9-99",))), EVERYTHING)
    assert [place.index for place in report.unmatched] == [0]


def test_a_local_act_beside_the_plan_settles_what_acts_settle():
    asides = ["2. Назначить наставником воспитателя Иванову.", "Наставник и наставляемый проводят первую встречу."]
    report = check(plan("День здоровья"), EVERYTHING, asides=asides)
    assert report.of("ST4-10").why == "Вне таблицы: «Назначить наставником»."
    assert report.of("ST4-10").grounds[0].place is None
    assert report.of("ST6-01").status is Status.MISSING


def test_a_row_counts_before_a_local_act():
    report = check(plan("Приказ об утверждении списка наставников"), EVERYTHING, asides=["Назначить наставником Иванову."])
    assert [ground.place is None for ground in report.of("ST4-10").grounds] == [False, True]


def test_the_organisation_decides_that_a_row_covers_an_item():
    report = check(plan(row("Чай с вареньем", key="tea", number="5")), EVERYTHING, decided={"ST7-08": Decision(rows=("tea",))})
    verdict = report.of("ST7-08")
    assert (verdict.status, verdict.confidence, verdict.why) == (Status.COVERED, CERTAIN, "Так решено: строка 5.")
    assert report.unmatched == ()


def test_the_organisation_decides_that_an_item_is_not_required():
    decided = {"ST4-07": Decision(reason="Наставники обучены в прошлом году.")}
    verdict = check(plan("Обучение наставников"), EVERYTHING, decided=decided).of("ST4-07")
    assert (verdict.status, verdict.why, verdict.grounds) == (Status.NOT_NEEDED, "Наставники обучены в прошлом году.", ())


def test_the_organisation_decides_that_a_row_does_not_cover_an_item():
    decided = {"ST4-07": Decision(not_rows=("old",))}
    rows = (row("Обучение наставников", key="old"), row("Тренинг для наставников", key="new"))
    assert [ground.place.key for ground in check(plan(*rows), EVERYTHING, decided=decided).of("ST4-07").grounds] == ["new"]
    alone = check(plan(rows[0]), EVERYTHING, decided=decided)
    assert alone.of("ST4-07").status is Status.MISSING
    assert [place.key for place in alone.unmatched] == ["old"]


def test_a_decision_about_a_row_that_is_gone_is_passed_over():
    decided = {"ST4-07": Decision(rows=("gone",)), "ST7-08": Decision(rows=("gone",))}
    report = check(plan(row("Обучение наставников")), EVERYTHING, decided=decided)
    assert (report.of("ST4-07").status, report.of("ST7-08").status) == (Status.COVERED, Status.MISSING)


def test_the_report_tells_rows_that_match_nothing_and_rows_without_a_deadline_or_a_responsible():
    rows = (row("День здоровья", deadline="май", responsible=" "), row("Обучение наставников", deadline=" ", responsible="Куратор"))
    report = check(plan(*rows), EVERYTHING)
    assert [[place.index for place in places] for places in (report.unmatched, report.undated, report.unowned)] == [[0], [1], [0]]
    assert report.rows == 2


def test_the_report_goes_by_severity_and_by_stage():
    report = check(plan("Обучение наставников"), Facts())
    assert list(report.gaps) == list(Severity)
    assert {verdict.item.severity for verdict in report.gaps[Severity.LAW]} == {Severity.LAW}
    assert sum(map(len, report.gaps.values())) == len(report.with_status(Status.MISSING))
    assert [len(verdicts) for verdicts in report.by_stage.values()] == [37, 16, 10, 10, 12, 18, 20]
    assert [verdict.item.code for verdict in report.covered_by(0)] == ["ST4-07"]


def test_an_empty_plan_lacks_everything_that_is_wanted():
    report = check(plan(), EVERYTHING)
    assert len(report.with_status(Status.MISSING)) == 122
    assert report.unmatched == ()


def test_an_unknown_code_has_no_verdict():
    with pytest.raises(KeyError):
        check(plan(), EVERYTHING).of("ST9-99")


def test_statuses_have_words():
    assert [status.label for status in Status] == ["есть", "проверьте", "нет", "не относится", "не требуется"]
