#pragma once
// The text field that Dear ImGui is editing: its draft, caret and selection. The one place that looks into Dear ImGui's
// InputText state, which has no public interface for setting a selection.

#include <cstdint>
#include <optional>
#include <string_view>

namespace pmo::shell {

struct EditedText {
    std::uint32_t id = 0;
    std::string_view text;                    // valid until the next frame
    int select_begin = 0, select_end = 0;     // bytes; caret = select_end
    float scroll_x = 0, scroll_y = 0;
    bool multi_line = false, read_only = false;
};

std::optional<EditedText> edited_text();      // nothing: no field is being edited
void select_text(int begin, int end);         // of the edited field, bytes

}  // namespace pmo::shell
