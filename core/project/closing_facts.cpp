#include "core/project/closing_facts.h"

#include <algorithm>

#include "core/base/sums.h"
#include "core/registers/benefit.h"
#include "core/registers/change_request.h"
#include "core/registers/contract.h"
#include "core/registers/deliverable.h"
#include "core/registers/finding.h"
#include "core/registers/hand_over.h"
#include "core/registers/issue.h"
#include "core/registers/lesson.h"
#include "core/registers/payment.h"
#include "core/registers/requirement.h"
#include "core/registers/review.h"
#include "core/registers/risk.h"
#include "core/registers/satisfaction.h"

namespace pmo {

namespace {

namespace reg = pmo::registers;
using reg::is;

class Count {
public:
    Count(Store const& store, Id project) : m_store(store), m_project(project) {}
    template <class Counts>
    Share of(TypeDef const& type, Field<Id> field, Counts counts) const {
        Share share;
        for (auto const* record : m_store.referrers(type, field, m_project)) {
            ++share.of;
            share.done += counts(*record);
        }
        return share;
    }

private:
    Store const& m_store;
    Id m_project;
};

void satisfaction(Store const& store, Id project, ClosingFacts& facts) {
    namespace sat = reg::satisfaction;
    Date last{};
    std::int64_t sum = 0;
    for (auto const* survey : store.referrers(sat::kType, sat::project, project)) {
        if (!survey->has(sat::score)) continue;
        ++facts.surveys;
        sum = plus(sum, survey->get(sat::score));
        if (facts.last_score >= 0 && survey->get(sat::on) < last) continue;
        last = survey->get(sat::on);
        facts.last_score = survey->get(sat::score);
    }
    if (facts.surveys) facts.mean_score = (sum + facts.surveys / 2) / facts.surveys;
}

}  // namespace

ClosingFacts closing_facts(Store const& store, Derived const& derived, Id project, Date today) {
    ClosingFacts facts;
    facts.project = project;
    auto const& plan = derived.plan(project);
    auto const& summary = derived.summary(project);
    if (!plan.rows.empty()) {
        facts.start = plan.start;
        facts.finish = plan.finish;
        facts.baseline_start = plan.baseline_start;
        facts.baseline_finish = plan.baseline_finish;
    }
    facts.slip_days = summary.slip_days;
    facts.permille = summary.permille;
    facts.value = summary.value;
    facts.eac = summary.eac;
    facts.currency = summary.currency;

    Count const count(store, project);
    auto const over = [](Record const& record) { return !reg::is_open(record); };
    facts.deliverables = count.of(reg::deliverable::kType, reg::deliverable::project, over);
    facts.requirements = count.of(reg::requirement::kType, reg::requirement::project, [](Record const& r) { return is(r, reg::requirement::status, "accepted"); });
    facts.reviews = count.of(reg::review::kType, reg::review::project, [](Record const& r) { return is(r, reg::review::result, "passed"); });
    facts.reviews.of = count.of(reg::review::kType, reg::review::project, [](Record const& r) { return is(r, reg::review::status, "held"); }).done;
    facts.changes = count.of(reg::change_request::kType, reg::change_request::project, [](Record const& r) { return is(r, reg::change_request::status, "approved", "implemented", "closed"); });
    facts.findings = count.of(reg::finding::kType, reg::finding::project, over);
    facts.critical_findings = count.of(reg::finding::kType, reg::finding::project, [](Record const& r) { return is(r, reg::finding::severity, "critical", "major"); }).done;
    facts.issues = count.of(reg::issue::kType, reg::issue::project, over);
    facts.risks = count.of(reg::risk::kType, reg::risk::project, [](Record const& r) { return !is(r, reg::risk::status, "occurred"); });
    facts.benefits = count.of(reg::benefit::kType, reg::benefit::project, [](Record const& r) { return is(r, reg::benefit::status, "realised"); });
    facts.contracts = count.of(reg::contract::kType, reg::contract::project, over);
    facts.payments = count.of(reg::payment::kType, reg::payment::project, over);
    facts.hand_overs = count.of(reg::hand_over::kType, reg::hand_over::project, [](Record const& r) { return is(r, reg::hand_over::status, "received"); });
    auto const lessons = count.of(reg::lesson::kType, reg::lesson::project, [](Record const& r) { return is(r, reg::lesson::kind, "good"); });
    facts.lessons = lessons.of;
    facts.good_lessons = lessons.done;
    satisfaction(store, project, facts);
    auto const quality = cost_of_quality(store, project, today);
    facts.quality_cost = quality.total();
    facts.failure_cost = quality.failure();
    return facts;
}

}  // namespace pmo
