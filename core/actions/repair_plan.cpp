#include "core/actions/repair_plan.h"

#include <algorithm>
#include <set>

#include "core/registers/dependency.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace tsk = registers::task;
namespace dep = registers::dependency;

constexpr std::size_t kMostInside = 12;                // links that one link on a summary may become

struct RuleRepairs { std::string_view rule; std::span<PlanRepair const> repairs; };
constexpr PlanRepair kOpen[] = {PlanRepair::link_to_finish};
constexpr PlanRepair kLead[] = {PlanRepair::lead_to_overlap, PlanRepair::drop_lag};
constexpr PlanRepair kLag[] = {PlanRepair::drop_lag};
constexpr PlanRepair kHard[] = {PlanRepair::soften_constraint, PlanRepair::to_deadline};
constexpr PlanRepair kPast[] = {PlanRepair::after_status};
constexpr PlanRepair kLink[] = {PlanRepair::remove_link};
constexpr PlanRepair kSummary[] = {PlanRepair::into_summary};
constexpr PlanRepair kMilestone[] = {PlanRepair::no_milestone};
constexpr PlanRepair kManual[] = {PlanRepair::automatic};
constexpr RuleRepairs kRepairs[] = {
    {"plan_check.open_end", kOpen},       {"plan_check.no_predecessor", kOpen}, {"plan_check.no_successor", kOpen},      {"plan_check.lead", kLead},
    {"plan_check.lag", kLag},             {"plan_check.long_lag", kLag},        {"plan_check.hard_constraint", kHard},   {"plan_check.broken_constraint", kHard},
    {"plan_check.forecast_past", kPast},  {"plan_check.circle", kLink},         {"plan_check.duplicate_link", kLink},    {"plan_check.summary_link", kSummary},
    {"plan_check.milestone_duration", kMilestone}, {"plan_check.manual", kManual},
};

class Repairer {
public:
    Repairer(EditContext const& context, Plan const& plan, Edit& edit) : m_context(context), m_plan(plan), m_edit(edit) {
        m_before.resize(plan.rows.size());
        m_after.resize(plan.rows.size());
        for (auto const& link : plan.links) {
            m_links.emplace(link.from, link.to);
            m_after[static_cast<std::size_t>(link.from)] = m_before[static_cast<std::size_t>(link.to)] = true;
        }
    }

    bool repair(PlanRepair what, Id subject) {
        auto const* record = m_context.store.live(subject);
        if (!record) return false;
        auto const before = m_edit.operations().size();
        if (&record->type() == &dep::kType) repair_link(what, *record);
        else if (&record->type() == &tsk::kType && m_plan.row_of(subject) >= 0) repair_task(what, *record, m_plan.row_of(subject));
        return m_edit.operations().size() > before;
    }

private:
    PlanRow const& row(std::int32_t at) const { return m_plan.rows[static_cast<std::size_t>(at)]; }
    engine::Placed const& placed(std::int32_t at) const { return m_plan.schedule.placed[static_cast<std::size_t>(at)]; }
    engine::WorkingTime const& calendar(std::int32_t at) const { return m_plan.calendars[static_cast<std::size_t>(row(at).calendar)]; }

    void repair_link(PlanRepair what, Record const& link) {
        if (what == PlanRepair::remove_link) return m_edit.remove(link.id());
        if (what == PlanRepair::drop_lag && link.get(dep::lag) != 0) {
            m_edit.clear(link.id(), dep::lag);
            m_edit.clear(link.id(), dep::lag_kind);
        }
        auto const from = m_plan.row_of(link.get(dep::predecessor)), to = m_plan.row_of(link.get(dep::successor));
        if (from < 0 || to < 0) return;
        if (what == PlanRepair::lead_to_overlap) overlap(link, from, to);
        if (what == PlanRepair::into_summary) into_summary(link, from, to);
    }

    // start of the successor = finish of the predecessor − lead = its start + (duration − lead), on the successor's calendar
    void overlap(Record const& link, std::int32_t from, std::int32_t to) {
        auto const kind = link.get(dep::lag_kind);
        bool const plain = (kind.empty() || kind == "working") && (link.get(dep::kind).empty() || link.get(dep::kind) == "fs");
        if (!plain || link.get(dep::lag) >= 0 || row(from).summary) return;
        auto const length = calendar(to).between(placed(from).start, placed(from).finish);
        auto const lag = length + link.get(dep::lag);
        if (lag < 0) return;                                          // the successor begins before the predecessor: no overlap
        m_edit.set(link.id(), dep::kind, "ss");
        m_edit.set(link.id(), dep::lag, lag);
    }

