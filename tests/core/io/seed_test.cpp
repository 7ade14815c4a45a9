#include "core/io/seed.h"

#include <doctest/doctest.h>

#include <string>

#include "core/model/tree.h"

using namespace pmo;

namespace {

constexpr char const* kHead = R"({"seed":1,"workspace":{"key":"t","name":"试"},"time":"2026-09-18T08:00:00Z","registers":{)";

Result<Document> read(std::string const& registers, SeedOptions const& options = {}) {
    auto const text = kHead + registers + "}}";
    SeedFile const file{"a.json", text};
    return read_seed(std::span(&file, 1), options);
}

std::string error_of(std::string const& registers) {
    auto const document = read(registers);
    if (document.ok()) return "ok";
    std::string text = document.error().code;
    for (std::size_t i = 0; i < document.error().args.size() && i < 4; ++i) text += "|" + document.error().args[i];
    return text;
}

Value value_of(Document const& document, char const* type, char const* key, char const* field) {
    auto const* record = document.store.find(id_from_key(std::string(type) + "/" + key));
    REQUIRE(record);
    return record->value(slot_of(record->type(), field));
}

}  // namespace

TEST_CASE("a seed is read as people write it") {
    auto const d = read(R"("department":[{"key":"tech","name":"技术部"},{"key":"a","name":"A","parent":"@tech"}],
        "project":[{"key":"p/1","name":"ERP","budget":"12.5万","start":"2026-03-02T08:00","target_finish":"2026-12-31"}],
        "task":[{"key":"p/1/1","name":"x","project":"@p/1","duration":"5d","effort":"4h","percent_complete":"35%","milestone":false},
                {"key":"p/1/2","name":"y","project":"@project/p/1","parent":"@p/1/1","duration":30,"// why":"a comment"}])");
    REQUIRE(d.ok());
    CHECK(value_of(*d, "project", "p/1", "budget") == Value(Money{12'500'000, {}}));
    CHECK(value_of(*d, "project", "p/1", "target_finish") == Value(*parse_date("2026-12-31")));
    CHECK(value_of(*d, "task", "p/1/1", "duration") == Value(std::int64_t{2400}));
    CHECK(value_of(*d, "task", "p/1/1", "effort") == Value(std::int64_t{240}));
    CHECK(value_of(*d, "task", "p/1/1", "percent_complete") == Value(std::int64_t{35}));
    CHECK(value_of(*d, "task", "p/1/2", "duration") == Value(std::int64_t{30}));
    CHECK(value_of(*d, "task", "p/1/2", "project") == Value(id_from_key("project/p/1")));
    auto const tree = make_tree(d->store, *find_register("task"));
    CHECK(tree.rows[1].parent == 0);
    CHECK(value_of(*d, "project", "p/1", "code") == Value(std::string("P-01")));
    CHECK(d->identity.id == id_from_key("workspace/t"));
}

TEST_CASE("several files make one workspace, and the same files always the same one") {
    std::string const a = std::string(kHead) + R"("person":[{"key":"w","name":"王","department":"@d"}]}})", b = R"({"seed":1,"registers":{"department":[{"key":"d","name":"D"}]}})";
    SeedFile const files[] = {{"a", a}, {"b", b}};
    auto const one = read_seed(files), two = read_seed(files);
    REQUIRE(one.ok());
    REQUIRE(two.ok());
    CHECK(write_document(one->identity, one->store, one->seen, {}) == write_document(two->identity, two->store, two->seen, {}));
    CHECK(value_of(*one, "person", "w", "department") == Value(id_from_key("department/d")));
}

TEST_CASE("dates can be shifted as a whole") {
    auto const d = read(R"("project":[{"key":"p","name":"x","start":"2026-03-02T08:00","target_finish":"2026-12-31"}])", {.shift_days = 7});
    REQUIRE(d.ok());
    CHECK(value_of(*d, "project", "p", "start") == Value(*parse_moment("2026-03-09T08:00")));
    CHECK(value_of(*d, "project", "p", "target_finish") == Value(*parse_date("2027-01-07")));
}

TEST_CASE("mistakes name file, register, key and field") {
    CHECK(error_of(R"("persn":[])") == "seed.unknown_register|a.json|persn");
    CHECK(error_of(R"("person":[{"name":"x"}])") == "seed.no_key|a.json|person|1|key");
    CHECK(error_of(R"("person":[{"key":"w","name":"x"},{"key":"w","name":"y"}])") == "seed.duplicate_key|a.json|person|w|key");
    CHECK(error_of(R"("person":[{"key":"w","nam":"x"}])") == "seed.unknown_field|a.json|person|w|nam");
    CHECK(error_of(R"("person":[{"key":"w","name":5}])") == "seed.bad_value|a.json|person|w|name");
    CHECK(error_of(R"("person":[{"key":"w","name":"x","joined":"1.3.2026"}])") == "seed.bad_value|a.json|person|w|joined");
    CHECK(error_of(R"("person":[{"key":"w","name":"x","department":"@nowhere"}])") == "seed.unknown_link|a.json|person|w|department");
    CHECK(error_of(R"("person":[{"key":"w","name":"x","department":"tech"}])") == "seed.bad_value|a.json|person|w|department");
    CHECK(error_of(R"("project":[{"key":"w","name":"x","status":"sleeping"}])") == "seed.unknown_option|a.json|project|w|status");
    CHECK(error_of(R"("person":[{"key":"w","name":"x","name":"y"}])") == "seed.bad_value|a.json|person|w|name");
    std::vector<Error> all;
    CHECK_FALSE(read(R"("person":[{"key":"w","nam":"x"},{"key":"v","nam":"x"}])", {.all_errors = &all}).ok());
    CHECK(all.size() == 2);
    SeedFile const broken{"b.json", "{\"seed\":1,\n oops"};
    auto const d = read_seed(std::span(&broken, 1));
    REQUIRE_FALSE(d.ok());
    CHECK(d.error().args == std::vector<std::string>{"b.json", "json.syntax", "2"});
}
