#include "ui/widgets/card.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/tr.h"
#include "ui/widgets/button.h"
#include "ui/widgets/item.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {
namespace {

Icon tone_icon(Tone tone) {
    switch (tone) {
        case Tone::red: return Icon::circle_x;
        case Tone::amber: return Icon::triangle_alert;
        case Tone::green: return Icon::circle_check;
        case Tone::blue: case Tone::neutral: case Tone::outline: break;
    }
    return Icon::info;
}

}  // namespace

CardScope::CardScope(Ui& ui, CardSpec const& spec) : m_ui(ui) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    reserve(spec.at);
    pen.panel(spec.at, t.surface, t.line, metric::radius_card);
    ImGuiID const id = detail::make_id(spec.id);
    detail::emit_static(ui, id, spec.at, sem::Role::region, spec.title);
    ui.tree().push(id);
    Box rest = spec.at.inset(1);
    if (!spec.title.empty()) {
        Box head = rest.cut_top(metric::card_header);
        head = head.inset(metric::space_card, 0);
        Box title = head;
        title.w = std::min(head.w, std::ceil(pen.width(Type::strong, spec.title)));
        heading(ui, 2, spec.title, Type::strong, title);
        head.cut_left(title.w, metric::space);
        if (!spec.caption.empty()) {
            Box note = head;
            note.w = std::min(head.w, std::ceil(pen.width(Type::small, spec.caption)));
            text(ui, {.text = spec.caption, .type = Type::small, .color = t.text3, .at = note});
            head.cut_left(note.w, metric::space);
        }
        m_header = head;
    }
    m_body = rest.inset(spec.padding);
    ImGui::PushID(static_cast<int>(id));
    if (spec.scroll) {
        m_child = true;
        ImVec2 const cursor = ImGui::GetCurrentWindow()->DC.CursorPos;
        m_cursor = cursor;
        ImGui::GetCurrentWindow()->DC.CursorPos = m_body.min();
        ImGui::PushStyleColor(ImGuiCol_ChildBg, 0);
        ImGui::BeginChild("body", {std::max(1.0f, m_body.w), std::max(1.0f, m_body.h)}, ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_NoSavedSettings);
        ImGui::PopStyleColor();
        ImVec2 const at = ImGui::GetCurrentWindow()->DC.CursorPos;
        m_body = {at.x, at.y, ImGui::GetContentRegionAvail().x, m_body.h};
    }
}
CardScope::~CardScope() {
    if (m_child) {
        ImGui::EndChild();
        ImGui::GetCurrentWindow()->DC.CursorPos = m_cursor;
    }
    ImGui::PopID();
    m_ui.tree().pop();
}

bool kpi_tile(Ui& ui, Kpi const& spec) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    Box const box = detail::take_place(spec.at, -1, 180, 96);
    detail::Item const it = detail::item(ui, detail::make_id(spec.id), box);
    if (!it.visible) return it.pressed;
    pen.panel(box, it.hovered ? t.hover : t.surface, t.line, metric::radius_card);
    if (it.ring) pen.ring(box, metric::radius_card, 1, t.accent);
    Box inner = box.inset(12, 0);
    pen.text({inner.x, box.y + 11, inner.w, 16}, t.text2, Type::small, spec.label);
    // The figure goes first: the line takes what is left beside it, or stays away.
    float const figure = pen.width(Type::kpi, spec.value) + (spec.unit.empty() ? 0 : 4 + pen.width(Type::small, spec.unit));
    float const beside = std::min({inner.w * 0.42f, 76.0f, inner.w - figure - 8});
    float const spark = spec.spark.size() > 1 && beside >= 36 ? std::floor(beside) : 0;
    float const room = inner.w - spark - (spark > 0 ? 8 : 0);
    float const value_width = std::min(room, pen.width(Type::kpi, spec.value));
    pen.text({inner.x, box.y + 31, room, 32}, t.text1, Type::kpi, spec.value);
    pen.text({inner.x + value_width + 4, box.y + 39, room - value_width - 4, 20}, t.text3, Type::small, spec.unit);
    if (spark > 0)
        paint_sparkline(pen, {inner.right() - spark, box.y + 32, spark, 30}, {.values = spec.spark, .color = spec.spark_color, .threshold = spec.threshold});
    float x = inner.x;
    float const y = box.bottom() - 20;
    ImU32 const tone = spec.delta_tone == Tone::neutral ? t.text2 : tone_text_color(t, spec.delta_tone);
    if (spec.delta_arrow != Icon::none) {
        pen.icon(x, y, spec.delta_arrow, tone, metric::icon_badge);
        x += 15;
    }
    if (!spec.delta.empty()) {
        pen.text(x, y, tone, Type::small, spec.delta);
        x += pen.width(Type::small, spec.delta) + 4;
    }
    pen.text({x, y - 9, inner.right() - x, 18}, t.text3, Type::small, spec.sentence);
    std::string value(spec.value);
    if (!spec.unit.empty()) value += " " + std::string(spec.unit);
    if (sem::Node* node = detail::emit(ui, it, sem::Role::button, spec.label, 0, value)) {
        node->description = std::string(spec.delta) + (spec.delta.empty() ? "" : " ") + std::string(spec.sentence);
    }
    if (!spec.tip.empty()) tooltip_for(ui, box, spec.tip, spec.id);
    return it.pressed;
}

