#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/registers/appraisal.h"
#include "core/registers/appraisal_item.h"
#include "core/registers/coaching_request.h"
#include "core/registers/kpi.h"
#include "core/registers/maturity_action.h"
#include "core/registers/maturity_answer.h"
#include "core/registers/maturity_assessment.h"
#include "core/registers/measurement.h"
#include "core/registers/skill_need.h"
#include "core/registers/training.h"
#include "core/registers/training_enrolment.h"
#include "core/registers/training_session.h"
#include "core/registers/workload_note.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("a training stays within its budget and is evaluated") {
    auto const& type = r::training::kType;
    rule(type, "training.over_budget", {{"budget", "10000 CNY"}, {"actual_cost", "12000 CNY"}}, {{"actual_cost", "10000 CNY"}});
    rule(type, "training.no_evaluation", {{"status", "done"}}, {{"evaluation", "Levels rose by one"}});
}

TEST_CASE("a session ends after it starts and is not overbooked") {
    auto const& type = r::training_session::kType;
    rule(type, "training_session.time_order", {{"starts", "2026-09-18T09:00"}, {"ends", "2026-09-18T09:00"}}, {{"ends", "2026-09-18T17:00"}});
    Book book;
    auto const session = book.add(type, "s", {{"capacity", "1"}});
    book.add(r::training_enrolment::kType, "one", {{"session", "s"}, {"status", "enrolled"}});
    book.add(r::training_enrolment::kType, "gone", {{"session", "s"}, {"status", "cancelled"}});
    CHECK_FALSE(book.says(session, "training_session.full"));
    book.add(r::training_enrolment::kType, "two", {{"session", "s"}, {"status", "attended"}});
    CHECK(book.args(session, "training_session.full") == std::vector<std::string>{"2", "1"});
}

TEST_CASE("an enrolment is there once, in a session of its training, with a certificate for a pass") {
    auto const& type = r::training_enrolment::kType;
    rule(type, "training_enrolment.certificate_without_pass", {{"status", "failed"}, {"certificate", "PMP"}}, {{"status", "passed"}});
    rule(type, "training_enrolment.no_effect", {{"level_before", "3"}, {"level_after", "2"}}, {{"level_after", "3"}});
    Book book;
    book.add(r::training_session::kType, "s", {{"training", "t"}});
    auto const one = book.add(type, "one", {{"training", "t"}, {"session", "s"}, {"person", "chen"}, {"status", "enrolled"}});
    book.add(type, "gone", {{"training", "t"}, {"session", "s"}, {"person", "chen"}, {"status", "cancelled"}});
    CHECK_FALSE(book.says(one, "training_enrolment.twice"));
    CHECK_FALSE(book.says(one, "training_enrolment.other_training"));
    book.add(type, "two", {{"training", "t"}, {"session", "s"}, {"person", "chen"}, {"status", "enrolled"}});
    CHECK(book.says(one, "training_enrolment.twice"));
    auto const wrong = book.add(type, "wrong", {{"training", "u"}, {"session", "s"}});
    CHECK(book.says(wrong, "training_enrolment.other_training"));
}

TEST_CASE("a skill need is met before it starts and stated once") {
    auto const& type = r::skill_need::kType;
    rule(type, "skill_need.period_order", {{"starts", "2026-10-01"}, {"ends", "2026-09-01"}}, {{"ends", "2026-12-31"}});
    rule(type, "skill_need.due_after_start", {{"starts", "2026-10-01"}, {"due", "2026-10-02"}}, {{"due", "2026-09-15"}});
    Book book;
    auto const one = book.add(type, "one", {{"subject", "p"}, {"skill", "plc"}, {"level", "3"}});
    book.add(type, "higher", {{"subject", "p"}, {"skill", "plc"}, {"level", "4"}});
    CHECK_FALSE(book.says(one, "skill_need.twice"));
    book.add(type, "two", {{"subject", "p"}, {"skill", "plc"}, {"level", "3"}});
    CHECK(book.says(one, "skill_need.twice"));
}

TEST_CASE("a coaching request is taken by somebody and answered") {
    auto const& type = r::coaching_request::kType;
    rule(type, "coaching_request.no_coach", {{"status", "accepted"}}, {{"owner", "lin"}});
    rule(type, "coaching_request.no_answer", {{"status", "done"}}, {{"answer", "Three sessions held"}});
    rule(type, "coaching_request.declined_without_reason", {{"status", "declined"}}, {{"answer", "Use the course"}});
    rule(type, "coaching_request.done_before_requested", {{"requested_on", "2026-09-18"}, {"done_on", "2026-09-17"}}, {{"done_on", "2026-09-30"}});
}

