#include "core/actions/identify_risks.h"

#include <algorithm>

#include "core/actions/use_lesson.h"
#include "core/base/text.h"
#include "core/registers/lesson.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"

namespace pmo {

namespace {

namespace rsk = registers::risk;
namespace prj = registers::project;

constexpr int kReviewDays = 14;                      // by then somebody has assessed it

Id plain(Adding& adding, std::string_view category, std::string_view title) {
    auto const id = adding.add(rsk::kType);
    adding.edit().set(id, rsk::title, title);
    adding.edit().set(id, rsk::kind, "threat");
    adding.edit().set(id, rsk::category, category);
    return id;
}

Id from_elsewhere(Adding& adding, Record const& risk, std::string_view category) {
    auto const id = plain(adding, category, title_of(risk));
    for (auto const field : {rsk::cause, rsk::event, rsk::effect, rsk::response, rsk::strategy})
        if (risk.has(field)) adding.edit().set(id, field, risk.get(field));
    return id;
}

Id draft_of(Adding& adding, RiskDraft const& draft) {
    auto const* source = adding.context().store.live(draft.source);
    if (draft.source && !source) return kNoId;
    if (source && &source->type() == &registers::lesson::kType) return use_lesson(adding, {.lesson = draft.source, .risk = true}).risk;
    if (source && &source->type() == &rsk::kType) return from_elsewhere(adding, *source, draft.category);
    auto const title = trim(draft.title);
    return title.empty() ? kNoId : plain(adding, draft.category, title);
}

}  // namespace

Edit identify_risks(EditContext const& context, std::vector<RiskDraft> const& drafts, std::vector<Id>* made) {
    Edit edit{Label{"risk.identify", {std::to_string(drafts.size())}}};
    auto const* project = context.store.live(context.project);
    if (!project || &project->type() != &prj::kType) return edit;
    Adding adding(edit, context);
    for (auto const& draft : drafts) {
        auto const id = draft_of(adding, draft);
        if (!id) continue;
        if (auto const manager = project->get(prj::manager)) edit.set(id, rsk::owner, manager);
        edit.set(id, rsk::status, "identified");
        edit.set(id, rsk::identified_on, context.today);
        if (context.person) edit.set(id, rsk::identified_by, context.person);
        edit.set(id, rsk::next_review, Date{context.today.day + kReviewDays});
        if (made) made->push_back(id);
    }
    return edit;
}

}  // namespace pmo
