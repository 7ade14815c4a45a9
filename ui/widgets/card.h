#pragma once
// Panels that hold other things: card with header, KPI tile, empty state, error region, banner, loading skeleton.

#include <span>

#include "ui/widgets/chip.h"
#include "ui/widgets/ui.h"

namespace pmo::ui {

struct CardSpec {
    std::string_view id = {};
    std::string_view title = {}, caption = {};           // no title: no header
    Box at = {};
    bool scroll = false;                       // the body scrolls
    float padding = 0;
};
// Draws the panel and its header and opens a region. `header()` is the free part of the header at the right, `body()` the rest.
class CardScope {
public:
    CardScope(Ui& ui, CardSpec const& spec);
    ~CardScope();
    Box header() const { return m_header; }
    Box body() const { return m_body; }
    CardScope(CardScope const&) = delete;
    CardScope& operator=(CardScope const&) = delete;
private:
    Ui& m_ui;
    Box m_header, m_body;
    ImVec2 m_cursor = {0, 0};
    bool m_child = false;
};

struct Kpi {
    std::string_view id = {};
    std::string_view label = {}, value = {}, unit = {};
    std::string_view delta = {};                    // "0.01"
    Icon delta_arrow = Icon::none;
    Tone delta_tone = Tone::neutral;
    std::string_view sentence = {};                 // after the delta
    std::span<float const> spark = {};
    ImU32 spark_color = 0;                     // 0: c1
    std::optional<float> threshold = {};
    std::string_view tip = {};
    Box at = {};                                    // 96 high
};
bool kpi_tile(Ui& ui, Kpi const& spec);        // true: clicked

struct EmptyState {
    std::string_view id = {};
    Icon icon = Icon::inbox;
    std::string_view title = {}, text = {};
    std::string_view key = {};                      // key cap after the text
    std::string_view primary = {}, secondary = {};       // button labels
    Icon primary_icon = Icon::plus;
    bool dashed = false;                       // inside a form: one dashed box
    Box at = {};
};
enum class EmptyAnswer : std::uint8_t { none, primary, secondary };
EmptyAnswer empty_state(Ui& ui, EmptyState const& spec);

struct ErrorRegion {
    std::string_view id = {};
    std::string_view title = {}, text = {}, action = {};
    Tone tone = Tone::red;                     // red: error, amber: warning, blue: notice, green: success
    float width = -1;
    Box at = {};                                    // height 52 when it comes from the layout
};
bool error_region(Ui& ui, ErrorRegion const& spec);   // true: the action

// A banner that stays, across the top of an area. 36 high.
struct Banner {
    std::string_view id = {};
    Tone tone = Tone::amber;
    std::string_view text = {}, action = {}, second = {};
    bool closable = false;
    Box at = {};
};
enum class BannerAnswer : std::uint8_t { none, action, second, close };
BannerAnswer banner(Ui& ui, Banner const& spec);

// Static bars while something is computed, with a sentence that counts.
void skeleton(Ui& ui, std::string_view id, std::string_view sentence, int bars, Box at = {});

}  // namespace pmo::ui
