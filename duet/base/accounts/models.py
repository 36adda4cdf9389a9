"""Who logs in. What a person may do is said by the memberships of ``tenancy``, never here."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from duet.core.names import short_name


class UserManager(BaseUserManager["User"]):
    """Makes users; the address is the log-in."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A user who can log in, or (without a password) only be invited."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """The log-in does not mind capitals."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """An account: an address, a password and a name to greet by."""

    email = models.EmailField("электронная почта", unique=True)
    full_name = models.CharField("фамилия, имя, отчество", max_length=150)
    is_active = models.BooleanField("может входить", default=True)
    joined_at = models.DateTimeField("заведён", auto_now_add=True)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_without_case")]

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        """The name as it stands in papers."""
        return self.full_name

    def get_short_name(self) -> str:
        """«Фамилия И. О.» for the header of a page."""
        return short_name(self.full_name) or self.email
