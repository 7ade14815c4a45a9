#pragma once
// A small running project for tests of rules: "p", from 2026-09-01 on, data date Friday 2026-09-18, the standard week. Records are added as text (Book).

#include "core/project/derived.h"
#include "core/registers/baseline_task.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "core/rules/rule.h"
#include "tests/core/registers/book.h"

namespace pmo::tests {

struct Office : Book {
    explicit Office(std::vector<Given> more = {}) {
        add(registers::person::kType, "wang", {{"name", "Wang Lei"}});
        add(registers::person::kType, "lin", {{"name", "Lin"}});
        std::vector<Given> cells{{"code", "P-1"}, {"name", "Plant"}, {"status", "active"}, {"start", "2026-09-01T08:00"}, {"status_date", "2026-09-18"}, {"manager", "lin"}, {"baseline", "b"}};
        cells.insert(cells.end(), more.begin(), more.end());
        add(registers::project::kType, "p", cells);
    }
    Id task(std::string_view key, std::vector<Given> more, std::string_view baseline_finish = {}) {
        std::vector<Given> cells{{"project", "p"}, {"name", key}, {"place", key}};
        cells.insert(cells.end(), more.begin(), more.end());
        auto const id = add(registers::task::kType, key, cells);
        if (!baseline_finish.empty()) add(registers::baseline_task::kType, std::string(key) + ".b", {{"baseline", "b"}, {"task", key}, {"start", "2026-09-01T08:00"}, {"finish", baseline_finish}});
        return id;
    }
    Date today = *parse_date("2026-09-18");
    Id const project = id_from_key("p");
};

}  // namespace pmo::tests
