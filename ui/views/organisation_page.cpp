// The page of one department.

#include <algorithm>
#include <cmath>
#include <map>

#include "core/registers/department.h"
#include "core/registers/department_duty.h"
#include "core/registers/hand_over.h"
#include "core/registers/person.h"
#include "core/registers/phase.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hand_over_card.h"
#include "ui/views/hit_list.h"
#include "ui/views/organisation_parts.h"
#include "ui/views/raci_parts.h"
#include "ui/views/record_card.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace dep = registers::department;
namespace dut = registers::department_duty;
namespace hov = registers::hand_over;
namespace per = registers::person;

constexpr float kTile = 96, kGap = 12, kDutyRow = 44, kDutyHead = 36;

std::string number(std::int64_t value) { return format_integer(value); }

std::string name_of(Frame const& frame, Id id) {
    auto const* record = frame.store.live(id);
    return record ? record_name(*record) : std::string{};
}

// Name, kind, who leads it, and what it is for.
void identity(Frame& frame, OrganisationFacts const& facts, Record const& department, Box& area) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    auto const mandate = department.has(dep::mandate) ? std::string(department.get(dep::mandate)) : std::string(tr("organisation.no_mandate"));
    auto const lines = pen.wrap(Type::body, mandate, area.w - 32);
    auto const shown = std::min<std::size_t>(lines.size(), 3);
    auto const* row = facts.find(department.id());
    float const warn = row && !row->hits.empty() ? 24.0f : 0.0f;
    Box const box = area.cut_top(76 + Fonts::line_of(Type::body) * static_cast<float>(shown) + warn, kGap);
    pen.panel(box, theme.surface, theme.line, metric::radius_card);
    Box inner = box.inset(16, 10);
    Box line = inner.cut_top(26);
    auto const name = record_name(department);
    auto const hot = hot_area(ui, {.id = "identity", .name = name, .description = tr("organisation.edit_tip"), .role = sem::Role::button, .at = {line.x - 4, line.y, std::min(std::ceil(pen.width(Type::title, name)) + 8, line.w), line.h}});
    if (hot.clicked) { frame.session.inspector_open = true; frame.select(department.id()); }
    pen.text(line.cut_left(std::min(std::ceil(pen.width(Type::title, name)) + 1, line.w * 0.6f), 10), hot.hovered ? theme.accent_text : theme.text1, Type::title, name);
    auto const kind = department.has(dep::kind) ? option_words(dep::kType, dep::kind.slot, department.get(dep::kind)) : std::string{};
    if (!kind.empty()) line.cut_left(paint_badge(pen, line.x, line.cy(), {.label = kind, .tone = Tone::neutral}), 8);
    if (department.get(dep::inactive)) paint_badge(pen, line.x, line.cy(), {.label = tr("organisation.inactive"), .tone = Tone::outline});
    Box people = inner.cut_top(24);
    auto const person = [&](std::string_view label, Id id, std::string_view key) {
        auto const who = name_of(frame, id);
        if (who.empty()) return;
        pen.text(people.cut_left(std::ceil(pen.width(Type::small, label)), 6), theme.text3, Type::small, label);
        paint_avatar(pen, people.x, people.cy(), who, 18);
        people.cut_left(23);
        Box const at = people.cut_left(std::ceil(pen.width(Type::small, who)) + 1, 18);
        pen.text(at, theme.text1, Type::small, who);
        say(ui, {.id = key, .role = sem::Role::text, .name = label, .value = who, .at = at});
    };
    person(field_words(dep::kType, dep::head.slot), department.get(dep::head), "head");
    person(field_words(dep::kType, dep::deputy.slot), department.get(dep::deputy), "deputy");
    if (!department.get(dep::location).empty()) pen.text(people, theme.text3, Type::small, department.get(dep::location));
    if (warn > 0) {
        auto const& hit = facts.hits[row->hits[0]];
        Box const at = inner.cut_top(24);
        pen.icon(at.x, at.cy(), severity_icon(hit.severity), severity_color(theme, hit.severity), metric::icon_field);
        auto const words = sentence(hit, frame.store) + (row->hits.size() > 1 ? " +" + number(static_cast<std::int64_t>(row->hits.size()) - 1) : std::string{});
        pen.text({at.x + 20, at.y, at.w - 20, at.h}, theme.text1, Type::small, words);
        say(ui, {.id = "warning", .role = sem::Role::alert, .name = words, .at = at});
        tooltip_for(ui, at, explain(frame, hit), "warning");
    }
    pen.lines(inner.x, inner.y, department.has(dep::mandate) ? theme.text2 : theme.text3, Type::body, {lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(shown)});
    say(ui, {.id = "mandate", .role = sem::Role::text, .name = mandate, .at = inner});
}

