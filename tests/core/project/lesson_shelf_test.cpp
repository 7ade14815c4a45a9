#include <string>
#include <vector>

#include "core/project/lesson_shelf.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

Book shelf() {
    Book book;
    book.add(r::lesson::kType, "a", {{"title", "先压测"}, {"kind", "good"}, {"category", "technical"}, {"tags", "性能 派工"}, {"on", "2026-01-01"}});
    book.add(r::lesson::kType, "b", {{"title", "先谈授权"}, {"kind", "bad"}, {"category", "governance"}, {"tags", "数据"}, {"on", "2026-02-01"}});
    book.add(r::lesson::kType, "c", {{"title", "口径先行"}, {"kind", "good"}, {"category", "governance"}, {"tags", "数据 性能"}, {"on", "2026-03-01"}});
    book.add(r::lesson::kType, "d", {{"title", "旧做法"}, {"kind", "good"}, {"status", "retired"}, {"on", "2026-04-01"}});
    book.add(r::lesson_use::kType, "u1", {{"lesson", "b"}, {"project", "p"}, {"verdict", "adopted"}, {"saving", "100 CNY"}});
    book.add(r::lesson_use::kType, "u2", {{"lesson", "b"}, {"project", "q"}, {"verdict", "adapted"}, {"saving", "50 USD"}});
    book.add(r::lesson_use::kType, "u3", {{"lesson", "b"}, {"project", "s"}, {"verdict", "rejected"}, {"saving", "70 CNY"}});
    book.add(r::lesson_use::kType, "u4", {{"lesson", "d"}, {"project", "s"}, {"verdict", "adopted"}, {"saving", "1 CNY"}});
    return book;
}

std::string shown(LessonShelf const& shelf) {
    std::string out;
    for (auto const& entry : shelf.shown) out += entry.lesson->id() == id_from_key("a") ? 'a' : entry.lesson->id() == id_from_key("b") ? 'b' : entry.lesson->id() == id_from_key("c") ? 'c' : 'd';
    return out;
}

std::size_t count(LessonShelf const& shelf, LessonFacet facet, std::string_view key) {
    for (auto const& value : shelf.facets[facet])
        if (value.key == key) return value.count;
    return 0;
}

}  // namespace

TEST_CASE("the shelf counts reuse and savings, one sum for each currency") {
    auto const book = shelf();
    auto const all = make_shelf(book.store, {});
    CHECK(shown(all) == "bcad");                              // reused, newest, older, retired
    CHECK(all.all == 4);
    CHECK(all.reuses == 3);
    REQUIRE(all.saving.size() == 2);
    CHECK(to_text(all.saving[0]) == "101.00 CNY");
    CHECK(all.shown[0].reuse == 2);
    CHECK(all.shown[0].saving.size() == 2);
}

TEST_CASE("a facet narrows the list and counts what its other values would show") {
    auto const book = shelf();
    auto const good = make_shelf(book.store, {.text = {}, .chosen = {"good"}});
    CHECK(shown(good) == "cad");
    CHECK(count(good, kLessonKind, "bad") == 1);
    CHECK(count(good, kLessonKind, "good") == 3);
    CHECK(count(good, kLessonCategory, "governance") == 1);
    CHECK(count(good, kLessonTag, "性能") == 2);
    auto const both = make_shelf(book.store, {.text = {}, .chosen = {"good", "governance"}});
    CHECK(shown(both) == "c");
    CHECK(count(both, kLessonCategory, "technical") == 1);
    CHECK(good.facets[kLessonCategory].front().key == "technical");    // in the order of the register
}

TEST_CASE("words narrow the list, tags among them") {
    auto const book = shelf();
    CHECK(shown(make_shelf(book.store, {.text = "先 性能", .chosen = {}})) == "ca");
    CHECK(shown(make_shelf(book.store, {.text = "先谈", .chosen = {}})) == "b");
    CHECK(make_shelf(book.store, {.text = "没有", .chosen = {}}).shown.empty());
    CHECK(make_shelf(Store{}, {}).all == 0);
}
