// Documents. Of a project: by phase with what its method expects, the versions and the way to the archive of each. Of the portfolio: how complete each project
// is, what waits for approval, what runs out. Both with what rules find and the registers as lists.

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "core/base/sort.h"
#include "core/registers/document.h"
#include "core/registers/lesson.h"
#include "core/rules/documents.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/document_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/project_frame.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace doc = registers::document;
namespace lsn = registers::lesson;

enum class Show : int { map, checks, documents, lessons };

constexpr float kPanel = 232;

class DocumentView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        if (project != m_project) {
            m_project = project;
            m_chosen = {};
            if (m_show == Show::lessons && !project) m_show = Show::map;
        }
        follow_selection(frame);
        auto const documents = frame.store.table(doc::kType).live();
        auto const caption = tr("documents.caption", static_cast<std::int64_t>(documents));
        Box bar = draw_page_head(frame, area, {.id = "document", .caption = caption});
        if (right_button(frame.ui, {.id = "new", .label = tr("documents.new"), .icon = Icon::plus, .kind = ButtonKind::primary, .disabled = !frame.writable}, bar)) create(frame);
        if (right_button(frame.ui, {.id = "templates", .label = tr("documents.from_template"), .icon = Icon::file, .tip = tr("documents.from_template_tip")}, bar)) frame.go({.view = "template_library", .project = project, .detail = {}});
        choose(frame, bar);
        frame.ui.pen().fill(area, frame.ui.theme().canvas);
        switch (m_show) {
            case Show::map: project ? draw_project(frame, area) : draw_portfolio(frame, area); break;
            case Show::checks: draw_checks(frame, area); break;
            case Show::documents: case Show::lessons: pane(frame)->draw(frame, area); break;
        }
    }

    std::string status(Frame& frame) override {
        if (auto* list = pane(frame)) return list->status_words();
        return m_project ? counts_words(sum_of(phases_of_project(frame))) : std::string{};
    }
    void keys(Frame& frame) override {
        if (auto* list = pane(frame)) { list->keys(frame); return; }
        if (ImGui::IsKeyPressed(ImGuiKey_N, false) && !ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt) create(frame);
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        auto* list = pane(frame);
        return list && list->draw_inspector(frame, record);
    }

