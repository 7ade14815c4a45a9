// Appraisals: what the records say about a person or a team in the period, beside what people wrote and scored; workload and conflicts; the registers.

#include <algorithm>
#include <cmath>

#include "core/actions/appraise.h"
#include "core/base/sort.h"
#include "core/project/personal_kpis.h"
#include "core/registers/appraisal.h"
#include "core/registers/appraisal_item.h"
#include "core/registers/workload_note.h"
#include "core/rules/workload.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/figure_table.h"
#include "ui/views/page.h"
#include "ui/views/register_looks.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/views/screen_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace apr = registers::appraisal;
namespace itm = registers::appraisal_item;
namespace wln = registers::workload_note;

namespace {

enum Side : int { kAppraisals, kTeam, kRegisters };
constexpr std::string_view kShelf[] = {"appraisal", "appraisal_item", "workload_note"};
constexpr float kGap = 12, kLower = 310;

struct Line { Id id; PersonalKpis figures; std::optional<int> score; };
struct Found { std::vector<Line> lines; std::vector<rules::Hit> hits, workload; std::vector<Id> notes; };

Found make(Frame const& frame) {
    Found found;
    std::vector<Record const*> appraisals;
    for (auto const& record : frame.store.table(apr::kType).rows())
        if (!record.deleted()) appraisals.push_back(&record);
    sort_stably(appraisals, std::greater{}, [](Record const* a) { return std::pair{registers::is_open(*a), a->get(apr::period_to).day}; });
    for (auto const* record : appraisals) {
        auto figures = appraisal_kpis(frame.store, frame.derived, *record, Date{frame.ui.today});
        auto const score = figures.score();
        found.lines.push_back({record->id(), std::move(figures), score});
    }
    found.hits = rules::appraisal_hits(facts_of(frame));
    found.workload = rules::workload_hits(facts_of(frame));
    std::vector<Record const*> notes;
    for (auto const& note : frame.store.table(wln::kType).rows())
        if (!note.deleted()) notes.push_back(&note);
    sort_stably(notes, std::greater{}, [](Record const* n) { return std::pair{registers::is_open(*n), n->get(wln::week).day}; });
    for (auto const* note : notes) found.notes.push_back(note->id());
    return found;
}

std::string_view kpi_words(std::size_t kpi) {
    switch (kpi) {
        case 0: return tr("appraisal_view.tasks");
        case 1: return tr("appraisal_view.actions");
        case 2: return tr("appraisal_view.findings");
        case 3: return tr("appraisal_view.issues");
        default: return tr("appraisal_view.sheets");
    }
}

std::string_view kpi_rule(std::size_t kpi) {
    switch (kpi) {
        case 0: return tr("appraisal_view.tasks_tip");
        case 1: return tr("appraisal_view.actions_tip");
        case 2: return tr("appraisal_view.findings_tip");
        case 3: return tr("appraisal_view.issues_tip");
        default: return tr("appraisal_view.sheets_tip");
    }
}

std::string subject_words(Frame const& frame, Record const& appraisal) {
    return name_of(frame, registers::is(appraisal, apr::kind, "team") ? appraisal.get(apr::team) : appraisal.get(apr::person));
}

std::string points(Record const& record, Field<std::int64_t> field) { return record.has(field) ? format_integer(record.get(field)) : std::string{}; }

class AppraisalView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const& found = m_found.get(frame, kNoId, [&] { return make(frame); });
        auto const caption = tr("appraisal_view.count", static_cast<std::int64_t>(found.lines.size()));
        Box bar = draw_page_head(frame, area, {.id = "appraisal", .caption = caption});
        Segment const segments[] = {{"appraisals", tr("appraisal_view.appraisals")}, {"team", tr("appraisal_view.team")}, {"registers", tr("contract_view.registers")}};
        choose_segment(frame.ui, bar, tr("contract_view.sides"), segments, m_side);
        if (m_side == kRegisters) { m_shelf.draw(frame, area); return; }
        area = area.inset(kGap);
        if (m_side == kTeam) draw_team(frame, found, area);
        else draw_appraisals(frame, found, area);
    }
    std::string status(Frame& frame) override {
        return m_side == kRegisters ? m_shelf.status_words(frame) : std::string{};
    }
    void keys(Frame& frame) override {
        if (m_side == kRegisters) m_shelf.keys(frame);
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        return m_side == kRegisters && m_shelf.draw_inspector(frame, record);
    }

