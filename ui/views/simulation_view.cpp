// Schedule and cost risk analysis of a project, or of the running projects together: settings, the runs in the background, and what they say: dates and costs
// with their confidence, what drives them, each risk switched off, single runs, and the estimates that it all rests on.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/registers/task.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/kept.h"
#include "ui/views/page.h"
#include "ui/views/screen_parts.h"
#include "ui/views/simulation_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace tsk = registers::task;

enum Mode : int { kResult, kDrivers, kRisks, kRuns, kEstimates };
constexpr std::string_view kDetails[] = {"", "drivers", "risks", "runs", "estimates"};      // of the location, by mode
constexpr std::int32_t kRunChoices[] = {500, 1000, 5000};
constexpr std::size_t kMostTasksAtOnce = 4000;   // the first analysis begins by itself up to here; and its being up to date is judged by the model itself
constexpr float kLeastForCaption = 1000, kStrip = 30, kPanel = 340, kLabel = 150;

class SimulationView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const here = frame.session.location.project;
        m_mode = mode_of(frame.session.location);
        if (auto const text = m_settings_kept.opened(frame, "simulation." + to_text(frame.workspace.identity().id))) remember(*text);
        auto const projects = taking_part(frame);
        auto const& estimates = m_estimates.estimates(frame, projects);
        for (auto& [key, run] : m_kept) run.step(frame);
        auto& run = m_kept[here];
        Box bar = draw_page_head(frame, area, {.id = "simulation", .caption = here || area.w < kLeastForCaption ? std::string{} : tr("simulation.caption", {format_integer(static_cast<std::int64_t>(projects.size()))})});
        if (projects.empty() || estimates.empty()) {
            empty_state(frame.ui, {.id = "empty", .icon = Icon::dices, .title = tr("simulation.empty"), .text = tr("simulation.empty_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        if (!run.asked() && estimates.size() <= kMostTasksAtOnce) run.start(frame, projects, m_settings);
        toolbar(frame, run, projects, bar);
        state_strip(frame, run, projects, estimates, area.cut_top(kStrip));
        body(frame, run, projects, area);
        m_settings_kept.keep(frame, settings_text());
    }

    // Single runs are leafed through.
    void keys(Frame& frame) override {
        auto const found = m_kept.find(frame.session.location.project);
        auto const* result = found == m_kept.end() ? nullptr : found->second.result();
        if (m_mode != kRuns || !result) return;
        if (ImGui::IsKeyPressed(ImGuiKey_LeftBracket)) m_runs.step(*result, -1);
        if (ImGui::IsKeyPressed(ImGuiKey_RightBracket)) m_runs.step(*result, 1);
    }

    std::string status(Frame& frame) override {
        auto const found = m_kept.find(frame.session.location.project);
        auto const* result = found == m_kept.end() ? nullptr : found->second.result();
        return result ? simulation_sentence(frame, {*result, shown_project(frame, *result)}) : std::string(tr("simulation.status"));
    }

private:
    void body(Frame& frame, SimulationRun& run, std::vector<Id> const& projects, Box area) {
        area = area.inset(metric::space_card);
        if (m_mode == kEstimates) return m_estimates.draw(frame, projects, m_settings, area);
        if (run.result()) return parts(frame, run, projects, area);
        if (run.running()) return SimulationOverview::draw_growing(frame, run.finishes_so_far(), m_settings.runs, area.cut_top(std::floor(area.h * 0.6f)));
        bool const failed = run.failed();
        auto const* task = selected_task(frame);
        auto const words = failed ? std::string(tr("simulation.failed_text")) : m_mode == kDrivers && task ? tr("simulation.not_yet_task", {name_of(frame, task->id())}) : std::string(tr("simulation.not_yet_text"));
        auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::dices, .title = failed ? tr("simulation.failed") : tr("simulation.not_yet"), .text = words, .primary = tr("simulation.start"), .primary_icon = Icon::play, .at = area});
        if (answer == EmptyAnswer::primary) run.start(frame, projects, m_settings);
    }

    static Record const* selected_task(Frame const& frame) {
        auto const* record = frame.store.live(frame.session.selected());
        return record && &record->type() == &tsk::kType ? record : nullptr;
    }

    // What somebody set here the last time.
    void remember(std::string_view text) {
        m_settings.read(text);
        std::vector<Id> out;
        KeptReader(text).ids("projects_out", out);
        m_left_out.insert(out.begin(), out.end());
    }

    std::string settings_text() const {
        KeptWriter form;
        form.ids("projects_out", {m_left_out.begin(), m_left_out.end()});
        auto const projects = form.take();
        return m_settings.text() + (projects.empty() ? "" : " ") + projects;
    }

    std::vector<Id> taking_part(Frame const& frame) const {
        if (auto const here = frame.session.location.project) return frame.store.live(here) ? std::vector{here} : std::vector<Id>{};
        std::vector<Id> out;
        for (auto const id : frame.derived.active_projects())
            if (!m_left_out.contains(id)) out.push_back(id);
        return out.empty() ? frame.derived.active_projects() : out;           // all left out: as if none were
    }

    std::int32_t shown_project(Frame const& frame, SimulationResult const& result) const { return frame.session.location.project || !m_shown ? -1 : result.index_of(m_shown); }

    void parts(Frame& frame, SimulationRun& run, std::vector<Id> const& projects, Box area) {
        auto const& result = *run.result();
        SimulationShown const shown{result, shown_project(frame, result)};
        switch (m_mode) {
            case kDrivers: {
                auto const answer = m_drivers.draw(frame, shown, area);
                if (answer.whole) m_shown = kNoId;
                if (answer.again) run.start(frame, projects, m_settings);
                break;
            }
            case kRisks: m_risks.draw(frame, shown, m_settings.left_out, area); break;
            case kRuns: m_runs.draw(frame, shown, area); break;
            default:
                if (auto const wanted = m_overview.draw(frame, shown, m_left_out, area)) m_shown = *wanted;
        }
    }

    void toolbar(Frame& frame, SimulationRun& run, std::vector<Id> const& projects, Box& bar) {
        auto& ui = frame.ui;
        if (run.running()) {
            if (right_button(ui, {.id = "cancel", .label = tr("simulation.cancel"), .icon = Icon::x, .tip = tr("simulation.cancel_tip")}, bar)) run.cancel(frame);
        } else if (right_button(ui, {.id = "start", .label = tr("simulation.start"), .icon = Icon::play, .kind = ButtonKind::primary, .tip = tr("simulation.start_tip")}, bar)) {
            run.start(frame, projects, m_settings);
        }
        if (right_button(ui, {.id = "settings", .label = tr("simulation.settings"), .icon = Icon::sliders_horizontal, .opens_menu = true}, bar)) open_popup(ui, "settings.panel");
        settings_panel(frame);
        if (auto const* result = run.result(); result && right_button(ui, {.id = "csv", .icon = Icon::download, .kind = ButtonKind::ghost, .name = tr("simulation.csv"), .tip = tr("simulation.csv")}, bar))
            frame.ask([csv = simulation_csv(frame, {*result, shown_project(frame, *result)}), name = std::string(tr("simulation.file")) + ".csv"](AppActions& app) { app.save_file(name, "text/csv", csv); });
        if (auto const* task = selected_task(frame); task && frame.store.live(task->get(tsk::project)) && right_button(ui, {.id = "to_plan", .icon = Icon::chart_gantt, .kind = ButtonKind::ghost, .name = tr("simulation.to_plan_task"), .tip = tr("simulation.to_plan_task_tip")}, bar))
            frame.go({.view = "plan", .project = task->get(tsk::project), .detail = {}}, task->id());
        Segment const segments[] = {{"result", tr("simulation.mode.result")}, {"drivers", tr("simulation.mode.drivers")}, {"risks", tr("simulation.mode.risks")}, {"runs", tr("simulation.mode.runs")}, {"estimates", tr("simulation.mode.estimates")}};
        int mode = m_mode;
        choose_segment(ui, bar, tr("simulation.mode"), segments, mode);
        if (mode != m_mode) show(frame, mode);
    }

    static int mode_of(Location const& location) {
        auto const found = std::ranges::find(kDetails, std::string_view(location.detail));
        return found == std::end(kDetails) ? int{kResult} : static_cast<int>(found - kDetails);
    }

    // Another part of the screen; what is selected stays so, and a closed inspector closed.
    static void show(Frame& frame, int mode) {
        auto to = frame.session.location;
        to.detail = kDetails[mode];
        frame.ask([to, selection = frame.session.selection](AppActions& app) {
            app.go(to, kNoId);
            app.select(selection);
        });
    }

    // What the figures below rest on, or how far the runs are.
    void state_strip(Frame& frame, SimulationRun& run, std::vector<Id> const& projects, std::vector<TaskEstimate> const& estimates, Box strip) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        ui.pen().fill(strip, theme.sunken);
        ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, theme.line);
        Box line = strip.inset(metric::space_card, 0);
        if (run.running()) {
            Box const bar = line.cut_left(std::min(240.0f, line.w / 3), 12);
            progress_bar(ui, {.id = "progress", .name = tr("simulation.running"), .permille = run.permille(), .at = {bar.x, std::round(bar.cy()) - 4, bar.w, 8}});
            text(ui, {.text = tr("simulation.running_words", {format_integer(run.runs_done()), format_integer(m_settings.runs)}), .type = Type::small, .color = theme.text2, .id = "words", .role = sem::Role::status, .at = line});
            ui.wake(100);
            return;
        }
        auto const* result = run.result();
        if (result && run.failed()) {
            text(ui, {.text = tr("simulation.failed_text"), .type = Type::small, .color = theme.red_text, .id = "failed", .role = sem::Role::status, .at = line});
            return;
        }
        if (result && is_stale(frame, *result, projects)) {
            auto const words = tr("simulation.stale");
            ui.pen().icon(line.x, line.cy(), Icon::triangle_alert, theme.amber_text);
            line.cut_left(22);
            float const width = std::min(std::ceil(ui.pen().width(Type::small, words)) + 1, line.w * 0.6f);
            text(ui, {.text = words, .type = Type::small, .color = theme.amber_text, .id = "stale", .role = sem::Role::status, .at = line.cut_left(width, 8)});
            if (link(ui, {.id = "again", .label = tr("simulation.again"), .at = line.cut_left(std::min(90.0f, line.w), 12)})) run.start(frame, projects, m_settings);
        }
        auto const missing = std::ranges::count_if(estimates, [](TaskEstimate const& one) { return !one.estimated(); });
        if (missing > 0) {
            auto const words = tr("simulation.missing", {format_integer(missing), format_integer(static_cast<std::int64_t>(estimates.size()))});
            float const width = std::ceil(ui.pen().width(Type::small, words)) + 4;
            if (width < line.w && link(ui, {.id = "missing", .label = words, .tip = tr("simulation.missing_tip"), .at = line.cut_right(width, 12)})) show(frame, kEstimates), m_estimates.show_missing();
        }
        if (!result) return;
        auto const& used = result->settings;
        auto words = simulation_sentence(frame, {*result, shown_project(frame, *result)});
        text(ui, {.text = words, .type = Type::small, .color = theme.text2, .id = "sentence", .role = sem::Role::status, .at = line});
        auto const basis = tr("simulation.basis", {format_integer(used.runs), std::to_string(used.seed), format_integer(result->source.with_estimate), format_integer(result->source.without_estimate), std::to_string(used.below), std::to_string(used.above), std::to_string(used.correlation), format_integer(static_cast<std::int64_t>(result->source.risks.size()))});
        tooltip_for(ui, line, basis, "basis");
    }

    bool is_stale(Frame& frame, SimulationResult const& result, std::vector<Id> const& projects) {
        if (result.settings != m_settings || result.asked != projects) return true;
        bool const large = result.source.tasks.size() > kMostTasksAtOnce;
        return !m_is_fresh.get(frame, &result, [&] { return large ? frame.store.revision() == result.revision : simulation_digest(frame, projects, m_settings) == result.digest; });
    }

    void settings_panel(Frame& frame) {
        auto& ui = frame.ui;
        PopupScope popup{ui, {.id = "settings.panel", .name = tr("simulation.settings"), .width = kPanel, .height = 308}};
        if (!popup.open()) return;
        IdScope const scope{"settings"};
        Box rest = popup.inner();
        heading(ui, 3, tr("simulation.settings"), Type::strong, rest.cut_top(24, 8));
        auto const line = [&](std::string_view label, std::string_view tip, std::string_view key) {
            Box row = rest.cut_top(metric::control, 8);
            Box const name = row.cut_left(kLabel, 8);
            ui.pen().text(name, ui.theme().text2, Type::small, label);
            tooltip_for(ui, name, tip, key);
            return row;
        };
        std::array<std::string, std::size(kRunChoices)> words;
        std::array<Choice, std::size(kRunChoices)> choices;
        int chosen = -1;
        for (std::size_t i = 0; i < choices.size(); ++i) {
            words[i] = format_integer(kRunChoices[i]);
            choices[i] = {.key = words[i], .label = words[i], .count = {}, .tip = {}};
            if (kRunChoices[i] == m_settings.runs) chosen = static_cast<int>(i);
        }
        if (auto const picked = segmented(ui, {.id = "runs", .name = tr("simulation.runs"), .options = choices, .chosen = chosen, .at = line(tr("simulation.runs"), tr("simulation.runs_tip"), "runs.tip")})) m_settings.runs = kRunChoices[*picked];
        auto const number = [&](std::string_view id, std::string_view name, std::string_view tip, std::int64_t value, std::int64_t least, std::int64_t most, std::string_view unit) {
            auto const typed = number_field(ui, {.id = id, .name = name, .value = value, .min = least, .max = most, .unit = unit, .at = line(name, tip, std::string(id) + ".tip")});
            return typed && typed->value ? *typed->value : value;
        };
        m_settings.seed = number("seed", tr("simulation.seed"), tr("simulation.seed_tip"), m_settings.seed, 1, kMostRunSeed, {});
        m_settings.below = static_cast<std::int32_t>(number("below", tr("simulation.below"), tr("simulation.spread_tip"), m_settings.below, 0, 90, "%"));
        m_settings.above = static_cast<std::int32_t>(number("above", tr("simulation.above"), tr("simulation.spread_tip"), m_settings.above, 0, 400, "%"));
        std::array<std::string, std::size(tsk::kDistribution)> shapes;
        std::array<Option, std::size(tsk::kDistribution)> options;
        for (std::size_t i = 0; i < options.size(); ++i) {
            shapes[i] = option_words(tsk::kType, tsk::distribution.slot, tsk::kDistribution[i]);
            options[i] = {.key = tsk::kDistribution[i], .label = shapes[i]};
        }
        if (auto const picked = combo(ui, {.id = "shape", .name = tr("simulation.default_shape"), .options = options, .chosen = static_cast<int>(m_settings.shape) - 1, .at = line(tr("simulation.default_shape"), tr("simulation.default_shape_tip"), "shape.tip")}); picked && *picked >= 0)
            m_settings.shape = static_cast<simulation::Shape>(*picked + 1);
        m_settings.correlation = static_cast<std::int32_t>(number("correlation", tr("simulation.correlation"), tr("simulation.correlation_tip"), m_settings.correlation, 0, 100, "%"));
        if (checkbox(ui, {.id = "status", .label = tr("simulation.from_status"), .checked = m_settings.from_status, .tip = tr("simulation.from_status_tip"), .at = rest.cut_top(metric::control, 8)})) m_settings.from_status = !m_settings.from_status;
    }

    std::map<Id, SimulationRun> m_kept;              // by project; kNoId: the portfolio
    SimulationSettings m_settings;
    KeptText m_settings_kept;
    std::set<Id> m_left_out;
    Id m_shown;                                      // in the portfolio: the project whose figures are shown
    int m_mode = kResult;
    SimulationOverview m_overview;
    SimulationDrivers m_drivers;
    SimulationRisks m_risks;
    SimulationRuns m_runs;
    SimulationEstimates m_estimates;
    Remembered<bool, SimulationResult const*> m_is_fresh;
};

}  // namespace

std::unique_ptr<View> make_simulation_view() { return std::make_unique<SimulationView>(); }

}  // namespace pmo::ui
