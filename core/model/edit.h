#pragma once
// What a person asked for, before it becomes a Diff: add, set, remove. An Edit is a plain list that a view builds from a read-only
// workspace and queues; Workspace::commit turns it into one Diff with fresh stamps, one undo step, one saved entry.
// Wrong kinds and unknown records are refused as a whole; missing or contradictory content is allowed and becomes a problem.

#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/model/diff.h"
#include "core/model/store.h"

namespace pmo {

class Edit {
public:
    explicit Edit(Label label) : m_label(std::move(label)) {}
    explicit Edit(char const* code) : m_label{code, {}} {}

    void add(TypeDef const& type, Id id);                        // `id` from an IdSource
    void set(Id record, std::uint8_t slot, Value value);
    template <class T> void set(Id record, Field<T> field, T value) { set(record, field.slot, Value(std::move(value))); }
    void set(Id record, Field<std::string> field, std::string_view value) { set(record, field.slot, Value(std::string(value))); }
    template <class T> void clear(Id record, Field<T> field) { set(record, field.slot, Value{}); }
    void remove(Id record);                                      // a stamped flag; nothing else follows it, the view does
    void restore(Id record);
    void append(Edit const& other);                              // its operations after ours, under our label

    Label const& label() const { return m_label; }
    bool empty() const { return m_operations.empty(); }

    struct Operation { TypeDef const* add = nullptr; Id record; std::uint8_t slot = kNoSlot; Value value; };
    std::vector<Operation> const& operations() const { return m_operations; }
private:
    Label m_label;
    std::vector<Operation> m_operations;
};

// The Diff of an edit on this store. Cells that already hold the value produce no change. Error codes: edit.unknown_record,
// edit.wrong_kind {field}, edit.text_too_long {field}, edit.exists.
Result<Diff> make_diff(Edit const& edit, Store const& store, Stamp stamp);

// The opposite of a diff as a new edit under `stamp`: old values, added records deleted. Cells that somebody else has changed since
// are left alone and counted in `skipped`.
struct Inverse { Diff diff; std::size_t skipped = 0; };
Inverse invert(Diff const& diff, Store const& store, Stamp stamp);

}  // namespace pmo
