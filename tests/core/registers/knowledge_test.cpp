#include <string>
#include <vector>

#include "core/registers/document.h"
#include "core/registers/document_version.h"
#include "core/registers/improvement.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/saved_view.h"
#include "core/registers/template.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("a published lesson can be understood and found") {
    auto const& type = r::lesson::kType;
    rule(type, "lesson.published_incomplete", {{"status", "published"}, {"situation", "Late freeze"}}, {{"recommendation", "Freeze by design end"}});
    rule(type, "lesson.published_incomplete", {{"status", "published"}}, {{"status", "draft"}});
    rule(type, "lesson.no_tags", {{"status", "published"}}, {{"tags", "MES ERP"}});
    rule(type, "lesson.review_before", {{"on", "2026-09-18"}, {"review_on", "2026-09-01"}}, {{"review_on", "2027-09-18"}});
    rule(type, "lesson.own_source", {{"source", "wrong"}}, {{"source", "risk"}});
}

TEST_CASE("the reuse of a lesson is counted") {
    Book book;
    auto const lesson = book.add(r::lesson::kType, "l", {{"title", "Freeze early"}, {"status", "retired"}});
    auto const proposed = book.add(r::lesson_use::kType, "one", {{"lesson", "l"}, {"project", "p"}, {"verdict", "proposed"}});
    CHECK(r::lesson::reuse_count(*book.store.find(lesson), book.store) == 0);
    book.add(r::lesson_use::kType, "two", {{"lesson", "l"}, {"project", "q"}, {"verdict", "adopted"}});
    book.add(r::lesson_use::kType, "three", {{"lesson", "l"}, {"project", "s"}, {"verdict", "adapted"}});
    auto const refused = book.add(r::lesson_use::kType, "four", {{"lesson", "l"}, {"project", "t"}, {"verdict", "rejected"}});
    CHECK(r::lesson::reuse_count(*book.store.find(lesson), book.store) == 2);
    CHECK(book.args(proposed, "lesson_use.retired") == std::vector<std::string>{"Freeze early"});
    CHECK_FALSE(book.says(refused, "lesson_use.retired"));
    CHECK_FALSE(book.says(proposed, "lesson_use.twice"));
    book.add(r::lesson_use::kType, "five", {{"lesson", "l"}, {"project", "p"}});
    CHECK(book.says(proposed, "lesson_use.twice"));
    rule(r::lesson_use::kType, "lesson_use.rejected_without_reason", {{"verdict", "rejected"}}, {{"comment", "Other technology"}});
}

TEST_CASE("a document is approved by somebody else and can be found again") {
    auto const& type = r::document::kType;
    rule(type, "document.approved_by_nobody", {{"state", "approved"}, {"approved_by", "lin"}}, {{"approved_on", "2026-09-18"}});
    rule(type, "document.own_approval", {{"owner", "chen"}, {"approved_by", "chen"}}, {{"approved_by", "lin"}});
    rule(type, "document.archived_without_place", {{"state", "archived"}}, {{"archive_number", "AR-17"}});
    rule(type, "document.archived_without_place", {{"state", "archived"}}, {{"link", "//files/mes"}});
    rule(type, "document.archived_before_approved", {{"approved_on", "2026-09-18"}, {"archived_on", "2026-09-17"}}, {{"archived_on", "2026-12-31"}});
    rule(type, "document.replaced_by_itself", {{"replaced_by", "wrong"}}, {{"replaced_by", "newer"}});
}

TEST_CASE("a document's version is that of its latest entry") {
    Book book;
    auto const document = book.add(r::document::kType, "d", {{"version", "1.1"}});
    CHECK_FALSE(book.says(document, "document.version_differs"));
    auto const latest = book.add(r::document_version::kType, "new", {{"document", "d"}, {"version", "1.1"}, {"on", "2026-09-18"}});
    book.add(r::document_version::kType, "old", {{"document", "d"}, {"version", "1.0"}, {"on", "2026-08-18"}});
    CHECK_FALSE(book.says(document, "document.version_differs"));
    CHECK_FALSE(book.says(latest, "document_version.twice"));
    book.add(r::document_version::kType, "newer", {{"document", "d"}, {"version", "1.2"}, {"on", "2026-09-20"}});
    CHECK(book.args(document, "document.version_differs") == std::vector<std::string>{"1.1", "1.2"});
    book.add(r::document_version::kType, "again", {{"document", "d"}, {"version", "1.1"}, {"on", "2026-09-18"}});
    CHECK(book.says(latest, "document_version.twice"));
}

TEST_CASE("a published template has a text or a place") {
    auto const& type = r::template_::kType;
    rule(type, "template.empty", {{"status", "published"}}, {{"body", "1. Background"}});
    rule(type, "template.empty", {{"status", "published"}}, {{"link", "//templates/charter"}});
    rule(type, "template.review_before", {{"published_on", "2026-09-18"}, {"review_on", "2026-09-01"}}, {{"review_on", "2027-09-18"}});
}

TEST_CASE("an improvement is adopted, measured and better") {
    auto const& type = r::improvement::kType;
    rule(type, "improvement.adopted_without_date", {{"status", "adopted"}}, {{"adopted_on", "2026-09-18"}});
    rule(type, "improvement.rejected_without_reason", {{"status", "rejected"}}, {{"decision_comment", "Too dear"}});
    rule(type, "improvement.adopted_before_proposed", {{"proposed_on", "2026-09-18"}, {"adopted_on", "2026-09-17"}}, {{"adopted_on", "2026-09-18"}});
    rule(type, "improvement.measured_before_adopted", {{"adopted_on", "2026-09-18"}, {"measured_on", "2026-09-17"}}, {{"measured_on", "2026-12-31"}});
    rule(type, "improvement.not_measured", {{"status", "measured"}, {"before", "1200"}, {"after", "800"}}, {{"measure", "Days to a decision"}});
    rule(type, "improvement.no_effect", {{"direction", "lower"}, {"before", "1200"}, {"after", "1200"}}, {{"after", "800"}});
    rule(type, "improvement.no_effect", {{"direction", "higher"}, {"before", "1200"}, {"after", "800"}}, {{"after", "1250"}});
}

TEST_CASE("a saved view names a register that exists") {
    rule(r::saved_view::kType, "saved_view.unknown_register", {{"register", "rsik"}}, {{"register", "risk"}});
}
