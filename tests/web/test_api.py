"""The API keeps what its OpenAPI says, whatever is asked; lists come in parts; others may read what is public."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.sites import EXAMPLE, reading

import whipcount
from whipcount.publish import count_to_json
from whipcount.web import Served

if TYPE_CHECKING:  # loading it takes as long as a hundred quick tests
    import schemathesis

pytestmark = pytest.mark.slow

CRISIS = "/v1/crises/pakistan-2022"


@pytest.fixture(scope="session")
def described(site: str) -> schemathesis.BaseSchema:
    """The API as it describes itself, at the site of the example."""
    from schemathesis import openapi  # noqa: PLC0415

    return openapi.from_url(f"{site}/v1/openapi.json")


PATHS = [
    "/v1/crises",
    "/v1/crises/{name}",
    "/v1/crises/{name}/count",
    "/v1/crises/{name}/forecast",
    "/v1/crises/{name}/steps",
    "/v1/crises/{name}/why/{what}",
    "/v1/crises/{name}/claims",
    "/v1/crises/{name}/reports",
    "/v1/crises/{name}/reports/{report}",
]


def test_the_openapi_has_every_address(described: schemathesis.BaseSchema) -> None:
    assert sorted(PATHS) == sorted(described.raw_schema["paths"])


@pytest.mark.parametrize("mode", ["positive", "negative"])
@pytest.mark.parametrize("path", PATHS)
def test_the_api_keeps_what_it_says(described: schemathesis.BaseSchema, path: str, mode: str) -> None:
    """A day that is well formed may lie before the first report, and a name may be that of no party: a 400 is right."""
    from schemathesis import GenerationMode  # noqa: PLC0415
    from schemathesis.specs.openapi.checks import positive_data_acceptance  # noqa: PLC0415

    cases = described[path]["GET"].as_strategy(generation_mode=GenerationMode(mode))

    @given(case=cases, known=st.booleans())
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def keeps(case: schemathesis.Case, known: bool) -> None:
        if known and "name" in (case.path_parameters or {}):
            case.path_parameters["name"] = "pakistan-2022"
        case.call_and_validate(excluded_checks=[positive_data_acceptance], timeout=60)

    keeps()


ADDRESSES = [
    "",
    "/count",
    "/count?as_of=2022-03-30",
    "/steps",
    "/forecast?as_of=2022-03-30",
    "/why/verdict",
    "/why/MQM-P",
    "/claims",
    "/reports",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_has_the_shape_that_the_openapi_gives(
    described: schemathesis.BaseSchema, reader: httpx.Client, address: str
) -> None:
    path = "/v1/crises/{name}" + address.partition("?")[0].replace("verdict", "{what}").replace("MQM-P", "{what}")
    answer = reader.get(f"{CRISIS}{address}")

    assert 200 == answer.status_code
    described[path]["GET"].validate_response(answer)


def test_a_report_is_had_with_its_text(described: schemathesis.BaseSchema, reader: httpx.Client) -> None:
    first = reader.get(f"{CRISIS}/reports").json()["items"][0]
    answer = reader.get(f"{CRISIS}/reports/{first['id']}")

    described["/v1/crises/{name}/reports/{report}"]["GET"].validate_response(answer)
    assert (EXAMPLE / first["path"].rpartition("/")[2]).read_text(encoding="utf-8").endswith(answer.json()["text"])


def test_the_count_is_that_of_the_command_line(reader: httpx.Client) -> None:
    expected = json.loads(json.dumps(count_to_json(whipcount.open(EXAMPLE).count("2022-03-28"))))

    assert expected == reader.get(f"{CRISIS}/count?as_of=2022-03-28").json()


@pytest.mark.parametrize("what", ["claims", "reports"])
@pytest.mark.parametrize("limit", [1, 7, 1000])
def test_the_parts_of_a_list_make_the_whole(reader: httpx.Client, what: str, limit: int) -> None:
    whole = [item["id"] for item in reader.get(f"{CRISIS}/{what}?limit=1000&as_of=2022-03-27").json()["items"]]

    found, following = [], f"{CRISIS}/{what}?limit={limit}&as_of=2022-03-27"
    while following:
        answer = reader.get(following)
        found += [item["id"] for item in answer.json()["items"]]
        following = answer.json()["next"]
        assert following == answer.links.get("next", {}).get("url")

    assert whole == found


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/v1/crises/another/count", 404),
        ("/v1/nothing", 404),
        (f"{CRISIS}/reports/{'0' * 64}", 404),
        (f"{CRISIS}/why/Nobody", 400),
        (f"{CRISIS}/claims?after=none", 400),
        (f"{CRISIS}/count?as_of=2022-01-01", 400),
        (f"{CRISIS}/count?as_of=today", 422),
        (f"{CRISIS}/claims?limit=0", 422),
    ],
)
def test_a_refusal_is_problem_json(reader: httpx.Client, address: str, status: int) -> None:
    answer = reader.get(address)

    assert (status, "application/problem+json") == (answer.status_code, answer.headers["content-type"])
    assert {"type", "title", "status", "detail", "instance"} <= answer.json().keys()
    assert status == answer.json()["status"]


def test_a_method_that_is_not_there_is_refused_with_those_that_are(reader: httpx.Client) -> None:
    answer = reader.post(f"{CRISIS}/count")

    assert (405, "GET") == (answer.status_code, answer.headers["allow"])


def test_what_a_program_has_is_not_sent_again(reader: httpx.Client) -> None:
    tag = reader.get(f"{CRISIS}/count").headers["etag"]

    assert 304 == reader.get(f"{CRISIS}/count", headers={"if-none-match": tag}).status_code


def test_another_site_may_read_data_where_the_site_is_public_and_nowhere_else(
    reader: httpx.Client, of_reports: Served
) -> None:
    origin = {"origin": "https://other.example"}
    with reading(of_reports, shared=True) as public:
        found = [public.get(address, headers=origin).headers for address in (f"{CRISIS}", "/crisis/pakistan-2022")]

    assert ["*", None] == [each.get("access-control-allow-origin") for each in found]
    assert "access-control-allow-credentials" not in found[0]
    assert "access-control-allow-origin" not in reader.get(CRISIS, headers=origin).headers
