#include "ui/widgets/link_field.h"

#include <algorithm>

#include "core/model/text_match.h"
#include "ui/history_log.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/register_edits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/field_editor.h"
#include "ui/widgets/item.h"

namespace pmo::ui {

namespace {

constexpr float kRow = 26, kFind = 28;
constexpr std::size_t kRecent = 5, kRecentDepth = 200, kOffered = 200, kRowsShown = 9;

bool fits(LinkField const& spec, Record const* record) {
    return record && !record->deleted() && record->id() != spec.not_this && (spec.target == "*" || record->type().id == spec.target);
}

// The records that were chosen most recently in some link field of this register.
std::vector<Record const*> recently_chosen(Frame const& frame, LinkField const& spec) {
    std::vector<Record const*> found;
    std::size_t looked = 0;
    for (auto const& item : frame.history.items()) {
        if (++looked > kRecentDepth || found.size() >= kRecent) break;
        for (auto const& change : item.diff.changed) {
            auto const* id = std::get_if<Id>(&change.after.value);
            auto const* record = id ? frame.store.live(*id) : nullptr;
            if (fits(spec, record) && std::ranges::find(found, record) == found.end() && found.size() < kRecent) found.push_back(record);
        }
    }
    return found;
}

std::vector<Record const*> candidates(Frame const& frame, LinkField const& spec, std::string_view typed, std::size_t& recent) {
    std::vector<Record const*> found;
    recent = 0;
    TextMatch const match(typed);
    if (match.empty()) {
        found = recently_chosen(frame, spec);
        recent = found.size();
    }
    if (spec.target == "*") {
        if (match.empty()) return found;
        for (auto const& hit : frame.search.find(typed, {.limit = kOffered}).hits)
            if (auto const* record = frame.store.live(hit.record); fits(spec, record)) found.push_back(record);
        return found;
    }
    for (auto const* record : link_targets(frame, spec.target, spec.project)) {
        if (!fits(spec, record) || found.size() >= kOffered) continue;
        if (recent > 0 && std::find(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(recent), record) != found.begin() + static_cast<std::ptrdiff_t>(recent)) continue;
        match.begin();
        match.note(title_of(*record));
        match.note(code_of(*record));
        if (match.empty() || match.all()) found.push_back(record);
    }
    return found;
}

struct ListRow {
    std::string_view key;
    Id id;
    std::string label, caption{};
    Icon icon = Icon::none;
    bool avatar = false, chosen = false, line_above = false, create = false;
};

std::vector<ListRow> list_rows(Frame const& frame, LinkField const& spec, std::string_view typed, std::vector<std::string>& keys) {
    std::vector<ListRow> rows;
    std::size_t recent = 0;
    auto const found = candidates(frame, spec, typed, recent);
    keys.reserve(found.size());
    if (spec.can_clear && spec.chosen && typed.empty()) rows.push_back({.key = "none", .id = kNoId, .label = std::string(spec.tree ? tr("value.top_level") : tr("widget.none")), .icon = Icon::x});
    for (std::size_t i = 0; i < found.size(); ++i) {
        auto const& record = *found[i];
        keys.push_back(to_text(record.id()));
        auto caption = std::string(code_of(record));
        if (spec.target == "*") caption = record_kind(record) + (caption.empty() ? "" : " ") + caption;
        bool const person = record.type().id == "person";
        rows.push_back({.key = keys.back(), .id = record.id(), .label = record_name(record), .caption = std::move(caption), .icon = person ? Icon::none : spec.target == "*" ? register_icon(record.type().id) : Icon::none, .avatar = person, .chosen = record.id() == spec.chosen, .line_above = recent > 0 && i == recent});
    }
    if (spec.may_create && frame.writable) {
        auto const kind = register_words_within(spec.target);
        rows.push_back({.key = "new", .id = kNoId, .label = typed.empty() ? tr("field.new", {kind}) : tr("field.new_named", {kind, typed}), .icon = Icon::plus, .line_above = true, .create = true});
    }
    return rows;
}

// A record with that name, made on the way. The person goes on with what they were doing, so nothing is selected.
Id create_record(Frame& frame, LinkField const& spec, std::string_view words) {
    auto const* type = find_register(spec.target);
    if (!type) return kNoId;
    Id made;
    auto const in_project = slot_of(*type, "project") != kNoSlot ? spec.project : kNoId;
    auto edit = new_record_edit({frame.store, frame.ids, in_project, frame.session.person, frame.today}, {.type = *type}, made);
    if (auto const slot = slot_with(*type, FieldFlag::title); slot != kNoSlot && !words.empty() && type->fields[slot].kind == Kind::text) edit.set(made, slot, std::string(words));
    frame.edit(std::move(edit));
    return made;
}

void draw_row(Ui& ui, detail::Item const& it, ListRow const& row, bool highlighted) {
    auto const& t = ui.theme();
    auto const pen = ui.pen();
    Box box = it.box;
    if (row.line_above) pen.line_h(box.x, box.right(), box.y - 1, t.line);
    if (row.chosen) pen.fill(box, t.selected, metric::radius_button);
    if (it.hovered || highlighted) pen.fill(box, row.chosen ? t.selected_hover : t.hover, metric::radius_button);
    box = box.inset(8, 0);
    if (row.chosen) pen.icon(box.cut_right(18).x + 4, box.cy(), Icon::check, t.accent_text, metric::icon_field);
    if (row.avatar) { paint_avatar(pen, box.x, box.cy(), row.label, 18); box.cut_left(24); }
    else if (row.icon != Icon::none) { pen.icon(box.x, box.cy(), row.icon, row.create ? t.accent_text : t.text3, metric::icon_field); box.cut_left(20); }
    if (!row.caption.empty()) {
        float const width = std::min(pen.width(Type::small, row.caption) + 8, box.w * 0.5f);
        pen.text(box.cut_right(width), t.text3, Type::small, row.caption, Align::right);
    }
    pen.text(box, row.create ? t.accent_text : t.text1, Type::body, row.label);
}

std::optional<Id> draw_list(Frame& frame, LinkField const& spec, PopupScope& popup, ImGuiID id) {
    auto& ui = frame.ui;
    auto& memory = ui.popup;
    if (memory.id != id) memory = {.id = id, .filter = {}, .highlighted = -1, .just_opened = true};
    Box inner = popup.inner();
    bool const enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    if (auto typed = search_field(ui, {.id = "find", .name = tr("widget.filter_options"), .value = memory.filter, .placeholder = tr("field.find"), .leading = Icon::search, .focus = memory.just_opened, .at = inner.cut_top(kFind, 4)})) {
        if (*typed != memory.filter) memory.highlighted = typed->empty() ? -1 : 0;
        memory.filter = std::move(*typed);
    }
    memory.just_opened = false;
    std::vector<std::string> keys;
    auto const rows = list_rows(frame, spec, memory.filter, keys);
    int const count = static_cast<int>(rows.size());
    if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) memory.highlighted = std::min(memory.highlighted + 1, count - 1);
    if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) memory.highlighted = std::max(memory.highlighted - 1, 0);
    memory.highlighted = std::min(memory.highlighted, count - 1);

