#include "core/actions/draft_exception.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/registers/change_request.h"
#include "core/registers/cost_overrun.h"
#include "core/registers/exception_report.h"
#include "core/registers/issue.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"
#include "core/registers/tolerance.h"

namespace pmo {

namespace {

using namespace registers;

using Records = std::vector<Record const*>;

template <class Keep>
Records first(Records records, std::size_t most, Keep keep) {
    std::erase_if(records, [&](Record const* record) { return !keep(*record); });
    if (records.size() > most) records.resize(most);
    return records;
}

}  // namespace

ExceptionFacts exception_facts(rules::Facts const& facts, Record const& tolerance) {
    ExceptionFacts out{.state = rules::tolerance_state(facts, tolerance), .tasks = {}, .causes = {}, .risks = {}, .changes = {}};
    auto const project = tolerance.get(tolerance::project);
    auto const& store = facts.store;
    auto const& summary = facts.derived.summary(project);
    auto const& plan = facts.derived.plan(project);
    out.slip_days = summary.slip_days;
    if (summary.finish != kNoTime) out.forecast_finish = date_of(Moment{summary.finish});
    if (summary.baseline_finish != kNoTime) out.baseline_finish = date_of(Moment{summary.baseline_finish});
    out.overrun = {summary.eac - summary.value.bac, parse_currency(summary.currency).value_or(Currency{})};
    for (std::size_t i = 0; i < plan.rows.size() && out.tasks.size() < 5; ++i)
        if (!plan.rows[i].summary && !plan.rows[i].inactive && plan.rows[i].percent < 100 && plan.schedule.placed[i].critical)
            if (auto const* task = store.live(plan.rows[i].task)) out.tasks.push_back(task);
    out.causes = first(store.referrers(cost_overrun::kType, cost_overrun::project, project), 5, [](Record const& row) { return is_open(row) && row.has(cost_overrun::cause); });
    auto const issues = first(store.referrers(issue::kType, issue::project, project), 5 - out.causes.size(), [](Record const& row) { return is_open(row) && row.has(issue::cause); });
    out.causes.insert(out.causes.end(), issues.begin(), issues.end());
    auto threats = store.referrers(risk::kType, risk::project, project);
    sort_stably(threats, std::greater{}, [](Record const* row) { return risk::score(*row); });
    out.risks = first(std::move(threats), 3, [](Record const& row) { return is_open(row) && !is(row, risk::kind, "opportunity"); });
    out.changes = first(store.referrers(change_request::kType, change_request::project, project), 3,
                        [](Record const& row) { return is(row, change_request::status, "submitted", "assessing", "board"); });
    return out;
}

Id draft_exception(Adding& adding, Id id, ExceptionFacts const& facts, ExceptionTexts const& texts, int days) {
    auto const& context = adding.context();
    auto const* tolerance = context.store.live(id);
    if (!tolerance || &tolerance->type() != &tolerance::kType) return kNoId;
    auto const reports = context.store.referrers(exception_report::kType, exception_report::tolerance, id);
    if (std::ranges::any_of(reports, [](Record const* report) { return is_open(*report); })) return kNoId;
    auto& edit = adding.edit();
    auto const report = adding.add(exception_report::kType);
    auto const project = tolerance->get(tolerance::project);
    edit.set(report, exception_report::project, project);
    edit.set(report, exception_report::tolerance, id);
    if (auto const* record = context.store.live(project); record && record->has(project::manager)) edit.set(report, exception_report::owner, record->get(project::manager));
    edit.set(report, exception_report::title, texts.title);
    edit.set(report, exception_report::forecast, texts.forecast);
    edit.set(report, exception_report::cause, texts.cause);
    edit.set(report, exception_report::consequence, texts.consequence);
    edit.set(report, exception_report::options, texts.options);
    edit.set(report, exception_report::forecast_days, facts.slip_days);
    edit.set(report, exception_report::forecast_cost, facts.overrun);
    edit.set(report, exception_report::due, Date{context.today.day + days});
    return report;
}

}  // namespace pmo
