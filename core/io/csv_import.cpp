#include <algorithm>
#include <unordered_map>

#include "core/base/order_key.h"
#include "core/base/text.h"
#include "core/io/csv.h"
#include "core/io/value_text.h"
#include "core/model/tree.h"

namespace pmo {

namespace {

// Spreadsheets write "Project name" for "project_name", and people type blanks.
std::string folded_name(std::string_view text) {
    auto name = fold(trim(text));
    std::erase_if(name, [](char c) { return c == ' ' || c == '_' || c == '-'; });
    return name;
}

// A name that more records share than this is not one; a file full of equal names must not take for ever.
constexpr std::size_t kMostNamesakes = 1000;

struct Names {
    std::unordered_map<std::string, std::vector<Id>> ids;
    void add(std::string const& name, Id id) {
        auto& list = ids[name];
        if (!name.empty() && list.size() < kMostNamesakes) list.push_back(id);
    }
    std::vector<Id> const& of(std::string const& name) { return ids[name]; }
};

class Planner {
public:
    Planner(CsvTable const& table, std::vector<std::uint8_t> const& columns, TypeDef const& type, Store const& store, IdSource& ids, CsvWords const& words, CsvImport const& options)
        : m_table(table), m_columns(columns), m_type(type), m_store(store), m_ids(ids), m_words(words), m_options(options),
          m_code(slot_with(type, code)), m_title(slot_with(type, title)), m_project(slot_of(type, "project")), m_place(place_slot(type)) {}

    CsvPlan plan() {
        // First who the rows are, so that they can name each other, then what they say.
        for (std::size_t r = 1; r < m_table.rows.size(); ++r) identify(r);
        for (auto& row : m_plan.rows) fill(row);
        return std::move(m_plan);
    }

private:
    std::string_view cell(std::size_t row, std::size_t column) const {
        auto const& cells = m_table.rows[row];
        return column < cells.size() ? unguard_formula(trim(cells[column])) : std::string_view{};
    }
    std::size_t column_of(std::uint8_t slot) const {
        return slot == kNoSlot ? m_columns.size() : static_cast<std::size_t>(std::ranges::find(m_columns, slot) - m_columns.begin());
    }
    void problem(std::size_t row, std::size_t column, char const* problem_code, std::vector<std::string> args) {
        m_plan.problems.push_back({row, column, problem_code, std::move(args)});
    }

    Names& names_of(TypeDef const& type) {
        auto const [at, fresh] = m_names.try_emplace(&type);
        if (fresh)
            for (auto const& record : m_store.table(type).rows()) {
                if (record.deleted()) continue;
                auto const c = fold(code_of(record)), t = fold(title_of(record));
                at->second.add(c, record.id());
                if (t != c) at->second.add(t, record.id());
            }
        return at->second;
    }

    void identify(std::size_t r) {
        CsvPlan::Row row{r, {}, false, false};
        auto const column = column_of(m_code);
        auto const text = cell(r, column);
        if (!text.empty()) {
            std::vector<Id> same;
            for (auto const id : names_of(m_type).of(fold(text)))
                if (auto const* record = m_store.live(id); record && fold(record->text(m_code)) == fold(text)) same.push_back(id);
            if (same.size() > 1) narrow(same, project_of(r));
            if (same.size() > 1) problem(r, column, "csv.ambiguous_code", {std::string(text)});
            if (same.size() == 1) row.record = same.front();
            auto const key = std::string(text) + '\n' + to_text(project_of(r));
            if (!m_codes.try_emplace(key, r).second) problem(r, column, "csv.twice", {std::string(text)});
        }
        if (!row.record) {
            row.is_new = true;
            row.record = m_ids.next();
            m_plan.edit.add(m_type, row.record);
            auto& names = names_of(m_type);
            auto const name = fold(cell(r, column_of(m_title)));
            names.add(fold(text), row.record);
            if (name != fold(text)) names.add(name, row.record);
        }
        m_plan.rows.push_back(row);
    }

