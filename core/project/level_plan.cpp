#include "core/project/level_plan.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/project/level_stays.h"
#include "core/project/level_ties.h"
#include "core/registers/assignment.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/resource.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace asg = registers::assignment;
namespace per = registers::person;
namespace prj = registers::project;
namespace rsc = registers::resource;
namespace tsk = registers::task;
using levelling::Time;

constexpr std::int64_t kWhole = 100;                       // percent of one person or machine
constexpr std::int64_t kUsualPriority = 500;
constexpr Minute kLongestAxis = 30 * 366 * Minute{1440};   // behind it every minute counts as work

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

std::int64_t units_of(Record const& line) {
    return std::clamp<std::int64_t>(line.has(asg::units) ? line.get(asg::units) : kWhole, 0, levelling::kMostUnits / 2);
}

Id worker_of(Record const& assignment) { return assignment.has(asg::person) ? assignment.get(asg::person) : assignment.get(asg::resource); }

// Percent that somebody or something has; nothing: not limited.
std::optional<std::int64_t> limit_of(Record const& worker) {
    std::int64_t percent = kWhole;
    if (&worker.type() == &per::kType) {
        if (worker.has(per::max_units)) percent = worker.get(per::max_units);
    } else if (&worker.type() == &rsc::kType) {
        auto const kind = worker.get(rsc::kind);
        if (kind == "material" || kind == "budget") return std::nullopt;
        if (worker.has(rsc::capacity)) percent = worker.get(rsc::capacity);   // hundredths of a unit
    } else {
        return std::nullopt;
    }
    return std::clamp<std::int64_t>(percent, 1, levelling::kMostUnits);
}

}  // namespace

class LevelMaker {
public:
    LevelMaker(Store const& store, Derived const& derived, LevelScope scope) : m_store(store), m_derived(derived), m_scope(std::move(scope)), m_pinned(m_scope.pinned.begin(), m_scope.pinned.end()) {}

    bool step(std::int64_t rows) {
        for (m_rows_left = rows; m_stage != Stage::done && m_rows_left > 0;) {
            if (m_next < count()) one(m_next++);
            else enter(static_cast<Stage>(static_cast<int>(m_stage) + 1));
        }
        return m_stage == Stage::done;
    }
    LevelWork take() { return std::move(m_work); }
    int permille() const {
        auto const all = static_cast<std::size_t>(Stage::done);
        return static_cast<int>((static_cast<std::size_t>(m_stage) * 1000 + (count() > 0 ? 1000 * m_next / count() : 0)) / all);
    }

private:
    // Each goes through the projects one by one.
    enum class Stage : std::uint8_t { levelled, others, undelay, translate, done };

    std::size_t count() const {
        switch (m_stage) {
            case Stage::levelled: return m_scope.projects.size();
            case Stage::others: return m_scope.others.size();
            case Stage::undelay:
            case Stage::translate: return m_work.inputs.size();
            case Stage::done: break;
        }
        return 0;
    }

    void one(std::size_t i) {
        auto const before = m_work.inputs.size();
        if (m_stage == Stage::levelled) read(m_scope.projects[i], false);
        if (m_stage == Stage::others && m_sharing.contains(m_scope.others[i])) read(m_scope.others[i], true);
        if (m_stage == Stage::undelay) undelay(i);
        if (m_stage == Stage::translate) project(static_cast<std::int32_t>(i));
        bool const translated = m_stage == Stage::undelay || m_stage == Stage::translate;
        if (translated || m_work.inputs.size() > before) m_rows_left -= static_cast<std::int64_t>(m_work.inputs[translated ? i : before].plan->rows.size());
    }

    // What lies between two stages looks at everything at once.
    void enter(Stage stage) {
        m_stage = stage;
        m_next = 0;
        if (stage == Stage::others) {
            m_levelled = m_work.inputs.size();
            find_shared();
        } else if (stage == Stage::undelay) {
            for (std::size_t p = 0; p < m_work.inputs.size(); ++p) connect_ties(m_derived, m_work, p, m_levelled);
            wait_across(m_work, m_pinned, m_levelled, m_stays);
        } else if (stage == Stage::translate) {
            settle_ties();
            for (auto const& own : m_own) m_work.earliest.push_back(own.bare().finish);
            make_axis();
            make_room();
        } else {
            for (auto const& tie : m_work.ties) link_across(tie);
            shorten();
        }
        std::int64_t all = 0;
        for (auto const& inputs : m_work.inputs) all += static_cast<std::int64_t>(inputs.plan->rows.size());
        m_rows_left -= all / 4;
    }

