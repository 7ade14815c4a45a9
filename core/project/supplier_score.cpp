#include "core/project/supplier_score.h"

#include <algorithm>
#include <set>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/project/payment_plan.h"
#include "core/registers/contract.h"
#include "core/registers/contract_milestone.h"
#include "core/registers/finding.h"
#include "core/registers/payment.h"
#include "core/registers/supplier.h"
#include "core/registers/supplier_rating.h"

namespace pmo {

namespace con = registers::contract;
namespace mil = registers::contract_milestone;
namespace pay = registers::payment;
namespace fin = registers::finding;
namespace rat = registers::supplier_rating;
namespace sup = registers::supplier;
using registers::is;

namespace {

constexpr Field<std::int64_t> kRated[] = {rat::delivery, rat::quality, rat::price, rat::service};

void measure_delivery(std::vector<Record const*> const& milestones, Date today, SupplierDimension& side) {
    for (auto const* milestone : milestones) {
        if (is(*milestone, mil::status, "cancelled") || !milestone->has(mil::due)) continue;
        bool const reached = is(*milestone, mil::status, "reached");
        auto const due = milestone->get(mil::due);
        if (!reached && !is(*milestone, mil::status, "missed") && due >= today) continue;      // still to come
        bool const in_time = reached && (!milestone->has(mil::done_on) || milestone->get(mil::done_on) <= due);
        ++side.all;
        side.good += in_time;
        if (!in_time) side.evidence.push_back(milestone->id());
    }
    if (side.all) side.measured = (side.good * 100 + side.all / 2) / side.all;
}

int points_of(Record const& finding) {
    return is(finding, fin::severity, "critical") ? 25 : is(finding, fin::severity, "major") ? 10 : is(finding, fin::severity, "trivial") ? 1 : 3;
}

// Findings on the deliverables and tasks that the contracts' milestones name.
void measure_quality(std::vector<Record const*> const& milestones, Store const& store, SupplierDimension& side) {
    std::set<Id> seen;
    std::vector<Record const*> findings;
    int delivered = 0;
    auto const take = [&](std::vector<Record const*> const& found) {
        for (auto const* finding : found)
            if (!is(*finding, fin::status, "rejected") && !is(*finding, fin::kind, "improvement") && seen.insert(finding->id()).second) findings.push_back(finding);
    };
    for (auto const* milestone : milestones) {
        delivered += is(*milestone, mil::status, "reached");
        if (auto const id = milestone->get(mil::deliverable)) take(store.referrers(fin::kType, fin::deliverable, id));
        if (auto const id = milestone->get(mil::task)) take(store.referrers(fin::kType, fin::task, id));
    }
    side.all = static_cast<int>(findings.size());
    if (!delivered && findings.empty()) return;                                                 // nothing to judge yet
    sort_stably(findings, std::greater{}, [](Record const* f) { return points_of(*f); });
    int points = 100;
    for (auto const* finding : findings) {
        points -= points_of(*finding);
        side.evidence.push_back(finding->id());
    }
    side.measured = std::max(0, points);
}

void measure_price(std::vector<Record const*> const& contracts, Store const& store, SupplierDimension& side) {
    std::int64_t asked = 0, paid = 0;
    for (auto const* contract : contracts)
        for (auto const* payment : store.referrers(pay::kType, pay::contract, contract->id())) {
            if (!is(*payment, pay::status, "paid") || !payment->has(pay::amount)) continue;
            auto const agreed = payment->get(pay::amount), spent = payment->has(pay::paid_amount) ? payment->get(pay::paid_amount) : agreed;
            if (agreed.currency != spent.currency) continue;
            asked = plus(asked, agreed.minor);
            paid = plus(paid, spent.minor);
            if (spent.minor > agreed.minor) side.evidence.push_back(payment->id());
        }
    if (asked <= 0) return;
    side.all = static_cast<int>(std::clamp<std::int64_t>(scale({minus(paid, asked), {}}, 1000, asked).minor, -1000, 1000));
    side.measured = std::clamp(100 - std::max(0, side.all) / 5, 0, 100);
}

void take_ratings(Record const& supplier, Store const& store, Date today, SupplierScore& score) {
    auto ratings = store.referrers(rat::kType, rat::supplier, supplier.id());
    std::erase_if(ratings, [](Record const* r) { return !rat::average(*r); });
    sort_stably(ratings, {}, [](Record const* r) { return r->get(rat::on); });
    for (auto const* rating : ratings) score.trend.push_back(static_cast<int>(rat::average(*rating)));
    if (auto const n = static_cast<int>(score.trend.size()); n > 1) {
        int sum = 0;
        for (int i = 0; i + 1 < n; ++i) sum += score.trend[static_cast<std::size_t>(i)];
        score.change = score.trend.back() - (sum + (n - 1) / 2) / (n - 1);
    }
    for (std::size_t i = 0; i < std::size(kRated); ++i) {
        auto& side = score.side[i];
        std::int64_t sum = 0;
        for (auto const* rating : ratings) {
            auto const points = rating->get(kRated[i]);
            if (points < 1 || points > 5 || rating->get(rat::on).day < today.day - kRatingDays) continue;
            sum += points;
            ++side.ratings;
            if (points <= 2) side.evidence.push_back(rating->id());
        }
        if (side.ratings) side.rated = static_cast<int>((sum * 20 + side.ratings / 2) / side.ratings);
    }
}

}  // namespace

SupplierScore supplier_score(Record const& supplier, Store const& store, Date today) {
    SupplierScore score{.supplier = supplier.id()};
    auto const contracts = store.referrers(con::kType, con::supplier, supplier.id());
    std::vector<Record const*> milestones;
    for (auto const* contract : contracts) {
        ++score.contracts;
        score.running += contract_running(*contract);
        for (auto const* milestone : store.referrers(mil::kType, mil::contract, contract->id())) milestones.push_back(milestone);
    }
    measure_delivery(milestones, today, score.side[0]);
    measure_quality(milestones, store, score.side[1]);
    measure_price(contracts, store, score.side[2]);
    take_ratings(supplier, store, today, score);
    int sum = 0, weights = 0;
    for (std::size_t i = 0; i < score.side.size(); ++i) {
        auto& side = score.side[i];
        if (side.measured && side.rated) side.score = (*side.measured + *side.rated + 1) / 2;
        else side.score = side.measured ? side.measured : side.rated;
        if (!side.score) continue;
        sum += *side.score * kSupplierWeights[i];
        weights += kSupplierWeights[i];
    }
    if (weights) score.score = (sum + weights / 2) / weights;
    return score;
}

std::vector<SupplierScore> supplier_scores(Store const& store, Date today) {
    std::vector<SupplierScore> scores;
    for (auto const& supplier : store.table(sup::kType).rows())
        if (!supplier.deleted()) scores.push_back(supplier_score(supplier, store, today));
    sort_stably(scores, std::greater{}, [](SupplierScore const& s) { return s.score.value_or(-1); });
    return scores;
}

char supplier_grade(int score) { return score >= 85 ? 'A' : score >= 70 ? 'B' : score >= 55 ? 'C' : 'D'; }
int rating_of_score(int score) { return std::clamp((score + 10) / 20, 1, 5); }

}  // namespace pmo
