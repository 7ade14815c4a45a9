#include "ui/widgets/chart.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/i18n/format.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/item.h"

namespace pmo::ui {
namespace {

struct DashPattern { float on, off; };
DashPattern pattern(Dash dash) {
    switch (dash) {
        case Dash::plan: return {6, 3};
        case Dash::forecast: return {2, 3};
        case Dash::threshold: return {3, 3};
        case Dash::dots: return {1, 3};
        case Dash::solid: break;
    }
    return {0, 0};
}

void paint_mark(Pen const& pen, ImVec2 at, Mark mark, ImU32 color) {
    switch (mark) {
        case Mark::circle: pen.circle(at, 3, color); break;
        case Mark::square: pen.fill({std::round(at.x) - 3, std::round(at.y) - 3, 6, 6}, color); break;
        case Mark::triangle: pen.triangle_up(at, 8, 7, color); break;
        case Mark::diamond: pen.diamond(at, 8, color); break;
        case Mark::hollow:
            pen.circle(at, 3.5f, pen.theme->surface);
            pen.circle_outline(at, 3.5f, color, 1.5f);
            break;
        case Mark::none: break;
    }
}

ImU32 health_color(Theme const& t, Health health) {
    switch (health) {
        case Health::green: return t.green;
        case Health::amber: return t.amber;
        case Health::red: return t.red;
        case Health::none: break;
    }
    return t.grey;
}

}  // namespace

NiceRange nice_range(double from, double to, int steps, bool with_zero) {
    if (with_zero) from = std::min(from, 0.0), to = std::max(to, 0.0);
    if (!(to > from)) to = from + 1;
    double const raw = (to - from) / std::max(1, steps);
    double const magnitude = std::pow(10.0, std::floor(std::log10(raw)));
    double const share = raw / magnitude;
    double const step = magnitude * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 2.5 ? 2.5 : share <= 5 ? 5 : 10);
    return {std::floor(from / step + 1e-9) * step, std::ceil(to / step - 1e-9) * step, step};
}

Plot::Plot(Ui& ui, PlotSpec const& spec) : m_ui(ui), m_pen(ui.pen()), m_spec(spec) {
    reserve(spec.at);
    Box const at = spec.at;
    m_area = {std::round(at.x + spec.left), std::round(at.y + spec.top), std::round(at.w - spec.left - spec.right),
              std::round(at.h - spec.top - spec.bottom)};
    m_node = detail::make_id(spec.id);
    detail::emit_static(ui, m_node, at, spec.pressable ? sem::Role::group : sem::Role::img, spec.name, spec.summary);
}

float Plot::px(double x) const {
    double const span = m_spec.x.to - m_spec.x.from;
    return m_area.x + m_area.w * static_cast<float>(span != 0 ? (x - m_spec.x.from) / span : 0);
}
float Plot::py(double y) const {
    double const span = m_spec.y.to - m_spec.y.from;
    return m_area.bottom() - m_area.h * static_cast<float>(span != 0 ? (y - m_spec.y.from) / span : 0);
}
double Plot::x_at(float pixel) const {
    return m_spec.x.from + (m_spec.x.to - m_spec.x.from) * static_cast<double>((pixel - m_area.x) / std::max(1.0f, m_area.w));
}
double Plot::y_at(float pixel) const {
    return m_spec.y.from + (m_spec.y.to - m_spec.y.from) * static_cast<double>((m_area.bottom() - pixel) / std::max(1.0f, m_area.h));
}

void Plot::y_axis(std::function<std::string(double)> const& words) {
    Theme const& t = m_ui.theme();
    int const steps = static_cast<int>(std::lround((m_spec.y.to - m_spec.y.from) / m_spec.y.step));
    for (int i = 0; i <= std::min(steps, 20); ++i) {
        double const value = m_spec.y.from + m_spec.y.step * i;
        float const y = std::round(py(value));
        m_pen.line_h(m_area.x, m_area.right(), y, t.grid);
        if (words) m_pen.text({m_spec.at.x, y - 8, m_spec.left - 6, 16}, t.text3, Type::micro, words(value), Align::right);
    }
}

