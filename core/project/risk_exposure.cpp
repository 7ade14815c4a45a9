#include "core/project/risk_exposure.h"

#include <algorithm>
#include <map>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/registers/risk.h"

namespace pmo {

namespace {

namespace rsk = registers::risk;
namespace rev = registers::risk_review;
using registers::is;
using registers::is_open;

bool is_threat(Record const& risk) { return !is(risk, rsk::kind, "opportunity"); }

std::string main_currency(std::vector<Record const*> const& risks) {
    std::map<std::string, int> count;
    for (auto const* risk : risks)
        if (risk->has(rsk::impact_cost)) ++count[std::string(risk->get(rsk::impact_cost).currency.text())];
    auto const most = std::ranges::max_element(count, {}, [](auto const& entry) { return entry.second; });
    return most == count.end() ? "CNY" : most->first;
}

// What a threat was worth on a day: the last review until then, before the first one today's value.
std::int64_t worth_on(Store const& store, Record const& risk, Date day) {
    Record const* last = nullptr;
    for (auto const* review : store.referrers(rev::kType, rev::risk, risk.id()))
        if (review->get(rev::on) <= day && review->has(rev::exposure) && (!last || review->get(rev::on) > last->get(rev::on))) last = review;
    return last ? last->get(rev::exposure).minor : rsk::exposure(risk).minor;
}

bool open_on(Record const& risk, Date day) {
    if (risk.has(rsk::identified_on) && risk.get(rsk::identified_on) > day) return false;
    if (is_open(risk)) return true;
    auto const end = is(risk, rsk::status, "occurred") ? rsk::occurred_on : rsk::closed_on;
    return risk.has(end) && risk.get(end) > day;
}

Date month_end(Date today, int months_back) {
    auto const civil = civil_of(today);
    auto const month = civil.year * 12 + civil.month - 1 - months_back;
    auto const year = month / 12;
    auto const of_year = month % 12 + 1;
    return date_of({year, static_cast<std::uint8_t>(of_year), static_cast<std::uint8_t>(days_in_month(year, of_year))});
}

}  // namespace

std::int64_t residual_exposure(Record const& risk) {
    auto const p = risk.get(rsk::residual_probability), i = risk.get(rsk::residual_impact), before = risk.get(rsk::impact);
    if (rsk::residual_score(risk) == 0 || before < 1) return 0;
    auto const cost = scale(risk.get(rsk::impact_cost), rsk::kPercentOfLevel[static_cast<std::size_t>(p - 1)] * i, 100 * before).minor;
    return is_threat(risk) ? cost : negative(cost);
}

ExposureSummary exposure_summary(Store const& store, std::vector<Record const*> const& risks, Date today, int months) {
    ExposureSummary sum;
    sum.currency = main_currency(risks);
    std::map<std::string_view, CategoryExposure> by_category;
    std::vector<Record const*> threats;                          // of our currency, the closed ones too
    for (auto const* risk : risks) {
        bool const ours = !risk->has(rsk::impact_cost) || risk->get(rsk::impact_cost).currency.text() == sum.currency;
        if (is_threat(*risk) && ours) threats.push_back(risk);
        if (!is_open(*risk)) continue;
        if (!is_threat(*risk)) {
            ++sum.opportunities;
            if (ours) sum.upside = minus(sum.upside, rsk::exposure(*risk).minor);
            continue;
        }
        ++sum.threats;
        if (!ours) { ++sum.other_currency; continue; }
        auto const worth = rsk::exposure(*risk).minor;
        sum.exposure = plus(sum.exposure, worth);
        sum.residual = plus(sum.residual, rsk::residual_score(*risk) ? residual_exposure(*risk) : worth);
        auto& category = by_category[risk->has(rsk::category) ? risk->get(rsk::category) : std::string_view("other")];
        category.exposure = plus(category.exposure, worth);
        ++category.open;
    }
    for (auto& [id, category] : by_category) {
        category.category = id;
        sum.categories.push_back(category);
    }
    sort_stably(sum.categories, std::greater<>{}, &CategoryExposure::exposure);
    for (int back = months - 1; back >= 0; --back) {
        Date const day = back == 0 ? today : month_end(today, back);
        ExposurePoint point{day, 0, 0};
        for (auto const* risk : threats) {
            if (!open_on(*risk, day)) continue;
            ++point.open;
            point.exposure = plus(point.exposure, back == 0 ? rsk::exposure(*risk).minor : worth_on(store, *risk, day));
        }
        if (point.open > 0 || !sum.months.empty()) sum.months.push_back(point);
    }
    return sum;
}

}  // namespace pmo
