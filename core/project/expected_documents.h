#pragma once
// Which documents a project's method expects, phase by phase, and which of them are there. Expected are the published templates of kind "document" that
// belong to the project's method, or to the nearest method it is based on that has any, and documents that say themselves that the method requires them.
// A pure function of the records and the day; it makes and judges nothing (core/rules/documents.h).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/model/store.h"

namespace pmo {

enum class DocumentNeed : std::uint8_t {
    present,          // there is a document, in whatever state
    missing,          // its phase is done and there is none
    due,              // its phase runs, or it is of no phase
    later,            // its phase has not begun
    left_out          // the project does without it: an approved deviation
};

struct ExpectedDocument {
    Id template_;                    // kNoId: the document says itself that it is required
    Id document;                     // kNoId: there is none
    Id phase;                        // of the project; kNoId: of no particular one
    Id deviation;                    // left_out
    DocumentNeed need = DocumentNeed::later;
    bool guessed = false;            // taken for it by its name or kind: nobody said from which template it was made
    bool operator==(ExpectedDocument const&) const = default;
};

// In order of the phases, then of the templates' codes; those of no phase last.
std::vector<ExpectedDocument> expected_documents(Store const& store, Id project);

// What a document made from a template is called: the template's name without "模板", "template" and a remark in brackets at its end.
std::string document_name(Record const& template_);
// The phases of a project in their order.
std::vector<Record const*> phases_of(Store const& store, Id project);
bool has_begun(Record const& phase);                                             // active or done
// Where what a method expects in a life phase ("planning") is looked for: the last of the project's phases of that kind that is not skipped, else the
// first one later in life; nullptr: there is none, or it is expected at any time.
Record const* phase_for(std::vector<Record const*> const& phases, std::string_view life_phase);
// The method whose documents count for a project: its own, else the nearest base that has any; kNoId: none.
Id documents_method(Store const& store, Id project);

}  // namespace pmo
