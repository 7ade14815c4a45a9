#include <string>
#include <vector>

#include "core/registers/change_request.h"
#include "core/registers/decision.h"
#include "core/registers/escalation.h"
#include "core/registers/exception_report.h"
#include "core/registers/issue.h"
#include "core/registers/person.h"
#include "core/registers/risk.h"
#include "core/registers/risk_impact.h"
#include "core/registers/tolerance.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("a risk's strategy fits its kind") {
    rule(r::risk::kType, "risk.strategy_of_opportunity", {{"kind", "threat"}, {"strategy", "exploit"}}, {{"strategy", "mitigate"}});
    rule(r::risk::kType, "risk.strategy_of_opportunity", {{"strategy", "share"}}, {{"kind", "opportunity"}});
    rule(r::risk::kType, "risk.strategy_of_threat", {{"kind", "opportunity"}, {"strategy", "avoid"}}, {{"strategy", "enhance"}});
}

TEST_CASE("a risk that is responded to is assessed and has a strategy and a response") {
    rule(r::risk::kType, "risk.not_assessed", {{"status", "responding"}, {"probability", "3"}}, {{"impact", "4"}});
    rule(r::risk::kType, "risk.not_assessed", {{"status", "monitoring"}}, {{"status", "identified"}});
    rule(r::risk::kType, "risk.no_strategy", {{"status", "responding"}}, {{"strategy", "accept"}});
    rule(r::risk::kType, "risk.no_response", {{"status", "responding"}, {"strategy", "mitigate"}}, {{"response", "Freeze the interfaces"}});
    rule(r::risk::kType, "risk.no_response", {{"status", "responding"}, {"strategy", "transfer"}}, {{"strategy", "accept"}});

    Book book;
    auto const risk = book.add(r::risk::kType, "risk", {{"status", "responding"}, {"strategy", "mitigate"}});
    book.add(r::risk_action::kType, "action", {{"risk", "risk"}});
    CHECK_FALSE(book.says(risk, "risk.no_response"));
}

TEST_CASE("a high risk that is accepted has a contingency plan or a reserve") {
    std::vector<Given> const high{{"strategy", "accept"}, {"probability", "2"}, {"impact", "5"}};
    rule(r::risk::kType, "risk.no_contingency", high, {{"contingency", "Two people on site"}});
    rule(r::risk::kType, "risk.no_contingency", high, {{"contingency_reserve", "180000 CNY"}});
    rule(r::risk::kType, "risk.no_contingency", high, {{"impact", "4"}});
    rule(r::risk::kType, "risk.no_contingency", high, {{"kind", "opportunity"}});
    rule(r::risk::kType, "risk.no_contingency", high, {{"status", "closed"}});
}

TEST_CASE("a response does not make a threat worse") {
    std::vector<Given> const worse{{"probability", "2"}, {"impact", "3"}, {"residual_probability", "4"}, {"residual_impact", "2"}};
    rule(r::risk::kType, "risk.residual_higher", worse, {{"residual_probability", "3"}});
    rule(r::risk::kType, "risk.residual_higher", worse, {{"kind", "opportunity"}});
    Book book;
    auto const risk = book.add(r::risk::kType, "risk", worse);
    CHECK(book.args(risk, "risk.residual_higher") == std::vector<std::string>{"8", "6"});
}

TEST_CASE("an open risk has a next review within its cycle") {
    rule(r::risk::kType, "risk.no_review", {{"status", "analysing"}}, {{"next_review", "2026-09-22"}});
    rule(r::risk::kType, "risk.no_review", {{"status", "analysing"}}, {{"status", "closed"}});
    rule(r::risk::kType, "risk.review_before_identified", {{"identified_on", "2026-07-10"}, {"next_review", "2026-07-09"}}, {{"next_review", "2026-07-10"}});
    std::vector<Given> const late{{"identified_on", "2026-09-01"}, {"review_every_days", "14"}, {"next_review", "2026-09-16"}};
    rule(r::risk::kType, "risk.review_too_late", late, {{"next_review", "2026-09-15"}});
    rule(r::risk::kType, "risk.review_too_late", late, {{"review_every_days", "9000000000000000000"}});

    Book book;
    auto const risk = book.add(r::risk::kType, "risk", late);
    CHECK(book.args(risk, "risk.review_too_late") == std::vector<std::string>{"2026-09-16", "2026-09-15"});
    book.add(r::risk_review::kType, "review", {{"risk", "risk"}, {"on", "2026-09-04"}});
    CHECK_FALSE(book.says(risk, "risk.review_too_late"));
}

