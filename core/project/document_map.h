#pragma once
// The documents of a project phase by phase: what the method expects beside what there is, and the counts that a portfolio compares. A pure function of the
// records; what is overdue depends on the day and is found by core/rules/documents.h.

#include <array>
#include <cstddef>
#include <vector>

#include "core/project/expected_documents.h"

namespace pmo {

struct DocumentLine {
    Id document;                     // kNoId: expected and not there
    Id template_;                    // what expects it; kNoId: nothing does, or the document itself
    Id deviation;
    DocumentNeed need = DocumentNeed::present;
    bool expected = false, guessed = false;
};

struct DocumentCounts {
    std::size_t expected = 0;        // without what is left out
    std::size_t there = 0;           // of the expected
    std::size_t approved = 0;        // of those: approved or archived
    std::size_t missing = 0;         // of the expected, in phases that are done
    std::size_t due = 0;             // of the expected and not there, in phases that run
    std::size_t own = 0;             // documents that nothing expects
};

struct PhaseDocuments {
    Id phase;                        // kNoId: of no phase
    std::vector<DocumentLine> lines;     // expected ones first, then the others by code
    DocumentCounts counts;
};

// Every phase of the project in its order, also those without documents; at the end, when there are any, the documents of no phase.
std::vector<PhaseDocuments> documents_by_phase(Store const& store, Id project);
DocumentCounts sum_of(std::vector<PhaseDocuments> const& phases);

inline constexpr std::size_t kLifePhases = 5;
// By life phase (initiation … closing), the rest last.
std::array<DocumentCounts, kLifePhases + 1> by_life_phase(Store const& store, std::vector<PhaseDocuments> const& phases);

}  // namespace pmo
