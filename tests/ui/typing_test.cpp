// The laws of typing: one typed value is one edit, made when the person is done; Esc is none; wrong text is never written.

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "tests/ui/harness.h"
#include "ui/i18n/format.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/number_field.h"

using namespace pmo::ui;
using pmo::test::Stage;
using sem::Role;

namespace {

// Three fields one above the other; every edit is noted.
struct Desk {
    Stage stage{600, 400};
    std::string first = "one", second = "two", third = "three";
    std::vector<std::string> edits;
    bool hide_second = false;
    Desk() {
        stage.draw = [this] {
            auto field = [this](std::string_view id, std::string& value) {
                FormRow row{stage.ui(), {.label = id}};
                if (auto typed = text_field(stage.ui(), {.id = id, .value = value})) {
                    edits.push_back(std::string(id) + ":" + *typed);
                    value = *typed;
                }
            };
            field("first", first);
            if (!hide_second) field("second", second);
            field("third", third);
        };
        stage.frame(2);
    }
    void replace(std::string_view name, std::string_view text) {
        REQUIRE(stage.click(Role::textbox, name));
        stage.key(ImGuiKey_A, true);
        stage.type(text);
    }
};

}  // namespace

TEST_CASE("typing gives no edit before it is finished") {
    Desk desk;
    desk.replace("second", "新的名称");
    CHECK(desk.edits.empty());
    sem::Node const* node = desk.stage.find(Role::textbox, "second");
    CHECK(node->value == "新的名称");
    CHECK((node->state & sem::editing) != 0);
    CHECK(node->caret_end == static_cast<int>(node->value.size()));
    CHECK(node->font_size == 13);
    CHECK(node->text_x == 8);
    CHECK(desk.stage.ui().typing());
}

TEST_CASE("each way of finishing is exactly one edit") {
    SUBCASE("Enter") {
        Desk desk;
        desk.replace("second", "x");
        desk.stage.key(ImGuiKey_Enter);
        desk.stage.frame(5);
        CHECK(desk.edits == std::vector<std::string>{"second:x"});
    }
    SUBCASE("Tab") {
        Desk desk;
        desk.replace("second", "x");
        desk.stage.key(ImGuiKey_Tab);
        desk.stage.frame(5);
        CHECK(desk.edits == std::vector<std::string>{"second:x"});
        CHECK((desk.stage.find(Role::textbox, "third")->state & sem::editing) != 0);
    }
    SUBCASE("a click into an earlier field") {
        Desk desk;
        desk.replace("second", "x");
        desk.stage.click(Role::textbox, "first");
        desk.stage.frame(5);
        CHECK(desk.edits == std::vector<std::string>{"second:x"});
        CHECK((desk.stage.find(Role::textbox, "first")->state & sem::editing) != 0);
    }
    SUBCASE("a click into a later field") {
        Desk desk;
        desk.replace("second", "x");
        desk.stage.click(Role::textbox, "third");
        desk.stage.frame(5);
        CHECK(desk.edits == std::vector<std::string>{"second:x"});
    }
    SUBCASE("a click on nothing") {
        Desk desk;
        desk.replace("second", "x");
        desk.stage.pointer(580, 390);
        desk.stage.press();
        desk.stage.release();
        desk.stage.frame(5);
        CHECK(desk.edits == std::vector<std::string>{"second:x"});
    }
    SUBCASE("the program takes the focus away") {
        Desk desk;
        desk.replace("second", "x");
        desk.stage.ui().finish_typing();
        desk.stage.frame(3);
        CHECK(desk.edits == std::vector<std::string>{"second:x"});
        CHECK_FALSE(desk.stage.ui().typing());
    }
}

TEST_CASE("Esc restores and an unchanged text is no edit") {
    Desk desk;
    desk.replace("second", "x");
    desk.stage.key(ImGuiKey_Escape);
    desk.stage.frame(3);
    CHECK(desk.edits.empty());
    CHECK(desk.stage.find(Role::textbox, "second")->value == "two");
    desk.replace("second", "two");
    desk.stage.key(ImGuiKey_Enter);
    CHECK(desk.edits.empty());
}

TEST_CASE("a value from outside does not disturb who is typing") {
    Desk desk;
    desk.replace("second", "mine");
    desk.second = "from a merge";
    desk.stage.frame(3);
    CHECK(desk.stage.find(Role::textbox, "second")->value == "mine");
    desk.stage.key(ImGuiKey_Enter);
    CHECK(desk.second == "mine");
}

