#pragma once
// A card that lists records, one line each: name, person, date, a sign at the right. A click selects the record, a double click goes to where it is
// best looked at. Screens fill the lines; what a line looks like is the same everywhere.

#include <optional>
#include <string>
#include <vector>

#include "ui/frame.h"
#include "ui/widgets/chip.h"

namespace pmo::ui {

// One line of a card: what it is called, a sign at its right, and where it leads.
struct RecordLine {
    Record const* record = nullptr;
    std::string when, who;
    ImU32 when_color = 0;                    // 0: text2
    std::optional<Badge> badge{};
    std::string badge_words{};
    int score = 0;                           // of a risk, 1 to 25; 0: none
    std::string tip{};                       // why it stands here
};

struct RecordCard {
    std::string_view id;
    std::string title, caption, none;        // none: the sentence of an empty card
    std::vector<RecordLine> lines{};
    Location all;                            // where the link "all" leads; no view: there is none
    bool scroll = false;                     // shows every line; otherwise those that fit
};

// The record as a line: its owner, its date (red when past, amber within a week), its state or score.
RecordLine line_of(Frame const& frame, Record const& record);
void draw_record_card(Frame& frame, RecordCard const& card, Box at);
float record_card_height(std::size_t lines);
std::string owner_name(Store const& store, Record const& record);      // of the field flagged owner; empty: nobody

}  // namespace pmo::ui
