// The screens of risk, early warning, issue and change, driven by role and name in the sample portfolio and in an empty workspace.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/registers/approval.h"
#include "core/registers/baseline.h"
#include "core/registers/change_effect.h"
#include "core/registers/change_request.h"
#include "core/registers/decision.h"
#include "core/registers/escalation.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/warning_answer.h"
#include "core/rules/changes.h"
#include "core/rules/issues.h"
#include "core/rules/risks.h"
#include "core/rules/warnings.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/inspector.h"

using namespace pmo;
using namespace pmo::test;
using namespace pmo::ui;
namespace r = registers;

namespace {

constexpr std::string_view kScreens[] = {"risk", "warning", "issue", "change"};

Id flagship(Desk const& desk) { return desk.by_code("project", "P-2601")->id(); }

void open_in_project(Desk& desk, std::string_view view) {
    desk.show(view);
    desk.session.location.project = flagship(desk);
    desk.frame(3);
}

// The record of the flagship with this code.
Record const& of_flagship(Desk const& desk, TypeDef const& type, std::string_view code) {
    auto const project = slot_of(type, "project");
    for (auto const& row : desk.store().table(type).rows())
        if (!row.deleted() && code_of(row) == code && row.value(project) == Value(flagship(desk))) return row;
    FAIL("no such record");
    return desk.store().table(type).rows()[0];
}

// The first one whose name begins so.
bool click_first(Desk& desk, sem::Role role, std::string_view begin) {
    for (auto const* node : desk.stage.all(role))
        if (node->name.starts_with(begin)) {
            desk.stage.act(node->id, sem::ActionKind::click);
            desk.frame(3);
            return true;
        }
    return false;
}

rules::Facts facts_of(Desk const& desk) { return {desk.store(), *desk.derived, Date{20714}}; }

}  // namespace

TEST_CASE("the risk screens open in both languages, in a project and over the portfolio, and everything has a name") {
    for (auto const screen : kScreens) {
        CAPTURE(screen);
        Desk desk;
        desk.show(screen);
        desk.frame(2);
        check_names(desk);
        pictures(desk, std::string(screen) + "-portfolio");
        open_in_project(desk, screen);
        check_names(desk);
        pictures(desk, std::string(screen));
    }
}

TEST_CASE("the screens say what is missing in an empty workspace") {
    for (auto const screen : kScreens) {
        CAPTURE(screen);
        Desk desk;
        desk.workspace = std::make_unique<Workspace>(WorkspaceIdentity{{1, 2}, "empty", 1}, Store{}, Seen{}, Replica{7});
        desk.derived = std::make_unique<Derived>(desk.store());
        desk.session.selection.clear();
        desk.show(screen);
        desk.frame(2);
        CHECK(!desk.stage.dump().empty());
        check_names(desk);
        desk.session.location.project = Id{9, 9};            // an address of a project that nobody has
        desk.frame(2);
        check_names(desk);
    }
}

TEST_CASE("a cell of the matrix narrows the register, a second click takes it back") {
    Desk desk;
    open_in_project(desk, "risk");
    auto const rows = [&] { return desk.stage.all(sem::Role::row).size(); };
    auto const before = rows();
    auto const cell = tr("risk_matrix.cell", {"4", "4", "2"});
    auto const press = [&] {                             // between the chips that lie on it
        auto const* found = desk.stage.find(sem::Role::button, cell);
        REQUIRE(found);
        desk.stage.act(found->id, sem::ActionKind::click);
        desk.frame(3);
    };
    press();
    CHECK(rows() < before);
    auto const* node = desk.stage.find(sem::Role::button, cell);
    REQUIRE(node);
    CHECK((node->state & sem::pressed) != 0);
    press();
    CHECK(rows() == before);
}

