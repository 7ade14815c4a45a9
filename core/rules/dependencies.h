#pragma once
// What projects owe each other: does the provider's forecast still meet the day on which the receiver needs it? The forecast comes from the
// provider's plan, the need from the agreement and from the receiver's plan, whichever is earlier.

#include <optional>
#include <vector>

#include "core/rules/rule.h"

namespace pmo::rules {

inline constexpr Rule kDependencyRules[] = {
    {"dependency.broken", Severity::error},           // comes after it is needed. {0} forecast, {1} needed, {2} days late
    {"dependency.overdue", Severity::error},          // needed in the past and not delivered. {0} needed
    {"dependency.promise_slips", Severity::warning},  // the forecast is later than the promise, still in time. {0} forecast, {1} promised
    {"dependency.no_promise", Severity::warning},     // needed soon and nothing was promised. {0} needed
    {"dependency.provider_over", Severity::error},    // the provider is closed or stopped. {0} the provider
    {"dependency.task_finished", Severity::hint},     // the provider's task is done, the dependency still open. {0} task
};

inline constexpr int kPromiseDays = 30;              // a promise is expected this many days before it is needed

enum class DependencyState : std::uint8_t { delivered, cancelled, in_time, tight, broken };

struct DependencyFacts {
    Id dependency, receiver, provider;               // receiver and provider: projects; kNoId when one of them is not there any more
    DependencyState state = DependencyState::in_time;
    std::optional<Date> needed{};                    // the agreed day or the receiver's task, whichever is earlier
    std::optional<Date> forecast{};                  // delivered on; else the provider's task; else the promise
    int late_days = 0;                               // calendar days of forecast after needed; negative: to spare
};

DependencyFacts dependency_facts(Facts const& facts, Record const& dependency);
std::vector<DependencyFacts> all_dependencies(Facts const& facts);
std::vector<Hit> check_dependencies(Facts const& facts);           // errors first

}  // namespace pmo::rules
