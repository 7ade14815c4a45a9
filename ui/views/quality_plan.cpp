// What is checked when against which standard, what is due and what was missed; beside it the checklists, ticked in place.

#include <algorithm>
#include <cmath>

#include "core/actions/quality.h"
#include "core/project/quality_overview.h"
#include "core/registers/checklist_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/quality_plan_item.h"
#include "core/registers/quality_standard.h"
#include "core/registers/review.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/editable.h"
#include "ui/screens/screens.h"
#include "ui/views/fact_table.h"
#include "ui/views/page.h"
#include "ui/views/quality_parts.h"
#include "ui/views/record_card.h"
#include "ui/views/register_looks.h"
#include "ui/views/remember.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"

namespace pmo::ui {

namespace {

namespace chk = registers::checklist_item;
namespace qpi = registers::quality_plan_item;
namespace rvw = registers::review;

enum Col : int { kTitle, kState, kProject, kSubject, kStandard, kMethod, kPlanned, kHeld, kOwner, kResult, kColumns };

struct Facts {
    std::vector<PlannedCheck> checks;
    std::vector<ChecklistOf> lists;
    std::vector<rules::Hit> hits;
};

TableCell state_cell(CheckState state) {
    switch (state) {
        case CheckState::missed: return badge_cell(std::string(tr("quality.check.missed")), Tone::red, Icon::triangle_alert);
        case CheckState::due: return badge_cell(std::string(tr("quality.check.due")), Tone::amber, Icon::clock);
        case CheckState::running: return badge_cell(std::string(tr("quality.check.running")), Tone::blue);
        case CheckState::held: return badge_cell(std::string(tr("quality.check.held")), Tone::green, Icon::check);
        case CheckState::cancelled: return badge_cell(std::string(tr("quality.check.cancelled")), Tone::outline);
        case CheckState::planned: break;
    }
    return badge_cell(std::string(tr("quality.check.planned")), Tone::neutral);
}

class PlanPart final : public QualityPart {
public:
    bool shows(TypeDef const& type) const override { return &type == &qpi::kType || &type == &rvw::kType || &type == &chk::kType; }

    void tools(Frame& frame, Box& bar) override {
        if (!frame.session.location.project || !frame.writable) return;
        if (right_button(frame.ui, {.id = "new_plan_item", .label = tr("quality.new_plan_item"), .icon = Icon::plus, .kind = ButtonKind::primary}, bar)) add_to_project(frame, qpi::kType);
        auto const* item = frame.store.live(frame.session.selected());
        bool const callable = item && &item->type() == &qpi::kType && registers::is_open(*item) && !frame.store.live(item->get(qpi::review));
        if (right_button(frame.ui, {.id = "call_review", .label = tr("quality.call_review"), .icon = Icon::eye, .disabled = !callable, .tip = tr("quality.call_review.tip")}, bar))
            if (auto made = call_review(edit_context(frame, frame.session.location.project), item->id())) {
                frame.edit(std::move(made->edit));
                frame.select(made->record);
            }
    }

    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        auto const& facts = m_facts.get(frame, project, [&] {
            return Facts{planned_checks(frame.store, project, Date{frame.ui.today}), checklists(frame.store, project), quality_hits(frame, {&qpi::kType, &rvw::kType, &registers::deliverable::kType})};
        });
        area = area.inset(metric::space_card);
        bool const wide = area.w >= 900;
        Box side = wide ? area.cut_right(328, metric::space_card) : area.cut_bottom(std::min(300.0f, area.h * 0.45f), metric::space_card);
        draw_checks(frame, facts, area);
        draw_lists(frame, facts, side.cut_top(std::round(side.h * 0.6f), metric::space_card));
        draw_quality_hits(frame, "plan.hits", facts.hits, side);
    }

private:
    void draw_checks(Frame& frame, Facts const& facts, Box at) {
        if (facts.checks.empty()) {
            bool const may = frame.session.location.project && frame.writable;
            if (empty_state(frame.ui, {.id = "none", .icon = Icon::clipboard_list, .title = tr("quality.plan.none"), .text = tr("quality.plan.none_text"), .primary = may ? tr("quality.new_plan_item") : std::string_view{}, .secondary = {}, .at = at}) == EmptyAnswer::primary)
                add_to_project(frame, qpi::kType);
            return;
        }
        bool const many = !frame.session.location.project;
        Col const shown[] = {kTitle, kState, kProject, kPlanned, kHeld, kResult, kSubject, kStandard, kMethod, kOwner};
        std::vector<Column> columns;
        m_columns.clear();
        for (auto const one : shown)
            if (one != kProject || many) { m_columns.push_back(one); columns.push_back(column(one)); }
        fact_table(frame, {.id = "checks", .name = tr("quality.plan.table"), .columns = columns, .at = at, .multi_select = false, .editable = false},
                   {.count = facts.checks.size(), .record = [&](std::size_t row) { return facts.checks[row].subject(); },
                    .cell = [&](std::size_t row, int c) { return cell(frame, facts.checks[row], m_columns[static_cast<std::size_t>(c)]); },
                    .over = [&](std::size_t row) { return facts.checks[row].state == CheckState::cancelled; }},
                   m_table);
    }

