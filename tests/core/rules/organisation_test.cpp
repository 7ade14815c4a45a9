// The organisation as it stands: heads, trees bent by merges, roles without people, hand-overs that wait.

#include "core/registers/hand_over.h"
#include "core/registers/person.h"
#include "core/registers/role.h"
#include "core/registers/role_assignment.h"
#include "core/rules/organisation.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/raci_book.h"

namespace {

using namespace pmo;
using namespace pmo::test;

Id id(std::string_view key) { return id_from_key(key); }

struct House : RaciBook {
    std::vector<rules::Hit> hits() const {
        Derived const derived{store};
        return rules::check_organisation({store, derived, today});
    }
    std::vector<rules::Hit> waiting() const {
        Derived const derived{store};
        return rules::check_hand_overs({store, derived, today});
    }
    void below(std::string_view key, std::string_view parent, std::uint64_t stamp) {
        Record one(reg::department::kType, id(key));
        one.set(reg::department::place.slot, {Value(Place(id(parent), "a")), Stamp{stamp, 1}});
        store.add(std::move(one));
    }
};

TEST_CASE("a bent tree is shown at the top and reported") {
    House book;
    book.departments("top");
    book.below("x", "y", 1);
    book.below("y", "x", 2);
    book.below("orphan", "ghost", 1);
    book.below("child", "top", 1);
    auto const hits = book.hits();
    fires(hits, "organisation.circle", id("y"));                 // the one that was moved last
    silent(hits, "organisation.circle", id("x"));
    fires(hits, "organisation.stray", id("orphan"));
    silent(hits, "organisation.stray", id("child"));
}

TEST_CASE("a department has a head in office and a mandate") {
    House book;
    book.add(reg::person::kType, "here", {{"name", "在"}});
    book.add(reg::person::kType, "gone", {{"name", "走"}, {"left", "2026-08-31"}});
    auto const good = book.add(reg::department::kType, "good", {{"name", "好"}, {"head", "here"}, {"mandate", "负责"}});
    auto const none = book.add(reg::department::kType, "none", {{"name", "无"}});
    auto const left = book.add(reg::department::kType, "left", {{"name", "离"}, {"head", "gone"}, {"mandate", "负责"}});
    auto const closed = book.add(reg::department::kType, "closed", {{"name", "停"}, {"inactive", "true"}});
    auto const hits = book.hits();
    fires(hits, "organisation.no_head", none);
    fires(hits, "organisation.no_head", left);
    fires(hits, "organisation.no_mandate", none);
    for (auto const one : {good, closed}) {
        silent(hits, "organisation.no_head", one);
        silent(hits, "organisation.no_mandate", one);
    }
}

TEST_CASE("a role has as many people as places") {
    House book;
    auto const full = book.add(reg::role::kType, "full", {{"name", "满"}, {"headcount", "2"}});
    auto const open = book.add(reg::role::kType, "open", {{"name", "缺"}, {"headcount", "2"}});
    auto const unset = book.add(reg::role::kType, "unset", {{"name", "未定"}});
    book.add(reg::project::kType, "p", {{"code", "P-1"}, {"name", "项目"}, {"status", "active"}});
    book.add(reg::person::kType, "a", {{"name", "甲"}, {"role", "full"}});
    book.add(reg::person::kType, "b", {{"name", "乙"}, {"role", "open"}});
    book.add(reg::person::kType, "c", {{"name", "丙"}, {"role", "open"}, {"left", "2026-01-31"}});
    book.add(reg::role_assignment::kType, "r", {{"project", "p"}, {"role", "full"}, {"person", "b"}});
    book.add(reg::role_assignment::kType, "over", {{"project", "p"}, {"role", "open"}, {"person", "a"}, {"to", "2026-09-17"}});
    auto const hits = book.hits();
    fires(hits, "organisation.role_vacant", open);
    silent(hits, "organisation.role_vacant", full);
    silent(hits, "organisation.role_vacant", unset);
}

TEST_CASE("a hand-over is late from the day after it is due, and unanswered after a week") {
    House book;
    book.departments("a b c");
    auto const add = [&](std::string_view key, std::string_view status, std::string_view due, std::string_view asked) {
        return book.add(reg::hand_over::kType, key, {{"title", key}, {"from_department", "a"}, {"to_department", "b"}, {"status", status}, {"due", due}, {"requested_on", asked}});
    };
    auto const late = add("late", "in_progress", "2026-09-17", "2026-09-01");
    auto const due = add("due", "in_progress", "2026-09-18", "2026-09-01");
    auto const done = add("done", "received", "2026-09-01", "2026-08-01");
    auto const slow = add("slow", "requested", "2026-12-01", "2026-09-10");
    auto const fresh = add("fresh", "requested", "2026-12-01", "2026-09-11");
    auto const handed = add("handed", "delivered", "2026-09-10", "2026-09-01");
    auto const hits = book.waiting();
    fires(hits, "organisation.hand_over_late", late);
    silent(hits, "organisation.hand_over_late", due);
    silent(hits, "organisation.hand_over_late", done);
    fires(hits, "organisation.hand_over_unanswered", slow);
    silent(hits, "organisation.hand_over_unanswered", fresh);
    silent(hits, "organisation.hand_over_unanswered", late);

    CHECK(rules::acting_department(*book.store.find(late)) == id("b"));
    CHECK(rules::acting_department(*book.store.find(handed)) == id("a"));
    auto const asked = rules::collaboration_of(book.store, id("b"), book.today);
    CHECK(asked.owes.size() == 4);
    CHECK(asked.waits.size() == 1);
    CHECK(asked.owes_late == 1);
    CHECK(asked.waits_late == 1);
    REQUIRE_FALSE(asked.owes.empty());
    CHECK(asked.owes.front()->id() == late);
    CHECK(rules::collaboration_of(book.store, id("c"), book.today).owes.empty());
    CHECK(rules::late_days(*book.store.find(done), book.today) == 0);
    CHECK(rules::late_days(*book.store.find(due), book.today) == 0);
}

}  // namespace
