#include "ui/views/register_looks.h"

#include <algorithm>

#include "core/registers/risk.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

namespace pmo::ui {

namespace {

template <std::size_t N>
bool one_of(std::string_view text, std::string_view const (&list)[N]) { return std::ranges::find(list, text) != std::end(list); }

// States by what they ask of a reader; the ids are the same in many registers.
constexpr std::string_view kGood[] = {"done", "met", "passed", "accepted", "approved", "compliant", "verified", "reached", "achieved", "paid", "implemented", "realised", "signed", "in_force", "go", "released"};
constexpr std::string_view kBad[] = {"rejected", "failed", "non_compliant", "missed", "blocked", "overdue", "terminated", "stopped", "critical", "urgent", "breached", "stop", "very_high", "not_met", "declined", "appealed"};
constexpr std::string_view kWaiting[] = {"proposed", "identified", "submitted", "board", "escalated", "on_hold", "due", "conditional", "pending", "high", "major", "requested", "legal_review", "withheld", "deferred", "paused", "at_risk", "review", "hold", "recycle"};
constexpr std::string_view kMoving[] = {"in_progress", "responding", "active", "executing", "assessing", "analysing", "answering", "following", "running", "negotiation", "doing", "execution", "appraising", "open_for_review", "mobilising", "monitoring_closely"};

// Choices that are weighed by a reader like a state, though they are none.
constexpr std::string_view kWeighed[] = {"severity", "priority", "stage", "board_state", "result", "recommendation", "level", "proximity", "rating", "outcome", "state"};

TableCell plain_cell(std::string text) {
    TableCell cell;
    cell.text = std::move(text);
    return cell;
}

std::int64_t risk_score(Record const& record) { return registers::risk::score(record); }
std::int64_t risk_exposure(Record const& record) { return registers::risk::exposure(record).minor; }

TableCell risk_levels_cell(Frame const&, Record const& record) {
    auto const p = record.get(registers::risk::probability), i = record.get(registers::risk::impact);
    return plain_cell(p && i ? format_integer(p) + "×" + format_integer(i) : std::string{});
}
TableCell risk_score_cell(Frame const&, Record const& record) {
    TableCell cell;
    cell.number = static_cast<int>(risk_score(record));
    if (cell.number == 0) return cell;
    cell.kind = CellKind::score;
    cell.text = score_words(cell.number, true);
    return cell;
}
TableCell risk_exposure_cell(Frame const&, Record const& record) {
    auto const money = registers::risk::exposure(record);
    return plain_cell(record.has(registers::risk::impact_cost) ? format_money(money.minor, money.currency.text(), MoneyStyle::number) : std::string{});
}

Rag judged(Judgement const& judgement) { return {static_cast<Health>(judgement.health), static_cast<Trend>(judgement.trend)}; }

TableCell rag_cell(Rag const& rag) {
    TableCell cell;
    cell.kind = CellKind::rag;
    cell.rag = rag;
    cell.text = rag_words(rag);
    return cell;
}
TableCell project_health_cell(Frame const& frame, Record const& record) { return rag_cell(judged(frame.derived.summary(record.id()).overall)); }
TableCell project_progress_cell(Frame const& frame, Record const& record) {
    auto const& summary = frame.derived.summary(record.id());
    TableCell cell;
    cell.kind = CellKind::progress;
    cell.number = summary.permille;
    cell.second = summary.planned_permille;
    cell.text = format_percent(summary.permille, 1, 0);
    return cell;
}
TableCell index_cell(std::optional<std::int32_t> hundredths) {
    return plain_cell(hundredths ? format_decimal(*hundredths, 2) : std::string{});
}
TableCell project_spi_cell(Frame const& frame, Record const& record) { return index_cell(frame.derived.summary(record.id()).spi); }
TableCell project_cpi_cell(Frame const& frame, Record const& record) { return index_cell(frame.derived.summary(record.id()).cpi); }
TableCell project_forecast_cell(Frame const& frame, Record const& record) {
    auto const finish = frame.derived.summary(record.id()).finish;
    return plain_cell(finish == kNoTime ? std::string{} : format_date(date_of(Moment{finish}).day));
}

constexpr ComputedColumn kRiskColumns[] = {
    {"levels", 48, Align::centre, nullptr, risk_levels_cell},
    {"score", 72, Align::left, risk_score, risk_score_cell},
    {"exposure", 84, Align::right, risk_exposure, risk_exposure_cell},
};
constexpr ComputedColumn kProjectColumns[] = {
    {"health", 72, Align::left, nullptr, project_health_cell},
    {"progress", 112, Align::left, nullptr, project_progress_cell},
    {"spi", 56, Align::right, nullptr, project_spi_cell},
    {"cpi", 56, Align::right, nullptr, project_cpi_cell},
    {"forecast", 92, Align::left, nullptr, project_forecast_cell},
};

struct TypeLook {
    std::string_view type;
    std::span<ComputedColumn const> computed;
    std::span<std::string_view const> columns;       // empty: by the schema
    FirstSort sort;
};

constexpr std::string_view kRiskFirst[] = {"code", "title", "project", "category", "levels", "score", "trend", "strategy", "owner", "next_review", "status", "exposure"};
constexpr std::string_view kProjectFirst[] = {"code", "name", "health", "manager", "department", "stage", "status", "progress", "spi", "cpi", "forecast", "budget"};
constexpr std::string_view kTaskFirst[] = {"name", "project", "owner", "board_state", "duration", "percent_complete", "budget"};

constexpr TypeLook kLooks[] = {
    {"risk", kRiskColumns, kRiskFirst, {"score", true}},
    {"project", kProjectColumns, kProjectFirst, {"code", false}},
    {"task", {}, kTaskFirst, {}},
};

TypeLook const* look_of(TypeDef const& type) {
    auto const at = std::ranges::find(kLooks, type.id, &TypeLook::type);
    return at == std::end(kLooks) ? nullptr : at;
}

TableCell choice_cell(Frame const& frame, Record const& record, std::uint8_t slot, std::string_view option) {
    auto const& field = record.type().fields[slot];
    auto cell = plain_cell(option_words(record.type(), slot, option));
    auto const& theme = frame.ui.theme();
    if (is_health(field)) {
        auto rag = rag_of(option);
        auto const trend = slot_of(record.type(), std::string(field.id) + "_trend");
        if (trend != kNoSlot) {
            auto const way = record.text(trend);
            rag.trend = way == "better" ? Trend::better : way == "worse" ? Trend::worse : way == "same" ? Trend::same : Trend::none;
        }
        return rag_cell(rag);
    }
    if (option == "up" || option == "down" || option == "same" || option == "better" || option == "worse") {
        bool const up = option == "up" || option == "better";
        bool const flat = option == "same";
        // Of a risk the exposure is shown: up is worse.
        bool const bad = option == "up" || option == "worse";
        cell.kind = CellKind::trend;
        cell.icon = flat ? Icon::arrow_right : up ? Icon::arrow_up_right : Icon::arrow_down_right;
        cell.icon_color = flat ? theme.text3 : bad ? theme.red_text : theme.green_text;
        return cell;
    }
    auto const tone = option_tone(field, option);
    bool const state = (field.flags & FieldFlag::status) != 0;
    if (state || (tone != Tone::neutral && one_of(field.id, kWeighed))) {
        cell.kind = CellKind::badge;
        cell.tone = tone;
    }
    return cell;
}

TableCell link_cell(Frame const& frame, Record const& record, std::uint8_t slot, Id id) {
    auto const& field = record.type().fields[slot];
    auto const* other = frame.store.find(id);
    auto cell = plain_cell(value_words(record.type(), slot, Value(id), frame.store));
    if (!other) { cell.color = frame.ui.theme().text3; return cell; }
    cell.struck = other->deleted();
    if (field.target == "person") cell.kind = CellKind::avatar;
    if (field.target == "project") {
        auto const number = code_of(*other);
        if (!number.empty() && number != cell.text) { cell.tip = std::string(number) + ' ' + cell.text; cell.text = cell.tip; }
    }
    return cell;
}

}  // namespace

std::span<ComputedColumn const> computed_columns(TypeDef const& type) {
    auto const* look = look_of(type);
    return look ? look->computed : std::span<ComputedColumn const>{};
}

std::vector<std::string_view> first_columns(TypeDef const& type) {
    if (auto const* look = look_of(type); look && !look->columns.empty()) return {look->columns.begin(), look->columns.end()};
    std::vector<std::string_view> ids;
    auto const add = [&](std::uint8_t slot) {
        if (slot < type.fields.size() && std::ranges::find(ids, type.fields[slot].id) == ids.end()) ids.push_back(type.fields[slot].id);
    };
    if (auto const slot = slot_with(type, FieldFlag::code); slot != kNoSlot && (type.fields[slot].flags & FieldFlag::listed)) add(slot);
    add(slot_with(type, FieldFlag::title));
    for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot)
        if ((type.fields[slot].flags & FieldFlag::listed) && !(type.fields[slot].flags & FieldFlag::status)) add(slot);
    for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot)
        if (type.fields[slot].flags & (FieldFlag::status | FieldFlag::owner | FieldFlag::due)) add(slot);
    return ids;
}

