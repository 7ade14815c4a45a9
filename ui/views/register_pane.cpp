#include "ui/views/register_pane.h"

#include <algorithm>

#include "core/io/csv.h"
#include "core/model/tree.h"
#include "ui/i18n/format.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/views/register_bulk.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

bool can_group(FieldDef const& field) {
    return !(field.flags & FieldFlag::hidden) && (field.kind == Kind::choice || field.kind == Kind::link || field.kind == Kind::flag || field.kind == Kind::date || field.kind == Kind::moment);
}

std::string count_words(std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); }

}  // namespace

void RegisterPane::prepare(Frame& frame) {
    bool const first_time = !m_sorted_once;
    if (first_time) {                                       // as the register is best read; in a tree the tree itself
        m_sorted_once = true;
        if (place_slot(m_type) == kNoSlot) {
            auto const first = first_sort(m_type);
            m_table.sort_column = first.column;
            m_table.sort_descending = first.descending;
        }
    }
    m_query.type = &m_type;
    m_query.project = m_project;
    m_query.where = m_filter.where;
    m_query.text = m_filter.text;
    m_query.sort = m_table.sort_column;
    m_query.descending = m_table.sort_descending;
    m_rows.prepare(frame, m_query, frame.writable);
    if (first_time && m_rows.open() == 0 && m_rows.total() > 0) {   // all closed, as lessons often are: they are what one comes to see
        m_filter.clear();
        m_query.where.clear();
        m_rows.prepare(frame, m_query, frame.writable);
    }
    m_rows.set_first_column(m_table);
}

EditContext RegisterPane::context(Frame& frame) const { return {frame.store, frame.ids, m_project, frame.session.person, frame.today}; }

std::vector<Id> RegisterPane::chosen(Frame const& frame) const {
    std::vector<Id> found;
    for (auto const id : frame.session.selection)
        if (auto const* record = frame.store.live(id); record && &record->type() == &m_type) found.push_back(id);
    return found;
}

void RegisterPane::select(Frame& frame, std::vector<Id> records) {
    m_table.selection.clear();
    for (auto const id : records) m_table.selection.insert(key_of(id));
    if (!records.empty()) m_table.cursor = m_table.anchor = m_table.scroll_to = key_of(records.back());
    m_shown_selection = records;
    frame.select(std::move(records));
}

void RegisterPane::new_record(Frame& frame) {
    if (!frame.writable) return;
    Id made, parent;
    if (m_rows.is_tree())                                   // beside what is selected
        if (auto const* record = frame.store.live(frame.session.selected()); record && &record->type() == &m_type)
            if (auto const* place = std::get_if<Place>(&record->value(place_slot(m_type)))) parent = place->parent();
    frame.edit(new_record_edit(context(frame), {.type = m_type, .where = m_filter.where, .parent = parent}, made));
    m_filter.text.clear();                                  // a typed filter would hide what has no words yet
    frame.session.inspector_open = true;
    select(frame, {made});
}

void RegisterPane::remove(Frame& frame, std::vector<Id> const& records) {
    if (!frame.writable || records.empty()) return;
    auto const next = m_rows.neighbour(records.back(), 1);
    frame.edit(remove_edit(frame.store, records));
    if (next && std::ranges::find(records, next) == records.end()) select(frame, {next});
    else select(frame, {});
}

void RegisterPane::duplicate(Frame& frame, std::vector<Id> const& records) {
    if (!frame.writable || records.empty()) return;
    std::vector<Id> copies;
    frame.edit(duplicate_edit(context(frame), records, copies));
    frame.session.inspector_open = true;
    select(frame, std::move(copies));
}