private:
    void draw_appraisals(Frame& frame, Found const& found, Box at);
    void draw_figures_of(Frame& frame, Line const& line, Box at);
    void draw_judgement(Frame& frame, Line const& line, Box at);
    void draw_team(Frame& frame, Found const& found, Box at);

    int m_side = kAppraisals;
    Remembered<Found> m_found;
    TableState m_table, m_note_table;
    RegisterShelf m_shelf{kShelf};
};

void AppraisalView::draw_appraisals(Frame& frame, Found const& found, Box at) {
    if (found.lines.empty()) {
        empty_state(frame.ui, {.id = "none", .icon = Icon::medal, .title = tr("appraisal_view.none"), .text = tr("appraisal_view.none_text"), .primary = {}, .secondary = {}, .at = at});
        return;
    }
    auto const& theme = frame.ui.theme();
    Box lower = at.cut_bottom(std::min(kLower, at.h * 0.52f), kGap);
    enum Cell : int { kWho, kPeriod, kStatus, kComputed, kTasks, kSheets = kTasks + 4, kEntered, kSelf, kScore, kGrade, kIncentive, kAppraiser, kDue };
    std::vector<Column> columns{{.id = "who", .title = tr("appraisal_view.who"), .width = 128, .min_width = 90}, {.id = "period", .title = tr("appraisal_view.period"), .width = 112}, {.id = "status", .title = tr("contract_view.state"), .width = 84},
                                {.id = "computed", .title = tr("appraisal_view.computed"), .width = 76, .align = Align::right, .tip = tr("appraisal_view.computed_tip")}};
    for (std::size_t i = 0; i < kPersonalKpis.size(); ++i) columns.push_back({.id = kPersonalKpis[i], .title = kpi_words(i), .width = 84, .tip = kpi_rule(i)});
    for (auto const& more : {Column{.id = "entered", .title = tr("appraisal_view.entered"), .width = 72, .align = Align::right, .tip = tr("appraisal_view.entered_tip")}, Column{.id = "self", .title = tr("appraisal_view.self"), .width = 60, .align = Align::right}, Column{.id = "score", .title = tr("appraisal_view.score"), .width = 60, .align = Align::right},
                             Column{.id = "grade", .title = tr("appraisal_view.grade"), .width = 76, .tip = tr("appraisal_view.grade_tip")}, Column{.id = "incentive", .title = tr("appraisal_view.incentive"), .width = 124}, Column{.id = "appraiser", .title = tr("appraisal_view.appraiser"), .width = 84}, Column{.id = "due", .title = tr("contract_view.due"), .width = 96}})
        columns.push_back(more);
    FigureRows rows;
    for (auto const& line : found.lines) rows.list.push_back({.id = line.id, .name = name_of(frame, line.id)});
    auto const choice = [&](Record const& record, Field<std::string> field) {
        auto const words = option_words(apr::kType, field.slot, record.get(field));
        return words.empty() ? TableCell{} : TableCell{.text = words, .kind = CellKind::badge, .tone = option_tone(apr::kType.fields[field.slot], record.get(field))};
    };
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& line = found.lines[row];
        auto const& record = *frame.store.find(line.id);
        if (column >= kTasks && column <= kSheets) {
            auto const& kpi = line.figures.kpi[static_cast<std::size_t>(column - kTasks)];
            auto const percent = kpi.percent();
            return {.text = percent ? format_integer(*percent) : std::string("—"), .kind = CellKind::custom, .tip = tr("appraisal_view.of", {format_integer(kpi.good), format_integer(kpi.all)})};
        }
        switch (column) {
            case kWho: return {.text = subject_words(frame, record), .icon = registers::is(record, apr::kind, "team") ? Icon::users : Icon::user, .icon_color = theme.text3};
            case kPeriod: return {.text = (record.has(apr::period_from) ? format_date_short(record.get(apr::period_from).day) : std::string("…")) + " – " + (record.has(apr::period_to) ? format_date_short(record.get(apr::period_to).day) : std::string("…")), .color = theme.text2};
            case kStatus: return choice(record, apr::status);
            case kComputed: return {.text = line.score ? format_integer(*line.score) : std::string("—"), .color = line.score ? 0 : theme.text3};
            case kEntered: {
                bool const differs = line.score && record.has(apr::kpi_score) && line.figures.counted() >= rules::kKpiEnough && std::abs(record.get(apr::kpi_score) - *line.score) > rules::kKpiDifference;
                return {.text = points(record, apr::kpi_score), .color = differs ? theme.amber_text : 0, .icon = differs ? Icon::triangle_alert : Icon::none, .icon_color = theme.amber};
            }
            case kSelf: return {.text = points(record, apr::self_score)};
            case kScore: return {.text = points(record, apr::score)};
            case kGrade: return choice(record, apr::grade);
            case kIncentive: {
                auto const kind = option_words(apr::kType, apr::incentive_kind.slot, record.get(apr::incentive_kind));
                return {.text = record.get(apr::incentive).minor ? kind + ' ' + money_words(record.get(apr::incentive)) : kind, .color = theme.text2};
            }
            case kAppraiser: return {.text = record.has(apr::appraiser) ? name_of(frame, record.get(apr::appraiser)) : std::string{}, .color = theme.text2};
            default: return {.text = record.has(apr::due) ? format_date(record.get(apr::due).day) : std::string{}, .color = registers::is_open(record) && record.has(apr::due) && record.get(apr::due).day < frame.ui.today ? theme.red_text : 0};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& line = found.lines[row];
        auto const& record = *frame.store.find(line.id);
        if (column >= kTasks && column <= kSheets) return std::int64_t{line.figures.kpi[static_cast<std::size_t>(column - kTasks)].percent().value_or(-1)};
        switch (column) {
            case kPeriod: return std::int64_t{record.get(apr::period_to).day};
            case kComputed: return std::int64_t{line.score.value_or(-1)};
            case kEntered: return record.get(apr::kpi_score);
            case kSelf: return record.get(apr::self_score);
            case kScore: return record.get(apr::score);
            case kDue: return std::int64_t{record.get(apr::due).day};
            default: return rows.make(row, column).text;
        }
    };
    rows.draw = [&](std::size_t row, int column, CellCanvas const& canvas) {
        auto const percent = found.lines[row].figures.kpi[static_cast<std::size_t>(column - kTasks)].percent();
        paint_figure_bar(canvas.pen, canvas.content, percent, percent_color(theme, percent));
    };
    draw_figures(frame, {.id = "appraisals", .name = tr("appraisal_view.appraisals"), .columns = columns, .at = at}, rows, m_table);
    auto const* selected = frame.store.live(frame.session.selected());
    auto const chosen = selected && &selected->type() == &itm::kType ? selected->get(itm::appraisal) : frame.session.selected();
    auto const* shown = &found.lines.front();
    for (auto const& line : found.lines)
        if (line.id == chosen) shown = &line;
    Box const hits = lower.cut_right(std::round(lower.w * 0.3f), kGap);
    Box const judgement = lower.cut_right(std::round(lower.w * 0.5f), kGap);
    draw_hit_card(frame, {.id = "attention", .title = std::string(tr("contract_view.attention")), .none = std::string(tr("appraisal_view.fine")), .hits = found.hits}, hits);
    draw_figures_of(frame, *shown, lower);
    draw_judgement(frame, *shown, judgement);
}

