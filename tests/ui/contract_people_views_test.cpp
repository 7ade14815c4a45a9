// Contracts, suppliers, skills, training and appraisals as screens: opened in both languages, driven by role and name and by keyboard, edits that
// arrive in the store, and an empty workspace.

#include <doctest/doctest.h>

#include <cmath>

#include "core/project/skill_supply.h"
#include "core/registers/appraisal.h"
#include "core/registers/compliance_check.h"
#include "core/registers/contract.h"
#include "core/registers/payment.h"
#include "core/registers/skill_level.h"
#include "core/registers/supplier.h"
#include "core/registers/supplier_rating.h"
#include "core/registers/training_enrolment.h"
#include "core/registers/training_session.h"
#include "tests/ui/data_fixture.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
using sem::Role;
namespace con = registers::contract;
namespace pay = registers::payment;

namespace {

constexpr std::string_view kViews[] = {"contract", "supplier", "skill", "training", "appraisal"};

void choose(Desk& desk, std::string_view segment) {
    REQUIRE_MESSAGE(desk.stage.click(Role::radio, segment), desk.stage.dump());
    desk.frame(3);
}

// A button that starts with these words.
bool press(Desk& desk, std::string_view words) {
    for (auto const* node : desk.stage.all(Role::button))
        if (node->name.starts_with(words)) {
            desk.stage.act(node->id, sem::ActionKind::click);
            desk.frame(2);
            return true;
        }
    return false;
}

Record const& at(Desk const& desk, std::string_view key) {
    auto const* record = desk.store().live(id_from_key(key));
    REQUIRE_MESSAGE(record, key);
    return *record;
}

void select(Desk& desk, std::string_view key) {
    desk.session.select(id_from_key(key));
    desk.frame(2);
}

TEST_CASE("the screens of contracts and people open in both languages, with names for everything") {
    for (auto const view : kViews) {
        CAPTURE(view);
        Desk desk;
        desk.show(view);
        check_names(desk);
        CHECK_FALSE(desk.stage.all(Role::heading).empty());
        pictures(desk, std::string(view));
    }
    set_language(Language::zh);
}

TEST_CASE("each side of a screen opens, with names for everything") {
    struct Case { char const* view; std::vector<char const*> sides; };
    for (auto const& [view, sides] : {Case{"contract", {"付款计划", "合规", "登记册"}}, Case{"supplier", {"登记册"}}, Case{"skill", {"需求与供给", "登记册"}}, Case{"training", {"证书", "辅导与咨询", "登记册"}}, Case{"appraisal", {"负荷与团队氛围", "登记册"}}}) {
        int n = 0;
        for (auto const* side : sides) {
            CAPTURE(side);
            Desk desk;
            desk.show(view);
            choose(desk, side);
            check_names(desk);
            auto const tables = desk.stage.all(Role::table).size() + desk.stage.all(Role::grid).size() + desk.stage.all(Role::treegrid).size();
            CHECK(tables > 0);
            pictures(desk, std::string(view) + "-" + std::to_string(++n));
            set_language(Language::zh);
        }
    }
}

TEST_CASE("an empty workspace says how to begin") {
    for (auto const view : kViews) {
        CAPTURE(view);
        Desk desk;
        desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{}, Store{}, Seen{}, 42);
        desk.derived = std::make_unique<Derived>(desk.store());
        desk.search.build(desk.store());
        desk.show(view);
        check_names(desk);
        std::vector<sem::NodeId> choices;
        for (auto const* node : desk.stage.all(Role::radio)) choices.push_back(node->id);
        for (auto const choice : choices) {
            desk.stage.act(choice, sem::ActionKind::click);
            desk.frame(2);
            check_names(desk);
        }
    }
}

TEST_CASE("a contract that waits for legal is answered on the screen, and a project shows its own") {
    Desk desk;
    desk.show("contract");
    select(desk, "contract/CON-08");
    REQUIRE(press(desk, "法务同意"));
    CHECK(at(desk, "contract/CON-08").get(con::legal_result) == "passed");
    CHECK(at(desk, "contract/CON-08").get(con::status) == "negotiation");
    REQUIRE(press(desk, "转入已签订"));
    CHECK(at(desk, "contract/CON-08").get(con::status) == "signed");
    select(desk, "contract/CON-15");
    REQUIRE(press(desk, "送法务审核"));
    CHECK(at(desk, "contract/CON-15").get(con::legal_reviewer) == id_from_key("person/bai-ling"));
    desk.undo();
    CHECK(at(desk, "contract/CON-15").get(con::status) == "draft");
    desk.session.location = {.view = "contract", .project = id_from_key("project/P-2601"), .detail = {}};
    desk.session.selection.clear();
    desk.frame(3);
    CHECK_FALSE(desk.stage.dump().find("MES 平台许可与实施服务") == std::string::npos);
    CHECK(desk.stage.dump().find("越南工厂施工总承包") == std::string::npos);
    pictures(desk, "contract-project");
    set_language(Language::zh);
}

