#include "core/rules/quality.h"

#include <algorithm>
#include <map>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/project/closed.h"
#include "core/registers/acceptance.h"
#include "core/registers/checklist_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/finding.h"
#include "core/registers/project.h"
#include "core/registers/quality_plan_item.h"
#include "core/registers/review.h"
#include "core/registers/satisfaction.h"

namespace pmo::rules {

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
using registers::linked;

constexpr auto kCause = handle<std::string>(fnd::kFields, "cause");
constexpr std::size_t kShown = 40;                       // code points of a cause in a sentence

std::string number(std::int64_t value) { return std::to_string(value); }

class Check {
public:
    Check(Facts const& facts, Id project) : m_facts(facts), m_project(project) {}

    std::vector<Hit> run() {
        reviews();
        plan();
        unplanned();
        checklists();
        findings();
        repeats();
        acceptances();
        deliverables();
        surveys();
        sort_stably(m_hits, std::ranges::greater{}, &Hit::severity);
        return std::move(m_hits);
    }

private:
    Store const& store() const { return m_facts.store; }
    std::int32_t past(Date day) const { return m_facts.today.day - day.day; }       // days since; negative: to come

    // Living records of the project, or of every project that still runs.
    std::vector<Record const*> of(TypeDef const& type, Field<Id> field) const {
        if (m_project) return store().referrers(type, field, m_project);
        std::vector<Record const*> found;
        for (auto const& record : store().table(type).rows())
            if (!record.deleted() && running(record.get(field))) found.push_back(&record);
        return found;
    }
    bool running(Id project) const {
        auto const* record = project ? store().live(project) : nullptr;
        return record && &record->type() == &registers::project::kType && is_open(*record);
    }
    void hit(std::string_view rule, Record const& subject, Id project, std::vector<std::string> args, std::vector<Id> evidence = {}) {
        m_hits.push_back({.rule = rule, .severity = find_rule(rule)->severity, .subject = subject.id(), .project = project, .args = std::move(args), .evidence = std::move(evidence)});
    }

    void reviews() {
        for (auto const* review : of(rvw::kType, rvw::project))
            if (is_open(*review) && review->has(rvw::planned_on) && past(review->get(rvw::planned_on)) > 0)
                hit("quality.review_missed", *review, review->get(rvw::project), {to_text(review->get(rvw::planned_on)), number(past(review->get(rvw::planned_on)))});
    }

    // An item whose review was moved to a later day is not missed, the review says when it comes.
    void plan() {
        for (auto const* item : of(qpi::kType, qpi::project)) {
            if (!is_open(*item) || !item->has(qpi::planned_on) || past(item->get(qpi::planned_on)) <= 0) continue;
            auto const* review = linked(*item, store(), qpi::review);
            if (review && &review->type() == &rvw::kType && is_open(*review) && review->has(rvw::planned_on)) continue;
            hit("quality.plan_missed", *item, item->get(qpi::project), {to_text(item->get(qpi::planned_on)), number(past(item->get(qpi::planned_on)))});
        }
    }

    void unplanned() {
        for (auto const* part : of(dlv::kType, dlv::project)) {
            if (!is(*part, dlv::status, "planned", "in_progress", "") || !part->has(dlv::due) || past(part->get(dlv::due)) < -kPlanAheadDays) continue;
            if (!store().referrers(qpi::kType, qpi::deliverable, part->id()).empty() || !store().referrers(rvw::kType, rvw::deliverable, part->id()).empty()) continue;
            hit("quality.deliverable_unplanned", *part, part->get(dlv::project), {to_text(part->get(dlv::due))});
        }
    }

    // The obligatory points of a deliverable's or review's own checklist, when it is handed in or the review is near.
    void checklists() {
        std::map<Id, std::vector<Record const*>> by_subject;
        for (auto const& item : store().table(chk::kType).rows())
            if (!item.deleted() && item.has(chk::subject)) by_subject[item.get(chk::subject)].push_back(&item);
        for (auto const& [id, items] : by_subject) {
            auto const* subject = store().live(id);
            if (!subject) continue;
            auto const project = project_of(*subject, store());
            if (m_project ? project != m_project : !running(project)) continue;
            if (!demands_checklist(*subject)) continue;
            std::vector<Id> open;
            std::int64_t must = 0;
            for (auto const* item : items) {
                must += item->get(chk::must);
                if (item->get(chk::must) && !item->get(chk::done)) open.push_back(item->id());
            }
            if (open.empty()) continue;
            auto const count = static_cast<std::int64_t>(open.size());
            hit("quality.checklist_incomplete", *subject, project, {number(count), number(must)}, std::move(open));
        }
    }
    bool demands_checklist(Record const& subject) const {
        if (&subject.type() == &rvw::kType) return near(subject);
        if (&subject.type() != &dlv::kType) return false;
        if (is(subject, dlv::status, "submitted", "conditional", "accepted")) return true;
        return std::ranges::any_of(store().referrers(rvw::kType, rvw::deliverable, subject.id()), [&](Record const* review) { return near(*review); });
    }
    bool near(Record const& review) const {
        return is(review, rvw::status, "held") || (is_open(review) && review.has(rvw::planned_on) && past(review.get(rvw::planned_on)) >= -kChecklistAheadDays);
    }

