// Skills, training and appraisals: what each action writes, that one undo takes it back, and that nothing happens on bad input.

#include <doctest/doctest.h>

#include "core/actions/appraise.h"
#include "core/actions/enrol.h"
#include "core/actions/set_skill_level.h"
#include "core/project/skill_supply.h"
#include "core/registers/action_item.h"
#include "core/registers/appraisal.h"
#include "core/registers/appraisal_item.h"
#include "core/registers/person.h"
#include "core/registers/skill.h"
#include "core/registers/skill_level.h"
#include "core/registers/training.h"
#include "core/registers/training_enrolment.h"
#include "core/registers/training_session.h"
#include "tests/core/actions/desk_of_actions.h"

using namespace pmo;
using namespace pmo::tests;
namespace lev = pmo::registers::skill_level;
namespace enr = pmo::registers::training_enrolment;
namespace ses = pmo::registers::training_session;
namespace trn = pmo::registers::training;
namespace apr = pmo::registers::appraisal;

namespace {

struct People : ActionDesk {
    People() {
        for (auto const* name : {"luo", "li", "wang"}) add(registers::person::kType, name, {{"name", name}});
        add(registers::skill::kType, "java", {{"name", "Java"}});
        add(lev::kType, "l1", {{"person", "li"}, {"skill", "java"}, {"level", "2"}, {"certificate", "OCP"}});
        add(lev::kType, "l2", {{"person", "li"}, {"skill", "java"}, {"level", "4"}});
        add(trn::kType, "t", {{"title", "Java 班"}, {"skill", "java"}, {"status", "open"}});
        add(ses::kType, "s1", {{"training", "t"}, {"title", "一期"}, {"starts", "2026-09-10T09:00"}, {"capacity", "1"}, {"status", "planned"}});
        add(ses::kType, "s2", {{"training", "t"}, {"title", "二期"}, {"starts", "2026-10-10T09:00"}, {"status", "planned"}});
        start();
    }
    int level(std::string_view who) const { return SkillMatrix(store(), today).at(id_from_key(who), id_from_key("java")).level; }
};

TEST_CASE("a cell of the skills matrix is set, changed, emptied, and says one thing after a merge") {
    People desk;
    auto const li = id_from_key("li"), wang = id_from_key("wang"), java = id_from_key("java");
    CHECK(set_skill_level(desk.context(), li, java, 6).empty());
    CHECK(set_skill_level(desk.context(), java, li, 3).empty());
    CHECK(set_skill_level(desk.context(), wang, java, 0).empty());
    desk.commit(set_skill_level(desk.context(), wang, java, 3));
    CHECK(desk.level("wang") == 3);
    CHECK(set_skill_level(desk.context(), wang, java, 3).empty());
    desk.undo();
    CHECK(desk.level("wang") == 0);
    CHECK(desk.level("li") == 4);
    desk.commit(set_skill_level(desk.context(), li, java, 3));
    CHECK(desk.level("li") == 3);
    CHECK(desk.at("l1").get(lev::certificate) == "OCP");
    CHECK(desk.at("l1").get(lev::assessed_on) == desk.today);
    CHECK_FALSE(desk.store().live(id_from_key("l2")));
    desk.undo();
    CHECK(desk.level("li") == 4);
    desk.commit(set_skill_level(desk.context(), li, java, 0));
    CHECK(desk.level("li") == 0);
}

TEST_CASE("people get a seat while there are seats, with the level they come with") {
    People desk;
    auto const s1 = id_from_key("s1");
    std::vector<Id> const people{id_from_key("li"), id_from_key("wang"), id_from_key("li"), id_from_key("gone")};
    CHECK(enrol(desk.context(), id_from_key("t"), people).empty());
    desk.commit(enrol(desk.context(), s1, people));
    auto const rows = desk.store().referrers(enr::kType, enr::session, s1);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]->get(enr::status) == "enrolled");
    CHECK(rows[0]->get(enr::level_before) == 4);
    CHECK(rows[1]->get(enr::status) == "nominated");
    CHECK_FALSE(rows[1]->has(enr::level_before));
    CHECK(enrol(desk.context(), s1, people).empty());
    desk.undo();
    CHECK(desk.store().referrers(enr::kType, enr::session, s1).empty());
}

