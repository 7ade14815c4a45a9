// The planning screens without a pointer: Tab reaches everything that is shown and can be used, in the order in which it is read; Shift+Tab goes back the
// same way; Enter does what a click does; Escape closes what was opened and gives the keyboard back.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

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
        case Role::searchbox: case Role::spinbutton: case Role::combobox: case Role::slider: return !(node.state & ui::sem::disabled);
        default: return false;
    }
}

void press_tab(Desk& desk, bool back) {
    auto& io = ImGui::GetIO();
    if (back) io.AddKeyEvent(ImGuiMod_Shift, true);
    io.AddKeyEvent(ImGuiKey_Tab, true);
    desk.frame();
    io.AddKeyEvent(ImGuiKey_Tab, false);
    if (back) io.AddKeyEvent(ImGuiMod_Shift, false);
    desk.frame();
}

ui::sem::Node const* node_of(Desk& desk, ImGuiID id) {
    for (auto const& node : desk.stage.tree().nodes())
        if (node.id == id) return &node;
    return nullptr;
}

std::string words_of(Desk& desk, ImGuiID id) {
    auto const* node = node_of(desk, id);
    return node ? std::string(ui::sem::role_name(node->role)) + " " + node->name + " @" + std::to_string(static_cast<int>(node->rect.x)) + "," + std::to_string(static_cast<int>(node->rect.y)) : "?" + std::to_string(id);
}

std::vector<ImGuiID> walk(Desk& desk, bool back) {
    std::vector<ImGuiID> order;
    ImGuiID last = 0;
    for (int i = 0; i < 400; ++i) {
        press_tab(desk, back);
        auto const id = GImGui->NavId;
        if (id == 0 || id == last || std::ranges::find(order, id) != order.end()) break;
        order.push_back(id);
        last = id;
    }
    return order;
}

void walk_here(Desk& desk, std::string const& where) {
    ImGui::SetFocusID(0, GImGui->CurrentWindow ? GImGui->CurrentWindow : GImGui->NavWindow);
    auto const order = walk(desk, false);
    MESSAGE(where << ": " << order.size() << " stops");
    std::set<ImGuiID> const reached(order.begin(), order.end());
    std::map<ImGuiID, int> of_kind;
    for (auto const& node : desk.stage.tree().nodes())
        if (is_stop(node) && !reached.contains(node.id)) MESSAGE(where << " not reached: " << words_of(desk, node.id));
    for (std::size_t i = 1; i < order.size(); ++i) {
        auto const *a = node_of(desk, order[i - 1]), *b = node_of(desk, order[i]);
        if (!a || !b) { if (!b) MESSAGE(where << " no node " << order[i] << " after " << words_of(desk, order[i-1])); continue; }
        auto const& p = a->rect;
        auto const& q = b->rect;
        bool const same_line = std::min(p.y + p.h, q.y + q.h) - std::max(p.y, q.y) > 0.5f * std::min(p.h, q.h);
        bool const backwards = same_line ? q.x < p.x : q.y < p.y && q.x < p.x + p.w;
        if (backwards) MESSAGE(where << " backwards: " << words_of(desk, order[i - 1]) << " -> " << words_of(desk, order[i]));
    }
}

void settle(Desk& desk) {
    for (int i = 0; i < 5; ++i) {
        desk.frame(2);
        desk.jobs.run();
    }
    desk.frame(2);
}

}  // namespace

TEST_CASE("keyboard walk") {
    for (auto const& place : kPlaces) {
        Desk desk;
        desk.view = nullptr;
        desk.session.location = {.view = place.view, .project = place.in_project ? desk.by_code("project", "P-2601")->id() : kNoId, .detail = {}};
        desk.frame(3);
        settle(desk);
        auto const groups = desk.stage.all(Role::radiogroup);
        std::size_t segments = 1;
        ImGuiID group = groups.empty() ? 0 : groups.front()->id;
        if (group) segments = static_cast<std::size_t>(std::ranges::count_if(desk.stage.tree().nodes(), [&](auto const& n) { return n.parent == group && n.role == Role::radio; }));
        for (std::size_t s = 0; s < segments; ++s) {
            if (group) {
                std::vector<ImGuiID> radios;
                for (auto const& n : desk.stage.tree().nodes()) if (n.parent == group && n.role == Role::radio) radios.push_back(n.id);
                if (s >= radios.size()) break;
                desk.stage.act(radios[s], ui::sem::ActionKind::click);
                settle(desk);
            }
            walk_here(desk, std::string(place.view) + (place.in_project ? "/p " : " ") + std::to_string(s));
        }
    }
}
