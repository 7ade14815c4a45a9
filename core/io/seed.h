#pragma once
// Samples and templates, written by hand: readable keys instead of ids, amounts and durations as people write them. Several files
// together make one workspace (the same files always the same one). Not an exchange format: see core/io/document.h.
//
//   {"seed": 1, "workspace": {"key": "sample", "name": "…", "exporter": "…"}, "time": "2026-09-18T08:00:00Z",
//    "registers": {"person": [{"key": "wang-lei", "name": "王磊", "department": "@tech", "rate": "350 CNY"}],
//                  "task": [{"key": "t1", "project": "@erp", "title": "…", "duration": "5d", "parent": "@t0"}]}}
//
// "uses": ["methods"] reads the methods that come with the program along, once; its links may point into them.
//
// text, note, choice   a text; a note also a list of lines
// number               a JSON number or a decimal text in the field's unit; times also "30m" "4h" "5d" "2w" (8 h days, 5 d weeks); "35%"
// money                12000, "12.5万", "123.45 USD"; without a currency CNY
// date, moment         "2026-09-18", "2026-03-02T08:00"
// flag                 true, false
// link                 "@key" in the field's register, "@register/key" in any
// place                "parent": "@key" (left out: at the top); the order is that of the files
// A code that is left out is numbered in the order of the files. null and fields that are left out stay empty. Members that begin with
// "//" are comments. A record's id is id_from_key("register/key"), the workspace's id_from_key("workspace/key").

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/document.h"

namespace pmo {

struct SeedFile {
    std::string name;                                // for messages
    std::string_view bytes;
};

struct SeedOptions {
    std::int32_t shift_days = 0;                     // added to every date and moment: a sample can be about now
    std::vector<Error>* all_errors = nullptr;        // beside the first one, which is the result: up to 200
};

// Codes, each {0} file, {1} register, {2} key or number of the record, {3} field, {4} what is wrong: those of json.h inside seed.json {file, code,
// line}; seed.header {file, member}; seed.workspace {file}; seed.unknown_register; seed.no_key; seed.duplicate_key; seed.unknown_field;
// seed.bad_value; seed.unknown_option; seed.unknown_link.
Result<Document> read_seed(std::span<SeedFile const> files, SeedOptions const& options = {});

bool looks_like_seed(std::string_view bytes);

}  // namespace pmo
