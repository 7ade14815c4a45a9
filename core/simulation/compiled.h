#pragma once
// A model made ready for thousands of runs: the network in the order of its logic as flat arrays, what varies as samplers, everything that cannot vary
// already computed. Immutable; any number of simulations may read it at the same time. Internal to core/simulation but for its model and faults.
//
// The rules of the forward pass are those of core/engine (schedule.h), so that a run without uncertainty has exactly the engine's dates; tests compare
// them run by run. The engine places one plan with reasons and slack, this one nothing but early dates, only where something changes.

#include <cstdint>
#include <span>
#include <vector>

#include "core/engine/graph.h"
#include "core/simulation/correlation.h"
#include "core/simulation/model.h"

namespace pmo::simulation {

// How a node gets its dates.
enum class Rule : std::uint8_t {
    plain,       // a duration on one calendar, begun when links to its start and at most an earliest date allow it: nearly all
    automatic,
    manual,
    started,
    finished,
    gate,        // of a summary: hands bounds to its children
    roll_up,     // of a summary: collects its children
    none,        // a summary without logic of its own
};

constexpr bool is_leaf(Rule rule) { return rule < Rule::gate; }

struct Edge {
    std::int32_t from = 0;               // position
    std::int32_t lag = 0;                // minutes or percent
    engine::LinkType type = engine::LinkType::finish_to_start;
    engine::LagKind lag_kind = engine::LagKind::working;
    engine::Edge::Kind kind = engine::Edge::Kind::link;
    bool same_axis = false;              // both ends count the same working minutes
    bool elapsed = false;                // the lag runs around the clock

    bool from_finish() const { return type == engine::LinkType::finish_to_finish || type == engine::LinkType::finish_to_start; }
    bool to_finish() const { return type == engine::LinkType::finish_to_finish || type == engine::LinkType::start_to_finish; }
};

struct Node {                            // by position: every edge leads to a later one
    engine::WorkingTime const* calendar = nullptr;
    std::int32_t activity = 0;
    std::int32_t project = 0;
    std::int32_t first_edge = 0, last_edge = 0;
    Rule rule = Rule::none;
    bool inactive = false;
    bool special = false;                // has a constraint date or a levelling delay: look at the Activity
    bool join = false;                   // at least two links meet here and something varies
    bool needs_start = false;            // somebody waits for its start as an instant
    Minute floor = kNoTime;              // plain: counted work before its earliest date, or before the project start when it waits for nobody
};

// Early dates of a node. `bound` is what its edges, or what else placed it, came to: counted work of its calendar, an instant for milestones and parts.
struct Dates {
    Minute start = kNoTime, finish = kNoTime;
    Minute start_work = 0, finish_work = 0;
    Minute bound = kNoTime;
};

// An activity whose duration a run may change.
struct Varied {
    std::int32_t position = 0;
    std::int32_t activity = 0;
    std::int32_t planned = 0;            // what is left of it as planned
    bool uncertain = false;              // has an estimate; otherwise only risks change it
    double rate = 0;                     // cost of a minute
};

struct Draw { Sampler sampler; Key salt; std::int32_t varied; };                 // estimates on their own
struct ScoreDraw { Sampler sampler; Key salt; std::int32_t varied, group; double common, own; };
struct BlockDraw { std::vector<double> lower; std::vector<Sampler> samplers; std::vector<Key> salts; std::vector<std::int32_t> varied; };

struct RiskDraw {
    Key salt = 0;
    double from = 0, to = 0;             // happens when the number drawn is in [from, to)
    std::int32_t first_effect = 0, last_effect = 0;
};
struct EffectDraw {
    Sampler delay, cost;
    Key delay_salt, cost_salt;
    std::int32_t varied, project;        // varied -1: cost only
    double share, sign;
};

// The length of a part when the whole activity takes `total` instead of `planned` minutes, half up.
inline Minute scaled_part(engine::Part const& part, Minute total, Minute planned) {
    auto const work = part.duration - part.gaps;       // gaps stay as long as they are
    return planned <= 0 || total == planned ? part.duration : (work * total + planned / 2) / planned + part.gaps;
}

class Compiled {
public:
    explicit Compiled(Model model);
    Compiled(Compiled const&) = delete;
    Compiled& operator=(Compiled const&) = delete;

    Model const& model() const { return m_model; }
    std::vector<Fault> const& faults() const { return m_faults; }
    std::vector<engine::Problem> const& network_problems() const { return m_problems; }
    // Finished, summaries and what stands still in every run: false.
    bool varies(std::int32_t activity) const { return m_varies[static_cast<std::size_t>(activity)] != 0; }

    // --- for the pass ---------------------------------------------------------------------------
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    std::vector<std::int32_t> position_of;       // by activity
    std::vector<std::int32_t> order;             // positions that vary, ascending
    std::vector<Dates> planned;                  // by position, without uncertainty
    std::vector<std::int32_t> planned_left;      // by position: minutes left to do
    std::vector<std::int32_t> done;              // by position: minutes done of what is started
    std::vector<Minute> fixed_finish;            // by project: the latest finish of what does not vary
    std::vector<std::int32_t> tasks;             // activities whose results are kept: leaves, not finished, active
    std::vector<std::int32_t> task_positions;    // the same as positions

    // --- for the draws ---------------------------------------------------------------------------
    PertTables tables;
    std::vector<Varied> varied;
    std::vector<Draw> draws;
    std::vector<ScoreDraw> group_draws;
    std::vector<Key> group_salts;                // by group
    std::vector<BlockDraw> blocks;
    std::vector<RiskDraw> risks;
    std::vector<EffectDraw> effects;             // by risk
    std::vector<std::int64_t> fixed_cost;        // by project

    std::span<engine::Part const> parts_of(engine::Activity const& a) const;
    engine::WorkingTime const& calendar_of(engine::Part const& part) const;

private:
    void make_nodes();
    void classify_nodes();
    Rule rule_of(std::int32_t activity, engine::Graph const& graph) const;
    void check_projects();
    void make_estimates();
    void make_draws(Correlations const& correlations, std::vector<std::uint8_t> const& used);
    void make_risks();
    void make_exclusive();
    void make_costs();
    void find_varying();
    std::int32_t varied_index(std::int32_t activity);
    bool can_vary(std::int32_t activity) const;
    void report(Fault::Kind kind, std::int32_t index, double value = 0) { m_faults.push_back({kind, index, value}); }

    Model m_model;
    engine::WorkingTime m_clock;                 // around the clock, in place of unusable calendars
    std::vector<Fault> m_faults;
    std::vector<engine::Problem> m_problems;
    std::vector<std::int32_t> m_varied_of;       // by activity
    std::vector<std::uint8_t> m_varies;          // by activity
};

}  // namespace pmo::simulation
