#include "core/project/plan_filter.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/project/plan_groups.h"
#include "core/registers/assignment.h"
#include "core/registers/task.h"

namespace pmo {

namespace {

namespace tsk = registers::task;
namespace asg = registers::assignment;

struct Flag { std::string_view id; bool PlanFilter::* on; };
constexpr Flag kFlags[] = {{"critical", &PlanFilter::critical}, {"slipping", &PlanFilter::slipping}, {"late", &PlanFilter::late}, {"mine", &PlanFilter::mine},
                           {"milestones", &PlanFilter::milestones}, {"unowned", &PlanFilter::unowned}, {"unfinished", &PlanFilter::unfinished}};
constexpr std::string_view kDue = "due_weeks=", kText = "text=";

class Match {
public:
    Match(Store const& store, Plan const& plan, PlanFilter const& filter, Id me) : m_store(store), m_plan(plan), m_filter(filter), m_me(me), m_text(fold(trim(filter.text))) {
        PlanFilter plain = filter;
        plain.text.clear();
        m_only_text = !plain.active();
    }

    bool operator()(std::int32_t index) const {
        auto const& row = m_plan.rows[static_cast<std::size_t>(index)];
        auto const& placed = m_plan.schedule.placed[static_cast<std::size_t>(index)];
        if (row.summary && !m_only_text) return false;                // shown for what is below it
        bool const open = row.percent < 100;
        if (m_filter.critical && (!placed.critical || row.inactive)) return false;
        if (m_filter.unfinished && !open) return false;
        if (m_filter.slipping && (!open || slip_days(m_plan, index) <= 0)) return false;
        if (m_filter.late && !late(row, placed)) return false;
        if (m_filter.mine && !mine(row)) return false;
        if (m_filter.milestones && !row.milestone) return false;
        if (m_filter.unowned && m_store.live(row.owner)) return false;
        if (m_filter.due_weeks > 0 && (!open || placed.finish <= m_plan.status || placed.finish > m_plan.status + m_filter.due_weeks * 7 * engine::kMinutesPerDay)) return false;
        return m_text.empty() || row.wbs.starts_with(m_text) || holds(row.task) || holds(row.owner);
    }

private:
    bool late(PlanRow const& row, engine::Placed const& placed) const {
        if (row.percent >= 100) return false;
        auto const* task = m_store.live(row.task);
        bool const begun = row.percent > 0 || (task && task->has(tsk::actual_start));
        return placed.finish <= m_plan.status || (!begun && placed.start < m_plan.status);
    }
    bool mine(PlanRow const& row) const {
        if (!m_me) return false;
        return row.owner == m_me || std::ranges::any_of(m_store.referrers(asg::kType, asg::task, row.task), [&](Record const* line) { return line->get(asg::person) == m_me; });
    }
    bool holds(Id id) const {
        auto const* record = m_store.live(id);
        return record && fold(title_of(*record)).find(m_text) != std::string::npos;
    }

    Store const& m_store;
    Plan const& m_plan;
    PlanFilter const& m_filter;
    Id m_me;
    std::string m_text;
    bool m_only_text = true;
};

}  // namespace

std::string to_text(PlanFilter const& filter) {
    std::string out;
    auto const add = [&](std::string const& word) { out += (out.empty() ? "" : " ") + word; };
    for (auto const& flag : kFlags)
        if (filter.*flag.on) add(std::string(flag.id));
    if (filter.due_weeks > 0) add(std::string(kDue) + std::to_string(filter.due_weeks));
    if (!filter.text.empty()) add(std::string(kText) + filter.text);
    return out;
}

std::optional<PlanFilter> parse_plan_filter(std::string_view text) {
    PlanFilter filter;
    while (!text.empty()) {
        if (text.starts_with(kText)) {
            filter.text = text.substr(kText.size());
            break;
        }
        auto const word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        auto const* flag = std::ranges::find(kFlags, word, &Flag::id);
        if (flag != std::end(kFlags)) {
            filter.*flag->on = true;
            continue;
        }
        if (!word.starts_with(kDue)) return std::nullopt;
        auto const digits = word.substr(kDue.size());
        auto const read = std::from_chars(digits.data(), digits.data() + digits.size(), filter.due_weeks);
        if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || filter.due_weeks < 1 || filter.due_weeks > kMostDueWeeks) return std::nullopt;
    }
    return filter;
}

PlanMatch match_plan(Store const& store, Plan const& plan, PlanFilter const& filter, Id me) {
    PlanMatch out;
    out.matches.assign(plan.rows.size(), true);
    out.kept = out.matches;
    if (filter.active()) {
        out.kept.assign(plan.rows.size(), false);
        Match const match(store, plan, filter, me);
        for (std::int32_t row = 0; row < static_cast<std::int32_t>(plan.rows.size()); ++row) {
            out.matches[static_cast<std::size_t>(row)] = match(row);
            if (!out.matches[static_cast<std::size_t>(row)]) continue;
            for (auto at = row; at >= 0 && !out.kept[static_cast<std::size_t>(at)]; at = plan.rows[static_cast<std::size_t>(at)].parent) out.kept[static_cast<std::size_t>(at)] = true;
        }
    }
    for (std::size_t row = 0; row < plan.rows.size(); ++row) {
        if (plan.rows[row].summary) continue;
        ++out.tasks;
        out.shown += out.matches[row];
    }
    return out;
}

}  // namespace pmo
