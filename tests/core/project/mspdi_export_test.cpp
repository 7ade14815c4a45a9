// The sample portfolio as Microsoft Project files: of the published structure, readable, and with the same dates when they are read back.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "core/io/mspdi_writer.h"
#include "core/io/seed.h"
#include "core/model/workspace.h"
#include "core/project/mspdi_export.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "tests/core/io/mspdi_structure.h"
#include "tests/support/source_folder.h"
#include "tests/support/sample.h"

using namespace pmo;

namespace {

namespace tsk = registers::task;

Document read_sample() {
    auto document = pmo::test::chinese_sample();
    REQUIRE(document.ok());
    return std::move(*document);
}

// Dates of a plan by the number of its tasks in the file.
std::map<std::int32_t, std::pair<Minute, Minute>> dates_of(mspdi::Project const& file) {
    std::map<std::int32_t, std::pair<Minute, Minute>> dates;
    for (auto const& task : file.tasks)
        if (!task.summary && task.active) dates[task.uid] = {task.start, task.finish};
    return dates;
}

}  // namespace

TEST_CASE("every sample project becomes a Microsoft Project file that reads back with the same dates") {
    auto const document = read_sample();
    Derived const derived(document.store);
    std::size_t same = 0, all = 0;
    for (auto const project : derived.projects()) {
        auto const out = make_mspdi_export(document.store, derived, project, Date{20'714});
        auto const name = std::string(document.store.live(project)->get(registers::project::code));
        CAPTURE(name);
        auto const bytes = mspdi::write(out.file);
        auto const faults = test::structure_faults(bytes);
        CHECK_MESSAGE(faults.empty(), (faults.empty() ? std::string{} : faults.front()));
        CHECK(out.counts.tasks == derived.plan(project).rows.size());
        CHECK(std::ranges::none_of(out.notes, [](Error const& note) { return note.code == "mspdi_export.kept_bad"; }));
        auto const file = mspdi::read(bytes);
        REQUIRE(file.ok());
        CHECK(file->warnings.empty());
        Workspace workspace({id_from_key("workspace"), "Test", 0}, Store{}, {}, 5);
        IdSource ids(1, 2);
        auto const import = make_mspdi_import(*file, workspace.store(), ids, {.file_name = "plan.xml", .project_code = "P-1"});
        REQUIRE(workspace.commit(import.edit, 1'789'718'400'000).ok());
        CHECK(import.counts.tasks == out.counts.tasks);
        auto const again = make_mspdi_export(workspace.store(), Derived(workspace.store()), import.project, Date{20'714});
        auto const before = dates_of(out.file), after = dates_of(again.file);
        CHECK(before.size() == after.size());
        for (auto const& [uid, dates] : before) {
            ++all;
            auto const at = after.find(uid);
            bool const equal = at != after.end() && at->second == dates;
            same += equal ? 1 : 0;
            if (!equal && at != after.end())
                MESSAGE(name, " ", uid, " ", to_text(Moment{dates.first}), " ", to_text(Moment{dates.second}), " read back ", to_text(Moment{at->second.first}), " ", to_text(Moment{at->second.second}));
        }
    }
    MESSAGE("sample tasks with the same dates after the way through Microsoft Project XML: ", same, " of ", all);
    CHECK(same == all);
}

TEST_CASE("what the format has no place for is counted by register and by field") {
    auto const document = read_sample();
    Derived const derived(document.store);
    auto const flagship = std::ranges::find_if(derived.projects(), [&](Id id) { return document.store.live(id)->get(registers::project::code) == "P-2601"; });
    REQUIRE(flagship != derived.projects().end());
    auto const out = make_mspdi_export(document.store, derived, *flagship, Date{20'714});
    auto const count = [&](std::string_view type, std::string_view field) -> std::size_t {
        for (auto const& left : out.left_out)
            if (left.type->id == type && (left.slot == kNoSlot ? field.empty() : left.type->fields[left.slot].id == field)) return left.count;
        return 0;
    };
    CHECK(count("risk", "") > 0);
    CHECK(count("task", "owner") > 0);
    CHECK(count("task", "") == 0);
    CHECK(count("assignment", "") == 0);
}
