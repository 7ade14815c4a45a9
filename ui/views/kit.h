#pragma once
// The component kit: every widget in its states on one screen, to look at and to test. Not part of the product's navigation; nothing in
// it is stored.

#include <string>

#include "ui/widgets/table.h"
#include "ui/widgets/ui.h"

namespace pmo::ui {

struct KitState {
    std::string name, person, search, note;
    std::optional<std::int64_t> amount = 128000000, percent = 85, duration = 52;
    std::optional<std::int32_t> date;
    std::int32_t year = 2026, month = 9;
    int zoom = 1, tab = 0, strategy = 2, probability = 4, radio = 0, owner = 1, step = 2;
    bool check = true, on = true, toggle = true, modal = false;
    TableState table;
    int pressed = 0;             // how often any button of the kit was used
    std::string edits;           // what the fields gave back, for tests
};

void draw_kit(Ui& ui, Box at, KitState& state);

}  // namespace pmo::ui