void RegisterPane::export_csv(Frame& frame) {
    std::vector<Record const*> records;
    for (std::int64_t i = 0; i < m_rows.rows(); ++i)
        if (auto const* record = m_rows.record_at(i)) records.push_back(record);
    CsvWords const words{.field_names = [this](std::uint8_t slot) { return std::vector{field_words(m_type, slot), std::string(m_type.fields[slot].id)}; },
                         .option_names = [this](std::uint8_t slot, std::string_view option) { return std::vector{option_words(m_type, slot, option), std::string(option)}; }};
    auto bytes = write_csv(m_type, records, frame.store, words);
    auto name = register_words_many(m_type.id) + ".csv";
    frame.ask([n = std::move(name), b = std::move(bytes)](AppActions& app) mutable { app.save_file(std::move(n), "text/csv", std::move(b)); });
}

// ------------------------------------------------------------------------------------------------ header and toolbar

void RegisterPane::page_header(Frame& frame, Box area) {
    auto& ui = frame.ui;
    prepare(frame);
    ui.pen().fill(area, ui.theme().surface);
    ui.pen().line_h(area.x, area.right(), area.bottom() - 1, ui.theme().line);
    Box bar = area.inset(metric::space_page, 0);
    auto const kind = register_words_within(m_type.id);
    auto const add_words = tr("register.new", {kind});
    if (frame.writable && right_button(ui, {.id = "register.new", .label = add_words, .icon = Icon::plus, .kind = ButtonKind::primary, .tip = tr("register.new_tip")}, bar)) new_record(frame);
    bar.cut_right(4);
    if (right_button(ui, {.id = "register.export", .label = tr("register.export"), .icon = Icon::download, .tip = tr("register.export_tip")}, bar)) export_csv(frame);
    if (frame.writable && right_button(ui, {.id = "register.import", .label = tr("register.import"), .icon = Icon::upload, .kind = ButtonKind::ghost, .tip = tr("register.import_tip")}, bar))
        frame.ask([](AppActions& app) { app.pick_file(FilePurpose::import_csv, ".csv,.tsv,.txt"); });

    auto const title_words = register_words_many(m_type.id);
    float const width = std::min(ui.pen().width(Type::title, title_words) + 1, bar.w * 0.6f);
    ui.pen().icon(bar.x, bar.cy(), register_icon(m_type.id), ui.theme().text3);
    bar.cut_left(24);
    heading(ui, 1, title_words, Type::title, bar.cut_left(width, 12));
    text(ui, {.text = status_words(), .type = Type::small, .color = ui.theme().text3, .id = "count", .role = sem::Role::status, .at = bar});
}

std::string RegisterPane::status_words() const {
    auto const all = count_words(m_rows.total());
    bool const has_status = slot_with(m_type, FieldFlag::status) != kNoSlot;
    auto words = has_status ? tr("register.count_open", {all, count_words(m_rows.open())}) : tr("register.count", {all});
    // What the list hides by itself, the closed ones, needs no words.
    bool const as_opened = has_status && m_rows.shown() == m_rows.open();
    if (m_rows.filtered() && m_rows.shown() != m_rows.total() && !as_opened) words += tr("register.count_shown", {count_words(m_rows.shown())});
    return words;
}

void RegisterPane::group_menu(Frame& frame) {
    auto& ui = frame.ui;
    if (!menu_is_open(ui, "group")) return;
    std::vector<std::uint8_t> slots{kNoSlot};
    bool const tree = place_slot(m_type) != kNoSlot;
    std::vector<std::string> labels{std::string(tree ? tr("register.as_tree") : tr("register.no_group"))};
    for (std::uint8_t slot = 0; slot < m_type.fields.size(); ++slot)
        if (can_group(m_type.fields[slot]) && !(m_project && m_type.fields[slot].id == "project")) {
            slots.push_back(slot);
            labels.push_back(field_words(m_type, slot));
        }
    std::vector<MenuItem> items;
    for (std::size_t i = 0; i < slots.size(); ++i) items.push_back({.key = i == 0 ? std::string_view("none") : m_type.fields[slots[i]].id, .label = labels[i], .shortcut = {}, .checked = m_query.group == slots[i], .checkable = true, .line_above = i == 1, .tip = {}});
    if (auto const picked = menu(ui, {.id = "group", .name = tr("register.group_by"), .items = items})) {
        m_query.group = slots[static_cast<std::size_t>(*picked)];
        m_query.folded.clear();
        if (*picked == 0 && tree) m_table.sort_column.clear();
    }
}

