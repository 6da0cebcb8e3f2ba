"""`nianbao init`: one command makes a repository that works, and never takes anything away."""

import hashlib
import re
from pathlib import Path

import pytest

from engine import ANSWERS, OPTIONS, VERSION
from nianbao.authoring.codeowners import codeowners_text
from nianbao.cli import main
from nianbao.finding import Severity
from nianbao.project.project import read_project
from terminal import answer
from workspace import ROOT, edit


def files(folder: Path) -> dict[str, bytes]:
    """Everything below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def without(*left_out: str) -> list[str]:
    """The options, some left out."""
    return [word for option, value in ANSWERS.items() if option not in left_out for word in (option, value)]


def test_the_repository_is_a_project_in_which_a_year_can_begin(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "2024"]) == 0
    assert main(["check"]) == 0
    assert "错误 0 处" in capsys.readouterr().out
    (year,) = read_project(office).years
    assert (year.report.scope, year.report.level, year.title) == (
        "summary",
        "county",
        "某某县2024年政府信息公开工作年度报告",
    )


def test_a_new_year_leaves_no_empty_brackets_where_the_contact_is_not_known(office: Path) -> None:
    assert main(["new", "2024"]) == 0
    assert "请与某某县人民政府办公室联系。" in (office / "docs/2024/index.md").read_text("utf-8")


def test_without_a_year_the_check_says_what_to_do(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 1
    found = [finding for finding in read_project(office).findings if finding.severity is not Severity.INFO]
    assert [finding.problem for finding in found] == ["一个年度也没有"]
    assert "一个年度也没有" in capsys.readouterr().out


def test_the_same_answers_make_the_same_files(office: Path, tmp_path: Path, wheel: Path) -> None:
    assert main(["init", str(tmp_path / "again"), *OPTIONS, "--wheel", str(wheel)]) == 0
    assert files(tmp_path / "again") == files(office)


def test_what_was_made_and_what_it_is_for_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "office"), *OPTIONS]) == 0
    said = capsys.readouterr().out
    written = [name for name in files(tmp_path / "office") if not name.startswith(".nianbao/as-written")]
    assert said.splitlines()[: len(written)] == sorted(written)
    assert "一个仓库只发布一个机关、一个范围的报告" in said
    assert "某某县人民政府，汇总本地区各单位" in said


def test_the_engine_is_locked_by_its_path_and_its_content(office: Path, wheel: Path) -> None:
    lock = (office / "requirements.txt").read_text("utf-8")
    digest = hashlib.sha256((office / "engine" / wheel.name).read_bytes()).hexdigest()
    assert digest == hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert f"\n./engine/{wheel.name} --hash=sha256:{digest}\n" in lock
    assert "://" not in lock


def test_an_engine_that_is_not_at_hand_is_not_locked_and_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "office"), *OPTIONS]) == 0
    assert "还没有锁定" in capsys.readouterr().out
    lock = (tmp_path / "office/requirements.txt").read_text("utf-8")
    assert "nianbao init --update --wheel 文件" in lock
    assert "\n./engine/" not in lock
    assert not (tmp_path / "office/engine").exists()


def test_a_project_is_not_begun_a_second_time(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(office)
    assert main(["init", *OPTIONS]) == 2
    assert "nianbao init --update" in capsys.readouterr().err
    assert files(office) == before


def test_a_project_does_not_begin_inside_another(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "inner", *OPTIONS]) == 2
    assert f"在另一个项目 {office} 里面" in capsys.readouterr().err
    assert not (office / "inner").exists()


def test_no_file_that_is_there_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("我们的说明\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("别的文件\n", encoding="utf-8")
    assert main(["init", str(tmp_path), *OPTIONS]) == 2
    assert "这里已经有 README.md，没有写任何文件（请先移走或改名，或换一个空文件夹）" in capsys.readouterr().err
    assert sorted(files(tmp_path)) == ["README.md", "notes.txt"]
    (tmp_path / "README.md").unlink()
    assert main(["init", str(tmp_path), *OPTIONS]) == 0
    assert (tmp_path / "notes.txt").read_text("utf-8") == "别的文件\n"


def test_what_was_cut_off_is_begun_again(office: Path, wheel: Path) -> None:
    whole = files(office)
    (office / "data/publisher.yml").unlink()  # the last that is written
    (office / "guide/writing.md").unlink()
    assert main(["init", *OPTIONS, "--wheel", str(wheel)]) == 0
    assert files(office) == whole


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["init", str(tmp_path / "file"), *OPTIONS]) == 2
    assert "是一个文件" in capsys.readouterr().err


@pytest.mark.parametrize("missing", [["--name"], ["--office", "--scope"], list(ANSWERS)])
def test_without_a_terminal_the_missing_options_are_named(
    missing: list[str], office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office  # there is nobody at its terminal
    assert main(["init", str(tmp_path / "other"), *without(*missing)]) == 2
    said = capsys.readouterr().err
    needed = [option for option in missing if option != "--short-name"]
    assert all(f"{option} " in said for option in needed)
    assert not any(f"{option} " in said for option in ANSWERS if option not in needed)
    assert not (tmp_path / "other").exists()


def test_a_name_with_a_line_end_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "office"), *without("--name"), "--name", "甲\n乙"]) == 2
    assert "发布机关里有换行" in capsys.readouterr().err
    assert not (tmp_path / "office").exists()


@pytest.mark.parametrize("postcode", ["12345", "1234567", "１０００００", "10000a"])
def test_a_postcode_that_is_none_is_refused(postcode: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "office"), *OPTIONS, "--postcode", postcode]) == 2
    assert f"邮政编码“{postcode}”不是六位数字" in capsys.readouterr().err
    assert not (tmp_path / "office").exists()


def test_the_help_says_what_is_needed_and_what_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["init", "--help"])
    options = re.split(r"\n  (?=--)", capsys.readouterr().out)
    needed = {re.match(r"--[a-z-]+", option)[0] for option in options if "必填" in option}  # type: ignore[index]
    assert needed == set(ANSWERS) - {"--short-name"}
    (postcode,) = [option for option in options if option.startswith("--postcode")]
    assert ("六位数字" in postcode, "引号" in postcode) == (True, False)


def test_the_check_lists_an_engine_that_is_not_the_locked_one(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "2024"]) == 0
    assert main(["check"]) == 0
    assert "仓库里锁定的是" not in capsys.readouterr().out
    edit(office / ".nianbao/answers.yml", 'engine: "0.1.0"', 'engine: "0.0.9"')
    assert main(["check", "2024"]) == 0
    said = capsys.readouterr().out
    assert ".nianbao/answers.yml:2: 发布程序: 现在运行的是 0.1.0 版，仓库里锁定的是 0.0.9 版" in said


def test_a_level_that_is_none_is_refused_with_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["init", str(tmp_path), *without("--level"), "--level", "县"])
    assert "可以写 province、city、county、township" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["engine.whl", f"nianbao-{VERSION}-py3-none-any.whl", "nianbao-9.9.9-py3-none-any.whl"]
)
def test_a_file_that_is_no_engine_is_refused(
    name: str, tmp_path: Path, wheel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One with another name, one that is damaged, and one of another version than the running engine."""
    path = tmp_path / name
    path.write_bytes(b"PK")
    if "9.9.9" in name:
        path.write_bytes(
            wheel.read_bytes().replace(f"nianbao-{VERSION}.dist-info".encode(), b"nianbao-9.9.9.dist-info")
        )
    assert main(["init", str(tmp_path / "office"), *OPTIONS, "--wheel", str(path)]) == 2
    said = capsys.readouterr().err
    assert name in said
    assert not (tmp_path / "office").exists()


