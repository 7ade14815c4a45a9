#pragma once
// What the register screens ask for, as edits: new record with its defaults and number, duplicate, delete, set a field of many, move in a
// tree, paste a block of cells. They read the store and build an Edit; nothing is drawn here and nothing is changed.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/actions/new_record.h"

namespace pmo::ui {

Edit new_record_edit(EditContext const& context, NewRecord const& wanted, Id& made);
Edit duplicate_edit(EditContext const& context, std::span<Id const> records, std::vector<Id>& copies);
Edit remove_edit(Store const& store, std::span<Id const> records);
Edit restore_edit(Store const& store, std::span<Id const> records);
Edit set_edit(Store const& store, std::span<Id const> records, std::uint8_t slot, Value const& value);

// In a tree: under the sibling above, or behind the parent. Empty edits where that is not possible.
Edit indent_edit(EditContext const& context, std::span<Id const> records);
Edit outdent_edit(EditContext const& context, std::span<Id const> records);
Edit place_edit(EditContext const& context, Id record, Id parent);    // last below `parent`

// A block of text from a spreadsheet. `columns` are the slots from the cursor's column on (kNoSlot: not writable), `rows` the records from the
// cursor's row on; lines beyond them become new records.
struct PasteResult {
    Edit edit{"paste"};
    std::vector<Id> made;
    std::size_t cells = 0;
    std::vector<std::string> refused;                // the texts that no field understood
};
PasteResult paste_edit(EditContext const& context, NewRecord const& wanted, std::span<std::uint8_t const> columns, std::span<Id const> rows,
                       std::vector<std::vector<std::string>> const& cells);

}  // namespace pmo::ui
