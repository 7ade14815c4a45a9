// The weekly round of progress: one line for each task that somebody has to report on, typed in like a sheet; what is late or unexplained is said beside it;
// everything collected goes into the plan in one step. Of one project or of all that run. The register itself is one choice away.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/progress_round.h"
#include "core/base/text.h"
#include "core/project/plan_impact.h"
#include "core/registers/progress_report.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/page.h"
#include "ui/views/plan_screen.h"
#include "ui/views/register_pane.h"
#include "ui/views/remember.h"
#include "ui/views/screen_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/date_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace rep = registers::progress_report;

constexpr float kRow = 42, kHeader = 42, kLeastText = 92;      // two lines in a row, two in the header
constexpr float kFixed = 86 + 74 + 76 + 54 + 54 + 80 + 61 + 62 + 66 + 42 + 61 + 16;      // columns of figures, and the scroll bar

enum RoundColumn : int { kTask, kReporter, kReason, kState, kPlanned, kKnown, kPercent, kStarted, kFinished, kExpected, kSlip, kSummary, kCause, kCorrection, kCorrectionDue };

// The field that a column writes; kNoSlot: it is worked out.
constexpr std::uint8_t slot_of_column(int column) {
    switch (column) {
        case kPercent: return rep::percent_complete.slot;
        case kStarted: return rep::actual_start.slot;
        case kFinished: return rep::actual_finish.slot;
        case kExpected: return rep::expected_finish.slot;
        case kSummary: return rep::summary.slot;
        case kCause: return rep::cause.slot;
        case kCorrection: return rep::correction.slot;
        case kCorrectionDue: return rep::correction_due.slot;
        default: return kNoSlot;
    }
}

std::string state_id(RoundState state) {
    constexpr std::string_view kIds[] = {"expected", "due", "overdue", "missed", "collected", "applied"};
    return std::string(kIds[static_cast<std::size_t>(state)]);
}
std::string reason_id(RoundReason reason) {
    constexpr std::string_view kIds[] = {"running", "starts", "finishes", "late_start", "late_finish", "reported"};
    return std::string(kIds[static_cast<std::size_t>(reason)]);
}
Tone tone_of(RoundState state) {
    switch (state) {
        case RoundState::overdue: return Tone::red;
        case RoundState::missed: return Tone::amber;
        case RoundState::collected: return Tone::blue;
        case RoundState::applied: return Tone::green;
        case RoundState::expected: case RoundState::due: break;
    }
    return Tone::neutral;
}

Id id_of_line(RoundLine const& line) { return line.report ? line.report : line.task; }

