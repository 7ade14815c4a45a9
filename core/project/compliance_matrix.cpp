#include "core/project/compliance_matrix.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"

namespace pmo {

namespace chk = registers::compliance_check;
using registers::is;

Date next_turn(Record const& check) {
    auto const months = check.get(chk::repeat_every_months);
    if (months < 1 || months > 1200 || !check.has(chk::checked_on)) return {};
    auto const from = civil_of(check.get(chk::checked_on));
    auto const month = from.year * 12 + from.month - 1 + static_cast<std::int32_t>(months);
    auto const year = month / 12, of_year = month % 12 + 1;
    return date_of(Civil{year, static_cast<std::uint8_t>(of_year), static_cast<std::uint8_t>(std::min<int>(from.day, days_in_month(year, of_year)))});
}

ComplianceState compliance_state(Record const& check, Date today) {
    if (is(check, chk::status, "non_compliant")) return ComplianceState::violated;
    if (is(check, chk::status, "waived")) return ComplianceState::waived;
    if (is(check, chk::status, "compliant")) {
        auto const again = next_turn(check);
        return again != Date{} && again <= today ? ComplianceState::repeat_due : ComplianceState::compliant;
    }
    if (check.has(chk::due) && check.get(chk::due) < today) return ComplianceState::overdue;
    return is(check, chk::status, "in_progress") ? ComplianceState::in_progress : ComplianceState::open;
}

ComplianceMatrix compliance_matrix(Store const& store, std::vector<Id> const& projects, Date today, bool others) {
    ComplianceMatrix matrix;
    struct Found { Record const* check; std::size_t row; std::pair<std::size_t, std::string> regulation; };
    std::map<std::pair<std::size_t, std::string>, std::size_t> columns;
    std::vector<Found> found;
    auto const collect = [&](Record const& check, std::size_t row) {
        auto const kind = check.get(chk::kind);
        auto const order = static_cast<std::size_t>(std::ranges::find(chk::kKind, kind) - std::begin(chk::kKind));
        std::pair key{order, std::string(trim(check.get(chk::regulation)))};
        columns.emplace(key, 0);
        found.push_back({&check, row, std::move(key)});
    };
    for (std::size_t row = 0; row < projects.size(); ++row) {
        matrix.rows.push_back({.project = projects[row]});
        for (auto const* check : store.referrers(chk::kType, chk::project, projects[row])) collect(*check, row);
    }
    auto const nowhere = projects.size();
    if (others)
        for (auto const& check : store.table(chk::kType).rows())
            if (!check.deleted() && std::ranges::find(projects, check.get(chk::project)) == projects.end()) collect(check, nowhere);
    if (std::ranges::any_of(found, [&](Found const& f) { return f.row == nowhere; })) matrix.rows.push_back({});
    for (auto& [key, column] : columns) {
        column = matrix.regulations.size();
        matrix.regulations.push_back({key.second, key.first < std::size(chk::kKind) ? std::string(chk::kKind[key.first]) : std::string{}});
    }
    for (auto& row : matrix.rows) row.cells.resize(matrix.regulations.size());
    for (auto const& [check, row, regulation] : found) {
        auto const column = columns[regulation];
        auto const state = compliance_state(*check, today);
        bool const settled = state == ComplianceState::compliant || state == ComplianceState::waived;
        auto& cell = matrix.rows[row].cells[column];
        cell.state = std::max(cell.state, state);
        cell.checks.push_back(check->id());
        ++matrix.rows[row].checks, ++matrix.regulations[column].checks, ++matrix.checks;
        matrix.rows[row].settled += settled, matrix.regulations[column].settled += settled, matrix.settled += settled;
        matrix.violated += state == ComplianceState::violated;
        matrix.overdue += state == ComplianceState::overdue || state == ComplianceState::repeat_due;
    }
    return matrix;
}

}  // namespace pmo
