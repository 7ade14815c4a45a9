// What people do to a responsibility matrix: letters, repairs, a method's matrix taken over; each one step to undo.

#include "core/actions/raci_edits.h"

#include <doctest/doctest.h>

#include "core/model/workspace.h"
#include "core/registers/role.h"
#include "tests/core/rules/expect.h"
#include "tests/core/rules/raci_book.h"

namespace {

using namespace pmo;
using namespace pmo::test;
using rules::Duty;

Id id(std::string_view key) { return id_from_key(key); }

// A matrix of three departments in a workspace that commits and undoes.
struct Office {
    Workspace workspace;
    IdSource ids{3, 4};
    std::int64_t now = 1789718400000;

    explicit Office(RaciBook& book) : workspace(WorkspaceIdentity{.id = id("w"), .name = "w"}, std::move(book.store), Seen{}, 1) {}
    Store const& store() const { return workspace.store(); }
    EditContext context(Id project = kNoId) { return {workspace.store(), ids, project, kNoId, *parse_date("2026-09-18")}; }
    void commit(Edit const& edit) { REQUIRE(workspace.commit(edit, now += 1000).ok()); }
    rules::RaciMatrix matrix(std::string_view scope = "m") const { return rules::raci_matrix(store(), {.scope = id(scope)}); }
    Duty at(std::string_view activity, std::string_view party, std::string_view scope = "m") const {
        auto const m = matrix(scope);
        auto const row = m.row_of(id(activity)), column = m.column_of(id(party));
        return row < 0 || column < 0 ? Duty::none : m.rows[static_cast<std::size_t>(row)].cells[static_cast<std::size_t>(column)].duty;
    }
    std::size_t cells() const { return store().table(reg::raci_cell::kType).live(); }
    Edit set(std::string_view activity, std::string_view party, Duty duty) {
        RaciChange const change{id(activity), id(party), duty};
        return set_raci(context(), std::span(&change, 1));
    }
};

RaciBook three() {
    RaciBook book;
    book.departments("pmo pm fin");
    book.activity("a", "pmo:a pm:r");
    return book;
}

TEST_CASE("a letter is set, changed and taken away, one record for each cell") {
    auto book = three();
    Office office(book);
    CHECK(office.set("a", "fin", Duty::consulted).label().code == "raci.set_c");
    office.commit(office.set("a", "fin", Duty::consulted));
    CHECK(office.at("a", "fin") == Duty::consulted);
    CHECK(office.cells() == 3);
    office.commit(office.set("a", "fin", Duty::informed));
    CHECK(office.cells() == 3);
    CHECK(office.set("a", "fin", Duty::informed).empty());       // it stands already
    office.commit(office.set("a", "fin", Duty::none));
    CHECK(office.cells() == 2);
    office.workspace.undo(office.now += 1000);
    CHECK(office.at("a", "fin") == Duty::informed);
}

TEST_CASE("the doubles that a merge left are removed with the next letter") {
    auto book = three();
    Record other(reg::raci_cell::kType, id("other"));
    other.set(reg::raci_cell::activity.slot, {Value(id("a")), Stamp{9, 9}});
    other.set(reg::raci_cell::party.slot, {Value(id("pm")), Stamp{9, 9}});
    other.set(reg::raci_cell::value.slot, {Value(std::string("c")), Stamp{9, 9}});
    book.store.add(std::move(other));
    Office office(book);
    CHECK(office.at("a", "pm") == Duty::consulted);
    auto const repairs = repairs_of(office.matrix(), 0);
    auto const doubled = std::ranges::find(repairs, std::string_view("raci.doubled"), &RaciRepair::rule);
    REQUIRE(doubled != repairs.end());
    office.commit(repair_raci(office.context(), *doubled));
    CHECK(office.cells() == 2);
    CHECK(office.at("a", "pm") == Duty::consulted);
    office.workspace.undo(office.now += 1000);
    CHECK(office.cells() == 3);
}

TEST_CASE("bad input sets nothing") {
    auto book = three();
    book.activity("gone", "pm:ar");
    Office office(book);
    Edit remove("x");
    remove.remove(id("gone"));
    office.commit(remove);
    CHECK(office.set("gone", "fin", Duty::consulted).empty());
    CHECK(office.set("ghost", "fin", Duty::consulted).empty());
    CHECK(office.set("a", "ghost", Duty::consulted).empty());
    CHECK(office.set("a", "m", Duty::consulted).empty());        // a method is no party
    CHECK(copy_raci(office.context(), id("m")).empty());         // no project
    CHECK(copy_raci(office.context(id("ghost")), id("m")).empty());
    CHECK(restore_raci(office.context(), id("a")).empty());      // no copy
    Id made;
    CHECK(add_activity(office.context(), id("ghost"), id("ph"), made).empty());
    CHECK(made == kNoId);
    CHECK(repairs_of(office.matrix(), 99).empty());
    CHECK(repairs_of(office.matrix(), -1).empty());
}

TEST_CASE("typed letters") {
    struct Case { Duty now; std::string_view text; bool combine; std::optional<Duty> wanted; };
    for (auto const& [now, text, combine, wanted] : std::initializer_list<Case>{
             {Duty::none, "r", false, Duty::responsible}, {Duty::accountable, "R", false, Duty::responsible}, {Duty::accountable, "R", true, Duty::both},
             {Duty::responsible, "a", true, Duty::both}, {Duty::both, "a", true, Duty::both}, {Duty::both, "a", false, Duty::accountable}, {Duty::consulted, "a", true, Duty::accountable},
             {Duty::none, "Ａ", false, Duty::accountable}, {Duty::none, "a/r", false, Duty::both}, {Duty::none, " ra ", false, Duty::both}, {Duty::informed, "", false, Duty::none},
             {Duty::informed, "-", false, Duty::none}, {Duty::none, "x", false, std::nullopt}, {Duty::none, "知会", false, std::nullopt}}) {
        CAPTURE(text);
        CHECK(typed_duty(now, text, combine) == wanted);
    }
}

TEST_CASE("two that answer: one keeps it, who answers most in the phase is recommended") {
    RaciBook book;
    book.departments("pmo pm fin");
    book.activity("a", "fin:a pmo:a pm:r");
    book.activity("b", "pmo:a pm:r");
    book.activity("c", "fin:ar pmo:a");
    book.activity("d", "fin:a pmo:a");
    Office office(book);
    auto const repairs = repairs_of(office.matrix(), 0);
    REQUIRE(repairs.size() == 2);
    CHECK(repairs[0].recommended);
    CHECK(repairs[0].keeps == id("pmo"));
    CHECK(repairs[0].changes == std::vector<RaciChange>{{id("a"), id("fin"), Duty::consulted}});
    CHECK(repairs[1].keeps == id("fin"));
    office.commit(repair_raci(office.context(), repairs[0]));
    CHECK(office.at("a", "pmo") == Duty::accountable);
    CHECK(office.at("a", "fin") == Duty::consulted);
    CHECK(repairs_of(office.matrix(), 0).empty());
    office.workspace.undo(office.now += 1000);
    CHECK(office.at("a", "fin") == Duty::accountable);
    // Who does it goes on doing it; where nobody does, the one that loses A does.
    auto const both = repairs_of(office.matrix(), 2);
    CHECK(both[0].changes == std::vector<RaciChange>{{id("c"), id("fin"), Duty::responsible}});
    auto const nobody = repairs_of(office.matrix(), 3);
    CHECK(nobody[0].changes == std::vector<RaciChange>{{id("d"), id("fin"), Duty::responsible}});
}

TEST_CASE("nobody who answers, nobody who does it, too many who are asked, somebody who is gone") {
    RaciBook book;
    book.departments("pmo pm fin it ops hr leg mkt");
    book.activity("1", "pm:r fin:c");
    book.activity("2", "pm:r fin:r");
    book.activity("3", "fin:c it:c");
    book.activity("4", "pmo:a fin:c");
    book.activity("5", "pmo:a pm:r fin:c it:c ops:c hr:c leg:c mkt:c");
    Office office(book);
    auto const matrix = office.matrix();
    auto const first = [&](std::int32_t row) { return repairs_of(matrix, row).at(0); };
    CHECK(first(0).changes[0].to == Duty::both);                 // the only one who does it
    CHECK(first(1).changes[0].to == Duty::accountable);
    CHECK(repairs_of(matrix, 1).size() == 2);
    CHECK(first(2).changes[0].to == Duty::accountable);          // nobody does it: those who are asked
    CHECK(first(3).changes == std::vector<RaciChange>{{id("4"), id("pmo"), Duty::both}});
    CHECK(first(4).changes == std::vector<RaciChange>{{id("5"), id("ops"), Duty::informed}});
    Id const gone[] = {id("fin")};
    auto const left = repairs_of(matrix, 3, gone);
    CHECK(left.back().rule == "raci.party_gone");
    office.commit(repair_raci(office.context(), left.back()));
    CHECK(office.at("4", "fin") == Duty::none);
}

TEST_CASE("a project takes a method's matrix over once, in its own phases, and can take a row back") {
    auto book = three();
    book.add(reg::project::kType, "p", {{"code", "P-1"}, {"name", "项目"}, {"method", "m"}});
    book.add(reg::phase::kType, "p-ph", {{"project", "p"}, {"name", "启动"}, {"kind", "initiation"}});
    book.activity("b", "pm:ar fin:i");
    Office office(book);
    auto const edit = copy_raci(office.context(id("p")), id("m"));
    CHECK(edit.label().args == std::vector<std::string>{"2"});
    office.commit(edit);
    auto const own = office.matrix("p");
    REQUIRE(own.rows.size() == 2);
    auto const* copy = office.store().live(own.rows[0].activity);
    CHECK(copy->get(reg::activity::origin) == id("a"));
    CHECK(copy->get(reg::activity::phase) == id("p-ph"));
    CHECK_FALSE(copy->has(reg::activity::method));
    CHECK(own.rows[0].tally.accountable == 1);
    CHECK(own.rows[1].tally.informed == 1);
    CHECK(copy_raci(office.context(id("p")), id("m")).empty());  // nothing new to copy
    CHECK(rules::compare_raci(office.store(), own, office.matrix()).empty());

    RaciChange const change{own.rows[0].activity, id("fin"), Duty::responsible};
    office.commit(set_raci(office.context(), std::span(&change, 1)));
    CHECK(rules::compare_raci(office.store(), office.matrix("p"), office.matrix()).size() == 1);
    office.commit(restore_raci(office.context(), own.rows[0].activity));
    CHECK(rules::compare_raci(office.store(), office.matrix("p"), office.matrix()).empty());
    office.workspace.undo(office.now += 1000);
    office.workspace.undo(office.now += 1000);
    office.workspace.undo(office.now += 1000);
    CHECK(office.matrix("p").rows.empty());
}

TEST_CASE("a new activity stands at the end of its phase") {
    auto book = three();
    Office office(book);
    Id made;
    office.commit(add_activity(office.context(), id("m"), id("ph"), made));
    auto const matrix = office.matrix();
    REQUIRE(matrix.rows.size() == 2);
    CHECK(matrix.rows[1].activity == made);
    CHECK(matrix.phases.size() == 1);
}

}  // namespace