EmptyAnswer empty_state(Ui& ui, EmptyState const& spec) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    bool const buttons = !spec.primary.empty() || !spec.secondary.empty();
    float const height = 24 + 6 + 20 + (spec.text.empty() ? 0 : 2 + 20.0f) + (buttons ? 10 + 24.0f : 0.0f);
    Box const box = detail::take_place(spec.at, -1, 320, spec.at.h > 0 ? spec.at.h : height + 32);
    if (spec.dashed) pen.dashed_outline(box, t.line_strong);
    ImGuiID const id = detail::make_id(spec.id);
    if (sem::Node* node = detail::emit_static(ui, id, box, sem::Role::group, spec.title)) node->description = spec.text;
    ui.tree().push(id);
    ImGui::PushID(static_cast<int>(id));
    float y = std::round(box.cy() - height / 2);
    pen.icon(std::round(box.cx() - 12), y + 12, spec.icon, t.text3, metric::icon_empty);
    y += 30;
    text(ui, {.text = spec.title, .type = Type::strong, .align = Align::centre, .at = {box.x + 12, y, box.w - 24, 20}});
    y += 20;
    if (!spec.text.empty()) {
        y += 2;
        float const key = spec.key.empty() ? 0 : key_width(ui.fonts(), spec.key) + 6;
        float const width = std::min(box.w - 24 - key, std::ceil(pen.width(Type::small, spec.text)));
        float const x = std::round(box.cx() - (width + key) / 2);
        text(ui, {.text = spec.text, .type = Type::small, .color = t.text2, .at = {x, y, width + 1, 20}});
        if (key > 0) paint_key(pen, x + width + key, y + 10, spec.key);
        y += 20;
    }
    EmptyAnswer answer = EmptyAnswer::none;
    if (buttons) {
        y += 10;
        Button const first{.id = "primary", .label = spec.primary, .icon = spec.primary_icon, .kind = ButtonKind::primary, .size = Size::small};
        Button const second{.id = "secondary", .label = spec.secondary, .size = Size::small};
        float const w1 = spec.primary.empty() ? 0 : button_width(ui, first), w2 = spec.secondary.empty() ? 0 : button_width(ui, second);
        float x = std::round(box.cx() - (w1 + w2 + (w1 > 0 && w2 > 0 ? 8 : 0)) / 2);
        auto const placed = [](Button spec_of, Box at) { spec_of.at = at; return spec_of; };
        if (w1 > 0 && button(ui, placed(first, {x, y, w1, 24}))) answer = EmptyAnswer::primary;
        if (w1 > 0) x += w1 + 8;
        if (w2 > 0 && button(ui, placed(second, {x, y, w2, 24}))) answer = EmptyAnswer::secondary;
    }
    ImGui::PopID();
    ui.tree().pop();
    return answer;
}

