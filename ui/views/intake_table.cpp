// The pipeline as a table: age in the stage, score, the five sides of feasibility with the departments that own them, the amount asked for, what has to happen
// next and who does it. Filters stand above it; the bare register is one press away.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/registers/department.h"
#include "core/registers/feasibility.h"
#include "core/registers/proposal.h"
#include "core/registers/rules.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/figure_table.h"
#include "ui/views/hit_list.h"
#include "ui/views/intake_parts.h"
#include "ui/views/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/field.h"
#include "ui/widgets/text.h"

namespace pmo::ui::intake {

namespace {

namespace ppl = registers::proposal;
using rules::NextAct;

enum Cell : int { kTitle, kDepartment, kStage, kAge, kScore, kSide, kCost = kSide + rules::kFeasibilitySides, kNext, kWho };
constexpr float kHeader = 44;

struct Row { Item const* item; Record const* proposal; rules::NextStep next; };

bool shown(Record const& proposal, Item const& item, TableMemory const& memory) {
    if (memory.stale_only && !item.stale) return false;
    if (!memory.stage.empty() && proposal.get(ppl::stage) != memory.stage) return false;
    if (memory.department && proposal.get(ppl::department) != memory.department) return false;
    if (memory.search.empty()) return true;
    auto const wanted = fold(memory.search);
    return fold(proposal.get(ppl::code)).find(wanted) != std::string::npos || fold(title_of(proposal)).find(wanted) != std::string::npos;
}

std::string next_words(rules::NextStep const& next) {
    auto const more = format_integer(next.further), all = format_integer(next.further + 1);
    switch (next.act) {
        case NextAct::fill: return next.further > 0 ? tr("intake.next.fill_more", {field_words(ppl::kType, next.what), all}) : tr("intake.next.fill", {field_words(ppl::kType, next.what)});
        case NextAct::assess: return next.further > 0 ? tr("intake.next.assess_more", {dimension_words(next.what), all}) : tr("intake.next.assess", {dimension_words(next.what)});
        case NextAct::finish: return next.further > 0 ? tr("intake.next.finish_more", {dimension_words(next.what), all}) : tr("intake.next.finish", {dimension_words(next.what)});
        case NextAct::score: return tr("intake.next.score", {more});
        case NextAct::decide: return std::string(tr("intake.next.decide"));
        case NextAct::advance: return tr("intake.next.advance", {stage_words(next.what)});
        case NextAct::resume: return std::string(tr("intake.next.resume"));
        case NextAct::none: break;
    }
    return "—";
}

std::string who_words(Frame const& frame, Id who) {
    auto const* record = frame.store.live(who);
    return record ? std::string(shown_title(*record)) : std::string{};
}

// Assessments are asked for once a proposal is studied; before that and after the decision a gap says nothing.
bool wants_sides(Record const& proposal) { return registers::is(proposal, ppl::stage, "feasibility", "decision"); }

std::string side_tip(Frame const& frame, rules::FeasibilitySide const& side) {
    auto const* department = side.assessment ? frame.store.live(side.assessment->get(registers::feasibility::department)) : rules::owner_of_side(frame.store, side.dimension);
    auto tip = dimension_words(side.dimension) + ": " + side_state_words(side.state);
    if (department) tip += " · " + std::string(shown_title(*department));
    if (side.assessment && side.assessment->has(registers::feasibility::finding)) tip += "\n" + std::string(side.assessment->get(registers::feasibility::finding));
    return tip;
}

TableCell cell_of(Frame const& frame, Row const& row, int column) {
    auto const& theme = frame.ui.theme();
    auto const& proposal = *row.proposal;
    if (column >= kSide && column < kCost) {
        auto const& side = row.item->sides[static_cast<std::size_t>(column - kSide)];
        return {.text = side_state_words(side.state), .kind = CellKind::custom, .tip = side_tip(frame, side)};
    }
    switch (column) {
        case kTitle: return {.text = std::string(code_of(proposal)) + "  " + record_name(proposal), .icon = proposal.get(ppl::must_do) ? Icon::flag : Icon::none, .icon_color = theme.red};
        case kDepartment: return {.text = who_words(frame, proposal.get(ppl::department)), .color = theme.text2};
        case kStage: return {.text = stage_words(proposal.get(ppl::stage)), .kind = CellKind::badge, .tone = stage_tone(proposal.get(ppl::stage))};
        case kAge: return {.text = row.item->age < 0 ? std::string("—") : format_integer(row.item->age), .color = row.item->stale ? theme.red_text : 0, .icon = row.item->stale ? Icon::clock : Icon::none, .icon_color = theme.red};
        case kScore: return {.text = score_words(row.item->score)};
        case kCost: return {.text = money_words(proposal)};
        case kNext: return {.text = next_words(row.next), .color = row.next.act == NextAct::none ? theme.text3 : 0};
        default: return {.text = who_words(frame, row.next.who), .color = theme.text2};
    }
}

Order order_of(Frame const& frame, Row const& row, int column) {
    auto const& proposal = *row.proposal;
    if (column >= kSide && column < kCost) return std::int64_t{static_cast<int>(row.item->sides[static_cast<std::size_t>(column - kSide)].state)};
    switch (column) {
        case kStage: return std::int64_t{std::ranges::find(ppl::kStage, proposal.get(ppl::stage)) - std::begin(ppl::kStage)};
        case kAge: return std::int64_t{row.item->age};
        case kScore: return std::int64_t{row.item->score.known() ? row.item->score.hundredths : -1};
        case kCost: return proposal.get(ppl::cost).minor;
        default: return cell_of(frame, row, column).text;
    }
}

void choose_stage(Frame& frame, TableMemory& memory, Box at) {
    std::array<std::string, std::size(ppl::kStage)> words;
    std::array<Option, std::size(ppl::kStage)> options;
    int chosen = -1;
    for (std::size_t i = 0; i < std::size(ppl::kStage); ++i) {
        words[i] = stage_words(ppl::kStage[i]);
        options[i] = {.key = ppl::kStage[i], .label = words[i]};
        if (memory.stage == ppl::kStage[i]) chosen = static_cast<int>(i);
    }
    if (auto const picked = combo(frame.ui, {.id = "stage", .name = tr("intake.table.stage"), .options = options, .chosen = chosen, .placeholder = tr("intake.table.all_stages"), .can_clear = true, .at = at}))
        memory.stage = *picked < 0 ? std::string_view{} : ppl::kStage[static_cast<std::size_t>(*picked)];
}

// Of the departments that ask for something.
void choose_department(Frame& frame, Pipeline const& pipeline, TableMemory& memory, Box at) {
    std::vector<Id> ids;
    for (auto const id : pipeline.all)
        if (auto const department = frame.store.find(id)->get(ppl::department); frame.store.live(department) && std::ranges::find(ids, department) == ids.end()) ids.push_back(department);
    std::vector<std::string> words, keys;
    for (auto const id : ids) {
        words.push_back(who_words(frame, id));
        keys.push_back(to_text(id));
    }
    std::vector<Option> options;
    int chosen = -1;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        options.push_back({.key = keys[i], .label = words[i]});
        if (ids[i] == memory.department) chosen = static_cast<int>(i);
    }
    if (auto const picked = combo(frame.ui, {.id = "department", .name = tr("intake.table.department"), .options = options, .chosen = chosen, .placeholder = tr("intake.table.all_departments"), .can_clear = true, .at = at}))
        memory.department = *picked < 0 ? kNoId : ids[static_cast<std::size_t>(*picked)];
}

void toolbar(Frame& frame, Pipeline const& pipeline, TableMemory& memory, std::size_t count, Box strip) {
    auto& ui = frame.ui;
    ui.pen().fill(strip, ui.theme().surface);
    ui.pen().line_h(strip.x, strip.right(), strip.bottom() - 1, ui.theme().line);
    Box bar = strip.inset(metric::space_card, 0);
    if (right_button(ui, {.id = "register", .label = tr("intake.table.register"), .icon = Icon::list, .kind = ButtonKind::ghost, .tip = tr("intake.table.register_tip")}, bar)) frame.go({.view = "register", .project = kNoId, .detail = "proposal"}, frame.session.selected());
    if (auto const typed = search_field(ui, {.id = "search", .name = tr("intake.table.search"), .value = memory.search, .placeholder = tr("intake.table.search"), .leading = Icon::search, .search = true, .at = middle_of(bar.cut_left(190, 8))})) memory.search = *typed;
    choose_stage(frame, memory, middle_of(bar.cut_left(130, 8)));
    choose_department(frame, pipeline, memory, middle_of(bar.cut_left(160, 8)));
    if (left_button(ui, {.id = "stale", .label = tr("intake.table.stale"), .icon = Icon::clock, .kind = ButtonKind::toggle, .on = memory.stale_only, .tip = tr("intake.table.stale_tip")}, bar)) memory.stale_only = !memory.stale_only;
    text(ui, {.text = tr("intake.table.count", {format_integer(static_cast<std::int64_t>(count)), format_integer(static_cast<std::int64_t>(pipeline.all.size()))}), .type = Type::small, .color = ui.theme().text3, .id = "count", .role = sem::Role::status, .at = bar});
}

}  // namespace

