#pragma once
// What is still free of each resource at each time. Two forms with the same answers: PackedProfile keeps one machine word a period for up
// to four resources and is the fast one; StepProfile keeps a list of steps a resource and does not care how many or how long. Internal to
// levelling. Taking more than is free, as fixed activities may, leaves nothing, not less.

#include <cstdint>
#include <vector>

#include "core/levelling/model.h"

namespace pmo::levelling {

class PackedProfile {
public:
    static constexpr std::size_t kLanes = 4;
    static constexpr Time kLongest = 40'000;             // periods: beyond it, steps are cheaper
    static constexpr std::int64_t kMostLooks = 20'000'000;   // periods times activities: an activity may look at every period

    static bool suits(Model const& model) {
        return model.plain && model.resources.size() <= kLanes && model.horizon <= kLongest && std::int64_t{model.horizon} * model.size() <= kMostLooks;
    }

    explicit PackedProfile(Model const& model);

    void reset();
    void take(std::int32_t activity, Time start, Time finish);
    void keep_as_base();                                 // from now on reset() comes back to this

    // The first slot that starts at or after t and where the activity's demands fit for its whole duration.
    Slot fit(std::int32_t activity, Time t) const {
        auto const need = m_need[static_cast<std::size_t>(activity)];
        Time const length = m_duration[static_cast<std::size_t>(activity)];
        if (need == 0) return {t, t + length};
        Time checked = t;                                // [t, checked) is known to be free
        for (;;) {
            Time const end = t + length;
            Time u = end;
            while (u > checked && ((m_free[static_cast<std::size_t>(u - 1)] - need) & kGuards) == kGuards) --u;
            if (u == checked) return {t, end};
            t = u;
            checked = std::max(end, t);
        }
    }
    // As take(), for demands that fit.
    void take_fitting(std::int32_t activity, Slot slot) {
        auto const need = m_need[static_cast<std::size_t>(activity)];
        if (need == 0) return;
        for (Time u = slot.start; u < slot.finish; ++u) m_free[static_cast<std::size_t>(u)] -= need;
        m_low = std::min(m_low, slot.start);
        m_high = std::max(m_high, slot.finish);
    }

private:
    // A lane of 16 bits holds what is free below a guard bit; the guard falls when a demand is not covered.
    static constexpr std::uint64_t kGuards = 0x8000'8000'8000'8000ULL;
    std::vector<std::uint64_t> m_free, m_base, m_need;
    std::vector<Time> m_duration;
    Time m_low = 0, m_high = 0;                          // what has been touched since reset
};

class StepProfile {
public:
    explicit StepProfile(Model const& model);
    void reset();
    void take(std::int32_t activity, Time start, Time finish);     // but in its rests
    void take_fitting(std::int32_t activity, Slot slot) { take(activity, slot.start, slot.finish); }
    void keep_as_base();
    Slot fit(std::int32_t activity, Time t) const;

private:
    struct Line {
        std::vector<Step> now, base;
        bool touched = false;
    };
    // The first time from t at which the units are free until `finish`: t itself when they are.
    void take_stretch(std::int32_t activity, Time start, Time finish);
    // The slot's start where everything fits, else a later one before which it does not.
    Time next_try(std::int32_t activity, Slot slot) const;
    static Time first_room(std::vector<Step> const& steps, std::int32_t units, Time t, Time finish);
    Model const* m_model;
    std::vector<Line> m_lines;
};

}  // namespace pmo::levelling
