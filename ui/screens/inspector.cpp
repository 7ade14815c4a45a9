#include "ui/screens/inspector.h"

#include <algorithm>

#include "core/model/text_match.h"
#include "ui/editable.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/inspector_parts.h"
#include "ui/screens/record_form.h"
#include "ui/screens/screens.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kHeader = 40, kFooter = 44;
constexpr std::int64_t kJustMade = 3000;             // ms: a record this young without a name gets the keyboard once

// The records that are selected, when they all belong to one register.
std::vector<Record const*> selected_records(Frame const& frame, Record const& primary) {
    std::vector<Record const*> found{&primary};
    for (auto const id : frame.session.selection)
        if (auto const* record = frame.store.find(id); record && record != &primary && &record->type() == &primary.type() && record->deleted() == primary.deleted()) found.push_back(record);
    return found;
}

std::size_t other_kinds(Frame const& frame, Record const& primary) {
    return static_cast<std::size_t>(std::ranges::count_if(frame.session.selection, [&](Id id) {
        auto const* record = frame.store.find(id);
        return record && &record->type() != &primary.type();
    }));
}

// Without a list to follow: the records of the same register and project, by code, else by name.
Neighbours by_code(Frame const& frame, Record const& record) {
    auto const& type = record.type();
    auto const project = slot_of(type, "project");
    auto const key = [](Record const& r) { auto const text = code_of(r); return text.empty() ? title_of(r) : text; };
    Record const* before = nullptr;
    Record const* after = nullptr;
    auto const less = [&](Record const& a, Record const& b) {
        int const order = compare_natural(key(a), key(b));
        return order ? order < 0 : a.id() < b.id();
    };
    for (auto const& other : frame.store.table(type).rows()) {
        if (other.deleted() || other.id() == record.id() || (project != kNoSlot && other.value(project) != record.value(project))) continue;
        if (less(other, record)) { if (!before || less(*before, other)) before = &other; }
        else if (!after || less(other, *after)) after = &other;
    }
    return {before ? before->id() : kNoId, after ? after->id() : kNoId};
}

void more_menu(Frame& frame, Record const& record, std::vector<Id> const& ids) {
    auto& ui = frame.ui;
    bool const gone = record.deleted();
    MenuItem const items[] = {
        {.key = "link", .label = tr("inspector.copy_link"), .icon = Icon::link, .shortcut = {}, .tip = {}},
        {.key = "place", .label = tr("inspector.show_in_list"), .icon = Icon::list, .shortcut = {}, .tip = {}},
        {.key = "duplicate", .label = tr("register.duplicate"), .icon = Icon::copy, .shortcut = {}, .disabled = !frame.writable || gone, .tip = {}},
        gone ? MenuItem{.key = "restore", .label = tr("inspector.restore"), .icon = Icon::rotate_ccw, .shortcut = {}, .disabled = !frame.writable, .line_above = true, .tip = {}}
             : MenuItem{.key = "delete", .label = tr("register.delete"), .icon = Icon::trash_2, .shortcut = {}, .disabled = !frame.writable, .danger = true, .line_above = true, .tip = {}},
    };
    auto const picked = menu(ui, {.id = "more", .name = tr("widget.more"), .items = items});
    if (!picked) return;
    auto const where = location_of(frame, record);
    if (*picked == 0) frame.ask([text = "#" + to_hash(where, record.id())](AppActions& app) { app.copy(text); });
    if (*picked == 1) frame.go(where, record.id());
    if (*picked == 2) {
        std::vector<Id> copies;
        frame.edit(duplicate_edit({frame.store, frame.ids, frame.session.location.project, frame.session.person, frame.today}, ids, copies));
        frame.select(std::move(copies));
    }
    if (*picked == 3) frame.edit(gone ? restore_edit(frame.store, ids) : remove_edit(frame.store, ids));
}