TEST_CASE("every way of looking at risks draws, and the risk that is chosen shows its response") {
    Desk desk;
    open_in_project(desk, "risk");
    auto const& risk = of_flagship(desk, r::risk::kType, "R-07");
    desk.session.select(risk.id());
    for (auto const mode : {"matrix", "timeline", "attention", "records", "register"}) {
        CAPTURE(mode);
        bool clicked = false;
        for (auto const* node : desk.stage.all(sem::Role::radio))
            if (node->name.starts_with(tr_key("risk_view.mode." + std::string(mode)))) {
                desk.stage.act(node->id, sem::ActionKind::click);
                clicked = true;
                break;
            }
        REQUIRE(clicked);
        desk.frame(3);
        check_names(desk);
        pictures(desk, "risk-" + std::string(mode));
    }
}

TEST_CASE("a risk is reviewed and becomes an issue from its panel") {
    Desk desk(1440, 900);
    open_in_project(desk, "risk");
    auto const id = of_flagship(desk, r::risk::kType, "R-07").id();
    desk.session.select(id);
    auto const before = desk.store().table(r::risk_review::kType).live();
    desk.frame(2);
    auto const hits = rules::register_hits(facts_of(desk), flagship(desk));
    CHECK(rules::has_hit(hits, "risk.response_without_effect", id));
    CHECK(rules::has_hit(hits, "risk.trigger_due"));
    for (auto const* node : desk.stage.all(sem::Role::radio))
        if (node->name.starts_with(tr("risk_view.mode.attention"))) {
            desk.stage.act(node->id, sem::ActionKind::click);
            break;
        }
    desk.frame(3);
    REQUIRE(click_first(desk, sem::Role::button, tr("risk_view.unchanged")));
    CHECK(desk.store().table(r::risk_review::kType).live() == before + 1);
    auto const issues = desk.store().table(r::issue::kType).live();
    REQUIRE(click_first(desk, sem::Role::button, tr("risk_view.to_issue")));
    CHECK(desk.store().table(r::issue::kType).live() == issues + 1);
    CHECK(desk.session.location.view == "issue");
    desk.undo();
    CHECK(desk.store().table(r::issue::kType).live() == issues);
}

TEST_CASE("warnings fire from the sample's plans, one is taken over as a risk, one is set aside and opened again") {
    Desk desk;
    auto const hits = rules::portfolio_warnings(facts_of(desk));
    std::set<std::string_view> rules_seen;
    for (auto const& hit : hits) rules_seen.insert(hit.rule);
    CHECK(hits.size() >= 15);
    CHECK(rules_seen.size() >= 8);
    open_in_project(desk, "warning");
    auto const risks = desk.store().table(r::risk::kType).live(), answers = desk.store().table(r::warning_answer::kType).live();
    auto const lines = desk.stage.all(sem::Role::listitem).size();
    REQUIRE(lines > 0);
    auto const first = desk.stage.all(sem::Role::listitem)[0]->id;
    desk.stage.act(first, sem::ActionKind::click);
    desk.frame(2);
    REQUIRE(desk.stage.click(sem::Role::button, tr("warning_view.as_risk")));
    desk.frame(2);
    CHECK(desk.store().table(r::risk::kType).live() == risks + 1);
    CHECK(desk.store().table(r::warning_answer::kType).live() == answers + 1);
    CHECK(desk.stage.all(sem::Role::listitem).size() == lines - 1);

    desk.stage.act(desk.stage.all(sem::Role::listitem)[0]->id, sem::ActionKind::click);
    desk.frame(2);
    auto const* dismiss = desk.stage.find(sem::Role::button, tr("warning_view.dismiss"));
    REQUIRE(dismiss);
    CHECK((dismiss->state & sem::disabled) != 0);
    auto const* reason = desk.stage.find(sem::Role::textbox, tr("warning_view.reason"));
    REQUIRE(reason);
    desk.stage.act(reason->id, sem::ActionKind::set_value, "已与客户约定");
    desk.frame(3);
    REQUIRE(desk.stage.click(sem::Role::button, tr("warning_view.dismiss")));
    desk.frame(2);
    CHECK(desk.store().table(r::warning_answer::kType).live() == answers + 2);
    CHECK(desk.stage.all(sem::Role::listitem).size() == lines - 2);
    REQUIRE(click_first(desk, sem::Role::radio, tr("warning_view.answered")));
    check_names(desk);
    pictures(desk, "warning-answered");
    REQUIRE(desk.stage.click(sem::Role::button, tr("warning_view.reopen")));
    desk.frame(2);
    CHECK(desk.store().table(r::warning_answer::kType).live() == answers + 1);
}

