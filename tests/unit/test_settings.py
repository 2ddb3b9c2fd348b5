"""Settings: defaults that work, and one sentence that names what is wrong."""

import os
import stat
from pathlib import Path

import pytest

from matcher.domain.errors import SettingsError, StateError
from matcher.settings import LogLevel, Settings, load_settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("MATCHER_")]:  # noqa: TID251 -- to clear it
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_without_any_variable_everything_has_a_default() -> None:
    settings = load_settings()
    assert settings.database_address == "sqlite:///state/matcher.sqlite"
    assert settings.log_level is LogLevel.INFO
    assert (settings.list_length, settings.retrieval_depth) == (10, 200)
    assert settings.retention_days_not_hired == 28
    assert settings.audit_months == 6
    assert settings.encoder.endswith("models/encoder")
    assert not settings.demo


def test_variables_win(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    theme = tmp_path / "theme.css"
    theme.write_text("")
    given = {
        "STATE_DIR": str(tmp_path / "here"),
        "DATABASE_URL": "postgresql://me:geheim@db/matcher",
        "ENCODER": "some/encoder",
        "ENCODER_THREADS": "2",
        "LOG_LEVEL": "debug",
        "THEME_CSS": str(theme),
        "DEMO": "true",
        "LIST_LENGTH": "5",
        "SESSION_HOURS": "",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"MATCHER_{name}", value)
    settings = load_settings()
    assert settings.database_address == "postgresql://me:geheim@db/matcher"
    assert settings.log_level is LogLevel.DEBUG
    assert settings.theme_css == theme
    assert settings.demo
    assert (settings.list_length, settings.encoder_threads) == (5, 2)
    assert settings.session_hours == 8
    assert "geheim" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LIST_LENGTH", "geheim"),
        ("LIST_LENGTH", "0"),
        ("AUDIT_MONTHS", "5"),
        ("LOG_LEVEL", "geheim"),
        ("DEMO", "geheim"),
        ("SECRET", "geheim"),
        ("THEME_CSS", "/nowhere/geheim.css"),
        ("RELAY_ADDRESS", "geheim"),
        ("RELAY_ADDRESS", "geheim@hier"),
        ("RELAY_ADDRESS", "bel 06 12345678, geheim"),
        ("SECURITY_CONTACT", "geheim"),
        ("SECURITY_CONTACT", "geheim@werk.example"),
        ("SECURITY_CONTACT", "mailto:geheim"),
        ("SECURITY_CONTACT", "http://geheim.example"),
        ("SECURITY_CONTACT", "https://geheim.example/bel ons"),
        ("SECURITY_CONTACT", "https://geheim.example/" + "x" * 254),
        ("TRUSTED_PROXIES", "geheim"),
        ("TRUSTED_PROXIES", "10.0.0.1,"),
        ("TRUSTED_PROXIES", "*"),
    ],
)
def test_a_wrong_value_is_named_and_never_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"MATCHER_{name}", value)
    with pytest.raises(SettingsError, match=f"^MATCHER_{name} ") as refusal:
        load_settings()
    told = str(refusal.value)
    assert "geheim" not in told
    assert "\n" not in told
    assert told.endswith(".")