void header(Frame& frame, Box at, Record const& record, std::vector<Id> const& ids, Neighbours const& near) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    Box row = at.inset(metric::space_page, 0);
    row.w += 8;
    auto const tool = [&](std::string_view id, Icon icon, std::string_view name, bool disabled = false, bool opens = false) {
        Box place_at = row.cut_right(28);
        place_at = {place_at.x, at.cy() - 14, 28, 28};
        return button(ui, {.id = id, .label = {}, .icon = icon, .kind = ButtonKind::ghost, .disabled = disabled, .name = name, .tip = name, .opens_menu = opens, .at = place_at});
    };
    if (tool("close", Icon::x, tr("inspector.close"))) {
        frame.session.inspector_open = false;
        frame.ask([](AppActions& app) { app.session_changed(); });
    }
    if (tool("more", Icon::ellipsis, tr("widget.more"), false, true)) open_menu(ui, "more");
    more_menu(frame, record, ids);
    if (tool("next", Icon::arrow_down, tr("inspector.next"), !near.next)) frame.select(near.next);
    if (tool("previous", Icon::arrow_up, tr("inspector.previous"), !near.previous)) frame.select(near.previous);

    ui.pen().icon(row.x, row.cy(), register_icon(record.type().id), theme.text3, metric::icon_field);
    row.cut_left(20);
    auto words = record_kind(record);
    if (ids.size() > 1) words += " · " + tr("status.selected", {format_integer(static_cast<std::int64_t>(ids.size()))});
    else if (auto const number = code_of(record); !number.empty() && number != title_of(record)) words += "  " + std::string(number);
    text(ui, {.text = words, .type = Type::small, .color = theme.text2, .id = "kind", .at = row});
}

void footer(Frame& frame, Box at, Record const& record, InspectorExtra const& extra) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    ui.pen().line_h(at.x, at.right(), at.y, theme.line);
    Box row = at.inset(metric::space_page, 0);
    if (extra.footer) extra.footer(frame, record, row);
    auto const state = frame.save.state;
    bool const fine = state == SaveState::saved;
    std::string words(state == SaveState::saving ? tr("save.saving") : state == SaveState::read_only ? tr("inspector.read_only") : fine ? tr("inspector.autosave") : tr("save.unsaved"));
    if (fine && frame.save.saved_ms > 0) words = tr("inspector.autosave_at", {format_time(frame.save.saved_ms / 60000 + frame.ports.utc_offset_minutes())});
    if (frame.writer && !frame.writable) words = tr("closed.read_only");
    Icon const icon = frame.writer && !frame.writable ? Icon::lock : fine ? Icon::circle_check : state == SaveState::unsaved ? Icon::circle_alert : state == SaveState::read_only ? Icon::lock : Icon::circle_dashed;
    ui.pen().icon(row.x, row.cy(), icon, icon == Icon::lock ? theme.text3 : fine ? theme.green : state == SaveState::unsaved ? theme.red : theme.text3, metric::icon_field);
    row.cut_left(20);
    text(ui, {.text = words, .type = Type::small, .color = theme.text2, .id = "autosave", .role = sem::Role::status, .at = row});
}

// A new record begins with its name, once.
bool wants_name(Frame const& frame, Record const& record) {
    if (!frame.writable || !title_of(record).empty()) {
        auto const slot = slot_with(record.type(), FieldFlag::title);
        if (!frame.writable || slot == kNoSlot || record.has(slot)) return false;      // title_of may have answered the code
    }
    std::uint64_t newest = 0;
    for (std::uint8_t slot = 0; slot < record.type().fields.size(); ++slot)
        if (auto const* cell = record.find(slot)) newest = std::max(newest, cell->stamp.time);
    auto const age = frame.now_ms - static_cast<std::int64_t>(newest >> 16);
    if (newest == 0 || age > kJustMade) return false;
    auto& storage = *ImGui::GetStateStorage();
    auto const key = ImGui::GetID("inspector.named");
    auto const mark = static_cast<int>(IdHash{}(record.id()) & 0x7fffffff);
    if (storage.GetInt(key) == mark) return false;
    storage.SetInt(key, mark);
    return true;
}

