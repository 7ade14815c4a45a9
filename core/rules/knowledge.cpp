#include "core/rules/knowledge.h"

#include "core/project/lesson_match.h"
#include "core/registers/improvement.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/project.h"

namespace pmo::rules {

namespace {

namespace imp = registers::improvement;
namespace lsn = registers::lesson;
namespace use = registers::lesson_use;
namespace prj = registers::project;
using registers::is;
using registers::linked;
using namespace knowledge_limits;

std::string day_of(Record const& record, Field<Date> field) { return record.has(field) ? to_text(record.get(field)) : std::string("—"); }

void look_at_lesson(Record const& lesson, Facts const& facts, std::vector<Hit>& hits) {
    if (is(lesson, lsn::status, "retired")) return;
    auto const age = facts.today.day - lesson.get(lsn::on).day;
    if (!lesson.has(lsn::reviewed_by) && lesson.has(lsn::on) && (age > kDraftDays || is(lesson, lsn::status, "published")))
        hits.push_back({"lesson.never_reviewed", Severity::warning, lesson.id(), lesson.get(lsn::project), {to_text(lesson.get(lsn::on)), std::to_string(age)}});
    if (lesson.has(lsn::review_on) && lesson.get(lsn::review_on) < facts.today)
        hits.push_back({"lesson.review_overdue", Severity::hint, lesson.id(), lesson.get(lsn::project), {to_text(lesson.get(lsn::review_on))}});
}

void look_at_use(Record const& one, Facts const& facts, std::vector<Hit>& hits) {
    auto const* lesson = linked(one, facts.store, use::lesson);
    auto const* project = linked(one, facts.store, use::project);
    if (!lesson || !project || !is(one, use::verdict, "proposed") || !one.has(use::on)) return;
    if (facts.today.day - one.get(use::on).day > kAnswerDays)
        hits.push_back({"lesson.unanswered", Severity::warning, project->id(), project->id(), {std::string(title_of(*lesson)), to_text(one.get(use::on))}, {lesson->id(), one.id()}});
}

void look_at_project(Record const& project, Facts const& facts, LessonIndex const& index, std::vector<Hit>& hits) {
    auto const stage = std::string(project.get(prj::stage));
    bool const stopped = is(project, prj::status, "stopped", "proposed");
    if (!stopped && (is(project, prj::stage, "acceptance", "closing", "closed") || is(project, prj::status, "closed")) && facts.store.referrers(lsn::kType, lsn::project, project.id()).empty())
        hits.push_back({"lesson.none_at_closing", Severity::warning, project.id(), project.id(), {stage}});
    if (stopped || !is(project, prj::stage, "initiation", "planning") || !registers::is_open(project)) return;
    if (!facts.store.referrers(use::kType, use::project, project.id()).empty()) return;
    auto const fits = index.proposals(project.id());
    if (fits.empty()) return;
    Hit hit{"lesson.not_considered", Severity::warning, project.id(), project.id(), {stage, std::to_string(fits.size())}};
    for (auto const& fit : fits) hit.evidence.push_back(fit.lesson);
    hits.push_back(std::move(hit));
}

void look_at_improvement(Record const& one, Facts const& facts, std::vector<Hit>& hits) {
    auto const add = [&](std::string_view rule, Severity severity, std::vector<std::string> args) { hits.push_back({rule, severity, one.id(), kNoId, std::move(args)}); };
    if (is(one, imp::status, "proposed", "assessing", "")) {
        bool const late = one.has(imp::due) ? one.get(imp::due) < facts.today : one.has(imp::proposed_on) && facts.today.day - one.get(imp::proposed_on).day > kDecisionDays;
        if (late) add("improvement.undecided", Severity::warning, {day_of(one, imp::proposed_on), day_of(one, imp::due)});
    }
    if (is(one, imp::status, "trial") && one.has(imp::trial_until) && one.get(imp::trial_until) < facts.today) add("improvement.trial_over", Severity::warning, {to_text(one.get(imp::trial_until))});
    if (is(one, imp::status, "adopted", "measured") && !linked(one, facts.store, imp::changed)) add("improvement.nothing_changed", Severity::hint, {day_of(one, imp::adopted_on)});
    if (is(one, imp::status, "adopted") && !one.has(imp::measured_on) && (one.has(imp::adopted_on) || one.has(imp::measure_due)) && measure_by(one) < facts.today)
        add("improvement.never_measured", Severity::warning, {day_of(one, imp::adopted_on), to_text(measure_by(one))});
}

}  // namespace

Date measure_by(Record const& improvement) {
    return improvement.has(imp::measure_due) ? improvement.get(imp::measure_due) : Date{improvement.get(imp::adopted_on).day + kMeasureDays};
}

std::vector<Hit> lesson_hits(Facts const& facts) {
    std::vector<Hit> hits;
    for (auto const& lesson : facts.store.table(lsn::kType).rows())
        if (!lesson.deleted()) look_at_lesson(lesson, facts, hits);
    for (auto const& one : facts.store.table(use::kType).rows())
        if (!one.deleted()) look_at_use(one, facts, hits);
    LessonIndex const index(facts.store);
    for (auto const id : facts.derived.projects())
        if (auto const* project = facts.store.live(id)) look_at_project(*project, facts, index, hits);
    return hits;
}

std::vector<Hit> improvement_hits(Facts const& facts) {
    std::vector<Hit> hits;
    for (auto const& one : facts.store.table(imp::kType).rows())
        if (!one.deleted()) look_at_improvement(one, facts, hits);
    return hits;
}

}  // namespace pmo::rules
