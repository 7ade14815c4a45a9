// The first side of the contract screen: figures, all contracts with their money and life, findings, and the chosen contract below.

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/base/sort.h"
#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/payment.h"
#include "core/rules/contracts.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/contract_parts.h"
#include "ui/views/register_looks.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/progress.h"

namespace pmo::ui {

namespace con = registers::contract;
namespace mil = registers::contract_milestone;
namespace pay = registers::payment;

namespace {

enum Cell : int { kCode, kTitle, kSupplier, kValue, kPaid, kBooked, kDue, kState, kLegal, kEnds, kFindings, kColumns };
constexpr float kDetail = 324, kGap = 12;

std::vector<Record const*> contracts_of(Frame const& frame) {
    if (auto const project = frame.session.location.project) return frame.store.referrers(con::kType, con::project, project);
    std::vector<Record const*> all;
    for (auto const& contract : frame.store.table(con::kType).rows())
        if (!contract.deleted()) all.push_back(&contract);
    return all;
}

Id contract_of_record(Frame const& frame, Id id) {
    auto const* record = frame.store.live(id);
    if (!record) return kNoId;
    if (&record->type() == &con::kType) return id;
    if (&record->type() == &mil::kType) return record->get(mil::contract);
    return &record->type() == &pay::kType ? record->get(pay::contract) : kNoId;
}

std::string ends_words(Record const& contract, std::int32_t today) {
    if (!contract.has(con::ends)) return {};
    auto const date = format_date(contract.get(con::ends).day);
    auto const left = contract.get(con::ends).day - today;
    if (!registers::is(contract, con::status, "draft", "legal_review", "negotiation", "signed", "in_force")) return date;
    return date + "  " + (left < 0 ? tr("contract_view.days_over", {format_integer(-left)}) : tr("contract_view.days_left", {format_integer(left)}));
}

}  // namespace

Id chosen_contract(Frame const& frame) {
    auto const id = contract_of_record(frame, frame.session.selected());
    auto const* contract = frame.store.live(id);
    return contract && &contract->type() == &con::kType ? id : kNoId;
}

ContractList::Sums ContractList::sums_of(Frame const& frame, Found const& found) {
    Sums sums;
    bool first = true;
    for (auto const& line : found.lines) {
        auto const& contract = *frame.store.find(line.id);
        auto const& money = line.money;
        if (registers::is(contract, con::status, "legal_review")) ++sums.legal;
        if (registers::is(contract, con::direction, "receive") || registers::is(contract, con::status, "terminated")) continue;
        if (first)
            for (auto* one : {&sums.value, &sums.paid, &sums.invoiced, &sums.outstanding, &sums.booked, &sums.overdue, &sums.due}) one->currency = money.value.currency;
        first = false;
        if (money.value.currency != sums.value.currency) continue;
        if (contract_running(contract)) {
            ++sums.running;
            sums.value = add(sums.value, money.value);
            sums.paid = add(sums.paid, money.paid);
            sums.invoiced = add(sums.invoiced, money.invoiced);
            sums.outstanding = add(sums.outstanding, money.outstanding);
            sums.booked = add(sums.booked, money.actual);
        }
        sums.overdue = add(sums.overdue, money.overdue);
        sums.due = add(sums.due, money.due);
        auto const left = contract.get(con::ends).day - frame.ui.today;
        if (registers::is(contract, con::status, "signed", "in_force") && contract.has(con::ends) && left >= 0 && left <= 90) ++sums.expiring;
    }
    for (auto const& hit : found.hits) sums.overdue_payments += hit.rule == "contract.payment_overdue";
    return sums;
}

ContractList::Found ContractList::make(Frame const& frame) const {
    Found found;
    found.hits = rules::contract_hits(facts_of(frame), frame.session.location.project);
    auto contracts = contracts_of(frame);
    auto const order = [](Record const* c) { return std::ranges::find(kContractLife, c->get(con::status)) - kContractLife.begin(); };
    sort_stably(contracts, [&](Record const* a, Record const* b) {              // what runs first, by its end
        bool const x = contract_running(*a), y = contract_running(*b);
        if (x != y) return x;
        return x ? (a->has(con::ends) ? a->get(con::ends).day : INT32_MAX) < (b->has(con::ends) ? b->get(con::ends).day : INT32_MAX) : order(a) < order(b);
    });
    std::unordered_map<Id, int, IdHash> hits;
    for (auto const& hit : found.hits)
        if (hit.severity != Severity::hint) ++hits[contract_of_record(frame, hit.subject)];
    for (auto const* contract : contracts) {
        auto const said = hits.find(contract->id());
        found.lines.push_back({contract->id(), contract_money(*contract, frame.store, Date{frame.ui.today}), said == hits.end() ? 0 : said->second});
    }
    found.sums = sums_of(frame, found);
    return found;
}

void ContractList::draw(Frame& frame, Box area) {
    auto const& found = m_found.get(frame, frame.session.location.project, [&] { return make(frame); });
    m_count = static_cast<int>(found.lines.size());
    area = area.inset(kGap);
    if (found.lines.empty()) {
        auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::file_signature, .title = tr("contract_view.none"), .text = tr("contract_view.none_text"), .primary = frame.writable ? tr("contract_view.new") : std::string_view{}, .secondary = {}, .at = area});
        if (answer == EmptyAnswer::primary) {
            Edit edit(Label{"new", {register_words("contract")}});
            auto const id = add_record(edit, edit_context(frame, frame.session.location.project), {.type = con::kType});
            frame.edit(std::move(edit));
            frame.session.inspector_open = true;
            frame.select(id);
        }
        return;
    }
    auto const& sums = found.sums;
    auto const unit = money_unit(sums.value.currency.text());
    auto const number = [&](Money money) { return format_money(money.minor, money.currency.text(), MoneyStyle::rounded); };
    Figure const figures[] = {
        {"running", std::string(tr("contract_view.running")), format_integer(sums.running), tr("contract_view.of_value", {number(sums.value), unit}), std::string(tr("contract_view.running_tip"))},
        {"paid", std::string(tr("contract_view.paid")), number(sums.paid), sums.value.minor > 0 ? format_percent(scale(sums.paid, 100, sums.value.minor).minor) : std::string{}, std::string(tr("contract_view.paid_tip"))},
        {"outstanding", std::string(tr("contract_view.outstanding")), number(sums.outstanding), tr("contract_view.invoiced_note", {number(sums.invoiced)}), std::string(tr("contract_view.outstanding_tip"))},
        {"soon", std::string(tr("contract_view.soon")), number(sums.due), unit, tr("contract_view.soon_tip", {format_integer(kDueSoonDays)})},
        {"overdue", std::string(tr("contract_view.overdue")), number(sums.overdue), tr("contract_view.payments_n", sums.overdue_payments), std::string(tr("contract_view.overdue_tip")), sums.overdue.minor > 0 ? Tone::red : Tone::neutral},
        {"legal", std::string(tr("contract_view.legal")), format_integer(sums.legal), {}, std::string(tr("contract_view.legal_tip")), sums.legal ? Tone::amber : Tone::neutral},
        {"expiring", std::string(tr("contract_view.expiring")), format_integer(sums.expiring), {}, std::string(tr("contract_view.expiring_tip")), sums.expiring ? Tone::amber : Tone::neutral}};
    draw_figure_strip(frame, "figures", figures, area.cut_top(kFigureStrip, kGap));
    Box lower = area.cut_bottom(std::min(kDetail, area.h * 0.5f), kGap);
    draw_table(frame, found, area);
    Box const hits = lower.cut_right(std::round(lower.w * 0.42f), kGap);
    draw_hit_card(frame, {.id = "attention", .title = std::string(tr("contract_view.attention")), .none = std::string(tr("contract_view.all_fine")), .hits = found.hits, .show_project = !frame.session.location.project}, hits);
    auto const chosen = chosen_contract(frame);
    draw_contract_detail(frame, chosen ? chosen : found.lines.front().id, lower);
}

