#pragma once
// Internal to ui/widgets: what all widgets share. A place in the layout, an id, hit test with keyboard, the actions of the semantic
// tree, and the node. Screens use the widgets, or hot_area for shapes of their own.

#include <span>

#include "imgui_internal.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/ui.h"

namespace pmo::ui::detail {

ImGuiID make_id(std::string_view key);                       // in the current window and id scopes
ImGuiID child_id(ImGuiID parent, std::string_view key);
ImGuiID child_id(ImGuiID parent, std::uint64_t number);

// An explicit box is taken as it is (missing sizes are the natural ones) and leaves the layout cursor alone; an empty one takes
// the cursor's place. Width: 0 natural, positive fixed, negative the rest of the row.
Box take_place(Box const& at, float width, float natural_width, float height);

struct ItemOptions {
    bool disabled = false;
    bool tab_stop = true;
    bool nav = true;             // false: its list moves a highlight of its own
    bool overlap = false;
    bool repeat = false;
    ImGuiButtonFlags buttons = 0;
};
struct Item {
    ImGuiID id = 0;
    Box box;
    bool visible = false, hovered = false, held = false, pressed = false, focused = false, ring = false, disabled = false;
};
void add_stop(Ui& ui, ImGuiID id, Box const& box);           // for Tab; item() does it
// Registers the item and takes its clicks: mouse, Enter, Space, and `click` of the semantic tree.
Item item(Ui& ui, ImGuiID id, Box const& box, ItemOptions const& options = {});

Box visible_part(Box const& box);                            // within the current clip rectangle
// Adds the node, with rectangle, focus and disabled state filled in. Nothing is added when it is not visible.
sem::Node* emit(Ui& ui, Item const& item, sem::Role role, std::string_view name, std::uint32_t state = 0, std::string_view value = {});
sem::Node* emit_static(Ui& ui, ImGuiID id, Box const& box, sem::Role role, std::string_view name, std::string_view value = {});
void focus_item(Ui& ui, ImGuiID id);                         // keyboard focus, with the ring shown; after ItemAdd

// A popup window at a place, with our own panel. Begin returns false while it is closed; call end_popup only after true.
bool begin_popup(Ui& ui, ImGuiID id, Box const& place, float radius, float padding);
void end_popup(Ui& ui);
void open_popup_id(ImGuiID id);
bool popup_open(ImGuiID id);
// Below the anchor if there is room, else above; inside the display.
Box popup_place(Box const& anchor, float width, float height);

// A list of menu items in the popup `id`; the anchor is where it hangs.
std::optional<int> menu_list(Ui& ui, ImGuiID id, std::string_view name, std::span<MenuItem const> items, float min_width, Box const& anchor);

// ImGui wants terminated strings; keys are views.
class Terminated {
public:
    explicit Terminated(std::string_view text, std::string_view prefix = {});
    char const* c_str() const { return m_text; }
private:
    char m_text[160];
};

}  // namespace pmo::ui::detail
