// Strategy 战略目标: the tree of objectives with weight, target and how far they are, and the matrix of what serves them. A digit typed on a cell is
// the strength of a contribution; what nothing serves and what serves nothing is listed below.

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/actions/trace_edits.h"
#include "core/base/sort.h"
#include "core/model/tree.h"
#include "core/registers/contribution.h"
#include "core/registers/objective.h"
#include "core/registers/project.h"
#include "core/registers/proposal.h"
#include "core/registers/rules.h"
#include "core/rules/strategy.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/intake_parts.h"
#include "ui/views/page.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_pane.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

namespace {

namespace obj = registers::objective;
namespace prj = registers::project;
namespace ppl = registers::proposal;

enum Fixed : int { kName, kWeight, kMeasure, kTarget, kAttained, kServed, kFixed };
constexpr float kSubject = 58, kHits = 176, kHeaderHeight = 44;

struct Subject { Id id; std::string code, title; bool proposal = false; int total = 0; };
struct Board {
    rules::Strategy strategy;
    std::vector<Subject> projects, proposals;
    std::map<std::pair<Id, Id>, int> strength;       // of (objective, project or proposal)
};

Board make_board(Frame const& frame) {
    Board result{.strategy = rules::check_strategy(facts_of(frame)), .projects = {}, .proposals = {}, .strength = {}};
    for (auto const& served : result.strategy.served) result.strength[{served.objective, served.by}] = served.strength;
    auto const note = [&](std::vector<Subject>& list, Record const& record, bool proposal) {
        Subject subject{record.id(), std::string(code_of(record)), std::string(shown_title(record)), proposal};
        for (auto const& served : result.strategy.served)
            if (served.by == record.id()) subject.total += served.strength;
        list.push_back(std::move(subject));
    };
    for (auto const id : frame.derived.active_projects())
        if (auto const* project = frame.store.live(id)) note(result.projects, *project, false);
    for (auto const& proposal : frame.store.table(ppl::kType).rows())
        if (!proposal.deleted() && registers::is_open(proposal)) note(result.proposals, proposal, true);
    sort_stably(result.proposals, {}, &Subject::code);
    return result;
}

class Rows final : public TableSource {
public:
    Rows(Frame const& frame, Board const& board, std::vector<Subject> const& subjects, std::set<RowKey> const& folded) : m_frame(frame), m_board(board), m_subjects(subjects) {
        int hidden_below = -1;
        for (std::size_t i = 0; i < board.strategy.objectives.size(); ++i) {
            auto const& row = board.strategy.objectives[i];
            if (hidden_below >= 0 && row.level > hidden_below) continue;
            hidden_below = folded.contains(key_of(row.objective)) ? row.level : -1;
            m_shown.push_back(i);
        }
        m_folded = &folded;
    }
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_shown.size()); }
    TableRow row(std::int64_t index) const override {
        auto const at_index = m_shown[static_cast<std::size_t>(index)];
        auto const& all = m_board.strategy.objectives;
        auto const& row = all[at_index];
        bool const parent = at_index + 1 < all.size() && all[at_index + 1].level > row.level;
        return {.key = key_of(row.objective), .depth = row.level, .expandable = parent, .expanded = parent && !m_folded->contains(key_of(row.objective)), .closed = !row.open, .strong = parent, .name = {}};
    }
    int strength(std::int64_t index, int column) const {
        auto const found = m_board.strength.find({at(index).objective, m_subjects[static_cast<std::size_t>(column - kFixed)].id});
        return found == m_board.strength.end() ? 0 : found->second;
    }
    Id subject(int column) const { return m_subjects[static_cast<std::size_t>(column - kFixed)].id; }

    TableCell cell(std::int64_t index, int column) const override {
        auto const& row = at(index);
        auto const& record = *m_frame.store.live(row.objective);
        auto const& theme = m_frame.ui.theme();
        TableCell out;
        switch (column) {
            case kName: out.text = (record.has(obj::code) ? std::string(code_of(record)) + "  " : std::string{}) + record_name(record); break;
            case kWeight: out.text = record.has(obj::weight) ? format_percent(record.get(obj::weight)) : std::string("—"); break;
            case kMeasure: out.text = record.get(obj::measure); out.color = theme.text2; break;
            case kTarget:
                out.text = tr("strategy.way", {record.get(obj::baseline_value), record.get(obj::actual), record.get(obj::target)});
                out.tip = tr("strategy.way_tip");
                break;
            case kAttained:
                if (!row.attained) { out.text = "—"; out.color = theme.text3; out.tip = tr("strategy.attained_rule"); break; }
                out.kind = CellKind::progress;
                out.number = std::clamp(*row.attained, 0, 100) * 10;
                out.text = format_percent(*row.attained);
                out.tip = tr("strategy.attained_rule");
                break;
            case kServed:
                out.text = format_integer(row.below);
                out.tip = tr("strategy.served_tip", {format_integer(row.projects), format_integer(row.below), format_integer(row.proposals)});
                if (row.open && row.below == 0) { out.icon = Icon::circle_x; out.icon_color = theme.red; out.color = theme.red_text; }
                break;
            default:
                out.kind = CellKind::custom;
                if (int const value = strength(index, column)) {
                    out.text = format_integer(value);
                    out.tip = strength_words(value);
                }
        }
        return out;
    }

    // Ink grows with the strength.
    void draw_cell(std::int64_t index, int column, CellCanvas const& canvas) const override {
        int const value = column >= kFixed ? strength(index, column) : 0;
        if (value == 0) return;
        auto const& pen = canvas.pen;
        auto const& theme = *pen.theme;
        Box const box{std::round(canvas.cell.cx() - 12), std::round(canvas.cell.cy() - 10), 24, 20};
        if (value == 3) pen.fill(box, theme.accent, 3);
        else if (value == 2) pen.panel(box, theme.accent_soft, theme.accent_line, 3);
        else pen.outline(box, theme.line_strong, 3);
        pen.text(box, value == 3 ? theme.on_accent : value == 2 ? theme.accent_text : theme.text2, Type::small_strong, format_integer(value), Align::centre);
    }
    EditKind edit_kind(std::int64_t, int column) const override { return column >= kFixed && m_frame.writable ? EditKind::sign : EditKind::none; }
    std::string check_edit(std::int64_t, int column, std::string_view typed) const override {
        bool const digit = typed.size() == 1 && typed[0] >= '0' && typed[0] <= '3';
        return column < kFixed || typed.empty() || digit ? std::string{} : std::string(tr("strategy.digits"));
    }
    static std::string strength_words(int value) { return std::string(value == 3 ? tr("strategy.strong") : value == 2 ? tr("strategy.middle") : tr("strategy.weak")); }

