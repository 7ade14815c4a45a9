#pragma once
// A place where interface code runs without a screen: a Dear ImGui context with real fonts when the machine has them, a null renderer, fed
// events, and the semantic tree to ask. Drive it by role and name as a person would.
//
//     Stage stage;                                  // 1440 x 900, Chinese, light
//     stage.draw = [&] { button(stage.ui(), …); };
//     stage.click(sem::Role::button, "保存");
//     CHECK(stage.find(sem::Role::button, "保存"));

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "ui/i18n/tr.h"
#include "ui/widgets/ui.h"

namespace pmo::test {

enum class FontSet { real, none };

class Stage {
public:
    explicit Stage(float width = 1440, float height = 900, FontSet fonts = FontSet::real);
    ~Stage();
    Stage(Stage const&) = delete;
    Stage& operator=(Stage const&) = delete;

    ui::Ui& ui() { return *m_ui; }
    ui::sem::Tree& tree() { return m_tree; }
    std::function<void()> draw;         // called inside one window that fills the display
    bool own_window = true;             // false: `draw` makes its own windows

    void frame(int count = 1);
    void theme(bool dark);
    void pointer(float x, float y);
    void press(int button = 0);
    void release(int button = 0);
    void wheel(float steps);
    void key(ImGuiKey key, bool ctrl = false, bool shift = false, bool alt = false);
    void type(std::string_view text);
    bool click(ui::sem::Role role, std::string_view name);          // with the pointer; false: not there
    bool double_click(ui::sem::Role role, std::string_view name);
    void act(ui::sem::NodeId id, ui::sem::ActionKind kind, std::string value = {});
    ui::sem::Node const* find(ui::sem::Role role, std::string_view name) const;
    ui::sem::Node const* find_value(ui::sem::Role role, std::string_view value) const;
    std::vector<ui::sem::Node const*> all(ui::sem::Role role) const;
    bool png(std::string const& path);   // of the last frame
    std::string dump() const;            // the tree as text, for failures

    // Every interactive item of the last frame without a node that has a name. Empty when the hooks are not compiled in.
    std::vector<std::string> unnamed_items() const;

private:
    void acknowledge_textures();
    ImGuiContext* m_context = nullptr;
    ui::sem::Tree m_tree;
    ui::Ui* m_ui = nullptr;
};

std::vector<std::uint8_t> read_bytes(std::string const& path);
std::vector<std::uint8_t> const& noto(bool medium);        // empty when the machine has no such font
std::vector<std::uint8_t> const& lucide();

}  // namespace pmo::test
