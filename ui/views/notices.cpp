#include "ui/views/notices.h"

#include "core/base/text.h"

namespace pmo::ui {

namespace {

bool is_divider(std::string_view line) { return line.size() >= 40 && line.find_first_not_of('-') == std::string_view::npos; }

std::string_view take_line(std::string_view& text) {
    auto const end = text.find('\n');
    auto const line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

Notice notice_of(std::string_view part) {
    part = trim(part);
    Notice notice;
    notice.name = trim(take_line(part));
    notice.text = trim(part);
    auto rest = notice.text;
    while (!rest.empty() && notice.summary.empty()) notice.summary = trim(take_line(rest));
    return notice;
}

}  // namespace

std::vector<Notice> split_notices(std::string_view notices) {
    std::vector<Notice> parts;
    auto rest = notices;
    auto const* begin = notices.data();
    auto const close = [&](char const* end) {
        std::string_view const part(begin, static_cast<std::size_t>(end - begin));
        if (!trim(part).empty()) parts.push_back(notice_of(part));
    };
    while (!rest.empty()) {
        auto const line = take_line(rest);
        if (!is_divider(line)) continue;
        close(line.data());
        begin = rest.empty() ? notices.data() + notices.size() : rest.data();
    }
    if (begin) close(notices.data() + notices.size());
    return parts;
}

}  // namespace pmo::ui
