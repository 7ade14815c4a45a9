#include "ui/views/register_room.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/page.h"
#include "ui/widgets/choice.h"

namespace pmo::ui {

RegisterPane& RegisterRoom::pane_of(Frame& frame, std::string_view register_id) {
    auto const project = frame.session.location.project;
    auto& pane = m_panes[{project, register_id}];
    if (!pane) pane = std::make_unique<RegisterPane>(*find_register(register_id), project);
    return *pane;
}

bool RegisterRoom::choose(std::string_view register_id) {
    auto const at = std::ranges::find(m_registers, register_id);
    if (at == m_registers.end()) return false;
    m_chosen = *at;
    return true;
}

void RegisterRoom::draw(Frame& frame, Box area) {
    if (m_registers.size() < 2) return pane(frame).draw(frame, area);
    std::vector<std::string> words;
    std::vector<Choice> choices;
    int chosen = 0;
    for (auto const id : m_registers) words.push_back(register_words(id));
    for (std::size_t i = 0; i < m_registers.size(); ++i) {
        choices.push_back({.key = m_registers[i], .label = words[i], .count = {}, .tip = {}});
        if (m_registers[i] == m_chosen) chosen = static_cast<int>(i);
    }
    std::optional<int> picked;
    pane(frame).draw(frame, area, [&](Box& bar) {
        Segmented segments{.id = "room", .name = tr("project.registers"), .options = choices, .chosen = chosen};
        segments.at = middle_of(bar.cut_left(std::ceil(segmented_width(frame.ui, segments)), 12));
        picked = segmented(frame.ui, segments);
    });
    if (picked) m_chosen = m_registers[static_cast<std::size_t>(*picked)];
}

}  // namespace pmo::ui
