#include "ui/views/kit.h"

#include <array>
#include <vector>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/kit_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {
namespace {

void note_edit(KitState& s, std::string_view id, std::string_view value) { s.edits += std::string(id) + "=" + std::string(value) + ";"; }

void title_line(Ui& ui, Msg title) {
    text(ui, {.text = tr(title), .type = Type::small, .color = ui.theme().text2});
}

void buttons(Ui& ui, KitState& s) {
    title_line(ui, "kit.buttons");
    auto count = [&](bool pressed) { if (pressed) ++s.pressed; };
    count(button(ui, {.id = "save", .label = tr("kit.save_charter"), .icon = Icon::check, .kind = ButtonKind::primary}));
    next_to();
    count(button(ui, {.id = "hover", .label = tr("kit.hover"), .kind = ButtonKind::primary}));
    next_to();
    count(button(ui, {.id = "focus", .label = tr("kit.focus"), .kind = ButtonKind::primary}));
    next_to();
    count(button(ui, {.id = "disabled", .label = tr("kit.disabled"), .disabled = true}));

    count(button(ui, {.id = "export", .label = tr("kit.export"), .icon = Icon::download}));
    next_to();
    count(button(ui, {.id = "plain", .label = tr("kit.hover")}));
    next_to();
    if (button(ui, {.id = "toggle", .label = tr("kit.on"), .icon = Icon::layers, .kind = ButtonKind::toggle, .on = s.toggle})) s.toggle = !s.toggle;
    next_to();
    count(button(ui, {.id = "filter", .label = tr("kit.filter"), .icon = Icon::list_filter, .kind = ButtonKind::ghost, .trailing = Icon::chevron_down, .opens_menu = true}));

    if (button(ui, {.id = "delete", .label = tr("kit.delete_task"), .icon = Icon::trash_2, .kind = ButtonKind::danger})) s.modal = true;
    next_to();
    count(button(ui, {.id = "really", .label = tr("kit.confirm_delete"), .kind = ButtonKind::danger_confirm}));
    next_to();
    bool const more = button(ui, {.id = "more", .icon = Icon::ellipsis, .kind = ButtonKind::ghost, .name = tr("kit.more_actions"), .opens_menu = true});
    if (more) open_menu(ui, "actions");
    MenuItem const items[] = {
        {.key = "export", .label = tr("kit.export"), .icon = Icon::download, .shortcut = "Ctrl E"},
        {.key = "switch", .label = tr("kit.switch"), .checked = s.on, .checkable = true},
        {.key = "delete", .label = tr("kit.delete_task"), .icon = Icon::trash_2, .danger = true, .line_above = true},
    };
    if (auto const chosen = menu(ui, {.id = "actions", .name = tr("kit.more_actions"), .items = items})) note_edit(s, "menu", items[static_cast<std::size_t>(*chosen)].key);
    next_to();
    count(button(ui, {.id = "panel", .icon = Icon::panel_right, .kind = ButtonKind::toggle, .on = true, .name = tr("kit.inspector")}));
    next_to();
    count(button(ui, {.id = "small", .label = tr("kit.small"), .icon = Icon::plus, .size = Size::small}));

    Choice const zoom[] = {{.key = "day", .label = tr("kit.day")}, {.key = "week", .label = tr("kit.week")},
                           {.key = "month", .label = tr("kit.month")}, {.key = "quarter", .label = tr("kit.quarter")}};
    if (auto const chosen = segmented(ui, {.id = "zoom", .name = tr("kit.zoom"), .options = zoom, .chosen = s.zoom})) s.zoom = *chosen;
    next_to(14);
    Choice const pages[] = {{.key = "attributes", .label = tr("kit.attributes")}, {.key = "relations", .label = tr("kit.relations"), .count = "4"},
                            {.key = "history", .label = tr("kit.history")}};
    if (auto const chosen = tabs(ui, {.id = "tabs", .name = tr("kit.inspector"), .tabs = pages, .active = s.tab, .size = Size::small, .line = false, .width = -1})) s.tab = *chosen;
}

void badges(Ui& ui) {
    title_line(ui, "kit.badges");
    badge(ui, "b1", {.label = tr("kit.in_progress"), .tone = Tone::blue, .icon = Icon::play});
    next_to();
    badge(ui, "b2", {.label = tr("kit.done"), .tone = Tone::green, .icon = Icon::check});
    next_to();
    badge(ui, "b3", {.label = tr("kit.in_review"), .tone = Tone::amber, .icon = Icon::clock});
    next_to();
    badge(ui, "b4", {.label = tr("kit.overdue"), .tone = Tone::red, .icon = Icon::triangle_alert});
    next_to();
    badge(ui, "b5", {.label = tr("kit.draft")});
    rag_chip(ui, "r1", tr("kit.health"), {.health = Health::green, .trend = Trend::better});
    next_to();
    rag_chip(ui, "r2", tr("kit.health"), {.health = Health::amber, .trend = Trend::same});
    next_to();
    rag_chip(ui, "r3", tr("kit.health"), {.health = Health::red, .trend = Trend::worse});
    next_to();
    rag_chip(ui, "r4", tr("kit.health"), {});
    next_to();
    text(ui, {.text = tr("kit.shape_word_colour"), .type = Type::small, .color = ui.theme().text3});
}

void fields(Ui& ui, KitState& s) {
    title_line(ui, "kit.fields");
    {
        FormRow row{ui, {.label = tr("kit.default"), .required = true}};
        if (auto typed = text_field(ui, {.id = "name", .value = s.name})) s.name = *typed, note_edit(s, "name", *typed);
    }
    {
        FormRow row{ui, {.label = tr("kit.focus")}};
        if (auto typed = text_field(ui, {.id = "person", .value = s.person})) s.person = *typed, note_edit(s, "person", *typed);
    }
    {
        FormRow row{ui, {.label = tr("kit.error")}};
        if (auto const picked = date_field(ui, {.id = "date", .day = s.date})) s.date = picked->day, note_edit(s, "date", picked->day ? format_date(*picked->day) : "");
    }
    {
        FormRow row{ui, {.label = tr("kit.read_only")}};
        Box const left = row.field().column(0, 2, 8), right = row.field().column(1, 2, 8);
        money_field(ui, {.id = "fixed", .minor = 1280000000, .read_only = true, .at = left});
        if (auto typed = text_field(ui, {.id = "empty", .name = tr("kit.unassigned"), .placeholder = tr("kit.unassigned"), .at = right})) note_edit(s, "empty", *typed);
    }
    {
        FormRow row{ui, {.label = tr("kit.combo")}};
        Option const options[] = {{.key = "avoid", .label = tr("kit.avoid")}, {.key = "transfer", .label = tr("kit.transfer")},
                                  {.key = "mitigate", .label = tr("kit.mitigate")}, {.key = "accept", .label = tr("kit.accept")}};
        if (auto const chosen = combo(ui, {.id = "strategy", .options = options, .chosen = s.strategy})) s.strategy = *chosen, note_edit(s, "strategy", options[*chosen].key);
    }
    {
        FormRow row{ui, {.label = tr("kit.amount"), .aside = 90, .note = "CPI 0.85"}};
        if (auto const edit = money_field(ui, {.id = "amount", .minor = s.amount}))
            s.amount = edit->value, note_edit(s, "amount", edit->value ? std::to_string(*edit->value) : "");
    }
    {
        FormRow row{ui, {.label = tr("kit.duration"), .warning = {}}};
        if (auto const edit = number_field(ui, {.id = "duration", .value = s.duration, .decimals = 1, .min = 0, .max = 9990, .unit = tr("kit.workdays")}))
            s.duration = edit->value, note_edit(s, "duration", edit->value ? std::to_string(*edit->value) : "");
    }
}

void calendar_part(Ui& ui, KitState& s) {
    title_line(ui, "kit.dates");
    Box const rest = remaining();
    if (auto const day = calendar(ui, {.id = "calendar", .day = 20718, .year = &s.year, .month = &s.month, .at = {rest.x, rest.y, 0, 0}}))
        note_edit(s, "calendar", format_date(*day));
}

struct KitRows final : TableSource {
    explicit KitRows(KitState& state) : s(state) {}
    KitState& s;
    std::int64_t rows() const override { return 4; }
    TableRow row(std::int64_t i) const override { return {.key = {1, static_cast<std::uint64_t>(i + 1)}, .name = name(i)}; }
    static std::string_view name(std::int64_t i) {
        switch (i) {
            case 0: return tr("kit.task1");
            case 1: return tr("kit.task2");
            case 2: return tr("kit.task3");
            default: return tr("kit.task4");
        }
    }
    TableCell cell(std::int64_t i, int column) const override {
        constexpr std::array<char const*, 4> kDates{"10-08", "10-12", "09-24", "10-15"}, kPercent{"75%", "65%", "85%", "45%"};
        auto const at = static_cast<std::size_t>(i);
        if (column == 0) return {.text = std::string(name(i))};
        if (column == 1) return {.text = kDates[at]};
        return {.text = kPercent[at]};
    }
    EditKind edit_kind(std::int64_t, int column) const override { return column == 0 ? EditKind::text : column == 2 ? EditKind::number : EditKind::date; }
};

void grid(Ui& ui, KitState& s, Box at) {
    text_at(ui, at.cut_top(20), tr("kit.rows"), Type::small, ui.theme().text2);
    Column const columns[] = {{.id = "task", .title = tr("kit.task"), .width = 150}, {.id = "finish", .title = tr("kit.finish"), .width = 76},
                              {.id = "percent", .title = tr("kit.percent"), .width = 60, .align = Align::right}};
    KitRows const rows{s};
    TableEvents const events = table(ui, {.id = "tasks", .name = tr("kit.rows"), .columns = columns, .at = at, .row_height = 28, .check_boxes = true}, rows, s.table);
    if (events.edited) note_edit(s, columns[events.edited->column].id, events.edited->text);
}

void states(Ui& ui, KitState& s, Box& column) {
    text_at(ui, column.cut_top(20), tr("kit.states"), Type::small, ui.theme().text2);
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    Box const first = column.cut_top(122, 8);
    pen.panel(first, t.surface, t.line, metric::radius_badge);
    if (empty_state(ui, {.id = "none", .title = tr("kit.no_risks"), .text = tr("kit.no_risks_text"), .key = "N", .primary = tr("kit.risk"),
                         .secondary = tr("kit.from_checklist"), .at = first}) != EmptyAnswer::none) ++s.pressed;
    Box const second = column.cut_top(88, 8);
    pen.panel(second, t.surface, t.line, metric::radius_badge);
    skeleton(ui, "busy", tr("kit.recalculating", {format_integer(1240), format_integer(3600)}), 3, second.inset(12, 10));
    if (error_region(ui, {.id = "broken", .title = tr("kit.cannot_read"), .text = tr("kit.checksum"), .action = tr("kit.choose_again"), .at = column.cut_top(54, 12)})) ++s.pressed;
}

}  // namespace

