// Tab into fields, and typing at once: in one line and in several.

#include <doctest/doctest.h>

#include "tests/ui/harness.h"
#include "ui/widgets/field.h"

using namespace pmo;
using namespace pmo::ui;

TEST_CASE("tab: a field takes what is typed after Tab, in one line and in several") {
    test::Stage stage(400, 300);
    std::string first, second, third;
    stage.draw = [&] {
        auto& ui = stage.ui();
        if (auto typed = text_field(ui, {.id = "first", .name = "first", .value = first})) first = *typed;
        if (auto typed = text_area(ui, {.id = "second", .name = "second", .value = second})) second = *typed;
        if (auto typed = text_field(ui, {.id = "third", .name = "third", .value = third})) third = *typed;
    };
    stage.frame(3);
    REQUIRE(stage.click(sem::Role::textbox, "first"));
    stage.frame(2);
    auto const type = [&](char const* text) {
        stage.type(text);
        stage.frame(2);
        stage.key(ImGuiKey_Tab);
        stage.frame(4);
    };
    for (char const* text : {"one", "two", "three"}) type(text);
    CHECK(first == "one");
    CHECK(second == "two");
    CHECK(third == "three");
}
