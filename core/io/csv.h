#pragma once
// Tables as text: what spreadsheets write and read. RFC 4180 with commas, semicolons or tabs, UTF-8 with or without a byte order mark; and
// any register to and from such a table. Reading makes an Edit and a list of what was not understood, for a preview; nothing changes
// before the edit is committed. Labels come from the caller: this file knows no language.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/edit.h"

namespace pmo {

struct CsvTable {
    char separator = ',';
    std::vector<std::vector<std::string>> rows;      // the first is the header
    std::vector<std::size_t> lines;                  // where each row begins in the file
};

// Codes: csv.empty, csv.not_utf8 {line}: save as UTF-8, csv.utf16, csv.quote {line}: never closed, csv.too_large {limit},
// csv.too_many_rows {limit}, csv.too_many_columns {limit, line}. Rows without any text are skipped. `separator` 0: found from the header.
Result<CsvTable> read_csv(std::string_view bytes, char separator = 0);

class CsvWriter {
public:
    explicit CsvWriter(char separator = ',') : m_separator(separator) {}
    void cell(std::string_view text);                // as it is
    // A text that a spreadsheet would take for a formula gets an apostrophe in front; the reader takes it away again.
    void guarded(std::string_view text);
    void end_row();
    std::string take();                              // with a byte order mark, for spreadsheets that guess
private:
    char m_separator;
    bool m_first = true;
    std::string m_out = "\xEF\xBB\xBF";
};

std::string guard_formula(std::string_view text);
std::string_view unguard_formula(std::string_view text);

// What a caller's language says. Every function may be empty.
struct CsvWords {
    std::function<std::vector<std::string>(std::uint8_t slot)> field_names{};                         // accepted headers; the first is written
    std::function<std::vector<std::string>(std::uint8_t slot, std::string_view option)> option_names{};   // likewise
};

enum class CsvMoney : std::uint8_t { with_currency, plain };     // "1234.50 CNY", or "1234.50" for calculating
struct CsvExport {
    std::vector<std::uint8_t> slots{};               // empty: all fields that are not hidden
    CsvMoney money = CsvMoney::with_currency;
    char separator = ',';
};
// Links are written as the code of the record, else its title, else its id; places as their parent.
std::string write_csv(TypeDef const& type, std::span<Record const* const> records, Store const& store, CsvWords const& words, CsvExport const& options = {});

// Which field each column is; kNoSlot: none. A column is found by the field's id or one of its names, whatever the case.
std::vector<std::uint8_t> match_columns(CsvTable const& table, TypeDef const& type, CsvWords const& words);

struct CsvProblem {
    std::size_t row = 0;                             // index in CsvTable::rows
    std::size_t column = 0;
    std::string code;                                // csv.bad_value {text}, csv.unknown_option {text}, csv.unknown_link {text},
    std::vector<std::string> args{};                 // csv.ambiguous_link {text, count}, csv.twice {code}, csv.ambiguous_code {code}
};

struct CsvImport {
    Id project{};                                    // of rows without a project of their own
    Currency currency{};                             // of amounts without one
    bool empty_clears = false;                       // an empty cell empties the field of a record that exists
    int moment_minute = 8 * 60;                      // of a moment that is given as a day
};

struct CsvPlan {
    Edit edit{"import"};
    std::size_t added = 0, changed = 0, unchanged = 0;
    std::vector<CsvProblem> problems{};              // their cells are left out, the rest of the row is taken
    struct Row { std::size_t row = 0; Id record; bool is_new = false; bool changed = false; };
    std::vector<Row> rows{};
};

// A row whose code is that of a living record (of the same project, where there are several) changes it, every other row is a new record.
CsvPlan plan_csv(CsvTable const& table, std::vector<std::uint8_t> const& columns, TypeDef const& type, Store const& store, IdSource& ids,
                 CsvWords const& words, CsvImport const& options = {});

}  // namespace pmo
