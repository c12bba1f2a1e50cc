"""A platform's failure → the policy it carries, on every channel alike."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.channels.contract import SendError
from handlers.records import Reply
from tests import bot_api, viber_api
from tests.bot.channels.contract.harness import Failure, Harness
from tests.bot.channels.contract.harnesses import HARNESSES
from tests.bot.channels.contract.test_replies import LONG, reply

SECRETS = ("sekret i madh", bot_api.TOKEN, viber_api.TOKEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    retry: bool
    gone: bool = False
    unclear: bool = False
    everyone: bool = False


POLICIES = {
    Failure.BUSY: Policy(retry=True),
    Failure.BLOCKED: Policy(retry=False, gone=True),
    Failure.UNKNOWN: Policy(retry=False, gone=True),
    Failure.REFUSED: Policy(retry=False),
    Failure.TOKEN: Policy(retry=True, everyone=True),
    Failure.BROKEN: Policy(retry=True),
    Failure.GARBAGE: Policy(retry=True),
    Failure.SILENT: Policy(retry=True, unclear=True),
}


@pytest.fixture(params=[name for name in HARNESSES if name not in ("webchat", "console")])
async def harness(request: pytest.FixtureRequest) -> AsyncIterator[Harness]:
    """Each channel behind which there is a platform."""
    async with HARNESSES[request.param]() as harness:
        yield harness


async def failing(harness: Harness, answer: Reply) -> SendError:
    with pytest.raises(SendError) as caught:
        await harness.channel.send(harness.address, answer, event=1)
    return caught.value


async def test_every_failure_is_known_to_the_rig(harness: Harness) -> None:
    assert set(harness.failures) == set(Failure)


@pytest.mark.parametrize("failure", Failure)
async def test_a_failure_carries_its_policy(harness: Harness, failure: Failure) -> None:
    harness.will_fail(failure)
    error = await failing(harness, reply())
    policy = Policy(retry=error.retry, gone=error.gone, unclear=error.unclear, everyone=error.everyone)
    assert policy == POLICIES[failure]


@pytest.mark.parametrize("failure", Failure)
async def test_the_reason_is_plain_and_tells_nothing_of_the_message_or_the_token(
    harness: Harness, failure: Failure
) -> None:
    harness.will_fail(failure)
    error = await failing(harness, reply(SECRETS[0]))
    told = f"{error!r} {error.__cause__!r} {error.__context__!r}"
    assert len(error.reason.split()) > 2
    assert not [secret for secret in (*SECRETS, harness.address) if secret in told]


@pytest.mark.parametrize("failure", [failure for failure, policy in POLICIES.items() if policy.retry])
async def test_what_failed_is_taken_the_next_time(harness: Harness, failure: Failure) -> None:
    harness.will_fail(failure)
    await failing(harness, reply())
    await harness.channel.send(harness.address, reply(), event=1)
    assert harness.seen().texts == ["Përgjigje"]


async def test_a_later_try_repeats_no_part_that_was_taken(harness: Harness) -> None:
    harness.will_fail(Failure.BUSY, after=1)
    error = await failing(harness, reply(LONG))
    await harness.channel.send(harness.address, reply(LONG), event=1, taken=error.taken)
    assert "\n\n".join(harness.seen().texts) == LONG
