// The communication screen: the month and what waits, the list, coverage, the inbox with its answer, and the same inside a project.

#include <doctest/doctest.h>

#include "core/registers/communication_event.h"
#include "core/registers/feedback.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/format.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace event_ = registers::communication_event;
namespace fbk = registers::feedback;

namespace {

std::size_t live_events(Desk& desk) { return desk.store().table(event_::kType).live(); }

// The first button whose name begins so.
sem::Node const* button_like(Desk& desk, std::string_view begin) {
    for (auto const* node : desk.stage.all(sem::Role::button))
        if (node->name.starts_with(begin)) return node;
    return nullptr;
}

}  // namespace

TEST_CASE("the month shows what is due, sent and missed, and one click settles what waits") {
    Desk desk;
    desk.show("communication");
    CHECK(desk.stage.find(sem::Role::heading, "沟通计划"));
    CHECK(desk.stage.find(sem::Role::heading, format_month(2026, 9)));
    check_names(desk);
    pictures(desk, "communication");
    auto const* sent = button_like(desk, "已发出 ");
    REQUIRE(sent);
    auto const revision = desk.store().revision();
    desk.stage.act(sent->id, sem::ActionKind::click);
    desk.frame(2);
    CHECK(desk.store().revision() > revision);
    desk.undo();
    REQUIRE(desk.stage.click(sem::Role::button, tr("date.next_month")));
    desk.frame(2);
    CHECK(desk.stage.find(sem::Role::heading, format_month(2026, 10)));
    REQUIRE(desk.stage.click(sem::Role::button, tr("communication.this_month")));
    desk.frame(2);
    CHECK(desk.stage.find(sem::Role::heading, format_month(2026, 9)));
}

TEST_CASE("a message without a record gets one when it is sent") {
    Desk desk;
    desk.show("communication");
    auto const before = live_events(desk);
    auto const* sent = button_like(desk, "已发出 P-2605 灰度运行日报");
    REQUIRE(sent);
    desk.stage.act(sent->id, sem::ActionKind::click);
    desk.frame(2);
    CHECK(live_events(desk) == before + 1);
}

TEST_CASE("list and coverage say what happened and who is not reached") {
    Desk desk;
    desk.show("communication");
    REQUIRE(desk.stage.click(sem::Role::radio, tr("communication.page.list")));
    desk.frame(2);
    CHECK(desk.stage.all(sem::Role::row).size() > 15);
    check_names(desk);
    pictures(desk, "communication-list");
    REQUIRE(desk.stage.click(sem::Role::radio, tr("communication.page.reach")));
    desk.frame(2);
    CHECK(desk.stage.dump().find(tr("communication.not_reached")) != std::string::npos);
    check_names(desk);
    pictures(desk, "communication-reach");
}

TEST_CASE("feedback is answered in the inbox") {
    Desk desk;
    desk.show("communication");
    REQUIRE(desk.stage.click(sem::Role::radio, tr("communication.page.feedback")));
    desk.frame(2);
    check_names(desk);
    pictures(desk, "communication-feedback");
    auto const open = [&] {
        std::size_t count = 0;
        for (auto const& one : desk.store().table(fbk::kType).rows()) count += !one.deleted() && registers::is_open(one) ? 1u : 0u;
        return count;
    };
    auto const before = open();
    auto const* field = desk.stage.find(sem::Role::textarea, tr("inbox.answer"));
    REQUIRE(field);
    desk.stage.act(field->id, sem::ActionKind::set_value, "今后提前五天通知。");
    desk.frame(3);
    desk.stage.key(ImGuiKey_Enter, true);
    desk.frame(3);
    CHECK(open() == before - 1);
}

TEST_CASE("inside a project the pages stand in its stakeholder tab") {
    Desk desk;
    desk.show("stakeholder");
    desk.session.location = {.view = "stakeholder", .project = desk.by_code("project", "P-2601")->id(), .detail = {}};
    desk.frame(2);
    REQUIRE(desk.stage.click(sem::Role::radio, tr("stakeholders.page.communication")));
    desk.frame(2);
    CHECK(desk.stage.find(sem::Role::heading, format_month(2026, 9)));
    check_names(desk);
    picture(desk, "communication-project");
    REQUIRE(desk.stage.click(sem::Role::radio, tr("communication.page.plan")));
    desk.frame(2);
    CHECK(desk.stage.all(sem::Role::row).size() > 3);
}

TEST_CASE("an empty workspace has a calendar without messages and an inbox with words") {
    Desk desk;
    desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{{1, 2}, "空", 5}, Store{}, Seen{}, 9);
    desk.derived->rebind(desk.store());
    desk.show("communication");
    CHECK(desk.stage.dump().find(tr("communication.nothing_waits")) != std::string::npos);
    REQUIRE(desk.stage.click(sem::Role::radio, tr("communication.page.feedback")));
    desk.frame(2);
    CHECK(desk.stage.dump().find(tr("inbox.none")) != std::string::npos);
    check_names(desk);
}
