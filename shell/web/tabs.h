#pragma once
// The other tabs of this browser: messages to those that show the same workspace, and which tab may write. A lock of the browser says
// who writes; it is released when its tab closes or crashes, so nobody has to be asked.

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace pmo::shell {

class Tabs {
public:
    std::function<void(std::span<std::uint8_t const>)> on_message;
    std::function<void(bool is_writer)> on_writer;

    Tabs();
    Tabs(Tabs const&) = delete;
    Tabs& operator=(Tabs const&) = delete;

    void set_workspace(std::string_view workspace);   // moves to its messages and its lock; cheap when it is the same
    void broadcast(std::span<std::uint8_t const> bytes);
    void request_writer(bool steal);
};

}  // namespace pmo::shell