void tiles(Frame& frame, DepartmentFacts const& facts, Box area) {
    auto& ui = frame.ui;
    auto const tile = [&](int i, std::string_view id, std::string_view label, std::int64_t value, std::string const& note, std::string_view tip) {
        auto const figure = number(value);
        kpi_tile(ui, {.id = id, .label = label, .value = figure, .unit = {}, .sentence = note, .tip = tip, .at = area.column(i, 4, kGap)});
    };
    auto const& l = facts.letters;
    tile(0, "people", tr("organisation.people"), facts.people, facts.people_below > facts.people ? tr("organisation.with_below", {number(facts.people_below)}) : std::string{}, tr("organisation.people_tip"));
    tile(1, "letters", tr("organisation.letters"), l.responsible + l.accountable, tr("raci.tally", {number(l.responsible), number(l.accountable), number(l.consulted), number(l.informed)}), tr("organisation.letters_tip"));
    auto const late = [](std::int32_t count) { return count > 0 ? tr("organisation.late", static_cast<std::int64_t>(count)) : std::string(tr("organisation.none_late")); };
    tile(2, "owes", tr("organisation.owes"), facts.owes, late(facts.owes_late), tr("organisation.owes_tip"));
    tile(3, "waits", tr("organisation.waits"), facts.waits, late(facts.waits_late), tr("organisation.waits_tip"));
}

HandOverCard hand_over_card(std::string_view id, std::vector<Record const*> const& records, bool owes) {
    // The kinds of what is open, in the caption: "法务审核 2 · 预算审核 1".
    std::map<std::string_view, std::int64_t> kinds;
    for (auto const* one : records) ++kinds[one->get(hov::kind)];
    HandOverCard card{.id = id, .title = std::string(owes ? tr("organisation.owes") : tr("organisation.waits")), .caption = {}, .none = std::string(owes ? tr("organisation.owes_none") : tr("organisation.waits_none"))};
    for (auto const& [kind, count] : kinds)
        if (!kind.empty()) card.caption += (card.caption.empty() ? "" : " · ") + option_words(hov::kType, hov::kind.slot, kind) + " " + number(count);
    for (auto const* one : records) {
        bool const asked = one->get(hov::from_department) == rules::acting_department(*one);
        card.lines.push_back({one, !owes ? rules::acting_department(*one) : asked ? one->get(hov::to_department) : one->get(hov::from_department)});
    }
    return card;
}

