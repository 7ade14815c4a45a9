#include "core/io/document.h"

#include <doctest/doctest.h>

#include <string>

#include "core/io/migrate.h"
#include "tests/support/workspaces.h"

using namespace pmo;
using namespace pmo::test;

namespace {

constexpr char const* kHead = R"({"format":"pmo-workspace","version":1,"schema":1,"workspace":"00000000000000000000000001","name":"n","seen":{},"replicas":["7"],"records":[)";

std::string with(std::string const& records) { return kHead + records + "]}"; }
std::string record(std::string const& members) { return R"({"t":"person","i":"00000000000000000000000002","s":"10000.0",)" + members + "}"; }
std::string code_for(std::string const& text) {
    auto const document = read_document(text);
    return document.ok() ? "ok" : document.error().code;
}

std::string replaced(std::string text, std::string const& from, std::string const& to) {
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a small document is read") {
    auto const document = read_document(with(record(R"("c":{"name":"王磊","cost_rate":[35000,"CNY"],"joined":null},"x":{"joined":"20000.0"},"d":[true,"30000.0"])")));
    REQUIRE(document.ok());
    auto const* person = document->store.find(*parse_id("00000000000000000000000002"));
    REQUIRE(person);
    CHECK(title_of(*person) == "王磊");
    CHECK(person->deleted());
    CHECK(person->find(slot_of(person->type(), "joined"))->stamp.time == 0x20000);
    CHECK(document->seen.at(7) == 0x30000);
}

TEST_CASE("a document that is not ours, newer, incomplete or damaged is refused with the place") {
    CHECK(code_for("") == "json.syntax");
    CHECK(code_for("[]") == "document.not_ours");
    CHECK(code_for(replaced(with(""), "pmo-workspace", "other")) == "document.not_ours");
    CHECK(code_for(replaced(with(""), "\"version\":1", "\"version\":2")) == "document.newer_version");
    CHECK(code_for(replaced(with(""), "\"schema\":1", "\"schema\":-5")) == "document.bad_header");
    CHECK(code_for(replaced(with(""), "\"seen\":{},", "")) == "document.no_header");
    CHECK(code_for(replaced(with(""), "\"records\":[]", "\"records\":{}")) == "document.no_header");
    CHECK(code_for(replaced(with(""), "\"seen\":{}", "\"seen\":{\"7\":\"ffffffffffffffff\"}")) == "document.bad_header");
    CHECK(code_for(replaced(with(""), "\"name\":\"n\"", "\"name\":\"n\",\"name\":\"m\"")) == "document.bad_header");
    CHECK(code_for(with("")) == "ok");
}

TEST_CASE("records that make no sense are refused") {
    CHECK(code_for(with("1")) == "document.bad_record");
    CHECK(code_for(with(record(R"("c":{"name":"x"})") )) == "ok");
    CHECK(code_for(with(record(R"("c":{"name":"x"},"q":1)"))) == "document.bad_record");
    CHECK(code_for(with(record(R"("c":{"name":5})"))) == "document.bad_cell");
    CHECK(code_for(with(record(R"("c":{"joined":"2026-02-30"})"))) == "document.bad_cell");
    CHECK(code_for(with(record(R"("c":{"cost_rate":[1,"yuan"]})"))) == "document.bad_cell");
    CHECK(code_for(with(record(R"("c":{"department":"short"})"))) == "document.bad_cell");
    CHECK(code_for(with(record(R"("c":{"name":"x","name":"y"})"))) == "document.duplicate_field");
    CHECK(code_for(with(record(R"("c":{"newer":1,"newer":2})"))) == "document.duplicate_field");
    CHECK(code_for(with(record(R"("c":{"name":"x"},"x":{"joined":"20000.0"})"))) == "document.bad_record");
    CHECK(code_for(with(record(R"("c":{"name":"x"},"d":[1,"20000.0"])"))) == "document.bad_record");
    CHECK(code_for(with(record(R"("c":{"name":"x"})") + "," + record(R"("c":{"name":"x"})"))) == "document.duplicate_id");
    auto const other = replaced(record(R"("c":{"name":"x"})"), "person", "department");
    CHECK(code_for(with(record(R"("c":{"name":"x"})") + "," + other)) == "document.duplicate_id");
    CHECK(code_for(with(replaced(record(R"("c":{"name":"x"})"), "10000.0", "10000.1"))) == "document.bad_stamp");
    CHECK(code_for(with(replaced(record(R"("c":{"name":"x"})"), "10000.0", "ffffffffffffffff.0"))) == "document.bad_stamp");
    CHECK(code_for(with(replaced(record(R"("c":{"name":"x"})"), "10000.0", "0.0"))) == "document.bad_stamp");
    CHECK(code_for(with(record("\"c\":{\"name\":\"\xff\"}"))) == "json.syntax");
    CHECK(code_for(with(record("\"c\":{\"name\":\"" + std::string((1u << 20) + 1, 'x') + "\"}"))) == "json.string_too_long");
    auto const bad = read_document(with("\n" + record(R"("c":{"name":"x"})") + ",\n" + replaced(record(R"("c":{"name":5})"), "02\"", "03\"")));
    REQUIRE_FALSE(bad.ok());
    CHECK(bad.error().args == std::vector<std::string>{"3", "person", "name"});
}

TEST_CASE("a changed byte is found by the checksum, converted line ends are not damage") {
    Random random(1);
    Device device(identity(), 1, kNow, 1);
    device.edit(random, with_targets(*find_register("person")), 10, Mood::tame);
    auto const text = device.text();
    CHECK(code_for(text) == "ok");
    std::string crlf;
    for (char const c : text) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(code_for(crlf) == "ok");
    CHECK(code_for(replaced(text, "测试", "测验")) == "document.checksum");
    CHECK(code_for(text.substr(0, text.size() / 2)) == "json.syntax");
}

TEST_CASE("fields and registers of a newer version are carried and written back") {
    auto const text = with(R"({"t":"hologram","i":"00000000000000000000000009","s":"10000.0","d":[false,"10001.0"],"c":{"depth":{"z":[1,2.50]}}},)" +
                           record(R"("c":{"name":"x","aura":["blue",{"k":1.50}]})"));
    auto const first = read_document(text);
    REQUIRE(first.ok());
    auto const written = canonical(*first);
    CHECK(written.find(R"("c":{"depth":{"z":[1,2.50]}})") != std::string::npos);
    CHECK(written.find(R"("aura":["blue",{"k":1.50}])") != std::string::npos);
    auto const second = read_document(written);
    REQUIRE(second.ok());
    CHECK(canonical(*second) == written);
    // A field that got another kind in a newer schema is carried as it came.
    auto const newer = read_document(replaced(with(record(R"("c":{"name":{"zh":"x"}})")), "\"schema\":1", "\"schema\":9"));
    REQUIRE(newer.ok());
    CHECK(canonical(*newer).find(R"("name":{"zh":"x"})") != std::string::npos);
}

TEST_CASE("migration 0: parent and order become one place with the later stamp") {
    RawRecord raw{"department", {1, 2}, {{"name", "\"x\"", {1, 1}}, {"parent", "null", {5, 1}}, {"order", "\"V\"", {3, 1}}}};
    REQUIRE(migrate(raw, 0));
    CHECK(raw.find("parent") == nullptr);
    REQUIRE(raw.find("place"));
    CHECK(raw.find("place")->json == "[null,\"V\"]");
    CHECK(raw.find("place")->stamp == Stamp{5, 1});
    RawRecord current{"department", {1, 2}, {{"order", "\"V\"", {3, 1}}}};
    REQUIRE(migrate(current, kSchema));
    CHECK(current.find("order"));
    CHECK_FALSE(migrate(current, -1));
    for (std::size_t i = 0; i < migrations().size(); ++i) CHECK(migrations()[i].from == static_cast<std::int64_t>(i));

    auto const text = replaced(with(replaced(record(R"("c":{"name":"x","parent":null,"order":"V"},"x":{"parent":"20000.0"})"), "person", "department")), "\"schema\":1", "\"schema\":0");
    auto const document = read_document(text);
    REQUIRE(document.ok());
    auto const* department = document->store.find(*parse_id("00000000000000000000000002"));
    REQUIRE(department);
    auto const slot = slot_of(department->type(), "place");
    CHECK(department->value(slot) == Value(Place(kNoId, "V")));
    CHECK(department->find(slot)->stamp.time == 0x20000);
}
