#pragma once
// How a project stands, in one line: indices, judgement by the rules, open records. The rules are in derived.h beside their names.

#include "core/project/derived.h"

namespace pmo {

ProjectSummary make_summary(Store const& store, Plan const& plan);

}  // namespace pmo
