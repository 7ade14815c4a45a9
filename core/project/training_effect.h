#pragma once
// What a training brought: who came, who passed, the level before and after, what a level gained cost, and which certificates run out. Computed from
// enrolments and skill levels; whether that was worth it is for people to say (training.evaluation).

#include <optional>
#include <vector>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/store.h"

namespace pmo {

struct TrainingEffect {
    Id training;
    int nominated = 0, enrolled = 0, came = 0, passed = 0, failed = 0, absent = 0;   // came: attended, passed or failed
    int measured = 0;                                // enrolments with a level before and after
    int gain = 0;                                    // sum of levels gained by them; may be negative
    int before = 0, after = 0;                       // sums of their levels
    int with_target = 0, on_target = 0;              // came with a level after, and of those at the target level or above
    int lasting = 0;                                 // of `measured`: the skills matrix holds the level after, or more, today
    std::optional<int> rating{};                     // mean of what they thought of it, hundredths of 1–5
    std::optional<Money> per_level{};                // actual cost ÷ levels gained; nothing while either is missing
    int seats = 0;                                   // of its sessions, else of the training
};
TrainingEffect training_effect(Record const& training, Store const& store);

// People who hold a seat of a session: enrolled or further, not cancelled or absent.
int seats_taken(Record const& session, Store const& store);

// A certificate from the skills matrix or a training, of people who are present.
struct Certificate {
    Id record;                                       // skill_level or training_enrolment
    Id person, skill;                                // skill kNoId: the training names none
    std::string_view name;                           // a view into the record
    Date until;
    int days_left = 0;                               // negative: expired
};
// By the day on which they run out; those without an end are left out.
std::vector<Certificate> certificates(Store const& store, Date today);

}  // namespace pmo
