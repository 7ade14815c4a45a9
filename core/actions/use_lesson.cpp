#include "core/actions/use_lesson.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/registers/checklist_item.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"

namespace pmo {

namespace {

namespace chk = registers::checklist_item;
namespace lsn = registers::lesson;
namespace prj = registers::project;
namespace rsk = registers::risk;
namespace use = registers::lesson_use;

constexpr auto kRiskCause = handle<std::string>(rsk::kFields, "cause"), kRiskEvent = handle<std::string>(rsk::kFields, "event"), kRiskEffect = handle<std::string>(rsk::kFields, "effect");

struct Kin { std::string_view lesson, risk; };
constexpr Kin kCategories[] = {
    {"technical", "technical"}, {"quality", "technical"}, {"resource", "resource"}, {"procurement", "procurement"}, {"cost", "financial"},
    {"scope", "demand"}, {"stakeholder", "people"}, {"communication", "people"}, {"schedule", "operations"}, {"governance", "compliance"},
};

void copy_text(Edit& edit, Id to, Field<std::string> field, std::string_view text) {
    if (!text.empty()) edit.set(to, field, text);
}

bool possible(EditContext const& context, LessonChoice const& choice) {
    auto const* lesson = context.store.live(choice.lesson);
    auto const* project = context.store.live(context.project);
    return lesson && &lesson->type() == &lsn::kType && project && &project->type() == &prj::kType && std::ranges::find(use::kVerdict, choice.verdict) != std::end(use::kVerdict);
}

Id add_risk(Adding& adding, Record const& lesson, Record const& project) {
    auto& edit = adding.edit();
    auto const id = adding.add(rsk::kType);
    bool const good = registers::is(lesson, lsn::kind, "good");
    edit.set(id, rsk::title, risk_of(lesson));
    edit.set(id, rsk::kind, good ? "opportunity" : "threat");
    edit.set(id, rsk::category, risk_category_of(lesson));
    copy_text(edit, id, kRiskCause, lesson.get(lsn::cause));
    copy_text(edit, id, kRiskEvent, lesson.get(lsn::situation));
    copy_text(edit, id, kRiskEffect, lesson.get(lsn::effect));
    copy_text(edit, id, rsk::response, lesson.get(lsn::recommendation));
    edit.set(id, rsk::strategy, good ? "enhance" : "mitigate");
    if (project.has(prj::manager)) edit.set(id, rsk::owner, project.get(prj::manager));
    return id;
}

}  // namespace

std::vector<std::string> checklist_of(Record const& lesson) {
    std::vector<std::string> lines;
    for (auto const part : split(lesson.get(lsn::checklist_text), '\n'))
        if (auto const line = trim(part); !line.empty() && lines.size() < kMaxChecklist) lines.emplace_back(line);
    if (lines.empty())
        if (auto const line = trim(lesson.get(lsn::recommendation)); !line.empty()) lines.emplace_back(line);
    return lines;
}

std::string_view risk_of(Record const& lesson) {
    auto const own = trim(lesson.get(lsn::risk_title));
    return own.empty() ? title_of(lesson) : own;
}

std::string_view risk_category_of(Record const& lesson) {
    auto const at = std::ranges::find(kCategories, lesson.get(lsn::category), &Kin::lesson);
    return at == std::end(kCategories) ? std::string_view("other") : at->risk;
}

LessonOutcome use_lesson(Adding& adding, LessonChoice const& choice) {
    LessonOutcome made;
    auto const& context = adding.context();
    if (!possible(context, choice)) return made;
    auto const* lesson = context.store.live(choice.lesson);
    auto const* project = context.store.live(context.project);
    auto& edit = adding.edit();
    for (auto const* one : context.store.referrers(use::kType, use::lesson, choice.lesson))
        if (one->get(use::project) == context.project) made.use = one->id();
    if (!made.use) {
        made.use = adding.add(use::kType);
        edit.set(made.use, use::lesson, choice.lesson);
        edit.set(made.use, use::title, title_of(*lesson));
    }
    edit.set(made.use, use::verdict, choice.verdict);
    edit.set(made.use, use::on, context.today);
    if (context.person) edit.set(made.use, use::by, context.person);
    copy_text(edit, made.use, use::comment, choice.comment);

    bool const taken = choice.verdict == "adopted" || choice.verdict == "adapted";
    if (taken && choice.checklist)
        for (auto const& line : checklist_of(*lesson)) {
            auto const item = adding.add(chk::kType);
            edit.set(item, chk::subject, context.project);
            edit.set(item, chk::title, line);
            edit.set(item, chk::group, title_of(*lesson));
            edit.set(item, chk::must, true);
            made.items.push_back(item);
        }
    if (taken && choice.risk) made.risk = add_risk(adding, *lesson, *project);
    if (made.risk || !made.items.empty()) edit.set(made.use, use::result, made.risk ? made.risk : made.items.front());
    return made;
}

Edit use_lesson(EditContext const& context, LessonChoice const& choice, LessonOutcome* outcome) {
    auto const* lesson = possible(context, choice) ? context.store.live(choice.lesson) : nullptr;
    Edit edit{Label{choice.verdict == "rejected" ? "lesson.reject" : "lesson.use", {lesson ? std::string(title_of(*lesson)) : std::string{}}}};
    if (!lesson) return edit;
    Adding adding(edit, context);
    auto made = use_lesson(adding, choice);
    if (outcome) *outcome = std::move(made);
    return edit;
}

}  // namespace pmo