TEST_CASE("an indicator's thresholds are in order") {
    auto const& type = r::kpi::kType;
    std::vector<Given> const higher{{"direction", "higher"}, {"target", "9000"}, {"amber_threshold", "8500"}, {"red_threshold", "9500"}};
    rule(type, "kpi.thresholds_of_higher", higher, {{"red_threshold", "8000"}});
    rule(type, "kpi.thresholds_of_higher", {{"direction", "higher"}, {"target", "80"}, {"amber_threshold", "90"}}, {{"amber_threshold", "80"}});
    rule(type, "kpi.thresholds_of_lower", {{"direction", "lower"}, {"target", "500"}, {"amber_threshold", "400"}}, {{"amber_threshold", "800"}});
    rule(type, "kpi.thresholds_of_lower", {{"direction", "lower"}, {"amber_threshold", "400"}, {"red_threshold", "300"}}, {{"red_threshold", "500"}});
    rule(type, "kpi.thresholds_of_range", {{"direction", "range"}, {"target", "100"}, {"amber_threshold", "10"}, {"red_threshold", "5"}}, {{"red_threshold", "20"}});
    rule(type, "kpi.thresholds_of_range", {{"direction", "range"}, {"amber_threshold", "-10"}}, {{"amber_threshold", "10"}});
    rule(type, "kpi.no_formula", {{"source", "computed"}}, {{"formula", "EV ÷ PV"}});
    rule(type, "kpi.no_thresholds", {{"status", "active"}}, {{"red_threshold", "80"}});
}

TEST_CASE("a value is rated by direction and thresholds") {
    Book book;
    auto const rating = [&](std::string const& key, std::vector<Given> const& cells, std::int64_t value) {
        auto const id = id_from_key(key);
        if (!book.store.find(id)) book.add(r::kpi::kType, key, cells);
        return r::kpi::rate(*book.store.find(id), value);
    };
    using enum r::kpi::Rating;
    std::vector<Given> const higher{{"direction", "higher"}, {"target", "95"}, {"amber_threshold", "90"}, {"red_threshold", "80"}};
    CHECK(rating("higher", higher, 90) == green);
    CHECK(rating("higher", higher, 89) == amber);
    CHECK(rating("higher", higher, 80) == amber);
    CHECK(rating("higher", higher, 79) == red);
    std::vector<Given> const lower{{"direction", "lower"}, {"target", "5"}, {"amber_threshold", "8"}, {"red_threshold", "10"}};
    CHECK(rating("lower", lower, 8) == green);
    CHECK(rating("lower", lower, 9) == amber);
    CHECK(rating("lower", lower, 11) == red);
    std::vector<Given> const range{{"direction", "range"}, {"target", "100"}, {"amber_threshold", "5"}, {"red_threshold", "10"}};
    CHECK(rating("range", range, 95) == green);
    CHECK(rating("range", range, 106) == amber);
    CHECK(rating("range", range, 89) == red);
    CHECK(rating("range", range, std::numeric_limits<std::int64_t>::min()) == red);
    std::vector<Given> const plain_target{{"direction", "higher"}, {"target", "100"}};
    CHECK(rating("plain", plain_target, 100) == green);
    CHECK(rating("plain", plain_target, 99) == red);
    CHECK(rating("none", {{"target", "100"}}, 99) == none);
}

TEST_CASE("a value off target has a cause, a correction and somebody to do it") {
    auto const& type = r::measurement::kType;
    rule(type, "measurement.correction_without_due", {{"correction", "Weekly review"}, {"owner", "chen"}}, {{"due", "2026-10-01"}});
    rule(type, "measurement.correction_without_due", {{"correction", "Weekly review"}}, {{"status", "done"}});
    Book book;
    book.add(r::kpi::kType, "spi", {{"direction", "higher"}, {"target", "100"}, {"amber_threshold", "95"}, {"red_threshold", "85"}});
    auto const low = book.add(type, "low", {{"kpi", "spi"}, {"value", "84"}, {"period", "2026-09-30"}, {"subject", "p"}});
    auto const fair = book.add(type, "fair", {{"kpi", "spi"}, {"value", "86"}, {"period", "2026-08-31"}, {"subject", "p"}});
    auto const explained = book.add(type, "explained", {{"kpi", "spi"}, {"value", "84"}, {"cause", "Late gateway"}, {"correction", "Second shift"}});
    CHECK(book.says(low, "measurement.no_correction"));
    CHECK_FALSE(book.says(fair, "measurement.no_correction"));
    CHECK_FALSE(book.says(explained, "measurement.no_correction"));
    CHECK_FALSE(book.says(low, "measurement.twice"));
    book.add(type, "again", {{"kpi", "spi"}, {"value", "90"}, {"period", "2026-09-30"}, {"subject", "p"}});
    CHECK(book.says(low, "measurement.twice"));
}

