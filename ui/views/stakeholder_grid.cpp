// The power × interest grid: power upwards, interest to the right, on the register's scale of 1 to 5. Chips stand below each other in their cell, so
// that names never overlap; what does not fit is behind a number.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/registers/stakeholder.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/stakeholder_parts.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace stk = registers::stakeholder;

constexpr int kLevels = 5, kHigh = 4;
constexpr float kChip = 22, kGap = 3, kAxis = 34, kFoot = 38, kTray = 62, kQuadrantRow = 20;

// Where things are: cell (interest, power) from the lower left.
struct Plan {
    Box grid;
    float cell_w = 0, cell_h = 0;
    Box cell(int interest, int power) const {
        float const x = std::round(grid.x + cell_w * static_cast<float>(interest - 1)), y = std::round(grid.bottom() - cell_h * static_cast<float>(power));
        return {x, y, std::round(grid.x + cell_w * static_cast<float>(interest)) - x, std::round(grid.bottom() - cell_h * static_cast<float>(power - 1)) - y};
    }
    // The levels under a point; 0: outside.
    int interest_at(float x) const { return x < grid.x || x >= grid.right() ? 0 : std::clamp(1 + static_cast<int>((x - grid.x) / cell_w), 1, kLevels); }
    int power_at(float y) const { return y < grid.y || y >= grid.bottom() ? 0 : std::clamp(1 + static_cast<int>((grid.bottom() - y) / cell_h), 1, kLevels); }
};

int level(Record const& who, Field<std::int64_t> field) { return static_cast<int>(std::clamp<std::int64_t>(who.get(field), 0, kLevels)); }
bool assessed(Record const& who) { return level(who, stk::power) > 0 && level(who, stk::interest) > 0; }

void draw_ground(Frame& frame, Plan const& plan) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    pen.fill(plan.grid, theme.surface);
    Box const closely{plan.cell(kHigh, kHigh).x, plan.grid.y, plan.grid.right() - plan.cell(kHigh, kHigh).x, plan.cell(kHigh, kHigh).bottom() - plan.grid.y};
    pen.fill(closely, theme.accent_soft);
    for (int i = 1; i < kLevels; ++i) {
        bool const border = i == kHigh - 1;
        float const x = plan.cell(i, 1).right(), y = plan.cell(1, i).y;
        if (border) {
            pen.dashed({x, plan.grid.y}, {x, plan.grid.bottom()}, theme.text3, 4, 3);
            pen.dashed({plan.grid.x, y}, {plan.grid.right(), y}, theme.text3, 4, 3);
        } else {
            pen.line_v(x, plan.grid.y, plan.grid.bottom(), theme.grid);
            pen.line_h(plan.grid.x, plan.grid.right(), y, theme.grid);
        }
    }
    pen.outline(plan.grid, theme.line_strong);
}

void draw_quadrant_names(Frame& frame, Plan const& plan) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    float const middle = plan.cell(kHigh, 1).x;
    struct Name { std::string_view id, words, tip; Box at; Align align; };
    std::array const names{
        Name{"q.satisfied", tr("stakeholders.quadrant.keep_satisfied"), tr("stakeholders.quadrant.keep_satisfied.tip"), {plan.grid.x, plan.grid.y, middle - plan.grid.x, kQuadrantRow}, Align::left},
        Name{"q.closely", tr("stakeholders.quadrant.manage_closely"), tr("stakeholders.quadrant.manage_closely.tip"), {middle, plan.grid.y, plan.grid.right() - middle, kQuadrantRow}, Align::right},
        Name{"q.monitor", tr("stakeholders.quadrant.monitor"), tr("stakeholders.quadrant.monitor.tip"), {plan.grid.x, plan.grid.bottom() - kQuadrantRow, middle - plan.grid.x, kQuadrantRow}, Align::left},
        Name{"q.informed", tr("stakeholders.quadrant.keep_informed"), tr("stakeholders.quadrant.keep_informed.tip"), {middle, plan.grid.bottom() - kQuadrantRow, plan.grid.right() - middle, kQuadrantRow}, Align::right}};
    for (auto const& name : names) {
        text(ui, {.text = name.words, .type = Type::small_strong, .color = theme.text3, .align = name.align, .id = name.id, .at = name.at.inset(6, 0)});
        tooltip_for(ui, name.at, name.tip, name.id);
    }
}

void draw_axes(Frame& frame, Plan const& plan) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    for (int i = 1; i <= kLevels; ++i) {
        auto const number = format_integer(i);
        pen.text({plan.grid.x - 18, plan.cell(1, i).y, 14, plan.cell(1, i).h}, theme.text3, Type::micro, number, Align::right);
        pen.text({plan.cell(i, 1).x, plan.grid.bottom() + 2, plan.cell(i, 1).w, 14}, theme.text3, Type::micro, number, Align::centre);
    }
    pen.text({plan.grid.x, plan.grid.bottom() + 17, plan.grid.w, 16}, theme.text2, Type::small, tr("stakeholders.axis.interest"), Align::centre);
    text(ui, {.text = tr("stakeholders.axis.power"), .type = Type::small, .color = theme.text2, .id = "axis.power", .at = {plan.grid.x - kAxis, plan.grid.y - 20, 220, 16}});
}

