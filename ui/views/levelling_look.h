#pragma once
// What is levelled today, made over several pictures so that none of them waits for a large portfolio. A part of levelling_parts.h.

#include <optional>
#include <set>
#include <tuple>

#include "core/jobs/level_job.h"
#include "core/project/level_explain.h"
#include "ui/frame.h"

namespace pmo::ui {

struct LevelSettings;

// As the records stand. Equal bytes are an equal problem: what was found for it still holds.
struct LevelToday {
    std::vector<Id> projects;                        // that are levelled
    std::shared_ptr<LevelWork const> work;
    std::vector<std::uint8_t> problem;
    std::vector<LevelConflict> conflicts;
    std::optional<Error> fault;                      // why this cannot be levelled at all
    bool has_delays = false;                         // of an earlier levelling
};

class LevelLook {
public:
    // Goes on with a portion. What was made last, until there is something newer; nullptr: nothing yet.
    LevelToday const* follow(Frame& frame, Id project, LevelSettings const& settings);
    bool up_to_date() const { return !m_preparation && m_step == Step::done; }
    int permille() const { return m_preparation ? m_preparation->permille() : 1000; }

private:
    enum class Step : std::uint8_t { work, conflicts, problem, done };
    void begin(Frame const& frame, Id project, LevelSettings const& settings);
    void go_on(Frame const& frame);

    std::tuple<Store const*, std::uint64_t, Id, std::uint64_t> m_of{};
    std::optional<LevelPreparation> m_preparation;
    Step m_step = Step::work;
    LevelToday m_next;
    std::optional<LevelToday> m_today;
};

}  // namespace pmo::ui
