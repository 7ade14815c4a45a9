#pragma once
// An appraisal takes over the computed figures, and is agreed. What people write and score stays theirs: nothing here overwrites a comment.

#include "core/actions/new_record.h"
#include "core/project/derived.h"

namespace pmo {

// appraisal.kpi_score becomes the score of core/project/personal_kpis.h. Empty: nothing was due in the period, or the same.
Edit take_kpi_score(EditContext const& context, Derived const& derived, Id appraisal);

// The score that an appraisal leads to: its items by weight when their weights add up to 100, else the entered KPI score. nothing: neither.
std::optional<std::int64_t> proposed_score(Record const& appraisal, Store const& store);

// Agreed today: the score (the proposed one where none was entered), its grade, the state. Empty: no score, or it is agreed or closed already.
Edit agree_appraisal(EditContext const& context, Id appraisal);

}  // namespace pmo
