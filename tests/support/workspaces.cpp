#include "tests/support/workspaces.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/order_key.h"
#include "core/base/text.h"

namespace pmo::test {

Pool::Pool(Store const& store) : ids(store.tables()) {
    for (std::size_t t = 0; t < store.tables(); ++t)
        for (auto const& record : store.table(static_cast<std::uint16_t>(t)).rows())
            if (!record.deleted()) ids[t].push_back(record.id());
}

Id Pool::any(Random& random, std::string_view target) const {
    auto const registers = all_registers();
    std::size_t const start = target == "*" ? random.below(registers.size()) : 0;
    for (std::size_t i = 0; i < registers.size(); ++i) {
        auto const t = (start + i) % registers.size();
        if ((target == "*" || registers[t]->id == target) && t < ids.size() && !ids[t].empty()) return random.pick(ids[t]);
    }
    return {};
}

std::string random_text(Random& random, Mood mood) {
    static constexpr char const* kPieces[] = {"需求", "设计", "评审", "编制", "规格说明书", "ERP", "upgrade", "第", "版", " ", "-", "（试点）", "a", "Z", "7", "2026"};
    static constexpr char const* kHostile[] = {"\"", "\\", "\n", "\r\n", "\t", "\x01", "=1+1", "'", ",", ";", "\xF0\x9F\x8E\x89", "é", "\xEF\xBB\xBF", "</script>", "{0}", "\xE2\x80\xAE",
                                               "null", "\x7f", "\xEF\xBF\xBD", "%s", "　"};
    std::string text = random.pick(kPieces);
    for (auto n = random.below(8); n > 0; --n) text += mood != Mood::tame && random.chance(25) ? random.pick(kHostile) : random.pick(kPieces);
    if (mood != Mood::tame && random.chance(1)) text += std::string(random.below(5000), 'x');
    return text;
}

Value random_value(Random& random, FieldDef const& field, TypeDef const& type, Pool const& pool, Mood mood) {
    bool const wild = mood != Mood::tame;
    switch (field.kind) {
        case Kind::text: {
            auto text = random_text(random, mood);
            if (!wild) std::erase(text, '\n');
            return text;
        }
        case Kind::note: return random_text(random, mood) + "\n" + random_text(random, mood);
        case Kind::number: {
            static constexpr std::int64_t kEnds[] = {INT64_MIN, INT64_MAX, 0, -1, 1, (std::int64_t{1} << 53) + 1};
            if (mood == Mood::odd && random.chance(15)) return random.between(-(std::int64_t{1} << 40), std::int64_t{1} << 40);
            if (wild && random.chance(15)) return random.pick(kEnds);
            return random.between(std::max<std::int64_t>(field.min, -100'000), std::min<std::int64_t>(std::max<std::int64_t>(field.min, -100'000) + 200'000, field.max));
        }
        case Kind::money: {
            static constexpr char const* kCodes[] = {"CNY", "CNY", "CNY", "USD", "JPY", "KWD"};
            Money money{random.between(-1'000'000, 1'000'000'000), *parse_currency(random.pick(kCodes))};
            if (mood == Mood::wild && random.chance(5)) money.minor = random.chance(50) ? INT64_MIN : INT64_MAX;
            return money;
        }
        case Kind::date:
            if (wild && random.chance(3)) return Date{random.chance(50) ? -719162 : 2932896};
            return Date{static_cast<std::int32_t>(random.between(20000, 21500))};
        case Kind::moment: return moment_of(Date{static_cast<std::int32_t>(random.between(20000, 21500))}, static_cast<int>(random.below(1440)));
        case Kind::choice:
            if (field.options.empty() || (wild && random.chance(5))) return std::string("from_the_future");
            return std::string(random.pick(field.options));
        case Kind::link: {
            auto const id = wild && random.chance(5) ? Id{random.next(), random.next()} : pool.any(random, field.target);
            return id ? Value(id) : Value{};
        }
        case Kind::flag: return random.chance(50);
        case Kind::place: {
            auto const order = wild && random.chance(10) ? std::string("V") : order_between("", "", static_cast<std::uint32_t>(random.next() >> 34));
            return Place(random.chance(60) ? pool.any(random, type.id) : kNoId, order);
        }
    }
    return {};
}

Edit random_edit(Random& random, Store const& store, IdSource& ids, std::vector<TypeDef const*> const& types, std::size_t operations, Mood mood) {
    Edit edit("test");
    Pool const pool(store);
    for (std::size_t i = 0; i < operations; ++i) {
        auto const& type = i == 0 ? *types.front() : *random.pick(types);
        auto const& rows = store.table(type).rows();
        auto const set = [&](Id id, std::uint8_t slot) { edit.set(id, slot, random.chance(12) ? Value{} : random_value(random, type.fields[slot], type, pool, mood)); };
        if (rows.empty() || random.chance(30)) {
            auto const id = ids.next();
            edit.add(type, id);
            for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot)
                if (type.fields[slot].flags & required || random.chance(60)) set(id, slot);
            continue;
        }
        auto const& record = rows[random.below(rows.size())];
        if (random.chance(12)) {
            if (record.deleted()) edit.restore(record.id()); else edit.remove(record.id());
            continue;
        }
        for (auto n = 1 + random.below(3); n > 0 && !type.fields.empty(); --n) set(record.id(), static_cast<std::uint8_t>(random.below(type.fields.size())));
    }
    return edit;
}

std::vector<TypeDef const*> with_targets(TypeDef const& type) {
    std::vector<TypeDef const*> types{&type};
    for (auto const& field : type.fields)
        if (auto const* target = field.kind == Kind::link ? find_register(field.target) : nullptr)
            if (std::ranges::find(types, target) == types.end()) types.push_back(target);
    return types;
}

WorkspaceIdentity identity() { return {id_from_key("workspace/test"), "测试 workspace", kNow}; }

Device::Device(WorkspaceIdentity id, Replica replica, std::int64_t ms, std::uint64_t seed)
    : workspace(std::move(id), Store(), {}, replica), clock_ms(ms), ids(seed, replica) {}

Device::Device(Document document, Replica replica, std::int64_t ms, std::uint64_t seed)
    : workspace(std::move(document.identity), std::move(document.store), std::move(document.seen), replica), clock_ms(ms), ids(seed, replica) {}

void Device::edit(Random& random, std::vector<TypeDef const*> const& types, std::size_t operations, Mood mood) {
    clock_ms += random.between(0, 5000);
    auto const done = workspace.commit(random_edit(random, workspace.store(), ids, types, operations, mood), clock_ms);
    if (!done.ok()) std::abort();                    // the generator makes only edits that can be made
}

Document Device::document() const {
    return {workspace.identity(), workspace.store().clone(), workspace.seen(), workspace.replica(), "", clock_ms, 1};
}

MergePlan Device::receive(Document const& theirs) {
    MergeSide const side{workspace.store(), workspace.seen(), workspace.identity().id, workspace.replica(), clock_ms, {}};
    auto plan = plan_merge(side, theirs);
    if (!plan.ok()) std::abort();
    workspace.apply_merge(plan->diff, theirs.seen);
    return std::move(*plan);
}

std::string Device::text() const { return write_document(identity(), workspace.store(), workspace.seen(), {}); }

std::string canonical(Document const& document) { return write_document(identity(), document.store, document.seen, {}); }

}  // namespace pmo::test
