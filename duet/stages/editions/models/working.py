"""The text of a roadmap today: what would be approved, sent for agreement and printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from duet.core.plans import Plan, digest
from duet.core.plans.compare import Comparison, compare
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.models.words import plan_of

from .agreements import AgreementRequest
from .editions import Edition
from .stamps import own_stamps, with_agreement


@dataclass
class WorkingText:
    """The working text beside the last approved edition and the last agreement. Each part is read from the database once."""

    roadmap: Roadmap

    @cached_property
    def text(self) -> Plan:
        """The words, with the stamps written down for the coming edition."""
        return plan_of(self.roadmap, stamps=own_stamps(self.roadmap))

    @cached_property
    def edition(self) -> Edition | None:
        """The last approved one."""
        found: Edition | None = Edition.objects.of(self.roadmap).for_page().first()
        return found

    @cached_property
    def agreement(self) -> AgreementRequest | None:
        """The last one given, to whatever words."""
        found: AgreementRequest | None = AgreementRequest.objects.of(self.roadmap).agreed().for_page().first()
        return found

    @cached_property
    def changes(self) -> Comparison:
        """What has changed since the last edition."""
        assert self.edition is not None, "Nothing has been approved yet."
        return compare(self.edition.words, self.text)

    @property
    def is_approved(self) -> bool:
        """Whether the working text says what the last edition says."""
        return self.edition is not None and self.changes.is_same_text

    def changes_since(self, request: AgreementRequest) -> Comparison:
        """What has changed since the text was sent."""
        return compare(request.words, self.text)

    @cached_property
    def is_agreed(self) -> bool:
        """Whether the last agreement was given to these very words."""
        return self.agreement is not None and self.changes_since(self.agreement).is_same_text

    @property
    def coming(self) -> Plan:
        """The text of the coming edition, with the agreement given in the program if it is to these words."""
        if not self.is_agreed or self.agreement is None:
            return self.text
        return replace(self.text, stamps=with_agreement(self.text.stamps, self.agreement.stamp))

    @property
    def paper(self) -> Plan:
        """What is printed now: while nothing has changed since the approval, the stamps of the approved edition."""
        if self.edition is not None and self.is_approved:
            return replace(self.text, stamps=self.edition.paper.stamps)
        return self.coming

    @property
    def seen(self) -> str:
        """A name of everything a person looks at before approving; another one as soon as anything changes."""
        number = self.edition.number if self.edition else 0
        return f"{number}-{digest(self.coming)[:24]}"
