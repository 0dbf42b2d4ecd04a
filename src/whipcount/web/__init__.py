"""The page: a count that anyone can open in a browser, question and embed, and the API below /v1.

For a reader on a phone, an editor at a desk and a program. Every page is made on the server and can be read without
JavaScript; small ES modules add comfort. The same address with `.json .csv .svg .png .ics` is the same answer as data.

How a request goes through the room:

    guarding    who may ask (the Host header), and the headers of every answer (a strict policy)
    editors     who asks: a reader, or an editor who is signed in; what a form has to bring before anything is written
    asked       the address -> which crisis, as_of, known_at, language, form
    counting    the count of that state of the ledger, worked out once, in one thread beside the event loop
    a page      `crises`, `crisis`, `report`: a folder each, with `page.py` (its routes), what it shows, its template
    v1          the API: the same answers as JSON, with problem+json, ETag, paging and OpenAPI
    answering   the finished bytes: kept, compressed once, with an ETag

`served` is where the reports come from (a ledger, or files), `site` holds what all pages share, `addresses` is the one
place that knows how addresses are written, `words` has the texts of the page in each language, `frame` the template
around all pages, the style sheet and the modules. docs/page.md tells the rest.
"""

from whipcount.web.application import application
from whipcount.web.served import OfLedger, OfReports, Served, served
from whipcount.web.watched import OfFiles

__all__ = ["OfFiles", "OfLedger", "OfReports", "Served", "application", "served"]
