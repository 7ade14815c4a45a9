// The responsibility matrix as an editor: a method's or a project's, by departments or by roles; what is wrong stands in place, one key or click mends it.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/model/tree.h"
#include "core/registers/activity.h"
#include "core/registers/department.h"
#include "core/registers/project.h"
#include "core/registers/role.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/views/raci_inspector.h"
#include "ui/views/raci_list.h"
#include "ui/views/raci_table.h"
#include "ui/views/raci_versions.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

using rules::Duty;
using rules::Parties;
namespace act = registers::activity;

enum Mode : int { kMatrix, kList, kChanges };
constexpr float kHeaderHigh = 44, kBanner = 36;
constexpr std::array kMenu = {Duty::responsible, Duty::accountable, Duty::both, Duty::consulted, Duty::informed, Duty::none};

std::string number(std::int64_t value) { return format_integer(value); }

class RaciView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        follow_place(frame);
        auto const& found = findings(frame);
        m_inspector.editable = frame.writable && !found.borrowed();
        head(frame, area, found);
        if (!m_scope) {
            nothing_at_all(frame, area);
            return;
        }
        toolbar(frame, area.cut_top(metric::toolbar), found);
        area = area.inset(metric::space_card);
        if (found.matrix.rows.empty()) {
            no_activities(frame, area);
            return;
        }
        if (found.borrowed()) {
            auto const* method = frame.store.live(m_scope);
            banner(frame.ui, {.id = "borrowed", .tone = Tone::blue, .text = tr("raci.borrowed", {method ? record_name(*method) : std::string{}}), .action = {}, .second = {}, .at = area.cut_top(kBanner, 8)});
        }
        if (m_mode == kChanges && m_filter.compare) return draw_raci_changes(frame, found, m_changes, area);
        if (m_mode == kList) {
            if (auto const* hit = draw_raci_findings(frame, area, found, m_inspector.editable)) repair(frame, found, *hit);
            return;
        }
        if (draw_raci_banner(frame, area.cut_top(kBanner, metric::space_card), found)) next_place(frame, found);
        matrix(frame, area, found);
        letter_menu(frame, found);
    }

    std::string status(Frame& frame) override {
        auto const& found = findings(frame);
        auto words = tr("raci.status", {number(found.matrix.activities), number(static_cast<std::int64_t>(found.matrix.columns.size()))});
        if (m_inspector.editable && m_mode == kMatrix) words += "   " + std::string(tr("raci.status_keys"));
        return words;
    }

    bool draw_inspector(Frame& frame, Record const& record) override {
        if (&record.type() != &act::kType || record.deleted() || frame.session.selection.size() > 1) return false;
        auto const& found = findings(frame);
        if (found.matrix.row_of(record.id()) < 0) return false;
        draw_raci_inspector(frame, m_inspector, found, record);
        return true;
    }

