#include "ui/views/register_table.h"

#include <algorithm>
#include <cmath>

#include "core/io/value_text.h"
#include "core/model/tree.h"
#include "ui/editable.h"
#include "ui/i18n/format.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/widgets/field_editor.h"

namespace pmo::ui {

namespace {

bool may_be_column(FieldDef const& field) { return !(field.flags & FieldFlag::hidden) && field.kind != Kind::place; }

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    a ^= b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2);
    return a * 0xff51afd7ed558ccdULL;
}

std::uint64_t hash_of(Value const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) return std::hash<std::string_view>{}(*text);
    if (auto const* id = std::get_if<Id>(&value)) return IdHash{}(*id);
    if (auto const* number = std::get_if<std::int64_t>(&value)) return static_cast<std::uint64_t>(*number);
    if (auto const* date = std::get_if<Date>(&value)) return static_cast<std::uint64_t>(date->day);
    if (auto const* moment = std::get_if<Moment>(&value)) return static_cast<std::uint64_t>(moment->minute);
    if (auto const* money = std::get_if<Money>(&value)) return static_cast<std::uint64_t>(money->minor);
    if (auto const* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
    return 0;
}

}  // namespace

// Of what the rows and their order follow from.
std::uint64_t RegisterTable::revision_of(Table const& table, RegisterQuery const& query) const {
    auto const& type = *query.type;
    auto const sort = slot_of(type, query.sort);
    if (!query.text.empty() || (!query.sort.empty() && sort == kNoSlot)) return table.revision();      // any field may matter
    auto newest = table.revision(kDeletedSlot);
    auto const needs = [&](std::uint8_t slot) { if (slot <= kDeletedSlot) newest = std::max(newest, table.revision(slot)); };
    for (auto const slot : {sort, query.group, place_slot(type), slot_of(type, "project"), slot_with(type, FieldFlag::status)}) needs(slot);
    for (auto const& condition : query.where) needs(condition.slot);
    return newest;
}

void RegisterTable::prepare(Frame const& frame, RegisterQuery const& query, bool may_add) {
    m_frame = &frame;
    auto const revision = revision_of(frame.store.table(*query.type), query);
    bool const columns_changed = !m_ready || query.type != m_query.type || static_cast<bool>(query.project) != static_cast<bool>(m_query.project) || m_language != language();
    if (m_ready && !columns_changed && m_store == &frame.store && revision == m_revision && may_add == m_may_add && query == m_query) return;
    m_query = query;
    m_revision = revision;
    m_store = &frame.store;
    m_may_add = may_add;
    m_language = language();
    m_ready = true;
    if (columns_changed) make_columns(frame);
    find_rows(frame);
}

// Wide enough for the head, and for the words of every option.
float RegisterTable::fitting_width(Frame const& frame, TypeDef const& type, std::uint8_t slot, float usual, std::string_view head) {
    auto const& fonts = frame.ui.fonts();
    float width = std::max(usual, text_width(fonts, Type::small, head) + 32);
    if (type.fields[slot].kind != Kind::choice || is_health(type.fields[slot])) return std::min(std::ceil(width), std::max(usual, 180.0f));
    float words = 0;
    for (auto const option : type.fields[slot].options) words = std::max(words, text_width(fonts, Type::body, option_words(type, slot, option)));
    bool const trend = column_align(type.fields[slot]) == Align::centre;
    width = std::max(text_width(fonts, Type::small, head) + 32, trend ? usual : words + 30);
    return std::ceil(std::clamp(width, 56.0f, 168.0f));
}

