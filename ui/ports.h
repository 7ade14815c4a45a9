#pragma once
// What the interface asks of the place where it runs, beside drawing and storage: clock, randomness, files, clipboard, the
// address bar, wake-ups, other tabs, background computations. Implemented by shell/web, and by a fake in the tests.
// Everything that takes time answers later through App::on_*; nothing here blocks.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pmo::ui {

enum class FilePurpose : std::uint8_t { import_any, merge_document, import_csv };

class Ports {
public:
    virtual ~Ports() = default;
    virtual std::int64_t now_ms() const = 0;                      // milliseconds since 1970, UTC
    virtual std::int32_t utc_offset_minutes() const = 0;          // of the user's place, now
    virtual void random(std::span<std::uint8_t> out) = 0;         // cryptographic quality
    virtual void copy_text(std::string_view text) = 0;            // to the system clipboard
    virtual void pick_file(FilePurpose purpose, std::string_view accept) = 0;   // answers App::on_file
    virtual void save_file(std::string_view name, std::string_view mime, std::span<std::uint8_t const> bytes) = 0;
    virtual void set_location(std::string_view hash, bool replace) = 0;          // the URL's fragment, without '#'
    virtual void set_title(std::string_view title, std::string_view language) = 0;  // document title and <html lang>
    virtual void wake_after(std::int32_t ms) = 0;                 // at least one frame no later than that; the earliest wins
    virtual void announce(std::string_view text, bool urgent) = 0;               // live region
    virtual void set_preference(std::string_view key, std::string_view value) = 0;   // this browser only (language, theme)
    virtual std::string preference(std::string_view key) const = 0;
    virtual bool prefers_dark() const = 0;
    virtual void broadcast(std::span<std::uint8_t const> bytes) = 0;             // to the other tabs of this workspace; App::on_broadcast
    virtual void request_writer(bool steal) = 0;                                  // App::on_writer(bool) answers and also reports a loss
    // Runs `kind` on `input` in a Worker; progress permille and the result arrive by the callbacks, in a later frame.
    using JobProgress = std::function<void(int permille)>;
    using JobDone = std::function<void(bool ok, std::vector<std::uint8_t> output)>;
    virtual std::uint32_t start_job(std::string_view kind, std::vector<std::uint8_t> input, JobProgress, JobDone) = 0;
    virtual void cancel_job(std::uint32_t job) = 0;
    virtual void reload_for_update() = 0;                         // the user accepted a new version
    virtual void persist_storage() = 0;                           // asks the browser to keep our data
    virtual void measure_storage() = 0;                           // asks anew; a frame follows the answer
    virtual std::int64_t storage_used_bytes() const = 0;          // as last measured; -1 unknown
};

}  // namespace pmo::ui
