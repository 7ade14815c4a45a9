// All projects of the workspace in one table: where each stands, and the way into it.

#include <algorithm>
#include <cmath>
#include <array>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/plan_screen.h"
#include "ui/views/project_frame.h"
#include "ui/views/register_edits.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/table.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace prj = registers::project;

enum Cell : int { kStar, kCode, kName, kStage, kManager, kOverall, kSchedule, kCost, kScope, kRisk, kQuality, kProgress, kSpi, kCpi, kFinish, kSlip, kColumns };

// Of a cell as a number or text, for sorting; projects without a figure come last.
struct SortKey {
    std::int64_t number = 0;
    std::string text;
    auto operator<=>(SortKey const&) const = default;
};

std::array<Column, kColumns> columns_now() {
    auto const health = [](std::string_view id, std::string_view title) { return Column{.id = id, .title = title, .width = 62, .min_width = 48, .align = Align::left, .tip = tr("project.health.rule")}; };
    return {Column{.id = "star", .title = {}, .width = 32, .min_width = 32, .align = Align::centre, .resizable = false, .hideable = false, .reorderable = false, .tip = tr("project.star")},
            Column{.id = "code", .title = tr("project.column.code"), .width = 68},
            Column{.id = "name", .title = tr("project.column.name"), .width = 176, .min_width = 120, .hideable = false},
            Column{.id = "stage", .title = tr("project.column.stage"), .width = 76},
            Column{.id = "manager", .title = tr("project.column.manager"), .width = 88},
            health("overall", tr("project.column.overall")),
            health("schedule", tr("project.column.schedule")),
            health("cost", tr("project.column.cost")),
            health("scope", tr("project.column.scope")),
            health("risk", tr("project.column.risk")),
            health("quality", tr("project.column.quality")),
            Column{.id = "progress", .title = tr("project.column.progress"), .width = 108, .tip = tr("project.column.progress.tip")},
            Column{.id = "spi", .title = "SPI", .width = 50, .align = Align::right, .tip = tr("project.column.spi.tip")},
            Column{.id = "cpi", .title = "CPI", .width = 50, .align = Align::right, .tip = tr("project.column.cpi.tip")},
            Column{.id = "finish", .title = tr("project.column.finish"), .width = 90, .align = Align::right},
            Column{.id = "slip", .title = tr("project.column.slip"), .width = 60, .align = Align::right, .tip = tr("project.column.slip.tip")}};
}

