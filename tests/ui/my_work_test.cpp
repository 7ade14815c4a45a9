// My work: whose list it is, what stands on it, ticking off by pointer and by key, and the state in which nobody is chosen.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/action_item.h"
#include "core/registers/person.h"
#include "core/rules/my_work.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace act = registers::action_item;

namespace {

Id person(Desk& desk, std::string_view name) {
    for (auto const& record : desk.store().table(registers::person::kType).rows())
        if (title_of(record) == name) return record.id();
    return {};
}

std::vector<rules::WorkItem> work_of(Desk& desk, Id who) { return rules::my_work({desk.store(), *desk.derived, Date{desk.stage.ui().today}}, who); }

std::size_t rows_shown(Desk& desk) { return desk.stage.all(sem::Role::row).size(); }

// The row whose name or first cell holds the text.
bool select_row(Desk& desk, std::string_view text) {
    for (auto const* node : desk.stage.all(sem::Role::rowheader))
        if (node->value.find(text) != std::string::npos || node->name.find(text) != std::string::npos) {
            auto const rect = node->rect;
            desk.stage.pointer(rect.x + 40, rect.y + rect.h / 2);
            desk.stage.press();
            desk.stage.frame();
            desk.stage.release();
            desk.frame(2);
            return true;
        }
    return false;
}

}  // namespace

TEST_CASE("my work shows what waits for the person of the settings, in both languages") {
    Desk desk;
    desk.show("my_work");
    CHECK(desk.stage.find(sem::Role::heading, "我的待办"));
    CHECK(rows_shown(desk) > 12);
    check_names(desk);
    pictures(desk, "my_work");
    set_language(Language::en);
    desk.frame(2);
    CHECK(desk.stage.find(sem::Role::heading, "My work"));
    set_language(Language::zh);
}

TEST_CASE("a key ticks off the chosen action, what takes more is gone to") {
    Desk desk;
    desk.show("my_work");
    REQUIRE(select_row(desk, "储备动用规则修订稿"));
    auto const id = desk.session.selected();
    REQUIRE(desk.store().find(id));
    CHECK(desk.store().find(id)->type().id == "action_item");
    desk.stage.key(ImGuiKey_D);
    desk.frame(2);
    CHECK(desk.store().find(id)->get(act::status) == "done");
    CHECK(desk.store().find(id)->get(act::done_on) == Date{desk.stage.ui().today});
    desk.undo();
    CHECK(desk.store().find(id)->get(act::status) == "in_progress");
    CHECK_FALSE(desk.store().find(id)->has(act::done_on));
    desk.frame(2);
    REQUIRE(select_row(desk, "例外报告意见"));
    desk.stage.key(ImGuiKey_D);
    desk.frame(2);
    CHECK(desk.session.location.view != "my_work");
}

TEST_CASE("time, project and kind sort the same work; a bucket and a search narrow it") {
    Desk desk;
    desk.show("my_work");
    auto const all = rows_shown(desk);
    REQUIRE(desk.stage.click(sem::Role::radio, tr("work.by_project")));
    desk.frame(2);
    pictures(desk, "my_work-project");
    REQUIRE(desk.stage.click(sem::Role::radio, tr("work.by_kind")));
    desk.frame(2);
    auto const counts = rules::count_by_bucket(work_of(desk, desk.session.person));
    REQUIRE(desk.stage.click(sem::Role::radio, "待我决定 " + std::to_string(counts[4])));
    desk.frame(2);
    CHECK(rows_shown(desk) < all);
}

TEST_CASE("a manager's list has tasks, messages and meetings; somebody else's is looked at from mine") {
    Desk desk;
    desk.session.person = person(desk, "陈立群");
    desk.show("my_work");
    auto const work = work_of(desk, desk.session.person);
    auto const has = [&](rules::WorkDoing doing) { return std::ranges::any_of(work, [&](auto const& item) { return item.doing == doing; }); };
    CHECK(has(rules::WorkDoing::send));
    CHECK(has(rules::WorkDoing::attend));
    CHECK(has(rules::WorkDoing::decide));
    auto const engineer = work_of(desk, person(desk, "王磊"));
    CHECK(std::ranges::any_of(engineer, [](auto const& item) { return item.doing == rules::WorkDoing::carry_on; }));
    pictures(desk, "my_work-manager");
}

TEST_CASE("nobody chosen: the choice stands there") {
    Desk desk;
    desk.session.person = kNoId;
    desk.show("my_work");
    CHECK(desk.stage.find(sem::Role::combobox, tr("work.i_am")));
    check_names(desk);
    pictures(desk, "my_work-nobody");
}

TEST_CASE("my work of an empty workspace has words") {
    Desk desk;
    desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{{1, 2}, "空", 5}, Store{}, Seen{}, 9);
    desk.derived->rebind(desk.store());
    desk.show("my_work");
    CHECK(desk.stage.find(sem::Role::combobox, tr("work.i_am")));
}
