#include "core/rules/organisation.h"

#include <algorithm>
#include <map>

#include "core/base/sort.h"
#include "core/model/tree.h"
#include "core/registers/department.h"
#include "core/registers/hand_over.h"
#include "core/registers/person.h"
#include "core/registers/role.h"
#include "core/registers/role_assignment.h"
#include "core/rules/raci_matrix.h"

namespace pmo::rules {

namespace {

namespace dep = registers::department;
namespace hov = registers::hand_over;
namespace per = registers::person;
namespace ras = registers::role_assignment;
namespace rol = registers::role;

Hit hit_of(std::string_view rule, Record const& subject, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) {
    auto const* known = find_rule(rule);
    auto const slot = slot_of(subject.type(), "project");
    auto const* project = slot == kNoSlot ? nullptr : std::get_if<Id>(&subject.value(slot));
    return {.rule = rule, .severity = known ? known->severity : Severity::warning, .subject = subject.id(), .project = project ? *project : kNoId, .args = std::move(args), .evidence = std::move(evidence)};
}

bool is_there(Record const& person, Date today) {
    return !person.deleted() && !person.get(per::inactive) && !person.get(per::generic) && !(person.has(per::left) && person.get(per::left) < today);
}

void check_department(Facts const& facts, Record const& department, std::vector<Hit>& hits) {
    if (department.get(dep::inactive)) return;
    auto const* head = facts.store.live(department.get(dep::head));
    if (!head) hits.push_back(hit_of("organisation.no_head", department));
    else if (!is_there(*head, facts.today)) hits.push_back(hit_of("organisation.no_head", department, {}, {head->id()}));
    if (!department.has(dep::mandate)) hits.push_back(hit_of("organisation.no_mandate", department));
}

void by_urgency(std::vector<Record const*>& list) {
    sort_stably(list, [](Record const* a, Record const* b) {
        auto const due = [](Record const* r) { return r->has(hov::due) ? r->get(hov::due).day : INT32_MAX; };
        return due(a) != due(b) ? due(a) < due(b) : a->id() < b->id();
    });
}

}  // namespace

std::vector<Hit> check_organisation(Facts const& facts) {
    std::vector<Hit> hits;
    auto const tree = make_tree(facts.store, dep::kType);
    for (auto const id : tree.cut)
        if (auto const* one = facts.store.live(id)) hits.push_back(hit_of("organisation.circle", *one));
    for (auto const id : tree.stray)
        if (auto const* one = facts.store.live(id)) hits.push_back(hit_of("organisation.stray", *one));
    for (auto const& row : tree.rows) check_department(facts, *row.record, hits);
    for (auto const& role : facts.store.table(rol::kType).rows()) {
        if (role.deleted() || role.get(rol::inactive) || !role.has(rol::headcount)) continue;
        auto const holders = holders_of(facts, role.id());
        auto const places = role.get(rol::headcount), held = static_cast<std::int64_t>(holders.size());
        if (held < places) hits.push_back(hit_of("organisation.role_vacant", role, {std::to_string(places), std::to_string(held)}));
    }
    return hits;
}

std::vector<Hit> check_hand_overs(Facts const& facts) {
    std::vector<Hit> hits;
    for (auto const& one : facts.store.table(hov::kType).rows()) {
        if (one.deleted() || !registers::is_open(one)) continue;
        auto const late = late_days(one, facts.today);
        auto const acting = acting_department(one);
        if (late > 0) hits.push_back(hit_of("organisation.hand_over_late", one, {std::to_string(late), to_text(acting)}, {acting}));
        bool const asked = registers::is(one, hov::status, "requested", "") && one.has(hov::requested_on);
        auto const waiting = asked ? facts.today.day - one.get(hov::requested_on).day : 0;
        if (waiting > kHandOverAnswerDays) hits.push_back(hit_of("organisation.hand_over_unanswered", one, {std::to_string(waiting), to_text(acting)}, {acting}));
    }
    sort_stably(hits, std::ranges::greater{}, &Hit::severity);
    return hits;
}

Id acting_department(Record const& hand_over) {
    return registers::is(hand_over, hov::status, "delivered") ? hand_over.get(hov::from_department) : hand_over.get(hov::to_department);
}

std::int32_t late_days(Record const& hand_over, Date today) {
    if (!hand_over.has(hov::due) || !registers::is_open(hand_over)) return 0;
    return today.day - hand_over.get(hov::due).day;
}

Collaboration collaboration_of(Store const& store, Id department, Date today) {
    Collaboration found;
    for (auto const& one : store.table(hov::kType).rows()) {
        if (one.deleted() || !registers::is_open(one)) continue;
        bool const asks = within_department(store, one.get(hov::from_department), department), asked = within_department(store, one.get(hov::to_department), department);
        if (!asks && !asked) continue;
        bool const owes = within_department(store, acting_department(one), department);
        (owes ? found.owes : found.waits).push_back(&one);
        if (late_days(one, today) > 0) ++(owes ? found.owes_late : found.waits_late);
    }
    by_urgency(found.owes);
    by_urgency(found.waits);
    return found;
}

std::vector<Record const*> holders_of(Facts const& facts, Id role) {
    std::vector<Record const*> found;
    auto const take = [&](Record const* person) {
        if (person && is_there(*person, facts.today) && std::ranges::find(found, person) == found.end()) found.push_back(person);
    };
    for (auto const* person : facts.store.referrers(per::kType, per::role, role)) take(person);
    auto const& running = facts.derived.active_projects();
    for (auto const* one : facts.store.referrers(ras::kType, ras::role, role)) {
        bool const over = one->has(ras::to) && one->get(ras::to) < facts.today;
        if (!over && std::ranges::find(running, one->get(ras::project)) != running.end()) take(facts.store.live(one->get(ras::person)));
    }
    return found;
}

std::vector<Record const*> people_of(Store const& store, Id department, Date today) {
    auto found = store.referrers(per::kType, per::department, department);
    std::erase_if(found, [&](Record const* person) { return !is_there(*person, today); });
    return found;
}

}  // namespace pmo::rules
