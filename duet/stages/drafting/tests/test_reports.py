"""Reports, minutes, acts: sentences that agree with numbers and people, points that fall out, figures of the program."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from duet.base.papers.blocks import Signature
from duet.base.tenancy.models import Member, Organisation, Role
from duet.base.tenancy.scope import everywhere
from duet.stages.bases.models import MenteeKind, Participation, Profile, Side
from duet.stages.documents.desk import Desk
from duet.stages.documents.drawing import words_of
from duet.stages.documents.kinds import kind_of
from duet.stages.persons.models import Person, Sex, Status
from duet.stages.roadmaps.models import Activity, Roadmap, Stage, Step
from tests import make

from . import school
from .samples_reports import SAMPLES

pytestmark = pytest.mark.django_db
NOBODY: dict[str, Any] = {}


@pytest.fixture
def place() -> Organisation:
    with everywhere():
        return school.school()


@pytest.fixture
def lead(place: Organisation) -> Member:
    with everywhere():
        return school.at_work(place, school.LEAD["name"], school.LEAD["post"], Role.CURATOR)


def text(place: Organisation, kind: str, **changed: Any) -> str:
    """The words of the kind's sample, some answers changed."""
    with everywhere():
        drawn = school.drawn(place, kind_of(kind), {**SAMPLES[kind], **changed})
    return words_of(drawn.paper).replace("\N{NO-BREAK SPACE}", " ")


def test_figures_of_a_mentor_agree_with_their_words(place: Organisation) -> None:
    assert "За это время проведена 1 встреча (2 часа).\n" in text(place, "mentor_report", встреч=1, часов=2, выполнено=None)
    assert "За это время проведены 3 встречи.\n" in text(place, "mentor_report", встреч=3, часов=None, выполнено=None)
    assert "За это время работа заняла 21 час, программа выполнена на 0 %." in text(
        place, "mentor_report", встреч=None, часов=21, выполнено=0
    )
    assert "За это время" not in text(place, "mentor_report", встреч=None, часов=None, выполнено=None)


def test_chapters_of_a_report_are_numbered_anew(place: Organisation) -> None:
    said = text(place, "mentor_report", трудности="")
    assert "Что оказалось трудным" not in said
    assert "4. Предложения" in said


def test_a_man_learned_and_a_woman_learned(place: Organisation) -> None:
    assert "Чему научилась" in text(place, "mentee_report", наставляемый=school.MENTEE)
    man = text(place, "mentee_report", наставляемый=school.OTHER_MENTEE, наставник=NOBODY)
    assert "наставляемого Сорокина Никиты Андреевича, учителя истории" in man
    assert "Чему научился" in man
    assert "Наставник:" not in man


def test_a_check_names_people_in_the_genitive_and_learners_do_not_sign(place: Organisation) -> None:
    with everywhere():
        learner = school.pupil(place, "Ким Роман Олегович", Sex.MALE)
    said = text(place, "control_note", у_кого=[school.OTHER_MENTOR, school.who(learner.full_name, person=learner.pk)])
    assert "у учителя истории Шевчука В. С. и обучающегося 8 «А» класса Кима Р. О.\n" in said
    assert "Ким Роман Олегович | " not in said
    assert "Шевчук Виктор Степанович | " in said


def test_a_check_of_nobody_in_particular_has_no_empty_remains(place: Organisation) -> None:
    empty: dict[str, Any] = {"у_кого": [], "рекомендации": [], "основание": "", "иное": "", "куратор": NOBODY}
    said = text(place, "control_note", **empty, предмет=["lessons"], проверяющие=[school.LEAD])
    assert "Изучены занятия наставляемых.\n" in said
    assert "Проверяющий: заместитель директора" in said
    assert "Основание" not in said
    assert "Рекомендации" not in said
    assert "ознакомлены" not in said
    assert "Проверяющие: ____" in text(place, "control_note", проверяющие=[], предмет=[], цель="")


def test_minutes_speak_of_a_quorum_only_when_it_is_known(place: Organisation) -> None:
    assert "Присутствовали 6 из 8, кворум имеется." in text(place, "minutes", всего=8)
    assert "Присутствовали 6 из 30, кворума нет." in text(place, "minutes", всего=30)
    assert "кворум" not in text(place, "minutes", всего=None)
    assert "кворум" not in text(place, "minutes", всего=3)


def test_votes_are_said_as_they_were(place: Organisation) -> None:
    question = {"вопрос": "о парах", "докладчик": school.LEAD}
    against = text(place, "minutes", вопросы=[{**question, "за": 5, "против": 2}])
    assert "Голосовали: «за» — 5, «против» — 2, «воздержались» — нет." in against
    assert "Голосовали" not in text(place, "minutes", вопросы=[question])


def test_minutes_without_questions_have_lines_to_fill(place: Organisation) -> None:
    said = text(place, "minutes", вопросы=[], присутствовали=[], приглашены=[], председатель=NOBODY)
    assert said.count("СЛУШАЛИ:") == 1
    assert "Голосовали: «за» — _____" in said
    assert "ПРИГЛАШЕНЫ" not in said


def test_every_meeting_has_its_own_title(place: Organisation) -> None:
    assert "\nсовещания кураторов\n" in text(place, "minutes", вид="curators")
    assert "\nзаседания совета наставников\n" in text(place, "minutes", вид="mentors")


def test_points_of_a_jury_are_numbered_whatever_falls_out(place: Organisation) -> None:
    said = text(place, "jury_minutes", участники=[], особое="Поблагодарить всех", за=None, жюри=[], критерии="", предел=None)
    assert "2. Поблагодарить всех.\n" in said
    assert "Признать" not in said
    assert "от 0 до 5 баллов" in said
    assert "К4 — " in said


