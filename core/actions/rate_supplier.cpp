#include "core/actions/rate_supplier.h"

#include <algorithm>

#include "core/registers/contract.h"
#include "core/registers/supplier.h"
#include "core/registers/supplier_rating.h"

namespace pmo {

namespace sup = registers::supplier;
namespace rat = registers::supplier_rating;
namespace con = registers::contract;

Edit rate_supplier(EditContext const& context, RatingGiven const& given) {
    Edit nothing("supplier.rate");
    auto const* supplier = context.store.live(given.supplier);
    if (!supplier || &supplier->type() != &sup::kType) return nothing;
    if (std::ranges::all_of(given.points, [](std::int64_t p) { return p == 0; }) || std::ranges::any_of(given.points, [](std::int64_t p) { return p < 0 || p > 5; })) return nothing;
    auto const* contract = given.contract ? context.store.live(given.contract) : nullptr;
    if (given.contract && (!contract || &contract->type() != &con::kType || contract->get(con::supplier) != given.supplier)) return nothing;
    Edit edit(Label{"supplier.rate", {std::string(title_of(*supplier))}});
    auto const project = contract ? contract->get(con::project) : kNoId;
    auto const id = add_record(edit, {context.store, context.ids, project, context.person, context.today}, {.type = rat::kType});
    edit.set(id, rat::supplier, given.supplier);
    edit.set(id, rat::title, contract ? title_of(*contract) : title_of(*supplier));
    if (contract) edit.set(id, rat::contract, given.contract);
    edit.set(id, rat::on, context.today);
    if (context.person) edit.set(id, rat::rater, context.person);
    constexpr Field<std::int64_t> kPoints[] = {rat::delivery, rat::quality, rat::price, rat::service};
    for (std::size_t i = 0; i < given.points.size(); ++i)
        if (given.points[i]) edit.set(id, kPoints[i], given.points[i]);
    if (!given.comment.empty()) edit.set(id, rat::comment, given.comment);
    return edit;
}

Edit adopt_score(EditContext const& context, Id supplier) {
    auto const* record = context.store.live(supplier);
    if (!record || &record->type() != &sup::kType) return Edit("supplier.adopt");
    auto const score = supplier_score(*record, context.store, context.today).score;
    if (!score || record->get(sup::rating) == rating_of_score(*score)) return Edit("supplier.adopt");
    Edit edit(Label{"supplier.adopt", {std::string(title_of(*record))}});
    edit.set(supplier, sup::rating, std::int64_t{rating_of_score(*score)});
    return edit;
}

}  // namespace pmo
