// What this is: name, version, licence, where data is kept, and the licences of everything the page ships. The notices are one text made by the build; it
// is cut into its parts here.

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/model/store.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/notices.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kWidth = 820, kRow = 32;

class AboutView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        ui.pen().fill(area, ui.theme().canvas);
        Box bar = area.cut_top(metric::page_header);
        ui.pen().fill(bar, ui.theme().surface);
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        heading(ui, 1, tr("view.about"), Type::title, bar.inset(metric::space_page, 10));
        PanelScope const panel{ui, {.id = "about", .name = tr("view.about"), .at = area, .padding_x = metric::space_page, .padding_y = metric::space_page}};
        m_at = panel.inner();
        m_at.w = std::min(m_at.w, kWidth);
        product(frame);
        privacy(frame);
        notices(frame);
        reserve({m_at.x, m_at.y, 1, 1});
    }

private:
    void product(Frame& frame) {
        auto& ui = frame.ui;
        Box const box{m_at.x, m_at.y, m_at.w, metric::card_header + 12 + 4 * 26};
        m_at.y += box.h + metric::space_card;
        CardScope const card{ui, {.id = "product", .title = tr("app.name"), .at = box}};
        Box body = card.body().inset(metric::space_card, 0);
        auto const line = [&](std::string_view label, std::string_view value) {
            Box row = body.cut_top(26);
            say(ui, {.id = label, .role = sem::Role::text, .name = label, .value = value, .at = row});
            ui.pen().text(row.cut_left(132), ui.theme().text2, Type::small, label);
            ui.pen().text(row, ui.theme().text1, Type::body, value);
        };
        line(tr("about.what"), tr("about.what_text"));
        line(tr("about.version"), frame.version.empty() ? tr("about.version_unknown") : frame.version);
        line(tr("about.schema"), tr("about.schema_text", {format_integer(static_cast<std::int64_t>(all_registers().size()))}));
        line(tr("about.licence"), tr("about.licence_text"));
    }

    void privacy(Frame& frame) {
        auto& ui = frame.ui;
        static constexpr Msg kParts[] = {"about.stored_workspace", "about.stored_history", "about.stored_settings", "about.stored_page"};
        Box const box{m_at.x, m_at.y, m_at.w, metric::card_header + 12 + 44 + 4 * 28};
        m_at.y += box.h + metric::space_card;
        CardScope const card{ui, {.id = "privacy", .title = tr("about.privacy"), .at = box}};
        Box body = card.body().inset(metric::space_card, 0);
        text(ui, {.text = tr("about.no_network"), .type = Type::body, .color = ui.theme().text1, .wrap = true, .id = "network", .at = body.cut_top(44)});
        for (auto const part : kParts) {
            Box row = body.cut_top(28);
            ui.pen().icon(row.x, row.cy(), Icon::hard_drive, ui.theme().text3, metric::icon_field);
            row.cut_left(22);
            text(ui, {.text = tr(part), .type = Type::body, .color = ui.theme().text2, .at = row});
        }
    }

    void notices(Frame& frame) {
        auto& ui = frame.ui;
        auto const parts = split_notices(frame.notices);
        heading(ui, 2, tr("about.notices"), Type::strong, {m_at.x, m_at.y, m_at.w, 32});
        m_at.y += 36;
        if (parts.empty()) {
            text(ui, {.text = tr("about.no_notices"), .type = Type::body, .color = ui.theme().text2, .wrap = true, .at = {m_at.x, m_at.y, m_at.w, 40}});
            m_at.y += 48;
            return;
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            IdScope const scope{std::to_string(i)};
            notice(ui, parts[i], i);
        }
        m_at.y += 16;
    }

    void notice(Ui& ui, Notice const& part, std::size_t index) {
        auto const& theme = ui.theme();
        bool const open = m_open.contains(index);
        Box const row{m_at.x, m_at.y, m_at.w, kRow};
        auto const hot = hot_area(ui, {.id = "notice", .name = part.name, .value = part.summary, .state = sem::expandable | (open ? sem::expanded : sem::collapsed), .at = row, .ring_radius = metric::radius_button});
        if (hot.clicked && !m_open.erase(index)) m_open.insert(index);
        ui.pen().panel(row, hot.hovered ? theme.hover : theme.surface, theme.line, metric::radius_button);
        ui.pen().icon(row.x + 10, row.cy(), open ? Icon::chevron_down : Icon::chevron_right, theme.text3, metric::icon_field);
        Box words{row.x + 32, row.y, row.w - 44, row.h};
        ui.pen().text(words.cut_left(std::min(words.w, ui.pen().width(Type::strong, part.name) + 1), 12), theme.text1, Type::strong, part.name);
        ui.pen().text(words, theme.text3, Type::small, part.summary);
        m_at.y += kRow + 4;
        if (!open) return;
        float const width = m_at.w - 44;
        auto const lines = ui.pen().wrap(Type::small, part.text, width);
        float const height = Fonts::line_of(Type::small) * static_cast<float>(lines.size());
        text(ui, {.text = part.text, .type = Type::small, .color = theme.text2, .wrap = true, .id = "text", .at = {m_at.x + 32, m_at.y + 4, width, height}});
        m_at.y += height + 16;
    }

    Box m_at;
    std::set<std::size_t> m_open;
};

}  // namespace

std::unique_ptr<View> make_about_view() { return std::make_unique<AboutView>(); }

}  // namespace pmo::ui
