#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/dependency.h"
#include "core/registers/task.h"
#include "tests/ui/plan_fixture.h"
#include "ui/i18n/tr.h"
#include "ui/views/plan_edits.h"
#include "ui/views/plan_text.h"

using namespace pmo;
using namespace pmo::ui;
using test::MesPlan;
namespace tsk = registers::task;

namespace {

plan_edits::Context on(MesPlan const& mes) { return {mes.store(), mes.plan()}; }

std::string outline(MesPlan const& mes, std::int32_t first, std::int32_t last) {
    std::string out;
    for (auto row = first; row <= last; ++row) {
        auto const& at = mes.plan().rows[static_cast<std::size_t>(row)];
        out += at.wbs + ":" + std::string(mes.store().find(at.task)->get(tsk::title)) + " ";
    }
    return out;
}

}  // namespace

TEST_CASE("plan: the fixture is the picture it was drawn from") {
    MesPlan const mes;
    REQUIRE(mes.plan().rows.size() == 34);
    CHECK(mes.line("4.2").wbs == "4.2");
    CHECK(test::start_text(mes.placed("4.2")) == "2026-07-16T08:00");
    CHECK(test::finish_text(mes.placed("4.2")) == "2026-09-24T17:00");
    CHECK(test::finish_text(mes.placed("6.4")) == "2026-12-29T17:00");
    CHECK(mes.placed("4.2").critical);
    CHECK(mes.placed("3.3").total_slack == 32 * 480);
    CHECK(mes.placed("4.4").total_slack == 13 * 480);
    CHECK(mes.plan().value.bac == std::int64_t{12800} * 100'000);
    CHECK(mes.plan().value.ev == std::int64_t{8505} * 100'000);
    CHECK(mes.plan().value.ac == std::int64_t{9021} * 100'000);
}

TEST_CASE("plan: a new task stands below the one that is chosen") {
    MesPlan mes;
    auto added = plan_edits::add_task(on(mes), mes.task("4.2"), "新任务", mes.ids);
    mes.commit(added.edit);
    auto const row = mes.plan().row_of(added.task);
    REQUIRE(row >= 0);
    CHECK(mes.plan().rows[static_cast<std::size_t>(row)].wbs == "4.3");
    CHECK(mes.line("4.3").wbs == "4.4");
    CHECK(mes.plan().rows[static_cast<std::size_t>(row)].duration == 480);

    auto above = plan_edits::insert_task(on(mes), mes.task("4.1"), "更早", mes.ids);
    mes.commit(above.edit);
    CHECK(mes.plan().rows[static_cast<std::size_t>(mes.plan().row_of(above.task))].wbs == "4.1");

    auto last = plan_edits::add_task(on(mes), kNoId, {}, mes.ids);
    mes.commit(last.edit);
    CHECK(mes.plan().rows.back().task == last.task);
    CHECK(mes.plan().rows.back().wbs == "7");
    mes.undo();
    CHECK(mes.plan().rows.size() == 36);
}

TEST_CASE("plan: a task below a summary with children is added behind them") {
    MesPlan mes;
    auto added = plan_edits::add_task(on(mes), mes.task("3"), "X", mes.ids);
    mes.commit(added.edit);
    CHECK(mes.plan().rows[static_cast<std::size_t>(mes.plan().row_of(added.task))].wbs == "4");
    CHECK(mes.line("4").wbs == "5");
}

TEST_CASE("plan: indent and outdent keep the order of rows") {
    MesPlan mes;
    Id const chosen[] = {mes.task("4.3"), mes.task("4.4")};
    auto const before = outline(mes, mes.row("4"), mes.row("4.7"));
    mes.commit(*plan_edits::indent(on(mes), chosen, mes.ids));
    CHECK(mes.line("4.3").wbs == "4.2.1");
    CHECK(mes.line("4.4").wbs == "4.2.2");
    CHECK(mes.line("4.5").wbs == "4.3");
    CHECK(mes.line("4.2").summary);
    mes.commit(*plan_edits::outdent(on(mes), chosen, mes.ids));
    CHECK(outline(mes, mes.row("4"), mes.row("4.7")) == before);

    // What stands below an outdented task on its level becomes part of it.
    Id const one[] = {mes.task("4.5")};
    mes.commit(*plan_edits::outdent(on(mes), one, mes.ids));
    CHECK(mes.line("4.5").wbs == "5");
    CHECK(mes.line("4.6").wbs == "5.1");
    CHECK(mes.line("4.7").wbs == "5.2");
    CHECK(mes.line("5").wbs == "6");

    Id const first[] = {mes.task("1")};
    CHECK_FALSE(plan_edits::indent(on(mes), first, mes.ids));
    CHECK_FALSE(plan_edits::outdent(on(mes), first, mes.ids));
}

TEST_CASE("plan: blocks move among their siblings") {
    MesPlan mes;
    Id const chosen[] = {mes.task("4.4"), mes.task("4.3")};
    mes.commit(*plan_edits::move(on(mes), chosen, -1, mes.ids));
    CHECK(mes.line("4.3").wbs == "4.2");
    CHECK(mes.line("4.4").wbs == "4.3");
    CHECK(mes.line("4.2").wbs == "4.4");
    mes.commit(*plan_edits::move(on(mes), chosen, 1, mes.ids));
    CHECK(mes.line("4.2").wbs == "4.2");
    CHECK(mes.line("4.4").wbs == "4.4");
    Id const phase[] = {mes.task("6")};
    mes.commit(*plan_edits::move(on(mes), phase, -1, mes.ids));
    CHECK(mes.line("6.1").wbs == "5.1");
    Id const top[] = {mes.task("1")};
    CHECK_FALSE(plan_edits::move(on(mes), top, -1, mes.ids));
}

TEST_CASE("plan: deleting takes descendants and links along and can be undone") {
    MesPlan mes;
    Id const chosen[] = {mes.task("4"), mes.task("4.2")};
    CHECK(plan_edits::count_with_descendants(mes.plan(), chosen) == 8);
    auto const links = mes.plan().links.size();
    mes.commit(*plan_edits::remove(on(mes), chosen));
    CHECK(mes.plan().rows.size() == 26);
    CHECK(mes.plan().links.size() < links);
    for (auto const& row : mes.store().table(registers::dependency::kType).rows())
        if (!row.deleted()) CHECK(mes.store().live(row.get(registers::dependency::predecessor)) != nullptr);
    mes.undo();
    CHECK(mes.plan().rows.size() == 34);
    CHECK(mes.plan().links.size() == links);
}

TEST_CASE("plan: links that cannot be are refused with their reason") {
    MesPlan const mes;
    auto const why = [&](char const* from, char const* to) { return plan_edits::refuse_link(mes.plan(), mes.row(from), mes.row(to)); };
    CHECK(why("4.3", "5.2") == "");
    CHECK(why("4.3", "4.3") == "plan.refused.itself");
    CHECK(why("4", "4.3") == "plan.refused.family");
    CHECK(why("4.3", "4") == "plan.refused.family");
    CHECK(why("4.1", "4.2") == "plan.refused.linked");
    CHECK(why("6.4", "2.1") == "plan.refused.circle");
    CHECK(why("6", "4.2") == "plan.refused.circle");   // 4.2 moves all of phase 6
    CHECK(why("4.7", "3") == "plan.refused.circle");   // phase 3 holds what 4.7 waits for
    CHECK(why("1", "6") == "");
}

TEST_CASE("plan: a chain of links leaves out what would close a circle") {
    MesPlan mes;
    Id const chosen[] = {mes.task("4.3"), mes.task("4.4"), mes.task("4.6"), mes.task("4.1")};
    mes.commit(*plan_edits::link_chain(on(mes), chosen, mes.ids));
    CHECK(plan_edits::refuse_link(mes.plan(), mes.row("4.3"), mes.row("4.4")) == "plan.refused.linked");
    CHECK(plan_edits::refuse_link(mes.plan(), mes.row("4.4"), mes.row("4.6")) == "plan.refused.linked");
    CHECK(mes.plan().problems.empty());
    mes.commit(*plan_edits::unlink(on(mes), std::span<Id const>(chosen, 3)));
    CHECK(plan_edits::refuse_link(mes.plan(), mes.row("4.3"), mes.row("4.4")) == "");
    CHECK(plan_edits::refuse_link(mes.plan(), mes.row("4.1"), mes.row("4.3")) == "plan.refused.linked");   // not between two of them
}

TEST_CASE("plan: a typed start holds, a typed finish changes the duration") {
    MesPlan mes;
    mes.commit(plan_edits::set_start_day(on(mes), mes.task("5.3"), date_of(test::at(11, 7, 0))));   // a Saturday
    CHECK(test::start_text(mes.placed("5.3")) == "2026-11-09T08:00");
    CHECK(mes.store().find(mes.task("5.3"))->get(tsk::constraint) == "snet");
    auto edit = plan_edits::set_finish_day(on(mes), mes.task("5.3"), date_of(test::at(11, 13, 0)));
    REQUIRE(edit);
    mes.commit(*edit);
    CHECK(mes.line("5.3").duration == 5 * 480);
    CHECK(test::finish_text(mes.placed("5.3")) == "2026-11-13T17:00");
    CHECK_FALSE(plan_edits::set_finish_day(on(mes), mes.task("5.3"), date_of(test::at(11, 2, 0))));
    auto gate = plan_edits::set_finish_day(on(mes), mes.task("6.5"), date_of(test::at(12, 31, 0)));
    REQUIRE(gate);
    mes.commit(*gate);
    CHECK(test::finish_text(mes.placed("6.5")) == "2026-12-31T17:00");
    CHECK(mes.line("6.5").milestone);
}

TEST_CASE("plan: progress brings actual dates and takes them away") {
    MesPlan mes;
    mes.commit(plan_edits::set_percent(on(mes), mes.task("4.5"), 40));
    auto const task = [&] { return mes.store().find(mes.task("4.5")); };
    CHECK(to_text(task()->get(tsk::actual_start)) == "2026-09-28T08:00");
    CHECK(task()->get(tsk::remaining_duration) == 12 * 480);
    CHECK(test::finish_text(mes.placed("4.5")) == "2026-10-29T17:00");
    mes.commit(plan_edits::set_percent(on(mes), mes.task("4.5"), 100));
    CHECK(to_text(task()->get(tsk::actual_finish)) == "2026-10-29T17:00");
    mes.commit(plan_edits::set_duration(on(mes), mes.task("4.5"), 22 * 480));
    CHECK(test::finish_text(mes.placed("4.5")) == "2026-11-02T17:00");
    mes.commit(plan_edits::set_percent(on(mes), mes.task("4.5"), 0));
    CHECK_FALSE(task()->has(tsk::actual_start));
    CHECK_FALSE(task()->has(tsk::actual_finish));
    CHECK_FALSE(task()->has(tsk::remaining_duration));
}

TEST_CASE("plan: a constraint takes the task's present date") {
    MesPlan mes;
    mes.commit(plan_edits::set_constraint(on(mes), mes.task("5.2"), "fnlt"));
    auto const* task = mes.store().find(mes.task("5.2"));
    CHECK(task->get(tsk::constraint_on).minute == mes.placed("5.2").finish);
    mes.commit(plan_edits::set_constraint(on(mes), mes.task("5.2"), "asap"));
    CHECK_FALSE(mes.store().find(mes.task("5.2"))->has(tsk::constraint_on));
}

TEST_CASE("plan: rows of a table program become tasks") {
    MesPlan mes;
    auto pasted = plan_edits::paste(on(mes), mes.task("4.6"), {{"甲", "3"}, {"", "9"}, {"乙", "4h", "2026-11-04"}}, mes.ids);
    REQUIRE(pasted);
    REQUIRE(pasted->tasks.size() == 2);
    mes.commit(pasted->edit);
    auto const row = mes.plan().row_of(pasted->tasks[0]);
    CHECK(mes.plan().rows[static_cast<std::size_t>(row)].wbs == "4.7");
    CHECK(mes.plan().rows[static_cast<std::size_t>(row)].duration == 3 * 480);
    auto const& second = mes.plan().schedule.placed[static_cast<std::size_t>(row + 1)];
    CHECK(test::start_text(second) == "2026-11-04T08:00");
    CHECK(test::finish_text(second) == "2026-11-04T12:00");
    CHECK_FALSE(plan_edits::paste(on(mes), kNoId, {{""}, {}}, mes.ids));
}

TEST_CASE("plan: durations are read as people write them") {
    struct { char const* text; engine::Minute minutes; } const good[] = {{"5", 2400}, {"5d", 2400}, {" 5 天", 2400}, {"5 个工作日", 2400}, {"4h", 240}, {"4小时", 240}, {"2w", 4800}, {"1.5周", 3600},
                                                                      {"30m", 30}, {"0", 0}, {"３ｄ", 1440}, {"2 days?", 960}, {"1月", 9600}};
    for (auto const& one : good) {
        CAPTURE(one.text);
        auto const minutes = parse_duration(one.text, 480);
        REQUIRE(minutes);
        CHECK(*minutes == one.minutes);
    }
    for (auto const* text : {"", "d", "-5", "五", "5x", "5 6", "1e9d"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_duration(text, 480));
    }
    CHECK(days_text(25 * 480, 480) == "25");
    CHECK(days_text(240, 480) == "0.5");
}
