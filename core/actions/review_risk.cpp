#include "core/actions/review_risk.h"

#include "core/base/text.h"
#include "core/registers/risk.h"

namespace pmo {

namespace {

namespace rsk = registers::risk;
namespace rev = registers::risk_review;
namespace lvl = registers::risk_level;

constexpr std::int64_t kMonth = 30, kLongestCycle = 3660;

std::int64_t percent_of_level(Store const& store, std::int64_t level, Id project) {
    auto const* row = lvl::find(store, "probability", level, project);
    return row && row->has(lvl::percent) ? row->get(lvl::percent) : rsk::kPercentOfLevel[static_cast<std::size_t>(level - 1)];
}

bool is_open_risk(Record const* record) { return record && &record->type() == &rsk::kType && registers::is_open(*record); }

EditContext within(EditContext const& outer, Record const& risk) { return {outer.store, outer.ids, risk.get(rsk::project), outer.person, outer.today}; }

// A line in the risk's history, of today.
Id add_line(Edit& edit, EditContext const& context, Id risk, std::string_view comment) {
    auto const line = add_record(edit, context, {.type = rev::kType});
    edit.set(line, rev::risk, risk);
    edit.set(line, rev::on, context.today);
    if (context.person) edit.set(line, rev::reviewer, context.person);
    if (!comment.empty()) edit.set(line, rev::comment, comment);
    return line;
}

}  // namespace

std::optional<Edit> review_risk(EditContext const& outer, Id id, RiskReview const& review) {
    auto const* risk = outer.store.live(id);
    auto const score = rsk::product_of_levels(review.probability, review.impact);
    if (!is_open_risk(risk) || score == 0) return std::nullopt;
    auto const context = within(outer, *risk);
    Edit edit(Label{"risk.review", {std::string(title_of(*risk))}});
    auto percent = rsk::percent_of(*risk);
    if (risk->get(rsk::probability) != review.probability) {
        percent = percent_of_level(context.store, review.probability, context.project);
        edit.set(id, rsk::probability_percent, percent);
    }
    edit.set(id, rsk::probability, review.probability);
    edit.set(id, rsk::impact, review.impact);
    auto const before = rsk::score(*risk);
    if (before > 0) edit.set(id, rsk::trend, score > before ? "up" : score < before ? "down" : "same");
    auto const cycle = risk->get(rsk::review_every_days);
    Date const next{context.today.day + static_cast<std::int32_t>(cycle >= 1 && cycle <= kLongestCycle ? cycle : kMonth)};
    edit.set(id, rsk::next_review, next);

    auto const line = add_line(edit, context, id, review.comment);
    edit.set(line, rev::probability, review.probability);
    edit.set(line, rev::impact, review.impact);
    if (risk->has(rsk::impact_cost)) edit.set(line, rev::exposure, scale(risk->get(rsk::impact_cost), percent, 100));
    edit.set(line, rev::next, next);
    return edit;
}

std::optional<Edit> close_risk(EditContext const& outer, Id id, std::string_view reason) {
    auto const* risk = outer.store.live(id);
    auto const why = trim(reason);
    if (!is_open_risk(risk) || why.empty()) return std::nullopt;
    auto const context = within(outer, *risk);
    Edit edit(Label{"risk.close", {std::string(title_of(*risk))}});
    edit.set(id, rsk::status, "closed");
    edit.set(id, rsk::closed_on, context.today);
    if (risk->has(rsk::next_review)) edit.clear(id, rsk::next_review);
    auto const line = add_line(edit, context, id, why);
    if (rsk::score(*risk) > 0) {
        edit.set(line, rev::probability, risk->get(rsk::probability));
        edit.set(line, rev::impact, risk->get(rsk::impact));
    }
    return edit;
}

}  // namespace pmo
