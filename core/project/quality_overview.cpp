#include "core/project/quality_overview.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/base/text.h"
#include "core/project/closed.h"
#include "core/registers/acceptance.h"
#include "core/registers/checklist_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/finding.h"
#include "core/registers/quality_plan_item.h"
#include "core/registers/review.h"
#include "core/registers/satisfaction.h"

namespace pmo {

namespace {

namespace acc = registers::acceptance;
namespace chk = registers::checklist_item;
namespace dlv = registers::deliverable;
namespace fnd = registers::finding;
namespace qpi = registers::quality_plan_item;
namespace rvw = registers::review;
namespace sat = registers::satisfaction;
using registers::is;
using registers::is_open;

constexpr std::int32_t kDueDays = 7;

// Living records of the project, or all that belong to one.
std::vector<Record const*> of(Store const& store, TypeDef const& type, Field<Id> field, Id project) {
    if (project) return store.referrers(type, field, project);
    std::vector<Record const*> found;
    for (auto const& record : store.table(type).rows())
        if (!record.deleted() && record.has(field)) found.push_back(&record);
    return found;
}

CheckState state_of(Record const& record, Date planned, Date today) {
    if (is(record, rvw::status, "held") && &record.type() == &rvw::kType) return CheckState::held;
    auto const text = &record.type() == &rvw::kType ? record.get(rvw::status) : record.get(qpi::status);
    if (text == "done") return CheckState::held;
    if (text == "cancelled") return CheckState::cancelled;
    if (planned != Date{} && planned < today) return CheckState::missed;
    if (planned != Date{} && planned.day - today.day <= kDueDays) return CheckState::due;
    return text == "in_progress" ? CheckState::running : CheckState::planned;
}

int severity_of(Record const& finding) {
    auto const text = finding.get(fnd::severity);
    for (int i = 0; i < kSeverities - 1; ++i)
        if (text == fnd::kSeverity[static_cast<std::size_t>(i)]) return i;
    return kSeverities - 1;
}

}  // namespace

std::vector<PlannedCheck> planned_checks(Store const& store, Id project, Date today) {
    std::vector<PlannedCheck> rows;
    std::set<Id> taken;
    for (auto const* item : of(store, qpi::kType, qpi::project, project)) {
        PlannedCheck row{.item = item->id(), .review = kNoId, .project = item->get(qpi::project), .planned = item->get(qpi::planned_on)};
        auto const* review = registers::linked(*item, store, qpi::review);
        if (review && &review->type() == &rvw::kType) {
            taken.insert(review->id());
            row.review = review->id();
            row.held = review->get(rvw::held_on);
            if (review->has(rvw::planned_on) && is_open(*review)) row.planned = review->get(rvw::planned_on);
        }
        row.state = is_open(*item) && row.review ? state_of(*review, row.planned, today) : state_of(*item, row.planned, today);
        rows.push_back(row);
    }
    for (auto const* review : of(store, rvw::kType, rvw::project, project)) {
        if (taken.contains(review->id())) continue;
        auto const planned = review->get(rvw::planned_on);
        rows.push_back({.item = kNoId, .review = review->id(), .project = review->get(rvw::project), .state = state_of(*review, planned, today), .planned = planned, .held = review->get(rvw::held_on)});
    }
    sort_stably(rows, {}, [](PlannedCheck const& row) { return row.planned == Date{} ? INT32_MAX : row.planned.day; });
    return rows;
}

int age_bucket(std::int32_t days) {
    int bucket = 0;
    while (bucket < kAges - 1 && days > kAgeLimits[static_cast<std::size_t>(bucket)]) ++bucket;
    return bucket;
}

FindingAges finding_ages(Store const& store, Id project, Date today) {
    FindingAges ages;
    std::int64_t days = 0, verified = 0;
    for (auto const* found : of(store, fnd::kType, fnd::project, project)) {
        if (!is_open(*found)) {
            ++ages.closed;
            if (found->has(fnd::found_on) && found->has(fnd::verified_on)) days += found->get(fnd::verified_on).day - found->get(fnd::found_on).day, ++verified;
            continue;
        }
        ++ages.open;
        ages.overdue += found->has(fnd::due) && found->get(fnd::due) < today && !is(*found, fnd::status, "fixed");
        if (!found->has(fnd::found_on)) { ++ages.undated; continue; }
        ++ages.count[static_cast<std::size_t>(age_bucket(today.day - found->get(fnd::found_on).day))][static_cast<std::size_t>(severity_of(*found))];
    }
    if (verified) ages.mean_days_to_verify = (days + verified / 2) / verified;
    return ages;
}

std::vector<DeliverableAcceptance> deliverable_acceptances(Store const& store, Id project) {
    std::vector<DeliverableAcceptance> rows;
    for (auto const* part : of(store, dlv::kType, dlv::project, project)) {
        DeliverableAcceptance row{.deliverable = part->id(), .project = part->get(dlv::project), .acceptance = kNoId};
        Record const* chosen = nullptr;
        for (auto const* one : store.referrers(acc::kType, acc::deliverable, part->id())) {
            bool const open = is_open(*one), had = chosen && is_open(*chosen);
            if (!chosen || (open && !had) || (open == had && one->get(acc::signed_on) >= chosen->get(acc::signed_on))) chosen = one;
        }
        if (chosen) row.acceptance = chosen->id();
        for (auto const* item : store.referrers(chk::kType, chk::subject, part->id())) ++row.points, row.ticked += item->get(chk::done);
        for (auto const* found : store.referrers(fnd::kType, fnd::deliverable, part->id()))
            if (is_open(*found)) ++row.findings, row.grave += is(*found, fnd::severity, "critical", "major");
        rows.push_back(row);
    }
    return rows;
}

std::vector<ChecklistOf> checklists(Store const& store, Id project) {
    std::map<Id, ChecklistOf> by_subject;
    for (auto const& item : store.table(chk::kType).rows()) {
        auto const id = item.get(chk::subject);
        auto const* subject = item.deleted() || !id ? nullptr : store.live(id);
        if (!subject) continue;
        auto const at = project_of(*subject, store);
        if (!at || (project && at != project)) continue;
        auto& list = by_subject[id];
        list.subject = id;
        list.project = at;
        ++list.points;
        list.done += item.get(chk::done);
        list.must_open += item.get(chk::must) && !item.get(chk::done);
        list.items.push_back(item.id());
    }
    std::vector<ChecklistOf> lists;
    for (auto& [id, list] : by_subject) {
        sort_stably(list.items, {}, [&](Id item) { return std::string(store.live(item)->get(chk::place).order()); });
        lists.push_back(std::move(list));
    }
    sort_stably(lists, [](ChecklistOf const& a, ChecklistOf const& b) { return std::pair(a.done == a.points, -a.must_open) < std::pair(b.done == b.points, -b.must_open); });
    return lists;
}

SatisfactionTrend satisfaction_trend(Store const& store, Id project) {
    SatisfactionTrend trend;
    auto surveys = of(store, sat::kType, sat::project, project);
    std::erase_if(surveys, [](Record const* survey) { return !survey->has(sat::on); });
    sort_stably(surveys, {}, [](Record const* survey) { return survey->get(sat::on).day; });
    std::map<std::pair<Id, std::string>, std::vector<Record const*>> by_customer;
    for (auto const* survey : surveys) {
        trend.surveys.push_back(survey->id());
        auto const* who = registers::linked(*survey, store, sat::stakeholder);
        by_customer[{survey->get(sat::project), fold(trim(who ? title_of(*who) : survey->get(sat::customer)))}].push_back(survey);
    }
    constexpr std::array<Field<std::int64_t>, kDimensions> kParts = {sat::quality, sat::schedule, sat::service, sat::communication};
    auto const mean = [&](Field<std::int64_t> field, std::size_t back) {
        std::int64_t sum = 0, count = 0;
        for (auto const& [key, list] : by_customer)
            if (list.size() > back && list[list.size() - 1 - back]->has(field)) sum = plus(sum, list[list.size() - 1 - back]->get(field)), ++count;
        return count ? plus(times(sum, 100), count / 2) / count : std::int64_t{0};
    };
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        trend.now[i] = mean(kParts[i], 0);
        trend.before[i] = mean(kParts[i], 1);
    }
    std::int64_t score = 0, weight = 0;
    for (auto const& [key, list] : by_customer) {
        if (!list.back()->has(sat::score)) continue;
        auto const people = std::max<std::int64_t>(list.back()->get(sat::respondents), 1);
        score = plus(score, times(list.back()->get(sat::score), people));
        weight = plus(weight, people);
    }
    if (weight) trend.mean_score = plus(score, weight / 2) / weight;
    bool const rated = std::ranges::any_of(by_customer, [](auto const& entry) { return entry.second.back()->has(sat::recommend); });
    if (rated) trend.recommend = mean(sat::recommend, 0);
    return trend;
}

}  // namespace pmo
