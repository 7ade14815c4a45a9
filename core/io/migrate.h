#pragma once
// Records written under an older schema, before their names mean anything to this version: names and JSON texts. A migration is a numbered
// step of a few lines on such a record; documents and stored chunks go through the same steps. Renaming or re-typing a field is a
// migration; adding one is not. Every migration is exercised by a test.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/store.h"

namespace pmo {

inline constexpr std::int64_t kSchema = 1;           // of the registers as they are now; grows with every migration

struct RawCell {
    std::string field;                               // "deleted": the flag
    std::string json;                                // as in a document's "c"
    Stamp stamp;
    bool operator==(RawCell const&) const = default;
};

struct RawRecord {
    std::string type;
    Id id;
    std::vector<RawCell> cells;
    RawCell* find(std::string_view field);
    bool operator==(RawRecord const&) const = default;
};

struct Migration {
    std::int64_t from;                               // lifts a record of this schema to from + 1
    char const* what;
    void (*apply)(RawRecord& record);
};

std::span<Migration const> migrations();             // ascending, without gaps, ending at kSchema
// False: `schema` is older than the oldest migration. A record of a newer schema is left as it is.
bool migrate(RawRecord& record, std::int64_t schema);

// The record under the current schema: unknown fields and registers are carried (the store gets an entry for an unknown register); with
// `keep_wrong_kinds` a cell that does not fit its field is carried too, else it is refused: raw.bad_cell {register, field}.
enum class WrongKinds : std::uint8_t { refuse, carry };
Result<Record> record_from_raw(RawRecord const& raw, Store& store, WrongKinds wrong);

// Cells that were carried for a newer version and whose field this version knows are taken up.
void adopt_known(Record& record);

}  // namespace pmo