def test_an_act_without_a_log_says_nothing_of_it(place: Organisation) -> None:
    said = text(place, "destruction_act", выгрузка=False, по_поручению="", приказ_о_комиссии="", комиссия=[], причина="")
    assert "выгрузк" not in said
    assert "3. Акт хранится три года" in said
    assert "по поручению" not in said
    assert "Комиссия в составе" in said
    assert said.count("Член комиссии") == 2


def test_an_act_rests_on_acts_in_force_only(place: Organisation) -> None:
    said = text(place, "destruction_act")
    assert "152-ФЗ" in said
    assert "№ 179" in said
    assert "273-ФЗ" not in said


def test_sides_of_a_conflict_may_not_meet_again(place: Organisation) -> None:
    said = text(place, "mediation_minutes", встреча=None, участники=[], договорённости=[], вторая_сторона=NOBODY, посредник=NOBODY)
    assert "встретятся" not in said
    assert "Присутствовали также" not in said
    assert "№ ____" not in said
    assert "Встреча проведена между учителем математики Тимофеевой О. Н. и ____" in said


def test_whoever_signed_in_the_program_has_the_mark(place: Organisation) -> None:
    from duet.stages.drafting.kinds.recording import approving, signs  # noqa: PLC0415  # only here

    facts = {
        "отметка_о_подписи": "Подписано в «Дуэте»\n03.10.2026", "подписант_подпись": "А. П. Громов", "подписант_должность": "директор"
    }  # fmt: skip
    assert signs(dict(facts), "Председатель", "А. П. Громов") == Signature(
        "Председатель", "А. П. Громов", mark=("Подписано в «Дуэте»", "03.10.2026")
    )
    assert signs(dict(facts), "Секретарь", "А. Д. Зайцева").mark == ()
    assert approving(dict(facts)).right == (("УТВЕРЖДАЮ", "Директор", "А. П. Громов", "Подписано в «Дуэте»", "03.10.2026"),)


def test_the_report_of_a_year_counts_people_and_consents(place: Organisation, lead: Member) -> None:
    with everywhere():
        people = [
            Person.objects.create(organisation=place, full_name=name, status=Status.TEACHER, post="учитель")
            for name in ("Лапин Олег Ильич", "Рябов Пётр Ильич")
        ]
        for person, side, kind in zip(people, (Side.MENTOR, Side.MENTEE), ("", MenteeKind.YOUNG), strict=True):
            Participation.objects.create(
                organisation=place, person=person, side=side, year=2026, joined_on=date(2026, 9, 1), mentee_kind=kind
            )
        Profile.objects.create(organisation=place, person=people[0], forms=["TT"])
        make.consent(people[0], by=lead)
        said = text(place, "yearly_report")
        proposed = kind_of("yearly_report").ask("показатели").start
        assert proposed is not None
        indicators = {row["показатель"]: row["факт"] for row in proposed(Desk(place, by=lead, on=school.DAY))}
    assert "Участников в базах за год | 2\nВ том числе наставников | 1\nВ том числе наставляемых | 1\n" in said
    assert "Среди наставляемых: молодых специалистов | 1" in said
    assert "По форме «учитель – учитель» | 1" in said
    assert "Завершили участие | 0" in said
    assert "Действующих согласий на обработку данных | 1 из 2" in said
    assert indicators["Доля участников с действующим согласием, %"] == "50"
    assert indicators["Доля педагогов, участвующих в наставничестве, %"] == "67"
    assert indicators["Доля выполненных дел дорожной карты из тех, чей срок наступил, %"] == "нет данных"


def test_the_report_of_a_year_counts_the_roadmap_stage_by_stage(place: Organisation, lead: Member) -> None:
    with everywhere():
        plan = Roadmap.objects.create(
            organisation=place, title="Дорожная карта", starts_on=date(2026, 9, 1), ends_on=date(2027, 5, 31), made_by=lead
        )
        stage = Stage.objects.create(organisation=place, roadmap=plan, position=0, number="I", title="Подготовка")
        untitled = Stage.objects.create(organisation=place, roadmap=plan, position=1)
        for place_in_plan, (of, state, due) in enumerate(
            ((stage, "done", date(2026, 9, 10)), (stage, "waiting", date(2026, 9, 20)), (untitled, "waiting", date(2026, 12, 1)))
        ):
            row = Activity.objects.create(organisation=place, roadmap=plan, stage=of, position=place_in_plan, title="Дело")
            Step.objects.create(organisation=place, roadmap=plan, activity=row, position=0, state=state, due_on=due)
        late = text(place, "yearly_report", по_этапам="")
        proposed = kind_of("yearly_report").ask("показатели").start
        assert proposed is not None
        indicators = {row["показатель"]: row["факт"] for row in proposed(Desk(place, by=lead, on=school.DAY))}
        Step.objects.update(state="done")
        done = text(place, "yearly_report", вид="final")
    assert "Дорожная карта «Дорожная карта»: сделано 1 из 3 дел, 1 дело просрочено." in late
    assert "I Подготовка | 2 | 1 | 1\nБез этапа | 1 | 0 | 0\nВсего | 3 | 1 | 1" in late
    assert indicators["Доля выполненных дел дорожной карты из тех, чей срок наступил, %"] == "50"
    assert "сделано 3 из 3 дел, просроченных дел нет." in done
    assert "(итоговый)" in done
