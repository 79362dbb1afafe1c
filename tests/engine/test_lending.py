from __future__ import annotations

import pytest

from ebbtide.core.http_options import Header, HttpOptions, Login
from ebbtide.core.ports import KeptIn
from ebbtide.engine.lending import LentSecrets
from tests.engine.test_vault import Drawer

OPTIONS = HttpOptions(
    headers=(Header("Authorization", "Bearer token"), Header("X-Plain", "seen")),
    logins=(Login("ann", "password"),),
)


def test_what_is_lent_is_there_for_a_moment_and_nowhere_else() -> None:
    drawer = Drawer()
    secrets = LentSecrets(drawer)
    with secrets.lend(OPTIONS) as lent, secrets.lend(OPTIONS) as other:
        assert "password" not in repr(lent)
        assert lent.headers[0].value == ""
        assert [secrets.find(name) for name in lent.secret_names] == ["Bearer token", "password"]
        assert not set(lent.secret_names) & set(other.secret_names)
        assert not drawer.held
    assert [secrets.find(name) for name in lent.secret_names] == [None, None]


def test_it_is_given_back_whatever_happens() -> None:
    secrets = LentSecrets(Drawer())
    with pytest.raises(ZeroDivisionError), secrets.lend(OPTIONS) as lent:
        raise ZeroDivisionError
    assert [secrets.find(name) for name in lent.secret_names] == [None, None]


def test_all_others_are_kept_as_before() -> None:
    drawer = Drawer()
    secrets = LentSecrets(drawer)
    assert secrets.keep("job/1/0", "sesame").place is KeptIn.KEYRING
    assert drawer.held == {"job/1/0": "sesame"}
    assert secrets.find("job/1/0") == "sesame"
    secrets.forget("job/1/0")
    assert not drawer.held
