#include "core/rules/raci_versions.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "core/base/sort.h"
#include "core/registers/department.h"
#include "core/registers/project.h"
#include "core/registers/raci_version.h"
#include "core/registers/raci_version_letter.h"

namespace pmo::rules {

namespace {

namespace ver = registers::raci_version;
namespace vlt = registers::raci_version_letter;

bool on_side(Store const& store, Id party, Parties side) {
    auto const* record = store.find(party);
    bool const department = record && &record->type() == &registers::department::kType;
    return department == (side == Parties::departments);
}

Tailored kind_of(Duty was, Duty now) { return was == Duty::none ? Tailored::added : now == Duty::none ? Tailored::removed : Tailored::changed; }

}  // namespace

std::vector<Record const*> raci_versions_of(Store const& store, Id scope) {
    auto const* record = store.live(scope);
    if (!record) return {};
    bool const project = &record->type() == &registers::project::kType;
    auto found = store.referrers(ver::kType, project ? ver::project : ver::method, scope);
    if (!project) std::erase_if(found, [&](Record const* one) { return store.live(one->get(ver::project)) != nullptr; });
    sort_stably(found, [](Record const* a, Record const* b) {
        return std::tuple(a->get(ver::number), a->get(ver::published_on).day, a->id()) > std::tuple(b->get(ver::number), b->get(ver::published_on).day, b->id());
    });
    return found;
}

std::vector<RaciDifference> changes_since(Store const& store, RaciMatrix const& now, Id version) {
    std::map<std::pair<Id, Id>, Duty> published;
    for (auto const* letter : store.referrers(vlt::kType, vlt::version, version))
        if (on_side(store, letter->get(vlt::party), now.parties)) published[{letter->get(vlt::activity), letter->get(vlt::party)}] = duty_of(letter->get(vlt::value));
    std::vector<RaciDifference> found;
    for (auto const& row : now.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            auto const party = now.columns[i].party;
            auto const at = published.find({row.activity, party});
            auto const was = at == published.end() ? Duty::none : at->second;
            if (at != published.end()) published.erase(at);
            auto const is = row.cells[i].duty;
            if (was != is) found.push_back({.kind = kind_of(was, is), .activity = row.activity, .party = party, .now = is, .pattern = was});
        }
    }
    // What is left stands in no cell: the activity is gone, or the party has no letter anywhere any more.
    for (auto const& [place, was] : published)
        if (was != Duty::none) found.push_back({.kind = Tailored::removed, .activity = place.first, .party = place.second, .now = Duty::none, .pattern = was});
    return found;
}

}  // namespace pmo::rules