private:
    // The place says the project; without one the choice of this screen stays.
    void follow_place(Frame& frame) {
        auto const here = frame.session.location.project;
        if (&frame.store != m_store) { m_store = &frame.store; m_choice = kNoId; m_also.clear(); compare_with(kNoId, false); }
        if (here != m_place) { m_place = here; m_choice = here; compare_with(kNoId, false); }
        if (m_choice && !frame.store.live(m_choice)) m_choice = kNoId;
        if (!m_choice) m_choice = first_raci_scope(frame);
        auto const* record = frame.store.live(m_choice);
        m_project = record && &record->type() == &registers::project::kType ? m_choice : kNoId;
        auto const follows = m_project ? rules::raci_scope_of(frame.store, m_project) : kNoId;
        m_scope = m_project && follows ? follows : m_choice;
        if (m_version && !frame.store.live(m_version)) compare_with(kNoId, false);
    }

    RaciFindings const& findings(Frame& frame) {
        RaciKey const key{.scope = m_scope, .project = m_project, .parties = m_parties, .also = m_also, .version = m_version};
        return m_found.get(frame, key, [&] { return find_raci(frame, key); });
    }

    // ------------------------------------------------------------------------------------------------ head and toolbar

    void head(Frame& frame, Box& area, RaciFindings const& found) {
        auto& ui = frame.ui;
        auto const* scope = frame.store.live(m_choice);
        auto const size = m_scope ? tr("raci.size", {number(found.matrix.activities), number(static_cast<std::int64_t>(found.matrix.columns.size()))}) : std::string{};
        auto const version = scope && scope->type().id == "method" ? std::string(shown_title(*scope)) + " " + std::string(scope->text(slot_of(scope->type(), "version"))) : std::string(scope ? code_of(*scope) : std::string_view{});
        Box bar = draw_page_head(frame, area, {.id = "raci", .caption = size, .badge = {.label = version, .tone = Tone::blue}});
        if (!m_scope) return;
        if (found.borrowed() && frame.writable && right_button(ui, {.id = "tailor", .label = tr("raci.tailor"), .icon = Icon::copy, .kind = ButtonKind::primary, .tip = tr("raci.tailor_tip")}, bar))
            frame.edit(copy_raci(raci_context(frame, m_project), m_scope));
        if (m_inspector.editable && right_button(ui, {.id = "add", .label = tr("raci.add_activity"), .icon = Icon::plus, .kind = ButtonKind::primary, .tip = tr("raci.add_activity_tip")}, bar)) add(frame, found);
        if (right_button(ui, {.id = "export", .label = tr("raci.export"), .icon = Icon::download, .tip = tr("raci.export_tip")}, bar)) {
            auto name = std::string(tr("view.raci")) + (version.empty() ? std::string{} : " " + version) + ".csv";
            frame.ask([n = std::move(name), bytes = raci_csv(frame, found)](AppActions& app) mutable { app.save_file(std::move(n), "text/csv", std::move(bytes)); });
        }
        if (right_button(ui, {.id = "columns", .label = tr("raci.columns"), .icon = Icon::columns_3, .kind = ButtonKind::ghost, .tip = tr("raci.columns_tip"), .opens_menu = true}, bar)) open_menu(ui, "columns");
        columns_menu(frame, found);
        if (auto const picked = draw_raci_versions(frame, found.key, frame.writable && !found.borrowed(), bar)) compare_with(*picked, static_cast<bool>(*picked));
        bool const comparable = m_project && !found.borrowed(), with_method = m_filter.compare && !m_version;
        auto const differs = m_version ? std::string{} : number(static_cast<std::int64_t>(found.differences.size()));
        if (comparable && right_button(ui, {.id = "compare", .label = tr("raci.compare"), .icon = Icon::git_compare, .kind = ButtonKind::toggle, .on = with_method, .tip = tr("raci.compare_tip"), .count = differs}, bar)) compare_with(kNoId, !with_method);
    }

    void compare_with(Id version, bool compare) {
        m_version = version;
        m_filter.compare = compare;
        if (!compare && m_mode == kChanges) m_mode = kMatrix;
    }

    void toolbar(Frame& frame, Box bar, RaciFindings const& found) {
        auto& ui = frame.ui;
        ui.pen().fill(bar, ui.theme().surface);
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        bar = bar.inset(metric::space_card, 0);
        scope_choice(frame, bar);
        auto const all = number(static_cast<std::int64_t>(found.hits.size()));
        auto const list_words = std::string(tr("raci.checks")) + " " + all;
        auto const change_words = std::string(tr("raci.changes")) + " " + number(static_cast<std::int64_t>(found.differences.size()));
        std::vector<Choice> modes{{.key = "matrix", .label = tr("raci.mode.matrix")}, {.key = "list", .label = list_words, .tip = tr("raci.mode.list_tip")}};
        if (m_filter.compare) modes.push_back({.key = "changes", .label = change_words, .tip = tr("raci.changes_tip")});
        if (auto const picked = segments(ui, bar, {.id = "mode", .name = tr("raci.mode"), .options = modes, .chosen = m_mode})) m_mode = *picked;
        Choice const parties[] = {{.key = "departments", .label = tr("raci.departments"), .count = {}, .tip = tr("raci.parties_tip")}, {.key = "roles", .label = tr("raci.roles"), .count = {}, .tip = tr("raci.parties_tip")}};
        if (auto const picked = segments(ui, bar, {.id = "parties", .name = tr("raci.parties"), .options = parties, .chosen = m_parties == Parties::roles ? 1 : 0})) m_parties = *picked == 1 ? Parties::roles : Parties::departments;
        if (m_mode != kMatrix) return;
        phase_choice(frame, bar, found);
        auto const faulty = number(std::ranges::count_if(found.of_row, [](auto const& hits) { return !hits.empty(); }));
        if (left_button(ui, {.id = "only", .label = tr("raci.only_problems"), .icon = Icon::triangle_alert, .kind = ButtonKind::toggle, .on = m_filter.only_problems, .count = faulty}, bar)) m_filter.only_problems = !m_filter.only_problems;
        draw_letter_legend(ui, bar);
    }

    static std::optional<int> segments(Ui& ui, Box& bar, Segmented spec) {
        spec.at = middle_of(bar.cut_left(segmented_width(ui, spec), 8));
        return segmented(ui, spec);
    }

    void scope_choice(Frame& frame, Box& bar) {
        auto const picked = raci_scope_combo(frame, m_choice, middle_of(bar.cut_left(bar.w > 1000 ? 220.0f : 176.0f, 8)));
        if (!picked) return;
        m_choice = *picked;
        m_filter = {};
        compare_with(kNoId, false);
        m_also.clear();
        auto const* chosen = frame.store.live(m_choice);
        bool const elsewhere = m_place && chosen && &chosen->type() == &registers::project::kType && m_choice != m_place;
        if (elsewhere) frame.go({.view = "raci", .project = m_choice, .detail = {}});
    }

    void phase_choice(Frame& frame, Box& bar, RaciFindings const& found) {
        auto const& phases = found.matrix.phases;
        if (m_filter.phase >= static_cast<std::int32_t>(phases.size())) m_filter.phase = -1;
        std::vector<std::string> words{std::string(tr("raci.all_phases"))}, keys{"all"};
        for (auto const& one : phases) {
            auto const* record = frame.store.live(one.phase);
            words.push_back(record ? record_name(*record) : std::string(tr("raci.no_phase")));
            keys.push_back(to_text(one.phase));
        }
        std::vector<Option> options;
        for (std::size_t i = 0; i < words.size(); ++i) options.push_back({.key = keys[i], .label = words[i], .caption = {}});
        if (auto const picked = combo(frame.ui, {.id = "phase", .name = tr("raci.phase"), .options = options, .chosen = m_filter.phase + 1, .placeholder = {}, .at = middle_of(bar.cut_left(108, 8))})) m_filter.phase = std::max(*picked, 0) - 1;
    }

    // Parties that could have a column: those with letters always have one.
    void columns_menu(Frame& frame, RaciFindings const& found) {
        if (!menu_is_open(frame.ui, "columns")) return;
        auto const& type = m_parties == Parties::departments ? registers::department::kType : registers::role::kType;
        std::vector<std::string> words, keys;
        std::vector<Id> ids;
        for (auto const& row : make_tree(frame.store, type).rows) {
            ids.push_back(row.record->id());
            words.push_back(record_name(*row.record));
            keys.push_back(to_text(row.record->id()));
        }
        std::vector<MenuItem> items;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            auto const column = found.matrix.column_of(ids[i]);
            bool const lettered = column >= 0 && !found.matrix.columns[static_cast<std::size_t>(column)].tally.empty();
            items.push_back({.key = keys[i], .label = words[i], .shortcut = {}, .checked = column >= 0, .checkable = true, .disabled = lettered, .tip = lettered ? tr("raci.column_has_letters") : std::string_view{}});
        }
        auto const picked = menu(frame.ui, {.id = "columns", .name = tr("raci.columns"), .items = items});
        if (!picked) return;
        auto const id = ids[static_cast<std::size_t>(*picked)];
        if (std::erase(m_also, id) == 0) m_also.push_back(id);
    }

    void add(Frame& frame, RaciFindings const& found) {
        Id phase;
        auto const row = found.matrix.row_of(frame.session.selected());
        auto const& phases = found.matrix.phases;
        if (row >= 0) phase = phases[static_cast<std::size_t>(found.matrix.rows[static_cast<std::size_t>(row)].phase)].phase;
        else if (!phases.empty()) phase = phases[static_cast<std::size_t>(std::max(m_filter.phase, 0))].phase;
        Id made;
        auto edit = add_activity(raci_context(frame, m_project), m_scope, phase, made);
        if (!made) return;
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(made);
        m_inspector.tab = 1;
        m_filter.only_problems = false;
    }

    // ------------------------------------------------------------------------------------------------ states without a matrix

    void nothing_at_all(Frame& frame, Box area) {
        auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::table_2, .title = tr("raci.none"), .text = tr("raci.none_text"), .primary = tr("raci.open_methods"), .secondary = {}, .primary_icon = Icon::book_open, .at = area});
        if (answer == EmptyAnswer::primary) frame.go({.view = "register", .project = kNoId, .detail = "method"});
    }

    void no_activities(Frame& frame, Box area) {
        bool const may = frame.writable;
        auto const answer = empty_state(frame.ui, {.id = "empty", .icon = Icon::table_2, .title = tr("raci.empty"), .text = tr("raci.empty_text"), .primary = may ? tr("raci.add_activity") : std::string_view{}, .secondary = {}, .at = area});
        if (answer == EmptyAnswer::primary) add(frame, findings(frame));
    }

    void next_place(Frame& frame, RaciFindings const& found) {
        auto const& rows = found.matrix.rows;
        auto const from = found.matrix.row_of(frame.session.selected());
        for (std::size_t step = 1; step <= rows.size(); ++step) {
            auto const at = (static_cast<std::size_t>(from + 1) + step - 1) % rows.size();
            if (found.of_row[at].empty()) continue;
            auto const& phase = found.matrix.phases[static_cast<std::size_t>(rows[at].phase)].phase;
            m_folded.erase(RaciTable::key_of(phase));
            m_filter.phase = -1;
            m_table.cursor = m_table.scroll_to = RaciTable::key_of(rows[at].activity);
            m_table.selection = {m_table.cursor};
            m_shown = rows[at].activity;
            frame.session.inspector_open = true;
            frame.select(rows[at].activity);
            return;
        }
    }

    // ------------------------------------------------------------------------------------------------ matrix

    void matrix(Frame& frame, Box area, RaciFindings const& found) {
        auto& ui = frame.ui;
        follow_selection(frame);
        auto const before = std::pair{m_table.cursor, m_table.cursor_column};
        RaciTable const rows{frame, found, m_filter, m_folded, m_table, m_inspector.editable, area.w};
        if (area.w != m_width || found.key != m_fitted || language() != m_tongue) {
            m_tongue = language();
            m_width = area.w;
            m_fitted = found.key;
            for (auto const& column : rows.columns())
                for (auto& kept : m_table.columns)
                    if (kept.id == column.id) kept.width = column.width;
        }
        auto const events = table(ui, {.id = "matrix", .name = tr("view.raci"), .columns = rows.columns(), .at = area, .header_height = kHeaderHigh, .editable = m_inspector.editable, .tree = true, .empty_text = tr("raci.no_problems_here")}, rows, m_table);
        neighbours(frame, rows);
        if (events.toggled && !m_folded.erase(events.toggled)) m_folded.insert(events.toggled);
        if (events.selection_changed || events.cursor_moved) select(frame, rows);
        if (events.opened) { select(frame, rows); frame.session.inspector_open = true; }
        if (events.edited) {
            auto const row = rows.row_at(events.edited->index), party = rows.party_at(events.edited->column);
            if (row >= 0 && party >= 0) type_letter(frame, found, rows, row, party, events.edited->text);
        }
        if (events.clicked) {
            bool const again = before == std::pair{m_table.cursor, m_table.cursor_column};
            if (again) open_letters(frame, found, rows, events);
        }
        if (events.pasted) paste(frame, found, rows, *events.pasted);
    }

    void follow_selection(Frame& frame) {
        auto const now = frame.session.selected();
        if (now == m_shown) return;
        m_shown = now;
        auto const* record = frame.store.live(now);
        m_table.selection.clear();
        if (!record || &record->type() != &act::kType) return;
        m_table.cursor = m_table.scroll_to = RaciTable::key_of(now);
        m_table.selection = {m_table.cursor};
    }

    void select(Frame& frame, RaciTable const& rows) {
        std::vector<Id> chosen;
        for (std::int64_t i = 0; i < rows.rows(); ++i) {
            auto const key = rows.row(i).key;
            if (rows.row_at(i) >= 0 && m_table.is_selected(key) && key != m_table.cursor) chosen.push_back({key.high, key.low});
        }
        auto const at = rows.find(m_table.cursor);
        if (at >= 0 && rows.row_at(at) >= 0) chosen.push_back({m_table.cursor.high, m_table.cursor.low});
        if (chosen.empty()) return;
        m_shown = chosen.back();
        frame.select(std::move(chosen));
    }

    void neighbours(Frame& frame, RaciTable const& rows) {
        m_inspector.previous = m_inspector.next = kNoId;
        auto const now = RaciTable::key_of(frame.session.selected());
        Id before;
        bool passed = false;
        for (std::int64_t i = 0; i < rows.rows(); ++i) {
            if (rows.row_at(i) < 0) continue;
            auto const key = rows.row(i).key;
            if (passed) { m_inspector.next = {key.high, key.low}; return; }
            if (key == now) { passed = true; m_inspector.previous = before; }
            before = {key.high, key.low};
        }
    }

    // One letter for every selected activity when the cell is one of several.
    std::vector<RaciChange> changes_for(RaciFindings const& found, RaciTable const& rows, std::int32_t row, std::int32_t party, auto duty_of) const {
        std::vector<RaciChange> changes;
        auto const& matrix = found.matrix;
        auto const column = matrix.columns[static_cast<std::size_t>(party)].party;
        auto const& here = matrix.rows[static_cast<std::size_t>(row)];
        bool const many = m_table.selection.size() > 1 && m_table.is_selected(RaciTable::key_of(here.activity));
        for (std::int64_t i = 0; i < rows.rows(); ++i) {
            auto const r = rows.row_at(i);
            if (r < 0 || (many ? !m_table.is_selected(rows.row(i).key) : r != row)) continue;
            auto const& of = matrix.rows[static_cast<std::size_t>(r)];
            if (std::optional<Duty> const duty = duty_of(of.cells[static_cast<std::size_t>(party)].duty)) changes.push_back({of.activity, column, *duty});
        }
        return changes;
    }

    void type_letter(Frame& frame, RaciFindings const& found, RaciTable const& rows, std::int32_t row, std::int32_t party, std::string_view text) {
        bool const combine = ImGui::GetIO().KeyShift;
        auto const changes = changes_for(found, rows, row, party, [&](Duty now) { return typed_duty(now, text, combine); });
        if (changes.empty()) {
            frame.ui.toast({.tone = Tone::amber, .title = std::string(tr("raci.not_a_letter")), .text = {}, .action = {}, .on_action = {}});
            return;
        }
        frame.edit(set_raci(raci_context(frame, m_project), changes));
    }

    void open_letters(Frame& frame, RaciFindings const& found, RaciTable const& rows, TableEvents const& events) {
        auto const row = rows.row_at(events.clicked->index), party = rows.party_at(events.clicked->column);
        if (row < 0 || party < 0) return;
        auto const& matrix = found.matrix;
        m_menu = {matrix.rows[static_cast<std::size_t>(row)].activity, matrix.columns[static_cast<std::size_t>(party)].party, matrix.rows[static_cast<std::size_t>(row)].cells[static_cast<std::size_t>(party)].duty};
        auto const id = to_text(m_menu.party);
        float x = events.body.x - m_table.scroll_x;
        for (auto const& column : m_table.columns) {
            if (column.id == id) break;
            if (!column.hidden) x += column.width;
        }
        if (x < events.body.x) x += m_table.scroll_x;
        open_menu_at(frame.ui, "letters", {x + 8, row_y(m_table, events, events.clicked->index) + events.row_height});
    }

    void letter_menu(Frame& frame, RaciFindings const& found) {
        if (!menu_is_open(frame.ui, "letters")) return;
        constexpr std::array<std::string_view, kMenu.size()> keys{"R", "A", "Shift+R", "C", "I", "Del"};
        std::array<std::string, kMenu.size()> words;
        std::array<MenuItem, kMenu.size()> items;
        for (std::size_t i = 0; i < kMenu.size(); ++i) {
            words[i] = kMenu[i] == Duty::none ? std::string(tr("raci.clear")) : duty_words(kMenu[i]);
            items[i] = {.key = kMenu[i] == Duty::none ? std::string_view("none") : rules::option_of(kMenu[i]), .label = words[i], .shortcut = keys[i], .checked = kMenu[i] == m_menu.to, .checkable = true, .line_above = kMenu[i] == Duty::none, .tip = {}};
        }
        auto const picked = menu(frame.ui, {.id = "letters", .name = tr("raci.choose"), .items = items, .min_width = 190});
        if (!picked) return;
        auto const to = kMenu[static_cast<std::size_t>(*picked)];
        auto const row = found.matrix.row_of(m_menu.activity), party = found.matrix.column_of(m_menu.party);
        if (row < 0 || party < 0) return;
        RaciTable const rows{frame, found, m_filter, m_folded, m_table, m_inspector.editable, m_width};
        frame.edit(set_raci(raci_context(frame, m_project), changes_for(found, rows, row, party, [&](Duty) { return std::optional(to); })));
    }

    // A block of letters from a spreadsheet, from the cursor's cell on.
    void paste(Frame& frame, RaciFindings const& found, RaciTable const& rows, std::vector<std::vector<std::string>> const& cells) {
        auto const first = rows.find(m_table.cursor);
        auto const column = m_table.cursor_column.empty() ? std::nullopt : parse_id(m_table.cursor_column);
        auto const left = column ? found.matrix.column_of(*column) : -1;
        std::vector<RaciChange> changes;
        auto index = first;
        for (std::size_t r = 0; left >= 0 && index >= 0 && r < cells.size() && index < rows.rows(); ++index) {
            auto const row = rows.row_at(index);
            if (row < 0) continue;
            for (std::size_t c = 0; c < cells[r].size() && static_cast<std::size_t>(left) + c < found.matrix.columns.size(); ++c)
                if (auto const duty = typed_duty(Duty::none, cells[r][c], false)) changes.push_back({found.matrix.rows[static_cast<std::size_t>(row)].activity, found.matrix.columns[static_cast<std::size_t>(left) + c].party, *duty});
            ++r;
        }
        if (!changes.empty()) frame.edit(set_raci(raci_context(frame, m_project), changes));
    }

    void repair(Frame& frame, RaciFindings const& found, rules::Hit const& hit) {
        auto const row = found.matrix.row_of(hit.subject);
        for (auto const& one : repairs_of(found.matrix, row, found.gone)) {
            bool const same = one.rule == hit.rule && (one.rule != "raci.party_gone" || one.changes[0].party == hit.evidence[0]);
            if (!same) continue;
            frame.edit(repair_raci(raci_context(frame, m_project), one));
            return;
        }
    }

    Store const* m_store = nullptr;
    Id m_place, m_choice, m_project, m_scope;        // where we are; what was chosen; the project in question; whose activities
    Parties m_parties = Parties::departments;
    std::vector<Id> m_also;
    Id m_version;                                    // that is compared with
    int m_mode = kMatrix;
    RaciFilter m_filter;
    std::set<RowKey> m_folded;
    TableState m_table, m_changes;
    float m_width = 0;                               // for which, and for whom, the columns were fitted
    RaciKey m_fitted;
    Language m_tongue = Language::zh;
    Id m_shown;                                      // the session's selection as the table shows it
    RaciChange m_menu;
    RaciInspector m_inspector;
    Remembered<RaciFindings, RaciKey> m_found;
};

}  // namespace

std::unique_ptr<View> make_raci_view() { return std::make_unique<RaciView>(); }

}  // namespace pmo::ui
