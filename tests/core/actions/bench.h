#pragma once
// A workspace to try actions on: records written as text (book.h) with a running project "p" and a person "me", opened, edited and undone as the
// App does it.

#include <memory>

#include "core/actions/new_record.h"
#include "core/model/workspace.h"
#include "core/project/derived.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/rules/rule.h"
#include "tests/core/registers/book.h"

namespace pmo::tests {

inline Id id(std::string_view key) { return id_from_key(key); }

struct Bench {
    Bench() {
        book.add(registers::project::kType, "p", {{"code", "P-1"}, {"name", "项目"}, {"status", "active"}, {"stage", "execution"}});
        book.add(registers::person::kType, "me", {{"name", "我"}});
    }
    void open() {
        workspace = std::make_unique<Workspace>(WorkspaceIdentity{id("workspace"), "桌", 1}, std::move(book.store), Seen{}, 7);
        derived.rebind(workspace->store());
    }
    Store const& store() const { return workspace->store(); }
    Record const& at(std::string_view key) const { return *store().find(id(key)); }
    EditContext context() { return {store(), ids, id("p"), id("me"), today}; }
    rules::Facts facts() const { return {store(), derived, today}; }
    void commit(Edit const& edit) {
        auto diff = workspace->commit(edit, now += 60000);
        REQUIRE(diff.ok());
        CHECK_FALSE(diff->empty());
        derived.apply(*diff);
    }
    void commit(std::optional<Edit> const& edit) {
        REQUIRE(edit.has_value());
        commit(*edit);
    }
    void undo() { derived.apply(workspace->undo(now += 60000).diff); }

    Book book;
    std::unique_ptr<Workspace> workspace;
    Derived derived{book.store};
    IdSource ids{3, 4};
    Date const today = *parse_date("2026-09-18");
    std::int64_t now = 1789718400000;
};

}  // namespace pmo::tests
