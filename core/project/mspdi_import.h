#pragma once
// A Microsoft Project file as an edit of the workspace: a project with its calendars, people, resources, tasks, links, assignments and
// baselines 0 to 10. Nothing happens until the edit is committed; the counts and notes are for the preview. The computed dates of the file
// are not taken over: the plan is scheduled here, by the same rules. What no field holds (custom fields, outline codes, time-phased data,
// elements nobody knows) is kept as text in a hidden cell of its record, and core/project/mspdi_export.h writes it back.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/io/mspdi_reader.h"
#include "core/model/edit.h"

namespace pmo {

struct MspdiCounts {
    std::size_t tasks = 0, summaries = 0, milestones = 0, links = 0, calendars = 0, exceptions = 0, people = 0, resources = 0, assignments = 0, baseline_tasks = 0;
    std::size_t matched_people = 0;      // already in the workspace under the same name: used, not added
};

struct MspdiImport {
    Edit edit{"import.mspdi"};
    Id project;
    MspdiCounts counts;
    std::vector<Error> notes;            // what could not be represented: "mspdi." codes with the task's number and name
};

struct MspdiImportOptions {
    std::string_view file_name;          // the project's name when the file has none
    std::string_view project_code;       // e.g. "P-2613"
};

MspdiImport make_mspdi_import(mspdi::Project const& file, Store const& store, IdSource& ids, MspdiImportOptions const& options);

}  // namespace pmo
