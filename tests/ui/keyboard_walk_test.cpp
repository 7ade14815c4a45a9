// The planning screens without a pointer: Tab reaches everything that is shown and can be used, in the order in which it is read; Shift+Tab goes back the
// same way; arrows move in choices and tables; Enter does what a click does; Escape closes what was opened and gives the keyboard back.

#include <doctest/doctest.h>

#include <algorithm>

#include "imgui_internal.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using ui::sem::Role;

namespace {

struct Place { char const* view; bool in_project; };
constexpr Place kPlaces[] = {{"simulation", true}, {"simulation", false}, {"levelling", true}, {"levelling", false}, {"resource", false}, {"resource", true}, {"plan_check", true}, {"plan_check", false}, {"progress_round", true}, {"progress_round", false}, {"plan", true}};

// Roles that stand in the Tab order. Rows and cells do not: their table has one stop and a cursor of its own.
bool is_stop(ui::sem::Node const& node) {
    switch (node.role) {
        case Role::button: case Role::link: case Role::checkbox: case Role::radio: case Role::switch_control: case Role::tab: case Role::textbox: case Role::textarea:
        case Role::searchbox: case Role::spinbutton: case Role::combobox: return !(node.state & ui::sem::disabled);
        default: return false;
    }
}

void press(Desk& desk, ImGuiKey key, bool shift = false) {
    auto& io = ImGui::GetIO();
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
    io.AddKeyEvent(key, true);
    desk.frame();
    io.AddKeyEvent(key, false);
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
    desk.frame(2);
}

ui::sem::Node const* node_of(Desk& desk, ImGuiID id) {
    auto const& nodes = desk.stage.tree().nodes();
    auto const found = std::ranges::find(nodes, id, &ui::sem::Node::id);
    return found == nodes.end() ? nullptr : &*found;
}

ImGuiID focused() { return GImGui->NavId; }

void focus(Desk& desk, ImGuiID id) {
    desk.stage.act(id, ui::sem::ActionKind::focus);
    if (!GImGui->NavCursorVisible) ImGui::SetNavCursorVisible(true);
}

// Lets the Workers finish, and whatever waits for them.
void settle(Desk& desk) {
    for (int i = 0; i < 5; ++i) {
        desk.frame(2);
        desk.jobs.run();
    }
    desk.frame(2);
}

std::string words(ui::sem::Node const& node) {
    return std::string(ui::sem::role_name(node.role)) + " " + node.name + " at " + std::to_string(static_cast<int>(node.rect.x)) + "," + std::to_string(static_cast<int>(node.rect.y));
}

// Where the keyboard came by, with what stood there at that time.
std::vector<ui::sem::Node> walk(Desk& desk, bool back, std::size_t most = 400) {
    std::vector<ui::sem::Node> stops;
    for (std::size_t i = 0; i < most; ++i) {
        press(desk, ImGuiKey_Tab, back);
        auto const* node = node_of(desk, focused());
        if (std::ranges::find(stops, focused(), &ui::sem::Node::id) != stops.end()) break;             // round
        ui::sem::Node nothing;
        nothing.id = focused();
        stops.push_back(node ? *node : nothing);
    }
    return stops;
}

// What a row, its bar in the chart, or a field holds besides: rows have arrows, Space and Enter, date fields Alt+↓. The ground of a diagram is only dragged.
bool has_a_key(Desk& desk, ui::sem::Node const& node) {
    if (node.name.starts_with("打开") || node.name.starts_with("Open ")) return (node.state & ui::sem::has_popup) != 0;
    for (auto const* above = node_of(desk, node.parent); above; above = node_of(desk, above->parent))
        if (above->role == Role::row || node.name == ui::tr("plan_network.move") || above->name == ui::tr("plan.chart")) return true;
    return false;
}

// Up the same column, or to the left on the same line.
bool goes_back(ui::sem::Rect const& from, ui::sem::Rect const& to) {
    float const common = std::min(from.y + from.h, to.y + to.h) - std::max(from.y, to.y);
    bool const same_line = common > 0.5f * std::max(from.h, to.h);
    return same_line ? to.x < from.x : to.y + to.h <= from.y + 1 && to.x < from.x + from.w && from.x < to.x + to.w;
}

// `lines`: it is read line by line; a network of boxes is read along its links.
void check_walk(Desk& desk, bool lines) {
    auto const& nodes = desk.stage.tree().nodes();
    auto const first = std::ranges::find_if(nodes, [](auto const& node) { return is_stop(node) || node.role == Role::grid; });
    REQUIRE(first != nodes.end());
    focus(desk, first->id);
    auto const stops = walk(desk, false);
    for (auto const& node : desk.stage.tree().nodes()) {
        if (!is_stop(node) || has_a_key(desk, node)) continue;
        CAPTURE(words(node));
        CHECK(std::ranges::find(stops, node.id, &ui::sem::Node::id) != stops.end());
    }
    auto const top = std::ranges::min_element(stops, {}, [](auto const& stop) { return std::pair(stop.rect.y, stop.rect.x); });
    for (std::size_t i = 1; i < stops.size(); ++i) {
        bool const round = stops[i].rect.y < top->rect.y + top->rect.h && stops[i - 1].rect.y > top->rect.y + top->rect.h;                             // from the end to the first line
        auto const *a = node_of(desk, stops[i - 1].id), *b = node_of(desk, stops[i].id);
        if (!lines || round || !a || !b || a->rect != stops[i - 1].rect || b->rect != stops[i].rect) continue;  // a list has scrolled on the way
        CAPTURE(words(*a));
        CAPTURE(words(*b));
        CHECK_FALSE(goes_back(a->rect, b->rect));
    }
    auto const back = walk(desk, true, std::min<std::size_t>(stops.size(), 12));
    for (std::size_t i = 0; i < back.size(); ++i) {
        CAPTURE(words(back[i]));
        CHECK(back[i].id == stops[stops.size() - 1 - i].id);
    }
}

// What opens a menu or a panel does so with Enter; Escape closes it, and the keyboard is where it was.
void check_popups(Desk& desk) {
    std::vector<ImGuiID> openers;
    for (auto const& node : desk.stage.tree().nodes())
        if (node.role == Role::button && (node.state & ui::sem::has_popup) && !(node.state & ui::sem::disabled)) openers.push_back(node.id);
    for (auto const id : openers) {
        auto const* node = node_of(desk, id);
        if (!node) continue;
        auto const name = words(*node);
        CAPTURE(name);
        focus(desk, id);
        REQUIRE(focused() == id);
        press(desk, ImGuiKey_Enter);
        REQUIRE(GImGui->OpenPopupStack.Size == 1);
        press(desk, ImGuiKey_Tab);
        CHECK(focused() != id);
        press(desk, ImGuiKey_Escape);
        desk.frame();
        REQUIRE(GImGui->OpenPopupStack.Size == 0);
        CHECK(focused() == id);
    }
}

// Arrows move the cursor of a table that has the keyboard.
void check_tables(Desk& desk) {
    std::vector<ImGuiID> tables;
    for (auto const& node : desk.stage.tree().nodes())
        if ((node.role == Role::grid || node.role == Role::treegrid) && node.rows > 1) tables.push_back(node.id);
    for (auto const id : tables) {
        auto const* table = node_of(desk, id);
        if (!table) continue;
        auto const name = words(*table);
        CAPTURE(name);
        auto const chosen = [&] {
            for (auto const& node : desk.stage.tree().nodes())
                if ((node.state & ui::sem::focused) && (node.role == Role::gridcell || node.role == Role::rowheader || node.role == Role::cell)) return node.id;
            return ImGuiID{0};
        };
        focus(desk, id);
        press(desk, ImGuiKey_DownArrow);
        auto const first = chosen();
        CHECK(first != 0);
        press(desk, ImGuiKey_DownArrow);
        auto const second = chosen();
        CHECK(second != first);
        press(desk, ImGuiKey_UpArrow);
        CHECK(chosen() != second);
    }
}

std::vector<ImGuiID> radios_of(Desk& desk, ImGuiID group) {
    std::vector<ImGuiID> out;
    for (auto const& node : desk.stage.tree().nodes())
        if (node.parent == group && node.role == Role::radio) out.push_back(node.id);
    return out;
}

void open(Desk& desk, Place const& place) {
    desk.view = nullptr;
    desk.session.selection.clear();
    desk.session.location = {.view = place.view, .project = place.in_project ? desk.by_code("project", "P-2601")->id() : kNoId, .detail = {}};
    settle(desk);
}

// Each part of a screen: the choices of its first group, one after the other by arrow key.
template <class Check> void in_every_part(Desk& desk, Place const& place, Check&& check) {
    CAPTURE(std::string(place.view));
    CAPTURE(place.in_project);
    open(desk, place);
    auto const groups = desk.stage.all(Role::radiogroup);
    ImGuiID const group = groups.empty() ? 0 : groups.front()->id;
    auto const parts = group ? radios_of(desk, group).size() : 1;
    for (std::size_t part = 0; part < parts; ++part) {
        CAPTURE(part);
        auto const radios = group ? radios_of(desk, group) : std::vector<ImGuiID>{};
        if (part > 0 && part < radios.size()) {
            focus(desk, radios[part - 1]);
            press(desk, ImGuiKey_RightArrow);
            settle(desk);
            auto const* node = node_of(desk, radios[part]);
            REQUIRE(node);
            CHECK((node->state & ui::sem::checked) != 0);
            CHECK(focused() == radios[part]);
        }
        check(part);
    }
}

}  // namespace

