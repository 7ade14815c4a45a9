// The numbers of new records: within their project, or across all projects for what people quote outside of it.
#include "core/actions/new_record.h"

#include <doctest/doctest.h>

#include "core/registers/lesson.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

TEST_CASE("a risk is numbered within its project, a lesson across all") {
    Book book;
    book.add(r::project::kType, "a", {{"code", "P-1"}, {"name", "A"}});
    book.add(r::project::kType, "b", {{"code", "P-2"}, {"name", "B"}});
    book.add(r::risk::kType, "r", {{"project", "a"}, {"code", "R-07"}, {"title", "迟到"}});
    book.add(r::lesson::kType, "l", {{"project", "a"}, {"code", "LL-09"}, {"title", "先压测"}});
    CHECK(next_code(book.store, r::risk::kType, id_from_key("a")) == "R-08");
    CHECK(next_code(book.store, r::risk::kType, id_from_key("b")) == "R-01");
    CHECK(next_code(book.store, r::lesson::kType, id_from_key("b")) == "LL-10");
    CHECK(next_code(book.store, r::lesson::kType, id_from_key("b"), 2) == "LL-11");
    CHECK(next_code(book.store, r::lesson::kType, kNoId) == "LL-10");
}

TEST_CASE("the same number twice is a problem where the numbers count") {
    auto const duplicates = [](TypeDef const& type, std::string_view code) {
        Book book;
        book.add(r::project::kType, "a", {{"code", "P-1"}, {"name", "A"}});
        book.add(r::project::kType, "b", {{"code", "P-2"}, {"name", "B"}});
        book.add(type, "x", {{"project", "a"}, {"code", code}, {"title", "一"}});
        book.add(type, "y", {{"project", "b"}, {"code", code}, {"title", "二"}});
        auto const problems = check_store(book.store);
        return std::ranges::count_if(problems.found, [](Problem const& p) { return p.code == "duplicate_code"; });
    };
    CHECK(duplicates(r::risk::kType, "R-01") == 0);
    CHECK(duplicates(r::lesson::kType, "LL-01") == 2);
}
