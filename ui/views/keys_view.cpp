// All keys: those of the commands, as they are, and those of the screens. A picture to look at and to search; nothing is set here.

#include <algorithm>

#include "core/model/text_match.h"
#include "ui/commands.h"
#include "ui/i18n/tr.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kRow = 28, kColumn = 320;

struct Key { std::string_view keys, words; };        // words, and keys with a pointer in them: keys of assets/i18n
struct KeyGroup { std::string_view title; std::span<Key const> keys; };

constexpr Key kMove[] = {{"J  /  ↓", "keys.next"}, {"K  /  ↑", "keys.previous"}, {"Space", "keys.peek"}, {"Esc", "keys.escape"}, {"Tab", "keys.tab"}, {"/", "keys.filter"}};
constexpr Key kList[] = {{"N", "keys.new"}, {"E  /  Enter  /  F2", "keys.edit"}, {"Shift+↓  /  ↑", "keys.range"}, {"keys.ctrl_click", "keys.toggle"}, {"Ctrl+A", "keys.all"}, {"Ctrl+C", "keys.copy"}, {"Ctrl+V", "keys.paste"}, {"Ctrl+D", "keys.duplicate"}, {"Del", "keys.delete"}};
constexpr Key kCell[] = {{"Enter", "keys.commit_down"}, {"Tab", "keys.commit_right"}, {"Esc", "keys.restore"}, {"9-24   +5d   84+6", "keys.arithmetic"}, {"Ctrl+Enter", "keys.confirm"}};
constexpr Key kPlan[] = {{"Insert", "keys.insert"}, {"Alt+→", "keys.indent"}, {"Alt+←", "keys.outdent"}, {"Alt+↑  /  ↓", "keys.move_rows"}, {"Ctrl+L", "keys.link"}, {"Shift+S", "keys.interrupt"}, {"keys.ctrl_drag", "plan.split"}, {"Ctrl+=", "keys.zoom_in"}, {"Ctrl+−", "keys.zoom_out"}, {"T", "keys.today"}, {"P", "plan_why.trace"}, {"Shift+N", "plan_network.title"}, {"keys.ctrl_wheel", "keys.zoom_wheel"}, {"Esc", "keys.cancel_drag"}};
constexpr Key kRuns[] = {{"[  /  ]", "simulation.keys_runs"}};
constexpr Key kScale[] = {{"1 … 5", "keys.scale"}, {"←  /  →", "keys.choice"}};
constexpr KeyGroup kGroups[] = {{"keys.move", kMove}, {"keys.lists", kList}, {"keys.typing", kCell}, {"keys.plan", kPlan}, {"view.simulation", kRuns}, {"keys.choices", kScale}};

struct Shown { std::string keys, words; };

class KeysView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        ui.pen().fill(area, ui.theme().canvas);
        header(frame, area.cut_top(metric::page_header));
        PanelScope const panel{ui, {.id = "keys", .name = tr("view.keys"), .at = area, .padding_x = metric::space_page, .padding_y = metric::space_page}};
        Box const inner = panel.inner();
        int const columns = std::max(1, static_cast<int>((inner.w + metric::space_card) / (kColumn + metric::space_card)));
        std::vector<float> bottoms(static_cast<std::size_t>(columns), inner.y);
        bool any = group(ui, tr("keys.everywhere"), "everywhere", commands(), inner, bottoms);
        for (auto const& part : kGroups) {
            std::vector<Shown> shown;
            for (auto const& key : part.keys) shown.push_back({has_word(key.keys) ? tr_key(key.keys) : std::string(key.keys), tr_key(key.words)});
            any |= group(ui, tr_key(part.title), part.title, shown, inner, bottoms);
        }
        if (!any) empty_state(ui, {.id = "none", .icon = Icon::keyboard, .title = tr("keys.nothing"), .text = {}, .primary = {}, .secondary = {}, .at = {inner.x, inner.y, inner.w, 160}});
        reserve({inner.x, inner.y, 1, *std::ranges::max_element(bottoms) - inner.y});
    }

private:
    void header(Frame& frame, Box bar) {
        auto& ui = frame.ui;
        ui.pen().fill(bar, ui.theme().surface);
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        bar = bar.inset(metric::space_page, 10);
        heading(ui, 1, tr("view.keys"), Type::title, bar.cut_left(ui.pen().width(Type::title, tr("view.keys")) + 1, 16));
        if (auto typed = search_field(ui, {.id = "text", .name = tr("keys.search"), .value = m_text, .placeholder = tr("keys.search"), .leading = Icon::search, .search = true, .at = bar.cut_left(std::min(240.0f, bar.w), 12)})) m_text = *typed;
        text(ui, {.text = tr("keys.note"), .type = Type::small, .color = ui.theme().text3, .id = "note", .at = bar});
    }

    static std::vector<Shown> commands() {
        std::vector<Shown> shown;
        for (auto const& command : all_commands())
            if (command.keys != 0) shown.push_back({keys_text(command.keys), tr_key("command." + std::string(command.id))});
        return shown;
    }

    // A card in the column that is shortest.
    bool group(Ui& ui, std::string_view title, std::string_view id, std::vector<Shown> keys, Box const& inner, std::vector<float>& bottoms) const {
        TextMatch const match(m_text);
        if (!match.empty()) std::erase_if(keys, [&](Shown const& key) { return !match.in(key.words + ' ' + key.keys); });
        if (keys.empty()) return false;
        auto const shortest = std::ranges::min_element(bottoms);
        auto const column = static_cast<int>(shortest - bottoms.begin());
        Box at = inner.column(column, static_cast<int>(bottoms.size()), metric::space_card);
        at.y = *shortest;
        at.h = metric::card_header + 10 + kRow * static_cast<float>(keys.size());
        *shortest = at.bottom() + metric::space_card;
        CardScope const card{ui, {.id = id, .title = title, .at = at}};
        Box body = card.body().inset(metric::space_card, 4);
        std::size_t n = 0;
        for (auto const& key : keys) {
            Box row = body.cut_top(kRow);
            say(ui, {.id = std::to_string(n++), .role = sem::Role::text, .name = key.words, .value = key.keys, .at = row});
            float const width = paint_key(ui.pen(), row.right(), row.cy(), key.keys);
            row.cut_right(width + 8);
            ui.pen().text(row, ui.theme().text1, Type::body, key.words);
        }
        return true;
    }

    std::string m_text;
};

}  // namespace

std::unique_ptr<View> make_keys_view() { return std::make_unique<KeysView>(); }

}  // namespace pmo::ui
