// Which records a closed project owns, and which edits it refuses.

#include <doctest/doctest.h>

#include "core/project/closed.h"
#include "core/project/cost_of_quality.h"
#include "core/registers/baseline.h"
#include "core/registers/baseline_task.h"
#include "core/registers/benefit.h"
#include "core/registers/benefit_measurement.h"
#include "core/registers/checklist_item.h"
#include "core/registers/decision.h"
#include "core/registers/deliverable.h"
#include "core/registers/finding.h"
#include "core/registers/lesson.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/review.h"
#include "core/registers/risk.h"
#include "core/registers/risk_action.h"
#include "tests/core/registers/book.h"

namespace {

using namespace pmo;
namespace reg = pmo::registers;
namespace prj = registers::project;

struct Archive : tests::Book {
    Archive() {
        add(prj::kType, "closed", {{"code", "P-1"}, {"name", "完"}, {"status", "closed"}});
        add(prj::kType, "open", {{"code", "P-2"}, {"name", "开"}, {"status", "active"}});
        add(reg::risk::kType, "r-closed", {{"project", "closed"}, {"title", "旧"}});
        add(reg::risk::kType, "r-open", {{"project", "open"}, {"title", "新"}});
        add(reg::risk_action::kType, "ra", {{"risk", "r-closed"}, {"title", "措施"}});
        add(reg::deliverable::kType, "d", {{"project", "closed"}, {"title", "件"}});
        add(reg::checklist_item::kType, "ci", {{"subject", "d"}, {"title", "点"}});
        add(reg::benefit::kType, "b", {{"project", "closed"}, {"name", "效益"}});
        add(reg::benefit_measurement::kType, "bm", {{"benefit", "b"}});
        add(reg::person::kType, "w", {{"name", "王"}});
        add(reg::risk::kType, "loop", {{"project", "nowhere"}, {"title", "孤"}});
    }
    Record const& at(std::string_view key) const { return *store.find(id_from_key(key)); }
};

TEST_CASE("a record belongs to a project by its field or through what it is part of") {
    Archive book;
    auto const closed = id_from_key("closed");
    for (auto const* key : {"closed", "r-closed", "ra", "d", "ci", "b", "bm"}) {
        CAPTURE(key);
        CHECK(project_of(book.at(key), book.store) == closed);
    }
    CHECK(project_of(book.at("w"), book.store) == kNoId);
    CHECK(project_of(book.at("loop"), book.store) == kNoId);
    for (auto const* key : {"closed", "r-closed", "ra", "d", "ci"}) CHECK(is_archived(book.at(key), book.store));
    for (auto const* key : {"open", "r-open", "b", "bm", "w", "loop"}) CHECK_FALSE(is_archived(book.at(key), book.store));
}

TEST_CASE("a closed project refuses every change to its records") {
    Archive book;
    auto const closed = id_from_key("closed");
    auto const refused = [&](Edit const& edit) { return closed_project_touched(edit, book.store) == closed; };
    Edit change("set");
    change.set(id_from_key("r-closed"), reg::risk::title, "改");
    CHECK(refused(change));
    Edit below("set");
    below.set(id_from_key("ra"), reg::risk_action::title, "改");
    CHECK(refused(below));
    Edit remove("delete");
    remove.remove(id_from_key("d"));
    CHECK(refused(remove));
    Edit itself("set");
    itself.set(closed, prj::name, "改名");
    CHECK(refused(itself));
    Edit into("create");
    into.add(reg::risk::kType, id_from_key("n1"));
    into.set(id_from_key("n1"), reg::risk::project, closed);
    CHECK(refused(into));
    Edit part("create");
    part.add(reg::risk_action::kType, id_from_key("n2"));
    part.set(id_from_key("n2"), reg::risk_action::risk, id_from_key("r-closed"));
    CHECK(refused(part));
    Edit move("set");
    move.set(id_from_key("r-open"), reg::risk::project, closed);
    CHECK(refused(move));
    Edit mixed("set");                               // one record is enough
    mixed.set(id_from_key("r-open"), reg::risk::title, "可");
    mixed.set(id_from_key("r-closed"), reg::risk::title, "不可");
    CHECK(refused(mixed));
}

TEST_CASE("what a closed project does not own stays free") {
    Archive book;
    auto const free = [&](Edit const& edit) { return !closed_project_touched(edit, book.store); };
    Edit other("set");
    other.set(id_from_key("r-open"), reg::risk::title, "改");
    CHECK(free(other));
    Edit star("project.star");
    star.set(id_from_key("closed"), prj::starred, true);
    CHECK(free(star));
    Edit measured("create");
    measured.add(reg::benefit_measurement::kType, id_from_key("m"));
    measured.set(id_from_key("m"), reg::benefit_measurement::benefit, id_from_key("b"));
    CHECK(free(measured));
    Edit learned("create");
    learned.add(reg::lesson::kType, id_from_key("l"));
    learned.set(id_from_key("l"), reg::lesson::project, id_from_key("closed"));
    CHECK(free(learned));
    Edit unknown("set");
    unknown.set(id_from_key("never heard of"), 3, Value(std::string("x")));
    CHECK(free(unknown));
    CHECK(free(Edit("nothing")));
}

TEST_CASE("reopening needs a decision with a reason in the same step") {
    Archive book;
    auto const closed = id_from_key("closed"), made = id_from_key("decision");
    Edit bare("set");
    bare.set(closed, prj::status, "active");
    CHECK(closed_project_touched(bare, book.store) == closed);
    Edit decided = bare;
    decided.add(reg::decision::kType, made);
    decided.set(made, reg::decision::project, closed);
    CHECK(closed_project_touched(decided, book.store) == closed);
    decided.set(made, slot_of(reg::decision::kType, "reason"), Value(std::string("验收遗漏")));
    CHECK_FALSE(closed_project_touched(decided, book.store));
    Edit still("set");                               // it has to be open afterwards
    still.append(decided);
    Edit shut("set");
    shut.set(closed, prj::status, "closed");
    shut.add(reg::decision::kType, made);
    shut.set(made, reg::decision::project, closed);
    shut.set(made, slot_of(reg::decision::kType, "reason"), Value(std::string("无")));
    CHECK(closed_project_touched(shut, book.store) == closed);
}

TEST_CASE("the cost of quality is what reviews and findings cost, by kind and month") {
    tests::Book book;
    book.add(prj::kType, "p", {{"name", "项目"}, {"status", "active"}, {"currency", "CNY"}});
    book.add(reg::person::kType, "w", {{"name", "王"}, {"cost_rate", "300 CNY"}});
    book.add(reg::person::kType, "free", {{"name", "李"}});
    book.add(reg::deliverable::kType, "d", {{"project", "p"}, {"title", "件"}, {"status", "accepted"}, {"accepted_on", "2026-06-30"}});
    book.add(reg::review::kType, "held", {{"project", "p"}, {"title", "评审"}, {"status", "held"}, {"held_on", "2026-08-05"}, {"leader", "w"}, {"effort", "600"}, {"cost", "1000 CNY"}});
    book.add(reg::review::kType, "planned", {{"project", "p"}, {"title", "未开"}, {"status", "planned"}, {"cost", "9999 CNY"}});
    book.add(reg::finding::kType, "inside", {{"project", "p"}, {"title", "a"}, {"found_on", "2026-09-01"}, {"owner", "free"}, {"effort", "120"}, {"cost", "500 CNY"}});
    book.add(reg::finding::kType, "outside", {{"project", "p"}, {"title", "b"}, {"deliverable", "d"}, {"found_on", "2026-09-10"}, {"cost", "700 CNY"}});
    book.add(reg::finding::kType, "named", {{"project", "p"}, {"title", "c"}, {"found_on", "2026-09-11"}, {"cost", "200 CNY"}, {"quality_cost_kind", "prevention"}});
    book.add(reg::finding::kType, "dollars", {{"project", "p"}, {"title", "d"}, {"found_on", "2026-09-11"}, {"cost", "50 USD"}});
    auto const cost = cost_of_quality(book.store, id_from_key("p"), *parse_date("2026-09-18"), 3);
    CHECK(cost.minor == std::array<std::int64_t, 4>{20000, 400000, 50000, 70000});
    CHECK(cost.total() == 540000);
    CHECK(cost.failure() == 120000);
    CHECK(cost.unpriced_minutes == 120);
    CHECK(cost.other_currency == 1);
    REQUIRE(cost.items.size() == 4);
    CHECK(cost.items[0].record == id_from_key("held"));
    CHECK(cost.items[0].labour == 300000);
    REQUIRE(cost.months.size() == 3);
    CHECK(cost.months[0].month == 7);
    CHECK(cost.months[1].minor[1] == 400000);
    CHECK(cost.months[2].minor[3] == 70000);
    CHECK(cost_of_quality(book.store, kNoId, *parse_date("2026-01-10"), 3).months.front().year == 2025);
    CHECK(cost_of_quality(book.store, id_from_key("nobody"), *parse_date("2026-09-18")).total() == 0);
}

}  // namespace