void RegisterPane::more_menu(Frame& frame) {
    auto& ui = frame.ui;
    auto const density = frame.session.density;
    MenuItem const items[] = {
        {.key = "compact", .label = tr("register.compact"), .shortcut = {}, .checked = density == Density::compact, .checkable = true, .tip = {}},
        {.key = "standard", .label = tr("register.standard"), .shortcut = {}, .checked = density == Density::standard, .checkable = true, .tip = {}},
        {.key = "relaxed", .label = tr("register.relaxed"), .shortcut = {}, .checked = density == Density::relaxed, .checkable = true, .tip = {}},
        {.key = "copy", .label = tr("register.copy_rows"), .icon = Icon::copy, .shortcut = "Ctrl+C", .line_above = true, .tip = {}},
        {.key = "export", .label = tr("register.export_long"), .icon = Icon::download, .shortcut = {}, .tip = {}},
        {.key = "import", .label = tr("register.import_long"), .icon = Icon::upload, .shortcut = {}, .disabled = !frame.writable, .tip = {}},
    };
    auto const picked = menu(ui, {.id = "more", .name = tr("widget.more"), .items = items});
    if (!picked) return;
    if (*picked < 3) {
        frame.session.density = static_cast<Density>(*picked);
        frame.ask([](AppActions& app) { app.session_changed(); });
    } else if (*picked == 3) copy(frame);
    else if (*picked == 4) export_csv(frame);
    else frame.ask([](AppActions& app) { app.pick_file(FilePurpose::import_csv, ".csv,.tsv,.txt"); });
}

void RegisterPane::tools(Frame& frame, Box& bar) {
    auto& ui = frame.ui;
    if (right_button(ui, {.id = "tool.more", .label = {}, .icon = Icon::ellipsis, .kind = ButtonKind::ghost, .name = tr("widget.more"), .tip = tr("widget.more"), .opens_menu = true}, bar)) open_menu(ui, "more");
    more_menu(frame);
    bool const words = bar.w > 700;
    if (right_button(ui, {.id = "tool.columns", .label = words ? tr("table.columns") : std::string_view{}, .icon = Icon::columns_3, .kind = ButtonKind::ghost, .name = tr("table.columns"), .tip = tr("table.columns"), .opens_menu = true}, bar)) open_menu(ui, "columns");
    column_menu(ui, "columns", m_rows.columns(), m_table);
    bool const grouped = m_query.group != kNoSlot;
    auto const label = grouped ? tr("register.grouped_by", {field_words(m_type, m_query.group)}) : std::string(tr("register.group_by"));
    if (right_button(ui, {.id = "tool.group", .label = words || grouped ? std::string_view(label) : std::string_view{}, .icon = Icon::layers, .kind = grouped ? ButtonKind::toggle : ButtonKind::ghost, .on = grouped, .name = label, .tip = tr("register.group_by"), .opens_menu = true}, bar)) open_menu(ui, "group");
    group_menu(frame);
}