std::string chip_tip(Frame const& frame, Record const& who) {
    auto const side = [&](Field<std::string> field) { return who.has(field) ? option_words(stk::kType, field.slot, who.get(field)) : std::string("—"); };
    auto words = record_name(who);
    if (who.has(stk::role)) words += " · " + std::string(who.get(stk::role));
    if (who.has(stk::organisation)) words += " · " + std::string(who.get(stk::organisation));
    words += '\n' + tr("stakeholders.chip.levels", {format_integer(who.get(stk::power)), format_integer(who.get(stk::interest)), quadrant_words(who)});
    words += '\n' + tr("stakeholders.chip.engagement", {side(stk::engagement_now), side(stk::engagement_wanted)});
    if (who.has(stk::expectations)) words += '\n' + tr("stakeholders.chip.expects", {who.get(stk::expectations)});
    if (frame.writable) words += '\n' + std::string(tr("stakeholders.chip.how"));
    return words;
}

// The sign of the present engagement, the name, and the steps that are missing.
void paint_chip(Frame const& frame, Pen const& pen, Record const& who, Box at, bool hovered, bool with_project) {
    auto const& theme = frame.ui.theme();
    bool const selected = frame.session.is_selected(who.id());
    pen.panel(at, selected ? theme.selected : hovered ? theme.hover : theme.surface, selected ? theme.accent : theme.line_strong, metric::radius_badge);
    paint_engagement(pen, {at.x + 10, at.cy()}, who.get(stk::engagement_now));
    Box name{at.x + 20, at.y, at.w - 24, at.h};
    if (int const gap = stk::engagement_gap(who); gap > 0) {
        auto const steps = format_signed(-gap, 0);
        pen.text(name.cut_right(std::ceil(pen.width(Type::micro_strong, steps)) + 4), gap > 1 ? theme.red_text : theme.amber_text, Type::micro_strong, steps, Align::right);
    }
    pen.text(name, theme.text1, Type::small, stakeholder_name(frame, who, with_project));
}

std::optional<GridMove> chip(Frame& frame, Record const& who, Box at, Plan const& plan, bool with_project) {
    auto& ui = frame.ui;
    IdScope const scope{who.id()};
    auto const tip = chip_tip(frame, who);
    auto const value = tr("stakeholders.chip.levels", {format_integer(who.get(stk::power)), format_integer(who.get(stk::interest)), quadrant_words(who)});
    auto const hot = hot_area(ui, {.id = "chip", .name = stakeholder_name(frame, who, with_project), .value = value, .description = tip, .state = frame.session.is_selected(who.id()) ? sem::selected : 0u, .at = at, .arrows = frame.writable, .drag = frame.writable});
    if (hot.clicked) {
        frame.session.inspector_open = true;
        frame.select(who.id());
    }
    if (hot.visible) paint_chip(frame, ui.pen(), who, at, hot.hovered, with_project);
    if (hot.dragging) {
        auto const mouse = ImGui::GetIO().MousePos;
        int const interest = plan.interest_at(mouse.x), power = plan.power_at(mouse.y);
        auto const over = ui.overlay();
        if (interest && power) {
            Box const target = plan.cell(interest, power);
            over.dashed_outline(target, ui.theme().accent);
            over.text({target.x, target.y + 2, target.w - 4, 16}, ui.theme().accent_text, Type::micro, tr("stakeholders.drop", {format_integer(power), format_integer(interest)}), Align::right);
        }
        paint_chip(frame, over, who, at.moved(hot.drag.x, hot.drag.y), true, with_project);
    } else {
        tooltip_for(ui, at, tip, "chip");
    }
    int power = level(who, stk::power), interest = level(who, stk::interest);
    if (hot.dropped) {
        auto const mouse = ImGui::GetIO().MousePos;
        int const to_interest = plan.interest_at(mouse.x), to_power = plan.power_at(mouse.y);
        if (to_interest && to_power && (to_interest != interest || to_power != power)) return GridMove{who.id(), to_power, to_interest};
    } else if (hot.dx || hot.dy) {
        int const to_interest = std::clamp(std::max(interest, 1) + hot.dx, 1, kLevels), to_power = std::clamp(std::max(power, 1) - hot.dy, 1, kLevels);
        if (to_interest != interest || to_power != power) return GridMove{who.id(), to_power, to_interest};
    }
    return std::nullopt;
}

}  // namespace

std::string stakeholder_name(Frame const& frame, Record const& who, bool with_project) {
    auto const* project = with_project ? frame.store.live(who.get(stk::project)) : nullptr;
    auto name = record_name(who);
    return project ? std::string(code_of(*project)) + ' ' + name : name;
}

