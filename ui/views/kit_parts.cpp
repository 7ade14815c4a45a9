#include "ui/views/kit_parts.h"

#include <array>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/nav.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

void draw_kit_middle(Ui& ui, Box at, KitState& s) {
    text_at(ui, at.cut_top(20), tr("kit.toasts"), Type::small, ui.theme().text2);
    if (button(ui, {.id = "toast", .label = tr("kit.baseline_saved"), .size = Size::small, .at = {at.x, at.y, 0, 0}}))
        ui.toast({.tone = Tone::green, .title = std::string(tr("kit.baseline_saved")), .text = std::string(tr("kit.baseline_text")), .action = std::string(tr("kit.view")), .on_action = {}});
    at.cut_top(32);
    banner(ui, {.id = "update", .tone = Tone::blue, .text = tr("kit.banner"), .action = tr("kit.reload"), .closable = true, .at = at.cut_top(36, 10)});
    constexpr std::array<float, 8> kSpark{0.96f, 0.97f, 0.95f, 0.945f, 0.95f, 0.94f, 0.935f, 0.93f};
    if (kpi_tile(ui, {.id = "spi", .label = tr("kit.kpi"), .value = "0.94", .delta = "0.01", .delta_arrow = Icon::arrow_down_right, .delta_tone = Tone::red,
                      .sentence = tr("kit.kpi_sentence"), .spark = kSpark, .threshold = 0.95f, .at = at.cut_top(96, 10)})) ++s.pressed;
    constexpr std::array<std::string_view, 4> kKeys{"a", "b", "c", "d"};
    Step const steps[] = {{kKeys[0], tr("kit.day")}, {kKeys[1], tr("kit.week")}, {kKeys[2], tr("kit.month")}, {kKeys[3], tr("kit.quarter")}};
    if (auto const chosen = stepper(ui, "steps", tr("kit.zoom"), steps, s.step, at.cut_top(32, 8))) s.step = *chosen;
}

namespace {

constexpr std::array<std::string_view, 12> kWordMonths{"m01", "m02", "m03", "m04", "m05", "m06", "m07", "m08", "m09", "m10", "m11", "m12"};

void choices(Ui& ui, KitState& s) {
    {
        FormRow row{ui, {.label = tr("kit.probability")}};
        constexpr std::array<std::string_view, 5> kWords{"10%", "30%", "50%", "70%", "90%"};
        if (auto const chosen = scale(ui, {.id = "probability", .value = s.probability, .words = kWords})) s.probability = *chosen;
        next_to(12);
        score_chip(ui, "score", tr("kit.risk"), s.probability * 4);
    }
    if (checkbox(ui, {.id = "check", .label = tr("kit.check"), .checked = s.check})) s.check = !s.check;
    next_to(16);
    checkbox(ui, {.id = "mixed", .label = tr("kit.draft"), .mixed = true});
    next_to(16);
    if (switch_control(ui, {.id = "switch", .label = tr("kit.switch"), .checked = s.on})) s.on = !s.on;
    Box row = remaining();
    row.h = 50;
    if (radio(ui, {.id = "a", .label = "2026-09-24", .caption = tr("kit.radio_a"), .chosen = s.radio == 0, .boxed = true, .at = row.column(0, 2, 8)})) s.radio = 0;
    if (radio(ui, {.id = "b", .label = "2026-09-22", .caption = tr("kit.radio_b"), .chosen = s.radio == 1, .boxed = true, .at = row.column(1, 2, 8)})) s.radio = 1;
    skip(58);
    {
        FormRow form{ui, {.label = tr("kit.note")}};
        if (auto typed = text_area(ui, {.id = "note", .value = s.note})) s.note = *typed;
    }
    {
        FormRow form{ui, {.label = tr("kit.progress")}};
        progress_bar(ui, {.id = "progress", .permille = 850, .plan_permille = 980});
    }
    avatar(ui, "avatar", tr("kit.sample_person"));
    next_to(6);
    text(ui, tr("kit.sample_person"));
    next_to(12);
    if (link(ui, {.id = "link", .label = tr("kit.view"), .icon = Icon::external_link})) ++s.pressed;
    next_to(12);
    key_cap(ui, "Ctrl K");
    next_to(12);
    if (auto const typed = search_field(ui, {.id = "search", .name = tr("kit.filter"), .value = s.search, .placeholder = tr("kit.filter"), .size = Size::small, .width = 160})) s.search = *typed;
}

}  // namespace

