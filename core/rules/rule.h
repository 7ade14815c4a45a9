#pragma once
// What the office concludes from its records by rule: a RACI row without anybody accountable, a gate that would fail today, a forecast that breaks a
// tolerance. A rule is a pure function of the records, the plans and the day; what it finds is a Hit with its facts, never a sentence and never a
// change. Problems (core/model/problems.h) say that one record contradicts itself or its schema; rules say what somebody ought to look at.
//
// Each rule has a stable id, listed in core/rules/all.cpp, and two texts: "rule.<id>" what it found, with {0} {1} … for the arguments, and
// "rule.<id>.why" the rule itself with its limits, which the interface shows beside every finding.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/model/problems.h"
#include "core/project/derived.h"

namespace pmo::rules {

struct Rule {
    std::string_view id;                 // "raci.no_accountable"
    Severity severity = Severity::warning;
};

// What all rules may look at. `today` is the data date, not the clock.
struct Facts {
    Store const& store;
    Derived const& derived;
    Date today;
};

struct Hit {
    std::string_view rule;               // Rule::id
    Severity severity = Severity::warning;
    Id subject;                          // the record it is about
    Id project;                          // kNoId: not of one project
    std::vector<std::string> args{};     // texts, whole numbers, ISO dates, ids of options and of records: ui/i18n formats them
    std::vector<Id> evidence{};          // the records that it follows from, the most telling first
    bool operator==(Hit const&) const = default;
};

Rule const* find_rule(std::string_view id);

// THE list, in core/rules/all.cpp: the tables of every file of this folder.
std::span<std::span<Rule const> const> all_rules();

// The hits of a rule among many.
inline bool has_hit(std::span<Hit const> hits, std::string_view rule, Id subject = kNoId) {
    for (auto const& hit : hits)
        if (hit.rule == rule && (!subject || hit.subject == subject)) return true;
    return false;
}

}  // namespace pmo::rules
