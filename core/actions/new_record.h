#pragma once
// A new record as the house makes it: number, project, first status, owner and today's date where the register has such fields. Actions and
// screens add records through here, so that a record looks the same wherever it came from. It fills an Edit and changes nothing.

#include <map>
#include <span>
#include <string>

#include "core/model/edit.h"
#include "core/model/query.h"

namespace pmo {

struct EditContext {
    Store const& store;
    IdSource& ids;
    Id project;                                      // new records belong to it
    Id person;                                       // who I am: owner of what is new
    Date today;
};

// "R-08": the greatest number in use, also by deleted records of that project, and `further` more. Empty: the register has no codes.
std::string next_code(Store const& store, TypeDef const& type, Id project, int further = 1);

// What the conditions demand is filled in too, so that a new record does not vanish from the list it was made in.
struct NewRecord {
    TypeDef const& type;
    std::span<Condition const> where{};
    Id parent{};                                     // of a tree
    int further = 1;                                 // the n-th new record of this register in one edit
};
Id add_record(Edit& edit, EditContext const& context, NewRecord const& wanted);

// An order key behind all children of `parent`, those that this edit places there included.
Value last_place(EditContext const& context, Edit const& edit, TypeDef const& type, std::uint8_t slot, Id parent);

// The greatest order key that this edit has given below `parent` so far, less than `before`: several moves keep their order.
std::string pending_order(Edit const& edit, Id parent, std::string last, std::string_view before = {});

// Several records of one edit, numbered one after the other.
class Adding {
public:
    Adding(Edit& edit, EditContext const& context) : m_edit(edit), m_context(context) {}
    Id add(TypeDef const& type, Id parent = kNoId) { return add_record(m_edit, m_context, {.type = type, .parent = parent, .further = ++m_count[&type]}); }
    Edit& edit() { return m_edit; }
    EditContext const& context() const { return m_context; }
private:
    Edit& m_edit;
    EditContext m_context;
    std::map<TypeDef const*, int> m_count;
};

}  // namespace pmo
