"""One step of a cell: adjectives with their noun, an abbreviation, a participle — and what it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import lexicon
from .lexicon import Sort
from .people import Item
from .tokens import Mark, Token
from .words import ACCUSATIVE, ANY_FORM, GENITIVE, NO_FORMS, NOMINATIVE, Form, Forms, nominative, word

_ORDER_OF_CASES = (NOMINATIVE, GENITIVE, "datv", "ablt", ACCUSATIVE, "loct")
_MOST_COORDINATED = 3
_GENDERS = ("", "masc", "femn", "neut")
_ACTING = frozenset({"ио", "врио", "врид"})
_SHORT_ENDINGS = ("-ль", "-ля", "-ли", "-лей", "-лю", "-лем", "-лями", "-лям")


@dataclass(frozen=True, slots=True)
class Run:
    """Adjectives and the noun (the last token) they agree with; a single abbreviation; adjectives without a noun.

    ``forms`` are what the whole run may be. ``headless`` has no noun: «воспитательной», «курирующий».
    """

    tokens: tuple[Token, ...]
    sort: Sort
    forms: Forms
    lemma: str
    headless: bool = False
    participle: bool = False

    @property
    def cases(self) -> frozenset[str]:
        return frozenset(form.case for form in self.forms)

    @property
    def only_nominative(self) -> bool:
        return bool(self.forms) and self.cases <= {NOMINATIVE, ACCUSATIVE} and NOMINATIVE in self.cases

    @property
    def may_be_nominative(self) -> bool:
        return NOMINATIVE in self.cases

    @property
    def may_be_genitive(self) -> bool:
        return GENITIVE in self.cases

    @property
    def bare(self) -> bool:
        """Without an adjective."""
        return len(self.tokens) == 1

    @property
    def capitals(self) -> bool:
        return self.tokens[-1].mark is Mark.CAPITALS

    @property
    def is_people_or_place(self) -> bool:
        """What may be responsible: a post, a group, an organisation."""
        return self.sort in {Sort.PERSON, Sort.BODY, Sort.ORGANISATION}

    def likeliest(self, cases: frozenset[str] = frozenset()) -> Form:
        """The form to read: the nominative, or one of ``cases`` when the run may stand in it."""
        wanted = {form for form in self.forms if form.case in cases} or self.forms
        return min(wanted, key=_rank)


def _rank(form: Form) -> tuple[int, int]:
    return _ORDER_OF_CASES.index(form.case) if form.case in _ORDER_OF_CASES else len(_ORDER_OF_CASES), _GENDERS.index(form.gender)


def in_nominative(tokens: Sequence[Token], form: Form) -> list[Token]:
    """The tokens of a run that stands in ``form``, each put into the nominative."""
    return [Token(token.mark, _one_in_nominative(token, form, last=token is tokens[-1]), token.gap) for token in tokens]


def _one_in_nominative(token: Token, form: Form, *, last: bool) -> str:
    known = word(token.low)
    noun = last and form in known.nouns
    if token.mark is not Mark.WORD or (not noun and not known.adjectives):
        return token.text
    own = form if noun or form in known.adjectives else _same_case(known.adjectives, form)
    return nominative(token.text, own, noun=noun) if own else token.text


def _same_case(forms: Forms, form: Form) -> Form | None:
    """«школьного и муниципального координаторов»: each adjective has a number of its own."""
    return min((each for each in forms if each.case == form.case), key=_rank, default=None)


def run_at(items: Sequence[Item], at: int, *, depth: int = _MOST_COORDINATED) -> Run | None:
    """The run that begins at this place; None where a word is neither noun nor adjective.

    ``depth`` is how many more adjectives «и» and commas may add («по учебной, воспитательной и научной работе»).
    """
    if place := _place_name(items, at):
        return Run(place, Sort.THING, ANY_FORM, "город")
    taken: list[Token] = []
    forms = ANY_FORM
    while (token := _word_at(items, at)) is not None:
        nouns = _as_noun(token, items, at, forms, depth=depth)
        if nouns:
            return _noun_run([*taken, token], nouns)
        agreed = _as_adjective(token) & forms
        if not agreed:
            break
        taken.append(token)
        forms = agreed
        at += 1
        if not _stands_alone(token) and (rest := _coordinated(items, at, forms, depth=depth)):
            return _joined(taken, items[at], rest, forms)
    return _without_noun(taken, forms) if taken else None


def _place_name(items: Sequence[Item], at: int) -> tuple[Token, ...]:
    """«г. Лесной», «с. Покровка»: the short word and the name."""
    short, name = _word_at(items, at), _word_at(items, at + 1)
    if short is None or name is None or short.mark is not Mark.SHORT or short.key not in lexicon.SHORT_PLACES:
        return ()
    return (short, name) if name.text.istitle() and short.text.islower() and name.gap != "\n" else ()


def _word_at(items: Sequence[Item], at: int) -> Token | None:
    token = items[at] if at < len(items) else None
    return token if isinstance(token, Token) and token.mark in {Mark.WORD, Mark.SHORT} else None


def _as_noun(token: Token, items: Sequence[Item], at: int, forms: Forms, *, depth: int) -> Forms:
    """The forms of the token as the noun that ends the run; none when it is an adjective here."""
    if token.mark is Mark.SHORT or token.low.endswith(_SHORT_ENDINGS):
        return forms if _is_short_noun(token, items, at) else NO_FORMS
    known = word(token.low)
    if known.lemma in lexicon.NEVER_ATTRIBUTES:
        return (known.adjectives | known.nouns) & forms
    as_adjective = known.adjectives & forms
    if not as_adjective:
        return (known.nouns & forms) or (_shared_by(forms, known.nouns) if depth < _MOST_COORDINATED else NO_FORMS)
    post = known.lemma in lexicon.POSTS_LIKE_ADJECTIVES
    if known.participle and not known.person and not post:
        return NO_FORMS
    if token.key in lexicon.DETERMINERS or (_goes_on(items, at + 1, as_adjective) and not (post and _is_new_line(items, at + 1))):
        return NO_FORMS
    if not post and not _stands_alone(token) and _coordinated(items, at + 1, as_adjective, depth=depth):
        return NO_FORMS
    return as_adjective if post else known.nouns & forms


def _shared_by(forms: Forms, nouns: Forms) -> Forms:
    """«школьный и муниципальный координаторы»: adjectives in the singular share a noun in the plural."""
    cases = {form.case for form in forms if forms is not ANY_FORM}
    return frozenset(noun for noun in nouns if noun.plural and noun.case in cases)


def _is_short_noun(token: Token, items: Sequence[Item], at: int) -> bool:
    following = _word_at(items, at + 1)
    before = items[at - 1] if at else None
    if isinstance(before, Token) and before.mark is Mark.NUMBER:
        return True  # «1-4 кл.»
    if token.key not in lexicon.SHORT_ADJECTIVES:
        return token.key in lexicon.SHORT_POSTS or token.key in _ACTING or "-" in token.text or following is None
    if following is None or token.key not in lexicon.SHORT_POSTS:
        return following is None
    beginners = word(following.low).lemma in {"класс", "школа", "звено"} or following.key in {"кл", "шк"}
    if token.key == "нач":
        return not beginners
    return not (word(following.low).nouns or word(following.low).adjectives)


def _as_adjective(token: Token) -> Forms:
    if token.mark is Mark.SHORT:
        return ANY_FORM
    return word(token.low).adjectives or (ANY_FORM if token.key in lexicon.DETERMINERS else NO_FORMS)


def _goes_on(items: Sequence[Item], at: int, forms: Forms) -> bool:
    """The next word agrees, so this one is its adjective."""
    following = _word_at(items, at)
    if following is None:
        return False
    known = word(following.low)
    return following.mark is Mark.SHORT or bool((known.nouns | known.adjectives) & forms)


def _stands_alone(token: Token) -> bool:
    """«все», «кл.»: what follows «и» or a comma does not share its noun with them."""
    return token.mark is Mark.SHORT or token.key in lexicon.DETERMINERS


def _is_new_line(items: Sequence[Item], at: int) -> bool:
    """A word with a capital that begins a line: «Наставляемые / Педагоги»."""
    following = _word_at(items, at)
    return following is not None and following.gap == "\n" and following.text.istitle()


def _coordinated(items: Sequence[Item], at: int, forms: Forms, *, depth: int) -> Run | None:
    """«… и воспитательной работе» after «учебной»: the run that shares its noun with the adjective before."""
    token = items[at] if at < len(items) else None
    if not depth or not isinstance(token, Token) or token.low not in {"и", ",", "/", "или"}:
        return None
    rest = run_at(items, at + 1, depth=depth - 1)
    if rest is None or rest.headless or rest.bare or rest.tokens[0].text.istitle() or _stands_alone(rest.tokens[0]):
        return None
    return rest if rest.cases & {form.case for form in forms} and _as_adjective(rest.tokens[0]) else None


def _joined(taken: list[Token], conjunction: Item, rest: Run, forms: Forms) -> Run:
    cases = {form.case for form in forms}
    shared = frozenset(form for form in rest.forms if form.case in cases)
    between = (conjunction,) if isinstance(conjunction, Token) else ()
    return Run((*taken, *between, *rest.tokens), rest.sort, shared, rest.lemma)


def _noun_run(tokens: list[Token], forms: Forms) -> Run:
    token = tokens[-1]
    known = word(token.low)
    if token.mark is Mark.SHORT or token.low.endswith(_SHORT_ENDINGS):
        post = token.key in lexicon.SHORT_POSTS or token.key in _ACTING or "-" in token.text
        return Run(tuple(tokens), Sort.PERSON if post else Sort.THING, forms, token.key)
    if not forms <= known.nouns:
        return Run(tuple(tokens), Sort.PERSON, forms, known.lemma)
    return Run(tuple(tokens), lexicon.sort_of(known.lemma, person=known.person), forms, known.lemma)


def _without_noun(tokens: list[Token], forms: Forms) -> Run:
    known = word(tokens[-1].low)
    return Run(tuple(tokens), Sort.THING, forms, known.lemma, headless=True, participle=known.participle)
