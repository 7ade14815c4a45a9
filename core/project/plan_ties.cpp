#include "core/project/plan_ties.h"

#include <algorithm>
#include <map>

#include "core/base/sort.h"
#include "core/registers/dependency.h"
#include "core/registers/project.h"
#include "core/registers/project_dependency.h"
#include "core/registers/rules.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace agr = registers::project_dependency;
namespace dep = registers::dependency;
namespace prj = registers::project;
namespace tsk = registers::task;

std::size_t at(std::int32_t index) { return static_cast<std::size_t>(index); }

Id project_of(Store const& store, Id task) {
    auto const* record = store.live(task);
    if (!record || &record->type() != &tsk::kType) return kNoId;
    auto const* project = store.live(record->get(tsk::project));
    return project && &project->type() == &prj::kType ? project->id() : kNoId;
}

void add_tie(Store const& store, std::vector<DrivingTie>& out, Id record, Id from, Id to, engine::Link link) {
    DrivingTie const tie{record, project_of(store, from), from, project_of(store, to), to, link};
    if (tie.from_project && tie.to_project && tie.from_project != tie.to_project) out.push_back(tie);
}

// Plans of one group while they are being scheduled.
class Turns {
public:
    Turns(Store const& store, TieGroups::Group const& group, CalendarSource const& calendars) : m_store(store), m_group(group) {
        for (auto const id : group.projects) {
            m_index.emplace(id, m_members.size());
            auto& member = m_members.emplace_back();
            member.inputs = plan_inputs(store, id, calendars);
            member.rows = member.inputs.activities.size();
        }
        find_ends();
        break_circles();
        for (std::size_t m = 0; m < m_members.size(); ++m) m_members[m].inputs.plan->schedule = engine::schedule(m_members[m].inputs.network());
        for (auto& end : m_ends)
            if (!end.aside) connect(end);
    }

    std::vector<std::unique_ptr<Plan>> run() {
        // Early dates settle from tie to tie forwards, late dates back again.
        bool moved = true;
        for (std::size_t turn = 0; turn < 2 * m_ends.size() + 2 && moved; ++turn) {
            moved = false;
            for (std::size_t m = 0; m < m_members.size(); ++m) {
                if (!place_others(m)) continue;
                plan(m).schedule = engine::schedule(m_members[m].inputs.network());
                moved = true;
            }
        }
        for (std::size_t m = 0; m < m_members.size(); ++m) tell_ties(m);
        std::vector<std::unique_ptr<Plan>> out;
        for (std::size_t m = 0; m < m_members.size(); ++m) out.push_back(conclude(m));
        return out;
    }

private:
    struct Member {
        PlanInputs inputs;
        std::size_t rows = 0;
        std::vector<std::size_t> ends;                 // of its ties with effect, in the order of the links behind the plan's own
        std::vector<Problem> problems;
    };
    struct End {                                       // a tie by rows
        DrivingTie const* tie = nullptr;
        std::size_t from = 0, to = 0;                  // members
        std::int32_t from_row = 0, to_row = 0;
        std::int32_t from_ghost = 0, to_ghost = 0;     // where the other one stands: from_ghost in `to`'s network, to_ghost in `from`'s
        bool aside = false;
    };

    Plan& plan(std::size_t member) { return *m_members[member].inputs.plan; }

    void find_ends() {
        for (auto const& tie : m_group.ties) {
            End end{.tie = &tie, .from = m_index.at(tie.from_project), .to = m_index.at(tie.to_project)};
            end.from_row = plan(end.from).row_of(tie.from);
            end.to_row = plan(end.to).row_of(tie.to);
            if (end.from_row >= 0 && end.to_row >= 0) m_ends.push_back(end);
        }
    }

