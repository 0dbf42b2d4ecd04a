"""The id of a claim follows from what it says, whether or not somebody has asked for it before."""

from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date

from whipcount.model.claims import Seats
from whipcount.model.quantity import Quantity
from whipcount.model.report import Quote


def seats(number: int) -> Seats:
    words = Quote("r1", 0, 12, "Blue has 150")
    return Seats(
        quote=words, holds_on=date(2022, 3, 1), party="Blue", as_printed="Blue", quantity=Quantity.exactly(number)
    )


def test_a_claim_that_was_asked_for_its_id_equals_one_that_was_not() -> None:
    asked, fresh = seats(150), seats(150)
    known = asked.id

    assert (asked, hash(asked), repr(asked)) == (fresh, hash(fresh), repr(fresh))
    assert known == fresh.id == pickle.loads(pickle.dumps(asked)).id  # noqa: S301 - our own bytes


def test_what_is_made_of_a_claim_has_an_id_of_its_own() -> None:
    asked = seats(150)

    assert {asked.id, replace(asked, quantity=Quantity.exactly(151)).id} == {seats(150).id, seats(151).id}
    assert seats(150).id != seats(151).id
