// Early warnings of one project or of the portfolio, project by project, the most severe first. Each is taken over as a risk or an issue with its
// evidence, or set aside for some weeks with a reason; what was answered can be looked at and opened again.

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/actions/accept_warning.h"
#include "core/registers/warning_answer.h"
#include "core/rules/warnings.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/project_frame.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace ans = registers::warning_answer;

constexpr int kWeeks[] = {1, 2, 4, 8};
constexpr float kLine = 34, kHead = 40, kAside = 380;

struct Warning {
    rules::Hit hit;
    Id answer;                                       // that stands; kNoId: open
};
struct WarningFigures {
    std::vector<Warning> warnings;                   // by project
    std::array<std::int32_t, 3> open{};              // by severity
    std::int32_t answered = 0;
};

WarningFigures warning_figures(Frame const& frame, Id project) {
    WarningFigures figures;
    auto const facts = facts_of(frame);
    for (auto& hit : project ? rules::project_warnings(facts, project) : rules::portfolio_warnings(facts)) {
        auto const* answer = rules::standing_answer(frame.store, hit, facts.today);
        if (answer) ++figures.answered;
        else ++figures.open[static_cast<std::size_t>(hit.severity)];
        figures.warnings.push_back({std::move(hit), answer ? answer->id() : kNoId});
    }
    return figures;
}

bool same(rules::Hit const& a, rules::Hit const& b) { return a.rule == b.rule && a.subject == b.subject && a.project == b.project; }

class WarningView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        auto const& figures = m_figures.get(frame, project, [&] { return warning_figures(frame, project); });
        auto const words = counts(figures);
        Box bar = draw_page_head(frame, area, {.id = "warning", .caption = words});
        toolbar(frame, figures, bar);
        area = area.inset(metric::space_card);
        auto const* chosen = chosen_of(figures);
        if (area.w > 2 * kAside) detail(frame, chosen, area.cut_right(kAside, metric::space_card));
        list(frame, figures, area);
    }

    std::string status(Frame& frame) override {
        auto const project = frame.session.location.project;
        return counts(m_figures.get(frame, project, [&] { return warning_figures(frame, project); }));
    }