void paint_engagement(Pen const& pen, ImVec2 centre, std::string_view level) {
    auto const& theme = *pen.theme;
    if (level == "leading") { pen.circle(centre, 4.5f, theme.green); pen.circle(centre, 1.5f, theme.surface); }
    else if (level == "supportive") pen.circle(centre, 4, theme.green);
    else if (level == "neutral") pen.circle_outline(centre, 3.5f, theme.c1, 2);
    else if (level == "resistant") pen.diamond(centre, 10, theme.red);
    else if (level == "unaware") pen.triangle_up(centre, 9, 8, theme.amber);
    else pen.circle_outline(centre, 3.5f, theme.grey, 1);
}

std::string quadrant_words(Record const& who) {
    switch (stk::quadrant(who)) {
        case stk::Quadrant::monitor: return std::string(tr("stakeholders.quadrant.monitor"));
        case stk::Quadrant::keep_informed: return std::string(tr("stakeholders.quadrant.keep_informed"));
        case stk::Quadrant::keep_satisfied: return std::string(tr("stakeholders.quadrant.keep_satisfied"));
        case stk::Quadrant::manage_closely: return std::string(tr("stakeholders.quadrant.manage_closely"));
        case stk::Quadrant::unknown: break;
    }
    return std::string(tr("stakeholders.quadrant.unknown"));
}

std::optional<GridMove> PowerGrid::draw(Frame& frame, std::vector<Record const*> const& people, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    bool const with_project = !frame.session.location.project;
    std::vector<Record const*> tray;
    for (auto const* who : people)
        if (!assessed(*who)) tray.push_back(who);
    RegionScope const region{ui, {.id = "grid", .role = sem::Role::group, .name = tr("stakeholders.grid"), .at = at}};
    Box area = at;
    Box const below = tray.empty() ? Box{} : area.cut_bottom(kTray);
    area.cut_top(22);
    area.cut_bottom(kFoot);
    area.cut_left(kAxis);
    area.cut_right(4);
    Plan const plan{.grid = area, .cell_w = area.w / kLevels, .cell_h = area.h / kLevels};
    draw_ground(frame, plan);
    draw_quadrant_names(frame, plan);
    draw_axes(frame, plan);

    std::optional<GridMove> move;
    for (int power = kLevels; power >= 1; --power)
        for (int interest = 1; interest <= kLevels; ++interest) {
            std::vector<Record const*> here;
            for (auto const* who : people)
                if (level(*who, stk::power) == power && level(*who, stk::interest) == interest) here.push_back(who);
            if (here.empty()) continue;
            Box cell = plan.cell(interest, power).inset(4, 4);
            if (power == kLevels) cell.cut_top(kQuadrantRow - 4);
            if (power == 1) cell.cut_bottom(kQuadrantRow - 4);
            auto room = static_cast<std::size_t>(std::max(1.0f, (cell.h + kGap) / (kChip + kGap)));
            bool const overflow = here.size() > room;
            if (overflow) --room;
            for (std::size_t i = 0; i < std::min(room, here.size()); ++i)
                if (auto const wanted = chip(frame, *here[i], cell.cut_top(kChip, kGap), plan, with_project)) move = wanted;
            if (!overflow) continue;
            auto const key = "more." + std::to_string(power) + '.' + std::to_string(interest);
            auto const words = tr("stakeholders.more", static_cast<std::int64_t>(here.size() - room));
            Box const more = cell.cut_top(kChip);
            auto const hot = hot_area(ui, {.id = key, .name = words, .at = more});
            ui.pen().text(more.inset(6, 0), hot.hovered ? theme.accent_text : theme.text2, Type::small, words);
            if (hot.clicked) {
                m_open_power = power, m_open_interest = interest;
                open_menu_at(ui, "more", {more.x, more.bottom()});
            }
        }
    // The names that did not fit, as a menu that selects.
    std::vector<Record const*> hidden;
    std::vector<std::string> names, keys;
    for (auto const* who : people)
        if (level(*who, stk::power) == m_open_power && level(*who, stk::interest) == m_open_interest) hidden.push_back(who);
    names.reserve(hidden.size());
    keys.reserve(hidden.size());
    std::vector<MenuItem> items;
    for (auto const* who : hidden) {
        names.push_back(stakeholder_name(frame, *who, with_project));
        keys.push_back(to_text(who->id()));
        items.push_back({.key = keys.back(), .label = names.back()});
    }
    if (auto const chosen = menu(ui, {.id = "more", .name = tr("stakeholders.grid"), .items = items})) {
        frame.session.inspector_open = true;
        frame.select(hidden[static_cast<std::size_t>(*chosen)]->id());
    }
    if (!tray.empty()) {
        Box row = below;
        text(ui, {.text = tr("stakeholders.not_assessed", static_cast<std::int64_t>(tray.size())), .type = Type::small, .color = theme.text2, .id = "tray", .at = row.cut_top(22)});
        for (auto const* who : tray) {
            float const width = std::min(180.0f, 32 + std::ceil(text_width(ui.fonts(), Type::small, stakeholder_name(frame, *who, with_project))));
            if (row.w < width) break;
            Box place = row.cut_left(width, 6);
            place.h = kChip;
            if (auto const wanted = chip(frame, *who, place, plan, with_project)) move = wanted;
        }
    }
    return move;
}

}  // namespace pmo::ui
