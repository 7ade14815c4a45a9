#pragma once
// The plan of "智能工厂 MES 一期" as records: 34 lines, links with lags, a baseline, owners, budgets, the Chinese calendar of 2026. Dates are
// whole working days, so tests can say what they expect by looking at the picture it was drawn from.

#include <map>
#include <memory>
#include <string>

#include "core/model/workspace.h"
#include "core/project/derived.h"

namespace pmo::test {

struct MesPlan {
    MesPlan();
    Id task(std::string_view wbs) const;
    Id person(std::string_view name) const;
    Plan const& plan() const { return derived->plan(project); }
    std::int32_t row(std::string_view wbs) const { return plan().row_of(task(wbs)); }
    PlanRow const& line(std::string_view wbs) const { return plan().rows[static_cast<std::size_t>(row(wbs))]; }
    engine::Placed const& placed(std::string_view wbs) const { return plan().schedule.placed[static_cast<std::size_t>(row(wbs))]; }
    Store const& store() const { return workspace->store(); }
    void commit(Edit const& edit);                   // and derived results follow
    void undo();

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Derived> derived;
    IdSource ids{1, 2};
    Id project, calendar, baseline;
    std::int64_t now_ms = 1789718400000;             // 2026-09-18T08:00Z
};

Moment at(std::int32_t month, std::int32_t day, std::int32_t hour);   // in 2026
std::string start_text(engine::Placed const& placed);                 // "2026-07-16T08:00"
std::string finish_text(engine::Placed const& placed);

}  // namespace pmo::test
