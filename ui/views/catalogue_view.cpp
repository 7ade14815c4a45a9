// All registers of the workspace by mission area, with what is in them: the way to those that the navigation does not name.

#include <algorithm>

#include "core/model/text_match.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/register_looks.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kTile = 64, kGap = 12, kTileWidth = 240, kHeading = 32, kRow = 32;

constexpr std::string_view kAreas[] = {"organisation", "portfolio", "definition", "schedule", "resources", "cost", "risk", "quality", "stakeholders", "contracts", "people", "knowledge"};

struct Entry {
    TypeDef const* type = nullptr;
    std::string words, total, open;
    std::size_t count = 0;
};

class CatalogueView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        refresh(frame);
        header(frame, area.cut_top(metric::page_header));
        PanelScope const panel{frame.ui, {.id = "catalogue", .name = tr("view.catalogue"), .at = area, .padding_x = metric::space_page, .padding_y = metric::space_card}};
        Box const inner = panel.inner();
        float y = inner.y;
        TextMatch const match(m_text);
        bool any = false;
        for (std::size_t a = 0; a < std::size(kAreas); ++a) {
            std::vector<Entry const*> entries;
            for (auto const& entry : m_entries)
                if (static_cast<std::size_t>(entry.type->area) == a && (match.empty() || match.in(entry.words + ' ' + std::string(entry.type->id))) && (m_empty_too || entry.count > 0 || !match.empty())) entries.push_back(&entry);
            if (entries.empty()) continue;
            any = true;
            y = draw_area(frame, kAreas[a], entries, inner, y);
        }
        if (!any) {
            auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::library, .title = tr("catalogue.nothing"), .text = tr("catalogue.nothing_text"), .primary = {}, .secondary = tr("catalogue.show_all"), .at = {inner.x, inner.y, inner.w, 220}});
            if (answer == EmptyAnswer::secondary) { m_text.clear(); m_empty_too = true; }
        }
        reserve({inner.x, inner.y, inner.w, y - inner.y});
    }

    std::string status(Frame&) override { return tr("catalogue.status", {format_integer(static_cast<std::int64_t>(m_entries.size())), format_integer(static_cast<std::int64_t>(m_records))}); }

