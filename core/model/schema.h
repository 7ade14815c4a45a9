#pragma once
// A register is one constexpr table of fields. Storage, JSON, merge, CSV, search, the generic table and form, filters and the law
// tests read it; nothing restates it. It describes data only: no words, widths or colours.
//
// Use, in core/registers/contract.h:
//   inline constexpr FieldDef kFields[] = {
//       {.id = "title", .kind = Kind::text, .flags = required | searched | listed | title},
//       {.id = "value", .kind = Kind::money, .flags = listed},
//   };
//   inline constexpr auto value = handle<Money>(kFields, "value");   // a wrong name or kind does not compile

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "core/model/value.h"

namespace pmo {

enum FieldFlag : std::uint32_t {
    plain = 0,
    required = 1u << 0,      // a problem when empty; a draft can always be saved
    searched = 1u << 1,      // part of the full-text search
    listed = 1u << 2,        // a column of the generic table from the start
    title = 1u << 3,         // what the record is called: exactly one in each register
    code = 1u << 4,          // the human code ("R-07"): numbered at creation, a duplicate is a problem
    owner = 1u << 5,         // the person who has to act (My work)
    due = 1u << 6,           // the date by which to act
    status = 1u << 7,        // the life-cycle choice: its options say which are open and which closed
    hidden = 1u << 8,        // not offered in forms and tables (carried for the sake of a file format)
    across = 1u << 9         // a code that counts across all projects, because people quote it outside of its own
};

enum class Unit : std::uint8_t { none, percent, permille, minutes, hours, days, weeks, months, people, points, per_hour };

struct FieldDef {
    std::string_view id;
    Kind kind = Kind::text;
    std::uint32_t flags = plain;
    std::string_view target{};                       // link: id of the register it points at; "*" any register
    std::span<std::string_view const> options{};     // choice: the stable ids, in the order in which they are offered
    std::span<std::string_view const> closed{};      // status: the options that mean "nothing is left to do"
    Unit unit = Unit::none;                          // number
    std::uint8_t scale = 0;                          // number: decimal digits, 0–6
    std::int64_t min = std::numeric_limits<std::int64_t>::min();   // number: scaled; outside is a problem, not refused
    std::int64_t max = std::numeric_limits<std::int64_t>::max();
    std::string_view asked_by{};                     // a choice of the same register: forms ask for this field only while that one …
    std::span<std::string_view const> asked_for{};   // … is one of these; what is filled in is shown all the same
};

// Mission areas: they group the registers in navigation and documentation.
enum class Area : std::uint8_t {
    organisation, portfolio, definition, schedule, resources, cost, risk, quality, stakeholders, contracts, people, knowledge
};

class Record;
class Store;
struct Problems;

struct TypeDef {
    std::string_view id;
    std::string_view prefix;                         // of the code: "R" gives R-01
    Area area = Area::organisation;
    std::span<FieldDef const> fields;
    // Rules across fields and records; reports, never changes. nullptr: none.
    void (*check)(Record const&, Store const&, Problems&) = nullptr;
};

inline constexpr std::size_t kMaxFields = 63;        // slots 0–62; slot 63 is the deleted flag of every record
inline constexpr std::uint8_t kDeletedSlot = 63;
inline constexpr std::uint8_t kNoSlot = 255;

template <class T> struct KindOf;
template <> struct KindOf<std::string> { static constexpr bool fits(Kind k) { return k == Kind::text || k == Kind::note || k == Kind::choice; } };
template <> struct KindOf<std::int64_t> { static constexpr bool fits(Kind k) { return k == Kind::number; } };
template <> struct KindOf<Money> { static constexpr bool fits(Kind k) { return k == Kind::money; } };
template <> struct KindOf<Date> { static constexpr bool fits(Kind k) { return k == Kind::date; } };
template <> struct KindOf<Moment> { static constexpr bool fits(Kind k) { return k == Kind::moment; } };
template <> struct KindOf<Id> { static constexpr bool fits(Kind k) { return k == Kind::link; } };
template <> struct KindOf<bool> { static constexpr bool fits(Kind k) { return k == Kind::flag; } };
template <> struct KindOf<Place> { static constexpr bool fits(Kind k) { return k == Kind::place; } };

template <class T> struct Field { std::uint8_t slot = 0; };

void no_such_field_of_that_kind();                   // never defined: reaching it stops the compilation

template <class T, std::size_t N>
consteval Field<T> handle(FieldDef const (&fields)[N], std::string_view id) {
    static_assert(N <= kMaxFields);
    for (std::size_t i = 0; i < N; ++i)
        if (fields[i].id == id && KindOf<T>::fits(fields[i].kind)) return {static_cast<std::uint8_t>(i)};
    no_such_field_of_that_kind();
    return {};
}

std::uint8_t slot_of(TypeDef const& type, std::string_view field);   // kNoSlot when there is none; "deleted" is kDeletedSlot
std::uint8_t slot_with(TypeDef const& type, FieldFlag flag);         // the first field with that flag, or kNoSlot
std::uint8_t numbered_within(TypeDef const& type);                   // the link to the project whose records the codes count; kNoSlot: one numbering for all
bool is_closed(FieldDef const& status, std::string_view option);

// All registers, in a fixed order that only grows at the end; the position is the register's index in a Store.
// Defined in core/registers/all.cpp, THE list.
std::span<TypeDef const* const> all_registers();
TypeDef const* find_register(std::string_view id);

}  // namespace pmo