def test_merging_is_for_updates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "office"), *OPTIONS, "--merge"]) == 2
    assert "--update" in capsys.readouterr().err


def test_at_a_terminal_every_question_is_asked(tmp_path: Path) -> None:
    typed = ("某某市财政局", "", "", "某某市财政局办公室", "9", "2", "只报本机关", "", "", "100000", "", "", "")
    code, screen = answer(tmp_path, ["init", "office"], *typed)
    assert code == 0, screen
    assert "承办机构要填写" in screen  # it was left empty first
    assert "请输入 1 到 4" in screen
    assert screen.index("一个仓库只发布一个机关") < screen.index("范围（1 汇总本地区各单位，2 只报本机关）")
    publisher = read_project(tmp_path / "office").publisher
    assert (publisher.name, publisher.level, publisher.scope) == ("某某市财政局", "city", "organ")
    assert (publisher.title, publisher.contact.postcode) == ("某某市财政局政府信息公开工作年度报告", "100000")


def test_at_a_terminal_nothing_is_asked_that_was_said(tmp_path: Path) -> None:
    code, screen = answer(tmp_path, ["init", "office", *OPTIONS])
    assert (code, "请回答" in screen) == (0, False)


def test_who_stops_answering_gets_no_files(tmp_path: Path) -> None:
    code, screen = answer(tmp_path, ["init", "office"], "某某市财政局", "\x04")  # the end of what is typed
    assert (code, "已停下，没有改动任何文件" in screen) == (2, True)
    assert not (tmp_path / "office").exists()


