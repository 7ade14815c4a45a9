// One improvement from the lesson it came from to the effect that was measured, with the steps that its state allows.

#include <algorithm>
#include <cmath>

#include "core/actions/adopt_improvement.h"
#include "core/base/decimal.h"
#include "core/base/text.h"
#include "core/registers/improvement.h"
#include "core/registers/lesson.h"
#include "core/rules/knowledge.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/improvement_parts.h"
#include "ui/views/page.h"
#include "ui/views/reading.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/link_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace imp = registers::improvement;

EditContext context_of(Frame& frame) { return {frame.store, frame.ids, kNoId, frame.session.person, Date{frame.ui.today}}; }

std::string person_words(Frame const& frame, Record const& one, Field<Id> field) { return value_words(imp::kType, field.slot, one.value(field.slot), frame.store); }
std::string day_words(Record const& one, Field<Date> field) { return one.has(field) ? format_date(one.get(field).day) : std::string{}; }

std::string joined(std::initializer_list<std::string> parts) {
    std::string out;
    for (auto const& part : parts)
        if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
    return out;
}

// A line that leads to the record behind it.
void draw_link(Frame& frame, Reading& page, std::string_view id, std::string_view label, Record const& to) {
    auto& ui = frame.ui;
    Box row = page.strip(26);
    auto const pen = ui.pen();
    pen.text(row.cut_left(76), ui.theme().text3, Type::small, label);
    auto const name = record_kind(to) + ' ' + std::string(code_of(to)) + ' ' + record_name(to);
    if (link(ui, {.id = id, .label = name, .icon = register_icon(to.type().id), .name = {}, .tip = {}, .at = row})) frame.go(location_of(frame, to), to.id());
}

// Before and after as bars on one scale.
void draw_effect(Frame& frame, Reading& page, Record const& one) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const before = one.get(imp::before), after = one.get(imp::after);
    auto const most = std::max({before, after, std::int64_t{1}});
    auto const bar = [&](std::string_view id, std::string_view label, std::int64_t value, bool given, ImU32 color) {
        Box const whole = page.strip(24);
        Box row = whole;
        auto const words = given ? decimal_text(value, 2) + ' ' + std::string(one.get(imp::unit)) : std::string(tr("improvements.not_yet"));
        auto const pen = ui.pen();
        pen.text(row.cut_left(76), theme.text3, Type::small, label);
        Box const figure = row.cut_right(90, 8);
        Box const track{row.x, std::round(row.cy() - 5), row.w, 10};
        pen.fill(track, theme.pressed, metric::radius_bar);
        if (given && value > 0) pen.fill({track.x, track.y, std::round(track.w * static_cast<float>(static_cast<double>(value) / static_cast<double>(most))), track.h}, color, metric::radius_bar);
        pen.text(figure, theme.text1, Type::small, words, Align::right);
        say(ui, {.id = id, .role = sem::Role::text, .name = label, .value = words, .at = whole});
    };
    bool const good = effect_permille(one).value_or(0) > 0;
    bar("before", field_words(imp::kType, imp::before.slot), before, one.has(imp::before), theme.c5);
    bar("after", field_words(imp::kType, imp::after.slot), after, one.has(imp::after), good ? theme.green : theme.red);
}

}  // namespace

void ImprovementStory::ask(Frame& frame, Record const& one, Step step) {
    m_step = step;
    m_of = one.id();
    m_project = one.get(imp::trial_project);
    m_changed = one.get(imp::changed);
    m_until = Date{frame.ui.today + 30};
    m_words.clear();
    m_after_given = one.has(imp::after);
    m_after = one.get(imp::after);
    m_new_version = true;
    open_popup(frame.ui, "step.form");
}

bool ImprovementStory::ready(Record const& one, Frame const& frame) const {
    switch (m_step) {
        case Step::trial: return frame.store.live(m_project) && m_until.day > frame.ui.today;
        case Step::adopt: return true;
        case Step::reject: return !trim(m_words).empty();
        case Step::measure: return m_after_given && one.has(imp::measure) && one.has(imp::before);
        default: return false;
    }
}

