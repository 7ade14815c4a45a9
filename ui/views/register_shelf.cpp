#include "ui/views/register_shelf.h"

#include <algorithm>
#include <vector>

#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"

namespace pmo::ui {

namespace {

constexpr float kSegmentsShare = 0.5f;               // of the toolbar; wider choices become a list
constexpr float kListWidth = 160;

}  // namespace

bool RegisterShelf::holds(std::string_view register_id) const { return std::ranges::find(m_registers, register_id) != m_registers.end(); }

void RegisterShelf::show(std::string_view register_id) {
    auto const at = std::ranges::find(m_registers, register_id);
    if (at != m_registers.end()) m_chosen = static_cast<std::size_t>(at - m_registers.begin());
}

RegisterPane* RegisterShelf::pane(Frame& frame) {
    auto const* type = m_chosen < m_registers.size() ? find_register(m_registers[m_chosen]) : nullptr;
    if (!type) return nullptr;
    // A register without projects is the same from wherever one looks at it.
    auto const project = slot_of(*type, "project") == kNoSlot ? kNoId : frame.session.location.project;
    auto& pane = m_panes[{project, type->id}];
    if (!pane) pane = std::make_unique<RegisterPane>(*type, project);
    return pane.get();
}

void RegisterShelf::draw(Frame& frame, Box area) {
    auto* shown = pane(frame);
    if (!shown) return;
    shown->draw(frame, area, m_registers.size() < 2 ? RegisterPane::Lead{} : [&](Box& bar) {
        auto& ui = frame.ui;
        std::vector<std::string> words;
        std::vector<Choice> choices;
        std::vector<Option> options;
        for (auto const id : m_registers) words.push_back(register_words(id));
        for (std::size_t i = 0; i < m_registers.size(); ++i) {
            choices.push_back({.key = m_registers[i], .label = words[i], .count = {}, .tip = {}});
            options.push_back({.key = m_registers[i], .label = words[i], .caption = {}});
        }
        std::optional<int> picked;
        Segmented segments{.id = "registers", .name = tr("project.registers"), .options = choices, .chosen = static_cast<int>(m_chosen)};
        float const width = segmented_width(ui, segments);
        bool const fits = width <= bar.w * kSegmentsShare;
        Box const at = bar.cut_left(fits ? width : kListWidth, 12);
        Box const place{at.x, at.cy() - metric::control / 2, at.w, metric::control};
        segments.at = place;
        if (fits) picked = segmented(ui, segments);
        else picked = combo(ui, {.id = "registers", .name = tr("project.registers"), .options = options, .chosen = static_cast<int>(m_chosen), .placeholder = {}, .at = place});
        if (picked && *picked >= 0) m_chosen = static_cast<std::size_t>(*picked);
    });
}

}  // namespace pmo::ui
