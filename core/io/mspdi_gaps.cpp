#include "core/io/mspdi_gaps.h"

#include "core/io/mspdi_values.h"
#include "core/io/mspdi_xml.h"

#include <algorithm>

namespace pmo::mspdi {

namespace {

constexpr Minute kShortestGap = 30; // the last minutes of a contour hold seconds of work, which are read as none

struct Stretch {
    Minute from = 0;
    Minute to = 0;
};

// Where the work of one assignment goes on, added to `out`; the answer is from its first to its last work.
Stretch add_work(Assignment const& assignment, std::vector<Stretch>& out)
{
    std::size_t const before = out.size();
    bool any = false;
    for (Timephased const& period : assignment.timephased) {
        bool const counts = period.work > 0 && period.start != kNoTime && period.finish != kNoTime && period.start < period.finish;
        any = any || counts;
        if (counts)
            out.push_back({period.start, period.finish});
    }
    if (!any && assignment.start != kNoTime && assignment.finish != kNoTime && assignment.start < assignment.finish)
        out.push_back({assignment.start, assignment.finish});
    Stretch span;
    for (std::size_t i = before; i < out.size(); ++i)
        span = i == before ? out[i] : Stretch{std::min(span.from, out[i].from), std::max(span.to, out[i].to)};
    return span;
}

// The gaps take `excess` minutes more, or less, and what lies behind them comes that much nearer to the start.
void fit(std::vector<engine::Gap>& gaps, Minute excess)
{
    for (std::size_t i = 0; i < gaps.size() && excess != 0; ++i) {
        Minute const by = excess > 0 ? std::min(excess, gaps[i].after - 1) : std::max(excess, -gaps[i].length);
        gaps[i].length += by;
        for (std::size_t k = i; k < gaps.size(); ++k)
            gaps[k].after -= by;
        excess -= by;
    }
    std::erase_if(gaps, [](engine::Gap const& gap) { return gap.length <= 0; });
}

} // namespace

std::vector<engine::Gap> gaps_of(std::span<Assignment const* const> on_task, engine::WorkingTime const& calendar, Minute duration, Minute resting)
{
    std::vector<Stretch> work;
    std::vector<Stretch> spans;
    for (Assignment const* assignment : on_task)
        spans.push_back(add_work(*assignment, work));
    // Between one who has finished and one who has not begun nothing is split: that is a delay of the other.
    auto const somebody_rests = [&](Minute from, Minute to) {
        return std::any_of(spans.begin(), spans.end(), [&](Stretch span) { return span.from < from && span.to > to; });
    };
    std::sort(work.begin(), work.end(), [](Stretch a, Stretch b) { return a.from < b.from; });
    std::vector<engine::Gap> gaps;
    Minute until = kNoTime;
    Minute done = 0;
    for (Stretch const& stretch : work) {
        if (until == kNoTime) {
            until = stretch.from;
        } else if (Minute const rest = calendar.between(until, stretch.from); rest >= kShortestGap && done > 0) {
            if (somebody_rests(until, stretch.from))
                gaps.push_back({done, rest});
            until = stretch.from;
        }
        if (stretch.to <= until)
            continue;
        done += calendar.between(until, stretch.to);
        until = stretch.to;
    }
    // Of work shaped by hand a file may have lost where it rests, not how long: then it is taken for its middle.
    bool const by_hand = std::any_of(on_task.begin(), on_task.end(), [](Assignment const* a) { return a->work_contour >= static_cast<std::int32_t>(engine::Contour::by_hand); });
    Minute const lost = done - duration - resting;
    if (gaps.empty() && by_hand && lost > 0 && duration > 1)
        return {{duration / 2, lost}};
    fit(gaps, done - duration);
    return gaps;
}

bool rests_alone(Assignment const& assignment, std::span<Assignment const* const> on_task, engine::WorkingTime const& own)
{
    if (on_task.size() < 2 || assignment.timephased.size() < 2)
        return false;
    std::vector<Stretch> work;
    std::vector<Stretch> others;
    add_work(assignment, work);
    for (Assignment const* other : on_task)
        if (other != &assignment)
            add_work(*other, others);
    std::sort(work.begin(), work.end(), [](Stretch a, Stretch b) { return a.from < b.from; });
    Minute until = work.empty() ? 0 : work.front().to;
    for (Stretch const& stretch : work) {
        Stretch const hole{until, stretch.from};
        until = std::max(until, stretch.to);
        if (hole.from >= hole.to || own.between(hole.from, hole.to) < kShortestGap)
            continue;
        bool const goes_on = std::any_of(others.begin(), others.end(), [&](Stretch other) {
            return own.between(std::max(other.from, hole.from), std::max(std::min(other.to, hole.to), std::max(other.from, hole.from))) >= kShortestGap;
        });
        if (goes_on)
            return true;
    }
    return false;
}

std::string write_periods(std::int32_t assignment_uid, std::span<WorkPeriod const> periods)
{
    std::string out;
    for (WorkPeriod const& period : periods) {
        std::string inside, start, finish, work;
        append_element(inside, "Type", period.done ? "2" : "1");
        append_element(inside, "UID", std::to_string(assignment_uid));
        if (!append_date_time(start, period.start) || !append_date_time(finish, period.finish))
            continue; // no year of the file's
        append_duration(work, period.work);
        append_element(inside, "Start", start);
        append_element(inside, "Finish", finish);
        append_element(inside, "Unit", "2");
        append_element(inside, "Value", work);
        append_element(out, "TimephasedData", inside);
    }
    return out;
}

} // namespace pmo::mspdi
