#include "core/rules/warnings.h"

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/registers/action_item.h"
#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/gate.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/status_report.h"
#include "core/registers/task.h"
#include "core/registers/warning_answer.h"
#include "core/rules/gates.h"
#include "core/rules/warnings_plan.h"

namespace pmo::rules {

namespace {

namespace prj = registers::project;
namespace con = registers::contract;
namespace mil = registers::contract_milestone;
namespace gat = registers::gate;
namespace rpt = registers::status_report;
namespace rsk = registers::risk;
namespace act = registers::action_item;
namespace ans = registers::warning_answer;
namespace limit = warning_limit;
using registers::is;
using registers::is_open;

std::string index_text(std::int64_t hundredths) {
    auto const rest = hundredths % 100;
    return std::to_string(hundredths / 100) + '.' + (rest < 10 ? "0" : "") + std::to_string(rest);
}

// The two latest archived reports with this figure before the status date, the older first; {nullptr, nullptr}: there are not two.
std::array<Record const*, 2> last_reports(Looking const& at, Field<std::int64_t> field) {
    std::array<Record const*, 2> last{};
    for (auto const* row : at.facts.store.referrers(rpt::kType, rpt::project, at.plan.project)) {
        if (!row->has(field) || !row->has(rpt::period_to) || row->get(rpt::period_to) >= at.plan.status_date) continue;
        if (!last[1] || row->get(rpt::period_to) > last[1]->get(rpt::period_to)) last = {last[1], row};
        else if (!last[0] || row->get(rpt::period_to) > last[0]->get(rpt::period_to)) last[0] = row;
    }
    return last[0] && last[1] ? last : std::array<Record const*, 2>{};
}

void warn_of_index(Looking const& at, std::string_view rule, std::optional<std::int32_t> now, Field<std::int64_t> field) {
    auto const [first, second] = last_reports(at, field);
    if (!now || *now >= 100 || !first) return;
    auto const a = first->get(field), b = second->get(field);
    if (a > b && b > *now && a - *now >= limit::kIndexFall)
        at.hits.add(rule, at.plan.project, at.plan.project, {index_text(a), index_text(b), index_text(*now)}, {first->id(), second->id()});
}

void warn_of_figures(Looking const& at) {
    auto const& sum = at.summary;
    auto const id = at.plan.project;
    if (sum.baseline_finish != kNoTime && sum.slip_days > limit::kFinishSlip)
        at.hits.add("warning.finish_slips", id, id, {to_text(date_of(Moment{sum.baseline_finish - 1})), to_text(date_of(Moment{sum.finish - 1})), number_text(sum.slip_days)});
    if (sum.value.bac > 0 && sum.eac > sum.value.bac) {
        auto const over = scale({minus(sum.eac, sum.value.bac), {}}, 1000, sum.value.bac).minor;      // tenths of a percent
        if (over > limit::kOverrunPercent * 10) at.hits.add("warning.forecast_overrun", id, id, {number_text(over / 10) + '.' + number_text(over % 10)});
    }
    warn_of_index(at, "warning.cpi_falling", sum.cpi, rpt::cpi);
    warn_of_index(at, "warning.spi_falling", sum.spi, rpt::spi);
    auto const reserve = at.project.get(prj::reserve);
    if (reserve.minor <= 0 || reserve.currency.text() != sum.currency || sum.exposure <= reserve.minor) return;
    std::vector<std::pair<std::int64_t, Id>> threats;
    for (auto const* risk : at.facts.store.referrers(rsk::kType, rsk::project, id))
        if (is_open(*risk) && !is(*risk, rsk::kind, "opportunity")) threats.emplace_back(negative(rsk::exposure(*risk).minor), risk->id());
    sort_stably(threats);
    std::vector<Id> evidence;
    for (auto const& threat : threats) evidence.push_back(threat.second);
    at.hits.add("warning.reserve_short", id, id, {number_text(scale({sum.exposure, {}}, 100, reserve.minor).minor)}, std::move(evidence));
}

void warn_of_contracts(Looking const& at) {
    auto const today = at.facts.today;
    for (auto const* contract : at.facts.store.referrers(con::kType, con::project, at.plan.project)) {
        if (is(*contract, con::status, "signed", "in_force") && contract->has(con::ends)) {
            auto const ends = contract->get(con::ends);
            auto const notice = std::max<std::int64_t>(limit::kContractDays, contract->get(con::renewal_notice_days) + limit::kContractMargin);
            bool const needed = at.summary.finish != kNoTime && date_of(Moment{at.summary.finish - 1}) > ends;
            if (needed && ends.day - today.day <= notice) at.hits.add("warning.contract_expires", contract->id(), at.plan.project, {to_text(ends), number_text(ends.day - today.day)}, {contract->id()});
        }
        for (auto const* milestone : at.facts.store.referrers(mil::kType, mil::contract, contract->id())) {
            if (!is_open(*milestone) || !milestone->has(mil::due)) continue;
            auto const row = at.plan.row_of(milestone->get(mil::task));
            auto const due = milestone->get(mil::due);
            auto const planned = row >= 0 ? date_of(Moment{at.plan.schedule.placed[static_cast<std::size_t>(row)].finish - 1}) : today;
            if (planned > due) at.hits.add("warning.contract_milestone_late", milestone->id(), at.plan.project, {to_text(due), to_text(planned), number_text(planned.day - due.day)}, {milestone->id(), contract->id(), milestone->get(mil::task)});
        }
    }
}

void warn_of_gates(Looking const& at) {
    for (auto const* gate : at.facts.store.referrers(gat::kType, gat::project, at.plan.project)) {
        if (!is_open(*gate) || !gate->has(gat::planned_on) || gate->get(gat::planned_on).day - at.facts.today.day > limit::kGateDays) continue;
        std::vector<Id> missing;
        for (auto const& state : gate_state(at.facts, *gate).criteria)
            if (state.must && !state.passes()) missing.push_back(state.criterion->id());
        auto const count = number_text(static_cast<std::int64_t>(missing.size()));
        if (!missing.empty()) at.hits.add("warning.gate_unready", gate->id(), at.plan.project, {to_text(gate->get(gat::planned_on)), count}, std::move(missing));
    }
}

void warn_of_routine(Looking const& at) {
    auto const& store = at.facts.store;
    auto const id = at.plan.project;
    std::vector<Id> reviews, actions;
    for (auto const* risk : store.referrers(rsk::kType, rsk::project, id)) {
        if (!is_open(*risk)) continue;
        if (risk->has(rsk::next_review) && risk->get(rsk::next_review) < at.facts.today) reviews.push_back(risk->id());
        for (auto const* action : store.referrers(registers::risk_action::kType, registers::risk_action::risk, risk->id()))
            if (is_open(*action) && action->has(registers::risk_action::due) && action->get(registers::risk_action::due) < at.facts.today) actions.push_back(action->id());
    }
    for (auto const* item : store.referrers(act::kType, act::project, id))
        if (is_open(*item) && item->has(act::due) && item->get(act::due) < at.facts.today) actions.push_back(item->id());
    auto const size = [](std::vector<Id> const& list) { return static_cast<std::int64_t>(list.size()); };
    auto const late = number_text(size(reviews)), open = number_text(size(actions));
    if (size(reviews) >= limit::kReviews) at.hits.add("warning.reviews_overdue", id, id, {late}, std::move(reviews));
    if (size(actions) >= limit::kActions) at.hits.add("warning.actions_overdue", id, id, {open}, std::move(actions));
}

std::size_t place_in_table(std::string_view rule) {
    return static_cast<std::size_t>(std::ranges::find(kWarningRules, rule, &Rule::id) - std::begin(kWarningRules));
}

}  // namespace

std::vector<Hit> project_warnings(Facts const& facts, Id id, std::span<PersonLoad const> loads) {
    std::vector<Hit> hits;
    auto const* project = facts.store.live(id);
    if (!project || &project->type() != &prj::kType || !is_open(*project)) return hits;
    HitMaker maker(kWarningRules, hits);
    Looking const at{facts, facts.derived.plan(id), facts.derived.summary(id), *project, maker};
    warn_of_tasks(at);
    warn_of_figures(at);
    warn_of_people(at, loads);
    warn_of_contracts(at);
    warn_of_gates(at);
    warn_of_routine(at);
    sort_stably(hits, [](Hit const& a, Hit const& b) {
        return a.severity != b.severity ? a.severity > b.severity : place_in_table(a.rule) < place_in_table(b.rule);
    });
    return hits;
}

std::vector<Hit> project_warnings(Facts const& facts, Id project) { return project_warnings(facts, project, person_loads(facts, limit::kLoadDays)); }

std::vector<Hit> portfolio_warnings(Facts const& facts) {
    auto const loads = person_loads(facts, limit::kLoadDays);
    std::vector<Hit> hits;
    for (auto const project : facts.derived.active_projects()) {
        auto found = project_warnings(facts, project, loads);
        std::ranges::move(found, std::back_inserter(hits));
    }
    return hits;
}

Record const* standing_answer(Store const& store, Hit const& hit, Date today) {
    Record const* last = nullptr;
    for (auto const* row : store.referrers(ans::kType, ans::subject, hit.subject)) {
        if (row->get(ans::rule) != hit.rule || row->get(ans::project) != hit.project) continue;
        auto const* result = registers::linked(*row, store, ans::result);
        bool const stands = is(*row, ans::answer, "dismissed") ? row->get(ans::until) >= today : result && is_open(*result);
        if (stands && (!last || row->get(ans::on) >= last->get(ans::on))) last = row;
    }
    return last;
}

}  // namespace pmo::rules