FirstSort first_sort(TypeDef const& type) {
    if (auto const* look = look_of(type)) return look->sort;
    auto const slot = slot_with(type, FieldFlag::code);
    return slot != kNoSlot && (type.fields[slot].flags & FieldFlag::listed) ? FirstSort{"code", false} : FirstSort{};
}

float column_width(FieldDef const& field) {
    if (field.flags & FieldFlag::title) return 260;
    if (field.flags & FieldFlag::code) return 76;
    if (field.flags & FieldFlag::status) return 88;
    if (is_health(field)) return 80;
    switch (field.kind) {
        case Kind::text: return 140;
        case Kind::note: return 220;
        case Kind::number: return 84;
        case Kind::money: return 112;
        case Kind::date: return 92;
        case Kind::moment: return 124;
        case Kind::choice: return field.id == "trend" || field.id.ends_with("_trend") ? 56 : 92;
        case Kind::link: return field.target == "person" ? 104 : 150;
        case Kind::flag: return 64;
        case Kind::place: return 150;
    }
    return 120;
}

Align column_align(FieldDef const& field) {
    if (field.kind == Kind::money || (field.kind == Kind::number && !(field.min == 1 && field.max == 5))) return Align::right;
    bool const narrow = field.kind == Kind::flag || field.kind == Kind::number || field.id == "trend" || field.id.ends_with("_trend");
    return narrow ? Align::centre : Align::left;
}

