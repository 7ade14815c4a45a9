// What the office has learned: a shelf of lessons to browse by facets, what is proposed for a project and why, what rules find, and the registers as lists.
// In a project it begins with what is proposed for it.

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/project.h"
#include "core/rules/knowledge.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/lesson_parts.h"
#include "ui/views/page.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/field.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace lsn = registers::lesson;
namespace prj = registers::project;
namespace use = registers::lesson_use;

enum class Show : int { shelf, proposed, checks, lessons, uses };

constexpr float kWide = 980;                         // from here on the facets have a column
constexpr float kRow = 52;

class LessonView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        auto const here = frame.session.location.project;
        if (!m_seen || m_place != here) {
            m_show = here ? Show::proposed : Show::shelf;
            m_place = here;
            m_seen = true;
            if (here) m_project = here;
        }
        follow_selection(frame);
        auto const& shelf = shelf_of(frame);
        auto caption = tr("lessons.caption", {format_integer(static_cast<std::int64_t>(shelf.all)), format_integer(static_cast<std::int64_t>(shelf.reuses))});
        if (auto const sum = sums_words(shelf.saving); !sum.empty()) caption += " · " + tr("lessons.saved", {sum});
        Box bar = draw_page_head(frame, area, {.id = "lesson", .caption = caption});
        if (right_button(ui, {.id = "new", .label = tr("lessons.new"), .icon = Icon::plus, .kind = ButtonKind::primary, .disabled = !frame.writable}, bar)) create(frame);
        choose(frame, bar);
        ui.pen().fill(area, ui.theme().canvas);
        switch (m_show) {
            case Show::shelf: draw_shelf(frame, shelf, area); break;
            case Show::proposed: draw_proposed(frame, area); break;
            case Show::checks: draw_checks(frame, area); break;
            case Show::lessons: m_panes.of(lsn::kType, here).draw(frame, area); break;
            case Show::uses: m_panes.of(use::kType, here).draw(frame, area); break;
        }
    }

    std::string status(Frame& frame) override {
        if (m_show == Show::lessons) return m_panes.of(lsn::kType, m_place).status_words();
        if (m_show == Show::uses) return m_panes.of(use::kType, m_place).status_words();
        return tr("lessons.status", static_cast<std::int64_t>(shelf_of(frame).shown.size()));
    }

    void keys(Frame& frame) override {
        if (m_show == Show::lessons || m_show == Show::uses) { m_panes.of(m_show == Show::lessons ? lsn::kType : use::kType, m_place).keys(frame); return; }
        if (ImGui::IsKeyPressed(ImGuiKey_N, false) && !ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt) create(frame);
        auto const rows = rows_now(frame);
        auto const at = std::ranges::find(rows, m_chosen);
        if (auto const next = row_by_key(at == rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - rows.begin())), rows.size())) {
            frame.select(rows[*next]);
            m_list.show(*next);
        }
    }

    bool draw_inspector(Frame& frame, Record const& record) override {
        return (m_show == Show::lessons && m_panes.of(lsn::kType, m_place).draw_inspector(frame, record)) || (m_show == Show::uses && m_panes.of(use::kType, m_place).draw_inspector(frame, record));
    }

