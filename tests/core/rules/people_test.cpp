// Rules of skills, training, workload and appraisals: one case where each fires, one where it keeps silent, people who have left, records without dates.

#include "core/registers/person.h"

#include "core/registers/action_item.h"
#include "core/registers/appraisal.h"
#include "core/registers/coaching_request.h"
#include "core/registers/project.h"
#include "core/registers/role_assignment.h"
#include "core/registers/skill.h"
#include "core/registers/skill_level.h"
#include "core/registers/skill_need.h"
#include "core/registers/time_sheet.h"
#include "core/registers/training.h"
#include "core/registers/training_enrolment.h"
#include "core/registers/training_session.h"
#include "core/registers/workload_note.h"
#include "core/rules/skills.h"
#include "core/rules/workload.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

using namespace pmo;
using namespace pmo::test;
using pmo::tests::Book;
using pmo::tests::Given;
namespace reg = pmo::registers;

namespace {

struct Office : Book {
    Derived derived{store};
    rules::Facts facts() const { return {store, derived, *parse_date("2026-09-18")}; }
    Id person(std::string_view key, std::vector<Given> cells = {}) {
        cells.push_back({"name", key});
        return add(reg::person::kType, key, cells);
    }
    Id project(std::string_view key, std::string_view manager = {}) { return add(reg::project::kType, key, {{"code", key}, {"name", key}, {"status", "active"}, {"manager", manager}}); }
    Id level(std::string_view who, std::string_view what, std::string_view level, std::vector<Given> cells = {}) {
        cells.insert(cells.end(), {{"person", who}, {"skill", what}, {"level", level}});
        return add(reg::skill_level::kType, std::string(who) + std::string(what), cells);
    }
    Id skill(std::string_view key) { return add(reg::skill::kType, key, {{"name", key}}); }
};

TEST_CASE("heads that are missing, and knowledge in one head") {
    Office office;
    office.person("li"), office.person("wang"), office.person("left", {{"left", "2026-08-31"}});
    auto const java = office.skill("java"), test = office.skill("test"), idle = office.skill("idle");
    office.level("li", "java", "4"), office.level("wang", "java", "2"), office.level("left", "java", "5");
    office.level("li", "test", "3"), office.level("wang", "test", "3");
    office.add(reg::skill_need::kType, "n1", {{"skill", "java"}, {"level", "3"}, {"headcount", "2"}, {"starts", "2026-10-08"}, {"status", "open"}});
    office.add(reg::skill_need::kType, "n2", {{"skill", "test"}, {"level", "3"}, {"headcount", "2"}, {"starts", "2026-10-08"}, {"status", "open"}});
    office.add(reg::skill_need::kType, "n3", {{"skill", "test"}, {"level", "5"}, {"headcount", "9"}, {"status", "cancelled"}});
    office.add(reg::skill_need::kType, "n4", {{"skill", "gone"}, {"level", "5"}, {"headcount", "9"}, {"status", "open"}});
    auto const hits = rules::skill_hits(office.facts());
    fires(hits, "skill.gap", java);
    silent(hits, "skill.gap", test);
    fires(hits, "skill.single_holder", java);
    silent(hits, "skill.single_holder", test);
    silent(hits, "skill.single_holder", idle);
    for (auto const& hit : hits)
        if (hit.rule == "skill.gap") CHECK(hit.args == std::vector<std::string>{"1", "3", "2026-10-01", "2", "1"});
}

TEST_CASE("certificates run out, of people who are here") {
    Office office;
    auto const old = office.person("old"), soon = office.person("soon"), far = office.person("far"), left = office.person("left", {{"inactive", "true"}});
    office.skill("pm");
    office.level("old", "pm", "4", {{"certificate", "PMP"}, {"valid_until", "2026-09-17"}});
    office.level("soon", "pm", "4", {{"certificate", "PMP"}, {"valid_until", "2026-12-17"}});
    office.level("far", "pm", "4", {{"certificate", "PMP"}, {"valid_until", "2026-12-18"}});
    office.level("left", "pm", "4", {{"certificate", "PMP"}, {"valid_until", "2026-01-01"}});
    office.add(reg::training_enrolment::kType, "e", {{"person", "far"}, {"training", "gone"}, {"status", "failed"}, {"certificate_until", "2026-01-01"}});
    auto const hits = rules::skill_hits(office.facts());
    fires(hits, "skill.certificate_expired", old);
    silent(hits, "skill.certificate_expired", far);
    silent(hits, "skill.certificate_expired", left);
    fires(hits, "skill.certificate_expiring", soon);
    silent(hits, "skill.certificate_expiring", far);
}

TEST_CASE("a finished training has an effect, and it is measured") {
    Office office;
    office.person("li");
    auto const add = [&](std::string_view key, std::string_view before, std::string_view after, std::string_view status = "done") {
        auto const id = office.add(reg::training::kType, key, {{"title", key}, {"skill", "s"}, {"target_level", "3"}, {"status", status}});
        office.add(reg::training_enrolment::kType, std::string(key) + "e", {{"training", key}, {"person", "li"}, {"status", "passed"}, {"level_before", before}, {"level_after", after}});
        return id;
    };
    auto const good = add("good", "2", "3"), idle = add("idle", "2", "2"), low = add("low", "1", "2"), blind = add("blind", "", ""), running = add("running", "2", "2", "running");
    auto const hits = rules::training_hits(office.facts());
    fires(hits, "training.without_effect", idle);
    fires(hits, "training.without_effect", low);
    silent(hits, "training.without_effect", good);
    silent(hits, "training.without_effect", running);
    fires(hits, "training.not_measured", blind);
    silent(hits, "training.not_measured", good);
}

TEST_CASE("sessions are filled before they start and closed after they end; requests are answered") {
    Office office;
    office.add(reg::training::kType, "t", {{"title", "t"}});
    auto const add = [&](std::string_view key, std::string_view starts, std::string_view capacity) {
        return office.add(reg::training_session::kType, key, {{"training", "t"}, {"title", key}, {"starts", starts}, {"capacity", capacity}, {"status", "planned"}});
    };
    auto const empty = add("empty", "2026-09-28T09:00", "2"), full = add("full", "2026-09-28T09:00", "2"), far = add("far", "2026-12-28T09:00", "2"), past = add("past", "2026-09-01T09:00", "");
    office.add(reg::training_enrolment::kType, "e", {{"session", "full"}, {"training", "t"}, {"status", "enrolled"}});
    office.add(reg::training_enrolment::kType, "n", {{"session", "empty"}, {"training", "t"}, {"status", "nominated"}});
    auto const late = office.add(reg::coaching_request::kType, "c1", {{"title", "c1"}, {"due", "2026-09-17"}, {"status", "in_progress"}});
    auto const waits = office.add(reg::coaching_request::kType, "c2", {{"title", "c2"}, {"requested_on", "2026-09-10"}, {"status", "open"}});
    auto const fresh = office.add(reg::coaching_request::kType, "c3", {{"title", "c3"}, {"requested_on", "2026-09-16"}, {"due", "2026-09-18"}, {"status", "open"}});
    auto const undated = office.add(reg::coaching_request::kType, "c4", {{"title", "c4"}, {"status", "open"}});
    auto const hits = rules::training_hits(office.facts());
    fires(hits, "training.few_enrolled", empty);
    silent(hits, "training.few_enrolled", full);
    silent(hits, "training.few_enrolled", far);
    fires(hits, "training.session_not_closed", past);
    silent(hits, "training.session_not_closed", empty);
    fires(hits, "training.coaching_overdue", late);
    silent(hits, "training.coaching_overdue", fresh);
    fires(hits, "training.coaching_waits", waits);
    silent(hits, "training.coaching_waits", fresh);
    silent(hits, "training.coaching_waits", undated);
}

TEST_CASE("nobody fills more roles than fit, works through the nights, or is overloaded week after week") {
    Office office;
    office.project("a"), office.project("b");
    auto const much = office.person("much"), fine = office.person("fine");
    auto const role = [&](std::string_view key, std::string_view who, std::string_view where, std::string_view percent, std::string_view to = {}) {
        office.add(reg::role_assignment::kType, key, {{"person", who}, {"project", where}, {"allocation", percent}, {"to", to}});
    };
    role("r1", "much", "a", "80"), role("r2", "much", "b", "60");
    role("r3", "fine", "a", "80"), role("r4", "fine", "b", "60", "2026-08-31"), role("r5", "fine", "gone", "100");
    for (auto const* day : {"2026-09-14", "2026-09-15", "2026-09-16", "2026-09-17"}) office.add(reg::time_sheet::kType, std::string("s") + day, {{"person", "much"}, {"date", day}, {"minutes", "480"}, {"overtime_minutes", "120"}});
    office.add(reg::time_sheet::kType, "x", {{"person", "fine"}, {"date", "2026-09-17"}, {"overtime_minutes", "120"}});
    for (auto const* week : {"2026-08-31", "2026-09-07", "2026-09-14"}) office.add(reg::workload_note::kType, std::string("n") + week, {{"title", "n"}, {"person", "much"}, {"week", week}, {"kind", "workload"}, {"load", "130"}, {"status", "resolved"}});
    office.add(reg::workload_note::kType, "y", {{"title", "y"}, {"person", "fine"}, {"week", "2026-09-14"}, {"load", "130"}});
    auto const hits = rules::workload_hits(office.facts());
    fires(hits, "workload.over_allocated", much);
    silent(hits, "workload.over_allocated", fine);
    fires(hits, "workload.overtime", much);
    silent(hits, "workload.overtime", fine);
    fires(hits, "workload.overload_returns", much);
    silent(hits, "workload.overload_returns", fine);
}

TEST_CASE("notes about work and conflicts are taken care of") {
    Office office;
    auto const add = [&](std::string_view key, std::vector<Given> cells) {
        cells.push_back({"title", key});
        return office.add(reg::workload_note::kType, key, cells);
    };
    auto const late = add("late", {{"week", "2026-09-14"}, {"due", "2026-09-17"}, {"status", "open"}});
    auto const old = add("old", {{"week", "2026-09-07"}, {"kind", "conflict"}, {"status", "in_progress"}, {"due", "2026-09-30"}, {"mood", "3"}});
    auto const fresh = add("fresh", {{"week", "2026-09-14"}, {"kind", "conflict"}, {"status", "open"}});
    auto const sad = add("sad", {{"week", "2026-09-14"}, {"mood", "2"}, {"status", "open"}});
    auto const done = add("done", {{"week", "2026-01-05"}, {"kind", "conflict"}, {"mood", "1"}, {"due", "2026-02-01"}, {"status", "resolved"}});
    auto const hits = rules::workload_hits(office.facts());
    fires(hits, "workload.note_overdue", late);
    silent(hits, "workload.note_overdue", old);
    fires(hits, "workload.conflict_open", old);
    silent(hits, "workload.conflict_open", fresh);
    fires(hits, "workload.low_mood", sad);
    silent(hits, "workload.low_mood", old);
    for (auto const& hit : hits) CHECK(hit.subject != done);
}

TEST_CASE("appraisals are on time, agree with the figures, and reward what was good") {
    Office office;
    auto const li = office.person("li"), wang = office.person("wang");
    office.project("a", "li"), office.project("b", "wang"), office.project("c", "gone");
    for (auto const* key : {"t1", "t2", "t3", "t4", "t5"}) office.add(reg::action_item::kType, key, {{"title", key}, {"owner", "li"}, {"due", "2026-08-01"}, {"status", "done"}, {"done_on", "2026-08-01"}});
    auto const add = [&](std::string_view key, std::vector<Given> cells) {
        cells.insert(cells.end(), {{"title", key}, {"kind", "personal"}, {"person", "li"}, {"period_from", "2026-07-01"}, {"period_to", "2026-09-30"}});
        return office.add(reg::appraisal::kType, key, cells);
    };
    auto const late = add("late", {{"due", "2026-09-01"}, {"status", "draft"}, {"kpi_score", "80"}, {"grade", "improve"}, {"incentive_kind", "bonus"}});
    auto const fine = add("fine", {{"due", "2026-09-01"}, {"status", "agreed"}, {"kpi_score", "95"}, {"grade", "good"}, {"incentive_kind", "bonus"}});
    auto const hits = rules::appraisal_hits(office.facts());
    fires(hits, "appraisal.overdue", late);
    silent(hits, "appraisal.overdue", fine);
    fires(hits, "appraisal.kpi_differs", late);
    silent(hits, "appraisal.kpi_differs", fine);
    fires(hits, "appraisal.incentive_against_grade", late);
    silent(hits, "appraisal.incentive_against_grade", fine);
    office.add(reg::appraisal::kType, "thin", {{"title", "thin"}, {"kind", "personal"}, {"person", "wang"}, {"kpi_score", "10"}, {"period_to", "2026-01-31"}, {"status", "closed"}});
    office.add(reg::action_item::kType, "w", {{"title", "w"}, {"owner", "wang"}, {"due", "2026-01-15"}, {"status", "done"}, {"done_on", "2026-01-15"}});
    silent(rules::appraisal_hits(office.facts()), "appraisal.kpi_differs", id_from_key("thin"));       // one action is not enough to say so
    fires(hits, "appraisal.missing", wang);
    silent(hits, "appraisal.missing", li);
}

}  // namespace
