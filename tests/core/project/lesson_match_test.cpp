#include <algorithm>
#include <string>
#include <vector>

#include "core/project/lesson_match.h"
#include "core/registers/charter.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/project.h"
#include "core/registers/task.h"
#include "tests/core/registers/book.h"

using namespace pmo;
using namespace pmo::tests;
namespace r = pmo::registers;

namespace {

Money yuan(std::int64_t amount) { return {.minor = amount * 100}; }

// A project that starts and lessons of others.
struct Shelf : Book {
    Id erp = add(r::project::kType, "erp", {{"name", "ERP 云迁移"}, {"kind", "it_system"}, {"budget", "1000000 CNY"}, {"description", "接口规范与数据清洗"}});
    Id plant = add(r::project::kType, "plant", {{"name", "Plant"}, {"kind", "construction"}, {"budget", "30000000 CNY"}});
    Id lesson(std::string_view key, std::vector<Given> cells) {
        cells.insert(cells.begin(), {{"code", key}, {"title", key}, {"status", "published"}});
        return add(r::lesson::kType, key, cells);
    }
};

std::vector<Id> ids(std::vector<LessonFit> const& fits) {
    std::vector<Id> out;
    for (auto const& fit : fits) out.push_back(fit.lesson);
    return out;
}

}  // namespace

TEST_CASE("terms are pairs of Chinese characters and words of three letters") {
    CHECK(terms_of("接口规范").size() == 3);
    CHECK(terms_of("接口，规范").size() == 2);                 // no pair across a mark
    CHECK(terms_of("口").empty());
    CHECK(terms_of("an ERP of Data data ＤＡＴＡ").size() == 2);   // folded, short words left out
    CHECK(terms_of("").empty());
    CHECK(terms_of("\xff\xfe\x80").empty());
    auto const a = terms_of("interface freeze"), b = terms_of("Freeze INTERFACE");
    CHECK(a == b);
}

TEST_CASE("tags are separated as people separate them") {
    CHECK(tags_of("接口,依赖，ERP、云 云; x/y") == std::vector<std::string>{"接口", "依赖", "ERP", "云", "x", "y"});
    CHECK(tags_of(" ,; ").empty());
}

TEST_CASE("budgets of similar size give points, unknown ones and other currencies none") {
    using namespace lesson_points;
    CHECK(size_points(yuan(100), yuan(200)) == kSameSize);
    CHECK(size_points(yuan(400), yuan(100)) == kNearSize);
    CHECK(size_points(yuan(100), yuan(900)) == 0);
    CHECK(size_points(yuan(0), yuan(100)) == 0);
    CHECK(size_points(yuan(-5), yuan(100)) == 0);
    CHECK(size_points(yuan(100), Money{10000, *parse_currency("USD")}) == 0);
    CHECK(size_points(Money{INT64_MAX}, Money{INT64_MAX}) == kSameSize);
}

TEST_CASE("a fit says what its points are for") {
    Shelf shelf;
    auto const one = shelf.lesson("LL-1", {{"tags", "接口 ERP 消防"}, {"situation", "接口规范两次推迟冻结"}, {"project_kind", "it_system"}, {"budget", "1500000 CNY"}});
    LessonIndex const index(shelf.store);
    auto const fit = index.fit(one, shelf.erp);
    CHECK(fit.shared_tags == std::vector<std::string>{"接口", "ERP"});
    CHECK(fit.tags == lesson_points::kFirstTag + lesson_points::kNextTag);
    CHECK(fit.kind == lesson_points::kSameKind);
    CHECK(fit.size == lesson_points::kSameSize);
    CHECK(fit.text > 0);
    CHECK(fit.text <= lesson_points::kText);
    REQUIRE(!fit.shared_words.empty());
    CHECK(fit.shared_words[0] == "接口规范");
    CHECK(fit.total() == fit.tags + fit.kind + fit.size + fit.text);
    auto const other = index.fit(one, shelf.plant);
    CHECK(other.total() == 0);
    CHECK(index.fit(one, id_from_key("nobody")).total() == 0);
    CHECK(index.fit(shelf.erp, shelf.erp).total() == 0);
}