    void make_room() {
        std::size_t rows = 0, links = 0;
        for (auto const& inputs : m_work.inputs) rows += inputs.activities.size(), links += inputs.links.size();
        m_work.tasks.reserve(rows);
        m_work.problem.activities.reserve(rows + rows / 4);            // summaries are two
        m_work.problem.links.reserve(links + 2 * rows);
    }

    // A plan as it is today, and without the levelling delays of what may move.
    struct Own {
        engine::Schedule const* planned = nullptr;
        std::optional<engine::Schedule> undelayed;         // nothing: nothing is delayed today
        std::vector<Minute> delays;                        // by row; empty likewise
        engine::Schedule const& bare() const { return undelayed ? *undelayed : *planned; }
    };

    void read(Id id, bool other) {
        auto const* record = m_store.live(id);
        if (!record || &record->type() != &prj::kType || !m_read.insert(id).second) return;
        auto inputs = plan_inputs(m_store, id, [&](Id calendar) -> engine::WorkingTime const& { return m_derived.working_time(calendar); });
        m_stays.push_back(other ? std::vector(inputs.plan->rows.size(), LevelStay::elsewhere) : staying(inputs, m_pinned, {}));
        m_work.inputs.push_back(std::move(inputs));
        // The heaviest project weighs ten times the lightest.
        auto const priority = std::clamp<std::int64_t>(record->has(prj::priority) ? record->get(prj::priority) : kUsualPriority, 0, 1000);
        m_work.problem.goals.push_back(static_cast<std::int32_t>(1 + priority * 9 / 1000));
    }

    void undelay(std::size_t p) {
        auto& inputs = m_work.inputs[p];
        auto const rows = inputs.plan->rows.size();
        Own own{.planned = &m_derived.plan(inputs.plan->project).schedule, .undelayed = {}, .delays = {}};
        for (std::size_t i = 0; i < rows; ++i) {
            auto& delay = inputs.activities[i].level_delay;
            if (m_stays[p][i] != LevelStay::moves || delay == 0) continue;
            own.delays.resize(rows, 0);
            own.delays[i] = std::exchange(delay, 0);
        }
        bool const tied = std::ranges::any_of(m_work.ties, [&](LevelTie const& tie) { return tie.from_plan >= 0 && tie.to_plan == static_cast<std::int32_t>(p); });
        if (!own.delays.empty() || tied) own.undelayed = engine::schedule(inputs.network());
        m_own.push_back(std::move(own));
    }

    // Without delays what comes before in another project may end sooner than planned, and what waits for it begin sooner.
    void settle_ties() {
        bool moved = true;
        for (std::size_t turn = 0; turn <= m_work.ties.size() && moved; ++turn) {
            moved = false;
            for (std::size_t p = 0; p < m_levelled; ++p) {
                auto& inputs = m_work.inputs[p];
                if (!place_ties(m_work, p, inputs.activities, [&](std::size_t plan, std::size_t row) -> auto const& { return m_own[plan].bare().placed[row]; })) continue;
                m_own[p].undelayed = engine::schedule(inputs.network());
                moved = true;
            }
        }
    }

    // Whom the levelled projects need, and which projects need them too. Others do not matter.
    void find_shared() {
        if (m_scope.others.empty()) return;
        for (auto const& inputs : m_work.inputs)
            for (std::size_t i = 0; i < inputs.tasks.size(); ++i) {
                if (is_finished(inputs.activities[i])) continue;
                for (auto const* assignment : m_store.referrers(asg::kType, asg::task, inputs.tasks[i]->id())) m_needed.insert(worker_of(*assignment));
            }
        m_needed.erase(kNoId);
        for (auto const id : m_needed)
            for (auto const field : {asg::person, asg::resource})
                for (auto const* assignment : m_store.referrers(asg::kType, field, id))
                    if (auto const* task = m_store.live(assignment->get(asg::task)); task && &task->type() == &tsk::kType) m_sharing.insert(task->get(tsk::project));
    }

