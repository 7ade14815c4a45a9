#include "ui/navigation.h"
#include "ui/screens/screens.h"

#include <algorithm>

#include "core/registers/project.h"
#include "core/rules/my_work.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/nav.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

constexpr float kRow = 28;

void refresh(NavigationCounts& counts, Frame const& frame) {
    if (counts.revision == frame.store.revision() && counts.person == frame.session.person) return;
    counts = {frame.store.revision(), frame.session.person, {}};
    for (auto const& group : navigation_groups())
        for (auto const& entry : group.items) {
            if (entry.count == NavigationCount::work) counts.by_register[entry.view] = rules::pressing(rules::my_work({frame.store, frame.derived, Date{frame.ui.today}}, counts.person));
            auto const* type = entry.count == NavigationCount::open ? find_register(entry.detail) : nullptr;
            if (!type) continue;
            auto const status = slot_with(*type, FieldFlag::status);
            auto& number = counts.by_register[entry.detail];
            for (auto const& row : frame.store.table(*type).rows()) {
                if (row.deleted() || (status != kNoSlot && is_closed(type->fields[status], row.text(status)))) continue;
                ++number;
            }
        }
}

std::string count_of(Frame& frame, NavigationCounts const& counts, NavigationEntry const& entry, bool& attention) {
    attention = entry.count == NavigationCount::work;
    if (auto const at = counts.by_register.find(entry.detail.empty() ? entry.view : entry.detail); entry.count != NavigationCount::none && at != counts.by_register.end() && at->second > 0) return format_integer(at->second);
    if (entry.view == "project_list") return format_integer(static_cast<std::int64_t>(frame.derived.projects().size()));
    if (entry.view == "merge" && frame.incoming) { attention = true; return "1"; }
    return {};
}

Location target(NavigationEntry const& entry) { return {.view = std::string(entry.view), .project = kNoId, .detail = std::string(entry.detail)}; }

bool is_current(Frame const& frame, NavigationEntry const& entry) {
    auto const& here = frame.session.location;
    return !here.project && entry.view == here.view && (entry.view != "register" || entry.detail == here.detail);
}

std::vector<Record const*> starred(Frame const& frame) {
    std::vector<Record const*> found;
    for (auto const id : frame.derived.projects())
        if (auto const* project = frame.store.live(id); project && project->get(registers::project::starred)) found.push_back(project);
    if (auto const* here = frame.store.live(frame.session.location.project); here && std::ranges::find(found, here) == found.end()) found.push_back(here);
    return found;
}

// The children of a group, one below the other from `y`; returns the y below the last.
float draw_children(Frame& frame, NavigationCounts const& counts, NavigationGroup const& group, float x, float y, float width) {
    auto& ui = frame.ui;
    for (auto const& entry : group.items) {
        bool attention = false;
        auto const count = count_of(frame, counts, entry, attention);
        auto const label = navigation_label(entry);
        auto const id = std::string(entry.view) + '.' + std::string(entry.detail);
        if (nav_item(ui, {.id = id, .label = label, .current = is_current(frame, entry), .count = count, .attention = attention, .at = {x, y, width, kRow}}))
            frame.go(target(entry));
        y += kRow;
    }
    if (group.projects)
        for (auto const* project : starred(frame)) {
            IdScope const scope{project->id()};
            bool const here = frame.session.location.project == project->id();
            bool const star = project->get(registers::project::starred);
            if (nav_item(ui, {.id = "project", .label = shown_title(*project), .icon = star ? Icon::star : Icon::none, .current = here, .count = {}, .attention = false, .at = {x, y, width, kRow}}))
                frame.go({.view = "plan", .project = project->id(), .detail = {}});
            y += kRow;
        }
    return y;
}

void toggle_group(Session& session, std::string_view id) {
    auto& open = session.open_groups;
    if (auto const at = std::ranges::find(open, id); at != open.end()) open.erase(at);
    else open.emplace_back(id);
}

