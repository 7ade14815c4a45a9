// What waits for a person: sources, times, weights, and everything that does not wait.

#include "core/rules/my_work.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/action_item.h"
#include "core/registers/approval.h"
#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/meeting.h"
#include "core/registers/meeting_attendee.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/stakeholder.h"
#include "core/registers/task.h"
#include "core/registers/time_sheet.h"
#include "tests/core/registers/book.h"

namespace {

using namespace pmo;
using namespace pmo::tests;
using rules::WorkBucket;
using rules::WorkDoing;
using rules::WorkReason;
namespace reg = pmo::registers;

struct Desk {
    Book book;
    Derived derived{book.store};
    Desk() {
        book.add(reg::person::kType, "me", {{"name", "林晓岚"}});
        book.add(reg::person::kType, "other", {{"name", "王磊"}});
        book.add(reg::project::kType, "p", {{"name", "甲"}, {"code", "P-1"}, {"status", "active"}, {"start", "2026-09-01T08:00"}});
        book.add(reg::project::kType, "closed", {{"name", "乙"}, {"status", "closed"}});
    }
    Id action(std::string_view key, std::string_view due, std::vector<Given> more = {}) {
        std::vector<Given> cells{{"title", key}, {"owner", "me"}, {"due", due}, {"status", "open"}};
        for (auto const& cell : more) {
            std::erase_if(cells, [&](Given const& old) { return old.field == cell.field; });
            cells.push_back(cell);
        }
        return book.add(reg::action_item::kType, key, cells);
    }
    std::vector<rules::WorkItem> work(std::string_view who = "me") {
        derived.rebind(book.store);
        return rules::my_work({book.store, derived, *parse_date("2026-09-18")}, who.empty() ? kNoId : id_from_key(who));
    }
    rules::WorkItem const* find(std::vector<rules::WorkItem> const& all, Id record) {
        auto const at = std::ranges::find(all, record, &rules::WorkItem::record);
        return at == all.end() ? nullptr : &*at;
    }
};

bool because(rules::WorkItem const& item, WorkReason reason) { return std::ranges::find(item.causes, reason, &rules::WorkCause::reason) != item.causes.end(); }

TEST_CASE("work is sorted by when it is due: overdue, today, the next seven days, later") {
    Desk desk;
    auto const late = desk.action("a", "2026-09-16"), today = desk.action("b", "2026-09-18"), tomorrow = desk.action("c", "2026-09-19"), week = desk.action("d", "2026-09-25"), later = desk.action("e", "2026-09-26"), undated = desk.action("f", "");
    auto const all = desk.work();
    REQUIRE(all.size() == 6);
    CHECK(desk.find(all, late)->bucket == WorkBucket::overdue);
    CHECK(desk.find(all, today)->bucket == WorkBucket::today);
    CHECK(desk.find(all, tomorrow)->bucket == WorkBucket::week);
    CHECK(desk.find(all, week)->bucket == WorkBucket::week);
    CHECK(desk.find(all, later)->bucket == WorkBucket::later);
    CHECK(desk.find(all, undated)->bucket == WorkBucket::later);
    CHECK(all.front().record == late);
    CHECK(desk.find(all, late)->weight == 42);
    CHECK(rules::pressing(all) == 2);
}

TEST_CASE("closed records, other people's, deleted ones and those of closed projects do not wait") {
    Desk desk;
    desk.action("done", "2026-09-16", {{"status", "done"}});
    desk.action("others", "2026-09-16", {{"owner", "other"}});
    desk.action("over", "2026-09-16", {{"project", "closed"}});
    desk.action("lost", "2026-09-16", {{"project", "nowhere"}});
    CHECK(desk.work().empty());
    CHECK(desk.work("").empty());
    CHECK(desk.work("nobody").empty());
}

TEST_CASE("weight is the sum of its causes, the heaviest first") {
    Desk desk;
    auto const urgent = desk.action("a", "2026-09-08", {{"priority", "urgent"}}), normal = desk.action("b", "2026-09-08");
    auto const all = desk.work();
    auto const* item = desk.find(all, urgent);
    REQUIRE(item);
    CHECK(item->weight == 40 + 10 + 30);
    CHECK(item->causes.front().reason == WorkReason::overdue);
    CHECK(because(*item, WorkReason::urgent));
    CHECK(desk.find(all, normal)->weight == 50);
    CHECK(all.front().record == urgent);
    auto const ancient = desk.action("c", "2020-01-01");
    CHECK(desk.find(desk.work(), ancient)->weight == 70);
}

TEST_CASE("approvals and submitted hours are decisions that others wait for") {
    Desk desk;
    auto const approval = desk.book.add(reg::approval::kType, "ap", {{"project", "p"}, {"title", "变更"}, {"approver", "me"}, {"asked_on", "2026-09-14"}, {"due", "2026-09-16"}, {"decision", "pending"}});
    desk.book.add(reg::approval::kType, "ok", {{"project", "p"}, {"title", "旧"}, {"approver", "me"}, {"decision", "approved"}});
    for (auto const key : {"t1", "t2", "t3"}) desk.book.add(reg::time_sheet::kType, key, {{"person", "other"}, {"approver", "me"}, {"date", "2026-09-17"}, {"minutes", "480"}, {"status", "submitted"}});
    auto const all = desk.work();
    REQUIRE(all.size() == 2);
    auto const* item = desk.find(all, approval);
    REQUIRE(item);
    CHECK(item->bucket == WorkBucket::decide);
    CHECK(item->doing == WorkDoing::approve);
    CHECK(because(*item, WorkReason::waiting));
    CHECK(because(*item, WorkReason::overdue));
    CHECK(std::ranges::any_of(all, [](auto const& one) { return because(one, WorkReason::batch); }));
}

TEST_CASE("a standing record counts when its review is near") {
    Desk desk;
    auto const near = desk.book.add(reg::risk::kType, "r1", {{"project", "p"}, {"title", "缺料"}, {"owner", "me"}, {"status", "monitoring"}, {"next_review", "2026-10-02"}, {"probability", "4"}, {"impact", "4"}});
    auto const far = desk.book.add(reg::risk::kType, "r2", {{"project", "p"}, {"title", "汇率"}, {"owner", "me"}, {"status", "monitoring"}, {"next_review", "2026-10-03"}});
    auto const undated = desk.book.add(reg::stakeholder::kType, "s", {{"project", "p"}, {"name", "工会"}, {"owner", "me"}, {"status", "active"}});
    auto const all = desk.work();
    REQUIRE(desk.find(all, near));
    CHECK(because(*desk.find(all, near), WorkReason::score));
    CHECK_FALSE(desk.find(all, far));
    CHECK_FALSE(desk.find(all, undated));
}

TEST_CASE("tasks of the plan count while they run, are late or begin within a week") {
    Desk desk;
    auto const runs = desk.book.add(reg::task::kType, "t1", {{"project", "p"}, {"name", "开发"}, {"owner", "me"}, {"place", "a"}, {"duration", "9600"}, {"percent_complete", "30"}});
    auto const done = desk.book.add(reg::task::kType, "t2", {{"project", "p"}, {"name", "完成"}, {"owner", "me"}, {"place", "b"}, {"duration", "480"}, {"percent_complete", "100"}});
    auto const far = desk.book.add(reg::task::kType, "t3", {{"project", "p"}, {"name", "以后"}, {"owner", "me"}, {"place", "c"}, {"duration", "480"}, {"constraint", "snet"}, {"constraint_on", "2026-12-01T08:00"}});
    auto const late = desk.book.add(reg::task::kType, "t4", {{"project", "p"}, {"name", "晚了"}, {"owner", "me"}, {"place", "d"}, {"duration", "480"}});
    auto const all = desk.work();
    REQUIRE(desk.find(all, runs));
    CHECK(desk.find(all, runs)->doing == WorkDoing::carry_on);
    REQUIRE(desk.find(all, late));
    CHECK(desk.find(all, late)->doing == WorkDoing::start);
    CHECK(desk.find(all, late)->bucket == WorkBucket::overdue);
    CHECK_FALSE(desk.find(all, done));
    CHECK_FALSE(desk.find(all, far));
}

TEST_CASE("messages that are due or were missed count until somebody settles them") {
    Desk desk;
    auto const item = desk.book.add(reg::communication_item::kType, "ci", {{"project", "p"}, {"title", "周报"}, {"owner", "me"}, {"frequency", "weekly"}, {"first_on", "2026-09-04"}, {"next_on", "2026-09-04"}});
    desk.book.add(reg::communication_event::kType, "e1", {{"item", "ci"}, {"project", "p"}, {"title", "周报"}, {"owner", "me"}, {"due", "2026-09-04"}, {"state", "sent"}});
    auto const all = desk.work();
    REQUIRE(all.size() == 3);                            // the 11th missed, the 18th due, the 25th to come
    CHECK(std::ranges::all_of(all, [&](auto const& one) { return one.record == item && one.doing == WorkDoing::send; }));
    CHECK(all[0].bucket == WorkBucket::overdue);
    CHECK(all[1].bucket == WorkBucket::today);
    CHECK(all[2].bucket == WorkBucket::week);
}

TEST_CASE("meetings are chaired, attended, closed and written up") {
    Desk desk;
    auto const soon = desk.book.add(reg::meeting::kType, "m1", {{"title", "例会"}, {"at", "2026-09-18T14:00"}, {"chair", "me"}, {"status", "planned"}});
    auto const past = desk.book.add(reg::meeting::kType, "m2", {{"title", "上周"}, {"at", "2026-09-11T14:00"}, {"chair", "me"}, {"status", "planned"}});
    auto const bare = desk.book.add(reg::meeting::kType, "m3", {{"title", "评审"}, {"at", "2026-09-14T14:00"}, {"recorder", "me"}, {"status", "held"}});
    auto const guest = desk.book.add(reg::meeting::kType, "m4", {{"title", "委员会"}, {"at", "2026-09-22T14:00"}, {"chair", "other"}, {"status", "planned"}});
    desk.book.add(reg::meeting_attendee::kType, "a4", {{"meeting", "m4"}, {"person", "me"}, {"attendance", "invited"}});
    auto const excused = desk.book.add(reg::meeting::kType, "m5", {{"title", "不去"}, {"at", "2026-09-22T14:00"}, {"chair", "other"}, {"status", "planned"}});
    desk.book.add(reg::meeting_attendee::kType, "a5", {{"meeting", "m5"}, {"person", "me"}, {"attendance", "excused"}});
    auto const all = desk.work();
    CHECK(all.size() == 4);
    CHECK(desk.find(all, soon)->doing == WorkDoing::chair);
    CHECK(desk.find(all, past)->doing == WorkDoing::close_meeting);
    CHECK(desk.find(all, bare)->doing == WorkDoing::write_minutes);
    CHECK(desk.find(all, guest)->doing == WorkDoing::attend);
    CHECK_FALSE(desk.find(all, excused));
}

}  // namespace
