#pragma once
// Sensible ways to settle what a closing finds, each one click and one undo step: close it, hand it to operations as somebody's action, cancel it,
// release a person, archive a document, publish a lesson. What needs judgement (an issue's solution, a payment) has no shortcut, or only one.

#include <optional>
#include <string>
#include <vector>

#include "core/actions/new_record.h"
#include "core/rules/rule.h"

namespace pmo {

enum class Handling : std::uint8_t { close, to_operations, cancel, release, archive, discard, publish, not_applicable };

// What may be done about this hit, the usual one first. Empty: go there.
std::vector<Handling> const& handlings_of_rule(std::string_view rule);
std::vector<Handling> handlings_of(rules::Hit const& hit, Store const& store);

struct HandlingWords {
    std::string action{};                            // title of the action that operations get
    std::string note{};                              // the reason left in the record
};

// Nothing when it does not fit the hit or its record is gone. An action for operations belongs to no project, so that it stays open when the project is closed;
// its owner receives the project's hand-over, else is the sponsor, else who acts.
std::optional<Edit> handle_hit(EditContext const& context, rules::Hit const& hit, Handling handling, HandlingWords const& words);

// The same handling for all hits that allow it, as one step.
std::optional<Edit> handle_all(EditContext const& context, std::span<rules::Hit const> hits, Handling handling, HandlingWords const& words);

// An item of the checklist: done today, or open again.
std::optional<Edit> tick_closing_item(EditContext const& context, Id item, bool done);

// Begins the closing: the stage, and the checklist. Items of the project's method are copied where the method has any, else those given here; a project that has
// items keeps them.
struct ClosingItemWords { std::string_view kind; std::string title; };
std::optional<Edit> begin_closing(EditContext const& context, Id project, std::vector<ClosingItemWords> const& standard);

}  // namespace pmo
