#include "core/io/value_text.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace pmo {

namespace {

constexpr Date kFirstDay{-719162}, kLastDay{2932896};        // 0001-01-01 and 9999-12-31
constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<Id> place_parent(std::string_view text) { return text == "-" ? kNoId : parse_id(text); }

bool order_is_plain(std::string_view order) {
    return order.size() <= kMaxOrderKey && std::ranges::all_of(order, is_order_character);
}

bool eat(std::string_view& text, std::string_view head) {
    if (!text.starts_with(head)) return false;
    text.remove_prefix(head.size());
    return true;
}

bool eat_tail(std::string_view& text, std::string_view tail) {
    if (!text.ends_with(tail)) return false;
    text.remove_suffix(tail.size());
    return true;
}

// One to `most` digits at the head; -1 when there is none.
int eat_number(std::string_view& text, std::size_t most) {
    int value = 0;
    std::size_t n = 0;
    for (; n < most && n < text.size() && is_digit(text[n]); ++n) value = value * 10 + (text[n] - '0');
    text.remove_prefix(n);
    return n ? value : -1;
}

std::optional<Date> eat_lenient_date(std::string_view& text) {
    int const y = eat_number(text, 4);
    if (y < 1000) return std::nullopt;
    int m = -1, d = -1;
    if (text.size() >= 4 && std::ranges::all_of(text.substr(0, 4), is_digit)) {
        m = eat_number(text, 2);
        d = eat_number(text, 2);
    } else if (eat(text, "年")) {
        m = eat_number(text, 2);
        if (!eat(text, "月")) return std::nullopt;
        d = eat_number(text, 2);
        if (!eat(text, "日")) return std::nullopt;
    } else {
        if (text.empty() || std::string_view("-/.").find(text.front()) == std::string_view::npos) return std::nullopt;
        char const separator = text.front();
        text.remove_prefix(1);
        m = eat_number(text, 2);
        if (text.empty() || text.front() != separator) return std::nullopt;
        text.remove_prefix(1);
        d = eat_number(text, 2);
    }
    if (m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
    Civil const c{y, static_cast<std::uint8_t>(m), static_cast<std::uint8_t>(d)};
    if (!valid(c)) return std::nullopt;
    return date_of(c);
}

// Digits without group separators: "1,234", "1 234", "1'234" with groups of three; a comma elsewhere is refused, not guessed.
std::optional<std::string> ungrouped(std::string_view text) {
    std::string out;
    std::size_t run = 0;
    bool grouped = false, fraction = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) { if (text.front() == '-') out = "-"; text.remove_prefix(1); }
    for (char const c : text) {
        if (is_digit(c)) { out += c; ++run; continue; }
        if (fraction) return std::nullopt;
        if (grouped && run != 3) return std::nullopt;
        if (c == '.') { fraction = true; out += c; run = 0; continue; }
        if (c != ',' && c != ' ' && c != '\'') return std::nullopt;
        if (run == 0 || run > 3) return std::nullopt;
        grouped = true;
        run = 0;
    }
    if (grouped && !fraction && run != 3) return std::nullopt;
    return out;
}

int eat_magnitude(std::string_view& text) {          // 万 and 亿 behind a number
    if (eat_tail(text, "亿")) return 8;
    if (eat_tail(text, "万")) return 4;
    return 0;
}

struct TimeWord { std::string_view word; std::int64_t minutes; };
constexpr std::array kTimeWords = {
    TimeWord{"分钟", 1}, TimeWord{"小时", 60}, TimeWord{"工作日", 480}, TimeWord{"天", 480}, TimeWord{"日", 480}, TimeWord{"周", 2400},
    TimeWord{"min", 1}, TimeWord{"m", 1}, TimeWord{"h", 60}, TimeWord{"d", 480}, TimeWord{"w", 2400}};

std::int64_t minutes_of(Unit unit) {
    switch (unit) {
        case Unit::minutes: return 1;
        case Unit::hours: return 60;
        case Unit::days: return 480;
        case Unit::weeks: return 2400;
        default: return 0;
    }
}

}  // namespace

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool in_calendar(Date date) { return date >= kFirstDay && date <= kLastDay; }
Date within_calendar(Date date) { return std::clamp(date, kFirstDay, kLastDay); }
Moment within_calendar(Moment moment) { return std::clamp(moment, moment_of(kFirstDay), moment_of(kLastDay, 1439)); }

