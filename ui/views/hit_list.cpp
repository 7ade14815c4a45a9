#include "ui/views/hit_list.h"

#include <algorithm>
#include <cmath>

#include "core/registers/project.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kLine = 32, kOwner = 112;
constexpr std::size_t kEvidence = 6;                 // named in a tooltip

std::string project_code(Frame const& frame, rules::Hit const& hit) {
    auto const* project = frame.store.live(hit.project);
    return project ? std::string(code_of(*project)) : std::string{};
}

std::string owner_words(Frame const& frame, Id owner) {
    auto const* person = frame.store.live(owner);
    return person ? std::string(shown_title(*person)) : std::string(tr("hits.nobody"));
}

// At the right end, in a column of its own.
void draw_owner(Frame& frame, std::string const& name, bool known, Box& row) {
    auto const pen = frame.ui.pen();
    Box at = row.cut_right(std::min(kOwner, row.w * 0.3f), 10);
    paint_avatar(pen, at.x, at.cy(), known ? name : std::string{}, 18);
    at.cut_left(24);
    pen.text(at, known ? frame.ui.theme().text1 : frame.ui.theme().amber_text, Type::small, name);
}

}  // namespace

rules::Facts facts_of(Frame const& frame) { return {frame.store, frame.derived, Date{frame.ui.today}}; }

Icon severity_icon(Severity severity) {
    return severity == Severity::error ? Icon::circle_x : severity == Severity::warning ? Icon::triangle_alert : Icon::info;
}

ImU32 severity_color(Theme const& theme, Severity severity) {
    return severity == Severity::error ? theme.red : severity == Severity::warning ? theme.amber : theme.accent;
}

Tone severity_tone(Severity severity) {
    return severity == Severity::error ? Tone::red : severity == Severity::warning ? Tone::amber : Tone::blue;
}

std::string explain(Frame const& frame, rules::Hit const& hit) {
    auto words = sentence(hit, frame.store) + '\n' + rule_words(hit.rule);
    std::size_t named = 0;
    for (auto const id : hit.evidence) {
        auto const* record = frame.store.live(id);
        if (!record || id == hit.subject) continue;
        if (named++ == kEvidence) break;
        words += "\n· " + record_kind(*record) + ' ' + record_name(*record, frame.store);
    }
    return words;
}

HitAnswer draw_hit_list(Frame& frame, HitList const& spec) { return draw_hit_list(frame, spec, {}); }

HitAnswer draw_hit_list(Frame& frame, HitList const& spec, std::span<Id const> owners) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    HitAnswer answer;
    PanelScope const panel{ui, {.id = spec.id, .name = spec.name, .role = sem::Role::list, .at = spec.at}};
    Box const inner = panel.inner();
    if (spec.hits.empty()) {
        text(ui, {.text = spec.none, .type = Type::body, .color = theme.text3, .id = "none", .at = {inner.x + 12, inner.y + 8, inner.w - 24, 24}});
        return answer;
    }
    auto const pen = ui.pen();
    for (std::size_t i = 0; i < spec.hits.size(); ++i) {
        Box const line{inner.x, inner.y + kLine * static_cast<float>(i), inner.w, kLine};
        if (!ImGui::IsRectVisible(line.min(), line.max())) continue;
        auto const& hit = spec.hits[i];
        auto const* subject = frame.store.live(hit.subject);
        IdScope const scope{&i, sizeof i};
        auto const words = sentence(hit, frame.store);
        Box row = line.inset(12, 0);
        for (std::size_t a = spec.actions.size(); a-- > 0;) {
            auto const& action = spec.actions[a];
            if (action.fits && !action.fits(hit)) continue;
            Button one{.id = action.key, .label = action.label, .icon = action.icon, .size = Size::small, .name = {}, .tip = {}};
            Box const place = row.cut_right(button_width(ui, one), 8);
            one.at = {place.x, std::round(place.cy() - metric::control_small / 2), place.w, metric::control_small};
            auto const spoken = std::string(action.label) + ' ' + words;
            one.name = spoken;
            if (button(ui, one)) answer = {static_cast<int>(i), static_cast<int>(a)};
        }
        Box const body{line.x, line.y, row.right() - line.x, line.h};
        auto const why = explain(frame, hit);
        auto const owner = i < owners.size() ? owner_words(frame, owners[i]) : std::string{};
        auto const name = subject && spec.show_subject ? record_name(*subject, frame.store) + ' ' + words : words;
        auto const hot = hot_area(ui, {.id = "hit", .name = name, .value = owner, .description = why, .role = sem::Role::listitem, .at = body});
        if (hot.clicked) {
            answer = {static_cast<int>(i), -1};
            frame.session.inspector_open = true;
            if (subject) frame.select(subject->id());
        }
        if (hot.double_clicked && subject) frame.go(location_of(frame, *subject), subject->id());
        bool const selected = subject && frame.session.is_selected(subject->id());
        if (selected || hot.hovered) pen.fill(body, selected ? theme.selected : theme.hover);
        pen.line_h(line.x, line.right(), line.bottom() - 1, theme.grid);
        pen.icon(row.x, row.cy(), severity_icon(hit.severity), severity_color(theme, hit.severity), metric::icon_field);
        row.cut_left(22);
        if (!owner.empty()) draw_owner(frame, owner, static_cast<bool>(owners[i]), row);
        if (auto const code = spec.show_project ? project_code(frame, hit) : std::string{}; !code.empty())
            pen.text(row.cut_left(std::ceil(pen.width(Type::body, code)) + 10), theme.text3, Type::body, code);
        if (subject && spec.show_subject) {
            auto const title = record_name(*subject, frame.store);
            float const width = std::min(std::ceil(pen.width(Type::strong, title)) + 10, row.w * 0.4f);
            Box const name_at = row.cut_left(width);
            pen.text({name_at.x, name_at.y, name_at.w - 8, name_at.h}, theme.text1, Type::strong, title);
        }
        pen.text(row, theme.text2, Type::body, words);
        tooltip_for(ui, body, why, "hit");
    }
    reserve({inner.x, inner.y, inner.w, kLine * static_cast<float>(spec.hits.size())});
    return answer;
}

}  // namespace pmo::ui
