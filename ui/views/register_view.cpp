// The screen of one register, over all projects: a page header and a pane for each register, which remembers how it was left.

#include "ui/views/register_view.h"

#include <map>
#include <memory>
#include <string>

#include "ui/i18n/tr.h"
#include "ui/views/register_pane.h"
#include "ui/widgets/card.h"

namespace pmo::ui {

namespace {

class RegisterView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto* pane = pane_of(frame);
        if (!pane) {
            empty_state(frame.ui, {.id = "unknown", .icon = Icon::circle_help, .title = tr("register.unknown"), .text = tr("register.unknown_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        pane->page_header(frame, area.cut_top(metric::page_header));
        pane->draw(frame, area);
    }
    std::string status(Frame& frame) override {
        auto const* pane = pane_of(frame);
        return pane ? pane->status_words() : std::string{};
    }
    void keys(Frame& frame) override {
        if (auto* pane = pane_of(frame)) pane->keys(frame);
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        auto* pane = pane_of(frame);
        return pane && pane->draw_inspector(frame, record);
    }

private:
    RegisterPane* pane_of(Frame& frame) {
        auto const& here = frame.session.location;
        auto const* type = find_register(here.detail);
        if (!type) return nullptr;
        auto& pane = m_panes[{here.detail, here.project}];  // each register remembers how it was left
        if (!pane) pane = std::make_unique<RegisterPane>(*type, here.project);
        return pane.get();
    }
    std::map<std::pair<std::string, Id>, std::unique_ptr<RegisterPane>> m_panes;
};

}  // namespace

std::unique_ptr<View> make_register_view() { return std::make_unique<RegisterView>(); }

}  // namespace pmo::ui
