#include "ui/views/register_choice.h"

#include <algorithm>

#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/page.h"
#include "ui/widgets/choice.h"

namespace pmo::ui {

bool RegisterChoice::has(std::string_view id) const { return std::ranges::find(m_registers, id) != m_registers.end(); }

void RegisterChoice::choose(std::string_view id) {
    if (auto const at = std::ranges::find(m_registers, id); at != m_registers.end()) m_chosen = static_cast<std::size_t>(at - m_registers.begin());
}

RegisterPane& RegisterChoice::pane(Frame& frame) {
    auto const* type = find_register(m_registers[m_chosen]);
    auto& pane = m_panes[{frame.session.location.project, type->id}];
    if (!pane) pane = std::make_unique<RegisterPane>(*type, frame.session.location.project);
    return *pane;
}

void RegisterChoice::draw(Frame& frame, Box area) {
    pane(frame).draw(frame, area, [&](Box& bar) {
        if (m_registers.size() < 2) return;
        std::vector<std::string> words;
        for (auto const id : m_registers) words.push_back(register_words(id));
        std::vector<Choice> choices;
        for (std::size_t i = 0; i < words.size(); ++i) choices.push_back({.key = m_registers[i], .label = words[i]});
        Segmented segments{.id = "registers", .name = tr("project.registers"), .options = choices, .chosen = static_cast<int>(m_chosen)};
        segments.at = middle_of(bar.cut_left(segmented_width(frame.ui, segments), 12));
        if (auto const picked = segmented(frame.ui, segments)) m_chosen = static_cast<std::size_t>(*picked);
    });
}

}  // namespace pmo::ui