def test_names_stand_in_the_readme_as_they_are(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "office"), *without("--name"), "--name", "某某*县*[1]<b>"]) == 0
    assert r"某某\*县\*\[1\]\<b\>的政府信息公开" in (tmp_path / "office/README.md").read_text("utf-8")


OWNERS = ".github/CODEOWNERS"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (["zhangsan"], "@zhangsan"),
        (["@zhang-san9"], "@zhang-san9"),
        (["@zuzhi/fuze-ren"], "@zuzhi/fuze-ren"),
        (["zuzhi/shenhe_zu"], "@zuzhi/shenhe_zu"),
        (["@a", "b_qiye", "@a"], "@a @b_qiye"),
    ],
)
def test_owners_have_to_approve_what_decides_on_publication(tmp_path: Path, typed: list[str], written: str) -> None:
    options = [word for name in typed for word in ("--owner", name)]
    assert main(["init", str(tmp_path / "office"), *OPTIONS, *options]) == 0
    lines = [line for line in (tmp_path / "office" / OWNERS).read_text("utf-8").splitlines() if line[:1] != "#"]
    owned = {line.split()[0]: line.partition(" ")[2].strip() for line in lines}
    assert set(owned.values()) == {written}
    assert {"/.github/", "/data/*/frozen.yml", "/data/*/corrections.yml", "/data/withdrawn.yml"} <= set(owned)
    assert not (tmp_path / "office/.nianbao/as-written" / OWNERS).exists(), "no update looks at it"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "@",
        "张三",
        "-a",
        "a-",
        "a--b",
        "a b",
        "a@b.cn",
        "@org/",
        "@org/team/more",
        "@@a",
        "a\nb",
        "x" * 41,
        "#a",
        "*",
    ],
)
def test_what_is_no_account_and_no_team_is_refused_before_anything_is_written(
    tmp_path: Path, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "office"), *OPTIONS, f"--owner={typed}"]) == 2
    assert "不是账号，也不是团队（写 GitHub 的账号，例如 @zhangsan" in capsys.readouterr().err
    assert not (tmp_path / "office").exists()


def test_without_an_owner_nobody_is_named_and_an_update_leaves_the_file_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = tmp_path / "office"
    assert main(["init", str(office), *OPTIONS]) == 0
    assert not (office / OWNERS).exists()
    (office / OWNERS).write_text("* @ours\n", encoding="utf-8")
    assert main(["init", str(office), "--update"]) == 0
    assert main(["init", str(office), "--update", "--owner", "a"]) == 2
    assert "更新时不用 --owner" in capsys.readouterr().err
    assert (office / OWNERS).read_text("utf-8") == "* @ours\n"


def test_the_guide_shows_the_file_without_anybodys_account() -> None:
    guide = (ROOT / "guide/publishing.md").read_text("utf-8")
    shown = [line.removeprefix("    ") for line in guide.splitlines() if line.startswith("    /")]
    made = codeowners_text(["@组织/团队"]).splitlines()
    assert shown == [line for line in made if not line.startswith("#")]
    assert set(re.findall(r"@[\w/-]+", guide)) == {"@组织/团队"}
