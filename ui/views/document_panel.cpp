// What is chosen among the documents: its way to the archive, its versions with what changed, and what rules find; or, for one that is not there yet, what the
// method wants it to contain.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/document_from_template.h"
#include "core/actions/new_version.h"
#include "core/base/sort.h"
#include "core/registers/document.h"
#include "core/registers/document_version.h"
#include "core/registers/template.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/document_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/reading.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace doc = registers::document;
namespace tpl = registers::template_;
namespace ver = registers::document_version;

constexpr std::string_view kPath[] = {"planned", "draft", "in_review", "approved", "archived"};
constexpr float kVersionRow = 28;

EditContext context_of(Frame& frame, Id project = kNoId) { return {frame.store, frame.ids, project, frame.session.person, Date{frame.ui.today}}; }

// Where the document stands on its way: what is behind it filled, where it is in accent.
void draw_path(Frame& frame, Record const& document, Box at) {
    auto& ui = frame.ui;
    auto const pen = ui.pen();
    auto const& theme = ui.theme();
    auto const state = document.get(doc::state);
    auto const now = std::ranges::find(kPath, state) - std::begin(kPath);
    auto const words = option_words(doc::kType, doc::state.slot, state);
    say(ui, {.id = "path", .role = sem::Role::img, .name = tr("documents.path"), .value = words, .at = at});
    float x = at.x;
    for (std::size_t i = 0; i < std::size(kPath); ++i) {
        auto const label = option_words(doc::kType, doc::state.slot, kPath[i]);
        bool const here = static_cast<std::ptrdiff_t>(i) == now, past = static_cast<std::ptrdiff_t>(i) < now && now < static_cast<std::ptrdiff_t>(std::size(kPath));
        if (i > 0) { pen.line_h(x + 4, x + 20, at.cy(), theme.line_strong); x += 24; }
        float const width = std::ceil(pen.width(Type::small, label)) + (past ? 30 : 16);
        Box const box{x, std::round(at.cy() - 11), width, 22};
        pen.panel(box, here ? theme.accent_soft : past ? theme.green_soft : theme.sunken, here ? theme.accent_line : past ? theme.green_line : theme.line, 11);
        if (past) pen.icon(x + 8, at.cy(), Icon::check, theme.green_text, metric::icon_badge);
        pen.text(x + (past ? 22 : 8), at.cy(), here ? theme.accent_text : past ? theme.green_text : theme.text3, Type::small, label);
        x += width;
    }
    if (now == static_cast<std::ptrdiff_t>(std::size(kPath)) && !state.empty()) pen.text(x + 12, at.cy(), theme.text3, Type::small, words);
}

void draw_versions(Frame& frame, Record const& document, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto entries = frame.store.referrers(ver::kType, ver::document, document.id());
    sort_stably(entries, [](Record const* a, Record const* b) { return a->get(ver::on) > b->get(ver::on); });
    heading(ui, 3, tr("documents.history"), Type::small_strong, at.cut_top(24));
    PanelScope const panel{ui, {.id = "versions", .name = tr("documents.history"), .role = sem::Role::list, .at = at}};
    Box const inner = panel.inner();
    auto const pen = ui.pen();
    if (entries.empty()) text(ui, {.text = tr("documents.no_versions"), .type = Type::small, .color = theme.text3, .id = "none", .at = {inner.x, inner.y, inner.w, 24}});
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto const& entry = *entries[i];
        Box const line{inner.x, inner.y + kVersionRow * static_cast<float>(i), inner.w, kVersionRow};
        if (!ImGui::IsRectVisible(line.min(), line.max())) continue;
        IdScope const scope{entry.id()};
        auto const change = std::string(entry.get(ver::change));
        auto const who = value_words(ver::kType, ver::author.slot, entry.value(ver::author.slot), frame.store);
        auto const when = entry.has(ver::on) ? format_date(entry.get(ver::on).day) : std::string{};
        auto const name = std::string(entry.get(ver::version)) + ' ' + when;
        auto const hot = hot_area(ui, {.id = "version", .name = name, .value = change, .description = who, .role = sem::Role::listitem, .at = line, .ring_radius = 0});
        if (hot.clicked) frame.select(entry.id());
        if (hot.hovered || frame.session.is_selected(entry.id())) pen.fill(line, hot.hovered ? theme.hover : theme.selected);
        pen.line_h(line.x, line.right(), line.bottom() - 1, theme.grid);
        Box row = line.inset(4, 0);
        pen.text(row.cut_left(52, 4), theme.text1, Type::strong, entry.get(ver::version));
        pen.text(row.cut_left(84, 4), theme.text2, Type::small, when);
        Box const person = row.cut_left(92, 4);
        if (!who.empty()) {
            paint_avatar(pen, person.x, person.cy(), who, 18);
            pen.text({person.x + 24, person.y, person.w - 24, person.h}, theme.text2, Type::small, who);
        }
        if (entry.has(ver::state)) {
            auto const words = option_words(ver::kType, ver::state.slot, entry.get(ver::state));
            Badge const badge{.label = words, .tone = registers::is(entry, ver::state, "released") ? Tone::green : registers::is(entry, ver::state, "review") ? Tone::amber : Tone::neutral};
            paint_badge(pen, row.x, row.cy(), badge);
            row.cut_left(badge_width(pen.fonts, badge), 8);
        }
        if (pen.text(row, theme.text1, Type::small, change)) tooltip_for(ui, line, change, "version");
    }
    reserve({inner.x, inner.y, inner.w, kVersionRow * static_cast<float>(entries.size())});
}

}  // namespace