TEST_CASE("a field that vanishes while somebody types leaves nothing behind") {
    Desk desk;
    desk.replace("second", "gone");
    desk.hide_second = true;
    desk.stage.frame(6);
    CHECK(desk.edits.empty());
    CHECK_FALSE(desk.stage.ui().typing());
}

TEST_CASE("assistive technology sets a value: a whole edit, or typed text where somebody types") {
    Desk desk;
    sem::NodeId const id = desk.stage.find(Role::textbox, "first")->id;
    desk.stage.act(id, sem::ActionKind::set_value, "张三");
    CHECK(desk.edits == std::vector<std::string>{"first:张三"});
    desk.stage.act(id, sem::ActionKind::focus);
    desk.stage.frame(3);
    CHECK((desk.stage.find(Role::textbox, "first")->state & sem::editing) != 0);
    desk.stage.act(id, sem::ActionKind::set_value, "李四");
    CHECK(desk.edits.size() == 1);
    CHECK(desk.stage.find(Role::textbox, "first")->value == "李四");
    desk.stage.key(ImGuiKey_Enter);
    CHECK(desk.edits == std::vector<std::string>{"first:张三", "first:李四"});
}

namespace {

struct Sum {
    Stage stage{600, 400};
    std::optional<std::int64_t> number = 840, money = 128000000;
    std::optional<std::int32_t> day = days_from_civil({2026, 9, 18});
    int edits = 0;
    Sum() {
        stage.draw = [this] {
            {
                FormRow row{stage.ui(), {.label = "工期"}};
                if (auto const e = number_field(stage.ui(), {.id = "n", .value = number, .decimals = 1, .min = 0, .max = 99990, .unit = "天"})) number = e->value, ++edits;
            }
            {
                FormRow row{stage.ui(), {.label = "预算"}};
                if (auto const e = money_field(stage.ui(), {.id = "m", .minor = money})) money = e->value, ++edits;
            }
            {
                FormRow row{stage.ui(), {.label = "日期"}};
                if (auto const e = date_field(stage.ui(), {.id = "d", .day = day})) day = e->day, ++edits;
            }
        };
        stage.frame(2);
    }
    void enter(Role role, std::string_view name, std::string_view text) {
        REQUIRE(stage.click(role, name));
        stage.key(ImGuiKey_A, true);
        stage.type(text);
        stage.key(ImGuiKey_Enter);
        stage.frame(2);
    }
};

}  // namespace

TEST_CASE("numbers: the Chinese full stop is a decimal point, sums are computed, wrong text stays") {
    Sum sum;
    sum.enter(Role::spinbutton, "工期", "12。5");
    CHECK(sum.number == 125);
    CHECK(sum.edits == 1);
    sum.enter(Role::spinbutton, "工期", "84+6");
    CHECK(sum.number == 900);
    CHECK((sum.stage.find(Role::spinbutton, "工期")->state & sem::decimal) != 0);

    sum.enter(Role::spinbutton, "工期", "12、5");
    CHECK(sum.number == 900);
    CHECK(sum.edits == 2);
    sem::Node const* node = sum.stage.find(Role::spinbutton, "工期");
    CHECK((node->state & sem::invalid) != 0);
    CHECK(node->value == "12、5");
    CHECK(node->description == std::string(tr("number.problem.not_a_number")));
    CHECK(sum.stage.find(Role::alert, tr("number.problem.not_a_number")));

    sum.enter(Role::spinbutton, "工期", "20000");
    CHECK(sum.number == 900);
    sum.enter(Role::spinbutton, "工期", "8");
    CHECK(sum.number == 80);
    CHECK((sum.stage.find(Role::spinbutton, "工期")->state & sem::invalid) == 0);
    sum.enter(Role::spinbutton, "工期", "");
    sum.stage.click(Role::spinbutton, "工期");
    sum.stage.key(ImGuiKey_A, true);
    sum.stage.key(ImGuiKey_Delete);
    sum.stage.key(ImGuiKey_Enter);
    CHECK_FALSE(sum.number.has_value());
}

