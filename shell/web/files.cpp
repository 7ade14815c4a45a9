#include "shell/web/files.h"

#include <emscripten.h>
#include <string>

namespace pmo::shell {
namespace {

extern "C" {
void pmo_files_attach(Files* self);
void pmo_files_pick(int purpose, char const* accept);
void pmo_files_save(char const* name, char const* mime, std::uint8_t const* bytes, std::size_t size);
}

}  // namespace

Files::Files() { pmo_files_attach(this); }

void Files::pick(int purpose, std::string_view accept) { pmo_files_pick(purpose, std::string(accept).c_str()); }

void Files::save(std::string_view name, std::string_view mime, std::span<std::uint8_t const> bytes)
{
    pmo_files_save(std::string(name).c_str(), std::string(mime).c_str(), bytes.data(), bytes.size());
}

extern "C" {
EMSCRIPTEN_KEEPALIVE void pmo_files_on_file(Files* self, int purpose, char const* name, std::uint8_t const* bytes, std::size_t size, int readable)
{
    if (self->on_file) self->on_file(purpose, name, {bytes, size}, readable != 0);
}
}

}  // namespace pmo::shell
