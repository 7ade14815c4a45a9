#include "ui/views/project_overview.h"

#include <algorithm>
#include <cmath>

#include "core/registers/risk.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/project_frame.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kTile = 96, kGap = 12, kLine = 32, kHead = 36;
constexpr std::size_t kLines = 6;

// One line of a card: what it is called, a sign at its right, and where it leads.
struct Line {
    Record const* record = nullptr;
    std::string when, who;
    ImU32 when_color = 0;
    std::optional<Badge> badge{};
    std::string badge_words{};
    int score = 0;
};

struct ListCard {
    std::string_view id;
    std::string title, caption, none;
    std::vector<Line> lines{};
    Location all;
};

// The columns of a card: the lines stand below each other.
struct Widths { float sign = 0, when = 0, who = 0; };

Widths widths_of(Ui const& ui, std::vector<Line> const& lines, float room) {
    Widths widths;
    for (auto const& line : lines) {
        auto badge = line.badge.value_or(Badge{});
        badge.label = line.badge_words;
        widths.sign = std::max({widths.sign, line.score > 0 ? score_width(ui.fonts(), line.score, true) : 0, line.badge ? badge_width(ui.fonts(), badge) : 0});
        widths.when = std::max(widths.when, line.when.empty() ? 0 : std::ceil(text_width(ui.fonts(), Type::small, line.when)) + 1);
        if (!line.who.empty()) widths.who = std::max(widths.who, 24 + std::ceil(text_width(ui.fonts(), Type::small, line.who)));
    }
    widths.who = std::min(widths.who, 110.0f);
    if (room - widths.sign - widths.when - widths.who < 190) widths.who = 0;       // the name comes first
    return widths;
}

void draw_line(Frame& frame, Line const& line, Widths const& widths, Box box) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{line.record->id()};
    auto const name = record_name(*line.record);
    auto const hot = hot_area(ui, {.id = "line", .name = name, .value = line.when + ' ' + line.badge_words, .description = line.who, .role = sem::Role::link, .at = box});
    if (hot.clicked) {
        frame.session.inspector_open = true;
        frame.select(line.record->id());
    }
    if (hot.double_clicked) frame.go(location_of(frame, *line.record), line.record->id());
    if (!hot.visible) return;
    auto const pen = ui.pen();
    bool const selected = frame.session.is_selected(line.record->id());
    if (selected || hot.hovered) pen.fill(box, selected ? theme.selected : theme.hover);
    pen.line_h(box.x, box.right(), box.bottom() - 1, theme.grid);
    Box row = box.inset(12, 0);
    Box const sign = widths.sign > 0 ? row.cut_right(widths.sign, 10) : Box{};
    if (line.score > 0) paint_score(pen, sign.x, row.cy(), line.score, true);
    if (line.badge) {
        Badge badge = *line.badge;
        badge.label = line.badge_words;
        paint_badge(pen, sign.x, row.cy(), badge);
    }
    Box const when = widths.when > 0 ? row.cut_right(widths.when, 10) : Box{};
    pen.text(when, line.when_color ? line.when_color : theme.text2, Type::small, line.when, Align::right);
    Box const who = widths.who > 0 ? row.cut_right(widths.who, 10) : Box{};
    if (!line.who.empty() && !who.empty()) {
        paint_avatar(pen, who.x, who.cy(), line.who, 18);
        pen.text({who.x + 24, who.y, who.w - 24, who.h}, theme.text2, Type::small, line.who);
    }
    auto const number = code_of(*line.record);
    if (!number.empty() && number != shown_title(*line.record)) pen.text(row.cut_left(std::ceil(pen.width(Type::body, number)) + 8), theme.text3, Type::body, number);
    if (pen.text(row, theme.text1, Type::body, name)) tooltip_for(ui, box, name, "line");
}

void draw_card(Frame& frame, ListCard const& card, Box at) {
    auto& ui = frame.ui;
    IdScope const scope{card.id};
    CardScope const panel{ui, {.id = card.id, .title = card.title, .caption = card.caption, .at = at}};
    Box const head = panel.header();
    if (!card.all.view.empty()) {
        Link const all{.id = "all", .label = tr("overview.all"), .name = {}, .tip = {}};
        float const width = text_width(ui.fonts(), Type::small, tr("overview.all")) + 8;
        auto placed = all;
        placed.at = {head.right() - width, head.y, width, head.h};
        if (link(ui, placed)) frame.go(card.all);
    }
    Box body = panel.body();
    if (card.lines.empty()) {
        text(ui, {.text = card.none, .type = Type::body, .color = ui.theme().text3, .id = "none", .at = body.cut_top(kLine + 8).inset(12, 0)});
        return;
    }
    auto const widths = widths_of(ui, card.lines, body.w - 24);
    for (auto const& line : card.lines) {
        if (body.h < kLine - 1) break;
        draw_line(frame, line, widths, body.cut_top(kLine));
    }
}

std::string person_of(Frame const& frame, Record const& record) {
    auto const slot = slot_with(record.type(), FieldFlag::owner);
    auto const* id = slot == kNoSlot ? nullptr : std::get_if<Id>(&record.value(slot));
    auto const* person = id ? frame.store.live(*id) : nullptr;
    return person ? std::string(shown_title(*person)) : std::string{};
}

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
    std::ranges::stable_sort(found, {}, day);
    if (type_id == "risk") std::ranges::stable_sort(found, [](Record const* a, Record const* b) { return registers::risk::score(*a) > registers::risk::score(*b); });
    return found;
}

