#pragma once
// A responsibility matrix written as text, for the tests of its rules and of what people do to it: parties in the head, one line for each activity.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/registers/activity.h"
#include "core/registers/department.h"
#include "core/registers/method.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/raci_cell.h"
#include "core/rules/raci.h"
#include "tests/core/registers/book.h"

namespace pmo::test {

namespace reg = registers;

class RaciBook : public tests::Book {
public:
    Date today = *parse_date("2026-09-18");

    RaciBook() {
        add(reg::method::kType, "m", {{"name", "阶段门"}});
        add(reg::phase::kType, "ph", {{"method", "m"}, {"name", "立项"}, {"kind", "initiation"}, {"place", "a"}});
    }
    void departments(std::string_view names) {
        for (auto const name : split(names, ' '))
            if (!store.find(id_from_key(name))) add(reg::department::kType, name, {{"name", name}, {"place", name}});
    }
    // "pmo:a pm:r fin:ar": letters by party; the activity is named by its key.
    Id activity(std::string_view key, std::string_view letters, std::vector<tests::Given> more = {}) {
        std::vector<tests::Given> cells{{"name", key}, {"place", key}};
        if (std::ranges::none_of(more, [](auto const& given) { return given.field == "project"; })) cells.push_back({"method", "m"});
        if (std::ranges::none_of(more, [](auto const& given) { return given.field == "phase"; })) cells.push_back({"phase", "ph"});
        cells.insert(cells.end(), more.begin(), more.end());
        auto const id = add(reg::activity::kType, key, cells);
        for (auto const letter : split(letters, ' ')) {
            auto const at = letter.find(':');
            if (at == std::string_view::npos) continue;
            auto const party = letter.substr(0, at);
            add(reg::raci_cell::kType, std::string(key) + "/" + std::string(party), {{"activity", key}, {"party", party}, {"value", letter.substr(at + 1)}});
        }
        return id;
    }
    rules::RaciMatrix matrix(std::string_view scope = "m", rules::Parties parties = rules::Parties::departments) const {
        return rules::raci_matrix(store, {.scope = id_from_key(scope), .parties = parties});
    }
    std::vector<rules::Hit> hits(std::string_view scope = "m") const {
        Derived const derived{store};
        return rules::check_raci({store, derived, today}, matrix(scope));
    }
    std::vector<rules::Hit> reality(std::string_view project, std::string_view scope) const {
        Derived const derived{store};
        return rules::check_raci_reality({store, derived, today}, id_from_key(project), matrix(scope));
    }
};

}  // namespace pmo::test