void draw_kit_right(Ui& ui, Box at, KitState& s) {
    Theme const& t = ui.theme();
    Crumb const crumbs[] = {{"1", tr("kit.title")}, {"2", tr("kit.relations")}, {"3", tr("kit.sample_name")}};
    if (breadcrumb(ui, "crumbs", crumbs, at.cut_top(24, 6))) ++s.pressed;
    std::array<std::string, 12> names;
    std::array<Choice, 12> pages;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        names[i] = format_month_short(static_cast<std::int32_t>(i + 1));
        pages[i] = {.key = kWordMonths[i], .label = names[i]};
    }
    if (auto const chosen = tabs(ui, {.id = "months", .name = tr("kit.month"), .tabs = pages, .active = s.tab, .at = at.cut_top(36, 8)})) s.tab = *chosen;
    {
        PanelScope panel{ui, {.id = "right", .at = at.cut_top(330, 8), .padding_x = 2, .padding_y = 2, .fixed = true}};
        choices(ui, s);
    }
    Box const card = at.cut_top(190, 10);
    {
        CardScope const scope{ui, {.id = "burn", .title = tr("kit.burn"), .caption = tr("kit.money_million"), .at = card}};
        Plot plot{ui, {.id = "plot", .name = tr("kit.burn"), .summary = tr("kit.burn_summary"), .at = scope.body().inset(8, 4), .x = {-0.3, 8.6}, .y = nice_range(0, 320, 4)}};
        plot.shade_after(5);
        plot.y_axis([](double v) { return format_integer(static_cast<std::int64_t>(v)); });
        std::array<std::string, 9> months;
        for (std::size_t i = 0; i < months.size(); ++i) months[i] = format_month_short(static_cast<std::int32_t>(i + 4));
        plot.x_labels(months);
        constexpr std::array<PlotPoint, 9> kTarget{{{0, 285}, {1, 290}, {2, 282}, {3, 260}, {4, 235}, {5, 205}, {6, 170}, {7, 120}, {8, 60}}};
        constexpr std::array<PlotPoint, 6> kActual{{{0, 270}, {1, 292}, {2, 305}, {3, 282}, {4, 252}, {5, 229}}};
        plot.line(kTarget, {.color = t.pv, .thickness = 1.5f, .dash = Dash::plan, .label = tr("kit.target")});
        plot.line(kActual, {.color = t.ac, .mark = Mark::square, .label = tr("kit.actual")});
        plot.now_line(5, "09-18");
    }
    Box row = at.cut_top(150);
    Box const left = row.column(0, 2, 10), right = row.column(1, 2, 10);
    gauge(ui, "gauge", tr("kit.kpi"), 94, Health::amber, left);
    {
        Plot plot{ui, {.id = "bubbles", .name = "SPI × CPI", .summary = {}, .at = right, .x = {0.75, 1.15}, .y = {0.75, 1.15, 0.1}}};
        plot.y_axis([](double v) { return format_decimal(static_cast<std::int64_t>(v * 100 + 0.5), 2); });
        plot.rule_v(1, t.text3);
        plot.rule_h(1, t.text3);
        Bubble const all[] = {{.at = {0.9, 0.94}, .radius = 16, .health = Health::amber, .key = "1", .name = "P-2601", .label = "01", .value = "SPI 0.90, CPI 0.94"},
                              {.at = {0.83, 0.84}, .radius = 12, .health = Health::red, .key = "3", .name = "P-2603", .label = "03", .value = "SPI 0.83, CPI 0.84"},
                              {.at = {1.04, 1.07}, .radius = 8, .health = Health::green, .key = "8", .name = "P-2608", .label = "08", .value = "SPI 1.04, CPI 1.07"}};
        if (plot.bubbles(all) >= 0) ++s.pressed;
    }
}

}  // namespace pmo::ui
