#pragma once
// The lessons as a shelf to browse: which are shown under a filter, how often each was reused and what that saved, and how many each value of a facet
// would show. A pure function of the records.

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/model/store.h"

namespace pmo {

enum LessonFacet : std::size_t { kLessonKind, kLessonCategory, kLessonStage, kLessonTag, kLessonFacets };

struct LessonFilter {
    std::string text;                                        // every word in some text of the lesson
    std::array<std::string, kLessonFacets> chosen;           // ids of options, a tag; empty: all
    bool operator==(LessonFilter const&) const = default;
};

struct LessonEntry {
    Record const* lesson = nullptr;                          // good until the next apply
    std::size_t reuse = 0;                                   // projects that adopted or adapted it
    std::vector<Money> saving;                               // of those, one sum for each currency
};

struct FacetValue {
    std::string key;
    std::size_t count = 0;                                   // of lessons that the other facets and the text let through
};

struct LessonShelf {
    std::vector<LessonEntry> shown;                          // the most reused first, then the newest; retired ones last
    std::array<std::vector<FacetValue>, kLessonFacets> facets;   // options in their order, tags by count; values without lessons are left out
    std::size_t all = 0, reuses = 0;                         // of the whole shelf
    std::vector<Money> saving;
};

LessonShelf make_shelf(Store const& store, LessonFilter const& filter);

// Adds to the sum of its currency.
void add_to(std::vector<Money>& sums, Money amount);

}  // namespace pmo
