// The issues of a project, or of all running ones: ageing by severity, what has to go up by rule with one click, the register, escalations and decisions.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/convert_issue.h"
#include "core/registers/issue.h"
#include "core/rules/issues.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/inspector.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace iss = registers::issue;

constexpr std::string_view kRegisters[] = {"issue", "escalation", "decision"};
constexpr std::int32_t kAges[] = {7, 14, 30};        // upper ends of the columns, in days; the last column is open
constexpr int kColumns = 4, kRows = 4;
constexpr float kCards = 212, kAgeWidth = 0.42f, kLeastTable = 190;

struct IssueFigures {
    std::array<std::array<std::int32_t, kColumns>, kRows> count{};      // by severity and age
    std::vector<rules::Hit> hits;
    std::int32_t open = 0, oldest = 0;
};

int column_of(std::int32_t age) { return static_cast<int>(std::ranges::lower_bound(kAges, age) - std::begin(kAges)); }

IssueFigures issue_figures(Frame const& frame, Id project) {
    IssueFigures figures;
    auto const today = Date{frame.ui.today};
    auto const look = [&](Id id) {
        for (auto const* issue : frame.store.referrers(iss::kType, iss::project, id)) {
            if (!registers::is_open(*issue)) continue;
            ++figures.open;
            auto const age = rules::age_of(*issue, today);
            figures.oldest = std::max(figures.oldest, age);
            auto const row = std::ranges::find(iss::kSeverity, issue->get(iss::severity)) - std::begin(iss::kSeverity);
            if (row < kRows) ++figures.count[static_cast<std::size_t>(row)][static_cast<std::size_t>(column_of(age))];
        }
    };
    if (project) look(project);
    else for (auto const id : frame.derived.active_projects()) look(id);
    figures.hits = rules::issue_register_hits(facts_of(frame), project);
    return figures;
}

class IssueView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        auto const& figures = m_figures.get(frame, project, [&] { return issue_figures(frame, project); });
        follow(frame);
        auto const words = tr("issue_view.caption", {format_integer(figures.open), format_integer(figures.oldest)});
        Box bar = draw_page_head(frame, area, {.id = "issue", .caption = words});
        if (frame.session.location.project) text(frame.ui, {.text = words, .type = Type::small, .color = frame.ui.theme().text3, .id = "counts", .role = sem::Role::status, .at = bar});
        if (area.h > kCards + kLeastTable) cards(frame, figures, area.cut_top(kCards));
        m_shelf.draw(frame, area);
    }

    std::string status(Frame& frame) override { return m_shelf.status_words(frame); }
    void keys(Frame& frame) override { m_shelf.keys(frame); }

    bool draw_inspector(Frame& frame, Record const& record) override {
        InspectorExtra extra;
        if (&record.type() == &iss::kType) extra.footer = [this](Frame& inner, Record const& issue, Box& row) { footer(inner, issue, row); };
        if (m_shelf.draw_inspector(frame, record, extra)) return true;
        if (&record.type() != &iss::kType) return false;
        auto const at = ImGui::GetCursorScreenPos(), size = ImGui::GetContentRegionAvail();
        draw_record_inspector(frame, {at.x, at.y, size.x, size.y}, record, {}, extra);
        return true;
    }

