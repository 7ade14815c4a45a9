// A portfolio with every register of governance filled: for measuring the screens. Values follow the schema, days lie around the data date, links stay inside
// their project.

#include <algorithm>
#include <map>

#include "core/base/order_key.h"
#include "tests/support/workspaces.h"

namespace pmo::test {

namespace {

constexpr Stamp kStamp{static_cast<std::uint64_t>(kNow) << 16, 0};
constexpr std::int32_t kToday = 20'714;              // 2026-09-18

constexpr std::string_view kOfThePlan[] = {"project", "task", "dependency", "assignment", "baseline", "baseline_task", "calendar", "calendar_exception", "work_week", "department", "person", "saved_view"};

class Filling {
public:
    Filling(Store& store, std::uint64_t seed) : m_store(store), m_random(seed) {
        for (std::size_t t = 0; t < store.tables(); ++t)
            for (auto const& record : store.table(static_cast<std::uint16_t>(t)).rows()) note(record);
    }

    // One record of the register that belongs to the project (or to none), linked to records that are there.
    void add(TypeDef const& type, Id project, std::size_t n) {
        Record record(type, id_from_key(std::string(type.id) + "/governed/" + std::to_string(m_made++)));
        for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot)
            if (auto value = value_of(type.fields[slot], type, project, n); !empty(value)) record.set(slot, {std::move(value), kStamp});
        note(record);
        m_store.add(std::move(record));
    }

private:
    void note(Record const& record) {
        auto const slot = slot_of(record.type(), "project");
        auto const* project = slot == kNoSlot ? nullptr : std::get_if<Id>(&record.value(slot));
        m_all[record.type().id].push_back(record.id());
        if (project) m_of[{record.type().id, *project}].push_back(record.id());
    }

    Value value_of(FieldDef const& field, TypeDef const& type, Id project, std::size_t n) {
        bool const needed = field.flags & (required | title | owner | due | status);
        if (!needed && m_random.chance(30)) return {};
        switch (field.kind) {
            case Kind::text: return std::string(type.id) + ' ' + std::to_string(n) + (field.flags & title ? " 事项与说明" : "");
            case Kind::note: return std::string("第一行的情况说明，包括背景和影响。\n第二行是建议的做法。");
            case Kind::number: return m_random.between(std::max<std::int64_t>(field.min, 0), std::min<std::int64_t>(std::max<std::int64_t>(field.min, 0) + 100, field.max));
            case Kind::money: return Money{m_random.between(1'000'000, 90'000'000), {}};
            case Kind::date: return Date{static_cast<std::int32_t>(m_random.between(kToday - 120, kToday + 120))};
            case Kind::moment: return moment_of(Date{static_cast<std::int32_t>(m_random.between(kToday - 120, kToday + 120))}, 540);
            case Kind::choice: return field.options.empty() ? Value{} : Value(std::string(field.options[m_random.below(field.options.size())]));
            case Kind::flag: return m_random.chance(40);
            case Kind::place: return Place(kNoId, order_at(static_cast<std::uint32_t>(m_made)));
            case Kind::link: {
                if (field.id == "project") return project ? Value(project) : Value{};
                auto const inside = m_of.find({field.target, project});
                if (inside != m_of.end()) return m_random.pick(inside->second);
                auto const all = m_all.find(field.target);
                return all == m_all.end() ? Value{} : Value(m_random.pick(all->second));
            }
        }
        return {};
    }

    Store& m_store;
    Random m_random;
    std::size_t m_made = 0;
    std::map<std::string_view, std::vector<Id>> m_all;
    std::map<std::pair<std::string_view, Id>, std::vector<Id>> m_of;
};

}  // namespace

Document governed_workspace(std::size_t projects, std::size_t records_each, std::uint64_t seed) {
    auto document = big_workspace({.projects = projects, .tasks = projects * 100, .links = projects * 150}, seed);
    auto& store = document.store;
    std::vector<Id> all;
    for (auto const& record : store.table(*find_register("project")).rows()) all.push_back(record.id());
    std::vector<TypeDef const*> types;
    for (auto const* type : all_registers())
        if (std::ranges::find(kOfThePlan, type->id) == std::end(kOfThePlan)) types.push_back(type);
    Filling filling(store, seed);
    // Round by round, so that links find something of every register.
    for (std::size_t n = 0; n * types.size() < records_each; ++n)
        for (auto const* type : types) {
            bool const of_project = slot_of(*type, "project") != kNoSlot;
            for (std::size_t p = 0; p < all.size(); ++p) filling.add(*type, of_project ? all[p] : kNoId, n);
        }
    return document;
}

}  // namespace pmo::test