void create_from_template(Frame& frame, Id project, Id template_, Id phase) {
    if (!frame.writable) return;
    Id made;
    auto edit = document_from_template(context_of(frame, project), {.template_ = template_, .phase = phase}, &made);
    if (edit.empty()) return;
    frame.edit(std::move(edit));
    frame.session.inspector_open = true;
    frame.select(made);
}

void DocumentPanel::version_form(Frame& frame, Record const& document) {
    auto& ui = frame.ui;
    PopupScope popup{ui, {.id = "version.form", .name = tr("documents.new_version"), .width = 380}};
    if (!popup.open()) return;
    if (m_draft.document != document.id() || !frame.writable) { popup.close(); return; }
    if (!ui.typing() && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) popup.close();
    IdScope const scope{"form"};
    {
        auto const minor = next_version(document.get(doc::version)), major = next_version(document.get(doc::version), true);
        FormRow const row{ui, {.label = field_words(ver::kType, ver::version.slot), .required = true}};
        Box at = row.field();
        std::array const next = {Choice{.key = "minor", .label = minor}, Choice{.key = "major", .label = major}};
        Segmented either{.id = "next", .name = tr("documents.next_version"), .options = next, .chosen = m_draft.version == minor ? 0 : m_draft.version == major ? 1 : -1};
        either.at = at.cut_right(segmented_width(ui, either), 8);
        if (minor != major)
            if (auto const picked = segmented(ui, either)) m_draft.version = *picked == 0 ? minor : major;
        if (auto typed = text_field(ui, {.id = "version", .value = m_draft.version, .at = at})) m_draft.version = std::move(*typed);
    }
    {
        std::array<std::string, 3> labels;
        std::array<Choice, 3> choices;
        for (std::size_t i = 0; i < 3; ++i) {
            labels[i] = option_words(ver::kType, ver::state.slot, ver::kState[i]);
            choices[i] = {.key = ver::kState[i], .label = labels[i]};
        }
        FormRow const row{ui, {.label = field_words(ver::kType, ver::state.slot)}};
        if (auto const picked = segmented(ui, {.id = "state", .options = choices, .chosen = m_draft.state, .at = row.field()})) m_draft.state = *picked;
    }
    {
        FormRow const row{ui, {.label = field_words(ver::kType, ver::link.slot)}};
        if (auto typed = text_field(ui, {.id = "link", .value = m_draft.link, .at = row.field()})) m_draft.link = std::move(*typed);
    }
    if (auto typed = text_area(ui, {.id = "change", .name = field_words(ver::kType, ver::change.slot), .value = m_draft.change, .placeholder = tr("documents.what_changed"), .lines = 3})) m_draft.change = std::move(*typed);
    skip(6);
    bool const taken = std::ranges::any_of(frame.store.referrers(ver::kType, ver::document, document.id()), [&](Record const* entry) { return entry->get(ver::version) == m_draft.version; });
    if (button(ui, {.id = "confirm", .label = tr("documents.record_version"), .icon = Icon::check, .kind = ButtonKind::primary, .disabled = taken, .tip = taken ? tr("documents.version_taken") : std::string_view{}})) {
        frame.edit(new_version(context_of(frame), document.id(), {.version = m_draft.version, .change = m_draft.change, .link = m_draft.link, .state = ver::kState[static_cast<std::size_t>(m_draft.state)]}));
        popup.close();
    }
}

