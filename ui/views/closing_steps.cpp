// One step of the closing: its points of the checklist, what the rules found with the ways to settle it, and the records it is about.

#include <algorithm>
#include <cmath>

#include "core/project/closed.h"
#include "core/registers/closing_item.h"
#include "core/registers/contract.h"
#include "core/registers/document.h"
#include "core/registers/hand_over.h"
#include "core/registers/lesson.h"
#include "core/registers/project.h"
#include "core/registers/role_assignment.h"
#include "core/registers/status_report.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/closing_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/quality_parts.h"
#include "ui/views/record_card.h"
#include "ui/views/register_edits.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace cls = registers::closing_item;
using rules::ClosingStep;

template <Handling H>
bool fits(rules::Hit const& hit) {
    auto const& all = handlings_of_rule(hit.rule);
    return std::ranges::find(all, H) != all.end();
}
bool goes(rules::Hit const& hit) { return handlings_of_rule(hit.rule).size() < 2; }

std::string handling_words(Handling how) {
    switch (how) {
        case Handling::close: return std::string(tr("closing.act.close"));
        case Handling::to_operations: return std::string(tr("closing.act.to_operations"));
        case Handling::cancel: return std::string(tr("closing.act.cancel"));
        case Handling::release: return std::string(tr("closing.act.release"));
        case Handling::archive: return std::string(tr("closing.act.archive"));
        case Handling::discard: return std::string(tr("closing.act.discard"));
        case Handling::publish: return std::string(tr("closing.act.publish"));
        case Handling::not_applicable: break;
    }
    return std::string(tr("closing.act.not_applicable"));
}

HandlingWords handling_texts(Frame const& frame) { return {.action = std::string(tr("closing.action_prefix")), .note = tr("closing.action_note", {format_date(frame.ui.today)})}; }

// Where a hit is settled by hand: the record, or for the project itself the screen that makes what is missing.
void go_there(Frame& frame, rules::Hit const& hit) {
    auto const* subject = frame.store.live(hit.subject);
    if (!subject) return;
    if (hit.rule == "closing.tasks_open") { frame.go({.view = "plan", .project = hit.project, .detail = {}}, hit.evidence.empty() ? kNoId : hit.evidence.front()); return; }
    frame.go(location_of(frame, *subject), subject->id());
}

