#pragma once
// A file that is being merged, from its arrival to its result. It lives in the Session, so that one may look at the plan in the middle of a review
// and come back. It holds what was decided; the workspace is untouched until the end.

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/io/document.h"
#include "ui/views/merge_review.h"

namespace pmo::ui {

enum class ReviewTab : std::uint8_t { all, conflicts, changes, additions, deletions };

struct MergeOutcome {
    ReviewCounts counts;
    std::size_t changed_cells = 0, ahead = 0, chosen = 0;
};

struct MergeWork {
    std::string file;
    std::vector<std::uint8_t> bytes{};           // until they are read
    int waited = 0;                              // frames shown before the work begins: the person sees that something happens
    std::optional<Document> theirs{};
    std::optional<Error> fault{};
    std::optional<MergeReview> review{};
    std::uint64_t revision = 0;                  // of the store that the review is about
    std::optional<MergeOutcome> outcome{};

    // What is looked at.
    ReviewTab tab = ReviewTab::all;
    Id current{};
    std::set<int> folded{};                      // groups of the list
    bool fields_open = false;                    // the fields that are equal on both sides
    enum class Ask : std::uint8_t { nothing, take_all, apply, drop } ask = Ask::nothing;
    Take ask_take = Take::theirs;

    ReviewItem* item(Id record);
};

std::shared_ptr<MergeWork> begin_merge(std::string file, std::vector<std::uint8_t> bytes);
std::shared_ptr<MergeWork> begin_merge(std::string file, Document document);

}  // namespace pmo::ui
