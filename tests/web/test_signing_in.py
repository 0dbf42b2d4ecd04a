"""Signing in: who gets in, for how long, who waits, and what readers see of it (nothing)."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from collections import Counter
from ipaddress import ip_network
from pathlib import Path

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.web.editors import HERE, OWN, PASSWORDS, Asking, Clock, editors_file, hashes, site_of
from tests.web.test_pages import Tags

from whipcount.web import Served
from whipcount.web.editors import ByPassword
from whipcount.web.editors.editor import editor
from whipcount.web.editors.file import read, write
from whipcount.web.editors.page import own
from whipcount.web.editors.passwords import OF_NOBODY, fits, hashed, is_hash
from whipcount.web.editors.slowing import Slowing

pytestmark = pytest.mark.slow
PAGE = "/crisis/pakistan-2022"
NOWHERE = "/nowhere"  # a page that waits for no count


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return editors_file(tmp_path)


@pytest.fixture
def ann(of_reports: Served, file: Path, clock: Clock) -> Asking:
    """Somebody's browser at a site of two editors, not signed in yet."""
    return Asking(site_of(of_reports, ByPassword(str(file), clock), clock))


def who(asking: Asking, address: str = NOWHERE) -> str | None:
    """The editor that a page greets."""
    found = re.search(r'class="who">.*?<bdi>(.*?)</bdi>', asking.get(address).text, re.DOTALL)
    return found[1] if found else None


def token(asking: Asking) -> str:
    found = re.search(r'name="token" value="([^"]+)"', asking.get(NOWHERE).text)
    assert found is not None
    return found[1]


class TestWhoGetsIn:
    def test_an_editor_with_the_password_goes_on_where_they_were(self, ann: Asking) -> None:
        answer = ann.sign_in(following=f"{PAGE}?as_of=2022-03-30")

        assert (303, f"{PAGE}?as_of=2022-03-30") == (answer.status_code, answer.headers["location"])
        assert "Ann Ash" == who(ann)

    @pytest.mark.parametrize(
        ("name", "password"),
        [
            ("Ann Ash", "another one altogether"),
            ("Ann Ash", PASSWORDS["Ben Birch"]),
            ("Ann Ash", ""),
            ("ann ash", PASSWORDS["Ann Ash"]),
            ("Cy Cedar", PASSWORDS["Ann Ash"]),
            ("", ""),
            ("A\x00\u202e" * 50, "x"),
            ("Ann Ash", PASSWORDS["Ann Ash"] + "x" * 1000),
        ],
    )
    def test_nobody_else_and_the_answer_is_the_same(self, ann: Asking, name: str, password: str) -> None:
        answer = ann.sign_in(name, password)

        assert 403 == answer.status_code
        assert "The name or the password is wrong." in answer.text
        assert "set-cookie" not in answer.headers
        assert who(ann) is None
        assert f'"{password}"' not in answer.text or not password

    def test_letters_put_together_in_another_way_are_the_same_password(self, ann: Asking, file: Path) -> None:
        write(file, {"Zoë Zürn": hashed("a gr\u00fcn \u2460 door")})

        assert 303 == ann.sign_in("Zoe\u0308 Zu\u0308rn", "a gru\u0308n 1 door").status_code
        assert "Zoë Zürn" == who(ann)

    def test_a_page_of_somebody_else_signs_nobody_in(self, ann: Asking) -> None:
        """Else a stranger could sign a reader in under the stranger's name, and see what they write."""
        fields = {"name": "Ann Ash", "password": PASSWORDS["Ann Ash"]}
        answers = [
            ann.post("/sign-in", fields, origin="https://evil.example"),
            ann.ask("POST", "/sign-in", {}, data=fields),
        ]

        assert [403, 403] == [answer.status_code for answer in answers]
        assert who(ann) is None

    def test_without_editors_there_is_no_such_page(self, of_reports: Served) -> None:
        reader = Asking(site_of(of_reports, None))

        assert [404, 404, 404] == [
            reader.get("/sign-in").status_code,
            reader.post("/sign-in", {}).status_code,
            reader.post("/sign-out", {}).status_code,
        ]