void RegisterTable::make_columns(Frame const& frame) {
    auto const& type = *m_query.type;
    struct Made { std::string_view id; std::uint8_t slot; ComputedColumn const* computed; bool shown; };
    std::vector<Made> made;
    auto const computed_of = [&](std::string_view id) -> ComputedColumn const* {
        for (auto const& column : computed_columns(type))
            if (column.id == id) return &column;
        return nullptr;
    };
    auto const add = [&](std::string_view id, bool shown) {
        if (std::ranges::find(made, id, &Made::id) != made.end()) return;
        if (id == "project" && m_query.project) return;             // all of one project: the column would say nothing
        auto const* computed = computed_of(id);
        auto const slot = computed ? kNoSlot : slot_of(type, id);
        if (!computed && (slot == kNoSlot || !may_be_column(type.fields[slot]))) return;
        made.push_back({id, slot, computed, shown});
    };
    for (auto const id : first_columns(type)) add(id, true);
    for (auto const& column : computed_columns(type)) add(column.id, false);
    for (auto const& field : type.fields) add(field.id, false);

    auto const title_slot = slot_with(type, FieldFlag::title);
    m_title_id = title_slot == kNoSlot ? std::string{} : std::string(type.fields[title_slot].id);
    m_columns.clear();
    m_slots.clear();
    m_names.clear();
    m_names.reserve(made.size() * 2);
    for (auto const& m : made) {
        m_names.push_back(m.computed ? tr_key("column." + std::string(m.id)) : column_words(type, m.slot));
        m_names.push_back(m.computed ? std::string{} : field_help(type, m.slot));
        Column column{.id = m.id, .title = m_names[m_names.size() - 2], .tip = m_names.back()};
        column.width = m.computed ? m.computed->width : column_width(type.fields[m.slot]);
        if (!m.computed) column.width = fitting_width(frame, type, m.slot, column.width, column.title);
        column.align = m.computed ? m.computed->align : column_align(type.fields[m.slot]);
        column.sortable = !m.computed || m.computed->order;
        column.hidden = !m.shown;
        column.hideable = m.slot == kNoSlot || m.slot != title_slot;
        m_columns.push_back(column);
        m_slots.push_back(m.slot);
    }
}

void RegisterTable::find_rows(Frame const& frame) {
    auto const& type = *m_query.type;
    auto const place = place_slot(type);
    m_tree = place != kNoSlot && !m_query.flat && m_query.group == kNoSlot && m_query.sort.empty();
    Query query{.type = &type, .project = m_query.project, .where = m_query.where, .text = m_query.text};
    query.group = m_query.group;
    if (auto const slot = slot_of(type, m_query.sort); slot != kNoSlot) query.sort.push_back({slot, m_query.descending});
    auto result = run(query, frame.store);
    m_records = std::move(result.rows);
    if (!m_query.sort.empty() && query.sort.empty()) sort_computed();

    auto const status_slot = slot_with(type, FieldFlag::status);
    auto const project_slot = slot_of(type, "project");
    m_total = m_open = 0;
    for (auto const& record : frame.store.table(type).rows()) {
        if (record.deleted() || (m_query.project && project_slot != kNoSlot && record.value(project_slot) != Value(m_query.project))) continue;
        ++m_total;
        if (status_slot == kNoSlot || !is_closed(type.fields[status_slot], record.text(status_slot))) ++m_open;
    }

    m_rows.clear();
    if (m_tree) lay_out_tree(frame, place);
    else if (m_query.group != kNoSlot) lay_out_groups(result.groups);
    else {
        m_rows.reserve(m_records.size() + 1);
        for (auto const* record : m_records) m_rows.push_back({.record = record});
    }
    m_groups = std::move(result.groups);
    if (m_may_add) m_rows.push_back({.add = true});
    m_index = IdMap{};
    m_index.reserve(m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].record) m_index.put(m_rows[i].record->id(), i);
}

// A computed column sorts by its own number; equal ones stay in their order. Groups keep their places: only their inside is sorted.
void RegisterTable::sort_computed() {
    for (auto const& column : computed_columns(*m_query.type)) {
        if (column.id != m_query.sort || !column.order || m_query.group != kNoSlot) continue;
        std::vector<std::pair<std::int64_t, Record const*>> keyed;
        keyed.reserve(m_records.size());
        for (auto const* record : m_records) keyed.emplace_back(column.order(*record), record);
        bool const down = m_query.descending;
        std::ranges::stable_sort(keyed, [down](auto const& a, auto const& b) { return down ? a.first > b.first : a.first < b.first; });
        for (std::size_t i = 0; i < keyed.size(); ++i) m_records[i] = keyed[i].second;
    }
}

RowKey RegisterTable::group_key(std::size_t group) const {
    // Not a record's id: the high half says so, the low half is the group's value.
    return {0x67726f7570000000ULL + m_query.group, mix(hash_of(m_groups[group].key), m_groups[group].key.index() + 1)};
}

void RegisterTable::lay_out_groups(std::vector<Group> const& groups) {
    m_groups = groups;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        bool const open = !m_query.folded.contains(group_key(g));
        m_rows.push_back({.group = static_cast<std::int32_t>(g), .expandable = true, .expanded = open});
        if (!open) continue;
        for (std::size_t i = groups[g].first; i < groups[g].first + groups[g].count; ++i) m_rows.push_back({.record = m_records[i], .depth = 1});
    }
}

