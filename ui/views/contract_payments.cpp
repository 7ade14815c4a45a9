// The second side of the contract screen: what leaves month by month, every payment with its state, and what can be done about the chosen one.

#include <algorithm>
#include <cmath>

#include "core/actions/pay.h"
#include "core/base/sort.h"
#include "core/registers/contract.h"
#include "core/registers/payment.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/contract_parts.h"
#include "ui/views/page.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"

namespace pmo::ui {

namespace con = registers::contract;
namespace pay = registers::payment;

namespace {

enum Cell : int { kDue, kTitle, kContract, kCondition, kAmount, kState, kAccepted, kPaidOn, kOwner, kColumns };
constexpr float kChart = 236, kGap = 12;
constexpr int kMonthsBack = 6, kMonths = 18;

void draw_cash(Frame& frame, CashPlan const& cash, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    LegendItem const items[] = {{tr("contract_view.state_paid"), theme.c1, Dash::solid, Mark::none, false}, {tr("contract_view.state_overdue"), theme.red, Dash::solid, Mark::none, false}, {tr("contract_view.state_withheld"), theme.grey, Dash::solid, Mark::none, false}, {tr("contract_view.state_due"), theme.amber, Dash::solid, Mark::none, false}, {tr("contract_view.state_planned"), theme.b1, Dash::solid, Mark::none, false, true}};
    auto const caption = tr("contract_view.cash_note", {money_unit(cash.currency.text())});
    CardScope const card{ui, {.id = "cash", .title = tr("contract_view.cash"), .caption = caption, .at = at}};
    legend(ui, items, card.header());
    double const unit = static_cast<double>(std::max<std::int64_t>(1, money_unit_minor(cash.currency.text())));
    double most = 1;
    std::vector<std::string> labels;
    std::int64_t open = cash.after;
    for (auto const& month : cash.months) {
        most = std::max(most, static_cast<double>(month.paid + month.open()) / unit);
        labels.push_back(month.month == 1 ? std::to_string(month.year) : format_month_short(month.month));
        open += month.open();
    }
    auto const summary = tr("contract_view.cash_summary", {format_integer(static_cast<std::int64_t>(cash.months.size())), money_words({open, cash.currency})});
    Plot plot{ui, {.id = "plot", .name = tr("contract_view.cash"), .summary = summary, .at = card.body(), .x = {-0.5, static_cast<double>(std::max<std::size_t>(labels.size(), 1)) - 0.5}, .y = nice_range(0, most * 1.1, 4), .left = 44, .bottom = 22, .top = 16}};
    plot.y_axis([](double v) { return format_integer(std::llround(v)); });
    plot.x_labels(labels);
    auto const now = civil_from_days(ui.today);
    for (std::size_t i = 0; i < cash.months.size(); ++i) {
        auto const& month = cash.months[i];
        double const x = static_cast<double>(i);
        double base = 0;
        auto const part = [&](std::int64_t minor, ImU32 color, bool tentative) {
            if (minor <= 0) return;
            plot.bar(x, 0.56, static_cast<double>(minor) / unit, {.color = color, .tentative = tentative, .base = base});
            base += static_cast<double>(minor) / unit;
        };
        part(month.paid, theme.c1, false), part(month.overdue, theme.red, false), part(month.withheld, theme.grey, false), part(month.due, theme.amber, false), part(month.planned, theme.b1, true);
        if (base > 0) plot.label({x, base}, format_money(month.paid + month.open(), cash.currency.text(), MoneyStyle::rounded), theme.text2, Align::centre, 0, -9);
        if (month.year == now.year && month.month == now.month) plot.rule_v(x + 0.42, theme.accent, Dash::plan);
    }
    PlotPoint pointer;
    if (!plot.hovered(pointer)) return;
    auto const i = static_cast<std::size_t>(std::clamp<long long>(std::llround(pointer.x), 0, static_cast<long long>(cash.months.size()) - 1));
    auto const& month = cash.months[i];
    std::vector<std::string> lines{format_month(month.year, month.month)};
    auto const line = [&](std::string_view words, std::int64_t minor) { if (minor) lines.push_back(std::string(words) + "  " + money_words({minor, cash.currency})); };
    line(tr("contract_view.state_paid"), month.paid), line(tr("contract_view.state_overdue"), month.overdue), line(tr("contract_view.state_withheld"), month.withheld);
    line(tr("contract_view.state_due"), month.due), line(tr("contract_view.state_planned"), month.planned);
    plot.hair_line(static_cast<double>(i), lines);
}

void draw_payment_actions(Frame& frame, Box& bar) {
    auto const* chosen = frame.store.live(frame.session.selected());
    bool const payment = chosen && &chosen->type() == &pay::kType;
    auto const id = payment ? chosen->id() : kNoId;
    auto const fault = pay_fault(frame.store, id);
    auto const why = !payment ? tr("contract_view.choose_payment") : fault == PayFault::settled ? tr("contract_view.fault_settled") : fault == PayFault::not_accepted ? tr("contract_view.fault_unaccepted") : std::string_view{};
    bool const ready = frame.writable && fault == PayFault::none, held = payment && registers::is(*chosen, pay::status, "withheld");
    bool const hold_ready = frame.writable && payment && fault != PayFault::settled;
    auto const context = edit_context(frame);
    if (right_button(frame.ui, {.id = "pay", .label = tr("contract_view.pay"), .icon = Icon::banknote, .kind = ButtonKind::primary, .disabled = !ready, .tip = why}, bar)) frame.edit(record_payment(context, id));
    if (held) { if (right_button(frame.ui, {.id = "release", .label = tr("contract_view.release"), .disabled = !frame.writable}, bar)) frame.edit(release(context, id)); }
    else if (right_button(frame.ui, {.id = "withhold", .label = tr("contract_view.withhold"), .disabled = !hold_ready, .tip = hold_ready ? std::string_view{} : why}, bar)) frame.edit(withhold(context, id));
    bool const asked = payment && registers::is(*chosen, pay::status, "requested");
    if (right_button(frame.ui, {.id = "request", .label = tr("contract_view.request"), .disabled = !ready || asked, .tip = asked ? tr("contract_view.asked_already") : why}, bar)) frame.edit(request_payment(context, id));
}

}  // namespace

void PaymentPlan::draw(Frame& frame, Box area, Box bar) {
    auto const project = frame.session.location.project;
    auto const& found = m_found.get(frame, project, [&] {
        Found out;
        auto const now = civil_of(Date{frame.ui.today});
        auto const month = now.year * 12 + now.month - 1 - kMonthsBack;
        out.cash = cash_plan(frame.store, project, date_of(Civil{month / 12, static_cast<std::uint8_t>(month % 12 + 1), 1}), Date{frame.ui.today}, kMonths);
        std::vector<Record const*> payments;
        if (project) payments = frame.store.referrers(pay::kType, pay::project, project);
        else for (auto const& payment : frame.store.table(pay::kType).rows())
            if (!payment.deleted()) payments.push_back(&payment);
        auto const rank = [&](Record const* p) {                                  // what waits first, the latest first; then what was paid lately
            auto const state = payment_state(*p, Date{frame.ui.today});
            bool const over = state == PaymentState::paid || state == PaymentState::cancelled;
            return std::pair{over, over ? -p->get(pay::due).day : p->has(pay::due) ? p->get(pay::due).day : INT32_MAX};
        };
        sort_stably(payments, {}, rank);
        for (auto const* payment : payments) out.payments.push_back(payment->id());
        return out;
    });
    draw_payment_actions(frame, bar);
    area = area.inset(kGap);
    if (found.payments.empty()) {
        empty_state(frame.ui, {.id = "none", .icon = Icon::banknote, .title = tr("contract_view.no_payments"), .text = tr("contract_view.no_payments_text"), .primary = {}, .secondary = {}, .at = area});
        return;
    }
    draw_cash(frame, found.cash, area.cut_top(std::min(kChart, area.h * 0.4f), kGap));
    auto const& theme = frame.ui.theme();
    auto const amount_title = std::string(tr("contract_view.amount")) + ' ' + money_unit(found.cash.currency.text());
    Column const columns[] = {
        {.id = "due", .title = tr("contract_view.due"), .width = 100}, {.id = "title", .title = tr("contract_view.payment"), .width = 130}, {.id = "contract", .title = tr("contract_view.contract"), .width = 220},
        {.id = "condition", .title = tr("contract_view.condition_column"), .width = 130}, {.id = "amount", .title = amount_title, .width = 96, .align = Align::right}, {.id = "state", .title = tr("contract_view.state"), .width = 90, .tip = tr("contract_view.state_tip")},
        {.id = "accepted", .title = tr("contract_view.accepted"), .width = 100, .tip = tr("contract_view.accepted_tip")}, {.id = "paid_on", .title = tr("contract_view.paid_on"), .width = 100}, {.id = "owner", .title = tr("contract_view.owner"), .width = 100},
    };
    FigureRows rows;
    auto const payment = [&](std::size_t row) -> Record const& { return *frame.store.find(found.payments[row]); };
    for (auto const id : found.payments) {
        auto const state = payment_state(*frame.store.find(id), Date{frame.ui.today});
        rows.list.push_back({.id = id, .name = name_of(frame, id), .closed = state == PaymentState::paid || state == PaymentState::cancelled});
    }
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& record = payment(row);
        auto const state = payment_state(record, Date{frame.ui.today});
        switch (column) {
            case kDue: return {.text = record.has(pay::due) ? format_date(record.get(pay::due).day) : std::string{}, .color = state == PaymentState::overdue ? theme.red_text : 0};
            case kTitle: return {.text = name_of(frame, record.id())};
            case kContract: {
                auto const* contract = frame.store.live(record.get(pay::contract));
                return {.text = contract ? std::string(code_of(*contract)) + ' ' + name_of(frame, contract->id()) : std::string("—"), .color = theme.text2};
            }
            case kCondition: return {.text = std::string(record.get(pay::condition)), .color = theme.text2};
            case kAmount: return {.text = format_money(record.get(pay::amount).minor, record.get(pay::amount).currency.text(), MoneyStyle::number)};
            case kState: return {.text = payment_words(state), .kind = CellKind::badge, .tone = payment_tone(state)};
            case kAccepted: {
                auto const done = accepted(record, frame.store);
                if (!done) return {};
                return {.text = std::string(*done ? tr("contract_view.is_accepted") : tr("contract_view.not_accepted")), .color = *done ? theme.green_text : theme.amber_text, .icon = *done ? Icon::circle_check : Icon::hourglass, .icon_color = *done ? theme.green : theme.amber};
            }
            case kPaidOn: return {.text = record.has(pay::paid_on) ? format_date(record.get(pay::paid_on).day) : std::string{}};
            default: return {.text = record.has(pay::owner) ? name_of(frame, record.get(pay::owner)) : std::string{}, .color = theme.text2};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& record = payment(row);
        if (column == kDue) return std::int64_t{record.get(pay::due).day};
        if (column == kPaidOn) return std::int64_t{record.get(pay::paid_on).day};
        if (column == kAmount) return record.get(pay::amount).minor;
        if (column == kState) return static_cast<std::int64_t>(payment_state(record, Date{frame.ui.today}));
        return rows.make(row, column).text;
    };
    draw_figures(frame, {.id = "payments", .name = tr("contract_view.payments"), .columns = columns, .at = area, .frozen = 2}, rows, m_table);
}

}  // namespace pmo::ui
