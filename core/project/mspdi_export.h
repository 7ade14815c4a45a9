#pragma once
// A project of the workspace as a Microsoft Project file: its tasks with all computed dates, links, calendars, people, resources,
// assignments, baselines 0 to 10 and cost, and whatever an import has kept for the way back. Together with it a report of what the
// file cannot say: nobody should find that out later. Nothing changes here; core/io/mspdi_writer.h makes the bytes.
//
// Tasks keep their number (UID) for good: those without one get the next free ones, and `numbers` is the edit that remembers these.
// People, resources and assignments keep theirs as far as they are free. Without GUIDs of its own a record gets none.

#include <cstdint>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/io/mspdi_reader.h"
#include "core/model/edit.h"
#include "core/project/derived.h"
#include "core/project/mspdi_import.h"

namespace pmo {

// Records, or cells of a field of tasks, that have no place in the file.
struct LeftOut {
    TypeDef const* type = nullptr;
    std::uint8_t slot = kNoSlot;         // kNoSlot: the records themselves
    std::size_t count = 0;
};

struct MspdiExport {
    mspdi::Project file;
    MspdiCounts counts;
    std::vector<Error> notes;            // "mspdi_export." codes: what is written in another way than it is here
    std::vector<LeftOut> left_out;
    Edit numbers{"export.mspdi"};        // the new numbers of tasks; empty: all have one
};

// A project that does not exist gives an empty file. `today` is the day of writing.
MspdiExport make_mspdi_export(Store const& store, Derived const& derived, Id project, Date today);

}  // namespace pmo
