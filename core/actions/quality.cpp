#include "core/actions/quality.h"

#include <algorithm>

#include "core/registers/acceptance.h"
#include "core/registers/checklist_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/quality_plan_item.h"
#include "core/registers/quality_standard.h"
#include "core/registers/requirement.h"
#include "core/registers/review.h"
#include "core/registers/trace.h"

namespace pmo {

namespace {

namespace acc = registers::acceptance;
namespace chk = registers::checklist_item;
namespace dlv = registers::deliverable;
namespace qpi = registers::quality_plan_item;
namespace rvw = registers::review;

Record const* living(Store const& store, Id id, TypeDef const& type) {
    auto const* record = id ? store.live(id) : nullptr;
    return record && &record->type() == &type ? record : nullptr;
}

std::string name_of(Record const& record) { return std::string(title_of(record)); }

EditContext within(EditContext const& context, Id project) {
    auto own = context;
    own.project = project;
    return own;
}

// The kind of review that a method of checking is.
std::string_view review_kind(std::string_view method) {
    if (method == "inspection" || method == "audit" || method == "document_audit") return method;
    return method == "test" ? "acceptance_test" : "review";
}

}  // namespace

std::optional<Edit> tick_checklist(EditContext const& context, Id id, bool done) {
    auto const* item = living(context.store, id, chk::kType);
    if (!item || item->get(chk::done) == done) return std::nullopt;
    Edit edit(Label{done ? "quality.tick" : "quality.untick", {name_of(*item)}});
    edit.set(id, chk::done, done);
    if (done) {
        edit.set(id, chk::done_on, context.today);
        if (context.person) edit.set(id, chk::done_by, context.person);
    } else {
        edit.clear(id, chk::done_on);
        edit.clear(id, chk::done_by);
    }
    return edit;
}

std::optional<Edit> take_checklist(EditContext const& context, Id standard, Id subject) {
    auto const* norm = living(context.store, standard, registers::quality_standard::kType);
    auto const* about = subject ? context.store.live(subject) : nullptr;
    if (!norm || !about) return std::nullopt;
    auto const present = context.store.referrers(chk::kType, chk::subject, subject);
    Edit edit(Label{"quality.take_checklist", {name_of(*norm), name_of(*about)}});
    Adding adding(edit, context);
    for (auto const* point : context.store.referrers(chk::kType, chk::standard, standard)) {
        if (point->has(chk::subject) || std::ranges::any_of(present, [&](Record const* own) { return own->get(chk::title) == point->get(chk::title); })) continue;
        auto const id = adding.add(chk::kType);
        edit.set(id, chk::subject, subject);
        edit.set(id, chk::standard, standard);
        edit.set(id, chk::title, point->get(chk::title));
        edit.set(id, chk::group, point->has(chk::group) ? point->get(chk::group) : title_of(*norm));
        edit.set(id, chk::must, point->get(chk::must));
        if (point->has(chk::weight)) edit.set(id, chk::weight, point->get(chk::weight));
    }
    if (edit.empty()) return std::nullopt;
    return edit;
}

std::optional<Made> call_review(EditContext const& context, Id plan_item) {
    auto const* item = living(context.store, plan_item, qpi::kType);
    if (!item || !registers::is_open(*item) || context.store.live(item->get(qpi::review))) return std::nullopt;
    Edit edit(Label{"quality.call_review", {name_of(*item)}});
    auto const id = add_record(edit, within(context, item->get(qpi::project)), {.type = rvw::kType});
    edit.set(id, rvw::title, item->get(qpi::title));
    edit.set(id, rvw::kind, review_kind(item->get(qpi::method)));
    if (item->has(qpi::deliverable)) edit.set(id, rvw::deliverable, item->get(qpi::deliverable));
    if (item->has(qpi::standard)) edit.set(id, rvw::standard, item->get(qpi::standard));
    edit.set(id, rvw::planned_on, item->has(qpi::planned_on) ? std::max(item->get(qpi::planned_on), context.today) : context.today);
    if (auto const leader = item->has(qpi::checker) ? item->get(qpi::checker) : item->get(qpi::owner)) edit.set(id, rvw::leader, leader);
    edit.set(id, rvw::result, "pending");
    edit.set(plan_item, qpi::review, id);
    edit.set(plan_item, qpi::status, "in_progress");
    return Made{std::move(edit), id};
}

std::optional<Made> ask_acceptance(EditContext const& context, Id deliverable) {
    auto const* part = living(context.store, deliverable, dlv::kType);
    if (!part || !part->has(dlv::project)) return std::nullopt;
    for (auto const* one : context.store.referrers(acc::kType, acc::deliverable, deliverable))
        if (registers::is(*one, acc::decision, "pending", "")) return std::nullopt;
    Edit edit(Label{"quality.ask_acceptance", {name_of(*part)}});
    auto const id = add_record(edit, within(context, part->get(dlv::project)), {.type = acc::kType});
    edit.set(id, acc::title, part->get(dlv::title));
    edit.set(id, acc::deliverable, deliverable);
    edit.set(id, acc::decision, "pending");
    edit.set(id, acc::criteria, part->get(dlv::quality_criteria));
    if (part->has(dlv::due)) edit.set(id, acc::due, std::max(part->get(dlv::due), context.today));
    if (part->has(dlv::owner)) edit.set(id, acc::owner, part->get(dlv::owner));
    for (auto const* trace : context.store.referrers(registers::trace::kType, registers::trace::target, deliverable)) {
        if (!context.store.live(trace->get(registers::trace::requirement))) continue;
        edit.set(id, acc::requirement, trace->get(registers::trace::requirement));
        break;
    }
    return Made{std::move(edit), id};
}

}  // namespace pmo
