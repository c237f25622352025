"""``new`` and ``ask`` by typed lines: what is asked, what each answer leads to, how one leaves."""

import json

import jsonschema
import pytest
import small_library
from commands import contents, typed
from conftest import ROOT

from codegen.doors import yaml

SHORT = ["organisation.name=Ahlen", "organisation.short_name=A", "organisation.country=DE",
         "documents.kinds=conduct", "people.categories=[{category: staff}]", "roles.adviser=Adviser",
         "roles.decider=Decider", "risk.functions=none", "values.list=[{name: Care}]", "gifts.law=no",
         "gifts.policy=limit", "gifts.limit=30", "gifts.days=5"]  # fmt: skip


@pytest.fixture
def own(tmp_path):
    return small_library.written(tmp_path / "own")


@pytest.fixture
def ask(tmp_path, own, capsys, monkeypatch):
    """Ask in a folder that holds some answers, and return how it left and what the file then says."""
    folder = tmp_path / "town"

    def asked(given, lines, *arguments):
        folder.mkdir(exist_ok=True)
        if given is not None:
            content = {"codegen": 1, "answers": given} if "answers" not in given else given
            (folder / "answers.yaml").write_bytes(yaml.dump(content))
        left = typed(capsys, monkeypatch, lines, "ask", folder, *arguments, "--library", own)
        return left, yaml.parse((folder / "answers.yaml").read_bytes(), "answers.yaml")

    asked.folder = folder
    return asked


@pytest.fixture
def new(tmp_path, own, capsys, monkeypatch):
    def begun(lines, *arguments):
        folder = tmp_path / "town"
        return typed(capsys, monkeypatch, lines, "new", folder, *arguments, "--library", own)

    begun.folder = tmp_path / "town"
    return begun


def sets(*settings):
    return [word for setting in settings for word in ("--set", setting)]


def test_every_answer_is_saved_and_a_pipe_that_ends_loses_nothing(new):
    left = new(["Ahlen", "the town"])

    assert left.code == 130
    assert left.out == ""
    assert f"Every answer is saved in {new.folder}/answers.yaml." in left.err
    assert f"Next: 'codegen ask {new.folder}' goes on where you left" in left.err
    assert yaml.parse((new.folder / "answers.yaml").read_bytes(), "a")["answers"] == {
        "organisation.name": "Ahlen", "organisation.short_name": "the town",
    }  # fmt: skip


def test_who_answers_nothing_leaves_nothing_behind(new):
    left = new([])

    assert left.code == 130
    assert "Nothing was answered and nothing was written." in left.err
    assert not new.folder.exists()


def test_who_saves_and_leaves_has_done_what_they_wanted(new):
    left = new(["Ahlen", ":save"])

    assert left.code == 0
    assert list(contents(new.folder)) == ["answers.yaml"]


def test_when_all_is_checked_the_documents_are_drafted(new):
    left = new([""], *sets(*SHORT))

    assert left.code == 0
    assert "Does one change?" in left.err
    assert "draft.lock" in contents(new.folder)
    assert left.out.splitlines()[0].endswith("code-of-conduct.md")


def test_a_number_changes_an_answer_before_the_draft(new):
    left = new(["2", "Town of Ahlen", ""], *sets(*SHORT))

    assert left.code == 0
    assert "Town of Ahlen" in (new.folder / "code-of-conduct.md").read_text()


def test_the_name_cannot_be_left_open(new):
    left = new(["", "Ahlen", ""], *sets(*SHORT[1:], "organisation.name=unsure"))

    assert left.code == 0
    assert "Only one answer cannot be left open: the name." in left.err


def test_a_draft_that_begins_there_already_is_gone_on_with_by_ask(new):
    new(["Ahlen", ":save"])

    left = new([])

    assert left.code == 2
    assert f"'codegen ask {new.folder}' goes on with its questions" in left.err


def test_ask_goes_on_where_one_left(ask):
    left, said = ask({"organisation.name": "Ahlen"}, ["the town", ":save"])

    assert left.code == 0
    assert "And for short?" in left.err
    assert "What is it called?" not in left.err
    assert said["answers"]["organisation.short_name"] == "the town"


def test_a_comment_of_the_file_stays(ask):
    ask.folder.mkdir()
    file = ask.folder / "answers.yaml"
    file.write_text("codegen: 1\nanswers:\n  # as on the letterhead\n  organisation.name: Ahlen\n")

    ask(None, ["the town"])

    assert "  # as on the letterhead\n  organisation.name: Ahlen\n" in file.read_text()