private:
    void refresh(Frame& frame) {
        if (m_revision == frame.store.revision() && m_store == &frame.store && m_language == language() && !m_entries.empty()) return;
        m_revision = frame.store.revision();
        m_store = &frame.store;
        m_language = language();
        m_entries.clear();
        m_records = 0;
        for (auto const* type : all_registers()) {
            auto const& table = frame.store.table(*type);
            Entry entry{.type = type, .words = register_words_many(type->id), .total = format_integer(static_cast<std::int64_t>(table.live())), .open = {}, .count = table.live()};
            auto const slot = slot_with(*type, FieldFlag::status);
            if (slot != kNoSlot && !type->fields[slot].closed.empty()) {
                auto const open = std::ranges::count_if(table.rows(), [](Record const& record) { return !record.deleted() && !is_over(record); });
                if (open > 0) entry.open = tr("catalogue.open", {format_integer(open)});
            }
            m_records += table.live();
            m_entries.push_back(std::move(entry));
        }
    }

    void header(Frame& frame, Box bar) {
        auto& ui = frame.ui;
        ui.pen().fill(bar, ui.theme().surface);
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        bar = bar.inset(metric::space_page, 0);
        auto const centred = [](Box box) { return Box{box.x, box.cy() - metric::control / 2, box.w, metric::control}; };
        float const width = ui.pen().width(Type::title, tr("view.catalogue")) + 1;
        heading(ui, 1, tr("view.catalogue"), Type::title, bar.cut_left(width, 16));
        Choice const looks[] = {{.key = "cards", .label = tr("catalogue.cards"), .icon = Icon::grid_3x3, .count = {}, .tip = {}}, {.key = "list", .label = tr("catalogue.list"), .icon = Icon::list, .count = {}, .tip = {}}};
        Segmented segments{.id = "look", .name = tr("catalogue.look"), .options = looks, .chosen = m_list ? 1 : 0};
        segments.at = centred(bar.cut_right(segmented_width(ui, segments), 8));
        if (auto const picked = segmented(ui, segments)) m_list = *picked == 1;
        Button toggle{.id = "empty", .label = tr("catalogue.with_empty"), .icon = Icon::eye, .kind = m_empty_too ? ButtonKind::toggle : ButtonKind::ghost, .on = m_empty_too};
        toggle.at = centred(bar.cut_right(button_width(ui, toggle), 8));
        if (button(ui, toggle)) m_empty_too = !m_empty_too;
        if (auto typed = search_field(ui, {.id = "text", .name = tr("catalogue.search"), .value = m_text, .placeholder = tr("catalogue.search"), .leading = Icon::search, .search = true, .at = centred(bar.cut_left(std::min(260.0f, bar.w)))})) m_text = std::move(*typed);
    }

    float draw_area(Frame& frame, std::string_view area, std::vector<Entry const*> const& entries, Box const& inner, float y) {
        auto& ui = frame.ui;
        IdScope const scope{area};
        heading(ui, 2, tr_key("area." + std::string(area)), Type::strong, {inner.x, y, inner.w, kHeading});
        y += kHeading;
        if (m_list) {
            ui.pen().panel({inner.x, y, inner.w, kRow * static_cast<float>(entries.size())}, ui.theme().surface, ui.theme().line, metric::radius_card);
            for (auto const* entry : entries) {
                draw_row(frame, *entry, {inner.x + 1, y, inner.w - 2, kRow}, entry != entries.back());
                y += kRow;
            }
            return y + kGap;
        }
        int const columns = std::max(1, static_cast<int>((inner.w + kGap) / (kTileWidth + kGap)));
        for (std::size_t i = 0; i < entries.size(); ++i) {
            int const column = static_cast<int>(i) % columns;
            if (column == 0 && i > 0) y += kTile + kGap;
            draw_tile(frame, *entries[i], Box{inner.x, y, inner.w, kTile}.column(column, columns, kGap));
        }
        return y + kTile + kGap + 4;
    }

    Hot hot_of(Frame& frame, Entry const& entry, Box const& at) {
        auto const value = entry.open.empty() ? entry.total : entry.total + ", " + entry.open;
        auto const hot = hot_area(frame.ui, {.id = entry.type->id, .name = entry.words, .value = value, .role = sem::Role::link, .at = at, .ring_radius = metric::radius_card});
        if (hot.clicked) frame.go({.view = "register", .project = kNoId, .detail = std::string(entry.type->id)});
        return hot;
    }

    void draw_tile(Frame& frame, Entry const& entry, Box at) {
        auto const hot = hot_of(frame, entry, at);
        if (!hot.visible) return;
        auto const& theme = frame.ui.theme();
        auto const pen = frame.ui.pen();
        pen.panel(at, hot.hovered ? theme.hover : theme.surface, theme.line, metric::radius_card);
        Box row = at.inset(12, 0);
        Box const icon = row.cut_left(32, 10);
        pen.fill({icon.x, icon.cy() - 16, 32, 32}, entry.count > 0 ? theme.accent_soft : theme.grey_soft, metric::radius_card);
        pen.icon(icon.x + 8, icon.cy(), register_icon(entry.type->id), entry.count > 0 ? theme.accent_text : theme.text3);
        auto const total = pen.width(Type::title, entry.total) + 1;
        pen.text(row.cut_right(total, 8), entry.count > 0 ? theme.text1 : theme.text3, Type::title, entry.total, Align::right);
        if (entry.open.empty()) pen.text(row, entry.count > 0 ? theme.text1 : theme.text2, Type::body, entry.words);
        else {
            pen.text({row.x, at.y + 12, row.w, 20}, theme.text1, Type::body, entry.words);
            pen.text({row.x, at.y + 33, row.w, 18}, theme.text3, Type::small, entry.open);
        }
    }

    void draw_row(Frame& frame, Entry const& entry, Box at, bool line) {
        auto const hot = hot_of(frame, entry, at);
        if (!hot.visible) return;
        auto const& theme = frame.ui.theme();
        auto const pen = frame.ui.pen();
        if (hot.hovered) pen.fill(at.inset(0, 1), theme.hover, metric::radius_button);
        if (line) pen.line_h(at.x, at.right(), at.bottom() - 1, theme.grid);
        Box row = at.inset(12, 0);
        pen.icon(row.x, row.cy(), register_icon(entry.type->id), theme.text3);
        row.cut_left(26);
        pen.text(row.cut_right(80), entry.count > 0 ? theme.text1 : theme.text3, Type::body, entry.total, Align::right);
        pen.text(row.cut_right(120), theme.text3, Type::small, entry.open, Align::right);
        pen.text(row, theme.text1, Type::body, entry.words);
    }

    std::vector<Entry> m_entries;
    std::string m_text;
    std::uint64_t m_revision = 0;
    Store const* m_store = nullptr;
    Language m_language = Language::zh;
    std::size_t m_records = 0;
    bool m_list = false, m_empty_too = true;
};

}  // namespace

std::unique_ptr<View> make_catalogue_view() { return std::make_unique<CatalogueView>(); }

}  // namespace pmo::ui
