#pragma once
// How registers look in a table where the schema cannot know: widths, the order of the first columns, tones of states, signs for health, trend,
// score and persons, colours of dates, and the few computed columns. Everything else follows from a field's kind.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ui/frame.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

// A column that no field holds. Its words: "column." + id.
struct ComputedColumn {
    std::string_view id;
    float width = 80;
    Align align = Align::left;
    std::int64_t (*order)(Record const&) = nullptr;               // to sort by; nullptr: not sortable
    TableCell (*cell)(Frame const&, Record const&) = nullptr;
};
std::span<ComputedColumn const> computed_columns(TypeDef const& type);

// The columns shown at first, in order: ids of fields and computed columns.
std::vector<std::string_view> first_columns(TypeDef const& type);
struct FirstSort { std::string_view column; bool descending = false; };
FirstSort first_sort(TypeDef const& type);

float column_width(FieldDef const& field);
Align column_align(FieldDef const& field);

// What a state says at a glance. Outline: it is over.
Tone option_tone(FieldDef const& field, std::string_view option);
Icon option_icon(FieldDef const& field, std::string_view option);
bool is_health(FieldDef const& field);                            // green, amber, red
Rag rag_of(std::string_view option);

// Past and not done: red; within a week: amber. Only dates by which somebody must act, of open records.
enum class Urgency : std::uint8_t { none, soon, overdue };
Urgency urgency_of(Record const& record, std::uint8_t slot, std::int32_t today);
bool is_over(Record const& record);                               // its status is closed

TableCell field_cell(Frame const& frame, Record const& record, std::uint8_t slot);

}  // namespace pmo::ui