def test_a_law_that_is_written_as_one_entry_can_be_changed(ask):
    law = {"gifts.law": {"state": "yes", "act": "Gifts Act", "amount": 20}}

    _, said = ask(law, ["2", ""], "gifts.law")
    assert said["answers"].get("gifts.law") in ("no", {"state": "no"})
    assert said["kept"] == {"gifts.law.act": "Gifts Act", "gifts.law.amount": 20}

    _, said = ask(None, ["1", "", "", ":later", ":later", ""], "gifts.law")
    assert "kept" not in said or not said["kept"]
    assert json.dumps(said["answers"]).count("Gifts Act") == 1


def test_named_questions_alone_are_asked_and_enter_leaves_them(ask):
    left, said = ask({"gifts.days": 5, "organisation.name": "Ahlen"}, ["", "7"], "gifts.days", "gifts.policy")  # fmt: skip

    assert "Enter: 5" in left.err
    assert said["answers"]["gifts.days"] == 5


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["gift.days"], "'gift.days' is not a question [unknown-question]"),
        (["gifts.limit"], "'gifts.limit' is not asked with the answers as they are [not-asked]"),
        (["--section", "gift"], "there is no section 'gift' [unknown-section]"),
    ],
)
def test_what_cannot_be_asked_is_an_error_of_the_command_line(ask, arguments, problem):
    left, _ = ask({"gifts.policy": "refuse"}, [], *arguments)

    assert left.code == 2
    assert problem in left.err


def test_a_section_is_walked_through(ask):
    left, said = ask(
        {"risk.functions": ["none"]}, ["no", "limit", "30", "", "", "no"], "--section", "gifts"
    )

    assert left.code == 0
    assert said["answers"] == {
        "risk.functions": ["none"], "gifts.law": "no", "gifts.policy": "limit", "gifts.limit": 30,
        "gifts.upper": 90, "gifts.days": 10, "gifts.given": "no",
    }  # fmt: skip
    assert said["confirmed"] == ["gifts.days", "gifts.policy", "gifts.upper"]


def test_assumptions_are_confirmed_changed_or_left(ask):
    left, said = ask({"risk.functions": ["none"], "gifts.limit": 30},
                     ["", ":skip", "", ":later", "7"], "--confirm")  # fmt: skip

    assert "1 of 4" in left.err
    assert "It prints in: " in left.err
    assert said["answers"]["politics.acts.candidacy"] == "free"
    assert said["unsure"] == ["gifts.policy"]
    assert "gifts.upper" not in said["answers"]
    assert said["answers"]["gifts.days"] == 7


def test_when_nothing_is_assumed_it_says_so(ask):
    given = {"politics.acts.candidacy": "free", "gifts.policy": "refuse", "gifts.days": 5,
             "gifts.upper": 9, "organisation.name": "A"}  # fmt: skip

    left, _ = ask(given, [], "--confirm")

    assert left.code == 0
    assert "Nothing is assumed: every choice was made or confirmed." in left.err


def test_a_change_shows_what_it_does_before_it_is_kept(ask):
    given = {"organisation.name": "A", "gifts.policy": "limit", "gifts.limit": 30}

    left, said = ask(
        given,
        [
            "1",
            "2",
        ],
        "gifts.policy",
    )

    assert "Brings in: No gifts. Refuse every gift." in left.err
    assert "Drops: Small gifts. Keep what is small, and record it." in left.err
    assert "Sets aside, since it is no longer asked: gift limit." in left.err
    assert "Left as it was." in left.err
    assert said["answers"] == given

    left, said = ask(None, ["1", ""], "gifts.policy")
    assert said["answers"]["gifts.policy"] == "refuse"
    assert said["kept"] == {"gifts.limit": 30}

    left, said = ask(None, ["2", ""], "gifts.policy")
    assert "Brings back what you answered before: gift limit." in left.err
    assert said["answers"]["gifts.limit"] == 30


def test_a_first_answer_is_not_asked_about(new):
    left = new(["Ahlen", "A", "DE", ":save"])

    assert "This change" not in left.err


def test_answers_that_cannot_stand_together_are_told_when_they_arise(ask):
    given = {"organisation.name": "A", "roles.adviser": "Adviser"}

    left, said = ask(given, ["Adviser", "2", "Mayor"], "roles.decider")

    assert "The adviser also decides.\nName another post.\n" in left.err
    assert "  2  Change decider: Adviser\n  3  Change adviser: Adviser\n" in left.err
    assert said["answers"]["roles.decider"] == "Mayor"


