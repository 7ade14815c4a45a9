#pragma once
// The tabs of the generic inspector that are lists: what is linked, and what happened. For inspector.cpp only.

#include <string>
#include <vector>

#include "ui/frame.h"

namespace pmo::ui {

// Living records that point at this one, by register.
struct Referring {
    TypeDef const* type = nullptr;
    std::vector<Record const*> records;
};
std::vector<Referring> referring_records(Store const& store, Record const& record);
std::size_t relation_count(Store const& store, Record const& record, std::vector<Referring> const& referring);

void draw_relations(Frame& frame, Record const& record, std::vector<Referring> const& referring);
void draw_record_history(Frame& frame, Record const& record);

// A line that names a record: icon, code, name, state at the right; a click goes there.
void record_line(Frame& frame, Record const& record, std::string_view key, std::string_view note = {});

}  // namespace pmo::ui
