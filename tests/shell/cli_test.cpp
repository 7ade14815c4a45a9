// The command line program by its commands: files in a folder of their own, what is printed, and the exit status.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/base/order_key.h"
#include "core/io/document.h"
#include "core/io/json.h"
#include "core/model/workspace.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/task.h"
#include "shell/cli/cli.h"
#include "tests/support/random.h"

namespace fs = std::filesystem;
using namespace pmo;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("pmo-cli-test-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    Folder() { fs::create_directories(path); }
    ~Folder() { std::error_code ignored; fs::remove_all(path, ignored); }
    std::string at(std::string_view name) const { return (path / name).string(); }
    std::string write(std::string_view name, std::string_view bytes) const {
        std::ofstream(path / name, std::ios::binary) << bytes;
        return at(name);
    }
    std::string read(std::string_view name) const {
        std::ifstream file(path / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
};

struct Ran {
    int code;
    std::string out, err;
};

Ran pmo_run(std::vector<std::string> const& words) {
    std::vector<std::string_view> const views(words.begin(), words.end());
    cli::Console console;
    int const code = cli::run(views, console);
    // A refusal is one line.
    if (code == cli::kRefused) CHECK(std::ranges::count(console.err, '\n') == 1);
    return {code, std::move(console.out), std::move(console.err)};
}

bool says(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

constexpr char kPlan[] = R"(<Project xmlns="http://schemas.microsoft.com/project"><Name>Move</Name><StartDate>2026-03-02T08:00:00</StartDate><Tasks>
<Task><UID>0</UID><ID>0</ID><Name>Move</Name><OutlineLevel>0</OutlineLevel></Task>
<Task><UID>7</UID><ID>1</ID><Name>Pack</Name><OutlineLevel>1</OutlineLevel></Task>
<Task><UID>3</UID><ID>2</ID><Name>Boxes</Name><OutlineLevel>2</OutlineLevel><Duration>PT16H0M0S</Duration></Task>
<Task><UID>4</UID><ID>3</ID><Name>Van</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration><PredecessorLink><PredecessorUID>3</PredecessorUID><Type>1</Type></PredecessorLink><PredecessorLink><PredecessorUID>99</PredecessorUID><Type>1</Type></PredecessorLink></Task>
</Tasks></Project>)";

// A workspace with one project of two tasks and a risk, edited by `replica`.
struct Copy {
    Workspace workspace;
    std::int64_t clock = 1'789'718'400'000;
    explicit Copy(Replica replica) : workspace({id_from_key("w"), "Office", 1}, Store{}, {}, replica) {}
    explicit Copy(Copy const& other, Replica replica) : workspace(other.workspace.identity(), other.workspace.store().clone(), other.workspace.seen(), replica), clock(other.clock) {}
    void commit(Edit const& edit) { REQUIRE(workspace.commit(edit, clock += 1000).ok()); }
    void fill() {
        Edit edit("test");
        auto const project = id_from_key("p"), risk = id_from_key("r");
        edit.add(registers::project::kType, project);
        edit.set(project, registers::project::code, "P-1");
        edit.set(project, registers::project::name, "Move");
        edit.set(project, registers::project::start, *parse_moment("2026-03-02T08:00"));
        for (std::uint32_t i = 0; i < 2; ++i) {
            auto const task = id_from_key("t" + std::to_string(i));
            edit.add(registers::task::kType, task);
            edit.set(task, registers::task::project, project);
            edit.set(task, registers::task::name, "Task " + std::to_string(i));
            edit.set(task, registers::task::place, Place(kNoId, order_at(i)));
            edit.set(task, registers::task::duration, std::int64_t{480});
        }
        edit.add(registers::risk::kType, risk);
        edit.set(risk, registers::risk::project, project);
        edit.set(risk, registers::risk::title, "The van is late");
        commit(edit);
    }
    void rename(std::string_view text) {
        Edit edit("test");
        edit.set(id_from_key("r"), registers::risk::title, text);
        commit(edit);
    }
    std::string text() const { return write_document(workspace.identity(), workspace.store(), workspace.seen(), {.replica = workspace.replica(), .exporter = "Tester", .now_ms = clock}); }
};

}  // namespace

TEST_CASE("pmo says how it is used") {
    CHECK(pmo_run({"--help"}).code == 0);
    CHECK(says(pmo_run({"--help"}).out, "pmo merge A.json B.json -o C.json"));
    CHECK(says(pmo_run({"--version"}).out, "pmo "));
    for (auto const& wrong : std::vector<std::vector<std::string>>{{}, {"fly"}, {"validate"}, {"validate", "a", "b"}, {"schedule", "a", "--what"}, {"schedule", "a", "--project"}, {"merge", "a", "b"}, {"convert", "a", "b.doc"}}) {
        auto const ran = pmo_run(wrong);
        CHECK(ran.code == 2);
        CHECK(ran.out.empty());
        CHECK(std::ranges::count(ran.err, '\n') == 1);
    }
}

TEST_CASE("what cannot be read is refused with where and why") {
    Folder const folder;
    auto const refused = [&](std::string const& path, std::string_view why) {
        for (auto const* command : {"validate", "schedule"}) {
            auto const ran = pmo_run({command, path});
            CAPTURE(path);
            CAPTURE(ran.err);
            CHECK(ran.code == 1);
            CHECK(ran.out.empty());
            CHECK(ran.err.starts_with(path + ": "));
            CHECK(says(ran.err, why));
        }
    };
    refused(folder.at("nothing.json"), "cannot be read");
    refused(folder.path.string(), "folder");
    refused(folder.write("empty.json", ""), "");
    refused(folder.write("broken.json", "{\n\"format\": oops"), "line 2");
    refused(folder.write("other.json", "{\"a\": 1}\n"), "not a PMO workspace");
    refused(folder.write("broken.xml", "<Project>\n<Tasks></Project>"), "XML");
    refused(folder.write("other.xml", "<html></html>"), "html");
    refused(folder.write("evil.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><Project/>"), "document type");
    Copy copy(1);
    copy.fill();
    auto text = copy.text();
    text.replace(text.find("The van"), 3, "the");
    refused(folder.write("changed.json", text), "checksum");
    CHECK(pmo_run({"convert", folder.write("t.csv", "name\nA\n"), folder.at("t.json")}).code == 1);
    CHECK(pmo_run({"convert", folder.at("t.csv"), folder.at("t.json"), "--register", "nonsense"}).code == 1);
    CHECK(pmo_run({"convert", folder.write("plan.xml", kPlan), folder.at("no/such/folder.json")}).code == 1);
    CHECK_FALSE(fs::exists(folder.at("t.json")));
}

TEST_CASE("a plan is scheduled from its file and from the workspace made of it alike") {
    Folder const folder;
    auto const xml = folder.write("plan.xml", kPlan), json = folder.at("plan.json");
    auto const direct = pmo_run({"schedule", xml});
    REQUIRE(direct.code == 0);
    auto const tape = parse_json(direct.out);
    REQUIRE(tape.ok());
    REQUIRE(tape->root().size() == 3);
    auto const first = tape->root().first(), last = first.next().next();
    CHECK(first.find("id").string() == "1");
    CHECK(first.find("uid").integer() == 7);
    CHECK(first.find("summary").boolean() == true);
    CHECK(last.find("wbs").string() == "2");
    CHECK(last.find("name").string() == "Van");
    CHECK(last.find("start").string() == "2026-03-04T08:00");
    CHECK(last.find("finish").string() == "2026-03-04T17:00");
    CHECK(last.find("total_slack_minutes").integer() == 0);
    CHECK(last.find("free_slack_minutes").integer() == 0);
    CHECK(last.find("critical").boolean() == true);

    auto const converted = pmo_run({"convert", xml, json});
    CHECK(converted.code == 0);
    CHECK(says(converted.out, "mspdi.link_lost"));
    CHECK(says(converted.out, "3 tasks, 1 links"));
    auto const again = pmo_run({"schedule", json, "--project", "P-1"});
    CHECK(again.code == 0);
    auto const rows = parse_json(again.out);
    REQUIRE(rows.ok());
    auto a = tape->root().first(), b = rows->root().first();
    for (; a; a = a.next(), b = b.next())
        for (auto const* key : {"uid", "wbs", "name", "start", "finish", "total_slack_minutes", "critical"}) {
            std::string one, other;
            append_json(one, a.find(key));
            append_json(other, b.find(key));
            CHECK(one == other);
        }
    CHECK(pmo_run({"schedule", json, "--project=P-9"}).code == 1);
    // A second conversion changes nothing.
    CHECK(pmo_run({"convert", json, folder.at("same.json")}).code == 0);
    CHECK(folder.read("same.json") == folder.read("plan.json"));
    // Back to Microsoft Project's format: the same plan, and what it cannot hold is said.
    auto const back = pmo_run({"convert", json, folder.at("out.xml")});
    CHECK(back.code == 0);
    CHECK(says(back.out, "written: 3 tasks, 1 links"));
    auto const third = pmo_run({"schedule", folder.at("out.xml")});
    CHECK(third.code == 0);
    CHECK(third.out == direct.out);
    CHECK(pmo_run({"convert", json, folder.at("out2.xml"), "--project", "P-1"}).code == 0);
    CHECK(folder.read("out2.xml") == folder.read("out.xml"));
    auto const unknown = pmo_run({"convert", json, folder.at("no.xml"), "--project", "P-9"});
    CHECK(unknown.code == 1);
    CHECK(says(unknown.err, "no project with the code “P-9”"));
    CHECK_FALSE(fs::exists(folder.at("no.xml")));
}

TEST_CASE("problems are printed one a line with their record and field") {
    Folder const folder;
    Copy copy(1);
    copy.fill();
    Edit edit("test");
    edit.set(id_from_key("t0"), registers::task::owner, id_from_key("nobody"));
    edit.set(id_from_key("t1"), registers::task::percent_complete, std::int64_t{400});
    copy.commit(edit);
    auto const ran = pmo_run({"validate", folder.write("w.json", copy.text())});
    CHECK(ran.code == 0);
    CHECK(says(ran.out, "link_missing task/" + to_text(id_from_key("t0")) + " owner error: “Task 0” "));
    CHECK(says(ran.out, "too_large task/" + to_text(id_from_key("t1")) + " percent_complete error: "));
    CHECK(says(ran.out, "4 records, "));
    CHECK(says(pmo_run({"validate", folder.write("plan.xml", kPlan)}).out, "read: 3 tasks"));
    CHECK(says(pmo_run({"validate", folder.write("t.csv", "name,duration\nA,5d\nB,x\n")}).out, "2 rows and 2 columns"));
    CHECK(says(pmo_run({"validate", folder.at("t.csv"), "--register", "task"}).out, "csv.bad_value"));
}

TEST_CASE("a register goes out as a table and comes back") {
    Folder const folder;
    Copy copy(1);
    copy.fill();
    auto const json = folder.write("w.json", copy.text());
    REQUIRE(pmo_run({"convert", json, folder.at("risk.csv"), "--register", "risk"}).code == 0);
    CHECK(says(folder.read("risk.csv"), "The van is late"));
    CHECK(pmo_run({"convert", json, folder.at("x.csv")}).code == 1);
    CHECK(pmo_run({"convert", folder.at("risk.csv"), folder.at("back.json"), "--register", "risk"}).code == 0);
    CHECK(says(folder.read("back.json"), "The van is late"));
}

TEST_CASE("two copies are merged to the same bytes in either order, and the conflicts are listed") {
    Folder const folder;
    Copy mine(1);
    mine.fill();
    Copy theirs(mine, 2);
    mine.rename("The van is slow");
    theirs.rename("There is no van");
    auto const a = folder.write("a.json", mine.text()), b = folder.write("b.json", theirs.text());
    auto const one = pmo_run({"merge", a, b, "-o", folder.at("c.json")});
    auto const other = pmo_run({"merge", "-o", folder.at("d.json"), b, a});
    REQUIRE(one.code == 0);
    REQUIRE(other.code == 0);
    CHECK(folder.read("c.json") == folder.read("d.json"));
    auto const tape = parse_json(one.out);
    REQUIRE(tape.ok());
    REQUIRE(tape->root().size() == 1);
    auto const conflict = tape->root().first();
    CHECK(conflict.find("register").string() == "risk");
    CHECK(conflict.find("field").string() == "title");
    CHECK(conflict.find("mine").string() == "The van is slow");
    CHECK(conflict.find("theirs").string() == "There is no van");
    auto const winner = conflict.find("winner").string() == "mine" ? "The van is slow" : "There is no van";
    CHECK(conflict.find("record").string() == winner);
    auto const mirrored = parse_json(other.out);
    CHECK(mirrored->root().first().find("winner").string() != conflict.find("winner").string());
    // What is merged is at peace with both.
    CHECK(pmo_run({"merge", folder.at("c.json"), a, "-o", folder.at("e.json")}).out == "[\n]\n");
    Copy stranger(3);
    CHECK(pmo_run({"merge", a, folder.write("s.json", write_document({id_from_key("other"), "X", 1}, stranger.workspace.store(), {}, {})), "-o", folder.at("f.json")}).code == 1);
    CHECK_FALSE(fs::exists(folder.at("f.json")));
}

TEST_CASE("no bytes bring the program down") {
    Folder const folder;
    Copy copy(1);
    copy.fill();
    std::string const json = copy.text();
    test::Random random(7);
    int read = 0;
    for (int round = 0; round < 600; ++round) {
        bool const xml = round % 2 == 0;
        std::string bytes = xml ? kPlan : json;
        for (auto n = 1 + random.next() % 3; n > 0 && !bytes.empty(); --n) {
            auto const at = random.next() % bytes.size();
            auto const digit = bytes.find_first_of("0123456789", at);
            switch (random.next() % 8) {
                case 0: bytes[at] = static_cast<char>(random.next()); break;
                case 1: bytes.erase(at, 1 + random.next() % 20); break;
                case 2: bytes.insert(at, bytes.substr(random.next() % bytes.size(), random.next() % 40)); break;
                case 3: bytes[at] = "0123456789-<>\"{}[],:"[random.next() % 20]; break;
                case 4: if (digit != std::string::npos) bytes.insert(digit, std::to_string(random.next())); break;
                default: if (digit != std::string::npos) bytes[digit] = static_cast<char>('0' + random.next() % 10); break;
            }
        }
        // Without its checksum a document is taken as it is.
        if (!xml)
            if (auto const at = bytes.rfind(",\"checksum\""); at != std::string::npos) bytes = bytes.substr(0, at) + "}\n";
        auto const path = folder.write(xml ? "m.xml" : "m.json", bytes);
        auto const command = round % 4 < 2 ? "schedule" : "validate";
        auto const ran = pmo_run({command, path});
        CHECK(ran.code <= 1);
        read += ran.code == 0 ? 1 : 0;
    }
    CHECK(read > 100);
}