TEST_CASE("a payment is recorded where its delivery was accepted, and held back where not") {
    Desk desk;
    desk.show("contract");
    choose(desk, "付款计划");
    select(desk, "payment/pay-08");
    REQUIRE(press(desk, "登记付款"));
    CHECK(at(desk, "payment/pay-08").get(pay::status) == "paid");
    CHECK(at(desk, "payment/pay-08").get(pay::paid_amount) == at(desk, "payment/pay-08").get(pay::amount));
    select(desk, "payment/pay-12");
    press(desk, "登记付款");                                                              // disabled: not accepted
    CHECK(at(desk, "payment/pay-12").get(pay::status) == "requested");
    REQUIRE(press(desk, "暂缓"));
    CHECK(at(desk, "payment/pay-12").get(pay::status) == "withheld");
    desk.writable = false;
    desk.frame(2);
    press(desk, "恢复");
    CHECK(at(desk, "payment/pay-12").get(pay::status) == "withheld");
}

TEST_CASE("a compliance check is passed") {
    Desk desk;
    desk.show("contract");
    choose(desk, "合规");
    select(desk, "compliance_check/P-2604:CP-02");
    REQUIRE(press(desk, "登记合规"));
    CHECK(at(desk, "compliance_check/P-2604:CP-02").get(registers::compliance_check::status) == "compliant");
}

TEST_CASE("a supplier takes over the rating that its deliveries speak for") {
    Desk desk;
    desk.show("supplier");
    select(desk, "supplier/ruitong");
    REQUIRE(press(desk, "采用评级"));
    CHECK(at(desk, "supplier/ruitong").get(registers::supplier::rating) == 4);
}

TEST_CASE("a digit on a cell of the skills matrix is the level, a click is one more, and a candidate gets a seat") {
    Desk desk;
    desk.show("skill");
    auto const level = [&] { return SkillMatrix(desk.store(), Date{20714}).at(id_from_key("person/wang-lei"), id_from_key("skill/sk-mes")).level; };
    REQUIRE(level() == 3);
    auto const cell = [&]() -> sem::Node const* {
        auto const* row = desk.stage.find(Role::row, "王磊");
        for (auto const* node : desk.stage.all(Role::gridcell))
            if (row && node->name == "MES 实施" && std::abs(node->rect.y - row->rect.y) < 2) return node;
        return nullptr;
    };
    desk.session.inspector_open = false;
    select(desk, "person/wang-lei");                                                        // brings the row into view
    desk.frame(3);
    REQUIRE(cell());
    desk.stage.pointer(cell()->rect.x + cell()->rect.w / 2, cell()->rect.y + cell()->rect.h / 2);
    desk.stage.press();
    desk.stage.release();
    desk.frame(3);
    CHECK(level() == 4);
    desk.stage.type("2");
    desk.frame(3);
    CHECK(level() == 2);
    desk.stage.key(ImGuiKey_Delete);
    desk.frame(3);
    CHECK(level() == 0);
    choose(desk, "需求与供给");
    select(desk, "skill/sk-alg");
    auto const before = desk.store().table(registers::training_enrolment::kType).live();
    REQUIRE(press(desk, "报名培训 韩志远"));
    CHECK(desk.store().table(registers::training_enrolment::kType).live() == before + 1);
}

TEST_CASE("a session is closed, and an appraisal takes its computed score and is agreed") {
    Desk desk;
    desk.show("training");
    select(desk, "training/tr-pm");
    REQUIRE(press(desk, "结束场次"));
    CHECK(at(desk, "training_session/ts-pm-2").get(registers::training_session::status) == "held");
    desk.show("appraisal");
    select(desk, "appraisal/pa-12");
    REQUIRE(press(desk, "采用计算得分"));
    CHECK(at(desk, "appraisal/pa-12").has(registers::appraisal::kpi_score));
    REQUIRE(press(desk, "确认考核"));
    CHECK(at(desk, "appraisal/pa-12").get(registers::appraisal::status) == "agreed");
}

}  // namespace