    static Column column(Col which) {
        switch (which) {
            case kTitle: return {.id = "title", .title = tr("quality.col.check"), .width = 164, .sortable = false};
            case kState: return {.id = "state", .title = tr("quality.col.state"), .width = 88, .sortable = false, .tip = tr("quality.col.state.tip")};
            case kProject: return {.id = "project", .title = tr("quality.col.project"), .width = 70, .sortable = false};
            case kSubject: return {.id = "subject", .title = tr("quality.col.subject"), .width = 112, .sortable = false};
            case kStandard: return {.id = "standard", .title = tr("quality.col.standard"), .width = 92, .sortable = false};
            case kMethod: return {.id = "method", .title = tr("quality.col.method"), .width = 68, .sortable = false};
            case kPlanned: return {.id = "planned", .title = tr("quality.col.planned"), .width = 86, .sortable = false};
            case kHeld: return {.id = "held", .title = tr("quality.col.held"), .width = 86, .sortable = false};
            case kOwner: return {.id = "owner", .title = tr("quality.col.leader"), .width = 84, .sortable = false};
            default: return {.id = "result", .title = tr("quality.col.result"), .width = 84, .sortable = false};
        }
    }

    TableCell cell(Frame const& frame, PlannedCheck const& check, Col which) const {
        auto const* item = frame.store.live(check.item);
        auto const* review = frame.store.live(check.review);
        auto const* main = item ? item : review;
        if (!main) return {};
        auto const& theme = frame.ui.theme();
        auto const from = [&](std::uint8_t of_item, std::uint8_t of_review) { return item && item->has(of_item) ? field_cell(frame, *item, of_item) : review ? field_cell(frame, *review, of_review) : TableCell{}; };
        switch (which) {
            case kTitle: {
                auto const number = review ? std::string(code_of(*review)) : std::string{};
                return text_cell(number.empty() ? record_name(*main) : number + "  " + record_name(*main));
            }
            case kState: return state_cell(check.state);
            case kProject: return text_cell(project_code_of(frame, check.project), theme.text3);
            case kSubject: return from(qpi::deliverable.slot, rvw::deliverable.slot);
            case kStandard: return from(qpi::standard.slot, rvw::standard.slot);
            case kMethod: return text_cell(item && item->has(qpi::method) ? option_words(qpi::kType, qpi::method.slot, item->get(qpi::method)) : review ? option_words(rvw::kType, rvw::kind.slot, review->get(rvw::kind)) : std::string{});
            case kPlanned: return date_cell(check.planned, check.state == CheckState::missed ? theme.red_text : check.state == CheckState::due ? theme.amber_text : 0);
            case kHeld: return date_cell(check.held);
            case kOwner: return review ? field_cell(frame, *review, rvw::leader.slot) : item ? field_cell(frame, *item, item->has(qpi::checker) ? qpi::checker.slot : qpi::owner.slot) : TableCell{};
            default: return review && review->has(rvw::result) && !registers::is(*review, rvw::result, "pending") ? field_cell(frame, *review, rvw::result.slot) : TableCell{};
        }
    }