// What the department has to do in each phase of a project's life: its own list, and what the matrix gives it.
void duties(Frame& frame, OrganisationFacts const& facts, Record const& department, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    CardScope const card{ui, {.id = "duties", .title = tr("organisation.duties"), .caption = tr("organisation.duties_caption"), .at = at}};
    Box body = card.body();
    auto const column = facts.matrix.column_of(department.id());
    auto const own = frame.store.referrers(dut::kType, dut::department, department.id());
    for (auto const life : registers::kLifePhase) {
        Box const row = body.cut_top(kDutyRow);
        if (row.bottom() > at.bottom()) break;
        IdScope const scope{life};
        pen.line_h(row.x, row.right(), row.bottom() - 1, theme.grid);
        Box inner = row.inset(12, 0);
        pen.text(inner.cut_left(64, 8), theme.text1, Type::strong, option_words(registers::phase::kType, registers::phase::kind.slot, life));
        Box letters = inner.cut_right(112, 8);
        rules::RaciTally tally;
        std::string named;
        for (auto const& of : facts.matrix.rows) {
            auto const* phase = frame.store.live(facts.matrix.phases[static_cast<std::size_t>(of.phase)].phase);
            if (column < 0 || !phase || phase->get(registers::phase::kind) != life) continue;
            auto const duty = of.cells[static_cast<std::size_t>(column)].duty;
            tally.add(duty);
            if (duty != rules::Duty::none) named += "\n" + std::string(rules::answers(duty) && rules::does(duty) ? "A/R" : letter_of(duty)) + "  " + name_of(frame, of.activity);
        }
        auto const figures = tr("organisation.phase_letters", {number(tally.responsible), number(tally.accountable), number(tally.consulted), number(tally.informed)});
        pen.text(letters, tally.empty() ? theme.text3 : theme.text2, Type::small, figures, Align::right);
        say(ui, {.id = "letters", .role = sem::Role::text, .name = figures, .description = named, .at = letters});
        tooltip_for(ui, letters, std::string(tr("organisation.letters_of_phase")) + named, "letters");
        std::vector<Record const*> here;
        for (auto const* duty : own)
            if (duty->get(dut::phase) == life) here.push_back(duty);
        if (here.empty()) {
            pen.text(inner, theme.text3, Type::small, tally.responsible + tally.accountable > 0 ? tr("organisation.duty_missing") : tr("organisation.duty_none"));
            continue;
        }
        // Two lines: the duty, its result. More duties of one phase are counted.
        auto const words = record_name(*here[0]) + (here.size() > 1 ? "  +" + number(static_cast<std::int64_t>(here.size()) - 1) : std::string{});
        auto const hot = hot_area(ui, {.id = "duty", .name = words, .role = sem::Role::link, .at = {inner.x - 4, row.y + 2, inner.w + 4, row.h - 4}});
        if (hot.clicked) { frame.session.inspector_open = true; frame.select(here[0]->id()); }
        if (hot.hovered) pen.fill({inner.x - 4, row.y + 2, inner.w + 4, row.h - 5}, theme.hover, metric::radius_button);
        pen.text({inner.x, row.y + 4, inner.w, 18}, theme.text1, Type::body, words);
        pen.text({inner.x, row.y + 22, inner.w, 18}, theme.text3, Type::small, here[0]->get(dut::output));
    }
}

RecordCard people_card(Frame const& frame, Record const& department) {
    auto const people = rules::people_of(frame.store, department.id(), Date{frame.ui.today});
    RecordCard card{.id = "people", .title = std::string(tr("organisation.people")), .caption = number(static_cast<std::int64_t>(people.size())), .none = std::string(tr("organisation.no_people")), .all = {}, .scroll = true};
    for (auto const* person : people) {
        RecordLine line{.record = person, .when = std::string(person->get(per::job_title)), .who = {}};
        if (person->id() == department.get(dep::head)) line.badge_words = tr("organisation.head"), line.badge = Badge{.label = {}, .tone = Tone::blue};
        else if (auto const role = name_of(frame, person->get(per::role)); !role.empty()) line.badge_words = role, line.badge = Badge{.label = {}, .tone = Tone::neutral};
        card.lines.push_back(std::move(line));
    }
    return card;
}

}  // namespace

void draw_department_page(Frame& frame, OrganisationFacts const& facts, Record const& department, Box area) {
    auto const* row = facts.find(department.id());
    if (!row) return;
    IdScope const scope{department.id()};
    PanelScope const panel{frame.ui, {.id = "page", .name = record_name(department), .at = area}};
    Box inner = panel.inner();
    Box const start = inner;
    inner.h = 100000;
    identity(frame, facts, department, inner);
    tiles(frame, *row, inner.cut_top(kTile, kGap));
    auto const work = rules::collaboration_of(frame.store, department.id(), Date{frame.ui.today});
    auto const most = std::max(work.owes.size(), work.waits.size());
    Box const pair = inner.cut_top(record_card_height(std::clamp<std::size_t>(most, 1, 6)), kGap);
    draw_hand_over_card(frame, hand_over_card("card.owes", work.owes, true), pair.column(0, 2, kGap));
    draw_hand_over_card(frame, hand_over_card("card.waits", work.waits, false), pair.column(1, 2, kGap));
    float const high = kDutyHead + kDutyRow * 5 + 4;
    Box lower = inner.cut_top(high, kGap);
    duties(frame, facts, department, lower.cut_left(std::round(lower.w * 0.56f), kGap));
    draw_record_card(frame, people_card(frame, department), lower);
    reserve({start.x, start.y, start.w, inner.y - start.y});
}

}  // namespace pmo::ui
