// The preview of a table: at the left what each column means, at the right what each row will do, with the reason beside what was not understood.

#include <algorithm>

#include "core/model/tree.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/import_csv.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/form.h"
#include "ui/widgets/link_field.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

std::string number(std::size_t n) { return format_integer(static_cast<std::int64_t>(n)); }

enum : int { kLine, kFate, kFirstField };

class Rows final : public TableSource {
public:
    Rows(Ui const& ui, CsvWork const& work, std::vector<std::size_t> const& shown) : m_ui(ui), m_work(work), m_shown(shown) {}

    std::int64_t rows() const override { return static_cast<std::int64_t>(m_work.plan.rows.size()); }
    TableRow row(std::int64_t index) const override { return {.key = {0x637376, static_cast<std::uint64_t>(index) + 1}, .name = {}}; }
    std::int64_t find(RowKey key) const override { return static_cast<std::int64_t>(key.low) - 1; }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& row = m_work.plan.rows[static_cast<std::size_t>(index)];
        auto const& theme = m_ui.theme();
        TableCell out;
        if (column == kLine) {
            out.text = number(m_work.table.lines[row.row]);
            out.color = theme.text3;
        } else if (column == kFate) {
            auto const fate = m_work.fate(static_cast<std::size_t>(index));
            out.kind = CellKind::badge;
            out.text = fate == RowFate::added ? tr("csv.added") : fate == RowFate::changed ? tr("csv.changed") : tr("csv.unchanged");
            out.tone = fate == RowFate::added ? Tone::green : fate == RowFate::changed ? Tone::blue : Tone::outline;
        } else if (static_cast<std::size_t>(column - kFirstField) == m_shown.size()) {
            out.color = theme.red_text;
            if (auto const at = m_work.problems_of.find(row.row); at != m_work.problems_of.end())
                for (auto const i : at->second) out.text += (out.text.empty() ? "" : " · ") + words(i);
        } else {
            auto const c = m_shown[static_cast<std::size_t>(column - kFirstField)];
            auto const& cells = m_work.table.rows[row.row];
            if (c < cells.size()) out.text = unguard_formula(cells[c]);
            if (auto const at = m_work.problem_at.find({row.row, c}); at != m_work.problem_at.end()) {
                out.problem = true;
                out.color = theme.red_text;
                out.tip = words(at->second);
            }
        }
        return out;
    }

private:
    std::string words(std::size_t i) const { return sentence(Error{m_work.plan.problems[i].code, m_work.plan.problems[i].args}); }
    Ui const& m_ui;
    CsvWork const& m_work;
    std::vector<std::size_t> const& m_shown;
};

}  // namespace

ImportAnswer CsvPane::draw(Frame& frame, Box area) {
    if (m_stale || m_revision != frame.store.revision()) {
        m_work.replan(frame.store, frame.ids);
        m_revision = frame.store.revision();
        m_stale = false;
    }
    auto const answer = header(frame, area.cut_top(metric::page_header));
    area = area.inset(metric::space_card);
    mapping(frame, area.cut_left(std::min(360.0f, area.w * 0.42f), metric::space_card));
    preview(frame, area);
    return answer;
}

ImportAnswer CsvPane::header(Frame& frame, Box bar) {
    auto& ui = frame.ui;
    auto const& plan = m_work.plan;
    ui.pen().fill(bar, ui.theme().surface);
    ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
    bar = bar.inset(metric::space_page, 10);
    auto answer = ImportAnswer::open;
    auto const rows = plan.added + plan.changed;
    bool const ready = m_work.type && m_work.any_column() && rows > 0 && frame.writable;
    auto const label = tr("csv.import", static_cast<std::int64_t>(rows));
    auto const why = !frame.writable ? tr("import.read_only") : !m_work.type ? tr("csv.choose_register") : !m_work.any_column() ? tr("csv.no_column") : rows == 0 ? tr("csv.nothing_new") : std::string_view{};
    Button take{.id = "csv.import", .label = label, .icon = Icon::check, .kind = ButtonKind::primary, .disabled = !ready, .tip = why};
    take.at = bar.cut_right(button_width(ui, take), 8);
    if (button(ui, take)) {
        frame.edit(m_work.edit());
        frame.go({.view = "register", .project = kNoId, .detail = std::string(m_work.type->id)});
        answer = ImportAnswer::done;
    }
    Button drop{.id = "csv.drop", .label = tr("import.drop"), .icon = Icon::x, .kind = ButtonKind::ghost};
    drop.at = bar.cut_right(button_width(ui, drop), 12);
    if (button(ui, drop)) answer = ImportAnswer::dropped;
    auto const title = tr("csv.title", {m_work.file});
    heading(ui, 1, title, Type::title, bar.cut_left(std::min(bar.w * 0.6f, ui.pen().width(Type::title, title) + 1), 12));
    text(ui, {.text = tr("csv.counts", {number(plan.added), number(plan.changed), number(plan.unchanged), number(m_work.refused_cells())}), .type = Type::small, .color = ui.theme().text3, .id = "counts", .role = sem::Role::status, .at = bar});
    return answer;
}

