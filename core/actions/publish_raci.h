#pragma once
// Publishes the responsibility matrix of a method or a project as a version (A3): who, when, and every letter that stands today, departments and roles
// alike, in one edit. What has changed since is core/rules/raci_versions.h.

#include "core/actions/new_record.h"

namespace pmo {

// `made` is the new version; its number follows the greatest one in use. The edit is empty, and `made` kNoId, when the scope is neither a method nor a project
// or has no letter to publish.
Edit publish_raci(EditContext const& context, Id scope, Id& made);

}  // namespace pmo
