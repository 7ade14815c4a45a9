#include "ui/i18n/problem_words.h"

#include <algorithm>

#include "core/base/text.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

namespace pmo::ui {

namespace {

bool is_whole_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && text.size() < 18 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::int64_t number_of(std::string_view text) {
    bool const negative = text.starts_with('-');
    std::int64_t value = 0;
    for (char const c : text.substr(negative ? 1 : 0)) value = value * 10 + (c - '0');
    return negative ? -value : value;
}

// An id of the data schema reads like "exceeded" or "change_request": never a person's text with blanks or capitals.
bool looks_like_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// "feasibility.dimension.technical", "task.milestone": words of the schema for what is not of the subject's own register. Empty: it is no such id.
std::string qualified_arg(std::string_view arg) {
    auto const parts = split(arg, '.');
    if (parts.size() < 2 || parts.size() > 3) return {};
    auto const* type = find_register(parts[0]);
    auto const slot = type ? slot_of(*type, parts[1]) : kNoSlot;
    if (slot >= kMaxFields) return {};
    if (parts.size() == 2) return field_words(*type, slot);
    auto const& options = type->fields[slot].options;
    return std::ranges::find(options, parts[2]) == options.end() ? std::string{} : option_words(*type, slot, parts[2]);
}

std::string plain_arg(std::string const& arg) {
    if (auto words = qualified_arg(arg); !words.empty()) return words;
    if (auto const money = arg.size() > 4 && arg[arg.size() - 4] == ' ' ? parse_money(arg) : std::nullopt) return format_money(money->minor, money->currency.text(), MoneyStyle::with_unit);
    if (auto const date = parse_date(arg)) return format_date(date->day);
    if (auto const moment = parse_moment(arg)) return format_moment_long(moment->minute);
    if (is_whole_number(arg)) return format_integer(number_of(arg));
    if (arg.size() > 4 && arg[arg.size() - 4] == ' ' && parse_currency(std::string_view(arg).substr(arg.size() - 3)))
        if (auto const money = parse_money(arg)) return format_money(money->minor, money->currency.text(), MoneyStyle::with_unit);
    return arg;
}

std::string schema_arg(std::string const& arg, std::uint8_t slot_said, TypeDef const& type) {
    if (!looks_like_id(arg) || is_whole_number(arg)) return plain_arg(arg);
    if (find_register(arg) && has_word("register." + arg)) return register_words(arg);
    auto const option_of = [&](std::uint8_t slot) { return std::ranges::find(type.fields[slot].options, arg) != type.fields[slot].options.end(); };
    if (slot_said < type.fields.size() && option_of(slot_said)) return option_words(type, slot_said, arg);
    for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot)
        if (option_of(slot)) return option_words(type, slot, arg);
    if (auto const slot = slot_of(type, arg); slot != kNoSlot) return field_words(type, slot);
    return arg;
}

}  // namespace

std::string sentence(Error const& error) {
    auto const key = "error." + error.code;
    if (!has_word(key)) return tr("error.unknown", {error.code});
    std::vector<std::string> args;
    for (auto const& arg : error.args) args.push_back(plain_arg(arg));
    return pmo::fill(tr_key(key), args);
}

std::string sentence(Problem const& problem, Store const& store) {
    auto const* record = store.find(problem.record);
    auto const key = "problem." + problem.code;
    if (!has_word(key)) return tr("problem.unknown", {problem.code});
    std::vector<std::string> args;
    for (auto const& arg : problem.args) args.push_back(record ? schema_arg(arg, problem.slot, record->type()) : plain_arg(arg));
    return pmo::fill(tr_key(key), args);
}

std::string argument_words(std::string const& argument, Id id, Store const& store) {
    auto const* record = store.find(id);
    return record ? schema_arg(argument, kNoSlot, record->type()) : plain_arg(argument);
}

std::string problem_field(Problem const& problem, Store const& store) {
    auto const* record = store.find(problem.record);
    return record && problem.slot < record->type().fields.size() ? field_words(record->type(), problem.slot) : std::string{};
}

}  // namespace pmo::ui
