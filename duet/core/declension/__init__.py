"""Names, posts and organisations by cases (DOMAIN.md §5.6): rules on top of a dictionary; what is doubtful is marked."""

from .gender import agree, gender_of
from .model import Case, Forms, Gender
from .names import decline_name, short
from .organisations import decline_organisation
from .posts import decline_post

__all__ = ["Case", "Forms", "Gender", "agree", "decline_name", "decline_organisation", "decline_post", "gender_of", "short"]