class Lines final : public TableSource {
public:
    Lines(Frame const& frame, Round const& round) : m_frame(frame), m_round(round) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_round.lines.size()); }
    RoundLine const& line(std::int64_t index) const { return m_round.lines[static_cast<std::size_t>(index)]; }
    TableRow row(std::int64_t index) const override { return {.key = row_key(id_of_line(line(index))), .closed = line(index).state == RoundState::missed, .name = {}}; }

    EditKind edit_kind(std::int64_t, int column) const override {
        if (slot_of_column(column) == kNoSlot || !m_frame.writable) return EditKind::none;
        return column == kPercent ? EditKind::number : column == kStarted || column == kFinished || column == kExpected || column == kCorrectionDue ? EditKind::date : EditKind::text;
    }
    std::string edit_text(std::int64_t index, int column) const override {
        if (auto const day = day_of_cell(index, column)) return format_date(*day);
        return column == kPercent && line(index).reported_percent ? std::to_string(*line(index).reported_percent) : text_of(index, column);
    }
    std::string check_edit(std::int64_t index, int column, std::string_view text) const override {
        if (trim(text).empty() || value_of(index, column, text)) return {};
        return std::string(column == kPercent ? tr("round.bad_percent") : tr("round.bad_date"));
    }
    // What was typed; an empty value empties the cell, nothing: it is no such thing.
    std::optional<Value> value_of(std::int64_t index, int column, std::string_view typed) const {
        auto const text = trim(typed);
        if (text.empty()) return std::make_optional<Value>();
        switch (edit_kind(index, column)) {
            case EditKind::number: {
                constexpr NumberUnit kUnits[] = {{"%", 1}};
                auto const read = parse_number(text, {.min = 0, .max = 100}, kUnits);
                return read.fault == NumberFault::none ? std::optional<Value>(read.value) : std::nullopt;
            }
            case EditKind::date: {
                auto const read = pmo::ui::parse_date(text, {.today = m_frame.ui.today, .base = day_of_cell(index, column).value_or(m_frame.ui.today), .min = days_from_civil({1900, 1, 1}), .max = days_from_civil({2199, 12, 31}), .is_workday = {}});
                return read.fault == DateFault::none ? std::optional<Value>(Date{read.day}) : std::nullopt;
            }
            default: return Value(std::string(text));
        }
    }

    TableCell cell(std::int64_t index, int column) const override {
        auto const& at = line(index);
        auto const& theme = m_frame.ui.theme();
        auto const& plan = m_frame.derived.plan(at.project);
        switch (column) {
            case kTask: return {.text = task_words(at, plan), .kind = CellKind::custom, .tip = task_words(at, plan)};
            case kReporter: return {.text = reporters(at), .kind = CellKind::custom, .tip = voices(at)};
            case kReason: {
                bool const late = at.reason == RoundReason::late_start || at.reason == RoundReason::late_finish;
                return {.text = tr_key("round.reason." + reason_id(at.reason)), .color = late ? theme.amber_text : theme.text2};
            }
            case kState: return {.text = tr_key("round.state." + state_id(at.state)), .kind = CellKind::badge, .tone = tone_of(at.state)};
            case kPlanned: return {.text = std::to_string(at.planned_percent), .color = theme.text2};
            case kKnown: return {.text = std::to_string(at.plan_percent), .color = theme.text2};
            case kPercent: {
                if (!at.reported_percent) return {};
                bool const behind = *at.reported_percent + kRoundPoints < at.planned_percent;
                return {.text = std::to_string(*at.reported_percent), .color = behind ? theme.red_text : 0, .problem = at.contradicted, .tip = at.contradicted ? std::string(tr("round.contradicted")) + '\n' + voices(at) : std::string{}};
            }
            case kSlip: {
                auto const days = at.deviation_days;
                return {.text = days == 0 ? std::string("0") : format_signed(days, 0), .color = days > kRoundDays ? theme.red_text : days > 0 ? theme.amber_text : theme.text3, .problem = at.needs_cause, .tip = at.needs_cause ? std::string(tr("round.needs_cause")) : std::string{}};
            }
            default: break;
        }
        if (auto const day = day_of_cell(index, column)) return {.text = format_date_short(*day)};
        auto const words = text_of(index, column);
        TableCell out{.text = words, .kind = CellKind::custom, .tip = words};
        if (column == kCause && at.needs_cause) out = {.text = std::string(tr("round.needs_cause")), .color = theme.amber_text, .icon = Icon::triangle_alert, .icon_color = theme.amber};
        if (column == kCorrection && at.needs_action) out.problem = true, out.tip += (words.empty() ? "" : "\n") + std::string(tr("round.needs_action"));
        return out;
    }

    // Words in two lines, a cut one ends in dots.
    void draw_cell(std::int64_t index, int column, CellCanvas const& canvas) const override {
        auto const& theme = m_frame.ui.theme();
        auto const words = cell(index, column).text;
        Box box = canvas.content;
        if (column == kReporter && line(index).reporter) {
            paint_avatar(canvas.pen, box.x, box.cy(), words, 18);
            box.cut_left(22);
        }
        bool const closed = line(index).state == RoundState::missed;
        ImU32 const color = closed || (column == kReporter && !line(index).reporter) ? theme.text3 : theme.text1;
        float const height = Fonts::line_of(Type::small);
        if (column == kReporter && !line(index).others.empty() && box.h >= 2 * height) {
            auto const& others = line(index).others;
            Box at{box.x, std::round(box.cy() - height), box.w, height};
            canvas.pen.text(at, color, Type::small, name_of(m_frame, line(index).reporter));
            at.y += height;
            return void(canvas.pen.text(at, theme.text3, Type::small, "+ " + (others.size() == 1 ? name_of(m_frame, others.front().reporter) : format_integer(static_cast<std::int64_t>(others.size())))));
        }
        if (canvas.pen.width(Type::small, words) <= box.w || box.h < 2 * height) return void(canvas.pen.text(box, color, Type::small, words));
        auto const lines = canvas.pen.wrap(Type::small, words, box.w);
        Box at{box.x, std::round(box.cy() - height), box.w, height};
        canvas.pen.text(at, color, Type::small, lines.front());
        at.y += height;
        canvas.pen.text(at, color, Type::small, std::string_view(words).substr(std::min(words.size(), static_cast<std::size_t>(lines[std::min<std::size_t>(1, lines.size() - 1)].data() - lines.front().data()))));
    }