void draw_kit(Ui& ui, Box at, KitState& s) {
    IdScope const scope{"kit"};
    Theme const& t = ui.theme();
    if (s.name.empty()) s.name = tr("kit.sample_name");
    if (s.person.empty()) s.person = tr("kit.sample_person");
    if (s.note.empty()) s.note = tr("kit.note_text");
    ui.pen().fill(at, t.canvas);
    Box inner = at.inset(24, 16);
    Box head = inner.cut_top(24, 8);
    heading(ui, 1, tr("kit.title"), Type::title, head.cut_left(text_width(ui.fonts(), Type::title, tr("kit.title")) + 1, 8));
    text_at(ui, head, t.dark ? tr("kit.dark") : tr("kit.light"), Type::small, t.text2);
    Box left = inner.cut_left(324, 24), middle = inner.cut_left(324, 24);
    {
        PanelScope panel{ui, {.id = "left", .at = {left.x - 4, left.y, left.w + 8, left.h}, .padding_x = 4, .fixed = true}};
        buttons(ui, s);
        badges(ui);
        fields(ui, s);
        calendar_part(ui, s);
    }
    grid(ui, s, middle.cut_top(20 + 142, 10));
    states(ui, s, middle);
    draw_kit_middle(ui, middle, s);
    draw_kit_right(ui, inner, s);
    if (s.modal) {
        ModalScope const modal{ui, {.id = "confirm", .title = tr("kit.modal_title"), .text = tr("kit.modal_text"), .warning = tr("kit.modal_warning"), .confirm = tr("kit.apply")}};
        if (modal.answer() != ModalAnswer::open) {
            s.modal = false;
            note_edit(s, "modal", modal.answer() == ModalAnswer::confirm ? "confirm" : "cancel");
        }
    }
}

}  // namespace pmo::ui