void ImprovementStory::form(Frame& frame, Record const& one) {
    auto& ui = frame.ui;
    PopupScope popup{ui, {.id = "step.form", .name = tr("improvements.next_step"), .width = 380}};
    if (!popup.open()) return;
    if (m_of != one.id() || !frame.writable) { popup.close(); return; }
    IdScope const scope{"form"};
    if (m_step == Step::trial) {
        {
            FormRow const row{ui, {.label = field_words(imp::kType, imp::trial_project.slot), .required = true}};
            if (auto const picked = link_field(frame, {.id = "project", .target = "project", .chosen = m_project, .may_create = false, .at = row.field()})) m_project = *picked;
        }
        FormRow const row{ui, {.label = field_words(imp::kType, imp::trial_until.slot), .required = true}};
        if (auto const picked = date_field(ui, {.id = "until", .day = m_until.day, .min = ui.today + 1, .at = row.field()}); picked && picked->day) m_until = Date{*picked->day};
    } else if (m_step == Step::adopt) {
        {
            FormRow const row{ui, {.label = field_words(imp::kType, imp::changed.slot)}};
            if (auto const picked = link_field(frame, {.id = "changed", .target = "*", .chosen = m_changed, .may_create = false, .at = row.field()})) m_changed = *picked;
        }
        auto const* changed = frame.store.live(m_changed);
        bool const has_version = changed && slot_of(changed->type(), "version") != kNoSlot;
        if (checkbox(ui, {.id = "version", .label = tr("improvements.new_version"), .checked = m_new_version && has_version, .disabled = !has_version, .tip = tr("improvements.new_version_tip")})) m_new_version = !m_new_version;
    } else if (m_step == Step::measure) {
        auto const label = std::string(one.get(imp::measure)) + ' ' + std::string(one.get(imp::unit));
        auto const value = m_after_given ? decimal_text(m_after, 2) : std::string{};
        FormRow const row{ui, {.label = field_words(imp::kType, imp::after.slot), .required = true, .hint = label}};
        if (auto typed = text_field(ui, {.id = "after", .value = value, .at = row.field()}))
            if (auto const number = decimal_from_text(trim(*typed), 2)) { m_after = *number; m_after_given = true; }
    }
    if (m_step == Step::adopt || m_step == Step::reject)
        if (auto typed = text_area(ui, {.id = "words", .name = field_words(imp::kType, imp::decision_comment.slot), .value = m_words, .placeholder = m_step == Step::reject ? tr("improvements.why_rejected") : tr("improvements.comment"), .lines = 2})) m_words = std::move(*typed);
    skip(6);
    auto const label = m_step == Step::trial ? tr("improvements.start_trial") : m_step == Step::adopt ? tr("improvements.adopt") : m_step == Step::reject ? tr("improvements.reject") : tr("improvements.measure");
    bool const can = ready(one, frame) || (m_step == Step::reject && ui.typing());
    auto const why_not = can ? std::string_view{} : m_step == Step::measure ? tr("improvements.needs_measure") : m_step == Step::reject ? tr("improvements.why_rejected") : tr("improvements.needs_project");
    if (!button(ui, {.id = "confirm", .label = label, .icon = Icon::check, .kind = ButtonKind::primary, .disabled = !can, .tip = why_not})) return;
    switch (m_step) {
        case Step::trial: frame.edit(start_trial(context_of(frame), m_of, {m_project, m_until})); break;
        case Step::adopt: frame.edit(adopt_improvement(context_of(frame), m_of, {.changed = m_changed, .new_version = m_new_version, .comment = m_words})); break;
        case Step::reject: frame.edit(reject_improvement(context_of(frame), m_of, m_words)); break;
        case Step::measure: frame.edit(measure_improvement(context_of(frame), m_of, m_after)); break;
        default: break;
    }
    popup.close();
}

void ImprovementStory::buttons(Frame& frame, Record const& one, Box bar) {
    auto& ui = frame.ui;
    auto const step = [&](std::string_view id, std::string_view label, Icon icon, Step what, bool primary = false) {
        if (right_button(ui, {.id = id, .label = label, .icon = icon, .kind = primary ? ButtonKind::primary : ButtonKind::secondary, .size = Size::small, .disabled = !frame.writable, .opens_menu = true}, bar)) ask(frame, one, what);
    };
    bool const fresh = registers::is(one, imp::status, "proposed", ""), open = fresh || registers::is(one, imp::status, "assessing", "trial");
    if (open) {
        step("reject", tr("improvements.reject"), Icon::x, Step::reject);
        step("adopt", tr("improvements.adopt"), Icon::check, Step::adopt, registers::is(one, imp::status, "trial"));
    }
    if (fresh || registers::is(one, imp::status, "assessing")) step("trial", tr("improvements.start_trial"), Icon::play, Step::trial, true);
    if (fresh && right_button(ui, {.id = "assess", .label = tr("improvements.assess"), .icon = Icon::search, .size = Size::small, .disabled = !frame.writable}, bar)) frame.edit(assess_improvement(context_of(frame), one.id()));
    if (registers::is(one, imp::status, "adopted", "measured")) step("measure", tr("improvements.measure"), Icon::gauge, Step::measure, registers::is(one, imp::status, "adopted"));
    if (auto const [improvement, what] = std::exchange(m_begin, {}); improvement == one.id() && frame.writable) ask(frame, one, what);
    form(frame, one);
    heading(ui, 2, record_name(one), Type::strong, bar);
}