    // The tasks in a summary that nothing inside waits for, or that wait for nothing inside.
    std::vector<std::int32_t> ends_inside(std::int32_t summary, bool finishes) const {
        auto const within = [&](std::int32_t at) { return at > summary && at < row(summary).end; };
        std::set<std::int32_t> inner;                                 // those with a link that stays inside
        for (auto const& link : m_plan.links)
            if (within(link.from) && within(link.to)) inner.insert(finishes ? link.from : link.to);
        std::vector<std::int32_t> out;
        for (auto at = summary; at < row(summary).end; ++at)
            if (!row(at).summary && !row(at).inactive && !inner.contains(at)) out.push_back(at);
        return out;
    }

    void into_summary(Record const& link, std::int32_t from, std::int32_t to) {
        if (!row(from).summary && !row(to).summary) return;
        auto const froms = row(from).summary ? ends_inside(from, true) : std::vector{from};
        auto const tos = row(to).summary ? ends_inside(to, false) : std::vector{to};
        if (froms.empty() || tos.empty() || froms.size() * tos.size() > kMostInside) return;
        for (auto const a : froms)
            for (auto const b : tos) {
                if (a == b || !m_links.emplace(a, b).second) continue;
                auto const made = add_link(a, b);
                for (auto const slot : {dep::kind.slot, dep::lag.slot, dep::lag_kind.slot})
                    if (link.has(slot)) m_edit.set(made, slot, link.value(slot));
            }
        m_edit.remove(link.id());
    }

    void repair_task(PlanRepair what, Record const& task, std::int32_t at) {
        switch (what) {
            case PlanRepair::link_to_finish: return link_open_end(at);
            case PlanRepair::soften_constraint: return soften(task, at, false);
            case PlanRepair::to_deadline: return soften(task, at, true);
            case PlanRepair::after_status: return after_status(task, at);
            case PlanRepair::no_milestone:
                if (task.get(tsk::milestone) && row(at).duration > 0) m_edit.clear(task.id(), tsk::milestone);
                return;
            case PlanRepair::automatic:
                if (task.get(tsk::mode) == "manual") m_edit.clear(task.id(), tsk::mode);
                return;
            case PlanRepair::lead_to_overlap: case PlanRepair::drop_lag: case PlanRepair::remove_link: case PlanRepair::into_summary: return;
        }
    }

    // The milestone that stands first or last; −1: the plan has none that is still open.
    std::int32_t milestone(bool last) const {
        std::int32_t best = -1;
        for (std::int32_t at = 0; at < static_cast<std::int32_t>(m_plan.rows.size()); ++at) {
            if (!row(at).milestone || row(at).inactive || (last && row(at).percent >= 100)) continue;
            if (best < 0 || (last ? placed(at).finish >= placed(best).finish : placed(at).start < placed(best).start)) best = at;
        }
        return best;
    }

    bool leads_to(std::int32_t from, std::int32_t to) const {
        if (!is_linked(to, false)) return from == to;                 // nothing leads to it; the usual case of a first milestone
        std::set<std::int32_t> seen{from};
        std::vector<std::int32_t> open{from};
        while (!open.empty()) {
            auto const at = open.back();
            open.pop_back();
            if (at == to) return true;
            for (auto link = m_links.lower_bound({at, -1}); link != m_links.end() && link->first == at; ++link)
                if (seen.insert(link->second).second) open.push_back(link->second);
        }
        return false;
    }

    bool is_linked(std::int32_t at, bool successor) const {
        for (auto up = at; up >= 0; up = row(up).parent)
            if ((successor ? m_after : m_before)[static_cast<std::size_t>(up)]) return true;
        return false;
    }