private:
    rules::ObjectiveRow const& at(std::int64_t index) const { return m_board.strategy.objectives[m_shown[static_cast<std::size_t>(index)]]; }
    Frame const& m_frame;
    Board const& m_board;
    std::vector<Subject> const& m_subjects;
    std::vector<std::size_t> m_shown;
    std::set<RowKey> const* m_folded = nullptr;
};

class StrategyView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const& board = m_board.get(frame, language(), [&] { return make_board(frame); });
        bool const list = frame.session.location.detail == "list";
        auto const caption = caption_words(board);
        Box bar = draw_page_head(frame, area, {.id = "strategy", .caption = caption});
        toolbar(frame, board, bar, list);
        frame.ui.pen().fill(area, frame.ui.theme().canvas);
        if (list) {
            m_list.draw(frame, area);
            return;
        }
        if (board.strategy.objectives.empty()) {
            auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::target, .title = tr("strategy.empty"), .text = tr("strategy.empty_text"), .primary = frame.writable ? tr("strategy.new") : std::string_view{}, .secondary = {},
                                                       .at = {area.cx() - 220, area.y + 72, 440, 180}});
            if (answer == EmptyAnswer::primary) create(frame);
            return;
        }
        area = area.inset(metric::space_card);
        Box const below = area.cut_bottom(std::min(kHits, area.h * 0.4f), metric::space_card);
        matrix(frame, board, area);
        CardScope const card{frame.ui, {.id = "findings", .title = tr("intake.findings"), .caption = format_integer(static_cast<std::int64_t>(board.strategy.hits.size())), .at = below}};
        draw_hit_list(frame, {.id = "hit_list", .name = tr("intake.findings"), .hits = board.strategy.hits, .none = tr("strategy.no_findings"), .show_project = true, .at = card.body()});
    }

    std::string status(Frame& frame) override {
        if (frame.session.location.detail == "list") return m_list.status_words();
        return caption_words(m_board.get(frame, language(), [&] { return make_board(frame); }));
    }
    void keys(Frame& frame) override {
        if (frame.session.location.detail == "list") m_list.keys(frame);
    }

