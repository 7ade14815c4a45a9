// The facts of the intake screen and the words and signs for them.

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/base/sort.h"
#include "core/registers/department.h"
#include "core/registers/feasibility.h"
#include "core/registers/proposal.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/hit_list.h"
#include "ui/views/intake_parts.h"

namespace pmo::ui::intake {

namespace {

namespace ppl = registers::proposal;
namespace fea = registers::feasibility;
using rules::SideState;

int column_of(std::string_view stage) {
    for (int i = 0; i < kDecided; ++i)
        if (rules::kIntakeStages[i].stage == stage) return i;
    return stage.empty() ? 0 : kDecided;
}

// The most pressing first; decided ones by their day, the latest first.
auto rank(Item const& item, Store const& store) {
    auto const& proposal = *store.live(item.proposal);
    auto const urgency = std::ranges::find(ppl::kUrgency, proposal.get(ppl::urgency)) - std::begin(ppl::kUrgency);
    bool const known = proposal.has(ppl::urgency);
    bool const decided = column_of(proposal.get(ppl::stage)) == kDecided;
    return std::tuple(decided ? -proposal.get(ppl::decided_on).day : 0, !proposal.get(ppl::must_do), known ? -urgency : 0, -item.score.hundredths);
}

Item make_item(rules::Facts const& facts, Record const& proposal) {
    Item item{.proposal = proposal.id(), .score = rules::score_of(facts.store, proposal.id()), .sides = rules::sides_of(facts, proposal.id()), .hits = rules::check_intake(facts, proposal)};
    if (auto const* stage = rules::intake_stage(proposal.get(ppl::stage)))
        if (auto const since = rules::in_stage_since(proposal)) {
            item.age = std::max(0, facts.today.day - since->day);
            item.stale = item.age > stage->days;
        }
    for (auto hit : rules::check_feasibility(facts, proposal)) {
        if (hit.subject != proposal.id()) hit.evidence.insert(hit.evidence.begin(), std::exchange(hit.subject, proposal.id()));   // shown under its proposal
        item.hits.push_back(std::move(hit));
    }
    sort_stably(item.hits, std::greater{}, &rules::Hit::severity);
    return item;
}

}  // namespace

Item const* Pipeline::find(Id proposal) const {
    for (auto const& items : column)
        for (auto const& item : items)
            if (item.proposal == proposal) return &item;
    return nullptr;
}

Pipeline make_pipeline(Frame const& frame) {
    Pipeline pipeline;
    auto const facts = facts_of(frame);
    for (auto const& proposal : frame.store.table(ppl::kType).rows())
        if (!proposal.deleted()) pipeline.column[column_of(proposal.get(ppl::stage))].push_back(make_item(facts, proposal));
    for (auto& items : pipeline.column) {
        sort_stably(items, {}, [&](Item const& item) { return rank(item, frame.store); });
        for (auto const& item : items) {
            pipeline.all.push_back(item.proposal);
            pipeline.hits += static_cast<int>(item.hits.size());
        }
    }
    return pipeline;
}

void paint_side(Pen const& pen, ImVec2 centre, SideState state) {
    auto const& theme = *pen.theme;
    switch (state) {
        case SideState::feasible: pen.health(centre, Health::green); break;
        case SideState::conditional: pen.health(centre, Health::amber); break;
        case SideState::infeasible: pen.health(centre, Health::red); break;
        case SideState::overdue:
            pen.circle_outline(centre, 4, theme.red, 1.5f);
            pen.circle(centre, 1.5f, theme.red);
            break;
        case SideState::in_progress:
            pen.circle_outline(centre, 4, theme.accent, 1.5f);
            pen.circle(centre, 1.5f, theme.accent);
            break;
        case SideState::planned: pen.circle_outline(centre, 4, theme.text3, 1.5f); break;
        case SideState::missing: pen.line({centre.x - 3, centre.y}, {centre.x + 3, centre.y}, theme.text3, 1.5f); break;
    }
}

std::string side_state_words(SideState state) {
    constexpr auto verdict = fea::verdict.slot, status = fea::status.slot;
    switch (state) {
        case SideState::missing: return std::string(tr("intake.side.missing"));
        case SideState::overdue: return std::string(tr("intake.side.overdue"));
        case SideState::planned: return option_words(fea::kType, status, "planned");
        case SideState::in_progress: return option_words(fea::kType, status, "in_progress");
        case SideState::feasible: return option_words(fea::kType, verdict, "feasible");
        case SideState::conditional: return option_words(fea::kType, verdict, "conditional");
        case SideState::infeasible: return option_words(fea::kType, verdict, "infeasible");
    }
    return {};
}

Badge side_badge(SideState state) {
    switch (state) {
        case SideState::feasible: return {.label = {}, .tone = Tone::green, .icon = Icon::circle_check};
        case SideState::conditional: return {.label = {}, .tone = Tone::amber, .icon = Icon::triangle_alert};
        case SideState::infeasible: return {.label = {}, .tone = Tone::red, .icon = Icon::circle_x};
        case SideState::overdue: return {.label = {}, .tone = Tone::red, .icon = Icon::clock};
        case SideState::in_progress: return {.label = {}, .tone = Tone::blue};
        case SideState::planned: return {.label = {}, .tone = Tone::neutral};
        case SideState::missing: return {.label = {}, .tone = Tone::outline, .icon = Icon::circle_help};
    }
    return {};
}

std::string dimension_words(std::string_view dimension) { return option_words(fea::kType, fea::dimension.slot, dimension); }
std::string stage_words(std::string_view stage) { return option_words(ppl::kType, ppl::stage.slot, stage.empty() ? "demand" : stage); }

Tone stage_tone(std::string_view stage) {
    return stage == "approved" ? Tone::green : stage == "rejected" ? Tone::red : stage == "parked" ? Tone::amber : Tone::blue;
}

std::string sides_words(Frame const& frame, rules::FeasibilitySides const& sides) {
    std::string words;
    for (auto const& side : sides) {
        auto const* department = side.assessment ? frame.store.live(side.assessment->get(fea::department)) : rules::owner_of_side(frame.store, side.dimension);
        words += (words.empty() ? "" : "\n") + dimension_words(side.dimension) + ' ' + side_state_words(side.state);
        if (department) words += " · " + std::string(shown_title(*department));
    }
    return words;
}

std::string score_words(rules::Score const& score) { return score.known() ? format_decimal(score.hundredths, 2, 1) : std::string("—"); }

std::string money_words(Record const& proposal) {
    return proposal.has(ppl::cost) ? format_money(proposal.get(ppl::cost).minor, proposal.get(ppl::cost).currency.text(), MoneyStyle::with_unit) : std::string("—");
}

EditContext context_of(Frame& frame) { return {frame.store, frame.ids, frame.session.location.project, frame.session.person, Date{frame.ui.today}}; }

}  // namespace pmo::ui::intake
