// Roadmap 路线图: programmes as lanes over quarters, their projects with baseline and forecast, roadmap items, and what projects owe each other as
// arrows; a broken one is red and says why. The registers behind it are one choice away.

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/hit_list.h"
#include "ui/views/intake_parts.h"
#include "ui/views/page.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/views/roadmap_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"

namespace pmo::ui {

namespace {

using namespace roadmap;

constexpr float kLabels = 216, kHead = 28, kHits = 150;
constexpr int kMargin = 10;                          // days beside the first and last bar
constexpr int kNear = 92, kAhead = 366;              // "a year": from one quarter ago
constexpr std::string_view kRegisters[] = {"programme", "roadmap_item", "project_dependency"};

class RoadmapView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const& map = m_map.get(frame, language(), [&] { return make_map(frame); });
        auto* pane = pane_of(frame.session.location.detail);
        auto const caption = caption_words(map);
        Box bar = draw_page_head(frame, area, {.id = "roadmap", .caption = caption});
        toolbar(frame, bar);
        frame.ui.pen().fill(area, frame.ui.theme().canvas);
        if (pane) {
            pane->draw(frame, area);
            return;
        }
        if (map.rows.empty()) {
            auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::map, .title = tr("roadmap.empty"), .text = tr("roadmap.empty_text"), .primary = frame.writable ? tr("roadmap.new_programme") : std::string_view{}, .secondary = {},
                                                       .at = {area.cx() - 220, area.y + 72, 440, 180}});
            if (answer == EmptyAnswer::primary) create(frame);
            return;
        }
        area = area.inset(metric::space_card);
        if (!map.hits.empty()) {
            Box const below = area.cut_bottom(std::min(kHits, area.h * 0.35f), metric::space_card);
            CardScope const card{frame.ui, {.id = "findings", .title = tr("roadmap.findings"), .caption = format_integer(static_cast<std::int64_t>(map.hits.size())), .at = below}};
            draw_hit_list(frame, {.id = "hit_list", .name = tr("roadmap.findings"), .hits = map.hits, .show_project = true, .at = card.body()});
        }
        picture(frame, map, area);
    }

    std::string status(Frame& frame) override {
        if (auto* pane = pane_of(frame.session.location.detail)) return pane->status_words();
        return caption_words(m_map.get(frame, language(), [&] { return make_map(frame); }));
    }
    void keys(Frame& frame) override {
        if (auto* pane = pane_of(frame.session.location.detail)) pane->keys(frame);
    }

private:
    static std::string caption_words(Map const& map) { return tr("roadmap.caption", {format_integer(map.programmes), format_integer(map.projects), format_integer(static_cast<std::int64_t>(map.arrows.size())), format_integer(map.broken)}); }

    RegisterPane* pane_of(std::string_view detail) {
        if (std::ranges::find(kRegisters, detail) == std::end(kRegisters)) return nullptr;
        return &m_panes.of(*find_register(detail), kNoId);
    }

    void toolbar(Frame& frame, Box bar) {
        auto& ui = frame.ui;
        auto const& detail = frame.session.location.detail;
        std::array<std::string, 3> words;
        std::array<Choice, 4> choices{Choice{.key = "map", .label = tr("roadmap.picture"), .icon = Icon::map, .count = {}, .tip = {}}};
        int chosen = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            words[i] = register_words(kRegisters[i]);
            choices[i + 1] = {.key = kRegisters[i], .label = words[i], .count = {}, .tip = {}};
            if (detail == kRegisters[i]) chosen = static_cast<int>(i) + 1;
        }
        Segmented segments{.id = "mode", .name = tr("intake.mode"), .options = choices, .chosen = chosen};
        segments.at = middle_of(bar.cut_right(segmented_width(ui, segments), 12));
        if (auto const picked = segmented(ui, segments)) frame.go({.view = "roadmap", .project = kNoId, .detail = *picked == 0 ? std::string{} : std::string(kRegisters[*picked - 1])}, frame.session.selected());
        if (chosen != 0) return;
        Choice const spans[] = {{.key = "all", .label = tr("roadmap.all"), .count = {}, .tip = {}}, {.key = "year", .label = tr("roadmap.year"), .count = {}, .tip = {}}};
        Segmented span{.id = "span", .name = tr("roadmap.range"), .options = spans, .chosen = m_year ? 1 : 0};
        float const width = segmented_width(ui, span);
        if (bar.w < width + 20) return;
        span.at = middle_of(bar.cut_right(width, 12));
        if (auto const picked = segmented(ui, span)) m_year = *picked == 1;
    }

    void picture(Frame& frame, Map const& map, Box area) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        ui.pen().panel(area, theme.surface, theme.line, metric::radius_card);
        area = area.inset(1);
        Box head = area.cut_top(kHead);
        float const labels = std::min(kLabels, area.w * 0.35f);
        Date const today{ui.today};
        Axis const axis{m_year ? Date{today.day - kNear} : Date{map.first.day - kMargin}, m_year ? Date{today.day + kAhead} : Date{map.last.day + kMargin}, area.x + labels, area.w - labels - 12};
        ui.pen().line_h(head.x, head.right(), head.bottom() - 1, theme.line);
        draw_axis(frame, axis, head);
        PanelScope const panel{ui, {.id = "rows", .name = tr("view.roadmap"), .role = sem::Role::list, .at = area}};
        Box const inner = panel.inner();
        float const height = kRow * static_cast<float>(map.rows.size());
        draw_rows(frame, map, axis, {area.x, inner.y, labels, height}, inner.y);
        draw_arrows(frame, map, axis, inner.y);
        if (today >= axis.first && today <= axis.last) {
            float const x = std::round(axis.at(today));
            ui.pen().line({x, area.y}, {x, std::min(area.bottom(), inner.y + height)}, theme.accent, 1.5f);
            say(ui, {.id = "today", .role = sem::Role::text, .name = tr("roadmap.today"), .value = format_date(today.day), .at = {x - 2, area.y, 4, 20}});
        }
        reserve({inner.x, inner.y, 1, height});
    }

    static void create(Frame& frame) {
        Id made;
        auto edit = new_record_edit(intake::context_of(frame), {.type = *find_register("programme")}, made);
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(made);
    }

    Remembered<Map, Language> m_map;             // it holds names
    RegisterPanes m_panes;
    bool m_year = false;
};

}  // namespace

std::unique_ptr<View> make_roadmap_view() { return std::make_unique<RoadmapView>(); }

}  // namespace pmo::ui
