// Tolerances: how much of each the forecast uses up, in the portfolio or in one project, the broken ones first. The chosen one says what its figure rests on,
// and its exception report is drafted from the data.

#include <algorithm>
#include <array>

#include "core/actions/draft_exception.h"
#include "core/base/sort.h"
#include "core/registers/exception_report.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"
#include "core/registers/tolerance.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/record_card.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/table.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace tol = registers::tolerance;
namespace rep = registers::exception_report;
using rules::ToleranceLevel;
using rules::ToleranceState;

enum Cell : int { kProject, kDimension, kWhose, kDeviation, kLimit, kUsed, kState, kReport, kColumns };

std::vector<ToleranceState> all_states(rules::Facts const& facts, Id only) {
    std::vector<ToleranceState> states;
    auto const add = [&](Id project) {
        auto const found = rules::tolerance_states(facts, project);
        states.insert(states.end(), found.begin(), found.end());
    };
    if (only) add(only);
    else for (auto const project : facts.derived.active_projects()) add(project);
    sort_stably(states, std::greater{}, [](ToleranceState const& state) { return std::pair(static_cast<int>(state.level), state.used); });
    return states;
}

RowKey key_of(Id id) { return {id.high, id.low}; }
Id id_of(RowKey key) { return {key.high, key.low}; }

std::string amount(Record const& tolerance, std::int64_t value, bool with_sign) {
    auto const unit = tolerance.get(tol::unit);
    if (unit == "amount") {
        auto const money = tolerance.has(tol::plus_amount) ? tolerance.get(tol::plus_amount) : tolerance.get(tol::minus_amount);
        return format_money(value, money.currency.text(), MoneyStyle::with_unit);
    }
    auto const text = with_sign ? format_signed(value, 2, value % 100 == 0 ? 0 : 1) : format_decimal(value, 2, value % 100 == 0 ? 0 : 1);
    if (unit == "percent") return text + "%";
    return text + " " + option_words(tolerance.type(), tol::unit.slot, unit);
}

Tone level_tone(ToleranceLevel level) { return level == ToleranceLevel::broken ? Tone::red : level == ToleranceLevel::near ? Tone::amber : level == ToleranceLevel::kept ? Tone::green : Tone::neutral; }
Icon level_icon(ToleranceLevel level) { return level == ToleranceLevel::broken ? Icon::circle_x : level == ToleranceLevel::near ? Icon::triangle_alert : level == ToleranceLevel::kept ? Icon::circle_check : Icon::circle_help; }
std::string level_words(ToleranceLevel level) {
    switch (level) {
        case ToleranceLevel::broken: return std::string(tr("tolerances.broken"));
        case ToleranceLevel::near: return std::string(tr("tolerances.near"));
        case ToleranceLevel::kept: return std::string(tr("tolerances.kept"));
        case ToleranceLevel::unknown: break;
    }
    return std::string(tr("tolerances.unknown"));
}

// The latest report about a tolerance, an open one before a closed one.
Record const* report_of(Store const& store, Id tolerance) {
    Record const* found = nullptr;
    for (auto const* report : store.referrers(rep::kType, rep::tolerance, tolerance))
        if (!found || registers::is_open(*report)) found = report;
    return found;
}

class Rows final : public TableSource {
public:
    Rows(Frame& frame, std::vector<ToleranceState> const& states) : m_frame(frame), m_states(states) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_states.size()); }
    TableRow row(std::int64_t index) const override { return {.key = key_of(at(index).tolerance->id()), .name = {}}; }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& state = at(index);
        auto const& tolerance = *state.tolerance;
        auto const& theme = m_frame.ui.theme();
        TableCell cell;
        bool const known = state.level != ToleranceLevel::unknown;
        switch (column) {
            case kProject: {
                auto const* project = m_frame.store.live(tolerance.get(tol::project));
                cell.text = project ? std::string(code_of(*project)) + "  " + std::string(shown_title(*project)) : std::string{};
                break;
            }
            case kDimension: cell.text = option_words(tolerance.type(), tol::dimension.slot, tolerance.get(tol::dimension)); break;
            case kWhose: cell.text = option_words(tolerance.type(), tol::level.slot, tolerance.get(tol::level)); cell.color = theme.text2; break;
            case kDeviation: cell.text = known ? amount(tolerance, state.deviation, true) : std::string("—"); break;
            case kLimit: cell.text = known ? amount(tolerance, state.limit, false) : std::string("—"); cell.color = theme.text2; break;
            case kUsed: cell.kind = CellKind::custom; cell.text = known ? format_percent(state.used / 10) : std::string("—"); break;
            case kState: cell.kind = CellKind::badge; cell.text = level_words(state.level); cell.tone = level_tone(state.level); cell.icon = level_icon(state.level); cell.tip = rule_words(state.level == ToleranceLevel::unknown ? "tolerance.unmeasured" : "tolerance.broken"); break;
            default:
                if (auto const* report = report_of(m_frame.store, tolerance.id())) cell.text = std::string(code_of(*report)) + "  " + option_words(rep::kType, rep::status.slot, report->get(rep::status));
                else if (state.level == ToleranceLevel::broken) { cell.text = tr("tolerances.report_missing"); cell.color = theme.red_text; }
        }
        return cell;
    }
    // The bar ends at twice the tolerance; the line in the middle is the tolerance itself.
    void draw_cell(std::int64_t index, int column, CellCanvas const& canvas) const override {
        if (column != kUsed) return;
        auto const& state = at(index);
        auto const& theme = m_frame.ui.theme();
        if (state.level == ToleranceLevel::unknown) { canvas.pen.text(canvas.content, theme.text3, Type::small, "—"); return; }
        Box row = canvas.content;
        canvas.pen.text(row.cut_right(52, 6), state.level == ToleranceLevel::broken ? theme.red_text : theme.text2, Type::micro, state.used >= 9999 ? std::string("> 999%") : format_percent(state.used / 10), Align::right);
        Box const track{row.x, row.cy() - 4, row.w, 8};
        canvas.pen.fill(track, theme.pressed, metric::radius_bar);
        float const share = std::min(1.0f, static_cast<float>(state.used) / 2000.0f);
        ImU32 const color = state.level == ToleranceLevel::broken ? theme.red : state.level == ToleranceLevel::near ? theme.amber : theme.b1;
        canvas.pen.fill({track.x, track.y, track.w * share, track.h}, color, metric::radius_bar);
        canvas.pen.line_v(track.cx(), track.y - 3, track.bottom() + 3, theme.text1);
    }