    bool needed(Record const& task) const {
        return std::ranges::any_of(m_store.referrers(asg::kType, asg::task, task.id()), [&](Record const* assignment) { return m_needed.contains(worker_of(*assignment)); });
    }

    bool included(std::int32_t p, std::size_t row) const {
        auto const& inputs = m_work.inputs[at(p)];
        if (inputs.plan->rows[row].summary || inputs.activities[row].mode == engine::Mode::inactive) return false;
        return at(p) < m_levelled || needed(*inputs.tasks[row]);
    }

    // From the first start to where the work of the busiest would end if everything came in a row, with years to spare.
    void make_axis() {
        Minute from = std::numeric_limits<Minute>::max(), to = std::numeric_limits<Minute>::min(), work = 0;
        std::vector<engine::WorkingTime const*> calendars;     // different ones: projects mostly share theirs
        std::vector<std::size_t> which;                        // of those, for each calendar of each project
        for (std::size_t p = 0; p < m_work.inputs.size(); ++p) {
            auto const& inputs = m_work.inputs[p];
            m_first_calendar.push_back(which.size());
            for (auto const& calendar : inputs.plan->calendars) {
                auto const same = std::ranges::find_if(calendars, [&](auto const* known) { return *known == calendar; });
                which.push_back(static_cast<std::size_t>(same - calendars.begin()));
                if (same == calendars.end()) calendars.push_back(&calendar);
            }
            from = std::min(from, m_own[p].bare().start);
            for (std::size_t i = 0; i < inputs.plan->rows.size(); ++i) {
                if (!included(static_cast<std::int32_t>(p), i)) continue;
                from = std::min(from, std::min(m_own[p].bare().placed[i].start, m_own[p].planned->placed[i].start));
                to = std::max({to, m_own[p].bare().placed[i].finish, m_own[p].planned->placed[i].finish});
                work += inputs.activities[i].duration;
            }
        }
        if (from > to) to = from = std::min(from, Minute{0});
        to = std::min(to + std::min<Minute>(work * 6, kLongestAxis) + Minute{366} * 1440, from + kLongestAxis);
        m_work.axis = std::make_shared<LevelAxis const>(calendars, from, to);
        std::vector<std::int32_t> known(calendars.size(), -1);
        for (std::size_t i = 0; i < calendars.size(); ++i) {
            auto const& own = m_work.axis->calendar(i).work;
            if (m_work.axis->always(i) || own.empty()) continue;
            auto& all = m_work.problem.calendars;              // those that differ elsewhere may be equal on the axis
            auto const same = std::ranges::find_if(all, [&](levelling::Calendar const& c) { return c.work == own; });
            known[i] = static_cast<std::int32_t>(same - all.begin());
            if (same == all.end()) all.push_back({own});
        }
        for (auto const i : which) m_calendar.push_back(known[i]);
    }

    std::int32_t calendar(std::int32_t p, std::int32_t own) const { return m_calendar[m_first_calendar[at(p)] + at(own)]; }
    Time place(Minute instant) const { return m_work.axis->place_of(instant); }
    static Time length(Minute minutes) { return static_cast<Time>(std::clamp<Minute>(minutes, 0, levelling::kLatest / 8)); }

    void project(std::int32_t p) {
        auto const& inputs = m_work.inputs[at(p)];
        auto const count = inputs.plan->rows.size();
        m_begin.emplace_back();
        m_end.emplace_back();
        if (at(p) >= m_levelled) {                         // nothing in it moves: only whom it holds counts
            for (std::size_t i = 0; i < count; ++i)
                if (included(p, i)) task(p, i);
            return;
        }
        // A summary is two milestones: its tasks wait for the first, the second for its tasks.
        auto &begin = m_begin.back(), &end = m_end.back();
        begin.assign(count, -1);
        end.assign(count, -1);
        for (std::size_t i = 0; i < count; ++i) {
            if (included(p, i)) begin[i] = end[i] = task(p, i);
            else if (inputs.plan->rows[i].summary) begin[i] = milestone(p), end[i] = milestone(p);
        }
        for (std::size_t i = 0; i < count; ++i) {
            auto const parent = inputs.plan->rows[i].parent;
            if (begin[i] < 0 || parent < 0) continue;
            m_work.problem.links.push_back({begin[at(parent)], begin[i], 0, levelling::LinkType::start_to_start});
            m_work.problem.links.push_back({end[i], end[at(parent)], 0, levelling::LinkType::finish_to_start});
        }
        std::vector<bool> dropped(inputs.links.size(), false);
        for (auto const& problem : m_own[at(p)].bare().problems)
            if (problem.kind == engine::Problem::Kind::cycle || problem.kind == engine::Problem::Kind::bad_link)
                if (problem.link >= 0) dropped[at(problem.link)] = true;
        for (std::size_t k = 0; k < inputs.links.size(); ++k)
            if (!dropped[k] && at(inputs.links[k].from) < count) link(p, p, inputs.links[k]);
    }

