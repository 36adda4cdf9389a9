"""A cell as phrases: each is one responsible party.

A cell is read from left to right. Every step (a run of words, an abbreviation, a number, a name) either goes on with
the phrase at hand, as a complement of its head, or begins the next one; ``joins`` decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from . import lexicon
from .lexicon import Sort
from .people import Person
from .runs import Run
from .tokens import Mark, Token
from .words import ACCUSATIVE, DATIVE, GENITIVE, INSTRUMENTAL, NOMINATIVE

HARD = ";"
_GOVERNED = frozenset({GENITIVE, INSTRUMENTAL})


@dataclass(slots=True)
class Phrase:
    """One party as it is being read.

    ``tokens`` are its words; ``head`` is the run of its first words that is put into the nominative; ``last`` the run
    read last (``after_number`` and the like look at it); ``person`` the name that belongs to it; ``case`` is what the words
    before it govern («совместно с …»).
    """

    tokens: list[Token] = field(default_factory=list)
    head: Run | None = None
    last: Run | None = None
    person: Person | None = None
    case: str = ""
    closed: bool = False
    by_agreement: bool = False

    @property
    def bare_person(self) -> bool:
        return self.person is not None and not self.tokens

    @property
    def last_token(self) -> Token | None:
        return self.tokens[-1] if self.tokens else None

    @property
    def after_preposition(self) -> bool:
        """Its last word is a preposition, so the next is governed by it."""
        return bool(self.tokens) and self.tokens[-1].mark is Mark.WORD and self.tokens[-1].low in lexicon.PREPOSITIONS

    @property
    def after_number(self) -> bool:
        marks = [token.mark for token in self.tokens[-2:]]
        return marks[-1:] == [Mark.NUMBER] or marks == [Mark.NUMBER, Mark.QUOTED]  # «5 «А», 6 «Б» классов»

    @property
    def has_complement(self) -> bool:
        return self.last is not None and self.last is not self.head

    def add(self, tokens: Sequence[Token], run: Run | None = None) -> None:
        """Goes on with these words."""
        self.tokens.extend(tokens)
        if run is not None:
            if self.head is None:
                self.head = run
            self.last = run


def joins(phrase: Phrase, run: Run, link: str, gap: str) -> bool:
    """Whether the run goes on with the phrase. ``link`` is what separates them: nothing, «,», «и», «/», «-», «:», ``HARD``."""
    if phrase.closed or link in {HARD, ":"}:
        return False
    if phrase.after_preposition:
        return True
    if phrase.head is None or phrase.last is None:
        return not link
    if run.capitals:
        return _capitals_join(phrase, phrase.last, run, link, gap)
    if not link:
        return _follows(phrase, phrase.last, run)
    if _is_relative(phrase, phrase.head, run, link) or _is_group_after_pair(phrase.head, run):
        return True
    if run.sort is Sort.THING:
        return not run.only_nominative and (phrase.has_complement or not run.may_be_nominative)
    if link == ",":
        return _same_kind_of_complement(phrase, run)
    return link != "-" and _is_coordinated(phrase, phrase.last, run, link)


def _follows(phrase: Phrase, last: Run, run: Run) -> bool:
    """Nothing separates the run from the phrase."""
    if run.headless:
        return not (run.may_be_nominative and run.tokens[0].text.istitle())
    if last.participle and ACCUSATIVE in run.cases:
        return True
    if _asks_for_chief(last, run):
        return True
    if run.sort is Sort.PERSON:
        return _is_apposed(phrase, last, run) or (not run.may_be_nominative and _takes_people(last, run))
    if phrase.after_number and not (run.only_nominative and not run.bare):
        return True
    if run.sort is Sort.THING:
        return not (run.only_nominative and (run.tokens[0].gap == "\n" or not run.bare))
    if run.only_nominative or (run.lemma == "жюри" and phrase.head is not None and phrase.head.lemma not in lexicon.OF_JURY):
        return False
    return run.may_be_genitive or not _is_another_in_list(phrase, run)


def _asks_for_chief(last: Run, run: Run) -> bool:
    """«заместитель директора», «помощник воспитателя»; «заместитель директор» is a slip of the pen."""
    if last.lemma in lexicon.DEPUTIES:
        return run.may_be_genitive or (run.lemma in lexicon.CHIEFS and run.tokens[0].text.islower())
    return last.lemma in lexicon.ASSISTANTS and run.may_be_genitive


def _is_apposed(phrase: Phrase, last: Run, run: Run) -> bool:
    """«Педагог организатор», «учителя предметники»: a hyphen was lost."""
    same_line = run.bare and run.tokens[0].gap == " " and run.tokens[0].text[:1].islower()
    if last.lemma == "пара" and "-" in run.tokens[-1].text:
        return True
    pair = last.lemma in lexicon.TAKE_APPOSITION and run.lemma in lexicon.APPOSED
    return same_line and pair and phrase.last_token is last.tokens[-1] and bool(last.forms & run.forms)


def _takes_people(last: Run, run: Run) -> bool:
    """Whether people in an oblique case may be a complement of the word before («члены совета наставников»)."""
    if _begins_with_newcomers(run):
        return True
    plural = any(form.plural for form in run.forms)
    if last.sort is Sort.PERSON:
        return last.lemma in lexicon.LEADERS_OF_PEOPLE and run.may_be_genitive
    if last.sort in {Sort.BODY, Sort.UNIT}:
        return plural and last.lemma != "класс"
    return last.lemma not in lexicon.PLACES and not last.capitals


def _begins_with_newcomers(run: Run) -> bool:
    return bool({token.key[:5] for token in run.tokens} & {"молод", "начин", "наста"})


def _is_another_in_list(phrase: Phrase, run: Run) -> bool:
    """«директору рабочей группе»: the same oblique case, and not one that a head governs."""
    head = phrase.head
    return head is not None and not head.may_be_nominative and DATIVE in head.cases & run.cases and not run.cases & _GOVERNED


def _is_relative(phrase: Phrase, head: Run, run: Run, link: str) -> bool:
    """«лица, ответственные за …», «заместитель, курирующий …»: a clause about the head."""
    if link != ",":
        return False
    agrees = bool({(form.case, form.number) for form in head.forms} & {(form.case, form.number) for form in run.forms})
    if run.headless:
        return agrees if run.participle else not run.may_be_nominative
    if head.lemma != "лицо" and (phrase.has_complement or not head.bare):
        return False  # «социальный педагог, ответственный за сайт» are two
    return agrees and run.lemma == "ответственный" and head.lemma in lexicon.GENERAL_PEOPLE and run.tokens[0].text.islower()


def _is_group_after_pair(head: Run, run: Run) -> bool:
    return head.lemma == "пара" and run.lemma == "группа" and run.bare


def _same_kind_of_complement(phrase: Phrase, run: Run) -> bool:
    """«члены методического совета, рабочей группы»."""
    last, head = phrase.last, phrase.head
    if last is None or head is None or run.sort is Sort.PERSON or run.may_be_nominative:
        return False
    same = last.sort is run.sort or (last.sort is Sort.UNIT and run.sort is Sort.BODY)
    return phrase.has_complement and same and bool(last.cases & run.cases) and head.may_be_nominative


def _is_coordinated(phrase: Phrase, last: Run, run: Run, link: str) -> bool:
    """«совет родителей и учителей»: one more complement of the same kind, in the same case."""
    if not phrase.has_complement or phrase.head is None:
        return False
    if run.may_be_nominative:
        groups = run.sort is Sort.BODY and last.sort in {Sort.UNIT, Sort.BODY} and last.lemma != "класс"
        return link == "/" and groups and run.may_be_genitive and run.tokens[0].gap == ""
    if run.cases <= phrase.head.cases and not phrase.head.may_be_nominative:
        return False
    if run.sort is Sort.PERSON:
        return last.sort is Sort.PERSON and bool(last.cases & run.cases) and last.lemma not in lexicon.CHIEFS
    return bool(last.cases & run.cases) or last.capitals


def _capitals_join(phrase: Phrase, last: Run, run: Run, link: str, gap: str) -> bool:
    """Abbreviations show no case: what they are and where they stand tells."""
    if not link:
        return _capitals_follow(phrase, last, run, gap)
    if link == "-":
        return last.sort is Sort.LEGAL_FORM
    if last.capitals and (last.lemma, run.lemma) in lexicon.INSEPARABLE:
        return True
    if run.sort is Sort.DIRECTION:
        listed = last.sort is Sort.DIRECTION and phrase.has_complement
        return listed or any(token.low == "по" for token in phrase.tokens) or _teaches(phrase)
    if not phrase.has_complement or not last.capitals or (phrase.head is not None and phrase.head.capitals):
        return False
    if run.sort in {Sort.UNIT, Sort.LEGAL_FORM}:
        return last.sort is run.sort
    institutions = len({run.lemma, last.lemma} & lexicon.INSTITUTIONS)
    same = last.sort is run.sort is Sort.ORGANISATION and (institutions != 1 or run.lemma == last.lemma)
    return same and (link == "и" or institutions > 0)


def _capitals_follow(phrase: Phrase, last: Run, run: Run, gap: str) -> bool:
    if run.sort is Sort.PERSON:
        return False
    if last.sort is Sort.LEGAL_FORM or run.sort is Sort.DIRECTION:
        return True
    if last is phrase.head and last.capitals:
        return phrase.after_number is False and last.sort is Sort.UNIT and run.sort is not Sort.UNIT and gap != "\n"
    if phrase.head is not None and phrase.head.sort is Sort.ORGANISATION and run.sort is Sort.ORGANISATION:
        return not phrase.has_complement
    complete = phrase.has_complement and last.sort is not Sort.PERSON
    return not (gap == "\n" and (complete or last.sort is Sort.ORGANISATION or last.lemma in lexicon.PLACES))


def _teaches(phrase: Phrase) -> bool:
    return phrase.head is not None and phrase.head.lemma in {"учитель", "преподаватель", "педагог"} and phrase.has_complement


def oblique_cases(phrases: Sequence[Phrase]) -> frozenset[str]:
    """The case the cell is written in, when its first plain head is not in the nominative; else nothing."""
    heads = [phrase.head for phrase in phrases if phrase.head is not None and phrase.head.forms and not phrase.head.capitals]
    plain = next((head for head in heads if not (head.may_be_nominative and head.cases - {NOMINATIVE})), None)
    return frozenset() if plain is None or plain.may_be_nominative else plain.cases
