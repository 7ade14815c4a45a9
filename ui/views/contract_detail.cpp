// One contract below the list: the path through its states, what legal said and what can be done next, milestones and payments on a line of time.

#include <algorithm>
#include <cmath>

#include "core/actions/legal_review.h"
#include "core/base/sort.h"
#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/payment.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/contract_parts.h"
#include "ui/views/register_looks.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace con = registers::contract;
namespace mil = registers::contract_milestone;
namespace pay = registers::payment;

namespace {

constexpr int kReviewDays = 7;                       // legal answers within, unless somebody changes the day

std::string state_words(std::string_view state) { return option_words(con::kType, con::status.slot, state); }

void draw_path(Frame& frame, Record const& contract, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    auto const steps = contract_life(contract, Date{ui.today});
    auto const count = static_cast<int>(steps.size());
    bool const over = registers::is(contract, con::status, "terminated");
    for (int i = 0; i < count; ++i) {
        auto const& step = steps[static_cast<std::size_t>(i)];
        Box const cell = at.column(i, count, 0);
        float const y = at.y + 9;
        if (i + 1 < count) pen.line({cell.cx() + 8, y}, {cell.right() + cell.w * 0.5f - 8, y}, step.passed ? theme.accent : theme.line_strong, step.passed ? 2.0f : 1.0f);
        if (step.current) pen.circle({cell.cx(), y}, 7, theme.accent), pen.circle({cell.cx(), y}, 3, theme.on_accent);
        else if (step.passed) pen.icon(cell.cx() - 8, y, Icon::circle_check, theme.accent);
        else pen.circle_outline({cell.cx(), y}, 5.5f, theme.line_strong, 1.5f);
        auto const label = state_words(step.status);
        auto const days = step.days ? tr("contract_view.days", *step.days) : step.from ? format_date_short(step.from->day) : std::string{};
        pen.text({cell.x, at.y + 19, cell.w, 16}, step.current ? theme.accent_text : step.passed ? theme.text1 : theme.text3, step.current ? Type::small_strong : Type::small, label, Align::centre);
        pen.text({cell.x, at.y + 34, cell.w, 14}, theme.text3, Type::micro, days, Align::centre);
        auto const since = step.from ? tr("contract_view.since", {format_date(step.from->day)}) : std::string(tr("contract_view.no_day"));
        auto const value = std::string(step.current ? tr("contract_view.now") : step.passed ? tr("contract_view.passed") : tr("contract_view.ahead")) + ' ' + days;
        IdScope const scope{step.status};
        say(ui, {.id = "step", .role = sem::Role::text, .name = label, .value = value, .description = since, .state = step.current ? std::uint32_t{sem::selected} : 0u, .at = {cell.x, at.y, cell.w, 48}});
        tooltip_for(ui, {cell.x, at.y, cell.w, 48}, label + ": " + since + "\n" + std::string(tr("contract_view.path_tip")), step.status);
    }
    if (over) pen.text({at.x, at.y + 34, at.w, 14}, theme.red_text, Type::small, state_words("terminated") + ' ' + (contract.has(con::closed_on) ? format_date(contract.get(con::closed_on).day) : std::string{}), Align::right);
}

std::string_view fault_words(AdvanceFault fault) {
    switch (fault) {
        case AdvanceFault::in_review: return tr("contract_view.fault_review");
        case AdvanceFault::not_cleared: return tr("contract_view.fault_not_cleared");
        case AdvanceFault::open_payments: return tr("contract_view.fault_payments");
        case AdvanceFault::at_end: return tr("contract_view.fault_end");
        default: return {};
    }
}

void draw_actions(Frame& frame, Record const& contract, Box at) {
    auto const context = edit_context(frame, contract.get(con::project));
    auto const id = contract.id();
    bool const running = contract_running(contract), reviewing = registers::is(contract, con::status, "legal_review");
    auto const reviewer = frame.store.live(contract.get(con::legal_reviewer)) ? contract.get(con::legal_reviewer) : usual_reviewer(frame.store);
    auto const opinion = std::string(contract.get(con::legal_opinion));
    enum Act { send, pass, condition, refuse, advance, risk };
    std::vector<Button> buttons;
    std::vector<Act> acts;
    auto const offer = [&](Act act, Button spec) { acts.push_back(act), buttons.push_back(std::move(spec)); };
    auto const fault = advance_fault(frame.store, id);
    auto const next = next_contract_state(contract);
    auto const next_label = tr("contract_view.advance", {state_words(next)});
    if (reviewing) {
        offer(pass, {.id = "pass", .label = tr("contract_view.pass"), .icon = Icon::check, .kind = ButtonKind::primary});
        offer(condition, {.id = "condition", .label = tr("contract_view.condition"), .disabled = opinion.empty(), .tip = opinion.empty() ? tr("contract_view.needs_opinion") : tr("contract_view.condition_tip")});
        offer(refuse, {.id = "refuse", .label = tr("contract_view.refuse"), .kind = ButtonKind::danger});
    } else if (registers::is(contract, con::status, "draft", "negotiation") && !legally_cleared(contract)) {
        offer(send, {.id = "send", .label = tr("contract_view.send"), .icon = Icon::gavel, .kind = ButtonKind::primary, .disabled = !reviewer, .tip = reviewer ? std::string_view{} : tr("contract_view.no_reviewer")});
    }
    if (running && !reviewing && !next.empty() && next != "legal_review") offer(advance, {.id = "advance", .label = next_label, .icon = Icon::arrow_right, .disabled = fault != AdvanceFault::none, .tip = fault_words(fault)});
    bool const risk_there = frame.store.live(contract.get(con::risk)) != nullptr;
    if (running && contract.has(con::risk_note) && !risk_there && contract.has(con::project)) offer(risk, {.id = "risk", .label = tr("contract_view.raise_risk"), .icon = Icon::shield_alert});
    auto const pressed = draw_buttons(frame, at, buttons);
    if (pressed < 0) return;
    Id made;
    switch (acts[static_cast<std::size_t>(pressed)]) {
        case send: frame.edit(send_to_legal(context, id, reviewer, Date{frame.ui.today + kReviewDays})); break;
        case pass: frame.edit(record_legal_result(context, id, "passed", {})); break;
        case condition: frame.edit(record_legal_result(context, id, "conditional", opinion)); break;
        case refuse: frame.edit(record_legal_result(context, id, "refused", {})); break;
        case advance: frame.edit(advance_contract(context, id)); break;
        case risk: frame.edit(legal_risk(context, id, made)); frame.select(made); break;
    }
}

void draw_legal(Frame& frame, Record const& contract, Box rest) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const result = option_words(con::kType, con::legal_result.slot, contract.get(con::legal_result));
    bool const late = !legally_cleared(contract) && contract.has(con::legal_due) && contract.get(con::legal_due).day < ui.today;
    std::string words = result.empty() ? std::string("—") : result;
    words += " · " + name_of(frame, contract.get(con::legal_reviewer));
    if (contract.has(con::legal_reviewed_on)) words += " · " + format_date(contract.get(con::legal_reviewed_on).day);
    else if (contract.has(con::legal_due)) words += " · " + tr("contract_view.legal_by", {format_date(contract.get(con::legal_due).day)});
    Box left = rest.column(0, 2, 16), right = rest.column(1, 2, 16);
    draw_fact(frame, left, "legal", tr("contract_view.legal_column"), words, late ? theme.red_text : 0);
    draw_fact(frame, left, "opinion", tr("contract_view.opinion"), contract.has(con::legal_opinion) ? contract.get(con::legal_opinion) : std::string_view("—"));
    auto const sum = contract_money(contract, frame.store, Date{ui.today});
    auto const money = tr("contract_view.money_line", {money_words(sum.paid), money_words(sum.invoiced), money_words(sum.outstanding)});
    draw_fact(frame, right, "money", tr("contract_view.money"), money);
    auto const plan = tr("contract_view.plan_line", {money_words(sum.planned), money_words(sum.value)});
    draw_fact(frame, right, "plan", tr("contract_view.payments"), plan, sum.planned.minor > sum.value.minor ? theme.red_text : 0);
    auto const costs = sum.committed.minor || sum.actual.minor ? tr("contract_view.cost_line", {money_words(sum.actual), money_words(sum.committed)}) : std::string(tr("contract_view.no_cost"));
    auto const* risk = frame.store.live(contract.get(con::risk));
    auto const renewals = frame.store.referrers(con::kType, con::parent, contract.id());
    auto const notice = notice_day(contract);
    draw_fact(frame, right, "cost", tr("contract_view.cost"), costs, sum.actual.minor > sum.value.minor ? theme.red_text : 0);
    if (risk) draw_fact(frame, left, "risk", tr("contract_view.risk"), std::string(code_of(*risk)) + ' ' + record_name(*risk));
    else if (!renewals.empty()) draw_fact(frame, left, "renewal", tr("contract_view.renewal"), record_name(*renewals.front()));
    else if (notice && contract_running(contract)) draw_fact(frame, left, "notice", tr("contract_view.notice"), format_date(notice->day), notice->day < ui.today + 30 ? theme.amber_text : 0);
}

}  // namespace