void AppraisalView::draw_figures_of(Frame& frame, Line const& line, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{line.id};
    auto const title = tr("appraisal_view.figures", {subject_words(frame, *frame.store.find(line.id))});
    auto const caption = line.score ? tr("appraisal_view.total", {format_integer(*line.score)}) : std::string(tr("appraisal_view.nothing_due"));
    CardScope const card{ui, {.id = "figures", .title = title, .caption = caption, .at = at}};
    PanelScope const panel{ui, {.id = "kpis", .name = title, .at = card.body(), .padding_x = 12, .padding_y = 4}};
    auto const pen = ui.pen();
    Box rest = panel.inner();
    float const top = rest.y;
    for (std::size_t i = 0; i < line.figures.kpi.size(); ++i) {
        IdScope const item{&i, sizeof i};
        auto const& kpi = line.figures.kpi[i];
        auto const name = std::string(kpi_words(i)), words = tr("appraisal_view.of", {format_integer(kpi.good), format_integer(kpi.all)});
        Box row = rest.cut_top(24);
        say(ui, {.id = "kpi", .role = sem::Role::text, .name = name, .value = words, .description = kpi_rule(i), .at = row});
        tooltip_for(ui, row, kpi_rule(i), "kpi");
        pen.text(row.cut_left(std::min(96.0f, row.w * 0.36f)), theme.text1, Type::small, name);
        pen.text(row.cut_left(56), theme.text3, Type::small, kpi.all ? format_integer(kpi.good) + " / " + format_integer(kpi.all) : std::string{});
        paint_figure_bar(pen, row, kpi.percent(), percent_color(theme, kpi.percent()));
        std::size_t shown = 0;
        for (auto const id : kpi.misses) {
            auto const* record = frame.store.live(id);
            if (!record || shown++ == 2) break;
            IdScope const miss{id};
            auto const label = record_name(*record);
            Box const place = rest.cut_top(18);
            if (link(ui, {.id = "miss", .label = label, .name = {}, .tip = tr("appraisal_view.miss_tip"), .at = {place.x + 12, place.y, std::min(place.w - 12, text_width(ui.fonts(), Type::small, label) + 2), 18}})) frame.session.inspector_open = true, frame.select(id);
        }
    }
    reserve({at.x, top, at.w - 24, rest.y - top});
}