bool error_region(Ui& ui, ErrorRegion const& spec) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    Box const box = detail::take_place(spec.at, spec.width, 320, 52);
    pen.panel(box, tone_soft_color(t, spec.tone), tone_line_color(t, spec.tone), metric::radius_button);
    ImGuiID const id = detail::make_id(spec.id);
    if (sem::Node* node = detail::emit_static(ui, id, box, spec.tone == Tone::red ? sem::Role::alert : sem::Role::status, spec.title))
        node->description = spec.text;
    ui.tree().push(id);
    ImGui::PushID(static_cast<int>(id));
    ImU32 const ink = tone_text_color(t, spec.tone);
    bool const two = !spec.text.empty();
    float const first = two ? box.cy() - 9 : box.cy();
    pen.icon(box.x + 8, first, tone_icon(spec.tone), ink, metric::icon_default);
    Box words{box.x + 32, box.y, box.w - 40, box.h};
    bool pressed = false;
    if (!spec.action.empty()) {
        Button act{.id = "action", .label = spec.action, .size = Size::small};
        float const width = button_width(ui, act);
        act.at = {box.right() - 12 - width, std::round(box.cy() - 12), width, 24};
        pressed = button(ui, act);
        words.w -= width + 12;
    }
    pen.text({words.x, first - 10, words.w, 20}, ink, Type::strong, spec.title);
    if (two && pen.text({words.x, first + 9, words.w, 18}, t.text1, Type::small, spec.text)) tooltip_for(ui, box, spec.text, "text");
    ImGui::PopID();
    ui.tree().pop();
    return pressed;
}

BannerAnswer banner(Ui& ui, Banner const& spec) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    Box box = detail::take_place(spec.at, -1, 400, 36);
    pen.fill(box, tone_soft_color(t, spec.tone));
    pen.line_h(box.x, box.right(), box.bottom() - 1, tone_line_color(t, spec.tone));
    ImGuiID const id = detail::make_id(spec.id);
    detail::emit_static(ui, id, box, spec.tone == Tone::red ? sem::Role::alert : sem::Role::status, spec.text);
    ui.tree().push(id);
    ImGui::PushID(static_cast<int>(id));
    BannerAnswer answer = BannerAnswer::none;
    ImU32 const ink = tone_text_color(t, spec.tone);
    Box inner = box.inset(metric::space_card, 0);
    pen.icon(inner.x, inner.cy(), tone_icon(spec.tone), ink);
    inner.cut_left(24);
    auto act = [&](std::string_view key, std::string_view label, Icon icon, BannerAnswer what) {
        if (label.empty()) return;
        Button b{.id = key, .label = icon == Icon::none ? label : std::string_view{}, .icon = icon,
                 .kind = icon == Icon::none ? ButtonKind::secondary : ButtonKind::ghost, .size = Size::small, .name = label};
        Box const strip = inner.cut_right(button_width(ui, b), 8);
        b.at = {strip.x, std::round(strip.cy() - 12), strip.w, 24};
        if (button(ui, b)) answer = what;
    };
    if (spec.closable) act("close", tr("widget.close"), Icon::x, BannerAnswer::close);
    act("action", spec.action, Icon::none, BannerAnswer::action);
    act("second", spec.second, Icon::none, BannerAnswer::second);
    if (pen.text(inner, ink, Type::body, spec.text)) tooltip_for(ui, inner, spec.text, "text");
    ImGui::PopID();
    ui.tree().pop();
    return answer;
}

void skeleton(Ui& ui, std::string_view id, std::string_view sentence, int bars, Box at) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    Box const box = detail::take_place(at, -1, 300, 34 + static_cast<float>(bars) * 16);
    pen.icon(box.x, box.y + 10, Icon::loader_circle, t.text3, metric::icon_field);
    pen.text({box.x + 22, box.y, box.w - 22, 20}, t.text2, Type::small, sentence);
    constexpr float kShares[] = {0.89f, 0.65f, 0.77f, 0.55f};
    for (int i = 0; i < bars; ++i)
        pen.fill({box.x, box.y + 30 + static_cast<float>(i) * 16, std::round(box.w * kShares[i % 4]), 7}, t.pressed, 3.5f);
    detail::emit_static(ui, detail::make_id(id), box, sem::Role::status, sentence.empty() ? tr("widget.loading") : sentence);
}

}  // namespace pmo::ui
