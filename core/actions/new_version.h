#pragma once
// The life of a document as edits: a new version, approval, archiving. Each is one undo step, labelled "document.version", "document.approve",
// "document.archive" with the document's title, and empty when the document is not there or the step does not fit.

#include <string>
#include <string_view>

#include "core/actions/new_record.h"

namespace pmo {

struct NewVersion {
    std::string version;                             // "V1.3"; empty: the next one
    std::string change{};                            // what changed
    std::string link{};                              // where it lies; empty: the document's place stays
    std::string_view state = "draft";                // of document_version: draft, review, released
};
// The entry in the history and the document's version and state: a draft makes it a draft, a review asks for approval; an approval that it had ends. A
// released version leaves the state, and what was approved counts as approved today. Refused: an archived or obsolete document, a version that the history
// has already.
Edit new_version(EditContext const& context, Id document, NewVersion const& wanted);

// By somebody other than its owner; the latest version counts as released. Refused: nobody, the owner, an archived or obsolete document.
Edit approve_document(EditContext const& context, Id document, Id by);

// Approved documents only. An empty number: the next one of its project.
Edit archive_document(EditContext const& context, Id document, std::string number = {});

// "V1.2" → "V1.3", major "V2.0"; "1" → "2"; without a number at its end: ".1" is added. Empty: "V0.1".
std::string next_version(std::string_view version, bool major = false);
// One more than the greatest number in use among the documents of its project, in their form; without any "<project code>-01", without a project "AR-01".
std::string next_archive_number(Store const& store, Record const& document);

}  // namespace pmo
