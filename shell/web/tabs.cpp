#include "shell/web/tabs.h"

#include <emscripten.h>
#include <string>

namespace pmo::shell {
namespace {

extern "C" {
void pmo_tabs_attach(Tabs* self);
void pmo_tabs_workspace(char const* workspace);
void pmo_tabs_broadcast(std::uint8_t const* bytes, std::size_t size);
void pmo_tabs_request(int steal);
}

}  // namespace

Tabs::Tabs() { pmo_tabs_attach(this); }
void Tabs::set_workspace(std::string_view workspace) { pmo_tabs_workspace(std::string(workspace).c_str()); }
void Tabs::broadcast(std::span<std::uint8_t const> bytes) { pmo_tabs_broadcast(bytes.data(), bytes.size()); }
void Tabs::request_writer(bool steal) { pmo_tabs_request(steal ? 1 : 0); }

extern "C" {
EMSCRIPTEN_KEEPALIVE void pmo_tabs_on_message(Tabs* self, std::uint8_t const* bytes, std::size_t size)
{
    if (self->on_message) self->on_message({bytes, size});
}
EMSCRIPTEN_KEEPALIVE void pmo_tabs_on_writer(Tabs* self, int is_writer) { if (self->on_writer) self->on_writer(is_writer != 0); }
}

}  // namespace pmo::shell