TEST_CASE("keyboard walk: Tab reaches everything in reading order, Shift+Tab goes back, in both languages") {
    for (bool const chinese : {true, false}) {
        CAPTURE(chinese);
        Desk desk;
        desk.set_language(chinese);
        for (auto const& place : kPlaces) in_every_part(desk, place, [&](std::size_t part) { check_walk(desk, std::string_view(place.view) != "plan" || part != 2); });
        desk.set_language(true);
    }
}

TEST_CASE("keyboard walk: menus and panels open with Enter and give the keyboard back after Escape") {
    Desk desk;
    for (auto const& place : kPlaces) in_every_part(desk, place, [&](std::size_t) { check_popups(desk); });
}

TEST_CASE("keyboard walk: arrows move in tables") {
    Desk desk;
    for (auto const& place : kPlaces) in_every_part(desk, place, [&](std::size_t) { check_tables(desk); });
}

TEST_CASE("keyboard walk: how every part looks") {
    for (auto const& [width, height] : {std::pair{1200.0f, 852.0f}, {992.0f, 720.0f}}) {              // the screens of 1440 × 900 and 1232 × 768 without navigation and bars
        Desk desk(width, height);
        for (auto const& place : kPlaces)
            in_every_part(desk, place, [&](std::size_t part) {
                check_names(desk);
                pictures(desk, std::string("walk-") + place.view + (place.in_project ? "-project-" : "-") + std::to_string(part) + "-" + std::to_string(static_cast<int>(width)));
            });
    }
}