private:
    std::vector<PhaseDocuments> const& phases_of_project(Frame const& frame) {
        return m_phases.get(frame, m_project, [&] { return documents_by_phase(frame.store, m_project); });
    }
    std::vector<rules::Hit> const& hits_of(Frame const& frame) {
        return m_hits.get(frame, m_project, [&] {
            auto hits = m_project ? rules::document_hits(facts_of(frame), m_project) : rules::document_hits(facts_of(frame));
            sort_stably(hits, [](rules::Hit const& a, rules::Hit const& b) { return a.severity > b.severity; });
            return hits;
        });
    }

    RegisterPane* pane(Frame const&) {
        if (m_show != Show::documents && m_show != Show::lessons) return nullptr;
        return &m_panes.of(m_show == Show::documents ? doc::kType : lsn::kType, m_project);
    }

    void follow_selection(Frame const& frame) {
        auto const now = frame.session.selected();
        if (now == m_followed) return;
        m_followed = now;
        auto const* record = frame.store.live(now);
        if (!record) return;
        if (&record->type() == &doc::kType) m_chosen = {now, kNoId, record->get(doc::phase)};
        if (&record->type() == &lsn::kType && m_project) m_show = Show::lessons;
    }

    void choose(Frame& frame, Box& bar) {
        auto& ui = frame.ui;
        auto const checks = std::string(tr("lessons.checks")) + ' ' + format_integer(static_cast<std::int64_t>(hits_of(frame).size()));
        auto const lessons = register_words("lesson");
        std::vector<Choice> choices = {{.key = "map", .label = m_project ? tr("documents.by_phase") : tr("documents.completeness")}, {.key = "checks", .label = checks}, {.key = "documents", .label = tr("lessons.table")}};
        if (m_project) choices.push_back({.key = "lessons", .label = lessons});
        Segmented segments{.id = "show", .name = tr("lessons.show"), .options = choices, .chosen = static_cast<int>(m_show)};
        segments.at = middle_of(bar.cut_left(segmented_width(ui, segments), 12));
        if (auto const picked = segmented(ui, segments)) m_show = static_cast<Show>(*picked);
    }

    void draw_project(Frame& frame, Box area) {
        auto& ui = frame.ui;
        auto const& phases = phases_of_project(frame);
        area = area.inset(metric::space_card);
        if (std::ranges::all_of(phases, [](auto const& phase) { return phase.lines.empty(); })) {
            if (empty_state(ui, {.id = "empty", .icon = Icon::file_text, .title = tr("documents.none"), .text = tr("documents.none_text"), .key = "N", .primary = frame.writable ? tr("documents.new") : std::string_view{}, .secondary = {}, .at = area}) == EmptyAnswer::primary) create(frame);
            return;
        }
        auto const sum = sum_of(phases);
        Box line = area.cut_top(24, 8);
        if (sum.expected > 0) {
            Box const track = line.cut_left(160, 12);
            auto const share = static_cast<int>(sum.approved * 1000 / sum.expected), there = static_cast<int>(sum.there * 1000 / sum.expected);
            progress_bar(ui, {.id = "share", .name = tr("documents.approved_share"), .permille = share, .plan_permille = there, .at = {track.x, std::round(track.cy() - 4), track.w, 8}});
        }
        text(ui, {.text = counts_words(sum), .type = Type::small, .color = sum.missing > 0 ? ui.theme().red_text : ui.theme().text2, .id = "counts", .role = sem::Role::status, .at = line});
        bool const room = area.h > 2 * kPanel;
        Box const panel = room ? area.cut_bottom(kPanel, metric::space_card) : Box{};
        bool make = false;
        if (m_table.draw(frame, phases, m_chosen, make, area)) frame.select(m_chosen.document ? m_chosen.document : m_chosen.template_);
        if (make) create_from_template(frame, m_project, m_chosen.template_, m_chosen.phase);
        if (room) m_panel.draw(frame, m_project, m_chosen, hits_of(frame), panel);
    }

    void draw_portfolio(Frame& frame, Box area) {
        area = area.inset(metric::space_card);
        auto const& hits = hits_of(frame);
        Box const below = area.h > 420 ? area.cut_bottom(std::round(area.h * 0.42f), metric::space_card) : Box{};
        if (auto const opened = m_completeness.draw(frame, hits, area)) frame.go(project_tab(opened, "document"));
        if (!below.empty()) draw_hits(frame, hits, below);
    }

    void draw_checks(Frame& frame, Box area) { draw_hits(frame, hits_of(frame), area.inset(metric::space_card)); }

    void draw_hits(Frame& frame, std::vector<rules::Hit> const& hits, Box at) {
        auto& ui = frame.ui;
        auto const count = format_integer(static_cast<std::int64_t>(hits.size()));
        CardScope const card{ui, {.id = "hits.card", .title = tr("documents.checks"), .caption = count, .at = at}};
        HitAction const actions[] = {{.key = "create", .label = tr("documents.create"), .icon = Icon::plus, .fits = [](rules::Hit const& hit) { return hit.rule == "document.missing" || hit.rule == "document.missing_soon"; }}};
        auto const answer = draw_hit_list(frame, {.id = "hits", .name = tr("documents.checks"), .hits = hits, .actions = frame.writable ? std::span<HitAction const>(actions) : std::span<HitAction const>{}, .none = tr("lessons.no_hits"), .show_project = !m_project, .at = card.body()});
        if (answer.hit < 0 || answer.action != 0) return;
        auto const& hit = hits[static_cast<std::size_t>(answer.hit)];
        create_from_template(frame, hit.project, hit.subject, hit.evidence.empty() ? kNoId : hit.evidence.front());
    }

    void create(Frame& frame) {
        if (!frame.writable) return;
        Id made;
        auto edit = new_record_edit({frame.store, frame.ids, m_project, frame.session.person, frame.today}, {.type = doc::kType}, made);
        if (m_chosen.phase) edit.set(made, doc::phase, m_chosen.phase);
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(made);
    }

    Remembered<std::vector<PhaseDocuments>> m_phases;
    Remembered<std::vector<rules::Hit>> m_hits;
    RegisterPanes m_panes;
    DocumentTable m_table;
    CompletenessTable m_completeness;
    DocumentPanel m_panel;
    DocumentChoice m_chosen;
    Show m_show = Show::map;
    Id m_project, m_followed;
};

}  // namespace

std::unique_ptr<View> make_document_view() { return std::make_unique<DocumentView>(); }

}  // namespace pmo::ui
