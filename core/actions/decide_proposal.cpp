#include "core/actions/decide_proposal.h"

#include <algorithm>
#include <optional>

#include "core/actions/apply_method.h"
#include "core/base/text.h"
#include "core/registers/approval.h"
#include "core/registers/charter.h"
#include "core/registers/contribution.h"
#include "core/registers/feasibility.h"
#include "core/registers/goal.h"
#include "core/registers/project.h"
#include "core/registers/proposal.h"
#include "core/registers/role_assignment.h"
#include "core/registers/rules.h"
#include "core/rules/feasibility.h"
#include "core/rules/intake.h"

namespace pmo {

namespace {

namespace ppl = registers::proposal;
namespace prj = registers::project;
namespace cha = registers::charter;
namespace gol = registers::goal;
namespace ctr = registers::contribution;
namespace fea = registers::feasibility;
namespace apr = registers::approval;
namespace rol = registers::role_assignment;
using registers::is;

constexpr int kAssessmentDays = 14;
constexpr int kApprovalDays = 7;
constexpr int kStartOfWork = 8 * 60;                 // a project begins in the morning
constexpr std::size_t kMostGoals = 9;

Record const* proposal_of(Store const& store, Id id) {
    auto const* record = store.live(id);
    return record && &record->type() == &ppl::kType ? record : nullptr;
}

std::string lines(std::string_view a, std::string_view b) {
    std::string text(a);
    if (!a.empty() && !b.empty()) text += '\n';
    return text += b;
}

// The benefits a proposal names, one by line or semicolon.
std::vector<std::string> sentences(std::string_view text) {
    std::vector<std::string> found;
    std::string one;
    auto const finish = [&] {
        if (auto const trimmed = trim(one); !trimmed.empty() && found.size() < kMostGoals) found.emplace_back(trimmed);
        one.clear();
    };
    while (!text.empty()) {
        auto const c = next_code_point(text);
        if (c == '\n' || c == ';' || c == U'；') finish();
        else append_code_point(one, c);
    }
    finish();
    return found;
}

// What most running projects use, so that a new one fits among them: their calendar, their currency's zone of working time.
template <class T> std::optional<T> usual(Store const& store, Field<T> field) {
    std::vector<std::pair<T, int>> counts;
    for (auto const& project : store.table(prj::kType).rows()) {
        if (project.deleted() || !project.has(field)) continue;
        auto const value = project.get(field);
        auto const known = std::ranges::find(counts, value, &std::pair<T, int>::first);
        if (known == counts.end()) counts.emplace_back(value, 1);
        else ++known->second;
    }
    auto const most = std::ranges::max_element(counts, {}, &std::pair<T, int>::second);
    return most == counts.end() ? std::nullopt : std::optional(most->first);
}

// The role that the office gives to its projects' managers or sponsors: the one that most of them hold. kNoId: nobody has one.
Id role_of(Store const& store, Field<Id> person) {
    std::vector<std::pair<Id, int>> counts;
    for (auto const& row : store.table(rol::kType).rows()) {
        auto const* project = row.deleted() ? nullptr : store.live(row.get(rol::project));
        if (!project || !row.has(rol::role) || project->get(person) != row.get(rol::person) || !store.live(row.get(rol::role))) continue;
        auto const known = std::ranges::find(counts, row.get(rol::role), &std::pair<Id, int>::first);
        if (known == counts.end()) counts.emplace_back(row.get(rol::role), 1);
        else ++known->second;
    }
    auto const most = std::ranges::max_element(counts, {}, &std::pair<Id, int>::second);
    return most == counts.end() ? kNoId : most->first;
}

class Approving {
public:
    Approving(EditContext const& context, Record const& proposal, ProposalDecision const& decision, Edit& edit)
        : m_context(context), m_proposal(proposal), m_decision(decision), m_edit(edit) {}

    Id run() {
        m_project = project();
        EditContext inside = m_context;
        inside.project = m_project;
        Adding adding(m_edit, inside);
        auto const charter = this->charter(adding);
        goals(adding);
        contributions(adding);
        role(adding, prj::sponsor, m_proposal.get(ppl::sponsor));
        role(adding, prj::manager, m_proposal.get(ppl::owner));
        approval(adding, charter);
        if (m_decision.method) apply_method(adding, m_project, {.method = m_decision.method, .left_out = m_decision.left_out, .start = start(), .reason = std::string(trim(m_decision.left_out_reason)), .approved_by = m_context.person});
        return m_project;
    }

private:
    template <class T> void take(Id record, Field<T> to, Field<T> from) {
        if (m_proposal.has(from)) m_edit.set(record, to.slot, m_proposal.value(from.slot));
    }
    template <class T> void set_usual(Id record, Field<T> field) {
        if (auto const value = usual(m_context.store, field)) m_edit.set(record, field, *value);
    }

