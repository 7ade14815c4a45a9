// Microsoft Project files on their way into the workspace, out of it and in again: the records are the same, what no field holds is still
// there, and the file that comes out has the published structure.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "core/io/mspdi_values.h"
#include "core/io/mspdi_writer.h"
#include "core/model/workspace.h"
#include "core/project/mspdi_export.h"
#include "core/project/mspdi_import.h"
#include "core/registers/assignment.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/calendar.h"
#include "core/registers/calendar_exception.h"
#include "core/registers/dependency.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/resource.h"
#include "core/registers/task.h"
#include "core/registers/work_week.h"
#include "tests/core/io/mspdi_structure.h"
#include "tests/core/project/mspdi_example.h"
#include "tests/support/source_folder.h"

namespace fs = std::filesystem;
using namespace pmo;

namespace {

namespace r = registers;

constexpr std::int64_t kNow = 1'789'718'400'000;

// A file in a workspace of its own.
struct Held {
    Workspace workspace{{id_from_key("workspace"), "Test", 0}, Store{}, {}, 5};
    IdSource ids{7, 11};
    MspdiImport import;

    explicit Held(std::string_view bytes) {
        auto const file = mspdi::read(bytes);
        REQUIRE_MESSAGE(file.ok(), (file.ok() ? std::string{} : file.error().code));
        import = make_mspdi_import(*file, workspace.store(), ids, {.file_name = "plan.xml", .project_code = "P-1"});
        REQUIRE(workspace.commit(import.edit, kNow).ok());
    }
    Store const& store() const { return workspace.store(); }
    MspdiExport out() const { return make_mspdi_export(store(), Derived(store()), import.project, Date{20'714}); }
    std::string bytes() const { return mspdi::write(out().file); }
    Record const& task(std::int64_t uid) const {
        for (auto const& row : store().table(r::task::kType).rows())
            if (row.get(r::task::uid) == uid) return row;
        FAIL("no such task");
        return store().table(r::task::kType).rows().front();
    }
};

// A record by what it is called in the file, because ids differ from import to import.
std::string key_of(Store const& store, Id id) {
    auto const* record = store.live(id);
    if (!record) return id ? "?" : "";
    auto const& type = record->type();
    if (&type == &r::task::kType) return "task " + std::to_string(record->get(r::task::uid));
    if (&type == &r::calendar::kType) return "calendar " + std::string(record->get(r::calendar::source_uid));
    if (&type == &r::baseline::kType) return "baseline " + std::to_string(record->get(r::baseline::number));
    if (&type == &r::person::kType) return "person " + std::string(record->get(r::person::source_uid));
    if (&type == &r::resource::kType) return "resource " + std::string(record->get(r::resource::source_uid));
    return std::string(type.id);
}

std::string text_of(Store const& store, Value const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) return *text;
    if (auto const* id = std::get_if<Id>(&value)) return key_of(store, *id);
    if (auto const* place = std::get_if<Place>(&value)) return key_of(store, place->parent()) + " / " + std::string(place->order());
    if (auto const* money = std::get_if<Money>(&value)) return to_text(*money);
    if (auto const* date = std::get_if<Date>(&value)) return to_text(*date);
    if (auto const* moment = std::get_if<Moment>(&value)) return to_text(*moment);
    if (auto const* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (auto const* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
    return "";
}

// All records as lines of text, sorted.
std::vector<std::string> lines_of(Store const& store) {
    std::vector<std::string> lines;
    for (std::size_t t = 0; t < store.tables(); ++t)
        for (auto const& record : store.table(static_cast<std::uint16_t>(t)).rows()) {
            auto line = std::string(record.type().id) + ' ' + key_of(store, record.id());
            for (std::uint8_t slot = 0; slot < record.type().fields.size(); ++slot)
                if (record.has(slot)) line += " | " + std::string(record.type().fields[slot].id) + '=' + text_of(store, record.value(slot));
            lines.push_back(std::move(line));
        }
    std::ranges::sort(lines);
    return lines;
}

std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells;
    for (std::size_t from = 0; from <= line.size();) {
        auto const to = std::min(line.find(" | ", from), line.size());
        cells.push_back(line.substr(from, to - from));
        from = to + 3;
    }
    return cells;
}

// What differs in the first lines that only one of both has.
std::string difference(std::vector<std::string> const& a, std::vector<std::string> const& b) {
    std::vector<std::string> only_a, only_b;
    std::ranges::set_difference(a, b, std::back_inserter(only_a));
    std::ranges::set_difference(b, a, std::back_inserter(only_b));
    std::string text;
    for (std::size_t i = 0; i < std::max(only_a.size(), only_b.size()) && i < 3; ++i) {
        auto const before = cells_of(i < only_a.size() ? only_a[i] : ""), after = cells_of(i < only_b.size() ? only_b[i] : "");
        text += "\n  " + before[0] + " / " + after[0];
        for (auto const& cell : before)
            if (std::ranges::find(after, cell) == after.end()) text += "\n    - " + cell;
        for (auto const& cell : after)
            if (std::ranges::find(before, cell) == before.end()) text += "\n    + " + cell;
    }
    return text;
}

fs::path shared_data() {
    if (char const* folder = std::getenv("PMO_SHARED_DATA")) return folder;
    return fs::path(pmo::test::source_folder()) / ".." / "shared" / "data";
}

std::string read_file(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void check_round_trip(std::string const& name, std::string const& bytes) {
    Held const first(bytes);
    auto const exported = first.bytes();
    auto const faults = test::structure_faults(exported);
    CHECK_MESSAGE(faults.empty(), name, ": ", (faults.empty() ? std::string{} : faults.front()), " and ", faults.size(), " in all");
    Held const second(exported);
    auto const before = lines_of(first.store()), after = lines_of(second.store());
    bool const same = before == after;
    CHECK_MESSAGE(same, name, difference(before, after));
    CHECK_MESSAGE(second.bytes() == exported, name);
}

}  // namespace

TEST_CASE("a Microsoft Project file comes out as it came in") {
    check_round_trip("the example", test::kMspdiExample);
}

TEST_CASE("Microsoft Project's own files come out as they came in") {
    auto const folder = shared_data() / "msproject";
    if (!fs::exists(folder)) {
        MESSAGE("skipped: no reference data in ", folder.string());
        return;
    }
    std::vector<fs::path> files;
    for (auto const* kind : {"native", "converted"})
        for (auto const& entry : fs::directory_iterator(folder / kind))
            if (entry.path().extension() == ".xml") files.push_back(entry.path());
    std::ranges::sort(files);
    for (auto const& path : files) check_round_trip(path.filename().string(), read_file(path));
    MESSAGE("through the workspace and back: ", files.size(), " files");
    CHECK(files.size() > 100);
}

TEST_CASE("the report counts what is written and what is not") {
    Held const held(test::kMspdiExample);
    auto const out = held.out();
    CHECK(out.counts.tasks == 5);
    CHECK(out.counts.links == 2);
    CHECK(out.counts.people == 2);
    CHECK(out.counts.resources == 2);
    CHECK(out.counts.baseline_tasks == 2);
    CHECK(out.numbers.empty());
    CHECK(std::ranges::find(out.notes, "mspdi_export.link_twice", &Error::code) != out.notes.end());
    CHECK(out.left_out.empty());
    auto const& task = out.file.tasks[2];
    CHECK(task.name == "停线");
    CHECK(task.guid.empty());
    CHECK(task.rest.find("<FutureElement><Inside>值</Inside></FutureElement>") != std::string::npos);
    CHECK(task.baselines.size() == 2);
    CHECK(task.baselines[0].rest.find("<TimephasedData>") != std::string::npos);
    CHECK(task.early_start != kNoTime);
    // The same bytes again.
    CHECK(held.bytes() == held.bytes());
}

TEST_CASE("the exact spellings that other programs need") {
    auto const text = Held(test::kMspdiExample).bytes();
    auto const has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
    CHECK(has("<Name>产线改造 &amp; 搬迁</Name>"));
    CHECK(has("<PredecessorUID>5</PredecessorUID><Type>3</Type><CrossProject>0</CrossProject><LinkLag>4800</LinkLag><LagFormat>5</LagFormat>"));
    CHECK(has("<LinkLag>-50</LinkLag><LagFormat>19</LagFormat>"));
    CHECK(has("<CrossProjectName>D:\\other.mpp\\3</CrossProjectName>"));
    CHECK(has("<Duration>PT16H0M0S</Duration><DurationFormat>5</DurationFormat>"));
    CHECK(has("<Cost>165000</Cost>"));                 // hundredths
    CHECK(has("<StandardRate>83.3333</StandardRate>"));
    CHECK(has("<Units>0.333</Units>"));
    CHECK(has("<ResourceUID>-65535</ResourceUID>"));
    CHECK(has("<Type>4</Type><Period>1</Period><MonthDay>4</MonthDay><DayWorking>0</DayWorking>"));   // still a rule, not twelve days
    CHECK(has("<WorkWeek><TimePeriod><FromDate>2026-11-02T00:00:00</FromDate><ToDate>2026-11-15T23:59:00</ToDate></TimePeriod><Name>赶工</Name>"));
    CHECK(has("<Name>夜班</Name>"));
    CHECK(has("<TotalSlack>"));
    std::string duration;
    mspdi::append_duration(duration, -90);
    CHECK(duration == "PT-1H-30M0S");
    CHECK(mspdi::parse_duration(duration) == -90);
}

TEST_CASE("text that XML forbids does not reach the file") {
    Held held(test::kMspdiExample);
    Edit edit("test");
    edit.set(held.task(5).id(), r::task::name, std::string("a\x01<b>&\"\xEF\xBF\xBF") + "c\rd");
    edit.set(held.task(7).id(), r::task::name, std::string(10'000, 'x'));
    REQUIRE(held.workspace.commit(edit, kNow).ok());
    auto const text = held.bytes();
    CHECK(text.find("<Name>a&lt;b&gt;&amp;\"c&#13;d</Name>") != std::string::npos);
    CHECK(text.find(std::string(513, 'x')) == std::string::npos);
    CHECK(mspdi::read(text).ok());
    CHECK(test::structure_faults(text).empty());
}

TEST_CASE("what was kept is read again before it is written, and left out when it is not well-formed") {
    for (std::string const bad : {"<Open>", "<a></b>", "</Kept><x/>", "<!DOCTYPE x><a/>", "&unknown;<", "<Name>a"}) {
        CAPTURE(bad);
        Held held(test::kMspdiExample);
        Edit edit("test");
        edit.set(held.task(5).id(), r::task::external, bad);
        edit.set(held.import.project, r::project::external, bad);
        REQUIRE(held.workspace.commit(edit, kNow).ok());
        auto const out = held.out();
        CHECK(std::ranges::count(out.notes, "mspdi_export.kept_bad", &Error::code) == 2);
        auto const text = mspdi::write(out.file);
        CHECK(mspdi::read(text).ok());
        CHECK(test::structure_faults(text).empty());
    }
    // Well-formed, but with values that are not the file's to say: the records count.
    Held held(test::kMspdiExample);
    Edit edit("test");
    edit.set(held.task(5).id(), r::task::external, std::string("<UID>99</UID><Finish>2030-01-01T00:00:00</Finish><Name>other</Name><x y='1'>z</x><n:q>1</n:q>"));
    REQUIRE(held.workspace.commit(edit, kNow).ok());
    auto const out = held.out();
    CHECK(out.file.tasks[2].uid == 5);
    CHECK(out.file.tasks[2].name == "停线");
    CHECK(out.file.tasks[2].rest == "<x>z</x><q>1</q>");
}

TEST_CASE("work by the day goes back only while the plan is the one it belongs to") {
    Held held(test::kMspdiExample);
    auto const carries = [&] { return held.bytes().find("<Type>2</Type><UID>10</UID>") != std::string::npos; };
    CHECK(carries());
    Edit edit("test");
    edit.set(held.task(5).id(), r::task::actual_start, *parse_moment("2026-09-02T08:00"));
    REQUIRE(held.workspace.commit(edit, kNow).ok());
    CHECK_FALSE(carries());
    auto const out = held.out();
    CHECK(std::ranges::find(out.notes, "mspdi_export.time_phased", &Error::code) != out.notes.end());
}

TEST_CASE("new tasks get numbers of their own that stay") {
    Held held(test::kMspdiExample);
    auto const added = held.ids.next();
    Edit edit("test");
    edit.add(r::task::kType, added);
    edit.set(added, r::task::project, held.import.project);
    edit.set(added, r::task::name, std::string("新任务"));
    REQUIRE(held.workspace.commit(edit, kNow).ok());
    auto const out = held.out();
    REQUIRE_FALSE(out.numbers.empty());
    CHECK(out.numbers.operations().front().value == Value(std::int64_t{10}));
    REQUIRE(held.workspace.commit(out.numbers, kNow).ok());
    CHECK(held.store().live(added)->get(r::task::uid) == 10);
    CHECK(held.out().numbers.empty());
    CHECK(mspdi::write(held.out().file) == mspdi::write(out.file));
}

TEST_CASE("a recurring exception whose days somebody has changed is written as its days") {
    Held held(test::kMspdiExample);
    Edit edit("test");
    for (auto const& row : held.store().table(r::calendar_exception::kType).rows())
        if (row.get(r::calendar_exception::name) == "盘点" && row.get(r::calendar_exception::from) == *parse_date("2026-11-04")) edit.remove(row.id());
    REQUIRE_FALSE(edit.empty());
    REQUIRE(held.workspace.commit(edit, kNow).ok());
    auto const text = held.bytes();
    CHECK(text.find("<MonthDay>") == std::string::npos);
    CHECK(text.find("2026-12-04T00:00:00") != std::string::npos);
    CHECK(text.find("2026-11-04T00:00:00") == std::string::npos);
}

TEST_CASE("a project that is not there is an empty file") {
    Store const store;
    auto const out = make_mspdi_export(store, Derived(store), id_from_key("nobody"), Date{20'714});
    CHECK(out.file.tasks.empty());
    CHECK(test::structure_faults(mspdi::write(out.file)).empty());
}