    Id project_of(std::size_t r) {
        if (m_project == kNoSlot) return {};
        auto const text = cell(r, column_of(m_project));
        if (text.empty()) return m_options.project;
        auto const found = find_link(m_type.fields[m_project], text);
        return found.size() == 1 ? found.front() : kNoId;
    }

    // Of several records the ones in that project, if there are any.
    void narrow(std::vector<Id>& candidates, Id project) const {
        std::vector<Id> here;
        for (auto const id : candidates) {
            auto const* record = m_store.find(id);
            auto const slot = record ? slot_of(record->type(), "project") : kNoSlot;
            if (!record || (slot != kNoSlot && record->value(slot) == Value(project))) here.push_back(id);
        }
        if (!here.empty()) candidates = std::move(here);
    }

    std::vector<Id> find_link(FieldDef const& field, std::string_view text) {
        std::vector<Id> found;
        auto const folded_text = fold(text);
        for (auto const* target : all_registers()) {
            bool const wanted = field.kind == Kind::place ? target == &m_type : field.target == "*" || field.target == target->id;
            if (!wanted) continue;
            if (auto const id = parse_id(text)) {
                auto const* record = m_store.live(*id);
                if (record && &record->type() == target) return {*id};
            }
            auto const& same = names_of(*target).of(folded_text);
            found.insert(found.end(), same.begin(), same.end());
        }
        return found;
    }

    Id link(CsvPlan::Row const& row, std::size_t column, FieldDef const& field, std::string_view text, Id project) {
        auto found = find_link(field, text);
        if (found.size() > 1) narrow(found, project);
        if (field.kind == Kind::place) std::erase(found, row.record);
        if (found.size() == 1) return found.front();
        if (found.empty()) problem(row.row, column, "csv.unknown_link", {std::string(text)});
        else problem(row.row, column, "csv.ambiguous_link", {std::string(text), std::to_string(found.size())});
        return {};
    }

    Value option(CsvPlan::Row const& row, std::size_t column, std::uint8_t slot, std::string_view text) {
        auto& known = m_options_by_name[slot];
        if (known.empty())
            for (auto const o : m_type.fields[slot].options) {
                known.try_emplace(folded_name(o), o);
                if (m_words.option_names)
                    for (auto const& name : m_words.option_names(slot, o)) known.try_emplace(folded_name(name), o);
            }
        auto const at = known.find(folded_name(text));
        if (at != known.end()) return std::string(at->second);
        problem(row.row, column, "csv.unknown_option", {std::string(text)});
        return {};
    }

    Value read(CsvPlan::Row const& row, std::size_t column, std::uint8_t slot, std::string_view text, Id project) {
        auto const& field = m_type.fields[slot];
        auto const or_problem = [&](auto const& value) {
            if (value) return Value(*value);
            problem(row.row, column, "csv.bad_value", {std::string(first_code_points(text, 80))});
            return Value{};
        };
        switch (field.kind) {
            case Kind::text: case Kind::note:
                if (text.size() <= kMaxTextBytes) return std::string(text);
                return or_problem(std::optional<bool>());
            case Kind::number: return or_problem(lenient_number(field, text));
            case Kind::money: return or_problem(lenient_money(text, m_options.currency));
            case Kind::date: return or_problem(lenient_date(text));
            case Kind::moment: return or_problem(lenient_moment(text, m_options.moment_minute));
            case Kind::flag: return or_problem(lenient_flag(text));
            case Kind::choice: return option(row, column, slot, text);
            case Kind::link: {
                auto const id = link(row, column, field, text, project);
                return id ? Value(id) : Value{};
            }
            case Kind::place: return {};
        }
        return {};
    }

    void set(CsvPlan::Row& row, Record const* record, std::uint8_t slot, Value value) {
        if (record ? record->value(slot) == value : empty(value)) return;
        row.changed = true;
        m_plan.edit.set(row.record, slot, std::move(value));
    }

