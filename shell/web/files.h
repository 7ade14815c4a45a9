#pragma once
// Files in and out: the browser's open dialog, dropping on the page, downloads. A download is only begun here; nobody learns
// whether it was kept, so nothing may be called saved because of it.

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace pmo::shell {

class Files {
public:
    // `purpose` is the number pick was given, -1 for a dropped file. Unreadable files come with `readable` false.
    std::function<void(int purpose, std::string_view name, std::span<std::uint8_t const> bytes, bool readable)> on_file;

    Files();
    Files(Files const&) = delete;
    Files& operator=(Files const&) = delete;

    void pick(int purpose, std::string_view accept);     // only inside the handling of a user's gesture
    void save(std::string_view name, std::string_view mime, std::span<std::uint8_t const> bytes);
};

}  // namespace pmo::shell