void RegisterPane::toolbar(Frame& frame, Box bar, Lead const& lead) {
    auto& ui = frame.ui;
    ui.pen().fill(bar, ui.theme().surface);
    ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
    Box row = bar.inset(metric::space_card, 0);
    if (lead) lead(row);
    auto const records = chosen(frame);
    if (records.size() >= 2) {
        auto const answer = bulk_toolbar(frame, m_type, records, row);
        if (answer.clear) select(frame, {});
        if (answer.remove) remove(frame, records);
        if (answer.duplicate) duplicate(frame, records);
        return;
    }
    RegionScope const region{ui, {.id = "toolbar", .role = sem::Role::toolbar, .name = tr("register.toolbar"), .at = row}};
    tools(frame, row);
    row.cut_right(8);
    if (m_project && frame.writable) {                      // inside a project there is no page header: the action stands here
        auto const words = tr("register.new", {register_words_within(m_type.id)});
        Button add{.id = "register.new", .label = words, .icon = Icon::plus, .kind = ButtonKind::primary, .tip = tr("register.new_tip")};
        add.at = middle_of(row.cut_left(button_width(ui, add), 8));
        if (button(ui, add)) new_record(frame);
    }
    m_filter.draw(frame, m_type, m_project, m_rows.open(), row);
}

// ------------------------------------------------------------------------------------------------ table

void RegisterPane::draw(Frame& frame, Box area, Lead const& lead) {
    // The key that closes a menu or ends typing is not for the list behind it, though both are over when the view hears it.
    bool const popup = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    m_busy = frame.ui.typing() || popup || m_popup_open;
    m_popup_open = popup;
    IdScope const scope{m_type.id};
    prepare(frame);
    follow_selection(frame);
    toolbar(frame, area.cut_top(metric::toolbar), lead);
    area = area.inset(metric::space_card);
    if (m_rows.shown() == 0) draw_empty(frame, area);
    else draw_table(frame, area);
}

void RegisterPane::draw_empty(Frame& frame, Box area) {
    auto& ui = frame.ui;
    m_grid = false;
    auto const kind = register_words_within(m_type.id);
    if (m_rows.filtered() && m_rows.total() > 0) {
        auto const words = tr("register.nothing_found", {kind}), hidden_words = tr("register.nothing_found_text", {count_words(m_rows.total())});
        auto const answer = empty_state(ui, {.id = "empty", .icon = Icon::list_filter, .title = words, .text = hidden_words, .primary = {}, .secondary = tr("register.clear_filter"), .at = area});
        if (answer == EmptyAnswer::secondary) m_filter.clear();
        return;
    }
    auto const words = tr("register.none", {kind}), add = tr("register.new", {kind});
    auto const answer = empty_state(ui, {.id = "empty", .icon = register_icon(m_type.id), .title = words, .text = frame.writable ? tr("register.none_text") : tr("register.none_read_only"), .key = frame.writable ? "N" : "", .primary = frame.writable ? std::string_view(add) : std::string_view{}, .secondary = frame.writable ? tr("register.import") : std::string_view{}, .at = area});
    if (answer == EmptyAnswer::primary) new_record(frame);
    if (answer == EmptyAnswer::secondary) frame.ask([](AppActions& app) { app.pick_file(FilePurpose::import_csv, ".csv,.tsv,.txt"); });
}