    // A tie to another levelled project is a link; what another one keeps where it is stands fixed before it.
    void link_across(LevelTie const& tie) {
        if (tie.to_plan < 0 || at(tie.to_plan) >= m_levelled) return;
        auto own = tie.link;
        if (tie.from_plan >= 0) {
            own.from = tie.from_row;
            return link(tie.from_plan, tie.to_plan, own);
        }
        levelling::Activity there;
        there.goal = tie.to_plan;
        there.priority = 0;
        there.fixed = place(tie.start);
        there.duration = std::max<Time>(0, place(tie.finish) - there.fixed);
        auto const from = add(std::move(there));
        bind({from, from, tie.start, tie.finish, m_work.inputs[at(tie.to_plan)].activities[at(tie.stands)].duration}, tie.to_plan, own);
    }

    std::int32_t add(levelling::Activity activity) {
        m_work.problem.activities.push_back(std::move(activity));
        return static_cast<std::int32_t>(m_work.problem.activities.size()) - 1;
    }
    std::int32_t milestone(std::int32_t p) {
        levelling::Activity out;
        out.goal = p;
        out.priority = 0;
        return add(std::move(out));
    }

    std::int32_t task(std::int32_t p, std::size_t row) {
        auto const& inputs = m_work.inputs[at(p)];
        auto const& a = inputs.activities[row];
        auto const& record = *inputs.tasks[row];
        auto const& planned = m_own[at(p)].planned->placed[row];
        auto const& delays = m_own[at(p)].delays;
        LevelTask line{record.id(), inputs.plan->project, -1, p, static_cast<std::int32_t>(row), m_stays[at(p)][row], planned.start, planned.finish, delays.empty() ? 0 : delays[row]};
        levelling::Activity out;
        out.goal = p;
        out.priority = static_cast<std::int32_t>(std::clamp<std::int64_t>(record.has(tsk::priority) ? record.get(tsk::priority) : kUsualPriority, 0, kFixedLevelPriority));
        if (line.stays()) {
            out.fixed = place(planned.start);
            out.duration = std::max<Time>(0, place(planned.finish) - out.fixed);
            rest_where(p, line, out);
        } else {
            out.calendar = calendar(p, a.calendar);
            out.duration = length(a.duration);
            rest(p, row, out);
            out.release = release(p, row);
            for (auto k = a.first_part; k < a.first_part + a.part_count; ++k) {
                auto const& part = inputs.parts[at(k)];
                out.parts.push_back({length(part.duration), length(part.delay), calendar(p, part.calendar)});
            }
        }
        if (!is_finished(a)) demands(record, line, out);
        line.activity = add(std::move(out));
        m_work.tasks.push_back(line);
        return line.activity;
    }

    // The gaps go with the task, counted on its own calendar; its parts are as much longer already.
    void rest(std::int32_t p, std::size_t index, levelling::Activity& out) const {
        auto const& plan = *m_work.inputs[at(p)].plan;
        auto const& row = plan.rows[index];
        if (row.gap_count == 0) return;
        out.calendar = calendar(p, row.calendar);
        Minute rested = 0;
        for (auto const& gap : gaps_of(plan, row)) {
            levelling::Interval const there{length(gap.after + rested), length(gap.after + rested + gap.length)};
            rested += gap.length;
            if (there.from > (out.rests.empty() ? 0 : out.rests.back().to) && there.to > there.from) out.rests.push_back(there);
        }
        out.duration = length(row.duration + rested);
    }

