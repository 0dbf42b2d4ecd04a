"""The blocs of a bench: its parties, those who were said to break away from one, and all others together."""

from __future__ import annotations

from whipcount.forecast.sides import Bloc
from whipcount.forecast.standing import Party, Standing
from whipcount.model.words import Bench


def blocs(told: Standing, bench: Bench, seats: int, off: int) -> tuple[Bloc, ...]:
    """So many seats on a bench as blocs: its parties, those who were said to break away, and all others as one more.

    off: members of the bench who do not vote, taken from the others first and then from the largest bloc.
    """
    return filled(known_blocs(told, bench), away_from(told, bench), seats, off)


def known_blocs(told: Standing, bench: Bench) -> tuple[Bloc, ...]:
    """The parties on a bench, each without those who were said to break away, who are a bloc by themselves."""
    made: list[Bloc] = []
    for party in told.parties:
        if not party.away and party.on(bench):
            shaky = wavering(told, party, bench)
            made += [Bloc(party.on(bench) - shaky), Bloc(shaky, rumoured=True)]
    return tuple(bloc for bloc in made if bloc.seats)


def filled(known: tuple[Bloc, ...], away: int, seats: int, off: int) -> tuple[Bloc, ...]:
    """So many seats as the blocs that are known and one of all others. away, off: as in `away_from` and `blocs`."""
    room = max(0, seats - away - off)
    rest = max(0, room - sum(bloc.seats for bloc in known))
    return tuple(sorted(bloc for bloc in _fitting([*known, Bloc(rest)], room) if bloc.seats))


def wavering(told: Standing, party: Party, bench: Bench) -> int:
    """Members of a party on a bench who are said to be about to leave it."""
    said = max((each.members for each in told.rumours if each.of == party.name and each.to is not bench), default=0)
    return 0 if party.away else min(said, party.on(bench))


def _fitting(sizes: list[Bloc], room: int) -> list[Bloc]:
    """No more members than there is room for: the largest bloc gives way."""
    made = list(sizes)
    while (over := sum(bloc.seats for bloc in made) - room) > 0:
        largest = max(range(len(made)), key=lambda place: made[place].seats)
        made[largest] = made[largest]._replace(seats=max(0, made[largest].seats - over))
    return made


def away_from(told: Standing, bench: Bench) -> int:
    """Members on a bench who follow no line of it: parties that take no side, and whose vote is certain."""
    certain = sum(each.members for each in told.certain if each.bench is bench)
    return certain + sum(party.on(bench) for party in told.parties if party.away)
