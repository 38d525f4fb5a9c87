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


def test_files_of_other_formats_are_counted_and_a_folder_of_nothing_else_is_an_error(tmp_path: Path) -> None:
    """Silence would look like reading; pictures and styles beside pages go without saying."""
    for name in ("c/index.md", "c/letter.pdf", "c/data.json", "c/more.json", "c/seen.png", "d/only.pdf"):
        write(tmp_path / name)
    files, problems = collect_files([tmp_path / "c", tmp_path / "d"])
    assert [file.path for file in files] == ["c/index.md"]
    assert [(p.code, p.severity, p.message.split(";")[0]) for p in problems] == [
        ("file-skipped", "info", "passed over: 2 .json, 1 .pdf"),
        ("format-unknown", "error", "no source format reads any file of this folder (1 .pdf)"),
    ]


def test_yaml_that_is_no_known_record_is_an_error_where_it_is_named_and_else_passed_over(tmp_path: Path) -> None:
    """A site's configuration beside its pages is no fault."""
    config = write(tmp_path / "c" / "config.yaml", "baseURL: https://example.com\n")
    for paths, code, severity in (([config], "format-unknown", "error"), ([tmp_path / "c"], "file-skipped", "info")):
        (file,), _ = collect_files(paths)
        with pytest.raises(SourceError) as caught:
            read_document(file)
        assert (caught.value.problem.code, caught.value.problem.severity) == (code, severity)


def test_a_relative_link_to_a_file_that_is_not_there_is_reported_once(tmp_path: Path) -> None:
    """Links to files that are there, to other hosts, to the site's root and within the page are left alone."""
    write(tmp_path / "c" / "there.pdf")
    links = "[a](there.pdf) [b](gone%20away.pdf#page=2) [c](gone%20away.pdf) [d](/root) [e](#here) [f](https://example.com/x)"
    (file,), _ = collect_files([write(tmp_path / "c" / "index.md", f"---\ntitle: x\n---\n{links}\n")])
    document = read_document(file)
    assert [(p.code, document.quote(p.span) if p.span else "", p.message) for p in document.problems] == [
        ("link-missing", "b", "the link leads to 'gone away.pdf', which is not there")
    ]


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
