// The library of templates: by kind, phase or method, with the text to read, how to use it, who used it, what changed it, and the way into a project.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/sort.h"
#include "core/model/text_match.h"
#include "core/project/expected_documents.h"
#include "core/registers/document.h"
#include "core/registers/improvement.h"
#include "core/registers/method.h"
#include "core/registers/template.h"
#include "core/rules/documents.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/document_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/reading.h"
#include "ui/views/record_card.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_pane.h"
#include "ui/views/remember.h"
#include "ui/views/row_list.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace doc = registers::document;
namespace imp = registers::improvement;
namespace tpl = registers::template_;

enum class Sort : int { kind, phase, method };
enum class Show : int { library, table };

constexpr float kRow = 48;

struct Entry { Record const* record = nullptr; std::string group; std::size_t used = 0; };

std::string group_words(Frame const& frame, Record const& row, Sort sort) {
    switch (sort) {
        case Sort::kind: return row.has(tpl::kind) ? option_words(tpl::kType, tpl::kind.slot, row.get(tpl::kind)) : std::string(tr("templates.other"));
        case Sort::phase: return row.has(tpl::phase) ? option_words(tpl::kType, tpl::phase.slot, row.get(tpl::phase)) : std::string(tr("templates.other"));
        case Sort::method: break;
    }
    auto const* method = registers::linked(row, frame.store, tpl::method);
    return method ? record_name(*method) : std::string(tr("templates.all_methods"));
}

// The order of groups is that of the options; methods stand by name.
std::int64_t group_rank(Record const& row, Sort sort) {
    auto const field = sort == Sort::kind ? tpl::kind : tpl::phase;
    auto const& options = tpl::kFields[field.slot].options;
    return sort == Sort::method ? 0 : std::ranges::find(options, row.get(field)) - options.begin();
}

bool is_retired(Record const& row) { return registers::is(row, tpl::status, "retired"); }

// A file name of the template's own name.
std::string file_name(Record const& row) {
    std::string name = record_name(row);
    for (char& c : name)
        if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 32) c = '_';
    return name + ".md";
}

class TemplateView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        auto const here = frame.session.location.project;
        if (here) m_project = here;
        follow_selection(frame);
        auto const caption = tr("templates.caption", static_cast<std::int64_t>(frame.store.table(tpl::kType).live()));
        Box bar = draw_page_head(frame, area, {.id = "template_library", .caption = caption});
        if (right_button(ui, {.id = "new", .label = tr("templates.new"), .icon = Icon::plus, .kind = ButtonKind::primary, .disabled = !frame.writable}, bar)) create(frame);
        Choice const shows[] = {{.key = "library", .label = tr("templates.library")}, {.key = "table", .label = tr("lessons.table")}};
        Segmented segments{.id = "show", .name = tr("lessons.show"), .options = shows, .chosen = static_cast<int>(m_show)};
        segments.at = middle_of(bar.cut_left(segmented_width(ui, segments), 12));
        if (auto const picked = segmented(ui, segments)) m_show = static_cast<Show>(*picked);
        ui.pen().fill(area, ui.theme().canvas);
        if (m_show == Show::table) { m_pane.draw(frame, area); return; }
        draw_library(frame, area.inset(metric::space_card));
    }

    std::string status(Frame& frame) override { return m_show == Show::table ? m_pane.status_words() : tr("templates.caption", static_cast<std::int64_t>(entries(frame).size())); }
    void keys(Frame& frame) override {
        if (m_show == Show::table) { m_pane.keys(frame); return; }
        if (ImGui::IsKeyPressed(ImGuiKey_N, false) && !ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt) create(frame);
        auto const& rows = entries(frame);
        auto const at = std::ranges::find_if(rows, [&](Entry const& e) { return e.record->id() == m_chosen; });
        if (auto const next = row_by_key(at == rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - rows.begin())), rows.size())) {
            frame.select(rows[*next].record->id());
            m_list.show(*next);
        }
    }
    bool draw_inspector(Frame& frame, Record const& record) override { return m_show == Show::table && m_pane.draw_inspector(frame, record); }

