// The meeting screen: proposed points are taken over, minutes, decisions and promises are written down, people marked, the meeting closed, printed and
// called again.

#include <doctest/doctest.h>

#include "core/project/agenda.h"
#include "core/registers/action_item.h"
#include "core/registers/decision.h"
#include "core/registers/meeting.h"
#include "tests/ui/data_fixture.h"
#include "ui/views/meeting_parts.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace mtg = registers::meeting;

namespace {

void show_in_project(Desk& desk, std::string_view meeting) {
    desk.show("meeting");
    desk.session.location = {.view = "meeting", .project = desk.by_code("project", "P-2601")->id(), .detail = {}};
    desk.session.inspector_open = false;
    desk.session.select(desk.by_code("meeting", meeting)->id());
    desk.frame(3);
}

bool type_into(Desk& desk, sem::Role role, std::string_view name, std::string_view words) {
    auto const* field = desk.stage.find(role, name);
    if (!field) return false;
    desk.stage.act(field->id, sem::ActionKind::set_value, std::string(words));
    desk.frame(3);
    return true;
}

}  // namespace

TEST_CASE("the next meeting's agenda is proposed from what is open and taken over with one click") {
    Desk desk;
    show_in_project(desk, "M-13");
    auto const id = desk.by_code("meeting", "M-13")->id();
    CHECK(desk.stage.find(sem::Role::heading, tr("meetings.before")));
    check_names(desk);
    pictures(desk, "meeting");
    auto const before = agenda_of(desk.store(), id).size();
    auto const proposed = proposed_agenda(desk.store(), *desk.store().live(id), Date{desk.stage.ui().today});
    REQUIRE(proposed.size() > 2);
    auto const first = std::string(title_of(*desk.store().live(proposed[0].subject)));
    REQUIRE(desk.stage.click(sem::Role::checkbox, first));
    desk.frame();
    REQUIRE(desk.stage.click(sem::Role::button, tr("meetings.accept")));
    desk.frame(2);
    CHECK(agenda_of(desk.store(), id).size() == before + proposed.size() - 1);
    desk.undo();
    CHECK(agenda_of(desk.store(), id).size() == before);
}

TEST_CASE("minutes, a decision and a promise are written down; closing takes one click") {
    Desk desk;
    show_in_project(desk, "M-13");
    auto const id = desk.by_code("meeting", "M-13")->id();
    REQUIRE(type_into(desk, sem::Role::textarea, tr("meetings.minutes"), "进展正常。"));
    desk.stage.key(ImGuiKey_Enter, true);
    desk.frame(3);
    CHECK(desk.store().live(id)->get(mtg::minutes) == "进展正常。");
    REQUIRE(type_into(desk, sem::Role::textbox, tr("meetings.next_decision"), "接口冻结 09-24"));
    desk.frame(2);
    REQUIRE(desk.stage.click(sem::Role::button, tr("meetings.add_decision")));
    desk.frame(3);
    CHECK(desk.store().referrers(registers::decision::kType, registers::decision::meeting, id).size() == 1);
    REQUIRE(type_into(desk, sem::Role::textbox, tr("meetings.next_action"), "发冻结通知"));
    desk.stage.key(ImGuiKey_Enter);
    desk.frame(3);
    if (desk.store().referrers(registers::action_item::kType, registers::action_item::source, id).empty()) {
        REQUIRE(desk.stage.click(sem::Role::button, tr("meetings.add_action")));
        desk.frame(3);
    }
    CHECK(desk.store().referrers(registers::action_item::kType, registers::action_item::source, id).size() == 1);
    picture(desk, "meeting-minutes");
    REQUIRE(desk.stage.click(sem::Role::button, tr("meetings.finish")));
    desk.frame(2);
    CHECK(desk.store().live(id)->get(mtg::status) == "held");
    check_names(desk);
    pictures(desk, "meeting-held");
}

TEST_CASE("people are marked, and the minutes are a page to print whose text is escaped") {
    Desk desk;
    show_in_project(desk, "M-04");
    REQUIRE(desk.stage.click(sem::Role::radio, tr("meetings.people")));
    desk.frame(2);
    check_names(desk);
    pictures(desk, "meeting-people");
    REQUIRE(desk.stage.click(sem::Role::button, tr("meetings.print")));
    desk.frame();
    CHECK(desk.saved_name.ends_with(".html"));
    CHECK(desk.saved_bytes.find("走查返工") != std::string::npos);
    auto const id = desk.by_code("meeting", "M-04")->id();
    desk.edit(setting<std::string>(id, mtg::minutes, "<script>alert(1)</script> & 结束"));
    auto const page = minutes_html(desk.store(), *desk.store().live(id));
    CHECK(page.find("<script>") == std::string::npos);
    CHECK(page.find("&lt;script&gt;") != std::string::npos);
    REQUIRE(desk.stage.click(sem::Role::button, tr("meetings.next")));
    desk.frame(2);
    bool found = false;
    for (auto const& meeting : desk.store().table(mtg::kType).rows()) found |= meeting.get(mtg::follows) == id && meeting.get(mtg::status) == "planned" && meeting.get(mtg::code) != "M-13";
    CHECK(found);
}

TEST_CASE("the portfolio has all meetings, what to look at and the registers") {
    Desk desk;
    desk.show("meeting");
    CHECK(desk.stage.find(sem::Role::heading, "会议"));
    desk.session.inspector_open = false;
    pictures(desk, "meeting-portfolio");
    for (auto const* node : desk.stage.all(sem::Role::radio))
        if (node->name.starts_with(tr("stakeholders.page.attention"))) { desk.stage.act(node->id, sem::ActionKind::click); break; }
    desk.frame(2);
    CHECK(desk.stage.all(sem::Role::listitem).size() > 3);
    check_names(desk);
    pictures(desk, "meeting-attention");
    REQUIRE(desk.stage.click(sem::Role::radio, tr("stakeholders.page.list")));
    desk.frame(2);
    CHECK(desk.stage.all(sem::Role::row).size() > 3);
}

TEST_CASE("an empty workspace offers the first meeting") {
    Desk desk;
    desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{{1, 2}, "空", 5}, Store{}, Seen{}, 9);
    desk.derived->rebind(desk.store());
    desk.show("meeting");
    CHECK(desk.stage.dump().find(tr("meetings.none")) != std::string::npos);
    REQUIRE(desk.stage.click(sem::Role::button, tr("meetings.new")));
    desk.frame(2);
    CHECK(desk.store().table(mtg::kType).live() == 1);
}