private:
    ToleranceState const& at(std::int64_t index) const { return m_states[static_cast<std::size_t>(index)]; }
    Frame& m_frame;
    std::vector<ToleranceState> const& m_states;
};

// The names of records, one to a line, as people would list them.
std::string list_of(std::vector<Record const*> const& records) {
    std::string text;
    for (auto const* record : records) text += (text.empty() ? "· " : "\n· ") + std::string(shown_title(*record));
    return text;
}

ExceptionTexts texts_of(ExceptionFacts const& facts) {
    auto const& tolerance = *facts.state.tolerance;
    auto const dimension = option_words(tolerance.type(), tol::dimension.slot, tolerance.get(tol::dimension));
    auto const deviation = amount(tolerance, facts.state.deviation, true), limit = amount(tolerance, facts.state.limit, false);
    auto const money = format_money(facts.overrun.minor, facts.overrun.currency.text(), MoneyStyle::with_unit);
    ExceptionTexts texts{.title = tr("tolerances.draft.title", {dimension, deviation, limit}), .forecast = {}, .cause = {}, .consequence = {}, .options = std::string(tr("tolerances.draft.options"))};
    texts.forecast = tr("tolerances.draft.forecast", {facts.forecast_finish.day ? format_date(facts.forecast_finish.day) : std::string("—"), format_signed(facts.slip_days, 0), money});
    if (!facts.tasks.empty()) texts.forecast += "\n" + std::string(tr("tolerances.draft.tasks")) + "\n" + list_of(facts.tasks);
    texts.cause = facts.causes.empty() ? std::string(tr("tolerances.draft.no_cause")) : list_of(facts.causes);
    if (!facts.risks.empty()) texts.consequence = std::string(tr("tolerances.draft.risks")) + "\n" + list_of(facts.risks);
    if (!facts.changes.empty()) texts.options += "\n" + std::string(tr("tolerances.draft.changes")) + "\n" + list_of(facts.changes);
    return texts;
}