Line line_of(Frame const& frame, Record const& record) {
    auto const& theme = frame.ui.theme();
    Line line{.record = &record, .when = {}, .who = person_of(frame, record)};
    auto const due = slot_with(record.type(), FieldFlag::due);
    if (auto const* date = due == kNoSlot ? nullptr : std::get_if<Date>(&record.value(due))) {
        line.when = format_date_short(date->day);
        auto const urgency = urgency_of(record, due, frame.ui.today);
        if (urgency != Urgency::none) line.when_color = urgency == Urgency::overdue ? theme.red_text : theme.amber_text;
    }
    auto const state = slot_with(record.type(), FieldFlag::status);
    if (record.type().id == "risk") line.score = static_cast<int>(registers::risk::score(record));
    else if (state != kNoSlot && record.has(state)) {
        line.badge_words = option_words(record.type(), state, record.text(state));
        line.badge = Badge{.label = {}, .tone = option_tone(record.type().fields[state], record.text(state))};
    }
    return line;
}

ListCard register_card(Frame const& frame, Id project, std::string_view type_id, std::string_view tab) {
    auto const records = open_records(frame, project, type_id);
    ListCard card{.id = type_id, .title = tr("overview.open_of", {register_words_within(type_id, true)}), .caption = format_integer(static_cast<std::int64_t>(records.size())), .none = tr("overview.none_open", {register_words_within(type_id, true)}), .all = project_tab(project, tab)};
    for (std::size_t i = 0; i < records.size() && i < kLines; ++i) card.lines.push_back(line_of(frame, *records[i]));
    return card;
}

// Milestones that are still to come, in order of their forecast.
ListCard milestone_card(Frame const& frame, Plan const& plan) {
    ListCard card{.id = "milestones", .title = std::string(tr("overview.milestones")), .caption = {}, .none = std::string(tr("overview.no_milestones")), .all = {.view = "plan", .project = plan.project, .detail = {}}};
    std::vector<std::pair<Minute, std::size_t>> coming;
    for (std::size_t i = 0; i < plan.rows.size(); ++i)
        if (plan.rows[i].milestone && !plan.rows[i].inactive && plan.rows[i].percent < 100) coming.emplace_back(plan.schedule.placed[i].finish, i);
    std::ranges::sort(coming);
    auto const& theme = frame.ui.theme();
    for (std::size_t k = 0; k < coming.size() && k < kLines; ++k) {
        auto const& row = plan.rows[coming[k].second];
        auto const* task = frame.store.live(row.task);
        if (!task) continue;
        auto const finish = date_of(Moment{coming[k].first}).day;
        Line line{.record = task, .when = format_date(finish), .who = person_of(frame, *task)};
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

ListCard gate_card(Frame const& frame, Id project) {
    ListCard card{.id = "gates", .title = register_words_many("gate"), .caption = {}, .none = tr("overview.none_open", {register_words_within("gate", true)}), .all = {.view = "register", .project = project, .detail = "gate"}};
    auto const* type = find_register("gate");
    auto const slot = type ? slot_of(*type, "project") : kNoSlot;
    if (slot == kNoSlot) return card;
    for (auto const* gate : frame.store.referrers(*type, slot, project))
        if (card.lines.size() < kLines) card.lines.push_back(line_of(frame, *gate));
    return card;
}

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

float card_height(ListCard const& card) { return kHead + std::max(1.0f, static_cast<float>(card.lines.size())) * kLine + 10; }

}  // namespace

void draw_project_overview(Frame& frame, Box area, Id project) {
    auto& ui = frame.ui;
    if (!frame.store.live(project)) {
        empty_state(ui, {.id = "no_project", .icon = Icon::folder_kanban, .title = tr("overview.no_project"), .text = {}, .primary = {}, .secondary = {}, .at = area});
        return;
    }
    PanelScope const panel{ui, {.id = "overview", .name = tr("project.tab.overview"), .at = area, .padding_x = metric::space_card, .padding_y = metric::space_card}};
    Box rest = panel.inner();
    Box const all = rest;
    tiles(frame, frame.derived.summary(project), rest.cut_top(kTile, kGap));
    ListCard const cards[] = {milestone_card(frame, frame.derived.plan(project)), register_card(frame, project, "risk", "risk"), register_card(frame, project, "issue", "issue"),
                              register_card(frame, project, "change_request", "change"), gate_card(frame, project), register_card(frame, project, "action_item", "meeting")};
    int const columns = rest.w > 1100 ? 3 : rest.w > 640 ? 2 : 1;
    float y = rest.y;
    int const count = static_cast<int>(std::size(cards));
    for (int i = 0; i < count; i += columns) {
        float height = 0;
        for (int k = i; k < std::min(i + columns, count); ++k) height = std::max(height, card_height(cards[k]));
        for (int k = i; k < std::min(i + columns, count); ++k) draw_card(frame, cards[k], Box{rest.x, y, rest.w, height}.column(k - i, columns, kGap));
        y += height + kGap;
    }
    reserve({all.x, all.y, all.w, y - all.y});
}

}  // namespace pmo::ui