TEST_CASE("a risk's dates are in order and its end is dated") {
    rule(r::risk::kType, "risk.exposure_order", {{"exposure_from", "2026-10-02"}, {"exposure_to", "2026-10-01"}}, {{"exposure_to", "2026-10-02"}});
    rule(r::risk::kType, "risk.closed_before_identified", {{"identified_on", "2026-10-02"}, {"closed_on", "2026-10-01"}}, {{"closed_on", "2026-10-03"}});
    rule(r::risk::kType, "risk.closed_without_date", {{"status", "closed"}}, {{"closed_on", "2026-10-03"}});
    rule(r::risk::kType, "risk.own_secondary", {{"secondary_of", "wrong"}}, {{"secondary_of", "another"}});
}

TEST_CASE("a risk that occurred has become an issue") {
    rule(r::risk::kType, "risk.occurred_without_issue", {{"status", "occurred"}}, {{"issue", "issue"}});
    Book book;
    auto const risk = book.add(r::risk::kType, "risk", {{"status", "occurred"}});
    CHECK(book.says(risk, "risk.occurred_without_issue"));
    book.add(r::issue::kType, "issue", {{"risk", "risk"}});
    CHECK_FALSE(book.says(risk, "risk.occurred_without_issue"));
}

TEST_CASE("a closed risk has no open actions") {
    Book book;
    auto const risk = book.add(r::risk::kType, "risk", {{"status", "closed"}});
    book.add(r::risk_action::kType, "done", {{"risk", "risk"}, {"status", "done"}});
    CHECK_FALSE(book.says(risk, "risk.open_actions"));
    book.add(r::risk_action::kType, "open", {{"risk", "risk"}, {"status", "planned"}});
    CHECK(book.args(risk, "risk.open_actions") == std::vector<std::string>{"1"});
}

TEST_CASE("the organisation's scale says which percentages a level stands for, a project's own goes first") {
    Book book;
    auto const risk = book.add(r::risk::kType, "risk", {{"project", "p"}, {"probability", "4"}, {"probability_percent", "45"}});
    CHECK_FALSE(book.says(risk, "risk.probability_outside"));
    book.add(r::risk_level::kType, "general", {{"dimension", "probability"}, {"level", "4"}, {"percent_from", "60"}, {"percent_to", "80"}});
    CHECK(book.args(risk, "risk.probability_outside") == std::vector<std::string>{"45", "4", "60", "80"});
    book.add(r::risk_level::kType, "own", {{"project", "p"}, {"dimension", "probability"}, {"level", "4"}, {"percent_from", "40"}, {"percent_to", "60"}});
    CHECK_FALSE(book.says(risk, "risk.probability_outside"));
}

TEST_CASE("exposure is probability times impact, an opportunity's is negative") {
    Book book;
    auto const of = [&](char const* key, std::vector<Given> const& cells) { return *book.store.find(book.add(r::risk::kType, key, cells)); };
    auto const given = of("given", {{"probability", "4"}, {"impact", "4"}, {"probability_percent", "65"}, {"impact_cost", "660000 CNY"}});
    CHECK(r::risk::score(given) == 16);
    CHECK(to_text(r::risk::exposure(given)) == "429000.00 CNY");
    auto const by_level = of("level", {{"kind", "opportunity"}, {"probability", "4"}, {"impact_cost", "1000 EUR"}});
    CHECK(to_text(r::risk::exposure(by_level)) == "-700.00 EUR");
    CHECK(r::risk::score(by_level) == 0);
    auto const nonsense = of("nonsense", {{"probability", "9000000000000000000"}, {"impact", "9000000000000000000"}});
    CHECK(r::risk::score(nonsense) == 0);
    CHECK(r::risk::percent_of(nonsense) == 0);
}