void Plot::x_labels(std::span<std::string const> labels, double first, double step) {
    // When they would touch each other only every second, third … is drawn.
    float widest = 0;
    for (std::string const& label : labels) widest = std::max(widest, m_pen.width(Type::micro, label));
    float const room = std::abs(px(first + step) - px(first));
    auto const every = static_cast<std::size_t>(std::max(1.0f, std::ceil((widest + 6) / std::max(1.0f, room))));
    for (std::size_t i = 0; i < labels.size(); i += every) {
        float const x = px(first + step * static_cast<double>(i));
        m_pen.text({x - 40, m_area.bottom() + 4, 80, 16}, m_ui.theme().text3, Type::micro, labels[i], Align::centre);
    }
}

void Plot::x_axis(NiceRange range, std::function<std::string(double)> const& words) {
    int const steps = static_cast<int>(std::lround((range.to - range.from) / range.step));
    for (int i = 0; i <= std::min(steps, 30); ++i) {
        double const value = range.from + range.step * i;
        m_pen.text({px(value) - 40, m_area.bottom() + 4, 80, 16}, m_ui.theme().text3, Type::micro, words(value), Align::centre);
    }
}

void Plot::line(std::span<PlotPoint const> points, LineStyle const& style) {
    if (points.empty()) return;
    ImU32 const color = style.color ? style.color : m_ui.theme().c1;
    ImVector<ImVec2> at;
    at.reserve(static_cast<int>(points.size()));
    for (PlotPoint const& p : points) at.push_back({px(p.x), py(p.y)});
    DashPattern const dash = pattern(style.dash);
    m_pen.list->PushClipRect({m_area.x - 4, m_area.y - 4}, {m_area.right() + 4, m_area.bottom() + 4}, true);
    m_pen.polyline(at.Data, at.Size, color, style.thickness, dash.on, dash.off);
    for (ImVec2 const& p : at) paint_mark(m_pen, p, style.mark, color);
    m_pen.list->PopClipRect();
    if (!style.label.empty()) label(points.back(), style.label, color, Align::left, 8, style.label_above ? -8.0f : 10.0f);
}

void Plot::area_below(std::span<PlotPoint const> points, ImU32 color) {
    float const base = py(std::max(m_spec.y.from, 0.0));
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        ImVec2 const a{px(points[i].x), py(points[i].y)}, b{px(points[i + 1].x), py(points[i + 1].y)};
        m_pen.list->AddQuadFilled(a, b, {b.x, base}, {a.x, base}, with_alpha(color, 36));
    }
}

void Plot::bar(double x, double width, double value, BarStyle const& style) {
    float const x0 = px(x - width / 2), x1 = px(x + width / 2);
    float const y0 = py(style.base + std::max(value, 0.0)), y1 = py(style.base + std::min(value, 0.0));
    Box const box{std::round(x0), std::round(y0), std::round(x1) - std::round(x0), std::round(y1) - std::round(y0)};
    ImU32 const color = style.color ? style.color : m_ui.theme().b1;
    if (style.tentative) {
        m_pen.fill(box, with_alpha(color, 71), metric::radius_bar);
        m_pen.outline(box, color, metric::radius_bar);
    } else {
        m_pen.fill(box, color, metric::radius_bar);
    }
}

void Plot::bar_h(double y0, double y1, double value, ImU32 color) {
    float const left = px(std::min(0.0, value)), right = px(std::max(0.0, value));
    m_pen.fill({left, py(std::max(y0, y1)), right - left, std::abs(py(y1) - py(y0))}, color, metric::radius_bar);
}

