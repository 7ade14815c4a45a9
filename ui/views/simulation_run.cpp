#include "ui/views/simulation_run.h"

#include <algorithm>
#include <cmath>

#include "core/io/crc32c.h"
#include "core/jobs/simulation_bytes.h"
#include "ui/kept.h"

namespace pmo::ui {

namespace {

constexpr std::int32_t kShares = 8;              // more than Workers, so that the curve grows while they come in
constexpr std::int32_t kLeastInShare = 125;      // runs
constexpr int kSharingCounts = 850;              // permille of the whole work
constexpr std::size_t kTasksInFrame = 1500;      // read at once: some milliseconds

SimulationModelMaking making_of(Frame const& frame, std::span<Id const> projects, SimulationSettings const& settings) {
    auto calendars = [derived = &frame.derived](Id calendar) -> engine::WorkingTime const& { return derived->working_time(calendar); };
    return {frame.store, {projects.begin(), projects.end()}, std::move(calendars), settings.options()};
}

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

// Every index that a screen will follow is of this model.
bool is_of(simulation::Findings const& findings, SimulationModel const& source) {
    auto const& summary = findings.summary;
    auto const runs = at(std::max(0, summary.runs));
    auto const known = [&](auto const& one) { return one.activity >= 0 && at(one.activity) < source.tasks.size(); };
    auto const risk = [&](simulation::Swing const& one) { return one.risk >= 0 && at(one.risk) < source.risks.size(); };
    return runs > 0 && findings.finishes.size() == runs && findings.costs.size() == runs && summary.projects.size() == source.projects.size() && std::ranges::all_of(summary.tasks, known) &&
           std::ranges::all_of(summary.joins, known) && std::ranges::all_of(findings.swings, risk);
}

}  // namespace

SimulationOptions SimulationSettings::options() const {
    return {.correlation = static_cast<double>(correlation) / 100, .low_percent = 100 - below, .high_percent = 100 + above, .from_status_date = from_status, .shape = shape, .left_out = left_out};
}

namespace {

template <class Form, class Settings> void fields(Form& form, Settings& s) {
    form.number("runs", s.runs, 1, kMostRuns);
    form.number("seed", s.seed, 1, kMostRunSeed);
    form.number("below", s.below, 0, 90);
    form.number("above", s.above, 0, 400);
    form.number("correlation", s.correlation, 0, 100);
    form.number("status", s.from_status, 0, 1);
    form.ids("risks_out", s.left_out);
}

}  // namespace

void SimulationSettings::read(std::string_view text) {
    KeptReader form(text);
    fields(form, *this);
    auto chosen = static_cast<std::int32_t>(shape);
    form.number("shape", chosen, 1, static_cast<std::int32_t>(simulation::Shape::lognormal));
    shape = static_cast<simulation::Shape>(chosen);
}

std::string SimulationSettings::text() const {
    KeptWriter form;
    fields(form, *this);
    form.number("shape", static_cast<std::int32_t>(shape), 1, static_cast<std::int32_t>(simulation::Shape::lognormal));
    return form.take();
}

simulation::Outcome const& SimulationResult::outcome(std::int32_t project) const { return project < 0 ? findings.summary.whole : findings.summary.projects[at(project)]; }
Minute SimulationResult::finish_of_plan(std::int32_t project) const { return project < 0 ? plan_finish.back() : plan_finish[at(project)]; }
std::string const& SimulationResult::currency(std::int32_t project) const { return project < 0 ? source.currency : source.currencies[at(project)]; }

Minute SimulationResult::target_finish(std::int32_t project) const {
    auto const& projects = source.model.projects;
    if (project >= 0) return projects[at(project)].target_finish;
    Minute latest = kNoTime;
    for (auto const& one : projects) {
        if (one.target_finish == kNoTime) return kNoTime;
        latest = std::max(latest, one.target_finish);
    }
    return latest;
}

std::int64_t SimulationResult::target_cost(std::int32_t project) const {
    auto const& projects = source.model.projects;
    if (project >= 0) return projects[at(project)].target_cost;
    std::int64_t sum = 0;
    for (auto const& one : projects) {
        if (!one.in_total) continue;
        if (one.target_cost < 0) return -1;
        sum += one.target_cost;
    }
    return sum;
}

std::int32_t SimulationResult::index_of(Id project) const {
    auto const found = std::ranges::find(source.projects, project);
    return found == source.projects.end() ? -1 : static_cast<std::int32_t>(found - source.projects.begin());
}

std::int64_t SimulationResult::tenths_of_days(std::int32_t project, Minute from, Minute to, Derived const& derived) const {
    auto const& plan = derived.plan(source.projects[at(std::max(0, project))]);
    std::int64_t const minutes = plan.calendars.empty() ? to - from : plan.calendars[0].between(from, to);
    std::int64_t const day = plan.calendars.empty() ? engine::kMinutesPerDay : std::max(1, plan.minutes_per_day);
    return (minutes * 10 + (minutes < 0 ? -day : day) / 2) / day;
}

std::int64_t SimulationResult::tenths_before(std::int32_t project, double finish, double minutes, Derived const& derived) const {
    auto const to = static_cast<Minute>(std::llround(finish));
    return tenths_of_days(project, to - static_cast<Minute>(std::llround(minutes)), to, derived);
}

std::int64_t SimulationResult::tenths_of_mean(std::int32_t project, double minutes, Derived const& derived) const {
    auto const& finish = outcome(project).finish;
    auto const span = finish.most - finish.least;
    if (span <= 0) return tenths_before(project, finish.mean, minutes, derived);
    return std::llround(minutes * static_cast<double>(tenths_of_days(project, finish.least, finish.most, derived)) / static_cast<double>(span));
}

std::uint32_t simulation_digest(Frame const& frame, std::span<Id const> projects, SimulationSettings const& settings) {
    auto making = making_of(frame, projects, settings);
    while (!making.step(kTasksInFrame)) {}
    auto const bytes = to_bytes(std::move(making).take().model);
    return crc32c(bytes);
}

void SimulationRun::start(Frame& frame, std::vector<Id> projects, SimulationSettings const& settings) {
    cancel(frame);
    m_asked = true;
    m_next = std::make_unique<SimulationResult>();
    m_next->settings = settings;
    m_next->asked = std::move(projects);
    begin(frame);
    read(frame);
}

void SimulationRun::begin(Frame& frame) {
    m_reading = std::make_unique<Reading>(Reading{.making = making_of(frame, m_next->asked, m_next->settings), .store = &frame.store, .revision = frame.store.revision()});
    m_state = State::reading;
}

void SimulationRun::read(Frame& frame) {
    if (m_reading->store != &frame.store || m_reading->revision != frame.store.revision()) begin(frame);
    if (!m_reading->making.step(kTasksInFrame)) return frame.ui.wake(1);
    m_next->source = std::move(m_reading->making).take();
    m_reading.reset();
    if (m_next->source.projects.empty()) return cancel(frame);
    share(frame);
}

void SimulationRun::share(Frame& frame) {
    auto const& source = m_next->source;
    auto const& settings = m_next->settings;
    for (auto const project : source.projects) m_next->plan_finish.push_back(frame.derived.plan(project).finish);
    m_next->plan_finish.push_back(std::ranges::max(m_next->plan_finish));
    m_model = to_bytes(source.model);
    m_next->digest = crc32c(m_model);
    m_next->revision = frame.store.revision();
    m_next->tasks_kept = keeps_tasks(source.model.activities.size(), settings.runs);
    auto const shares = std::clamp(settings.runs / kLeastInShare, 1, kShares);
    m_shares = std::vector<Job>(at(shares));
    m_chunks = FindingsInput(m_model, m_shares.size());
    for (std::int32_t k = 0; k < shares; ++k) {
        auto const from = static_cast<std::int32_t>(std::int64_t{settings.runs} * k / shares), to = static_cast<std::int32_t>(std::int64_t{settings.runs} * (k + 1) / shares);
        m_shares[at(k)].start(frame, "simulate", simulate_input(m_model, {.seed = static_cast<std::uint64_t>(settings.seed), .first = from, .count = to - from, .tasks = m_next->tasks_kept}));
    }
    m_model.clear();
    m_state = State::sharing;
}

void SimulationRun::cancel(Frame& frame) {
    for (auto& share : m_shares) share.cancel(frame);
    m_finding.cancel(frame);
    m_shares.clear();
    m_chunks = {};
    m_came = 0;
    m_reading.reset();
    m_finishes.clear();
    m_model.clear();
    m_next.reset();
    m_done = 0;
    m_state = State::idle;
}

void SimulationRun::fail(Frame& frame) {
    cancel(frame);
    m_state = State::failed;
}

void SimulationRun::step(Frame& frame) {
    if (m_state == State::reading) read(frame);
    if (m_state == State::sharing) {
        for (auto& share : m_shares) {
            if (share.failed()) return fail(frame);
            if (auto chunk = share.take()) collect(frame, *chunk);
            if (m_state != State::sharing) return;
        }
        if (!m_chunks.complete()) return;
        m_finding.start(frame, "risk_findings", std::move(m_chunks).take());
        m_chunks = {};
        m_state = State::finding;
    }
    if (m_state != State::finding) return;
    if (m_finding.failed()) return fail(frame);
    if (auto const findings = m_finding.take()) finish(frame, *findings);
}

void SimulationRun::collect(Frame& frame, std::vector<std::uint8_t> const& bytes) {
    auto const chunk = chunk_from(bytes);
    auto const width = m_next->source.model.projects.size();
    if (!chunk || chunk->finish.size() != at(chunk->count) * width) return fail(frame);
    auto const before = static_cast<std::ptrdiff_t>(m_finishes.size());
    for (auto row = chunk->finish.begin(); row != chunk->finish.end(); row += static_cast<std::ptrdiff_t>(width)) m_finishes.push_back(*std::max_element(row, row + static_cast<std::ptrdiff_t>(width)));
    std::ranges::sort(m_finishes.begin() + before, m_finishes.end());
    std::ranges::inplace_merge(m_finishes, m_finishes.begin() + before);
    m_done += chunk->count;
    m_chunks.add(bytes);
    ++m_came;
}

void SimulationRun::finish(Frame& frame, std::vector<std::uint8_t> const& bytes) {
    auto findings = findings_from(bytes);
    if (!findings || !is_of(*findings, m_next->source)) return fail(frame);
    m_next->findings = std::move(*findings);
    m_next->compiled = std::make_unique<simulation::Compiled const>(m_next->source.model);
    m_next->problems = simulation_problems(m_next->source, *m_next->compiled);
    m_next->number = ++m_results;
    m_result = std::move(m_next);
    cancel(frame);
}

int SimulationRun::permille() const {
    if (m_state == State::finding) return kSharingCounts + m_finding.permille() * (1000 - kSharingCounts) / 1000;
    if (m_state != State::sharing) return 0;
    std::int64_t done = std::int64_t{m_came} * 1000;
    for (auto const& share : m_shares) done += share.running() ? share.permille() : 0;
    return static_cast<int>(done * kSharingCounts / 1000 / static_cast<std::int64_t>(std::max<std::size_t>(1, m_shares.size())));
}

}  // namespace pmo::ui