private:
    std::string counts(WarningFigures const& figures) const {
        return tr("warning_view.counts", {format_integer(figures.open[2]), format_integer(figures.open[1]), format_integer(figures.answered)});
    }

    Warning const* chosen_of(WarningFigures const& figures) const {
        for (auto const& warning : figures.warnings)
            if (m_chosen && same(warning.hit, *m_chosen)) return &warning;
        for (auto const& warning : figures.warnings)
            if (shown(warning)) return &warning;
        return nullptr;
    }

    bool shown(Warning const& warning) const { return m_answered ? bool(warning.answer) : !warning.answer && (m_severity < 0 || static_cast<int>(warning.hit.severity) == m_severity); }

    void toolbar(Frame& frame, WarningFigures const& figures, Box& bar) {
        auto& ui = frame.ui;
        auto const words = [](std::string_view label, std::int32_t n) { return std::string(label) + ' ' + format_integer(n); };
        std::array const labels = {words(tr("warning_view.open"), figures.open[0] + figures.open[1] + figures.open[2]), words(tr("problems.error"), figures.open[2]), words(tr("problems.warning"), figures.open[1]), words(tr("warning_view.answered"), figures.answered)};
        Choice const choices[] = {{.key = "open", .label = labels[0], .count = {}, .tip = {}}, {.key = "error", .label = labels[1], .count = {}, .tip = {}}, {.key = "warning", .label = labels[2], .count = {}, .tip = {}}, {.key = "answered", .label = labels[3], .count = {}, .tip = tr("warning_view.answered_tip")}};
        Segmented segments{.id = "which", .name = tr("warning_view.which"), .options = choices, .chosen = m_answered ? 3 : m_severity == 2 ? 1 : m_severity == 1 ? 2 : 0};
        segments.at = middle_of(bar.cut_left(std::ceil(segmented_width(ui, segments)), 12));
        if (auto const picked = segmented(ui, segments)) {
            m_answered = *picked == 3;
            m_severity = *picked == 1 ? 2 : *picked == 2 ? 1 : -1;
            m_chosen.reset();
        }
    }

    // ---------------------------------------------------------------------------------------------- the list

    void list(Frame& frame, WarningFigures const& figures, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        ui.pen().panel(at, theme.surface, theme.line, metric::radius_card);
        if (std::ranges::none_of(figures.warnings, [&](Warning const& w) { return shown(w); })) {
            empty_state(ui, {.id = "none", .icon = Icon::circle_check, .title = m_answered ? tr("warning_view.none_answered") : tr("warning_view.none"), .text = tr("warning_view.none_text"), .primary = {}, .secondary = {}, .at = at});
            return;
        }
        PanelScope const panel{ui, {.id = "list", .name = tr("view.warning"), .role = sem::Role::list, .at = at.inset(1)}};
        Box const inner = panel.inner();
        float y = inner.y;
        Id project;
        for (std::size_t i = 0; i < figures.warnings.size(); ++i) {
            auto const& warning = figures.warnings[i];
            if (!shown(warning)) continue;
            if (warning.hit.project != project && !frame.session.location.project) {
                project = warning.hit.project;
                project_head(frame, figures, project, {inner.x, y, inner.w, kHead});
                y += kHead;
            }
            Box const box{inner.x, y, inner.w, kLine};
            if (ImGui::IsRectVisible(box.min(), box.max())) line(frame, warning, static_cast<int>(i), box);
            y += kLine;
        }
        reserve({inner.x, inner.y, inner.w, y - inner.y});
    }

    void project_head(Frame& frame, WarningFigures const& figures, Id id, Box const& box) {
        if (!ImGui::IsRectVisible(box.min(), box.max())) return;
        auto const* project = frame.store.live(id);
        if (!project) return;
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        auto const count = std::ranges::count_if(figures.warnings, [&](Warning const& w) { return w.hit.project == id && shown(w); });
        IdScope const scope{id};
        ui.pen().fill(box, theme.sunken);
        auto const name = std::string(code_of(*project)) + "  " + project_name(frame, *project);
        Box row = box.inset(12, 0);
        auto const rag = to_rag(frame.derived.summary(id).overall);
        Box const chip = row.cut_right(rag_width(ui.fonts(), rag), 10);
        paint_rag(ui.pen(), chip.x, chip.cy(), rag);
        auto const words = tr("warning_view.of_project", count);
        pen_text_right(ui, row.cut_right(80, 10), words);
        auto const hot = hot_area(ui, {.id = "project", .name = name, .value = words, .description = tr("warning_view.go_project"), .role = sem::Role::link, .at = {row.x - 4, row.y + 6, row.w, row.h - 12}});
        if (hot.clicked) frame.go({.view = "warning", .project = id, .detail = {}});
        ui.pen().text(row, hot.hovered ? theme.accent_text : theme.text1, Type::strong, name);
    }

    static void pen_text_right(Ui& ui, Box const& box, std::string_view words) { ui.pen().text(box, ui.theme().text3, Type::small, words, Align::right); }

    void line(Frame& frame, Warning const& warning, int index, Box const& box) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        IdScope const scope{&index, sizeof index};
        auto const* subject = frame.store.live(warning.hit.subject);
        auto const words = sentence(warning.hit, frame.store);
        auto const name = subject ? record_name(*subject) + ' ' + words : words;
        bool const chosen = m_chosen && same(*m_chosen, warning.hit);
        auto const why = explain(frame, warning.hit);
        auto const hot = hot_area(ui, {.id = "warning", .name = name, .value = {}, .description = why, .role = sem::Role::listitem, .state = chosen ? sem::selected : sem::none, .at = box});
        if (hot.clicked) choose(frame, warning.hit);
        if (hot.double_clicked && subject) frame.go(location_of(frame, *subject), subject->id());
        if (!hot.visible) return;
        if (chosen || hot.hovered) ui.pen().fill(box, chosen ? theme.selected : theme.hover);
        ui.pen().line_h(box.x, box.right(), box.bottom() - 1, theme.grid);
        Box row = box.inset(12, 0);
        ui.pen().icon(row.x, row.cy(), severity_icon(warning.hit.severity), severity_color(theme, warning.hit.severity), metric::icon_field);
        row.cut_left(24);
        if (subject) {
            auto const title = record_name(*subject);
            ui.pen().text(row.cut_left(std::min(std::ceil(ui.pen().width(Type::strong, title)) + 12, row.w * 0.42f)), theme.text1, Type::strong, title);
        }
        ui.pen().text(row, theme.text2, Type::body, words);
        tooltip_for(ui, box, why, "warning");
    }

    void choose(Frame& frame, rules::Hit const& hit) {
        if (!m_chosen || !same(*m_chosen, hit)) m_reason.clear();
        m_chosen = hit;
        frame.select(hit.subject);
    }

    // ---------------------------------------------------------------------------------------------- what is known and what can be done

    void detail(Frame& frame, Warning const* warning, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        CardScope const card{ui, {.id = "detail", .title = tr("warning_view.detail"), .caption = {}, .at = at, .scroll = true, .padding = 12}};
        if (!warning) return caption(ui, tr("warning_view.choose"));
        auto const& hit = warning->hit;
        auto const* subject = frame.store.live(hit.subject);
        float const width = remaining().w;
        if (subject) heading(ui, 2, record_name(*subject), Type::record);
        skip(4);
        text(ui, {.text = sentence(hit, frame.store), .type = Type::body, .width = width, .wrap = true, .id = "sentence"});
        skip(6);
        section(ui, tr("warning_view.rule"));
        text(ui, {.text = rule_words(hit.rule), .type = Type::small, .color = theme.text2, .width = width, .wrap = true, .id = "rule"});
        skip(6);
        section(ui, tr("warning_view.evidence"), format_integer(static_cast<std::int64_t>(hit.evidence.size())));
        evidence(frame, hit);
        skip(6);
        if (warning->answer) return answered(frame, *warning);
        if (frame.writable) answer(frame, hit);
    }

    void evidence(Frame& frame, rules::Hit const& hit) {
        auto& ui = frame.ui;
        std::set<Id> said;
        for (auto const id : hit.evidence) {
            auto const* record = frame.store.live(id);
            if (!record || !said.insert(id).second) continue;
            IdScope const scope{id};
            auto const words = record_kind(*record) + "  " + record_name(*record);
            if (link(ui, {.id = "evidence", .label = words, .icon = register_icon(record->type().id), .name = {}, .tip = {}})) frame.go(location_of(frame, *record), id);
        }
        if (said.empty()) caption(ui, tr("warning_view.figures"));
    }

    EditContext context_of(Frame& frame, rules::Hit const& hit) const { return {frame.store, frame.ids, hit.project, frame.session.person, Date{frame.ui.today}}; }

    // The title of what is made of it, and the evidence as text.
    WarningWords words_of(Frame& frame, rules::Hit const& hit) const {
        auto const* subject = frame.store.live(hit.subject);
        auto const said = sentence(hit, frame.store);
        bool const named = subject && hit.subject != hit.project;
        return {named ? tr("warning_view.title", {record_name(*subject), said}) : said, tr("warning_view.found_on", {format_date(frame.ui.today)}) + '\n' + explain(frame, hit)};
    }

    void answer(Frame& frame, rules::Hit const& hit) {
        auto& ui = frame.ui;
        section(ui, tr("warning_view.answer"));
        auto const accept = [&](WarningAs as) {
            Id made;
            auto edit = accept_warning(context_of(frame, hit), hit, as, words_of(frame, hit), made);
            frame.edit(std::move(edit));
            frame.session.inspector_open = true;
            frame.select(made);
            auto const title = as == WarningAs::risk ? tr("warning_view.made_risk") : tr("warning_view.made_issue");
            ui.toast({.tone = Tone::green, .title = std::string(title), .text = {}, .action = {}, .on_action = {}});
            m_chosen.reset();
        };
        if (button(ui, {.id = "accept.risk", .label = tr("warning_view.as_risk"), .icon = Icon::shield_alert, .kind = ButtonKind::primary, .tip = tr("warning_view.as_risk_tip")})) return accept(WarningAs::risk);
        next_to();
        if (button(ui, {.id = "accept.issue", .label = tr("warning_view.as_issue"), .icon = Icon::circle_alert, .tip = tr("warning_view.as_issue_tip")})) return accept(WarningAs::issue);
        skip(10);
        caption(ui, tr("warning_view.not_now"));
        if (auto typed = text_field(ui, {.id = "reason", .name = tr("warning_view.reason"), .value = m_reason, .placeholder = tr("warning_view.reason_hint")})) m_reason = std::move(*typed);
        std::array<std::string, std::size(kWeeks)> words;
        std::array<Choice, std::size(kWeeks)> choices;
        int chosen = 0;
        for (std::size_t i = 0; i < std::size(kWeeks); ++i) {
            words[i] = tr("warning_view.weeks", kWeeks[i]);
            choices[i] = {.key = words[i], .label = words[i], .count = {}, .tip = {}};
            if (kWeeks[i] == m_weeks) chosen = static_cast<int>(i);
        }
        skip(2);
        if (auto const picked = segmented(ui, {.id = "weeks", .name = tr("warning_view.how_long"), .options = choices, .chosen = chosen, .size = Size::small})) m_weeks = kWeeks[*picked];
        next_to();
        if (button(ui, {.id = "dismiss", .label = tr("warning_view.dismiss"), .icon = Icon::eye_off, .size = Size::small, .disabled = m_reason.empty(), .tip = m_reason.empty() ? tr("warning_view.reason_needed") : tr("warning_view.dismiss_tip")})) {
            frame.edit(dismiss_warning(context_of(frame, hit), hit, words_of(frame, hit).title, m_reason, m_weeks));
            m_reason.clear();
            m_chosen.reset();
        }
    }

    void answered(Frame& frame, Warning const& warning) {
        auto& ui = frame.ui;
        auto const* record = frame.store.live(warning.answer);
        if (!record) return;
        section(ui, tr("warning_view.answered"), record->has(ans::on) ? format_date(record->get(ans::on).day) : std::string{});
        auto const* result = registers::linked(*record, frame.store, ans::result);
        auto const* by = registers::linked(*record, frame.store, ans::by);
        if (by) caption(ui, tr("warning_view.by", {record_name(*by)}));
        if (result) {
            if (link(ui, {.id = "result", .label = record_kind(*result) + "  " + record_name(*result), .icon = register_icon(result->type().id), .name = {}, .tip = {}})) frame.go(location_of(frame, *result), result->id());
        } else {
            text(ui, {.text = record->get(ans::reason), .type = Type::body, .width = remaining().w, .wrap = true, .id = "why"});
            caption(ui, tr("warning_view.until", {format_date(record->get(ans::until).day)}));
        }
        skip(6);
        if (frame.writable && button(ui, {.id = "reopen", .label = tr("warning_view.reopen"), .icon = Icon::rotate_ccw, .size = Size::small, .tip = tr("warning_view.reopen_tip")})) frame.edit(reopen_warning(frame.store, warning.answer));
    }

    Remembered<WarningFigures> m_figures;
    std::optional<rules::Hit> m_chosen;
    std::string m_reason;
    int m_weeks = 2, m_severity = -1;
    bool m_answered = false;
};

}  // namespace

std::unique_ptr<View> make_warning_view() { return std::make_unique<WarningView>(); }

}  // namespace pmo::ui