void draw_pipeline_table(Frame& frame, Pipeline const& pipeline, TableMemory& memory, Box area) {
    auto const facts = facts_of(frame);
    std::vector<Row> found;
    for (auto const& items : pipeline.column)
        for (auto const& item : items)
            if (auto const* proposal = frame.store.live(item.proposal); proposal && shown(*proposal, item, memory)) found.push_back({&item, proposal, rules::next_step(facts, *proposal)});
    toolbar(frame, pipeline, memory, found.size(), area.cut_top(metric::toolbar));

    float widest = 0;                                // stage badge, in the language of the moment
    for (auto const stage : ppl::kStage) {
        auto const words = stage_words(stage);
        widest = std::max(widest, badge_width(frame.ui.fonts(), {.label = words}));
    }
    std::array<std::string, rules::kFeasibilitySides> sides, owners;
    std::vector<Column> columns = {{.id = "title", .title = tr("intake.table.proposal"), .width = 162, .min_width = 140}, {.id = "department", .title = tr("intake.table.department"), .width = 90}, {.id = "stage", .title = tr("intake.table.stage"), .width = std::ceil(widest) + 18},
                                   {.id = "age", .title = tr("intake.table.age"), .caption = tr("intake.table.age_unit"), .width = 52, .align = Align::right, .tip = tr("intake.table.age_tip")}, {.id = "score", .title = tr("intake.table.score"), .width = 52, .align = Align::right, .tip = tr("intake.score_rule")}};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        auto const dimension = registers::feasibility::kDimension[i];
        sides[i] = dimension_words(dimension);
        auto const* owner = rules::owner_of_side(frame.store, dimension);
        owners[i] = owner ? std::string(shown_title(*owner)) : std::string(tr("intake.no_department"));
        columns.push_back({.id = dimension, .title = sides[i], .caption = owners[i], .width = 70, .tip = tr("intake.table.side_tip")});
    }
    columns.push_back({.id = "cost", .title = tr("intake.table.cost"), .width = 88, .align = Align::right});
    columns.push_back({.id = "next", .title = tr("intake.table.next"), .width = 150, .tip = tr("intake.table.next_tip")});
    columns.push_back({.id = "who", .title = tr("intake.table.who"), .width = 82});

    FigureRows rows;
    for (auto const& row : found) rows.list.push_back({.id = row.proposal->id(), .name = record_name(*row.proposal), .closed = row.next.act == NextAct::none});
    rows.make = [&](std::size_t row, int column) { return cell_of(frame, found[row], column); };
    rows.order = [&](std::size_t row, int column) { return order_of(frame, found[row], column); };
    rows.draw = [&](std::size_t row, int column, CellCanvas const& canvas) {
        auto const& item = *found[row].item;
        auto const state = item.sides[static_cast<std::size_t>(column - kSide)].state;
        Box box = canvas.content;
        if (state == rules::SideState::missing && !wants_sides(*found[row].proposal)) {
            canvas.pen.text(box, frame.ui.theme().text3, Type::small, "—");
            return;
        }
        paint_side(canvas.pen, {box.x + 6, box.cy()}, state);
        box.cut_left(16);
        canvas.pen.text(box, frame.ui.theme().text2, Type::small, side_state_words(state));
    };
    draw_figures(frame, {.id = "pipeline", .name = tr("view.intake"), .columns = columns, .at = area.inset(metric::space_card), .none = tr("intake.table.none"), .header_height = kHeader}, rows, memory.table);
}

}  // namespace pmo::ui::intake
