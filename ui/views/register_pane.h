#pragma once
// A register as a list: header, toolbar with filters, table with everything one expects of a spreadsheet, bulk edits. One pane serves
// every register; the screen of a register and the tabs of a project hold panes. What a register is comes from its schema, how it looks from
// register_looks.

#include <map>
#include <memory>
#include <string>

#include "ui/screens/inspector.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_filter.h"
#include "ui/views/register_table.h"
#include "ui/views/view.h"

namespace pmo::ui {

class RegisterPane {
public:
    RegisterPane(TypeDef const& type, Id project) : m_type(type), m_project(project) { m_filter.reset(type); }

    // `area` below the page header; `lead` draws more into the left end of the toolbar (a choice of registers) and may be empty.
    using Lead = std::function<void(Box& bar)>;
    void draw(Frame& frame, Box area, Lead const& lead = {});
    void page_header(Frame& frame, Box area);
    void keys(Frame& frame);
    bool draw_inspector(Frame& frame, Record const& record, InspectorExtra const& extra = {});   // false: not one of this list
    std::string status_words() const;

    void new_record(Frame& frame);
    void group_by(std::uint8_t slot) { m_query.group = slot; }
    RegisterFilter& filter() { return m_filter; }
    TypeDef const& type() const { return m_type; }

private:
    void prepare(Frame& frame);
    void toolbar(Frame& frame, Box bar, Lead const& lead);
    void tools(Frame& frame, Box& bar);                   // grouping, columns, more: at the right
    void group_menu(Frame& frame);
    void more_menu(Frame& frame);
    void draw_table(Frame& frame, Box area);
    void draw_empty(Frame& frame, Box area);
    void take_events(Frame& frame, TableEvents const& events);
    void take_keys_of_table(Frame& frame, TableEvents const& events);
    void follow_selection(Frame& frame);
    void row_menu(Frame& frame, TableEvents const& events);
    void paste(Frame& frame, std::vector<std::vector<std::string>> const& cells);
    void copy(Frame& frame);
    void remove(Frame& frame, std::vector<Id> const& records);
    void duplicate(Frame& frame, std::vector<Id> const& records);
    void select(Frame& frame, std::vector<Id> records);
    void export_csv(Frame& frame);
    std::vector<Id> chosen(Frame const& frame) const;     // of this register, living
    EditContext context(Frame& frame) const;

    TypeDef const& m_type;
    Id m_project;
    RegisterFilter m_filter;
    RegisterQuery m_query;
    RegisterTable m_rows;
    TableState m_table;
    std::vector<Id> m_shown_selection;                    // the session's selection as the table shows it
    bool m_sorted_once = false, m_grid = false;           // m_grid: the table has the keyboard
    bool m_popup_open = false, m_busy = false;            // a menu was open; somebody types or chooses
    Id m_context;                                         // record of the row menu
};

}  // namespace pmo::ui