class ToleranceView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        auto const here = frame.session.location.project;
        auto const& states = m_states.get(frame, here, [&] { return all_states(facts_of(frame), here); });
        auto const broken = std::ranges::count(states, ToleranceLevel::broken, &ToleranceState::level), near = std::ranges::count(states, ToleranceLevel::near, &ToleranceState::level);
        auto const caption = tr("tolerances.caption", {format_integer(static_cast<std::int64_t>(states.size())), format_integer(broken), format_integer(near)});
        Box bar = draw_page_head(frame, area, {.id = "tolerance", .caption = caption});
        if (right_button(ui, {.id = "reports", .label = tr("tolerances.reports"), .icon = Icon::list, .kind = ButtonKind::ghost}, bar)) frame.go({.view = "register", .project = kNoId, .detail = "exception_report"});
        if (right_button(ui, {.id = "register", .label = tr("tolerances.register"), .icon = Icon::list, .kind = ButtonKind::ghost}, bar)) frame.go({.view = "register", .project = kNoId, .detail = "tolerance"});
        area = area.inset(metric::space_card);
        if (states.empty()) {
            empty_state(ui, {.id = "empty", .icon = Icon::gauge, .title = tr("tolerances.empty"), .text = tr("tolerances.empty_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        follow_selection(frame, states);
        Box const detail = area.cut_bottom(std::min(230.0f, area.h * 0.4f), metric::space_card);
        draw_table(frame, states, area);
        auto const now = std::ranges::find(states, id_of(m_table.cursor), [](ToleranceState const& state) { return state.tolerance->id(); });
        draw_detail(frame, now == states.end() ? states.front() : *now, detail);
    }

    std::string status(Frame&) override { return std::string(tr("tolerances.status")); }

private:
    // Somebody came here for a tolerance, or for a report about one.
    void follow_selection(Frame& frame, std::vector<ToleranceState> const& states) {
        auto const now = frame.session.selected();
        if (now == m_followed) return;
        m_followed = now;
        auto const* record = frame.store.live(now);
        auto const wanted = record && &record->type() == &rep::kType ? record->get(rep::tolerance) : now;
        if (std::ranges::none_of(states, [&](ToleranceState const& state) { return state.tolerance->id() == wanted; })) return;
        m_table.cursor = m_table.scroll_to = key_of(wanted);
        m_table.selection = {m_table.cursor};
    }

    void draw_table(Frame& frame, std::vector<ToleranceState> const& states, Box at) {
        std::array const columns = {Column{.id = "project", .title = tr("tolerances.project"), .width = 230, .sortable = false, .hideable = false},
                                    Column{.id = "dimension", .title = tr("tolerances.dimension"), .width = 64, .sortable = false},
                                    Column{.id = "level", .title = tr("tolerances.level"), .width = 84, .sortable = false},
                                    Column{.id = "deviation", .title = tr("tolerances.deviation"), .width = 96, .align = Align::right, .sortable = false, .tip = tr("tolerances.deviation_tip")},
                                    Column{.id = "limit", .title = tr("tolerances.limit"), .width = 80, .align = Align::right, .sortable = false},
                                    Column{.id = "used", .title = tr("tolerances.used"), .width = 220, .sortable = false, .tip = tr("tolerances.used_tip")},
                                    Column{.id = "state", .title = tr("tolerances.state"), .width = 96, .sortable = false},
                                    Column{.id = "report", .title = tr("tolerances.report"), .width = 130, .sortable = false}};
        Rows const rows{frame, states};
        auto const events = table(frame.ui, {.id = "tolerances", .name = tr("view.tolerance"), .columns = columns, .at = at, .multi_select = false, .editable = false, .empty_text = {}}, rows, m_table);
        if (events.selection_changed || events.cursor_moved) frame.select(id_of(m_table.cursor));
    }

    void draw_detail(Frame& frame, ToleranceState const& state, Box at) {
        auto& ui = frame.ui;
        auto const& tolerance = *state.tolerance;
        auto const* project = frame.store.live(tolerance.get(tol::project));
        auto const dimension = option_words(tolerance.type(), tol::dimension.slot, tolerance.get(tol::dimension));
        auto const name = (project ? std::string(code_of(*project)) + " · " : std::string{}) + dimension;
        RecordCard basis{.id = "basis", .title = name + "  " + level_words(state.level), .caption = tolerance.has(tol::title) ? std::string(shown_title(tolerance)) : std::string{}, .none = std::string(tr("tolerances.no_basis")), .lines = {}, .all = {}, .scroll = true};
        for (auto const id : state.evidence)
            if (auto const* record = frame.store.live(id)) basis.lines.push_back(line_of(frame, *record));
        draw_record_card(frame, basis, at.column(0, 2, metric::space_card));
        Box right = at.column(1, 2, metric::space_card);
        auto const* report = report_of(frame.store, tolerance.id());
        bool const may = frame.writable && state.level == ToleranceLevel::broken && (!report || !registers::is_open(*report));
        Box const foot = right.cut_bottom(may ? 36 : 0);
        RecordCard reports{.id = "reports", .title = std::string(tr("tolerances.reports")), .caption = {}, .none = std::string(state.level == ToleranceLevel::broken ? tr("tolerances.none_broken") : tr("tolerances.none_needed")), .lines = {}, .all = {}, .scroll = true};
        for (auto const* each : frame.store.referrers(rep::kType, rep::tolerance, tolerance.id())) reports.lines.push_back(line_of(frame, *each));
        draw_record_card(frame, reports, right);
        if (!may) return;
        Button spec{.id = "draft", .label = tr("tolerances.draft"), .icon = Icon::file_text, .kind = ButtonKind::primary, .tip = tr("tolerances.draft_tip")};
        spec.at = {foot.right() - button_width(ui, spec), foot.bottom() - metric::control, button_width(ui, spec), metric::control};
        if (button(ui, spec)) draft(frame, tolerance);
    }

    void draft(Frame& frame, Record const& tolerance) {
        auto const facts = exception_facts(facts_of(frame), tolerance);
        Edit edit{{"tolerance.draft", {option_words(tolerance.type(), tol::dimension.slot, tolerance.get(tol::dimension))}}};
        Adding adding(edit, {frame.store, frame.ids, tolerance.get(tol::project), frame.session.person, Date{frame.ui.today}});
        auto const made = draft_exception(adding, tolerance.id(), facts, texts_of(facts));
        if (!made) return;
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(made);
    }

    Remembered<std::vector<ToleranceState>> m_states;
    TableState m_table;
    Id m_followed;
};

}  // namespace

std::unique_ptr<View> make_tolerance_view() { return std::make_unique<ToleranceView>(); }

}  // namespace pmo::ui