private:
    std::string task_words(RoundLine const& at, Plan const& plan) const {
        auto const row = plan.row_of(at.task);
        auto words = row < 0 ? std::string{} : plan.rows[static_cast<std::size_t>(row)].wbs + ' ';
        words += task_name(m_frame, at.task);
        auto const* project = m_frame.session.location.project ? nullptr : m_frame.store.live(at.project);
        return project ? std::string(code_of(*project)) + "  " + words : words;
    }
    // The one whose word counts, then the others.
    std::string reporters(RoundLine const& at) const {
        auto words = at.reporter ? name_of(m_frame, at.reporter) : std::string("—");
        for (auto const& voice : at.others) words += std::string(tr("round.and")) + name_of(m_frame, voice.reporter);
        return words;
    }
    std::string voice_words(Id reporter, RoundState state, std::optional<std::int32_t> percent) const {
        auto words = name_of(m_frame, reporter) + "  " + tr_key("round.state." + state_id(state));
        return percent ? words + "  " + std::to_string(*percent) + "%" : words;
    }
    std::string voices(RoundLine const& at) const {
        if (at.others.empty()) return {};
        auto words = std::string(tr("round.voices")) + '\n' + voice_words(at.reporter, at.state, at.reported_percent);
        for (auto const& voice : at.others) words += '\n' + voice_words(voice.reporter, voice.state, voice.percent);
        return words;
    }
    Record const* report(std::int64_t index) const { return m_frame.store.live(line(index).report); }
    std::optional<std::int32_t> day_of_cell(std::int64_t index, int column) const {
        auto const* record = report(index);
        auto const slot = slot_of_column(column);
        auto const* day = record && slot != kNoSlot ? std::get_if<Date>(&record->value(slot)) : nullptr;
        return day ? std::optional(day->day) : std::nullopt;
    }
    std::string text_of(std::int64_t index, int column) const {
        auto const* record = report(index);
        auto const slot = slot_of_column(column);
        return record && slot != kNoSlot && column != kPercent ? std::string(record->text(slot)) : std::string{};
    }

    Frame const& m_frame;
    Round const& m_round;
};

class ProgressRoundView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        auto const project = frame.session.location.project;
        if (m_week_of != ui.today) m_week_of = ui.today, m_week = week_of(Date{ui.today});
        auto const& round = round_of(frame);
        auto const words = counts(round);
        Box bar = draw_page_head(frame, area, {.id = "progress_round", .caption = words});
        Segment const segments[] = {{"round", tr("round.round")}, {"records", tr("round.records")}};
        choose_segment(ui, bar, tr("round.which"), segments, m_segment);
        if (m_segment == 1) return records(frame, area);
        m_shown_records = false;
        weeks(frame, bar);
        buttons(frame, round, bar);
        area = area.inset(metric::space_card);
        strip(frame, round, area.cut_top(kFigureStrip, metric::space_card));
        if (round.lines.empty()) {
            ui.pen().panel(area, ui.theme().surface, ui.theme().line, metric::radius_card);
            empty_state(ui, {.id = "none", .icon = Icon::clipboard_list, .title = tr("round.none"), .text = tr("round.none_text"), .at = area});
            return;
        }
        sheet(frame, round, area, project);
    }

    std::string status(Frame& frame) override { return counts(round_of(frame)); }
    bool draw_inspector(Frame& frame, Record const& record) override { return m_shown_records && m_pane && m_pane->draw_inspector(frame, record); }
    void keys(Frame& frame) override { if (m_shown_records && m_pane) m_pane->keys(frame); }

