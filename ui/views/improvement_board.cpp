// The improvements as a board: a column for each state, a card for each with who has to act, by when, and its effect.

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/actions/adopt_improvement.h"
#include "core/base/decimal.h"
#include "core/registers/improvement.h"
#include "core/rules/knowledge.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/improvement_parts.h"
#include "ui/views/record_card.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace imp = registers::improvement;

constexpr float kColumn = 176, kCard = 92, kHead = 32;

rules::Hit const* worst(std::vector<rules::Hit> const& hits, Id subject) {
    rules::Hit const* found = nullptr;
    for (auto const& hit : hits)
        if (hit.subject == subject && (!found || hit.severity > found->severity)) found = &hit;
    return found;
}

// By when something has to happen: the decision, the end of the trial, the measurement.
std::optional<Date> next_date(Record const& one) {
    if (is_over(one)) return std::nullopt;
    if (registers::is(one, imp::status, "adopted")) return one.has(imp::adopted_on) || one.has(imp::measure_due) ? std::optional(rules::measure_by(one)) : std::nullopt;
    if (registers::is(one, imp::status, "trial") && one.has(imp::trial_until)) return one.get(imp::trial_until);
    return one.has(imp::due) ? std::optional(one.get(imp::due)) : std::nullopt;
}

void draw_card(Frame& frame, Record const& one, rules::Hit const* hit, bool chosen, Box at, Id& clicked) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{one.id()};
    auto const name = record_name(one), effect = effect_words(one), owner = owner_name(frame.store, one);
    auto const next = next_date(one);
    auto const due = next ? format_date_short(next->day) : std::string{};
    auto const state = option_words(imp::kType, imp::status.slot, registers::is(one, imp::status, "") ? "proposed" : one.get(imp::status));
    auto const why = hit ? explain(frame, *hit) : owner + ' ' + due;
    auto const hot = hot_area(ui, {.id = "card", .name = name, .value = effect.empty() ? state : state + ' ' + effect, .description = why, .role = sem::Role::listitem, .state = chosen ? static_cast<std::uint32_t>(sem::selected) : 0u, .at = at, .ring_radius = metric::radius_button});
    if (hot.clicked) clicked = one.id();
    if (!hot.visible) return;
    auto const pen = ui.pen();
    pen.panel(at, chosen ? theme.selected : hot.hovered ? theme.hover : theme.surface, chosen ? theme.accent_line : theme.line, metric::radius_button);
    Box box = at.inset(8, 7);
    auto const lines = pen.wrap(Type::body, name, box.w);
    for (std::size_t i = 0; i < lines.size() && i < 2; ++i) {
        Box const line = box.cut_top(18);
        if (i == 1 && lines.size() > 2) pen.text(line, theme.text1, Type::body, std::string(lines[i]) + "…");
        else pen.text(line, theme.text1, Type::body, lines[i]);
    }
    Box foot{at.x + 8, at.bottom() - 26, at.w - 16, 20}, middle{at.x + 8, at.bottom() - 45, at.w - 16, 18};
    if (!effect.empty()) pen.text(middle, effect_permille(one).value_or(0) > 0 ? theme.green_text : theme.red_text, Type::small, effect);
    else if (one.has(imp::area)) pen.text(middle, theme.text3, Type::small, option_words(imp::kType, imp::area.slot, one.get(imp::area)));
    if (hit) pen.icon(foot.cut_right(14, 4).x, foot.cy(), severity_icon(hit->severity), severity_color(theme, hit->severity), metric::icon_field);
    if (next) pen.text(foot.cut_right(40, 6), next->day < ui.today ? theme.red_text : next->day <= ui.today + 7 ? theme.amber_text : theme.text3, Type::small, due, Align::right);
    if (!owner.empty()) {
        paint_avatar(pen, foot.x, foot.cy(), owner, 18);
        pen.text({foot.x + 24, foot.y, foot.w - 24, foot.h}, theme.text2, Type::small, owner);
    }
    if (hit) tooltip_for(ui, at, why, "card");
}

}  // namespace

std::string effect_words(Record const& one) {
    if (!one.has(imp::before) || !one.has(imp::after)) return {};
    auto words = tr("improvements.from_to", {decimal_text(one.get(imp::before), 2), decimal_text(one.get(imp::after), 2), one.get(imp::unit)});
    if (auto const effect = effect_permille(one)) words += ' ' + (*effect >= 0 ? tr("improvements.better", {format_percent(*effect, 1, 0)}) : tr("improvements.worse", {format_percent(-*effect, 1, 0)}));
    return words;
}

std::vector<std::vector<Record const*>> improvements_by_state(Store const& store) {
    std::vector<std::vector<Record const*>> states(std::size(imp::kStatus));
    for (auto const& one : store.table(imp::kType).rows()) {
        if (one.deleted()) continue;
        auto const at = std::ranges::find(imp::kStatus, one.get(imp::status)) - std::begin(imp::kStatus);
        states[at == static_cast<std::ptrdiff_t>(std::size(imp::kStatus)) ? 0 : static_cast<std::size_t>(at)].push_back(&one);
    }
    // By due date, those without one last.
    for (auto& state : states)
        std::ranges::stable_sort(state, {}, [](Record const* one) { return one->has(imp::due) ? one->get(imp::due).day : INT32_MAX; });
    return states;
}

Id draw_improvement_board(Frame& frame, std::vector<std::vector<Record const*>> const& states, std::vector<rules::Hit> const& hits, Id chosen, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    Id clicked;
    float const gap = 8, count = static_cast<float>(states.size());
    float const width = std::max(kColumn, std::floor((at.w - gap * (count - 1)) / count));
    PanelScope const board{ui, {.id = "board", .name = tr("improvements.board"), .at = at, .scroll_x = true}};
    Box const inner = board.inner();
    float const height = inner.h - (width * count + gap * (count - 1) > at.w ? 12 : 0);
    auto const pen = ui.pen();
    for (std::size_t s = 0; s < states.size(); ++s) {
        auto const label = option_words(imp::kType, imp::status.slot, imp::kStatus[s]);
        IdScope const scope{imp::kStatus[s]};
        Box column{inner.x + static_cast<float>(s) * (width + gap), inner.y, width, height};
        pen.panel(column, theme.sunken, theme.line, metric::radius_card);
        Box head = column.cut_top(kHead).inset(10, 0);
        auto const number = format_integer(static_cast<std::int64_t>(states[s].size()));
        paint_pill(pen, head.right() - pill_width(pen.fonts, number), head.cy(), number);
        heading(ui, 2, label, Type::strong, head);
        PanelScope const panel{ui, {.id = "cards", .name = label, .role = sem::Role::list, .at = column.inset(1, 0)}};
        Box const cards = panel.inner();
        for (std::size_t i = 0; i < states[s].size(); ++i) {
            Box const card{cards.x + 6, cards.y + static_cast<float>(i) * (kCard + 6), cards.w - 12, kCard};
            if (!ImGui::IsRectVisible(card.min(), card.max())) continue;
            draw_card(frame, *states[s][i], worst(hits, states[s][i]->id()), states[s][i]->id() == chosen, card, clicked);
        }
        reserve({cards.x, cards.y, cards.w, static_cast<float>(states[s].size()) * (kCard + 6) + 6});
    }
    reserve({inner.x, inner.y, width * count + gap * (count - 1), 1});
    return clicked;
}

}  // namespace pmo::ui
