#include "core/actions/enrol.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/actions/set_skill_level.h"
#include "core/project/skill_supply.h"
#include "core/project/training_effect.h"
#include "core/registers/person.h"
#include "core/registers/training.h"
#include "core/registers/training_enrolment.h"
#include "core/registers/training_session.h"

namespace pmo {

namespace trn = registers::training;
namespace ses = registers::training_session;
namespace enr = registers::training_enrolment;
using registers::is;
using registers::is_open;

namespace {

Record const* open_session(Store const& store, Id id) {
    auto const* record = store.live(id);
    return record && &record->type() == &ses::kType && is_open(*record) && registers::linked(*record, store, ses::training) ? record : nullptr;
}

}  // namespace

Edit enrol(EditContext const& context, Id session, std::span<Id const> people) {
    auto const* held = open_session(context.store, session);
    if (!held) return Edit("training.enrol");
    auto const& training = *context.store.live(held->get(ses::training));
    std::set<Id> there;
    for (auto const* row : context.store.referrers(enr::kType, enr::session, session))
        if (!is(*row, enr::status, "cancelled")) there.insert(row->get(enr::person));
    SkillMatrix const matrix(context.store, context.today);
    auto left = held->has(ses::capacity) ? held->get(ses::capacity) - seats_taken(*held, context.store) : std::int64_t{1'000'000};
    Edit edit(Label{"training.enrol", {std::string(title_of(training))}});
    for (auto const id : people) {
        auto const* person = context.store.live(id);
        if (!person || &person->type() != &registers::person::kType || !there.insert(id).second) continue;
        auto const row = add_record(edit, context, {.type = enr::kType});
        edit.set(row, enr::training, training.id());
        edit.set(row, enr::session, session);
        edit.set(row, enr::person, id);
        edit.set(row, enr::title, title_of(*person));
        edit.set(row, enr::status, left-- > 0 ? std::string_view("enrolled") : std::string_view("nominated"));
        if (auto const level = matrix.at(id, training.get(trn::skill)).level) edit.set(row, enr::level_before, std::int64_t{level});
    }
    return edit;
}

Edit close_session(EditContext const& context, Id session) {
    auto const* held = open_session(context.store, session);
    if (!held) return Edit("training.close_session");
    auto const& training = *context.store.live(held->get(ses::training));
    Edit edit(Label{"training.close_session", {std::string(title_of(training))}});
    edit.set(session, ses::status, "held");
    for (auto const* row : context.store.referrers(enr::kType, enr::session, session))
        if (is(*row, enr::status, "enrolled")) edit.set(row->id(), enr::status, "attended");
    auto const all = context.store.referrers(ses::kType, ses::training, training.id());
    bool const others_open = std::ranges::any_of(all, [&](Record const* s) { return s->id() != session && is_open(*s); });
    if (!others_open && is_open(training)) edit.set(training.id(), trn::status, "done");
    else if (others_open && is(training, trn::status, "planned", "open")) edit.set(training.id(), trn::status, "running");
    return edit;
}

Edit take_over_levels(EditContext const& context, Id training) {
    auto const* record = context.store.live(training);
    if (!record || &record->type() != &trn::kType || !context.store.live(record->get(trn::skill))) return Edit("training.levels");
    auto const skill = record->get(trn::skill);
    SkillMatrix const matrix(context.store, context.today);
    std::map<Id, int> reached;                                                        // somebody may have come twice
    for (auto const* row : context.store.referrers(enr::kType, enr::training, training)) {
        auto const level = row->get(enr::level_after);
        if (!is(*row, enr::status, "attended", "passed", "failed") || level < 1 || level > kLevels) continue;
        auto& best = reached[row->get(enr::person)];
        best = std::max(best, static_cast<int>(level));
    }
    Edit edit(Label{"training.levels", {std::string(title_of(*record))}});
    for (auto const& [person, level] : reached)
        if (level > matrix.at(person, skill).level) edit.append(set_skill_level(context, person, skill, level));
    return edit;
}

}  // namespace pmo
