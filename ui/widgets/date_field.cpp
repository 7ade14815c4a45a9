#include "ui/widgets/date_field.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/widgets/button.h"
#include "ui/widgets/edit.h"

namespace pmo::ui {
namespace {

constexpr float kCell = 32, kPad = 10;

void turn_page(std::int32_t& year, std::int32_t& month, int by) {
    int const months = year * 12 + month - 1 + by;
    year = months / 12;
    month = months % 12 + 1;
}

std::string day_name(Ui const& ui, std::int32_t day) {
    std::string name = format_date_long(day);
    DayKind const kind = ui.kind_of(day);
    if (kind == DayKind::holiday) name += ", " + std::string(tr("date.holiday"));
    if (kind == DayKind::makeup) name += ", " + std::string(tr("date.makeup"));
    return name;
}

}  // namespace

std::string date_problem(DateResult const& result) {
    switch (result.fault) {
        case DateFault::none: return {};
        case DateFault::empty: return std::string(tr("date.problem.empty"));
        case DateFault::no_such_day: {
            char key[16];
            ImFormatString(key, IM_ARRAYSIZE(key), "month.%02d.name", static_cast<int>(result.month));
            return tr("date.problem.no_such_day", {tr_key(key), std::to_string(result.days_in_month)});
        }
        case DateFault::out_of_range: return std::string(tr("date.problem.out_of_range"));
        case DateFault::not_a_date: break;
    }
    return std::string(tr("date.problem.not_a_date"));
}

std::optional<std::int32_t> calendar(Ui& ui, CalendarSpec const& spec) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    Box const box = detail::take_place({spec.at.x, spec.at.y, kCalendarWidth, kCalendarHeight}, 0, kCalendarWidth, kCalendarHeight);
    ImGuiID const group = detail::make_id(spec.id);
    if (spec.panel) pen.floating(box, metric::radius_card);
    std::int32_t& year = *spec.year;
    std::int32_t& month = *spec.month;
    std::string const title = format_month(year, month);
    detail::emit_static(ui, group, box, sem::Role::group, tr("date.calendar"), title);
    ui.tree().push(group);

    Box head{box.x + kPad, box.y + 6, box.w - 2 * kPad, metric::control_small};
    pen.text(head, t.text1, Type::strong, title);
    IdScope const scope{spec.id};
    if (button(ui, {.id = "previous", .icon = Icon::arrow_left, .kind = ButtonKind::ghost, .size = Size::small, .name = tr("date.previous_month"),
                    .at = {head.right() - 56, head.y, 24, 24}})) turn_page(year, month, -1);
    if (button(ui, {.id = "next", .icon = Icon::arrow_right, .kind = ButtonKind::ghost, .size = Size::small, .name = tr("date.next_month"),
                    .at = {head.right() - 24, head.y, 24, 24}})) turn_page(year, month, 1);

    float const left = box.x + std::round((box.w - 7 * kCell) / 2);
    for (int i = 0; i < 7; ++i)
        pen.text({left + static_cast<float>(i) * kCell, box.y + 32, kCell, 16}, t.text3, Type::small, weekday_short(i), Align::centre);
    std::int32_t const first = days_from_civil({year, month, 1});
    std::int32_t const start = first - weekday_of(first);
    std::optional<std::int32_t> answer;
    float const top = box.y + 50, row_height = (box.h - 50 - 6) / 6;
    for (int i = 0; i < 42; ++i) {
        std::int32_t const day = start + i;
        CivilDate const date = civil_from_days(day);
        bool const inside = date.month == month;
        Box const cell{left + static_cast<float>(i % 7) * kCell, std::round(top + static_cast<float>(i / 7) * row_height), kCell, std::floor(row_height)};
        detail::Item const it = detail::item(ui, detail::child_id(group, static_cast<std::uint64_t>(static_cast<std::uint32_t>(day))), cell);
        if (it.pressed) answer = day;
        if (!it.visible) continue;
        DayKind const kind = ui.kind_of(day);
        bool const chosen = spec.day == day, today = day == ui.today;
        ImU32 ink = inside ? (kind == DayKind::weekend ? t.text2 : t.text1) : t.disabled;
        if (chosen) {
            pen.fill(cell.inset(1), t.accent, metric::radius_badge);
            ink = t.on_accent;
        } else if (kind == DayKind::holiday && inside) {
            pen.fill(cell.inset(1, 1), t.red_soft, metric::radius_badge);
            ink = t.red_text;
        } else if (it.hovered) {
            pen.fill(cell.inset(1), t.hover, metric::radius_badge);
        }
        if (today && !chosen) {
            pen.outline(cell.inset(1), t.accent, metric::radius_badge);
            ink = t.accent_text;
        }
        if (it.ring) pen.ring(cell.inset(1), metric::radius_badge, 0, t.accent);
        std::string const number = std::to_string(date.day);
        bool const marked = inside && (kind == DayKind::holiday || kind == DayKind::makeup);
        if (marked) {
            pen.text({cell.x, cell.y + 1, cell.w, 14}, ink, Type::small, number, Align::centre);
            pen.text({cell.x, cell.bottom() - 14, cell.w, 13}, ink, Type::micro,
                     kind == DayKind::holiday ? tr("date.holiday.mark") : tr("date.makeup.mark"), Align::centre);
        } else {
            pen.text(cell, ink, chosen ? Type::small_strong : Type::small, number, Align::centre);
        }
        detail::emit(ui, it, sem::Role::button, day_name(ui, day), (chosen ? sem::selected : 0u) | (today ? sem::current : 0u));
    }
    ui.tree().pop();
    return answer;
}

