#include "core/levelling/profile.h"

#include <algorithm>

namespace pmo::levelling {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

}  // namespace

PackedProfile::PackedProfile(Model const& model) : m_duration(model.duration) {
    auto const periods = at(2 * model.horizon + 2);
    m_base.assign(periods, kGuards);
    for (std::size_t r = 0; r < model.resources.size(); ++r) {
        auto const& steps = model.resources[r].capacity;
        for (std::size_t k = 0; k < steps.size(); ++k) {
            auto const end = k + 1 < steps.size() ? std::min(periods, at(steps[k + 1].from)) : periods;
            for (auto t = std::min(periods, at(steps[k].from)); t < end; ++t) m_base[t] |= static_cast<std::uint64_t>(steps[k].units) << (16 * r);
        }
    }
    m_free = m_base;
    for (std::int32_t i = 0; i < model.size(); ++i) {
        m_need.push_back(0);
        for (auto const& demand : model.demands_of(i)) m_need.back() += static_cast<std::uint64_t>(demand.units) << (16 * demand.resource);
    }
    m_low = static_cast<Time>(periods);
}

void PackedProfile::reset() {
    if (m_low < m_high) std::copy(m_base.begin() + m_low, m_base.begin() + m_high, m_free.begin() + m_low);
    m_low = static_cast<Time>(m_base.size());
    m_high = 0;
}

void PackedProfile::take(std::int32_t activity, Time start, Time finish) {
    finish = std::min(finish, static_cast<Time>(m_free.size()));
    for (Time u = std::max<Time>(0, start); u < finish; ++u)
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            auto const shift = 16 * lane;
            auto const free = (m_free[at(u)] >> shift) & 0x7fff, need = (m_need[at(activity)] >> shift) & 0x7fff;
            m_free[at(u)] -= std::min(free, need) << shift;
        }
    m_low = std::min(m_low, std::max<Time>(0, start));
    m_high = std::max(m_high, finish);
}

void PackedProfile::keep_as_base() {
    m_base = m_free;
    m_low = static_cast<Time>(m_base.size());
    m_high = 0;
}

StepProfile::StepProfile(Model const& model) : m_model(&model) {
    for (auto const& resource : model.resources) {
        Line line;
        if (resource.capacity.empty() || resource.capacity.front().from > 0) line.base.push_back({0, 0});
        line.base.insert(line.base.end(), resource.capacity.begin(), resource.capacity.end());
        line.now = line.base;
        m_lines.push_back(std::move(line));
    }
}

void StepProfile::reset() {
    for (auto& line : m_lines)
        if (line.touched) line.now = line.base, line.touched = false;
}

void StepProfile::keep_as_base() {
    for (auto& line : m_lines) line.base = line.now, line.touched = false;
}

void StepProfile::take(std::int32_t activity, Time start, Time finish) {
    m_model->each_held(activity, {start, finish}, [&](Slot const& held, std::size_t) { take_stretch(activity, held.start, held.finish); });
}

void StepProfile::take_stretch(std::int32_t activity, Time start, Time finish) {
    if (start >= finish) return;
    for (auto const& demand : m_model->demands_of(activity)) {
        auto& line = m_lines[at(demand.resource)];
        auto& steps = line.now;
        line.touched = true;
        // A step begins at `start` and one at `finish`; those between lose the units. Where that makes neighbours equal they become one, so
        // that a long busy stretch is passed in one look.
        auto const split = [&](Time t) {
            auto const next = std::ranges::upper_bound(steps, t, {}, &Step::from) - steps.begin();
            if (next > 0 && steps[static_cast<std::size_t>(next) - 1].from == t) return next - 1;
            steps.insert(steps.begin() + next, {t, next > 0 ? steps[static_cast<std::size_t>(next) - 1].units : 0});
            return next;
        };
        auto const first = split(start), end = split(finish);
        for (auto k = first; k < end; ++k) steps[static_cast<std::size_t>(k)].units = std::max(0, steps[static_cast<std::size_t>(k)].units - demand.units);
        auto const merge = [&](std::ptrdiff_t k) {
            if (k > 0 && steps[static_cast<std::size_t>(k)].units == steps[static_cast<std::size_t>(k) - 1].units) steps.erase(steps.begin() + k);
        };
        merge(end);
        merge(first);
    }
}

Time StepProfile::first_room(std::vector<Step> const& steps, std::int32_t units, Time t, Time finish) {
    auto k = static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, std::ranges::upper_bound(steps, t, {}, &Step::from) - steps.begin())) - 1;
    Time moved = t;
    for (; k < steps.size() && (k == 0 || steps[k].from < finish); ++k)
        if (steps[k].units < units) {
            while (k < steps.size() && steps[k].units < units) ++k;
            if (k == steps.size()) return kLatest;
            moved = steps[k].from;
            break;
        }
    return moved;
}

Time StepProfile::next_try(std::int32_t activity, Slot slot) const {
    auto const demands = m_model->demands_of(activity);
    Time t = slot.start;
    m_model->each_held(activity, slot, [&](Slot const& held, std::size_t rests) {
        for (auto const& demand : demands) {
            if (t != slot.start) return;
            auto const room = first_room(m_lines[at(demand.resource)].now, demand.units, held.start, held.finish);
            if (room != held.start) t = m_model->start_for(activity, slot.start, rests, room);
        }
    });
    return t;
}

Slot StepProfile::fit(std::int32_t activity, Time t) const {
    for (;;) {
        Slot const slot = m_model->slot_at(activity, t);
        t = next_try(activity, slot);
        if (t == slot.start) return slot;
        if (t >= kLatest) return {kLatest, kLatest};
    }
}

}  // namespace pmo::levelling