    int answer = -1;
    if (rows.empty()) {
        ui.pen().text(inner.cut_top(kRow).inset(8, 0), ui.theme().text3, Type::body, spec.target == "*" && memory.filter.empty() ? tr("field.type_to_find") : tr("widget.no_matches"));
    } else {
        PanelScope const panel{ui, {.id = "list", .name = tr("field.options"), .role = sem::Role::listbox, .at = inner}};
        Box const area = panel.inner();
        for (int i = 0; i < count; ++i) {
            auto const& row = rows[static_cast<std::size_t>(i)];
            Box const box{area.x, area.y + static_cast<float>(i) * kRow, area.w, kRow};
            auto const it = detail::item(ui, detail::make_id(row.key), box, {.tab_stop = false});
            if (it.pressed) answer = i;
            if (i == memory.highlighted && (ImGui::IsKeyPressed(ImGuiKey_DownArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow))) ImGui::ScrollToRect(ImGui::GetCurrentWindow(), ImRect(box.min(), box.max()));
            if (!it.visible) continue;
            draw_row(ui, it, row, i == memory.highlighted);
            detail::emit(ui, it, sem::Role::option, row.label, row.chosen ? sem::selected : 0u, row.caption);
        }
        reserve({area.x, area.y, area.w, static_cast<float>(count) * kRow});
    }
    if (enter && memory.highlighted >= 0) answer = memory.highlighted;
    if (answer < 0) return std::nullopt;
    auto const& row = rows[static_cast<std::size_t>(answer)];
    auto const typed = memory.filter;
    memory = {};
    ui.finish_typing();
    popup.close();
    if (row.create) {
        auto const made = create_record(frame, spec, typed);
        return made ? std::optional<Id>(made) : std::nullopt;
    }
    return row.id;
}