TEST_CASE("tab order: what stands on one line is read from left to right, lines stay as they were drawn") {
    auto const stop = [](ImGuiID id, float x, float y, float h = 28, ImGuiID root = 1) { return ui::TabStop{.id = id, .root = root, .box = {x, y, 60, h}}; };
    std::vector<ui::TabStop> stops{stop(3, 800, 10), stop(2, 700, 12), stop(1, 20, 10), stop(9, 300, 0, 28, 2), stop(4, 20, 100, 400), stop(6, 600, 60), stop(5, 500, 60), stop(7, 20, 520), stop(8, 20, 500)};
    ui::sort_lines(stops);
    std::vector<ImGuiID> order;
    for (auto const& one : stops) order.push_back(one.id);
    CHECK(order == std::vector<ImGuiID>{1, 2, 3, 9, 4, 5, 6, 7, 8});      // a tall one is no line; what was drawn higher later stays where it is
    CHECK(ui::next_stop(stops, 3, 1) == 4);                               // 9 is in another window
    CHECK(ui::next_stop(stops, 4, -1) == 3);
    CHECK(ui::next_stop(stops, 8, 1) == 1);
    CHECK(ui::next_stop(stops, 1, -1) == 8);
    CHECK(ui::next_stop(stops, 9, 1) == 9);
    CHECK(ui::next_stop(stops, 77, 1) == 0);
    CHECK(ui::next_stop({}, 1, 1) == 0);
}