TEST_CASE("actions and reviews of risks") {
    rule(r::risk_action::kType, "risk_action.done_without_date", {{"status", "done"}}, {{"done_on", "2026-09-18"}});
    rule(r::risk_action::kType, "risk_action.date_without_done", {{"status", "planned"}, {"done_on", "2026-09-18"}}, {{"status", "done"}});
    rule(r::risk_review::kType, "risk_review.next_before_review", {{"on", "2026-09-18"}, {"next", "2026-09-17"}}, {{"next", "2026-10-02"}});
}

TEST_CASE("what a risk does to a task has its points in order, a task to delay and some effect") {
    auto const& type = r::risk_impact::kType;
    rule(type, "risk_impact.delay_order", {{"task", "t"}, {"delay_low", "480"}, {"delay_likely", "240"}}, {{"delay_likely", "480"}});
    rule(type, "risk_impact.delay_order", {{"task", "t"}, {"delay_low", "480"}, {"delay_high", "240"}}, {{"delay_high", "960"}});
    rule(type, "risk_impact.cost_order", {{"cost_likely", "200 CNY"}, {"cost_high", "100 CNY"}}, {{"cost_high", "200 CNY"}});
    rule(type, "risk_impact.no_task", {{"delay_likely", "480"}}, {{"task", "t"}});
    rule(type, "risk_impact.empty", {{"task", "t"}}, {{"longer", "20"}});
}

TEST_CASE("a level of the risk scale has its limits in order and is there once") {
    rule(r::risk_level::kType, "risk_level.percent_order", {{"percent_from", "60"}, {"percent_to", "40"}}, {{"percent_to", "60"}});
    rule(r::risk_level::kType, "risk_level.days_order", {{"days_from", "10"}, {"days_to", "5"}}, {{"days_to", "20"}});
    rule(r::risk_level::kType, "risk_level.cost_order", {{"cost_from", "100 CNY"}, {"cost_to", "99.99 CNY"}}, {{"cost_to", "100 CNY"}});
    rule(r::risk_level::kType, "risk_level.cost_order", {{"cost_from", "100 CNY"}, {"cost_to", "1 CNY"}}, {{"cost_to", "1 EUR"}});
    Book book;
    auto const one = book.add(r::risk_level::kType, "one", {{"dimension", "impact"}, {"level", "3"}});
    book.add(r::risk_level::kType, "tailored", {{"dimension", "impact"}, {"level", "3"}, {"project", "p"}});
    CHECK_FALSE(book.says(one, "risk_level.twice"));
    book.add(r::risk_level::kType, "two", {{"dimension", "impact"}, {"level", "3"}});
    CHECK(book.says(one, "risk_level.twice"));
}

TEST_CASE("an issue's life") {
    auto const& type = r::issue::kType;
    rule(type, "issue.due_before_raised", {{"raised_on", "2026-09-18"}, {"due", "2026-09-17"}}, {{"due", "2026-09-18"}});
    rule(type, "issue.resolved_before_raised", {{"raised_on", "2026-09-18"}, {"resolved_on", "2026-09-17"}}, {{"resolved_on", "2026-09-20"}});
    rule(type, "issue.closed_before_resolved", {{"resolved_on", "2026-09-18"}, {"closed_on", "2026-09-17"}}, {{"closed_on", "2026-09-18"}});
    rule(type, "issue.no_due", {{"severity", "critical"}, {"status", "open"}}, {{"due", "2026-09-18"}});
    rule(type, "issue.no_due", {{"severity", "high"}}, {{"severity", "low"}});
    rule(type, "issue.resolved_without_date", {{"status", "resolved"}}, {{"resolved_on", "2026-09-18"}});
    rule(type, "issue.no_resolution", {{"status", "closed"}}, {{"resolution", "Replaced the gateway"}});
    rule(type, "issue.resolved_not_marked", {{"status", "in_progress"}, {"resolved_on", "2026-09-18"}}, {{"status", "resolved"}});
    rule(type, "issue.escalated_to_nobody", {{"status", "escalated"}}, {{"escalated_to", "lin"}});
}

