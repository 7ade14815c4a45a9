#include "ui/screens/screens.h"

#include "core/base/text.h"
#include "core/registers/person.h"
#include "ui/commands.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/navigation.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/nav.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

void draw_logo(Pen const& pen, float x, float cy) {
    Box const tile{x, cy - 12, 24, 24};
    pen.fill(tile, pen.theme->accent, 6);
    pen.fill({x + 6, cy - 7, 9, 3}, pen.theme->on_accent, 1);
    pen.fill({x + 9, cy - 1, 10, 3}, pen.theme->on_accent, 1);
    pen.fill({x + 6, cy + 5, 7, 3}, pen.theme->on_accent, 1);
}

void draw_workspace(Frame& frame, Box at) {
    auto& ui = frame.ui;
    auto const& name = frame.workspace.identity().name;
    auto const hot = hot_area(ui, {.id = "workspace", .name = tr("top.workspace"), .value = name, .description = {}, .state = sem::has_popup, .at = at.inset(4), .ring_radius = 6});
    auto const pen = ui.pen();
    if (hot.hovered) pen.fill(at.inset(4), ui.theme().hover, 6);
    draw_logo(pen, at.x + 12, at.cy());
    pen.text(Box{at.x + 46, at.y, at.w - 76, at.h}, ui.theme().text1, Type::strong, name);
    pen.icon(at.right() - 26, at.cy(), Icon::chevrons_up_down, ui.theme().text3, metric::icon_field);
    if (hot.clicked) open_menu_at(ui, "workspace.menu", {at.x + 8, at.bottom()});
    static constexpr std::string_view kCommands[] = {"export", "import", "merge", "sample", "settings", "about"};
    std::vector<std::string> labels;
    for (auto const id : kCommands) labels.push_back(tr_key("command." + std::string(id)));
    std::vector<MenuItem> items;
    for (std::size_t i = 0; i < std::size(kCommands); ++i)
        items.push_back({.key = kCommands[i], .label = labels[i], .icon = find_command(kCommands[i])->icon, .shortcut = {}, .line_above = i == 3 || i == 4, .tip = {}});
    if (auto const chosen = menu(ui, {.id = "workspace.menu", .name = tr("top.workspace"), .items = items, .min_width = 200})) frame.run(kCommands[*chosen]);
}

void draw_crumbs(Frame& frame, Box at) {
    auto const& here = frame.session.location;
    auto const* group = group_of(here);
    std::vector<std::string> labels{tr_key("nav." + std::string(group->id))};
    std::vector<Location> targets{{.view = std::string(group->items.front().view), .project = kNoId, .detail = std::string(group->items.front().detail)}};
    if (here.project) {
        labels.push_back(tr_key("view.project_list"));
        targets.push_back({.view = "project_list", .project = kNoId, .detail = {}});
        auto const* project = frame.store.find(here.project);
        if (project) {
            auto const code = code_of(*project);
            labels.push_back(std::string(code) + (code.empty() ? "" : " ") + std::string(shown_title(*project)));
            targets.push_back(here);
        }
    } else {
        labels.push_back(here.view == "register" ? tr_key("register." + here.detail + ".many") : tr_key("view." + here.view));
        targets.push_back(here);
    }
    std::vector<Crumb> crumbs;
    static constexpr std::string_view kKeys[] = {"group", "list", "page"};
    for (std::size_t i = 0; i < labels.size(); ++i) crumbs.push_back({kKeys[i], labels[i]});
    if (auto const chosen = breadcrumb(frame.ui, "crumbs", crumbs, at)) frame.go(targets[static_cast<std::size_t>(*chosen)]);
}

void draw_search(Frame& frame, Box at) {
    auto& ui = frame.ui;
    auto const hot = hot_area(ui, {.id = "search", .name = tr("palette.hint"), .value = {}, .description = {}, .state = sem::has_popup, .at = at, .ring_radius = 6, .cursor = ImGuiMouseCursor_TextInput});
    auto const pen = ui.pen();
    pen.panel(at, hot.hovered ? ui.theme().hover : ui.theme().sunken, ui.theme().line, 6);
    pen.icon(at.x + 8, at.cy(), Icon::search, ui.theme().text3, metric::icon_field);
    pen.text(Box{at.x + 30, at.y, at.w - 90, at.h}, ui.theme().text3, Type::body, tr("palette.hint"));
    paint_key(pen, at.right() - 6, at.cy(), "Ctrl K");
    if (hot.clicked) frame.run("palette");
}

void draw_save_state(Frame& frame, Box at) {
    auto& ui = frame.ui;
    auto const& save = frame.save;
    Icon icon = Icon::circle_check;
    ImU32 color = ui.theme().green;
    std::string words;
    switch (save.state) {
        case SaveState::saved: words = tr("save.saved"); break;
        case SaveState::saving: words = tr("save.saving"); icon = Icon::loader_circle; color = ui.theme().text3; break;
        case SaveState::unsaved: words = tr_key("save.unsaved_" + save.fault); icon = Icon::circle_x; color = ui.theme().red; break;
        case SaveState::read_only: words = tr("save.read_only"); icon = Icon::lock; color = ui.theme().amber; break;
    }
    bool const alarming = save.state == SaveState::unsaved;
    auto const hot = hot_area(ui, {.id = "save", .name = words, .value = {}, .description = {}, .at = at, .ring_radius = 5});
    auto const pen = ui.pen();
    if (hot.hovered) pen.fill(at, ui.theme().hover, 5);
    pen.icon(at.x + 4, at.cy(), icon, color, metric::icon_field);
    pen.text(Box{at.x + 23, at.y, at.w - 24, at.h}, alarming ? ui.theme().red_text : ui.theme().text2, Type::small, words);
    if (save.saved_ms > 0) tooltip(ui, format_moment_long(save.saved_ms / 60000 + frame.ports.utc_offset_minutes()));
    if (hot.clicked) frame.go({.view = "exchange", .project = kNoId, .detail = {}});
}

