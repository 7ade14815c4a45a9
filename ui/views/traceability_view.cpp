// Requirements traced to what delivers, does and accepts them: a matrix in which a letter, Delete or a click sets a link, the coverage of each
// requirement beside it, and the gaps by rule below. Links that follow from a deliverable's own are shown and not edited here.

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/actions/trace_edits.h"
#include "core/registers/acceptance.h"
#include "core/registers/deliverable.h"
#include "core/registers/requirement.h"
#include "core/registers/trace.h"
#include "core/rules/traceability.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/charter_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/intake_parts.h"
#include "ui/views/page.h"
#include "ui/views/project_frame.h"
#include "ui/views/register_looks.h"
#include "ui/views/register_table.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/table.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace req = registers::requirement;
namespace trc = registers::trace;
namespace dlv = registers::deliverable;
namespace acc = registers::acceptance;

enum Fixed : int { kCode, kTitle, kPriority, kStatus, kCoverage, kFixed };
constexpr float kTarget = 58, kHits = 170, kHeaderHeight = 44;

struct Target { Id id; std::string code, title; };
struct Matrix {
    rules::Traceability trace;
    std::array<std::vector<Target>, 3> targets;      // deliverables, tasks, acceptances
};

char letter_of(std::string_view kind) {
    return kind == "satisfied_by" ? 'S' : kind == "implemented_by" ? 'I' : kind == "verified_by" ? 'V' : kind == "accepted_by" ? 'A' : 'D';
}
std::string_view kind_of(std::string_view letter) {
    switch (letter.empty() ? ' ' : letter[0]) {
        case 's': case 'S': return "satisfied_by";
        case 'i': case 'I': return "implemented_by";
        case 'v': case 'V': return "verified_by";
        case 'a': case 'A': return "accepted_by";
        case 'd': case 'D': return "derived_from";
        default: return {};
    }
}

Matrix make_matrix(Frame const& frame, Id project) {
    Matrix matrix{.trace = rules::trace_project(facts_of(frame), project), .targets = {}};
    std::set<Id> traced;
    for (auto const& row : matrix.trace.rows)
        for (auto const& to : row.to) traced.insert(to.target);
    auto const note = [&](std::size_t kind, Record const& record) { matrix.targets[kind].push_back({record.id(), std::string(code_of(record)), std::string(title_of(record))}); };
    for (auto const* record : frame.store.referrers(dlv::kType, dlv::project, project)) note(0, *record);
    for (auto const* record : frame.store.referrers(acc::kType, acc::project, project)) note(2, *record);
    // Of a plan: the work packages, and whatever a requirement is traced to.
    for (auto const& row : frame.derived.plan(project).rows) {
        auto const* task = frame.store.live(row.task);
        if (!task || row.inactive || row.milestone || (row.level > 1 && !traced.contains(row.task)) || (row.level == 0 && row.summary && !traced.contains(row.task))) continue;
        matrix.targets[1].push_back({row.task, row.wbs, std::string(title_of(*task))});
    }
    return matrix;
}

