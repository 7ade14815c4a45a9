// The parts of a charter that are not text: goals with their SMART letters, milestones of the plan, the frame of money and time, roles, signatures.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/registers/approval.h"
#include "core/registers/charter.h"
#include "core/registers/goal.h"
#include "core/registers/project.h"
#include "core/registers/role_assignment.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/charter_parts.h"
#include "ui/views/intake_parts.h"
#include "ui/views/record_card.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui::charter {

namespace {

namespace cha = registers::charter;
namespace gol = registers::goal;
namespace apr = registers::approval;
namespace rol = registers::role_assignment;
namespace prj = registers::project;

constexpr float kHead = 30, kLine = 30, kLetter = 20;

// A line of the document that is a record: a click selects it for the inspector.
Hot record_line(Frame& frame, Record const& record, std::string_view name, std::string_view value, Box at) {
    auto const hot = hot_area(frame.ui, {.id = "line", .name = name, .value = value, .role = sem::Role::listitem, .at = at, .overlap = true});
    if (hot.clicked) {
        frame.session.inspector_open = true;
        frame.select(record.id());
    }
    auto const& theme = frame.ui.theme();
    bool const selected = frame.session.is_selected(record.id());
    if (selected || hot.hovered) frame.ui.pen().fill(at, selected ? theme.selected : theme.hover, 4);
    frame.ui.pen().line_h(at.x, at.right(), at.bottom() - 1, theme.grid);
    return hot;
}

void nothing(Frame& frame, std::string_view words, Box at) { text(frame.ui, {.text = words, .type = Type::body, .color = frame.ui.theme().text3, .id = "nothing", .at = {at.x, at.y + 4, at.w, 20}}); }

// One letter: green with a check, amber with a cross; the tooltip says why.
void letter(Frame& frame, rules::Mark const& mark, Box at) {
    auto const& theme = frame.ui.theme();
    auto const pen = frame.ui.pen();
    std::string const sign(1, mark.letter);
    auto const words = mark_words(frame, mark);
    pen.panel(at, mark.met() ? theme.green_soft : theme.amber_soft, mark.met() ? theme.green_line : theme.amber_line, 3);
    pen.text(at, mark.met() ? theme.green_text : theme.amber_text, Type::small_strong, sign, Align::centre);
    if (!mark.met()) pen.line({at.x + 3, at.bottom() - 3}, {at.right() - 3, at.y + 3}, theme.amber_text, 1.5f);
    say(frame.ui, {.id = sign, .role = sem::Role::img, .name = letter_words(mark.letter), .value = mark.met() ? tr("smart.is_met") : tr("smart.is_not_met"), .description = words, .at = at});
    tooltip_for(frame.ui, at, words, sign);
}

std::string measure_words(Record const& goal) {
    auto words = std::string(goal.get(gol::measure));
    if (goal.has(gol::target)) words += (words.empty() ? "" : " → ") + std::string(goal.get(gol::target));
    return words;
}

void goal_line(Frame& frame, GoalRow const& row, Box at) {
    auto const& goal = *frame.store.live(row.goal);
    auto const& theme = frame.ui.theme();
    auto const pen = frame.ui.pen();
    IdScope const scope{row.goal};
    auto const name = record_name(goal), measure = measure_words(goal);
    auto const met = rules::smart_letters(row.marks);
    record_line(frame, goal, name, tr("smart.letters", {format_integer(met)}), at);
    Box line = at.inset(6, 0);
    Box letters = line.cut_right(5 * (kLetter + 3), 12);
    for (auto const& mark : row.marks) {
        Box const box = letters.cut_left(kLetter, 3);
        letter(frame, mark, {box.x, std::round(box.cy() - kLetter / 2), kLetter, kLetter});
    }
    auto const due = goal.has(gol::due) ? format_date(goal.get(gol::due).day) : std::string("—");
    pen.text(line.cut_right(76, 10), theme.text2, Type::small, due, Align::right);
    auto const weight = goal.has(gol::weight) ? format_percent(goal.get(gol::weight)) : std::string{};
    pen.text(line.cut_right(36, 8), theme.text2, Type::small, weight, Align::right);
    Box const right = line.cut_right(std::floor(line.w * 0.42f), 10);
    pen.text(line, theme.text1, Type::body, name);
    pen.text(right, theme.text2, Type::small, measure);
}

std::string money(std::int64_t minor, std::string_view currency) { return format_money(minor, currency, MoneyStyle::with_unit); }

}  // namespace

