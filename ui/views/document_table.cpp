// The documents as tables: of a project by phase with what its method expects, of the portfolio as completeness by life phase.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/registers/choices.h"
#include "core/registers/document.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/template.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/document_parts.h"
#include "ui/views/register_looks.h"

namespace pmo::ui {

namespace {

namespace doc = registers::document;
namespace pha = registers::phase;
namespace prj = registers::project;

enum Cell : int { kName, kDemand, kState, kVersion, kOwner, kDue, kApproved, kArchive, kValid, kColumns };

struct Row { PhaseDocuments const* phase = nullptr; DocumentLine const* line = nullptr; };   // no line: the head of a phase

RowKey key_of(Id id, std::uint64_t salt) { return {id.high ^ salt, id.low}; }
RowKey key_of(Row const& row) {
    if (!row.line) return key_of(row.phase->phase, 0x7068617365ULL);
    return row.line->document ? key_of(row.line->document, 0) : key_of(row.line->template_, 0x74656d706cULL);
}

std::string project_words(Record const& project) {
    auto const code = code_of(project);
    return (code.empty() ? std::string{} : std::string(code) + ' ') + record_name(project);
}

class Rows final : public TableSource {
public:
    Rows(Frame& frame, std::vector<Row> const& rows, std::set<RowKey> const& folded) : m_frame(frame), m_rows(rows), m_folded(folded) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_rows.size()); }
    TableRow row(std::int64_t index) const override {
        auto const& r = at(index);
        if (!r.line) return {.key = key_of(r), .kind = RowKind::group, .expandable = true, .expanded = !m_folded.contains(key_of(r)), .name = {}};
        auto const* document = m_frame.store.live(r.line->document);
        bool const closed = r.line->need == DocumentNeed::left_out || (document && registers::is(*document, doc::state, "obsolete"));
        return {.key = key_of(r), .depth = 1, .closed = closed, .name = {}};
    }
    std::int64_t find(RowKey key) const override {
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            if (key_of(m_rows[i]) == key) return static_cast<std::int64_t>(i);
        return -1;
    }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& r = at(index);
        if (!r.line) return column == kName ? TableCell{.text = head(*r.phase)} : TableCell{};
        auto const* document = m_frame.store.live(r.line->document);
        return document ? of_document(*r.line, *document, column) : of_missing(*r.line, column);
    }

private:
    Row const& at(std::int64_t index) const { return m_rows[static_cast<std::size_t>(index)]; }

    std::string head(PhaseDocuments const& phase) const {
        auto const* record = m_frame.store.live(phase.phase);
        auto words = record ? record_name(*record) : std::string(tr("documents.no_phase"));
        if (record && record->has(pha::status)) words += " · " + option_words(pha::kType, pha::status.slot, record->get(pha::status));
        if (record && record->has(pha::finish)) words += " · " + tr("documents.until", {format_date(record->get(pha::finish).day)});
        if (phase.counts.expected > 0) words += " · " + tr("documents.phase_counts", {format_integer(static_cast<std::int64_t>(phase.counts.there)), format_integer(static_cast<std::int64_t>(phase.counts.expected))});
        if (phase.counts.missing > 0) words += " · " + tr("documents.phase_missing", {format_integer(static_cast<std::int64_t>(phase.counts.missing))});
        return words;
    }

    TableCell demand(DocumentLine const& line) const {
        if (!line.expected) return {.text = std::string(tr("documents.own")), .color = m_frame.ui.theme().text3};
        if (line.need == DocumentNeed::left_out) return {.text = std::string(tr("documents.left_out")), .color = m_frame.ui.theme().text3, .tip = std::string(tr("documents.left_out_tip"))};
        if (line.guessed) return {.text = std::string(tr("documents.required")), .icon = Icon::circle_dashed, .icon_color = m_frame.ui.theme().text3, .tip = std::string(tr("documents.guessed_tip"))};
        return {.text = std::string(tr("documents.required")), .icon = Icon::circle_check, .icon_color = m_frame.ui.theme().text3, .tip = std::string(tr("documents.required_tip"))};
    }

    TableCell of_document(DocumentLine const& line, Record const& document, int column) const {
        switch (column) {
            case kName: {
                auto const code = code_of(document);
                return {.text = (code.empty() ? std::string{} : std::string(code) + "  ") + record_name(document)};
            }
            case kDemand: return demand(line);
            case kState: return field_cell(m_frame, document, doc::state.slot);
            case kVersion: return field_cell(m_frame, document, doc::version.slot);
            case kOwner: return field_cell(m_frame, document, doc::owner.slot);
            case kDue: return field_cell(m_frame, document, doc::due.slot);
            case kApproved: return field_cell(m_frame, document, doc::approved_on.slot);
            case kArchive: return field_cell(m_frame, document, doc::archive_number.slot);
            default: {
                auto cell = field_cell(m_frame, document, doc::valid_until.slot);
                if (document.has(doc::valid_until) && document.get(doc::valid_until).day < m_frame.ui.today) cell.color = m_frame.ui.theme().red_text;
                return cell;
            }
        }
    }

    TableCell of_missing(DocumentLine const& line, int column) const {
        auto const* wanted = m_frame.store.live(line.template_);
        switch (column) {
            case kName: return {.text = wanted ? document_name(*wanted) : std::string{}, .color = m_frame.ui.theme().text2};
            case kDemand: return demand(line);
            case kState:
                if (line.need == DocumentNeed::missing) return {.text = std::string(tr("documents.missing")), .kind = CellKind::badge, .tone = Tone::red, .icon = Icon::triangle_alert};
                if (line.need == DocumentNeed::due) return {.text = std::string(tr("documents.due")), .kind = CellKind::badge, .tone = Tone::amber, .icon = Icon::clock};
                if (line.need == DocumentNeed::later) return {.text = std::string(tr("documents.later")), .kind = CellKind::badge, .tone = Tone::neutral};
                return {};
            default: return {};
        }
    }

    Frame& m_frame;
    std::vector<Row> const& m_rows;
    std::set<RowKey> const& m_folded;
};

}  // namespace