void AppraisalView::draw_judgement(Frame& frame, Line const& line, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{line.id};
    auto const& record = *frame.store.find(line.id);
    auto const state = option_words(apr::kType, apr::status.slot, record.get(apr::status));
    CardScope const card{ui, {.id = "judgement", .title = tr("appraisal_view.judgement"), .caption = state, .at = at}};
    Box body = card.body();
    auto const context = edit_context(frame);
    auto take = take_kpi_score(context, frame.derived, line.id), agree = agree_appraisal(context, line.id);
    Button const buttons[] = {{.id = "take", .label = tr("appraisal_view.take"), .disabled = take.empty(), .tip = take.empty() ? tr("appraisal_view.take_none") : tr("appraisal_view.take_tip")},
                              {.id = "agree", .label = tr("appraisal_view.agree"), .icon = Icon::check, .kind = ButtonKind::primary, .disabled = agree.empty(), .tip = agree.empty() ? tr("appraisal_view.agree_none") : tr("appraisal_view.agree_tip")}};
    auto const pressed = draw_buttons(frame, body.cut_bottom(36).inset(12, 0), buttons);
    PanelScope const panel{ui, {.id = "words", .name = tr("appraisal_view.judgement"), .at = body, .padding_x = 12, .padding_y = 4}};
    Box rest = panel.inner();
    float const top = rest.y;
    auto const pen = ui.pen();
    for (auto const* item : frame.store.referrers(itm::kType, itm::appraisal, line.id)) {
        IdScope const own{item->id()};
        Box const row = rest.cut_top(24);
        auto const name = record_name(*item);
        auto const value = points(*item, itm::score);
        auto const hot = hot_area(ui, {.id = "item", .name = name, .value = value, .role = sem::Role::listitem, .at = row});
        if (hot.clicked) frame.session.inspector_open = true, frame.select(item->id());
        if (hot.hovered) pen.fill(row, theme.hover);
        Box inner = row;
        pen.text(inner.cut_right(36), theme.text1, Type::strong, value.empty() ? std::string_view("—") : std::string_view(value), Align::right);
        pen.text(inner.cut_right(48), theme.text3, Type::small, format_percent(item->get(itm::weight)), Align::right);
        pen.text(inner, theme.text1, Type::small, name);
    }
    auto const proposed = proposed_score(record, frame.store);
    draw_fact(frame, rest, "proposed", tr("appraisal_view.proposed"), proposed ? tr("appraisal_view.proposed_words", {format_integer(*proposed), option_words(apr::kType, apr::grade.slot, grade_of_score(*proposed))}) : std::string("—"));
    for (auto const* field : {"comment", "strengths", "development"}) {
        auto const slot = slot_of(apr::kType, field);
        if (record.has(slot)) draw_fact(frame, rest, field, field_words(apr::kType, slot), record.text(slot));
    }
    reserve({at.x, top, at.w - 24, rest.y - top});
    if (pressed == 0) frame.edit(std::move(take));
    if (pressed == 1) frame.edit(std::move(agree));
}