void draw_items(Frame& frame, ClosingWork const& work, ClosingStep step, Box at) {
    auto& ui = frame.ui;
    auto const& state = work.state(step);
    auto const caption = format_integer(state.done) + "/" + format_integer(state.items);
    CardScope const card{ui, {.id = "items", .title = tr("closing.checklist"), .caption = caption, .at = at}};
    if (frame.writable) {
        Button add{.id = "add", .label = tr("closing.add_item"), .icon = Icon::plus, .kind = ButtonKind::ghost, .size = Size::small, .name = {}, .tip = {}, .count = {}};
        Box header = card.header();
        Box const place_at = header.cut_right(button_width(ui, add), 4);
        add.at = {place_at.x, std::round(place_at.cy() - metric::control_small / 2), place_at.w, metric::control_small};
        if (button(ui, add)) {
            Id made;
            auto edit = new_record_edit(edit_context(frame, work.project), {.type = cls::kType}, made);
            constexpr std::string_view kKinds[] = {"checklist", "checklist", "hand_over", "archive", "contract", "resource", "report", "lesson"};
            edit.set(made, cls::kind, kKinds[static_cast<std::size_t>(step)]);
            frame.edit(std::move(edit));
            frame.session.inspector_open = true;
            frame.select(made);
        }
    }
    PanelScope const panel{ui, {.id = "list", .name = tr("closing.checklist"), .role = sem::Role::list, .at = card.body()}};
    Box const inner = panel.inner();
    float y = inner.y;
    auto const pen = ui.pen();
    for (auto const* item : frame.store.referrers(cls::kType, cls::project, work.project)) {
        if (step != ClosingStep::checklist && rules::step_of_kind(item->get(cls::kind)) != step) continue;
        Box const row{inner.x, y, inner.w, 32};
        y += row.h;
        IdScope const scope{item->id()};
        bool const over = !registers::is_open(*item);
        Box rest = row.inset(12, 0);
        auto const words = record_name(*item);
        Box const box = rest.cut_left(22);
        if (checkbox(ui, {.id = "done", .checked = over, .disabled = !frame.writable, .name = words, .tip = tr("closing.item.tip"), .at = {box.x, std::round(box.cy() - 10), 20, 20}}))
            if (auto edit = tick_closing_item(edit_context(frame, work.project), item->id(), !over)) frame.edit(std::move(*edit));
        auto const line = line_of(frame, *item);
        auto const hot = hot_area(ui, {.id = "item", .name = words, .value = line.when + ' ' + line.badge_words, .description = line.who, .role = sem::Role::listitem, .at = {rest.x, row.y, rest.w, row.h}});
        if (hot.clicked) {
            frame.session.inspector_open = true;
            frame.select(item->id());
        }
        if (frame.session.is_selected(item->id()) || hot.hovered) pen.fill({rest.x - 4, row.y, rest.w + 8, row.h}, frame.session.is_selected(item->id()) ? ui.theme().selected : ui.theme().hover);
        pen.line_h(row.x, row.right(), row.bottom() - 1, ui.theme().grid);
        auto badge = line.badge.value_or(Badge{});
        badge.label = line.badge_words;
        if (!badge.label.empty()) {
            Box const sign = rest.cut_right(badge_width(ui.fonts(), badge), 10);
            paint_badge(pen, sign.x, sign.cy(), badge);
        }
        if (!line.when.empty()) pen.text(rest.cut_right(80, 8), over ? ui.theme().text3 : line.when_color ? line.when_color : ui.theme().text2, Type::small, line.when, Align::right);
        if (!line.who.empty() && rest.w > 260) pen.text(rest.cut_right(70, 8), ui.theme().text2, Type::small, line.who, Align::right);
        pen.text(rest, over ? ui.theme().text3 : ui.theme().text1, Type::body, words);
    }
    reserve({inner.x, inner.y, inner.w, y - inner.y});
}

// The handling that most hits of the step have first, for one button that settles them together.
std::optional<Handling> common_handling(std::vector<rules::Hit> const& hits, std::size_t& count) {
    std::optional<Handling> best;
    count = 0;
    for (auto const how : {Handling::archive, Handling::release, Handling::publish}) {
        auto const n = static_cast<std::size_t>(std::ranges::count_if(hits, [how](rules::Hit const& hit) { auto const& all = handlings_of_rule(hit.rule); return !all.empty() && all.front() == how; }));
        if (n > count) { count = n; best = how; }
    }
    if (count < 2) best.reset();
    return best;
}

