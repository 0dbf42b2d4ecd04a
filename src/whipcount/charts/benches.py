"""The picture of a count in a house of facing benches, its numbers, and the sentence that says the same."""

from __future__ import annotations

from whipcount.charts.facing import Hall, needed_line, reached, sides
from whipcount.charts.floor import floor
from whipcount.charts.hemicycle import MARGIN, WIDTH, Chart, frame, heading, votes_needed
from whipcount.charts.labels import overlap
from whipcount.charts.legend import Key, legend
from whipcount.charts.lettering import PALE, Text, width
from whipcount.charts.seating import Block, party_band, seating
from whipcount.charts.wording import house, sentence
from whipcount.model.count import Count
from whipcount.model.words import Bench
from whipcount.sentences import Language, language

_LARGEST = 36
_ABOVE = 40  # room over the benches for names and the number on the line
_SIZE = 14


def benches(count: Count, into: Language | None = None) -> Chart:
    """Draw both sides across the floor, the chair on the left; the government on the right hand of the chair.

    Exactly the house's seats are drawn, as in a hemicycle; those on neither side stand on the floor. The line stands
    behind the seats that whoever must find the votes needs. ValueError as for `hemicycle`.
    into: the language, English as a rule.
    """
    tongue = into or language("en")
    blocks = seating(count)
    plan = floor(count.seats or 0)
    head = heading(count, tongue)
    votes = votes_needed(count, head[-1].y + 32, tongue)
    unit = min(_LARGEST, (WIDTH - 2 * MARGIN) / plan.width)
    middle = votes[-1].y + _ABOVE + plan.height / 2 * unit
    hall = Hall(plan, (WIDTH - plan.width * unit) / 2, middle, unit)
    drawn = sides(hall, blocks, count.seats or 0, tongue)
    need = reached(count, plan)
    line, numbers = "", list[Text]()
    if need is not None:
        line, number = needed_line(hall, *need)
        numbers.append(number)
    table = legend(Key(count, blocks, hall.look.pattern, tongue), (MARGIN, WIDTH - MARGIN), hall.bottom + 86)
    texts = [*head, *votes, *numbers, *_names(hall, blocks, count, numbers, tongue), *table.texts]
    said = sentence(count, tongue)
    body = "".join([drawn, line, *table.swatches, *(text.svg() for text in texts)])
    return Chart(frame(tongue.value(house(count)), said, body, round(table.bottom + 18)), said)


def _names(hall: Hall, blocks: tuple[Block, ...], count: Count, taken: list[Text], into: Language) -> list[Text]:
    """The names of parties behind their benches, the largest first; those without room stand in the table alone."""
    made: list[Text] = []
    for block, places in sorted(hall.floor.taken(blocks), key=lambda item: -item[0].seats):
        if block.bench not in (Bench.OPPOSITION, Bench.GOVERNMENT) or block.party is None:
            continue
        columns = [hall.floor.at(place)[0] for place in places]
        x = hall.on((min(columns) + max(columns)) / 2, 0)[0]
        y = hall.top - 9 if block.bench is Bench.OPPOSITION else hall.bottom + 18
        band = next(party_band(party, block.bench) for party in count.parties if party.party == block.party)
        text = Text(f"{block.party} {into.value(band, ',')}", x, y, _SIZE, "middle", ink=PALE)
        room = (max(columns) - min(columns) + 1) * hall.unit
        inside = text.box[0] >= MARGIN / 2 and text.box[2] <= WIDTH - MARGIN / 2
        if (
            inside
            and width(text.words, _SIZE) <= room * 1.5
            and not any(overlap(text.box, each.box) for each in [*taken, *made])
        ):
            made.append(text)
    return made
