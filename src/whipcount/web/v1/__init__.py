"""The API, for programs: the same answers as JSON, described by /v1/openapi.json.

`shapes` has the form of every answer, `page` the addresses, `paging` how long lists are cut. Refusals are problem+json.
"""