void body(Frame& frame, Box at, Record const& record, std::vector<Record const*> const& records, std::vector<Referring> const& referring, int tab, InspectorExtra const& extra) {
    auto& ui = frame.ui;
    bool const fresh = records.size() == 1 && wants_name(frame, record);
    auto const name = record_name(record);
    // One panel for all records; another record begins at its top.
    auto& storage = *ImGui::GetStateStorage();
    auto const key = ImGui::GetID("inspector.shown");
    auto const mark = static_cast<int>((IdHash{}(record.id()) ^ static_cast<std::size_t>(tab)) & 0x7fffffff);
    if (storage.GetInt(key) != mark) {
        storage.SetInt(key, mark);
        ImGui::SetNextWindowScroll({0, 0});
    }
    PanelScope const panel{ui, {.id = "body", .name = name, .role = sem::Role::group, .at = at, .padding_x = metric::space_page, .padding_y = 10}};
    if (record.deleted()) {
        if (error_region(ui, {.id = "deleted", .title = tr("inspector.deleted"), .text = tr("inspector.deleted_text"), .action = frame.writable ? tr("inspector.restore") : std::string_view{}, .tone = Tone::amber})) frame.edit(restore_edit(frame.store, std::vector{record.id()}));
        skip(8);
    }
    if (auto const others = other_kinds(frame, record); others > 0) {
        caption(ui, tr("inspector.other_kinds", static_cast<std::int64_t>(others)));
        skip(6);
    }
    switch (tab) {
        case 1: draw_relations(frame, record, referring); break;
        case 2: draw_record_history(frame, record); break;
        default:
            if (extra.above) extra.above(frame, record);
            record_form(frame, {.records = records, .read_only = !frame.writable || record.deleted(), .focus_title = fresh});
            if (extra.below) extra.below(frame, record);
            break;
    }
}

}  // namespace

void draw_record_inspector(Frame& frame, Box at, Record const& record, Neighbours const& neighbours, InspectorExtra const& given) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const records = selected_records(frame, record);
    bool const many = records.size() > 1;
    InspectorExtra const extra = many || record.deleted() ? InspectorExtra{} : given;
    std::vector<Id> ids;
    for (auto const* r : records) ids.push_back(r->id());
    ui.pen().fill(at, theme.surface);
    header(frame, at.cut_top(kHeader), record, ids, neighbours);

    auto const name = many ? tr("inspector.many", {record_kind(record), format_integer(static_cast<std::int64_t>(records.size()))}) : record_name(record);
    Box const wide = at.inset(metric::space_page, 0);
    auto const lines = ui.pen().wrap(Type::record, name, wide.w);
    auto const count = std::min<std::size_t>(lines.size(), 3);
    Box const title_box{wide.x, at.y + 2, wide.w, Fonts::line_of(Type::record) * static_cast<float>(std::max<std::size_t>(count, 1))};
    ui.pen().lines(title_box.x, title_box.y, theme.text1, Type::record, {lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count)});
    say(ui, {.id = "title", .role = sem::Role::heading, .name = name, .at = title_box, .level = 2});
    if (lines.size() > count) tooltip_for(ui, title_box, name, "title");
    at.cut_top(title_box.h + 8);

    auto const referring = many ? std::vector<Referring>{} : referring_records(frame.store, record);
    auto const related = many ? 0 : relation_count(frame.store, record, referring);
    auto const related_words = related > 0 ? format_integer(static_cast<std::int64_t>(related)) : std::string{};
    Choice const choices[] = {{.key = "attributes", .label = tr("inspector.attributes"), .count = {}, .tip = {}},
                              {.key = "relations", .label = tr("inspector.relations"), .count = related_words, .tip = {}},
                              {.key = "history", .label = tr("inspector.history"), .count = {}, .tip = {}}};
    auto& storage = *ImGui::GetStateStorage();
    auto const tab_key = ImGui::GetID("inspector.tab");
    int tab = many ? 0 : storage.GetInt(tab_key, 0);
    Box const strip = at.cut_top(metric::tabs_small);
    ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, theme.line);
    if (auto const picked = tabs(ui, {.id = "tabs", .name = tr("inspector.tabs"), .tabs = std::span(choices, many ? 1u : 3u), .active = tab, .size = Size::small, .line = false, .at = {strip.x + 6, strip.y, strip.w - 12, strip.h}})) {
        tab = *picked;
        storage.SetInt(tab_key, tab);
    }
    footer(frame, at.cut_bottom(kFooter), record, extra);
    body(frame, at, record, records, referring, tab, extra);
}

void draw_inspector(Frame& frame, Box at, View* view) {
    auto& ui = frame.ui;
    auto const* record = frame.store.find(frame.session.selected());
    if (!record) return;
    PanelScope const panel{ui, {.id = "inspector", .name = tr("inspector.name"), .role = sem::Role::complementary, .at = at, .background = ui.theme().surface, .fixed = true}};
    ui.pen().line_v(at.x, at.y, at.bottom(), ui.theme().line);
    at.cut_left(1);
    place(at.x, at.y);
    Frame own = frame;                               // a record may be read-only where others are not: it belongs to a closed project
    own.writable = editable(frame, *record);
    if (view && view->draw_inspector(own, *record)) return;
    draw_record_inspector(own, at, *record, by_code(own, *record));
}

}  // namespace pmo::ui