std::string value_to_text(FieldDef const& field, Value const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) return *text;
    if (auto const* number = std::get_if<std::int64_t>(&value)) return decimal_text(*number, field.scale);
    if (auto const* money = std::get_if<Money>(&value)) return to_text(*money);
    if (auto const* date = std::get_if<Date>(&value)) return to_text(within_calendar(*date));
    if (auto const* moment = std::get_if<Moment>(&value)) return to_text(within_calendar(*moment));
    if (auto const* id = std::get_if<Id>(&value)) return to_text(*id);
    if (auto const* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (auto const* place = std::get_if<Place>(&value)) return (place->parent() ? to_text(place->parent()) : "-") + ' ' + std::string(place->order());
    return {};
}

namespace {

std::optional<Value> exact_money(std::string_view text) {
    auto const blank = text.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    auto const currency = parse_currency(text.substr(blank + 1));
    auto const minor = currency ? decimal_from_text(text.substr(0, blank), minor_digits(*currency)) : std::nullopt;
    return minor ? std::optional<Value>(Money{*minor, *currency}) : std::nullopt;
}

}  // namespace

std::optional<Value> value_from_text(FieldDef const& field, std::string_view text) {
    if (text.empty()) return Value{};
    switch (field.kind) {
        case Kind::text: case Kind::note: case Kind::choice:
            if (text.size() > kMaxTextBytes || !valid_utf8(text)) return std::nullopt;
            return Value(std::string(text));
        case Kind::number:
            if (auto const v = decimal_from_text(text, field.scale)) return Value(*v);
            return std::nullopt;
        case Kind::money: return exact_money(text);
        case Kind::date:
            if (auto const v = parse_date(text)) return Value(*v);
            return std::nullopt;
        case Kind::moment:
            if (auto const v = parse_moment(text)) return Value(*v);
            return std::nullopt;
        case Kind::link:
            if (auto const v = parse_id(text); v && *v) return Value(*v);
            return std::nullopt;
        case Kind::flag:
            if (text == "true") return Value(true);
            if (text == "false") return Value(false);
            return std::nullopt;
        case Kind::place: {
            auto const blank = text.find(' ');
            if (blank == std::string_view::npos) return std::nullopt;
            auto const parent = place_parent(text.substr(0, blank));
            auto const order = text.substr(blank + 1);
            if (!parent || !order_is_plain(order)) return std::nullopt;
            return Value(Place(*parent, order));
        }
    }
    return std::nullopt;
}

std::optional<Date> lenient_date(std::string_view text) {
    text = trim(text);
    auto const date = eat_lenient_date(text);
    if (!date) return std::nullopt;
    // Tables often carry a time of midnight behind a plain date.
    text = trim(text);
    if (text == "00:00" || text == "0:00" || text == "00:00:00" || text == "0:00:00" || text == "T00:00" || text == "T00:00:00") text = {};
    return text.empty() ? date : std::nullopt;
}

std::optional<Moment> lenient_moment(std::string_view text, int at) {
    text = trim(text);
    auto const date = eat_lenient_date(text);
    if (!date) return std::nullopt;
    if (text.empty()) return moment_of(*date, at);
    if (!eat(text, "T")) {
        if (text.front() != ' ') return std::nullopt;
        text = trim(text);
    }
    int const h = eat_number(text, 2);
    if (h < 0 || h > 23 || !eat(text, ":")) return std::nullopt;
    int const m = eat_number(text, 2);
    if (m < 0 || m > 59) return std::nullopt;
    if (eat(text, ":") && eat_number(text, 2) < 0) return std::nullopt;
    if (!text.empty()) return std::nullopt;
    return moment_of(*date, h * 60 + m);
}

