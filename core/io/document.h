#pragma once
// The exported workspace: UTF-8 JSON that people exchange to synchronise, keep as a backup and compare line by line. A header, then one
// record on each line, sorted by register and id, then a checksum: the same workspace always gives the same bytes.
//
//   {"format":"pmo-workspace","version":1,"schema":1,"workspace":id,"name":"…","created_ms":…,"exported_ms":…,"exporter":"…",
//   "replica":hex,"seen":{hex:hex time},"replicas":[hex,…],"records":[
//   {"t":"risk","i":id,"s":"hex time.n","d":[true,"stamp"],"c":{"title":"…","due":"2026-09-18"},"x":{"due":"stamp"}},
//   …],"checksum":"crc32c:…"}
//
// "s" is the stamp of most cells, n an index in "replicas"; "x" the stamps of cells that differ, "d" the deleted flag. Cells: money
// [minor,"CNY"], number an integer scaled as in the schema, date and moment ISO texts, link an id, place [parent or null,order], an emptied
// cell null. Fields and registers of a newer version are carried and written back. A document without a checksum is accepted.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/model/store.h"
#include "core/model/workspace.h"

namespace pmo {

inline constexpr std::int64_t kDocumentVersion = 1;
inline constexpr std::uint64_t kMaxStampTime = std::uint64_t{32503680000000} << 16;      // the year 3000: later stamps are damage

struct Document {
    WorkspaceIdentity identity;
    Store store;
    Seen seen;
    Replica replica = 0;                             // of the one who wrote it
    std::string exporter;                            // a person's name, may be empty
    std::int64_t exported_ms = 0;
    std::int64_t schema = 0;                         // as read; greater than kSchema: written by a newer version
};

struct ExportInfo {
    Replica replica = 0;
    std::string exporter;
    std::int64_t now_ms = 0;
};

std::string write_document(WorkspaceIdentity const& identity, Store const& store, Seen const& seen, ExportInfo const& info);

// Nothing of the file is used on an error. Codes, each with the line as {0}: those of json.h, and document.not_ours,
// document.newer_version {line, version}, document.no_header {line, member}, document.bad_header {line, member}, document.bad_record
// {line, member}, document.bad_cell {line, register, field}, document.bad_stamp {line, text}, document.duplicate_id {line, id},
// document.duplicate_field {line, field}, document.text_too_long {line, field}, document.checksum {line}.
Result<Document> read_document(std::string_view bytes);

bool looks_like_document(std::string_view bytes);    // a glance at the head, for choosing an importer

}  // namespace pmo
