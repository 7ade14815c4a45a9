#include "ui/i18n/value_words.h"

#include <algorithm>
#include <array>

#include "core/base/decimal.h"
#include "core/base/text.h"
#include "core/io/value_text.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/widgets/date_text.h"
#include "ui/widgets/number_text.h"

namespace pmo::ui {

namespace {

std::string_view english_name(Record const& record) {
    auto const named = slot_of(record.type(), "name_en");
    auto const slot = named == kNoSlot ? slot_of(record.type(), "title_en") : named;
    return slot == kNoSlot ? std::string_view{} : record.text(slot);
}

constexpr std::int64_t kDay = 480, kHour = 60;

std::string key_of(TypeDef const& type, std::string_view field) { return std::string(type.id) + '.' + std::string(field); }

std::string with_unit(std::string number, Unit unit) {
    auto const words = unit_words(unit);
    return words.empty() ? number : tr("value.with_unit", {number, words});
}

std::string link_words(Id id, Store const& store) {
    auto const* record = store.find(id);
    if (!record) return std::string(tr("value.unknown_record"));
    auto const name = shown_title(*record);
    auto words = name.empty() ? tr("value.untitled", {register_words_within(record->type().id)}) : std::string(name);
    return record->deleted() ? tr("value.deleted_record", {words}) : words;
}

std::string rate_unit(Currency currency) { return std::string(currency.text()) + unit_words(Unit::per_hour); }

std::string money_words(FieldDef const& field, Money const& money, UnitStyle style) {
    bool const usual = money.currency == Currency{};
    if (is_rate(field)) {
        auto amount = format_money(money.minor, money.currency.text(), MoneyStyle::full);
        return style == UnitStyle::without && usual ? amount : amount + ' ' + rate_unit(money.currency);
    }
    return format_money(money.minor, money.currency.text(), style == UnitStyle::without && usual ? MoneyStyle::number : MoneyStyle::with_unit);
}

std::string number_words(FieldDef const& field, std::int64_t number, UnitStyle style) {
    switch (field.unit) {
        case Unit::percent: return format_percent(number, field.scale);
        case Unit::permille: return format_percent(number, field.scale + 1);
        case Unit::minutes: return duration_words(number);
        default: break;
    }
    auto text = format_decimal(number, field.scale);
    return style == UnitStyle::with ? with_unit(std::move(text), field.unit) : text;
}

bool same_words(std::string_view a, std::string_view b) { return fold(a) == fold(b); }

std::optional<Value> read_choice(TypeDef const& type, std::uint8_t slot, std::string_view text) {
    for (auto const option : type.fields[slot].options) {
        auto const key = key_of(type, type.fields[slot].id) + '.' + std::string(option);
        if (same_words(text, option) || same_words(text, tr_key(key))) return Value(std::string(option));
    }
    return std::nullopt;
}

// By code or title; among several the one of the project wins, then the first that came.
std::optional<Value> read_link(std::string_view target, std::string_view text, ReadContext const& context) {
    auto const wanted = fold(text);
    Record const* found = nullptr;
    auto const look = [&](TypeDef const& type) {
        auto const project = slot_of(type, "project");
        for (auto const& record : context.store.table(type).rows()) {
            if (record.deleted()) continue;
            if (fold(code_of(record)) != wanted && fold(title_of(record)) != wanted && fold(english_name(record)) != wanted) continue;
            bool const near = context.project && project != kNoSlot && record.value(project) == Value(context.project);
            if (!found || near) found = &record;
            if (near || !context.project) return;
        }
    };
    if (target == "*") {
        for (auto const* type : all_registers())
            if (!found) look(*type);
    } else if (auto const* type = find_register(target)) {
        look(*type);
    }
    if (found) return Value(found->id());
    if (auto const id = parse_id(text); id && context.store.find(*id)) return Value(*id);
    return std::nullopt;
}

std::optional<Value> read_number(FieldDef const& field, std::string_view text) {
    if (field.unit == Unit::minutes) {
        auto const minutes = parse_duration(text);
        return minutes ? std::optional<Value>(*minutes) : std::nullopt;
    }
    bool const permille = field.unit == Unit::permille;      // shown and typed as percent with one digit more
    auto const words = permille ? std::string("%") : unit_words(field.unit);
    std::array<NumberUnit, 2> units{NumberUnit{words, 1}, NumberUnit{"%", 1}};
    std::size_t const count = words.empty() ? 0 : field.unit == Unit::percent || permille ? 2 : 1;
    auto const result = parse_number(text, {.decimals = field.scale + (permille ? 1 : 0)}, {units.data(), count});
    if (result.fault == NumberFault::none) return Value(result.value);
    if (auto const number = lenient_number(field, text)) return Value(*number);
    return std::nullopt;
}

int digits_of(std::int64_t power_of_ten) {
    int digits = 0;
    for (; power_of_ten >= 10; power_of_ten /= 10) ++digits;
    return digits;
}

// Of a number without a unit: 1 is 1 万元, or 1 yuan by the hour.
int typed_decimals(FieldDef const& field, Currency currency) { return is_rate(field) ? minor_digits(currency) : digits_of(money_unit_minor(currency.text())); }

// A bare number is in the unit of the screen (万元, K), as in the money field; one that names its unit is taken by its word.
std::optional<Value> read_money(FieldDef const& field, std::string_view text, Currency usual) {
    auto plain = normalize_width(text);
    if (auto const by_the_hour = unit_words(Unit::per_hour); is_rate(field) && plain.ends_with(by_the_hour)) plain.resize(plain.size() - by_the_hour.size());
    bool const bare = std::ranges::all_of(plain, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == ' '; });
    if (bare) {
        auto const result = parse_number(plain, {.decimals = typed_decimals(field, usual)});
        return result.fault == NumberFault::none ? std::optional<Value>(Money{result.value, usual}) : std::nullopt;
    }
    if (auto const money = parse_money(trim(plain), usual)) return Value(*money);
    static constexpr NumberUnit kUnits[] = {{"万元", 10000}, {"万", 10000}, {"亿元", 100000000}, {"亿", 100000000}, {"元", 1}, {"k", 1000}, {"K", 1000}, {"m", 1000000}, {"M", 1000000}};
    auto const result = parse_number(plain, {.decimals = minor_digits(usual)}, kUnits);
    if (result.fault == NumberFault::none) return Value(Money{result.value, usual});
    auto const money = lenient_money(text, usual);
    return money ? std::optional<Value>(*money) : std::nullopt;
}

std::optional<Value> read_date(std::string_view text, std::int32_t today) {
    auto const result = ui::parse_date(text, {.today = today, .base = today, .is_workday = {}});
    if (result.fault == DateFault::none) return Value(Date{result.day});
    auto const day = lenient_date(text);
    return day ? std::optional<Value>(*day) : std::nullopt;
}

}  // namespace