std::optional<Money> lenient_money(std::string_view text, Currency fallback) {
    text = trim(text);
    Currency currency = fallback;
    struct Sign { std::string_view sign, code; };
    constexpr std::array kSigns = {Sign{"US$", "USD"}, Sign{"HK$", "HKD"}, Sign{"¥", "CNY"}, Sign{"￥", "CNY"}, Sign{"$", "USD"}, Sign{"€", "EUR"}, Sign{"£", "GBP"}};
    bool const minus = eat(text, "-");
    text = trim(text);
    for (auto const& s : kSigns)
        if (eat(text, s.sign)) { currency = *parse_currency(s.code); break; }
    if (text.size() > 3) {
        if (auto const c = parse_currency(text.substr(text.size() - 3))) { currency = *c; text.remove_suffix(3); }
        else if (auto const head = parse_currency(text.substr(0, 3))) { currency = *head; text.remove_prefix(3); }
    }
    text = trim(text);
    eat_tail(text, "元");
    int const magnitude = eat_magnitude(text);
    auto const digits = ungrouped(trim(text));
    if (!digits || (minus && digits->starts_with('-'))) return std::nullopt;
    auto const minor = decimal_from_text(*digits, minor_digits(currency) + magnitude);
    if (!minor) return std::nullopt;
    return Money{minus ? -*minor : *minor, currency};
}

std::optional<std::int64_t> lenient_number(FieldDef const& field, std::string_view text) {
    text = trim(text);
    if (auto const unit = minutes_of(field.unit)) {
        for (auto const& t : kTimeWords) {
            auto number = text;
            if (!eat_tail(number, t.word)) continue;
            auto const digits = ungrouped(trim(number));
            if (!digits) return std::nullopt;
            // Four decimals are more than "0.25d" needs; the result must be a whole number of the field's steps.
            auto const parts = decimal_from_text(*digits, 4);
            if (!parts) return std::nullopt;
            __extension__ using Wide = __int128;
            Wide scaled = Wide{*parts} * t.minutes;
            for (int i = 0; i < field.scale; ++i) scaled *= 10;
            Wide const divisor = Wide{unit} * 10000;
            if (scaled % divisor != 0) return std::nullopt;
            scaled /= divisor;
            if (scaled > kMax || scaled < -Wide{kMax}) return std::nullopt;
            return static_cast<std::int64_t>(scaled);
        }
    }
    if (field.unit == Unit::percent || field.unit == Unit::permille) {
        if (!eat_tail(text, "%") && !eat_tail(text, "％")) eat_tail(text, "‰");
        else if (field.unit == Unit::permille) {
            auto const digits = ungrouped(trim(text));
            return digits ? decimal_from_text(*digits, field.scale + 1) : std::nullopt;
        }
        text = trim(text);
    }
    int const magnitude = eat_magnitude(text);
    auto const digits = ungrouped(trim(text));
    if (!digits) return std::nullopt;
    return decimal_from_text(*digits, field.scale + magnitude);
}

std::optional<bool> lenient_flag(std::string_view text) {
    auto const folded = fold(trim(text));
    constexpr std::array<std::string_view, 9> kYes = {"true", "yes", "y", "1", "是", "√", "✓", "x", "有"};
    constexpr std::array<std::string_view, 6> kNo = {"false", "no", "n", "0", "否", "无"};
    if (std::ranges::find(kYes, std::string_view(folded)) != kYes.end()) return true;
    if (std::ranges::find(kNo, std::string_view(folded)) != kNo.end()) return false;
    return std::nullopt;
}

}  // namespace pmo