TEST_CASE("an issue that is due goes up with one click") {
    Desk desk;
    desk.show("issue");
    desk.frame(2);
    CHECK(rules::has_hit(rules::issue_register_hits(facts_of(desk), kNoId), "issue.escalation_due"));
    auto const before = desk.store().table(r::escalation::kType).live();
    REQUIRE(click_first(desk, sem::Role::button, tr("issue_view.escalate")));
    CHECK(desk.store().table(r::escalation::kType).live() == before + 1);
    auto const* step = desk.store().live(desk.session.selected());
    REQUIRE(step);
    CHECK(step->type().id == "escalation");
    CHECK(step->has(r::escalation::to));
    check_names(desk);
}

TEST_CASE("the board sees what a change does, votes, approves, and the plan follows in one step") {
    Desk desk;
    open_in_project(desk, "change");
    auto const change = of_flagship(desk, r::change_request::kType, "CR-012").id();
    auto const project = flagship(desk);
    REQUIRE(desk.store().live(change)->get(r::change_request::status) == "board");
    auto const finish = desk.derived->plan(project).finish;
    auto const says = [&](std::string_view part) { return std::ranges::any_of(desk.stage.all(sem::Role::text), [&](sem::Node const* node) { return node->value.find(part) != std::string::npos; }); };
    CHECK(says("2026-12-29 → 2027-01-06"));
    REQUIRE(click_first(desk, sem::Role::button, tr("change_view.vote_yes")));
    CHECK_FALSE(rules::has_hit(rules::change_register_hits(facts_of(desk), project), "change.vote_missing", change));
    REQUIRE(desk.stage.click(sem::Role::button, tr("change_view.approve")));
    desk.frame(3);
    check_names(desk);
    pictures(desk, "change-approve");
    CHECK(desk.derived->plan(project).finish == finish);
    desk.stage.key(ImGuiKey_Enter, true);
    desk.frame(3);
    CHECK(desk.store().live(change)->get(r::change_request::status) == "implemented");
    CHECK(desk.derived->plan(project).finish > finish);
    CHECK(desk.derived->summary(project).slip_days == 0);
    CHECK(desk.store().referrers(r::decision::kType, r::decision::subject, change).size() == 1);
    pictures(desk, "change-done");
    desk.undo();
    CHECK(desk.store().live(change)->get(r::change_request::status) == "board");
    CHECK(desk.derived->plan(project).finish == finish);
}

TEST_CASE("a rejected change leaves the plan, a new effect is added from the menu") {
    Desk desk;
    open_in_project(desk, "change");
    auto const change = of_flagship(desk, r::change_request::kType, "CR-012").id();
    auto const finish = desk.derived->plan(flagship(desk)).finish;
    auto const effects = desk.store().table(r::change_effect::kType).live();
    REQUIRE(desk.stage.click(sem::Role::button, tr("change_view.add_effect")));
    desk.frame(2);
    REQUIRE(desk.stage.click(sem::Role::menuitem, tr_key("change_effect.kind.duration")));
    desk.frame(2);
    CHECK(desk.store().table(r::change_effect::kType).live() == effects + 1);
    desk.session.select(desk.store().table(r::change_effect::kType).rows().back().id());      // the form asks for what its kind needs, and for nothing else
    desk.frame(3);
    INFO(desk.stage.dump());
    CHECK(desk.stage.find(sem::Role::textbox, tr_key("change_effect.minutes")));
    CHECK_FALSE(desk.stage.find(sem::Role::textbox, tr_key("change_effect.amount")));
    desk.session.select(change);
    desk.frame(2);
    REQUIRE(desk.stage.click(sem::Role::button, tr("change_view.reject")));
    desk.frame(3);
    desk.stage.key(ImGuiKey_Enter, true);
    desk.frame(3);
    CHECK(desk.store().live(change)->get(r::change_request::status) == "rejected");
    CHECK(desk.derived->plan(flagship(desk)).finish == finish);
}

