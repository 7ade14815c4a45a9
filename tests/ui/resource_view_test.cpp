// The resource screen, driven by role and name in the sample portfolio and in an empty workspace: the map and what is behind a cell, conflicts, requests,
// capacity with the pipeline, working time.

#include <doctest/doctest.h>

#include <algorithm>

#include "core/registers/assignment.h"
#include "core/registers/resource_request.h"
#include "core/registers/time_sheet.h"
#include "core/rules/resources.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace r = registers;

namespace {

// A segment of the screen by the begin of its name.
void open_side(Desk& desk, std::string_view begin) {
    for (auto const* node : desk.stage.all(sem::Role::radio))
        if (node->name.starts_with(begin)) {
            desk.stage.act(node->id, sem::ActionKind::click);
            desk.frame(3);
            return;
        }
    FAIL("no such side");
}

Id person(Desk const& desk, std::string_view name) {
    for (auto const& row : desk.store().table(*find_register("person")).rows())
        if (!row.deleted() && title_of(row) == name) return row.id();
    FAIL("no such person");
    return kNoId;
}

sem::Node const* cell(Desk& desk, std::string_view value, std::int32_t from_column = 0) {
    for (auto const role : {sem::Role::rowheader, sem::Role::gridcell})
        for (auto const* node : desk.stage.all(role))
            if (node->value.find(value) != std::string::npos && node->column >= from_column) return node;
    return nullptr;
}

bool is_severe(sem::Node const& node) {
    bool const number = node.value.size() == 3 && std::ranges::all_of(node.value, [](char c) { return c >= '0' && c <= '9'; });
    return number && node.value > "115" && node.column > 2;
}

// The week that the inspector shows.
std::string week_shown(Desk& desk) {
    for (auto const& node : desk.stage.tree().nodes())
        if (node.name.starts_with("W") && node.name.ends_with("负荷")) return node.name;
    return {};
}

// The first button whose name begins so.
bool press(Desk& desk, std::string_view begin) {
    for (auto const* node : desk.stage.all(sem::Role::button))
        if (node->name.starts_with(begin) && !(node->state & sem::disabled)) {
            desk.stage.act(node->id, sem::ActionKind::click);
            desk.frame(3);
            return true;
        }
    return false;
}

TEST_CASE("the resource screen opens on all sides, in both languages, over the portfolio and in a project") {
    Desk desk;
    for (bool const inside : {false, true}) {
        desk.show("resource");
        if (inside) desk.session.location.project = desk.by_code("project", "P-2601")->id();
        desk.frame(3);
        for (auto const side : {"热图", "直方图", "冲突", "申请", "容量与需求", "供给风险", "工时", "资源池"}) {
            CAPTURE(side);
            open_side(desk, side);
            check_names(desk);
            pictures(desk, std::string("resource-") + (inside ? "project-" : "") + side);
        }
    }
}

TEST_CASE("a cell of the map shows what is behind it, and a suggestion relieves the person in one step") {
    Desk desk;
    desk.show("resource");
    desk.frame(3);
    std::size_t found = 0;
    for (auto const* node : desk.stage.all(sem::Role::gridcell))
        if (is_severe(*node)) ++found;
    CHECK(found >= 5);                                                   // severe overloads of the sample
    auto const before = desk.store().revision();
    bool relieved = false;
    for (std::size_t i = 0; i < found && !relieved; ++i) {
        std::vector<sem::NodeId> cells;
        for (auto const* node : desk.stage.all(sem::Role::gridcell))
            if (is_severe(*node)) cells.push_back(node->id);
        desk.stage.act(cells[i], sem::ActionKind::click);
        desk.frame(4);
        REQUIRE(desk.store().live(desk.session.selected()));
        CHECK(desk.store().live(desk.session.selected())->type().id == "person");
        CHECK(desk.stage.find(sem::Role::list, tr("resources.bookings_list")));
        if (i == 0) {
            check_names(desk);
            pictures(desk, "resource-cell");
        }
        relieved = press(desk, "移交给");
    }
    REQUIRE(relieved);
    pictures(desk, "resource-relieved");
    CHECK(desk.store().revision() > before);
    desk.undo();
    desk.frame(2);
}

TEST_CASE("the map is filtered by name and grouped by role, and the keyboard moves the chosen week") {
    Desk desk;
    desk.show("resource");
    desk.frame(3);
    REQUIRE(cell(desk, "信息技术部"));
    open_side(desk, "按角色");
    CHECK_FALSE(cell(desk, "信息技术部"));
    CHECK(cell(desk, "开发工程师"));
    auto const people = desk.stage.all(sem::Role::gridcell).size();
    REQUIRE(desk.stage.click(sem::Role::button, "仅超配"));
    desk.frame(3);
    CHECK(desk.stage.all(sem::Role::gridcell).size() <= people);
    auto const* severe = [&]() -> sem::Node const* {
        for (auto const* node : desk.stage.all(sem::Role::gridcell))
            if (is_severe(*node)) return node;
        return nullptr;
    }();
    REQUIRE(severe);
    desk.stage.act(severe->id, sem::ActionKind::click);
    desk.frame(3);
    auto const selected = desk.session.selected();
    auto const week = week_shown(desk);
    CHECK_FALSE(week.empty());
    auto const* chosen = desk.stage.find(sem::Role::grid, "负荷热图");
    REQUIRE(chosen);
    desk.stage.act(chosen->id, sem::ActionKind::focus);
    desk.frame(2);
    desk.stage.key(ImGuiKey_RightArrow);
    desk.frame(3);
    CHECK(desk.session.selected() == selected);
    CHECK(week_shown(desk) != week);
}

TEST_CASE("the sample has something of every kind to look at") {
    Desk desk;
    auto const hits = rules::resource_hits({desk.store(), *desk.derived, Date{20714}});
    for (auto const rule : {"resource.overloaded", "resource.double_booked", "resource.on_leave", "resource.not_confirmed", "resource.demand_open", "resource.request_unanswered", "resource.sheet_missing", "resource.sheet_waits", "resource.supply_overdue"}) {
        CAPTURE(rule);
        CHECK(rules::has_hit(hits, rule));
    }
    CHECK(hits.size() < 60);
}

TEST_CASE("the histogram follows the chosen person") {
    Desk desk;
    desk.show("resource");
    desk.session.select(person(desk, "王磊"));
    desk.frame(2);
    open_side(desk, "直方图");
    CHECK(desk.stage.find(sem::Role::img, "王磊"));
}

TEST_CASE("conflicts are shown by kind, and lead to what settles them") {
    Desk desk;
    desk.show("resource");
    desk.frame(2);
    open_side(desk, "冲突");
    auto const all = desk.stage.all(sem::Role::listitem).size();
    REQUIRE(press(desk, "工时填报"));
    CHECK(desk.stage.all(sem::Role::listitem).size() < all);
    REQUIRE(press(desk, "工时 "));                                        // of a line: to the sheets of that week
    CHECK(desk.stage.find(sem::Role::list, tr("resources.this_weeks_people")));
}

TEST_CASE("a request gets a person: proposed, confirmed, released, or assigned at once") {
    Desk desk;
    desk.show("resource");
    desk.frame(2);
    open_side(desk, "申请");
    auto const* row = cell(desk, "数据清洗工程师");
    REQUIRE(row);
    desk.stage.act(row->id, sem::ActionKind::click);
    desk.frame(3);
    auto const request = desk.session.selected();
    REQUIRE(desk.store().live(request)->type().id == "resource_request");
    REQUIRE(press(desk, "提名 "));
    CHECK(desk.store().live(request)->get(r::resource_request::status) == "proposed");
    auto const who = desk.store().live(request)->get(r::resource_request::assigned);
    CHECK(who);
    REQUIRE(press(desk, "确认"));
    CHECK(desk.store().live(request)->get(r::resource_request::status) == "fulfilled");
    REQUIRE(press(desk, "释放"));
    CHECK(desk.store().live(request)->get(r::resource_request::status) == "cancelled");   // it had not begun
    desk.undo();
    desk.undo();
    desk.undo();
    desk.frame(3);
    CHECK_FALSE(desk.store().live(request)->has(r::resource_request::assigned));
    REQUIRE(press(desk, "指派 "));
    CHECK(desk.store().live(request)->get(r::resource_request::status) == "fulfilled");
    desk.undo();
    desk.frame(3);
    auto const open = desk.store().table(r::resource_request::kType).live();
    REQUIRE(press(desk, "新建申请"));
    CHECK(desk.store().table(r::resource_request::kType).live() == open + 1);
}

TEST_CASE("the pipeline joins the demand, and a proposal can be set aside") {
    Desk desk;
    desk.show("resource");
    desk.frame(2);
    open_side(desk, "容量与需求");
    auto const total = [&] {
        std::string out;
        for (auto const* node : desk.stage.all(sem::Role::gridcell))
            if (node->name.ends_with("月") || node->name == "2027-01") out += node->value + " ";
        return out;
    };
    auto const plain = total();
    open_side(desk, "全部计入");
    auto const full = total();
    CHECK(full != plain);
    open_side(desk, "按概率");
    auto const expected = total();
    CHECK(expected != full);
    auto const* counts = desk.stage.find(sem::Role::rowheader, "计入");
    REQUIRE(counts);
    desk.stage.act(counts->id, sem::ActionKind::click);
    desk.frame(3);
    CHECK(desk.stage.find(sem::Role::rowheader, "不计入"));
    CHECK(total() != expected);
    pictures(desk, "resource-pipeline");
}

TEST_CASE("hours are typed into the week, handed in, sent back and approved") {
    Desk desk;
    desk.show("resource");
    desk.frame(2);
    open_side(desk, "工时");
    sem::Node const* someone = nullptr;
    for (auto const* node : desk.stage.all(sem::Role::listitem))
        if (node->name == "王磊") someone = node;
    REQUIRE(someone);
    desk.stage.act(someone->id, sem::ActionKind::click);
    desk.frame(3);
    auto const count = [&](std::string_view status) {
        return std::ranges::count_if(desk.store().table(r::time_sheet::kType).rows(), [&](Record const& row) { return !row.deleted() && row.get(r::time_sheet::person) == person(desk, "王磊") && row.get(r::time_sheet::date) >= Date{20710} && row.get(r::time_sheet::status) == status; });
    };
    auto const handed_in = count("submitted");
    REQUIRE(handed_in > 0);
    REQUIRE(press(desk, "退回"));
    CHECK(count("rejected") == handed_in);
    REQUIRE(press(desk, "提交"));
    CHECK(count("submitted") == handed_in);
    // The first empty cell of a day takes hours.
    sem::Node const* empty = nullptr;
    for (auto const* node : desk.stage.all(sem::Role::gridcell))
        if (!empty && node->value.empty() && (node->name == "一" || node->name == "二" || node->name == "六")) empty = node;
    REQUIRE(empty);
    desk.stage.pointer(empty->rect.x + empty->rect.w / 2, empty->rect.y + empty->rect.h / 2);
    desk.stage.press();
    desk.stage.release();
    desk.frame(2);
    desk.stage.type("1.5");
    desk.stage.key(ImGuiKey_Enter);
    desk.frame(3);
    CHECK(count("draft") == 1);
    REQUIRE(press(desk, "提交"));
    REQUIRE(press(desk, "批准"));
    CHECK(count("submitted") == 0);
    CHECK(count("approved") >= handed_in + 1);
    pictures(desk, "resource-week");
    desk.undo();
    CHECK(count("submitted") == handed_in + 1);
}

TEST_CASE("the resource screen in an empty workspace says what is missing on every side") {
    Desk desk(Document{.identity = {{1, 2}, "empty", 1}, .store = Store{}, .seen = {}, .replica = 7, .exporter = {}, .exported_ms = 0, .schema = 1});
    desk.session.selection.clear();
    desk.show("resource");
    desk.frame(2);
    for (auto const side : {"热图", "直方图", "冲突", "申请", "容量与需求", "供给风险", "工时", "资源池"}) {
        open_side(desk, side);
        check_names(desk);
        CHECK(desk.stage.tree().nodes().size() > 8);
    }
    desk.session.location.project = Id{9, 9};                            // an address of a project that nobody has
    desk.frame(3);
}

}  // namespace