TEST_CASE("a session is held, its training is done after the last one, and its levels go into the matrix") {
    People desk;
    std::vector<Id> const people{id_from_key("wang")};
    desk.commit(enrol(desk.context(), id_from_key("s1"), people));
    desk.commit(close_session(desk.context(), id_from_key("s1")));
    CHECK(desk.at("s1").get(ses::status) == "held");
    CHECK(desk.at("t").get(trn::status) == "running");
    CHECK(close_session(desk.context(), id_from_key("s1")).empty());
    auto const row = desk.store().referrers(enr::kType, enr::session, id_from_key("s1"))[0]->id();
    CHECK(desk.store().live(row)->get(enr::status) == "attended");
    desk.commit(close_session(desk.context(), id_from_key("s2")));
    CHECK(desk.at("t").get(trn::status) == "done");
    CHECK(take_over_levels(desk.context(), id_from_key("t")).empty());
    Edit after("set");
    after.set(row, enr::level_after, std::int64_t{3});
    desk.commit(after);
    desk.commit(take_over_levels(desk.context(), id_from_key("t")));
    CHECK(desk.level("wang") == 3);
    CHECK(take_over_levels(desk.context(), id_from_key("t")).empty());
    desk.undo();
    CHECK(desk.level("wang") == 0);
    CHECK(take_over_levels(desk.context(), id_from_key("li")).empty());
}

TEST_CASE("an appraisal takes the computed score and is agreed by its items") {
    People desk;
    auto const a = desk.create(apr::kType, {{"title", "Q3"}, {"kind", "personal"}, {"person", "li"}, {"period_from", "2026-07-01"}, {"period_to", "2026-09-30"}, {"status", "appraising"}});
    Derived const none(desk.store());
    CHECK(take_kpi_score(desk.context(), none, a).empty());                          // nothing was due
    CHECK(agree_appraisal(desk.context(), a).empty());                               // no score
    desk.create(registers::action_item::kType, {{"title", "x"}, {"owner", "li"}, {"due", "2026-08-01"}, {"status", "done"}, {"done_on", "2026-08-01"}});
    desk.create(registers::action_item::kType, {{"title", "y"}, {"owner", "li"}, {"due", "2026-08-02"}, {"status", "open"}});
    Derived const derived(desk.store());
    desk.commit(take_kpi_score(desk.context(), derived, a));
    CHECK(desk.store().live(a)->get(apr::kpi_score) == 50);
    CHECK(take_kpi_score(desk.context(), derived, a).empty());
    CHECK(proposed_score(*desk.store().live(a), desk.store()) == std::optional<std::int64_t>(50));
    for (auto const* score : {"90", "70"}) {
        auto const item = desk.create(registers::appraisal_item::kType, {{"title", score}, {"weight", "50"}, {"score", score}});
        Edit edit("set");
        edit.set(item, registers::appraisal_item::appraisal, a);
        desk.commit(edit);
    }
    desk.commit(agree_appraisal(desk.context(), a));
    auto const* agreed = desk.store().live(a);
    CHECK(agreed->get(apr::score) == 80);
    CHECK(agreed->get(apr::grade) == "good");
    CHECK(agreed->get(apr::status) == "agreed");
    CHECK(agreed->get(apr::agreed_on) == desk.today);
    CHECK(agree_appraisal(desk.context(), a).empty());
    desk.undo();
    CHECK(desk.store().live(a)->get(apr::status) == "appraising");
    CHECK_FALSE(desk.store().live(a)->has(apr::score));
}

}  // namespace