private:
    LessonShelf const& shelf_of(Frame const& frame) {
        std::string key = m_filter.text;
        for (auto const& chosen : m_filter.chosen) (key += '\n') += chosen;
        return m_shelf.get(frame, key, [&] { return make_shelf(frame.store, m_filter); });
    }
    std::vector<LessonFit> const& fits_of(Frame const& frame) {
        return m_fits.get(frame, m_project, [&] { return LessonIndex(frame.store).proposals(m_project); });
    }
    std::vector<rules::Hit> const& hits_of(Frame const& frame) {
        return m_hits.get(frame, m_place, [&] {
            auto hits = rules::lesson_hits(facts_of(frame));
            if (m_place) std::erase_if(hits, [&](rules::Hit const& hit) { return hit.project != m_place; });
            return hits;
        });
    }
    std::vector<Id> rows_now(Frame const& frame) {
        std::vector<Id> rows;
        if (m_show == Show::shelf) for (auto const& entry : shelf_of(frame).shown) rows.push_back(entry.lesson->id());
        if (m_show == Show::proposed) for (auto const& fit : fits_of(frame)) rows.push_back(fit.lesson);
        return rows;
    }

    // Somebody came here for a lesson, or chose one: it is the page that is read.
    void follow_selection(Frame const& frame) {
        auto const now = frame.session.selected();
        if (now == m_followed) return;
        m_followed = now;
        auto const* record = frame.store.live(now);
        if (!record || &record->type() != &lsn::kType) return;
        m_chosen = now;
        if (auto const rows = rows_now(frame); std::ranges::find(rows, now) == rows.end() && m_show == Show::proposed && !m_place) m_show = Show::shelf;
    }

    void choose(Frame& frame, Box& bar) {
        auto& ui = frame.ui;
        auto const checks = format_integer(static_cast<std::int64_t>(hits_of(frame).size()));
        auto const check_label = std::string(tr("lessons.checks")) + ' ' + checks;
        auto const uses = register_words("lesson_use");
        std::array const choices = {Choice{.key = "shelf", .label = tr("lessons.shelf")}, Choice{.key = "proposed", .label = tr("lessons.proposed")}, Choice{.key = "checks", .label = check_label},
                                    Choice{.key = "lessons", .label = tr("lessons.table")}, Choice{.key = "uses", .label = uses}};
        Segmented segments{.id = "show", .name = tr("lessons.show"), .options = choices, .chosen = static_cast<int>(m_show)};
        segments.at = middle_of(bar.cut_left(segmented_width(ui, segments), 12));
        if (auto const picked = segmented(ui, segments)) m_show = static_cast<Show>(*picked);
    }

    void draw_shelf(Frame& frame, LessonShelf const& shelf, Box area) {
        auto& ui = frame.ui;
        if (shelf.all == 0) {
            if (empty_state(ui, {.id = "empty", .icon = Icon::book_open, .title = tr("lessons.none"), .text = tr("lessons.none_text"), .key = "N", .primary = frame.writable ? tr("lessons.new") : std::string_view{}, .secondary = {}, .at = area}) == EmptyAnswer::primary) create(frame);
            return;
        }
        area = area.inset(metric::space_card);
        bool changed = false;
        bool const wide = area.w >= kWide;
        if (wide) changed = draw_facet_column(frame, shelf, m_filter, area.cut_left(kFacetColumn, 8));
        Box column = area.cut_left(std::round(area.w * 0.44f), metric::space_card);
        Box const field = column.cut_top(metric::control, 8);
        if (auto typed = search_field(ui, {.id = "text", .name = tr("lessons.search"), .value = m_filter.text, .placeholder = tr("lessons.search"), .leading = Icon::search, .search = true, .at = field})) { m_filter.text = std::move(*typed); changed = true; }
        if (!wide) changed |= draw_facet_row(frame, shelf, m_filter, column.cut_top(28, 8));
        if (changed) return;                          // the shelf is made anew in the next frame
        ui.pen().panel(column, ui.theme().surface, ui.theme().line, metric::radius_card);
        if (shelf.shown.empty()) {
            if (empty_state(ui, {.id = "nothing", .icon = Icon::list_filter, .title = tr("lessons.nothing"), .text = {}, .primary = tr("lessons.clear"), .secondary = {}, .primary_icon = Icon::x, .at = column}) == EmptyAnswer::primary) m_filter = {};
        } else {
            auto const answer = m_list.draw(ui, {.id = "lessons", .name = tr("view.lesson"), .at = column.inset(1), .count = shelf.shown.size(), .row_height = kRow,
                                                 .chosen = [&](std::size_t i) { return shelf.shown[i].lesson->id() == m_chosen; },
                                                 .words = [&](std::size_t i) { return lesson_row_words(frame, shelf.shown[i]); },
                                                 .paint = [&](std::size_t i, Box const& row) { paint_lesson_row(frame, shelf.shown[i], row); }});
            if (answer.clicked) frame.select(shelf.shown[*answer.clicked].lesson->id());
        }
        draw_page(frame, area, shelf.shown.empty() ? kNoId : shelf.shown.front().lesson->id(), nullptr);
    }

    void draw_proposed(Frame& frame, Box area) {
        auto& ui = frame.ui;
        area = area.inset(metric::space_card);
        if (!m_place) choose_project(frame, area.cut_top(metric::control, 8));
        auto const* project = frame.store.live(m_project);
        if (!project) {
            empty_state(ui, {.id = "no_project", .icon = Icon::folder_kanban, .title = tr("lessons.which_project"), .text = tr("lessons.which_project_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        auto const& fits = fits_of(frame);
        if (fits.empty()) {
            empty_state(ui, {.id = "none_fit", .icon = Icon::circle_check, .title = tr("lessons.none_fit"), .text = tr("lessons.none_fit_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        Box column = area.cut_left(std::round(area.w * 0.44f), metric::space_card);
        auto const found = tr("lessons.fit", static_cast<std::int64_t>(fits.size()));
        text(ui, {.text = found, .type = Type::small, .color = ui.theme().text2, .id = "found", .role = sem::Role::status, .at = column.cut_top(20, 4)});
        ui.pen().panel(column, ui.theme().surface, ui.theme().line, metric::radius_card);
        auto const answer = m_list.draw(ui, {.id = "fits", .name = tr("lessons.proposed"), .at = column.inset(1), .count = fits.size(), .row_height = kRow,
                                             .chosen = [&](std::size_t i) { return fits[i].lesson == m_chosen; },
                                             .words = [&](std::size_t i) {
                                                 auto const* lesson = frame.store.live(fits[i].lesson);
                                                 return RowWords{lesson ? record_name(*lesson) : std::string{}, tr("lessons.points", {format_integer(fits[i].total())}), fit_words(fits[i])};
                                             },
                                             .paint = [&](std::size_t i, Box const& row) { if (auto const* lesson = frame.store.live(fits[i].lesson)) paint_fit_row(frame, *lesson, fits[i], row); }});
        if (answer.clicked) frame.select(fits[*answer.clicked].lesson);
        auto const at = std::ranges::find(fits, m_chosen, &LessonFit::lesson);
        auto const& fit = at == fits.end() ? fits.front() : *at;
        draw_page(frame, area, fit.lesson, &fit);
    }

    // The chosen lesson, else the first one of the list.
    void draw_page(Frame& frame, Box at, Id first, LessonFit const* fit) {
        auto const* lesson = frame.store.live(fit ? fit->lesson : m_chosen);
        if (!lesson || &lesson->type() != &lsn::kType) lesson = frame.store.live(first);
        if (lesson) draw_lesson_page(frame, *lesson, fit, fit ? m_project : m_place, m_answer, at);
    }

    void choose_project(Frame& frame, Box bar) {
        auto const& projects = frame.derived.active_projects();
        // The first project that is still at its start is the one that can use lessons most.
        if (!m_project)
            for (auto const id : projects)
                if (auto const* p = frame.store.live(id); p && !m_project && registers::is(*p, prj::stage, "initiation", "planning")) m_project = id;
        std::vector<std::string> names;
        std::vector<Option> options;
        int chosen = -1;
        for (auto const id : projects) {
            auto const* project = frame.store.live(id);
            names.push_back(project ? std::string(code_of(*project)) + ' ' + record_name(*project) : std::string{});
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            options.push_back({.key = names[i], .label = names[i]});
            if (projects[i] == m_project) chosen = static_cast<int>(i);
        }
        if (auto const picked = combo(frame.ui, {.id = "project", .name = register_words("project"), .options = options, .chosen = chosen, .placeholder = tr("lessons.which_project"), .at = bar.cut_left(std::min(320.0f, bar.w))}); picked && *picked >= 0)
            m_project = projects[static_cast<std::size_t>(*picked)];
    }

    void draw_checks(Frame& frame, Box area) {
        area = area.inset(metric::space_card);
        frame.ui.pen().panel(area, frame.ui.theme().surface, frame.ui.theme().line, metric::radius_card);
        HitAction const actions[] = {{.key = "look", .label = tr("lessons.look"), .icon = Icon::arrow_right, .fits = [](rules::Hit const& hit) { return hit.rule == "lesson.not_considered"; }}};
        auto const& hits = hits_of(frame);
        auto const answer = draw_hit_list(frame, {.id = "hits", .name = tr("lessons.checks"), .hits = hits, .actions = actions, .none = tr("lessons.no_hits"), .show_project = true, .at = area.inset(1)});
        if (answer.hit < 0 || answer.action != 0) return;
        m_project = hits[static_cast<std::size_t>(answer.hit)].project;
        m_show = Show::proposed;
    }

    void create(Frame& frame) {
        if (!frame.writable) return;
        Id made;
        auto edit = new_record_edit({frame.store, frame.ids, m_place, frame.session.person, frame.today}, {.type = lsn::kType}, made);
        edit.set(made, lsn::on, Date{frame.ui.today});
        frame.edit(std::move(edit));
        frame.session.inspector_open = true;
        frame.select(made);
        m_chosen = made;
    }

    Remembered<LessonShelf, std::string> m_shelf;
    Remembered<std::vector<LessonFit>> m_fits;
    Remembered<std::vector<rules::Hit>> m_hits;
    RegisterPanes m_panes;
    LessonFilter m_filter;
    RowList m_list;
    LessonAnswer m_answer;
    Show m_show = Show::shelf;
    Id m_project, m_place, m_chosen, m_followed;
    bool m_seen = false;
};

}  // namespace

std::unique_ptr<View> make_lesson_view() { return std::make_unique<LessonView>(); }

}  // namespace pmo::ui
