#include "ui/widgets/ui.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/widgets/item.h"

namespace pmo::ui {

namespace {

// Dear ImGui wants to tab: it is told where to. "Direction 0" is its own way to come to the item that NavId names, with scrolling and typing.
void tab_in_reading_order(std::vector<TabStop>& stops) {
    ImGuiContext& g = *GImGui;
    bool const tabs = g.NavMoveSubmitted && (g.NavMoveFlags & ImGuiNavMoveFlags_IsTabbing) && !(g.NavMoveFlags & ImGuiNavMoveFlags_FocusApi) && g.NavTabbingDir != 0;
    if (!tabs) return;
    sort_lines(stops);
    ImGuiID const next = next_stop(stops, g.NavId, g.NavTabbingDir);
    if (!next) return;
    g.NavTabbingDir = 0;
    g.NavId = next;
}

}  // namespace

void Ui::begin_frame() {
    last_stops.swap(stops);
    stops.clear();
    tab_in_reading_order(last_stops);
    m_fonts.follow_screen();
    if (draft.id) ++draft.missed;
    for (Draft& left : leaving) ++left.missed;
}

void Ui::end_frame() {
    // A field that has gone with its screen cannot hand over its text; the App draws a closing view for one frame before that.
    if (draft.id && draft.missed > 2) draft = {};
    std::erase_if(leaving, [](Draft const& left) { return left.missed > 2; });
    focus_request = 0;
}

Pen Ui::pen(ImDrawList* list) const { return {list, m_theme, m_fonts}; }
Pen Ui::pen() const { return pen(ImGui::GetWindowDrawList()); }
Pen Ui::overlay() const { return pen(ImGui::GetForegroundDrawList()); }

void Ui::finish_typing() { ImGui::ClearActiveID(); }

DayKind Ui::kind_of(std::int32_t day) const {
    if (day_kind) return day_kind(day);
    return weekday_of(day) >= 5 ? DayKind::weekend : DayKind::workday;
}

void Ui::toast(ToastMessage message) {
    message.number = ++toast_number;
    if (announce) announce(message.title + (message.text.empty() ? "" : " ") + message.text, message.tone == Tone::red);
    toasts.push_back(std::move(message));
    // Errors stay until they are closed; of the others the oldest makes room.
    while (toasts.size() > 3) {
        auto const victim = std::find_if(toasts.begin(), toasts.end(), [](ToastMessage const& t) { return !t.stays; });
        toasts.erase(victim == toasts.end() ? toasts.begin() : victim);
    }
    wake(16);
}

IdScope::IdScope(std::string_view key) { ImGui::PushID(key.data(), key.data() + key.size()); }
IdScope::IdScope(void const* bytes, std::size_t size) {
    auto const* const text = static_cast<char const*>(bytes);
    ImGui::PushOverrideID(ImHashData(text, size, ImGui::GetCurrentWindow()->IDStack.back()));
}
IdScope::~IdScope() { ImGui::PopID(); }

RegionScope::RegionScope(Ui& ui, Region const& spec) : m_tree(ui.tree()) {
    ImGuiID const id = detail::make_id(spec.id);
    sem::Node node;
    node.id = id;
    node.role = spec.role;
    node.name = spec.name;
    node.state = spec.state;
    node.rect = to_rect(detail::visible_part(spec.at));
    m_tree.add(std::move(node));
    m_tree.push(id);
}
RegionScope::~RegionScope() { m_tree.pop(); }

PanelScope::PanelScope(Ui& ui, PanelSpec const& spec) : m_tree(ui.tree()), m_group(!spec.name.empty()) {
    ImGuiWindow* const parent = ImGui::GetCurrentWindow();
    Box const at{std::round(spec.at.x), std::round(spec.at.y), std::round(spec.at.w), std::round(spec.at.h)};
    if (m_group) {
        ImGuiID const id = detail::make_id(spec.id);
        if (sem::Node* node = detail::emit_static(ui, id, at, spec.role, spec.name)) node->level = 0;
        m_tree.push(id);
    }
    ImVec2 const cursor = parent->DC.CursorPos;
    parent->DC.CursorPos = at.min();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {spec.padding_x, spec.padding_y});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, 0.0f);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, spec.background);
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoSavedSettings;
    if (spec.fixed) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    if (spec.scroll_x) flags |= ImGuiWindowFlags_HorizontalScrollbar;
    detail::Terminated const name(spec.id);
    m_visible = ImGui::BeginChild(name.c_str(), {std::max(1.0f, at.w), std::max(1.0f, at.h)}, ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened, flags);   // Tab goes in and out as if it were one window
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
    ImGuiWindow* const child = ImGui::GetCurrentWindow();
    m_inner = {std::round(child->DC.CursorPos.x), std::round(child->DC.CursorPos.y), ImGui::GetContentRegionAvail().x,
               std::max(0.0f, at.h - 2 * spec.padding_y)};
    m_cursor = cursor;
}
PanelScope::~PanelScope() {
    ImGui::EndChild();
    ImGui::GetCurrentWindow()->DC.CursorPos = m_cursor;   // the parent's layout goes on where it was
    if (m_group) m_tree.pop();
}

Box remaining() {
    ImVec2 const at = ImGui::GetCursorScreenPos(), rest = ImGui::GetContentRegionAvail();
    return {std::round(at.x), std::round(at.y), std::max(0.0f, rest.x), std::max(0.0f, rest.y)};
}
void place(float x, float y) {
    ImGuiWindow* const window = ImGui::GetCurrentWindow();
    window->DC.CursorPos = {std::round(x), std::round(y)};
    window->DC.IsSameLine = false;
}
void next_to(float gap) { ImGui::SameLine(0, gap); }
void skip(float height) {
    ImGuiWindow* const window = ImGui::GetCurrentWindow();
    window->DC.CursorPos.y = std::round(window->DC.CursorPos.y + height);
    window->DC.CursorMaxPos.y = std::max(window->DC.CursorMaxPos.y, window->DC.CursorPos.y);
}
Box last_box() {
    ImRect const& r = GImGui->LastItemData.Rect;
    return {r.Min.x, r.Min.y, r.GetWidth(), r.GetHeight()};
}
void reserve(Box const& box) {
    ImGuiWindow* const window = ImGui::GetCurrentWindow();
    window->DC.CursorMaxPos = ImMax(window->DC.CursorMaxPos, box.max());
}

}  // namespace pmo::ui