TEST_CASE("numbers step with the arrows and by assistive technology") {
    Sum sum;
    sum.stage.act(sum.stage.find(Role::spinbutton, "工期")->id, sem::ActionKind::increment);
    CHECK(sum.number == 850);
    sum.stage.click(Role::spinbutton, "工期");
    sum.stage.key(ImGuiKey_UpArrow);
    sum.stage.key(ImGuiKey_UpArrow);
    CHECK(sum.edits == 1);
    sum.stage.key(ImGuiKey_Enter);
    CHECK(sum.number == 870);
    CHECK(sum.edits == 2);
}

TEST_CASE("a refused number can be given up with Esc") {
    Sum sum;
    sum.enter(Role::spinbutton, "工期", "abc");
    CHECK((sum.stage.find(Role::spinbutton, "工期")->state & sem::invalid) != 0);
    sum.stage.click(Role::spinbutton, "工期");
    sum.stage.key(ImGuiKey_Escape);
    sum.stage.frame(2);
    CHECK((sum.stage.find(Role::spinbutton, "工期")->state & sem::invalid) == 0);
    CHECK(sum.stage.find(Role::spinbutton, "工期")->value == "84.0");
    CHECK(sum.edits == 0);
}

TEST_CASE("amounts are typed in the unit of the language") {
    Sum sum;
    CHECK(sum.stage.find(Role::spinbutton, "预算")->value == "128.0");
    sum.enter(Role::spinbutton, "预算", "1,280");
    CHECK(sum.money == 1280000000);
    sum.enter(Role::spinbutton, "预算", "1.2亿");
    CHECK(sum.money == 12000000000);
    sum.enter(Role::spinbutton, "预算", "0.0001");
    CHECK(sum.money == 100);
}

TEST_CASE("dates are typed or picked") {
    Sum sum;
    sum.enter(Role::textbox, "日期", "9-24");
    CHECK(sum.day == days_from_civil({2026, 9, 24}));
    sum.enter(Role::textbox, "日期", "+5d");
    CHECK(sum.day == days_from_civil({2026, 10, 1}));
    sum.enter(Role::textbox, "日期", "2026-02-30");
    CHECK(sum.day == days_from_civil({2026, 10, 1}));
    CHECK(sum.stage.find(Role::alert, "日期无效，二月只有 28 天"));
    sum.enter(Role::textbox, "日期", "今天");
    CHECK(sum.day == days_from_civil({2026, 9, 18}));
    int const before = sum.edits;
    REQUIRE(sum.stage.click(Role::button, tr("date.open_calendar", {"日期"})));
    sum.stage.frame(3);
    REQUIRE(sum.stage.click(Role::button, "2026-09-22 周二"));
    sum.stage.frame(3);
    CHECK(sum.day == days_from_civil({2026, 9, 22}));
    CHECK(sum.edits == before + 1);
    CHECK_FALSE(sum.stage.find(Role::button, "2026-09-22 周二"));
}

TEST_CASE("a text of several lines is one edit") {
    Stage stage{600, 400};
    std::string note = "第一行";
    int edits = 0;
    stage.draw = [&] {
        if (auto typed = text_area(stage.ui(), {.id = "note", .name = "备注", .value = note})) note = *typed, ++edits;
        if (auto typed = text_field(stage.ui(), {.id = "other", .name = "其他", .value = ""})) ++edits;
    };
    stage.frame(2);
    REQUIRE(stage.click(Role::textarea, "备注"));
    stage.frame(3);
    CHECK((stage.find(Role::textarea, "备注")->state & sem::editing) != 0);
    stage.key(ImGuiKey_End, true);
    stage.key(ImGuiKey_Enter);
    stage.type("第二行");
    CHECK(edits == 0);
    stage.click(Role::textbox, "其他");
    stage.frame(3);
    CHECK(edits == 1);
    CHECK(note == "第一行\n第二行");
}

TEST_CASE("a search box answers with every keystroke") {
    Stage stage{600, 400};
    std::string words;
    stage.draw = [&] { if (auto typed = search_field(stage.ui(), {.id = "s", .name = "搜索", .value = words})) words = *typed; };
    stage.frame(2);
    stage.click(Role::searchbox, "搜索");
    stage.type("风");
    CHECK(words == "风");
    stage.type("险");
    CHECK(words == "风险");
    stage.click(Role::button, tr("widget.clear"));
    stage.frame(2);
    CHECK(words.empty());
}
