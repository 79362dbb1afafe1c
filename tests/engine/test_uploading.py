"""What a new job sends."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from ebbtide.core.commands import AddUpload
from ebbtide.core.errors import CommandError, ErrorCode
from ebbtide.core.http_options import HttpOptions
from ebbtide.core.jobs import JobId
from ebbtide.core.uploads import UploadMethod, UploadOptions
from ebbtide.engine.messages import Note
from ebbtide.engine.uploading import check_upload, files_to_send

JOB = JobId("12345678-0000-4000-8000-000000000000")
SCHEMES = frozenset({"http", "https", "smb"})
URL = "https://example.org/in/"


def found(command: AddUpload) -> list[tuple[str, str]]:
    files = files_to_send(check_upload(command, SCHEMES), JOB, [])
    assert all(not file.staging and file.size is not None for file in files)
    return [(file.target, file.url) for file in files]


def refused(command: AddUpload) -> ErrorCode:
    with pytest.raises(CommandError) as caught:
        found(command)
    return caught.value.code


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a b.txt", "sub/c.txt", "sub/deep/d.txt", "empty/"):
        path = tmp_path / "photos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.write_text(name)
    return tmp_path / "photos"


def test_one_file_goes_where_somebody_said(tree: Path) -> None:
    path = str(tree / "b.txt")
    assert found(AddUpload((path,), "https://example.org/c")) == [(path, "https://example.org/c")]
    put = UploadOptions(UploadMethod.PUT)
    assert found(AddUpload((path,), URL, upload=put)) == [(path, URL + "b.txt")]
    assert found(AddUpload((path,), "smb://nas/in/")) == [(path, "smb://nas/in/b.txt")]


def test_only_the_server_can_tell_what_an_address_for_auto_is(tree: Path) -> None:
    path = str(tree / "b.txt")
    assert found(AddUpload((path,), URL)) == [(path, URL)]


def test_a_directory_goes_with_its_name_and_all_that_is_in_it(tree: Path) -> None:
    names = [("a b.txt", "a%20b.txt"), ("b.txt",) * 2, ("sub/c.txt",) * 2, ("sub/deep/d.txt",) * 2]
    expected = [(str(tree / here), f"{URL}photos/{there}") for here, there in names]
    assert found(AddUpload((str(tree),), URL)) == expected


def test_one_place_can_take_many_files(tree: Path) -> None:
    tus = UploadOptions(UploadMethod.TUS)
    urls = {url for _, url in found(AddUpload((str(tree),), "https://example.org/t", upload=tus))}
    assert urls == {"https://example.org/t"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"paths": ()}, ErrorCode.REQUEST_INVALID),
        ({"paths": ("relative",)}, ErrorCode.NAME_INVALID),
        ({"paths": ("/nowhere/at/all",)}, ErrorCode.SOURCE_MISSING),
        ({"paths": ("/dev/null",)}, ErrorCode.SOURCE_UNREADABLE),
        ({"paths": ("/etc/passwd", "/etc/group"), "url": URL[:-1]}, ErrorCode.REQUEST_INVALID),
        ({"url": "ftp://example.org/"}, ErrorCode.SCHEME_UNKNOWN),
        ({"upload": UploadOptions(UploadMethod.SMB)}, ErrorCode.VALUE_INVALID),
        ({"upload": UploadOptions(fragment_size=10)}, ErrorCode.VALUE_INVALID),
        ({"upload": UploadOptions(form_field="a\r\nb")}, ErrorCode.VALUE_INVALID),
        ({"upload": UploadOptions(form_values=(("a", "b\n"),))}, ErrorCode.VALUE_INVALID),
        ({"options": HttpOptions(method="PUT")}, ErrorCode.REQUEST_INVALID),
        ({"reply": "/nowhere/at/all"}, ErrorCode.DIRECTORY_MISSING),
        ({"reply": "/etc/group"}, ErrorCode.TARGET_EXISTS),
        ({"window": "nonsense"}, ErrorCode.VALUE_INVALID),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], code: ErrorCode) -> None:
    command = AddUpload(("/etc/passwd",), URL)
    assert refused(replace(command, **changes)) is code  # type: ignore[arg-type]


def test_a_directory_without_files_is_refused(tree: Path) -> None:
    assert refused(AddUpload((str(tree / "empty"),), URL)) is ErrorCode.SOURCE_UNREADABLE


def test_what_is_no_file_is_left_out_of_a_directory_and_told(tree: Path) -> None:
    (tree / "back").symlink_to(tree.parent)
    (tree / "gone").symlink_to("/nowhere/at/all")
    (tree / "linked.txt").symlink_to(tree / "b.txt")
    os.mkfifo(tree / "pipe")
    notes: list[Note] = []
    command = check_upload(AddUpload((str(tree),), URL), SCHEMES)
    files = files_to_send(command, JOB, notes)
    names = ["a b.txt", "b.txt", "linked.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert [file.target for file in files] == [str(tree / name) for name in names]
    told = [text.format(**dict(parameters)) for text, parameters in notes]
    assert told == [
        f"Not sent: '{tree}/back', for it is a link to a directory.",
        f"Not sent: '{tree}/gone', for it is a link that leads nowhere.",
        f"Not sent: '{tree}/pipe', for it is not an ordinary file.",
    ]


def test_not_everything_that_is_left_out_is_told_one_by_one(tree: Path) -> None:
    for number in range(25):
        (tree / f"gone {number}").symlink_to("/nowhere/at/all")
    notes: list[Note] = []
    command = check_upload(AddUpload((str(tree),), URL), SCHEMES)
    files_to_send(command, JOB, notes)
    assert len(notes) == 21
    assert notes[-1][1] == (("count", "5"),)


def test_names_that_no_share_holds_are_all_told_at_once(tree: Path) -> None:
    (tree / "a:b").write_text("x")
    (tree / "sub" / "what?").write_text("x")
    with pytest.raises(CommandError) as caught:
        found(AddUpload((str(tree),), "smb://nas/in/"))
    assert caught.value.code is ErrorCode.VALUE_INVALID
    assert "/photos/a:b', '" in caught.value.info.text
    assert "/photos/sub/what?'" in caught.value.info.text
    assert len(found(AddUpload((str(tree),), URL))) == 6, "elsewhere they are fine"
    alone = AddUpload((str(tree / "a:b"),), "smb://nas/in/a-b")
    assert found(alone) == [(str(tree / "a:b"), "smb://nas/in/a-b")]


def test_the_reply_gets_a_staging_file_of_its_own(tree: Path) -> None:
    command = AddUpload((str(tree / "b.txt"),), URL, reply=str(tree / "answer"))
    _, reply = files_to_send(check_upload(command, SCHEMES), JOB, [])
    assert reply.target == str(tree / "answer")
    assert Path(reply.staging).parent == tree
    assert sorted(path.name for path in tree.iterdir()) == ["a b.txt", "b.txt", "empty", "sub"]


def test_a_password_in_the_address_becomes_a_login(tree: Path) -> None:
    command = check_upload(AddUpload(("/x",), "https://ann:secret@example.org/in/"), SCHEMES)
    assert command.url == URL
    (login,) = command.options.logins
    assert (login.user, login.password) == ("ann", "secret")


def test_a_directory_with_too_many_files_is_refused_before_they_are_opened(tree: Path) -> None:
    command = check_upload(AddUpload((str(tree),), URL), SCHEMES)
    assert len(files_to_send(command, JOB, [], 4)) == 4
    (tree / "a b.txt").unlink()
    (tree / "a b.txt").mkdir()
    for number in range(3):
        (tree / "a b.txt" / str(number)).symlink_to(tree / "b.txt")
    with pytest.raises(CommandError) as caught:
        files_to_send(command, JOB, [], 4)
    assert caught.value.code is ErrorCode.LIMIT_REACHED
