// Why a date is what it is, and that without its cause it is another: constraints, manual dates, levelling delays and days off.

#include "core/project/plan_why.h"
#include "core/registers/calendar_exception.h"
#include "tests/core/project/plan_office.h"

using namespace pmo;
using namespace pmo::test;

namespace {

struct Chain : PlanOffice {
    Chain() {
        task("a", 3);
        task("b", 2);
        link("a", "b");
        calendar("office", "08:00-12:00 13:00-17:00");
        set("p", prj::calendar, id_from_key("office"));
    }
    Why why(std::string_view key) const { return why_start(store(), plan(), plan().row_of(id_from_key(key))); }
};

TEST_CASE("a constraint, a date set by hand and a levelling delay hold a start until they are gone") {
    struct Case { Why::Kind kind; void (*make)(Chain&); void (*drop)(Chain&); };
    Case const cases[] = {
        {Why::Kind::constraint, [](Chain& c) { c.set("b", tsk::constraint_on, PlanOffice::moment("2026-03-12T08:00")); c.set("b", tsk::constraint, "snet"); }, [](Chain& c) { c.set("b", tsk::constraint, "asap"); }},
        {Why::Kind::constraint, [](Chain& c) { c.set("b", tsk::constraint_on, PlanOffice::moment("2026-03-12T17:00")); c.set("b", tsk::constraint, "fnet"); }, [](Chain& c) { c.set("b", tsk::constraint, "asap"); }},
        {Why::Kind::constraint, [](Chain& c) { c.set("b", tsk::constraint_on, PlanOffice::moment("2026-03-12T08:00")); c.set("b", tsk::constraint, "mso"); }, [](Chain& c) { c.set("b", tsk::constraint, "asap"); }},
        {Why::Kind::manual, [](Chain& c) { c.set("b", tsk::start_on, PlanOffice::moment("2026-03-12T08:00")); c.set("b", tsk::mode, "manual"); }, [](Chain& c) { c.set("b", tsk::mode, "auto"); }},
        {Why::Kind::levelling, [](Chain& c) { c.set("b", tsk::level_delay, std::int64_t{4 * 1440}); }, [](Chain& c) { c.set("b", tsk::level_delay, std::int64_t{0}); }},
        {Why::Kind::actual, [](Chain& c) { c.set("b", tsk::actual_start, PlanOffice::moment("2026-03-12T08:00")); }, [](Chain& c) { Edit edit("test"); edit.clear(id_from_key("b"), tsk::actual_start); c.commit(edit); }},
    };
    Chain free;
    CHECK(free.why("b").kind == Why::Kind::link);
    for (auto const& c : cases) {
        CAPTURE(static_cast<int>(c.kind));
        Chain chain;
        c.make(chain);
        CHECK(chain.why("b").kind == c.kind);
        CHECK(chain.placed("b").start > free.placed("b").start);
        c.drop(chain);
        CHECK(chain.why("b").kind == Why::Kind::link);
        CHECK(chain.placed("b") == free.placed("b"));
    }
}

TEST_CASE("a summary's date and a project's start hold what is in them until they are gone") {
    Chain chain;
    chain.task("s", 0);
    chain.task("in s", 1, "s");
    auto const before = chain.placed("in s");
    CHECK(chain.why("in s").kind == Why::Kind::project_start);
    chain.set("s", tsk::constraint_on, PlanOffice::moment("2026-03-12T08:00"));
    chain.set("s", tsk::constraint, "snet");
    CHECK(chain.why("in s").kind == Why::Kind::summary_constraint);
    CHECK(chain.placed("in s").start > before.start);
    chain.set("s", tsk::constraint, "asap");
    CHECK(chain.placed("in s") == before);
    chain.set("p", prj::start, PlanOffice::moment("2026-02-23T08:00"));
    CHECK(chain.placed("in s").start < before.start);
}

TEST_CASE("days off between a cause and its date are counted, and without them the date is earlier") {
    Chain chain;
    auto const start = chain.placed("b").start, finish = chain.placed("b").finish;
    CHECK(chain.why("b").free_days == 0);
    chain.exception("holiday", "office", "2026-03-05", "2026-03-06", "");       // between a's finish and b
    CHECK(chain.why("b").free_days == 4);                                       // with the weekend
    CHECK(chain.placed("b").start > start);
    auto const held = why_finish(chain.store(), chain.plan(), chain.plan().row_of(id_from_key("b")));
    CHECK(held.kind == Why::Kind::work);
    Edit edit("test");
    edit.remove(id_from_key("holiday"));
    chain.commit(edit);
    CHECK(chain.placed("b").start == start);
    CHECK(chain.placed("b").finish == finish);
}

TEST_CASE("the rest of work out of sequence waits or goes on, as the project says") {
    Chain chain;
    chain.set("b", tsk::actual_start, PlanOffice::moment("2026-03-02T08:00"));
    chain.set("b", tsk::remaining_duration, kDay);
    CHECK(chain.dates("b") == "03-02T08:00 03-03T17:00");
    chain.set("p", prj::out_of_sequence, "retained_logic");
    CHECK(chain.dates("b") == "03-02T08:00 03-05T17:00");                       // after a, which ends on Wednesday
    chain.set("p", prj::out_of_sequence, "progress_override");
    CHECK(chain.dates("b") == "03-02T08:00 03-03T17:00");
}

}  // namespace
