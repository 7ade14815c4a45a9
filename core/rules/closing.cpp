#include "core/rules/closing.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/registers/acceptance.h"
#include "core/registers/action_item.h"
#include "core/registers/assignment.h"
#include "core/registers/benefit.h"
#include "core/registers/change_request.h"
#include "core/registers/closing_audit.h"
#include "core/registers/closing_item.h"
#include "core/registers/contract.h"
#include "core/registers/deliverable.h"
#include "core/registers/document.h"
#include "core/registers/finding.h"
#include "core/registers/fund_request.h"
#include "core/registers/gate.h"
#include "core/registers/hand_over.h"
#include "core/registers/issue.h"
#include "core/registers/lesson.h"
#include "core/registers/payment.h"
#include "core/registers/project.h"
#include "core/registers/resource_request.h"
#include "core/registers/risk.h"
#include "core/registers/role_assignment.h"
#include "core/registers/status_report.h"
#include "core/registers/task.h"

namespace pmo::rules {

namespace {

namespace reg = pmo::registers;
using reg::is;
using reg::is_open;

// Rules of a step; those that are not named are open items.
struct Place { std::string_view rule; ClosingStep step; };
constexpr Place kPlaces[] = {
    {"closing.no_checklist", ClosingStep::checklist},       {"closing.no_hand_over", ClosingStep::hand_over},
    {"closing.hand_over_open", ClosingStep::hand_over},     {"closing.document_not_archived", ClosingStep::archive},
    {"closing.contract_open", ClosingStep::contracts},      {"closing.payment_open", ClosingStep::contracts},
    {"closing.fund_request_open", ClosingStep::contracts},  {"closing.audit_open", ClosingStep::contracts},
    {"closing.role_open", ClosingStep::resources},          {"closing.booking_open", ClosingStep::resources},
    {"closing.assignment_open", ClosingStep::resources},    {"closing.no_report", ClosingStep::report},
    {"closing.report_draft", ClosingStep::report},          {"closing.no_lesson", ClosingStep::lessons},
    {"closing.lesson_draft", ClosingStep::lessons},
};

class Check {
public:
    Check(Facts const& facts, Record const& project) : m_facts(facts), m_project(project) {}

    std::vector<Hit> run() {
        checklist();
        work();
        deliveries();
        registers();
        hand_over();
        archive();
        money();
        people();
        report();
        lessons();
        sort_stably(m_hits, [&](Hit const& a, Hit const& b) {
            auto const first = step_of(a, store()), second = step_of(b, store());
            return first != second ? first < second : a.severity > b.severity;
        });
        return std::move(m_hits);
    }

private:
    Store const& store() const { return m_facts.store; }
    std::vector<Record const*> of(TypeDef const& type, Field<Id> field) const { return store().referrers(type, field, m_project.id()); }

    Hit& hit(std::string_view rule, Record const& subject, std::vector<std::string> args = {}) {
        return m_hits.emplace_back(Hit{.rule = rule, .severity = find_rule(rule)->severity, .subject = subject.id(), .project = m_project.id(), .args = std::move(args)});
    }
    // One hit for each open record; the argument is its state.
    void each_open(TypeDef const& type, Field<Id> field, std::string_view rule) {
        auto const status = slot_with(type, FieldFlag::status);
        for (auto const* record : of(type, field))
            if (is_open(*record)) hit(rule, *record, {std::string(record->text(status))});
    }

    void checklist() {
        auto const items = of(reg::closing_item::kType, reg::closing_item::project);
        if (items.empty()) hit("closing.no_checklist", m_project);
        for (auto const* item : items)
            if (is_open(*item)) hit("closing.item_open", *item, {item->has(reg::closing_item::due) ? to_text(item->get(reg::closing_item::due)) : std::string("—")});
    }

    void work() {
        auto const& plan = m_facts.derived.plan(m_project.id());
        std::vector<Id> open;
        for (auto const& row : plan.rows)
            if (!row.summary && !row.inactive && row.percent < 100) open.push_back(row.task);
        if (open.empty()) return;
        auto const last = plan.finish ? to_text(date_of(Moment{plan.finish})) : std::string("—");
        auto& found = hit("closing.tasks_open", m_project, {std::to_string(open.size()), std::to_string(plan.permille / 10), last});
        if (plan.permille < kDonePermille) found.severity = Severity::error;
        found.evidence = std::move(open);
    }

