#include "core/model/problems.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/decimal.h"
#include "core/model/store.h"
#include "core/model/tree.h"

namespace pmo {

void Problems::add(Record const& record, std::uint8_t slot, Severity severity, std::string code, std::vector<std::string> args) {
    found.push_back({record.id(), slot, severity, std::move(code), std::move(args)});
}

namespace {

void check_link(Record const& record, std::uint8_t slot, Id target, std::string_view wanted, Store const& store, Problems& problems) {
    auto const* other = store.find(target);
    if (!other) return problems.add(record, slot, Severity::error, "link_missing");
    if (wanted != "*" && other->type().id != wanted) return problems.add(record, slot, Severity::error, "link_wrong_register", {std::string(other->type().id)});
    if (other->deleted()) problems.add(record, slot, Severity::warning, "link_deleted", {std::string(title_of(*other))});
}

void check_field(Record const& record, std::uint8_t slot, Store const& store, Problems& problems) {
    auto const& field = record.type().fields[slot];
    auto const& value = record.value(slot);
    if (empty(value)) {
        if (field.flags & required) problems.add(record, slot, Severity::error, "required");
        return;
    }
    if (!holds(field.kind, value)) return problems.add(record, slot, Severity::error, "wrong_kind");
    switch (field.kind) {
        case Kind::number: {
            auto const number = std::get<std::int64_t>(value);
            if (number >= field.min && number <= field.max) return;
            bool const low = number < field.min;
            return problems.add(record, slot, Severity::error, low ? "too_small" : "too_large", {decimal_text(low ? field.min : field.max, field.scale)});
        }
        case Kind::choice: {
            auto const& option = std::get<std::string>(value);
            if (std::ranges::find(field.options, option) == field.options.end()) problems.add(record, slot, Severity::error, "unknown_option", {option});
            return;
        }
        case Kind::link:
            return check_link(record, slot, std::get<Id>(value), field.target, store, problems);
        case Kind::place:
            if (auto const parent = std::get<Place>(value).parent()) {
                if (parent == record.id()) return problems.add(record, slot, Severity::error, "tree_cycle");
                check_link(record, slot, parent, record.type().id, store, problems);
            }
            return;
        default: return;
    }
}

// Codes number the records of a project, or of the whole workspace where a register knows no projects.
void check_codes(Table const& table, Problems& problems) {
    auto const slot = slot_with(table.type(), code);
    if (slot == kNoSlot) return;
    auto const project = numbered_within(table.type());
    std::unordered_map<std::string, std::vector<Record const*>> by_code;
    for (auto const& record : table.rows()) {
        if (record.deleted() || record.text(slot).empty()) continue;
        auto const* of = project == kNoSlot ? nullptr : std::get_if<Id>(&record.value(project));
        by_code[std::string(record.text(slot)) + '\n' + (of ? to_text(*of) : "")].push_back(&record);
    }
    for (auto const& record : table.rows()) {            // again in the order of the table: a hash map has none
        if (record.deleted() || record.text(slot).empty()) continue;
        auto const* of = project == kNoSlot ? nullptr : std::get_if<Id>(&record.value(project));
        auto const& same = by_code[std::string(record.text(slot)) + '\n' + (of ? to_text(*of) : "")];
        if (same.size() < 2) continue;
        auto const* other = same[0] == &record ? same[1] : same[0];
        problems.add(record, slot, Severity::warning, "duplicate_code", {std::string(record.text(slot)), std::string(title_of(*other))});
    }
}

void check_tree(Store const& store, TypeDef const& type, Problems& problems) {
    auto const slot = place_slot(type);
    if (slot == kNoSlot) return;
    for (auto const id : make_tree(store, type).cut) {
        auto const& record = *store.find(id);
        if (std::get<Place>(record.value(slot)).parent() != id) problems.add(record, slot, Severity::error, "tree_cycle");
    }
}

}  // namespace

void check_record(Record const& record, Store const& store, Problems& problems) {
    for (std::uint8_t slot = 0; slot < record.type().fields.size(); ++slot) check_field(record, slot, store, problems);
    if (record.type().check) record.type().check(record, store, problems);
}

Problems check_store(Store const& store) {
    Problems problems;
    for (std::size_t t = 0; t < store.tables(); ++t) {
        auto const& table = store.table(static_cast<std::uint16_t>(t));
        for (auto const& record : table.rows())
            if (!record.deleted()) check_record(record, store, problems);
        check_codes(table, problems);
        check_tree(store, table.type(), problems);
    }
    return problems;
}

}  // namespace pmo