TEST_CASE("an escalation goes to somebody else and is answered in words") {
    auto const& type = r::escalation::kType;
    rule(type, "escalation.to_self", {{"by", "chen"}, {"to", "chen"}}, {{"to", "lin"}});
    rule(type, "escalation.due_before", {{"on", "2026-09-18"}, {"due", "2026-09-17"}}, {{"due", "2026-09-21"}});
    rule(type, "escalation.answer_before", {{"on", "2026-09-18"}, {"answered_on", "2026-09-17"}}, {{"answered_on", "2026-09-18"}});
    rule(type, "escalation.answered_without_answer", {{"status", "answered"}}, {{"answer", "Two more people from October"}});
    rule(type, "escalation.own_subject", {{"subject", "wrong"}}, {{"subject", "issue"}});
}

TEST_CASE("a change is assessed, decided by somebody else, carried out and baselined") {
    auto const& type = r::change_request::kType;
    rule(type, "change_request.decided_without_date", {{"status", "approved"}}, {{"decided_on", "2026-09-18"}});
    rule(type, "change_request.decided_by_nobody", {{"status", "rejected"}}, {{"decided_by", "lin"}});
    rule(type, "change_request.decided_before_requested", {{"requested_on", "2026-09-18"}, {"decided_on", "2026-09-17"}}, {{"decided_on", "2026-09-18"}});
    rule(type, "change_request.implemented_before_decided", {{"decided_on", "2026-09-18"}, {"implemented_on", "2026-09-17"}},
         {{"implemented_on", "2026-09-30"}});
    rule(type, "change_request.own_decision", {{"requested_by", "chen"}, {"decided_by", "chen"}}, {{"decided_by", "lin"}});
    rule(type, "change_request.not_assessed", {{"status", "board"}}, {{"impact_days", "5"}});
    rule(type, "change_request.not_assessed", {{"status", "board"}}, {{"status", "assessing"}});
    rule(type, "change_request.no_comment", {{"status", "deferred"}}, {{"decision_comment", "After the audit"}});
    rule(type, "change_request.no_owner", {{"status", "approved"}}, {{"owner", "wang"}});
    rule(type, "change_request.implemented_without_date", {{"status", "implemented"}}, {{"implemented_on", "2026-09-18"}});
    std::vector<Given> const moved{{"status", "implemented"}, {"implemented_on", "2026-09-18"}, {"impact_days", "5"}};
    rule(type, "change_request.no_baseline", moved, {{"baseline", "v2"}});
    rule(type, "change_request.no_baseline", moved, {{"impact_days", "0"}});
    rule(type, "change_request.no_baseline", {{"status", "closed"}, {"implemented_on", "2026-09-18"}, {"impact_cost", "5 CNY"}}, {{"implemented_on", ""}});
}

TEST_CASE("a decision says what, when and by whom") {
    auto const& type = r::decision::kType;
    rule(type, "decision.no_outcome", {{"status", "decided"}}, {{"outcome", "Option B"}});
    rule(type, "decision.decided_without_date", {{"status", "decided"}}, {{"decided_on", "2026-09-18"}});
    rule(type, "decision.decided_by_nobody", {{"status", "decided"}}, {{"decided_by", "lin"}});
    rule(type, "decision.review_before_decided", {{"decided_on", "2026-09-18"}, {"review_on", "2026-09-01"}}, {{"review_on", "2027-03-01"}});
    rule(type, "decision.superseded_by_nothing", {{"status", "superseded"}}, {{"superseded_by", "later"}});
    rule(type, "decision.supersedes_itself", {{"superseded_by", "wrong"}}, {{"superseded_by", "later"}});
    rule(type, "decision.no_subject", {}, {{"project", "p"}});
    rule(type, "decision.no_subject", {}, {{"subject", "programme"}});
}

