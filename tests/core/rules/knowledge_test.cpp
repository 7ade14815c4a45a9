#include "core/rules/knowledge.h"

#include "core/registers/improvement.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/project.h"
#include "core/registers/template.h"
#include "tests/core/registers/book.h"
#include "tests/core/rules/expect.h"

using namespace pmo;
using namespace pmo::tests;
using namespace pmo::test;
namespace r = pmo::registers;

namespace {

struct Office : Book {
    std::vector<rules::Hit> lessons() const {
        Derived const derived(store);
        return rules::lesson_hits({store, derived, *parse_date("2026-09-18")});
    }
    std::vector<rules::Hit> improvements() const {
        Derived const derived(store);
        return rules::improvement_hits({store, derived, *parse_date("2026-09-18")});
    }
    Id lesson(std::string_view key, std::vector<Given> cells) {
        cells.push_back({"title", key});
        return add(r::lesson::kType, key, cells);
    }
    Id improvement(std::string_view key, std::vector<Given> cells) {
        cells.push_back({"title", key});
        return add(r::improvement::kType, key, cells);
    }
};

}  // namespace

TEST_CASE("a lesson is reviewed before and after it is published") {
    Office office;
    auto const waiting = office.lesson("waiting", {{"status", "draft"}, {"on", "2026-08-01"}});
    auto const fresh = office.lesson("fresh", {{"status", "draft"}, {"on", "2026-09-01"}});
    auto const hasty = office.lesson("hasty", {{"status", "published"}, {"on", "2026-09-17"}});
    auto const good = office.lesson("good", {{"status", "published"}, {"on", "2026-08-01"}, {"reviewed_by", "tan"}, {"review_on", "2026-09-18"}});
    auto const old = office.lesson("old", {{"status", "published"}, {"on", "2025-08-01"}, {"reviewed_by", "tan"}, {"review_on", "2026-09-17"}});
    auto const retired = office.lesson("retired", {{"status", "retired"}, {"on", "2025-08-01"}, {"review_on", "2026-09-17"}});
    auto const hits = office.lessons();
    fires(hits, "lesson.never_reviewed", waiting);
    fires(hits, "lesson.never_reviewed", hasty);
    silent(hits, "lesson.never_reviewed", fresh);
    silent(hits, "lesson.never_reviewed", good);
    silent(hits, "lesson.never_reviewed", retired);
    fires(hits, "lesson.review_overdue", old);
    silent(hits, "lesson.review_overdue", good);
    silent(hits, "lesson.review_overdue", retired);
}

TEST_CASE("a proposed lesson wants an answer within two weeks") {
    Office office;
    auto const slow = office.add(r::project::kType, "slow", {{"name", "Slow"}}), quick = office.add(r::project::kType, "quick", {{"name", "Quick"}});
    office.lesson("l", {});
    office.add(r::lesson_use::kType, "u1", {{"lesson", "l"}, {"project", "slow"}, {"verdict", "proposed"}, {"on", "2026-09-01"}});
    office.add(r::lesson_use::kType, "u2", {{"lesson", "l"}, {"project", "quick"}, {"verdict", "adopted"}, {"on", "2026-09-01"}});
    office.add(r::lesson_use::kType, "u3", {{"lesson", "gone"}, {"project", "quick"}, {"verdict", "proposed"}, {"on", "2026-09-01"}});
    fires(office.lessons(), "lesson.unanswered", slow);
    silent(office.lessons(), "lesson.unanswered", quick);
}

TEST_CASE("a project that ends has learned something") {
    Office office;
    auto const silent_one = office.add(r::project::kType, "a", {{"name", "A"}, {"status", "active"}, {"stage", "closing"}});
    auto const closed = office.add(r::project::kType, "b", {{"name", "B"}, {"status", "closed"}, {"stage", "execution"}});
    auto const wise = office.add(r::project::kType, "c", {{"name", "C"}, {"status", "active"}, {"stage", "closing"}});
    auto const running = office.add(r::project::kType, "d", {{"name", "D"}, {"status", "active"}, {"stage", "execution"}});
    office.lesson("l", {{"project", "c"}});
    auto const hits = office.lessons();
    fires(hits, "lesson.none_at_closing", silent_one);
    fires(hits, "lesson.none_at_closing", closed);
    silent(hits, "lesson.none_at_closing", wise);
    silent(hits, "lesson.none_at_closing", running);
}