    // Of a task that stays the gaps are where they are today.
    void rest_where(std::int32_t p, LevelTask const& line, levelling::Activity& out) const {
        auto const& plan = *m_work.inputs[at(p)].plan;
        auto const& row = plan.rows[at(line.row)];
        if (row.gap_count == 0) return;
        auto const pieces = pieces_between(plan.calendars[at(row.calendar)], line.start_before, line.finish_before, gaps_of(plan, row));
        for (std::size_t k = 1; k < pieces.size(); ++k) {
            levelling::Interval const there{place(pieces[k - 1].to) - out.fixed, place(pieces[k].from) - out.fixed};
            if (there.from > (out.rests.empty() ? 0 : out.rests.back().to) && there.to > there.from) out.rests.push_back(there);
        }
    }

    // What holds without links: the project's start for who waits for nobody, and dates "no earlier than".
    Time release(std::int32_t p, std::size_t row) const {
        auto const& a = m_work.inputs[at(p)].activities[row];
        auto const& bare = m_own[at(p)].bare().placed[row];
        auto const kind = bare.cause.kind;
        if (kind != engine::Cause::Kind::link && kind != engine::Cause::Kind::summary_link) return place(bare.start);
        // Who waits for another project alone begins no earlier than its own, however soon that one is done.
        Time out = at(bare.cause.index) >= m_work.inputs[at(p)].plan->links.size() ? place(m_work.inputs[at(p)].start) : 0;
        if (a.constraint == engine::Constraint::start_no_earlier_than && a.constraint_date != kNoTime) out = std::max(out, std::min(place(a.constraint_date), place(bare.start)));
        return out;
    }

    void demands(Record const& record, LevelTask const& line, levelling::Activity& out) {
        std::vector<std::pair<std::int32_t, std::int64_t>> asked;         // resource and percent; a task has few of them
        for (auto const* assignment : m_store.referrers(asg::kType, asg::task, record.id())) {
            if (assignment->get(asg::booking) == "proposed" || assignment->has(asg::actual_finish)) continue;
            auto const resource = limited(worker_of(*assignment));
            if (resource < 0) continue;
            auto const known = std::ranges::find(asked, resource, &std::pair<std::int32_t, std::int64_t>::first);
            if (known == asked.end()) asked.emplace_back(resource, units_of(*assignment));
            else known->second += units_of(*assignment);
        }
        for (auto const& [resource, percent] : asked) {
            std::int64_t const there = m_work.problem.resources[at(resource)].last();
            if (percent > there && !line.stays()) m_work.excess.push_back({record.id(), m_work.resources[at(resource)], percent, there});
            auto const units = line.stays() ? std::min<std::int64_t>(percent, levelling::kMostUnits) : std::min(percent, there);
            if (units > 0) out.demands.push_back({resource, static_cast<std::int32_t>(units)});
        }
    }

    // The problem's number of somebody; -1: not limited. Each is looked up once.
    std::int32_t limited(Id worker) {
        auto const [known, is_new] = m_resource.emplace(worker, -1);
        if (!is_new) return known->second;
        auto const* record = m_store.live(worker);
        auto const limit = record ? limit_of(*record) : std::nullopt;
        if (!limit) return -1;
        known->second = static_cast<std::int32_t>(m_work.resources.size());
        m_work.resources.push_back(worker);
        m_work.problem.resources.push_back({{{0, static_cast<std::int32_t>(*limit)}}});
        return known->second;
    }

    void link(std::int32_t from_plan, std::int32_t p, engine::Link const& own) {
        auto const& bare = m_own[at(from_plan)].bare().placed[at(own.from)];
        bind({m_begin[at(from_plan)][at(own.from)], m_end[at(from_plan)][at(own.from)], bare.start, bare.finish, m_work.inputs[at(from_plan)].activities[at(own.from)].duration}, p, own);
    }

