#pragma once
// The application as its host sees it: one object that is given events and asked for frames. The host (shell/web, or a test
// with a null renderer) owns the Dear ImGui context and backends; between ImGui::NewFrame and ImGui::Render it calls frame().
// It is not a place for features: those are views (ui/views) and commands (ui/commands.h).

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/storage.h"
#include "ui/ports.h"
#include "ui/sem/sem.h"

namespace pmo::ui {

// What the page hands over at start. Spans stay valid for the life of the App (fonts are not copied).
struct BootAssets {
    std::span<std::uint8_t const> font_regular, font_medium, font_icons;
    std::span<std::uint8_t const> sample;      // the sample portfolio, assets/samples, in one of its languages
    std::span<std::uint8_t const> notices;     // licence texts of what the page ships
    std::string version;                        // content hash of the build
    std::function<void(bool chinese)> fetch_sample{};   // the other edition of the sample; answers App::on_sample
    std::span<std::uint8_t const> words{};      // ui/i18n/words.h, in the language that was chosen; empty: the program carries them
    std::function<void(bool chinese)> fetch_words{};    // another language's; answers App::on_words
    std::function<void()> fetch_font{};         // the full character set; answers App::on_font
};

class App {
public:
    App(Ports& ports, Storage& storage, BootAssets assets);
    ~App();
    App(App const&) = delete;
    App& operator=(App const&) = delete;

    void start(std::string_view location);          // loads the workspace; call once after the ImGui context exists
    void frame();                                    // one logic frame; afterwards tree() describes it
    bool wants_frame() const;                        // something changed that has not been drawn yet
    sem::Tree& tree();                               // nodes of the last frame; actions go in here

    void on_file(FilePurpose purpose, std::string_view name, std::span<std::uint8_t const> bytes);
    void on_location(std::string_view hash);
    void on_broadcast(std::span<std::uint8_t const> bytes);
    void on_writer(bool is_writer);
    void on_visibility(bool hidden);
    void on_update_available();
    void on_font(std::span<std::uint8_t const> full_regular);   // the full character set arrived; empty: it failed
    void on_sample(std::span<std::uint8_t const> bytes, bool chinese);   // an edition of the sample arrived; empty: it failed
    void on_words(std::vector<std::uint8_t> file, bool chinese);         // a language's words arrived; empty: it failed
    void on_graphics(bool lost);                                 // WebGL context lost or restored
    void on_color_scheme(bool dark);

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

}  // namespace pmo::ui
