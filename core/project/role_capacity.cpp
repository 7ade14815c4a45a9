#include "core/project/role_capacity.h"

#include <algorithm>
#include <numeric>

#include "core/base/sort.h"
#include "core/registers/proposal.h"
#include "core/registers/rules.h"

namespace pmo {

namespace {

namespace pro = registers::proposal;

struct Chance { std::string_view stage; int percent; };
constexpr Chance kChance[] = {{"demand", 10}, {"analysis", 30}, {"feasibility", 50}, {"decision", 80}, {"approved", 100}};
constexpr std::int64_t kMostEffort = 100'000'000;              // minutes

class Maker {
public:
    Maker(ResourceLoad const& load) : m_load(load) { m_out.total.resize(load.periods.size()); }

    RoleRow& row(Id role) {
        for (auto& known : m_out.roles)
            if (known.role == role) return known;
        m_out.roles.push_back({.role = role, .months = std::vector<RoleCell>(m_load.periods.size())});
        return m_out.roles.back();
    }

    void people() {
        for (std::size_t w = 0; w < m_load.workers.size(); ++w) {
            auto const& worker = m_load.workers[w];
            if (!worker.person) continue;
            auto& role = row(worker.role);
            ++role.people;
            for (std::size_t m = 0; m < role.months.size(); ++m) {
                auto const& cell = m_load.at(static_cast<int>(w), static_cast<int>(m));
                role.months[m].capacity += cell.capacity;
                role.months[m].booked += cell.firm();
                role.months[m].asked += cell.proposed + cell.asked;
            }
        }
        for (auto const& line : m_load.lines_of(-1)) {
            auto& role = row(line.role);
            for (std::size_t m = 0; m < role.months.size(); ++m) role.months[m].asked += m_load.minutes_of(line, static_cast<int>(m));
        }
    }

    void proposal(engine::WorkingTime const& time, PipelineItem const& item, std::int64_t effort) {
        auto const begin = moment_of(item.from).minute, end = moment_of(Date{item.to.day + 1}).minute;
        auto const whole = time.between(begin, end);
        if (whole <= 0) return;
        auto const weights = shares();
        auto const all = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
        if (all <= 0) return;
        for (std::size_t m = 0; m < m_load.periods.size(); ++m) {
            auto const from = std::max(begin, moment_of(m_load.periods[m].from).minute), to = std::min(end, moment_of(m_load.periods[m].to).minute);
            if (to <= from) continue;
            auto const minutes = effort * time.between(from, to) / whole;
            for (std::size_t r = 0; r < weights.size(); ++r) m_out.roles[r].months[m].pipeline += minutes * weights[r] / all;
        }
    }

    RoleCapacity take() {
        for (auto const& role : m_out.roles)
            for (std::size_t m = 0; m < role.months.size(); ++m) {
                auto& sum = m_out.total[m];
                auto const& cell = role.months[m];
                sum = {sum.capacity + cell.capacity, sum.booked + cell.booked, sum.asked + cell.asked, sum.pipeline + cell.pipeline};
            }
        auto const demand = [](RoleRow const& r) { return std::accumulate(r.months.begin(), r.months.end(), std::int64_t{0}, [](std::int64_t s, RoleCell const& c) { return s + c.demand(); }); };
        sort_stably(m_out.roles, [&](RoleRow const& a, RoleRow const& b) { return a.role && b.role ? demand(a) > demand(b) : a.role && !b.role; });
        return std::move(m_out);
    }

private:
    // In thousands of the booked minutes, so that products stay small; every role with work counts.
    std::vector<std::int64_t> shares() const {
        std::vector<std::int64_t> out;
        for (auto const& role : m_out.roles) {
            std::int64_t booked = 0;
            for (auto const& cell : role.months) booked += cell.booked;
            out.push_back(role.role ? std::min<std::int64_t>((booked + 999) / 1000, 1'000'000'000) : 0);
        }
        return out;
    }
    ResourceLoad const& m_load;
    RoleCapacity m_out;
};

}  // namespace

int chance_of_stage(std::string_view stage) {
    for (auto const& known : kChance)
        if (known.stage == stage) return known.percent;
    return 0;
}

std::vector<PipelineItem> pipeline_items(Store const& store) {
    std::vector<PipelineItem> items;
    for (auto const& row : store.table(pro::kType).rows()) {
        auto const chance = row.deleted() || store.live(row.get(pro::project)) ? 0 : chance_of_stage(row.get(pro::stage));
        if (chance == 0) continue;
        PipelineItem item{.proposal = row.id(), .chance = chance, .effort = std::clamp<std::int64_t>(row.get(pro::effort), 0, kMostEffort), .from = row.get(pro::target_start), .to = row.get(pro::target_finish)};
        item.dated = row.has(pro::target_start) && row.has(pro::target_finish) && item.from <= item.to;
        items.push_back(item);
    }
    sort_stably(items, [](PipelineItem const& a, PipelineItem const& b) { return a.chance != b.chance ? a.chance > b.chance : a.from < b.from; });
    return items;
}

RoleCapacity role_capacity(Store const& store, Derived const& derived, ResourceLoad const& by_month, PipelineView view, std::vector<Id> const& without) {
    Maker maker(by_month);
    maker.people();
    if (view != PipelineView::none)
        for (auto const& item : pipeline_items(store))
            if (item.counts() && std::ranges::find(without, item.proposal) == without.end())
                maker.proposal(derived.working_time(kNoId), item, view == PipelineView::full ? item.effort : item.effort * item.chance / 100);
    return maker.take();
}

}  // namespace pmo
