"""What is kept is done once, in order, also when somebody dies with it in hand."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy.engine import Engine

from nego.channels.order import HOLD_SECONDS
from nego.channels.slack.queues import INBOX, KEPT_SECONDS, OUTBOX, Entry, Queue, Taken, TooLate


@dataclass
class Clock:
    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue(engine: Engine, clock: Clock) -> Queue:
    return Queue(engine, INBOX, clock)


def entry(key: str, line: str = "a") -> Entry:
    return Entry(key, line, "T1", {"text": key})


def take(queue: Queue) -> Taken:
    taken = queue.take()
    assert taken is not None
    return taken


def taken_key(queue: Queue) -> str | None:
    taken = queue.take()
    return taken.entry.content["text"] if taken else None


def test_a_key_is_put_once_even_after_it_is_done(queue: Queue) -> None:
    assert queue.put(entry("1"))
    assert not queue.put(entry("1"))
    taken = take(queue)
    assert (taken.entry.line, taken.entry.team, taken.entry.content) == ("a", "T1", {"text": "1"})
    assert queue.finish(taken)
    assert not queue.put(entry("1"))
    assert taken_key(queue) is None


def test_what_nobody_waits_for_any_more_is_not_put(queue: Queue, clock: Clock) -> None:
    with pytest.raises(TooLate):
        queue.put(entry("1"), until=clock.now - 1)
    assert not queue.knows("1")
    assert queue.put(entry("1"), until=clock.now)


def test_a_line_goes_in_order_and_others_do_not_wait_for_it(queue: Queue) -> None:
    for each in (entry("1"), entry("2"), entry("3", "b")):
        queue.put(each)
    first = take(queue)
    assert [taken_key(queue), taken_key(queue)] == ["3", None]
    queue.finish(first)
    assert taken_key(queue) == "2"


def test_what_somebody_died_with_is_taken_again_after_its_hold(queue: Queue, clock: Clock) -> None:
    queue.put(entry("1"))
    dead = take(queue)
    assert not dead.seen_before
    assert taken_key(queue) is None
    clock.now += HOLD_SECONDS + 1
    again = take(queue)
    assert (again.entry.content["text"], again.seen_before, again.tries) == ("1", True, 0)
    assert not queue.finish(dead)
    assert queue.finish(again)


def test_what_is_held_longer_is_not_taken(queue: Queue, clock: Clock) -> None:
    queue.put(entry("1"))
    taken = take(queue)
    clock.now += HOLD_SECONDS - 1
    queue.hold(taken)
    clock.now += HOLD_SECONDS - 1
    assert taken_key(queue) is None
    assert queue.finish(taken)


def test_what_waits_for_its_time_makes_its_line_wait(queue: Queue, clock: Clock) -> None:
    queue.put(entry("1"))
    queue.put(entry("2"))
    queue.again(take(queue), 30)
    assert taken_key(queue) is None
    clock.now += 31
    again = take(queue)
    assert (again.entry.content["text"], again.tries) == ("1", 1)


def test_what_is_given_back_is_taken_at_once(queue: Queue) -> None:
    queue.put(entry("1"))
    queue.give_back(take(queue))
    assert taken_key(queue) == "1"


def test_what_follows_is_kept_with_what_is_done_or_not_at_all(queue: Queue, clock: Clock) -> None:
    outbox = Queue(queue.engine, OUTBOX, clock)
    queue.put(entry("1"))
    dead = take(queue)
    clock.now += HOLD_SECONDS + 1
    alive = take(queue)
    assert not queue.finish(dead, lambda connection: outbox.put_in(connection, [entry("dead")]))
    assert queue.finish(alive, lambda connection: outbox.put_in(connection, [entry("alive")]))
    assert [taken_key(outbox), taken_key(outbox)] == ["alive", None]


def test_what_is_done_names_nobody_and_is_forgotten_in_the_end(queue: Queue, clock: Clock) -> None:
    queue.put(entry("1", "slack:T1:U1"))
    queue.finish(take(queue))
    with queue.engine.connect() as connection:
        row = connection.execute(INBOX.select()).one()
    assert (row.content, row.line, len(row.key)) == ("{}", "", 64)
    assert queue.knows("1")
    clock.now += KEPT_SECONDS + 1
    queue.put(entry("2"))
    assert not queue.knows("1")


def test_what_is_dropped_leaves_nothing(queue: Queue) -> None:
    queue.put(entry("1"))
    queue.drop(take(queue))
    assert not queue.knows("1")
    assert queue.put(entry("1"))


def test_what_is_forgotten_is_not_done(queue: Queue) -> None:
    queue.put(entry("1"))
    taken = take(queue)
    with queue.engine.begin() as connection:
        queue.forget(connection, lambda row: row.team == "T1")
    assert not queue.finish(taken)
    assert not queue.knows("1")