    void deliveries() {
        each_open(reg::deliverable::kType, reg::deliverable::project, "closing.deliverable_not_accepted");
        for (auto const* one : of(reg::acceptance::kType, reg::acceptance::project))
            if (is(*one, reg::acceptance::decision, "conditional") && !one->has(reg::acceptance::conditions_met_on))
                hit("closing.condition_open", *one, {one->has(reg::acceptance::conditions_due) ? to_text(one->get(reg::acceptance::conditions_due)) : std::string("—")});
    }

    void registers() {
        each_open(reg::issue::kType, reg::issue::project, "closing.issue_open");
        for (auto const* change : of(reg::change_request::kType, reg::change_request::project))
            if (is_open(*change) && !is(*change, reg::change_request::status, "implemented", "deferred")) hit("closing.change_open", *change, {std::string(change->get(reg::change_request::status))});
        for (auto const* found : of(reg::finding::kType, reg::finding::project))
            if (is_open(*found)) {
                auto& one = hit("closing.finding_open", *found, {std::string(found->get(reg::finding::severity))});
                if (is(*found, reg::finding::severity, "critical", "major")) one.severity = Severity::error;
            }
        each_open(reg::risk::kType, reg::risk::project, "closing.risk_open");
        each_open(reg::action_item::kType, reg::action_item::project, "closing.action_open");
        each_open(reg::gate::kType, reg::gate::project, "closing.gate_open");
        each_open(reg::benefit::kType, reg::benefit::project, "closing.benefit_open");
    }

    // Hand-overs of any kind have to be finished; one of them must be that to operations, unless the checklist says that there is none.
    void hand_over() {
        each_open(reg::hand_over::kType, reg::hand_over::project, "closing.hand_over_open");
        bool const done = std::ranges::any_of(of(reg::hand_over::kType, reg::hand_over::project), [](Record const* one) {
            return is(*one, reg::hand_over::kind, "operations_hand_over") && !is(*one, reg::hand_over::status, "rejected", "cancelled");
        });
        bool const none = std::ranges::any_of(of(reg::closing_item::kType, reg::closing_item::project), [](Record const* item) {
            return is(*item, reg::closing_item::kind, "hand_over") && is(*item, reg::closing_item::status, "not_applicable");
        });
        if (!done && !none) hit("closing.no_hand_over", m_project);
    }

    void archive() {
        for (auto const* document : of(reg::document::kType, reg::document::project)) {
            if (is(*document, reg::document::state, "archived", "obsolete")) continue;
            auto& found = hit("closing.document_not_archived", *document, {std::string(document->get(reg::document::state))});
            if (document->get(reg::document::required_by_method)) found.severity = Severity::error;
        }
    }

    // Payments by their contract, which knows the project even where the payment does not say it.
    void money() {
        auto const payment = [&](Record const& one) {
            if (is_open(one)) hit("closing.payment_open", one, {to_text(one.get(reg::payment::amount)), one.has(reg::payment::due) ? to_text(one.get(reg::payment::due)) : std::string("—")});
        };
        for (auto const* contract : of(reg::contract::kType, reg::contract::project)) {
            if (is_open(*contract)) hit("closing.contract_open", *contract, {std::string(contract->get(reg::contract::status))});
            for (auto const* one : store().referrers(reg::payment::kType, reg::payment::contract, contract->id())) payment(*one);
        }
        for (auto const* one : of(reg::payment::kType, reg::payment::project)) {
            auto const* contract = reg::linked(*one, store(), reg::payment::contract);
            if (!contract || contract->get(reg::contract::project) != m_project.id()) payment(*one);
        }
        each_open(reg::fund_request::kType, reg::fund_request::project, "closing.fund_request_open");
        for (auto const* audit : of(reg::closing_audit::kType, reg::closing_audit::project))
            if (is(*audit, reg::closing_audit::status, "planned", "in_progress", "")) hit("closing.audit_open", *audit, {std::string(audit->get(reg::closing_audit::status))});
    }

