#pragma once
// Records for the tests of the registers' checks, written as text: {"due", "2026-09-18"}, {"value", "1200 CNY"}, {"level", "3"} (scaled),
// {"done", "true"}, {"owner", "wang"}. A link is the key of a record, which need not exist. An empty text leaves the field out.

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/base/money.h"
#include "core/model/problems.h"
#include "core/model/record.h"
#include "core/model/schema.h"
#include "core/model/store.h"

namespace pmo::tests {

struct Given {
    std::string_view field, text;
};

inline Value value_from_text(FieldDef const& field, std::string_view text) {
    switch (field.kind) {
        case Kind::text: case Kind::note: case Kind::choice: return std::string(text);
        case Kind::flag: return text == "true";
        case Kind::link: return id_from_key(text);
        case Kind::place: return Place(kNoId, text);
        case Kind::number: {
            std::int64_t number = 0;
            auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
            REQUIRE(error == std::errc{});
            REQUIRE(end == text.data() + text.size());
            return number;
        }
        case Kind::money: {
            auto const money = parse_money(text);
            REQUIRE(money.has_value());
            return *money;
        }
        case Kind::date: {
            auto const date = parse_date(text);
            REQUIRE(date.has_value());
            return *date;
        }
        case Kind::moment: {
            auto const moment = parse_moment(text);
            REQUIRE(moment.has_value());
            return *moment;
        }
    }
    return {};
}

class Book {
public:
    Store store;

    Id add(TypeDef const& type, std::string_view key, std::vector<Given> const& cells) {
        Record record(type, id_from_key(key));
        for (auto const& [field, text] : cells) {
            CAPTURE(type.id);
            CAPTURE(field);
            auto const slot = slot_of(type, field);
            REQUIRE(slot < type.fields.size());
            auto const& definition = type.fields[slot];
            if (definition.kind == Kind::choice && !text.empty()) REQUIRE(std::ranges::find(definition.options, text) != definition.options.end());
            if (!text.empty()) record.set(slot, {value_from_text(definition, text), Stamp{1, 1}});
        }
        store.add(std::move(record));
        return id_from_key(key);
    }

    std::vector<Problem> problems(Id id) const {
        Problems problems;
        auto const* record = store.find(id);
        REQUIRE(bool(record));
        REQUIRE(bool(record->type().check));
        record->type().check(*record, store, problems);
        return problems.found;
    }

    Problem const* find(std::vector<Problem> const& found, std::string_view code) const {
        for (auto const& problem : found)
            if (problem.code == code) return &problem;
        return nullptr;
    }

    bool says(Id id, std::string_view code) const { return find(problems(id), code) != nullptr; }

    // The arguments of the sentence; nothing when the problem is not there.
    std::optional<std::vector<std::string>> args(Id id, std::string_view code) const {
        auto const found = problems(id);
        auto const* problem = find(found, code);
        return problem ? std::optional(problem->args) : std::nullopt;
    }
};

// A rule about one record: it is reported for `wrong`, and no longer when `right` is added to it or replaces it.
inline void rule(TypeDef const& type, std::string_view code, std::vector<Given> const& wrong, std::vector<Given> const& right) {
    CAPTURE(code);
    Book book;
    auto fixed = wrong;
    for (auto const& cell : right) {
        std::erase_if(fixed, [&](Given const& old) { return old.field == cell.field; });
        fixed.push_back(cell);
    }
    auto const bad = book.add(type, "wrong", wrong);
    CHECK(book.says(bad, code));
    Book other;
    auto const good = other.add(type, "right", fixed);
    CHECK_FALSE(other.says(good, code));
}

}  // namespace pmo::tests
