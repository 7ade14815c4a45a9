// What has to hold of every register, and of everything that reads the schema.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/base/text.h"
#include "core/io/codec.h"
#include "core/io/csv.h"
#include "core/io/document.h"
#include "core/io/value_json.h"
#include "core/io/value_text.h"
#include "core/model/problems.h"
#include "core/model/query.h"
#include "core/model/search.h"
#include "tests/support/workspaces.h"

using namespace pmo;
using namespace pmo::test;

namespace {

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

Device wild_device(TypeDef const& type, std::uint64_t seed) {
    Random random(seed);
    Device device(identity(), 5, kNow, seed);
    for (int i = 0; i < 4; ++i) device.edit(random, with_targets(type), 8);
    return device;
}

UnknownType adding_to(Store& store) {
    return [&store](std::string_view id) -> TypeDef const& { return store.add_unknown_type(id); };
}

bool same_records(Store const& a, Store const& b) {
    for (std::size_t t = 0; t < a.tables(); ++t)
        for (auto const& record : a.table(static_cast<std::uint16_t>(t)).rows()) {
            auto const* other = b.find(record.id());
            if (!other || other->type().id != record.type().id || other->mask() != record.mask() || other->unknown() != record.unknown()) return false;
            for (auto mask = record.mask(); mask; mask &= mask - 1)
                if (*record.find(static_cast<std::uint8_t>(std::countr_zero(mask))) != *other->find(static_cast<std::uint8_t>(std::countr_zero(mask)))) return false;
        }
    return true;
}

}  // namespace

TEST_CASE("every register is well formed") {
    std::set<std::string_view> ids;
    for (auto const* type : all_registers()) {
        CAPTURE(std::string(type->id));
        CHECK(is_id(type->id));
        CHECK(ids.insert(type->id).second);
        CHECK(type->fields.size() <= kMaxFields);
        std::set<std::string_view> fields;
        int titles = 0, codes = 0, places = 0, statuses = 0;
        for (auto const& field : type->fields) {
            CAPTURE(std::string(field.id));
            CHECK(is_id(field.id));
            CHECK(field.id != "deleted");
            CHECK(fields.insert(field.id).second);
            titles += (field.flags & title) != 0;
            codes += (field.flags & code) != 0;
            statuses += (field.flags & status) != 0;
            places += field.kind == Kind::place;
            if (field.kind == Kind::link) CHECK((field.target == "*" || find_register(field.target)));
            else CHECK(field.target.empty());
            CHECK((field.kind == Kind::choice) == !field.options.empty());
            for (auto const option : field.options) CHECK(is_id(option));
            CHECK(std::set(field.options.begin(), field.options.end()).size() == field.options.size());
            for (auto const option : field.closed) CHECK(std::ranges::find(field.options, option) != field.options.end());
            if (field.flags & (title | code)) CHECK(field.kind == Kind::text);
            if (field.flags & status) CHECK(field.kind == Kind::choice);
            if (field.flags & owner) CHECK(field.kind == Kind::link);
            if (field.flags & due) CHECK((field.kind == Kind::date || field.kind == Kind::moment));
            CHECK(field.scale <= 6);
            CHECK(field.min <= field.max);
        }
        CHECK(titles == 1);
        CHECK(codes <= 1);
        CHECK(statuses <= 1);
        CHECK(places <= 1);
    }
}

TEST_CASE("a document comes back equal, byte for byte, for every register") {
    for (auto const* type : all_registers()) {
        CAPTURE(std::string(type->id));
        auto const device = wild_device(*type, 11);
        auto const text = device.text();
        auto const document = read_document(text);
        if (!document.ok()) MESSAGE(document.error().code);
        REQUIRE(document.ok());
        CHECK(same_records(device.workspace.store(), document->store));
        CHECK(document->seen == device.workspace.seen());
        CHECK(canonical(*document) == text);
    }
}

TEST_CASE("stored chunks come back equal, whatever their size, for every register") {
    for (auto const* type : all_registers()) {
        CAPTURE(std::string(type->id));
        auto const device = wild_device(*type, 12);
        for (std::size_t const target : {std::size_t{1}, std::size_t{700}, std::size_t{1} << 20}) {
            auto const chunks = encode_records(device.workspace.store(), 3, 17, target);
            Store store;
            for (std::size_t i = 0; i < chunks.size(); ++i) {
                auto const info = read_chunk_info(chunks[i]);
                REQUIRE(info.ok());
                CHECK(info->index == i);
                CHECK(info->count == chunks.size());
                CHECK(info->up_to == 17);
                REQUIRE(decode_records(chunks[i], adding_to(store), [&](Record r) { store.add(std::move(r)); }).ok());
            }
            CHECK(same_records(device.workspace.store(), store));
            CHECK(same_records(store, device.workspace.store()));
        }
    }
}

TEST_CASE("a log entry comes back equal for every register") {
    for (auto const* type : all_registers()) {
        CAPTURE(std::string(type->id));
        Random random(13);
        Device device(identity(), 5, kNow, 13);
        for (int i = 0; i < 4; ++i) {
            auto const done = device.workspace.commit(random_edit(random, device.workspace.store(), device.ids, with_targets(*type), 6, Mood::wild), kNow + i);
            REQUIRE(done.ok());
            LogEntryContent const entry{7, "王", kNow, {{3, 4}}, *done};
            auto const bytes = encode_entry(entry, device.workspace.store());
            auto const back = decode_entry(bytes, device.workspace.store(), {});
            REQUIRE(back.ok());
            CHECK(back->previous == 7);
            CHECK(back->who == "王");
            CHECK(back->seen == entry.seen);
            CHECK(back->diff.label == entry.diff.label);
            CHECK(back->diff.added == entry.diff.added);
            CHECK(back->diff.changed == entry.diff.changed);
        }
    }
}