class TestTheSession:
    def test_the_cookie_is_for_this_host_and_for_no_script(self, of_reports: Served, file: Path) -> None:
        clock = Clock()
        editors = ByPassword(str(file), clock, https=True)
        reader = Asking(site_of(of_reports, editors, clock, public="https://count.example"))
        fields = {"name": "Ann Ash", "password": PASSWORDS["Ann Ash"]}
        cookie = reader.post("/sign-in", fields, origin="https://count.example").headers["set-cookie"]

        assert cookie.startswith("__Host-whipcount=")
        parts = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"secure", "httponly", "samesite=lax", "path=/", "max-age=604800"} == parts

    def test_signing_in_makes_a_new_session_and_ends_the_old(self, ann: Asking) -> None:
        ann.cookies = {"whipcount": "chosen-by-a-stranger"}
        ann.sign_in()
        first = ann.cookies["whipcount"]
        ann.sign_in("Ben Birch")
        second = ann.cookies["whipcount"]

        assert 3 == len({"chosen-by-a-stranger", first, second})
        assert "Ben Birch" == who(ann)
        ann.cookies = {"whipcount": first}
        assert who(ann) is None

    def test_a_number_that_nobody_gave_is_no_session(self, ann: Asking) -> None:
        ann.sign_in()
        for number in ("", "x", ann.cookies["whipcount"][:-1], ann.cookies["whipcount"].lower() + "é"):
            ann.cookies = {"whipcount": number.encode("ascii", "ignore").decode()}

            assert who(ann) is None

    def test_signing_out_ends_it_for_whoever_has_the_cookie(self, ann: Asking) -> None:
        ann.sign_in()
        kept = dict(ann.cookies)
        answer = ann.post("/sign-out", {"token": token(ann), "next": PAGE})

        assert (303, PAGE) == (answer.status_code, answer.headers["location"])
        assert {} == ann.cookies
        ann.cookies = kept
        assert who(ann) is None

    @pytest.mark.parametrize("guess", ["", "x", "é"])
    def test_signing_out_wants_the_token(self, ann: Asking, guess: str) -> None:
        ann.sign_in()

        assert 403 == ann.post("/sign-out", {"token": guess}).status_code
        assert "Ann Ash" == who(ann)

    def test_whoever_is_signed_out_already_may_sign_out(self, ann: Asking) -> None:
        assert 303 == ann.post("/sign-out", {}).status_code

    def test_a_page_of_somebody_else_signs_nobody_out(self, ann: Asking) -> None:
        """Even where the browser keeps the cookie back, the answer would take it away."""
        ann.sign_in()
        answers = [ann.post("/sign-out", {"token": token(ann)}, **{"sec-fetch-site": "cross-site"})]
        answers.append(Asking(ann.app).post("/sign-out", {}, **{"sec-fetch-site": "cross-site"}))

        assert [403, 403] == [answer.status_code for answer in answers]
        assert [] == [answer for answer in answers if "set-cookie" in answer.headers]
        assert "Ann Ash" == who(ann)

    def test_tokens_are_of_one_session(self, ann: Asking) -> None:
        ann.sign_in()
        first = token(ann)
        ann.sign_in()

        assert first != token(ann)
        assert 403 == ann.post("/sign-out", {"token": first}).status_code

    def test_a_session_ends_after_a_night_without_use_and_after_a_week(self, ann: Asking, clock: Clock) -> None:
        ann.sign_in()
        for _ in range(15):
            clock.move(hours=11)
            assert "Ann Ash" == who(ann)
        clock.move(hours=4)
        assert who(ann) is None
        ann.sign_in()
        clock.move(hours=12, seconds=1)
        assert who(ann) is None

    def test_whoever_is_removed_or_has_a_new_password_is_out_at_once(self, ann: Asking, file: Path) -> None:
        ann.sign_in()
        write(file, hashes() | {"Cy Cedar": hashes()["Ben Birch"]})
        assert "Ann Ash" == who(ann)
        write(file, hashes() | {"Ann Ash": hashed("the new one of Ann")})
        assert who(ann) is None
        assert [403, 303] == [ann.sign_in().status_code, ann.sign_in("Ann Ash", "the new one of Ann").status_code]
        write(file, {"Ben Birch": hashes()["Ben Birch"]})
        assert who(ann) is None

    @pytest.mark.parametrize("broken", ["open", "gone", "torn"])
    def test_as_long_as_the_file_is_not_in_order_nobody_is_let_in(
        self, ann: Asking, file: Path, broken: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        ann.sign_in()
        whole = file.read_bytes()
        if broken == "open":
            file.chmod(0o644)
        elif broken == "gone":
            file.unlink()
        else:
            file.write_bytes(whole[: len(whole) // 2])
        answers = [who(ann), who(ann), ann.sign_in().status_code]

        assert [None, None, 503] == answers
        assert 1 == len(caplog.records)
        file.unlink(missing_ok=True)
        write(file, hashes())
        assert 303 == ann.sign_in().status_code

    def test_an_editor_has_so_many_sessions_and_no_more(self, of_reports: Served, file: Path) -> None:
        clock = Clock()
        app = site_of(of_reports, ByPassword(str(file), clock))
        browsers = [Asking(app) for _ in range(21)]
        for browser in browsers:
            clock.move(seconds=1)
            browser.sign_in()

        assert [None, *["Ann Ash"] * 20] == [who(browser) for browser in browsers]


class TestWhereItGoesOn:
    @given(st.text(max_size=30) | st.text(alphabet="/\\ev.il:?#%\t\n@", max_size=12).map("/{}".format))
    def test_only_to_a_place_of_our_own(self, following: str) -> None:
        """As a browser reads it: tabs and ends of lines left out, a backslash a stroke."""
        gone = own(following)
        read = re.sub(r"[\t\r\n]", "", gone).replace("\\", "/").strip()

        assert read.startswith("/")
        assert not read.startswith("//")
        assert gone in (following, "/")

    @pytest.mark.parametrize("following", ["/", "/crisis/a%2Fb?as_of=2022-03-30&lang=de#main", "/v1/crises"])
    def test_places_of_our_own_are_kept(self, following: str) -> None:
        assert following == own(following)

    @pytest.mark.parametrize(
        "following", ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "/sign-out"]
    )
    def test_others_are_not(self, ann: Asking, following: str) -> None:
        assert "/" == ann.sign_in(following=following).headers["location"]


class TestWhoeverGuesses:
    def test_waits_longer_and_longer_for_a_name_from_wherever_it_is_tried(self, ann: Asking, clock: Clock) -> None:
        for number in range(10):
            Asking(ann.app, f"203.0.113.{number}").sign_in("Ann Ash", "a guess")
        waits = []
        for number in range(8):
            other = Asking(ann.app, f"198.51.100.{number}")
            refused = other.sign_in("Ann Ash", PASSWORDS["Ann Ash"])
            assert (429, True) == (refused.status_code, "Wait" in refused.text)
            waits.append(int(refused.headers["retry-after"]))
            clock.move(seconds=waits[-1])
            assert 403 == other.sign_in("Ann Ash", "a guess").status_code

        assert [1, 2, 4, 8, 16, 32, 60, 60] == waits
        assert 303 == ann.sign_in("Ben Birch").status_code

    def test_waits_at_an_address_whatever_names_are_tried(self, ann: Asking, clock: Clock) -> None:
        for number in range(20):
            assert 403 == ann.sign_in(f"Name {number}", "a guess").status_code

        assert 429 == ann.sign_in().status_code
        assert 303 == Asking(ann.app, "203.0.113.9").sign_in().status_code
        clock.move(seconds=1)
        assert 303 == ann.sign_in().status_code

    def test_a_household_is_one_address_of_ipv6(self, ann: Asking) -> None:
        for number in range(20):
            Asking(ann.app, f"2001:db8::{number:x}").sign_in(f"Name {number}", "a guess")

        assert 429 == Asking(ann.app, "2001:db8::ffff").sign_in().status_code
        assert 303 == Asking(ann.app, "2001:db8:0:1::1").sign_in().status_code

    def test_behind_our_proxy_the_address_is_the_last_that_it_did_not_make_up(
        self, of_reports: Served, file: Path
    ) -> None:
        editors = ByPassword(str(file), Clock(), networks=[ip_network("127.0.0.1")])
        proxy = Asking(site_of(of_reports, editors))

        def wrong(number: int, *forwarded: str) -> int:
            sent = [*OWN.items(), *(("x-forwarded-for", each) for each in forwarded)]
            return proxy.post("/sign-in", {"name": f"Cy {number}", "password": "a guess"}, sent).status_code

        ways = [
            lambda n: (f"198.51.100.{n}, 203.0.113.9",),
            lambda n: (f"198.51.100.{n}, 203.0.113.9, 127.0.0.1",),
            lambda n: (f"198.51.100.{n}", f"203.0.113.9:{4000 + n}"),
            lambda n: (f"2001:db8::{n}", "::ffff:203.0.113.9"),
        ]
        tried = [wrong(number, *ways[number % 4](number)) for number in range(20)]

        assert [403] * 20 == tried
        assert [429] * 4 == [wrong(20, *way(7)) for way in ways]
        assert 403 == wrong(21, "203.0.113.9, 192.0.2.1")
        assert 403 == wrong(22, "nonsense")

    def test_a_flood_is_told_to_come_back_and_readers_are_not_kept_waiting(
        self, of_reports: Served, file: Path
    ) -> None:
        """Forty at once: two are tried, fourteen wait, and meanwhile a page is had."""
        app = site_of(of_reports, ByPassword(str(file), Clock()))
        done: list[str] = []

        async def ask(number: int | None) -> int:
            transport = httpx.ASGITransport(app, client=(f"203.0.113.{number or 0}", 1))
            async with httpx.AsyncClient(transport=transport, base_url=HERE) as client:
                if number is None:
                    answer = await client.get(NOWHERE)
                else:
                    fields = {"name": f"Name {number}", "password": "a guess"}
                    answer = await client.post("/sign-in", data=fields, headers=OWN)
            done.append("page" if number is None else str(answer.status_code))
            return answer.status_code

        async def flood() -> list[int]:
            return await asyncio.gather(*(ask(number) for number in range(1, 41)), ask(None))

        found = Counter(asyncio.run(flood()))

        assert {503: 40 - 16, 403: 16, 404: 1} == found
        assert done.index("page") < done.index("403")

    def test_the_name_and_the_address_of_a_stranger_are_forgotten_after_an_hour(self) -> None:
        clock = Clock()
        slowing = Slowing(clock, free=1, longest=900)
        for _ in range(20):
            slowing.tried("x")
        clock.move(minutes=61)
        slowing.tried("x")

        assert 1 == slowing.wait("x")

    @given(st.lists(st.text(max_size=3), max_size=200), st.integers(1, 20))
    def test_no_more_is_remembered_than_has_room(self, keys: list[str], most: int) -> None:
        slowing = Slowing(Clock(), free=0, longest=60, most=most)
        for key in keys:
            slowing.tried(key)
        newest = list(dict.fromkeys(reversed(keys)))

        assert newest[:most] == [key for key in newest if slowing.wait(key)]


NAMES = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), min_size=1, max_size=60)


