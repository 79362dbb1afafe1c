"""Where a new job's files may go, asked of a real disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ebbtide.core.commands import AddDownload, JobCommand, ReplacePrefix, SetAddress
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.file_ranges import FileRange
from ebbtide.core.http_options import HttpOptions, Login
from ebbtide.core.jobs import File, JobId, Priority
from ebbtide.core.states import JobState
from ebbtide.engine.intake import (
    check_request,
    checked_addresses,
    new_job,
    prepare_files,
    staging_path,
)
from ebbtide.engine.messages import Prepared

URL = "http://example.org/file.iso"
NOBODY = 65534
JOB = JobId("12345678-0000-4000-8000-000000000000")


def prepare(default: Path, *urls: str, taken: tuple[str, ...] = (), **fields: Any) -> list[File]:
    urls = urls or (URL,)
    command = AddDownload(urls, **fields)
    return list(prepare_files(command, urls, JOB, default, lambda path: path in taken))


def test_a_name_that_exists_is_kept_where_somebody_is_asked(downloads: Path) -> None:
    (downloads / "file.iso").write_bytes(b"another one")
    command = AddDownload((URL, URL))
    files = prepare_files(command, (URL, URL), JOB, downloads, lambda _path: False, asks=True)
    # The job's own files never share a name.
    assert [Path(file.target).name for file in files] == ["file.iso", "file (1).iso"]
    assert (downloads / "file.iso").read_bytes() == b"another one"


def refusal(default: Path, *urls: str, **fields: Any) -> CommandError:
    before = everything_in(default.parent)
    with pytest.raises(CommandError) as caught:
        prepare(default, *urls, **fields)
    assert everything_in(default.parent) == before, "a refusal changes nothing"
    return caught.value


def everything_in(directory: Path) -> set[Path]:
    return set(directory.rglob("*"))


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    directory = tmp_path / "downloads"
    directory.mkdir()
    return directory


@pytest.fixture
def guarded(runtime_dir: Path) -> Iterator[Path]:
    """A directory in a place where we are nobody in particular: root may do everything."""
    directory = runtime_dir / "guarded"
    directory.mkdir()
    if os.geteuid() != 0:
        yield directory
        return
    for path in (runtime_dir, directory):
        os.chown(path, NOBODY, -1)
    os.seteuid(NOBODY)
    try:
        yield directory
    finally:
        os.seteuid(0)


class TestNames:
    def test_a_file_is_called_as_in_its_address(self, downloads: Path) -> None:
        (file,) = prepare(downloads)
        assert file == File(
            URL,
            str(downloads / "file.iso"),
            str(downloads / "file.iso.12345678.part"),
            name_is_open=True,
        )

    def test_asking_leaves_nothing_behind(self, downloads: Path) -> None:
        prepare(downloads)
        assert everything_in(downloads) == set()

    def test_a_name_that_is_there_or_taken_gets_a_number(self, downloads: Path) -> None:
        (downloads / "file.iso").symlink_to("/nowhere")
        taken = str(downloads / "file (1).iso")
        (file,) = prepare(downloads, taken=(taken,))
        assert file.target == str(downloads / "file (2).iso")

    def test_files_of_one_job_do_not_share_a_name(self, downloads: Path) -> None:
        one, other = prepare(downloads, URL, URL)
        assert one.target != other.target

    @pytest.mark.parametrize("length", [210, 215, 400])
    def test_nor_a_staging_file_however_long_their_names_are(
        self, downloads: Path, length: int
    ) -> None:
        url = "http://example.org/" + "x" * length
        one, other = prepare(downloads, url, url)
        assert one.staging != other.staging

    def test_nor_where_capital_letters_do_not_count(self, downloads: Path) -> None:
        one, other = prepare(downloads, "http://example.org/A", "http://example.org/a")
        assert one.staging.lower() != other.staging.lower()
        assert [Path(file.target).name for file in (one, other)] == ["A", "a (1)"]

    @pytest.mark.parametrize(
        "url", ["http://example.org/..%2f..%2fetc%2fpasswd", "http://example.org/%2e%2e"]
    )
    def test_an_address_cannot_lead_out_of_the_directory(self, downloads: Path, url: str) -> None:
        (file,) = prepare(downloads, url)
        for path in (file.target, file.staging):
            assert Path(os.path.normpath(path)).parent == downloads

    def test_the_name_asked_for_is_taken(self, downloads: Path) -> None:
        (file,) = prepare(downloads, target=str(downloads / "other"))
        assert file.target == str(downloads / "other")

    def test_a_name_that_is_not_unicode_can_be_asked_for(self, downloads: Path) -> None:
        (file,) = prepare(downloads, target=str(downloads / "caf\udce9"))
        assert file.target == str(downloads / "caf\udce9")

    def test_the_longest_name_there_is_can_be_asked_for(self, downloads: Path) -> None:
        (file,) = prepare(downloads, target=str(downloads / ("ä" * 127)))
        Path(file.staging).write_bytes(b"")

    def test_a_longer_one_is_refused_at_once(self, downloads: Path) -> None:
        error = refusal(downloads, target=str(downloads / ("ä" * 128)))
        assert error.code is ErrorCode.NAME_INVALID
        assert "ä" * 128 in error.info.text

    def test_a_name_that_is_there_is_refused(self, downloads: Path) -> None:
        (downloads / "x").symlink_to("/nowhere")
        assert refusal(downloads, target=str(downloads / "x")).code is ErrorCode.TARGET_EXISTS

    def test_a_directory_is_no_name_for_a_file(self, downloads: Path) -> None:
        error = refusal(downloads, target=str(downloads))
        assert error.code is ErrorCode.NAME_INVALID
        assert "-d" in error.info.text

    @pytest.mark.parametrize("target", ["/", "/.."])
    def test_a_name_is_needed(self, downloads: Path, target: str) -> None:
        assert refusal(downloads, target=target).code is ErrorCode.NAME_INVALID


class TestDirectories:
    def test_the_default_one_is_made(self, tmp_path: Path) -> None:
        prepare(tmp_path / "a" / "b")
        assert (tmp_path / "a" / "b").is_dir()

    def test_one_that_was_asked_for_is_not(self, downloads: Path) -> None:
        error = refusal(downloads, directory=str(downloads / "gone"))
        assert error.code is ErrorCode.DIRECTORY_MISSING

    def test_a_file_is_no_directory(self, downloads: Path) -> None:
        (downloads / "x").write_bytes(b"")
        for directory in ("x", "x/y"):
            error = refusal(downloads, directory=str(downloads / directory))
            assert error.code is ErrorCode.NOT_A_DIRECTORY
            assert error.info.parameters["path"] == str(downloads / "x")

    def test_nor_as_the_default(self, downloads: Path) -> None:
        (downloads / "x").write_bytes(b"")
        assert refusal(downloads / "x").code is ErrorCode.NOT_A_DIRECTORY

    def test_one_with_a_name_that_cannot_be(self, downloads: Path) -> None:
        error = refusal(downloads, directory=str(downloads / ("x" * 300)))
        assert error.code is ErrorCode.NAME_INVALID

    def test_a_loop_of_links(self, downloads: Path) -> None:
        (downloads / "loop").symlink_to("loop")
        error = refusal(downloads, directory=str(downloads / "loop"))
        assert error.code is ErrorCode.DISK_FAILED

    def test_a_default_that_is_no_complete_path(self) -> None:
        with pytest.raises(CommandError) as caught:
            prepare(Path("downloads"))
        assert caught.value.code is ErrorCode.NAME_INVALID

    def test_one_that_may_not_be_written(self, guarded: Path) -> None:
        guarded.chmod(0o500)
        error = refusal(guarded)
        assert error.code is ErrorCode.PERMISSION_DENIED
        assert error.info.parameters["path"] == str(guarded)

    @pytest.mark.parametrize("fields", [{"directory": "in"}, {"target": "in/x"}])
    def test_one_that_may_not_be_looked_into(self, guarded: Path, fields: dict[str, str]) -> None:
        guarded.chmod(0o000)
        paths: dict[str, Any] = {key: str(guarded / value) for key, value in fields.items()}
        with pytest.raises(CommandError) as caught:
            prepare(guarded, **paths)
        assert caught.value.code is ErrorCode.PERMISSION_DENIED
        guarded.chmod(0o700)

    def test_a_default_that_may_not_be_made(self, guarded: Path) -> None:
        guarded.chmod(0o500)
        assert refusal(guarded / "a" / "b").code is ErrorCode.PERMISSION_DENIED


def refused_request(**fields: Any) -> CommandError:
    command = AddDownload(**{"urls": (URL,), **fields})
    with pytest.raises(CommandError) as caught:
        check_request(command, {"http", "https"})
    return caught.value


class TestRequests:
    @pytest.mark.parametrize(
        ("fields", "code"),
        [
            ({"urls": ()}, ErrorCode.REQUEST_INVALID),
            ({"urls": (URL, URL), "target": "/x"}, ErrorCode.REQUEST_INVALID),
            ({"target": "x"}, ErrorCode.NAME_INVALID),
            ({"directory": ""}, ErrorCode.NAME_INVALID),
            ({"directory": "~/x"}, ErrorCode.NAME_INVALID),
            ({"target": "/x\0y"}, ErrorCode.NAME_INVALID),
            ({"target": "/\ud800"}, ErrorCode.NAME_INVALID),
            ({"urls": (URL, "ftp://example.org/x")}, ErrorCode.SCHEME_UNKNOWN),
        ],
    )
    def test_what_cannot_be_is_refused(self, fields: dict[str, Any], code: ErrorCode) -> None:
        error = refused_request(**fields)
        assert error.code is code
        error.info.text.encode()

    def test_addresses_come_back_as_they_are_kept(self) -> None:
        command = AddDownload((f"  {URL} ",))
        assert check_request(command, {"http"}).urls == (URL,)

    def test_a_password_leaves_its_address(self) -> None:
        command = AddDownload((URL, "http://ann:s%3Acret@other.example/x"))
        checked = check_request(command, {"http"})
        assert checked.urls == (URL, "http://other.example/x")
        assert checked.options.logins == (
            Login("ann", "s:cret", origins=("http://other.example:80",)),
        )

    def test_ranges_need_a_list_for_each_address(self) -> None:
        part = (FileRange(0, 5),)
        assert refused_request(urls=(URL, URL), ranges=(part,)).code is ErrorCode.REQUEST_INVALID
        assert check_request(AddDownload((URL,), ranges=(part,)), {"http"}).ranges == (part,)

    @pytest.mark.parametrize("options", [HttpOptions(dynamic=True), HttpOptions(method="POST")])
    def test_ranges_need_a_server_that_sends_parts(self, options: HttpOptions) -> None:
        error = refused_request(ranges=((FileRange(0, 5),),), options=options)
        assert error.code is ErrorCode.REQUEST_INVALID


@pytest.mark.parametrize(
    ("command", "good"),
    [
        (SetAddress("1", "http://b.example/x"), True),
        (SetAddress("1", "ftp://b.example/x"), False),
        (SetAddress("1", "http://ann:secret@b.example/x"), False),
        (ReplacePrefix("1", "http://example.org", "http://b.example"), True),
        (ReplacePrefix("1", "http://example.org", "b.example"), False),
        (ReplacePrefix("1", "http://other.example", "nonsense"), True),
    ],
)
def test_new_addresses_are_checked(command: JobCommand, good: bool) -> None:
    file = File(URL, "/downloads/file.iso", "/downloads/file.iso.part")
    prepared = Prepared(JOB, AddDownload((URL,)), (file,), lambda _: None)
    job = new_job(prepared, 7, 12.5)
    if good:
        assert checked_addresses(command, job, {"http"}) == command
        return
    with pytest.raises(CommandError) as caught:
        checked_addresses(command, job, {"http"})
    assert "secret" not in str(caught.value)


def test_a_job_is_made_of_a_prepared_request() -> None:
    file = File(URL, "/downloads/file.iso", "/downloads/file.iso.part")
    command = AddDownload((URL,), priority=Priority.HIGH, hold=True, manual=True)
    job = new_job(Prepared(JOB, command, (file,), lambda _: None), 7, 12.5)
    assert (job.id, job.number, job.name, job.files) == (JOB, 7, "file.iso", (file,))
    assert (job.state, job.priority) == (JobState.SUSPENDED, Priority.HIGH)
    assert (job.created_at, job.modified_at, job.rank) == (12.5, 12.5, 7.0)
    assert not job.completes_itself


def test_a_staging_file_has_a_name_that_every_disk_takes() -> None:
    path = staging_path(Path("/d"), "ä" * 127, JOB, 998)
    assert len(Path(path).name.encode()) <= 255
    assert path.endswith("ä.12345678-999.part")