void RegisterTable::lay_out_tree(Frame const& frame, std::uint8_t place) {
    auto records = m_records;
    if (filtered()) {                                            // what matches is shown with what it belongs to
        std::set<Id> there;
        for (auto const* record : records) there.insert(record->id());
        for (std::size_t i = 0; i < records.size(); ++i) {
            auto const* where = std::get_if<Place>(&records[i]->value(place));
            auto const* above = where ? frame.store.live(where->parent()) : nullptr;
            if (above && &above->type() == m_query.type && there.insert(above->id()).second) records.push_back(above);
        }
    }
    auto const tree = make_tree(records, place);
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(tree.rows.size());) {
        auto const& node = tree.rows[static_cast<std::size_t>(i)];
        bool const parent = node.end > i + 1;
        bool const open = parent && !m_query.folded.contains(key_of(node.record->id()));
        m_rows.push_back({.record = node.record, .depth = node.level, .expandable = parent, .expanded = open});
        i = parent && !open ? node.end : i + 1;
    }
}

void RegisterTable::set_first_column(TableState const& state) {
    m_first_column = 0;
    for (auto const& column : state.columns)
        if (int const i = column_of(column.id); i >= 0 && !column.hidden) {
            m_first_column = i;
            return;
        }
}

int RegisterTable::column_of(std::string_view id) const {
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].id == id) return static_cast<int>(i);
    return -1;
}

std::vector<Id> RegisterTable::ids() const {
    std::vector<Id> found;
    found.reserve(m_rows.size());
    for (auto const& row : m_rows)
        if (row.record) found.push_back(row.record->id());
    return found;
}

Id RegisterTable::neighbour(Id record, int step) const {
    auto const* where = m_index.find(record);
    std::int64_t i = where ? static_cast<std::int64_t>(*where) + step : step > 0 ? 0 : rows() - 1;
    for (; i >= 0 && i < rows(); i += step)
        if (at(i).record) return at(i).record->id();
    return kNoId;
}

Record const* RegisterTable::record_at(std::int64_t index) const { return index >= 0 && index < rows() ? at(index).record : nullptr; }

std::string RegisterTable::group_words(Group const& group) const {
    auto const& type = *m_query.type;
    auto words = value_words(type, m_query.group, group.key, *m_store);
    if (words.empty()) words = std::string(tr("register.group_none"));
    return tr("register.group", {field_words(type, m_query.group), words, format_integer(static_cast<std::int64_t>(group.count))});
}

TableRow RegisterTable::row(std::int64_t index) const {
    auto const& r = at(index);
    if (r.add) return {.key = {1, 1}, .kind = RowKind::add, .name = {}};
    if (r.group >= 0) return {.key = group_key(static_cast<std::size_t>(r.group)), .kind = RowKind::group, .expandable = true, .expanded = r.expanded, .name = {}};
    auto const* record = r.record;
    return {.key = key_of(record->id()), .depth = m_tree ? r.depth : 0, .expandable = r.expandable, .expanded = r.expanded, .closed = is_over(*record), .strong = r.expandable, .name = shown_title(*record)};
}

TableCell RegisterTable::cell(std::int64_t index, int column) const {
    auto const& r = at(index);
    auto const& c = m_columns[static_cast<std::size_t>(column)];
    TableCell cell;
    if (r.add) {
        if (c.id != m_title_id) return cell;
        cell.text = tr("register.add", {register_words_within(m_query.type->id)});
        cell.icon = Icon::plus;
        cell.icon_color = m_frame->ui.theme().text3;
        return cell;
    }
    if (r.group >= 0) {
        if (column == m_first_column) cell.text = group_words(m_groups[static_cast<std::size_t>(r.group)]);
        return cell;
    }
    auto const slot = slot_of_column(column);
    if (slot != kNoSlot) {
        cell = field_cell(*m_frame, *r.record, slot);
        if (cell.text.empty() && slot == slot_with(*m_query.type, FieldFlag::title)) {
            cell.text = record_name(*r.record);
            cell.color = m_frame->ui.theme().text3;
        }
        return cell;
    }
    for (auto const& computed : computed_columns(*m_query.type))
        if (computed.id == c.id) return computed.cell(*m_frame, *r.record);
    return cell;
}

std::int64_t RegisterTable::find(RowKey key) const {
    auto const* where = m_index.find(id_of(key));
    return where ? static_cast<std::int64_t>(*where) : -1;
}

