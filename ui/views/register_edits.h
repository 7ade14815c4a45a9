#pragma once
// What the register screens ask for, as edits: new record with its defaults and number, duplicate, delete, set a field of many, move in a
// tree, paste a block of cells. They read the store and build an Edit; nothing is drawn here and nothing is changed.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/model/edit.h"
#include "core/model/query.h"

namespace pmo::ui {

struct EditContext {
    Store const& store;
    IdSource& ids;
    Id project;                                      // new records belong to it
    Id person;                                       // who I am: owner of what is new
    Date today;
};

// "R-08": the greatest number in use, also by deleted records of that project, and one more. Empty: the register has no codes.
std::string next_code(Store const& store, TypeDef const& type, Id project, int further = 1);

// A record with number, project, first status, owner and today's date where the register has such fields. What the filter demands is filled
// in too, so that a new record does not vanish from the list it was made in.
struct NewRecord {
    TypeDef const& type;
    std::span<Condition const> where{};
    Id parent{};                                     // of a tree
    int further = 1;                                 // the n-th new record of one edit
};
Id add_record(Edit& edit, EditContext const& context, NewRecord const& wanted);

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
