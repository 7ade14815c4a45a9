#include "core/jobs/level_job.h"

#include <algorithm>

#include "core/io/bytes.h"
#include "core/levelling/levelling.h"

namespace pmo {

namespace {

using levelling::Time;

// ---- Writing and reading say the same fields in the same order: `Out` writes what is there, `In` overwrites it. ----

class Out {
public:
    template <class Number> void number(Number const& n) { m_bytes.signed_number(static_cast<std::int64_t>(n)); }
    template <class Item, class Each> void list(std::vector<Item> const& items, Each&& each) {
        m_bytes.number(items.size());
        for (auto const& item : items) each(item);
    }
    std::vector<std::uint8_t> seal() && { return std::move(m_bytes).seal(); }

private:
    ByteWriter m_bytes;
};

class In {
public:
    explicit In(std::span<std::uint8_t const> bytes) : m_bytes(open_frame(bytes)) {}
    template <class Number> void number(Number& n) {
        auto const read = m_bytes.signed_number();
        n = static_cast<Number>(read);
        if (static_cast<std::int64_t>(n) != read) m_bytes.fail();
    }
    void number(bool& flag) { flag = m_bytes.signed_number() != 0; }
    void number(levelling::LinkType& type) {
        auto const read = m_bytes.signed_number();
        if (read < 0 || read > static_cast<std::int64_t>(levelling::LinkType::start_to_finish)) m_bytes.fail();
        else type = static_cast<levelling::LinkType>(read);
    }
    template <class Item, class Each> void list(std::vector<Item>& items, Each&& each) {
        auto const count = m_bytes.count();
        for (std::size_t i = 0; i < count && m_bytes.ok(); ++i) each(items.emplace_back());
    }
    bool complete() const { return m_bytes.ok() && m_bytes.at_end(); }

private:
    ByteReader m_bytes;
};

template <class Form, class Activity> void fields_of_activity(Form& form, Activity& a) {
    form.number(a.duration), form.number(a.release), form.number(a.fixed), form.number(a.priority), form.number(a.calendar), form.number(a.goal);
    form.list(a.demands, [&](auto& demand) { form.number(demand.resource), form.number(demand.units); });
    form.list(a.parts, [&](auto& part) { form.number(part.duration), form.number(part.delay), form.number(part.calendar); });
    form.list(a.rests, [&](auto& rest) { form.number(rest.from), form.number(rest.to); });
}

template <class Form, class Job> void fields_of_job(Form& form, Job& job) {
    form.number(job.schedules), form.number(job.seed);
    auto& problem = job.problem;
    form.list(problem.activities, [&](auto& activity) { fields_of_activity(form, activity); });
    form.list(problem.links, [&](auto& link) { form.number(link.from), form.number(link.to), form.number(link.lag), form.number(link.type), form.number(link.calendar); });
    form.list(problem.resources, [&](auto& resource) { form.list(resource.capacity, [&](auto& step) { form.number(step.from), form.number(step.units); }); });
    form.list(problem.calendars, [&](auto& calendar) { form.list(calendar.work, [&](auto& work) { form.number(work.from), form.number(work.to); }); });
    form.list(problem.goals, [&](auto& weight) { form.number(weight); });
}

template <class Form, class Answer> void fields_of_answer(Form& form, Answer& answer) {
    form.list(answer.starts, [&](auto& start) { form.number(start); });
    form.number(answer.makespan), form.number(answer.first_makespan), form.number(answer.lower_bound), form.number(answer.schedules), form.number(answer.optimal);
}

}  // namespace

std::vector<std::uint8_t> to_bytes(LevelJob const& job) {
    Out out;
    fields_of_job(out, job);
    return std::move(out).seal();
}

std::vector<std::uint8_t> to_bytes(LevelAnswer const& answer) {
    Out out;
    fields_of_answer(out, answer);
    return std::move(out).seal();
}

std::optional<LevelJob> read_level_job(std::span<std::uint8_t const> bytes) {
    In in(bytes);
    LevelJob job;
    fields_of_job(in, job);
    if (!in.complete() || job.schedules < 1 || job.schedules > kMostLevelSchedules || !faults_of(job.problem).empty()) return std::nullopt;
    return job;
}

std::optional<LevelAnswer> read_level_answer(std::span<std::uint8_t const> bytes, std::size_t activities) {
    In in(bytes);
    LevelAnswer answer;
    fields_of_answer(in, answer);
    auto const possible = [](Time start) { return start >= 0 && start <= levelling::kLatest; };
    if (!in.complete() || answer.starts.size() != activities || !std::ranges::all_of(answer.starts, possible)) return std::nullopt;
    return answer;
}

JobOutput run_level_job(std::span<std::uint8_t const> input, JobProgress const& progress) {
    auto const job = read_level_job(input);
    if (!job) return std::nullopt;
    levelling::Levelling run(job->problem, {.seed = job->seed, .expected = job->schedules});
    // A thousandth at a time, so that progress is told as often as anybody can see it; of large problems less, so that nobody waits for a word.
    auto const activities = std::max<std::int64_t>(1, static_cast<std::int64_t>(job->problem.activities.size()));
    auto const portion = std::clamp<std::int64_t>(kMostPlaced / activities, 1, std::max<std::int64_t>(1, job->schedules / 1000));
    while (run.schedules() < job->schedules && !run.step(std::min(portion, job->schedules - run.schedules())))
        progress(static_cast<int>(run.schedules() * 1000 / job->schedules));
    progress(1000);
    auto const starts = run.starts();
    return to_bytes(LevelAnswer{{starts.begin(), starts.end()}, run.makespan(), run.first_makespan(), run.bounds().best(), run.schedules(), run.optimal()});
}

}  // namespace pmo