EditKind RegisterTable::edit_kind(std::int64_t index, int column) const {
    auto const* record = record_at(index);
    auto const slot = slot_of_column(column);
    if (!record || slot == kNoSlot || !m_frame->writable || !editable(*m_frame, *record)) return EditKind::none;
    auto const& field = m_query.type->fields[slot];
    switch (field.kind) {
        case Kind::text: return EditKind::text;
        case Kind::note: return record->text(slot).find('\n') == std::string_view::npos ? EditKind::text : EditKind::none;   // several lines: in the form
        case Kind::number: return field.unit == Unit::minutes ? EditKind::text : EditKind::number;
        case Kind::money: return EditKind::number;
        case Kind::date: return EditKind::date;
        case Kind::moment: return EditKind::text;
        case Kind::choice: return EditKind::choice;
        case Kind::link: return field.target == "*" ? EditKind::none : EditKind::choice;
        case Kind::flag: return EditKind::toggle;
        case Kind::place: return EditKind::none;
    }
    return EditKind::none;
}

std::string RegisterTable::edit_text(std::int64_t index, int column) const {
    auto const* record = record_at(index);
    auto const slot = slot_of_column(column);
    return record && slot != kNoSlot ? edit_words(*m_query.type, slot, record->value(slot)) : std::string{};
}

std::vector<Option> RegisterTable::options(std::int64_t index, int column) const {
    std::vector<Option> list;
    auto const* record = record_at(index);
    auto const slot = slot_of_column(column);
    if (!record || slot == kNoSlot) return list;
    auto const& field = m_query.type->fields[slot];
    if (field.kind == Kind::choice) {
        m_option_words.clear();
        m_option_words.reserve(field.options.size());
        for (auto const option : field.options) m_option_words.push_back(option_words(*m_query.type, slot, option));
        for (std::size_t i = 0; i < field.options.size(); ++i) list.push_back({.key = field.options[i], .label = m_option_words[i], .caption = {}});
        return list;
    }
    for (auto const* target : link_targets(*m_frame, *record, slot))
        list.push_back({.key = shown_title(*target), .label = shown_title(*target), .caption = code_of(*target) == shown_title(*target) ? std::string_view{} : code_of(*target), .avatar = field.target == "person"});
    return list;
}

int RegisterTable::chosen_option(std::int64_t index, int column) const {
    auto const* record = record_at(index);
    auto const slot = slot_of_column(column);
    if (!record || slot == kNoSlot) return -1;
    auto const& field = m_query.type->fields[slot];
    if (field.kind == Kind::choice) {
        auto const at_option = std::ranges::find(field.options, record->text(slot));
        return at_option == field.options.end() ? -1 : static_cast<int>(at_option - field.options.begin());
    }
    auto const* id = std::get_if<Id>(&record->value(slot));
    if (!id) return -1;
    auto const targets = link_targets(*m_frame, *record, slot);
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (targets[i]->id() == *id) return static_cast<int>(i);
    return -1;
}

std::string RegisterTable::check_edit(std::int64_t index, int column, std::string_view text) const {
    auto const slot = slot_of_column(column);
    return record_at(index) && slot != kNoSlot ? value_problem(*m_query.type, slot, text, {*m_store, m_frame->ui.today, m_query.project}) : std::string{};
}

std::optional<Value> RegisterTable::value_of(TableEdit const& edit) const {
    auto const* record = m_store->live(id_of(edit.row));
    auto const slot = slot_of_column(edit.column);
    if (!record || slot == kNoSlot) return std::nullopt;
    auto const& field = m_query.type->fields[slot];
    Value value;                                            // stays empty where nothing was chosen
    if (field.kind == Kind::flag) value = edit.checked;
    else if (field.kind == Kind::choice) {
        if (edit.option >= 0 && edit.option < static_cast<int>(field.options.size())) value = std::string(field.options[static_cast<std::size_t>(edit.option)]);
    } else if (field.kind == Kind::link) {
        auto const targets = link_targets(*m_frame, *record, slot);
        if (edit.option >= 0 && edit.option < static_cast<int>(targets.size())) value = targets[static_cast<std::size_t>(edit.option)]->id();
    } else {
        return parse_value(*m_query.type, slot, edit.text, {*m_store, m_frame->ui.today, m_query.project});
    }
    return value;
}

std::string RegisterTable::plain_text(std::int64_t index, int column) const {
    auto const* record = record_at(index);
    if (!record) return {};
    auto const slot = slot_of_column(column);
    if (slot == kNoSlot) return cell(index, column).text;
    auto const& field = m_query.type->fields[slot];
    auto const& value = record->value(slot);
    if (field.kind == Kind::choice || field.kind == Kind::link || field.kind == Kind::flag || (field.kind == Kind::number && field.unit != Unit::none)) return value_words(*m_query.type, slot, value, *m_store);
    return value_to_text(field, value);
}

}  // namespace pmo::ui
