#include "core/rules/documents.h"

#include "core/project/expected_documents.h"
#include "core/registers/document.h"
#include "core/registers/document_version.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/template.h"

namespace pmo::rules {

namespace {

namespace doc = registers::document;
namespace ver = registers::document_version;
namespace pha = registers::phase;
namespace prj = registers::project;
namespace tpl = registers::template_;
using registers::is;
using registers::linked;
using namespace document_limits;

std::string days(std::int32_t count) { return std::to_string(count); }

// A phase that is done, or that should be by now.
bool is_over(Record const& phase, Date today) { return is(phase, pha::status, "done") || (phase.has(pha::finish) && phase.get(pha::finish) < today && !is(phase, pha::status, "skipped")); }

void missing(Facts const& facts, Id project, std::vector<Hit>& hits) {
    for (auto const& one : expected_documents(facts.store, project)) {
        auto const* phase = facts.store.live(one.phase);
        if (!phase || one.document || one.need == DocumentNeed::left_out) continue;
        auto const title = std::string(title_of(*phase));
        auto const finish = phase->get(pha::finish);
        if (is_over(*phase, facts.today))
            hits.push_back({"document.missing", Severity::error, one.template_, project, {title}, {one.phase}});
        else if (has_begun(*phase) && phase->has(pha::finish) && finish.day - facts.today.day <= kPhaseEndsSoonDays)
            hits.push_back({"document.missing_soon", Severity::warning, one.template_, project, {title, to_text(finish)}, {one.phase}});
    }
}

void look_at(Record const& document, Facts const& facts, std::vector<Hit>& hits) {
    auto const project = document.get(doc::project);
    auto const add = [&](std::string_view rule, Severity severity, std::vector<std::string> args, std::vector<Id> evidence = {}) {
        hits.push_back({rule, severity, document.id(), project, std::move(args), std::move(evidence)});
    };
    if (is(document, doc::state, "obsolete")) return;
    auto const* phase = linked(document, facts.store, doc::phase);
    if (!registers::is_open(document)) {
        auto const* latest = doc::latest_version(document, facts.store);
        if (is(document, doc::state, "approved") && latest && document.has(doc::approved_on) && latest->get(ver::on) > document.get(doc::approved_on))
            add("document.changed_after_approval", Severity::warning, {std::string(latest->get(ver::version)), to_text(latest->get(ver::on)), to_text(document.get(doc::approved_on))}, {latest->id()});
    } else if (document.has(doc::due) && document.get(doc::due) < facts.today) {
        add("document.approval_overdue", Severity::warning, {to_text(document.get(doc::due)), days(facts.today.day - document.get(doc::due).day)});
    } else if (phase && is(*phase, pha::status, "done")) {
        add("document.open_after_phase", Severity::warning, {std::string(title_of(*phase))}, {phase->id()});
    }
    if (document.has(doc::valid_until) && !is(document, doc::state, "archived")) {
        auto const left = document.get(doc::valid_until).day - facts.today.day;
        if (left < 0) add("document.expired", Severity::error, {to_text(document.get(doc::valid_until))});
        else if (left <= kExpiresDays) add("document.expires", Severity::warning, {to_text(document.get(doc::valid_until)), days(left)});
    }
    if (is(document, doc::state, "archived") && document.has(doc::keep_until) && document.get(doc::keep_until) < facts.today)
        add("document.retention_over", Severity::hint, {to_text(document.get(doc::keep_until))});
}

}  // namespace

std::vector<Hit> document_hits(Facts const& facts, Id project) {
    std::vector<Hit> hits;
    if (!project) {
        for (auto const& document : facts.store.table(doc::kType).rows())
            if (!document.deleted() && !facts.store.live(document.get(doc::project))) look_at(document, facts, hits);
        return hits;
    }
    auto const* record = facts.store.live(project);
    if (!record || &record->type() != &prj::kType) return hits;
    missing(facts, project, hits);
    for (auto const* document : facts.store.referrers(doc::kType, doc::project, project)) look_at(*document, facts, hits);
    return hits;
}

std::vector<Hit> template_hits(Facts const& facts) {
    std::vector<Hit> hits;
    for (auto const& row : facts.store.table(tpl::kType).rows()) {
        if (row.deleted() || !is(row, tpl::status, "published")) continue;
        if (row.has(tpl::review_on) && row.get(tpl::review_on) < facts.today)
            hits.push_back({"template.review_overdue", Severity::warning, row.id(), kNoId, {to_text(row.get(tpl::review_on))}});
        bool const old = row.has(tpl::published_on) && facts.today.day - row.get(tpl::published_on).day > kUnusedDays;
        if (old && is(row, tpl::kind, "document") && facts.store.referrers(doc::kType, doc::template_, row.id()).empty())
            hits.push_back({"template.unused", Severity::hint, row.id(), kNoId, {to_text(row.get(tpl::published_on))}});
    }
    return hits;
}

std::vector<Hit> document_hits(Facts const& facts) {
    auto hits = document_hits(facts, kNoId);
    for (auto const project : facts.derived.projects())
        for (auto& hit : document_hits(facts, project)) hits.push_back(std::move(hit));
    return hits;
}

}  // namespace pmo::rules
