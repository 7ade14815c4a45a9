#include "core/io/migrate.h"

#include <algorithm>
#include <array>

#include "core/io/value_json.h"

namespace pmo {

namespace {

// Schema 0 kept the parent and the order of a tree's node in two cells, which a merge could mix.
void join_places(RawRecord& record) {
    auto* order = record.find("order");
    if (!order) return;
    auto* parent = record.find("parent");
    RawCell place{"place", "[" + (parent ? parent->json : "null") + "," + order->json + "]", order->stamp};
    if (parent && parent->stamp > place.stamp) place.stamp = parent->stamp;
    std::erase_if(record.cells, [](RawCell const& c) { return c.field == "order" || c.field == "parent"; });
    record.cells.push_back(std::move(place));
}

constexpr std::array kMigrations = {
    Migration{0, "parent and order become one place", join_places},
};
static_assert(kMigrations.back().from + 1 == kSchema);

}  // namespace

RawCell* RawRecord::find(std::string_view field) {
    auto const at = std::ranges::find(cells, field, &RawCell::field);
    return at == cells.end() ? nullptr : &*at;
}

std::span<Migration const> migrations() { return kMigrations; }

bool migrate(RawRecord& record, std::int64_t schema) {
    if (schema < kMigrations.front().from) return false;
    for (auto const& step : kMigrations)
        if (step.from >= schema) step.apply(record);
    return true;
}

Result<Record> record_from_raw(RawRecord const& raw, Store& store, WrongKinds wrong) {
    auto const* type = find_register(raw.type);
    if (!type) type = &store.add_unknown_type(raw.type);
    Record record(*type, raw.id);
    record.reserve(raw.cells.size());
    for (auto const& cell : raw.cells) {
        auto const slot = slot_of(*type, cell.field);
        if (slot == kNoSlot) { record.set_unknown({cell.field, cell.json, cell.stamp}); continue; }
        auto value = value_from_json(slot == kDeletedSlot ? Kind::flag : type->fields[slot].kind, cell.json);
        if (value && slot == kDeletedSlot && empty(*value)) value.reset();
        if (value) record.set(slot, {std::move(*value), cell.stamp});
        else if (wrong == WrongKinds::carry && slot != kDeletedSlot) record.set_unknown({cell.field, cell.json, cell.stamp});
        else return Error{"raw.bad_cell", {raw.type, cell.field}};
    }
    return record;
}

void adopt_known(Record& record) {
    if (record.unknown().empty()) return;
    Record adopted(record.type(), record.id());
    for (std::uint8_t slot = 0; slot < 64; ++slot)
        if (auto const* cell = record.find(slot)) adopted.set(slot, *cell);
    for (auto const& cell : record.unknown()) {
        auto const slot = slot_of(record.type(), cell.field);
        auto value = slot == kNoSlot || slot == kDeletedSlot ? std::nullopt : value_from_json(record.type().fields[slot].kind, cell.json);
        if (!value) { adopted.set_unknown(cell); continue; }
        Cell mine{std::move(*value), cell.stamp};
        auto const* other = adopted.find(slot);
        if (!other || newer(mine, *other)) adopted.set(slot, std::move(mine));
    }
    record = std::move(adopted);
}

}  // namespace pmo
