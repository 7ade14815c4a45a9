#pragma once
// A person or organisation that a project touches: needs, power and interest, engagement now and wanted, strategy (I1).

#include <cstdint>
#include <iterator>
#include <string_view>

#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/registers/rules.h"

namespace pmo::registers::stakeholder {

inline constexpr std::string_view kKind[] = {"internal", "customer", "supplier", "partner", "authority", "community"};
inline constexpr std::string_view kAttitude[] = {"for", "neutral", "against"};
inline constexpr std::string_view kEngagementNow[] = {"unaware", "resistant", "neutral", "supportive", "leading"};
inline constexpr std::string_view kEngagementWanted[] = {"unaware", "resistant", "neutral", "supportive", "leading"};
inline constexpr std::string_view kStatus[] = {"active", "inactive"};
inline constexpr std::string_view kStatusClosed[] = {"inactive"};

inline constexpr FieldDef kFields[] = {
    {.id = "project", .kind = Kind::link, .flags = required | listed, .target = "project"},
    {.id = "code", .kind = Kind::text, .flags = searched | code},
    {.id = "name", .kind = Kind::text, .flags = required | searched | listed | title},
    {.id = "kind", .kind = Kind::choice, .flags = listed, .options = kKind},
    {.id = "organisation", .kind = Kind::text, .flags = searched | listed},
    {.id = "role", .kind = Kind::text, .flags = searched | listed},
    {.id = "person", .kind = Kind::link, .target = "person"},
    {.id = "department", .kind = Kind::link, .target = "department"},
    {.id = "phone", .kind = Kind::text},
    {.id = "email", .kind = Kind::text},
    {.id = "power", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "interest", .kind = Kind::number, .flags = listed, .min = 1, .max = 5},
    {.id = "needs", .kind = Kind::note, .flags = searched},
    {.id = "expectations", .kind = Kind::note, .flags = searched},
    {.id = "attitude", .kind = Kind::choice, .options = kAttitude},
    {.id = "engagement_now", .kind = Kind::choice, .flags = listed, .options = kEngagementNow},
    {.id = "engagement_wanted", .kind = Kind::choice, .flags = listed, .options = kEngagementWanted},
    {.id = "strategy", .kind = Kind::note, .flags = searched},
    {.id = "conflict", .kind = Kind::note, .flags = searched},
    {.id = "owner", .kind = Kind::link, .flags = listed | owner, .target = "person"},
    {.id = "review_on", .kind = Kind::date, .flags = due},
    {.id = "status", .kind = Kind::choice, .flags = listed | status, .options = kStatus, .closed = kStatusClosed},
    {.id = "notes", .kind = Kind::note, .flags = searched},
};

inline constexpr auto project = handle<Id>(kFields, "project");
inline constexpr auto code = handle<std::string>(kFields, "code");
inline constexpr auto name = handle<std::string>(kFields, "name");
inline constexpr auto kind = handle<std::string>(kFields, "kind");
inline constexpr auto organisation = handle<std::string>(kFields, "organisation");
inline constexpr auto role = handle<std::string>(kFields, "role");
inline constexpr auto person = handle<Id>(kFields, "person");
inline constexpr auto department = handle<Id>(kFields, "department");
inline constexpr auto phone = handle<std::string>(kFields, "phone");
inline constexpr auto email = handle<std::string>(kFields, "email");
inline constexpr auto power = handle<std::int64_t>(kFields, "power");
inline constexpr auto interest = handle<std::int64_t>(kFields, "interest");
inline constexpr auto needs = handle<std::string>(kFields, "needs");
inline constexpr auto expectations = handle<std::string>(kFields, "expectations");
inline constexpr auto attitude = handle<std::string>(kFields, "attitude");
inline constexpr auto engagement_now = handle<std::string>(kFields, "engagement_now");
inline constexpr auto engagement_wanted = handle<std::string>(kFields, "engagement_wanted");
inline constexpr auto strategy = handle<std::string>(kFields, "strategy");
inline constexpr auto conflict = handle<std::string>(kFields, "conflict");
inline constexpr auto owner = handle<Id>(kFields, "owner");
inline constexpr auto review_on = handle<Date>(kFields, "review_on");
inline constexpr auto status = handle<std::string>(kFields, "status");

// Where a stakeholder stands in the power × interest grid; from 4 on is high.
enum class Quadrant { unknown, monitor, keep_informed, keep_satisfied, manage_closely };

inline Quadrant quadrant(Record const& stakeholder) {
    auto const strong = stakeholder.get(power), keen = stakeholder.get(interest);
    if (strong < 1 || keen < 1) return Quadrant::unknown;
    if (strong >= 4) return keen >= 4 ? Quadrant::manage_closely : Quadrant::keep_satisfied;
    return keen >= 4 ? Quadrant::keep_informed : Quadrant::monitor;
}

// How many levels of engagement are missing; resistance is below unawareness. Negative: more than is wanted. 0 also while unknown.
inline int engagement_gap(Record const& stakeholder) {
    constexpr std::string_view kLadder[] = {"resistant", "unaware", "neutral", "supportive", "leading"};
    auto const rung = [&](Field<std::string> field) {
        for (int i = 0; i < static_cast<int>(std::size(kLadder)); ++i)
            if (stakeholder.get(field) == kLadder[i]) return i;
        return -1;
    };
    int const now = rung(engagement_now), wanted = rung(engagement_wanted);
    return now < 0 || wanted < 0 ? 0 : wanted - now;
}

inline void check(Record const& stakeholder, Store const& store, Problems& problems) {
    if (!is_open(stakeholder)) return;
    if (quadrant(stakeholder) == Quadrant::unknown) problems.add(stakeholder, power.slot, Severity::hint, "stakeholder.not_assessed");
    if (engagement_gap(stakeholder) > 0) expect(stakeholder, strategy, problems, Severity::warning, "stakeholder.gap_without_strategy");
    if (quadrant(stakeholder) == Quadrant::manage_closely)
        expect(stakeholder, owner, problems, Severity::warning, "stakeholder.key_without_owner");
    expect_unique(stakeholder, store, person, problems, "stakeholder.twice",
                  [&](Record const& other) { return is_open(other) && other.get(project) == stakeholder.get(project); });
    expect_present(stakeholder, store, owner, review_on, problems);
}

inline constexpr TypeDef kType{.id = "stakeholder", .prefix = "SH", .area = Area::stakeholders, .fields = kFields, .check = check};

}  // namespace pmo::registers::stakeholder