@pytest.mark.parametrize(
    "address",
    [
        "contact@werk.example",
        "werk+bemiddeling@uwv.example.nl",
        "06-12345678",
        "+31 (0)20 123 45 67",
    ],
)
def test_the_relay_is_an_e_mail_address_or_a_phone_number(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    assert load_settings().relay_address is None
    monkeypatch.setenv("MATCHER_RELAY_ADDRESS", f" {address} ")
    assert load_settings().relay_address == address
    monkeypatch.setenv("MATCHER_RELAY_ADDRESS", "de balie")
    told = "^MATCHER_RELAY_ADDRESS should be an e-mail address or a phone number\\.$"
    with pytest.raises(SettingsError, match=told):
        load_settings()


@pytest.mark.parametrize(
    "contact", ["https://werk.example:8443/lek?taal=nl", "mailto:ict+lek@werk.example.nl"]
)
def test_the_security_contact_is_a_page_or_an_e_mail_address(
    monkeypatch: pytest.MonkeyPatch, contact: str
) -> None:
    assert load_settings().security_contact is None
    monkeypatch.setenv("MATCHER_SECURITY_CONTACT", f" {contact} ")
    assert load_settings().security_contact == contact
    monkeypatch.setenv("MATCHER_SECURITY_CONTACT", "ict@werk.example")
    told = "^MATCHER_SECURITY_CONTACT should be an https:// or a mailto: address\\.$"
    with pytest.raises(SettingsError, match=told):
        load_settings()


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("ENCODER_THREADS", 1024),
        ("SESSION_HOURS", 168),
        ("KEY_VALID_DAYS", 3650),
        ("LIST_LENGTH", 1000),
        ("RETRIEVAL_DEPTH", 1_000_000),
        ("RETENTION_DAYS_NOT_HIRED", 366),
        ("AUDIT_MONTHS", 120),
    ],
)
def test_a_number_has_an_end(monkeypatch: pytest.MonkeyPatch, name: str, most: int) -> None:
    monkeypatch.setenv(f"MATCHER_{name}", str(most))
    assert getattr(load_settings(), name.lower()) == most
    monkeypatch.setenv(f"MATCHER_{name}", str(most + 1))
    with pytest.raises(SettingsError) as refusal:
        load_settings()
    assert str(refusal.value) == f"MATCHER_{name} should be less than or equal to {most}."


def test_every_wrong_value_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_LIST_LENGTH", "-1")
    monkeypatch.setenv("MATCHER_SESSION_HOURS", "-1")
    with pytest.raises(SettingsError, match=r"MATCHER_SESSION_HOURS.*; MATCHER_LIST_LENGTH"):
        load_settings()


def test_an_unknown_variable_is_named_with_what_it_may_have_meant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MATCHER_LIST_LENGHT", "12")
    with pytest.raises(
        SettingsError, match="MATCHER_LIST_LENGHT; did you mean MATCHER_LIST_LENGTH"
    ):
        load_settings()
    monkeypatch.setenv("MATCHER_ZZZZ", "12")
    with pytest.raises(SettingsError, match="settings MATCHER_LIST_LENGHT, MATCHER_ZZZZ"):
        load_settings()


class TestPepper:
    def test_is_the_secret_when_one_is_set(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("MATCHER_SECRET", "s" * 32)
        settings = load_settings()
        assert settings.pepper() == b"s" * 32
        assert "ssss" not in repr(settings)
        assert not settings.state_dir.exists()

    def test_is_made_once_and_kept_for_the_owner_alone(self) -> None:
        made = Settings().pepper()
        assert Settings().pepper() == made
        assert len(made) >= 32
        kept = Path("state/secret")
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert [found.name for found in Path("state").iterdir()] == ["secret"]

    def test_is_not_made_where_it_may_not_be(self) -> None:
        with pytest.raises(StateError, match=r"another secret.*MATCHER_SECRET.*state/secret"):
            Settings().pepper(may_make=False)
        assert not Path("state").exists()
        made = Settings().pepper()
        assert Settings().pepper(may_make=False) == made

    def test_of_who_was_first_is_everybodys(self, monkeypatch: pytest.MonkeyPatch) -> None:
        first = Settings().pepper()
        monkeypatch.setattr(Path, "exists", lambda _: False)
        assert Settings().pepper() == first

    def test_that_cannot_be_used_is_told(self, tmp_path: Path) -> None:
        state = tmp_path / "state"
        state.mkdir()
        (state / "secret").write_text("kort")
        with pytest.raises(StateError, match="secret"):
            Settings().pepper()
        (state / "secret").unlink()
        state.rmdir()
        state.write_text("a file where a folder should be")
        with pytest.raises(StateError):
            Settings().pepper()