    // All plans as one network without lengths: the engine sets aside the last link of every circle, and the ties are the last.
    void break_circles() {
        std::vector<engine::Activity> activities;
        std::vector<engine::Link> links;
        std::vector<std::pair<std::size_t, std::int32_t>> where;       // member and row, by activity
        std::vector<std::int32_t> first;
        for (std::size_t m = 0; m < m_members.size(); ++m) {
            auto const base = static_cast<std::int32_t>(activities.size());
            first.push_back(base);
            for (std::size_t i = 0; i < m_members[m].rows; ++i) {
                auto const& own = m_members[m].inputs.activities[i];
                activities.push_back({.parent = own.parent < 0 ? -1 : own.parent + base, .mode = own.mode == engine::Mode::inactive ? own.mode : engine::Mode::automatic});
                where.emplace_back(m, static_cast<std::int32_t>(i));
            }
            for (auto const& link : m_members[m].inputs.links) links.push_back({.from = link.from + base, .to = link.to + base});
        }
        auto const own_links = links.size();
        for (auto const& end : m_ends) links.push_back({.from = end.from_row + first[end.from], .to = end.to_row + first[end.to]});
        engine::WorkingTime const clock[1];
        for (auto const& problem : engine::schedule({.activities = activities, .links = links, .calendars = clock}).problems) {
            if (problem.kind != engine::Problem::Kind::cycle || problem.link < 0 || at(problem.link) < own_links) continue;
            auto& end = m_ends[at(problem.link) - own_links];
            end.aside = true;
            std::string chain;
            for (auto const member : problem.members) {
                auto const [m, row] = where[at(member)];
                auto const* project = m_store.live(plan(m).project);
                chain += (chain.empty() ? "" : " → ") + std::string(project ? project->get(prj::code) : std::string_view{}) + ' ' + plan(m).rows[at(row)].wbs;
            }
            Problem const said{.record = end.tie->record, .slot = kNoSlot, .severity = Severity::error, .code = "plan.cycle_across", .args = {chain}};
            m_members[end.from].problems.push_back(said);
            m_members[end.to].problems.push_back(said);
        }
    }

    // Each of the two stands in the other's network, behind its own activities and links.
    void connect(End& end) {
        auto const stand = [](Member& member, engine::Minute duration) {
            member.inputs.activities.push_back({.duration = duration, .mode = engine::Mode::outside});
            return static_cast<std::int32_t>(member.inputs.activities.size()) - 1;
        };
        auto& from = m_members[end.from];
        auto& to = m_members[end.to];
        auto const duration = from.inputs.activities[at(end.from_row)].duration;
        auto const& placed = from.inputs.plan->schedule.placed[at(end.from_row)];
        bool const summary = from.inputs.plan->rows[at(end.from_row)].summary;
        end.from_ghost = stand(to, summary ? from.inputs.plan->calendars[0].between(placed.start, placed.finish) : duration);
        end.to_ghost = stand(from, duration);
        // A lag counts on the calendar of what waits.
        if (end.tie->link.lag != 0) {
            from.inputs.activities.back().calendar = static_cast<std::int32_t>(from.inputs.plan->calendars.size());
            from.inputs.activities.back().duration = duration;
            auto time = to.inputs.plan->calendars[at(to.inputs.activities[at(end.to_row)].calendar)];
            from.inputs.plan->calendars.push_back(std::move(time));
        }
        auto link = end.tie->link;
        link.from = end.from_ghost, link.to = end.to_row;
        to.inputs.links.push_back(link);
        to.ends.push_back(static_cast<std::size_t>(&end - m_ends.data()));
        link.from = end.from_row, link.to = end.to_ghost;
        from.inputs.links.push_back(link);
        from.ends.push_back(static_cast<std::size_t>(&end - m_ends.data()));
    }

    // The others' tasks as they stand now. False: as they stood when this plan was scheduled.
    bool place_others(std::size_t m) {
        auto& member = m_members[m];
        bool changed = false;
        auto const put = [&](engine::Minute& field, engine::Minute value) {
            changed = changed || field != value;
            field = value;
        };
        for (auto const index : member.ends) {
            auto const& end = m_ends[index];
            bool const waits = end.to == m;            // the other one comes before
            auto const& other = plan(waits ? end.from : end.to).schedule.placed[at(waits ? end.from_row : end.to_row)];
            auto& stands = member.inputs.activities[at(waits ? end.from_ghost : end.to_ghost)];
            put(stands.manual_start, other.start);
            put(stands.manual_finish, other.finish);
            if (waits) continue;
            auto const& activity = m_members[end.to].inputs.activities[at(end.to_row)];
            bool const minds = activity.actual_finish == kNoTime && activity.mode != engine::Mode::inactive;
            put(stands.constraint_date, minds ? other.late_start : kNoTime);
            put(stands.deadline, minds ? other.late_finish : kNoTime);
        }
        return changed;
    }