TEST_CASE("a project that starts looks at the lessons that fit") {
    Office office;
    auto const one = office.lesson("l", {{"status", "published"}, {"tags", "接口 依赖"}, {"reviewed_by", "tan"}});
    auto const blind = office.add(r::project::kType, "a", {{"name", "接口与依赖"}, {"status", "active"}, {"stage", "planning"}});
    auto const running = office.add(r::project::kType, "b", {{"name", "接口与依赖"}, {"status", "active"}, {"stage", "execution"}});
    auto const other = office.add(r::project::kType, "c", {{"name", "Bridge"}, {"status", "active"}, {"stage", "planning"}});
    auto const hits = office.lessons();
    fires(hits, "lesson.not_considered", blind);
    silent(hits, "lesson.not_considered", running);
    silent(hits, "lesson.not_considered", other);
    for (auto const& hit : hits)
        if (hit.subject == blind) CHECK(hit.evidence == std::vector<Id>{one});
    office.add(r::lesson_use::kType, "u", {{"lesson", "l"}, {"project", "a"}, {"verdict", "rejected"}, {"on", "2026-09-18"}});
    silent(office.lessons(), "lesson.not_considered", blind);
}

TEST_CASE("proposals are decided, trials end, changes are named and measured") {
    Office office;
    auto const late = office.improvement("late", {{"status", "assessing"}, {"proposed_on", "2026-09-01"}, {"due", "2026-09-17"}});
    auto const forgotten = office.improvement("forgotten", {{"status", "proposed"}, {"proposed_on", "2026-08-01"}});
    auto const fresh = office.improvement("fresh", {{"status", "proposed"}, {"proposed_on", "2026-09-01"}});
    auto const planned = office.improvement("planned", {{"status", "proposed"}, {"proposed_on", "2026-01-01"}, {"due", "2026-10-01"}});
    auto const tried = office.improvement("tried", {{"status", "trial"}, {"trial_until", "2026-09-17"}});
    auto const trying = office.improvement("trying", {{"status", "trial"}, {"trial_until", "2026-09-18"}});
    office.add(r::template_::kType, "t", {{"name", "t"}});
    auto const vague = office.improvement("vague", {{"status", "adopted"}, {"adopted_on", "2026-09-01"}, {"changed", "gone"}});
    auto const named = office.improvement("named", {{"status", "adopted"}, {"adopted_on", "2026-06-01"}, {"changed", "t"}});
    auto const waits = office.improvement("waits", {{"status", "adopted"}, {"adopted_on", "2026-01-01"}, {"measure_due", "2026-10-01"}, {"changed", "t"}});
    auto const measured = office.improvement("measured", {{"status", "measured"}, {"adopted_on", "2026-01-01"}, {"measured_on", "2026-05-01"}, {"changed", "t"}});
    auto const hits = office.improvements();
    fires(hits, "improvement.undecided", late);
    fires(hits, "improvement.undecided", forgotten);
    silent(hits, "improvement.undecided", fresh);
    silent(hits, "improvement.undecided", planned);
    fires(hits, "improvement.trial_over", tried);
    silent(hits, "improvement.trial_over", trying);
    fires(hits, "improvement.nothing_changed", vague);
    silent(hits, "improvement.nothing_changed", named);
    fires(hits, "improvement.never_measured", named);
    silent(hits, "improvement.never_measured", waits);
    silent(hits, "improvement.never_measured", measured);
    CHECK(to_text(rules::measure_by(*office.store.find(named))) == "2026-08-30");
}

TEST_CASE("an empty office has nothing to say about lessons") {
    Store const empty;
    Derived const derived(empty);
    CHECK(rules::lesson_hits({empty, derived, *parse_date("2026-09-18")}).empty());
    CHECK(rules::improvement_hits({empty, derived, *parse_date("2026-09-18")}).empty());
}
