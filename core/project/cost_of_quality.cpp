#include "core/project/cost_of_quality.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/registers/deliverable.h"
#include "core/registers/finding.h"
#include "core/registers/person.h"
#include "core/registers/project.h"
#include "core/registers/review.h"

namespace pmo {

namespace {

namespace reg = pmo::registers;
constexpr std::int64_t kHour = 60;

class Sum {
public:
    Sum(Store const& store, CostOfQuality& into) : m_store(store), m_into(into) {}

    void add(Id record, QualityCost kind, bool assumed, Date on, Money direct, std::int64_t minutes, Id who) {
        QualityCostItem item{record, kind, assumed, on, 0, 0, minutes};
        if (direct.minor != 0) {
            if (direct.currency == m_into.currency) item.direct = direct.minor;
            else ++m_into.other_currency;
        }
        item.labour = labour(minutes, who);
        if (item.total() == 0) return;
        m_into.minor[static_cast<std::size_t>(kind)] += item.total();
        m_into.items.push_back(item);
    }

private:
    std::int64_t labour(std::int64_t minutes, Id who) {
        if (minutes <= 0) return 0;
        auto const* person = who ? m_store.live(who) : nullptr;
        auto const rate = person && &person->type() == &reg::person::kType ? person->get(reg::person::cost_rate) : Money{};
        if (rate.minor <= 0 || rate.currency != m_into.currency) { m_into.unpriced_minutes = plus(m_into.unpriced_minutes, minutes); return 0; }
        return scale(rate, minutes, kHour).minor;
    }
    Store const& m_store;
    CostOfQuality& m_into;
};

QualityCost kind_of(Record const& finding, Store const& store, bool& assumed) {
    auto const named = finding.get(reg::finding::quality_cost_kind);
    for (std::size_t i = 0; i < std::size(reg::finding::kQualityCostKind); ++i)
        if (named == reg::finding::kQualityCostKind[i]) return static_cast<QualityCost>(i);
    assumed = true;
    if (reg::is(finding, reg::finding::kind, "improvement")) return QualityCost::prevention;
    auto const* part = reg::linked(finding, store, reg::finding::deliverable);
    bool const delivered = part && &part->type() == &reg::deliverable::kType && part->has(reg::deliverable::accepted_on) && finding.has(reg::finding::found_on) &&
                           part->get(reg::deliverable::accepted_on) < finding.get(reg::finding::found_on);
    return delivered ? QualityCost::external_failure : QualityCost::internal_failure;
}

std::vector<QualityCostMonth> last_months(Date today, int count) {
    std::vector<QualityCostMonth> months(static_cast<std::size_t>(std::max(count, 1)));
    auto const last = civil_of(today);
    std::int32_t index = last.year * 12 + last.month - 1;
    for (std::size_t i = months.size(); i-- > 0; --index) months[i] = {index / 12, index % 12 + 1, {}};
    return months;
}

}  // namespace

CostOfQuality cost_of_quality(Store const& store, Id project, Date today, int months) {
    CostOfQuality out;
    auto const* of = project ? store.live(project) : nullptr;
    if (of && &of->type() == &reg::project::kType) out.currency = reg::project::currency_of(*of);
    Sum sum(store, out);
    auto const each = [&](TypeDef const& type, Field<Id> field, auto&& visit) {
        if (project) for (auto const* record : store.referrers(type, field, project)) visit(*record);
        else for (auto const& record : store.table(type).rows()) if (!record.deleted()) visit(record);
    };
    each(reg::review::kType, reg::review::project, [&](Record const& review) {
        if (!reg::is(review, reg::review::status, "held")) return;
        sum.add(review.id(), QualityCost::appraisal, false, review.get(reg::review::held_on), review.get(reg::review::cost), review.get(reg::review::effort), review.get(reg::review::leader));
    });
    each(reg::finding::kType, reg::finding::project, [&](Record const& finding) {
        if (reg::is(finding, reg::finding::status, "rejected")) return;
        bool assumed = false;
        auto const kind = kind_of(finding, store, assumed);
        sum.add(finding.id(), kind, assumed, finding.get(reg::finding::found_on), finding.get(reg::finding::cost), finding.get(reg::finding::effort), finding.get(reg::finding::owner));
    });
    sort_stably(out.items, std::ranges::greater{}, &QualityCostItem::total);
    out.months = last_months(today, months);
    for (auto const& item : out.items) {
        if (item.on == Date{}) continue;
        auto const civil = civil_of(item.on);
        for (auto& month : out.months)
            if (month.year == civil.year && month.month == civil.month) month.minor[static_cast<std::size_t>(item.kind)] += item.total();
    }
    return out;
}

}  // namespace pmo
