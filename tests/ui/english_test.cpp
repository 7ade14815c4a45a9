// In English nothing on the screens is Chinese but what people have written themselves: names, titles and texts of records that have no English name. Records of
// registers with a field for an English name have one in the sample.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/base/text.h"
#include "tests/ui/data_fixture.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

using namespace pmo;
using namespace pmo::test;

namespace {

bool is_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

// The stretches of Chinese in a text.
std::vector<std::string> chinese(std::string_view text) {
    std::vector<std::string> found;
    std::string run;
    while (!text.empty()) {
        auto const c = next_code_point(text);
        if (is_han(c)) { append_code_point(run, c); continue; }
        if (!run.empty()) found.push_back(std::move(run));
        run.clear();
    }
    if (!run.empty()) found.push_back(std::move(run));
    return found;
}

std::uint8_t english_slot(TypeDef const& type) {
    auto const named = slot_of(type, "name_en");
    return named == kNoSlot ? slot_of(type, "title_en") : named;
}

// All that people wrote, without the titles that have an English name: those have no business on an English screen.
std::string written(Store const& store) {
    std::string all;
    for (auto const* type : all_registers())
        for (auto const& record : store.table(*type).rows()) {
            auto const english = english_slot(*type);
            bool const named = english != kNoSlot && !record.text(english).empty();
            for (std::uint8_t slot = 0; slot < type->fields.size(); ++slot) {
                auto const* text = std::get_if<std::string>(&record.value(slot));
                if (text && !(named && (type->fields[slot].flags & FieldFlag::title))) all += *text + '\n';
            }
        }
    return all;
}

}  // namespace

TEST_CASE("what can have an English name in the sample has one") {
    Desk desk;
    for (auto const* type : all_registers()) {
        if (english_slot(*type) == kNoSlot) continue;
        for (auto const& record : desk.store().table(*type).rows()) {
            if (record.deleted() || chinese(title_of(record)).empty()) continue;
            CAPTURE(type->id);
            CAPTURE(title_of(record));
            CHECK_FALSE(record.text(english_slot(*type)).empty());
        }
    }
}

TEST_CASE("the English interface has no Chinese of its own") {
    Desk desk;
    auto free = written(desk.store()) + "中文";                        // the language's own name
    for (auto const& workspace : desk.stored) free += '\n' + workspace.name;
    auto const project = desk.by_code("project", "P-2601")->id();
    ui::set_language(ui::Language::en);
    for (auto const& entry : ui::all_views())
        for (auto const where : {kNoId, project}) {
            CAPTURE(entry.id);
            desk.view = nullptr;
            desk.session.location = {.view = std::string(entry.id), .project = where, .detail = {}};
            desk.session.selection.clear();
            desk.frame(3);
            for (auto const& node : desk.stage.tree().nodes())
                for (auto const& run : chinese(std::string(node.name) + '\n' + std::string(node.value))) {
                    CAPTURE(node.name);
                    CHECK_MESSAGE(free.find(run) != std::string::npos, run);
                }
        }
    ui::set_language(ui::Language::zh);
}
