// What is levelled and how: how long to search, which projects take part, which tasks stay and why.

#include <algorithm>
#include <array>

#include "core/registers/project.h"
#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/levelling_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kLine = 26;

void effort(Frame& frame, LevelDesk& desk) {
    auto& ui = frame.ui;
    std::array<std::string, std::size(kLevelSchedules)> tips;
    for (std::size_t i = 0; i < tips.size(); ++i) tips[i] = tr("levelling.effort_tip", {format_integer(kLevelSchedules[i])});
    Choice const choices[] = {{.key = "quick", .label = tr("levelling.quick"), .tip = tips[0]}, {.key = "thorough", .label = tr("levelling.thorough"), .tip = tips[1]}, {.key = "very", .label = tr("levelling.very_thorough"), .tip = tips[2]}};
    caption(ui, tr("levelling.effort"));
    if (auto const picked = segmented(ui, {.id = "effort", .name = tr("levelling.effort"), .options = choices, .chosen = desk.settings.effort, .size = Size::small, .disabled = desk.job.running(), .width = -1})) desk.settings.effort = *picked;
    caption(ui, tr("levelling.seed"));
    if (auto const typed = number_field(ui, {.id = "seed", .name = tr("levelling.seed"), .value = desk.settings.seed, .min = 0, .max = kMostSeed, .disabled = desk.job.running(), .size = Size::small}); typed && typed->value) desk.settings.seed = *typed->value;
    tooltip(ui, tr("levelling.seed_tip"));
    if (switch_control(ui, {.id = "others", .label = tr("levelling.others"), .checked = desk.settings.count_others, .tip = tr("levelling.others_tip")})) {
        desk.settings.count_others = !desk.settings.count_others;
        ++desk.settings.version;
    }
}

void projects(Frame& frame, LevelDesk& desk) {
    auto& ui = frame.ui;
    auto const& active = frame.derived.active_projects();
    section(ui, tr("levelling.taking_part"), tr("levelling.of", {format_integer(static_cast<std::int64_t>(desk.today->projects.size())), format_integer(static_cast<std::int64_t>(active.size()))}));
    bool const all = desk.settings.left_out.empty();
    if (checkbox(ui, {.id = "all", .label = tr("levelling.all_projects"), .checked = all, .mixed = !all && !desk.today->projects.empty(), .width = -1})) {
        if (all) desk.settings.left_out.insert(active.begin(), active.end());
        else desk.settings.left_out.clear();
        ++desk.settings.version;
    }
    for (auto const id : active) {
        auto const* project = frame.store.live(id);
        if (!project) continue;
        IdScope const scope{id};
        bool const in = !desk.settings.left_out.contains(id);
        auto const words = project_code(frame, id) + "  " + record_name(*project);
        if (!checkbox(ui, {.id = "project", .label = words, .checked = in, .width = -1})) continue;
        if (in) desk.settings.left_out.insert(id);
        else desk.settings.left_out.erase(id);
        ++desk.settings.version;
    }
}

void pins(Frame& frame, LevelDesk& desk) {
    auto& ui = frame.ui;
    section(ui, tr("levelling.pinned"), format_integer(static_cast<std::int64_t>(desk.settings.pinned.size())));
    Id away;
    for (auto const id : desk.settings.pinned) {
        auto const* task = frame.store.live(id);
        IdScope const scope{id};
        auto const name = task ? record_name(*task) : std::string(tr("levelling.gone"));
        Box line = remaining();
        line.h = kLine;
        if (button(ui, {.id = "unpin", .icon = Icon::x, .kind = ButtonKind::ghost, .size = Size::small, .name = tr("levelling.unpin", {name}), .tip = tr("levelling.unpin", {name}), .at = line.cut_right(24, 4)})) away = id;
        if (link(ui, {.id = "pinned", .label = name, .icon = Icon::lock, .at = line}) && task) frame.select(id);
    }
    if (away) set_pinned(desk, away, false);
    std::vector<Id> chosen;
    for (auto const id : frame.session.selection)
        if (auto const* task = frame.store.live(id); task && &task->type() == &registers::task::kType && !is_pinned(desk, id)) chosen.push_back(id);
    if (desk.settings.pinned.empty()) text(ui, {.text = tr("levelling.no_pins"), .type = Type::small, .color = ui.theme().text3, .width = -1, .wrap = true, .id = "no_pins"});
    if (button(ui, {.id = "pin", .label = tr("levelling.pin_selected", static_cast<std::int64_t>(chosen.size())), .icon = Icon::lock, .size = Size::small, .disabled = chosen.empty(), .tip = tr("levelling.pin_selected_tip"), .width = -1}))
        for (auto const id : chosen) set_pinned(desk, id, true);
}

// How many tasks stay, by the reason; the tooltip says the rule.
void staying(Frame& frame, LevelDesk const& desk) {
    auto& ui = frame.ui;
    constexpr std::size_t kReasons = static_cast<std::size_t>(LevelStay::awaited) + 1;
    std::array<std::int64_t, kReasons> count{};
    for (auto const& task : desk.today->work->tasks) ++count[static_cast<std::size_t>(task.stay)];
    section(ui, tr("levelling.what_stays"));
    constexpr LevelStay kShown[] = {LevelStay::started, LevelStay::manual, LevelStay::dated, LevelStay::important, LevelStay::as_late_as_possible, LevelStay::from_finish, LevelStay::pinned, LevelStay::awaited, LevelStay::elsewhere, LevelStay::finished, LevelStay::moves};
    for (auto const stay : kShown) {
        auto const n = count[static_cast<std::size_t>(stay)];
        if (n == 0) continue;
        Box line = remaining();
        line.h = 22;
        auto const key = static_cast<int>(stay);
        IdScope const scope{&key, sizeof key};
        auto const number = format_integer(n);
        say(ui, {.id = "stay", .role = sem::Role::text, .name = stay_words(stay), .value = number, .at = line});
        Box words = line;
        ui.pen().text(words.cut_right(44), ui.theme().text1, Type::small, number, Align::right);
        bool const cut = ui.pen().text(words, stay == LevelStay::moves ? ui.theme().text1 : ui.theme().text2, Type::small, stay_words(stay));
        if (cut) tooltip_for(ui, line, stay_words(stay), "stay");
        skip(22);
    }
}

}  // namespace

void draw_level_side(Frame& frame, LevelDesk& desk, Box area) {
    auto& ui = frame.ui;
    CardScope const card{ui, {.id = "levelling.side", .title = tr("levelling.settings"), .at = area}};
    place(card.body().x, card.body().y);
    PanelScope const panel{ui, {.id = "rows", .name = tr("levelling.settings"), .at = card.body(), .padding_x = metric::space_card, .padding_y = 10}};
    effort(frame, desk);
    skip(6);
    pins(frame, desk);
    skip(6);
    if (!frame.session.location.project) {
        projects(frame, desk);
        skip(6);
    }
    staying(frame, desk);
}

}  // namespace pmo::ui