private:
    void follow(Frame& frame) {
        bool const first = !m_here;
        m_here = true;
        auto const now = frame.session.selected();
        if (now == m_followed) return;
        m_followed = now;
        if (auto const* record = frame.store.live(now); record && first) m_shelf.show(record->type().id);
    }

    void cards(Frame& frame, IssueFigures const& figures, Box area) {
        area = area.inset(metric::space_card, 0);
        area.cut_top(metric::space_card);
        age_card(frame, figures, area.cut_left(std::floor(area.w * kAgeWidth), metric::space_card));
        auto const caption = tr("issue_view.attention_caption", {format_integer(static_cast<std::int64_t>(figures.hits.size()))});
        CardScope const card{frame.ui, {.id = "attention", .title = tr("issue_view.attention"), .caption = caption, .at = area}};
        std::array const actions = {
            HitAction{.key = "escalate", .label = tr("issue_view.escalate"), .icon = Icon::arrow_up_right, .fits = [](rules::Hit const& hit) { return hit.rule == "issue.escalation_due"; }},
            HitAction{.key = "change", .label = tr("issue_view.to_change"), .icon = Icon::git_pull_request, .fits = [](rules::Hit const& hit) { return hit.rule == "issue.needs_change"; }}};
        auto const answer = draw_hit_list(frame, {.id = "hits", .name = tr("issue_view.attention"), .hits = figures.hits, .actions = std::span(actions).first(frame.writable ? 2 : 0), .none = tr("issue_view.attention_none"), .show_project = !frame.session.location.project, .at = card.body()});
        if (answer.hit < 0 || answer.action < 0) return;
        auto const subject = figures.hits[static_cast<std::size_t>(answer.hit)].subject;
        if (answer.action == 0) escalate(frame, subject);
        else make_change(frame, subject);
    }

    // How long issues of each severity have been open; beyond the escalation path's limits a cell is red.
    void age_card(Frame& frame, IssueFigures const& figures, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        CardScope const card{ui, {.id = "ages", .title = tr("issue_view.ages"), .caption = tr("issue_view.ages_caption"), .at = at}};
        tooltip_for(ui, Box{at.x, at.y, at.w, metric::card_header}, tr("rule.issue.escalation_due.why"), "ages");
        Box body = card.body().inset(12, 4);
        Box const head = body.cut_top(20);
        Box const names = body.cut_left(64, 4);
        Box const heads{body.x, head.y, body.w, head.h};
        constexpr std::int32_t kFrom[kColumns] = {0, 8, 15, 31};
        auto const pen = ui.pen();
        for (int c = 0; c < kColumns; ++c) {
            auto const words = c + 1 < kColumns ? tr("issue_view.age", {std::to_string(kFrom[c]), std::to_string(kAges[c])}) : tr("issue_view.age_more", {std::to_string(kAges[kColumns - 2])});
            pen.text(heads.column(c, kColumns, 3), theme.text3, Type::micro, words, Align::centre);
            for (int r = 0; r < kRows; ++r) age_cell(ui, figures, r, c, kFrom[c], words, body.row(r, kRows, 3).clipped(body.column(c, kColumns, 3)));
        }
        for (int r = 0; r < kRows; ++r) pen.text(names.row(r, kRows, 3), theme.text2, Type::small, option_words(iss::kType, iss::severity.slot, iss::kSeverity[r]));
    }

    void age_cell(Ui& ui, IssueFigures const& figures, int row, int column, std::int32_t from, std::string const& age, Box const& box) {
        auto const& theme = ui.theme();
        auto const count = figures.count[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
        auto const level = rules::due_level(iss::kSeverity[row], std::max(from, 1));
        ImU32 const color = count == 0 ? theme.h0 : level >= 2 ? theme.h_red : level == 1 ? theme.h_amber : theme.h1;
        auto const severity = option_words(iss::kType, iss::severity.slot, iss::kSeverity[row]);
        auto const words = tr("issue_view.cell", {severity, age, format_integer(count)});
        IdScope const scope{severity};
        say(ui, {.id = age, .role = sem::Role::img, .name = words, .at = box});
        ui.pen().fill(box, color, metric::radius_cell);
        if (count > 0) ui.pen().text(box, theme.text1, Type::strong, format_integer(count), Align::centre);
        if (count > 0 && level >= 2) ui.pen().corner_flag(box, theme.red);
        auto const goes = level >= 1 ? words + '\n' + tr("issue_view.goes_to", {option_words(iss::kType, iss::escalation_level.slot, iss::kEscalationLevel[level])}) : words;
        tooltip_for(ui, box, goes, age);
    }

    EditContext context_of(Frame& frame, Record const& issue) const { return {frame.store, frame.ids, issue.get(iss::project), frame.session.person, Date{frame.ui.today}}; }

    // One step up: to the level that the rule names, else to the next one.
    void escalate(Frame& frame, Id id) {
        auto const* issue = frame.store.live(id);
        if (!issue) return;
        auto const age = rules::age_of(*issue, Date{frame.ui.today});
        auto const reached = rules::reached_level(frame.store, *issue);
        auto const next = std::min(std::max(rules::due_level(issue->get(iss::severity), age), reached + 1), static_cast<int>(std::size(iss::kEscalationLevel)) - 1);
        auto const level = iss::kEscalationLevel[next];
        auto const to = escalation_person(frame.store, issue->get(iss::project), level);
        auto const reason = tr("issue_view.reason", {format_integer(age), option_words(iss::kType, iss::severity.slot, issue->get(iss::severity))});
        Id step;
        auto edit = escalate_issue(context_of(frame, *issue), id, level, to, reason, step);
        if (!edit) return;
        frame.edit(std::move(*edit));
        frame.session.inspector_open = true;
        m_shelf.show("escalation");
        frame.select(step);
        m_followed = step;
        auto const* person = frame.store.live(to);
        frame.ui.toast({.tone = Tone::green, .title = tr("issue_view.escalated", {option_words(iss::kType, iss::escalation_level.slot, level), person ? record_name(*person) : std::string(tr("issue_view.nobody"))}), .text = {}, .action = {}, .on_action = {}});
    }

    void make_change(Frame& frame, Id id) {
        auto const* issue = frame.store.live(id);
        if (!issue) return;
        Id change;
        auto edit = convert_issue(context_of(frame, *issue), id, {std::string(tr("issue_view.effect_days")), std::string(tr("issue_view.effect_money"))}, change);
        if (!edit) return;
        frame.edit(std::move(*edit));
        frame.go({.view = "change", .project = frame.session.location.project, .detail = {}}, change);
    }

    void footer(Frame& frame, Record const& issue, Box& row) {
        if (!frame.writable || !registers::is_open(issue)) return;
        auto const* change = registers::linked(issue, frame.store, iss::change);
        if (!change && right_button(frame.ui, {.id = "issue.change", .label = tr("issue_view.to_change"), .icon = Icon::git_pull_request, .size = Size::small, .tip = tr("issue_view.to_change_tip")}, row)) make_change(frame, issue.id());
        if (right_button(frame.ui, {.id = "issue.escalate", .label = tr("issue_view.escalate"), .icon = Icon::arrow_up_right, .size = Size::small, .tip = tr("issue_view.escalate_tip")}, row)) escalate(frame, issue.id());
    }

    Remembered<IssueFigures> m_figures;
    RegisterShelf m_shelf{kRegisters};
    Id m_followed;
    bool m_here = false;
};

}  // namespace

std::unique_ptr<View> make_issue_view() { return std::make_unique<IssueView>(); }

}  // namespace pmo::ui
