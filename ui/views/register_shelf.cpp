#include "ui/views/register_shelf.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/page.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"

namespace pmo::ui {

namespace {

constexpr float kSegmentsShare = 0.5f;               // of the toolbar; wider choices become a list
constexpr float kListWidth = 160;

}  // namespace

RegisterPane& RegisterPanes::of(TypeDef const& type, Id project) {
    // A register without projects is the same from wherever one looks at it.
    if (slot_of(type, "project") == kNoSlot) project = kNoId;
    auto& pane = m_panes[{project, type.id}];
    if (!pane) {
        pane = std::make_unique<RegisterPane>(type, project);
        if (m_begin) m_begin(*pane);
    }
    return *pane;
}

bool RegisterShelf::holds(std::string_view register_id) const { return std::ranges::find(m_registers, register_id) != m_registers.end(); }

bool RegisterShelf::show(std::string_view register_id) {
    auto const at = std::ranges::find(m_registers, register_id);
    if (at == m_registers.end()) return false;
    m_chosen = static_cast<std::size_t>(at - m_registers.begin());
    return true;
}

RegisterPane& RegisterShelf::pane(Frame& frame) { return m_panes.of(*find_register(m_registers[m_chosen]), frame.session.location.project); }

void RegisterShelf::draw(Frame& frame, Box area) {
    // The list is finished as the one it was begun; what is picked shows in the next frame.
    auto& shown = pane(frame);
    if (m_registers.size() < 2) shown.draw(frame, area);
    else shown.draw(frame, area, [&](Box& bar) { choose(frame, bar); });
}

void RegisterShelf::choose(Frame& frame, Box& bar) {
    auto& ui = frame.ui;
    std::vector<std::string> words;
    for (auto const id : m_registers) words.push_back(register_words(id));
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < words.size(); ++i) choices.push_back({.key = m_registers[i], .label = words[i]});
    int const chosen = static_cast<int>(m_chosen);
    Segmented segments{.id = "registers", .name = tr("project.registers"), .options = choices, .chosen = chosen};
    float const width = std::ceil(segmented_width(ui, segments));
    std::optional<int> picked;
    if (width <= bar.w * kSegmentsShare) {
        segments.at = middle_of(bar.cut_left(width, 12));
        picked = segmented(ui, segments);
    } else {
        std::vector<Option> options;
        for (std::size_t i = 0; i < words.size(); ++i) options.push_back({.key = m_registers[i], .label = words[i]});
        picked = combo(ui, {.id = "registers", .name = tr("project.registers"), .options = options, .chosen = chosen, .placeholder = {}, .at = middle_of(bar.cut_left(kListWidth, 12))});
    }
    if (picked && *picked >= 0) m_chosen = static_cast<std::size_t>(*picked);
}

}  // namespace pmo::ui