    void fill(CsvPlan::Row& row) {
        auto const* record = row.is_new ? nullptr : m_store.find(row.record);
        auto const project = project_of(row.row);
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            auto const slot = m_columns[c];
            if (slot == kNoSlot || slot == m_place || slot >= m_type.fields.size()) continue;
            auto const text = cell(row.row, c);
            if (text.empty()) {
                if (record && m_options.empty_clears) set(row, record, slot, {});
                continue;
            }
            auto value = read(row, c, slot, text, project);
            if (!empty(value)) set(row, record, slot, std::move(value));
        }
        if (m_project != kNoSlot && m_options.project && row.is_new && cell(row.row, column_of(m_project)).empty()) set(row, nullptr, m_project, m_options.project);
        if (m_place != kNoSlot) place(row, record, project);
        (row.is_new ? m_plan.added : row.changed ? m_plan.changed : m_plan.unchanged) += 1;
    }

    // A parent by name; new rows go to the end of their siblings, in the order of the file.
    void place(CsvPlan::Row& row, Record const* record, Id project) {
        auto const column = column_of(m_place);
        auto const text = cell(row.row, column);
        Id parent;
        if (!text.empty()) {
            parent = link(row, column, m_type.fields[m_place], text, project);
            if (!parent && !row.is_new) return;
        }
        auto const* now = record ? std::get_if<Place>(&record->value(m_place)) : nullptr;
        if (record && (column == m_columns.size() || (text.empty() && !m_options.empty_clears) || (now && now->parent() == parent))) return;
        if (m_last_order.empty())
            for (auto const& other : m_store.table(m_type).rows())
                if (auto const* p = std::get_if<Place>(&other.value(m_place)); p && p->order() > m_last_order) m_last_order = p->order();
        m_last_order = order_between(m_last_order, "", m_ids.jitter());
        set(row, record, m_place, Place(parent, m_last_order));
    }

    CsvTable const& m_table;
    std::vector<std::uint8_t> const& m_columns;
    TypeDef const& m_type;
    Store const& m_store;
    IdSource& m_ids;
    CsvWords const& m_words;
    CsvImport const& m_options;
    std::uint8_t m_code, m_title, m_project, m_place;
    CsvPlan m_plan;
    std::unordered_map<TypeDef const*, Names> m_names;
    std::unordered_map<std::uint8_t, std::unordered_map<std::string, std::string_view>> m_options_by_name;
    std::unordered_map<std::string, std::size_t> m_codes;
    std::string m_last_order;
};

}  // namespace

std::vector<std::uint8_t> match_columns(CsvTable const& table, TypeDef const& type, CsvWords const& words) {
    std::unordered_map<std::string, std::uint8_t> by_name;
    for (std::uint8_t s = 0; s < type.fields.size(); ++s) by_name.try_emplace(folded_name(type.fields[s].id), s);
    if (auto const place = place_slot(type); place != kNoSlot) by_name.try_emplace("parent", place);
    if (words.field_names)
        for (std::uint8_t s = 0; s < type.fields.size(); ++s)
            for (auto const& name : words.field_names(s)) by_name.try_emplace(folded_name(name), s);
    std::vector<std::uint8_t> columns;
    for (auto const& header : table.rows.front()) {
        auto const at = by_name.find(folded_name(unguard_formula(header)));
        bool const taken = at != by_name.end() && std::ranges::find(columns, at->second) != columns.end();
        columns.push_back(at == by_name.end() || taken ? kNoSlot : at->second);
    }
    return columns;
}

CsvPlan plan_csv(CsvTable const& table, std::vector<std::uint8_t> const& columns, TypeDef const& type, Store const& store, IdSource& ids,
                 CsvWords const& words, CsvImport const& options) {
    return Planner(table, columns, type, store, ids, words, options).plan();
}

}  // namespace pmo
