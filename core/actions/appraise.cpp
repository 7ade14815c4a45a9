#include "core/actions/appraise.h"

#include "core/project/personal_kpis.h"
#include "core/registers/appraisal.h"

namespace pmo {

namespace apr = registers::appraisal;
using registers::is;

namespace {

Record const* appraisal_of(Store const& store, Id id) {
    auto const* record = store.live(id);
    return record && &record->type() == &apr::kType ? record : nullptr;
}

}  // namespace

Edit take_kpi_score(EditContext const& context, Derived const& derived, Id appraisal) {
    auto const* record = appraisal_of(context.store, appraisal);
    auto const score = record ? appraisal_kpis(context.store, derived, *record, context.today).score() : std::nullopt;
    if (!score || (record->has(apr::kpi_score) && record->get(apr::kpi_score) == *score)) return Edit("appraisal.kpi");
    Edit edit(Label{"appraisal.kpi", {std::string(title_of(*record))}});
    edit.set(appraisal, apr::kpi_score, std::int64_t{*score});
    return edit;
}

std::optional<std::int64_t> proposed_score(Record const& appraisal, Store const& store) {
    auto const sum = apr::weighted_items(appraisal, store);
    if (sum.items && sum.weights == 100) return (sum.points + 50) / 100;
    return appraisal.has(apr::kpi_score) ? std::optional(appraisal.get(apr::kpi_score)) : std::nullopt;
}

Edit agree_appraisal(EditContext const& context, Id appraisal) {
    auto const* record = appraisal_of(context.store, appraisal);
    if (!record || !registers::is_open(*record)) return Edit("appraisal.agree");
    auto const score = record->has(apr::score) ? std::optional(record->get(apr::score)) : proposed_score(*record, context.store);
    if (!score) return Edit("appraisal.agree");
    Edit edit(Label{"appraisal.agree", {std::string(title_of(*record))}});
    edit.set(appraisal, apr::score, *score);
    edit.set(appraisal, apr::grade, grade_of_score(*score));
    edit.set(appraisal, apr::status, "agreed");
    edit.set(appraisal, apr::agreed_on, context.today);
    return edit;
}

}  // namespace pmo
