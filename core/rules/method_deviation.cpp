#include "core/rules/method_deviation.h"

#include <algorithm>

#include "core/project/method_content.h"
#include "core/registers/activity.h"
#include "core/registers/deliverable.h"
#include "core/registers/deviation.h"
#include "core/registers/document.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"
#include "core/registers/template.h"

namespace pmo::rules {

namespace {

using namespace registers;

using Records = std::vector<Record const*>;

class Comparison {
public:
    Comparison(Store const& store, Id project) : m_store(store), m_deviations(store.referrers(deviation::kType, deviation::project, project)) {
        auto const* record = store.live(project);
        if (!record) return;
        m_stage = record->get(project::stage);
        m_content = method_content(store, record->get(project::method));
        if (!m_content.method) return;
        phases(store.referrers(phase::kType, phase::project, project));
        gates(store.referrers(gate::kType, gate::project, project));
        plain(m_content.activities, store.referrers(activity::kType, activity::project, project), activity::origin);
        plain(m_content.deliverables, store.referrers(deliverable::kType, deliverable::project, project), deliverable::origin);
        documents(store.referrers(document::kType, document::project, project));
    }
    std::vector<FoundDeviation> found;

private:
    // What somebody has recorded about an item: the deviation that names it.
    Record const* recorded(Id item) const {
        auto const at = std::ranges::find_if(m_deviations, [&](Record const* row) { return item && row->get(deviation::method_item) == item && !is(*row, deviation::status, "rejected"); });
        return at == m_deviations.end() ? nullptr : *at;
    }
    Record const* recorded_as_added(Record const& own) const {
        auto const at = std::ranges::find_if(m_deviations, [&](Record const* row) { return is(*row, deviation::kind, "added") && title_of(*row) == title_of(own); });
        return at == m_deviations.end() ? nullptr : *at;
    }
    void omit(Record const& item, bool weaker = false) { found.push_back({.kind = Departure::omitted, .item = &item, .own = nullptr, .record = recorded(item.id()), .weaker = weaker}); }
    void add(Record const& own) { found.push_back({.kind = Departure::added, .item = nullptr, .own = &own, .record = recorded_as_added(own)}); }
    void change(Record const& item, Record const& own, std::string_view field, bool weaker = false) {
        found.push_back({.kind = Departure::changed, .item = &item, .own = &own, .record = recorded(item.id()), .weaker = weaker, .field = field});
    }

    static Record const* by_origin(Records const& own, Field<Id> origin, Id item) {
        auto const at = std::ranges::find(own, item, [&](Record const* row) { return row->get(origin); });
        return at == own.end() ? nullptr : *at;
    }
    static Record const* by_title(Records const& own, Record const& item) {
        auto const at = std::ranges::find(own, title_of(item), [](Record const* row) { return title_of(*row); });
        return at == own.end() ? nullptr : *at;
    }

    // A project that names its phases in its own way, without origin, has tailored them as a whole: nothing to compare one by one.
    void phases(Records const& own) {
        bool const taken = std::ranges::any_of(own, [](Record const* row) { return row->has(phase::origin); });
        for (auto const* item : m_content.phases) {
            auto const* mine = by_origin(own, phase::origin, item->id());
            if (!mine) mine = by_title(own, *item);
            if (mine && is(*mine, phase::status, "skipped")) omit(*item);
            else if (!mine && taken) omit(*item);
        }
        for (auto const* mine : own)
            if (taken && !mine->has(phase::origin) && std::ranges::none_of(m_content.phases, [&](Record const* item) { return title_of(*item) == title_of(*mine); })) add(*mine);
    }

    void gates(Records const& own) {
        for (auto const* item : m_content.gates) {
            auto const* mine = by_origin(own, gate::origin, item->id());
            if (!mine || is(*mine, gate::status, "cancelled")) { omit(*item); continue; }
            criteria(*item, *mine);
        }
        for (auto const* mine : own)
            if (std::ranges::none_of(m_content.gates, [&](Record const* item) { return item->id() == mine->get(gate::origin); })) add(*mine);
    }