std::string counts_words(DocumentCounts const& counts) {
    auto const n = [](std::size_t value) { return format_integer(static_cast<std::int64_t>(value)); };
    return tr("documents.counts", {n(counts.expected), n(counts.there), n(counts.approved), n(counts.missing), n(counts.due)});
}

bool DocumentTable::draw(Frame& frame, std::vector<PhaseDocuments> const& phases, DocumentChoice& chosen, bool& create, Box at) {
    std::vector<Row> rows;
    for (auto const& phase : phases) {
        rows.push_back({&phase, nullptr});
        if (m_folded.contains(key_of(rows.back()))) continue;
        for (auto const& line : phase.lines) rows.push_back({&phase, &line});
    }
    // The table's selection follows what is chosen, wherever that was done.
    RowKey now;
    for (auto const& row : rows)
        if (row.line && chosen && (chosen.document ? row.line->document == chosen.document : !row.line->document && row.line->template_ == chosen.template_)) now = key_of(row);
    if (now && !m_table.is_selected(now)) { m_table.selection = {now}; m_table.cursor = now; m_table.scroll_to = now; }
    if (!now) m_table.selection.clear();

    auto const words = [](Field<std::string> field) { return field_words(doc::kType, field.slot); };
    auto const name = words(doc::title), state = words(doc::state), version = words(doc::version), owner = field_words(doc::kType, doc::owner.slot), due = field_words(doc::kType, doc::due.slot),
               approved = field_words(doc::kType, doc::approved_on.slot), archive = words(doc::archive_number), valid = field_words(doc::kType, doc::valid_until.slot);
    std::array const columns = {Column{.id = "name", .title = name, .width = 270, .min_width = 140, .sortable = false, .hideable = false, .reorderable = false},
                                Column{.id = "demand", .title = tr("documents.demand"), .width = 92, .sortable = false, .tip = tr("documents.demand_tip")}, Column{.id = "state", .title = state, .width = 92, .sortable = false},
                                Column{.id = "version", .title = version, .width = 64, .sortable = false}, Column{.id = "owner", .title = owner, .width = 96, .sortable = false},
                                Column{.id = "due", .title = due, .width = 96, .sortable = false}, Column{.id = "approved", .title = approved, .width = 96, .sortable = false},
                                Column{.id = "archive", .title = archive, .width = 124, .sortable = false}, Column{.id = "valid", .title = valid, .width = 96, .sortable = false}};
    Rows const source{frame, rows, m_folded};
    auto const events = table(frame.ui, {.id = "documents", .name = tr("view.document"), .columns = columns, .at = at, .tree_column = 0, .multi_select = false, .editable = false, .empty_text = tr("documents.none")}, source, m_table);
    if (events.toggled && !m_folded.erase(events.toggled)) m_folded.insert(events.toggled);
    auto const choose = [&](RowKey key) {
        auto const index = source.find(key);
        auto const* row = index < 0 ? nullptr : &rows[static_cast<std::size_t>(index)];
        if (!row || !row->line) return false;
        chosen = {row->line->document, row->line->document ? kNoId : row->line->template_, row->phase->phase};
        return true;
    };
    if (events.opened && choose(events.opened)) create = !chosen.document;
    return (events.selection_changed || events.cursor_moved) && m_table.cursor != now && choose(m_table.cursor);
}