void Plot::capacity_tick(double x, double width, double value) {
    m_pen.fill({px(x - width / 2), py(value) - 1, px(x + width / 2) - px(x - width / 2), 2}, m_ui.theme().text1);
}

void Plot::mark(PlotPoint at, Mark what, ImU32 color) { paint_mark(m_pen, {px(at.x), py(at.y)}, what, color); }

void Plot::label(PlotPoint at, std::string_view words, ImU32 color, Align align, float dx, float dy) {
    float const width = m_pen.width(Type::small, words);
    float x = px(at.x) + dx;
    if (align == Align::right) x = px(at.x) - dx - width;
    if (align == Align::centre) x = px(at.x) - width / 2;
    x = std::min(x, m_spec.at.right() - width - 2);
    m_pen.text(x, py(at.y) + dy, color, Type::small, words);
}

void Plot::rule_h(double y, ImU32 color, Dash dash, float thickness) {
    float const at = std::round(py(y));
    DashPattern const d = pattern(dash);
    if (d.on <= 0 && thickness <= 1) { m_pen.line_h(m_area.x, m_area.right(), at, color); return; }
    m_pen.dashed({m_area.x, at}, {m_area.right(), at}, color, d.on > 0 ? d.on : m_area.w, d.off, thickness);
}
void Plot::rule_v(double x, ImU32 color, Dash dash, float thickness) {
    float const at = std::round(px(x));
    DashPattern const d = pattern(dash);
    if (d.on <= 0 && thickness <= 1) { m_pen.line_v(at, m_area.y, m_area.bottom(), color); return; }
    m_pen.dashed({at, m_area.y}, {at, m_area.bottom()}, color, d.on > 0 ? d.on : m_area.h, d.off, thickness);
}

void Plot::now_line(double x, std::string_view words) {
    Theme const& t = m_ui.theme();
    float const at = std::round(px(x));
    m_pen.line({at + 0.5f, m_area.y}, {at + 0.5f, m_area.bottom()}, t.accent, 1.5f);
    if (words.empty()) return;
    float const width = std::ceil(m_pen.width(Type::micro, words)) + 10;
    Box const plate{std::clamp(std::round(at - width / 2), m_area.x, std::max(m_area.x, m_area.right() - width)), m_area.y, width, 16};
    m_pen.fill(plate, t.accent, metric::radius_badge);
    m_pen.text(plate, t.on_accent, Type::micro, words, Align::centre);
}

void Plot::shade_after(double x) {
    float const at = std::max(m_area.x, px(x));
    m_pen.fill({at, m_area.y, m_area.right() - at, m_area.h}, m_ui.theme().sunken);
}

void Plot::zone(double x0, double x1, double y0, double y1, ImU32 color) {
    float const left = px(std::min(x0, x1)), top = py(std::max(y0, y1));
    m_pen.fill(Box{left, top, px(std::max(x0, x1)) - left, py(std::min(y0, y1)) - top}.clipped(m_area), color);
}

