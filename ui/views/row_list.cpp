#include "ui/views/row_list.h"

#include "ui/widgets/hot.h"

namespace pmo::ui {

RowList::Answer RowList::draw(Ui& ui, Spec const& spec) {
    Answer answer;
    auto const& theme = ui.theme();
    PanelScope const panel{ui, {.id = spec.id, .name = spec.name, .role = sem::Role::list, .at = spec.at}};
    Box const inner = panel.inner();
    if (m_show) {
        float const top = spec.row_height * static_cast<float>(*m_show), seen = ImGui::GetScrollY();
        if (top < seen) ImGui::SetScrollY(top);
        else if (top + spec.row_height > seen + spec.at.h) ImGui::SetScrollY(top + spec.row_height - spec.at.h);
        m_show.reset();
    }
    auto const pen = ui.pen();
    for (std::size_t i = 0; i < spec.count; ++i) {
        Box const row{inner.x, inner.y + spec.row_height * static_cast<float>(i), inner.w, spec.row_height};
        if (!ImGui::IsRectVisible(row.min(), row.max())) continue;
        IdScope const scope{&i, sizeof i};
        auto const words = spec.words(i);
        bool const chosen = spec.chosen(i);
        auto const hot = hot_area(ui, {.id = "row", .name = words.name, .value = words.value, .description = words.description, .role = sem::Role::listitem,
                                       .state = chosen ? static_cast<std::uint32_t>(sem::selected) : 0u, .at = row, .ring_radius = 0, .row = static_cast<std::int32_t>(i + 1), .rows = static_cast<std::int32_t>(spec.count)});
        if (hot.clicked) answer.clicked = i;
        if (hot.double_clicked) answer.opened = i;
        if (chosen || hot.hovered) pen.fill(row, chosen ? (hot.hovered ? theme.selected_hover : theme.selected) : theme.hover);
        pen.line_h(row.x, row.right(), row.bottom() - 1, theme.grid);
        spec.paint(i, row);
    }
    reserve({inner.x, inner.y, inner.w, spec.row_height * static_cast<float>(spec.count)});
    return answer;
}

std::optional<std::size_t> row_by_key(std::optional<std::size_t> now, std::size_t count) {
    bool const plain = !ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt && !ImGui::GetIO().KeyShift;
    if (!plain || count == 0) return std::nullopt;
    bool const down = ImGui::IsKeyPressed(ImGuiKey_J), up = ImGui::IsKeyPressed(ImGuiKey_K);
    if (down == up) return std::nullopt;
    if (!now) return down ? 0 : count - 1;
    if (down && *now + 1 < count) return *now + 1;
    if (up && *now > 0) return *now - 1;
    return std::nullopt;
}

}  // namespace pmo::ui