float draw_section_head(Frame& frame, std::string_view words, std::string_view note, Box at) {
    auto const& theme = frame.ui.theme();
    auto const pen = frame.ui.pen();
    Box row{at.x, at.y, at.w, kHead - 4};
    pen.line_h(at.x, at.right(), at.y + kHead - 4, theme.line_strong);
    float const width = std::ceil(pen.width(Type::strong, words)) + 2;
    heading(frame.ui, 3, words, Type::strong, {row.x, row.y + 3, width, 20});
    row.cut_left(width + 10);
    if (!note.empty()) pen.text(row, theme.text3, Type::small, note);
    return kHead;
}

float draw_goals(Frame& frame, Facts const& facts, Box at) {
    IdScope const scope{std::string_view("goals")};
    auto const smart = std::ranges::count_if(facts.goals, [](GoalRow const& row) { return rules::smart_letters(row.marks) == 5; });
    auto const note = facts.goals.empty() ? std::string{} : tr("charter.smart_count", {format_integer(smart), format_integer(static_cast<std::int64_t>(facts.goals.size()))});
    float y = at.y + draw_section_head(frame, tr("charter.goals"), note, at);
    if (frame.writable) {
        Button add{.id = "add", .label = tr("charter.add_goal"), .icon = Icon::plus, .kind = ButtonKind::ghost, .size = Size::small, .name = {}, .tip = {}};
        float const width = button_width(frame.ui, add);
        add.at = {at.right() - width, at.y, width, metric::control_small};
        if (button(frame.ui, add)) {
            Id made;
            auto context = intake::context_of(frame);
            auto edit = new_record_edit(context, {.type = gol::kType}, made);
            if (auto const* project = frame.store.live(facts.project); project && project->has(prj::objective)) edit.set(made, gol::objective, project->get(prj::objective));
            frame.edit(std::move(edit));
            frame.session.inspector_open = true;
            frame.select(made);
        }
    }
    if (facts.goals.empty()) nothing(frame, tr("charter.no_goals"), {at.x, y, at.w, kLine});
    for (auto const& row : facts.goals) {
        goal_line(frame, row, {at.x, y, at.w, kLine});
        y += kLine;
    }
    return y - at.y + (facts.goals.empty() ? kLine : 0);
}

float draw_milestones(Frame& frame, Facts const& facts, Box at) {
    IdScope const scope{std::string_view("milestones")};
    float y = at.y + draw_section_head(frame, tr("charter.milestones"), tr("charter.from_plan"), at);
    if (facts.milestones.empty()) nothing(frame, tr("charter.no_milestones"), {at.x, y, at.w, kLine});
    auto const& theme = frame.ui.theme();
    auto const pen = frame.ui.pen();
    for (auto const& milestone : facts.milestones) {
        auto const* task = frame.store.live(milestone.task);
        if (!task) continue;
        Box const box{at.x, y, at.w, 26};
        IdScope const line_scope{milestone.task};
        auto const name = record_name(*task), date = format_date(milestone.forecast.day);
        record_line(frame, *task, name, date, box);
        Box line = box.inset(6, 0);
        pen.diamond({line.x + 6, line.cy()}, 8, milestone.done ? theme.green : theme.text2);
        line.cut_left(20);
        auto const late = milestone.baseline ? milestone.forecast.day - milestone.baseline->day : 0;
        auto const slip = milestone.baseline && late != 0 ? tr("charter.slip", {format_signed(late, 0)}) : std::string{};
        pen.text(line.cut_right(62, 8), late > 0 ? theme.amber_text : theme.green_text, Type::small, slip, Align::right);
        pen.text(line.cut_right(76, 8), theme.text1, Type::small, date, Align::right);
        pen.text(line, theme.text1, Type::body, name);
        y += 26;
    }
    return y - at.y + (facts.milestones.empty() ? kLine : 0);
}