namespace {

bool overlap(Box const& a, Box const& b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

// How much of a label's place is taken already: by other labels, by the rims and middles of other bubbles, by the end of the area.
float crowding(Box const& place, std::span<Box const> labels, std::span<Box const> discs, std::size_t own, Box const& area) {
    float cost = 0;
    for (Box const& other : labels) cost += overlap(place, other) ? 100.0f : 0.0f;
    for (std::size_t i = 0; i < discs.size(); ++i) {
        if (i == own) continue;
        float const x = std::min(place.right(), discs[i].right()) - std::max(place.x, discs[i].x), y = std::min(place.bottom(), discs[i].bottom()) - std::max(place.y, discs[i].y);
        if (x > 0 && y > 0) cost += 1 + x * y / 40;
    }
    if (place.x < area.x || place.right() > area.right() || place.y < area.y || place.bottom() > area.bottom()) cost += 60;
    return cost;
}

}  // namespace

int Plot::bubbles(std::span<Bubble const> all) {
    Theme const& t = m_ui.theme();
    int clicked = -1;
    m_ui.tree().push(m_node);
    // Large ones first, so that small ones stay visible and can be hit.
    std::vector<std::size_t> order(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all[a].radius > all[b].radius; });
    std::vector<Box> discs, labels;
    for (Bubble const& b : all) discs.push_back({px(b.at.x) - b.radius, py(b.at.y) - b.radius, 2 * b.radius, 2 * b.radius});
    for (std::size_t i : order) {
        Bubble const& b = all[i];
        ImVec2 const c{px(b.at.x), py(b.at.y)};
        ImU32 const color = b.color ? b.color : health_color(t, b.health);
        Box const box{c.x - b.radius, c.y - b.radius, 2 * b.radius, 2 * b.radius};
        detail::Item const it = detail::item(m_ui, detail::child_id(m_node, b.key), box, {.overlap = true, .buttons = ImGuiButtonFlags_AllowOverlap});
        if (it.pressed) clicked = static_cast<int>(i);
        if (!it.visible) continue;
        m_pen.circle(c, b.radius, with_alpha(color, b.selected || it.hovered ? 96 : 51));
        m_pen.circle_outline(c, b.radius, color, b.selected ? 2.0f : 1.25f);
        if (it.ring) m_pen.circle_outline(c, b.radius + 3, t.accent, 2);
        if (!b.label.empty()) {
            float const width = 12 + m_pen.width(Type::micro, b.label);
            float const r = b.radius + 3, half = width / 2;
            ImVec2 const middles[] = {c, {c.x + r + half, c.y}, {c.x - r - half, c.y}, {c.x, c.y - r - 6}, {c.x, c.y + r + 6},
                                      {c.x + r * 0.7f + half, c.y - r * 0.7f - 4}, {c.x + r * 0.7f + half, c.y + r * 0.7f + 4}, {c.x - r * 0.7f - half, c.y - r * 0.7f - 4}, {c.x - r * 0.7f - half, c.y + r * 0.7f + 4}};
            Box best;
            float least = 1e9f;
            for (std::size_t k = b.radius > 15 ? 0 : 1; k < std::size(middles); ++k) {
                Box const place{middles[k].x - half, middles[k].y - 7, width, 14};
                float const cost = crowding(place, labels, discs, i, m_area) + static_cast<float>(k) * 0.1f;
                if (cost < least) { least = cost; best = place; }
            }
            labels.push_back(best);
            m_pen.health({best.x + 4, best.cy()}, b.health);
            m_pen.text(best.x + 11, best.cy(), t.text1, Type::micro, b.label);
        }
        detail::emit(m_ui, it, sem::Role::button, b.name, b.selected ? sem::selected : 0u, b.value);
        tooltip_for(m_ui, box, std::string(b.name) + "\n" + std::string(b.value), b.key);
    }
    m_ui.tree().pop();
    return clicked;
}

bool Plot::hovered(PlotPoint& at) const {
    ImVec2 const mouse = ImGui::GetIO().MousePos;
    if (!m_area.contains(mouse) || !ImGui::IsWindowHovered()) return false;
    at = {x_at(mouse.x), y_at(mouse.y)};
    return true;
}

void Plot::hair_line(double x, std::span<std::string const> words) {
    Theme const& t = m_ui.theme();
    float const at = std::round(px(x));
    m_pen.line_v(at, m_area.y, m_area.bottom(), t.text3);
    if (words.empty()) return;
    Pen const pen = m_ui.overlay();
    float width = 0;
    for (std::string const& line : words) width = std::max(width, pen.width(Type::small, line));
    float const height = 18 * static_cast<float>(words.size()) + 10;
    width = std::ceil(width) + 16;
    Box place{at + 10, ImGui::GetIO().MousePos.y - height / 2, width, height};
    if (place.right() > m_area.right()) place.x = at - 10 - width;
    place.y = std::clamp(place.y, m_area.y, std::max(m_area.y, m_area.bottom() - height));
    pen.fill(place, t.text1, metric::radius_field);
    float y = place.y + 5;
    for (std::string const& line : words) {
        pen.text(place.x + 8, y + 9, t.surface, Type::small, line);
        y += 18;
    }
}