private:
    std::vector<Entry> const& entries(Frame const& frame) {
        auto const key = m_text + '\n' + std::to_string(static_cast<int>(m_sort)) + std::string(language_tag(language()));
        return m_entries.get(frame, key, [&] {
            std::vector<Entry> found;
            TextMatch const match(m_text);
            for (auto const& row : frame.store.table(tpl::kType).rows()) {
                if (row.deleted()) continue;
                match.begin();
                for (auto const field : {tpl::name, tpl::code, tpl::body, tpl::guidance}) match.note(row.get(field));
                if (!match.empty() && !match.all()) continue;
                found.push_back({&row, group_words(frame, row, m_sort), frame.store.referrers(doc::kType, doc::template_, row.id()).size()});
            }
            sort_stably(found, [&](Entry const& a, Entry const& b) {
                if (is_retired(*a.record) != is_retired(*b.record)) return is_retired(*b.record);
                if (auto const x = group_rank(*a.record, m_sort), y = group_rank(*b.record, m_sort); x != y) return x < y;
                if (a.group != b.group) return a.group < b.group;
                return compare_natural(code_of(*a.record), code_of(*b.record)) < 0;
            });
            return found;
        });
    }

    void follow_selection(Frame const& frame) {
        auto const now = frame.session.selected();
        if (now == m_followed) return;
        m_followed = now;
        if (auto const* record = frame.store.live(now); record && &record->type() == &tpl::kType) m_chosen = now;
    }

    void draw_library(Frame& frame, Box area) {
        auto& ui = frame.ui;
        if (frame.store.table(tpl::kType).live() == 0) {
            if (empty_state(ui, {.id = "empty", .icon = Icon::file, .title = tr("templates.none"), .text = tr("templates.none_text"), .key = "N", .primary = frame.writable ? tr("templates.new") : std::string_view{}, .secondary = {}, .at = area}) == EmptyAnswer::primary) create(frame);
            return;
        }
        Box column = area.cut_left(std::round(std::min(460.0f, area.w * 0.44f)), metric::space_card);
        Box bar = column.cut_top(metric::control, 8);
        Choice const sorts[] = {{.key = "kind", .label = tr("templates.by_kind")}, {.key = "phase", .label = tr("templates.by_phase")}, {.key = "method", .label = tr("templates.by_method")}};
        Segmented sort{.id = "sort", .name = tr("templates.sort"), .options = sorts, .chosen = static_cast<int>(m_sort)};
        sort.at = bar.cut_left(segmented_width(ui, sort), 8);
        if (auto const picked = segmented(ui, sort)) m_sort = static_cast<Sort>(*picked);
        if (auto typed = search_field(ui, {.id = "text", .name = tr("templates.search"), .value = m_text, .placeholder = tr("templates.search"), .leading = Icon::search, .search = true, .at = bar})) m_text = std::move(*typed);
        auto const& rows = entries(frame);
        ui.pen().panel(column, ui.theme().surface, ui.theme().line, metric::radius_card);
        if (rows.empty()) {
            if (empty_state(ui, {.id = "nothing", .icon = Icon::list_filter, .title = tr("templates.nothing"), .text = {}, .primary = tr("lessons.clear"), .secondary = {}, .primary_icon = Icon::x, .at = column}) == EmptyAnswer::primary) m_text.clear();
            return;
        }
        auto const answer = m_list.draw(ui, {.id = "templates", .name = tr("view.template_library"), .at = column.inset(1), .count = rows.size(), .row_height = kRow,
                                             .chosen = [&](std::size_t i) { return rows[i].record->id() == m_chosen; },
                                             .words = [&](std::size_t i) { return RowWords{record_name(*rows[i].record), tr("templates.used", static_cast<std::int64_t>(rows[i].used)), rows[i].group}; },
                                             .paint = [&](std::size_t i, Box const& row) { paint(frame, rows[i], i == 0 || rows[i - 1].group != rows[i].group, row); }});
        if (answer.clicked) frame.select(rows[*answer.clicked].record->id());
        auto const* chosen = frame.store.live(m_chosen);
        draw_page(frame, chosen && &chosen->type() == &tpl::kType ? *chosen : *rows.front().record, area);
    }

    void paint(Frame const& frame, Entry const& entry, bool first, Box row) {
        auto const pen = frame.ui.pen();
        auto const& theme = frame.ui.theme();
        auto const& record = *entry.record;
        row = row.inset(12, 0);
        pen.text(row.cut_left(76, 8), first ? theme.text2 : with_alpha(theme.text3, 90), Type::small, entry.group);
        Box line{row.x, row.y + 5, row.w, 20}, below{row.x, row.y + 25, row.w, 18};
        if (entry.used > 0) {
            auto const words = tr("templates.used_pill", {format_integer(static_cast<std::int64_t>(entry.used))});
            Box const pill = line.cut_right(pill_width(pen.fonts, words), 8);
            paint_pill(pen, pill.x, pill.cy(), words, Tone::blue);
        }
        if (!registers::is(record, tpl::status, "published")) {
            auto const words = option_words(tpl::kType, tpl::status.slot, record.get(tpl::status));
            Badge const badge{.label = words, .tone = is_retired(record) ? Tone::outline : Tone::amber};
            Box const place = line.cut_right(badge_width(pen.fonts, badge), 8);
            paint_badge(pen, place.x, place.cy(), badge);
        }
        pen.text(line, is_retired(record) ? theme.text3 : theme.text1, Type::body, record_name(record));
        std::string facts = std::string(code_of(record));
        for (auto const& more : {std::string(record.get(tpl::version)), group_words(frame, record, m_sort == Sort::phase ? Sort::kind : Sort::phase), record.has(tpl::method) ? group_words(frame, record, Sort::method) : std::string{}})
            if (!more.empty()) facts += (facts.empty() ? "" : " · ") + more;
        pen.text(below, theme.text3, Type::small, facts);
    }

    void draw_page(Frame& frame, Record const& row, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        IdScope const scope{row.id()};
        ui.pen().panel(at, theme.surface, theme.line, metric::radius_card);
        at = at.inset(1);
        Box bar = at.cut_top(metric::toolbar).inset(metric::space_card, 0);
        ui.pen().line_h(at.x, at.right(), at.y, theme.line);
        bool const usable = frame.writable && !is_retired(row);
        if (left_button(ui, {.id = "use", .label = tr("templates.use_in"), .icon = Icon::plus, .kind = ButtonKind::primary, .disabled = !usable, .tip = is_retired(row) ? tr("templates.is_retired") : std::string_view{}, .opens_menu = true}, bar)) open_popup(ui, "use.form");
        use_form(frame, row);
        if (row.has(tpl::body) && left_button(ui, {.id = "save", .label = tr("templates.save"), .icon = Icon::download, .kind = ButtonKind::ghost, .tip = tr("templates.save_tip")}, bar))
            frame.ask([name = file_name(row), text = std::string(row.get(tpl::body))](AppActions& app) { app.save_file(name, "text/markdown", text); });

        PanelScope const panel{ui, {.id = "page", .name = record_name(row), .at = at.inset(0, 1), .padding_x = metric::space_page, .padding_y = metric::space_card}};
        Reading page{ui, panel.inner()};
        page.title(record_name(row));
        std::string facts;
        auto const fact = [&](std::string const& words) { if (!words.empty()) facts += (facts.empty() ? "" : " · ") + words; };
        fact(std::string(code_of(row)));
        fact(std::string(row.get(tpl::version)));
        fact(group_words(frame, row, Sort::kind));
        fact(group_words(frame, row, Sort::phase));
        fact(group_words(frame, row, Sort::method));
        fact(owner_name(frame.store, row));
        if (row.has(tpl::published_on)) fact(tr("templates.published", {format_date(row.get(tpl::published_on).day)}));
        if (row.has(tpl::review_on)) fact(tr("templates.review", {format_date(row.get(tpl::review_on).day)}));
        page.note(facts);
        for (auto const& hit : m_hits.get(frame, kNoId, [&] { return rules::template_hits(facts_of(frame)); }))
            if (hit.subject == row.id()) {
                Box const line = page.strip(24);
                ui.pen().icon(line.x, line.cy(), severity_icon(hit.severity), severity_color(theme, hit.severity), metric::icon_field);
                auto const words = sentence(hit, frame.store);
                text(ui, {.text = words, .type = Type::small, .color = theme.text1, .id = hit.rule, .at = {line.x + 20, line.y, line.w - 20, line.h}});
                tooltip_for(ui, line, words + '\n' + rule_words(hit.rule), hit.rule);
            }
        page.gap(4);
        if (row.has(tpl::guidance)) { page.section(field_words(tpl::kType, tpl::guidance.slot)); page.paragraph(row.get(tpl::guidance)); }
        page.section(field_words(tpl::kType, tpl::body.slot));
        if (row.has(tpl::body)) page.body(row.get(tpl::body));
        else page.note(row.has(tpl::link) ? tr("templates.text_at", {row.get(tpl::link)}) : std::string(tr("templates.no_text")));

        RecordCard used{.id = "used", .title = std::string(tr("templates.documents")), .caption = {}, .none = std::string(tr("templates.never_used")), .all = {.view = {}, .project = {}, .detail = {}}};
        for (auto const* document : frame.store.referrers(doc::kType, doc::template_, row.id())) used.lines.push_back(line_of(frame, *document));
        used.caption = format_integer(static_cast<std::int64_t>(used.lines.size()));
        RecordCard changes{.id = "changes", .title = std::string(tr("templates.changes")), .caption = {}, .none = std::string(tr("templates.no_changes")), .all = {.view = {}, .project = {}, .detail = {}}};
        for (auto const* one : frame.store.referrers(imp::kType, imp::changed, row.id())) changes.lines.push_back(line_of(frame, *one));
        for (auto const* card : {&used, &changes}) {
            page.gap(8);
            draw_record_card(frame, *card, page.strip(record_card_height(card->lines.size())));
        }
        page.finish();
    }

    void use_form(Frame& frame, Record const& row) {
        auto& ui = frame.ui;
        PopupScope popup{ui, {.id = "use.form", .name = tr("templates.use_in"), .width = 320}};
        if (!popup.open()) return;
        IdScope const scope{"form"};
        auto const& projects = frame.derived.active_projects();
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
        if (auto const picked = combo(ui, {.id = "project", .name = register_words("project"), .options = options, .chosen = chosen, .placeholder = tr("lessons.which_project")}); picked && *picked >= 0) m_project = projects[static_cast<std::size_t>(*picked)];
        skip(6);
        auto const label = tr("templates.make", {document_name(row)});
        if (button(ui, {.id = "make", .label = label, .icon = Icon::plus, .kind = ButtonKind::primary, .disabled = chosen < 0, .tip = chosen < 0 ? tr("lessons.which_project") : tr("documents.create_tip")})) {
            create_from_template(frame, m_project, row.id(), kNoId);
            popup.close();
        }
    }

    void create(Frame& frame) {
        if (!frame.writable) return;
        Id made;
        frame.edit(new_record_edit({frame.store, frame.ids, kNoId, frame.session.person, frame.today}, {.type = tpl::kType}, made));
        frame.session.inspector_open = true;
        frame.select(made);
    }

    Remembered<std::vector<Entry>, std::string> m_entries;
    Remembered<std::vector<rules::Hit>> m_hits;
    RegisterPane m_pane{tpl::kType, kNoId};
    RowList m_list;
    std::string m_text;
    Sort m_sort = Sort::kind;
    Show m_show = Show::library;
    Id m_chosen, m_followed, m_project;
};

}  // namespace

std::unique_ptr<View> make_template_library_view() { return std::make_unique<TemplateView>(); }

}  // namespace pmo::ui