TEST_CASE("every value has an exact text and an exact JSON") {
    Store const store;
    Pool const pool(store);
    Random random(14);
    for (auto const* type : all_registers())
        for (auto const& field : type->fields)
            for (int i = 0; i < 20; ++i) {
                auto const value = random_value(random, field, *type, pool, Mood::wild);
                CAPTURE(std::string(type->id) + "." + std::string(field.id));
                CHECK(value_from_text(field, value_to_text(field, value)) == value);
                std::string json;
                append_value_json(json, value);
                CHECK(value_from_json(field.kind, json) == value);
            }
}

TEST_CASE("checks of every register survive wild content and give stable answers") {
    for (auto const* type : all_registers()) {
        CAPTURE(std::string(type->id));
        auto const device = wild_device(*type, 15);
        auto const problems = check_store(device.workspace.store());
        CHECK(check_store(device.workspace.store()).found == problems.found);
        for (auto const& p : problems.found) {
            auto const* record = device.workspace.store().live(p.record);
            REQUIRE(record);
            CHECK((p.slot == kNoSlot || p.slot < record->type().fields.size()));
            CHECK_FALSE(p.code.empty());
        }
    }
}

TEST_CASE("a table comes back through CSV without a change, for every register with codes") {
    for (auto const* type : all_registers()) {
        auto const code_slot = slot_with(*type, code);
        if (code_slot == kNoSlot) continue;
        CAPTURE(std::string(type->id));
        Random random(16);
        Device device(identity(), 5, kNow, 16);
        for (int i = 0; i < 3; ++i) device.edit(random, with_targets(*type), 6, Mood::tame);
        // Names that people can tell apart: every code and title of its own.
        Edit names("test");
        int n = 0;
        for (std::size_t t = 0; t < device.workspace.store().tables(); ++t)
            for (auto const& record : device.workspace.store().table(static_cast<std::uint16_t>(t)).rows())
                for (auto const flag : {title, code})
                    if (auto const slot = slot_with(record.type(), flag); slot != kNoSlot) names.set(record.id(), slot, "N " + std::to_string(++n));
        REQUIRE(device.workspace.commit(names, kNow).ok());
        auto const& store = device.workspace.store();
        std::vector<Record const*> rows;
        for (auto const& record : store.table(*type).rows())
            if (!record.deleted()) rows.push_back(&record);
        for (char const separator : {',', ';', '\t'}) {
            auto const table = read_csv(write_csv(*type, rows, store, {}, {.separator = separator}));
            REQUIRE(table.ok());
            CHECK(table->separator == separator);
            CHECK(table->rows.size() == rows.size() + 1);
            auto const plan = plan_csv(*table, match_columns(*table, *type, {}), *type, store, device.ids, {});
            CHECK(plan.added == 0);
            for (auto const& p : plan.problems) CHECK((p.code == "csv.unknown_link" || p.code == "csv.ambiguous_link"));   // to deleted records
            auto const diff = make_diff(plan.edit, store, {});
            REQUIRE(diff.ok());
            for (auto const& change : diff->changed) {
                // Only texts that begin or end with blanks, which a table does not keep.
                auto const* before = std::get_if<std::string>(&change.before.value);
                CHECK((before && trim(*before) != *before));
            }
        }
    }
}

TEST_CASE("queries and search answer as a plain walk over the records does") {
    for (auto const* type : all_registers()) {
        CAPTURE(std::string(type->id));
        auto const device = wild_device(*type, 17);
        auto const& store = device.workspace.store();
        SearchIndex index;
        index.build(store);
        for (auto const* typed : {"需求", "erp", "评审 2026", "第 版", "zz"}) {
            std::set<Id> found, expected;
            for (auto const& hit : index.find(typed, {.limit = 100'000}).hits) found.insert(hit.record);
            for (std::size_t t = 0; t < store.tables(); ++t) {
                auto const& other = store.table(static_cast<std::uint16_t>(t)).type();
                for (auto const* record : run({.type = &other, .text = typed}, store).rows) expected.insert(record->id());
            }
            CHECK(found == expected);
        }
        for (std::uint8_t slot = 0; slot < type->fields.size(); ++slot) {
            auto const up = run({.type = type, .sort = {{slot, false}}, .group = slot}, store);
            auto const down = run({.type = type, .sort = {{slot, true}}}, store);
            std::size_t live = 0, grouped = 0, filled = 0;
            for (auto const& record : store.table(*type).rows()) { live += !record.deleted(); filled += !record.deleted() && record.has(slot); }
            for (auto const& group : up.groups) grouped += group.count;
            CHECK(up.rows.size() == live);
            CHECK(down.rows.size() == live);
            CHECK(grouped == live);
            CHECK(run({.type = type, .where = {{.slot = slot, .test = Test::filled}}}, store).rows.size() == filled);
            for (std::size_t i = 0; i < live; ++i) CHECK(up.rows[i]->has(slot) == (i < filled));
        }
    }
}