    // A gate that has been held was held by the criteria of its day.
    void criteria(Record const& item, Record const& mine) {
        auto const own = m_store.referrers(gate_criterion::kType, gate_criterion::gate, mine.id());
        if (own.empty() || gate::decided(mine)) return;
        for (auto const* criterion : m_content.criteria_of(item.id())) {
            auto const* ours = by_origin(own, gate_criterion::origin, criterion->id());
            if (!ours) ours = by_title(own, *criterion);
            bool const must = is(*criterion, gate_criterion::kind, "must_meet");
            if (!ours) omit(*criterion, must);
            else if (must && is(*ours, gate_criterion::kind, "should_meet")) change(*criterion, *ours, "kind", true);
            else if (gate_criterion::is_computed(*criterion) && !gate_criterion::is_computed(*ours)) change(*criterion, *ours, "computed");
        }
    }

    void plain(Records const& items, Records const& own, Field<Id> origin) {
        if (std::ranges::none_of(own, [&](Record const* row) { return row->has(origin); })) return;
        for (auto const* item : items)
            if (!by_origin(own, origin, item->id())) omit(*item);
        for (auto const* mine : own)
            if (!mine->has(origin)) add(*mine);
    }

    void documents(Records const& own) {
        if (std::ranges::none_of(own, [](Record const* row) { return row->get(document::required_by_method); })) return;
        for (auto const* item : m_content.templates)
            if (is(*item, template_::kind, "document", "report") && due_by_now(*item) && !by_origin(own, document::template_, item->id())) omit(*item);
    }

    // A document is missing when the work that it belongs to is over; a project without a stage, a template of any phase: at once.
    bool due_by_now(Record const& item) const {
        struct Due { std::string_view phase, from; };
        constexpr Due kDue[] = {{"planning", "execution"}, {"execution", "trial"}, {"monitoring", "trial"}, {"closing", "closing"}};
        auto const due = std::ranges::find(kDue, item.get(template_::phase), &Due::phase);
        auto const rank = [](std::string_view stage) { return std::ranges::find(project::kStage, stage) - std::begin(project::kStage); };
        return m_stage.empty() || due == std::end(kDue) || rank(m_stage) >= rank(due->from);
    }

    Store const& m_store;
    Records m_deviations;
    std::string m_stage;
    MethodContent m_content;
};

enum Which : std::size_t { none, missing, added, changed, must_dropped, must_weakened, no_reason, undecided };

Hit hit_of(Which which, Record const& subject, Id project, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) {
    auto const& rule = kMethodRules[which];
    return {.rule = rule.id, .severity = rule.severity, .subject = subject.id(), .project = project, .args = std::move(args), .evidence = std::move(evidence)};
}

Hit hit_of(Store const& store, FoundDeviation const& each, Id project) {
    auto const& named = each.own ? *each.own : *each.item;
    std::vector<Id> evidence;
    if (each.item && each.own) evidence.push_back(each.item->id());
    if (each.kind == Departure::added) return hit_of(added, named, project, {std::string(named.type().id)});
    if (each.kind == Departure::changed)
        return each.weaker ? hit_of(must_weakened, named, project, {}, evidence) : hit_of(changed, named, project, {std::string(each.field)}, evidence);
    if (!each.weaker) return hit_of(missing, named, project, {std::string(named.type().id)});
    auto const* gate = linked(named, store, gate_criterion::gate);
    return hit_of(must_dropped, named, project, {gate ? std::string(title_of(*gate)) : std::string{}});
}

void hits_of(Facts const& facts, Id project, std::vector<Hit>& out) {
    auto const* record = facts.store.live(project);
    if (!record || !is_open(*record)) return;
    auto const* method = linked(*record, facts.store, project::method);
    if (!method) out.push_back(hit_of(none, *record, project));
    for (auto const& each : find_deviations(facts.store, project))
        if (!each.record) out.push_back(hit_of(facts.store, each, project));
    for (auto const* row : facts.store.referrers(deviation::kType, deviation::project, project)) {
        if (!row->has(deviation::reason) && !is(*row, deviation::status, "rejected")) out.push_back(hit_of(no_reason, *row, project));
        if (is_open(*row) && row->has(deviation::due) && row->get(deviation::due) < facts.today) out.push_back(hit_of(undecided, *row, project, {to_text(row->get(deviation::due))}));
    }
}

}  // namespace

std::vector<FoundDeviation> find_deviations(Store const& store, Id project) { return std::move(Comparison(store, project).found); }

std::vector<Hit> method_hits(Facts const& facts, Id project) {
    std::vector<Hit> out;
    if (project) hits_of(facts, project, out);
    else for (auto const id : facts.derived.active_projects()) hits_of(facts, id, out);
    return out;
}

}  // namespace pmo::rules