class Rows final : public TableSource {
public:
    Rows(Frame& frame, std::vector<Id> const& projects) : m_frame(frame), m_projects(projects) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_projects.size()); }

    TableRow row(std::int64_t index) const override {
        auto const& project = at(index);
        return {.key = row_key(project.id()), .closed = is_closed(prj::kFields[prj::status.slot], project.get(prj::status)), .name = shown_title(project)};
    }

    TableCell cell(std::int64_t index, int column) const override {
        auto const& project = at(index);
        auto const& summary = m_frame.derived.summary(project.id());
        auto const& theme = m_frame.ui.theme();
        TableCell out;
        auto const judge = [&](Judgement const& judgement) {
            out.kind = CellKind::rag;
            out.rag = to_rag(judgement);
            out.text = rag_words(out.rag);
        };
        auto const figure = [&](std::optional<std::int32_t> value) {
            out.text = value ? format_decimal(*value, 2) : std::string("—");
            auto const health = health_of_index(value);
            out.color = health == pmo::Health::red ? theme.red_text : health == pmo::Health::amber ? theme.amber_text : theme.text1;
        };
        switch (column) {
            case kStar:
                out.kind = CellKind::custom;
                out.text = project.get(prj::starred) ? tr("table.yes") : tr("table.no");
                break;
            case kCode: out.text = project.get(prj::code); out.color = theme.text3; break;
            case kName: out.text = project_name(m_frame, project); break;
            case kStage:
                if (project.has(prj::stage)) out.text = option_words(prj::kType, prj::stage.slot, project.get(prj::stage));
                out.kind = CellKind::badge;
                out.tone = project.get(prj::stage) == "closed" ? Tone::outline : Tone::neutral;
                break;
            case kManager: out.text = person_name(m_frame, project.get(prj::manager)); out.kind = CellKind::avatar; break;
            case kOverall: judge(summary.overall); break;
            case kSchedule: judge(summary.schedule); break;
            case kCost: judge(summary.cost); break;
            case kScope: judge(summary.scope); break;
            case kRisk: judge(summary.risk); break;
            case kQuality: judge(summary.quality); break;
            case kProgress:
                out.kind = CellKind::progress;
                out.number = summary.permille;
                out.second = summary.value.pv > 0 ? summary.planned_permille : -1;
                out.text = format_percent(summary.permille, 1, 0);
                out.tip = tr("widget.progress_plan", {format_percent(summary.permille, 1, 0), format_percent(summary.planned_permille, 1, 0)});
                break;
            case kSpi: figure(summary.spi); break;
            case kCpi: figure(summary.cpi); break;
            case kFinish: out.text = summary.finish == kNoTime ? std::string("—") : format_date(engine::day_of(summary.finish)); break;
            case kSlip:
                if (summary.baseline_finish == kNoTime) { out.text = "—"; out.color = theme.text3; break; }
                out.text = format_signed(summary.slip_days, 0);
                out.color = summary.slip_days > 10 ? theme.red_text : summary.slip_days > 0 ? theme.amber_text : theme.text2;
                break;
            default: break;
        }
        return out;
    }

    void draw_cell(std::int64_t index, int, CellCanvas const& canvas) const override {
        bool const on = at(index).get(prj::starred);
        auto const& theme = m_frame.ui.theme();
        if (!on && !canvas.hovered) return;
        canvas.pen.icon(canvas.cell.cx() - 7, canvas.cell.cy(), Icon::star, on ? theme.amber : theme.disabled, metric::icon_field);
    }

    EditKind edit_kind(std::int64_t, int column) const override { return column == kStar && m_frame.writable ? EditKind::toggle : EditKind::none; }

    SortKey sort_key(Id id, std::string_view column) const {
        auto const* project = m_frame.store.live(id);
        if (!project) return {};
        auto const& s = m_frame.derived.summary(id);
        auto const rank = [](Judgement const& j) { return SortKey{static_cast<std::int64_t>(j.health) * 4 + static_cast<std::int64_t>(j.trend), {}}; };
        if (column == "star") return {project->get(prj::starred) ? 0 : 1, {}};
        if (column == "code") return {0, std::string(project->get(prj::code))};
        if (column == "name") return {0, fold(project->get(prj::name))};
        if (column == "stage") {
            auto const stages = std::span(prj::kStage);
            return {std::ranges::find(stages, project->get(prj::stage)) - stages.begin(), {}};
        }
        if (column == "manager") return {0, fold(person_name(m_frame, project->get(prj::manager)))};
        if (column == "overall") return rank(s.overall);
        if (column == "schedule") return rank(s.schedule);
        if (column == "cost") return rank(s.cost);
        if (column == "scope") return rank(s.scope);
        if (column == "risk") return rank(s.risk);
        if (column == "quality") return rank(s.quality);
        if (column == "progress") return {s.permille, {}};
        if (column == "spi") return {s.spi.value_or(100000), {}};
        if (column == "cpi") return {s.cpi.value_or(100000), {}};
        if (column == "finish") return {s.finish, {}};
        if (column == "slip") return {s.slip_days, {}};
        return {};
    }

private:
    Record const& at(std::int64_t index) const { return *m_frame.store.live(m_projects[static_cast<std::size_t>(index)]); }
    Frame& m_frame;
    std::vector<Id> const& m_projects;
};

enum class Show : int { running, all, starred };

class ProjectListView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        ui.pen().fill(area, ui.theme().canvas);
        Box page = area.inset(metric::space_page, metric::space_card);
        Box bar = page.cut_top(metric::control, metric::space_card);
        draw_bar(frame, bar);
        choose_rows(frame);
        if (frame.derived.projects().empty()) {
            auto const answer = empty_state(ui, {.id = "projects.empty", .icon = Icon::folder_kanban, .title = tr("project.empty.title"), .text = tr("project.empty.text"), .key = "N",
                                                 .primary = tr("project.new"), .secondary = tr("project.import"), .at = {page.cx() - 220, page.y + 72, 440, 180}});
            if (answer == EmptyAnswer::primary) create(frame);
            if (answer == EmptyAnswer::secondary) frame.run("import");
            return;
        }
        auto const columns = columns_now();
        Rows const rows{frame, m_rows};
        auto const name = tr("view.project_list");
        if (frame.session.selection != m_seen) {
            m_seen = frame.session.selection;
            m_table.selection.clear();
            for (auto const id : m_seen) m_table.selection.insert(row_key(id));
        }
        auto const events = table(ui, {.id = "projects", .name = name, .columns = columns, .at = page, .frozen = 3, .empty_text = tr("project.none_shown")}, rows, m_table);
        if (events.selection_changed) {
            m_seen.clear();
            for (auto const& key : m_table.selection) m_seen.push_back(id_of(key));
            auto chosen = m_seen;
            frame.select(std::move(chosen));
        }
        if (events.opened) frame.go({.view = "plan", .project = id_of(events.opened), .detail = {}});
        if (events.edited && events.edited->column == kStar)
            if (auto const* project = frame.store.live(id_of(events.edited->row))) {
                bool const on = !project->get(prj::starred);
                Edit edit{on ? "project.star" : "project.unstar"};
                edit.set(project->id(), prj::starred, on);
                frame.edit(std::move(edit));
            }
    }

    std::string status(Frame& frame) override {
        auto words = tr("status.projects", static_cast<std::int64_t>(m_rows.size()));
        if (auto const count = frame.session.selection.size(); count > 0) words += "    " + tr("status.selected", {format_integer(static_cast<std::int64_t>(count))});
        return words;
    }

    void keys(Frame& frame) override {
        if (ImGui::IsKeyPressed(ImGuiKey_N, false) && !ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt) create(frame);
    }

