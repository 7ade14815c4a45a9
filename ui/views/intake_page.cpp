// The page of one proposal: its story, the five sides of its feasibility, and the decision (intake_decision.cpp).

#include <algorithm>
#include <cmath>

#include "core/registers/criterion.h"
#include "core/registers/feasibility.h"
#include "core/registers/proposal.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/intake_parts.h"
#include "ui/views/note_section.h"
#include "ui/views/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/nav.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui::intake {

namespace {

namespace ppl = registers::proposal;
namespace fea = registers::feasibility;

constexpr float kGap = 12, kFact = 36;

bool wanted(Record const& proposal, std::uint8_t slot) {
    auto const missing = rules::missing_story(proposal);
    return std::ranges::find(missing, ppl::kFields[slot].id) != missing.end();
}

// Name above value, for what is short: person, department, amount, date.
void fact(Frame& frame, Record const& proposal, std::uint8_t slot, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const label = field_words(ppl::kType, slot);
    auto value = value_words(ppl::kType, slot, proposal.value(slot), frame.store);
    bool const gap = value.empty() && wanted(proposal, slot);
    if (value.empty()) value = gap ? std::string(tr("note.missing")) : std::string("—");
    auto const pen = ui.pen();
    pen.text({at.x, at.y, at.w, 16}, theme.text3, Type::small, label);
    pen.text({at.x, at.y + 16, at.w, 18}, gap ? theme.amber_text : theme.text1, Type::body, value);
    say(ui, {.id = ppl::kFields[slot].id, .role = sem::Role::text, .name = label, .value = value, .at = at});
    tooltip_for(ui, at, label + ": " + value, ppl::kFields[slot].id);
}

float draw_facts(Frame& frame, Record const& proposal, Box at) {
    constexpr std::uint8_t kSlots[] = {ppl::department.slot, ppl::requester.slot, ppl::sponsor.slot, ppl::owner.slot, ppl::cost.slot, ppl::target_start.slot, ppl::target_finish.slot, ppl::due.slot,
                                       ppl::objective.slot, ppl::programme.slot, ppl::kind.slot, ppl::urgency.slot};
    int const columns = at.w > 520 ? 4 : 3;
    for (std::size_t i = 0; i < std::size(kSlots); ++i) {
        Box const row{at.x, at.y + static_cast<float>(i / static_cast<std::size_t>(columns)) * (kFact + 6), at.w, kFact};
        fact(frame, proposal, kSlots[i], row.column(static_cast<int>(i) % columns, columns, kGap));
    }
    return static_cast<float>((std::size(kSlots) + static_cast<std::size_t>(columns) - 1) / static_cast<std::size_t>(columns)) * (kFact + 6);
}

// How the score came about: each criterion with its weight and points.
std::string score_tip(Frame const& frame, rules::Score const& score) {
    std::string words = std::string(tr("intake.score_rule"));
    for (auto const& part : score.parts) {
        auto const* criterion = frame.store.live(part.criterion);
        if (criterion) words += "\n" + std::string(shown_title(*criterion)) + ' ' + tr("intake.score_part", {format_integer(part.weight), format_decimal(part.hundredths, 2, 1)});
    }
    return words;
}

float draw_story(Frame& frame, Item const& item, Record const& proposal, Box at) {
    auto const& theme = frame.ui.theme();
    Box const frame_box = at.inset(metric::space_card, 0);
    float y = at.y + metric::space_card;
    auto const title = std::string(code_of(proposal)) + "  " + record_name(proposal);
    heading(frame.ui, 2, title, Type::title, {frame_box.x, y, frame_box.w - 90, 24});
    auto const score = tr("intake.score_of", {score_words(item.score)});
    Box const score_at{frame_box.right() - 86, y, 86, 24};
    frame.ui.pen().text(score_at, theme.text1, Type::strong, score, Align::right);
    auto const tip = score_tip(frame, item.score);
    say(frame.ui, {.id = "score", .role = sem::Role::text, .name = score, .description = tip, .at = score_at});
    tooltip_for(frame.ui, score_at, tip, "score");
    y += 34;
    y += draw_facts(frame, proposal, {frame_box.x, y, frame_box.w, 0}) + 6;
    for (auto const field : {ppl::background, ppl::need, ppl::solution, ppl::alternatives, ppl::benefit, ppl::main_risks})
        y += draw_note_section(frame, {.record = proposal, .slot = field.slot, .lines = 1, .wanted = wanted(proposal, field.slot)}, {frame_box.x, y, frame_box.w, 0}) + 8;
    return y + 4 - at.y;
}

std::string side_text(rules::FeasibilitySide const& side) {
    if (!side.assessment) return {};
    auto text = std::string(side.assessment->get(fea::finding));
    if (auto const conditions = side.assessment->get(fea::conditions); !conditions.empty()) text += (text.empty() ? "" : "\n") + tr("intake.condition", {conditions});
    return text;
}

// One side: sign and name, department and assessor, the verdict, its reasons. What is missing says who owns it.
float draw_side(Frame& frame, rules::FeasibilitySide const& side, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    auto const name = dimension_words(side.dimension), state = side_state_words(side.state), reasons = side_text(side);
    auto const* department = side.assessment ? frame.store.live(side.assessment->get(fea::department)) : rules::owner_of_side(frame.store, side.dimension);
    auto const* assessor = side.assessment ? frame.store.live(side.assessment->get(fea::assessor)) : nullptr;
    auto who = department ? std::string(shown_title(*department)) : std::string(tr("intake.no_department"));
    if (assessor) who += " · " + std::string(shown_title(*assessor));
    if (side.assessment && !side.done() && side.assessment->has(fea::due)) who += " · " + tr("intake.due", {format_date_short(side.assessment->get(fea::due).day)});
    auto const lines = reasons.empty() ? std::vector<std::string_view>{} : pen.wrap(Type::small, reasons, at.w - 42);
    float const height = 44 + static_cast<float>(lines.size()) * Fonts::line_of(Type::small) + (lines.empty() ? 0 : 4);
    Box const box{at.x, at.y, at.w, height};
    auto badge = side_badge(side.state);
    badge.label = state;
    auto const hot = hot_area(ui, {.id = side.dimension, .name = name + ", " + state, .value = who, .description = reasons, .role = sem::Role::listitem, .at = box, .disabled = !side.assessment});
    if (hot.clicked && side.assessment) {
        frame.session.inspector_open = true;
        frame.select(side.assessment->id());
    }
    if (side.assessment && (hot.hovered || frame.session.is_selected(side.assessment->id()))) pen.fill(box, hot.hovered ? theme.hover : theme.selected);
    pen.line_h(box.x, box.right(), box.bottom() - 1, theme.grid);
    Box row = box.inset(12, 0);
    Box head{row.x, row.y + 4, row.w, 20};
    paint_side(pen, {head.x + 6, head.cy()}, side.state);
    Box const sign = head.cut_right(badge_width(pen.fonts, badge), 8);
    paint_badge(pen, sign.x, sign.cy(), badge);
    head.cut_left(18);
    pen.text(head, theme.text1, Type::strong, name);
    pen.text({row.x + 18, row.y + 24, row.w - 18, 16}, side.assessment ? theme.text2 : theme.amber_text, Type::small, side.assessment ? who : tr("intake.side_owner", {who}));
    pen.lines(row.x + 18, row.y + 43, theme.text2, Type::small, lines);
    return height;
}

float sides_height(Frame& frame, Item const& item, float width) {
    float height = metric::card_header + 4;
    for (auto const& side : item.sides) {
        auto const reasons = side_text(side);
        auto const lines = reasons.empty() ? std::size_t{0} : frame.ui.pen().wrap(Type::small, reasons, width - 42).size();
        height += 44 + static_cast<float>(lines) * Fonts::line_of(Type::small) + (lines == 0 ? 0 : 4);
    }
    return height;
}

void draw_sides(Frame& frame, Item const& item, Box at) {
    auto const done = std::ranges::count_if(item.sides, &rules::FeasibilitySide::done);
    auto const caption = tr("intake.sides_done", {format_integer(done), format_integer(rules::kFeasibilitySides)});
    CardScope const card{frame.ui, {.id = "sides", .title = tr("intake.sides"), .caption = caption, .at = at}};
    Box head = card.header();
    bool const open = std::ranges::any_of(item.sides, [](rules::FeasibilitySide const& side) { return side.state == rules::SideState::missing; });
    if (open && frame.writable && right_button(frame.ui, {.id = "ask", .label = tr("intake.ask"), .icon = Icon::plus, .size = Size::small, .name = {}, .tip = tr("intake.ask_tip")}, head))
        frame.edit(ask_assessments(context_of(frame), item.proposal));
    Box const body = card.body();
    float y = body.y;
    for (auto const& side : item.sides) y += draw_side(frame, side, {body.x, y, body.w, 0});
}

float findings_height(Item const& item) { return item.hits.empty() ? 0 : metric::card_header + static_cast<float>(std::min<std::size_t>(item.hits.size(), 6)) * 32 + 2; }

void draw_findings(Frame& frame, Item const& item, Box at) {
    CardScope const card{frame.ui, {.id = "page_findings", .title = tr("intake.findings"), .caption = format_integer(static_cast<std::int64_t>(item.hits.size())), .at = at}};
    draw_hit_list(frame, {.id = "page_hits", .name = tr("intake.findings"), .hits = item.hits, .show_subject = false, .at = card.body()});
}

void draw_strip(Frame& frame, Record const& proposal, Box strip) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    ui.pen().fill(strip, theme.surface);
    ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, theme.line);
    Box bar = strip.inset(metric::space_card, 0);
    if (left_button(ui, {.id = "back", .label = tr("intake.back"), .icon = Icon::arrow_left, .kind = ButtonKind::ghost, .name = {}, .tip = tr("intake.back_tip")}, bar)) frame.go({.view = "intake", .project = kNoId, .detail = {}}, proposal.id());
    auto const stage = proposal.get(ppl::stage);
    std::vector<std::string> words;
    for (auto const& one : rules::kIntakeStages) words.push_back(stage_words(one.stage));
    auto const* known = rules::intake_stage(stage.empty() ? "demand" : stage);
    words.push_back(known ? std::string(tr("intake.decided")) : stage_words(stage));
    std::vector<Step> steps;
    for (std::size_t i = 0; i < words.size(); ++i) steps.push_back({.key = i < kDecided ? rules::kIntakeStages[i].stage : std::string_view("decided"), .label = words[i]});
    int const now = known ? static_cast<int>(known - std::begin(rules::kIntakeStages)) : kDecided;
    bool const next = known && now + 1 < kDecided && frame.writable;
    if (next) {
        auto const label = tr("intake.advance", {words[static_cast<std::size_t>(now) + 1]});
        if (right_button(ui, {.id = "advance", .label = label, .icon = Icon::arrow_right, .name = {}, .tip = tr("intake.advance_tip")}, bar))
            frame.edit(move_proposal(context_of(frame), proposal.id(), rules::kIntakeStages[now + 1].stage));
    }
    float wide = 0;
    for (auto const& word : words) wide += ui.pen().width(Type::strong, word) + 68;
    if (wide < bar.w) {
        auto const picked = stepper(ui, "steps", tr("intake.stages"), steps, now, bar);
        if (picked && frame.writable && *picked < kDecided && known) frame.edit(move_proposal(context_of(frame), proposal.id(), rules::kIntakeStages[*picked].stage));
    } else {
        auto const label = stage_words(stage);
        Badge const badge{.label = label, .tone = stage_tone(stage)};
        paint_badge(ui.pen(), bar.x, bar.cy(), badge);
        say(ui, {.id = "stage", .role = sem::Role::text, .name = tr("intake.stages"), .value = label, .at = {bar.x, bar.y, badge_width(ui.fonts(), badge), bar.h}});
    }
}

}  // namespace

