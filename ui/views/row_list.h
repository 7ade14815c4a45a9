#pragma once
// A list of things in rows of one height that are drawn by the screen: hover, selection, keyboard and virtual rows are the same everywhere. For lists that
// are read rather than edited; a grid with columns is ui/widgets/table.h.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ui/widgets/ui.h"

namespace pmo::ui {

struct RowWords { std::string name, value{}, description{}; };

class RowList {
public:
    struct Spec {
        std::string_view id, name;                   // of the list, for assistive technology
        Box at;
        std::size_t count = 0;
        float row_height = 52;
        std::function<bool(std::size_t)> chosen;
        std::function<RowWords(std::size_t)> words;
        std::function<void(std::size_t, Box const&)> paint;      // the background is there already
    };
    struct Answer { std::optional<std::size_t> clicked, opened; };
    Answer draw(Ui& ui, Spec const& spec);
    void show(std::size_t row) { m_show = row; }     // brings it into view with the next frame

private:
    std::optional<std::size_t> m_show;
};

// The row that J (down) and K (up) lead to from `now` (nothing chosen: no row); nothing when no such key was pressed or the end is reached.
std::optional<std::size_t> row_by_key(std::optional<std::size_t> now, std::size_t count);

}  // namespace pmo::ui