    void findings() {
        for (auto const* found : of(fnd::kType, fnd::project)) {
            if (!is_open(*found)) continue;
            auto const project = found->get(fnd::project);
            if (is(*found, fnd::status, "fixed")) {
                if (found->has(fnd::fixed_on) && past(found->get(fnd::fixed_on)) > kVerifyDays)
                    hit("quality.finding_not_verified", *found, project, {to_text(found->get(fnd::fixed_on)), number(past(found->get(fnd::fixed_on)))});
                continue;
            }
            if (found->has(fnd::due) && past(found->get(fnd::due)) > 0) {
                hit("quality.finding_overdue", *found, project, {to_text(found->get(fnd::due)), number(past(found->get(fnd::due)))});
                if (is(*found, fnd::severity, "critical", "major")) m_hits.back().severity = Severity::error;
            } else if (found->has(fnd::found_on) && past(found->get(fnd::found_on)) > kAgedDays) {
                hit("quality.finding_aged", *found, project, {number(past(found->get(fnd::found_on)))});
            }
        }
    }

    // The same cause, else the same title, found again after an earlier one: in all projects, because that is what repetition means. The latest tells.
    void repeats() {
        std::map<std::string, std::vector<Record const*>> alike;
        for (auto const& found : store().table(fnd::kType).rows()) {
            if (found.deleted() || !found.has(fnd::found_on) || is(found, fnd::status, "rejected") || is(found, fnd::kind, "improvement")) continue;
            auto key = fold(trim(found.has(kCause) ? found.get(kCause) : found.get(fnd::title)));
            if (!key.empty()) alike[std::move(key)].push_back(&found);
        }
        for (auto& [key, list] : alike) {
            if (list.size() < 2) continue;
            sort_stably(list, {}, [](Record const* r) { return r->get(fnd::found_on).day; });
            auto const& latest = *list.back();
            if (m_project ? latest.get(fnd::project) != m_project : !running(latest.get(fnd::project))) continue;
            std::vector<Id> earlier;
            for (auto const* one : list)
                if (one != &latest && latest.get(fnd::found_on).day - one->get(fnd::found_on).day <= kRepeatDays) earlier.push_back(one->id());
            if (earlier.empty()) continue;
            auto const times = static_cast<std::int64_t>(earlier.size());
            hit("quality.repeat_finding", latest, latest.get(fnd::project), {number(times + 1), std::string(first_code_points(key, kShown))}, std::move(earlier));
        }
    }

    void acceptances() {
        for (auto const* one : of(acc::kType, acc::project)) {
            auto const project = one->get(acc::project);
            bool const decided = is(*one, acc::decision, "accepted", "conditional");
            bool const pending = is(*one, acc::decision, "pending", "");
            auto const* part = linked(*one, store(), acc::deliverable);
            bool const criteria = one->has(acc::criteria) || (part && &part->type() == &dlv::kType && part->has(dlv::quality_criteria));
            if (!criteria && (decided || (pending && one->has(acc::due) && past(one->get(acc::due)) >= -kCriteriaAheadDays)))
                hit("quality.acceptance_no_criteria", *one, project, {one->has(acc::due) ? to_text(one->get(acc::due)) : std::string("—")});
            if (pending && one->has(acc::due) && past(one->get(acc::due)) > 0)
                hit("quality.acceptance_overdue", *one, project, {to_text(one->get(acc::due)), number(past(one->get(acc::due)))});
            if (is(*one, acc::decision, "conditional") && one->has(acc::conditions_due) && !one->has(acc::conditions_met_on) && past(one->get(acc::conditions_due)) > 0)
                hit("quality.condition_overdue", *one, project, {to_text(one->get(acc::conditions_due)), number(past(one->get(acc::conditions_due)))});
        }
    }

    void deliverables() {
        for (auto const* part : of(dlv::kType, dlv::project)) {
            if (!is(*part, dlv::status, "accepted")) continue;
            std::vector<Id> grave;
            for (auto const* found : store().referrers(fnd::kType, fnd::deliverable, part->id()))
                if (is_open(*found) && is(*found, fnd::severity, "critical", "major")) grave.push_back(found->id());
            auto const count = static_cast<std::int64_t>(grave.size());
            if (count) hit("quality.accepted_with_findings", *part, part->get(dlv::project), {number(count)}, std::move(grave));
        }
    }

    void surveys() {
        std::map<std::pair<Id, std::string>, std::vector<Record const*>> asked;      // project and customer
        for (auto const* survey : of(sat::kType, sat::project)) {
            if (is_open(*survey) && survey->has(sat::due) && past(survey->get(sat::due)) > 0)
                hit("quality.follow_up_overdue", *survey, survey->get(sat::project), {to_text(survey->get(sat::due)), number(past(survey->get(sat::due)))});
            if (!survey->has(sat::score) || !survey->has(sat::on)) continue;
            auto const* who = linked(*survey, store(), sat::stakeholder);
            asked[{survey->get(sat::project), fold(trim(who ? title_of(*who) : survey->get(sat::customer)))}].push_back(survey);
        }
        for (auto& [key, list] : asked) {
            sort_stably(list, {}, [](Record const* r) { return r->get(sat::on).day; });
            auto const& last = *list.back();
            auto const score = last.get(sat::score);
            if (score < kLowScore) hit("quality.satisfaction_low", last, key.first, {number(score)});
            if (list.size() < 2) continue;
            auto const& before = **(list.end() - 2);
            if (before.get(sat::score) - score >= kScoreDrop)
                hit("quality.satisfaction_falling", last, key.first, {number(before.get(sat::score)), number(score)}, {before.id()});
        }
    }

    Facts const& m_facts;
    Id m_project;
    std::vector<Hit> m_hits;
};

}  // namespace

std::vector<Hit> check_quality(Facts const& facts, Id project) { return Check(facts, project).run(); }

}  // namespace pmo::rules