void RegisterPane::draw_table(Frame& frame, Box area) {
    auto& ui = frame.ui;
    auto const name = register_words_many(m_type.id);
    TableAction const actions[] = {{"open", Icon::panel_right, tr("register.open")}, {"delete", Icon::trash_2, tr("register.delete")}};
    int const code_column = m_rows.columns().empty() || m_rows.slot_of_column(0) == kNoSlot ? 1 : (m_type.fields[m_rows.slot_of_column(0)].flags & FieldFlag::code) ? 2 : 1;
    TableSpec const spec{.id = "rows", .name = name, .columns = m_rows.columns(), .at = area, .frozen = code_column, .tree_column = m_rows.tree_column(), .check_boxes = true, .editable = frame.writable, .tree = m_rows.is_tree(), .actions = std::span(actions, frame.writable ? 2u : 1u), .empty_text = {}};
    auto events = table(ui, spec, m_rows, m_table);
    m_grid = events.focused;
    if (m_busy && events.selection_changed && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {     // it closed a menu: the selection stays
        events.selection_changed = false;
        for (auto const id : m_shown_selection) m_table.selection.insert(key_of(id));
    }
    take_events(frame, events);
    row_menu(frame, events);
}

// The selection may have been changed elsewhere: by the inspector, the address, another view.
void RegisterPane::follow_selection(Frame& frame) {
    if (frame.session.selection == m_shown_selection) return;
    m_shown_selection = frame.session.selection;
    m_table.selection.clear();
    for (auto const id : m_shown_selection) m_table.selection.insert(key_of(id));
    if (auto const last = frame.session.selected(); last && m_rows.find(key_of(last)) >= 0) m_table.cursor = m_table.anchor = m_table.scroll_to = key_of(last);
}

void RegisterPane::take_events(Frame& frame, TableEvents const& events) {
    if (events.selection_changed) {
        std::vector<Id> next;
        for (auto const id : m_shown_selection)             // what was selected before keeps its place in the order
            if (m_table.is_selected(key_of(id))) next.push_back(id);
        for (auto const key : m_table.selection)
            if (std::ranges::find(next, id_of(key)) == next.end() && m_rows.find(key) >= 0) next.push_back(id_of(key));
        if (auto const at = std::ranges::find(next, id_of(m_table.cursor)); at != next.end()) std::rotate(at, at + 1, next.end());
        m_shown_selection = next;
        frame.select(std::move(next));
    }
    if (events.toggled) {
        if (!m_query.folded.erase(events.toggled)) m_query.folded.insert(events.toggled);
    }
    if (events.opened && m_rows.find(events.opened) >= 0) {
        frame.session.inspector_open = true;
        if (frame.session.selected() != id_of(events.opened)) select(frame, {id_of(events.opened)});
    }
    if (events.peek) {
        frame.session.inspector_open = !frame.session.inspector_open;
        if (frame.session.selected() != id_of(events.peek)) select(frame, {id_of(events.peek)});
        frame.ask([](AppActions& app) { app.session_changed(); });
    }
    if (events.action >= 0 && events.action_row) {
        auto const record = id_of(events.action_row);
        if (events.action == 1) remove(frame, {record});
        else { frame.session.inspector_open = true; select(frame, {record}); }
    }
    if (events.add) new_record(frame);
    take_keys_of_table(frame, events);
}

void RegisterPane::take_keys_of_table(Frame& frame, TableEvents const& events) {
    if (events.copied) copy(frame);
    if (!frame.writable) return;
    if (events.edited)
        if (auto value = m_rows.value_of(*events.edited)) {
            auto const record = id_of(events.edited->row);
            auto const slot = m_rows.slot_of_column(events.edited->column);
            frame.edit(set_edit(frame.store, std::vector{record}, slot, *value));
        }
    if (events.remove) remove(frame, chosen(frame));
    auto const records = chosen(frame);
    if (events.indent && !records.empty()) frame.edit(indent_edit(context(frame), records));
    if (events.outdent && !records.empty()) frame.edit(outdent_edit(context(frame), records));
    if (events.pasted) paste(frame, *events.pasted);
}

// Cells go to the clipboard with every digit and the year of every date, so that a spreadsheet can calculate with them.
void RegisterPane::copy(Frame& frame) {
    std::vector<int> columns;
    if (m_table.columns.empty())
        for (std::size_t i = 0; i < m_rows.columns().size(); ++i) columns.push_back(static_cast<int>(i));
    for (auto const& column : m_table.columns)
        if (int const i = m_rows.column_of(column.id); i >= 0 && !column.hidden) columns.push_back(i);
    std::vector<std::vector<std::string>> cells(1);
    for (int const i : columns) cells[0].emplace_back(m_rows.columns()[static_cast<std::size_t>(i)].title);
    bool const all = m_table.selection.empty();
    for (std::int64_t row = 0; row < m_rows.rows(); ++row) {
        auto const* record = m_rows.record_at(row);
        if (!record || (!all && !m_table.is_selected(key_of(record->id())))) continue;
        std::vector<std::string> line;
        for (int const i : columns) line.push_back(m_rows.plain_text(row, i));
        cells.push_back(std::move(line));
    }
    if (cells.size() == 2) cells.erase(cells.begin());      // one record: its cells alone, to be pasted over another
    auto const count = cells.size() > 1 ? cells.size() - 1 : 1;
    auto const words = to_tsv(cells);
    ImGui::SetClipboardText(words.c_str());                 // what Ctrl+V in the grid reads
    frame.ask([words](AppActions& app) { app.copy(words); });
    frame.ui.toast({.tone = Tone::green, .title = tr("table.copied", {count_words(count)}), .text = {}, .action = {}, .on_action = {}});
}

void RegisterPane::paste(Frame& frame, std::vector<std::vector<std::string>> const& cells) {
    std::vector<std::uint8_t> columns;
    bool behind = m_table.cursor_column.empty();
    for (auto const& column : m_table.columns) {
        behind = behind || column.id == m_table.cursor_column;
        if (int const i = m_rows.column_of(column.id); behind && i >= 0 && !column.hidden) columns.push_back(m_rows.slot_of_column(i));
    }
    if (m_table.columns.empty())                            // never drawn yet: an empty register
        for (std::size_t i = 0; i < m_rows.columns().size(); ++i)
            if (!m_rows.columns()[i].hidden) columns.push_back(m_rows.slot_of_column(static_cast<int>(i)));
    std::vector<Id> rows;
    if (auto const from = m_rows.find(m_table.cursor); from >= 0)
        for (std::int64_t i = from; i < m_rows.rows(); ++i)
            if (auto const* record = m_rows.record_at(i)) rows.push_back(record->id());
    // A block that was copied with its heads begins with them.
    auto body = cells;
    if (body.size() > 1 && !columns.empty() && columns[0] != kNoSlot && !body[0].empty() && body[0][0] == column_words(m_type, columns[0])) body.erase(body.begin());
    auto result = paste_edit(context(frame), {.type = m_type, .where = m_filter.where}, columns, rows, body);
    auto& ui = frame.ui;
    if (!result.refused.empty()) {
        auto const words = tr("register.paste_refused", {count_words(result.refused.size()), result.refused[0]});
        ui.toast({.tone = Tone::amber, .title = std::string(tr("register.paste_partly")), .text = words, .action = {}, .on_action = {}});
    } else if (result.cells > 0) {
        ui.toast({.tone = Tone::green, .title = tr("register.pasted", {count_words(result.cells), count_words(result.made.size())}), .text = {}, .action = {}, .on_action = {}});
    }
    if (!result.edit.empty()) frame.edit(std::move(result.edit));
    if (!result.made.empty()) select(frame, std::move(result.made));
}

void RegisterPane::row_menu(Frame& frame, TableEvents const& events) {
    auto& ui = frame.ui;
    if (events.context && m_rows.find(events.context) >= 0) {
        m_context = id_of(events.context);
        if (!frame.session.is_selected(m_context)) select(frame, {m_context});
        open_menu_at(ui, "row", events.context_at);
    }
    bool const tree = m_rows.is_tree();
    std::vector<MenuItem> items{{.key = "open", .label = tr("register.open"), .icon = Icon::panel_right, .shortcut = "Enter", .tip = {}},
                                {.key = "duplicate", .label = tr("register.duplicate"), .icon = Icon::copy, .shortcut = {}, .disabled = !frame.writable, .tip = {}},
                                {.key = "copy", .label = tr("register.copy_rows"), .icon = Icon::clipboard, .shortcut = "Ctrl+C", .tip = {}},
                                {.key = "link", .label = tr("inspector.copy_link"), .icon = Icon::link, .shortcut = {}, .tip = {}},
                                {.key = "delete", .label = tr("register.delete"), .icon = Icon::trash_2, .shortcut = "Del", .disabled = !frame.writable, .danger = true, .line_above = true, .tip = {}}};
    if (tree) {
        items.push_back({.key = "indent", .label = tr("register.indent"), .icon = Icon::list_indent_increase, .shortcut = "Alt+→", .disabled = !frame.writable, .line_above = true, .tip = {}});
        items.push_back({.key = "outdent", .label = tr("register.outdent"), .icon = Icon::list_indent_decrease, .shortcut = "Alt+←", .disabled = !frame.writable, .tip = {}});
    }
    auto const picked = menu(ui, {.id = "row", .name = tr("register.row_menu"), .items = items});
    if (!picked) return;
    auto const records = chosen(frame);
    switch (*picked) {
        case 0: frame.session.inspector_open = true; break;
        case 1: duplicate(frame, records); break;
        case 2: copy(frame); break;
        case 3: if (auto const* record = frame.store.live(m_context)) frame.ask([text = "#" + to_hash(location_of(frame, *record), m_context)](AppActions& app) { app.copy(text); }); break;
        case 4: remove(frame, records); break;
        case 5: if (!records.empty()) frame.edit(indent_edit(context(frame), records)); break;
        case 6: if (!records.empty()) frame.edit(outdent_edit(context(frame), records)); break;
        default: break;
    }
}

// Keys of the screen while the table itself has not the keyboard; what the table hears it has taken already.
void RegisterPane::keys(Frame& frame) {
    if (m_busy) return;
    auto const pressed = [](ImGuiKeyChord chord) { return ImGui::IsKeyChordPressed(chord); };
    if (pressed(ImGuiKey_N)) new_record(frame);
    auto const step = [&](int way) {
        if (auto const next = m_rows.neighbour(frame.session.selected(), way)) select(frame, {next});
    };
    if (pressed(ImGuiKey_J) || (!m_grid && pressed(ImGuiKey_DownArrow))) step(1);
    if (pressed(ImGuiKey_K) || (!m_grid && pressed(ImGuiKey_UpArrow))) step(-1);
    if (pressed(ImGuiKey_E) || (!m_grid && pressed(ImGuiKey_Enter))) {
        if (auto const now = frame.session.selected(); now && frame.writable && m_rows.find(key_of(now)) >= 0) {
            m_table.cursor = key_of(now);
            if (auto const slot = slot_with(m_type, FieldFlag::title); slot != kNoSlot && m_table.cursor_column.empty()) m_table.cursor_column = m_type.fields[slot].id;
            m_table.edit_now = true;
        }
    }
    if (pressed(ImGuiMod_Ctrl | ImGuiKey_A)) select(frame, m_rows.ids());
    if (pressed(ImGuiMod_Ctrl | ImGuiKey_D)) duplicate(frame, chosen(frame));
    if (pressed(ImGuiKey_Slash)) m_filter.focus_text();
    if (m_grid) return;
    if (pressed(ImGuiMod_Ctrl | ImGuiKey_V) && frame.writable)
        if (char const* const text = ImGui::GetClipboardText(); text && *text) paste(frame, from_tsv(text));
    if (pressed(ImGuiKey_Space)) {
        frame.session.inspector_open = !frame.session.inspector_open;
        frame.ask([](AppActions& app) { app.session_changed(); });
    }
    if (pressed(ImGuiKey_Delete)) remove(frame, chosen(frame));
    if (pressed(ImGuiKey_Escape) && !frame.session.selection.empty()) select(frame, {});
}

// The list says what comes before and after.
bool RegisterPane::draw_inspector(Frame& frame, Record const& record, InspectorExtra const& extra) {
    if (&record.type() != &m_type || m_rows.find(key_of(record.id())) < 0) return false;
    auto const at = ImGui::GetCursorScreenPos(), size = ImGui::GetContentRegionAvail();
    draw_record_inspector(frame, {at.x, at.y, size.x, size.y}, record, {m_rows.neighbour(record.id(), -1), m_rows.neighbour(record.id(), 1)}, extra);
    return true;
}

}  // namespace pmo::ui