    void people() {
        namespace role = reg::role_assignment;
        namespace ask = reg::resource_request;
        for (auto const* one : of(role::kType, role::project))
            if (!one->has(role::to) || one->get(role::to) > m_facts.today) hit("closing.role_open", *one, {one->has(role::to) ? to_text(one->get(role::to)) : std::string("—")});
        for (auto const* one : of(ask::kType, ask::project)) {
            bool const granted = is(*one, ask::status, "fulfilled", "approved");
            if (granted ? one->has(ask::to) && one->get(ask::to) > m_facts.today : is_open(*one)) hit("closing.booking_open", *one, {one->has(ask::to) ? to_text(one->get(ask::to)) : std::string("—")});
        }
        auto const& plan = m_facts.derived.plan(m_project.id());
        for (auto const* one : of(reg::assignment::kType, reg::assignment::project)) {
            auto const row = plan.row_of(one->get(reg::assignment::task));
            if (row < 0 || plan.rows[static_cast<std::size_t>(row)].percent >= 100 || one->has(reg::assignment::actual_finish)) continue;
            auto const finish = date_of(Moment{plan.schedule.placed[static_cast<std::size_t>(row)].finish});
            if (finish > m_facts.today) hit("closing.assignment_open", *one, {to_text(finish)}).evidence = {one->get(reg::assignment::task)};
        }
    }

    void report() {
        Record const* report = nullptr;
        for (auto const* one : of(reg::status_report::kType, reg::status_report::project))
            if (is(*one, reg::status_report::kind, "closing") && (!report || one->get(reg::status_report::period_to) > report->get(reg::status_report::period_to))) report = one;
        if (!report) hit("closing.no_report", m_project);
        else if (is_open(*report)) hit("closing.report_draft", *report, {std::string(report->get(reg::status_report::state))});
    }

    void lessons() {
        auto const all = of(reg::lesson::kType, reg::lesson::project);
        if (all.empty()) hit("closing.no_lesson", m_project);
        for (auto const* one : all)
            if (is_open(*one)) hit("closing.lesson_draft", *one);
    }

    Facts const& m_facts;
    Record const& m_project;
    std::vector<Hit> m_hits;
};

}  // namespace

std::vector<Hit> check_closing(Facts const& facts, Id project) {
    auto const* record = project ? facts.store.live(project) : nullptr;
    if (!record || &record->type() != &reg::project::kType) return {};
    return Check(facts, *record).run();
}

ClosingStep step_of_kind(std::string_view kind) {
    if (kind == "hand_over") return ClosingStep::hand_over;
    if (kind == "archive") return ClosingStep::archive;
    if (kind == "contract" || kind == "finance") return ClosingStep::contracts;
    if (kind == "resource") return ClosingStep::resources;
    if (kind == "report") return ClosingStep::report;
    if (kind == "lesson") return ClosingStep::lessons;
    return ClosingStep::checklist;
}

ClosingStep step_of(Hit const& hit, Store const& store) {
    if (hit.rule == "closing.item_open") {
        auto const* item = store.live(hit.subject);
        return item && &item->type() == &reg::closing_item::kType ? step_of_kind(item->get(reg::closing_item::kind)) : ClosingStep::checklist;
    }
    auto const at = std::ranges::find(kPlaces, hit.rule, &Place::rule);
    return at == std::end(kPlaces) ? ClosingStep::open_items : at->step;
}

ClosingProgress closing_progress(Store const& store, Id project, std::span<Hit const> hits) {
    ClosingProgress progress{};
    auto& whole = progress[static_cast<std::size_t>(ClosingStep::close)];
    for (auto const* item : store.referrers(reg::closing_item::kType, reg::closing_item::project, project)) {
        auto& step = progress[static_cast<std::size_t>(step_of_kind(item->get(reg::closing_item::kind)))];
        for (auto* one : {&step, &whole}) {
            ++one->items;
            one->done += !is_open(*item);
        }
    }
    for (auto const& hit : hits) {
        auto& step = progress[static_cast<std::size_t>(step_of(hit, store))];
        for (auto* one : {&step, &whole}) {
            one->must += hit.severity == Severity::error;
            one->should += hit.severity == Severity::warning;
        }
    }
    return progress;
}

}  // namespace pmo::rules