float draw_frame_of_money(Frame& frame, Record const& charter, Box at) {
    IdScope const scope{std::string_view("frame")};
    float const y = at.y + draw_section_head(frame, tr("charter.frame"), tr("charter.frame_note"), at);
    auto const project_id = charter.get(cha::project);
    auto const* project = frame.store.live(project_id);
    auto const& summary = frame.derived.summary(project_id);
    auto const none = std::string("—");
    auto const date = [&](bool known, Date day) { return known ? format_date(day.day) : none; };
    bool const over = charter.has(cha::budget_frame) && summary.eac > charter.get(cha::budget_frame).minor && summary.value.bac > 0;
    auto const forecast = summary.finish == kNoTime ? Date{} : date_of(Moment{summary.finish});
    bool const late = summary.finish != kNoTime && charter.has(cha::target_finish) && forecast > charter.get(cha::target_finish);
    struct Figure { std::string_view id; std::string label, value; bool bad; };
    std::array<Figure, 6> const figures = {{
        {"frame", field_words(cha::kType, cha::budget_frame.slot), charter.has(cha::budget_frame) ? money(charter.get(cha::budget_frame).minor, charter.get(cha::budget_frame).currency.text()) : none, !charter.has(cha::budget_frame)},
        {"budget", field_words(prj::kType, prj::budget.slot), project && project->has(prj::budget) ? money(project->get(prj::budget).minor, project->get(prj::budget).currency.text()) : none, false},
        {"eac", std::string(tr("charter.eac")), summary.value.bac > 0 ? money(summary.eac, summary.currency) : none, over},
        {"start", field_words(cha::kType, cha::target_start.slot), date(charter.has(cha::target_start), charter.get(cha::target_start)), !charter.has(cha::target_start)},
        {"finish", field_words(cha::kType, cha::target_finish.slot), date(charter.has(cha::target_finish), charter.get(cha::target_finish)), !charter.has(cha::target_finish)},
        {"forecast", std::string(tr("charter.forecast")), summary.finish == kNoTime ? none : format_date(forecast.day), late},
    }};
    auto const& theme = frame.ui.theme();
    auto const pen = frame.ui.pen();
    for (std::size_t i = 0; i < figures.size(); ++i) {
        Box const row{at.x, y + 4 + static_cast<float>(i / 3) * 42, at.w, 38};
        Box const box = row.column(static_cast<int>(i % 3), 3, 12);
        pen.text({box.x, box.y, box.w, 16}, theme.text3, Type::small, figures[i].label);
        pen.text({box.x, box.y + 17, box.w, 18}, figures[i].bad ? theme.red_text : theme.text1, Type::body, figures[i].value);
        say(frame.ui, {.id = figures[i].id, .role = sem::Role::text, .name = figures[i].label, .value = figures[i].value, .at = box});
    }
    return kHead + 4 + 84;
}

float draw_roles(Frame& frame, Facts const& facts, Box at) {
    IdScope const scope{std::string_view("roles")};
    float y = at.y + draw_section_head(frame, tr("charter.roles"), tr("charter.from_team"), at);
    if (facts.roles.empty()) nothing(frame, tr("charter.no_roles"), {at.x, y, at.w, kLine});
    auto const pen = frame.ui.pen();
    auto const& theme = frame.ui.theme();
    for (auto const id : facts.roles) {
        auto const* row = frame.store.live(id);
        if (!row) continue;
        Box const box{at.x, y, at.w, 26};
        IdScope const line_scope{id};
        auto const role = value_words(rol::kType, rol::role.slot, row->value(rol::role.slot), frame.store);
        auto const person = value_words(rol::kType, rol::person.slot, row->value(rol::person.slot), frame.store);
        record_line(frame, *row, role, person, box);
        Box line = box.inset(6, 0);
        Box const who = line.cut_right(std::floor(line.w * 0.45f), 8);
        pen.text(line, theme.text2, Type::body, role);
        if (!person.empty()) paint_avatar(pen, who.x, who.cy(), person, 18);
        pen.text({who.x + 24, who.y, who.w - 24, who.h}, theme.text1, Type::body, person);
        y += 26;
    }
    return y - at.y + (facts.roles.empty() ? kLine : 0);
}