class Rows final : public TableSource {
public:
    Rows(Frame const& frame, Matrix const& matrix, std::vector<Target> const& targets) : m_frame(frame), m_matrix(matrix), m_targets(targets) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_matrix.trace.rows.size()); }
    TableRow row(std::int64_t index) const override {
        auto const& requirement = *at(index).requirement;
        return {.key = key_of(requirement.id()), .closed = is_over(requirement), .name = title_of(requirement)};
    }
    std::int64_t find(RowKey key) const override {
        for (std::int64_t i = 0; i < rows(); ++i)
            if (key_of(at(i).requirement->id()) == key) return i;
        return -1;
    }
    rules::TraceTo const* link(std::int64_t index, int column) const {
        auto const& target = m_targets[static_cast<std::size_t>(column - kFixed)];
        rules::TraceTo const* found = nullptr;
        for (auto const& to : at(index).to)
            if (to.target == target.id && (!found || to.direct())) found = &to;
        return found;
    }

    TableCell cell(std::int64_t index, int column) const override {
        auto const& coverage = at(index);
        auto const& requirement = *coverage.requirement;
        auto const& theme = m_frame.ui.theme();
        TableCell out;
        switch (column) {
            case kCode: out.text = requirement.get(req::code); out.color = theme.text3; break;
            case kTitle: out.text = record_name(requirement); break;
            case kPriority: return field_cell(m_frame, requirement, req::priority.slot);
            case kStatus: return field_cell(m_frame, requirement, req::status.slot);
            case kCoverage:
                out.kind = CellKind::custom;
                out.text = coverage.expected ? tr("trace.links", {format_integer(coverage.links())}) : std::string(tr("trace.not_expected"));
                out.tip = coverage_tip(coverage);
                break;
            default:
                out.kind = CellKind::custom;
                if (auto const* to = link(index, column)) {
                    out.text = option_words(trc::kType, trc::kind.slot, to->kind);
                    if (!to->direct()) out.tip = tr("trace.indirect");
                }
        }
        return out;
    }

    void draw_cell(std::int64_t index, int column, CellCanvas const& canvas) const override {
        auto const& pen = canvas.pen;
        auto const& theme = *pen.theme;
        if (column == kCoverage) {
            auto const& coverage = at(index);
            bool const has[] = {coverage.deliverable, coverage.task, coverage.acceptance};
            for (int i = 0; i < 3; ++i) {
                ImVec2 const centre{canvas.content.x + 8 + 18 * static_cast<float>(i), canvas.content.cy()};
                if (has[i]) pen.health(centre, Health::green);
                else if (coverage.expected) pen.health(centre, Health::amber);
                else pen.health(centre, Health::none);
            }
            if (coverage.accepted) pen.icon(canvas.content.x + 58, canvas.content.cy(), Icon::check, theme.green_text, metric::icon_badge);
            return;
        }
        auto const* to = link(index, column);
        if (!to) return;
        Box const box{std::round(canvas.cell.cx() - 12), std::round(canvas.cell.cy() - 10), 24, 20};
        std::string const sign(1, letter_of(to->kind));
        if (to->direct()) pen.panel(box, theme.accent_soft, theme.accent_line, 3);
        else pen.dashed_outline(box, theme.grey_line, 3, 2);
        pen.text(box, to->direct() ? theme.accent_text : theme.text3, Type::small_strong, sign, Align::centre);
    }

    EditKind edit_kind(std::int64_t, int column) const override { return column >= kFixed && m_frame.writable ? EditKind::sign : EditKind::none; }
    std::string check_edit(std::int64_t, int column, std::string_view typed) const override {
        return column < kFixed || typed.empty() || !kind_of(typed).empty() ? std::string{} : std::string(tr("trace.letters"));
    }

private:
    static std::string coverage_tip(rules::Coverage const& coverage) {
        auto const part = [](std::string_view type, bool has) { return register_words(type) + ' ' + std::string(has ? tr("trace.has") : tr("trace.gap")); };
        return part("deliverable", coverage.deliverable) + '\n' + part("task", coverage.task) + '\n' + part("acceptance", coverage.acceptance) + '\n' + std::string(tr("trace.coverage_rule"));
    }
    rules::Coverage const& at(std::int64_t index) const { return m_matrix.trace.rows[static_cast<std::size_t>(index)]; }
    Frame const& m_frame;
    Matrix const& m_matrix;
    std::vector<Target> const& m_targets;
};

class TraceabilityView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        if (!frame.store.live(project)) {
            auto const answer = empty_state(frame.ui, {.id = "no_project", .icon = Icon::folder_kanban, .title = tr("charter.no_project"), .text = tr("trace.no_project_text"), .primary = tr("view.project_list"), .secondary = {}, .primary_icon = Icon::folder_kanban, .at = area});
            if (answer == EmptyAnswer::primary) frame.go({.view = "project_list", .project = kNoId, .detail = {}});
            return;
        }
        Box bar = charter::draw_head(frame, area, "traceability");
        auto const& matrix = m_matrix.get(frame, project, [&] { return make_matrix(frame, project); });
        frame.ui.pen().fill(area, frame.ui.theme().canvas);
        if (matrix.trace.rows.empty()) {
            auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::list_checks, .title = tr("trace.empty"), .text = tr("trace.empty_text"), .primary = tr("trace.to_requirements"), .secondary = {}, .primary_icon = Icon::list, .at = {area.cx() - 220, area.y + 72, 440, 180}});
            if (answer == EmptyAnswer::primary) frame.go({.view = "charter", .project = project, .detail = "requirement"});
            return;
        }
        toolbar(frame, matrix, bar);
        area = area.inset(metric::space_card);
        Box const below = area.cut_bottom(std::min(kHits, area.h * 0.35f), metric::space_card);
        draw_matrix(frame, matrix, area);
        CardScope const card{frame.ui, {.id = "findings", .title = tr("trace.gaps"), .caption = format_integer(static_cast<std::int64_t>(matrix.trace.hits.size())), .at = below}};
        draw_hit_list(frame, {.id = "hit_list", .name = tr("trace.gaps"), .hits = matrix.trace.hits, .none = tr("trace.no_gaps"), .at = card.body()});
    }

    std::string status(Frame& frame) override {
        auto const project = frame.session.location.project;
        if (!frame.store.live(project)) return {};
        auto const& trace = m_matrix.get(frame, project, [&] { return make_matrix(frame, project); }).trace;
        return tr("trace.status", {format_integer(trace.complete), format_integer(trace.expected)});
    }