    // ---- checklists

    void draw_lists(Frame& frame, Facts const& facts, Box at) {
        auto& ui = frame.ui;
        auto const caption = format_integer(static_cast<std::int64_t>(facts.lists.size()));
        CardScope const card{ui, {.id = "lists", .title = tr("quality.checklists"), .caption = caption, .at = at}};
        take_over_button(frame, card.header());
        PanelScope const panel{ui, {.id = "points", .name = tr("quality.checklists"), .role = sem::Role::list, .at = card.body()}};
        Box const inner = panel.inner();
        if (facts.lists.empty()) {
            empty_state(ui, {.id = "none", .icon = Icon::list_checks, .title = tr("quality.checklists.none"), .text = tr("quality.checklists.none_text"), .primary = {}, .secondary = {}, .at = {inner.x, inner.y, inner.w, std::max(inner.h, 120.0f)}});
            return;
        }
        float y = inner.y;
        for (std::size_t i = 0; i < facts.lists.size(); ++i) {
            auto const& list = facts.lists[i];
            auto const* subject = frame.store.live(list.subject);
            if (!subject) continue;
            IdScope const scope{list.subject};
            bool const open = m_open ? *m_open == list.subject : i == 0;
            draw_head(frame, list, *subject, open, {inner.x, y, inner.w, 36});
            y += 36;
            if (open)
                for (auto const id : list.items)
                    if (auto const* item = frame.store.live(id)) {
                        draw_point(frame, *item, {inner.x, y, inner.w, 28});
                        y += 28;
                    }
        }
        reserve({inner.x, inner.y, inner.w, y - inner.y});
    }

    void draw_head(Frame& frame, ChecklistOf const& list, Record const& subject, bool open, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        auto const count = tr("quality.checklists.count", {format_integer(list.done), format_integer(list.points)});
        auto const name = record_name(subject);
        auto const hot = hot_area(ui, {.id = "head", .name = name, .value = count, .role = sem::Role::button, .state = sem::expandable | (open ? sem::expanded : sem::collapsed), .at = at});
        if (hot.clicked) m_open = open ? kNoId : list.subject;
        if (!hot.visible) return;
        auto const pen = ui.pen();
        if (hot.hovered) pen.fill(at, theme.hover);
        pen.line_h(at.x, at.right(), at.bottom() - 1, theme.grid);
        Box row = at.inset(10, 0);
        pen.icon(row.x, row.cy(), open ? Icon::chevron_down : Icon::chevron_right, theme.text3, metric::icon_field);
        row.cut_left(20);
        Box const numbers = row.cut_right(std::ceil(pen.width(Type::small, count)) + 1, 8);
        pen.text(numbers, theme.text2, Type::small, count, Align::right);
        Box const track = row.cut_right(60, 8);
        paint_progress(pen, {track.x, track.cy() - 3, track.w, 6}, list.points ? list.done * 1000 / list.points : 0, -1, list.must_open ? theme.amber : list.done == list.points ? theme.green : theme.c1);
        auto const project = frame.session.location.project ? std::string{} : project_code_of(frame, list.project) + "  ";
        pen.text(row, theme.text1, Type::body, project + name);
    }

