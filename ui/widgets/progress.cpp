#include "ui/widgets/progress.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/widgets/item.h"

namespace pmo::ui {

void paint_progress(Pen const& pen, Box const& track, int permille, int plan_permille, ImU32 color) {
    Theme const& t = *pen.theme;
    pen.fill(track, t.pressed, track.h / 2);
    float const done = std::round(track.w * static_cast<float>(std::clamp(permille, 0, 1000)) / 1000.0f);
    if (done > 0) pen.fill({track.x, track.y, std::max(done, std::min(track.h, track.w)), track.h}, color ? color : t.b1, track.h / 2);
    if (plan_permille >= 0) {
        float const x = std::round(track.x + track.w * static_cast<float>(std::clamp(plan_permille, 0, 1000)) / 1000.0f);
        pen.fill({std::min(x, track.right() - 1) - 1, track.y - 2, 2, track.h + 4}, t.text1);
    }
}

void progress_bar(Ui& ui, Progress const& spec) {
    Box const box = detail::take_place(spec.at, spec.width, 100, 16);
    Box const track{box.x, std::round(box.cy() - 3), box.w, 6};
    paint_progress(ui.pen(), track, spec.permille, spec.plan_permille, spec.color);
    std::string words = format_percent(spec.permille, 1, spec.permille % 10 == 0 ? 0 : 1);
    if (spec.plan_permille >= 0) words = tr("widget.progress_plan", {words, format_percent(spec.plan_permille, 1, spec.plan_permille % 10 == 0 ? 0 : 1)});
    detail::emit_static(ui, detail::make_id(spec.id), box, sem::Role::progressbar, spec.name.empty() ? std::string_view(ui.form_name) : spec.name, words);
}

void paint_bullet(Pen const& pen, Box const& track, double full, double actual, double earned, ImU32 color) {
    Theme const& t = *pen.theme;
    auto const at = [&](double amount) {
        double const share = full > 0 ? std::clamp(amount / full, 0.0, 1.0) : 0;
        return std::round(track.x + track.w * static_cast<float>(share));
    };
    pen.fill(track, t.pressed, metric::radius_bar);
    pen.fill({track.x, track.y, at(actual) - track.x, track.h}, color ? color : t.b1, metric::radius_bar);
    if (actual > full) pen.triangle_up({track.right() + 6, track.cy()}, 7, 6, t.red);
    float const tick = at(earned);
    pen.fill({tick - 1, track.y - 3, 2, track.h + 6}, t.text1);
}

void bullet_bar(Ui& ui, Bullet const& spec) {
    Box const box = detail::take_place(spec.at, spec.width, 120, 16);
    paint_bullet(ui.pen(), {box.x, std::round(box.cy() - 4), box.w, 8}, spec.full, spec.actual, spec.earned, spec.color);
    detail::emit_static(ui, detail::make_id(spec.id), box, sem::Role::img, spec.name, spec.value_text);
}

void paint_stacked(Pen const& pen, Box const& box, std::span<Part const> parts) {
    double total = 0;
    for (Part const& part : parts) total += part.amount;
    if (total <= 0) return;
    double at = 0;
    for (Part const& part : parts) {
        float const x0 = std::round(box.x + box.w * static_cast<float>(at / total));
        at += part.amount;
        float const x1 = std::round(box.x + box.w * static_cast<float>(at / total));
        if (x1 - 2 > x0) pen.fill({x0, box.y, x1 - x0 - 2, box.h}, part.color, metric::radius_bar);
    }
}

void paint_sparkline(Pen const& pen, Box const& box, Spark const& spark) {
    std::size_t const n = spark.values.size();
    if (n < 2 || box.empty()) return;
    float low = spark.values[0], high = low;
    for (float v : spark.values) low = std::min(low, v), high = std::max(high, v);
    if (spark.threshold) low = std::min(low, *spark.threshold), high = std::max(high, *spark.threshold);
    if (high - low < 1e-6f) high = low + 1;
    ImU32 const color = spark.color ? spark.color : pen.theme->c1;
    Box const plot = box.inset(3, 3);
    auto const y_of = [&](float v) { return plot.bottom() - plot.h * (v - low) / (high - low); };
    ImVector<ImVec2> points;
    for (std::size_t i = 0; i < n; ++i)
        points.push_back({plot.x + plot.w * static_cast<float>(i) / static_cast<float>(n - 1), y_of(spark.values[i])});
    if (spark.area)
        for (int i = 0; i + 1 < points.Size; ++i)
            pen.list->AddQuadFilled(points[i], points[i + 1], {points[i + 1].x, box.bottom()}, {points[i].x, box.bottom()},
                                    with_alpha(color, pen.theme->dark ? 48 : 30));
    if (spark.threshold) pen.dashed({plot.x, std::round(y_of(*spark.threshold)) + 0.5f}, {plot.right(), std::round(y_of(*spark.threshold)) + 0.5f},
                                    pen.theme->text3, 2, 3);
    pen.polyline(points.Data, points.Size, color, 1.5f);
    if (spark.last_dot) pen.circle({points.back().x + 0.5f, points.back().y + 0.5f}, 3, color);
}

}  // namespace pmo::ui
