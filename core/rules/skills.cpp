#include "core/rules/skills.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/project/skill_supply.h"
#include "core/project/training_effect.h"
#include "core/registers/coaching_request.h"
#include "core/registers/training.h"
#include "core/registers/training_enrolment.h"
#include "core/registers/training_session.h"

namespace pmo::rules {

namespace trn = registers::training;
namespace ses = registers::training_session;
namespace enr = registers::training_enrolment;
namespace coa = registers::coaching_request;
using registers::is;
using registers::is_open;

namespace {

void add(std::vector<Hit>& hits, std::string_view rule, Id subject, Id project, std::vector<std::string> args, std::vector<Id> evidence = {}) {
    hits.push_back({rule, find_rule(rule)->severity, subject, project, std::move(args), std::move(evidence)});
}

std::string number(std::int64_t n) { return std::to_string(n); }

void training(Record const& record, Facts const& facts, std::vector<Hit>& hits) {
    if (!is(record, trn::status, "done")) return;
    auto const effect = training_effect(record, facts.store);
    std::vector<Id> people;
    for (auto const* row : facts.store.referrers(enr::kType, enr::training, record.id())) people.push_back(row->id());
    if (effect.came > 0 && record.has(trn::skill) && effect.measured == 0) add(hits, "training.not_measured", record.id(), record.get(trn::project), {number(effect.came)}, people);
    bool const short_of_target = effect.with_target > 0 && effect.on_target * 2 < effect.with_target;
    if (effect.measured > 0 && (effect.gain <= 0 || short_of_target))
        add(hits, "training.without_effect", record.id(), record.get(trn::project), {number(effect.gain), number(effect.measured), number(effect.on_target), number(effect.with_target)}, people);
}

void session(Record const& record, Facts const& facts, std::vector<Hit>& hits) {
    if (!is_open(record) || !record.has(ses::starts)) return;
    auto const days = date_of(record.get(ses::starts)).day - facts.today.day;
    auto const last = record.has(ses::ends) ? date_of(record.get(ses::ends)) : date_of(record.get(ses::starts));
    if (last < facts.today) add(hits, "training.session_not_closed", record.id(), kNoId, {to_text(last)}, {record.get(ses::training)});
    auto const seats = record.get(ses::capacity);
    auto const taken = seats_taken(record, facts.store);
    if (days >= 0 && days <= kSessionWithin && seats > 0 && taken * 2 < seats)
        add(hits, "training.few_enrolled", record.id(), kNoId, {number(taken), number(seats), to_text(date_of(record.get(ses::starts)))}, {record.get(ses::training)});
}

void coaching(Record const& record, Facts const& facts, std::vector<Hit>& hits) {
    if (!is_open(record)) return;
    if (record.has(coa::due) && record.get(coa::due) < facts.today)
        add(hits, "training.coaching_overdue", record.id(), record.get(coa::project), {to_text(record.get(coa::due)), number(facts.today.day - record.get(coa::due).day)}, {record.get(coa::owner)});
    auto const waits = facts.today.day - record.get(coa::requested_on).day;
    if (is(record, coa::status, "open") && record.has(coa::requested_on) && waits > kCoachingWaits)
        add(hits, "training.coaching_waits", record.id(), record.get(coa::project), {number(waits)}, {record.get(coa::requester)});
}

}  // namespace

std::vector<Hit> skill_hits(Facts const& facts) {
    std::vector<Hit> hits;
    SkillMatrix const matrix(facts.store, facts.today);
    auto const periods = supply_periods(facts.today);
    for (auto const& balance : skill_balances(facts.store, matrix, facts.today)) {
        if (balance.worst_gap > 0) {
            auto const& worst = balance.periods[balance.worst_period];
            add(hits, "skill.gap", balance.skill, kNoId, {number(balance.worst_gap), number(balance.worst_level), to_text(periods[balance.worst_period].from), number(worst.needed), number(worst.supply)}, worst.needs);
        }
        if (balance.single_holder) {
            add(hits, "skill.single_holder", balance.skill, kNoId, {number(kIndependent)}, {balance.holder});
        }
    }
    for (auto const& certificate : certificates(facts.store, facts.today)) {
        if (certificate.days_left > kCertificateWithin) break;                                // they come by day
        auto const rule = certificate.days_left < 0 ? "skill.certificate_expired" : "skill.certificate_expiring";
        add(hits, rule, certificate.person, kNoId, {std::string(certificate.name), to_text(certificate.until)}, {certificate.record, certificate.skill});
    }
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

std::vector<Hit> training_hits(Facts const& facts) {
    std::vector<Hit> hits;
    for (auto const& record : facts.store.table(trn::kType).rows())
        if (!record.deleted()) training(record, facts, hits);
    for (auto const& record : facts.store.table(ses::kType).rows())
        if (!record.deleted()) session(record, facts, hits);
    for (auto const& record : facts.store.table(coa::kType).rows())
        if (!record.deleted()) coaching(record, facts, hits);
    sort_stably(hits, std::greater{}, &Hit::severity);
    return hits;
}

}  // namespace pmo::rules
