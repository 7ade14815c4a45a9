#include "ui/views/note_section.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/register_edits.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

float draw_note_section(Frame& frame, NoteSection const& spec, Box const& at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    auto const& type = spec.record.type();
    auto const value = spec.record.text(spec.slot);
    auto const label = spec.label.empty() ? field_words(type, spec.slot) : std::string(spec.label);
    IdScope const scope{type.fields[spec.slot].id};
    Box head{at.x, at.y, at.w, 20};
    text(ui, {.text = label, .type = Type::small_strong, .color = theme.text2, .id = "label", .at = head.cut_left(std::min(head.w, std::ceil(pen.width(Type::small_strong, label)) + 1), 8)});
    if (spec.wanted && value.empty()) {
        Badge const missing{.label = tr("note.missing"), .tone = Tone::amber, .icon = Icon::triangle_alert};
        paint_badge(pen, head.x, head.cy(), missing);
    }
    bool const read_only = spec.read_only || !frame.writable;
    auto const shown = pen.wrap(Type::body, value.empty() ? spec.hint : value, at.w - 18);
    auto const rows = std::max(spec.lines, static_cast<int>(shown.size()));
    float const height = std::round(static_cast<float>(rows) * Fonts::line_of(Type::body) + 12);
    if (auto const typed = text_area(ui, {.id = "text", .name = label, .value = value, .placeholder = spec.hint, .problem = {}, .read_only = read_only, .lines = spec.lines, .at = {at.x, at.y + 22, at.w, 0}})) {
        auto const record = spec.record.id();
        frame.edit(set_edit(frame.store, std::span(&record, 1), spec.slot, typed->empty() ? Value{} : Value(*typed)));
    }
    return 22 + height;
}

}  // namespace pmo::ui
