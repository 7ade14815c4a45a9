#include "core/levelling/generator.h"

#include <algorithm>
#include <utility>

namespace pmo::levelling {

namespace {

constexpr std::int64_t kLooks = 64;                        // of a parallel pass, for each activity

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

}  // namespace

Generator::Profile Generator::profile_of(Model const& model) {
    if (PackedProfile::suits(model)) return Profile(std::in_place_type<PackedProfile>, model);
    return Profile(std::in_place_type<StepProfile>, model);
}

Generator::Generator(Problem const& problem) : m_model(problem), m_profile(profile_of(m_model)), m_finishes(m_model.duration.size()) {
    std::visit([&](auto& profile) {
        for (std::int32_t i = 0; i < m_model.size(); ++i) {
            auto const start = m_model.fixed[at(i)];
            if (start == kFree) continue;
            m_fixed.push_back(i);
            profile.take(i, start, m_model.finish_of(i, start));
        }
        profile.keep_as_base();
    }, m_profile);
}

Time Generator::serial(std::span<std::int32_t const> list, std::span<Time const> floors, std::span<Time> starts) {
    if (auto* packed = std::get_if<PackedProfile>(&m_profile)) return serial_on(*packed, list, floors, starts);
    return serial_on(std::get<StepProfile>(m_profile), list, floors, starts);
}

Time Generator::parallel(std::span<std::int32_t const> list, std::span<Time> starts) {
    if (auto* packed = std::get_if<PackedProfile>(&m_profile)) return parallel_on(*packed, list, starts);
    return parallel_on(std::get<StepProfile>(m_profile), list, starts);
}

Time Generator::place_fixed(std::span<Time> starts) {
    Time last = 0;
    for (auto const i : m_fixed) {
        starts[at(i)] = m_model.fixed[at(i)];
        m_finishes[at(i)] = m_model.finish_of(i, starts[at(i)]);
        last = std::max(last, m_finishes[at(i)]);
    }
    return last;
}

template <class P> Time Generator::serial_on(P& profile, std::span<std::int32_t const> list, std::span<Time const> floors, std::span<Time> starts) {
    profile.reset();
    Time last = place_fixed(starts);
    for (auto const i : list) {
        if (m_model.fixed[at(i)] != kFree) continue;
        Slot const slot = profile.fit(i, m_model.earliest(i, starts, m_finishes, floors.empty() ? 0 : floors[at(m_model.goal[at(i)])]));
        profile.take_fitting(i, slot);
        starts[at(i)] = slot.start;
        m_finishes[at(i)] = slot.finish;
        last = std::max(last, slot.finish);
    }
    return last;
}

template <class P> Time Generator::parallel_on(P& profile, std::span<std::int32_t const> list, std::span<Time> starts) {
    struct Ready { std::int32_t activity, place; Time start; };
    profile.reset();
    Time last = place_fixed(starts);
    std::vector<std::int32_t> waiting(list.size(), 0), place(list.size());
    for (std::size_t k = 0; k < list.size(); ++k) place[at(list[k])] = static_cast<std::int32_t>(k);
    std::vector<Ready> ready;                          // a heap: who may start first is in front
    auto const later = [](Ready const& a, Ready const& b) { return std::pair(a.start, a.place) > std::pair(b.start, b.place); };
    auto const enqueue = [&](Ready const& r) {
        ready.push_back(r);
        std::ranges::push_heap(ready, later);
    };
    auto looks = kLooks * std::int64_t{m_model.size()} + kLooks * kLooks;
    std::vector<std::int32_t> done;
    for (std::int32_t i = 0; i < m_model.size(); ++i) {
        waiting[at(i)] = static_cast<std::int32_t>(m_model.into(i).size());
        if (waiting[at(i)] == 0) done.push_back(i);
    }
    auto const admit = [&](std::int32_t i) {
        if (m_model.fixed[at(i)] == kFree) enqueue({i, place[at(i)], m_model.earliest(i, starts, m_finishes, 0)});
        else done.push_back(i);
    };
    auto free = std::exchange(done, {});
    for (auto const i : free) admit(i);
    while (!ready.empty() || !done.empty()) {
        for (; !done.empty();) {
            auto const i = done.back();
            done.pop_back();
            for (auto const& arc : m_model.out_of(i))
                if (--waiting[at(arc.other)] == 0) admit(arc.other);
        }
        if (ready.empty()) break;
        // Whatever fits first starts first; among those that fit together the list decides. Starts only ever move later, so the stored ones
        // are lower bounds and need no new look unless they are the smallest. When thousands wait for the same, the looks end and the
        // foremost takes what it finds.
        std::ranges::pop_heap(ready, later);
        auto next = ready.back();
        ready.pop_back();
        Slot const slot = profile.fit(next.activity, next.start);
        if (slot.start > next.start && looks-- > 0) {
            next.start = slot.start;
            enqueue(next);
            continue;
        }
        auto const i = next.activity;
        profile.take_fitting(i, slot);
        starts[at(i)] = slot.start;
        m_finishes[at(i)] = slot.finish;
        last = std::max(last, slot.finish);
        done.push_back(i);
    }
    return last;
}

}  // namespace pmo::levelling
