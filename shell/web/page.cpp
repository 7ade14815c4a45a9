#include "shell/web/page.h"

#include <cstdlib>
#include <emscripten.h>

namespace pmo::shell {
namespace {

// char* answers are allocated and ours to free.
extern "C" {
void pmo_page_attach(Page* self);
double pmo_page_now(void);
int pmo_page_utc_offset(void);
int pmo_page_random(std::uint8_t* out, std::size_t size);
char* pmo_page_location(void);
void pmo_page_set_location(char const* hash, int replace);
void pmo_page_set_title(char const* title, char const* language);
void pmo_page_announce(char const* text, int urgent);
void pmo_page_set_preference(char const* key, char const* value);
char* pmo_page_preference(char const* key);
int pmo_page_prefers_dark(void);
void pmo_page_apply_update(void);
void pmo_page_persist(void);
void pmo_page_estimate(void);
double pmo_page_used(void);
void pmo_page_fetch_later(char const* name);
int pmo_page_asset_size(char const* name);
void pmo_page_asset_copy(char const* name, std::uint8_t* to);
char* pmo_page_version(void);
void pmo_page_no_graphics(void);
}

std::string taken(char* text)
{
    std::string out = text ? text : "";
    std::free(text);
    return out;
}

}  // namespace

Page::Page() { pmo_page_attach(this); }

std::int64_t Page::now_ms() const { return std::int64_t(pmo_page_now()); }
std::int32_t Page::utc_offset_minutes() const { return pmo_page_utc_offset(); }

void Page::random(std::span<std::uint8_t> out) const
{
    // Ids and replica numbers rest on this: without a good source there is nothing sensible to go on with.
    if (!pmo_page_random(out.data(), out.size())) std::abort();
}

std::string Page::location() const { return taken(pmo_page_location()); }
void Page::set_location(std::string_view hash, bool replace) { pmo_page_set_location(std::string(hash).c_str(), replace ? 1 : 0); }
void Page::set_title(std::string_view title, std::string_view language)
{
    pmo_page_set_title(std::string(title).c_str(), std::string(language).c_str());
}
void Page::announce(std::string_view text, bool urgent) { pmo_page_announce(std::string(text).c_str(), urgent ? 1 : 0); }
void Page::set_preference(std::string_view key, std::string_view value)
{
    pmo_page_set_preference(std::string(key).c_str(), std::string(value).c_str());
}
std::string Page::preference(std::string_view key) const { return taken(pmo_page_preference(std::string(key).c_str())); }
bool Page::prefers_dark() const { return pmo_page_prefers_dark() != 0; }
void Page::reload_for_update() { pmo_page_apply_update(); }
void Page::persist_storage() { pmo_page_persist(); }
std::int64_t Page::storage_used_bytes() const { return std::int64_t(pmo_page_used()); }
void Page::measure_storage() { pmo_page_estimate(); }
void Page::fetch_later(std::string_view name) { pmo_page_fetch_later(std::string(name).c_str()); }
std::string Page::version() const { return taken(pmo_page_version()); }
void Page::show_no_graphics() { pmo_page_no_graphics(); }

std::vector<std::uint8_t> Page::asset(std::string_view name) const
{
    std::string const key(name);
    std::vector<std::uint8_t> bytes(std::size_t(pmo_page_asset_size(key.c_str())));
    if (!bytes.empty()) pmo_page_asset_copy(key.c_str(), bytes.data());
    return bytes;
}

extern "C" {
EMSCRIPTEN_KEEPALIVE void pmo_page_on_location(Page* self, char const* hash) { if (self->on_location) self->on_location(hash); }
EMSCRIPTEN_KEEPALIVE void pmo_page_on_visibility(Page* self, int hidden) { if (self->on_visibility) self->on_visibility(hidden != 0); }
EMSCRIPTEN_KEEPALIVE void pmo_page_on_color_scheme(Page* self, int dark) { if (self->on_color_scheme) self->on_color_scheme(dark != 0); }
EMSCRIPTEN_KEEPALIVE void pmo_page_on_update(Page* self) { if (self->on_update_available) self->on_update_available(); }
EMSCRIPTEN_KEEPALIVE void pmo_page_on_estimate(Page* self) { if (self->on_storage_measured) self->on_storage_measured(); }
EMSCRIPTEN_KEEPALIVE void pmo_page_on_later(Page* self, char const* name, std::uint8_t const* bytes, std::size_t size)
{
    if (self->on_later) self->on_later(name, {bytes, bytes + size});
}
}

}  // namespace pmo::shell