    Id project() {
        EditContext outside = m_context;
        outside.project = kNoId;
        auto const id = add_record(m_edit, outside, {.type = prj::kType});
        m_edit.set(id, prj::code, project_code(m_context.store, m_context.today));
        take(id, prj::name, ppl::title);
        take(id, prj::manager, ppl::owner);
        take(id, prj::sponsor, ppl::sponsor);
        take(id, prj::department, ppl::department);
        take(id, prj::programme, ppl::programme);
        take(id, prj::objective, ppl::objective);
        take(id, prj::kind, ppl::kind);
        take(id, prj::description, ppl::need);
        take(id, prj::customer, ppl::customer);
        take(id, prj::target_start, ppl::target_start);
        take(id, prj::target_finish, ppl::target_finish);
        take(id, prj::budget, ppl::cost);
        m_edit.set(id, prj::stage, std::string_view("initiation"));
        m_edit.set(id, prj::status, std::string_view("active"));
        m_edit.set(id, prj::schedule_from, std::string_view("start"));
        m_edit.set(id, prj::start, moment_of(start(), kStartOfWork));
        set_usual(id, prj::calendar);
        set_usual(id, prj::minutes_per_day);
        set_usual(id, prj::minutes_per_week);
        set_usual(id, prj::days_per_month);
        return id;
    }

    Date start() const { return m_proposal.has(ppl::target_start) ? m_proposal.get(ppl::target_start) : m_context.today; }

    Id charter(Adding& adding) {
        auto const id = adding.add(cha::kType);
        take(id, cha::title, ppl::title);
        m_edit.set(id, cha::version, std::string_view("0.1"));
        m_edit.set(id, cha::proposal, m_proposal.id());
        take(id, cha::owner, ppl::owner);
        take(id, cha::background, ppl::background);
        m_edit.set(id, cha::purpose, lines(m_proposal.get(ppl::need), m_proposal.get(ppl::benefit)));
        take(id, cha::scope_in, ppl::solution);
        take(id, cha::main_risks, ppl::main_risks);
        take(id, cha::budget_frame, ppl::cost);
        take(id, cha::target_start, ppl::target_start);
        take(id, cha::target_finish, ppl::target_finish);
        m_edit.set(id, cha::due, Date{m_context.today.day + kApprovalDays});
        // Conditions of the assessments bind the project.
        std::string conditions;
        for (auto const* row : m_context.store.referrers(fea::kType, fea::proposal, m_proposal.id()))
            if (is(*row, fea::verdict, "conditional")) conditions = lines(conditions, row->get(fea::conditions));
        if (!conditions.empty()) m_edit.set(id, cha::constraints, conditions);
        return id;
    }

    void goals(Adding& adding) {
        for (auto const& benefit : sentences(m_proposal.get(ppl::benefit))) {
            auto const id = adding.add(gol::kType);
            m_edit.set(id, gol::title, benefit);
            m_edit.set(id, gol::dimension, std::string_view("benefit"));
            take(id, gol::owner, ppl::owner);
            take(id, gol::objective, ppl::objective);
            take(id, gol::due, ppl::target_finish);
        }
    }

    void contributions(Adding& adding) {
        bool main = false;
        for (auto const* row : m_context.store.referrers(ctr::kType, ctr::proposal, m_proposal.id())) {
            main = main || row->get(ctr::objective) == m_proposal.get(ppl::objective);
            contribution(adding, row->get(ctr::objective), row->get(ctr::strength), row->get(ctr::note));
        }
        if (!main && m_proposal.has(ppl::objective)) contribution(adding, m_proposal.get(ppl::objective), 2, {});
    }

    void contribution(Adding& adding, Id objective, std::int64_t strength, std::string_view note) {
        auto const id = adding.add(ctr::kType);
        m_edit.set(id, ctr::project, m_project);
        m_edit.set(id, ctr::objective, objective);
        m_edit.set(id, ctr::strength, strength);
        if (!note.empty()) m_edit.set(id, ctr::note, note);
    }

    void role(Adding& adding, Field<Id> of, Id person) {
        auto const role = role_of(m_context.store, of);
        if (!person || !role) return;
        auto const id = adding.add(rol::kType);
        m_edit.set(id, rol::role, role);
        m_edit.set(id, rol::person, person);
        m_edit.set(id, rol::from, start());
    }

    // The sponsor is asked to sign the charter.
    void approval(Adding& adding, Id charter) {
        if (!m_proposal.has(ppl::sponsor)) return;
        auto const id = adding.add(apr::kType);
        m_edit.set(id, apr::subject, charter);
        take(id, apr::title, ppl::title);
        m_edit.set(id, apr::kind, std::string_view("charter"));
        m_edit.set(id, apr::step, std::int64_t{1});
        m_edit.set(id, apr::approver, m_proposal.get(ppl::sponsor));
        m_edit.set(id, apr::due, Date{m_context.today.day + kApprovalDays});
        if (auto const role = role_of(m_context.store, prj::sponsor)) m_edit.set(id, apr::role, role);
    }

