#pragma once
// What the rule files have in common: making a Hit with the severity of its rule, and counting days. For core/rules/*.cpp only.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

// Collects what the rules of one table find. A rule that is not in the table has no severity and is left out.
class HitMaker {
public:
    HitMaker(std::span<Rule const> table, std::vector<Hit>& hits) : m_table(table), m_hits(hits) {}
    void add(std::string_view rule, Id subject, Id project, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) {
        for (auto const& known : m_table)
            if (known.id == rule) m_hits.push_back({known.id, known.severity, subject, project, std::move(args), std::move(evidence)});
    }
private:
    std::span<Rule const> m_table;
    std::vector<Hit>& m_hits;
};

inline std::string number_text(std::int64_t number) { return std::to_string(number); }

// Whole working days of the project's calendar from the day of one finish to the day of another, negative when it is earlier.
std::int32_t working_days(Plan const& plan, Minute from, Minute to);

}  // namespace pmo::rules
