#include "ui/views/save_drawing.h"

#include "core/base/text.h"
#include "core/io/pdf.h"
#include "ui/i18n/tr.h"
#include "ui/theme/outlines.h"

namespace pmo::ui {

namespace {

void save(Frame& frame, std::string name, std::string_view mime, std::string bytes) {
    frame.ask([name = std::move(name), mime = std::string(mime), bytes = std::move(bytes)](AppActions& app) mutable { app.save_file(std::move(name), std::move(mime), std::move(bytes)); });
}

// The full font comes after the first picture: until then a file made again later has what is missing in this one.
void tell_missing(Frame& frame, std::u32string const& missing) {
    constexpr std::size_t kShown = 12;
    if (missing.empty()) return;
    std::string shown;
    for (auto const c : missing.substr(0, kShown)) append_code_point(shown, c);
    if (missing.size() > kShown) shown += "…";
    bool const full = has_full_font(frame.ui.fonts());
    frame.ui.toast({.tone = Tone::amber, .title = tr("pdf.missing", {shown}), .text = std::string(full ? tr("pdf.missing_text") : tr("pdf.missing_yet")), .on_action = {}});
}

}  // namespace

void save_pdf(Frame& frame, std::span<DrawPage const> pages, std::string const& title) {
    auto const outlines = outlines_of(frame.ui.fonts());
    tell_missing(frame, missing_characters(pages, *outlines));
    save(frame, title + ".pdf", "application/pdf", to_pdf(pages, {language_tag(language()), title}, *outlines));
}

void save_print_document(Frame& frame, std::span<DrawPage const> pages, std::string const& title) {
    save(frame, title + ".html", "text/html", to_print_document(pages, {language_tag(language()), title, tr("plan_print.print"), tr("plan_print.png")}));
}

void save_svg(Frame& frame, std::span<DrawPage const> pages, std::string const& title) { save(frame, title + ".svg", "image/svg+xml", to_svg(pages, title)); }

}  // namespace pmo::ui