void DocumentPanel::draw_document(Frame& frame, Record const& document, std::vector<rules::Hit> const& hits, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    Box bar = at.cut_top(36);
    auto const person = frame.session.person;
    bool const closed = registers::is(document, doc::state, "archived", "obsolete"), approved = registers::is(document, doc::state, "approved");
    if (approved && right_button(ui, {.id = "archive", .label = tr("documents.archive"), .icon = Icon::archive, .size = Size::small, .disabled = !frame.writable}, bar)) frame.edit(archive_document(context_of(frame), document.id()));
    if (!closed && !approved) {
        bool const own = person && person == document.get(doc::owner);
        auto const why = !person ? tr("documents.who_are_you") : own ? tr("documents.not_by_owner") : tr("documents.approve_tip");
        if (right_button(ui, {.id = "approve", .label = tr("documents.approve"), .icon = Icon::file_check, .size = Size::small, .disabled = !frame.writable || !person || own, .tip = why}, bar)) frame.edit(approve_document(context_of(frame), document.id(), person));
    }
    if (!closed && right_button(ui, {.id = "version", .label = tr("documents.new_version"), .icon = Icon::git_commit_horizontal, .size = Size::small, .disabled = !frame.writable, .opens_menu = true}, bar)) {
        m_draft = {.document = document.id(), .version = next_version(document.get(doc::version)), .change = {}, .link = {}, .state = 0};
        open_popup(ui, "version.form");
    }
    version_form(frame, document);
    auto const name = (code_of(document).empty() ? std::string{} : std::string(code_of(document)) + "  ") + record_name(document);
    heading(ui, 2, name, Type::strong, bar);
    draw_path(frame, document, at.cut_top(28, 4));

    std::vector<rules::Hit const*> own;
    for (auto const& hit : hits)
        if (hit.subject == document.id()) own.push_back(&hit);
    Box right = own.empty() ? Box{} : at.cut_right(std::round(at.w * 0.36f), metric::space_card);
    draw_versions(frame, document, at);
    if (own.empty()) return;
    heading(ui, 3, tr("documents.checks"), Type::small_strong, right.cut_top(24));
    for (auto const* hit : own) {
        IdScope const scope{hit->rule};
        Box const line = right.cut_top(26);
        auto const words = sentence(*hit, frame.store);
        ui.pen().icon(line.x, line.cy(), severity_icon(hit->severity), severity_color(theme, hit->severity), metric::icon_field);
        text(ui, {.text = words, .type = Type::small, .color = theme.text1, .id = "hit", .at = {line.x + 20, line.y, line.w - 20, line.h}});
        tooltip_for(ui, line, words + '\n' + rule_words(hit->rule), "hit");
    }
}

void DocumentPanel::draw_missing(Frame& frame, Id project, DocumentChoice const& chosen, Box at) {
    auto& ui = frame.ui;
    auto const* wanted = frame.store.live(chosen.template_);
    if (!wanted || &wanted->type() != &tpl::kType) return;
    Box bar = at.cut_top(36, 4);
    if (right_button(ui, {.id = "create", .label = tr("documents.create"), .icon = Icon::plus, .kind = ButtonKind::primary, .size = Size::small, .disabled = !frame.writable, .tip = tr("documents.create_tip")}, bar))
        create_from_template(frame, project, wanted->id(), chosen.phase);
    if (right_button(ui, {.id = "template", .label = tr("documents.to_template"), .icon = Icon::arrow_right, .kind = ButtonKind::ghost, .size = Size::small}, bar)) frame.go({.view = "template_library", .project = kNoId, .detail = {}}, wanted->id());
    heading(ui, 2, tr("documents.wanted", {document_name(*wanted)}), Type::strong, bar);
    PanelScope const panel{ui, {.id = "wanted", .name = record_name(*wanted), .at = at}};
    Reading page{ui, panel.inner()};
    page.labelled(field_words(tpl::kType, tpl::guidance.slot), wanted->get(tpl::guidance));
    page.body(wanted->get(tpl::body));
    page.finish();
}

void DocumentPanel::draw(Frame& frame, Id project, DocumentChoice const& chosen, std::vector<rules::Hit> const& hits, Box at) {
    auto& ui = frame.ui;
    RegionScope const region{ui, {.id = "panel", .role = sem::Role::region, .name = tr("documents.chosen"), .at = at}};
    ui.pen().panel(at, ui.theme().surface, ui.theme().line, metric::radius_card);
    at = at.inset(metric::space_card, 4);
    auto const* document = frame.store.live(chosen.document);
    if (document && &document->type() == &doc::kType) {
        IdScope const scope{document->id()};
        draw_document(frame, *document, hits, at);
    } else if (chosen.template_) {
        IdScope const scope{chosen.template_};
        draw_missing(frame, project, chosen, at);
    } else {
        text(ui, {.text = tr("documents.choose"), .type = Type::body, .color = ui.theme().text3, .id = "choose", .at = at.cut_top(32)});
    }
}

}  // namespace pmo::ui