void ContractList::draw_table(Frame& frame, Found const& found, Box at) {
    auto const& theme = frame.ui.theme();
    auto const currency = found.lines.front().money.value.currency;
    auto const with_unit = [&](std::string_view words) { return std::string(words) + ' ' + money_unit(currency.text()); };
    auto const value = with_unit(tr("contract_view.value")), paid = with_unit(tr("contract_view.paid")), booked = with_unit(tr("contract_view.booked")), due = with_unit(tr("contract_view.due_now"));
    Column const columns[] = {
        {.id = "code", .title = tr("contract_view.code"), .width = 72},
        {.id = "title", .title = tr("contract_view.contract"), .width = 176, .min_width = 120},
        {.id = "supplier", .title = tr("contract_view.party"), .width = 124},
        {.id = "value", .title = value, .width = 96, .align = Align::right},
        {.id = "paid", .title = paid, .width = 128, .tip = tr("contract_view.paid_column_tip")},
        {.id = "booked", .title = booked, .width = 92, .align = Align::right, .tip = tr("contract_view.booked_tip")},
        {.id = "due", .title = due, .width = 92, .align = Align::right, .tip = tr("contract_view.due_column_tip")},
        {.id = "state", .title = tr("contract_view.state"), .width = 92},
        {.id = "legal", .title = tr("contract_view.legal_column"), .width = 96},
        {.id = "ends", .title = tr("contract_view.ends"), .width = 148, .tip = tr("contract_view.ends_tip")},
        {.id = "findings", .title = tr("contract_view.findings"), .width = 68, .align = Align::right},
    };
    auto const contract = [&](std::size_t row) -> Record const& { return *frame.store.find(found.lines[row].id); };
    auto const choice = [&](Record const& record, Field<std::string> field) {
        TableCell cell{.text = option_words(con::kType, field.slot, record.get(field))};
        if (!cell.text.empty()) cell.kind = CellKind::badge, cell.tone = option_tone(con::kType.fields[field.slot], record.get(field));
        return cell;
    };
    FigureRows rows;
    for (auto const& line : found.lines) rows.list.push_back({.id = line.id, .name = name_of(frame, line.id), .closed = !contract_running(*frame.store.find(line.id))});
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& record = contract(row);
        auto const& money = found.lines[row].money;
        auto const amount = [&](Money m) { return m.minor ? format_money(m.minor, m.currency.text(), MoneyStyle::number) : std::string{}; };
        switch (column) {
            case kCode: return {.text = std::string(code_of(record)), .color = theme.text3};
            case kTitle: return {.text = name_of(frame, record.id())};
            case kSupplier: {
                auto const* company = frame.store.live(record.get(con::supplier));
                return {.text = company ? record_name(*company) : std::string(record.get(con::party_b)), .color = theme.text2};
            }
            case kValue: return {.text = amount(money.value)};
            case kPaid: return {.text = amount(money.paid), .kind = CellKind::custom};
            case kBooked: return {.text = amount(money.actual), .color = money.actual.minor > money.value.minor ? theme.red_text : theme.text2};
            case kDue: return {.text = amount(add(money.due, money.overdue)), .color = money.overdue.minor ? theme.red_text : 0};
            case kState: return choice(record, con::status);
            case kLegal: return choice(record, con::legal_result);
            case kEnds: {
                auto const left = record.get(con::ends).day - frame.ui.today;
                bool const live = record.has(con::ends) && registers::is(record, con::status, "signed", "in_force");
                return {.text = ends_words(record, frame.ui.today), .color = !live ? 0 : left < 0 ? theme.red_text : left <= 60 ? theme.amber_text : 0};
            }
            default: return {.text = found.lines[row].hits ? format_integer(found.lines[row].hits) : std::string{}, .color = theme.red_text, .icon = found.lines[row].hits ? Icon::triangle_alert : Icon::none, .icon_color = theme.amber};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& record = contract(row);
        auto const& money = found.lines[row].money;
        switch (column) {
            case kValue: return money.value.minor;
            case kPaid: return money.paid_permille();
            case kBooked: return money.actual.minor;
            case kDue: return add(money.due, money.overdue).minor;
            case kState: return static_cast<std::int64_t>(std::ranges::find(con::kStatus, record.get(con::status)) - std::begin(con::kStatus));
            case kEnds: return std::int64_t{record.get(con::ends).day};
            case kFindings: return std::int64_t{found.lines[row].hits};
            default: return rows.make(row, column).text;
        }
    };
    rows.draw = [&](std::size_t row, int, CellCanvas const& canvas) {
        auto const& money = found.lines[row].money;
        Box box = canvas.content;
        canvas.pen.text(box.cut_right(60), theme.text1, Type::body, rows.make(row, kPaid).text, Align::right);
        Box const track{box.x, std::round(box.cy() - 3), box.w - 6, 6};
        if (money.value.minor <= 0 || track.w < 8) return;
        auto const share = [&](Money m) { return static_cast<double>(m.minor) / static_cast<double>(money.value.minor); };
        canvas.pen.fill(track, theme.grey_soft, 3);
        Part const parts[] = {{std::min(1.0, share(money.paid)), theme.c1}, {std::min(1.0, share(money.overdue)), theme.red}, {std::min(1.0, share(money.due)), theme.amber}};
        float x = track.x;
        for (auto const& part : parts) {
            float const w = std::min(static_cast<float>(part.amount) * track.w, track.right() - x);
            if (w > 0) canvas.pen.fill({x, track.y, std::max(w, 1.0f), track.h}, part.color, 2);
            x += std::max(w, 0.0f);
        }
    };
    draw_figures(frame, {.id = "contracts", .name = tr("contract_view.contracts"), .columns = columns, .at = at, .frozen = 2}, rows, m_table);
}

}  // namespace pmo::ui