    void draw_point(Frame& frame, Record const& item, Box at) {
        auto& ui = frame.ui;
        IdScope const scope{item.id()};
        bool const done = item.get(chk::done), must = item.get(chk::must);
        Box row = at.inset(12, 0);
        row.cut_left(18);
        std::string when;
        if (done && item.has(chk::done_on)) when = format_date_short(item.get(chk::done_on).day);
        auto const* who = frame.store.live(item.get(chk::done_by));
        auto const tip = done && who ? tr("quality.point.done_by", {record_name(*who), item.has(chk::done_on) ? format_date(item.get(chk::done_on).day) : std::string("—")}) : std::string(must ? tr("quality.point.must_tip") : tr("quality.point.tip"));
        if (!when.empty()) ui.pen().text(row.cut_right(40, 6), ui.theme().text3, Type::small, when, Align::right);
        if (must) {
            Badge const badge{.label = tr("quality.point.must"), .tone = done ? Tone::outline : Tone::amber};
            Box const sign = row.cut_right(badge_width(ui.fonts(), badge), 6);
            paint_badge(ui.pen(), sign.x, sign.cy(), badge);
        }
        auto const words = record_name(item);
        bool const may = frame.writable && editable(frame, item);
        if (checkbox(ui, {.id = "point", .label = words, .checked = done, .disabled = !may, .tip = tip, .at = {row.x, std::round(row.cy() - 10), row.w, 20}}))
            if (auto edit = tick_checklist(edit_context(frame, frame.session.location.project), item.id(), !done)) frame.edit(std::move(*edit));
    }

    // The points of a standard for the record that is selected.
    void take_over_button(Frame& frame, Box header) {
        auto& ui = frame.ui;
        auto const* record = frame.store.live(frame.session.selected());
        auto const* subject = record && &record->type() == &qpi::kType ? frame.store.live(record->get(qpi::deliverable)) : record;
        bool const fits = subject && frame.writable && (&subject->type() == &rvw::kType || &subject->type() == &registers::deliverable::kType) && editable(frame, *subject);
        Button take{.id = "take", .label = tr("quality.take_checklist"), .icon = Icon::plus, .kind = ButtonKind::ghost, .size = Size::small, .disabled = !fits, .name = {}, .tip = tr("quality.take_checklist.tip"), .count = {}, .opens_menu = true};
        Box const at = header.cut_right(button_width(ui, take), 4);
        take.at = {at.x, std::round(at.cy() - metric::control_small / 2), at.w, metric::control_small};
        if (button(ui, take)) open_menu(ui, "standards");
        if (!menu_is_open(ui, "standards") || !fits) return;
        std::vector<Record const*> standards;
        for (auto const& one : frame.store.table(registers::quality_standard::kType).rows())
            if (!one.deleted() && registers::is_open(one) && !frame.store.referrers(chk::kType, chk::standard, one.id()).empty()) standards.push_back(&one);
        std::vector<std::string> keys;
        std::vector<MenuItem> items;
        for (auto const* one : standards) keys.push_back(to_text(one->id()));
        for (std::size_t i = 0; i < standards.size(); ++i) items.push_back({.key = keys[i], .label = title_of(*standards[i]), .icon = Icon::book_marked, .shortcut = {}, .tip = {}});
        if (items.empty()) items.push_back({.key = "none", .label = tr("quality.no_standard_lists"), .disabled = true});
        if (auto const picked = menu(ui, {.id = "standards", .name = tr("quality.take_checklist"), .items = items}); picked && static_cast<std::size_t>(*picked) < standards.size()) {
            if (auto edit = take_checklist(edit_context(frame, frame.session.location.project), standards[static_cast<std::size_t>(*picked)]->id(), subject->id())) frame.edit(std::move(*edit));
            m_open = subject->id();
        }
    }

    Remembered<Facts> m_facts;
    TableState m_table;
    std::vector<Col> m_columns;
    std::optional<Id> m_open;                        // the list that is unfolded; nothing yet: the first; kNoId: none
};

}  // namespace

std::unique_ptr<QualityPart> make_quality_plan() { return std::make_unique<PlanPart>(); }

}  // namespace pmo::ui
