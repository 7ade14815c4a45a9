#include "ui/session.h"

#include <algorithm>

namespace pmo::ui {

bool Session::is_selected(Id id) const { return std::ranges::find(selection, id) != selection.end(); }

std::string to_hash(Location const& location, Id record) {
    std::string hash = "/" + location.view;
    char joint = '?';
    auto const add = [&](std::string_view key, std::string_view value) {
        hash += joint;
        hash += key;
        hash += '=';
        hash += value;
        joint = '&';
    };
    if (location.project) add("p", to_text(location.project));
    if (!location.detail.empty()) add("d", location.detail);
    if (record) add("r", to_text(record));
    return hash;
}

Location location_from_hash(std::string_view hash, Id& record) {
    Location location;
    record = kNoId;
    if (hash.starts_with('#')) hash.remove_prefix(1);
    if (hash.starts_with('/')) hash.remove_prefix(1);
    auto const query = hash.find('?');
    auto const clean = [](std::string_view text) {   // an address is untrusted text: ids of views and registers only
        return text.size() <= 64 && std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
    };
    if (auto const view = hash.substr(0, query); !view.empty() && clean(view)) location.view = view;
    if (query == std::string_view::npos) return location;
    hash.remove_prefix(query + 1);
    while (!hash.empty()) {
        auto const end = hash.find('&');
        auto const part = hash.substr(0, end);
        hash.remove_prefix(end == std::string_view::npos ? hash.size() : end + 1);
        auto const equal = part.find('=');
        if (equal == std::string_view::npos) continue;
        auto const key = part.substr(0, equal), value = part.substr(equal + 1);
        if (key == "p") location.project = parse_id(value).value_or(kNoId);
        if (key == "r") record = parse_id(value).value_or(kNoId);
        if (key == "d" && clean(value)) location.detail = value;
    }
    return location;
}

}  // namespace pmo::ui
