#pragma once
// What every widget gets: theme, fonts, the semantic tree, and the little memory that typing and popups need. One Ui lives in the App
// and is passed down; it holds no data of the workspace. A widget is a function `widget(Ui&, Spec)` whose answer says what the
// person did. Every Spec has an `id` (a stable key, hashed with the scopes around it, never a word) and `at` (where; an empty box
// means the layout cursor, with `width` 0 natural, negative the rest of the row).
//
//     if (button(ui, {.id = "risk.add", .label = tr("risk.add"), .icon = Icon::plus, .kind = ButtonKind::primary})) …
//     IdScope scope{record.id};   // ids inside belong to this record

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "imgui.h"
#include "ui/sem/sem.h"
#include "ui/theme/draw.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/tab_order.h"

namespace pmo::ui {

enum class Tone : std::uint8_t { neutral, blue, green, amber, red, outline };
enum class Size : std::uint8_t { normal, small };
enum class DayKind : std::uint8_t { workday, weekend, holiday, makeup };   // makeup: a weekend day that is worked

// The text somebody is typing. It leaves the field once, when it is finished.
struct Draft {
    ImGuiID id = 0;
    std::string text = {}, initial = {};
    int missed = 0;                // frames in which its field was not drawn
    int caret_begin = 0, caret_end = 0;
};

// A refused text that is shown although nobody types any more.
struct Refused { std::string text, problem; };

// The one open popup of a combo, date field or menu.
struct PopupMemory {
    ImGuiID id = 0;
    std::string filter = {};
    int highlighted = -1;
    std::int32_t year = 0, month = 0, day = 0;
    bool just_opened = false;
};

struct ToastMessage {
    std::uint32_t number = 0;
    Tone tone = Tone::green;
    std::string title = {}, text = {}, action = {};
    std::function<void()> on_action;
    bool stays = false;
    double born = -1;              // seconds of ImGui::GetTime(); the clock stops while the pointer is on it
};

class Ui {
public:
    Ui(Theme const& theme, Fonts fonts, sem::Tree& tree) : m_theme(&theme), m_fonts(fonts), m_tree(&tree) {}

    Theme const& theme() const { return *m_theme; }
    Fonts const& fonts() const { return m_fonts; }
    sem::Tree& tree() const { return *m_tree; }
    void set_theme(Theme const& theme) { m_theme = &theme; }
    void set_fonts(Fonts fonts) { m_fonts = fonts; }

    void begin_frame();                 // after ImGui::NewFrame and Tree::begin_frame
    void end_frame();                   // before ImGui::Render
    Pen pen() const;                    // on the current window's draw list
    Pen pen(ImDrawList* list) const;
    Pen overlay() const;                // on the foreground, above everything

    bool typing() const { return draft.id != 0 || !leaving.empty(); }
    void finish_typing();               // takes the focus away; the field commits when it is drawn the next time
    void wake(int ms) const { if (wake_after) wake_after(ms); }
    DayKind kind_of(std::int32_t day) const;
    void toast(ToastMessage message);   // at most three are shown

    // Set by the App.
    Density density = Density::standard;
    std::int32_t today = 0;                                            // data date, days since 1970
    std::function<DayKind(std::int32_t)> day_kind;                     // unset: Saturday and Sunday are free
    std::function<void(int)> wake_after;                               // Ports::wake_after
    std::function<void(std::string_view, bool)> announce;              // Ports::announce

    // Memory of the widgets; not for screens.
    Draft draft;
    std::vector<Draft> leaving;                                        // left for another field, not yet handed over
    PopupMemory popup;
    std::unordered_map<ImGuiID, Refused> refused;
    std::unordered_map<ImGuiID, float> heights;                        // measured heights of wrapped panels, by id
    std::vector<ToastMessage> toasts;
    std::uint32_t toast_number = 0;
    std::vector<TabStop> stops, last_stops;                            // of this frame and of the last one, in the order of drawing
    ImGuiID focus_request = 0;                                         // a widget that shall get the keyboard when it is drawn
    std::string form_name, form_problem, form_warning, form_refused;                 // of the form row around the field
    bool form_required = false;
    bool read_only = false;                                            // everything inside a read-only record

private:
    Theme const* m_theme;
    Fonts m_fonts;
    sem::Tree* m_tree;
};

// Ids inside this scope belong to the key or record.
class IdScope {
public:
    explicit IdScope(std::string_view key);
    IdScope(void const* bytes, std::size_t size);
    template <class Id> requires(std::is_trivially_copyable_v<Id> && sizeof(Id) == 16)
    explicit IdScope(Id const& id) : IdScope(&id, sizeof id) {}
    ~IdScope();
    IdScope(IdScope const&) = delete;
    IdScope& operator=(IdScope const&) = delete;
};

// Nodes emitted inside this scope are children of a group node.
struct Region {
    std::string_view id = {};
    sem::Role role = sem::Role::group;
    std::string_view name = {};
    Box at = {};
    std::uint32_t state = 0;
};
class RegionScope {
public:
    RegionScope(Ui& ui, Region const& spec);
    ~RegionScope();
    RegionScope(RegionScope const&) = delete;
    RegionScope& operator=(RegionScope const&) = delete;
private:
    sem::Tree& m_tree;
};

// A scrollable panel that fills a box: ImGui child window, semantic group, whole-pixel origin.
struct PanelSpec {
    std::string_view id = {};
    std::string_view name = {};              // empty: no group in the semantic tree
    sem::Role role = sem::Role::region;
    Box at = {};
    float padding_x = 0, padding_y = 0;
    ImU32 background = 0;               // 0: none
    bool scroll_x = false;
    bool fixed = false;                 // never scrolls
};
class PanelScope {
public:
    PanelScope(Ui& ui, PanelSpec const& spec);
    ~PanelScope();
    Box inner() const { return m_inner; }   // content area without the padding, in screen coordinates, moving with the scroll
    bool visible() const { return m_visible; }
    PanelScope(PanelScope const&) = delete;
    PanelScope& operator=(PanelScope const&) = delete;
private:
    sem::Tree& m_tree;
    Box m_inner;
    ImVec2 m_cursor = {0, 0};
    bool m_visible = false, m_group = false;
};

// Layout by cursor, for content that flows from top to bottom.
Box remaining();                        // from the cursor to the right edge of the content
void place(float x, float y);           // the next widget stands here
void next_to(float gap = 8);            // the next widget stands to the right of the last
void skip(float height);                // an empty strip
Box last_box();                         // of the last widget
void reserve(Box const& box);           // content that was drawn by hand: grows the scroll range

}  // namespace pmo::ui
