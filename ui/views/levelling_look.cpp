#include "ui/views/levelling_look.h"

#include "core/actions/apply_levelling.h"
#include "core/io/psplib.h"
#include "ui/views/levelling_parts.h"

namespace pmo::ui {

namespace {

constexpr std::int64_t kPortion = 12'000;            // rows of plans looked at in one picture: some milliseconds; each is looked at a few times
constexpr std::size_t kLarge = 4'000;                // tasks from which each later step has a picture of its own

}  // namespace

LevelToday const* LevelLook::follow(Frame& frame, Id project, LevelSettings const& settings) {
    std::tuple const now{&frame.store, frame.store.revision(), project, settings.version};
    if (m_of != now) {
        if (std::get<0>(m_of) != &frame.store) m_today.reset();
        m_of = now;
        begin(frame, project, settings);
    }
    if (m_step != Step::done) go_on(frame);
    if (m_step != Step::done) frame.ui.wake(0);
    return m_today ? &*m_today : nullptr;
}

void LevelLook::begin(Frame const& frame, Id project, LevelSettings const& settings) {
    LevelScope scope{.projects = {}, .pinned = settings.pinned};
    for (auto const id : frame.derived.active_projects()) {
        bool const levelled = project ? id == project : !settings.left_out.contains(id);
        if (levelled) scope.projects.push_back(id);
        else if (settings.count_others) scope.others.push_back(id);
    }
    if (project && scope.projects.empty()) scope.projects.push_back(project);        // a project that does not run can be looked at
    m_next = {};
    m_next.projects = scope.projects;
    m_preparation.emplace(frame.store, frame.derived, std::move(scope));
    m_step = Step::work;
}

// A small portfolio is done at once, of a large one each step has a picture of its own.
void LevelLook::go_on(Frame const& frame) {
    if (m_step == Step::work) {
        if (!m_preparation->step(kPortion)) return;
        m_next.work = std::make_shared<LevelWork const>(m_preparation->take());
        m_preparation.reset();
        m_step = Step::conflicts;
        if (m_next.work->tasks.size() > kLarge) return;
    }
    if (m_step == Step::conflicts) {
        m_next.conflicts = conflicts_today(*m_next.work);
        m_step = Step::problem;
        if (m_next.work->tasks.size() > kLarge) return;
    }
    m_next.problem = to_bytes(LevelJob{.problem = m_next.work->problem});
    if (auto const faults = levelling::faults_of(m_next.work->problem); !faults.empty()) m_next.fault = error_of(faults.front());
    m_next.has_delays = clear_levelling(frame.store, m_next.projects).has_value();
    m_today = std::move(m_next);
    m_step = Step::done;
}

}  // namespace pmo::ui
