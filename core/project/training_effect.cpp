#include "core/project/training_effect.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/project/skill_supply.h"
#include "core/registers/person.h"
#include "core/registers/skill_level.h"
#include "core/registers/training.h"
#include "core/registers/training_enrolment.h"
#include "core/registers/training_session.h"

namespace pmo {

namespace trn = registers::training;
namespace ses = registers::training_session;
namespace enr = registers::training_enrolment;
namespace lev = registers::skill_level;
using registers::is;

namespace {

bool level_valid(std::int64_t level) { return level >= 1 && level <= kLevels; }

int level_today(Store const& store, Id person, Id skill) {
    std::int64_t best = 0;
    for (auto const* row : store.referrers(lev::kType, lev::person, person))
        if (row->get(lev::skill) == skill) best = std::max(best, row->get(lev::level));
    return static_cast<int>(std::clamp<std::int64_t>(best, 0, kLevels));
}

void take_levels(Record const& row, Record const& training, Store const& store, TrainingEffect& effect) {
    auto const before = row.get(enr::level_before), after = row.get(enr::level_after);
    if (!level_valid(after)) return;
    if (auto const target = training.get(trn::target_level); level_valid(target)) {
        ++effect.with_target;
        effect.on_target += after >= target;
    }
    if (!level_valid(before)) return;
    ++effect.measured;
    effect.before += static_cast<int>(before);
    effect.after += static_cast<int>(after);
    effect.gain += static_cast<int>(after - before);
    if (auto const skill = training.get(trn::skill)) effect.lasting += level_today(store, row.get(enr::person), skill) >= after;
}

}  // namespace

int seats_taken(Record const& session, Store const& store) {
    int taken = 0;
    for (auto const* row : store.referrers(enr::kType, enr::session, session.id())) taken += !is(*row, enr::status, "nominated", "cancelled", "absent");
    return taken;
}

TrainingEffect training_effect(Record const& training, Store const& store) {
    TrainingEffect effect{.training = training.id()};
    std::int64_t stars = 0, raters = 0;
    for (auto const* row : store.referrers(enr::kType, enr::training, training.id())) {
        effect.nominated += is(*row, enr::status, "nominated");
        effect.enrolled += is(*row, enr::status, "enrolled");
        effect.absent += is(*row, enr::status, "absent");
        effect.passed += is(*row, enr::status, "passed");
        effect.failed += is(*row, enr::status, "failed");
        bool const came = is(*row, enr::status, "attended", "passed", "failed");
        if (!came) continue;
        ++effect.came;
        if (auto const rating = row->get(enr::rating); rating >= 1 && rating <= 5) stars += rating, ++raters;
        take_levels(*row, training, store, effect);
    }
    if (raters) effect.rating = static_cast<int>((stars * 100 + raters / 2) / raters);
    if (effect.gain > 0 && training.has(trn::actual_cost)) effect.per_level = scale(training.get(trn::actual_cost), 1, effect.gain);
    std::int64_t seats = 0;
    for (auto const* session : store.referrers(ses::kType, ses::training, training.id()))
        if (!is(*session, ses::status, "cancelled")) seats += std::clamp<std::int64_t>(session->get(ses::capacity), 0, 100000);
    effect.seats = static_cast<int>(std::clamp<std::int64_t>(seats ? seats : training.get(trn::capacity), 0, 1'000'000));
    return effect;
}

std::vector<Certificate> certificates(Store const& store, Date today) {
    std::vector<Certificate> found;
    auto const take = [&](Record const& record, Id person, Id skill, std::string_view name, Date until) {
        auto const* holder = store.live(person);
        if (!holder || &holder->type() != &registers::person::kType || !person_present(*holder, today)) return;
        found.push_back({record.id(), person, skill, name, until, until.day - today.day});
    };
    for (auto const& row : store.table(lev::kType).rows())
        if (!row.deleted() && row.has(lev::valid_until)) take(row, row.get(lev::person), row.get(lev::skill), row.get(lev::certificate), row.get(lev::valid_until));
    for (auto const& row : store.table(enr::kType).rows()) {
        if (row.deleted() || !row.has(enr::certificate_until) || is(row, enr::status, "failed", "absent", "cancelled")) continue;
        auto const* training = registers::linked(row, store, enr::training);
        take(row, row.get(enr::person), training ? training->get(trn::skill) : kNoId, row.get(enr::certificate), row.get(enr::certificate_until));
    }
    sort_stably(found, {}, &Certificate::until);
    return found;
}

}  // namespace pmo