void draw_hits(Frame& frame, ClosingWork const& work, ClosingStep step, Box at) {
    auto& ui = frame.ui;
    std::vector<rules::Hit> hits;
    for (auto const& hit : work.hits)
        if (rules::step_of(hit, frame.store) == step && hit.rule != "closing.item_open") hits.push_back(hit);
    auto const caption = format_integer(static_cast<std::int64_t>(hits.size()));
    CardScope const card{ui, {.id = "hits", .title = tr("closing.open_items"), .caption = caption, .at = at}};
    std::size_t count = 0;
    if (auto const how = common_handling(hits, count); how && frame.writable) {
        auto const words = tr("closing.all", {handling_words(*how), format_integer(static_cast<std::int64_t>(count))});
        Button all{.id = "all", .label = words, .size = Size::small, .name = {}, .tip = {}, .count = {}};
        Box header = card.header();
        Box const place_at = header.cut_right(button_width(ui, all), 4);
        all.at = {place_at.x, std::round(place_at.cy() - metric::control_small / 2), place_at.w, metric::control_small};
        if (button(ui, all))
            if (auto edit = handle_all(edit_context(frame, work.project), hits, *how, handling_texts(frame))) frame.edit(std::move(*edit));
    }
    constexpr Handling kHow[] = {Handling::close, Handling::to_operations, Handling::cancel, Handling::release, Handling::archive, Handling::discard, Handling::publish};
    std::string words[std::size(kHow)];
    for (std::size_t i = 0; i < std::size(kHow); ++i) words[i] = handling_words(kHow[i]);
    std::vector<HitAction> actions;
    if (frame.writable)
        actions = {{.key = "close", .label = words[0], .fits = fits<Handling::close>},     {.key = "operations", .label = words[1], .fits = fits<Handling::to_operations>},
                   {.key = "cancel", .label = words[2], .fits = fits<Handling::cancel>},   {.key = "release", .label = words[3], .fits = fits<Handling::release>},
                   {.key = "archive", .label = words[4], .fits = fits<Handling::archive>}, {.key = "discard", .label = words[5], .fits = fits<Handling::discard>},
                   {.key = "publish", .label = words[6], .fits = fits<Handling::publish>}};
    actions.push_back({.key = "go", .label = tr("closing.act.go"), .icon = Icon::arrow_right, .fits = frame.writable ? goes : nullptr});
    auto const answer = draw_hit_list(frame, {.id = "list", .name = tr("closing.open_items"), .hits = hits, .actions = actions, .none = tr("closing.nothing_open"), .at = card.body()});
    if (answer.action < 0) return;
    auto const& hit = hits[static_cast<std::size_t>(answer.hit)];
    if (static_cast<std::size_t>(answer.action) + 1 == actions.size()) { go_there(frame, hit); return; }
    if (auto edit = handle_hit(edit_context(frame, work.project), hit, kHow[answer.action], handling_texts(frame))) frame.edit(std::move(*edit));
}

// The register that a step is about, with a way to add to it.
struct About { TypeDef const* type; Field<Id> project; };
std::optional<About> about(ClosingStep step) {
    switch (step) {
        case ClosingStep::hand_over: return About{&registers::hand_over::kType, registers::hand_over::project};
        case ClosingStep::archive: return About{&registers::document::kType, registers::document::project};
        case ClosingStep::contracts: return About{&registers::contract::kType, registers::contract::project};
        case ClosingStep::resources: return About{&registers::role_assignment::kType, registers::role_assignment::project};
        case ClosingStep::lessons: return About{&registers::lesson::kType, registers::lesson::project};
        default: return std::nullopt;
    }
}

void draw_records(Frame& frame, ClosingWork const& work, About const& what, Box at) {
    auto const records = frame.store.referrers(*what.type, what.project, work.project);
    RecordCard card{.id = "records", .title = register_words_many(what.type->id), .caption = format_integer(static_cast<std::int64_t>(records.size())), .none = tr("overview.none_open", {register_words_within(what.type->id, true)}), .all = {.view = {}, .project = kNoId, .detail = {}}, .scroll = true};
    for (auto const* record : records) card.lines.push_back(line_of(frame, *record));
    if (!frame.writable || what.type == &registers::role_assignment::kType) { draw_record_card(frame, card, at); return; }
    Box bar = at.cut_bottom(metric::control + 4);
    draw_record_card(frame, card, at);
    auto const words = tr("register.new", {register_words_within(what.type->id)});
    bar.cut_top(4);
    if (!left_button(frame.ui, {.id = "new", .label = words, .icon = Icon::plus}, bar)) return;
    Id made;
    auto edit = new_record_edit(edit_context(frame, work.project), {.type = *what.type}, made);
    if (what.type == &registers::hand_over::kType) edit.set(made, registers::hand_over::kind, "operations_hand_over");
    if (what.type == &registers::lesson::kType) edit.set(made, registers::lesson::stage, "closing");
    frame.edit(std::move(edit));
    frame.session.inspector_open = true;
    frame.select(made);
}