def test_they_can_be_kept_and_decided_on_later(ask):
    left, said = ask({"roles.adviser": "Adviser"}, ["Adviser", ""], "roles.decider")

    assert left.code == 0
    assert said["answers"]["roles.decider"] == "Adviser"


def test_the_questions_of_which_nobody_was_sure_are_offered_again(ask):
    given = {key: value for key, _, value in (s.partition("=") for s in SHORT)}
    whole = {"codegen": 1, "answers": {"organisation.name": "Ahlen"}, "unsure": ["gifts.days"]}

    left, said = ask(whole, [":later"] * 12 + ["9", ""])

    assert given
    assert left.err.count("Within how many days?") == 1
    assert said["answers"]["gifts.days"] == 9
    assert "unsure" not in said or not said["unsure"]


def test_records_are_added_changed_and_removed(ask):
    lines = ["staff", "", "2", "ministers", "1", "3", "1", "interns", "", "4", "2", "1"]

    left, said = ask({"organisation.name": "A"}, lines, "people.categories")

    assert left.code == 0
    assert said["answers"]["people.categories"] == [{"category": "interns"}]


def test_a_list_of_texts_is_typed_line_by_line_and_changed_by_number(ask):
    _, said = ask({"organisation.name": "A"}, ["Gifts", "Conflicts", ""], "training.topics")
    assert said["answers"]["training.topics"] == ["Gifts", "Conflicts"]

    _, said = ask(None, ["3", "2", "Interests", "2", "Speaking up", "", ""], "training.topics")
    assert said["answers"]["training.topics"] == ["Gifts", "Interests", "Speaking up"]


def test_a_list_that_is_too_long_is_refused(ask):
    left, said = ask({"organisation.name": "A"}, ["a", "b", "c", "d", ""], "training.topics")

    assert "has at most 3 members" in left.err
    assert said["answers"]["training.topics"] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("training.topics", "none-yet"), ("people.categories", []), ("gifts.law", "no"),
     ("roles.adviser", "nobody-yet"), ("risk.functions", ["none"]), ("gifts.given", "no")],
)  # fmt: skip
def test_there_are_none_is_an_answer(ask, key, value):
    _, said = ask({"organisation.name": "A"}, [":none"], key)

    assert said["answers"][key] == value


def test_what_has_no_none_says_so(ask):
    left, _ = ask({"organisation.name": "A"}, [":none"], "gifts.days")

    assert "Here nothing can be answered with none." in left.err


def test_members_of_a_list_are_saved_while_it_is_typed(ask):
    left, said = ask({"organisation.name": "A"}, ["staff", "", "2", "interns"], "people.categories")

    assert left.code == 130
    assert said["answers"]["people.categories"] == [{"category": "staff"}]


def test_a_record_may_be_left_in_the_middle(ask):
    left, said = ask({"organisation.name": "A"}, ["staff", "", "2", "interns", ":back", "1"],
                     "people.categories")  # fmt: skip

    assert left.code == 0
    assert said["answers"]["people.categories"] == [{"category": "staff"}]


def test_a_matrix_is_taken_whole_or_changed_field_by_field(ask):
    left, said = ask({"organisation.name": "A"}, ["2", "tell", "1"], "politics.acts")

    assert "  2  Candidacy: Free (assumed)\n" in left.err
    assert "  2  Candidacy: They tell us\n" in left.err
    assert said["answers"]["politics.acts.candidacy"] == "tell"


def test_a_text_of_several_lines_ends_with_an_empty_one(ask):
    _, said = ask({"organisation.name": "A"}, ["First line", "second line", ""], "act.note")

    assert said["answers"]["act.note"] == "First line\nsecond line"


@pytest.mark.parametrize(
    ("key", "wrong", "told"),
    [
        (
            "gifts.days",
            "many",
            "'many' is not an answer to the days to record a gift, which is a whole",
        ),
        ("gifts.policy", "limti", "'limti' is not one of the choices.\nDid you mean 'limit'?"),
        ("roles.adviser", "the Adviser", "'the Adviser' begins with an article.\nWrite 'Adviser'"),
        ("gifts.policy", "", "Enter: Small gifts (assumed)"),
        ("roles.adviser", "", "Give an answer, or :skip if nobody knows yet."),
        ("gifts.days", ":nope", "There is no word ':nope'. Type ? for those there are."),
    ],
)
def test_a_refused_answer_is_told_with_its_hint_and_asked_again(ask, key, wrong, told):
    left, _ = ask({"risk.functions": ["none"]}, [wrong], key)

    assert told in left.err.replace("\nnumber", " number")


