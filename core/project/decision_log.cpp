#include "core/project/decision_log.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/base/sort.h"
#include "core/registers/action_item.h"
#include "core/registers/change_request.h"
#include "core/registers/decision.h"
#include "core/registers/exception_report.h"
#include "core/registers/gate.h"
#include "core/registers/meeting.h"
#include "core/registers/proposal.h"
#include "core/registers/rules.h"

namespace pmo {

namespace {

namespace dec = registers::decision;
namespace gat = registers::gate;
namespace chg = registers::change_request;
namespace exc = registers::exception_report;
namespace ppl = registers::proposal;
namespace act = registers::action_item;
constexpr auto kExceptionDecision = handle<std::string>(exc::kFields, "decision");

using registers::is;
using registers::is_open;
using registers::linked;

DecisionKind kind_of(Record const* subject, bool in_meeting) {
    if (subject && &subject->type() == &gat::kType) return DecisionKind::gate;
    if (subject && &subject->type() == &chg::kType) return DecisionKind::change;
    if (subject && &subject->type() == &ppl::kType) return DecisionKind::proposal;
    if (subject && &subject->type() == &exc::kType) return DecisionKind::exception;
    return in_meeting ? DecisionKind::meeting : DecisionKind::other;
}

class Log {
public:
    Log(Store const& store, Id project) : m_store(store), m_project(project) {
        each(dec::kType, dec::project, [&](Record const& row) { registered(row); });
        each(gat::kType, gat::project, [&](Record const& row) { if (gat::decided(row) && row.has(gat::project)) gate(row); });
        each(chg::kType, chg::project, [&](Record const& row) { if (is(row, chg::status, "approved", "rejected", "deferred", "implemented", "closed") && row.has(chg::decided_on)) change(row); });
        each(exc::kType, exc::project, [&](Record const& row) { if (is(row, exc::status, "decided", "closed") && row.has(exc::decided_on)) exception(row); });
        each(ppl::kType, ppl::project, [&](Record const& row) { if (row.has(ppl::decided_on) && is(row, ppl::stage, "approved", "rejected", "parked")) proposal(row); });
        sort_stably(m_found, {}, [](DecisionEntry const& entry) { return std::tuple(!entry.open, entry.open ? (entry.due.day ? entry.due.day : INT32_MAX) : -entry.on.day, entry.record->id()); });
    }
    std::vector<DecisionEntry> take() { return std::move(m_found); }

private:
    template <class Each> void each(TypeDef const& type, Field<Id> project, Each one) {
        if (m_project) {
            for (auto const* row : m_store.referrers(type, project, m_project)) one(*row);
            return;
        }
        for (auto const& row : m_store.table(type).rows())
            if (!row.deleted()) one(row);
    }

    void follow(DecisionEntry& entry) {
        auto const take = [&](Record const* source) {
            if (!source) return;
            for (auto const* action : m_store.referrers(act::kType, act::source, source->id()))
                if (std::ranges::find(entry.actions, action) == entry.actions.end()) entry.actions.push_back(action);
        };
        take(entry.record);
        if (entry.kind != DecisionKind::other && entry.kind != DecisionKind::meeting) take(entry.subject);
        sort_stably(entry.actions, {}, [](Record const* action) { return std::pair(!is_open(*action), action->get(act::due)); });
    }
    void add(DecisionEntry entry) {
        follow(entry);
        m_found.push_back(std::move(entry));
    }

    void registered(Record const& row) {
        auto const* subject = linked(row, m_store, dec::subject);
        auto const* meeting = linked(row, m_store, dec::meeting);
        if (subject) m_told.insert(subject->id());
        DecisionEntry entry{.kind = kind_of(subject, meeting), .record = &row, .subject = subject, .meeting = meeting, .project = row.get(dec::project), .by = row.get(dec::decided_by), .owner = row.get(dec::owner),
                            .on = row.get(dec::decided_on), .due = row.get(dec::due), .outcome = row.get(dec::outcome), .reason = row.get(dec::reason), .open = is_open(row)};
        if (entry.kind == DecisionKind::proposal) entry.founded = linked(*subject, m_store, ppl::project);
        if (entry.kind == DecisionKind::exception) entry.founded = linked(*subject, m_store, exc::change);
        add(std::move(entry));
    }
    void gate(Record const& row) {
        if (m_told.contains(row.id())) return;
        add({.kind = DecisionKind::gate, .record = &row, .subject = &row, .meeting = linked(row, m_store, gat::meeting), .project = row.get(gat::project), .by = row.get(gat::chair), .owner = row.get(gat::owner),
             .on = row.get(gat::held_on), .outcome = row.get(gat::decision), .reason = row.get(gat::decision_reason), .option_slot = gat::decision.slot});
    }
    void change(Record const& row) {
        if (m_told.contains(row.id())) return;
        add({.kind = DecisionKind::change, .record = &row, .subject = &row, .project = row.get(chg::project), .by = row.get(chg::decided_by), .owner = row.get(chg::owner), .on = row.get(chg::decided_on),
             .outcome = row.get(chg::status), .reason = row.get(chg::decision_comment), .option_slot = chg::status.slot});
    }
    void exception(Record const& row) {
        if (m_told.contains(row.id())) return;
        bool const verdict = row.has(exc::verdict);
        add({.kind = DecisionKind::exception, .record = &row, .subject = &row, .project = row.get(exc::project), .by = row.get(exc::decided_by), .owner = row.get(exc::owner), .on = row.get(exc::decided_on),
             .outcome = verdict ? row.get(exc::verdict) : row.get(exc::status), .reason = row.get(kExceptionDecision), .option_slot = verdict ? exc::verdict.slot : exc::status.slot, .founded = linked(row, m_store, exc::change)});
    }
    void proposal(Record const& row) {
        if (m_told.contains(row.id())) return;
        add({.kind = DecisionKind::proposal, .record = &row, .subject = &row, .project = row.get(ppl::project), .by = row.get(ppl::decided_by), .owner = row.get(ppl::owner), .on = row.get(ppl::decided_on),
             .outcome = row.get(ppl::stage), .reason = row.get(ppl::decision_reason), .option_slot = ppl::stage.slot, .founded = linked(row, m_store, ppl::project)});
    }

    Store const& m_store;
    Id m_project;
    std::set<Id> m_told;                             // subjects that the register speaks of
    std::vector<DecisionEntry> m_found;
};

}  // namespace

std::vector<DecisionEntry> decision_log(Store const& store, Id project) { return Log(store, project).take(); }

}  // namespace pmo
