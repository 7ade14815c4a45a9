// What is wrong or missing in the data, by register: everything that check_store and the plans report. Found anew only when the store has
// changed; each line opens its record.

#include <algorithm>
#include <array>
#include <map>

#include "core/base/sort.h"
#include "core/model/text_match.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/register_table.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

enum Cell : int { kRecord, kField, kSentence, kSeverity, kColumns };

struct Found {
    Problem problem;
    TypeDef const* type = nullptr;
    std::string words, name, field;                  // made when the problem is first shown
    bool worded = false;
};

struct Row { std::int32_t found = -1, group = -1; };
struct RegisterGroup { TypeDef const* type = nullptr; std::size_t count = 0, errors = 0; };

std::string severity_words(Severity severity) {
    return std::string(severity == Severity::error ? tr("problems.error") : severity == Severity::warning ? tr("problems.warning") : tr("problems.hint"));
}

class Rows final : public TableSource {
public:
    Rows(Frame& frame, std::vector<Found>& found, std::vector<Row> const& rows, std::vector<RegisterGroup> const& groups, std::set<RowKey> const& folded)
        : m_frame(frame), m_found(found), m_rows(rows), m_groups(groups), m_folded(folded) {}

    static RowKey group_key(std::size_t group) { return {0x70726f626c656d00ULL, group + 1}; }
    static RowKey found_key(std::size_t found) { return {0x70726f626c656d01ULL, found + 1}; }

    std::int64_t rows() const override { return static_cast<std::int64_t>(m_rows.size()); }
    TableRow row(std::int64_t index) const override {
        auto const& r = m_rows[static_cast<std::size_t>(index)];
        if (r.group >= 0) {
            auto const key = group_key(static_cast<std::size_t>(r.group));
            return {.key = key, .kind = RowKind::group, .expandable = true, .expanded = !m_folded.contains(key), .name = {}};
        }
        return {.key = found_key(static_cast<std::size_t>(r.found)), .depth = 1, .name = worded(r).name};
    }
    std::int64_t find(RowKey key) const override {
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            if (row(static_cast<std::int64_t>(i)).key == key) return static_cast<std::int64_t>(i);
        return -1;
    }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& r = m_rows[static_cast<std::size_t>(index)];
        TableCell cell;
        if (r.group >= 0) {
            auto const& group = m_groups[static_cast<std::size_t>(r.group)];
            if (column == kRecord) cell.text = tr("problems.group", {register_words_many(group.type->id), format_integer(static_cast<std::int64_t>(group.count))});
            return cell;
        }
        auto const& found = worded(r);
        auto const& theme = m_frame.ui.theme();
        switch (column) {
            case kRecord: cell.text = found.name; break;
            case kField: cell.text = found.field; cell.color = theme.text2; break;
            case kSentence: cell.text = found.words; break;
            default: {
                auto const severity = found.problem.severity;
                cell.kind = CellKind::badge;
                cell.text = severity_words(severity);
                cell.tone = severity == Severity::error ? Tone::red : severity == Severity::warning ? Tone::amber : Tone::neutral;
                cell.icon = severity == Severity::error ? Icon::circle_x : severity == Severity::warning ? Icon::triangle_alert : Icon::info;
            }
        }
        return cell;
    }

private:
    Found const& worded(Row const& row) const {
        auto& found = m_found[static_cast<std::size_t>(row.found)];
        if (found.worded) return found;
        found.worded = true;
        found.words = sentence(found.problem, m_frame.store);
        found.field = problem_field(found.problem, m_frame.store);
        if (auto const* record = m_frame.store.find(found.problem.record)) {
            auto const number = code_of(*record);
            found.name = (number.empty() || number == title_of(*record) ? std::string{} : std::string(number) + "  ") + record_name(*record);
        }
        return found;
    }
    Frame& m_frame;
    std::vector<Found>& m_found;
    std::vector<Row> const& m_rows;
    std::vector<RegisterGroup> const& m_groups;
    std::set<RowKey> const& m_folded;
};