void AppraisalView::draw_team(Frame& frame, Found const& found, Box at) {
    auto const& theme = frame.ui.theme();
    if (found.notes.empty() && found.workload.empty()) {
        empty_state(frame.ui, {.id = "none", .icon = Icon::heart, .title = tr("appraisal_view.no_notes"), .text = tr("appraisal_view.no_notes_text"), .primary = {}, .secondary = {}, .at = at});
        return;
    }
    Box const hits = at.cut_bottom(std::min(270.0f, at.h * 0.42f), kGap);
    enum Cell : int { kTitle, kKind, kPerson, kWeek, kLoad, kMood, kAction, kOwner, kDue, kStatus };
    Column const columns[] = {{.id = "title", .title = tr("appraisal_view.note"), .width = 200, .min_width = 110}, {.id = "kind", .title = tr("appraisal_view.kind"), .width = 84}, {.id = "person", .title = tr("skill_view.person"), .width = 130},
                              {.id = "week", .title = tr("appraisal_view.week"), .width = 96}, {.id = "load", .title = tr("appraisal_view.load"), .width = 110, .tip = tr("appraisal_view.load_tip")}, {.id = "mood", .title = tr("appraisal_view.mood"), .width = 88, .tip = tr("appraisal_view.mood_tip")},
                              {.id = "action", .title = tr("appraisal_view.action"), .width = 210}, {.id = "owner", .title = tr("contract_view.owner"), .width = 84}, {.id = "due", .title = tr("contract_view.due"), .width = 96}, {.id = "status", .title = tr("contract_view.state"), .width = 84}};
    FigureRows rows;
    for (auto const id : found.notes) rows.list.push_back({.id = id, .name = name_of(frame, id), .closed = !registers::is_open(*frame.store.find(id))});
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& note = *frame.store.find(found.notes[row]);
        switch (column) {
            case kTitle: return {.text = rows.list[row].name};
            case kKind: return {.text = option_words(wln::kType, wln::kind.slot, note.get(wln::kind)), .color = theme.text2};
            case kPerson: {
                auto words = note.has(wln::person) ? name_of(frame, note.get(wln::person)) : note.has(wln::department) ? name_of(frame, note.get(wln::department)) : std::string{};
                if (note.has(wln::other_person)) words += " · " + name_of(frame, note.get(wln::other_person));
                return {.text = words, .color = theme.text2};
            }
            case kWeek: return {.text = note.has(wln::week) ? format_date(note.get(wln::week).day) : std::string{}};
            case kLoad: return {.text = note.has(wln::load) ? format_percent(note.get(wln::load)) : std::string{}, .kind = CellKind::custom};
            case kMood: return {.text = note.has(wln::mood) ? format_integer(note.get(wln::mood)) + " / 5" : std::string{}, .color = note.has(wln::mood) && note.get(wln::mood) <= rules::kLowMood ? theme.red_text : 0, .icon = !note.has(wln::mood) ? Icon::none : note.get(wln::mood) <= rules::kLowMood ? Icon::triangle_alert : Icon::heart, .icon_color = note.get(wln::mood) <= rules::kLowMood ? theme.red : theme.green};
            case kAction: {
                auto const words = note.get(wln::action);
                return {.text = std::string(words.substr(0, words.find('\n'))), .color = theme.text2};
            }
            case kOwner: return {.text = note.has(wln::owner) ? name_of(frame, note.get(wln::owner)) : std::string{}, .color = theme.text2};
            case kDue: return {.text = note.has(wln::due) ? format_date(note.get(wln::due).day) : std::string{}, .color = registers::is_open(note) && note.has(wln::due) && note.get(wln::due).day < frame.ui.today ? theme.red_text : 0};
            default: return {.text = option_words(wln::kType, wln::status.slot, note.get(wln::status)), .kind = CellKind::badge, .tone = option_tone(wln::kType.fields[wln::status.slot], note.get(wln::status))};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& note = *frame.store.find(found.notes[row]);
        if (column == kWeek) return std::int64_t{note.get(wln::week).day};
        if (column == kLoad) return note.get(wln::load);
        if (column == kMood) return note.get(wln::mood);
        if (column == kDue) return std::int64_t{note.get(wln::due).day};
        return rows.make(row, column).text;
    };
    rows.draw = [&](std::size_t row, int, CellCanvas const& canvas) {
        auto const& note = *frame.store.find(found.notes[row]);
        if (!note.has(wln::load)) return;
        auto const load = static_cast<float>(std::clamp<std::int64_t>(note.get(wln::load), 0, 150));
        Box box = canvas.content;
        canvas.pen.text(box.cut_right(40), load > rules::kOverload ? theme.red_text : theme.text1, Type::small, rows.make(row, kLoad).text, Align::right);
        Box const track{box.x, std::round(box.cy() - 3), box.w - 6, 6};
        canvas.pen.fill(track, theme.grey_soft, 3);
        canvas.pen.fill({track.x, track.y, track.w * load / 150.0f, track.h}, load > rules::kOverload ? theme.red : load > 100 ? theme.amber : theme.c1, 3);
        canvas.pen.line_v(std::round(track.x + track.w * 100.0f / 150.0f), track.y - 2, track.bottom() + 2, theme.text1);       // full load
    };
    draw_figures(frame, {.id = "notes", .name = tr("appraisal_view.team"), .columns = columns, .at = at, .none = tr("appraisal_view.no_notes")}, rows, m_note_table);
    draw_hit_card(frame, {.id = "workload", .title = std::string(tr("contract_view.attention")), .none = std::string(tr("appraisal_view.team_fine")), .hits = found.workload, .show_project = true}, hits);
}

}  // namespace

std::unique_ptr<View> make_appraisal_view() { return std::make_unique<AppraisalView>(); }

}  // namespace pmo::ui
