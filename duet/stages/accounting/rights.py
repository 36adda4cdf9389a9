"""Who keeps account of people, who assesses mentees, who updates the base (DOMAIN.md §2.3)."""

from duet.base.access.policy import (
    at_home,
    class_teacher,
    council,
    curator,
    deputy,
    dpo,
    grant,
    head,
    mentee,
    mentor,
    methodist,
    municipal,
    parent,
    psychologist,
    regional,
)

keeper = curator | deputy | methodist | municipal | regional
assessor = keeper | psychologist

RIGHTS = {
    # Whose record each of them sees, ``Person.visible_to`` narrows: a class, a child, oneself.
    "accounting.record": (keeper | head | dpo | psychologist | class_teacher | parent | mentor | mentee) & at_home,
    "accounting.extract": (keeper | head | dpo) & at_home,
    "accounting.take": (keeper | head) & at_home,
    "accounting.fix": (keeper | head) & at_home,
    # By name: whoever assesses, and everybody their own; the others see what became of a group.
    "accounting.assessments": assessor & at_home,
    "accounting.assessment": (assessor | mentor | mentee) & at_home,
    "accounting.figures": (assessor | head | council | class_teacher) & at_home,
    "accounting.assess": assessor & at_home,
    "accounting.choose_parameters": assessor & at_home,
    "accounting.add_parameter": assessor & at_home,
    "accounting.update": (keeper | head) & at_home,
    "accounting.confirm": keeper & at_home,
    "accounting.depart": keeper & at_home,
    "accounting.come_back": keeper & at_home,
    "accounting.finish_update": keeper & at_home,
}
grant(RIGHTS)