TEST_CASE("a Latin tag is a word of its own") {
    Shelf shelf;
    auto const it = shelf.lesson("LL-1", {{"tags", "IT"}});
    auto const project = shelf.add(r::project::kType, "p", {{"name", "With wit"}});
    auto const office = shelf.add(r::project::kType, "q", {{"name", "集团IT办公"}});
    LessonIndex const index(shelf.store);
    CHECK(index.fit(it, project).tags == 0);
    CHECK(index.fit(it, office).tags == lesson_points::kFirstTag);
}

TEST_CASE("kind and size come from the lesson's project when it does not say them itself") {
    Shelf shelf;
    auto const one = shelf.lesson("LL-1", {{"project", "plant"}});
    auto const gone = shelf.lesson("LL-2", {{"project", "nobody"}});
    auto const twin = shelf.add(r::project::kType, "twin", {{"name", "Twin"}, {"kind", "construction"}, {"budget", "25000000 CNY"}});
    LessonIndex const index(shelf.store);
    CHECK(index.fit(one, twin).kind == lesson_points::kSameKind);
    CHECK(index.fit(one, twin).size == lesson_points::kSameSize);
    CHECK(index.fit(gone, twin).total() == 0);
}

TEST_CASE("proposed are published lessons of others that the project has not answered, the best first") {
    Shelf shelf;
    auto const strong = shelf.lesson("LL-9", {{"tags", "接口 ERP 清洗"}, {"project_kind", "it_system"}});
    auto const first = shelf.lesson("LL-2", {{"tags", "接口"}, {"project_kind", "it_system"}});
    auto const second = shelf.lesson("LL-10", {{"tags", "接口"}, {"project_kind", "it_system"}});
    auto const waiting = shelf.lesson("LL-11", {{"tags", "接口"}, {"project_kind", "it_system"}});
    auto const answered = shelf.lesson("LL-3", {{"tags", "接口 ERP"}, {"project_kind", "it_system"}});
    auto const own = shelf.lesson("LL-4", {{"tags", "接口 ERP"}, {"project", "erp"}});
    auto const weak = shelf.lesson("LL-5", {{"project_kind", "it_system"}});
    auto const draft = shelf.add(r::lesson::kType, "LL-6", {{"title", "draft"}, {"status", "draft"}, {"tags", "接口 ERP"}, {"project_kind", "it_system"}});
    shelf.add(r::lesson_use::kType, "u1", {{"lesson", "LL-3"}, {"project", "erp"}, {"verdict", "rejected"}});
    shelf.add(r::lesson_use::kType, "u2", {{"lesson", "LL-11"}, {"project", "erp"}, {"verdict", "proposed"}});
    auto const found = ids(LessonIndex(shelf.store).proposals(shelf.erp));
    CHECK(found == std::vector<Id>{strong, first, second, waiting});
    for (auto const id : {answered, own, weak, draft}) CHECK(std::ranges::find(found, id) == found.end());
    CHECK(LessonIndex(shelf.store).proposals(kNoId).empty());
    CHECK(LessonIndex(Store{}).proposals(shelf.erp).empty());
}

TEST_CASE("the project's charter and plan count as its words") {
    Shelf shelf;
    shelf.lesson("LL-1", {{"tags", "割接 网络"}});
    CHECK(LessonIndex(shelf.store).proposals(shelf.plant).empty());
    shelf.add(r::charter::kType, "c", {{"project", "plant"}, {"title", "Charter"}, {"background", "车间网络"}});
    shelf.add(r::task::kType, "t", {{"project", "plant"}, {"name", "夜间割接"}});
    CHECK(LessonIndex(shelf.store).proposals(shelf.plant).size() == 1);
}

TEST_CASE("what most lessons say counts for nothing, and long texts are no trouble") {
    Shelf shelf;
    for (int i = 0; i < 12; ++i) shelf.lesson("LL-" + std::to_string(i), {{"situation", "云迁移项目"}});
    auto const rare = shelf.lesson("LL-R", {{"situation", "数据清洗"}});
    std::string endless;
    for (int i = 0; i < 5000; ++i) endless += "长文";
    auto const longest = shelf.lesson("LL-L", {{"situation", endless}, {"recommendation", endless}});
    LessonIndex const index(shelf.store);
    CHECK(index.fit(id_from_key("LL-1"), shelf.erp).text == 0);
    CHECK(index.fit(rare, shelf.erp).text == lesson_points::kText);
    CHECK(index.fit(longest, shelf.erp).text == 0);
}