    // What comes first: its activities, where it lies today, its own duration.
    struct Before { std::int32_t begin, end; Minute start, finish, duration; };
    void bind(Before const& before, std::int32_t p, engine::Link const& own) {
        auto const& inputs = m_work.inputs[at(p)];
        bool const leaves_finish = own.type == engine::LinkType::finish_to_start || own.type == engine::LinkType::finish_to_finish;
        auto const from = leaves_finish ? before.end : before.begin;
        bool const binds_finish = own.type == engine::LinkType::finish_to_finish || own.type == engine::LinkType::start_to_finish;
        bool const to_summary = inputs.plan->rows[at(own.to)].summary;
        auto const to = m_begin[at(p)][at(own.to)];
        if (from < 0 || to < 0 || from == to) return;
        levelling::Link out{.from = from, .to = to};
        out.type = binds_finish && !to_summary ? (leaves_finish ? levelling::LinkType::finish_to_finish : levelling::LinkType::start_to_finish)
                                               : (leaves_finish ? levelling::LinkType::finish_to_start : levelling::LinkType::start_to_start);
        if (binds_finish && to_summary) return;            // bounds the finishes inside; the engine keeps it and the check takes it over
        auto const of = leaves_finish ? before.finish : before.start;
        Minute lag = own.lag;
        if (own.lag_kind == engine::LagKind::percent || own.lag_kind == engine::LagKind::elapsed_percent) lag = before.duration * own.lag / 100;
        lag = std::clamp<Minute>(lag, -kLongestAxis, kLongestAxis);
        bool const elapsed = own.lag_kind == engine::LagKind::elapsed || own.lag_kind == engine::LagKind::elapsed_percent;
        out.lag = elapsed ? place(of + lag) - place(of) : static_cast<Time>(lag);
        out.calendar = elapsed ? -1 : calendar(p, inputs.activities[at(own.to)].calendar);
        m_work.problem.links.push_back(out);
    }

    // Everything divided by what divides everything: a plan in half days becomes small numbers, exactly.
    void shorten() {
        Time unit = 0;
        auto const each = [&](auto&& visit) {
            for (auto& a : m_work.problem.activities) {
                visit(a.duration), visit(a.release);
                if (a.fixed != levelling::kFree) visit(a.fixed);
                for (auto& part : a.parts) visit(part.duration), visit(part.delay);
                for (auto& rest : a.rests) visit(rest.from), visit(rest.to);
            }
            for (auto& l : m_work.problem.links) visit(l.lag);
            for (auto& calendar : m_work.problem.calendars)
                for (auto& work : calendar.work) visit(work.from), visit(work.to);
        };
        each([&](Time const& t) { unit = std::gcd(unit, t); });
        m_work.unit = std::max<Time>(1, unit);
        each([&](Time& t) { t /= m_work.unit; });
    }

    Store const& m_store;
    Derived const& m_derived;
    LevelScope m_scope;
    std::unordered_set<Id, IdHash> m_pinned;
    LevelWork m_work;
    std::vector<Own> m_own;
    std::vector<std::vector<LevelStay>> m_stays;           // by project and row
    std::unordered_set<Id, IdHash> m_read;                 // projects, each once
    std::size_t m_levelled = 0;                            // how many of the inputs are levelled: the first
    std::unordered_set<Id, IdHash> m_needed, m_sharing;    // workers of the levelled projects; projects that they work for
    std::vector<std::size_t> m_first_calendar;
    std::vector<std::int32_t> m_calendar;
    std::vector<std::vector<std::int32_t>> m_begin, m_end; // activities by project and row
    std::unordered_map<Id, std::int32_t, IdHash> m_resource;
    Stage m_stage = Stage::levelled;
    std::size_t m_next = 0;
    std::int64_t m_rows_left = 0;
};

LevelPreparation::LevelPreparation(Store const& store, Derived const& derived, LevelScope scope) : m_maker(std::make_unique<LevelMaker>(store, derived, std::move(scope))) {}
LevelPreparation::~LevelPreparation() = default;
LevelPreparation::LevelPreparation(LevelPreparation&&) noexcept = default;
LevelPreparation& LevelPreparation::operator=(LevelPreparation&&) noexcept = default;
bool LevelPreparation::step(std::int64_t rows) { return m_maker->step(rows); }
LevelWork LevelPreparation::take() { return m_maker->take(); }
int LevelPreparation::permille() const { return m_maker->permille(); }

LevelWork level_work(Store const& store, Derived const& derived, LevelScope const& scope) {
    LevelMaker maker(store, derived, scope);
    maker.step(std::numeric_limits<std::int64_t>::max());
    return maker.take();
}

}  // namespace pmo
