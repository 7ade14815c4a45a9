#pragma once
// The compact form in which a workspace lies in the browser's storage: chunks of records and log entries. Not an exchange format: see
// document.h. Names of registers and fields stand once in each chunk, so a program of another version finds what it knows and carries
// the rest. Everything ends with a CRC-32C; any bytes give a value or an error, never more memory than their own size calls for.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/io/migrate.h"
#include "core/io/storage.h"
#include "core/model/diff.h"
#include "core/model/store.h"
#include "core/model/workspace.h"

namespace pmo {

// Errors of all readers here: codec.damaged {what}, codec.newer {format}.

struct ChunkInfo { std::uint32_t generation = 0, index = 0, count = 0; std::uint64_t up_to = 0; };

// All records in chunks of about `target` bytes; an empty store is one chunk.
std::vector<Bytes> encode_records(Store const& store, std::uint32_t generation, std::uint64_t up_to, std::size_t target = std::size_t{1} << 20);

// Where readers put what they find in a register that this version does not know (Store::add_unknown_type).
using UnknownType = std::function<TypeDef const&(std::string_view)>;
using RecordSink = std::function<void(Record)>;
using RawSink = std::function<void(RawRecord)>;

Result<ChunkInfo> read_chunk_info(std::span<std::uint8_t const> bytes);       // also verifies the checksum
std::int64_t schema_of(std::span<std::uint8_t const> bytes);                  // of a chunk or an entry; -1 when it is neither
// Nothing is handed to the sink unless the whole chunk is sound. Records of an older schema: decode_raw, migrate, record_from_raw.
Status decode_records(std::span<std::uint8_t const> bytes, UnknownType const& unknown_type, RecordSink const& sink);
Status decode_raw(std::span<std::uint8_t const> bytes, RawSink const& sink);

// One command, as it is appended to the log and sent to other tabs.
struct LogEntryContent {
    std::uint64_t previous = 0;                      // sequence of the entry before: a gap is seen
    std::string who;                                 // a name for the history
    std::int64_t wall_ms = 0;
    Seen seen{};                                     // what a merge has shown us beyond the stamps of the diff
    Diff diff;
};

Bytes encode_entry(LogEntryContent const& entry, Store const& store);
// Cells of fields that this version does not know become unknown changes. `store` tells the tables; nothing is applied.
Result<LogEntryContent> decode_entry(std::span<std::uint8_t const> bytes, Store const& store, UnknownType const& unknown_type);

// An entry of an older schema, before migration: whole records, and changed cells as records that hold only these.
struct RawEntry { std::uint64_t previous = 0; Seen seen; std::vector<RawRecord> records; };
Result<RawEntry> decode_raw_entry(std::span<std::uint8_t const> bytes);

struct Manifest {
    WorkspaceIdentity identity;
    Replica replica = 0;
    Seen seen;
    std::uint32_t generation = 0, chunks = 0;
    std::uint64_t up_to = 0;
    std::int64_t schema = kSchema;
    std::int64_t saved_ms = 0;
};

Bytes encode_manifest(Manifest const& manifest);
Result<Manifest> decode_manifest(std::span<std::uint8_t const> bytes);

}  // namespace pmo
