"""Which files are read, and what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from breachgraph.sources import SourceError, SourceFile, collect_files, read_document


def write(path: Path, text: str = "---\ntitle: x\n---\nx\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_folder_is_walked_and_its_own_name_begins_every_path(tmp_path: Path) -> None:
    """Hidden folders, other formats and the folder's README are passed over."""
    for name in ("a/index.md", "b/deep/index.md", ".git/x.md", "a/picture.png", "README.md"):
        write(tmp_path / "corpus" / name)
    files, problems = collect_files([tmp_path / "corpus"])
    assert ([file.path for file in files], problems) == (["corpus/a/index.md", "corpus/b/deep/index.md"], [])


def test_a_readme_is_read_where_it_is_all_there_is_or_is_named(tmp_path: Path) -> None:
    """A folder of single pages may hold one called README."""
    readme = write(tmp_path / "one" / "README.md")
    assert [file.path for file in collect_files([tmp_path / "one"])[0]] == ["one/README.md"]
    assert [file.path for file in collect_files([readme])[0]] == ["one/README.md"]


def test_each_file_is_read_once_in_one_order(tmp_path: Path) -> None:
    """Naming a file and its folder, in any order, changes nothing."""
    page = write(tmp_path / "c" / "a" / "index.md")
    write(tmp_path / "c" / "b" / "index.md")
    one = collect_files([tmp_path / "c", page])[0]
    other = collect_files([page, tmp_path / "c"])[0]
    assert {file.location for file in one} == {file.location for file in other}
    assert len(one) == 2


def test_two_pages_never_share_a_path(tmp_path: Path) -> None:
    """Folders with one name are told apart by more of their path."""
    write(tmp_path / "left" / "corpus" / "a" / "index.md")
    write(tmp_path / "right" / "corpus" / "a" / "index.md")
    paths = [file.path for file in collect_files([tmp_path / "left" / "corpus", tmp_path / "right" / "corpus"])[0]]
    assert len(set(paths)) == 2
    assert [path.split("/")[-4:] for path in paths] == [
        ["left", "corpus", "a", "index.md"],
        ["right", "corpus", "a", "index.md"],
    ]


def test_paths_that_name_nothing_readable_are_problems(tmp_path: Path) -> None:
    """Missing paths and unknown endings are said, with what would be read."""
    other = tmp_path / "page.docx"
    other.write_text("x")
    files, problems = collect_files([tmp_path / "missing", other])
    assert files == []
    assert [problem.code for problem in problems] == ["path-missing", "format-unknown"]
    assert ".md" in problems[1].message


def test_a_folder_with_the_name_of_a_page_is_reported(tmp_path: Path) -> None:
    """`index.md/` is no page, and what lies in it is still read."""
    write(tmp_path / "c" / "index.md" / "inner.md")
    files, problems = collect_files([tmp_path / "c"])
    assert [file.path for file in files] == ["c/index.md/inner.md"]
    assert [problem.code for problem in problems] == ["not-a-file"]


def test_bytes_that_are_not_utf8_are_an_error_with_line_and_column(tmp_path: Path) -> None:
    """The place of the first wrong byte is given in characters."""
    page = tmp_path / "bad.md"
    page.write_bytes("é\nab\xff".encode("latin-1").replace(b"\xe9", "é".encode()))
    with pytest.raises(SourceError) as caught:
        read_document(SourceFile(path="bad.md", location=page))
    problem = caught.value.problem
    assert (problem.code, problem.line, problem.column, problem.severity) == ("encoding", 2, 3, "error")


def test_a_folder_or_a_missing_file_is_an_error_and_no_traceback(tmp_path: Path) -> None:
    """Whatever the system says becomes a problem."""
    for location, code in ((tmp_path, "not-a-file"), (tmp_path / "gone.md", "file-unreadable")):
        with pytest.raises(SourceError) as caught:
            read_document(SourceFile(path="x", location=location))
        assert caught.value.problem.code == code


def test_a_link_that_leads_nowhere_is_an_error_of_that_page_alone(tmp_path: Path) -> None:
    """The folder's other pages are still found and read."""
    write(tmp_path / "c" / "good.md")
    (tmp_path / "c" / "dangling.md").symlink_to(tmp_path / "gone.md")
    files, _ = collect_files([tmp_path / "c"])
    assert [file.path for file in files] == ["c/dangling.md", "c/good.md"]
    with pytest.raises(SourceError) as caught:
        read_document(files[0])
    assert caught.value.problem.code == "file-unreadable"
    assert read_document(files[1]).blocks[0].text == "x"