def test_help_and_why_are_given_and_the_question_asked_again(ask):
    left, _ = ask({"organisation.name": "A"}, ["?", ":why"], "gifts.policy")

    assert left.err.count("What may people keep?") == 3
    assert "Who would know: head." in left.err
    assert "  :skip " in left.err
    assert "It decides which rule is printed.\nIt decides on: No gifts, Small gifts." in left.err


def test_back_skip_sections_and_check_lead_elsewhere(ask):
    lines = [":skip", ":back", "the town", ":sections gifts", "2", "no",
             ":sections", "1", ":sections roles.adviser", "Adviser", ":check", "1", ":save"]  # fmt: skip

    left, said = ask({"organisation.name": "A"}, lines)

    assert left.code == 0
    assert said["answers"] == {"organisation.name": "A", "organisation.short_name": "the town",
                               "gifts.law": "no", "roles.adviser": "Adviser"}  # fmt: skip


def test_an_answer_that_begins_with_a_colon_is_typed_with_two(ask):
    _, said = ask({}, ["::save"], "organisation.name")

    assert said["answers"]["organisation.name"] == ":save"


def test_a_line_that_is_no_text_is_asked_for_again(tmp_path, own, capsys, monkeypatch):
    import io  # noqa: PLC0415
    import sys  # noqa: PLC0415

    from commands import run  # noqa: PLC0415

    raw = io.TextIOWrapper(io.BytesIO(b"Stra\xdfe\nStrasse\n:save\n"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", raw)

    left = run(capsys, "new", tmp_path / "d", "--library", own)

    assert "This line is not UTF-8 text. Type it again." in left.err
    assert "organisation.name: Strasse" in (tmp_path / "d/answers.yaml").read_text()


def test_a_file_that_somebody_changed_meanwhile_is_not_written_over(ask, monkeypatch):
    from codegen.cli import saving  # noqa: PLC0415

    kept = saving.AnswersFile.keep

    def meanwhile(self, answers):
        self.path.write_text(self.path.read_text() + "# a note of somebody else\n")
        kept(self, answers)

    monkeypatch.setattr(saving.AnswersFile, "keep", meanwhile)
    left, _ = ask({"organisation.name": "A"}, ["5"], "gifts.days")

    assert left.code == 1
    assert "somebody changed this file in the meantime; nothing was written over it" in left.err
    assert (ask.folder / "answers.yaml").read_text().endswith("# a note of somebody else\n")


def test_two_who_begin_in_one_folder_do_not_write_over_each_other(new, monkeypatch):
    from codegen.cli import saving  # noqa: PLC0415

    kept = saving.AnswersFile.keep

    def other(self, answers):
        self.path.parent.mkdir()
        self.path.write_text("codegen: 1\nanswers: {organisation.name: Other}\n")
        kept(self, answers)

    monkeypatch.setattr(saving.AnswersFile, "keep", other)
    left = new(["Ahlen"])

    assert left.code == 1
    assert "Other" in (new.folder / "answers.yaml").read_text()


def test_a_preset_is_offered_for_the_kind_of_body_that_was_named(tmp_path, capsys, monkeypatch):
    lines = ["1", "Town of Ahlen", "", "municipality", "", ":save"]

    left = typed(capsys, monkeypatch, lines, "new", tmp_path / "d")

    assert "There are usual choices for: Town, city or district." in " ".join(left.err.split())
    assert yaml.parse((tmp_path / "d/answers.yaml").read_bytes(), "a")["preset"] == "municipality"

    left = typed(capsys, monkeypatch, [*lines[:4], "2", ":save"], "new", tmp_path / "e")
    assert "preset" not in yaml.parse((tmp_path / "e/answers.yaml").read_bytes(), "a")


def test_it_says_whether_the_documents_have_the_answers(ask, own, capsys, monkeypatch):
    left, _ = ask({"organisation.name": "A"}, ["5"], "gifts.days")
    assert "Nothing is drafted yet.\nNext: codegen draft " in left.err

    typed(capsys, monkeypatch, [], "draft", ask.folder, "--no-notes", "--library", own)
    left, _ = ask(None, [""], "gifts.days")
    assert "The documents in the folder are made from these answers." in left.err

    left, _ = ask(None, ["6"], "gifts.days")
    assert "The documents do not have these answers yet." in left.err


def test_what_several_people_answered_is_shown_and_settled(ask):
    differ = {"gifts.days": [{"value": 5, "who": "hr"}, {"value": 9, "who": "legal"}]}
    whole = {"codegen": 1, "answers": {"organisation.name": "A"}, "differ": differ}

    left, said = ask(whole, ["9"], "gifts.days")

    assert "Human resources: “5”" in left.err
    assert "The legal department: “9”" in left.err
    assert said["answers"]["gifts.days"] == 9
    assert "differ" not in said or not said["differ"]


@pytest.mark.parametrize("command", ["new", "ask"])
def test_json_says_what_it_came_to(command, new, ask):
    schema = json.loads((ROOT / "codegen/schemas/ask.schema.json").read_text())

    if command == "new":
        left = new(["Ahlen", ":save"], "--json")
    else:
        left, _ = ask({"organisation.name": "Ahlen"}, [":skip", ":save"], "--json")

    whole = json.loads(left.out)
    jsonschema.validate(whole, schema)
    assert whole["behind"]
    assert not whole["finished"]
    assert "gifts.law" in whole["unanswered"]
    assert "gifts.days" in whole["assumed"]


def test_a_file_in_place_of_a_folder_is_refused_before_anything_is_asked(new):
    new.folder.write_text("mine")

    left = new(["Ahlen"])

    assert left.code == 2
    assert "this is not a folder" in left.err
    assert new.folder.read_text() == "mine"


def test_a_plain_interview_loads_nothing_that_it_does_not_need(tmp_path, own):
    import os  # noqa: PLC0415
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    from codegen.library.load import load  # noqa: PLC0415

    load(own)  # whoever compiles a library first needs what reads its wording
    asking = "import sys, atexit\nfrom codegen.cli.app import main\n"
    asking += "atexit.register(lambda: print(*sys.modules))\n"
    asking += f"main(['new', 'd', '--library', {str(own)!r}])"
    done = subprocess.run([sys.executable, "-c", asking], cwd=tmp_path, input="Ahlen\n", text=True,
                          capture_output=True, check=False, env={"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"]})  # fmt: skip

    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "codegen" in loaded
    assert not loaded & {"questionary", "prompt_toolkit", "docx", "babel", "jinja2", "rich"}


def test_without_any_input_nothing_is_asked(ask, monkeypatch):
    import sys  # noqa: PLC0415

    from codegen.cli import interviewing  # noqa: PLC0415
    from codegen.cli.console import Console  # noqa: PLC0415
    from codegen.errors import UsageError  # noqa: PLC0415

    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(UsageError, match="no input to read answers from"):
        interviewing.front(Console(), accessible=False)


@pytest.mark.parametrize("word", [":skip", ":later", ":none"])
def test_a_word_in_a_record_leaves_open_one_column_and_loses_nothing(ask, word):
    lines = ["Care", word, word, "2", "Honesty", "We say so.", word, word, "1"]

    left, said = ask({"organisation.name": "A"}, lines, "values.list")

    assert left.code == 0
    assert said["answers"]["values.list"] == [
        {"name": "Care"}, {"name": "Honesty", "meaning": "We say so."},
    ]  # fmt: skip
    assert "unsure" not in said


@pytest.mark.parametrize("word", [":skip", ":later", ":none"])
def test_a_word_at_the_next_record_or_line_ends_only_that(ask, word):
    _, said = ask({"organisation.name": "A"}, ["Care", "", "", "2", word, "1"], "values.list")
    assert said["answers"]["values.list"] == [{"name": "Care"}]

    _, said = ask(None, ["Gifts", word], "training.topics")
    assert said["answers"]["training.topics"] == ["Gifts"]


def test_a_word_before_anything_was_entered_is_meant_for_the_question(ask):
    _, said = ask({"organisation.name": "A"}, [":skip"], "values.list")

    assert said["unsure"] == ["values.list"]


def test_a_field_of_a_matrix_may_be_left_open_and_is_kept_when_one_leaves(ask):
    _, said = ask({"organisation.name": "A"}, ["2", "tell", ":save"], "politics.acts")
    assert said["answers"]["politics.acts.candidacy"] == "tell"

    left, said = ask(None, ["2", ":skip", "1", ""], "politics.acts")
    assert "  2  Candidacy: to be decided\n" in left.err
    assert said["unsure"] == ["politics.acts.candidacy"]


def test_control_and_direction_characters_are_left_out_of_lists_too(ask):
    _, said = ask({"organisation.name": "A"}, ["Gi\u202efts", "\u202e", ""], "training.topics")

    assert said["answers"]["training.topics"] == ["Gifts"]