void draw_page(Frame& frame, Pipeline const& pipeline, PageState& state, Box area) {
    auto const* proposal = frame.store.live(state.proposal);
    auto const* item = pipeline.find(state.proposal);
    if (!proposal || !item) return;
    auto& ui = frame.ui;
    IdScope const scope{state.proposal};
    draw_strip(frame, *proposal, area.cut_top(metric::page_header));
    ui.pen().fill(area, ui.theme().canvas);
    PanelScope const panel{ui, {.id = "page", .name = record_name(*proposal), .at = area, .padding_x = metric::space_card, .padding_y = metric::space_card}};
    Box const inner = panel.inner();
    bool const two = inner.w > 700;
    Box left = two ? inner.column(0, 2, kGap) : inner, right = two ? inner.column(1, 2, kGap) : inner;
    left.h = state.story_height;
    {
        RegionScope const region{ui, {.id = "story", .role = sem::Role::region, .name = tr("intake.story"), .at = left}};
        ui.pen().panel(left, ui.theme().surface, ui.theme().line, metric::radius_card);
        state.story_height = draw_story(frame, *item, *proposal, left);
    }
    float left_end = left.bottom() + kGap;
    if (float const height = founding_height(frame, *proposal, state); height > 0) {
        draw_founding(frame, state, {left.x, left_end, left.w, height});
        left_end += height + kGap;
    }
    float y = two ? right.y : left_end;
    auto const next = [&](float height) {
        Box const at{right.x, y, right.w, height};
        y += height + kGap;
        return at;
    };
    draw_sides(frame, *item, next(sides_height(frame, *item, right.w)));
    draw_decision(frame, *item, *proposal, state, next(decision_height(*proposal, state)));
    if (!item->hits.empty()) draw_findings(frame, *item, next(findings_height(*item)));
    reserve({inner.x, inner.y, inner.w, std::max(y, left_end) - inner.y});
}

}  // namespace pmo::ui::intake
