#include "core/io/value_json.h"

#include <charconv>

#include "core/io/value_text.h"

namespace pmo {

namespace {

constexpr std::string_view kIdDigits = "0123456789abcdefghjkmnpqrstvwxyz";

void append_id(std::string& out, Id id) {            // to_text without its string
    char text[26];
    for (std::size_t i = 26; i-- > 0;) {
        text[i] = kIdDigits[id.low & 31];
        id.low = (id.low >> 5) | (id.high << 59);
        id.high >>= 5;
    }
    out += '"';
    out.append(text, 26);
    out += '"';
}

void append_number(std::string& out, std::int64_t number) {
    char text[24];
    auto const end = std::to_chars(text, text + sizeof text, number).ptr;
    out.append(text, end);
}

std::optional<Value> place_from_json(JsonView json) {
    static FieldDef const kPlace{.id = "place", .kind = Kind::place};
    if (json.size() == 0) return Value(Place{});
    if (json.size() != 2) return std::nullopt;
    auto const parent = json.first(), order = parent.next();
    if (!order.string() || !(parent.is(JsonType::null) || parent.string())) return std::nullopt;
    if (parent.string() == "-") return std::nullopt;
    // One place knows what an order key may look like: the text form.
    return value_from_text(kPlace, std::string(parent.string().value_or("-")) + ' ' + std::string(*order.string()));
}

}  // namespace

void append_value_json(std::string& out, Value const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) append_json_string(out, *text);
    else if (auto const* number = std::get_if<std::int64_t>(&value)) append_number(out, *number);
    else if (auto const* id = std::get_if<Id>(&value); id && *id) append_id(out, *id);
    else if (auto const* flag = std::get_if<bool>(&value)) out += *flag ? "true" : "false";
    else if (auto const* date = std::get_if<Date>(&value)) (out += '"') += to_text(within_calendar(*date)) + '"';
    else if (auto const* moment = std::get_if<Moment>(&value)) (out += '"') += to_text(within_calendar(*moment)) + '"';
    else if (auto const* money = std::get_if<Money>(&value)) {
        out += '[';
        append_number(out, money->minor);
        out += ",\"";
        out += money->currency.text();
        out += "\"]";
    } else if (auto const* place = std::get_if<Place>(&value)) {
        out += '[';
        if (*place != Place{}) {
            if (place->parent()) append_id(out, place->parent()); else out += "null";
            out += ',';
            // Other characters would be a bug of ours; the file must stay readable.
            std::string order(place->order().substr(0, kMaxOrderKey));
            std::erase_if(order, [](char c) { return !is_order_character(c); });
            append_json_string(out, order);
        }
        out += ']';
    } else out += "null";
}

std::optional<Value> value_from_json(Kind kind, JsonView json) {
    if (json.is(JsonType::null)) return Value{};
    switch (kind) {
        case Kind::text: case Kind::note: case Kind::choice:
            if (auto const v = json.string()) return v->empty() ? Value{} : Value(std::in_place_type<std::string>, *v);
            return std::nullopt;
        case Kind::number:
            if (auto const v = json.integer()) return Value(*v);
            return std::nullopt;
        case Kind::money: {
            if (!json.is(JsonType::array) || json.size() != 2) return std::nullopt;
            auto const minor = json.first().integer();
            auto const currency = parse_currency(json.first().next().string().value_or(""));
            if (!minor || !currency) return std::nullopt;
            return Value(Money{*minor, *currency});
        }
        case Kind::date:
            if (auto const v = parse_date(json.string().value_or(""))) return Value(*v);
            return std::nullopt;
        case Kind::moment:
            if (json.string().value_or("").size() != 16) return std::nullopt;
            if (auto const v = parse_moment(*json.string())) return Value(*v);
            return std::nullopt;
        case Kind::link:
            if (auto const v = parse_id(json.string().value_or("")); v && *v) return Value(*v);
            return std::nullopt;
        case Kind::flag:
            if (auto const v = json.boolean()) return Value(*v);
            return std::nullopt;
        case Kind::place:
            return json.is(JsonType::array) ? place_from_json(json) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Value> value_from_json(Kind kind, std::string_view json) {
    auto const tape = parse_json(json);
    if (!tape.ok()) return std::nullopt;
    return value_from_json(kind, tape->root());
}

void append_hex(std::string& out, std::uint64_t number) {
    char text[16];
    auto const end = std::to_chars(text, text + sizeof text, number, 16).ptr;
    out.append(text, end);
}

std::optional<std::uint64_t> parse_hex(std::string_view text) {
    std::uint64_t number = 0;
    if (text.empty() || text.size() > 16) return std::nullopt;
    for (char const c : text) {
        int const digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) return std::nullopt;
        number = number << 4 | static_cast<std::uint64_t>(digit);
    }
    return number;
}

}  // namespace pmo