// The fields of the list are not the form's: its problem and its name do not belong to them.
class OutsideForm {
public:
    OutsideForm(Ui& ui, bool active) : m_ui(ui), m_active(active) { if (m_active) swap(); }
    ~OutsideForm() { if (m_active) swap(); }
    OutsideForm(OutsideForm const&) = delete;
    OutsideForm& operator=(OutsideForm const&) = delete;
private:
    void swap() {
        m_name.swap(m_ui.form_name);
        m_problem.swap(m_ui.form_problem);
        m_warning.swap(m_ui.form_warning);
        std::swap(m_required, m_ui.form_required);
    }
    Ui& m_ui;
    bool m_active, m_required = false;
    std::string m_name, m_problem, m_warning;
};

void draw_field(Frame& frame, LinkField const& spec, detail::Item const& it, bool open, std::string_view words, Record const* record) {
    auto& ui = frame.ui;
    auto const& t = ui.theme();
    auto const pen = ui.pen();
    bool const wrong = !ui.form_problem.empty();
    pen.panel(it.box, spec.read_only ? t.sunken : t.field, spec.read_only ? t.line : it.hovered ? t.text3 : t.field_line, metric::radius_field);
    if (wrong) pen.ring(it.box, metric::radius_field, -2, t.red);
    else if (open || it.ring) pen.ring(it.box, metric::radius_field, -2, t.accent);
    Box inner = it.box.inset(8, 0);
    if (!spec.read_only) pen.icon(inner.cut_right(14, 6).x, inner.cy(), Icon::chevron_down, t.text3, metric::icon_field);
    if (record && record->type().id == "person") { paint_avatar(pen, inner.x - 2, inner.cy(), words, 18); inner.cut_left(22); }
    else if (record && spec.target == "*") { pen.icon(inner.x, inner.cy(), register_icon(record->type().id), t.text3, metric::icon_field); inner.cut_left(20); }
    bool const cut = pen.text(inner, words.empty() ? t.text3 : t.text1, Type::body, words.empty() ? spec.placeholder : words);
    if (cut) tooltip_for(ui, it.box, words, spec.id);
}

}  // namespace

std::optional<Id> link_field(Frame& frame, LinkField const& spec) {
    auto& ui = frame.ui;
    Box box = detail::take_place(spec.at, spec.width, 200, metric::control);
    auto const* record = frame.store.find(spec.chosen);
    Box jump;
    if (record && !record->deleted() && !spec.tree) jump = box.cut_right(28, 2);
    std::string words;
    if (record) words = record->deleted() ? tr("value.deleted_record", {record_name(*record)}) : record_name(*record);
    else if (spec.chosen) words = std::string(tr("value.unknown_record"));

    auto const name = spec.name.empty() ? ui.form_name : std::string(spec.name);
    auto const id = detail::make_id(spec.id);
    auto const popup_id = detail::child_id(id, "popup");
    bool const open = detail::popup_open(popup_id);
    auto const it = detail::item(ui, id, box, {.disabled = spec.read_only});
    if (it.pressed && !open) {
        open_popup(ui, spec.id);
        ui.popup = {};
    }
    if (it.visible) {
        draw_field(frame, spec, it, open, words, record);
        std::uint32_t state = sem::has_popup | sem::expandable | (open ? sem::expanded : sem::collapsed);
        if (spec.read_only) state |= sem::readonly;
        if (ui.form_required) state |= sem::required;
        if (!ui.form_problem.empty()) state |= sem::invalid;
        if (auto* node = detail::emit(ui, it, sem::Role::combobox, name, state, words)) node->description = ui.form_problem;
    }
    std::optional<Id> answer;
    {
        // High enough for what is offered at first; the list scrolls inside.
        float const width = std::max(box.w + (jump.empty() ? 0 : 30), 260.0f);
        OutsideForm const outside{ui, open};
        PopupScope popup{ui, {.id = spec.id, .name = name, .width = width, .height = kFind + 12 + kRow * static_cast<float>(kRowsShown), .padding = 4}};
        if (popup.open()) answer = draw_list(frame, spec, popup, popup_id);
        if (popup.open() && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) popup.close();
    }
    if (!jump.empty()) {
        auto const jump_id = std::string(spec.id) + ".jump";
        auto const label = tr("field.jump", {words});
        if (button(ui, {.id = jump_id, .label = {}, .icon = Icon::arrow_right, .kind = ButtonKind::ghost, .name = label, .tip = label, .at = jump})) frame.go(location_of(frame, *record), record->id());
    }
    return answer;
}

}  // namespace pmo::ui