class ProblemsView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        refresh(frame);
        header(frame, area.cut_top(metric::page_header));
        lay_out(frame);
        area = area.inset(metric::space_card);
        if (m_rows.empty()) {
            bool const fine = m_found.empty();
            empty_state(frame.ui, {.id = "fine", .icon = fine ? Icon::circle_check : Icon::list_filter, .title = fine ? tr("problems.none") : tr("problems.nothing_found"), .text = fine ? tr("problems.none_text") : tr("problems.nothing_found_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        std::array const columns = {Column{.id = "record", .title = tr("problems.record"), .width = 280, .min_width = 120, .sortable = false, .hideable = false, .reorderable = false},
                                    Column{.id = "field", .title = tr("problems.field"), .width = 120, .sortable = false},
                                    Column{.id = "sentence", .title = tr("problems.sentence"), .width = 460, .sortable = false},
                                    Column{.id = "severity", .title = tr("problems.severity"), .width = 96, .sortable = false}};
        Rows const rows{frame, m_found, m_rows, m_groups, m_folded};
        auto const events = table(frame.ui, {.id = "problems", .name = tr("view.problems"), .columns = columns, .at = area, .multi_select = false, .editable = false, .empty_text = {}}, rows, m_table);
        if (events.toggled && !m_folded.erase(events.toggled)) m_folded.insert(events.toggled);
        if (events.selection_changed || events.cursor_moved) select(frame, m_table.cursor, false);
        if (events.opened) select(frame, events.opened, true);
    }

    std::string status(Frame&) override {
        return tr("problems.status", {format_integer(static_cast<std::int64_t>(m_count[2])), format_integer(static_cast<std::int64_t>(m_count[1])), format_integer(static_cast<std::int64_t>(m_count[0]))});
    }

private:
    void refresh(Frame& frame) {
        if (m_store == &frame.store && m_revision == frame.store.revision() && m_language == language()) return;
        m_store = &frame.store;
        m_revision = frame.store.revision();
        m_language = language();
        auto problems = check_store(frame.store).found;
        for (auto const project : frame.derived.active_projects()) {
            auto const& plan = frame.derived.plan(project);
            problems.insert(problems.end(), plan.problems.begin(), plan.problems.end());
        }
        m_found.clear();
        m_found.reserve(problems.size());
        m_count = {};
        for (auto& problem : problems) {
            auto const* record = frame.store.live(problem.record);
            if (!record) continue;
            ++m_count[static_cast<std::size_t>(problem.severity)];
            m_found.push_back({.problem = std::move(problem), .type = &record->type(), .words = {}, .name = {}, .field = {}});
        }
        // Errors first in each register; registers stay in the order of their areas.
        sort_stably(m_found, [&](Found const& a, Found const& b) {
            auto const x = frame.store.index_of(*a.type), y = frame.store.index_of(*b.type);
            return x != y ? x < y : a.problem.severity > b.problem.severity;
        });
    }

    void lay_out(Frame& frame) {
        m_rows.clear();
        m_groups.clear();
        TextMatch const match(m_text);
        Rows const words{frame, m_found, m_rows, m_groups, m_folded};
        bool open = true;
        for (std::size_t i = 0; i < m_found.size(); ++i) {
            auto const& found = m_found[i];
            if (m_severity >= 0 && static_cast<int>(found.problem.severity) != m_severity) continue;
            if (!match.empty()) {
                auto const* record = frame.store.find(found.problem.record);
                match.begin();
                if (record) { match.note(title_of(*record)); match.note(code_of(*record)); }
                match.note(sentence(found.problem, frame.store));
                if (!match.all()) continue;
            }
            if (m_groups.empty() || m_groups.back().type != found.type) {
                m_groups.push_back({.type = found.type});
                m_rows.push_back({.group = static_cast<std::int32_t>(m_groups.size() - 1)});
                open = !m_folded.contains(Rows::group_key(m_groups.size() - 1));
            }
            ++m_groups.back().count;
            if (open) m_rows.push_back({.found = static_cast<std::int32_t>(i)});
        }
    }

    void header(Frame& frame, Box bar) {
        auto& ui = frame.ui;
        ui.pen().fill(bar, ui.theme().surface);
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        bar = bar.inset(metric::space_page, 0);
        auto const centred = [](Box box) { return Box{box.x, box.cy() - metric::control / 2, box.w, metric::control}; };
        float const width = ui.pen().width(Type::title, tr("view.problems")) + 1;
        heading(ui, 1, tr("view.problems"), Type::title, bar.cut_left(width, 16));
        auto const words = [&](std::string_view label, std::size_t n) { return std::string(label) + ' ' + format_integer(static_cast<std::int64_t>(n)); };
        std::array const labels = {words(tr("problems.all"), m_found.size()), words(tr("problems.error"), m_count[2]), words(tr("problems.warning"), m_count[1]), words(tr("problems.hint"), m_count[0])};
        Choice const choices[] = {{.key = "all", .label = labels[0], .count = {}, .tip = {}}, {.key = "error", .label = labels[1], .count = {}, .tip = {}}, {.key = "warning", .label = labels[2], .count = {}, .tip = {}}, {.key = "hint", .label = labels[3], .count = {}, .tip = {}}};
        Segmented segments{.id = "severity", .name = tr("problems.severity"), .options = choices, .chosen = m_severity < 0 ? 0 : 3 - m_severity};
        segments.at = centred(bar.cut_left(segmented_width(ui, segments), 12));
        if (auto const picked = segmented(ui, segments)) m_severity = *picked == 0 ? -1 : 3 - *picked;
        if (auto typed = search_field(ui, {.id = "text", .name = tr("problems.search"), .value = m_text, .placeholder = tr("problems.search"), .leading = Icon::search, .search = true, .at = centred(bar.cut_left(std::min(240.0f, bar.w)))})) m_text = std::move(*typed);
    }

    void select(Frame& frame, RowKey key, bool go) {
        for (auto const& row : m_rows) {
            if (row.found < 0 || Rows::found_key(static_cast<std::size_t>(row.found)) != key) continue;
            auto const* record = frame.store.live(m_found[static_cast<std::size_t>(row.found)].problem.record);
            if (!record) return;
            frame.session.inspector_open = true;
            if (go) frame.go(location_of(frame, *record), record->id());
            else frame.select(record->id());
            return;
        }
    }

    std::vector<Found> m_found;
    std::vector<Row> m_rows;
    std::vector<RegisterGroup> m_groups;
    std::set<RowKey> m_folded;
    std::array<std::size_t, 3> m_count{};
    TableState m_table;
    std::string m_text;
    int m_severity = -1;
    std::uint64_t m_revision = 0;
    Store const* m_store = nullptr;
    Language m_language = Language::zh;
};

}  // namespace

std::unique_ptr<View> make_problems_view() { return std::make_unique<ProblemsView>(); }

}  // namespace pmo::ui
