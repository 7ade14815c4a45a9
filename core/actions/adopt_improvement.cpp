#include "core/actions/adopt_improvement.h"

#include <limits>

#include "core/actions/new_version.h"
#include "core/base/text.h"
#include "core/registers/improvement.h"
#include "core/registers/lesson.h"
#include "core/registers/project.h"
#include "core/rules/knowledge.h"

namespace pmo {

namespace {

namespace imp = registers::improvement;
namespace lsn = registers::lesson;
namespace prj = registers::project;
using registers::is;

Record const* improvement_of(EditContext const& context, Id id) {
    auto const* one = context.store.live(id);
    return one && &one->type() == &imp::kType ? one : nullptr;
}

Edit labelled(char const* code, Record const* record) { return Edit{Label{code, {record ? std::string(title_of(*record)) : std::string{}}}}; }

void decide(Edit& edit, EditContext const& context, Id id, std::string_view comment) {
    if (context.person) edit.set(id, imp::decided_by, context.person);
    if (!comment.empty()) edit.set(id, imp::decision_comment, comment);
}

}  // namespace

Edit propose_improvement(EditContext const& context, Id lesson_id, Id* made) {
    auto const* lesson = context.store.live(lesson_id);
    if (lesson && &lesson->type() != &lsn::kType) lesson = nullptr;
    auto edit = labelled("improvement.propose", lesson);
    if (made) *made = kNoId;
    if (!lesson) return edit;
    auto const id = add_record(edit, context, {.type = imp::kType});
    edit.set(id, imp::title, title_of(*lesson));
    edit.set(id, imp::origin, lesson_id);
    edit.set(id, imp::area, "process");
    edit.set(id, imp::priority, "normal");
    edit.set(id, imp::proposed_on, context.today);
    if (context.person) edit.set(id, imp::proposer, context.person);
    if (lesson->has(lsn::recommendation)) edit.set(id, imp::proposal, lesson->get(lsn::recommendation));
    if (lesson->has(lsn::effect)) edit.set(id, imp::benefit, lesson->get(lsn::effect));
    if (made) *made = id;
    return edit;
}

ImprovementStep improvement_step(Record const& one, std::string_view state) {
    bool const fresh = is(one, imp::status, "proposed", ""), assessing = is(one, imp::status, "assessing"), trial = is(one, imp::status, "trial");
    if (fresh && state == "assessing") return ImprovementStep::assess;
    if ((fresh || assessing) && state == "trial") return ImprovementStep::trial;
    if ((fresh || assessing || trial) && state == "adopted") return ImprovementStep::adopt;
    if ((fresh || assessing || trial) && state == "rejected") return ImprovementStep::reject;
    if (is(one, imp::status, "adopted") && state == "measured") return ImprovementStep::measure;
    if ((trial && state == "assessing") || ((assessing || trial) && state == "proposed")) return ImprovementStep::take_back;
    return ImprovementStep::none;
}

Edit take_back_improvement(EditContext const& context, Id id, std::string_view state) {
    auto const* one = improvement_of(context, id);
    auto edit = labelled("improvement.take_back", one);
    if (one && improvement_step(*one, state) == ImprovementStep::take_back) edit.set(id, imp::status, state);
    return edit;
}

Edit assess_improvement(EditContext const& context, Id id) {
    auto const* one = improvement_of(context, id);
    auto edit = labelled("improvement.assess", one);
    if (one && is(*one, imp::status, "proposed", "")) edit.set(id, imp::status, "assessing");
    return edit;
}

Edit start_trial(EditContext const& context, Id id, Trial const& trial) {
    auto const* one = improvement_of(context, id);
    auto edit = labelled("improvement.trial", one);
    auto const* project = context.store.live(trial.project);
    if (!one || !is(*one, imp::status, "proposed", "assessing", "") || !project || &project->type() != &prj::kType || trial.until <= context.today) return edit;
    edit.set(id, imp::status, "trial");
    edit.set(id, imp::trial_project, trial.project);
    edit.set(id, imp::trial_from, context.today);
    edit.set(id, imp::trial_until, trial.until);
    return edit;
}

Edit adopt_improvement(EditContext const& context, Id id, Adoption const& adoption) {
    auto const* one = improvement_of(context, id);
    auto edit = labelled("improvement.adopt", one);
    if (!one || !is(*one, imp::status, "proposed", "assessing", "trial", "")) return edit;
    edit.set(id, imp::status, "adopted");
    edit.set(id, imp::adopted_on, context.today);
    if (!one->has(imp::measure_due)) edit.set(id, imp::measure_due, Date{context.today.day + rules::knowledge_limits::kMeasureDays});
    decide(edit, context, id, trim(adoption.comment));
    auto const* changed = context.store.live(adoption.changed ? adoption.changed : one->get(imp::changed));
    if (!changed) return edit;
    edit.set(id, imp::changed, changed->id());
    auto const version = slot_of(changed->type(), "version");
    if (adoption.new_version && version != kNoSlot && changed->type().fields[version].kind == Kind::text) edit.set(changed->id(), version, next_version(changed->text(version)));
    return edit;
}

Edit reject_improvement(EditContext const& context, Id id, std::string const& reason) {
    auto const* one = improvement_of(context, id);
    auto edit = labelled("improvement.reject", one);
    if (!one || trim(reason).empty() || !is(*one, imp::status, "proposed", "assessing", "trial", "")) return edit;
    edit.set(id, imp::status, "rejected");
    decide(edit, context, id, trim(reason));
    return edit;
}

Edit measure_improvement(EditContext const& context, Id id, std::int64_t after) {
    auto const* one = improvement_of(context, id);
    auto edit = labelled("improvement.measure", one);
    if (!one || !is(*one, imp::status, "adopted", "measured") || !one->has(imp::measure) || !one->has(imp::before)) return edit;
    edit.set(id, imp::after, after);
    edit.set(id, imp::measured_on, context.today);
    edit.set(id, imp::status, "measured");
    return edit;
}

std::optional<std::int64_t> effect_permille(Record const& improvement) {
    constexpr std::int64_t kSafe = std::numeric_limits<std::int64_t>::max() / 4000;
    auto const before = improvement.get(imp::before), after = improvement.get(imp::after);
    if (!improvement.has(imp::before) || !improvement.has(imp::after) || before == 0 || before > kSafe || before < -kSafe || after > kSafe || after < -kSafe) return std::nullopt;
    auto const change = (after - before) * 1000 / (before < 0 ? -before : before);
    return is(improvement, imp::direction, "lower") ? -change : change;
}

}  // namespace pmo
