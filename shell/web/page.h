#pragma once
// What else the program has to do with the page: title and language, the address bar, live regions, this browser's preferences, clock and
// time zone, random numbers, colour scheme, visibility, storage permission, a waiting new version, files that come later. Not files, not tabs.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pmo::shell {

class Page {
public:
    Page();
    Page(Page const&) = delete;
    Page& operator=(Page const&) = delete;

    std::function<void(std::string_view)> on_location;
    std::function<void(bool hidden)> on_visibility;
    std::function<void(bool dark)> on_color_scheme;
    std::function<void()> on_update_available;
    std::function<void()> on_storage_measured;
    std::function<void(std::string_view name, std::vector<std::uint8_t>)> on_later;   // empty: it could not be fetched

    std::int64_t now_ms() const;
    std::int32_t utc_offset_minutes() const;
    void random(std::span<std::uint8_t> out) const;
    std::string location() const;
    void set_location(std::string_view hash, bool replace);
    void set_title(std::string_view title, std::string_view language);
    void announce(std::string_view text, bool urgent);
    void set_preference(std::string_view key, std::string_view value);
    std::string preference(std::string_view key) const;
    bool prefers_dark() const;
    void reload_for_update();
    void persist_storage();
    std::int64_t storage_used_bytes() const;    // as last measured; -1 unknown
    void measure_storage();
    void fetch_later(std::string_view name);    // "full": the full character set; "words_zh", "words_en", "sample_zh", "sample_en"; answers on_later
    std::vector<std::uint8_t> asset(std::string_view name) const;   // of Module.bootAssets; empty: none
    std::string version() const;
    void show_no_graphics();
};

}  // namespace pmo::shell