// ------------------------------------------------------------------------------------------------ completeness

class CompletenessRows final : public TableSource {
public:
    CompletenessRows(Frame const& frame, std::vector<CompletenessTable::Line> const& lines) : m_frame(frame), m_lines(lines) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_lines.size()); }
    TableRow row(std::int64_t index) const override { return {.key = key_of(at(index).project, 0), .name = {}}; }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& line = at(index);
        if (column == 0) {
            auto const* project = m_frame.store.live(line.project);
            return {.text = project ? project_words(*project) : std::string{}};
        }
        auto const life = static_cast<std::size_t>(column - 1);
        if (life < kLifePhases) return of(line.life[life]);
        if (life == kLifePhases) return of(line.sum);
        auto const number = life == kLifePhases + 1 ? line.overdue : life == kLifePhases + 2 ? line.expiring : line.sum.own;
        TableCell cell{.text = number > 0 ? format_integer(static_cast<std::int64_t>(number)) : std::string("—")};
        if (number == 0) cell.color = m_frame.ui.theme().text3;
        else if (life < kLifePhases + 3) cell.color = life == kLifePhases + 1 ? m_frame.ui.theme().red_text : m_frame.ui.theme().amber_text;
        return cell;
    }

private:
    CompletenessTable::Line const& at(std::int64_t index) const { return m_lines[static_cast<std::size_t>(index)]; }
    TableCell of(DocumentCounts const& counts) const {
        auto const& theme = m_frame.ui.theme();
        if (counts.expected == 0) return {.text = "—", .color = theme.text3, .tip = std::string(tr("documents.nothing_expected"))};
        TableCell cell{.text = tr("documents.share", {format_integer(static_cast<std::int64_t>(counts.there)), format_integer(static_cast<std::int64_t>(counts.expected))}), .tip = counts_words(counts)};
        if (counts.missing > 0) { cell.icon = Icon::triangle_alert; cell.icon_color = theme.red; cell.color = theme.red_text; }
        else if (counts.due > 0) { cell.icon = Icon::clock; cell.icon_color = theme.amber; }
        else if (counts.approved == counts.expected) { cell.icon = Icon::circle_check; cell.icon_color = theme.green; }
        return cell;
    }
    Frame const& m_frame;
    std::vector<CompletenessTable::Line> const& m_lines;
};

Id CompletenessTable::draw(Frame& frame, std::vector<rules::Hit> const& hits, Box at) {
    if (m_store != &frame.store || m_revision != frame.store.revision()) {
        m_store = &frame.store;
        m_revision = frame.store.revision();
        m_lines.clear();
        for (auto const project : frame.derived.active_projects()) {
            auto const phases = documents_by_phase(frame.store, project);
            Line line{.project = project, .life = by_life_phase(frame.store, phases), .sum = sum_of(phases)};
            for (auto const& hit : hits) {
                if (hit.project != project) continue;
                line.overdue += hit.rule == "document.approval_overdue";
                line.expiring += hit.rule == "document.expires" || hit.rule == "document.expired";
            }
            m_lines.push_back(std::move(line));
        }
    }
    std::array<std::string, kLifePhases> life;
    for (std::size_t i = 0; i < kLifePhases; ++i) life[i] = option_words(pha::kType, pha::kind.slot, registers::kLifePhase[i]);
    auto const project = register_words("project");
    std::vector<Column> columns{{.id = "project", .title = project, .width = 240, .min_width = 140, .sortable = false, .hideable = false, .reorderable = false}};
    for (std::size_t i = 0; i < kLifePhases; ++i) columns.push_back({.id = registers::kLifePhase[i], .title = life[i], .width = 84, .sortable = false, .tip = tr("documents.share_tip")});
    columns.push_back({.id = "sum", .title = tr("documents.all_phases"), .width = 84, .sortable = false, .tip = tr("documents.share_tip")});
    columns.push_back({.id = "overdue", .title = tr("documents.overdue"), .width = 84, .align = Align::right, .sortable = false});
    columns.push_back({.id = "expiring", .title = tr("documents.expiring"), .width = 84, .align = Align::right, .sortable = false});
    columns.push_back({.id = "own", .title = tr("documents.own"), .width = 84, .align = Align::right, .sortable = false});
    CompletenessRows const source{frame, m_lines};
    auto const events = table(frame.ui, {.id = "completeness", .name = tr("documents.completeness"), .columns = columns, .at = at, .multi_select = false, .editable = false, .empty_text = tr("documents.no_projects")}, source, m_table);
    return {events.opened.high, events.opened.low};
}

}  // namespace pmo::ui
