#include "core/actions/set_skill_level.h"

#include "core/project/skill_supply.h"
#include "core/registers/person.h"
#include "core/registers/skill.h"
#include "core/registers/skill_level.h"

namespace pmo {

namespace lev = registers::skill_level;

Edit set_skill_level(EditContext const& context, Id person, Id skill, int level) {
    auto const* who = context.store.live(person);
    auto const* what = context.store.live(skill);
    bool const known = who && what && &who->type() == &registers::person::kType && &what->type() == &registers::skill::kType;
    if (!known || level < 0 || level > kLevels) return Edit("skill.level");
    Edit edit(Label{"skill.level", {std::string(title_of(*who)), std::string(title_of(*what)), std::to_string(level)}});
    Record const* kept = nullptr;
    for (auto const* row : context.store.referrers(lev::kType, lev::person, person)) {
        if (row->get(lev::skill) != skill) continue;
        if (level == 0 || kept) edit.remove(row->id());
        else kept = row;
    }
    if (level == 0 || (kept && kept->get(lev::level) == level)) return edit;          // duplicates may still go
    Id id = kept ? kept->id() : kNoId;
    if (!kept) {
        id = add_record(edit, context, {.type = lev::kType});
        edit.set(id, lev::person, person);
        edit.set(id, lev::skill, skill);
    }
    edit.set(id, lev::level, std::int64_t{level});
    edit.set(id, lev::assessed_on, context.today);
    if (context.person) edit.set(id, lev::assessed_by, context.person);
    return edit;
}

}  // namespace pmo
