// The registers of the sample portfolio agree with each other: links, people, sums, dates, and the figures that the screens are meant to show.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/base/text.h"
#include "core/io/seed.h"
#include "core/project/derived.h"
#include "core/project/portfolio.h"
#include "core/registers/action_item.h"
#include "core/registers/activity.h"
#include "core/registers/baseline.h"
#include "core/registers/budget_line.h"
#include "core/registers/budget_version.h"
#include "core/registers/change_request.h"
#include "core/registers/charter.h"
#include "core/registers/contract.h"
#include "core/registers/cost_entry.h"
#include "core/registers/criterion.h"
#include "core/registers/gate.h"
#include "core/registers/gate_criterion.h"
#include "core/registers/goal.h"
#include "core/registers/kpi.h"
#include "core/registers/measurement.h"
#include "core/registers/meeting.h"
#include "core/registers/objective.h"
#include "core/registers/payment.h"
#include "core/registers/person.h"
#include "core/registers/progress_report.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/risk_review.h"
#include "core/registers/status_report.h"
#include "core/registers/task.h"
#include "core/registers/time_sheet.h"
#include "core/rules/raci.h"
#include "tests/support/source_folder.h"
#include "tests/support/sample.h"

namespace {

using namespace pmo;
namespace reg = pmo::registers;

// Read once: no case changes it.
Store const& sample() {
    static Document const document = [] {
        auto read = pmo::test::chinese_sample();
        REQUIRE(read.ok());
        return std::move(*read);
    }();
    return document.store;
}

std::vector<Record const*> live(TypeDef const& type) {
    std::vector<Record const*> out;
    for (auto const& record : sample().table(type).rows())
        if (!record.deleted()) out.push_back(&record);
    return out;
}

std::string about(Record const& record) {
    auto const slot = slot_of(record.type(), "project");
    auto const* id = slot == kNoSlot ? nullptr : std::get_if<Id>(&record.value(slot));
    auto const* project = id ? sample().live(*id) : nullptr;
    return std::string(record.type().id) + " " + (project ? std::string(project->get(reg::project::code)) + " " : "") + std::string(title_of(record));
}

Record const& the(std::string_view key) {
    auto const* record = sample().live(id_from_key(key));
    REQUIRE_MESSAGE(record, key);
    return *record;
}

Date day(std::string_view text) { return parse_date(text).value_or(Date{}); }

Date const kToday = day("2026-09-18");

TEST_CASE("every register that a screen shows has records in the sample") {
    constexpr std::string_view kMayBeEmpty[] = {"work_week", "rate", "availability"};   // they would change the plans
    for (auto const* type : all_registers()) {
        CAPTURE(type->id);
        if (std::ranges::find(kMayBeEmpty, type->id) == std::end(kMayBeEmpty)) CHECK(sample().table(*type).live() > 0);
    }
}

TEST_CASE("every link of the sample leads to a live record, of the register that it names") {
    std::size_t links = 0;
    for (auto const* type : all_registers())
        for (auto const* record : live(*type))
            for (std::size_t slot = 0; slot < type->fields.size(); ++slot) {
                auto const& field = type->fields[slot];
                auto const* id = std::get_if<Id>(&record->value(static_cast<std::uint8_t>(slot)));
                if (field.kind != Kind::link || !id || !*id) continue;
                ++links;
                auto const* other = sample().live(*id);
                INFO(about(*record), " ", field.id);
                REQUIRE(other);
                if (field.target != "*") CHECK(other->type().id == field.target);
            }
    CHECK(links > 5000);
}

TEST_CASE("whoever owns something works here and belongs to a department") {
    for (auto const* person : live(reg::person::kType)) {
        INFO(about(*person));
        CHECK(sample().live(person->get(reg::person::department)));
        CHECK(person->get(reg::person::joined) < kToday);
    }
    for (auto const* type : all_registers()) {
        auto const slot = slot_with(*type, FieldFlag::owner);
        if (slot == kNoSlot) continue;
        for (auto const* record : live(*type)) {
            auto const* id = std::get_if<Id>(&record->value(slot));
            auto const* owner = id && *id ? sample().live(*id) : nullptr;
            if (!owner) continue;
            INFO(about(*record));
            CHECK(owner->type().id == "person");
            CHECK_FALSE(owner->has(reg::person::left));
        }
    }
}

TEST_CASE("open records have an owner, and due dates lie near their project") {
    for (auto const* type : all_registers()) {
        auto const due = slot_with(*type, FieldFlag::due), of = slot_of(*type, "project");
        if (due == kNoSlot || of == kNoSlot || type->id == "project") continue;
        for (auto const* record : live(*type)) {
            auto const* id = std::get_if<Id>(&record->value(of));
            auto const* project = id && *id ? sample().live(*id) : nullptr;
            auto const* date = std::get_if<Date>(&record->value(due));
            if (!project || !date) continue;
            INFO(about(*record), " ", to_text(*date));
            // From a month before its start to 200 days after its target: benefits come later, warranties end later.
            CHECK(date->day >= date_of(project->get(reg::project::start)).day - 31);
            if (type->id != "benefit" && type->id != "payment") CHECK(date->day <= project->get(reg::project::target_finish).day + 200);
        }
    }
    for (auto const* type : {&reg::risk::kType, &reg::action_item::kType, &reg::gate::kType}) {
        auto const owner = slot_with(*type, FieldFlag::owner);
        for (auto const* record : live(*type)) {
            INFO(about(*record));
            if (record->has(slot_of(*type, "project"))) CHECK(record->has(owner));
        }
    }
}

TEST_CASE("what has happened has not happened in the future") {
    constexpr std::string_view kPast[] = {"requested_on", "raised_on", "found_on", "decided_on", "approved_on", "held_on", "done_on", "resolved_on",
        "closed_on", "paid_on", "signed_on", "accepted_on", "submitted_on", "identified_on", "answered_on", "fixed_on", "verified_on", "received_on",
        "delivered_on", "reported_on", "checked_on", "occurred_on", "sent_on", "adopted_on", "measured_on", "actual_start", "actual_finish", "proposed_on"};
    for (auto const* type : all_registers())
        for (auto const* record : live(*type))
            for (auto const name : kPast) {
                auto const slot = slot_of(*type, name);
                auto const* date = slot == kNoSlot ? nullptr : std::get_if<Date>(&record->value(slot));
                if (!date || *date == Date{}) continue;
                INFO(about(*record), " ", name, " ", to_text(*date));
                CHECK(*date <= kToday);
            }
}

TEST_CASE("each project's approved budget adds up to its budget, and its costs stay within every category") {
    for (auto const* project : live(reg::project::kType)) {
        INFO(about(*project));
        std::map<std::string, std::int64_t, std::less<>> planned, spent;
        std::int64_t sum = 0, versions = 0;
        for (auto const* version : sample().referrers(reg::budget_version::kType, reg::budget_version::project, project->id())) {
            if (version->get(reg::budget_version::status) != "approved") continue;
            ++versions;
            for (auto const* line : sample().referrers(reg::budget_line::kType, reg::budget_line::version, version->id())) {
                auto const amount = line->get(reg::budget_line::amount).minor;
                planned[std::string(line->get(reg::budget_line::category))] += amount;
                sum += amount;
            }
            auto const* baseline = sample().live(version->get(reg::budget_version::baseline));
            REQUIRE(baseline);
            CHECK(baseline->get(reg::baseline::bac).minor == project->get(reg::project::budget).minor);
        }
        CHECK(versions == 1);
        CHECK(sum == project->get(reg::project::budget).minor);
        for (auto const* entry : sample().referrers(reg::cost_entry::kType, reg::cost_entry::project, project->id()))
            if (entry->get(reg::cost_entry::kind) == "actual")
                spent[std::string(entry->get(reg::cost_entry::category))] += entry->get(reg::cost_entry::amount).minor;
        for (auto const& [category, amount] : spent) {
            CAPTURE(category);
            CHECK(amount <= planned[category]);
        }
    }
}

TEST_CASE("the payments of each contract add up to its value, and what is due has not been forgotten") {
    std::size_t payments = 0;
    for (auto const* contract : live(reg::contract::kType)) {
        INFO(about(*contract));
        CHECK(reg::contract::planned_total(*contract, sample()) == contract->get(reg::contract::value));
        for (auto const* payment : sample().referrers(reg::payment::kType, reg::payment::contract, contract->id())) {
            ++payments;
            if (payment->get(reg::payment::status) == "planned") CHECK(payment->get(reg::payment::due) >= kToday);
        }
        CHECK(contract->has(reg::contract::signed_on) != reg::is(*contract, reg::contract::status, "draft", "legal_review", "negotiation"));
    }
    CHECK(live(reg::contract::kType).size() == 21);
    CHECK(payments >= 50);
}

TEST_CASE("met gate criteria have evidence, held gates a decision, and the coming gates are those of the dashboard") {
    for (auto const* criterion : live(reg::gate_criterion::kType)) {
        INFO(about(*criterion));
        if (criterion->get(reg::gate_criterion::met) == "met")
            CHECK((criterion->has(reg::gate_criterion::evidence) || criterion->has(reg::gate_criterion::evidence_record)));
    }
    struct Line { std::int32_t on; std::string text; };
    std::vector<Line> lines;
    for (auto const* gate : live(reg::gate::kType)) {
        if (!gate->has(reg::gate::project)) continue;
        INFO(about(*gate));
        CHECK(!sample().referrers(reg::gate_criterion::kType, reg::gate_criterion::gate, gate->id()).empty());
        auto const planned = gate->get(reg::gate::planned_on);
        if (gate->get(reg::gate::status) == "held") {
            CHECK(gate->get(reg::gate::held_on) <= kToday);
            continue;
        }
        CHECK(planned > kToday);
        int met = 0, all = 0;
        for (auto const* criterion : sample().referrers(reg::gate_criterion::kType, reg::gate_criterion::gate, gate->id())) {
            ++all;
            met += criterion->get(reg::gate_criterion::met) == "met" || criterion->get(reg::gate_criterion::met) == "waived";
        }
        lines.push_back({planned.day, to_text(planned) + " " + std::string(sample().live(gate->get(reg::gate::project))->get(reg::project::code)) + " " +
                                          std::string(gate->get(reg::gate::code)) + " " + std::to_string(met) + "/" + std::to_string(all)});
    }
    std::ranges::sort(lines, {}, &Line::on);
    constexpr std::string_view kExpected[] = {"2026-09-22 P-2605 G4 6/6", "2026-09-24 P-2608 G5 5/6", "2026-09-29 P-2602 G3 4/7",
                                              "2026-10-13 P-2603 G2 2/6", "2026-10-16 P-2612 G1 3/5", "2026-12-02 P-2601 G3 1/8"};
    REQUIRE(lines.size() >= std::size(kExpected));
    for (std::size_t i = 0; i < std::size(kExpected); ++i) CHECK(lines[i].text == kExpected[i]);
}

TEST_CASE("open risks are reviewed, and their exposure is that of the dashboard") {
    std::size_t threats = 0;
    std::vector<std::pair<std::int64_t, Record const*>> by_score;
    for (auto const* risk : live(reg::risk::kType)) {
        INFO(about(*risk));
        if (!reg::is_open(*risk)) continue;
        CHECK(risk->has(reg::risk::owner));
        CHECK(risk->has(reg::risk::probability_percent));
        CHECK(risk->get(reg::risk::next_review).day >= kToday.day - 7);
        if (risk->get(reg::risk::kind) == "opportunity") continue;
        ++threats;
        by_score.emplace_back(reg::risk::score(*risk), risk);
    }
    CHECK(threats == 96);
    Derived const derived(sample());
    auto const sum = portfolio_summary(sample(), derived);
    CHECK((sum.exposure + 5000'00) / 10000'00 == 1086);
    CHECK(sum.exposure < sum.reserve);
    std::ranges::sort(by_score, std::greater<>{}, &std::pair<std::int64_t, Record const*>::first);
    CHECK(by_score[0].first == 20);
    CHECK(by_score[1].first == 20);
    struct Expected { char const* key; std::int64_t score; std::int64_t exposure; };      // exposure in 万元
    constexpr Expected kExpected[] = {{"risk/P-2602:R-01", 20, 88}, {"risk/P-2603:R-01", 20, 96}, {"risk/P-2609:R-01", 16, 120},
                                      {"risk/P-2601:R-07", 16, 46}, {"risk/P-2612:R-01", 15, 18}, {"risk/P-2606:R-01", 12, 32}};
    for (auto const& wanted : kExpected) {
        CAPTURE(wanted.key);
        CHECK(reg::risk::score(the(wanted.key)) == wanted.score);
        CHECK((reg::risk::exposure(the(wanted.key)).minor + 5000'00) / 10000'00 == wanted.exposure);
    }
}

TEST_CASE("the flagship's register is that of the design: fourteen lines, 229 at stake, one risk reviewed six times") {
    std::size_t lines = 0;
    std::int64_t stake = 0;
    auto const project = id_from_key("project/P-2601");
    for (auto const* risk : sample().referrers(reg::risk::kType, reg::risk::project, project)) {
        if (risk->get(reg::risk::status) == "occurred") continue;
        ++lines;
        if (reg::is_open(*risk) && risk->get(reg::risk::kind) == "threat") stake += reg::risk::exposure(*risk).minor;
    }
    CHECK(lines == 14);
    CHECK((stake + 5000'00) / 10000'00 == 229);
    std::vector<std::pair<Date, std::int64_t>> reviews;
    for (auto const* review : sample().referrers(reg::risk_review::kType, reg::risk_review::risk, id_from_key("risk/P-2601:R-07")))
        reviews.emplace_back(review->get(reg::risk_review::on),
                             review->get(reg::risk_review::probability) * review->get(reg::risk_review::impact));
    std::ranges::sort(reviews);
    std::vector<std::int64_t> scores;
    for (auto const& review : reviews) scores.push_back(review.second);
    CHECK(scores == std::vector<std::int64_t>{9, 12, 12, 16, 16, 16});
    CHECK(the("change_request/P-2601:CR-012").get(reg::change_request::status) == "board");
}

TEST_CASE("objectives, criteria, indicators and goals are weighted to a hundred") {
    auto const sum_of = [](TypeDef const& type, Field<std::int64_t> weight) {
        std::int64_t sum = 0;
        for (auto const* record : live(type)) sum += record->get(weight);
        return sum;
    };
    CHECK(sum_of(reg::objective::kType, reg::objective::weight) == 100);
    CHECK(sum_of(reg::criterion::kType, reg::criterion::weight) == 100);
    CHECK(sum_of(reg::kpi::kType, reg::kpi::weight) == 100);
    for (auto const* project : live(reg::project::kType)) {
        INFO(about(*project));
        std::int64_t sum = 0, charters = 0;
        for (auto const* goal : sample().referrers(reg::goal::kType, reg::goal::project, project->id())) sum += goal->get(reg::goal::weight);
        for (auto const* charter : sample().referrers(reg::charter::kType, reg::charter::project, project->id())) {
            ++charters;
            CHECK(charter->get(reg::charter::budget_frame) == project->get(reg::project::budget));
        }
        CHECK(sum == 100);
        CHECK(charters == 1);
    }
}

TEST_CASE("every indicator is measured in each month of the year so far, and the portfolio's match the archived reports") {
    for (auto const* kpi : live(reg::kpi::kType)) {
        INFO(about(*kpi));
        std::set<int> months;
        for (auto const* value : sample().referrers(reg::measurement::kType, reg::measurement::kpi, kpi->id()))
            months.insert(civil_of(value->get(reg::measurement::period)).month);
        CHECK(months == std::set<int>{1, 2, 3, 4, 5, 6, 7, 8});
    }
    std::int64_t planned = 0, earned = 0, spent = 0;
    for (auto const* report : live(reg::status_report::kType)) {
        if (report->get(reg::status_report::period_to) != day("2026-08-31")) continue;
        planned += report->get(reg::status_report::pv).minor;
        earned += report->get(reg::status_report::ev).minor;
        spent += report->get(reg::status_report::ac).minor;
    }
    REQUIRE(planned > 0);
    CHECK((earned * 100 + planned / 2) / planned == the("measurement/kp-spi-08").get(reg::measurement::value));
    CHECK((earned * 100 + spent / 2) / spent == the("measurement/kp-cpi-08").get(reg::measurement::value));
}

TEST_CASE("the method's matrix by departments is that of the design, two errors and a hint; the others have one who answers in each row") {
    Derived const derived{sample()};
    auto const hits_of = [&](std::string_view scope, rules::Parties parties) {
        return rules::check_raci({sample(), derived, kToday}, rules::raci_matrix(sample(), {.scope = id_from_key(scope), .parties = parties}));
    };
    auto const method = hits_of("method/staged", rules::Parties::departments);
    CHECK(rules::has_hit(method, "raci.many_accountable", id_from_key("activity/act-2.3")));
    CHECK(rules::has_hit(method, "raci.no_accountable", id_from_key("activity/act-3.3")));
    CHECK(rules::has_hit(method, "raci.many_consulted", id_from_key("activity/act-4.2")));
    CHECK(method.size() == 3);
    CHECK(hits_of("method/staged", rules::Parties::roles).size() <= 2);
    for (auto const& [scope, parties] : {std::pair{"method/staged", rules::Parties::roles}, std::pair{"project/P-2601", rules::Parties::departments}}) {
        auto const matrix = rules::raci_matrix(sample(), {.scope = id_from_key(scope), .parties = parties});
        CHECK(matrix.rows.size() >= 17);
        for (auto const& row : matrix.rows) {
            INFO(about(*sample().live(row.activity)));
            bool const known = row.activity == id_from_key("activity/P-2601:act-x1");            // the flagship's finding
            CHECK((row.tally.accountable == 1) != known);
            CHECK(row.tally.responsible >= 1);
        }
    }
    auto const plan = rules::check_raci_reality({sample(), derived, kToday}, id_from_key("project/P-2601"), rules::raci_matrix(sample(), {.scope = id_from_key("project/P-2601")}));
    CHECK(plan.size() >= 3);
    CHECK(plan.size() <= 12);
}

TEST_CASE("the week's applied progress is what the plan says, and nobody books more than fits") {
    for (auto const* report : live(reg::progress_report::kType)) {
        if (report->get(reg::progress_report::week) != day("2026-08-31") || !report->get(reg::progress_report::applied)) continue;
        auto const* task = sample().live(report->get(reg::progress_report::task));
        INFO(about(*task));
        CHECK(report->get(reg::progress_report::percent_complete) == task->get(reg::task::percent_complete));
    }
    std::map<std::pair<Id, Date>, std::int64_t> booked;
    std::set<Id> people;
    for (auto const* sheet : live(reg::time_sheet::kType)) {
        auto const date = sheet->get(reg::time_sheet::date);
        CHECK(date >= day("2026-08-31"));
        CHECK(date <= kToday);
        booked[{sheet->get(reg::time_sheet::person), date}] += sheet->get(reg::time_sheet::minutes) + sheet->get(reg::time_sheet::overtime_minutes);
        people.insert(sheet->get(reg::time_sheet::person));
    }
    CHECK(people.size() >= 12);
    for (auto const& [key, minutes] : booked) CHECK(minutes <= 10 * 60);
}

TEST_CASE("the PMO director and others find something to do, some of it overdue") {
    std::map<Id, int> open;
    int overdue = 0;
    for (auto const* item : live(reg::action_item::kType)) {
        if (!reg::is_open(*item)) continue;
        ++open[item->get(reg::action_item::owner)];
        overdue += item->get(reg::action_item::due) < kToday;
    }
    CHECK(open[id_from_key("person/lin-xiaolan")] == 7);
    CHECK(open.size() >= 10);
    CHECK(overdue >= 3);
    int coming = 0;
    for (auto const* meeting : live(reg::meeting::kType)) coming += meeting->get(reg::meeting::status) == "planned";
    CHECK(coming >= 2);
}

}  // namespace