namespace {

// The answer of an approver: words for a condition or a refusal, and three buttons.
float sign_row(Frame& frame, Record const& approval, SignState& state, Box at) {
    auto& ui = frame.ui;
    if (state.approval != approval.id()) state = {approval.id(), {}};
    Box row{at.x + 26, at.y + 2, at.w - 32, metric::control};
    auto const answer = [&](std::string_view id, std::string_view label, Icon icon, std::string_view decision, bool words, ButtonKind kind) {
        bool const missing = words && state.words.empty();
        Button one{.id = id, .label = label, .icon = icon, .kind = kind, .disabled = missing, .name = {}, .tip = missing ? tr("charter.sign_words") : std::string_view{}};
        float const width = button_width(ui, one);
        Box const place = row.cut_right(width, 6);
        one.at = place;
        if (button(ui, one)) {
            frame.edit(sign_approval(intake::context_of(frame), approval.id(), decision, state.words));
            state.words.clear();
        }
    };
    answer("approve", tr("charter.sign"), Icon::file_signature, "approved", false, ButtonKind::primary);
    answer("conditional", tr("charter.sign_conditional"), Icon::none, "conditional", true, ButtonKind::secondary);
    answer("reject", tr("charter.sign_reject"), Icon::none, "rejected", true, ButtonKind::secondary);
    if (auto const typed = text_field(ui, {.id = "words", .name = tr("charter.sign_note"), .value = state.words, .placeholder = tr("charter.sign_note"), .problem = {}, .warning = {}, .at = row})) state.words = *typed;
    return metric::control + 8;
}

}  // namespace

float draw_approvals(Frame& frame, Facts const& facts, SignState& state, Box at) {
    IdScope const scope{std::string_view("approvals")};
    float y = at.y + draw_section_head(frame, register_words_many("approval"), {}, at);
    if (facts.approvals.empty()) nothing(frame, tr("charter.no_approvals"), {at.x, y, at.w, kLine});
    auto const pen = frame.ui.pen();
    auto const& theme = frame.ui.theme();
    for (auto const id : facts.approvals) {
        auto const* row = frame.store.live(id);
        if (!row) continue;
        Box const box{at.x, y, at.w, kLine};
        IdScope const line_scope{id};
        auto const who = value_words(apr::kType, apr::approver.slot, row->value(apr::approver.slot), frame.store);
        auto const words = option_words(apr::kType, apr::decision.slot, row->has(apr::decision) ? row->get(apr::decision) : "pending");
        Badge const badge{.label = words, .tone = option_tone(apr::kFields[apr::decision.slot], row->get(apr::decision)), .icon = option_icon(apr::kFields[apr::decision.slot], row->get(apr::decision))};
        record_line(frame, *row, who, words, box);
        Box line = box.inset(6, 0);
        Box const sign = line.cut_right(badge_width(pen.fonts, badge), 10);
        paint_badge(pen, sign.x, sign.cy(), badge);
        auto const when = row->has(apr::decided_on) ? format_date(row->get(apr::decided_on).day) : row->has(apr::due) ? tr("intake.due", {format_date(row->get(apr::due).day)}) : std::string{};
        pen.text(line.cut_right(120, 10), theme.text2, Type::small, when, Align::right);
        if (!who.empty()) paint_avatar(pen, line.x, line.cy(), who, 18);
        line.cut_left(24);
        auto const role = value_words(apr::kType, apr::role.slot, row->value(apr::role.slot), frame.store);
        pen.text(line.cut_left(std::min(line.w * 0.4f, 160.0f), 10), theme.text1, Type::body, who);
        auto const note = row->has(apr::conditions) ? row->get(apr::conditions) : row->has(apr::comment) ? row->get(apr::comment) : std::string_view(role);
        pen.text(line, theme.text2, Type::small, note);
        y += kLine;
        bool const pending = !row->has(apr::decision) || row->get(apr::decision) == "pending";
        if (pending && frame.writable) y += sign_row(frame, *row, state, {at.x, y, at.w, 0});
    }
    return y - at.y + (facts.approvals.empty() ? kLine : 0);
}

}  // namespace pmo::ui::charter