// The final report: drafted, read here, edited in the inspector, made final.
void draw_report(Frame& frame, ClosingWork const& work, Box at) {
    namespace rep = registers::status_report;
    auto& ui = frame.ui;
    auto const* project = frame.store.live(work.project);
    auto const* report = closing_report(frame.store, work.project);
    auto const title = report ? record_name(*report) : std::string(tr("closing.report"));
    CardScope const card{ui, {.id = "report", .title = title, .caption = {}, .at = at}};
    bool const open = !report || registers::is_open(*report);
    Box header = card.header();
    if (frame.writable && open && project) {
        auto const words = report ? tr("closing.redraft") : tr("closing.draft");
        Button draft{.id = "draft", .label = words, .icon = Icon::sparkles, .kind = report ? ButtonKind::secondary : ButtonKind::primary, .size = Size::small, .name = {}, .tip = tr("closing.draft.tip"), .count = {}};
        Box const place_at = header.cut_right(button_width(ui, draft), 6);
        draft.at = {place_at.x, std::round(place_at.cy() - metric::control_small / 2), place_at.w, metric::control_small};
        if (button(ui, draft)) {
            auto const texts = closing_texts(frame, closing_facts(frame.store, frame.derived, work.project, Date{ui.today}), *project);
            if (auto made = draft_closing_report(edit_context(frame, work.project), frame.derived, work.project, texts)) {
                frame.edit(std::move(made->edit));
                frame.session.inspector_open = true;
                frame.select(made->report);
            }
        }
    }
    PanelScope const panel{ui, {.id = "body", .at = card.body(), .padding_x = 14, .padding_y = 6}};
    if (!report) {
        text(ui, {.text = tr("closing.report.none"), .type = Type::body, .color = ui.theme().text3, .width = remaining().w, .wrap = true, .id = "none"});
        return;
    }
    if (link(ui, {.id = "edit", .label = tr("closing.report.edit"), .icon = Icon::panel_right, .name = {}, .tip = {}})) {
        frame.session.inspector_open = true;
        frame.select(report->id());
    }
    for (auto const* field : {"summary", "achievements", "deviations", "next_steps", "body"}) {
        auto const slot = slot_of(rep::kType, field);
        if (!report->has(slot)) continue;
        skip(8);
        section(ui, field_words(rep::kType, slot));
        text(ui, {.text = report->text(slot), .type = Type::body, .width = remaining().w, .wrap = true, .id = field});
    }
}

}  // namespace

void draw_closing_step(Frame& frame, ClosingWork const& work, ClosingStep step, Box at) {
    IdScope const scope{rules::kClosingStepIds[static_cast<std::size_t>(step)]};
    auto& ui = frame.ui;
    text(ui, {.text = step_text(step), .type = Type::small, .color = ui.theme().text2, .id = "what", .at = at.cut_top(20, 8)});
    auto const items = step == ClosingStep::checklist ? work.state(ClosingStep::close).items : work.state(step).items;
    bool const has_items = step != ClosingStep::open_items;
    if (step == ClosingStep::checklist) {
        ClosingWork whole = work;                    // the checklist shows all of its points, whatever step settles them
        whole.progress[0] = whole.state(ClosingStep::close);
        draw_items(frame, whole, step, at);
        return;
    }
    Box const records = step == ClosingStep::report ? at.cut_bottom(std::round(at.h * 0.6f), metric::space_card) : about(step) ? at.cut_bottom(std::round(at.h * 0.38f), metric::space_card) : Box{};
    if (has_items) draw_items(frame, work, step, at.cut_top(std::min(36.0f + 32.0f * static_cast<float>(std::max(items, 1)) + 2, at.h * 0.5f), metric::space_card));
    draw_hits(frame, work, step, at);
    if (step == ClosingStep::report) draw_report(frame, work, records);
    else if (auto const what = about(step)) draw_records(frame, work, *what, records);
}

void draw_closing_begin(Frame& frame, Record const& project, Box at) {
    auto const answer = empty_state(frame.ui, {.id = "begin", .icon = Icon::archive, .title = tr("closing.begin"), .text = tr("closing.begin_text"), .primary = frame.writable ? tr("closing.begin_now") : std::string_view{}, .secondary = {}, .primary_icon = Icon::list_checks, .at = at});
    if (answer == EmptyAnswer::primary)
        if (auto edit = begin_closing(edit_context(frame, project.id()), project.id(), standard_checklist())) frame.edit(std::move(*edit));
}

}  // namespace pmo::ui
