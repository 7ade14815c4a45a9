#include "ui/widgets/chip.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/widgets/item.h"

namespace pmo::ui {
namespace {

constexpr float kChip = 20;

struct Words { Msg full, brief; };

Words health_words(Health health) {
    switch (health) {
        case Health::green: return {"rag.green", "rag.green.short"};
        case Health::amber: return {"rag.amber", "rag.amber.short"};
        case Health::red: return {"rag.red", "rag.red.short"};
        case Health::none: break;
    }
    return {"rag.none", "rag.none"};
}

Words score_level(int score) {
    if (score >= 15) return {"score.extreme", "score.extreme.short"};
    if (score >= 10) return {"score.high", "score.high.short"};
    if (score >= 5) return {"score.medium", "score.medium.short"};
    return {"score.low", "score.low.short"};
}

Tone score_tone(int score) { return score >= 15 ? Tone::red : score >= 10 ? Tone::amber : Tone::neutral; }

Icon trend_icon(Trend trend) {
    switch (trend) {
        case Trend::better: return Icon::arrow_up_right;
        case Trend::same: return Icon::arrow_right;
        case Trend::worse: return Icon::arrow_down_right;
        case Trend::none: break;
    }
    return Icon::none;
}

std::string_view health_letter(Health health) { return health == Health::none ? std::string_view("—") : tr(health_words(health).brief); }

// An item of the layout that is only read.
Box placed(Ui& ui, std::string_view id, float width, float height, std::string_view name, std::string_view value = {}) {
    Box const box = detail::take_place({}, 0, width, height);
    ImGuiID const item_id = detail::make_id(id);
    ImGui::ItemAdd({box.min(), box.max()}, 0);
    detail::emit_static(ui, item_id, box, sem::Role::text, name, value);
    return box;
}

}  // namespace

ImU32 tone_shape_color(Theme const& t, Tone tone) {
    switch (tone) {
        case Tone::blue: return t.accent;
        case Tone::green: return t.green;
        case Tone::amber: return t.amber;
        case Tone::red: return t.red;
        case Tone::neutral: case Tone::outline: break;
    }
    return t.grey;
}
ImU32 tone_text_color(Theme const& t, Tone tone) {
    switch (tone) {
        case Tone::blue: return t.accent_text;
        case Tone::green: return t.green_text;
        case Tone::amber: return t.amber_text;
        case Tone::red: return t.red_text;
        case Tone::neutral: case Tone::outline: break;
    }
    return t.text2;
}
ImU32 tone_soft_color(Theme const& t, Tone tone) {
    switch (tone) {
        case Tone::blue: return t.accent_soft;
        case Tone::green: return t.green_soft;
        case Tone::amber: return t.amber_soft;
        case Tone::red: return t.red_soft;
        case Tone::neutral: return t.grey_soft;
        case Tone::outline: break;
    }
    return t.surface;
}
ImU32 tone_line_color(Theme const& t, Tone tone) {
    switch (tone) {
        case Tone::blue: return t.accent_line;
        case Tone::green: return t.green_line;
        case Tone::amber: return t.amber_line;
        case Tone::red: return t.red_line;
        case Tone::neutral: case Tone::outline: break;
    }
    return t.grey_line;
}

float badge_width(Fonts const& fonts, Badge const& badge) {
    return std::ceil(12 + text_width(fonts, Type::small, badge.label) + (badge.icon != Icon::none ? 16 : 0));
}
float paint_badge(Pen const& pen, float x, float cy, Badge const& badge) {
    float const width = badge_width(pen.fonts, badge);
    Box const box{x, std::round(cy - kChip / 2), width, kChip};
    ImU32 const ink = tone_text_color(*pen.theme, badge.tone);
    pen.fill(box, tone_soft_color(*pen.theme, badge.tone), metric::radius_badge);
    if (badge.tone == Tone::outline) pen.outline(box, pen.theme->line_strong, metric::radius_badge);
    float at = x + 6;
    if (badge.icon != Icon::none) {
        pen.icon(at, cy, badge.icon, ink, metric::icon_badge);
        at += 16;
    }
    pen.text(at, cy, ink, Type::small, badge.label);
    return width;
}
void badge(Ui& ui, std::string_view id, Badge const& spec) {
    Box const box = placed(ui, id, badge_width(ui.fonts(), spec), kChip, spec.label);
    paint_badge(ui.pen(), box.x, box.cy(), spec);
}

float rag_width(Fonts const& fonts, Rag const& rag) {
    return std::ceil(6 + 10 + 4 + text_width(fonts, Type::small, health_letter(rag.health)) + (rag.trend != Trend::none ? 4 + 12 : 0) + 6);
}
float paint_rag(Pen const& pen, float x, float cy, Rag const& rag) {
    Theme const& t = *pen.theme;
    float const width = rag_width(pen.fonts, rag);
    ImU32 ink = t.text2;
    if (rag.health == Health::amber || rag.health == Health::red) {
        Tone const tone = rag.health == Health::red ? Tone::red : Tone::amber;
        pen.fill({x, std::round(cy - kChip / 2), width, kChip}, tone_soft_color(t, tone), metric::radius_badge);
        ink = tone_text_color(t, tone);
    } else if (rag.health == Health::none) {
        ink = t.text3;
    }
    pen.health({x + 11, std::round(cy)}, rag.health);
    std::string_view const letter = health_letter(rag.health);
    pen.text(x + 20, cy, ink, Type::small, letter);
    if (rag.trend != Trend::none) {
        ImU32 arrow = t.text3;
        if (rag.trend == Trend::better) arrow = t.green_text;
        if (rag.trend == Trend::worse) arrow = t.red_text;
        pen.icon(x + width - 18, cy, trend_icon(rag.trend), arrow, metric::icon_badge);
    }
    return width;
}
std::string rag_words(Rag const& rag) {
    std::string_view const word = tr(health_words(rag.health).full);
    switch (rag.trend) {
        case Trend::better: return tr("rag.words", {word, tr("rag.better")});
        case Trend::same: return tr("rag.words", {word, tr("rag.same")});
        case Trend::worse: return tr("rag.words", {word, tr("rag.worse")});
        case Trend::none: break;
    }
    return std::string(word);
}
void rag_chip(Ui& ui, std::string_view id, std::string_view name, Rag const& rag) {
    Box const box = placed(ui, id, rag_width(ui.fonts(), rag), kChip, name, rag_words(rag));
    paint_rag(ui.pen(), box.x, box.cy(), rag);
}

std::string score_words(int score, bool long_word) {
    Words const level = score_level(score);
    return std::to_string(score) + " " + std::string(tr(long_word ? level.full : level.brief));
}
float score_width(Fonts const& fonts, int score, bool long_word) {
    Words const level = score_level(score);
    return std::ceil(12 + text_width(fonts, Type::small_strong, std::to_string(score)) + 4 +
                     text_width(fonts, Type::small, tr(long_word ? level.full : level.brief)));
}
float paint_score(Pen const& pen, float x, float cy, int score, bool long_word) {
    Tone const tone = score_tone(score);
    ImU32 const ink = tone_text_color(*pen.theme, tone);
    float const width = score_width(pen.fonts, score, long_word);
    pen.fill({x, std::round(cy - kChip / 2), width, kChip}, tone_soft_color(*pen.theme, tone), metric::radius_badge);
    std::string const number = std::to_string(score);
    pen.text(x + 6, cy, ink, Type::small_strong, number);
    Words const level = score_level(score);
    pen.text(x + 6 + pen.width(Type::small_strong, number) + 4, cy, ink, Type::small, tr(long_word ? level.full : level.brief));
    return width;
}
void score_chip(Ui& ui, std::string_view id, std::string_view name, int score, bool long_word) {
    Box const box = placed(ui, id, score_width(ui.fonts(), score, long_word), kChip, name, score_words(score, true));
    paint_score(ui.pen(), box.x, box.cy(), score, long_word);
}

float paint_trend(Pen const& pen, float x, float cy, Icon arrow, ImU32 color) {
    pen.icon(x, cy, arrow, color, metric::icon_badge);
    return metric::icon_badge;
}

float pill_width(Fonts const& fonts, std::string_view count) { return std::max(18.0f, std::ceil(text_width(fonts, Type::micro, count) + 12)); }
float paint_pill(Pen const& pen, float x, float cy, std::string_view count, Tone tone) {
    float const width = pill_width(pen.fonts, count);
    Box const box{x, std::round(cy - 8), width, 16};
    pen.fill(box, tone == Tone::neutral ? pen.theme->pressed : tone_soft_color(*pen.theme, tone), 8);
    pen.text(box, tone == Tone::neutral ? pen.theme->text2 : tone_text_color(*pen.theme, tone), Type::micro, count, Align::centre);
    return width;
}

float paint_avatar(Pen const& pen, float x, float cy, std::string_view name, float size) {
    Theme const& t = *pen.theme;
    std::uint32_t hash = 2166136261u;
    for (char c : name) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619u;
    std::array<ImU32, 7> const inks{t.c1, t.c2, t.c3, t.c4, t.c5, t.c6, t.c7};
    ImU32 const ink = inks[hash % inks.size()];
    ImVec2 const centre{std::round(x + size / 2), std::round(cy)};
    pen.circle(centre, size / 2, t.surface);
    pen.circle(centre, size / 2, with_alpha(ink, t.dark ? 56 : 38));
    std::string const initial = format_initial(name);
    Type const type = size >= 20 ? Type::small : Type::micro;
    pen.text(std::round(centre.x - pen.width(type, initial) / 2), centre.y, t.dark ? ink : t.text1, type, initial);
    return size;
}
void avatar(Ui& ui, std::string_view id, std::string_view name, float size) {
    Box const box = placed(ui, id, size, size, name);
    paint_avatar(ui.pen(), box.x, box.cy(), name, size);
}

float key_width(Fonts const& fonts, std::string_view keys) { return std::ceil(text_width(fonts, Type::micro, keys) + 10); }
float paint_key(Pen const& pen, float right, float cy, std::string_view keys) {
    float const width = key_width(pen.fonts, keys);
    Box const box{right - width, std::round(cy - 9), width, 18};
    pen.panel(box, pen.theme->surface, pen.theme->line, metric::radius_badge);
    pen.text(box, pen.theme->text3, Type::micro, keys, Align::centre);
    return width;
}
void key_cap(Ui& ui, std::string_view keys) {
    Box const box = placed(ui, keys, key_width(ui.fonts(), keys), kChip, keys);
    paint_key(ui.pen(), box.right(), box.cy(), keys);
}

}  // namespace pmo::ui
