// Split work through Microsoft Project XML: out of records, and the same records again.

#include "core/io/mspdi_gaps.h"

#include <algorithm>

#include "core/io/mspdi_writer.h"
#include "core/project/mspdi_export.h"
#include "core/project/mspdi_import.h"
#include "core/registers/interruption.h"
#include "tests/core/io/mspdi_structure.h"
#include "tests/core/project/plan_office.h"

using namespace pmo;
using namespace pmo::test;

namespace {

namespace irr = registers::interruption;

// "960+480 1440+240": after how much work, and how long.
std::string gaps_of(Store const& store) {
    std::vector<std::pair<std::int64_t, std::int64_t>> gaps;
    for (auto const& row : store.table(irr::kType).rows())
        if (!row.deleted()) gaps.emplace_back(row.get(irr::after), row.get(irr::length));
    std::ranges::sort(gaps);
    std::string text;
    for (auto const& [after, length] : gaps) text += (text.empty() ? "" : " ") + std::to_string(after) + '+' + std::to_string(length);
    return text;
}

struct Way {
    Workspace workspace{{id_from_key("there"), "There", 0}, Store{}, {}, 6};
    MspdiImport import;
    std::string bytes;
    explicit Way(PlanOffice const& office) {
        bytes = mspdi::write(make_mspdi_export(office.store(), office.derived, id_from_key("p"), Date{20'714}).file);
        auto const file = mspdi::read(bytes);
        REQUIRE(file.ok());
        IdSource ids(3, 4);
        import = make_mspdi_import(*file, workspace.store(), ids, {.file_name = "plan.xml", .project_code = "P-1"});
        REQUIRE(workspace.commit(import.edit, 1'789'718'400'000).ok());
    }
    std::string dates() const {
        Derived const derived(workspace.store());
        std::string text;
        for (auto const& placed : derived.plan(import.project).schedule.placed) text += to_text(Moment{placed.start}).substr(5) + ' ' + to_text(Moment{placed.finish}).substr(5) + "; ";
        return text;
    }
};

TEST_CASE("gaps come back from a file, with people, without anybody, and while the work goes on") {
    PlanOffice office;
    office.person("li");
    office.task("with li", 4);
    office.work("li", "with li", 100, 4 * kDay);
    office.gap("g", "with li", 2 * kDay, kDay);
    Way const one(office);
    CHECK(structure_faults(one.bytes).empty());
    CHECK(gaps_of(one.workspace.store()) == "960+480");
    CHECK(one.dates() == "03-02T08:00 03-06T17:00; ");

    office.task("nobody", 3);
    office.gap("h", "nobody", kDay, 2 * kDay);
    Way const two(office);
    CHECK(structure_faults(two.bytes).empty());
    CHECK(gaps_of(two.workspace.store()) == "480+960 960+480");
    CHECK(two.dates() == "03-02T08:00 03-06T17:00; 03-02T08:00 03-06T17:00; ");

    office.set("with li", tsk::actual_start, PlanOffice::moment("2026-03-02T08:00"));
    office.set("with li", tsk::remaining_duration, 3 * kDay);
    office.set("with li", tsk::percent_complete, std::int64_t{25});
    Way const three(office);
    CHECK(gaps_of(three.workspace.store()) == "480+960 960+480");
    CHECK(three.dates() == "03-02T08:00 03-06T17:00; 03-02T08:00 03-06T17:00; ");
}

TEST_CASE("work by the day says where it rests; a delay of one of several is none") {
    engine::WorkingTime const clock;
    auto const day = [](int d) { return Minute{d} * 1440; };
    mspdi::Assignment a, b;
    a.timephased = {{1, day(0), day(2), 2880}, {1, day(2), day(3), 0}, {1, day(3), day(4), 1440}};
    mspdi::Assignment const* const one[] = {&a};
    auto gaps = mspdi::gaps_of(one, clock, 3 * 1440);
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].after == 2880);
    CHECK(gaps[0].length == 1440);
    gaps = mspdi::gaps_of(one, clock, 3 * 1440 - 240);         // the duration is exact: the second day had four hours less
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].after == 2640);
    CHECK(gaps[0].length == 1680);
    b.start = day(2), b.finish = day(3);                       // somebody else works in between
    mspdi::Assignment const* const both[] = {&a, &b};
    CHECK(mspdi::gaps_of(both, clock, 4 * 1440).empty());
    mspdi::Assignment first, second;
    first.start = day(0), first.finish = day(1), second.start = day(3), second.finish = day(4);
    mspdi::Assignment const* const delayed[] = {&first, &second};
    CHECK(mspdi::gaps_of(delayed, clock, 2 * 1440).empty());
    mspdi::Assignment shaped;
    shaped.work_contour = 8, shaped.start = day(0), shaped.finish = day(5);
    mspdi::Assignment const* const lost[] = {&shaped};
    gaps = mspdi::gaps_of(lost, clock, 4 * 1440);              // how long, not where
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].after == 2880);
    CHECK(gaps[0].length == 1440);
    CHECK(mspdi::gaps_of(lost, clock, 4 * 1440, 1440).empty()); // it rests for now, that is all
    CHECK(mspdi::gaps_of({}, clock, 480).empty());
}

}  // namespace
