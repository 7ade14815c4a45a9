#include "core/io/json.h"

#include <doctest/doctest.h>

#include <string>

using namespace pmo;

namespace {

std::string again(std::string_view text) {
    auto const json = parse_json(text);
    if (!json.ok()) return json.error().code;
    std::string out;
    append_json(out, json->root());
    return out;
}

}  // namespace

TEST_CASE("JSON is read and written back in its shortest form") {
    CHECK(again(R"( { "a" : [1, -2, 1.50, 1e3, true, null, "x"], "b" : {} } )") == R"({"a":[1,-2,1.50,1e3,true,null,"x"],"b":{}})");
    CHECK(again("\xEF\xBB\xBF[]") == "[]");
    CHECK(again("9223372036854775807") == "9223372036854775807");
    CHECK(again("-9223372036854775808") == "-9223372036854775808");
    CHECK(again("18446744073709551616") == "18446744073709551616");
    CHECK(again(R"("é\n\u0000😀")") == "\"é\\n\\u0000😀\"");
}

TEST_CASE("what is not JSON is refused with its line") {
    for (auto const* text : {"", "nul", "[1,]", "{\"a\":1,}", "[1] 2", "\"\xff\"", "'a'", "[1", "{\"a\"}", "01", "\"\\ud800\""}) {
        CAPTURE(text);
        CHECK(again(text) == "json.syntax");
    }
    auto const json = parse_json("{\n\"a\": 1,\n  oops}");
    REQUIRE_FALSE(json.ok());
    CHECK(json.error().args[0] == "3");
}

TEST_CASE("depth, size, string length and count are bounded") {
    CHECK(again(std::string(64, '[') + std::string(64, ']')).size() == 128);
    CHECK(again(std::string(65, '[') + std::string(65, ']')) == "json.too_deep");
    CHECK(again(std::string(1'000'000, '[')) == "json.too_deep");
    JsonLimits limits;
    limits.bytes = 10;
    CHECK(parse_json("[1,2,3,4,5,6]", limits).error().code == "json.too_large");
    limits = {};
    limits.string = 3;
    CHECK(parse_json("[\"four\"]", limits).error().code == "json.string_too_long");
    CHECK(parse_json("{\"four\":1}", limits).error().code == "json.string_too_long");
    limits = {};
    limits.nodes = 4;
    CHECK(parse_json("[1,2,3,4]", limits).error().code == "json.too_many");
}

TEST_CASE("members are found, repeated ones are noticed") {
    auto const json = parse_json(R"({"a":{"x":[10,{"y":"z"}]},"b":2,"b":3})");
    REQUIRE(json.ok());
    auto const root = json->root();
    CHECK(root.size() == 3);
    CHECK(root.find("b").integer() == 2);
    CHECK(root.find("a").find("x").first().next().find("y").string() == "z");
    CHECK_FALSE(root.find("a").find("nothing").find("at all").string().has_value());
    CHECK(duplicate_key(root) == "b");
    CHECK_FALSE(duplicate_key(root.find("a")).has_value());
}

TEST_CASE("a named array is handed over element by element") {
    std::string seen;
    auto const json = stream_json(R"({"v":1,"list":[{"a":1},[2],3,null,"x"],"after":[1]})", "list", [&](JsonView element, JsonView header) -> Status {
        CHECK(header.find("v").integer() == 1);
        CHECK_FALSE(header.find("after"));
        append_json(seen, element);
        seen += ' ';
        return Ok{};
    });
    REQUIRE(json.ok());
    CHECK(seen == "{\"a\":1} [2] 3 null \"x\" ");
    CHECK(json->root().find("list").size() == 0);
    CHECK(json->root().find("after").size() == 1);
    auto const stopped = stream_json("{\"list\":[1,2]}", "list", [](JsonView, JsonView) -> Status { return Error{"enough", {}}; });
    REQUIRE_FALSE(stopped.ok());
    CHECK(stopped.error().code == "enough");
}
