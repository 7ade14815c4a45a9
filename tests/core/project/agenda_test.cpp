// What is proposed for a meeting: every reason, what stands there already, other projects, and the promises of earlier meetings.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/project/agenda.h"
#include "core/registers/action_item.h"
#include "core/registers/agenda_item.h"
#include "core/registers/change_request.h"
#include "core/registers/decision.h"
#include "core/registers/escalation.h"
#include "core/registers/gate.h"
#include "core/registers/issue.h"
#include "core/registers/meeting.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "tests/core/registers/book.h"

namespace {

using namespace pmo;
using namespace pmo::tests;
namespace reg = pmo::registers;

Date const kToday = Date{20714};                     // 2026-09-18

struct Office : Book {
    Id meeting;
    Office() {
        add(reg::project::kType, "p", {{"name", "甲"}, {"status", "active"}});
        add(reg::project::kType, "q", {{"name", "乙"}, {"status", "active"}});
        meeting = add(reg::meeting::kType, "m", {{"project", "p"}, {"title", "例会"}, {"kind", "weekly"}, {"at", "2026-09-21T10:00"}, {"status", "planned"}});
    }
    std::vector<AgendaProposal> proposed(Id id) const { return proposed_agenda(store, *store.live(id), kToday); }
    bool has(Id id, Id subject) const { auto const all = proposed(id); return std::ranges::find(all, subject, &AgendaProposal::subject) != all.end(); }
};

TEST_CASE("open records that cannot wait are proposed, each for its reason") {
    Office office;
    auto const late = office.add(reg::action_item::kType, "a1", {{"project", "p"}, {"title", "逾期"}, {"due", "2026-09-15"}, {"status", "open"}});
    auto const later = office.add(reg::action_item::kType, "a2", {{"project", "p"}, {"title", "未到期"}, {"due", "2026-09-30"}, {"status", "open"}});
    auto const done = office.add(reg::action_item::kType, "a3", {{"project", "p"}, {"title", "完成"}, {"due", "2026-09-15"}, {"status", "done"}});
    auto const change = office.add(reg::change_request::kType, "c1", {{"project", "p"}, {"title", "变更"}, {"status", "board"}});
    auto const draft = office.add(reg::change_request::kType, "c2", {{"project", "p"}, {"title", "草稿"}, {"status", "draft"}});
    auto const decision = office.add(reg::decision::kType, "d1", {{"project", "p"}, {"title", "待决"}, {"status", "proposed"}});
    auto const gate = office.add(reg::gate::kType, "g1", {{"project", "p"}, {"name", "上线门"}, {"planned_on", "2026-10-08"}, {"status", "preparing"}});
    auto const far = office.add(reg::gate::kType, "g2", {{"project", "p"}, {"name", "结项门"}, {"planned_on", "2026-12-08"}, {"status", "planned"}});
    auto const issue = office.add(reg::issue::kType, "i1", {{"project", "p"}, {"title", "停机"}, {"severity", "critical"}, {"status", "open"}});
    auto const small = office.add(reg::issue::kType, "i2", {{"project", "p"}, {"title", "小事"}, {"severity", "low"}, {"status", "open"}});
    auto const risk = office.add(reg::risk::kType, "r1", {{"project", "p"}, {"title", "缺料"}, {"probability", "4"}, {"impact", "4"}, {"next_review", "2026-09-22"}, {"status", "monitoring"}});
    auto const escalation = office.add(reg::escalation::kType, "e1", {{"project", "p"}, {"title", "升级"}, {"status", "open"}});
    for (auto const id : {late, change, decision, gate, issue, risk, escalation}) CHECK(office.has(office.meeting, id));
    for (auto const id : {later, done, draft, far, small}) CHECK_FALSE(office.has(office.meeting, id));
    auto const all = office.proposed(office.meeting);
    CHECK(all.front().subject == escalation);
    CHECK(std::ranges::find(all, late, &AgendaProposal::subject)->late);
}

TEST_CASE("what stands on the agenda is not proposed again, nor what belongs elsewhere") {
    Office office;
    auto const mine = office.add(reg::change_request::kType, "c1", {{"project", "p"}, {"title", "变更"}, {"status", "board"}});
    auto const other = office.add(reg::change_request::kType, "c2", {{"project", "q"}, {"title", "别的"}, {"status", "board"}});
    CHECK(office.has(office.meeting, mine));
    CHECK_FALSE(office.has(office.meeting, other));
    office.add(reg::agenda_item::kType, "p1", {{"meeting", "m"}, {"title", "变更"}, {"subject", "c1"}, {"minutes", "20"}});
    office.add(reg::agenda_item::kType, "p2", {{"meeting", "m"}, {"title", "其他"}, {"minutes", "15"}});
    CHECK_FALSE(office.has(office.meeting, mine));
    CHECK(agenda_minutes(office.store, office.meeting) == 35);
}

TEST_CASE("a meeting of the portfolio takes escalations and decisions of every running project") {
    Office office;
    auto const portfolio = office.add(reg::meeting::kType, "big", {{"title", "组合会"}, {"kind", "portfolio"}, {"at", "2026-09-25T14:00"}, {"status", "planned"}});
    auto const escalation = office.add(reg::escalation::kType, "e1", {{"project", "q"}, {"title", "升级"}, {"status", "open"}});
    auto const change = office.add(reg::change_request::kType, "c1", {{"project", "q"}, {"title", "变更"}, {"status", "board"}});
    CHECK(office.has(portfolio, escalation));
    CHECK_FALSE(office.has(portfolio, change));
}

TEST_CASE("promises of earlier meetings follow, the oldest first") {
    Office office;
    office.add(reg::meeting::kType, "m0", {{"project", "p"}, {"title", "上次"}, {"kind", "weekly"}, {"at", "2026-09-14T10:00"}, {"status", "held"}});
    auto const second = office.add(reg::action_item::kType, "a1", {{"project", "p"}, {"title", "二"}, {"source", "m0"}, {"due", "2026-09-22"}, {"status", "open"}});
    auto const first = office.add(reg::action_item::kType, "a2", {{"project", "p"}, {"title", "一"}, {"source", "m0"}, {"due", "2026-09-15"}, {"status", "in_progress"}});
    office.add(reg::action_item::kType, "a3", {{"project", "p"}, {"title", "完成"}, {"source", "m0"}, {"due", "2026-09-15"}, {"status", "done"}});
    office.add(reg::action_item::kType, "a4", {{"project", "p"}, {"title", "本次"}, {"source", "m"}, {"due", "2026-09-15"}, {"status", "open"}});
    office.add(reg::action_item::kType, "a5", {{"title", "失联"}, {"source", "nowhere"}, {"due", "2026-09-15"}, {"status", "open"}});
    auto const before = open_actions_before(office.store, *office.store.live(office.meeting));
    REQUIRE(before.size() == 2);
    CHECK(before[0]->id() == first);
    CHECK(before[1]->id() == second);
}

}  // namespace
