#include "ui/views/project_overview.h"

#include <algorithm>
#include <cmath>

#include "core/base/sort.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/lesson_parts.h"
#include "ui/views/project_frame.h"
#include "ui/views/record_card.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/card.h"

namespace pmo::ui {

namespace {

constexpr float kTile = 96, kGap = 12;
constexpr std::size_t kLines = 6;

// The open records of a register in this project, the most urgent first.
std::vector<Record const*> open_records(Frame const& frame, Id project, std::string_view type_id) {
    std::vector<Record const*> found;
    auto const* type = find_register(type_id);
    auto const slot = type ? slot_of(*type, "project") : kNoSlot;
    if (slot == kNoSlot) return found;
    for (auto const* record : frame.store.referrers(*type, slot, project))
        if (!is_over(*record)) found.push_back(record);
    auto const due = slot_with(*type, FieldFlag::due);
    auto const day = [due](Record const* record) {
        auto const* date = due == kNoSlot ? nullptr : std::get_if<Date>(&record->value(due));
        return date ? date->day : INT32_MAX;
    };
    sort_stably(found, {}, day);
    if (type_id == "risk") sort_stably(found, [](Record const* a, Record const* b) { return registers::risk::score(*a) > registers::risk::score(*b); });
    return found;
}

RecordCard register_card(Frame const& frame, Id project, std::string_view type_id, std::string_view tab) {
    auto const records = open_records(frame, project, type_id);
    RecordCard card{.id = type_id, .title = tr("overview.open_of", {register_words_within(type_id, true)}), .caption = format_integer(static_cast<std::int64_t>(records.size())), .none = tr("overview.none_open", {register_words_within(type_id, true)}), .all = project_tab(project, tab)};
    for (std::size_t i = 0; i < records.size() && i < kLines; ++i) card.lines.push_back(line_of(frame, *records[i]));
    return card;
}

// Milestones that are still to come, in order of their forecast.
RecordCard milestone_card(Frame const& frame, Plan const& plan) {
    RecordCard card{.id = "milestones", .title = std::string(tr("overview.milestones")), .caption = {}, .none = std::string(tr("overview.no_milestones")), .all = {.view = "plan", .project = plan.project, .detail = {}}};
    std::vector<std::pair<Minute, std::size_t>> coming;
    for (std::size_t i = 0; i < plan.rows.size(); ++i)
        if (plan.rows[i].milestone && !plan.rows[i].inactive && plan.rows[i].percent < 100) coming.emplace_back(plan.schedule.placed[i].finish, i);
    sort_stably(coming);
    auto const& theme = frame.ui.theme();
    for (std::size_t k = 0; k < coming.size() && k < kLines; ++k) {
        auto const& row = plan.rows[coming[k].second];
        auto const* task = frame.store.live(row.task);
        if (!task) continue;
        auto const finish = date_of(Moment{coming[k].first}).day;
        RecordLine line{.record = task, .when = format_date(finish), .who = owner_name(frame.store, *task)};
        if (row.baseline_finish != kNoTime) {
            auto const late = finish - date_of(Moment{row.baseline_finish}).day;
            if (late != 0) {
                line.badge_words = tr("overview.against_baseline", {format_signed(late, 0)});
                line.badge = Badge{.label = {}, .tone = late > 0 ? Tone::amber : Tone::green};
            }
        }
        if (finish < frame.ui.today) line.when_color = theme.red_text;
        card.lines.push_back(std::move(line));
    }
    return card;
}

RecordCard gate_card(Frame const& frame, Id project) {
    RecordCard card{.id = "gates", .title = register_words_many("gate"), .caption = {}, .none = tr("overview.none_open", {register_words_within("gate", true)}), .all = {.view = "register", .project = project, .detail = "gate"}};
    auto const* type = find_register("gate");
    auto const slot = type ? slot_of(*type, "project") : kNoSlot;
    if (slot == kNoSlot) return card;
    for (auto const* gate : frame.store.referrers(*type, slot, project))
        if (card.lines.size() < kLines) card.lines.push_back(line_of(frame, *gate));
    return card;
}

// What others have learned that fits this project, the best first. Drawn at a project's start only.
RecordCard lesson_card(Frame const& frame, Id project, std::vector<LessonFit> const& fits) {
    RecordCard card{.id = "lessons", .title = std::string(tr("lessons.overview")), .caption = tr("lessons.fit", static_cast<std::int64_t>(fits.size())), .none = std::string(tr("lessons.overview_none")), .all = {.view = "lesson", .project = project, .detail = {}}};
    for (std::size_t i = 0; i < fits.size() && card.lines.size() < kLines; ++i) {
        auto const* lesson = frame.store.live(fits[i].lesson);
        if (!lesson) continue;
        RecordLine line{.record = lesson, .when = {}, .who = {}};
        line.badge_words = tr("lessons.points", {format_integer(fits[i].total())});
        line.badge = Badge{.label = {}, .tone = Tone::blue};
        line.tip = fit_words(fits[i]);
        card.lines.push_back(std::move(line));
    }
    return card;
}

bool is_starting(Record const& project) { return registers::is(project, registers::project::stage, "initiation", "planning"); }

void tiles(Frame& frame, ProjectSummary const& summary, Box strip) {
    auto& ui = frame.ui;
    auto const money = [&](std::int64_t minor) { return format_money(minor, summary.currency, MoneyStyle::number); };
    auto const index = [](std::optional<std::int32_t> value) { return value ? format_decimal(*value, 2) : std::string("—"); };
    auto const tone_of = [](std::optional<std::int32_t> value) { return !value || *value >= 95 ? Tone::neutral : *value >= 85 ? Tone::amber : Tone::red; };
    auto const unit = money_unit(summary.currency);
    auto const progress = format_percent(summary.permille, 1, 0), planned = tr("overview.planned", {format_percent(summary.planned_permille, 1, 0)});
    auto const day = summary.finish == kNoTime ? 0 : date_of(Moment{summary.finish}).day;
    auto const whole_date = summary.finish == kNoTime ? std::string("—") : format_date(day);
    bool const fits = ui.pen().width(Type::kpi, whole_date) <= strip.column(1, 6, kGap).w - 24;
    auto const finish = fits || summary.finish == kNoTime ? whole_date : format_date_short(day);
    auto const slip = summary.baseline_finish == kNoTime ? std::string(tr("overview.no_baseline")) : summary.slip_days == 0 ? std::string(tr("overview.as_planned")) : slip_words(summary.slip_days);
    auto const spi = index(summary.spi), cpi = index(summary.cpi), eac = format_money(summary.eac, summary.currency, MoneyStyle::rounded);
    auto const bac = tr("overview.of_budget", {money(summary.value.bac)});
    auto const schedule = tr("overview.schedule_index"), cost = tr("overview.cost_index");
    auto const exposure = money(summary.exposure), risks = tr("overview.risks", summary.open_risks);
    auto const sv = summary.spi ? tr("overview.variance", {money(summary.value.ev - summary.value.pv), unit}) : std::string{};
    auto const cv = summary.cpi ? tr("overview.variance", {money(summary.value.ev - summary.value.ac), unit}) : std::string{};
    auto const spi_tip = tr("overview.spi_tip", {money(summary.value.ev), money(summary.value.pv), spi}), cpi_tip = tr("overview.cpi_tip", {money(summary.value.ev), money(summary.value.ac), cpi});
    Kpi const all[] = {
        {.id = "progress", .label = tr("overview.progress"), .value = progress, .unit = {}, .delta = {}, .sentence = planned, .spark = {}, .threshold = {}, .tip = {}, .at = strip.column(0, 6, kGap)},
        {.id = "finish", .label = tr("overview.forecast"), .value = finish, .unit = {}, .delta = summary.slip_days != 0 ? std::string_view(slip) : std::string_view{}, .delta_tone = summary.slip_days > 0 ? Tone::red : Tone::green, .sentence = summary.slip_days != 0 ? std::string_view{} : std::string_view(slip), .spark = {}, .threshold = {}, .tip = whole_date, .at = strip.column(1, 6, kGap)},
        {.id = "spi", .label = schedule, .value = spi, .unit = {}, .delta = sv, .delta_tone = tone_of(summary.spi), .sentence = {}, .spark = {}, .threshold = {}, .tip = spi_tip, .at = strip.column(2, 6, kGap)},
        {.id = "cpi", .label = cost, .value = cpi, .unit = {}, .delta = cv, .delta_tone = tone_of(summary.cpi), .sentence = {}, .spark = {}, .threshold = {}, .tip = cpi_tip, .at = strip.column(3, 6, kGap)},
        {.id = "eac", .label = tr("overview.forecast_cost"), .value = eac, .unit = unit, .delta = {}, .sentence = bac, .spark = {}, .threshold = {}, .tip = {}, .at = strip.column(4, 6, kGap)},
        {.id = "exposure", .label = tr("overview.exposure"), .value = exposure, .unit = unit, .delta = {}, .sentence = risks, .spark = {}, .threshold = {}, .tip = {}, .at = strip.column(5, 6, kGap)},
    };
    constexpr std::string_view kTabs[] = {"plan", "plan", "cost", "cost", "cost", "risk"};
    for (std::size_t i = 0; i < std::size(all); ++i)
        if (kpi_tile(ui, all[i])) frame.go(project_tab(summary.project, kTabs[i]));
}


}  // namespace

void draw_project_overview(Frame& frame, Box area, Id project, OverviewMemory& memory) {
    auto& ui = frame.ui;
    if (!frame.store.live(project)) {
        empty_state(ui, {.id = "no_project", .icon = Icon::folder_kanban, .title = tr("overview.no_project"), .text = {}, .primary = {}, .secondary = {}, .at = area});
        return;
    }
    PanelScope const panel{ui, {.id = "overview", .name = tr("project.tab.overview"), .at = area, .padding_x = metric::space_card, .padding_y = metric::space_card}};
    Box rest = panel.inner();
    Box const all = rest;
    tiles(frame, frame.derived.summary(project), rest.cut_top(kTile, kGap));
    std::vector<RecordCard> cards{milestone_card(frame, frame.derived.plan(project)), register_card(frame, project, "risk", "risk"), register_card(frame, project, "issue", "issue"),
                              register_card(frame, project, "change_request", "change"), gate_card(frame, project), register_card(frame, project, "action_item", "meeting")};
    if (is_starting(*frame.store.live(project)))
        cards.insert(cards.begin(), lesson_card(frame, project, memory.lessons.get(frame, project, [&] { return LessonIndex(frame.store).proposals(project); })));
    int const columns = rest.w > 1100 ? 3 : rest.w > 640 ? 2 : 1;
    float y = rest.y;
    int const count = static_cast<int>(cards.size());
    for (int i = 0; i < count; i += columns) {
        float height = 0;
        for (int k = i; k < std::min(i + columns, count); ++k) height = std::max(height, record_card_height(cards[static_cast<std::size_t>(k)].lines.size()));
        for (int k = i; k < std::min(i + columns, count); ++k) draw_record_card(frame, cards[static_cast<std::size_t>(k)], Box{rest.x, y, rest.w, height}.column(k - i, columns, kGap));
        y += height + kGap;
    }
    reserve({all.x, all.y, all.w, y - all.y});
}

}  // namespace pmo::ui
