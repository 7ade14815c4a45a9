#pragma once
// The responsibility matrix of one scope as plain values: activities in rows, by phase, parties in columns, one letter in each cell (A3). It is read from
// activity and raci_cell records; it finds nothing (core/rules/raci.h) and changes nothing (core/actions/raci_edits.h).
//
// A scope is a method or a project. Departments and roles are two matrices over the same activities, each complete in itself: the department that is
// accountable and the role in it that signs are no two A. People stand with the roles.

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/model/store.h"

namespace pmo::rules {

// R does it, A answers for it (one for each activity), A/R is both, C is asked before, I is told afterwards.
enum class Duty : std::uint8_t { none, responsible, accountable, both, consulted, informed };

constexpr bool does(Duty duty) { return duty == Duty::responsible || duty == Duty::both; }
constexpr bool answers(Duty duty) { return duty == Duty::accountable || duty == Duty::both; }
std::string_view option_of(Duty duty);               // of raci_cell.value: "r" "a" "ar" "c" "i"; "" for none
Duty duty_of(std::string_view option);               // an unknown option is none

enum class Parties : std::uint8_t { departments, roles };

struct RaciTally {
    std::int32_t responsible = 0, accountable = 0, consulted = 0, informed = 0;   // A/R counts for both
    void add(Duty duty);
    bool empty() const { return responsible + accountable + consulted + informed == 0; }
};

struct RaciCell {
    Duty duty = Duty::none;
    Id record;                                       // raci_cell; none: nothing was ever set here
    bool doubled = false;                            // a merge left several records: the letter that was set last counts
};

struct RaciRow {
    Id activity;
    std::int32_t phase = 0;                          // index in RaciMatrix::phases
    std::int32_t level = 0;                          // below its heading
    bool heading = false;                            // has activities below it and no letters
    RaciTally tally;
    std::vector<RaciCell> cells;                     // one for each column
};

struct RaciPhase { Id phase; std::int32_t first = 0, end = 0; };   // its rows; kNoId: activities without a phase, always last
struct RaciColumn { Id party; RaciTally tally; };

struct RaciMatrix {
    Id scope;
    Parties parties = Parties::departments;
    std::vector<RaciPhase> phases;                   // those that have activities, in the order of the scope's phases
    std::vector<RaciRow> rows;
    std::vector<RaciColumn> columns;                 // in the order of their tree; parties that are deleted but hold letters come last
    std::int32_t activities = 0;                     // without the headings
    std::int32_t row_of(Id activity) const;          // -1: not in this matrix
    std::int32_t column_of(Id party) const;
};

struct RaciScope {
    Id scope;                                        // a method or a project
    Parties parties = Parties::departments;
    std::vector<Id> also{};                          // columns that are wanted although they hold no letter yet
};
RaciMatrix raci_matrix(Store const& store, RaciScope const& wanted);

// The scope whose activities a project follows: its own when it has some, else its method.
Id raci_scope_of(Store const& store, Id project);

// What a project's own matrix does otherwise than that of its method.
enum class Tailored : std::uint8_t { same, changed, added, removed };
struct RaciDifference {
    Tailored kind = Tailored::same;
    Id activity;                                     // of the project; `removed` activities: of the method
    Id party;                                        // kNoId: the activity as a whole was added or removed
    Duty now = Duty::none, pattern = Duty::none;
};
std::vector<RaciDifference> compare_raci(Store const& store, RaciMatrix const& project, RaciMatrix const& method);

// Whether a person stands behind a party: works in the department or below it, holds the role, or is it. In a project those who were given the role
// there hold it; where nobody was, those whose trade it is.
bool stands_for(Store const& store, Id party, Id person, Id project = kNoId);
// A department is `above` or somewhere below it; circles end.
bool within_department(Store const& store, Id department, Id above);

}  // namespace pmo::rules