void ImprovementStory::draw(Frame& frame, Record const& one, std::vector<rules::Hit> const& hits, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{one.id()};
    RegionScope const region{ui, {.id = "story", .role = sem::Role::region, .name = tr("improvements.story"), .at = at}};
    ui.pen().panel(at, theme.surface, theme.line, metric::radius_card);
    Box body = at.inset(metric::space_card, 4);
    buttons(frame, one, body.cut_top(36, 4));
    Box const right = body.w > 560 ? body.cut_right(std::round(body.w * 0.46f), metric::space_page) : Box{};

    auto const draw_left = [&](Reading& page) {
        if (auto const* lesson = registers::linked(one, frame.store, imp::origin)) draw_link(frame, page, "origin", field_words(imp::kType, imp::origin.slot), *lesson);
        page.step(Icon::lightbulb, joined({field_words(imp::kType, imp::proposal.slot), person_words(frame, one, imp::proposer), day_words(one, imp::proposed_on)}), one.get(imp::proposal));
        auto const* project = registers::linked(one, frame.store, imp::trial_project);
        bool const decided = one.has(imp::decided_by) || one.has(imp::decision_comment);
        page.step(Icon::target, field_words(imp::kType, imp::benefit.slot), one.get(imp::benefit), !project && !decided);
        if (project) {
            auto const result = one.has(imp::trial_result) ? std::string(one.get(imp::trial_result)) : std::string(tr("improvements.no_result"));
            page.step(Icon::play, joined({std::string(tr("improvements.trial_in", {record_name(*project)})), day_words(one, imp::trial_from), day_words(one, imp::trial_until)}), result, !decided);
        }
        if (decided) {
            auto const comment = one.has(imp::decision_comment) ? std::string(one.get(imp::decision_comment)) : option_words(imp::kType, imp::status.slot, registers::is(one, imp::status, "rejected") ? "rejected" : "adopted");
            page.step(Icon::gavel, joined({std::string(tr("improvements.decision")), person_words(frame, one, imp::decided_by), day_words(one, imp::adopted_on)}), comment, true);
        }
    };
    auto const draw_right = [&](Reading& page) {
        if (auto const* changed = registers::linked(one, frame.store, imp::changed)) draw_link(frame, page, "changed", field_words(imp::kType, imp::changed.slot), *changed);
        if (one.has(imp::measure)) {
            page.note(joined({field_words(imp::kType, imp::measure.slot) + ' ' + std::string(one.get(imp::measure)), one.has(imp::direction) ? option_words(imp::kType, imp::direction.slot, one.get(imp::direction)) : std::string{}, day_words(one, imp::measured_on)}));
            draw_effect(frame, page, one);
            if (auto const effect = effect_permille(one)) page.paragraph(*effect >= 0 ? tr("improvements.better", {format_percent(*effect, 1, 0)}) : tr("improvements.worse", {format_percent(-*effect, 1, 0)}), *effect > 0 ? theme.green_text : theme.red_text);
        } else {
            page.note(tr("improvements.no_measure"));
        }
        if (registers::is(one, imp::status, "adopted") && one.has(imp::adopted_on)) page.note(tr("improvements.measure_by", {format_date(rules::measure_by(one).day)}));
        page.labelled(field_words(imp::kType, imp::effect.slot), one.get(imp::effect));
        for (auto const& hit : hits) {
            if (hit.subject != one.id()) continue;
            IdScope const line_scope{hit.rule};
            Box const line = page.strip(26);
            auto const words = sentence(hit, frame.store);
            ui.pen().icon(line.x, line.cy(), severity_icon(hit.severity), severity_color(theme, hit.severity), metric::icon_field);
            text(ui, {.text = words, .type = Type::small, .color = theme.text1, .id = "hit", .at = {line.x + 20, line.y, line.w - 20, line.h}});
            tooltip_for(ui, line, words + '\n' + rule_words(hit.rule), "hit");
        }
    };
    {
        PanelScope const panel{ui, {.id = "left", .name = tr("improvements.story"), .at = body}};
        Reading page{ui, panel.inner()};
        draw_left(page);
        if (right.empty()) draw_right(page);
        page.finish();
    }
    if (right.empty()) return;
    PanelScope const panel{ui, {.id = "right", .name = tr("improvements.effect"), .at = right}};
    Reading page{ui, panel.inner()};
    draw_right(page);
    page.finish();
}

}  // namespace pmo::ui
