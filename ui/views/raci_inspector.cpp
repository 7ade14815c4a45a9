#include "ui/views/raci_inspector.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/registers/activity.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/inspector_parts.h"
#include "ui/screens/record_form.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/register_edits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field_editor.h"
#include "ui/widgets/form.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

using rules::Duty;
namespace act = registers::activity;

constexpr float kHeader = 40, kLine = 30, kParty = 70, kRepair = 36;
constexpr std::array kDuties = {Duty::responsible, Duty::accountable, Duty::both, Duty::consulted, Duty::informed, Duty::none};

struct Panel {
    Frame& frame;
    RaciInspector& state;
    RaciFindings const& found;
    Record const& activity;
    std::int32_t row;

    std::vector<std::size_t> const& hits() const { return found.of_row[static_cast<std::size_t>(row)]; }
    EditContext context() const { return raci_context(frame, found.key.project); }
};

void header(Panel const& p, Box at) {
    auto& ui = p.frame.ui;
    Box bar = at.inset(metric::space_page, 0);
    bar.w += 8;
    auto const tool = [&](std::string_view id, Icon icon, std::string_view name, bool disabled = false) {
        Box const place_at = bar.cut_right(28);
        return button(ui, {.id = id, .label = {}, .icon = icon, .kind = ButtonKind::ghost, .disabled = disabled, .name = name, .tip = name, .at = {place_at.x, at.cy() - 14, 28, 28}});
    };
    if (tool("close", Icon::x, tr("inspector.close"))) {
        p.frame.session.inspector_open = false;
        p.frame.ask([](AppActions& app) { app.session_changed(); });
    }
    if (tool("remove", Icon::trash_2, tr("raci.remove_activity"), !p.state.editable)) {
        Edit edit("raci.remove");
        edit.remove(p.activity.id());
        p.frame.edit(std::move(edit));
        p.frame.select(kNoId);
    }
    if (tool("next", Icon::arrow_down, tr("inspector.next"), !p.state.next)) p.frame.select(p.state.next);
    if (tool("previous", Icon::arrow_up, tr("inspector.previous"), !p.state.previous)) p.frame.select(p.state.previous);
    ui.pen().icon(bar.x, bar.cy(), Icon::table_2, ui.theme().text3, metric::icon_field);
    bar.cut_left(20);
    auto const words = record_kind(p.activity) + "  " + std::string(p.activity.get(act::code));
    text(ui, {.text = words, .type = Type::small, .color = ui.theme().text2, .id = "kind", .at = bar});
}

void title(Panel const& p, Box& at) {
    auto& ui = p.frame.ui;
    auto const name = record_name(p.activity);
    Box const wide = at.inset(metric::space_page, 0);
    auto const lines = ui.pen().wrap(Type::record, name, wide.w);
    auto const count = std::clamp<std::size_t>(lines.size(), 1, 3);
    Box const box{wide.x, at.y + 2, wide.w, Fonts::line_of(Type::record) * static_cast<float>(count)};
    ui.pen().lines(box.x, box.y, ui.theme().text1, Type::record, {lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(std::min(count, lines.size()))});
    say(ui, {.id = "title", .role = sem::Role::heading, .name = name, .at = box, .level = 2});
    if (lines.size() > count) tooltip_for(ui, box, name, "title");
    at.cut_top(box.h + 8);
}

// What a finding says, in a soft box.
void finding(Panel const& p, rules::Hit const& hit) {
    auto& ui = p.frame.ui;
    auto const tone = severity_tone(hit.severity);
    auto const words = sentence(hit, p.frame.store);
    Box box = remaining();
    auto const lines = ui.pen().wrap(Type::small, words, box.w - 44);
    box.h = 14 + Fonts::line_of(Type::small) * static_cast<float>(lines.size());
    ui.pen().panel(box, tone_soft_color(ui.theme(), tone), tone_line_color(ui.theme(), tone), metric::radius_button);
    ui.pen().icon(box.x + 10, box.y + 16, severity_icon(hit.severity), tone_text_color(ui.theme(), tone), metric::icon_field);
    ui.pen().lines(box.x + 32, box.y + 7, tone_text_color(ui.theme(), tone), Type::small, lines);
    IdScope const scope{hit.rule};
    auto const why = explain(p.frame, hit);
    say(ui, {.id = "finding", .role = sem::Role::alert, .name = words, .description = why, .at = box});
    tooltip_for(ui, box, why, "finding");
    skip(box.h + 6);
}

