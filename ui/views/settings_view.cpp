// What belongs to this browser and not to the workspace: language, theme, density, who I am; and what there is to know about where data is kept.

#include <algorithm>

#include "core/base/text.h"
#include "core/registers/person.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/exchange_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/link_field.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kLabel = 132, kWidth = 720;

class SettingsView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        ui.pen().fill(area, ui.theme().canvas);
        Box bar = area.cut_top(metric::page_header);
        ui.pen().fill(bar, ui.theme().surface);
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        bar = bar.inset(metric::space_page, 10);
        heading(ui, 1, tr("view.settings"), Type::title, bar.cut_left(ui.pen().width(Type::title, tr("view.settings")) + 1, 12));
        text(ui, {.text = tr("settings.note"), .type = Type::small, .color = ui.theme().text3, .id = "note", .at = bar});
        PanelScope const panel{ui, {.id = "settings", .name = tr("view.settings"), .at = area, .padding_x = metric::space_page, .padding_y = metric::space_page}};
        m_at = panel.inner();
        m_at.w = std::min(m_at.w, kWidth);
        appearance(frame);
        person(frame);
        workspace(frame);
        storage(frame);
        data_date(frame);
        reserve({m_at.x, m_at.y, 1, 1});
    }

private:
    Box card_box(float body) {
        Box const box{m_at.x, m_at.y, m_at.w, metric::card_header + 2 * metric::space_card + body};
        m_at.y += box.h + metric::space_card;
        return box;
    }

    static void changed(Frame& frame) {
        frame.ask([](AppActions& app) { app.session_changed(); });
    }

    void appearance(Frame& frame) {
        auto& ui = frame.ui;
        CardScope const card{ui, {.id = "appearance", .title = tr("settings.appearance"), .at = card_box(5 * 34), .padding = metric::space_card}};
        place(card.body().x, card.body().y);
        PanelScope const rows{ui, {.id = "rows", .name = {}, .at = card.body(), .fixed = true}};
        {
            FormRow const row{ui, {.label = tr("settings.language"), .label_width = kLabel}};
            Choice const choices[] = {{.key = "zh", .label = tr("settings.chinese")}, {.key = "en", .label = tr("settings.english")}};
            if (auto const picked = segmented(ui, {.id = "language", .options = choices, .chosen = language() == Language::zh ? 0 : 1})) frame.ask([zh = *picked == 0](AppActions& app) { app.set_language(zh); });
        }
        {
            FormRow const row{ui, {.label = tr("settings.theme"), .label_width = kLabel}};
            Choice const choices[] = {{.key = "system", .label = tr("settings.theme_system"), .icon = Icon::monitor_down}, {.key = "light", .label = tr("settings.theme_light"), .icon = Icon::sun}, {.key = "dark", .label = tr("settings.theme_dark"), .icon = Icon::moon}};
            if (auto const picked = segmented(ui, {.id = "theme", .options = choices, .chosen = static_cast<int>(frame.session.theme)})) frame.ask([choice = static_cast<ThemeChoice>(*picked)](AppActions& app) { app.set_theme(choice); });
        }
        {
            FormRow const row{ui, {.label = tr("settings.contrast"), .label_width = kLabel}};
            if (switch_control(ui, {.id = "contrast", .label = tr("settings.contrast_note"), .checked = frame.session.high_contrast, .name = tr("settings.contrast")})) {
                frame.session.high_contrast = !frame.session.high_contrast;
                changed(frame);
            }
        }
        {
            FormRow const row{ui, {.label = tr("settings.density"), .label_width = kLabel}};
            Choice const choices[] = {{.key = "compact", .label = tr("register.compact")}, {.key = "standard", .label = tr("register.standard")}, {.key = "relaxed", .label = tr("register.relaxed")}};
            if (auto const picked = segmented(ui, {.id = "density", .options = choices, .chosen = static_cast<int>(frame.session.density)})) {
                frame.session.density = static_cast<Density>(*picked);
                changed(frame);
            }
        }
        {
            FormRow const row{ui, {.label = tr("settings.status_bar"), .label_width = kLabel}};
            if (switch_control(ui, {.id = "status", .label = tr("settings.status_bar_note"), .checked = frame.session.status_bar, .name = tr("settings.status_bar")})) {
                frame.session.status_bar = !frame.session.status_bar;
                changed(frame);
            }
        }
    }

    void person(Frame& frame) {
        auto& ui = frame.ui;
        CardScope const card{ui, {.id = "person", .title = tr("settings.person"), .at = card_box(62), .padding = metric::space_card}};
        place(card.body().x, card.body().y);
        PanelScope const rows{ui, {.id = "rows", .name = {}, .at = card.body(), .fixed = true}};
        FormRow const row{ui, {.label = tr("settings.who"), .hint = tr("settings.who_note"), .label_width = kLabel}};
        if (auto const picked = link_field(frame, {.id = "who", .target = "person", .chosen = frame.session.person, .placeholder = tr("top.no_user"), .may_create = false, .width = 320})) {
            frame.session.person = *picked;
            changed(frame);
        }
    }

    void workspace(Frame& frame) {
        auto& ui = frame.ui;
        CardScope const card{ui, {.id = "workspace", .title = tr("settings.workspace"), .at = card_box(62 + 46), .padding = metric::space_card}};
        place(card.body().x, card.body().y);
        PanelScope const rows{ui, {.id = "rows", .name = {}, .at = card.body(), .fixed = true}};
        {
            FormRow const row{ui, {.label = tr("settings.workspace_name"), .hint = tr("settings.workspace_note"), .label_width = kLabel}};
            if (auto typed = text_field(ui, {.id = "name", .value = frame.workspace.identity().name, .read_only = !frame.writable, .width = 320}); typed && !trim(*typed).empty()) frame.ask([name = std::string(trim(*typed))](AppActions& app) { app.rename_workspace(name); });
        }
        {
            bool const old = export_is_old(frame.save, frame.now_ms);
            auto const age = export_age_words(frame.save, frame.now_ms, frame.ports.utc_offset_minutes());
            auto const words = frame.save.edits_since_export > 0 ? tr("exchange.edits_since", static_cast<std::int64_t>(frame.save.edits_since_export), {age}) : age;
            FormRow const row{ui, {.label = tr("settings.backup"), .warning = old ? tr("exchange.old_export") : std::string_view{}, .hint = words, .label_width = kLabel}};
            if (button(ui, {.id = "export", .label = tr("command.export"), .icon = Icon::file_down})) frame.run("export");
        }
    }

    void storage(Frame& frame) {
        auto& ui = frame.ui;
        CardScope const card{ui, {.id = "storage", .title = tr("settings.storage"), .at = card_box(2 * 30 + 70), .padding = metric::space_card}};
        place(card.body().x, card.body().y);
        PanelScope const rows{ui, {.id = "rows", .name = {}, .at = card.body(), .fixed = true}};
        auto const& save = frame.save;
        std::string state(save.state == SaveState::saved ? tr("save.saved") : save.state == SaveState::saving ? tr("save.saving") : save.state == SaveState::read_only ? tr("save.read_only") : tr("save.unsaved"));
        if (save.state == SaveState::unsaved) state = tr_key("save.unsaved_" + save.fault);
        if (save.state == SaveState::saved && save.saved_ms > 0) state += "  " + format_moment_long(save.saved_ms / 60000 + frame.ports.utc_offset_minutes());
        labelled_value(ui, tr("settings.save_state"), state, kLabel);
        auto const used = frame.ports.storage_used_bytes();
        labelled_value(ui, tr("settings.used"), used < 0 ? std::string(tr("settings.unknown")) : format_bytes(used), kLabel);
        FormRow const row{ui, {.label = tr("settings.keep"), .hint = tr("settings.keep_note"), .label_width = kLabel}};
        if (button(ui, {.id = "persist", .label = tr("settings.persist"), .icon = Icon::hard_drive})) {
            frame.ask([](AppActions& app) { app.persist_storage(); });
            ui.toast({.tone = Tone::blue, .title = std::string(tr("settings.persist_asked")), .text = std::string(tr("settings.persist_asked_text")), .action = {}, .on_action = {}});
        }
    }

    void data_date(Frame& frame) {
        auto& ui = frame.ui;
        CardScope const card{ui, {.id = "date", .title = tr("settings.data_date"), .caption = format_date_long(ui.today), .at = card_box(64), .padding = metric::space_card}};
        text(ui, {.text = tr("settings.data_date_text"), .type = Type::body, .color = ui.theme().text2, .wrap = true, .id = "why", .at = card.body()});
    }

    Box m_at;
};

}  // namespace

std::unique_ptr<View> make_settings_view() { return std::make_unique<SettingsView>(); }

}  // namespace pmo::ui
