#pragma once
// A new document of a project as its template wants it: name, kind, phase, due date, owner, first version. One Edit, labelled "document.from_template"
// with the template's name. What is written into the document is a person's matter; the record says where it lies.

#include <string>

#include "core/actions/new_record.h"

namespace pmo {

struct DocumentFromTemplate {
    Id template_;
    std::string title{};                             // empty: as the template calls it (document_name)
    Id phase{};                                      // kNoId: where the method expects it (core/project/expected_documents.h)
};

// Into `context.project`; without a project it is a document of the office. Empty, and kNoId in `made`, when the template is not there or retired, or the
// project is not one.
Edit document_from_template(EditContext const& context, DocumentFromTemplate const& wanted, Id* made = nullptr);

}  // namespace pmo
