from duet.core.deadlines import Kind

from .drawing import grid_of
from .keeping import words_in, words_kept
from .reading import read, said, stages, titles

PLAN = "План мероприятий по наставничеству МБОУ «Лицей № 1» на 2024 год\n"


def test_a_list_with_deadlines_in_its_words_is_a_roadmap_with_a_doubt():
    draft = read(f"{PLAN}1. Издание приказа (до 20 января 2024 г., директор)\n2. Встречи пар – ежемесячно\n3. Круглый стол")
    assert titles(draft) == ["Издание приказа", "Встречи пар", "Круглый стол"]
    assert [activity.deadline_text for activity in draft.activities] == ["до 20 января 2024 г.", "ежемесячно", ""]
    assert draft.activities[0].responsible == ("директор",)
    assert draft.organisation == "МБОУ «Лицей № 1»"
    assert "Таблицы в документе нет" in draft.doubts[0].text
    assert said(draft.activities[2]) == ["Срок не указан: впишите, к какому дню это нужно сделать."]


def test_labelled_lines_belong_to_the_activity_above():
    draft = read(
        f"{PLAN}1) Издание приказа\nСрок: май 2024 г.\nОтветственные: директор\nРезультат: приказ\n"
        "2) Встречи. Срок – июнь 2024 г. Ответственный: куратор\n3) Итоги\nДата проведения: 20.12.2024"
    )
    first, second, third = draft.activities
    assert (first.deadline_text, first.responsible, first.result) == ("май 2024 г.", ("директор",), "приказ")
    assert (second.title, second.deadline_text, second.responsible) == ("Встречи.", "июнь 2024 г.", ("куратор",))
    assert third.deadline_text == "20.12.2024"


def test_stages_and_items_of_a_list_are_found():
    draft = read(
        f"{PLAN}Этап 1. Подготовка\n1. Сбор запросов молодых педагогов,\nпришедших в школу\n- анкеты;\n- беседы\n"
        "2. Приказ (май,\nдиректор)\nЭтап 2. Работа\n3. Встречи\nДиректор школы."
    )
    assert stages(draft) == [("1", "Подготовка", 2), ("2", "Работа", 1)]
    assert draft.activities[0].title == "Сбор запросов молодых педагогов, пришедших в школу"
    assert draft.activities[0].content == ("анкеты", "беседы")
    assert draft.activities[1].responsible == ("директор",)


def test_deep_numbers_make_stages_of_shallow_ones():
    draft = read(f"{PLAN}1. Подготовка\n1.1. Приказ\n1.2 Анкеты\n2. Работа\n2.1. Встречи")
    assert stages(draft) == [("1", "Подготовка", 2), ("2", "Работа", 1)]


def test_a_line_after_a_finished_activity_goes_on_or_is_set_aside():
    draft = read(f"{PLAN}1. Приказ.\nЭто слова не из плана.\n2. Встречи\nнаставников\n3. Итоги")
    assert titles(draft) == ["Приказ.", "Встречи наставников", "Итоги"]
    assert draft.asides == ("Это слова не из плана.",)


def test_a_plan_of_dashes_has_no_numbers():
    draft = read(f"{PLAN}- приказ – май 2024 г.\n- встречи – постоянно\n- итоги – декабрь 2024 г.")
    assert [activity.number for activity in draft.activities] == [None] * 3
    assert draft.activities[1].deadline.kind is Kind.CONTINUOUS


def test_every_word_of_a_list_is_kept():
    grid = grid_of(
        f"УТВЕРЖДАЮ\nДиректор МБОУ «Лицей № 1» О.С. Лисина\n{PLAN}1. Приказ (май, директор)\n2. Встречи\n3. Итоги\nСрок: декабрь\n*"
    )
    draft = read(
        f"УТВЕРЖДАЮ\nДиректор МБОУ «Лицей № 1» О.С. Лисина\n{PLAN}1. Приказ (май, директор)\n2. Встречи\n3. Итоги\nСрок: декабрь\n*"
    )
    assert words_kept(draft) == words_in(grid)
    assert draft.approval.name == "Лисина О.С."


def test_an_order_is_no_roadmap():
    draft = read("П Р И К А З\n1. Утвердить Положение.\n2. Назначить куратором Громову И.А.\n3. Контроль оставляю за собой.")
    assert draft.stages == ()
    assert "не найдена" in draft.doubts[0].text
    assert len(draft.asides) == 4


def test_a_document_with_other_tables_only_is_no_roadmap():
    draft = read("Список\n|№|Ф.И.О.|Должность|\n|1|Синицына А.А.|учитель|\n|2|Воронов Б.Б.|учитель|")
    assert draft.stages == ()
    assert words_kept(draft)["Синицына"] == 1