private:
    static std::string counts(Round const& round) { return tr("round.caption", {format_integer(round.wanted), format_integer(round.collected)}); }

    Round const& round_of(Frame& frame) {
        auto const project = frame.session.location.project;
        return m_round.get(frame, {project, m_week.day}, [&] { return progress_round(frame.store, frame.derived, project, m_week, Date{frame.ui.today}); });
    }

    void records(Frame& frame, Box area) {
        auto const project = frame.session.location.project;
        if (!m_pane || m_pane_of != project) {
            m_pane = std::make_unique<RegisterPane>(rep::kType, project);
            m_pane_of = project;
        }
        m_shown_records = true;
        m_pane->draw(frame, area);
    }

    void weeks(Frame& frame, Box& bar) {
        auto& ui = frame.ui;
        if (left_button(ui, {.id = "previous", .icon = Icon::chevron_left, .kind = ButtonKind::ghost, .name = tr("round.previous"), .tip = tr("round.previous")}, bar)) m_week.day -= 7;
        auto const words = tr("round.week", {format_date(m_week.day), format_date_short(m_week.day + 4)});
        text_at(ui, bar.cut_left(std::ceil(ui.pen().width(Type::strong, words)) + 2, 8), words, Type::strong, ui.theme().text1);
        if (left_button(ui, {.id = "next", .icon = Icon::chevron_right, .kind = ButtonKind::ghost, .name = tr("round.next"), .tip = tr("round.next")}, bar)) m_week.day += 7;
        if (m_week != week_of(Date{ui.today}) && left_button(ui, {.id = "this_week", .label = tr("round.this_week"), .kind = ButtonKind::ghost}, bar)) m_week = week_of(Date{ui.today});
    }

    void buttons(Frame& frame, Round const& round, Box& bar) {
        auto& ui = frame.ui;
        auto const context = edit_context(frame, frame.session.location.project);
        auto const waiting = waiting_reports(round);
        auto const unasked = std::ranges::count_if(round.lines, [](RoundLine const& line) { return line.state == RoundState::expected && line.reporter; });
        auto const count = format_integer(static_cast<std::int64_t>(waiting.size())), asked = format_integer(unasked);
        auto const effect = waiting.empty() ? std::string{} : effect_of(frame, waiting);
        auto const tip = waiting.empty() ? std::string(tr("round.accept_none")) : std::string(tr("round.accept_tip")) + (effect.empty() ? "" : "\n" + effect);
        if (right_button(ui, {.id = "accept", .label = tr("round.accept"), .icon = Icon::circle_check, .kind = ButtonKind::primary, .disabled = waiting.empty() || !frame.writable, .tip = tip, .count = waiting.empty() ? std::string_view{} : count}, bar))
            if (auto edit = accept_reports(context, frame.derived, waiting)) frame.edit(std::move(*edit));
        bar.cut_right(4);
        if (right_button(ui, {.id = "ask", .label = tr("round.ask"), .icon = Icon::mail, .disabled = unasked == 0 || !frame.writable, .tip = unasked == 0 ? tr("round.ask_none") : tr("round.ask_tip"), .count = unasked == 0 ? std::string_view{} : asked}, bar))
            if (auto edit = ask_for_reports(context, round)) frame.edit(std::move(*edit));
        auto const* chosen = frame.store.live(frame.session.selected());
        bool const report = chosen && &chosen->type() == &rep::kType && chosen->has(rep::correction);
        bar.cut_right(4);
        if (right_button(ui, {.id = "action", .label = tr("round.action"), .icon = Icon::list_todo, .kind = ButtonKind::ghost, .disabled = !report || !frame.writable, .tip = tr("round.action_tip")}, bar) && chosen)
            if (auto edit = action_from_report(context, chosen->id())) frame.edit(std::move(*edit));
        if (!effect.empty() && bar.w > 160) text_at(ui, bar, effect, Type::small, ui.theme().text2, Align::right);
    }

    // What accepting would do to the finish; only of one project.
    std::string effect_of(Frame& frame, std::vector<Id> const& waiting) {
        auto const project = frame.session.location.project;
        if (!project) return {};
        auto const& days = m_effect.get(frame, {project, m_week.day}, [&]() -> std::optional<std::int32_t> {
            // The plan is asked with the tasks' part of the edit: reports and action items are not in it.
            auto const edit = accept_reports(edit_context(frame, project), frame.derived, waiting);
            if (!edit) return std::nullopt;
            Edit tasks("round");
            for (auto const& operation : edit->operations())
                if (!operation.add && frame.derived.plan(project).row_of(operation.record) >= 0) tasks.set(operation.record, operation.slot, operation.value);
            auto const impact = plan_impact(frame.store, frame.derived, project, tasks);
            return impact.computed ? std::optional(impact.finish_days) : std::nullopt;
        });
        if (!days) return {};
        auto const words = *days == 0 ? std::string(tr("plan_check.effect_none")) : *days > 0 ? tr("plan_check.effect_later", {format_integer(*days)}) : tr("plan_check.effect_earlier", {format_integer(-*days)});
        return tr("round.effect", {words});
    }

    void strip(Frame& frame, Round const& round, Box at) {
        auto const number = [](std::int32_t n) { return format_integer(n); };
        auto const waiting = round.collected - round.applied;
        auto const share = round.wanted > 0 ? format_percent(std::int64_t{round.collected} * 100 / round.wanted) : std::string{};
        Figure const figures[] = {
            {.key = "wanted", .label = std::string(tr("round.wanted")), .value = number(round.wanted), .note = {}, .tip = std::string(tr("round.wanted_tip"))},
            {.key = "collected", .label = std::string(tr("round.collected")), .value = number(round.collected), .note = share, .tip = {}},
            {.key = "overdue", .label = std::string(tr("round.overdue")), .value = number(round.overdue), .note = {}, .tip = {}, .tone = round.overdue > 0 ? Tone::red : Tone::neutral},
            {.key = "waiting", .label = std::string(tr("round.waiting")), .value = number(waiting), .note = {}, .tip = std::string(tr("round.accept_tip")), .tone = waiting > 0 ? Tone::blue : Tone::neutral},
            {.key = "unexplained", .label = std::string(tr("round.unexplained")), .value = number(round.unexplained), .note = {}, .tip = std::string(tr("round.unexplained_tip")), .tone = round.unexplained > 0 ? Tone::amber : Tone::neutral},
        };
        draw_figure_strip(frame, "figures", figures, at);
    }

    void sheet(Frame& frame, Round const& round, Box at, Id project) {
        // Figures and dates take what they need, words share the rest: everything is seen at once where the window allows.
        float const task = project ? 150.0f : 180.0f, rest = at.w - 2 - kFixed - task;
        float const words = std::max(kLeastText, std::floor(rest / 3));
        auto const column = [](std::string_view id, std::string_view title, float width, Align align = Align::left, std::string_view tip = {}) {
            return Column{.id = id, .title = title, .width = width, .align = align, .sortable = false, .tip = tip};
        };
        std::array columns = {
            column("task", tr("round.task"), task), column("reporter", tr("round.reporter"), 86, Align::left, tr("round.reporter_tip")), column("reason", tr("round.reason"), 74, Align::left, tr("round.wanted_tip")),
            column("state", tr("round.state"), 76), column("planned", tr("round.planned"), 54, Align::right, tr("round.planned_tip")), column("known", tr("round.known"), 54, Align::right),
            column("percent", tr("round.percent"), 80, Align::right), column("started", tr("round.actual_start"), 61, Align::right), column("finished", tr("round.actual_finish"), 62, Align::right),
            column("expected", tr("round.expected"), 66, Align::right), column("slip", tr("round.deviation"), 42, Align::right, tr("round.deviation_tip")), column("summary", tr("round.summary"), words),
            column("cause", tr("round.cause"), words), column("correction", tr("round.correction"), words), column("correction_due", tr("round.correction_due"), 61, Align::right)};
        columns[kTask].hideable = false;
        follow(frame, round);
        Lines const rows{frame, round};
        auto const events = table(frame.ui, {.id = "round", .name = tr("view.progress_round"), .columns = columns, .at = at, .row_height = kRow, .header_height = kHeader, .multi_select = false, .editable = frame.writable, .compact = true, .empty_text = {}}, rows, m_table);
        if (events.edited) {
            auto const& edited = *events.edited;
            auto const value = rows.value_of(edited.index, edited.column, edited.text);
            if (auto edit = value ? write_report(edit_context(frame, rows.line(edited.index).project), round, rows.line(edited.index), {slot_of_column(edited.column), *value}) : std::nullopt) frame.edit(std::move(*edit));
        }
        if ((events.selection_changed || events.cursor_moved) && m_table.cursor) frame.select(id_of(m_table.cursor));
        if (events.opened) frame.session.inspector_open = true, frame.select(id_of(events.opened));
    }

    // A line keeps the cursor when its report comes into being; a record that was chosen elsewhere gets it.
    void follow(Frame& frame, Round const& round) {
        auto const chosen = frame.session.selected();
        for (auto const& line : round.lines) {
            auto const key = row_key(id_of_line(line));
            bool const became = line.report && m_table.cursor == row_key(line.task);
            if (!became && (id_of_line(line) != chosen || m_table.is_selected(key))) continue;
            m_table.selection = {key};
            m_table.cursor = m_table.anchor = key;
            if (became) frame.select(line.report);
        }
    }

    Date m_week;
    std::int32_t m_week_of = 0;
    int m_segment = 0;
    bool m_shown_records = false;
    TableState m_table;
    Remembered<Round, std::pair<Id, std::int32_t>> m_round;
    Remembered<std::optional<std::int32_t>, std::pair<Id, std::int32_t>> m_effect;
    std::unique_ptr<RegisterPane> m_pane;
    Id m_pane_of;
};

}  // namespace

std::unique_ptr<View> make_progress_round_view() { return std::make_unique<ProgressRoundView>(); }

}  // namespace pmo::ui
