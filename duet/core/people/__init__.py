"""What is known of people in the field: length of service, who is a young specialist, classes, searching by names."""

from .groups import by_grade, grade, group_title, next_title
from .service import is_young_label, months_between, read_service, service_in_words
from .wanted import search_words, sought
from .young import YoungRule, age_on, is_young

__all__ = [
    "YoungRule",
    "age_on",
    "by_grade",
    "grade",
    "group_title",
    "is_young",
    "is_young_label",
    "months_between",
    "next_title",
    "read_service",
    "search_words",
    "service_in_words",
    "sought",
]
