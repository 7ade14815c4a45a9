#pragma once
// The licence notices of the page, cut into one part for each library and font. The text comes from the build (web/make_site.mjs): name, an empty line, the
// licence; parts are divided by a line of dashes.

#include <string_view>
#include <vector>

namespace pmo::ui {

struct Notice {
    std::string_view name, summary, text;            // views into the notices; summary: the first line that names a licence or an owner
};
std::vector<Notice> split_notices(std::string_view notices);

}  // namespace pmo::ui