    void tell_ties(std::size_t m) {
        for (auto const index : m_members[m].ends) {
            auto const& end = m_ends[index];
            bool const waits = end.to == m;
            auto const& tie = *end.tie;
            auto const& other = plan(waits ? end.from : end.to).schedule.placed[at(waits ? end.from_row : end.to_row)];
            plan(m).ties.push_back({.record = tie.record, .project = waits ? tie.from_project : tie.to_project, .task = waits ? tie.from : tie.to,
                                    .row = waits ? end.to_row : end.from_row, .before = waits, .type = tie.link.type, .start = other.start, .finish = other.finish});
        }
    }

    // Without the others' tasks, of which the plan knows nothing but its ties.
    std::unique_ptr<Plan> conclude(std::size_t m) {
        auto& member = m_members[m];
        auto& schedule = plan(m).schedule;
        schedule.placed.resize(member.rows);
        std::erase_if(schedule.problems, [&](engine::Problem const& problem) { return problem.activity >= static_cast<std::int32_t>(member.rows); });
        auto out = conclude_plan(m_store, member.inputs);
        out->problems.insert(out->problems.end(), member.problems.begin(), member.problems.end());
        return out;
    }

    Store const& m_store;
    TieGroups::Group const& m_group;
    std::vector<Member> m_members;
    std::unordered_map<Id, std::size_t, IdHash> m_index;
    std::vector<End> m_ends;
};

}  // namespace

std::vector<DrivingTie> driving_ties(Store const& store) {
    std::vector<DrivingTie> out;
    for (auto const& row : store.table(agr::kType).rows())
        if (!row.deleted() && row.get(agr::drives) && registers::is_open(row)) add_tie(store, out, row.id(), row.get(agr::provider_task), row.get(agr::task), {});
    for (auto const& row : store.table(dep::kType).rows())
        if (!row.deleted() && row.get(dep::drives)) add_tie(store, out, row.id(), row.get(dep::predecessor), row.get(dep::successor), engine_link(row, 0, 0));
    sort_stably(out, {}, &DrivingTie::record);
    return out;
}

TieGroups tie_groups(Store const& store) {
    TieGroups out;
    auto ties = driving_ties(store);
    std::map<Id, Id> leader;                               // of each project, through others of its group
    auto const find = [&](Id id) {
        while (leader.at(id) != id) id = leader.at(id);
        return id;
    };
    for (auto const& tie : ties) {
        leader.try_emplace(tie.from_project, tie.from_project);
        leader.try_emplace(tie.to_project, tie.to_project);
        auto const a = find(tie.from_project), b = find(tie.to_project);
        leader[std::max(a, b)] = std::min(a, b);
    }
    std::map<Id, std::size_t> group;
    for (auto const& [project, above] : leader) {
        static_cast<void>(above);
        auto const [known, is_new] = group.emplace(find(project), out.groups.size());
        if (is_new) out.groups.emplace_back();
        out.groups[known->second].projects.push_back(project);
        out.of.emplace(project, known->second);
    }
    for (auto& tie : ties) out.groups[out.of.at(tie.from_project)].ties.push_back(tie);
    return out;
}

std::vector<std::unique_ptr<Plan>> make_tied_plans(Store const& store, TieGroups::Group const& group, CalendarSource const& calendars) {
    return Turns(store, group, calendars).run();
}

void hold_by_ties(PlanInputs& inputs, Plan const& plan) {
    for (auto const& tie : plan.ties) {
        if (!tie.before || inputs.plan->row_of(plan.rows[at(tie.row)].task) != tie.row) continue;
        auto& activity = inputs.activities[at(tie.row)];
        bool const free = activity.mode == engine::Mode::automatic && activity.constraint == engine::Constraint::as_soon_as_possible && activity.actual_start == kNoTime;
        auto const& cause = plan.schedule.placed[at(tie.row)].cause;
        if (!free || cause.kind != engine::Cause::Kind::link || at(cause.index) < plan.links.size()) continue;
        activity.constraint = engine::Constraint::start_no_earlier_than;
        activity.constraint_date = plan.schedule.placed[at(tie.row)].start;
    }
}

}  // namespace pmo
