#pragma once
// The rows of a register for ui/widgets/table.h: a query's result as a flat list, as groups or as a tree, with its columns. The query runs
// again only when records came or went, a field that it asks for changed, or the query itself; cells are worded when they are drawn.

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/id_map.h"
#include "core/model/query.h"
#include "ui/i18n/tr.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

inline RowKey key_of(Id id) { return {id.high, id.low}; }
inline Id id_of(RowKey key) { return {key.high, key.low}; }

// What is to be shown.
struct RegisterQuery {
    TypeDef const* type = nullptr;
    Id project;                                       // only its records; kNoId: all
    std::vector<Condition> where;
    std::string text;
    std::uint8_t group = kNoSlot;
    std::string sort;                                 // column id; empty: order of arrival, or the tree
    bool descending = false;
    std::set<RowKey> folded;                          // closed groups and tree nodes
    bool flat = false;                                // a tree register as a plain list
    bool operator==(RegisterQuery const&) const = default;
};

class RegisterTable final : public TableSource {
public:
    // Before the table is drawn, in every frame. Cheap unless something changed.
    void prepare(Frame const& frame, RegisterQuery const& query, bool may_add);
    // The column in which heads of groups begin: the first one that is shown.
    void set_first_column(TableState const& state);

    std::vector<Column> const& columns() const { return m_columns; }
    std::uint8_t slot_of_column(int column) const { return m_slots[static_cast<std::size_t>(column)]; }   // kNoSlot: computed
    int column_of(std::string_view id) const;
    int tree_column() const { return m_tree ? column_of(m_title_id) : -1; }
    bool is_tree() const { return m_tree; }

    std::size_t shown() const { return m_records.size(); }        // matching records, also in closed groups
    std::size_t total() const { return m_total; }                 // of the register (and project) without filters
    std::size_t open() const { return m_open; }
    bool filtered() const { return !m_query.where.empty() || !m_query.text.empty(); }
    std::vector<Id> ids() const;                                  // of the visible record rows, in order
    Id neighbour(Id record, int step) const;                      // kNoId at the ends
    Record const* record_at(std::int64_t index) const;            // nullptr: group or add row

    std::int64_t rows() const override { return static_cast<std::int64_t>(m_rows.size()); }
    TableRow row(std::int64_t index) const override;
    TableCell cell(std::int64_t index, int column) const override;
    std::int64_t find(RowKey key) const override;
    EditKind edit_kind(std::int64_t index, int column) const override;
    std::string edit_text(std::int64_t index, int column) const override;
    std::vector<Option> options(std::int64_t index, int column) const override;
    int chosen_option(std::int64_t index, int column) const override;
    std::string check_edit(std::int64_t index, int column, std::string_view text) const override;

    // The value that an edit of the table means; nothing: it was not understood.
    std::optional<Value> value_of(TableEdit const& edit) const;
    // The whole value as text for a spreadsheet: dates with their year, amounts with every digit.
    std::string plain_text(std::int64_t index, int column) const;

private:
    struct Row {
        Record const* record = nullptr;
        std::int32_t group = -1;                      // a group's head
        std::int32_t depth = 0;
        bool expandable = false, expanded = false, add = false;
    };
    std::uint64_t revision_of(Table const& table, RegisterQuery const& query) const;
    void make_columns(Frame const& frame);
    static float fitting_width(Frame const& frame, TypeDef const& type, std::uint8_t slot, float usual, std::string_view head);
    void find_rows(Frame const& frame);
    void sort_computed();
    void lay_out_groups(std::vector<Group> const& groups);
    void lay_out_tree(Frame const& frame, std::uint8_t place);
    RowKey group_key(std::size_t group) const;
    std::string group_words(Group const& group) const;
    Row const& at(std::int64_t index) const { return m_rows[static_cast<std::size_t>(index)]; }

    Frame const* m_frame = nullptr;                   // of the frame being drawn; not kept across frames
    RegisterQuery m_query;
    std::uint64_t m_revision = 0;
    Store const* m_store = nullptr;
    bool m_may_add = false, m_tree = false, m_ready = false;
    Language m_language = Language::zh;
    std::string m_title_id;
    int m_first_column = 0;
    std::vector<std::string> m_names;                 // column ids and titles; Column has views of them
    std::vector<Column> m_columns;
    std::vector<std::uint8_t> m_slots;
    std::vector<Record const*> m_records;
    std::vector<Group> m_groups;
    std::vector<Row> m_rows;
    IdMap m_index;
    std::size_t m_total = 0, m_open = 0;
    mutable std::vector<std::string> m_option_words;  // of the cell being edited
};

}  // namespace pmo::ui
