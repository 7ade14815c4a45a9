// The risks of a register along time: from the day they were found to the end of their window, with every review, the next one, the check of the trigger
// and the open actions. One line a risk, the next review first.

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/registers/risk.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/risk_matrix.h"
#include "ui/views/risk_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace rsk = registers::risk;
namespace rev = registers::risk_review;
namespace act = registers::risk_action;

constexpr float kRow = 28, kLabel = 300, kHead = 26;
constexpr std::int32_t kBack = 150, kAhead = 150;    // days shown around the data date

struct Axis {
    std::int32_t from = 0, to = 1;
    float x = 0, w = 1;
    float at(std::int32_t day) const { return std::round(x + w * static_cast<float>(std::clamp(day, from, to) - from) / static_cast<float>(to - from)); }
};

void draw_months(Ui& ui, Axis const& axis, Box const& head, float bottom) {
    auto const pen = ui.pen();
    auto const& theme = ui.theme();
    auto civil = civil_of(Date{axis.from});
    for (int i = 0; i < 14; ++i) {
        auto const first = date_of({civil.year, civil.month, 1}).day;
        if (first > axis.to) break;
        if (first >= axis.from) {
            pen.line_v(axis.at(first), head.y + 4, bottom, theme.grid);
            pen.text(axis.at(first) + 5, head.cy(), theme.text3, Type::micro, format_month_short(civil.month));
        }
        civil = civil.month == 12 ? Civil{civil.year + 1, 1, 1} : Civil{civil.year, static_cast<std::uint8_t>(civil.month + 1), 1};
    }
    auto const now = axis.at(ui.today);
    pen.line({now, head.y + 4}, {now, bottom}, theme.accent, 1.5f);
}

void draw_lane(Frame& frame, Record const& risk, Axis const& axis, Box const& lane) {
    auto const pen = frame.ui.pen();
    auto const& theme = frame.ui.theme();
    auto const from = risk.has(rsk::identified_on) ? risk.get(rsk::identified_on).day : frame.ui.today;
    auto const to = risk.has(rsk::exposure_to) ? risk.get(rsk::exposure_to).day : risk.has(rsk::next_review) ? std::max(risk.get(rsk::next_review).day, frame.ui.today) : frame.ui.today;
    auto const score = rsk::score(risk);
    Box const bar{axis.at(from), lane.cy() - 4, std::max(3.0f, axis.at(to) - axis.at(from)), 8};
    pen.panel(bar, risk_score_color(theme, score), theme.line_strong, metric::radius_bar);
    for (auto const* review : frame.store.referrers(rev::kType, rev::risk, risk.id())) {
        auto const day = review->get(rev::on).day;
        if (day < axis.from || day > axis.to) continue;
        pen.circle({axis.at(day), lane.cy()}, 3.5f, theme.text2);
    }
    for (auto const* action : frame.store.referrers(act::kType, act::risk, risk.id()))
        if (registers::is_open(*action) && action->has(act::due)) pen.triangle_up({axis.at(action->get(act::due).day), lane.bottom() - 6}, 8, 7, action->get(act::due).day < frame.ui.today ? theme.red : theme.c2);
    if (risk.has(rsk::trigger_on)) pen.icon(axis.at(risk.get(rsk::trigger_on).day) - 6, lane.cy(), Icon::flag, risk.get(rsk::trigger_on).day <= frame.ui.today ? theme.red : theme.amber, 12);
    if (!risk.has(rsk::next_review)) return;
    bool const late = risk.get(rsk::next_review).day < frame.ui.today;
    pen.diamond({axis.at(risk.get(rsk::next_review).day), lane.cy()}, 12, late ? theme.red : theme.accent);
}

std::string lane_words(Record const& risk) {
    auto const day = [&](Field<Date> field) { return risk.has(field) ? format_date(risk.get(field).day) : std::string("—"); };
    return tr("risk_view.lane", {day(rsk::identified_on), day(rsk::next_review), day(rsk::trigger_on), day(rsk::exposure_to)});
}

void draw_row(Frame& frame, Record const& risk, Axis const& axis, Box const& line) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{risk.id()};
    auto const words = lane_words(risk);
    auto const name = std::string(code_of(risk)) + ' ' + record_name(risk);
    auto const hot = hot_area(ui, {.id = "lane", .name = name, .value = {}, .description = words, .role = sem::Role::listitem, .at = line});
    if (hot.clicked) {
        frame.session.inspector_open = true;
        frame.select(risk.id());
    }
    if (!hot.visible) return;
    auto const pen = ui.pen();
    bool const selected = frame.session.is_selected(risk.id());
    if (selected || hot.hovered) pen.fill(line, selected ? theme.selected : theme.hover);
    pen.line_h(line.x, line.right(), line.bottom() - 1, theme.grid);
    Box label{line.x + 12, line.y, axis.x - line.x - 24, line.h};
    paint_score(pen, label.x, label.cy(), static_cast<int>(rsk::score(risk)), false);
    label.cut_left(44);
    pen.text(label.cut_left(std::ceil(pen.width(Type::small, code_of(risk))) + 8), theme.text3, Type::small, code_of(risk));
    pen.text(label, theme.text1, Type::body, record_name(risk));
    draw_lane(frame, risk, axis, line);
    tooltip_for(ui, line, name + '\n' + words, "lane");
}

}  // namespace

void draw_risk_timeline(Frame& frame, RiskFigures const& figures, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const caption = tr("risk_view.timeline_caption");
    CardScope const card{ui, {.id = "timeline", .title = tr("risk_view.timeline"), .caption = caption, .at = at}};
    Box body = card.body();
    auto rows = figures.open;
    sort_stably(rows, {}, [](Record const* risk) { return risk->has(rsk::next_review) ? risk->get(rsk::next_review).day : std::int32_t{1} << 30; });
    Box const head = body.cut_top(kHead);
    float const label = std::min(kLabel, body.w * 0.4f);
    Axis const axis{ui.today - kBack, ui.today + kAhead, body.x + label, body.w - label - 16};
    if (rows.empty()) {
        text_at(ui, body.cut_top(32).inset(12, 0), tr("risk_view.none_open"), Type::body, theme.text3);
        return;
    }
    PanelScope const panel{ui, {.id = "lanes", .name = tr("risk_view.timeline"), .role = sem::Role::list, .at = body}};
    Box const inner = panel.inner();
    auto const height = kRow * static_cast<float>(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Box const line{inner.x, inner.y + kRow * static_cast<float>(i), inner.w, kRow};
        if (ImGui::IsRectVisible(line.min(), line.max())) draw_row(frame, *rows[i], axis, line);
    }
    ImGui::PushClipRect(at.min(), at.max(), false);
    draw_months(ui, axis, head, std::min(inner.y + height, body.bottom()));
    ImGui::PopClipRect();
    reserve({inner.x, inner.y, inner.w, height});
}

}  // namespace pmo::ui