void repair_line(Panel const& p, RaciRepair const& repair, std::size_t index) {
    auto& ui = p.frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{&index, sizeof index};
    Box box = remaining();
    auto const words = repair_words(p.frame, repair);
    Button apply{.id = "apply", .label = tr("raci.apply"), .size = Size::small, .disabled = !p.state.editable, .name = {}, .tip = {}};
    auto const spoken = std::string(tr("raci.apply")) + " " + words;
    apply.name = spoken;
    Badge const best{.label = tr("raci.recommended"), .tone = Tone::green};
    float const side = button_width(ui, apply) + (repair.recommended ? badge_width(ui.fonts(), best) + 8 : 0) + 28;
    auto const lines = ui.pen().wrap(Type::small, words, box.w - side);
    box.h = std::max(kRepair, 16 + Fonts::line_of(Type::small) * static_cast<float>(lines.size()));
    ui.pen().panel(box, theme.surface, theme.line, metric::radius_button);
    float const height = Fonts::line_of(Type::small) * static_cast<float>(lines.size());
    ui.pen().lines(box.x + 12, std::round(box.cy() - height / 2), theme.text1, Type::small, lines);
    Box right = box.inset(8, 0);
    Box const place_at = right.cut_right(button_width(ui, apply), 8);
    apply.at = {place_at.x, std::round(box.cy() - metric::control_small / 2), place_at.w, metric::control_small};
    if (button(ui, apply)) p.frame.edit(repair_raci(p.context(), repair));
    if (repair.recommended) paint_badge(ui.pen(), right.right() - badge_width(ui.fonts(), best), box.cy(), best);
    say(ui, {.id = "words", .role = sem::Role::text, .name = words, .description = repair.recommended ? tr("raci.recommended") : std::string_view{}, .at = {box.x, box.y, right.right() - box.x, box.h}});
    skip(box.h + 6);
}

void repairs(Panel const& p) {
    auto const offered = repairs_of(p.found.matrix, p.row, p.found.gone);
    std::size_t index = 0;
    for (auto const hit : p.hits()) {
        auto const& found = p.found.hits[hit];
        finding(p, found);
        for (auto const& repair : offered)
            if (repair.rule == found.rule && (repair.changes.empty() || found.args.empty() || found.evidence.size() != 1 || repair.changes[0].party == found.evidence[0])) repair_line(p, repair, index++);
    }
    if (index > 0 || !p.hits().empty()) skip(4);
}

// What the method says, when the project does otherwise; one click takes it back.
void tailoring(Panel const& p) {
    if (p.found.differences.empty()) return;
    std::vector<std::string> said;
    for (auto const& one : p.found.differences) {
        if (one.activity != p.activity.id()) continue;
        if (!one.party) said.emplace_back(tr("raci.own_activity"));
        else said.push_back(tr("raci.differs", {party_words(p.frame, one.party), one.pattern == Duty::none ? std::string_view("–") : letter_of(one.pattern), one.now == Duty::none ? std::string_view("–") : letter_of(one.now)}));
    }
    if (said.empty()) return;
    auto& ui = p.frame.ui;
    section(ui, tr("raci.against_method"));
    for (std::size_t i = 0; i < said.size(); ++i) {
        IdScope const scope{&i, sizeof i};
        caption(ui, said[i]);
    }
    bool const copied = p.frame.store.live(p.activity.get(act::origin)) != nullptr;
    skip(4);
    if (copied && button(ui, {.id = "restore", .label = tr("raci.restore"), .icon = Icon::undo_2, .size = Size::small, .disabled = !p.state.editable, .tip = tr("raci.restore_tip")}))
        p.frame.edit(restore_raci(p.context(), p.activity.id()));
    skip(6);
}

void party_line(Panel const& p, std::size_t column) {
    auto& ui = p.frame.ui;
    auto const& theme = ui.theme();
    auto const party = p.found.matrix.columns[column].party;
    IdScope const scope{party};
    Box row = remaining();
    row.h = kLine;
    skip(kLine);
    auto const name = party_words(p.frame, party);
    Box const label = row.cut_left(kParty, 4);
    ui.pen().text(label, theme.text2, Type::small, short_party_words(p.frame, party));
    tooltip_for(ui, label, name, "party");
    auto const now = p.found.matrix.rows[static_cast<std::size_t>(p.row)].cells[column].duty;
    std::array<Choice, kDuties.size()> choices;
    std::array<std::string, kDuties.size()> tips;
    int chosen = static_cast<int>(kDuties.size()) - 1;
    for (std::size_t i = 0; i < kDuties.size(); ++i) {
        tips[i] = duty_words(kDuties[i]);
        choices[i] = {.key = kDuties[i] == Duty::none ? std::string_view("none") : rules::option_of(kDuties[i]), .label = kDuties[i] == Duty::none ? std::string_view("–") : letter_of(kDuties[i]), .count = {}, .tip = tips[i]};
        if (kDuties[i] == now) chosen = static_cast<int>(i);
    }
    Segmented segments{.id = "letter", .name = name, .options = choices, .chosen = chosen, .size = Size::small, .disabled = !p.state.editable};
    float const width = std::min(segmented_width(ui, segments), row.w);
    segments.at = {row.x, std::round(row.cy() - metric::control_small / 2), width, metric::control_small};
    row.cut_left(width, 8);
    if (auto const picked = segmented(ui, segments)) {
        RaciChange const change{p.activity.id(), party, kDuties[static_cast<std::size_t>(*picked)]};
        p.frame.edit(set_raci(p.context(), std::span(&change, 1)));
    }
    auto const head = party_head(p.frame, party);
    if (row.w < 18) return;
    if (head.empty()) {
        ui.pen().text(row, theme.text3, Type::small, tr("raci.nobody"));
        return;
    }
    Box const whole = row;
    paint_avatar(ui.pen(), row.x, row.cy(), head, 18);
    row.cut_left(23);
    if (ui.pen().width(Type::small, head) <= row.w) ui.pen().text(row, theme.text1, Type::small, head);
    say(ui, {.id = "head", .role = sem::Role::text, .name = head, .at = whole});
    tooltip_for(ui, whole, head, "head");
}