TEST_CASE("a tolerance has a limit and is agreed once for each dimension, stage and level") {
    auto const& type = r::tolerance::kType;
    rule(type, "tolerance.empty", {{"unit", "days"}}, {{"plus", "1000"}});
    rule(type, "tolerance.empty", {}, {{"minus", "500"}});
    rule(type, "tolerance.amount_missing", {{"unit", "amount"}, {"plus", "5"}}, {{"plus_amount", "500000 CNY"}});
    Book book;
    auto const one = book.add(type, "one", {{"project", "p"}, {"dimension", "time"}, {"plus", "1000"}});
    book.add(type, "stage", {{"project", "p"}, {"dimension", "time"}, {"plus", "500"}, {"phase", "execution"}});
    book.add(type, "ended", {{"project", "p"}, {"dimension", "time"}, {"plus", "500"}, {"status", "ended"}});
    CHECK_FALSE(book.says(one, "tolerance.twice"));
    book.add(type, "two", {{"project", "p"}, {"dimension", "time"}, {"plus", "2000"}});
    CHECK(book.says(one, "tolerance.twice"));
}

TEST_CASE("an exception report is decided by somebody and leads on") {
    auto const& type = r::exception_report::kType;
    rule(type, "exception_report.no_decision", {{"status", "decided"}, {"verdict", "replan"}}, {{"decided_by", "lin"}});
    rule(type, "exception_report.no_decision", {{"status", "closed"}, {"decided_by", "lin"}}, {{"verdict", "stop"}});
    rule(type, "exception_report.decided_before_raised", {{"raised_on", "2026-09-18"}, {"decided_on", "2026-09-17"}}, {{"decided_on", "2026-09-18"}});
    rule(type, "exception_report.no_recommendation", {{"status", "submitted"}, {"options", "A, B"}}, {{"recommendation", "B"}});
    rule(type, "exception_report.no_change", {{"verdict", "request_change"}}, {{"change", "cr"}});
}

TEST_CASE("an open record is not due from somebody who has left") {
    Book book;
    book.add(r::person::kType, "gao", {{"name", "高峻"}, {"left", "2026-09-30"}});
    auto const late = book.add(r::issue::kType, "late", {{"owner", "gao"}, {"due", "2026-10-01"}});
    auto const undated = book.add(r::issue::kType, "undated", {{"owner", "gao"}});
    auto const early = book.add(r::issue::kType, "early", {{"owner", "gao"}, {"due", "2026-09-30"}});
    auto const closed = book.add(r::issue::kType, "closed", {{"owner", "gao"}, {"due", "2026-10-01"}, {"status", "closed"}});
    CHECK(book.args(late, "owner.left") == std::vector<std::string>{"高峻", "2026-09-30"});
    CHECK(book.says(undated, "owner.left"));
    CHECK_FALSE(book.says(early, "owner.left"));
    CHECK_FALSE(book.says(closed, "owner.left"));
}

TEST_CASE("a linked record belongs to the same project") {
    Book book;
    book.add(r::tolerance::kType, "ours", {{"project", "p"}});
    book.add(r::tolerance::kType, "theirs", {{"project", "q"}, {"title", "Cost ±5 %"}});
    auto const right = book.add(r::exception_report::kType, "right", {{"project", "p"}, {"tolerance", "ours"}});
    auto const wrong = book.add(r::exception_report::kType, "wrong", {{"project", "p"}, {"tolerance", "theirs"}});
    CHECK_FALSE(book.says(right, "link.other_project"));
    CHECK(book.args(wrong, "link.other_project") == std::vector<std::string>{"Cost ±5 %"});
}
