#pragma once
// An office for the tests of intake, charter and portfolio rules: records as text (tests/core/registers/book.h) with plans derived from them.

#include "core/project/derived.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "core/rules/rule.h"
#include "tests/core/registers/book.h"

namespace pmo::test {

struct IntakeBook : tests::Book {
    Derived derived{store};
    Date today = *parse_date("2026-09-18");
    rules::Facts facts() { return {store, derived, today}; }
    Record const& at(std::string_view key) const { return *store.find(id_from_key(key)); }
    void remove(std::string_view key) {
        Diff diff;
        diff.changed.push_back({.record = id_from_key(key), .table = store.index_of(at(key).type()), .slot = kDeletedSlot, .before = {}, .after = {Value(true), Stamp{9, 1}}});
        store.apply(diff);
        derived.rebind(store);
    }
    // A running project with one task of so many days from a Monday on.
    Id project(std::string_view key, std::string_view start, int days) {
        auto const id = add(registers::project::kType, key, {{"name", key}, {"status", "active"}, {"start", std::string(start) + "T08:00"}, {"schedule_from", "start"}, {"target_start", start}});
        add(registers::task::kType, std::string(key) + ".task", {{"project", key}, {"name", "task"}, {"duration", std::to_string(days * 480)}});
        return id;
    }
};

}  // namespace pmo::test