void CsvPane::mapping(Frame& frame, Box at) {
    auto& ui = frame.ui;
    CardScope const card{ui, {.id = "mapping", .title = tr("csv.mapping"), .caption = tr("csv.mapping_note"), .at = at, .scroll = true, .padding = metric::space_card}};
    std::vector<std::string> labels, counts;
    std::vector<Option> options;
    int chosen = -1;
    for (auto const* type : all_registers()) {
        if (type == m_work.type) chosen = static_cast<int>(labels.size());
        labels.push_back(register_words_many(type->id));
        counts.push_back(number(frame.store.table(*type).live()));
    }
    for (std::size_t i = 0; i < labels.size(); ++i) options.push_back({.key = all_registers()[i]->id, .label = labels[i], .caption = counts[i], .icon = register_icon(all_registers()[i]->id)});
    {
        FormRow const row{ui, {.label = tr("csv.register"), .required = true}};
        if (auto const picked = combo(ui, {.id = "register", .options = options, .chosen = chosen, .placeholder = tr("csv.choose_register")}); picked && *picked >= 0) {
            m_work.choose(*all_registers()[static_cast<std::size_t>(*picked)]);
            m_stale = true;
        }
    }
    if (!m_work.type) return;
    if (slot_of(*m_work.type, "project") != kNoSlot) {
        FormRow const row{ui, {.label = tr("csv.project"), .hint = tr("csv.project_note")}};
        if (auto const picked = link_field(frame, {.id = "project", .target = "project", .chosen = m_work.options.project, .placeholder = tr("widget.not_chosen"), .may_create = false})) {
            m_work.options.project = *picked;
            m_stale = true;
        }
    }
    if (checkbox(ui, {.id = "clears", .label = tr("csv.empty_clears"), .checked = m_work.options.empty_clears, .tip = tr("csv.empty_clears_tip")})) {
        m_work.options.empty_clears = !m_work.options.empty_clears;
        m_stale = true;
    }
    skip(4);
    section(ui, tr("csv.columns"), tr("csv.columns_note", {number(static_cast<std::size_t>(std::ranges::count_if(m_work.columns, [](auto s) { return s != kNoSlot; }))), number(m_work.columns.size())}));
    column_rows(frame);
}

void CsvPane::column_rows(Frame& frame) {
    auto& ui = frame.ui;
    auto const& type = *m_work.type;
    auto const place = place_slot(type);
    std::vector<std::string> labels;
    std::vector<Option> options;
    std::vector<std::uint8_t> slots;
    for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot) {
        if (type.fields[slot].flags & FieldFlag::hidden) continue;
        slots.push_back(slot);
        labels.push_back(slot == place ? std::string(tr("csv.parent")) : field_words(type, slot));
    }
    for (std::size_t i = 0; i < slots.size(); ++i) options.push_back({.key = type.fields[slots[i]].id, .label = labels[i], .caption = type.fields[slots[i]].id});
    for (std::size_t c = 0; c < m_work.columns.size(); ++c) {
        IdScope const scope{std::to_string(c)};
        auto const at = std::ranges::find(slots, m_work.columns[c]);
        int const chosen = at == slots.end() ? -1 : static_cast<int>(at - slots.begin());
        std::string_view const name = m_work.table.rows.front()[c];
        FormRow const row{ui, {.label = name.empty() ? tr("csv.no_header") : name, .label_width = 120}};
        if (auto const picked = combo(ui, {.id = "field", .options = options, .chosen = chosen, .placeholder = tr("csv.left_out"), .can_clear = true})) {
            auto const slot = *picked < 0 ? kNoSlot : slots[static_cast<std::size_t>(*picked)];
            if (slot != kNoSlot) std::ranges::replace(m_work.columns, slot, kNoSlot);      // a field has one column
            m_work.columns[c] = slot;
            m_stale = true;
        }
    }
}

void CsvPane::preview(Frame& frame, Box at) {
    auto& ui = frame.ui;
    if (!m_work.type) {
        empty_state(ui, {.id = "choose", .icon = Icon::table_2, .title = tr("csv.choose_register"), .text = tr("csv.choose_text"), .primary = {}, .secondary = {}, .at = at});
        return;
    }
    std::vector<std::size_t> shown;
    for (std::size_t c = 0; c < m_work.columns.size(); ++c)
        if (m_work.columns[c] != kNoSlot) shown.push_back(c);
    std::vector<std::string> titles;
    std::vector<Column> columns{{.id = "line", .title = tr("csv.line"), .width = 52, .align = Align::right, .sortable = false, .reorderable = false}, {.id = "fate", .title = tr("csv.result"), .width = 80, .sortable = false, .reorderable = false}};
    for (auto const c : shown) titles.push_back(field_words(*m_work.type, m_work.columns[c]));
    for (std::size_t i = 0; i < shown.size(); ++i) columns.push_back({.id = m_work.type->fields[m_work.columns[shown[i]]].id, .title = titles[i], .width = 140, .sortable = false, .reorderable = false});
    columns.push_back({.id = "problem", .title = tr("csv.problem"), .width = 260, .sortable = false, .reorderable = false});
    Rows const rows{ui, m_work, shown};
    IdScope const scope{m_work.type->id};
    table(ui, {.id = "preview", .name = tr("csv.preview"), .columns = columns, .at = at, .frozen = 2, .multi_select = false, .editable = false, .compact = true, .empty_text = tr("csv.no_rows")}, rows, m_table);
}

}  // namespace pmo::ui