TEST_CASE("nothing can be changed on these screens while another tab writes") {
    for (auto const screen : kScreens) {
        CAPTURE(screen);
        Desk desk;
        desk.writable = false;
        open_in_project(desk, screen);
        for (auto const name : {tr("change_view.approve"), tr("warning_view.as_risk"), tr("issue_view.escalate"), tr("risk_view.new_chance"), tr("change_view.add_effect"), tr("change_view.vote_yes")})
            CHECK_FALSE(desk.stage.find(sem::Role::button, name));
    }
}

TEST_CASE("risks are identified from the checklist: tick, write down, draft, take back") {
    Desk desk;
    open_in_project(desk, "risk");
    REQUIRE(desk.stage.click(sem::Role::button, tr("risk_view.identify")));
    desk.frame(3);
    check_names(desk);
    pictures(desk, "risk-identify");
    auto const before = desk.store().table(r::risk::kType).live();
    CHECK((desk.stage.find(sem::Role::button, tr("risk_identify.draft", {"0"}))->state & sem::disabled) != 0);
    bool ticked = false;
    for (auto const* node : desk.stage.all(sem::Role::checkbox))
        if (!ticked && (node->state & (sem::checked | sem::disabled)) == 0) { desk.stage.act(node->id, sem::ActionKind::click); ticked = true; break; }
    REQUIRE(ticked);
    desk.frame(2);
    auto const own = option_words(r::risk::kType, r::risk::category.slot, "technical");
    auto const* field = desk.stage.find(sem::Role::textbox, tr("risk_identify.own_named", {own}));
    REQUIRE(field);
    desk.stage.act(field->id, sem::ActionKind::set_value, "压测环境与现场不一致");
    desk.frame(3);
    REQUIRE(desk.stage.click(sem::Role::button, tr("risk_identify.draft", {"2"})));
    desk.frame(3);
    CHECK(desk.store().table(r::risk::kType).live() == before + 2);
    auto const* made = desk.store().find(desk.session.selected());
    REQUIRE(made);
    CHECK(made->get(r::risk::project) == flagship(desk));
    CHECK(made->get(r::risk::status) == "identified");
    desk.undo();
    CHECK(desk.store().table(r::risk::kType).live() == before);
}

TEST_CASE("the review pack is walked through by keyboard: keep, score anew, close with a reason") {
    Desk desk;
    open_in_project(desk, "risk");
    auto const waiting = [&] {
        auto const pack = rules::review_pack(facts_of(desk), flagship(desk));
        return std::ranges::count_if(pack, [](rules::ReviewItem const& item) { return !item.done; });
    };
    auto const due = waiting();
    REQUIRE(due >= 3);
    for (auto const* node : desk.stage.all(sem::Role::button))
        if (node->name == tr("risk_view.pack")) { desk.stage.act(node->id, sem::ActionKind::click); break; }
    desk.frame(3);
    check_names(desk);
    pictures(desk, "risk-pack");
    auto const first = desk.session.selected();
    desk.stage.key(ImGuiKey_J);
    desk.frame(2);
    CHECK(desk.session.selected() != first);
    desk.stage.key(ImGuiKey_K);
    desk.frame(2);
    CHECK(desk.session.selected() == first);
    desk.stage.key(ImGuiKey_S);
    desk.frame(3);
    CHECK(waiting() == due - 1);
    auto const second = desk.session.selected();
    CHECK(second != first);
    desk.stage.key(ImGuiKey_C);                      // without a reason nothing is closed
    desk.frame(2);
    CHECK(registers::is_open(*desk.store().find(second)));
    auto const* comment = desk.stage.find(sem::Role::textbox, tr("risk_pack.comment"));
    REQUIRE(comment);
    desk.stage.act(comment->id, sem::ActionKind::set_value, "已随接口冻结消除");
    desk.frame(3);
    REQUIRE(desk.stage.click(sem::Role::button, tr("risk_pack.close")));
    desk.frame(3);
    CHECK(desk.store().find(second)->get(r::risk::status) == "closed");
    CHECK(waiting() == due - 2);
}
