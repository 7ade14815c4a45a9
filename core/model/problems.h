#pragma once
// What is wrong or missing in the data, computed and shown, never blocking: a draft can be saved, a merge can break a rule.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/id.h"

namespace pmo {

class Record;
class Store;

enum class Severity : std::uint8_t { hint, warning, error };

struct Problem {
    Id record;
    std::uint8_t slot = 255;             // the field beside which it is shown; 255: the record as a whole
    Severity severity = Severity::error;
    std::string code;                    // "problem." + code is its sentence
    std::vector<std::string> args{};     // texts, numbers, ISO dates; ui/i18n formats them
    bool operator==(Problem const&) const = default;
};

struct Problems {
    std::vector<Problem> found;
    void add(Record const& record, std::uint8_t slot, Severity severity, std::string code, std::vector<std::string> args = {});
};

// Everything that can be said of one record: required, kinds, ranges, unknown options, dangling links, and the register's own check.
void check_record(Record const& record, Store const& store, Problems& problems);
// Of the whole store: each record, duplicate codes, cycles in trees. Deleted records are left out.
Problems check_store(Store const& store);

}  // namespace pmo
