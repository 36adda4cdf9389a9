"""What a party says besides its words: its kind, its role, who comes first, what is doubtful."""

import subprocess
import sys

import pytest

from duet.core.responsible import Party, PartyKind, read_responsible


def only(cell: str) -> Party:
    (party,) = read_responsible(cell)
    return party


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("куратор", PartyKind.ROLE),
        ("ЗДУВР", PartyKind.ROLE),
        ("Громов П.С.", PartyKind.PERSON),
        ("Куратор Громов П.С.", PartyKind.ROLE),
        ("рабочая группа", PartyKind.BODY),
        ("ШМО", PartyKind.BODY),
        ("Родительские комитеты", PartyKind.BODY),
        ("Комитет по образованию", PartyKind.ORGANISATION),
        ("УО", PartyKind.ORGANISATION),
        ("Образовательные организации", PartyKind.ORGANISATION),
        ("5-9 классы", PartyKind.BODY),
        ("«Точка роста»", PartyKind.ROLE),
    ],
)
def test_a_party_is_a_role_a_person_a_body_or_an_organisation(cell: str, kind: PartyKind) -> None:
    assert only(cell).kind is kind


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("директор школы", "R-HEAD"),
        ("И.о. директора", "R-HEAD"),
        ("заведующая", "R-HEAD"),
        ("руководители ОО", "R-HEAD"),
        ("заведующий отделением", ""),
        ("начальник управления образования", "R-MUNIHEAD"),
        ("зам. директора по УВР", "R-DEPUTY"),
        ("ЗДУВР", "R-DEPUTY"),
        ("завуч", "R-DEPUTY"),
        ("Куратор внедрения ЦМН", "R-CURATOR"),
        ("кураторы групп", "R-CLASS"),
        ("координатор", "R-COORD"),
        ("классных руководителей", "R-CLASS"),
        ("кл. рук. 5-9 классов", "R-CLASS"),
        ("методисты", "R-METHOD"),
        ("старший воспитатель", "R-METHOD"),
        ("руководителя МО", "R-MOHEAD"),
        ("председатели ПЦК", "R-MOHEAD"),
        ("педагог-психолог", "R-PSY"),
        ("соц. педагог", "R-SOC"),
        ("родители (законные представители)", "R-PARENT"),
        ("работодатели", "R-PARTNER"),
        ("муниципальный координатор", "R-MUNI"),
        ("специалист УО", "R-MUNI"),
        ("ИРО", "R-REGION"),
        ("председатель первичной профсоюзной организации", "R-UNION"),
        ("ответственный за сайт", "R-SITE"),
        ("ответственный за внедрение ЦМН", "R-RESP"),
        ("рабочая группа", "R-WG"),
        ("совет наставников", "R-COUNCIL"),
        ("системный администратор", "R-SYSADMIN"),
        ("наставляемые", "R-MENTEE"),
        ("молодые специалисты", "R-MENTEE"),
        ("педагоги-наставники", "R-MENTOR"),
        ("секретарь", "R-HR"),
        ("тьютор", "R-TRAINER"),
        ("жюри конкурса", "R-JURY"),
        ("учредитель", "R-OBSERVER"),
        ("ответственный за организацию обработки персональных данных", "R-DPO"),
        ("учителя физики", ""),
    ],
)
def test_a_known_role_has_its_code(cell: str, code: str) -> None:
    assert only(cell).code == code


def test_the_first_party_is_the_main_one() -> None:
    assert [party.main for party in read_responsible("директор, куратор; наставники")] == [True, False, False]


def test_the_number_of_a_post_is_kept() -> None:
    assert [party.plural for party in read_responsible("директор, заместители директора, классных руководителей")] == [False, True, True]


@pytest.mark.parametrize("agreed", ["работодатели (по согласованию)", "работодатели по согласованию", "работодатели (со согласованию)"])
def test_by_agreement_is_noted_and_leaves_the_title(agreed: str) -> None:
    first, second = read_responsible(f"{agreed}, куратор")
    assert (first.title, first.by_agreement, second.by_agreement) == ("работодатели", True, False)


def test_agreement_with_nobody_before_it_belongs_to_nobody() -> None:
    assert only("(по согласованию) куратор") == Party(PartyKind.ROLE, "куратор", code="R-CURATOR", main=True)


def test_a_person_belongs_to_the_post_right_before_and_after_a_dash() -> None:
    pairs = [("Директор", "Громов П.С."), ("куратор", "Ветрова А.А.")]
    for cell in ("Директор Громов П.С., куратор Ветрова А.А.", "Громов П.С. – Директор, Ветрова А.А. – куратор"):
        assert [(party.title, party.person) for party in read_responsible(cell)] == pairs


def test_a_post_with_its_organisation_belongs_to_the_person_before() -> None:
    party, rest = read_responsible("Громов П.С., заведующий МБДОУ № 18, педагоги")
    assert (party.title, party.person, rest.title) == ("заведующий МБДОУ № 18", "Громов П.С.", "педагоги")


def test_names_and_posts_in_turn_are_pairs() -> None:
    parties = read_responsible("Громов П.С., директор, Ветрова А.А., куратор")
    assert [(party.title, party.person) for party in parties] == [("директор", "Громов П.С."), ("куратор", "Ветрова А.А.")]


def test_a_post_after_a_person_without_an_organisation_is_another_party() -> None:
    parties = read_responsible("Громов П.С., классные руководители")
    assert [(party.title, party.person) for party in parties] == [("", "Громов П.С."), ("классные руководители", "")]


@pytest.mark.parametrize("cell", ["Зуеву А.В.", "Куратор Зуева", "Не назначен", "– 5 – по", "зелёный шум"])
def test_what_grammar_does_not_settle_is_marked_as_not_sure(cell: str) -> None:
    assert not only(cell).sure


@pytest.mark.parametrize("cell", ["Ильиной В.П.", "Директору Зуеву А.В.", "Директор Зуева А.В.", "заместитель директора", "УО"])
def test_what_grammar_settles_is_sure(cell: str) -> None:
    assert only(cell).sure


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "—", "- -", ".", "(по согласованию)", "5", "***"])
def test_a_cell_without_words_is_nobody(cell: str) -> None:
    assert read_responsible(cell) == ()


def test_the_abbreviations_of_the_document_tell_who_is_meant() -> None:
    assert only("ММС").kind is PartyKind.ORGANISATION
    assert read_responsible("ММС", abbreviations={"ММС": "муниципальный методический совет"})[0].kind is PartyKind.BODY
    posts = read_responsible("Директор КПН", abbreviations={"КПН": "куратор программы наставничества"})
    assert [party.title for party in posts] == ["Директор", "КПН"]


def test_an_abbreviation_that_stands_for_no_party_changes_nothing() -> None:
    assert read_responsible("УО", abbreviations={"УО": "умственная отсталость"}) == read_responsible("УО")


def test_a_list_in_an_oblique_case_reads_ambiguous_groups_in_it() -> None:
    parties = read_responsible("педагогам, администрации")
    assert [party.title for party in parties] == ["педагоги", "администрация"]


def test_a_stray_phrase_is_kept_in_its_own_words() -> None:
    assert [party.title for party in read_responsible("куратор; для всех педагогов")] == ["куратор", "для всех педагогов"]


def test_importing_the_package_does_not_load_the_dictionary() -> None:
    program = "import sys, duet.core.responsible; sys.exit('pymorphy3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
