#include "ui/views/import_csv.h"

#include <algorithm>

#include "core/base/text.h"
#include "ui/i18n/tr.h"

namespace pmo::ui {

namespace {

std::string word_of(Language tongue, std::string const& key) { return has_word(key) ? tr_key_in(tongue, key) : std::string{}; }

std::vector<std::string> names_of(std::string const& key, std::string_view id) {
    auto const other = language() == Language::zh ? Language::en : Language::zh;
    std::vector<std::string> names;
    for (auto const tongue : {language(), other})
        if (auto const name = word_of(tongue, key); !name.empty()) names.emplace_back(name);
    names.emplace_back(id);
    return names;
}

// Names that no field of the register bears itself.
void add_usual(std::vector<std::string>& names, TypeDef const& type, std::string const& key) {
    for (auto const tongue : {Language::zh, Language::en}) {
        auto const words = word_of(tongue, key);
        for (auto const usual : split(words, ' ')) {
            bool taken = false;
            for (auto const& field : type.fields)
                for (auto const& name : names_of(std::string(type.id) + '.' + std::string(field.id), field.id)) taken |= fold(name) == fold(usual);
            if (!taken) names.emplace_back(usual);
        }
    }
}

}  // namespace

CsvWords words_in_both(TypeDef const& type) {
    auto const key = [&type](std::uint8_t slot) { return std::string(type.id) + '.' + std::string(type.fields[slot].id); };
    return {.field_names = [&type, key](std::uint8_t slot) {
                auto names = names_of(key(slot), type.fields[slot].id);
                // Every table has a title and a number, whatever this register calls them.
                if (type.fields[slot].flags & FieldFlag::title) add_usual(names, type, "csv.usual_titles");
                if (type.fields[slot].flags & FieldFlag::code) add_usual(names, type, "csv.usual_codes");
                return names;
            },
            .option_names = [key](std::uint8_t slot, std::string_view option) { return names_of(key(slot) + '.' + std::string(option), option); }};
}

TypeDef const* guess_register(CsvTable const& table) {
    if (table.rows.empty()) return nullptr;
    // A header that few registers know says more than one that every register has.
    auto const width = table.rows.front().size();
    std::vector<std::size_t> known(width, 0);
    std::vector<std::vector<std::uint8_t>> matches;
    for (auto const* type : all_registers()) {
        matches.push_back(match_columns(table, *type, words_in_both(*type)));
        for (std::size_t c = 0; c < width; ++c) known[c] += matches.back()[c] != kNoSlot;
    }
    TypeDef const* best = nullptr;
    std::size_t most = 0;
    for (std::size_t r = 0; r < matches.size(); ++r) {
        std::size_t weight = 0;
        for (std::size_t c = 0; c < width; ++c)
            if (matches[r][c] != kNoSlot) weight += 10'000 + 30'000 / known[c];
        if (weight > most) { most = weight; best = all_registers()[r]; }
    }
    return best;
}

void CsvWork::choose(TypeDef const& register_type) {
    type = &register_type;
    columns = match_columns(table, register_type, words_in_both(register_type));
}

void CsvWork::replan(Store const& store, IdSource& ids) {
    plan = {};
    problem_at.clear();
    problems_of.clear();
    if (!type) return;
    plan = plan_csv(table, columns, *type, store, ids, words_in_both(*type), options);
    for (std::size_t i = 0; i < plan.problems.size(); ++i) {
        problem_at.emplace(std::pair(plan.problems[i].row, plan.problems[i].column), i);
        problems_of[plan.problems[i].row].push_back(i);
    }
}

bool CsvWork::any_column() const {
    return std::ranges::any_of(columns, [](std::uint8_t slot) { return slot != kNoSlot; });
}

RowFate CsvWork::fate(std::size_t plan_row) const {
    auto const& row = plan.rows[plan_row];
    return row.is_new ? RowFate::added : row.changed ? RowFate::changed : RowFate::unchanged;
}

Edit CsvWork::edit() const {
    Edit whole(Label{"import.csv", {file}});
    whole.append(plan.edit);
    return whole;
}

}  // namespace pmo::ui
