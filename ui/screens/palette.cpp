#include "ui/screens/screens.h"

#include <algorithm>

#include <cmath>
#include <functional>
#include <iterator>

#include "core/base/text.h"
#include "core/model/search.h"
#include "ui/commands.h"
#include "ui/i18n/tr.h"
#include "ui/navigation.h"
#include "ui/views/view.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr std::size_t kShown = 12;
constexpr float kWidth = 560, kTop = 96, kRow = 30, kInput = 44;

struct Hit {
    std::string key, label, context;
    Icon icon = Icon::none;
    std::string keys;
    std::function<void(Frame&)> run;
};

bool matches(std::string_view folded, std::string_view label) { return folded.empty() || fold(label).find(folded) != std::string::npos; }

void add_commands(Frame& frame, std::string_view folded, std::vector<Hit>& hits, std::size_t limit) {
    for (auto const& command : all_commands()) {
        if (hits.size() >= limit) return;
        if (command.id == "palette" || (command.enabled && !command.enabled(frame))) continue;
        auto label = tr_key("command." + std::string(command.id));
        if (!matches(folded, label)) continue;
        hits.push_back({"command." + std::string(command.id), std::move(label), std::string(tr("palette.commands")), command.icon, keys_text(command.keys),
                        [id = command.id](Frame& f) { f.run(id); }});
    }
}

void add_screens(std::string_view folded, std::vector<Hit>& hits, std::size_t limit) {
    if (folded.empty()) return;
    for (auto const* type : all_registers()) {
        if (hits.size() >= limit) return;
        auto label = tr_key("register." + std::string(type->id) + ".many");
        if (!matches(folded, label)) continue;
        hits.push_back({"register." + std::string(type->id), std::move(label), std::string(tr("palette.views")), register_icon(type->id), {},
                        [id = std::string(type->id)](Frame& f) { f.go(home_of_register(id)); }});
    }
}

void add_records(Frame& frame, std::string_view text, std::vector<Hit>& hits, std::size_t limit) {
    if (trim(text).empty()) return;
    for (auto const& found : frame.search.find(text, {.limit = limit, .tables = {}}).hits) {
        auto const* record = frame.store.live(found.record);
        if (!record) continue;
        auto const code = code_of(*record);
        std::string label = std::string(code) + (code.empty() ? "" : " ") + record_name(*record);
        std::string context = record_kind(*record);
        if (auto const slot = slot_of(record->type(), "project"); slot != kNoSlot)
            if (auto const* id = std::get_if<Id>(&record->value(slot)))
                if (auto const* project = frame.store.live(*id)) context += " · " + std::string(code_of(*project));
        hits.push_back({to_text(found.record), std::move(label), std::move(context), register_icon(record->type().id), {}, [id = found.record](Frame& f) {
                            if (auto const* r = f.store.live(id)) f.go(location_of(f, *r), id);
                        }});
        if (hits.size() >= limit) return;
    }
}

}  // namespace

void draw_palette(Frame& frame, PaletteState& state, Box screen) {
    if (!state.open) return;
    auto& ui = frame.ui;
    std::vector<Hit> hits;
    auto const folded = fold(state.text);
    // A page of exactly that name stands before the records that contain it, the other pages behind them.
    std::vector<Hit> pages;
    add_screens(folded, pages, all_registers().size());
    auto const others = std::ranges::stable_partition(pages, [&](Hit const& page) { return fold(page.label) == folded; });
    std::ranges::move(pages.begin(), others.begin(), std::back_inserter(hits));
    add_records(frame, state.text, hits, 8);
    for (auto& page : others)
        if (hits.size() < 10) hits.push_back(std::move(page));
    add_commands(frame, folded, hits, kShown);
    state.highlighted = std::clamp(state.highlighted, 0, std::max(0, static_cast<int>(hits.size()) - 1));

    float const height = kInput + static_cast<float>(std::max<std::size_t>(hits.size(), 1)) * kRow + 10;
    Box const panel{std::floor(screen.cx() - kWidth / 2), screen.y + kTop, std::min(kWidth, screen.w - 16), height};
    ImGui::SetNextWindowPos(screen.min());
    ImGui::SetNextWindowSize({screen.w, screen.h});
    ImGui::SetNextWindowFocus();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("###palette", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
    {
        auto const pen = ui.pen();
        pen.fill(screen, ui.theme().scrim);
        RegionScope const region{ui, {.id = "palette", .role = sem::Role::dialog, .name = tr("palette.name"), .at = panel, .state = sem::modal}};
        pen.floating(panel, 8);
        auto const typed = search_field(ui, {.id = "text", .name = tr("palette.name"), .value = state.text, .placeholder = tr("palette.hint"), .unit = {}, .leading = Icon::search, .problem = {}, .warning = {}, .search = true, .focus = state.just_opened, .at = Box{panel.x + 8, panel.y + 8, panel.w - 16, 28}});
        state.just_opened = false;
        if (typed) { state.text = *typed; state.highlighted = 0; }
        float y = panel.y + kInput;
        int chosen = -1;
        RegionScope const list{ui, {.id = "hits", .role = sem::Role::listbox, .name = tr("palette.name"), .at = {panel.x, y, panel.w, panel.bottom() - y}}};
        for (std::size_t i = 0; i < hits.size(); ++i, y += kRow) {
            IdScope const scope{hits[i].key};
            Box const row{panel.x + 4, y, panel.w - 8, kRow};
            bool const lit = static_cast<int>(i) == state.highlighted;
            auto const hot = hot_area(ui, {.id = "hit", .name = hits[i].label, .value = hits[i].context, .description = {}, .role = sem::Role::option, .state = lit ? sem::selected : sem::none, .at = row, .ring_radius = 6, .tab_stop = false});
            if (hot.hovered && (ImGui::GetIO().MouseDelta.x != 0 || ImGui::GetIO().MouseDelta.y != 0)) state.highlighted = static_cast<int>(i);
            if (lit) pen.fill(row, ui.theme().selected, 6);
            pen.icon(row.x + 8, row.cy(), hits[i].icon, ui.theme().text3, metric::icon_field);
            float right = row.right() - 8;
            if (!hits[i].keys.empty()) right -= paint_key(pen, right, row.cy(), hits[i].keys) + 8;
            float const context = pen.width(Type::small, hits[i].context);
            pen.text(right - context, row.cy(), ui.theme().text3, Type::small, hits[i].context);
            pen.text(Box{row.x + 32, row.y, right - context - row.x - 44, row.h}, ui.theme().text1, Type::body, hits[i].label);
            if (hot.clicked) chosen = static_cast<int>(i);
        }
        if (hits.empty()) text(ui, {.text = tr("palette.nothing", {state.text}), .type = Type::body, .color = ui.theme().text3, .id = "nothing", .role = sem::Role::status, .at = {panel.x + 40, y, panel.w - 60, kRow}});
        int const count = static_cast<int>(hits.size());
        if (count > 0 && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) state.highlighted = (state.highlighted + 1) % count;
        if (count > 0 && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) state.highlighted = (state.highlighted + count - 1) % count;
        if (count > 0 && (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false))) chosen = state.highlighted;
        bool const outside = ImGui::IsMouseClicked(0) && !panel.contains(ImGui::GetIO().MousePos);
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false) || outside) state.open = false;
        if (chosen >= 0) {
            state.open = false;
            hits[static_cast<std::size_t>(chosen)].run(frame);
        }
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace pmo::ui