private:
    void draw_bar(Frame& frame, Box bar) {
        auto& ui = frame.ui;
        Box title = bar.cut_left(std::min(bar.w, std::ceil(text_width(ui.fonts(), Type::title, tr("view.project_list"))) + 16));
        heading(ui, 1, tr("view.project_list"), Type::title, title);
        Button add{.id = "projects.new", .label = tr("project.new"), .icon = Icon::plus, .kind = ButtonKind::primary, .disabled = !frame.writable, .tip = tr("project.new.tip")};
        add.at = bar.cut_right(button_width(ui, add), 8);
        if (button(ui, add)) create(frame);
        Choice const shows[] = {{.key = "running", .label = tr("project.show.running")}, {.key = "all", .label = tr("project.show.all")}, {.key = "starred", .label = tr("project.show.starred")}};
        Segmented segments{.id = "projects.show", .name = tr("project.show"), .options = shows, .chosen = static_cast<int>(m_show)};
        segments.at = bar.cut_left(segmented_width(ui, segments), 12);
        if (auto const picked = segmented(ui, segments)) m_show = static_cast<Show>(*picked);
        if (auto typed = search_field(ui, {.id = "projects.search", .name = tr("project.search"), .value = m_text, .placeholder = tr("project.search"), .leading = Icon::search, .search = true, .at = bar.cut_left(std::min(240.0f, bar.w))}))
            m_text = *typed;
    }

    void choose_rows(Frame& frame) {
        auto const& all = m_show == Show::running ? frame.derived.active_projects() : frame.derived.projects();
        auto const text = fold(trim(m_text));
        m_rows.clear();
        for (auto const id : all) {
            auto const* project = frame.store.live(id);
            if (!project || (m_show == Show::starred && !project->get(prj::starred))) continue;
            auto const words = fold(std::string(project->get(prj::code)) + ' ' + std::string(project->get(prj::name)) + ' ' + std::string(project->get(prj::name_en)) + ' ' + person_name(frame, project->get(prj::manager)));
            if (text.empty() || words.find(text) != std::string::npos) m_rows.push_back(id);
        }
        if (m_table.sort_column.empty()) return;
        Rows const rows{frame, m_rows};
        std::vector<std::pair<SortKey, Id>> keyed;
        for (auto const id : m_rows) keyed.emplace_back(rows.sort_key(id, m_table.sort_column), id);
        sort_stably(keyed, [&](auto const& a, auto const& b) { return m_table.sort_descending ? b.first < a.first : a.first < b.first; });
        for (std::size_t i = 0; i < keyed.size(); ++i) m_rows[i] = keyed[i].second;
    }

    // A project begins with its first working day on the status date; everything else is filled in on its own screens.
    void create(Frame& frame) {
        if (!frame.writable) return;
        Id made;
        auto edit = new_record_edit({frame.store, frame.ids, kNoId, frame.session.person, frame.today}, {.type = prj::kType}, made);
        auto const* neighbour = frame.derived.projects().empty() ? nullptr : frame.store.live(frame.derived.projects().back());
        edit.set(made, prj::start, moment_of(frame.today, 8 * 60));
        edit.set(made, prj::status_date, frame.today);
        edit.set(made, prj::status, "active");
        edit.set(made, prj::stage, "initiation");
        edit.set(made, prj::name, tr("project.new_name"));
        if (neighbour && neighbour->has(prj::calendar)) edit.set(made, prj::calendar, neighbour->get(prj::calendar));
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.go({.view = "plan", .project = made, .detail = {}}, made);
    }

    TableState m_table;
    std::vector<Id> m_rows, m_seen;
    std::string m_text;
    Show m_show = Show::running;
};

}  // namespace

std::unique_ptr<View> make_project_list_view() { return std::make_unique<ProjectListView>(); }

}  // namespace pmo::ui
