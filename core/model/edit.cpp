#include "core/model/edit.h"

#include <unordered_map>

#include "core/base/text.h"

namespace pmo {

void Edit::add(TypeDef const& type, Id id) { m_operations.push_back({&type, id, kNoSlot, {}}); }
void Edit::set(Id record, std::uint8_t slot, Value value) { m_operations.push_back({nullptr, record, slot, std::move(value)}); }
void Edit::remove(Id record) { set(record, kDeletedSlot, Value(true)); }
void Edit::restore(Id record) { set(record, kDeletedSlot, Value(false)); }
void Edit::append(Edit const& other) { m_operations.insert(m_operations.end(), other.m_operations.begin(), other.m_operations.end()); }

namespace {

Result<Ok> fits(TypeDef const& type, std::uint8_t slot, Value const& value) {
    if (slot == kDeletedSlot) {
        if (!std::holds_alternative<bool>(value)) return Error{"edit.wrong_kind", {"deleted"}};
        return Ok{};
    }
    if (slot >= type.fields.size()) return Error{"edit.wrong_kind", {std::string(type.id)}};
    auto const& field = type.fields[slot];
    if (!holds(field.kind, value)) return Error{"edit.wrong_kind", {std::string(field.id)}};
    // What no file could carry is refused here too, so that a workspace can always be exported.
    constexpr Date kFirst{-719162}, kLast{2932896};                          // 0001-01-01 and 9999-12-31
    auto const* date = std::get_if<Date>(&value);
    auto const* moment = std::get_if<Moment>(&value);
    if ((date && (*date < kFirst || *date > kLast)) || (moment && (date_of(*moment) < kFirst || date_of(*moment) > kLast)))
        return Error{"edit.out_of_calendar", {std::string(field.id)}};
    if (auto const* text = std::get_if<std::string>(&value))
        if (text->size() > kMaxTextBytes || !valid_utf8(*text)) return Error{"edit.text_too_long", {std::string(field.id)}};
    return Ok{};
}

Value tidy(Value value) {
    // An empty text or link says nothing that an empty cell does not; one form of it keeps "changed?" honest.
    if (auto const* text = std::get_if<std::string>(&value); text && text->empty()) return {};
    if (auto const* link = std::get_if<Id>(&value); link && !*link) return {};
    return value;
}

}  // namespace

Result<Diff> make_diff(Edit const& edit, Store const& store, Stamp stamp) {
    Diff diff{edit.label(), {}, {}, {}};
    std::unordered_map<Id, std::size_t, IdHash> added;                       // → index in diff.added
    std::unordered_map<Id, std::vector<std::size_t>, IdHash> changed;        // → indices in diff.changed
    for (auto const& op : edit.operations()) {
        if (op.add) {
            if (!op.record || store.find(op.record) || added.contains(op.record)) return Error{"edit.exists", {to_text(op.record)}};
            added[op.record] = diff.added.size();
            diff.added.emplace_back(*op.add, op.record);
            continue;
        }
        auto value = tidy(op.value);
        if (auto const at = added.find(op.record); at != added.end()) {
            auto& record = diff.added[at->second];
            PMO_TRY(ok, fits(record.type(), op.slot, value));
            static_cast<void>(ok);
            if (!empty(value) || record.find(op.slot)) record.set(op.slot, {std::move(value), stamp});
            continue;
        }
        auto const* record = store.find(op.record);
        if (!record) return Error{"edit.unknown_record", {to_text(op.record)}};
        PMO_TRY(ok, fits(record->type(), op.slot, value));
        static_cast<void>(ok);
        auto& mine = changed[op.record];
        bool again = false;
        for (auto const i : mine)
            if (diff.changed[i].slot == op.slot) { diff.changed[i].after = {value, stamp}; again = true; }
        if (again) continue;
        auto const* before = record->find(op.slot);
        if (before ? before->value == value : empty(value)) continue;
        if (!before && op.slot == kDeletedSlot && value == Value(false)) continue;
        mine.push_back(diff.changed.size());
        diff.changed.push_back({op.record, store.index_of(record->type()), op.slot, before ? *before : Cell{}, {std::move(value), stamp}});
    }
    std::erase_if(diff.changed, [](Change const& c) { return c.before.value == c.after.value && c.before.stamp.time != 0; });
    for (auto& record : diff.added)                                          // existence itself is a stamped fact
        if (record.mask() == 0) record.set(kDeletedSlot, {Value(false), stamp});
    return diff;
}

Inverse invert(Diff const& diff, Store const& store, Stamp stamp) {
    Inverse out{{diff.label, {}, {}, {}}, 0};
    for (auto it = diff.changed.rbegin(); it != diff.changed.rend(); ++it) {
        auto const* record = store.find(it->record);
        auto const* now = record ? record->find(it->slot) : nullptr;
        if (!now || now->stamp != it->after.stamp) { ++out.skipped; continue; }
        Value back = it->before.value;
        if (it->slot == kDeletedSlot && empty(back)) back = false;
        out.diff.changed.push_back({it->record, it->table, it->slot, *now, {std::move(back), stamp}});
    }
    for (auto it = diff.added.rbegin(); it != diff.added.rend(); ++it) {
        auto const* record = store.find(it->id());
        if (!record || record->deleted()) { ++out.skipped; continue; }
        auto const* before = record->find(kDeletedSlot);
        out.diff.changed.push_back({it->id(), store.index_of(record->type()), kDeletedSlot, before ? *before : Cell{}, {Value(true), stamp}});
    }
    return out;
}

}  // namespace pmo
