from duet.stages.documents.drawing import lacking
from duet.stages.documents.kinds import Ask, Sort

PAIRS = Ask("пары", "Пары", Sort.ROWS, columns=(Ask("кто", "Кто", Sort.PERSON), Ask("форма", "Форма", needed=False)))
WHO = {"person": None, "name": "Белова Анна Сергеевна"}


def words(asks, **answers):
    return [missing.words for missing in lacking(asks, answers)]


def test_what_is_needed_and_empty_is_named():
    asks = (
        Ask("зачем", "В каких целях"),
        Ask("кто", "Кто", Sort.PERSON),
        Ask("сайт", "На сайте", Sort.FLAG),
        Ask("ещё", "Ещё", needed=False),
    )
    assert words(asks) == ["Не заполнено: в каких целях.", "Не заполнено: кто."]
    assert words(asks, зачем="порядка", кто=WHO) == []


def test_nobody_typed_is_nobody():
    assert words((Ask("кто", "Кто", Sort.PERSON),), кто={}) == ["Не заполнено: кто."]


def test_a_row_that_lacks_something_is_named_by_its_number():
    assert words((PAIRS,), пары=[{"кто": WHO, "форма": ""}, {"кто": {}, "форма": "TT"}]) == ["«Пары», строка 2: не заполнено «кто»."]
    assert words((PAIRS,), пары=[]) == ["Не заполнено: пары."]
