#include "core/project/document_map.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/model/text_match.h"
#include "core/registers/choices.h"
#include "core/registers/document.h"
#include "core/registers/phase.h"

namespace pmo {

namespace {

namespace doc = registers::document;
namespace pha = registers::phase;

void add(DocumentCounts& sum, DocumentCounts const& more) {
    sum.expected += more.expected;
    sum.there += more.there;
    sum.approved += more.approved;
    sum.missing += more.missing;
    sum.due += more.due;
    sum.own += more.own;
}

void count(DocumentCounts& counts, DocumentLine const& line, Store const& store) {
    if (!line.expected) { ++counts.own; return; }
    if (line.need == DocumentNeed::left_out) return;
    ++counts.expected;
    counts.missing += line.need == DocumentNeed::missing;
    counts.due += line.need == DocumentNeed::due;
    auto const* document = store.live(line.document);
    if (!document) return;
    ++counts.there;
    counts.approved += registers::is(*document, doc::state, "approved", "archived");
}

}  // namespace

std::vector<PhaseDocuments> documents_by_phase(Store const& store, Id project) {
    std::vector<PhaseDocuments> all;
    for (auto const* phase : phases_of(store, project)) all.push_back({.phase = phase->id(), .lines = {}, .counts = {}});
    all.push_back({});
    auto const place = [&](Id phase) -> PhaseDocuments& {
        auto const at = std::ranges::find(all, phase, &PhaseDocuments::phase);
        return at == all.end() ? all.back() : *at;
    };
    std::vector<Id> taken;
    for (auto const& one : expected_documents(store, project)) {
        place(one.phase).lines.push_back({.document = one.document, .template_ = one.template_, .deviation = one.deviation, .need = one.need, .expected = true, .guessed = one.guessed});
        if (one.document) taken.push_back(one.document);
    }
    auto documents = store.referrers(doc::kType, doc::project, project);
    sort_stably(documents, [](Record const* a, Record const* b) { return compare_natural(code_of(*a), code_of(*b)) < 0; });
    for (auto const* document : documents)
        if (std::ranges::find(taken, document->id()) == taken.end()) place(document->get(doc::phase)).lines.push_back({.document = document->id(), .template_ = {}, .deviation = {}});
    for (auto& phase : all)
        for (auto const& line : phase.lines) count(phase.counts, line, store);
    if (all.back().lines.empty()) all.pop_back();
    return all;
}

DocumentCounts sum_of(std::vector<PhaseDocuments> const& phases) {
    DocumentCounts sum;
    for (auto const& phase : phases) add(sum, phase.counts);
    return sum;
}

std::array<DocumentCounts, kLifePhases + 1> by_life_phase(Store const& store, std::vector<PhaseDocuments> const& phases) {
    static_assert(kLifePhases == std::size(registers::kLifePhase));
    std::array<DocumentCounts, kLifePhases + 1> counts;
    for (auto const& phase : phases) {
        auto const* record = store.live(phase.phase);
        auto const kind = record ? record->get(pha::kind) : std::string_view{};
        auto const at = std::ranges::find(registers::kLifePhase, kind) - std::begin(registers::kLifePhase);
        add(counts[static_cast<std::size_t>(at)], phase.counts);
    }
    return counts;
}

}  // namespace pmo
