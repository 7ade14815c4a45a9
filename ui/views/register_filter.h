#pragma once
// The filter of a register screen: a box to type in, and a chip for each field that narrows the list. It owns the conditions and draws itself
// into the toolbar; what they mean is core/model/query.h.

#include <string>
#include <vector>

#include "core/model/query.h"
#include "ui/frame.h"

namespace pmo::ui {

class RegisterFilter {
public:
    std::string text;
    std::vector<Condition> where;

    // As a register opens: what is still open, where it has a life cycle.
    void reset(TypeDef const& type);
    void clear();                                        // everything is shown
    bool narrows() const { return !text.empty() || !where.empty(); }
    Condition const* of(std::uint8_t slot) const;
    void set(Condition condition);                       // replaces the one of its field; an empty `equal` removes it
    void remove(std::uint8_t slot);

    // Draws from the left of `bar` and leaves the rest. `open`: how many records are open, for the chip of the status.
    void draw(Frame& frame, TypeDef const& type, Id project, std::size_t open, Box& bar);
    void focus_text() { m_focus = true; }

private:
    void chip(Frame& frame, TypeDef const& type, std::uint8_t slot, Id project, std::size_t open, Box& bar, float reserved);
    void panel(Frame& frame, TypeDef const& type, std::uint8_t slot, Id project, Box inner);
    void choices(Frame& frame, TypeDef const& type, std::uint8_t slot, Id project, Box inner);
    void bounds(Frame& frame, TypeDef const& type, std::uint8_t slot);
    void words(Frame& frame, TypeDef const& type, std::uint8_t slot);
    void add_menu(Frame& frame, TypeDef const& type, Id project, Box& bar);

    std::vector<std::uint8_t> m_more;                    // chips the person added
    std::uint8_t m_open = kNoSlot;                       // opens its panel in this frame
    std::string m_find;                                  // in the list of a long panel
    bool m_focus = false;
};

// "负责人：王磊，罗敏" for the chip; empty: the condition is not there.
std::string condition_words(TypeDef const& type, Condition const& condition, Store const& store);

}  // namespace pmo::ui