void draw_wide(Frame& frame, NavigationCounts const& counts, Box at) {
    auto& ui = frame.ui;
    auto* const current = group_of(frame.session.location);
    Box foot = at.cut_bottom(44);
    {
        PanelScope const panel{ui, {.id = "nav.list", .name = {}, .at = at, .padding_x = 0, .padding_y = 8}};
        Box const inner = panel.inner();
        float y = inner.y;
        for (auto const& group : navigation_groups()) {
            bool const open = &group == current || std::ranges::find(frame.session.open_groups, group.id) != frame.session.open_groups.end();
            auto const label = tr_key("nav." + std::string(group.id));
            if (ui::nav_group(ui, {.id = group.id, .label = label, .icon = group.icon, .open = open, .current = &group == current, .leaf = false, .count = {}, .at = {inner.x, y, inner.w, kRow}})) {
                toggle_group(frame.session, group.id);
                frame.ask([](AppActions& app) { app.session_changed(); });
            }
            y += kRow;
            if (open) {
                IdScope const scope{group.id};
                y = draw_children(frame, counts, group, inner.x, y, inner.w);
            }
            y += 4;
        }
        reserve({inner.x, inner.y, inner.w, y - inner.y});
    }
    Box const tile = foot.inset(8, 8);
    auto const pen = ui.pen();
    auto const hot = hot_area(ui, {.id = "nav.collapse", .name = tr("nav.collapse"), .value = {}, .description = {}, .at = tile, .ring_radius = metric::radius_button});
    if (hot.hovered) pen.fill(tile, ui.theme().pressed, metric::radius_button);
    pen.icon(tile.x + 8, tile.cy(), Icon::panel_left_close, ui.theme().text3);
    pen.text(tile.x + 32, tile.cy(), ui.theme().text3, Type::body, tr("nav.collapse"));
    paint_key(pen, tile.right() - 4, tile.cy(), "Ctrl B");
    if (hot.clicked) frame.run("toggle_nav");
}

void draw_rail(Frame& frame, Box at) {
    auto& ui = frame.ui;
    auto* const current = group_of(frame.session.location);
    float y = at.y + 8;
    for (auto const& group : navigation_groups()) {
        auto const label = tr_key("nav." + std::string(group.id));
        IdScope const scope{group.id};
        if (nav_rail(ui, {.id = "rail", .label = label, .icon = group.icon, .open = false, .current = &group == current, .leaf = false, .count = {}, .at = {at.x + 8, y, 32, 32}}))
            open_menu_at(ui, "children", {at.right() + 4, y});
        std::vector<std::string> labels;
        std::vector<MenuItem> items;
        auto const stars = group.projects ? starred(frame) : std::vector<Record const*>{};
        labels.reserve(group.items.size());
        for (auto const& entry : group.items) labels.push_back(navigation_label(entry));
        for (std::size_t i = 0; i < labels.size(); ++i)
            items.push_back({.key = group.items[i].detail.empty() ? group.items[i].view : group.items[i].detail, .label = labels[i], .shortcut = {}, .checked = is_current(frame, group.items[i]), .tip = {}});
        std::vector<std::string> keys;
        keys.reserve(stars.size());
        for (auto const* project : stars) {
            keys.push_back(to_text(project->id()));
            items.push_back({.key = keys.back(), .label = shown_title(*project), .icon = Icon::star, .shortcut = {}, .line_above = keys.size() == 1, .tip = {}});
        }
        if (auto const chosen = menu(ui, {.id = "children", .name = label, .items = items})) {
            auto const n = static_cast<std::size_t>(*chosen);
            if (n < group.items.size()) frame.go(target(group.items[n]));
            else frame.go({.view = "plan", .project = stars[n - group.items.size()]->id(), .detail = {}});
        }
        y += 40;
    }
    if (button(ui, {.id = "nav.expand", .label = {}, .icon = Icon::panel_left_open, .kind = ButtonKind::ghost, .name = tr("nav.expand"), .tip = tr("nav.expand"), .at = Box{at.x + 8, at.bottom() - 40, 32, 32}}))
        frame.run("toggle_nav");
}

}  // namespace

void draw_navigation(Frame& frame, NavigationCounts& counts, Box at, bool rail) {
    refresh(counts, frame);
    auto& ui = frame.ui;
    RegionScope const region{ui, {.id = "nav", .role = sem::Role::navigation, .name = tr("nav.name"), .at = at}};
    auto const pen = ui.pen();
    pen.fill(at, ui.theme().nav);
    pen.line_v(at.right() - 1, at.y, at.bottom(), ui.theme().line);
    IdScope const scope{"nav"};
    if (rail) draw_rail(frame, at);
    else draw_wide(frame, counts, at);
}

}  // namespace pmo::ui
