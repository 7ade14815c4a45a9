#include "core/actions/record_communication.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/project/communication_calendar.h"
#include "core/registers/communication_event.h"
#include "core/registers/communication_item.h"
#include "core/registers/feedback.h"

namespace pmo {

namespace {

namespace item_ = registers::communication_item;
namespace event_ = registers::communication_event;

Id event_for(Edit& edit, EditContext const& context, Record const& item, CommunicationOutcome const& what) {
    if (context.store.live(what.event)) return what.event;
    auto const id = context.ids.next();
    edit.add(event_::kType, id);
    edit.set(id, event_::item, item.id());
    if (item.has(item_::project)) edit.set(id, event_::project, item.get(item_::project));
    edit.set(id, event_::title, item.get(item_::title));
    if (item.has(item_::owner)) edit.set(id, event_::owner, item.get(item_::owner));
    edit.set(id, event_::due, what.due.value_or(what.planned));
    return id;
}

// The line's date moves on when this was the one it waited for, or an earlier one that was late; never backwards.
void move_on(Edit& edit, EditContext const& context, Record const& item, Date settled) {
    if (!item.has(item_::next_on) || item.get(item_::next_on) > settled) return;
    if (auto const next = next_planned(rhythm_of(item, context.store), settled)) edit.set(item.id(), item_::next_on, *next);
}

}  // namespace

std::optional<Edit> record_communication(EditContext const& context, CommunicationOutcome const& what) {
    auto const* item = context.store.live(what.item);
    if (!item || &item->type() != &item_::kType || std::ranges::find(event_::kState, what.outcome) == std::end(event_::kState)) return std::nullopt;
    Edit edit(Label{"communication." + std::string(what.outcome), {std::string(title_of(*item))}});
    auto const id = event_for(edit, context, *item, what);
    edit.set(id, event_::state, what.outcome);
    if (what.outcome == "sent") edit.set(id, event_::done_on, what.on.value_or(context.today));
    else if (context.store.live(id)) edit.clear(id, event_::done_on);
    if (!what.comment.empty()) edit.set(id, event_::comment, std::string_view(what.comment));
    if (what.evidence) edit.set(id, event_::evidence, what.evidence);
    if (what.outcome != "due") move_on(edit, context, *item, what.planned);
    return edit;
}

std::optional<Edit> answer_feedback(EditContext const& context, Id id, std::string_view answer) {
    namespace fbk = registers::feedback;
    auto const* feedback = context.store.live(id);
    if (!feedback || &feedback->type() != &fbk::kType || trim(answer).empty()) return std::nullopt;
    Edit edit(Label{"feedback.answer", {std::string(title_of(*feedback))}});
    edit.set(id, fbk::answer, answer);
    edit.set(id, fbk::answered_on, context.today);
    edit.set(id, fbk::status, std::string_view("answered"));
    if (!feedback->has(fbk::owner) && context.person) edit.set(id, fbk::owner, context.person);
    return edit;
}

}  // namespace pmo