void draw_contract_detail(Frame& frame, Id id, Box at) {
    auto const& contract = *frame.store.live(id);
    auto const title = name_of(frame, id);
    auto const caption = std::string(code_of(contract)) + (contract.has(con::number) ? " · " + std::string(contract.get(con::number)) : std::string{});
    IdScope const scope{id};
    CardScope const card{frame.ui, {.id = "detail", .title = title, .caption = caption, .at = at}};
    Box body = card.body().inset(12, 6);
    draw_path(frame, contract, body.cut_top(50, 4));
    draw_legal(frame, contract, body.cut_top(68, 2));
    draw_actions(frame, contract, body.cut_top(28, 4));
    draw_contract_timeline(frame, contract, body);
}

void draw_contract_timeline(Frame& frame, Record const& contract, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    auto const milestones = frame.store.referrers(mil::kType, mil::contract, contract.id());
    auto const payments = frame.store.referrers(pay::kType, pay::contract, contract.id());
    std::int32_t from = INT32_MAX, to = INT32_MIN;
    auto const span = [&](Record const& record, Field<Date> field) { if (record.has(field)) from = std::min(from, record.get(field).day), to = std::max(to, record.get(field).day); };
    span(contract, con::starts), span(contract, con::ends);
    for (auto const* m : milestones) span(*m, mil::due);
    for (auto const* p : payments) span(*p, pay::due);
    if (from > to || at.h < 60) {
        if (from > to) pen.text(at, theme.text3, Type::small, tr("contract_view.no_timeline"), Align::centre);
        return;
    }
    from = std::min(from, ui.today) - 5, to = std::max(to, ui.today) + 5;
    RegionScope const region{ui, {.id = "timeline", .name = tr("contract_view.timeline"), .at = at}};
    Box const plot{at.x + 4, at.y + 16, at.w - 8, at.h - 32};
    auto const x_of = [&](std::int32_t day) { return plot.x + plot.w * static_cast<float>(day - from) / static_cast<float>(std::max(1, to - from)); };
    float const axis = std::round(plot.cy());
    pen.line_h(plot.x, plot.right(), axis, theme.line_strong);
    if (contract.has(con::starts) && contract.has(con::ends) && contract.get(con::ends) > contract.get(con::starts))
        pen.fill({x_of(contract.get(con::starts).day), axis - 2, x_of(contract.get(con::ends).day) - x_of(contract.get(con::starts).day), 5}, theme.accent_line, 2);
    pen.dashed({x_of(ui.today), plot.y - 6}, {x_of(ui.today), plot.bottom() + 6}, theme.accent, 4, 3, 1.5f);
    pen.text({at.x, at.y, at.w, 14}, theme.text3, Type::micro, format_date(from + 5));
    pen.text({at.x, at.y, at.w, 14}, theme.text3, Type::micro, format_date(to - 5), Align::right);
    float text_end[2] = {-1, -1};
    auto const draw_mark = [&](Record const& record, std::int32_t day, std::string const& value, ImU32 color, bool above) {
        float const x = x_of(day), y = above ? axis - 16 : axis + 16;
        IdScope const scope{record.id()};
        auto const name = record_name(record);
        auto const hot = hot_area(ui, {.id = "mark", .name = name, .value = value, .role = sem::Role::button, .at = {x - 10, y - 10, 20, 20}, .ring_radius = 10, .overlap = true});
        if (hot.clicked) frame.session.inspector_open = true, frame.select(record.id());
        pen.line({x, axis}, {x, y}, theme.line_strong);
        if (above) pen.diamond({x, y}, frame.session.is_selected(record.id()) ? 15.0f : 12.0f, color);
        else pen.circle({x, y}, frame.session.is_selected(record.id()) ? 7.0f : 5.5f, color);
        tooltip_for(ui, {x - 10, y - 10, 20, 20}, name + "\n" + value, "mark");
        float const width = std::min(120.0f, std::ceil(pen.width(Type::micro, name)) + 2), left = std::clamp(x - width / 2, at.x, at.right() - width);
        auto& end = text_end[above ? 0 : 1];
        if (left < end + 4) return;                                               // would run into its neighbour
        end = left + width;
        pen.text({left, above ? y - 22 : y + 8, width, 14}, theme.text2, Type::micro, name, Align::centre);
    };
    auto by_day = [](auto& list, Field<Date> field) { sort_stably(list, {}, [field](Record const* r) { return r->get(field).day; }); };
    auto marks = milestones, dots = payments;
    by_day(marks, mil::due), by_day(dots, pay::due);
    for (auto const* m : marks) {
        if (!m->has(mil::due)) continue;
        bool const reached = registers::is(*m, mil::status, "reached"), late = !reached && registers::is_open(*m) && m->get(mil::due).day < ui.today;
        auto const words = format_date(m->get(mil::due).day) + " · " + option_words(mil::kType, mil::status.slot, m->get(mil::status));
        draw_mark(*m, m->get(mil::due).day, words, reached ? theme.green : late ? theme.red : theme.grey, true);
    }
    for (auto const* p : dots) {
        if (!p->has(pay::due)) continue;
        auto const state = payment_state(*p, Date{ui.today});
        auto const words = format_date(p->get(pay::due).day) + " · " + money_words(p->get(pay::amount)) + " · " + payment_words(state);
        draw_mark(*p, p->get(pay::due).day, words, tone_shape_color(theme, payment_tone(state)), false);
    }
}

Tone payment_tone(PaymentState state) {
    switch (state) {
        case PaymentState::paid: return Tone::green;
        case PaymentState::overdue: return Tone::red;
        case PaymentState::due: case PaymentState::withheld: return Tone::amber;
        case PaymentState::planned: return Tone::blue;
        default: return Tone::neutral;
    }
}

std::string payment_words(PaymentState state) {
    switch (state) {
        case PaymentState::paid: return std::string(tr("contract_view.state_paid"));
        case PaymentState::overdue: return std::string(tr("contract_view.state_overdue"));
        case PaymentState::due: return std::string(tr("contract_view.state_due"));
        case PaymentState::withheld: return std::string(tr("contract_view.state_withheld"));
        case PaymentState::planned: return std::string(tr("contract_view.state_planned"));
        default: return std::string(tr("contract_view.state_cancelled"));
    }
}

}  // namespace pmo::ui