std::optional<DateEdit> date_field(Ui& ui, DateField const& spec) {
    Theme const& t = ui.theme();
    Box const frame = detail::take_place(spec.at, spec.width, 132, metric::control);
    ImGuiID const id = detail::make_id(spec.id);
    auto const refused = ui.refused.find(id);
    bool const is_refused = refused != ui.refused.end();
    std::string const shown = is_refused ? refused->second.text : spec.day ? format_date(*spec.day) : std::string();
    std::string const problem = is_refused ? refused->second.problem : std::string(detail::field_problem(ui, spec.problem));
    if (is_refused) ui.form_refused = problem;

    detail::EditSpec e;
    e.id = id;
    e.key = spec.id;
    e.frame = frame;
    e.right = 30;
    e.value = e.edit_value = shown;
    e.placeholder = spec.placeholder;
    e.name = detail::field_name(ui, spec.name);
    e.problem = problem;
    e.warning = detail::field_warning(ui, spec.warning);
    e.read_only = spec.read_only || ui.read_only;
    e.disabled = spec.disabled;
    e.required = spec.required || ui.form_required;
    e.select_all = true;
    e.has_popup = true;
    detail::Edit edit = detail::edit_box(ui, e);
    if (is_refused && edit.hovered) tooltip_for(ui, frame, problem, spec.id);

    std::optional<DateEdit> answer;
    auto commit = [&](std::int32_t day) {
        ui.refused.erase(id);
        if (spec.day != day) answer = DateEdit{day};
    };
    if (edit.step != 0 && !edit.active && spec.day) commit(*spec.day + edit.step);
    if (edit.cancelled) ui.refused.erase(id);
    if (edit.ended && !edit.committed && is_refused && !edit.cancelled) ui.refused[id] = {shown, problem};
    if (edit.committed) {
        DateRules rules;
        rules.today = ui.today;
        rules.base = spec.base ? *spec.base : spec.day ? *spec.day : ui.today;
        rules.min = spec.min;
        rules.max = spec.max;
        rules.is_workday = [&ui](std::int32_t day) {
            DayKind const kind = ui.kind_of(day);
            return kind == DayKind::workday || kind == DayKind::makeup;
        };
        DateResult const result = parse_date(*edit.committed, rules);
        if (result.fault == DateFault::none) commit(result.day);
        else if (result.fault == DateFault::empty && !e.required) {
            ui.refused.erase(id);
            if (spec.day) answer = DateEdit{};
        } else {
            ui.refused[id] = {*edit.committed, date_problem(result)};
            ui.wake(0);
        }
    }

    ImGuiID const popup = detail::child_id(id, "calendar");
    Box const opener{frame.right() - 28, frame.y + 2, 26, frame.h - 4};
    bool const disabled = spec.disabled || e.read_only;
    detail::Item const it = detail::item(ui, detail::child_id(id, "open"), opener, {.disabled = disabled, .tab_stop = false});
    if (it.visible) {
        Pen const pen = ui.pen();
        if (it.hovered) pen.fill(opener, t.hover, metric::radius_badge);
        pen.icon(opener.cx() - 7, opener.cy(), Icon::calendar, disabled ? t.disabled : t.text3, metric::icon_field);
        if (it.ring) pen.ring(opener, metric::radius_badge, -2, t.accent);
        detail::emit(ui, it, sem::Role::button, tr("date.open_calendar", {e.name}), sem::has_popup);
    }
    if (it.pressed || (edit.active && ImGui::GetIO().KeyAlt && ImGui::IsKeyPressed(ImGuiKey_DownArrow, false))) {
        CivilDate const page = civil_from_days(spec.day ? *spec.day : ui.today);
        ui.popup = PopupMemory{.id = popup, .filter = {}, .year = page.year, .month = page.month};
        if (edit.active) ui.finish_typing();
        detail::open_popup_id(popup);
    }
    if (detail::begin_popup(ui, popup, detail::popup_place(frame, kCalendarWidth, kCalendarHeight), metric::radius_card, 0)) {
        ImVec2 const origin = ImGui::GetWindowPos();
        auto const day = calendar(ui, {.id = "days", .day = spec.day, .year = &ui.popup.year, .month = &ui.popup.month, .panel = false,
                                       .at = {origin.x, origin.y, 0, 0}});
        if (day) {
            commit(std::clamp(*day, spec.min, spec.max));
            ImGui::CloseCurrentPopup();
        }
        detail::end_popup(ui);
    }
    return answer;
}

}  // namespace pmo::ui
