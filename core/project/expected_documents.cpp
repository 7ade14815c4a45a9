#include "core/project/expected_documents.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/id.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/model/text_match.h"
#include "core/model/tree.h"
#include "core/registers/choices.h"
#include "core/registers/deviation.h"
#include "core/registers/document.h"
#include "core/registers/method.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/template.h"

namespace pmo {

namespace {

namespace doc = registers::document;
namespace dev = registers::deviation;
namespace mth = registers::method;
namespace pha = registers::phase;
namespace prj = registers::project;
namespace tpl = registers::template_;
using registers::is;

constexpr std::size_t kNameLength = 4;               // characters; shorter names say too little

// 0 initiation … 4 closing; -1: at any time.
int life_index(std::string_view life_phase) {
    auto const at = std::ranges::find(registers::kLifePhase, life_phase);
    return at == std::end(registers::kLifePhase) ? -1 : static_cast<int>(at - std::begin(registers::kLifePhase));
}

std::vector<Record const*> templates_of(Store const& store, Id method) {
    std::vector<Record const*> found;
    for (auto const* row : store.referrers(tpl::kType, tpl::method, method))
        if (is(*row, tpl::kind, "document") && is(*row, tpl::status, "published")) found.push_back(row);
    sort_stably(found, [](Record const* a, Record const* b) {
        int const x = life_index(a->get(tpl::phase)), y = life_index(b->get(tpl::phase));
        return x != y ? static_cast<unsigned>(x) < static_cast<unsigned>(y) : compare_natural(code_of(*a), code_of(*b)) < 0;
    });
    return found;
}

// The approved deviations by which the project does without a template, by template; the first one counts.
std::unordered_map<Id, Id, IdHash> left_out_in(Store const& store, Id project) {
    std::unordered_map<Id, Id, IdHash> found;
    for (auto const* one : store.referrers(dev::kType, dev::project, project))
        if (is(*one, dev::kind, "omitted", "merged") && is(*one, dev::status, "approved")) found.emplace(one->get(dev::method_item), one->id());
    return found;
}

// A document of the project while it is looked for; `title` folded once.
struct Candidate {
    Record const* document;
    std::string title;
    bool free;
};

DocumentNeed need_in(Record const* phase) {
    return !phase || is(*phase, pha::status, "active") ? DocumentNeed::due : is(*phase, pha::status, "done") ? DocumentNeed::missing : DocumentNeed::later;
}

// A document that names no template may still be the one: called like it, or of its kind in its life phase. `name`: the folded name of what is wanted.
bool fits(Candidate const& candidate, Record const& wanted, std::string const& name, Store const& store) {
    auto const& document = *candidate.document;
    if (document.has(doc::template_)) return false;
    if (code_points(name) >= kNameLength && candidate.title.find(name) != std::string::npos) return true;
    if (!wanted.has(tpl::document_kind) || document.get(doc::kind) != wanted.get(tpl::document_kind)) return false;
    auto const* phase = registers::linked(document, store, doc::phase);
    return !phase || is(wanted, tpl::phase, "any", "") || phase->get(pha::kind) == wanted.get(tpl::phase);
}

}  // namespace

std::string document_name(Record const& wanted) {
    constexpr std::string_view kEnds[] = {"模板", " template", " Template"};
    auto name = trim(title_of(wanted));
    for (auto const bracket : {"（", "("})
        if (auto const at = name.rfind(bracket); at != std::string_view::npos && at > 0) name = trim(name.substr(0, at));
    for (auto const end : kEnds)
        if (name.ends_with(end) && name.size() > end.size()) name = trim(name.substr(0, name.size() - end.size()));
    return std::string(name);
}

std::vector<Record const*> phases_of(Store const& store, Id project) {
    std::vector<Record const*> phases;
    for (auto const& row : make_tree(store, pha::kType, pha::project, project).rows) phases.push_back(row.record);
    return phases;
}

bool has_begun(Record const& phase) { return is(phase, pha::status, "active", "done"); }

Record const* phase_for(std::vector<Record const*> const& phases, std::string_view life_phase) {
    int const wanted = life_index(life_phase);
    if (wanted < 0) return nullptr;
    Record const* same = nullptr;
    Record const* later = nullptr;
    for (auto const* phase : phases) {
        if (is(*phase, pha::status, "skipped")) continue;
        int const at = life_index(phase->get(pha::kind));
        if (at == wanted) same = phase;
        if (at > wanted && (!later || at < life_index(later->get(pha::kind)))) later = phase;
    }
    return same ? same : later;
}

Id documents_method(Store const& store, Id id) {
    auto const* project = store.live(id);
    auto const* method = project && &project->type() == &prj::kType ? registers::linked(*project, store, prj::method) : nullptr;
    std::vector<Id> seen;                            // methods that are based on each other are looked at once
    while (method && std::ranges::find(seen, method->id()) == seen.end()) {
        if (!templates_of(store, method->id()).empty()) return method->id();
        seen.push_back(method->id());
        method = registers::linked(*method, store, mth::base);
    }
    return kNoId;
}

std::vector<ExpectedDocument> expected_documents(Store const& store, Id project) {
    std::vector<ExpectedDocument> expected;
    auto const phases = phases_of(store, project);
    std::vector<Candidate> candidates;
    std::unordered_map<Id, std::vector<std::size_t>, IdHash> by_template;
    for (auto const* document : store.referrers(doc::kType, doc::project, project)) {
        if (document->has(doc::template_)) by_template[document->get(doc::template_)].push_back(candidates.size());
        candidates.push_back({document, document->has(doc::template_) ? std::string{} : fold(title_of(*document)), !is(*document, doc::state, "obsolete")});
    }
    auto const take = [&](ExpectedDocument& one, Candidate& candidate, bool guessed) {
        auto const& document = *candidate.document;
        one.document = document.id();
        one.guessed = guessed;
        one.need = DocumentNeed::present;
        if (registers::linked(document, store, doc::phase)) one.phase = document.get(doc::phase);
        candidate.free = false;
    };

    if (auto const method = documents_method(store, project))
        for (auto const* wanted : templates_of(store, method)) {
            auto const* phase = phase_for(phases, wanted->get(tpl::phase));
            expected.push_back({.template_ = wanted->id(), .document = {}, .phase = phase ? phase->id() : kNoId, .deviation = {}, .need = need_in(phase)});
        }
    // Documents that name their template first, so that none of them is taken for another by its kind.
    for (auto& one : expected) {
        auto const named = by_template.find(one.template_);
        if (named == by_template.end()) continue;
        auto const at = std::ranges::find_if(named->second, [&](std::size_t i) { return candidates[i].free; });
        if (at != named->second.end()) take(one, candidates[*at], false);
    }
    auto const left_out = left_out_in(store, project);
    for (auto& one : expected) {
        if (one.document) continue;
        auto const* wanted = store.live(one.template_);
        auto const name = fold(document_name(*wanted));
        auto const at = std::ranges::find_if(candidates, [&](Candidate const& candidate) { return candidate.free && fits(candidate, *wanted, name, store); });
        if (at != candidates.end()) {
            take(one, *at, true);
        } else if (auto const deviation = left_out.find(one.template_); deviation != left_out.end()) {
            one.deviation = deviation->second;
            one.need = DocumentNeed::left_out;
        }
    }
    for (auto& candidate : candidates)
        if (candidate.document->get(doc::required_by_method) && candidate.free) take(expected.emplace_back(), candidate, false);

    auto const rank = [&](Id phase) {
        auto const at = std::ranges::find(phases, phase, [](Record const* p) { return p->id(); });
        return at - phases.begin();
    };
    sort_stably(expected, [&](auto const& a, auto const& b) { return rank(a.phase) < rank(b.phase); });
    return expected;
}

}  // namespace pmo