TEST_CASE("an appraisal is somebody else's, and its score is that of its items") {
    auto const& type = r::appraisal::kType;
    rule(type, "appraisal.nobody", {{"kind", "personal"}}, {{"person", "chen"}});
    rule(type, "appraisal.nobody", {{"kind", "team"}, {"person", "chen"}}, {{"team", "p"}});
    rule(type, "appraisal.own_appraisal", {{"person", "chen"}, {"appraiser", "chen"}}, {{"appraiser", "lin"}});
    rule(type, "appraisal.period_order", {{"period_from", "2026-07-01"}, {"period_to", "2026-06-30"}}, {{"period_to", "2026-12-31"}});
    rule(type, "appraisal.no_score", {{"status", "agreed"}}, {{"score", "88"}});
    rule(type, "appraisal.incentive_before_agreed", {{"incentive", "5000 CNY"}}, {{"status", "agreed"}});
    Book book;
    auto const appraisal = book.add(type, "a", {{"score", "88"}});
    CHECK_FALSE(book.says(appraisal, "appraisal.weights"));
    book.add(r::appraisal_item::kType, "one", {{"appraisal", "a"}, {"weight", "60"}, {"score", "90"}});
    CHECK(book.args(appraisal, "appraisal.weights") == std::vector<std::string>{"60"});
    book.add(r::appraisal_item::kType, "two", {{"appraisal", "a"}, {"weight", "40"}, {"score", "80"}});
    CHECK_FALSE(book.says(appraisal, "appraisal.weights"));
    CHECK(book.args(appraisal, "appraisal.score_differs") == std::vector<std::string>{"88", "86"});
    auto const right = book.add(type, "b", {{"score", "90"}});
    book.add(r::appraisal_item::kType, "all", {{"appraisal", "b"}, {"weight", "100"}, {"score", "90"}});
    CHECK_FALSE(book.says(right, "appraisal.score_differs"));
    rule(r::appraisal_item::kType, "appraisal_item.no_evidence", {{"score", "98"}}, {{"evidence", "Award"}});
    rule(r::appraisal_item::kType, "appraisal_item.no_evidence", {{"score", "50"}}, {{"score", "75"}});
}

TEST_CASE("a workload note is about somebody, in a week that starts on Monday") {
    auto const& type = r::workload_note::kType;
    rule(type, "workload_note.overload_without_action", {{"load", "130"}}, {{"action", "Move the training"}});
    rule(type, "workload_note.overload_without_action", {{"load", "130"}}, {{"load", "120"}});
    rule(type, "workload_note.not_monday", {{"week", "2026-09-18"}}, {{"week", "2026-09-14"}});
    rule(type, "workload_note.conflict_with_self", {{"person", "chen"}, {"other_person", "chen"}}, {{"other_person", "wang"}});
    rule(type, "workload_note.about_nobody", {}, {{"project", "p"}});
    rule(type, "workload_note.about_nobody", {}, {{"person", "chen"}});
}

TEST_CASE("a maturity assessment is dated, answered with evidence and followed by higher levels") {
    rule(r::maturity_assessment::kType, "maturity_assessment.target_before", {{"on", "2026-09-18"}, {"target_on", "2026-09-01"}}, {{"target_on", "2027-09-01"}});
    rule(r::maturity_assessment::kType, "maturity_assessment.own_previous", {{"previous", "wrong"}}, {{"previous", "2025"}});
    rule(r::maturity_assessment::kType, "maturity_assessment.done_without_date", {{"status", "done"}}, {{"on", "2026-09-18"}});
    rule(r::maturity_answer::kType, "maturity_answer.no_evidence", {{"value", "3"}}, {{"evidence", "Minutes"}});
    rule(r::maturity_answer::kType, "maturity_answer.no_evidence", {{"value", "3"}}, {{"value", "2"}});
    rule(r::maturity_action::kType, "maturity_action.level_order", {{"from_level", "3"}, {"to_level", "3"}}, {{"to_level", "4"}});
    rule(r::maturity_action::kType, "maturity_action.period_order", {{"starts", "2026-10-01"}, {"due", "2026-09-01"}}, {{"due", "2026-12-31"}});
    rule(r::maturity_action::kType, "maturity_action.done_without_date", {{"status", "done"}}, {{"done_on", "2026-12-20"}});
    Book book;
    auto const one = book.add(r::maturity_answer::kType, "one", {{"assessment", "a"}, {"question", "q"}});
    book.add(r::maturity_answer::kType, "last year", {{"assessment", "b"}, {"question", "q"}});
    CHECK_FALSE(book.says(one, "maturity_answer.twice"));
    book.add(r::maturity_answer::kType, "two", {{"assessment", "a"}, {"question", "q"}});
    CHECK(book.says(one, "maturity_answer.twice"));
}