    void link_open_end(std::int32_t at) {
        if (row(at).summary) return;
        auto const first = milestone(false), last = milestone(true);
        auto const join = [&](std::int32_t from, std::int32_t to) {
            if (from < 0 || to < 0 || from == to || leads_to(to, from) || !m_links.emplace(from, to).second) return;
            add_link(from, to);
        };
        if (!is_linked(at, true)) join(at, last);
        if (!is_linked(at, false) && first >= 0 && placed(first).finish <= placed(at).start) join(first, at);
    }

    Id add_link(std::int32_t from, std::int32_t to) {
        m_after[static_cast<std::size_t>(from)] = m_before[static_cast<std::size_t>(to)] = true;
        auto const id = m_context.ids.next();
        m_edit.add(dep::kType, id);
        m_edit.set(id, dep::project, m_plan.project);
        m_edit.set(id, dep::predecessor, row(from).task);
        m_edit.set(id, dep::successor, row(to).task);
        m_edit.set(id, dep::kind, "fs");
        return id;
    }

    void soften(Record const& task, std::int32_t at, bool to_deadline) {
        auto const kind = task.get(tsk::constraint);
        bool const late = kind == "snlt" || kind == "fnlt", must = kind == "mso" || kind == "mfo";
        if ((!late && !must) || !task.has(tsk::constraint_on)) return;
        if (must && !to_deadline) return m_edit.set(task.id(), tsk::constraint, kind == "mso" ? "snet" : "fnet");
        auto const day = task.get(tsk::constraint_on).minute;
        bool const of_start = kind == "mso" || kind == "snlt";
        auto const deadline = of_start ? calendar(at).add(day, row(at).duration) : day;
        m_edit.set(task.id(), tsk::constraint, "asap");
        m_edit.clear(task.id(), tsk::constraint_on);
        if (!task.has(tsk::deadline) || task.get(tsk::deadline).minute > deadline) m_edit.set(task.id(), tsk::deadline, Moment{deadline});
    }

    void after_status(Record const& task, std::int32_t at) {
        if (row(at).percent >= 100 || row(at).summary || task.has(tsk::actual_finish)) return;
        auto const next = Moment{calendar(at).next_start(m_plan.status)};
        bool const started = task.has(tsk::actual_start) || row(at).percent > 0;
        if (!started) {
            if (placed(at).start >= m_plan.status) return;
            m_edit.set(task.id(), tsk::constraint, "snet");
            m_edit.set(task.id(), tsk::constraint_on, next);
            return;
        }
        if (placed(at).finish > m_plan.status) return;
        if (!task.has(tsk::actual_start)) m_edit.set(task.id(), tsk::actual_start, Moment{placed(at).start});
        auto const left = task.has(tsk::remaining_duration) && task.get(tsk::remaining_duration) > 0 ? task.get(tsk::remaining_duration) : row(at).duration * (100 - row(at).percent) / 100;
        m_edit.set(task.id(), tsk::remaining_duration, left);
        m_edit.set(task.id(), tsk::resume, next);
    }

    EditContext const& m_context;
    Plan const& m_plan;
    Edit& m_edit;
    std::set<std::pair<std::int32_t, std::int32_t>> m_links;          // those of the plan and those added
    std::vector<bool> m_before, m_after;                              // by row: has a predecessor, a successor
};

}  // namespace

std::string_view repair_id(PlanRepair repair) {
    constexpr std::string_view kIds[] = {"link_to_finish", "lead_to_overlap", "drop_lag", "soften_constraint", "to_deadline", "after_status", "remove_link", "into_summary", "no_milestone", "automatic"};
    return kIds[static_cast<std::size_t>(repair)];
}

std::span<PlanRepair const> repairs_of(std::string_view rule) {
    for (auto const& known : kRepairs)
        if (known.rule == rule) return known.repairs;
    return {};
}

std::optional<Edit> repair_plan(EditContext const& context, Plan const& plan, PlanRepair repair, std::span<Id const> subjects) {
    Edit changes("plan_repair");
    Repairer repairer(context, plan, changes);
    std::set<Id> seen;
    std::int64_t count = 0;
    for (auto const id : subjects)
        if (seen.insert(id).second) count += repairer.repair(repair, id);
    if (count == 0) return std::nullopt;
    Edit edit(Label{"plan_repair." + std::string(repair_id(repair)), {std::to_string(count)}});
    edit.append(changes);
    return edit;
}

}  // namespace pmo