Tone option_tone(FieldDef const& field, std::string_view option) {
    if (one_of(option, kBad)) return Tone::red;
    if (one_of(option, kGood)) return Tone::green;
    if (is_closed(field, option)) return Tone::outline;
    if (one_of(option, kWaiting)) return Tone::amber;
    if (one_of(option, kMoving)) return Tone::blue;
    return Tone::neutral;
}

Icon option_icon(FieldDef const& field, std::string_view option) {
    switch (option_tone(field, option)) {
        case Tone::red: return Icon::triangle_alert;
        case Tone::green: return Icon::check;
        case Tone::amber: return Icon::clock;
        case Tone::blue: return Icon::play;
        default: return Icon::none;
    }
}

bool is_health(FieldDef const& field) {
    return field.kind == Kind::choice && std::ranges::find(field.options, "amber") != field.options.end() && std::ranges::find(field.options, "red") != field.options.end();
}

Rag rag_of(std::string_view option) {
    return {option == "green" ? Health::green : option == "amber" ? Health::amber : option == "red" ? Health::red : Health::none, Trend::none};
}

bool is_over(Record const& record) {
    auto const slot = slot_with(record.type(), FieldFlag::status);
    return slot != kNoSlot && is_closed(record.type().fields[slot], record.text(slot));
}

Urgency urgency_of(Record const& record, std::uint8_t slot, std::int32_t today) {
    auto const* date = std::get_if<Date>(&record.value(slot));
    if (!date || !(record.type().fields[slot].flags & FieldFlag::due) || today == 0 || is_over(record)) return Urgency::none;
    return date->day < today ? Urgency::overdue : date->day <= today + 7 ? Urgency::soon : Urgency::none;
}

TableCell field_cell(Frame const& frame, Record const& record, std::uint8_t slot) {
    auto const& type = record.type();
    auto const& value = record.value(slot);
    auto const& theme = frame.ui.theme();
    if (empty(value)) return {};
    if (auto const* id = std::get_if<Id>(&value)) return link_cell(frame, record, slot, *id);
    if (auto const* date = std::get_if<Date>(&value)) {
        bool const this_year = civil_from_days(date->day).year == civil_from_days(frame.ui.today).year;
        auto cell = plain_cell(this_year ? format_date_short(date->day) : format_date(date->day));
        cell.tip = format_date_long(date->day);
        auto const urgency = urgency_of(record, slot, frame.ui.today);
        if (urgency != Urgency::none) cell.color = urgency == Urgency::overdue ? theme.red_text : theme.amber_text;
        if (urgency == Urgency::overdue) cell.icon = Icon::circle_alert, cell.icon_color = theme.red_text;   // never colour alone
        return cell;
    }
    if (auto const* flag = std::get_if<bool>(&value)) {
        auto cell = plain_cell(std::string(*flag ? tr("table.yes") : tr("table.no")));
        cell.kind = CellKind::check;
        cell.checked = *flag;
        return cell;
    }
    if (auto const* text = std::get_if<std::string>(&value)) {
        if (type.fields[slot].kind == Kind::choice) return choice_cell(frame, record, slot, *text);
        return plain_cell(type.fields[slot].kind == Kind::note ? text->substr(0, text->find('\n')) : *text);
    }
    return plain_cell(value_words(type, slot, value, frame.store, UnitStyle::without));
}

}  // namespace pmo::ui