void definition(Panel const& p) {
    auto& ui = p.frame.ui;
    section(ui, tr("raci.definition"));
    for (auto const slot : {act::output.slot, act::time_limit.slot, act::time_from.slot, act::approval_rule.slot, act::template_.slot, act::basis.slot}) {
        auto const& field = act::kType.fields[slot];
        auto const label = field_words(act::kType, slot);
        FormRow const row{ui, {.label = label}};
        auto const typed = field_editor(p.frame, {.id = field.id, .type = act::kType, .slot = slot, .value = p.activity.value(slot), .record = &p.activity, .project = p.found.key.project, .read_only = !p.state.editable, .at = row.field()});
        Id const subject[] = {p.activity.id()};
        if (typed) p.frame.edit(set_edit(p.frame.store, subject, slot, *typed));
    }
}

void duties(Panel const& p) {
    auto& ui = p.frame.ui;
    repairs(p);
    tailoring(p);
    section(ui, p.found.key.parties == rules::Parties::departments ? tr("raci.by_department") : tr("raci.by_role"), tr("raci.type_letters"));
    for (std::size_t i = 0; i < p.found.matrix.columns.size(); ++i) party_line(p, i);
    skip(4);
    definition(p);
}

void checks(Panel const& p) {
    auto& ui = p.frame.ui;
    if (p.hits().empty()) {
        text(ui, {.text = tr("raci.row_fine"), .type = Type::body, .color = ui.theme().text2, .width = remaining().w, .wrap = true});
        return;
    }
    for (auto const hit : p.hits()) {
        auto const& one = p.found.hits[hit];
        finding(p, one);
        IdScope const scope{one.rule};
        text(ui, {.text = rule_words(one.rule), .type = Type::small, .color = ui.theme().text2, .width = remaining().w, .wrap = true, .id = "why"});
        skip(10);
    }
}

}  // namespace

void draw_raci_inspector(Frame& frame, RaciInspector& state, RaciFindings const& findings, Record const& activity) {
    auto& ui = frame.ui;
    auto const row = findings.matrix.row_of(activity.id());
    if (row < 0) return;
    Panel const p{frame, state, findings, activity, row};
    Box at = remaining();
    header(p, at.cut_top(kHeader));
    title(p, at);
    auto const count = p.hits().empty() ? std::string{} : format_integer(static_cast<std::int64_t>(p.hits().size()));
    Choice const choices[] = {{.key = "duties", .label = tr("raci.tab.duties"), .count = {}, .tip = {}}, {.key = "definition", .label = tr("raci.tab.definition"), .count = {}, .tip = {}},
                              {.key = "checks", .label = tr("raci.tab.checks"), .count = count, .tip = {}}, {.key = "history", .label = tr("inspector.history"), .count = {}, .tip = {}}};
    Box const strip = at.cut_top(metric::tabs_small);
    ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, ui.theme().line);
    if (auto const picked = tabs(ui, {.id = "tabs", .name = tr("inspector.tabs"), .tabs = choices, .active = state.tab, .size = Size::small, .line = false, .at = {strip.x + 6, strip.y, strip.w - 12, strip.h}})) state.tab = *picked;
    auto const name = record_name(activity);
    PanelScope const body{ui, {.id = "body", .name = name, .role = sem::Role::group, .at = at, .padding_x = metric::space_page, .padding_y = 10}};
    Record const* records[] = {&activity};
    switch (state.tab) {
        case 1: record_form(frame, {.records = records, .read_only = !state.editable}); break;
        case 2: checks(p); break;
        case 3: draw_record_history(frame, activity); break;
        default: duties(p); break;
    }
}

}  // namespace pmo::ui