    EditContext m_context;
    Record const& m_proposal;
    ProposalDecision const& m_decision;
    Edit& m_edit;
    Id m_project;
};

char const* label_of(ProposalOutcome outcome) {
    return outcome == ProposalOutcome::approve ? "proposal.approve" : outcome == ProposalOutcome::defer ? "proposal.defer" : "proposal.reject";
}

}  // namespace

std::string project_code(Store const& store, Date today) {
    auto const year = civil_of(today).year % 100;
    auto const prefix = std::string("P-") + static_cast<char>('0' + year / 10) + static_cast<char>('0' + year % 10);
    int greatest = 0;
    for (auto const& project : store.table(prj::kType).rows()) {
        auto const code = project.get(prj::code);
        if (!code.starts_with(prefix) || code.size() <= prefix.size() || code.size() > prefix.size() + 6) continue;
        int number = 0;
        bool whole = true;
        for (char const c : code.substr(prefix.size())) {
            whole = whole && c >= '0' && c <= '9';
            number = number * 10 + (c - '0');
        }
        if (whole) greatest = std::max(greatest, number);
    }
    auto const number = std::to_string(greatest + 1);
    return prefix + (number.size() < 2 ? "0" : "") + number;
}

std::string_view why_not(Store const& store, ProposalDecision const& decision) {
    auto const* proposal = proposal_of(store, decision.proposal);
    if (!proposal) return "proposal.gone";
    if (is(*proposal, ppl::stage, "approved") || store.live(proposal->get(ppl::project))) return "proposal.decided";
    if (decision.outcome == ProposalOutcome::approve) {
        if (!proposal->has(ppl::title)) return "proposal.no_title";
        if (decision.method && !store.live(decision.method)) return "proposal.no_method";
        if (decision.method && !decision.left_out.empty() && trim(decision.left_out_reason).empty()) return "proposal.no_tailoring_reason";
        return {};
    }
    if (is(*proposal, ppl::stage, "rejected") && decision.outcome == ProposalOutcome::reject) return "proposal.decided";
    return trim(decision.reason).empty() ? std::string_view("proposal.no_reason") : std::string_view{};
}

Edit decide_proposal(EditContext const& context, ProposalDecision const& decision) {
    auto const* proposal = proposal_of(context.store, decision.proposal);
    Edit edit{Label{label_of(decision.outcome), {proposal ? std::string(title_of(*proposal)) : std::string{}}}};
    if (!why_not(context.store, decision).empty()) return edit;
    constexpr std::string_view kStage[] = {"approved", "parked", "rejected"};
    edit.set(proposal->id(), ppl::stage, kStage[static_cast<std::size_t>(decision.outcome)]);
    edit.set(proposal->id(), ppl::stage_since, context.today);
    edit.set(proposal->id(), ppl::decided_on, context.today);
    if (context.person) edit.set(proposal->id(), ppl::decided_by, context.person);
    if (auto const reason = trim(decision.reason); !reason.empty()) edit.set(proposal->id(), ppl::decision_reason, reason);
    if (decision.outcome == ProposalOutcome::approve) edit.set(proposal->id(), ppl::project, Approving(context, *proposal, decision, edit).run());
    return edit;
}

Edit move_proposal(EditContext const& context, Id id, std::string_view stage) {
    auto const* proposal = proposal_of(context.store, id);
    Edit edit{Label{"proposal.move", {proposal ? std::string(title_of(*proposal)) : std::string{}}}};
    if (!proposal || !rules::intake_stage(stage) || is(*proposal, ppl::stage, "approved", stage)) return edit;
    edit.set(id, ppl::stage, stage);
    edit.set(id, ppl::stage_since, context.today);
    if (proposal->has(ppl::decided_on)) edit.clear(id, ppl::decided_on);      // taken up again
    return edit;
}

Edit ask_assessments(EditContext const& context, Id id) {
    auto const* proposal = proposal_of(context.store, id);
    Edit edit{Label{"proposal.assess", {proposal ? std::string(title_of(*proposal)) : std::string{}}}};
    if (!proposal) return edit;
    Adding adding(edit, context);
    for (auto const dimension : fea::kDimension) {
        auto const rows = context.store.referrers(fea::kType, fea::proposal, id);
        if (std::ranges::any_of(rows, [&](Record const* row) { return row->get(fea::dimension) == dimension; })) continue;
        auto const row = adding.add(fea::kType);
        edit.set(row, fea::proposal, id);
        edit.set(row, fea::dimension, dimension);
        edit.set(row, fea::due, Date{context.today.day + kAssessmentDays});
        edit.clear(row, fea::assessor);
        auto const* department = rules::owner_of_side(context.store, dimension);
        if (!department) continue;
        edit.set(row, fea::department, department->id());
        auto const head = slot_of(department->type(), "head");
        if (department->has(head)) edit.set(row, fea::assessor.slot, department->value(head));
    }
    return edit;
}

std::vector<std::pair<TypeDef const*, int>> added_by(Edit const& edit) {
    std::vector<std::pair<TypeDef const*, int>> added;
    for (auto const& operation : edit.operations()) {
        if (!operation.add) continue;
        auto const known = std::ranges::find(added, operation.add, &std::pair<TypeDef const*, int>::first);
        if (known == added.end()) added.emplace_back(operation.add, 1);
        else ++known->second;
    }
    return added;
}

}  // namespace pmo