private:
    void toolbar(Frame& frame, Matrix const& matrix, Box bar) {
        auto& ui = frame.ui;
        std::array<std::string, 3> const words = {register_words("deliverable"), register_words("task"), register_words("acceptance")};
        std::array<std::string, 3> labels;
        std::array<Choice, 3> choices;
        constexpr std::string_view kKeys[] = {"deliverable", "task", "acceptance"};
        for (std::size_t i = 0; i < 3; ++i) {
            labels[i] = words[i] + ' ' + format_integer(static_cast<std::int64_t>(matrix.targets[i].size()));
            choices[i] = {.key = kKeys[i], .label = labels[i], .count = {}, .tip = {}};
        }
        Segmented segments{.id = "targets", .name = tr("trace.columns"), .options = choices, .chosen = m_kind};
        segments.at = middle_of(bar.cut_right(segmented_width(ui, segments), 12));
        if (auto const picked = segmented(ui, segments)) m_kind = *picked;
        auto const& trace = matrix.trace;
        auto const share = trace.expected > 0 ? format_percent(trace.complete * 100 / trace.expected) : std::string("—");
        auto const covered = tr("trace.covered", {share, format_integer(trace.complete), format_integer(trace.expected)});
        text(ui, {.text = covered, .type = Type::small, .color = ui.theme().text2, .id = "covered", .role = sem::Role::status, .at = {bar.x, std::round(bar.cy() - 8), bar.w, 18}});
    }

    void draw_matrix(Frame& frame, Matrix const& matrix, Box area) {
        auto const& targets = matrix.targets[static_cast<std::size_t>(m_kind)];
        std::vector<std::string> ids, tips;
        for (auto const& target : targets) {
            ids.push_back(to_text(target.id));
            tips.push_back(target.code + ' ' + target.title + '\n' + std::string(tr("trace.how")));
        }
        auto const code = field_words(req::kType, req::code.slot), title = register_words("requirement"), priority = field_words(req::kType, req::priority.slot), status = field_words(req::kType, req::status.slot);
        std::vector<Column> columns = {{.id = "code", .title = code, .width = 76, .sortable = false, .hideable = false, .reorderable = false},
                                       {.id = "title", .title = title, .width = 240, .sortable = false, .hideable = false, .reorderable = false},
                                       {.id = "priority", .title = priority, .width = 76, .sortable = false, .reorderable = false},
                                       {.id = "status", .title = status, .width = 84, .sortable = false, .reorderable = false},
                                       {.id = "coverage", .title = tr("trace.coverage"), .caption = tr("trace.coverage_caption"), .width = 112, .sortable = false, .reorderable = false, .tip = tr("trace.coverage_rule")}};
        for (std::size_t i = 0; i < targets.size(); ++i)
            columns.push_back({.id = ids[i], .title = targets[i].code.empty() ? std::string_view(targets[i].title) : std::string_view(targets[i].code), .caption = targets[i].title, .width = kTarget, .min_width = 44, .align = Align::centre,
                               .sortable = false, .hideable = false, .reorderable = false, .tip = tips[i]});
        Rows const rows{frame, matrix, targets};
        IdScope const scope{&m_kind, sizeof m_kind};
        auto& state = m_table[static_cast<std::size_t>(m_kind)];
        auto const events = table(frame.ui, {.id = "matrix", .name = tr("view.traceability"), .columns = columns, .at = area, .header_height = kHeaderHeight, .frozen = 2, .multi_select = false, .empty_text = {}}, rows, state);
        if (events.selection_changed || events.cursor_moved) frame.select(id_of(state.cursor));
        auto const change = [&](RowKey row, int column, std::string_view kind) {
            auto edit = set_trace(intake::context_of(frame), id_of(row), targets[static_cast<std::size_t>(column - kFixed)].id, kind);
            if (!edit.empty()) frame.edit(std::move(edit));
        };
        if (events.edited && events.edited->column >= kFixed) change(events.edited->row, events.edited->column, kind_of(events.edited->text));
        if (!events.clicked || events.clicked->column < kFixed) return;
        auto const* to = rows.link(events.clicked->index, events.clicked->column);
        auto const* target = frame.store.live(targets[static_cast<std::size_t>(events.clicked->column - kFixed)].id);
        if (target) change(events.clicked->row, events.clicked->column, to && to->direct() ? std::string_view{} : usual_trace_kind(target->type()));
    }

    std::array<TableState, 3> m_table;
    Remembered<Matrix> m_matrix;
    int m_kind = 0;
};

}  // namespace

std::unique_ptr<View> make_traceability_view() { return std::make_unique<TraceabilityView>(); }

}  // namespace pmo::ui
