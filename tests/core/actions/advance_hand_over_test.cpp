// The steps of a hand-over: what may come next, what a step writes, what is refused.

#include "core/actions/advance_hand_over.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/model/workspace.h"
#include "core/registers/department.h"
#include "core/registers/hand_over.h"
#include "core/registers/person.h"
#include "tests/core/registers/book.h"

namespace {

using namespace pmo;
namespace hov = registers::hand_over;

Id id(std::string_view key) { return id_from_key(key); }

struct Office {
    tests::Book book;
    IdSource ids{1, 2};
    Date today = *parse_date("2026-09-18");
    EditContext context(Id person = id("me")) { return {book.store, ids, kNoId, person, today}; }
    Record const& add(std::string_view status) {
        book.add(registers::person::kType, "me", {{"name", "me"}});
        return *book.store.live(book.add(hov::kType, "h", {{"title", "h"}, {"status", status}}));
    }
};

TEST_CASE("a hand-over goes out, comes in or goes back, and then it is over") {
    using enum HandOverStep;
    struct Case { std::string_view status; std::vector<HandOverStep> steps; };
    for (auto const& [status, steps] : {Case{"", {deliver}}, Case{"requested", {deliver}}, Case{"accepted", {deliver}}, Case{"in_progress", {deliver}}, Case{"delivered", {receive, send_back}},
                                        Case{"received", {}}, Case{"rejected", {}}, Case{"cancelled", {}}}) {
        CAPTURE(status);
        Office office;
        CHECK(hand_over_steps(office.add(status)) == steps);
        for (auto const step : {deliver, receive, send_back})
            CHECK(advance_hand_over(office.context(), id("h"), step).has_value() == (std::ranges::find(steps, step) != steps.end()));
    }
}

TEST_CASE("a step writes its day and who received, and is taken back in one step") {
    Office office;
    office.add("requested");
    Workspace workspace(WorkspaceIdentity{.id = id("w"), .name = "w"}, std::move(office.book.store), Seen{}, 1);
    std::int64_t now = 1789718400000;
    EditContext const context{workspace.store(), office.ids, kNoId, id("me"), office.today};
    auto const record = [&]() -> Record const& { return *workspace.store().live(id("h")); };
    auto const go = [&](HandOverStep step) { REQUIRE(workspace.commit(*advance_hand_over(context, id("h"), step), now += 1000).ok()); };
    go(HandOverStep::deliver);
    CHECK(record().get(hov::status) == "delivered");
    CHECK(record().get(hov::delivered_on) == office.today);
    go(HandOverStep::send_back);
    CHECK(record().get(hov::status) == "in_progress");
    CHECK_FALSE(record().has(hov::delivered_on));
    go(HandOverStep::deliver);
    go(HandOverStep::receive);
    CHECK(record().get(hov::status) == "received");
    CHECK(record().get(hov::received_on) == office.today);
    CHECK(record().get(hov::received_by) == id("me"));
    workspace.undo(now += 1000);
    CHECK(record().get(hov::status) == "delivered");
    CHECK_FALSE(record().has(hov::received_by));
}

TEST_CASE("what is no hand-over or is gone takes no step") {
    Office office;
    office.add("requested");
    CHECK_FALSE(advance_hand_over(office.context(), id("me"), HandOverStep::deliver));
    CHECK_FALSE(advance_hand_over(office.context(), id("nothing"), HandOverStep::deliver));
}

}  // namespace
