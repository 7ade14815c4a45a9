// The rows of a roadmap from programmes, plans and roadmap items.

#include <algorithm>
#include <map>

#include "core/base/sort.h"
#include "core/model/tree.h"
#include "core/registers/programme.h"
#include "core/registers/project.h"
#include "core/registers/roadmap_item.h"
#include "core/registers/rules.h"
#include "ui/i18n/value_words.h"
#include "ui/views/hit_list.h"
#include "ui/views/roadmap_parts.h"

namespace pmo::ui::roadmap {

namespace {

namespace prg = registers::programme;
namespace prj = registers::project;
namespace rmi = registers::roadmap_item;

std::optional<Date> day(Minute minute) { return minute == kNoTime ? std::nullopt : std::optional(date_of(Moment{minute})); }

Row project_row(Frame const& frame, Record const& project) {
    auto const& summary = frame.derived.summary(project.id());
    auto const& plan = frame.derived.plan(project.id());
    Row row{.kind = RowKind::project, .record = project.id(), .code = std::string(code_of(project)), .title = std::string(shown_title(project))};
    row.start = plan.rows.empty() ? (project.has(prj::target_start) ? std::optional(project.get(prj::target_start)) : std::nullopt) : day(plan.start);
    row.finish = plan.rows.empty() ? (project.has(prj::target_finish) ? std::optional(project.get(prj::target_finish)) : std::nullopt) : day(plan.finish);
    row.baseline_start = day(plan.baseline_start);
    row.baseline_finish = day(plan.baseline_finish);
    row.health = summary.overall.health;
    row.done = registers::is(project, prj::status, "closed", "stopped");
    return row;
}

Row item_row(Record const& item) {
    Row row{.kind = RowKind::item, .record = item.id(), .code = {}, .title = std::string(shown_title(item))};
    if (item.has(rmi::start)) row.start = item.get(rmi::start);
    if (item.has(rmi::finish)) row.finish = item.get(rmi::finish);
    row.item_kind = item.get(rmi::kind);
    row.done = !registers::is_open(item);
    return row;
}

struct Making {
    Frame const& frame;
    Map map{};
    std::map<Id, std::vector<Record const*>> projects{}, items{};      // by programme; kNoId: in none

    void gather() {
        auto const programme_of = [&](Record const& record, Field<Id> field) {
            auto const* programme = frame.store.live(record.get(field));
            return programme && &programme->type() == &prg::kType ? programme->id() : kNoId;
        };
        for (auto const id : frame.derived.projects())
            if (auto const* project = frame.store.live(id)) projects[programme_of(*project, prj::programme)].push_back(project);
        for (auto const& item : frame.store.table(rmi::kType).rows())
            if (!item.deleted()) items[programme_of(item, rmi::programme)].push_back(&item);
    }

    void lane(Record const* programme) {
        auto const id = programme ? programme->id() : kNoId;
        if (!programme && projects[id].empty() && items[id].empty()) return;
        Row head{.kind = RowKind::lane, .record = id, .code = programme ? std::string(code_of(*programme)) : std::string{}, .title = programme ? std::string(shown_title(*programme)) : std::string{}};
        if (programme && programme->has(prg::start)) head.start = programme->get(prg::start);
        if (programme && programme->has(prg::finish)) head.finish = programme->get(prg::finish);
        map.programmes += programme != nullptr;
        map.rows.push_back(std::move(head));
        for (auto const* project : projects[id]) map.rows.push_back(project_row(frame, *project));
        map.projects += static_cast<int>(projects[id].size());
        sort_stably(items[id], {}, [](Record const* item) { return item->has(rmi::start) ? item->get(rmi::start) : item->get(rmi::finish); });
        for (auto const* item : items[id]) map.rows.push_back(item_row(*item));
    }

    void span() {
        bool any = false;
        for (auto const& row : map.rows)
            for (auto const& date : {row.start, row.finish, row.baseline_start, row.baseline_finish}) {
                if (!date) continue;
                map.first = any ? std::min(map.first, *date) : *date;
                map.last = any ? std::max(map.last, *date) : *date;
                any = true;
            }
        if (!any) map.first = map.last = Date{frame.ui.today};
    }

    void arrows() {
        auto const facts = facts_of(frame);
        auto const row_of = [&](Id project) {
            auto const at = std::ranges::find_if(map.rows, [&](Row const& row) { return row.kind == RowKind::project && row.record == project; });
            return project && at != map.rows.end() ? static_cast<int>(at - map.rows.begin()) : -1;
        };
        for (auto const& dependency : rules::all_dependencies(facts)) {
            Arrow const arrow{dependency, row_of(dependency.provider), row_of(dependency.receiver)};
            if (arrow.from < 0 || arrow.to < 0 || arrow.from == arrow.to || dependency.state == rules::DependencyState::cancelled) continue;
            map.broken += dependency.state == rules::DependencyState::broken;
            map.arrows.push_back(arrow);
        }
        map.hits = rules::check_dependencies(facts);
    }
};

}  // namespace

Map make_map(Frame const& frame) {
    Making making{frame};
    making.gather();
    for (auto const& row : make_tree(frame.store, prg::kType).rows) making.lane(row.record);
    making.lane(nullptr);
    making.span();
    making.arrows();
    return std::move(making.map);
}

float Axis::at(Date day) const {
    auto const days = std::max(1, last.day - first.day);
    return x + width * static_cast<float>(day.day - first.day) / static_cast<float>(days);
}

std::vector<Date> quarters(Date first, Date last) {
    std::vector<Date> found;
    auto at = civil_of(first);
    at.month = static_cast<std::uint8_t>((at.month - 1) / 3 * 3 + 1);
    at.day = 1;
    for (auto date = date_of(at); date <= last && found.size() < 400; date = date_of(at)) {
        found.push_back(date);
        at.month = static_cast<std::uint8_t>(at.month + 3);
        if (at.month > 12) {
            at.month = 1;
            ++at.year;
        }
    }
    return found;
}

}  // namespace pmo::ui::roadmap
