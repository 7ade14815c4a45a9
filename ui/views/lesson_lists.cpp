// The lessons as lists: facets with counts, rows of the shelf with reuse and saving, rows of what is proposed with its reasons.

#include <algorithm>
#include <cmath>

#include "core/registers/lesson.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/lesson_parts.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace lsn = registers::lesson;

constexpr std::size_t kTagsShown = 14;               // in the column; the field of the row has all

std::string_view facet_id(std::size_t facet) {
    constexpr std::string_view kIds[] = {"kind", "category", "stage", "tag"};
    return kIds[facet];
}

std::string facet_words(std::size_t facet) {
    switch (facet) {
        case kLessonKind: return field_words(lsn::kType, lsn::kind.slot);
        case kLessonCategory: return field_words(lsn::kType, lsn::category.slot);
        case kLessonStage: return field_words(lsn::kType, lsn::stage.slot);
        default: return field_words(lsn::kType, lsn::tags.slot);
    }
}

std::string value_label(std::size_t facet, std::string const& key) {
    switch (facet) {
        case kLessonKind: return option_words(lsn::kType, lsn::kind.slot, key);
        case kLessonCategory: return option_words(lsn::kType, lsn::category.slot, key);
        case kLessonStage: return option_words(lsn::kType, lsn::stage.slot, key);
        default: return key;
    }
}

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
    std::string out;
    for (auto const& part : parts) {
        if (!out.empty()) out += between;
        out += part;
    }
    return out;
}

// code · category · stage · tags
std::string caption_of(Frame const& frame, Record const& lesson) {
    std::vector<std::string> parts;
    if (auto const origin = lesson_origin(frame.store, lesson); !origin.empty()) parts.push_back(origin);
    if (lesson.has(lsn::category)) parts.push_back(option_words(lsn::kType, lsn::category.slot, lesson.get(lsn::category)));
    if (auto const tags = tags_of(lesson.get(lsn::tags)); !tags.empty()) parts.push_back(joined(tags, " "));
    return joined(parts, " · ");
}

void paint_kind(Pen const& pen, Record const& lesson, Box& row) {
    bool const good = registers::is(lesson, lsn::kind, "good");
    pen.icon(row.x, row.y + 16, good ? Icon::thumbs_up : Icon::triangle_alert, good ? pen.theme->green : pen.theme->amber, metric::icon_field);
    row.cut_left(22);
}

}  // namespace

std::string lesson_origin(Store const& store, Record const& lesson) {
    auto const* project = registers::linked(lesson, store, lsn::project);
    return project ? std::string(code_of(*project)) : std::string(lesson.get(lsn::former_project));
}

std::string sums_words(std::vector<Money> const& sums) {
    std::vector<std::string> parts;
    for (auto const& sum : sums) parts.push_back(format_money(sum.minor, sum.currency.text(), MoneyStyle::with_unit));
    return joined(parts, " + ");
}

std::string fit_words(LessonFit const& fit) {
    std::vector<std::string> parts;
    if (!fit.shared_tags.empty()) parts.push_back(tr("lessons.reason_tags", {joined(fit.shared_tags, tr("lessons.list_comma"))}));
    if (fit.kind > 0) parts.emplace_back(tr("lessons.reason_kind"));
    if (fit.size > 0) parts.emplace_back(fit.size == lesson_points::kSameSize ? tr("lessons.reason_size") : tr("lessons.reason_size_near"));
    if (!fit.shared_words.empty()) parts.push_back(tr("lessons.reason_words", {joined(fit.shared_words, tr("lessons.list_comma"))}));
    return joined(parts, tr("lessons.list_semicolon"));
}

bool draw_facet_column(Frame& frame, LessonShelf const& shelf, LessonFilter& filter, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    bool changed = false;
    PanelScope const panel{ui, {.id = "facets", .name = tr("lessons.facets"), .at = at, .padding_x = 8, .padding_y = 4}};
    Box rest = panel.inner();
    float const top = rest.y;
    auto const pen = ui.pen();
    for (std::size_t facet = 0; facet < kLessonFacets; ++facet) {
        IdScope const scope{facet_id(facet)};
        auto const& values = shelf.facets[facet];
        if (values.empty()) continue;
        text(ui, {.text = facet_words(facet), .type = Type::small_strong, .color = theme.text3, .id = "head", .role = sem::Role::heading, .at = rest.cut_top(26).inset(6, 0)});
        std::size_t shown = 0;
        for (auto const& value : values) {
            bool const on = filter.chosen[facet] == value.key;
            if (!on && facet == kLessonTag && shown >= kTagsShown) continue;
            ++shown;
            IdScope const one{value.key};
            Box row = rest.cut_top(24);
            auto const label = value_label(facet, value.key), count = format_integer(static_cast<std::int64_t>(value.count));
            auto const hot = hot_area(ui, {.id = "value", .name = label, .value = count, .state = sem::checkable | (on ? sem::pressed : sem::none), .at = row, .ring_radius = metric::radius_button});
            if (hot.clicked) { filter.chosen[facet] = on ? std::string{} : value.key; changed = true; }
            if (on || hot.hovered) pen.fill(row, on ? theme.selected : theme.hover, metric::radius_button);
            row = row.inset(6, 0);
            if (on) pen.icon(row.cut_left(14, 4).x, row.cy(), Icon::check, theme.accent_text, metric::icon_badge);
            pen.text(row.cut_right(28), theme.text3, Type::micro, count, Align::right);
            pen.text(row, on ? theme.accent_text : theme.text1, Type::small, label);
        }
        rest.cut_top(8);
    }
    reserve({rest.x, top, rest.w, rest.y - top});
    return changed;
}

