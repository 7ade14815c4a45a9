#pragma once
// Schedule generation: from a list of activities to starts. Serial generation places them one by one, each as early as its predecessors and
// its resources allow; parallel generation goes through time and starts whatever can start. A pass over all activities is one schedule.

#include <span>
#include <variant>
#include <vector>

#include "core/levelling/profile.h"

namespace pmo::levelling {

class Generator {
public:
    // The problem has no faults (faults_of).
    explicit Generator(Problem const& problem);
    Generator(Generator const&) = delete;
    Generator& operator=(Generator const&) = delete;

    Model const& model() const { return m_model; }

    // The list holds every activity once, predecessors before successors. Nothing but fixed activities starts before its floor: one a goal
    // (Problem::goals), or none for 0. Fills the starts and returns the last finish.
    Time serial(std::span<std::int32_t const> list, std::span<Time const> floors, std::span<Time> starts);

    // The list is an order of preference: any order of all activities.
    Time parallel(std::span<std::int32_t const> list, std::span<Time> starts);

    // Of the schedule generated last.
    std::span<Time const> finishes() const { return m_finishes; }

private:
    using Profile = std::variant<PackedProfile, StepProfile>;
    static Profile profile_of(Model const& model);
    template <class P> Time serial_on(P& profile, std::span<std::int32_t const> list, std::span<Time const> floors, std::span<Time> starts);
    template <class P> Time parallel_on(P& profile, std::span<std::int32_t const> list, std::span<Time> starts);
    Time place_fixed(std::span<Time> starts);

    Model m_model;
    Profile m_profile;
    std::vector<std::int32_t> m_fixed;
    std::vector<Time> m_finishes;
};

}  // namespace pmo::levelling
