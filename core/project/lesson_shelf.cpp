#include "core/project/lesson_shelf.h"

#include <algorithm>
#include <map>

#include "core/base/sort.h"
#include "core/model/text_match.h"
#include "core/project/lesson_match.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"

namespace pmo {

namespace {

namespace lsn = registers::lesson;
namespace use = registers::lesson_use;

std::vector<std::string> values_of(Record const& lesson, std::size_t facet) {
    if (facet == kLessonTag) return tags_of(lesson.get(lsn::tags));
    auto const value = lesson.get(facet == kLessonKind ? lsn::kind : facet == kLessonCategory ? lsn::category : lsn::stage);
    return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{std::string(value)};
}

bool says(Record const& lesson, TextMatch const& match) {
    if (match.empty()) return true;
    match.begin();
    for (std::uint8_t slot = 0; slot < lesson.type().fields.size(); ++slot)
        if (lesson.type().fields[slot].flags & (FieldFlag::searched | FieldFlag::title | FieldFlag::code)) match.note(lesson.text(slot));
    match.note(lesson.get(lsn::tags));
    return match.all();
}

LessonEntry entry_of(Record const& lesson, Store const& store) {
    LessonEntry entry{.lesson = &lesson, .saving = {}};
    for (auto const* one : store.referrers(use::kType, use::lesson, lesson.id())) {
        if (!registers::is(*one, use::verdict, "adopted", "adapted")) continue;
        ++entry.reuse;
        if (one->has(use::saving)) add_to(entry.saving, one->get(use::saving));
    }
    return entry;
}

void sort_facet(std::vector<FacetValue>& values, std::size_t facet) {
    if (facet == kLessonTag) {
        sort_stably(values, [](FacetValue const& a, FacetValue const& b) { return a.count > b.count; });
        return;
    }
    auto const slot = facet == kLessonKind ? lsn::kind.slot : facet == kLessonCategory ? lsn::category.slot : lsn::stage.slot;
    auto const& options = lsn::kFields[slot].options;
    sort_stably(values, {}, [&](FacetValue const& v) { return std::ranges::find(options, v.key) - options.begin(); });
}

}  // namespace

void add_to(std::vector<Money>& sums, Money amount) {
    for (auto& sum : sums)
        if (sum.currency == amount.currency) { sum = add(sum, amount); return; }
    sums.push_back(amount);
}

LessonShelf make_shelf(Store const& store, LessonFilter const& filter) {
    LessonShelf shelf;
    TextMatch const match(filter.text);
    std::array<std::map<std::string, std::size_t>, kLessonFacets> counts;
    for (auto const& lesson : store.table(lsn::kType).rows()) {
        if (lesson.deleted()) continue;
        ++shelf.all;
        auto entry = entry_of(lesson, store);
        shelf.reuses += entry.reuse;
        for (auto const sum : entry.saving) add_to(shelf.saving, sum);
        if (!says(lesson, match)) continue;
        std::array<std::vector<std::string>, kLessonFacets> values;
        std::size_t missed = 0, missed_facet = 0;
        for (std::size_t facet = 0; facet < kLessonFacets; ++facet) {
            values[facet] = values_of(lesson, facet);
            if (filter.chosen[facet].empty() || std::ranges::find(values[facet], filter.chosen[facet]) != values[facet].end()) continue;
            ++missed;
            missed_facet = facet;
        }
        // A lesson that only one facet keeps out is what another value of that facet would show.
        for (std::size_t facet = 0; facet < kLessonFacets; ++facet)
            if (missed == 0 || (missed == 1 && missed_facet == facet))
                for (auto const& value : values[facet]) ++counts[facet][value];
        if (missed == 0) shelf.shown.push_back(std::move(entry));
    }
    sort_stably(shelf.shown, [](LessonEntry const& a, LessonEntry const& b) {
        bool const x = registers::is(*a.lesson, lsn::status, "retired"), y = registers::is(*b.lesson, lsn::status, "retired");
        if (x != y) return y;
        return a.reuse != b.reuse ? a.reuse > b.reuse : a.lesson->get(lsn::on) > b.lesson->get(lsn::on);
    });
    for (std::size_t facet = 0; facet < kLessonFacets; ++facet) {
        for (auto const& [key, count] : counts[facet]) shelf.facets[facet].push_back({key, count});
        sort_facet(shelf.facets[facet], facet);
    }
    return shelf;
}

}  // namespace pmo