bool draw_facet_row(Frame& frame, LessonShelf const& shelf, LessonFilter& filter, Box at) {
    auto& ui = frame.ui;
    bool changed = false;
    for (std::size_t facet = 0; facet < kLessonFacets; ++facet) {
        std::vector<std::string> labels, counts;
        std::vector<Option> options;
        int chosen = -1;
        for (auto const& value : shelf.facets[facet]) {
            labels.push_back(value_label(facet, value.key));
            counts.push_back(format_integer(static_cast<std::int64_t>(value.count)));
        }
        for (std::size_t i = 0; i < labels.size(); ++i) {
            options.push_back({.key = shelf.facets[facet][i].key, .label = labels[i], .caption = counts[i]});
            if (shelf.facets[facet][i].key == filter.chosen[facet]) chosen = static_cast<int>(i);
        }
        auto const name = facet_words(facet);
        Box const cell = at.column(static_cast<int>(facet), static_cast<int>(kLessonFacets), 6);
        if (auto const picked = combo(ui, {.id = facet_id(facet), .name = name, .options = options, .chosen = chosen, .placeholder = name, .can_clear = true, .size = Size::small, .at = {cell.x, std::round(cell.cy() - 12), cell.w, 24}})) {
            filter.chosen[facet] = *picked < 0 ? std::string{} : shelf.facets[facet][static_cast<std::size_t>(*picked)].key;
            changed = true;
        }
    }
    return changed;
}

RowWords lesson_row_words(Frame const& frame, LessonEntry const& entry) {
    return {record_name(*entry.lesson), tr("lessons.reused", static_cast<std::int64_t>(entry.reuse)), caption_of(frame, *entry.lesson)};
}

void paint_lesson_row(Frame const& frame, LessonEntry const& entry, Box row) {
    auto const pen = frame.ui.pen();
    auto const& theme = frame.ui.theme();
    auto const& lesson = *entry.lesson;
    bool const old = registers::is(lesson, lsn::status, "retired"), draft = registers::is(lesson, lsn::status, "draft");
    row = row.inset(12, 0);
    paint_kind(pen, lesson, row);
    Box first{row.x, row.y + 6, row.w, 20}, second{row.x, row.y + 27, row.w, 18};
    if (entry.reuse > 0) {
        auto const words = tr("lessons.reuse_pill", {format_integer(static_cast<std::int64_t>(entry.reuse))});
        float const width = pill_width(pen.fonts, words);
        Box const pill = first.cut_right(width, 8);
        paint_pill(pen, pill.x, pill.cy(), words, Tone::blue);
    }
    if (draft || old) {
        auto const words = option_words(lsn::kType, lsn::status.slot, lesson.get(lsn::status));
        Badge const badge{.label = words, .tone = draft ? Tone::amber : Tone::outline};
        Box const place = first.cut_right(badge_width(pen.fonts, badge), 8);
        paint_badge(pen, place.x, place.cy(), badge);
    }
    pen.text(first, old ? theme.text3 : theme.text1, Type::body, record_name(lesson));
    if (!entry.saving.empty()) {
        auto const saved = sums_words(entry.saving);
        pen.text(second.cut_right(std::ceil(pen.width(Type::small, saved)), 8), theme.green_text, Type::small, saved, Align::right);
    }
    pen.text(second, theme.text3, Type::small, caption_of(frame, lesson));
}

void paint_fit_row(Frame const& frame, Record const& lesson, LessonFit const& fit, Box row) {
    auto const pen = frame.ui.pen();
    auto const& theme = frame.ui.theme();
    row = row.inset(12, 0);
    paint_kind(pen, lesson, row);
    Box first{row.x, row.y + 6, row.w, 20}, second{row.x, row.y + 27, row.w, 18};
    pen.text(first.cut_right(26, 0), theme.text1, Type::strong, format_integer(fit.total()), Align::right);
    Box const track = first.cut_right(56, 10);
    paint_progress(pen, {track.x, std::round(track.cy() - 3), track.w, 6}, fit.total() * 10, -1, theme.c1);
    pen.text(first, theme.text1, Type::body, record_name(lesson));
    pen.text(second, theme.text3, Type::small, fit_words(fit));
}

}  // namespace pmo::ui
