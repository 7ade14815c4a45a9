#pragma once
// A table on its way into a register: which register it is, which field each column means, what each row will do, and the screen that shows it.
// Reading the file and making the edit are core/io/csv.h; nothing changes before the person says so.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/io/csv.h"
#include "ui/frame.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

// Names of fields and options in both languages, the one of the moment first: a file that was written in Chinese is read in English too.
CsvWords words_in_both(TypeDef const& type);

// The register that most of the headers belong to; nothing when no column is known anywhere.
TypeDef const* guess_register(CsvTable const& table);

enum class RowFate : std::uint8_t { added, changed, unchanged };

struct CsvWork {
    std::string file;
    CsvTable table;
    TypeDef const* type = nullptr;
    std::vector<std::uint8_t> columns{};                 // the field of each column; kNoSlot: left out
    CsvImport options{};
    CsvPlan plan{};
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> problem_at{};    // row, column → index in plan.problems
    std::map<std::size_t, std::vector<std::size_t>> problems_of{};              // row → indexes

    void choose(TypeDef const& register_type);           // matches the headers anew
    void replan(Store const& store, IdSource& ids);
    bool any_column() const;
    RowFate fate(std::size_t plan_row) const;
    std::size_t refused_cells() const { return plan.problems.size(); }
    Edit edit() const;                                   // one edit, labelled
};

// What a person has decided about a preview.
enum class ImportAnswer : std::uint8_t { open, done, dropped };

class CsvPane {
public:
    explicit CsvPane(CsvWork work) : m_work(std::move(work)) {}
    ImportAnswer draw(Frame& frame, Box area);
private:
    ImportAnswer header(Frame& frame, Box bar);
    void mapping(Frame& frame, Box at);
    void column_rows(Frame& frame);
    void preview(Frame& frame, Box at);
    CsvWork m_work;
    TableState m_table;
    std::uint64_t m_revision = 0;
    bool m_stale = true;
};

}  // namespace pmo::ui
