"""A job's states: every move in the table works, every other is refused."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from services.errors import ServiceError
from services.generation import jobs
from services.generation.errors import IllegalMove
from services.generation.models import FINAL, TRANSITIONS, Job, JobState
from services.generation.stages import Stage

# How code reaches each target state; "queued" is reached by two functions.
MOVES: dict[JobState, tuple[Callable[[Job], None], ...]] = {
    JobState.RUNNING: (lambda job: jobs.claim(job, "worker-1"),),
    JobState.SUCCEEDED: (lambda job: jobs.succeed(job, "done"),),
    JobState.FAILED: (lambda job: jobs.fail(job, ServiceError("code", "Sentence.")),),
    JobState.CANCELLED: (jobs.cancel,),
    JobState.QUEUED: (jobs.reset, lambda job: jobs.requeue(job, "again")),
}


def a_job(state: JobState = JobState.QUEUED) -> Job:
    return Job(state=state, stages={}, progress=0.0, attempts=0, message="")


@pytest.mark.parametrize(("old", "new"), list(itertools.product(JobState, JobState)))
def test_exactly_the_drawn_moves_are_possible(old: JobState, new: JobState) -> None:
    for move in MOVES[new]:
        job = a_job(old)
        if new in TRANSITIONS[old]:
            move(job)
            assert job.state is new
        else:
            with pytest.raises(IllegalMove, match=f"{old.value} cannot become {new.value}"):
                move(job)
            assert job.state is old


def test_final_states_are_left_only_by_a_retry() -> None:
    for state in FINAL:
        assert TRANSITIONS[state] <= {JobState.QUEUED}


def test_stages_follow_each_other_with_times() -> None:
    job = a_job(JobState.RUNNING)
    jobs.enter_stage(job, Stage.READING, "reading")
    jobs.enter_stage(job, Stage.WRITING, "writing")
    assert job.stages["reading"]["state"] == "done"
    assert job.stages["reading"]["ended_at"] is not None
    assert (job.stage, job.stages["writing"]["state"]) == (Stage.WRITING, "running")


def test_a_repair_turn_goes_back_a_stage_but_not_the_bar() -> None:
    job = a_job(JobState.RUNNING)
    for stage in (Stage.READING, Stage.WRITING, Stage.CHECKING):
        jobs.enter_stage(job, stage, stage.value)
    before = job.progress
    jobs.enter_stage(job, Stage.WRITING, "repairing")
    assert job.progress == before
    assert job.stages["writing"]["state"] == "running"
    assert job.stages["checking"]["state"] == "done"


def test_a_failure_marks_the_stage_in_which_it_happened() -> None:
    job = a_job(JobState.RUNNING)
    jobs.enter_stage(job, Stage.SIMULATING, "running the plant")
    jobs.fail(job, ServiceError("run", "The plant has no source."))
    assert job.stages["simulating"]["state"] == "failed"
    assert (job.error_code, job.error_sentence) == ("run", "The plant has no source.")