class TestTheFile:
    @given(st.lists(NAMES, max_size=4))
    def test_what_is_written_is_read(self, tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
        path = tmp_path_factory.getbasetemp() / "written.yaml"
        editors = {str(named.name): OF_NOBODY for name in names if (named := editor(name))}
        write(path, editors)

        assert editors == read(path)


class TestPasswords:
    @settings(max_examples=6)
    @given(st.text(min_size=1, max_size=40), st.text(max_size=40))
    def test_no_other_fits(self, password: str, other: str) -> None:
        kept = hashed(password)

        assert is_hash(kept)
        assert fits(password, kept)
        same = unicodedata.normalize("NFKC", password) == unicodedata.normalize("NFKC", other)
        assert same == fits(other, kept)

    def test_the_same_password_is_written_otherwise_each_time(self) -> None:
        assert hashed("a door") != hashed("a door")

    @pytest.mark.parametrize("kept", ["", "a", "scrypt$15$8$3$x$y", "scrypt$31$8$3$" + OF_NOBODY[14:]])
    def test_what_is_no_hash_fits_nothing(self, kept: str) -> None:
        assert not fits("a", kept)


class TestWhatReadersSee:
    @pytest.mark.parametrize("address", [PAGE, "/nowhere", "/sign-in", f"{PAGE}/embed", f"{PAGE}.json", "/v1/crises"])
    def test_no_cookie_is_set_before_signing_in(self, ann: Asking, address: str) -> None:
        assert "set-cookie" not in ann.get(address).headers

    def test_an_editors_page_is_kept_by_nobody_and_is_not_the_readers(self, ann: Asking) -> None:
        before = ann.get(PAGE)
        ann.sign_in()
        signed = ann.get(PAGE, **{"if-none-match": before.headers["etag"]})
        other = Asking(ann.app)
        other.sign_in("Ben Birch")

        assert (200, "no-store, private") == (signed.status_code, signed.headers["cache-control"])
        assert "etag" not in signed.headers
        assert "Cookie" in before.headers["vary"]
        assert ("Ann Ash" in signed.text, "Ann Ash" in before.text) == (True, False)
        assert "content-encoding" not in signed.headers
        assert "Ben Birch" == who(other, PAGE)
        assert before.content == Asking(ann.app).get(PAGE).content

    @pytest.mark.parametrize(
        "address", [f"{PAGE}/embed", f"{PAGE}.json", "/v1/crises/pakistan-2022/count", f"{PAGE}.svg"]
    )
    def test_the_frame_and_the_data_are_the_same_for_all(self, ann: Asking, address: str) -> None:
        before = ann.get(address)
        ann.sign_in()
        after = ann.get(address)

        assert before.content == after.content
        assert before.headers["etag"] == after.headers["etag"]

    def test_other_sites_read_data_and_never_as_an_editor(self, of_reports: Served, file: Path) -> None:
        asking = Asking(site_of(of_reports, ByPassword(str(file), Clock()), shared=True))
        asking.sign_in()
        foreign = {"origin": "https://other.example"}
        found = [asking.get(address, **foreign).headers for address in (f"{PAGE}.json", PAGE, "/sign-in")]

        assert ["*", None, None] == [each.get("access-control-allow-origin") for each in found]
        assert [] == [each for each in found if "access-control-allow-credentials" in each]

    def test_without_editors_a_page_says_nothing_of_signing_in(self, of_reports: Served) -> None:
        reader = Asking(site_of(of_reports, None))
        answer = reader.get(PAGE)

        assert "sign" not in re.sub(r"sign(ed|als?|ific\w+|atures?)", "", answer.text.partition("<main")[0])
        assert "Accept-Encoding, Accept-Language" == answer.headers["vary"]

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_the_page_to_sign_in_at_is_whole_and_kept_by_nobody(self, ann: Asking, language: str) -> None:
        answer = ann.get(f"/sign-in?lang={language}&next={PAGE}%22%3E")

        assert ([], "no-store") == (Tags(answer.text).wrong, answer.headers["cache-control"])
        assert {"en": "Sign in", "de": "Anmelden"}[language] in answer.text
        assert f'value="{PAGE}&#34;&gt;"' in answer.text

    def test_the_link_to_it_leads_back(self, ann: Asking) -> None:
        link = re.search(r'class="who" href="([^"]+)"', ann.get(f"{PAGE}?as_of=2022-03-30&lang=de").text)

        assert link is not None
        assert "/sign-in?next=%2Fcrisis%2Fpakistan-2022%3Fas_of%3D2022-03-30%26lang%3Dde&amp;lang=de" == link[1]