float save_width(Frame const& frame) {
    auto const& save = frame.save;
    auto const words = save.state == SaveState::unsaved ? tr_key("save.unsaved_" + save.fault)
                       : std::string(save.state == SaveState::saved ? tr("save.saved") : save.state == SaveState::saving ? tr("save.saving") : tr("save.read_only"));
    return text_width(frame.ui.fonts(), Type::small, words) + 30;
}

void draw_user(Frame& frame, Box at) {
    auto& ui = frame.ui;
    auto const* person = frame.store.live(frame.session.person);
    std::string const name = person ? std::string(shown_title(*person)) : std::string(tr("top.no_user"));
    auto const hot = hot_area(ui, {.id = "user", .name = tr("top.user"), .value = name, .description = {}, .state = sem::has_popup, .at = at, .ring_radius = 6});
    auto const pen = ui.pen();
    if (hot.hovered) pen.fill(at, ui.theme().hover, 6);
    paint_avatar(pen, at.x + 4, at.cy(), name, 22);
    pen.text(Box{at.x + 32, at.y, at.w - 34, at.h}, ui.theme().text1, Type::body, name);
    if (hot.clicked) frame.go({.view = "settings", .project = kNoId, .detail = {}});
}

}  // namespace

void draw_top_bar(Frame& frame, Box at) {
    auto& ui = frame.ui;
    RegionScope const region{ui, {.id = "top", .role = sem::Role::banner, .name = tr("app.name"), .at = at}};
    IdScope const scope{"top"};
    auto const pen = ui.pen();
    pen.fill(at, ui.theme().surface);
    pen.line_h(at.x, at.right(), at.bottom() - 1, ui.theme().line);
    Box const whole = at;
    draw_workspace(frame, at.cut_left(metric::nav));
    pen.line_v(at.x - 1, at.y, at.bottom(), ui.theme().line);

    Box right = at;
    right.cut_right(12);
    auto const* person = frame.store.live(frame.session.person);
    float const user = 40 + text_width(ui.fonts(), Type::body, person ? shown_title(*person) : tr("top.no_user"));
    draw_user(frame, right.cut_right(user, 4).inset(0, 8));
    if (button(ui, {.id = "theme", .label = {}, .icon = ui.theme().dark ? Icon::sun : Icon::moon, .kind = ButtonKind::ghost, .name = tr("top.theme"), .tip = tr("top.theme"), .at = right.cut_right(28, 8).inset(0, 8)}))
        frame.run(ui.theme().dark ? "theme_light" : "theme_dark");
    Choice const languages[] = {{.key = "zh", .label = "中", .count = {}, .tip = {}}, {.key = "en", .label = "EN", .count = {}, .tip = {}}};
    Segmented const tongue{.id = "language", .name = tr("top.language"), .options = languages, .chosen = language() == Language::zh ? 0 : 1, .size = Size::small, .at = {}};
    Box const tongue_at = right.cut_right(segmented_width(ui, tongue), 8).inset(0, 10);
    Segmented placed = tongue;
    placed.at = tongue_at;
    if (auto const chosen = segmented(ui, placed)) frame.ask([zh = *chosen == 0](AppActions& app) { app.set_language(zh); });
    pen.line_v(right.right() - 4, at.y + 14, at.bottom() - 14, ui.theme().line);
    right.cut_right(8);
    draw_save_state(frame, right.cut_right(save_width(frame), 8).inset(0, 8));
    pen.line_v(right.right() - 2, at.y + 14, at.bottom() - 14, ui.theme().line);
    right.cut_right(6);
    auto const step = [&](std::string_view id, Icon icon, Diff const* diff, Msg plain, Msg named) {
        auto const what = diff ? tr(named, {pmo::fill(tr_key("edit." + diff->label.code), diff->label.args)}) : std::string(tr(plain));
        if (button(ui, {.id = id, .label = {}, .icon = icon, .kind = ButtonKind::ghost, .disabled = !diff || !frame.writer, .name = what, .tip = what, .at = right.cut_right(28, 2).inset(0, 8)}))
            frame.run(id);
    };
    step("redo", Icon::redo_2, frame.workspace.redoable(), "top.redo", "top.redo_what");
    step("undo", Icon::undo_2, frame.workspace.undoable(), "top.undo", "top.undo_what");

    float const search_x = std::max(at.x + 180, whole.cx() - 144);
    float const search_w = std::min(288.0f, right.right() - 8 - search_x);
    draw_crumbs(frame, {at.x + 12, at.y, std::max(40.0f, search_x - at.x - 24), at.h});
    if (search_w > 90) draw_search(frame, Box{search_x, at.y + 8, search_w, 28});
}

}  // namespace pmo::ui
