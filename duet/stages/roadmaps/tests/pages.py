"""How the pages of roadmaps answer; see tests/architecture/pages.py."""

from duet.stages.roadmaps.models import Change
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast

from . import build


def plan(cast: Cast) -> dict[str, object]:
    return {"pk": build.plan(cast.lyceum, cast.anna).pk}


def step(cast: Cast) -> dict[str, object]:
    return {"pk": build.step(build.plan(cast.lyceum, cast.anna)).pk}


def paper(cast: Cast) -> dict[str, object]:
    return {"pk": build.paper(build.step(build.plan(cast.lyceum, cast.anna)), cast.anna).pk}


def post(cast: Cast) -> dict[str, object]:
    return {"pk": build.post(cast.lyceum).pk}


def upload(cast: Cast) -> dict[str, object]:
    return {"pk": build.upload(cast.lyceum, cast.anna).pk}


def row(cast: Cast) -> dict[str, object]:
    return {"pk": build.row(build.upload(cast.lyceum, cast.anna)).pk}


def activity(cast: Cast) -> dict[str, object]:
    return {"pk": build.step(build.plan(cast.lyceum, cast.anna)).activity_id}


def plan_with_stage(cast: Cast) -> dict[str, object]:
    return {"pk": build.stage(build.plan(cast.lyceum, cast.anna)).roadmap_id}


def stage(cast: Cast) -> dict[str, object]:
    made = build.stage(build.plan(cast.lyceum, cast.anna))
    return {"pk": made.roadmap_id, "stage": made.pk}


def change(cast: Cast) -> dict[str, object]:
    made = build.plan(cast.lyceum, cast.anna)
    return {"pk": Change.objects.create(organisation=cast.lyceum, roadmap=made, what="Исправлена строка", by=cast.anna).pk}


PAGES = {
    "roadmaps:today": Page(),
    "roadmaps:roadmaps": Page(),
    "roadmaps:roadmap": Page(row=plan, above=200),
    "roadmaps:timeline": Page(row=plan, above=200),
    "roadmaps:calendar": Page(row=plan, above=200),
    "roadmaps:assign_rest": Page(ONLY_ACTS, row=plan),
    "roadmaps:start": Page(),
    "roadmaps:template": Page(),
    "roadmaps:move": Page(row=plan),
    "roadmaps:upload": Page(row=upload),
    "roadmaps:upload_file": Page(row=upload),
    "roadmaps:mend_upload": Page(ONLY_ACTS, row=upload),
    "roadmaps:read_again": Page(ONLY_ACTS, row=upload),
    "roadmaps:drop_upload": Page(ONLY_ACTS, row=upload),
    "roadmaps:save": Page(ONLY_ACTS, row=upload),
    "roadmaps:row": Page(row=row),
    "roadmaps:settle_row": Page(ONLY_ACTS, row=row),
    "roadmaps:answer_row": Page(ONLY_ACTS, row=row),
    "roadmaps:skip_row": Page(ONLY_ACTS, row=row),
    "roadmaps:add_row": Page(ONLY_ACTS, row=row),
    "roadmaps:step": Page(row=step, above=200),
    "roadmaps:take": Page(ONLY_ACTS, row=step),
    "roadmaps:release": Page(ONLY_ACTS, row=step),
    "roadmaps:finish": Page(ONLY_ACTS, row=step),
    "roadmaps:reopen": Page(ONLY_ACTS, row=step),
    "roadmaps:move_date": Page(row=step),
    "roadmaps:cancel": Page(ONLY_ACTS, row=step),
    "roadmaps:schedule": Page(ONLY_ACTS, row=step),
    "roadmaps:attach": Page(ONLY_ACTS, row=step),
    "roadmaps:comment": Page(ONLY_ACTS, row=step),
    "roadmaps:assign": Page(ONLY_ACTS, row=step),
    "roadmaps:settle": Page(ONLY_ACTS, row=step),
    "roadmaps:edit_row": Page(row=activity),
    "roadmaps:insert_row": Page(row=activity),
    "roadmaps:drop_row": Page(ONLY_ACTS, row=activity),
    "roadmaps:move_row": Page(ONLY_ACTS, row=activity),
    "roadmaps:new_row": Page(row=plan_with_stage),
    "roadmaps:stages": Page(row=plan),
    "roadmaps:edit_stage": Page(row=stage),
    "roadmaps:drop_stage": Page(ONLY_ACTS, row=stage),
    "roadmaps:changes": Page(row=plan),
    "roadmaps:undo": Page(ONLY_ACTS, row=change),
    "roadmaps:evidence": Page(row=paper, above=200),
    "roadmaps:posts": Page(),
    "roadmaps:post": Page(row=post),
    "roadmaps:bind_person": Page(ONLY_ACTS),
}
