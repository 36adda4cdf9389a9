"""Whether a chosen password will do, said in plain words."""

from __future__ import annotations

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator, validate_password
from django.core.exceptions import ValidationError

from .models import User

HELP = "Не короче восьми знаков, не одни цифры и не имя с фамилией."
WORDS = {
    "password_too_short": "Слишком короткий: нужно не меньше восьми знаков.",
    "password_too_common": "Такой пароль подбирают первым. Придумайте менее известный.",
    "password_entirely_numeric": "Одних цифр мало: добавьте буквы.",
    "password_too_similar": "Слишком похож на ваше имя или почту.",
}


# Django's own looks at names of other fields than ours.
_LIKE_THE_PERSON = UserAttributeSimilarityValidator(user_attributes=("full_name", "email"))


def check_password(password: str, user: User) -> None:
    """Raise ValidationError with everything that is wrong; ``user`` may be unsaved, only the name and the address are looked at."""
    troubles: dict[str, str] = {}
    for check in (validate_password, _LIKE_THE_PERSON.validate):
        try:
            check(password, user)
        except ValidationError as trouble:
            troubles |= {str(error.code): WORDS.get(str(error.code), " ".join(error.messages)) for error in trouble.error_list}
    if troubles:
        raise ValidationError(list(troubles.values()))