private:
    static std::string caption_words(Board const& board) {
        std::int64_t open = 0, served = 0;
        for (auto const& row : board.strategy.objectives) {
            open += row.open;
            served += row.open && row.below > 0;
        }
        return tr("strategy.caption", {format_integer(open), format_integer(served), format_integer(static_cast<std::int64_t>(board.projects.size()))});
    }

    void toolbar(Frame& frame, Board const& board, Box bar, bool list) {
        auto& ui = frame.ui;
        if (frame.writable && right_button(ui, {.id = "new", .label = tr("strategy.new"), .icon = Icon::plus, .kind = ButtonKind::primary, .name = {}, .tip = {}}, bar)) create(frame);
        auto const count = format_integer(static_cast<std::int64_t>(board.proposals.size()));
        if (!list && right_button(ui, {.id = "proposals", .label = tr("strategy.with_proposals"), .icon = Icon::lightbulb, .kind = ButtonKind::toggle, .on = m_proposals, .name = {}, .tip = tr("strategy.with_proposals_tip"), .count = count}, bar)) m_proposals = !m_proposals;
        Choice const choices[] = {{.key = "matrix", .label = tr("strategy.matrix"), .icon = Icon::grid_3x3, .count = {}, .tip = {}}, {.key = "list", .label = tr("intake.table"), .icon = Icon::list, .count = {}, .tip = {}}};
        Segmented segments{.id = "mode", .name = tr("intake.mode"), .options = choices, .chosen = list ? 1 : 0};
        segments.at = middle_of(bar.cut_right(segmented_width(ui, segments), 12));
        if (auto const picked = segmented(ui, segments)) frame.go({.view = "strategy", .project = kNoId, .detail = *picked == 1 ? "list" : ""}, frame.session.selected());
    }

    void matrix(Frame& frame, Board const& board, Box area) {
        auto subjects = board.projects;
        if (m_proposals) subjects.insert(subjects.end(), board.proposals.begin(), board.proposals.end());
        std::vector<std::string> ids, tips;
        for (auto const& subject : subjects) {
            ids.push_back(to_text(subject.id));
            tips.push_back(subject.code + ' ' + subject.title + '\n' + tr("strategy.total", {format_integer(subject.total)}) + '\n' + std::string(tr("strategy.how")));
        }
        auto const fixed = [](std::string_view id, std::string_view title, float width, Align align, std::string_view tip) {
            return Column{.id = id, .title = title, .width = width, .align = align, .sortable = false, .reorderable = false, .tip = tip};
        };
        std::vector<Column> columns = {fixed("name", tr("strategy.objective"), 190, Align::left, {}), fixed("weight", tr("strategy.weight"), 56, Align::right, {}), fixed("measure", tr("strategy.measure"), 104, Align::left, {}),
                                       fixed("target", tr("strategy.target"), 140, Align::left, tr("strategy.way_tip")), fixed("attained", tr("strategy.attained"), 104, Align::left, tr("strategy.attained_rule")),
                                       fixed("served", tr("strategy.served"), 56, Align::right, tr("strategy.served_rule"))};
        for (std::size_t i = 0; i < subjects.size(); ++i)
            columns.push_back({.id = ids[i], .title = subjects[i].code.empty() ? std::string_view(subjects[i].title) : std::string_view(subjects[i].code), .caption = subjects[i].title, .caption_color = subjects[i].total == 0 ? frame.ui.theme().amber_text : 0,
                               .width = kSubject, .min_width = 44, .align = Align::centre, .sortable = false, .hideable = false, .reorderable = false, .tip = tips[i]});
        Rows const rows{frame, board, subjects, m_folded};
        auto const events = table(frame.ui, {.id = "matrix", .name = tr("view.strategy"), .columns = columns, .at = area, .header_height = kHeaderHeight, .tree_column = 0, .multi_select = false, .tree = true, .empty_text = {}}, rows, m_table);
        if (events.toggled && !m_folded.erase(events.toggled)) m_folded.insert(events.toggled);
        if (events.selection_changed || events.cursor_moved) frame.select(id_of(m_table.cursor));
        auto const change = [&](RowKey row, int column, int strength) {
            auto edit = set_contribution(intake::context_of(frame), id_of(row), rows.subject(column), strength);
            if (!edit.empty()) frame.edit(std::move(edit));
        };
        if (events.edited && events.edited->column >= kFixed) change(events.edited->row, events.edited->column, events.edited->text.empty() ? 0 : events.edited->text[0] - '0');
        if (events.clicked && events.clicked->column >= kFixed) change(events.clicked->row, events.clicked->column, (rows.strength(events.clicked->index, events.clicked->column) + 1) % 4);
    }

    static void create(Frame& frame) {
        Id made;
        auto edit = new_record_edit(intake::context_of(frame), {.type = obj::kType}, made);
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(made);
    }

    Remembered<Board, Language> m_board;         // it holds names
    RegisterPane m_list{obj::kType, kNoId};
    TableState m_table;
    std::set<RowKey> m_folded;
    bool m_proposals = false;
};

}  // namespace

std::unique_ptr<View> make_strategy_view() { return std::make_unique<StrategyView>(); }

}  // namespace pmo::ui
