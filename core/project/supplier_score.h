#pragma once
// How well a supplier delivers, computed from what happened and from what people rated: 0 to 100 in four dimensions and as a whole. What happened
// counts half, the ratings of the last year half; where only one is known it stands alone, and a dimension without either does not count.
//
//   delivery 40   milestones of its contracts reached by their day ÷ milestones that are decided (reached, missed, or past their day)
//   quality  30   100 less 25, 10, 3, 1 for each critical, major, minor, trivial finding on what the contracts deliver
//   price    15   100 less two points for each percent that was paid above what was agreed
//   service  15   nothing but ratings
//
// A rating of 1 to 5 counts 20 to 100. Grades: A from 85, B from 70, C from 55, D below. It does not replace the buyer's judgement: the register keeps
// the rating that somebody gave (supplier.rating), this is what speaks for or against it.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/model/store.h"

namespace pmo {

enum class SupplierSide : std::uint8_t { delivery, quality, price, service };
inline constexpr std::array<int, 4> kSupplierWeights = {40, 30, 15, 15};
inline constexpr std::array<std::string_view, 4> kSupplierSides = {"delivery", "quality", "price", "service"};
inline constexpr int kRatingDays = 365;              // older ratings show the trend but do not count

struct SupplierDimension {
    std::optional<int> score, measured, rated;       // 0–100
    int good = 0, all = 0;                           // delivery: in time of decided; quality: findings; price: permille above the agreed in `all`
    int ratings = 0;
    std::vector<Id> evidence{};                      // what speaks against it first
};

struct SupplierScore {
    Id supplier;
    std::array<SupplierDimension, 4> side{};
    std::optional<int> score{};                      // 0–100
    int contracts = 0, running = 0;
    std::vector<int> trend{};                        // averages of its ratings in hundredths, oldest first
    std::optional<int> change{};                     // hundredths: last rating against the average of those before
    SupplierDimension const& at(SupplierSide s) const { return side[static_cast<std::size_t>(s)]; }
};

SupplierScore supplier_score(Record const& supplier, Store const& store, Date today);
// Of all live suppliers, the best first; those without a score last.
std::vector<SupplierScore> supplier_scores(Store const& store, Date today);

char supplier_grade(int score);                      // 'A' … 'D'
int rating_of_score(int score);                      // 1–5, as supplier.rating holds it

}  // namespace pmo