float legend_width(Ui& ui, std::span<LegendItem const> items) {
    float total = 0;
    for (LegendItem const& entry : items) total += 20 + ui.pen().width(Type::small, entry.label) + 12;
    return std::max(0.0f, total - 12);
}

float legend(Ui& ui, std::span<LegendItem const> items, Box const& at, Align align) {
    Pen const pen = ui.pen();
    Theme const& t = ui.theme();
    float const total = legend_width(ui, items);
    float x = align == Align::right ? at.right() - total : align == Align::centre ? at.cx() - total / 2 : at.x;
    x = std::round(std::max(x, at.x));
    for (LegendItem const& entry : items) {
        float const cy = std::round(at.cy());
        if (entry.line) {
            DashPattern const d = pattern(entry.dash);
            pen.dashed({x, cy}, {x + 14, cy}, entry.color, d.on > 0 ? d.on : 14, d.off, 2);
            paint_mark(pen, {x + 7, cy}, entry.mark, entry.color);
        } else if (entry.mark != Mark::none) {
            paint_mark(pen, {x + 7, cy}, entry.mark, entry.color);
        } else {
            Box const box{x + 2, cy - 5, 10, 10};
            pen.fill(box, entry.tentative ? with_alpha(entry.color, 71) : entry.color, metric::radius_bar);
            if (entry.tentative) pen.outline(box, entry.color, metric::radius_bar);
        }
        pen.text(x + 20, cy, t.text2, Type::small, entry.label);
        x += 20 + pen.width(Type::small, entry.label) + 12;
    }
    return total;
}

void gauge(Ui& ui, std::string_view id, std::string_view name, std::int64_t hundredths, Health health, Box const& at) {
    Pen const pen = ui.pen();
    Theme const& t = ui.theme();
    constexpr float kPi = std::numbers::pi_v<float>;
    float const radius = std::min(at.w / 2 - 8, at.h - 44);
    ImVec2 const c{std::round(at.cx()), std::round(at.y + radius + 6)};
    auto const angle = [](float value) { return kPi + kPi * std::clamp((value - 0.70f) / 0.50f, 0.0f, 1.0f); };
    pen.arc(c, radius, angle(0.70f), angle(0.85f) + 0.02f, t.red, 8);
    pen.arc(c, radius, angle(0.85f), angle(0.95f) + 0.02f, t.amber, 8);
    pen.arc(c, radius, angle(0.95f), angle(1.20f), t.green, 8);
    float const a = angle(static_cast<float>(hundredths) / 100.0f);
    ImVec2 const tip{c.x + std::cos(a) * (radius - 8), c.y + std::sin(a) * (radius - 8)};
    ImVec2 const side{-std::sin(a) * 3, std::cos(a) * 3};
    pen.list->AddTriangleFilled(tip, {c.x + side.x, c.y + side.y}, {c.x - side.x, c.y - side.y}, t.text1);
    pen.circle(c, 4, t.text1);
    std::string const value = format_decimal(hundredths, 2);
    Rag const rag{.health = health};
    float const width = pen.width(Type::gauge, value) + 8 + rag_width(ui.fonts(), rag);
    float const x = std::round(c.x - width / 2), y = c.y + 22;
    pen.text(x, y, t.text1, Type::gauge, value);
    paint_rag(pen, x + pen.width(Type::gauge, value) + 8, y, rag);
    detail::emit_static(ui, detail::make_id(id), at, sem::Role::img, name, value + ", " + rag_words(rag));
}

}  // namespace pmo::ui
