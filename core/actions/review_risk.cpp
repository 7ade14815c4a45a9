#include "core/actions/review_risk.h"

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

}  // namespace

std::optional<Edit> review_risk(EditContext const& outer, Id id, RiskReview const& review) {
    auto const* risk = outer.store.live(id);
    auto const score = rsk::product_of_levels(review.probability, review.impact);
    if (!risk || &risk->type() != &rsk::kType || !registers::is_open(*risk) || score == 0) return std::nullopt;
    EditContext const context{outer.store, outer.ids, risk->get(rsk::project), outer.person, outer.today};
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

    auto const line = add_record(edit, context, {.type = rev::kType});
    edit.set(line, rev::risk, id);
    edit.set(line, rev::on, context.today);
    if (context.person) edit.set(line, rev::reviewer, context.person);
    edit.set(line, rev::probability, review.probability);
    edit.set(line, rev::impact, review.impact);
    if (risk->has(rsk::impact_cost)) edit.set(line, rev::exposure, scale(risk->get(rsk::impact_cost), percent, 100));
    if (!review.comment.empty()) edit.set(line, rev::comment, review.comment);
    edit.set(line, rev::next, next);
    return edit;
}

}  // namespace pmo