std::string_view shown_title(Record const& record) {
    auto const english = language() == Language::en ? english_name(record) : std::string_view{};
    return english.empty() ? title_of(record) : english;
}

bool is_rate(FieldDef const& field) { return field.kind == Kind::money && field.unit == Unit::per_hour; }

std::string register_words(std::string_view type) { return tr_key("register." + std::string(type)); }
std::string register_words_many(std::string_view type) { return tr_key("register." + std::string(type) + ".many"); }

std::string register_words_within(std::string_view type, bool many) {
    auto words = many ? register_words_many(type) : register_words(type);
    bool const name = words.size() > 1 && words[1] >= 'a' && words[1] <= 'z';     // not an abbreviation
    if (name && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

std::string field_words(TypeDef const& type, std::string_view field) { return tr_key(key_of(type, field)); }
std::string field_words(TypeDef const& type, std::uint8_t slot) {
    if (slot == kDeletedSlot) return std::string(tr("value.deleted_flag"));
    return slot < type.fields.size() ? field_words(type, type.fields[slot].id) : std::string{};
}

std::string field_help(TypeDef const& type, std::uint8_t slot) {
    auto const key = key_of(type, type.fields[slot].id) + ".help";
    return has_word(key) ? tr_key(key) : std::string{};
}

std::string option_words(TypeDef const& type, std::uint8_t slot, std::string_view option) {
    if (option.empty()) return {};
    auto const key = key_of(type, type.fields[slot].id) + '.' + std::string(option);
    return has_word(key) ? tr_key(key) : std::string(option);      // an option of a newer version: at least its id
}

std::string unit_words(Unit unit) {
    switch (unit) {
        case Unit::none: case Unit::minutes: return {};
        case Unit::percent: case Unit::permille: return "%";
        case Unit::hours: return std::string(tr("unit.hours"));
        case Unit::days: return std::string(tr("unit.days"));
        case Unit::weeks: return std::string(tr("unit.weeks"));
        case Unit::months: return std::string(tr("unit.months"));
        case Unit::people: return std::string(tr("unit.people"));
        case Unit::points: return std::string(tr("unit.points"));
        case Unit::per_hour: return std::string(tr("unit.per_hour"));
    }
    return {};
}

std::string value_words(TypeDef const& type, std::uint8_t slot, Value const& value, Store const& store, UnitStyle style) {
    if (auto const* flag = std::get_if<bool>(&value)) {
        if (slot == kDeletedSlot) return std::string(*flag ? tr("value.deleted") : tr("value.restored"));
        return std::string(*flag ? tr("table.yes") : tr("table.no"));
    }
    if (slot >= type.fields.size()) return {};
    auto const& field = type.fields[slot];
    if (auto const* number = std::get_if<std::int64_t>(&value)) return number_words(field, *number, style);
    if (auto const* date = std::get_if<Date>(&value)) return format_date(date->day);
    if (auto const* moment = std::get_if<Moment>(&value)) return format_moment_long(moment->minute);
    if (auto const* money = std::get_if<Money>(&value)) return money_words(field, *money, style);
    if (auto const* id = std::get_if<Id>(&value)) return link_words(*id, store);
    if (auto const* place = std::get_if<Place>(&value)) return place->parent() ? link_words(place->parent(), store) : std::string(tr("value.top_level"));
    if (auto const* text = std::get_if<std::string>(&value)) return field.kind == Kind::choice ? option_words(type, slot, *text) : *text;
    return {};
}

std::string column_words(TypeDef const& type, std::uint8_t slot) {
    auto const& field = type.fields[slot];
    auto words = field_words(type, slot);
    if (field.kind == Kind::money) return tr("value.column_unit", {words, is_rate(field) ? rate_unit(Currency{}) : money_unit(Currency{}.text())});
    if (field.kind != Kind::number || field.unit == Unit::percent || field.unit == Unit::permille) return words;
    auto const unit = unit_words(field.unit);
    return unit.empty() ? words : tr("value.column_unit", {words, unit});
}

std::string edit_words(TypeDef const& type, std::uint8_t slot, Value const& value) {
    auto const& field = type.fields[slot];
    if (auto const* number = std::get_if<std::int64_t>(&value)) {
        if (field.unit == Unit::minutes) return duration_words(*number);
        return decimal_text(*number, field.scale + (field.unit == Unit::permille ? 1 : 0));
    }
    if (auto const* money = std::get_if<Money>(&value)) return money->currency == Currency{} ? decimal_text(money->minor, typed_decimals(field, money->currency)) : to_text(*money);
    if (auto const* date = std::get_if<Date>(&value)) return to_text(*date);
    if (auto const* moment = std::get_if<Moment>(&value)) return format_moment_long(moment->minute);
    if (auto const* text = std::get_if<std::string>(&value)) return *text;
    return {};
}

std::string duration_words(std::int64_t minutes) {
    bool const within_a_day = minutes != 0 && minutes > -kDay && minutes < kDay;
    return within_a_day ? format_hours(minutes) : format_workdays(minutes, kDay);
}

std::optional<std::int64_t> parse_duration(std::string_view text) {
    struct Word { std::string_view text; std::int64_t minutes; };
    // Longer words first: "min" is not "m" and "in".
    static constexpr Word kWords[] = {{"个工作日", kDay}, {"工作日", kDay}, {"minutes", 1}, {"minute", 1}, {"分钟", 1}, {"小时", kHour}, {"hours", kHour}, {"hour", kHour},
                                      {"weeks", 5 * kDay}, {"week", 5 * kDay}, {"days", kDay}, {"day", kDay}, {"min", 1}, {"天", kDay}, {"日", kDay}, {"周", 5 * kDay},
                                      {"时", kHour}, {"分", 1}, {"d", kDay}, {"h", kHour}, {"m", 1}, {"w", 5 * kDay}};
    auto rest = fold(normalize_width(text));
    std::string_view left = trim(rest);
    if (left.empty()) return std::nullopt;
    std::int64_t total = 0;
    while (!left.empty()) {
        auto const end = left.find_first_not_of("0123456789.-");
        auto const number = left.substr(0, end);
        auto const tenths = parse_number(number, {.decimals = 3});
        if (number.empty() || tenths.fault != NumberFault::none) return std::nullopt;
        left = end == std::string_view::npos ? std::string_view{} : trim(left.substr(end));
        std::int64_t factor = kDay;
        if (!left.empty()) {
            auto const word = std::ranges::find_if(kWords, [&](Word const& w) { return left.starts_with(w.text); });
            if (word == std::end(kWords)) return std::nullopt;
            factor = word->minutes;
            left = trim(left.substr(word->text.size()));
        }
        if (tenths.value > 100'000'000'000 || tenths.value < -100'000'000'000) return std::nullopt;
        auto const scaled = tenths.value * factor;
        total += (scaled >= 0 ? scaled + 500 : scaled - 500) / 1000;
    }
    return total;
}

std::optional<Value> parse_value(TypeDef const& type, std::uint8_t slot, std::string_view text, ReadContext const& context) {
    auto const& field = type.fields[slot];
    if (field.kind == Kind::text || field.kind == Kind::note) {
        if (text.size() > kMaxTextBytes) return std::nullopt;
        return trim(text).empty() ? Value{} : Value(std::string(text));
    }
    auto const words = trim(text);
    if (words.empty() || words == "—") return Value{};
    switch (field.kind) {
        case Kind::number: return read_number(field, words);
        case Kind::money: return read_money(field, words, Currency{});
        case Kind::date: return read_date(words, context.today);
        case Kind::moment: {
            if (auto const exact = parse_moment(words)) return Value(*exact);
            auto const moment = lenient_moment(words, kDay);
            return moment ? std::optional<Value>(*moment) : std::nullopt;
        }
        case Kind::choice: return read_choice(type, slot, words);
        case Kind::link: return read_link(field.target, words, context);
        case Kind::flag: {
            if (same_words(words, tr("table.yes"))) return Value(true);
            if (same_words(words, tr("table.no"))) return Value(false);
            auto const flag = lenient_flag(words);
            return flag ? std::optional<Value>(*flag) : std::nullopt;
        }
        default: return std::nullopt;
    }
}

std::string value_problem(TypeDef const& type, std::uint8_t slot, std::string_view text, ReadContext const& context) {
    if (parse_value(type, slot, text, context)) return {};
    auto const& field = type.fields[slot];
    switch (field.kind) {
        case Kind::number: return std::string(field.unit == Unit::minutes ? tr("value.not_a_duration") : tr("number.problem.not_a_number"));
        case Kind::money: return std::string(tr("number.problem.not_a_number"));
        case Kind::date: case Kind::moment: return std::string(tr("date.problem.not_a_date"));
        case Kind::choice: return tr("value.not_an_option", {trim(text)});
        case Kind::link: return tr("value.no_such_record", {trim(text)});
        default: return std::string(tr("value.not_understood"));
    }
}

}  // namespace pmo::ui
