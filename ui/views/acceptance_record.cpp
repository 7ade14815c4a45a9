#include "ui/views/acceptance_record.h"

#include "core/registers/acceptance.h"
#include "core/registers/checklist_item.h"
#include "core/registers/deliverable.h"
#include "core/registers/finding.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"

namespace pmo::ui {

namespace {

namespace acc = registers::acceptance;
namespace chk = registers::checklist_item;
namespace dlv = registers::deliverable;
namespace fnd = registers::finding;

// Black on white, one page of A4, no colours that a printer loses.
constexpr std::string_view kStyle =
    "body{font:14px/1.6 'Noto Sans SC','Microsoft YaHei',sans-serif;color:#111;max-width:720px;margin:32px auto;padding:0 24px}"
    "h1{font-size:22px;text-align:center;margin:0 0 20px}h2{font-size:15px;margin:22px 0 6px;border-bottom:1px solid #999}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #999;padding:6px 10px;text-align:left;vertical-align:top}"
    "th{width:130px;font-weight:600;background:#f4f4f4}ul{margin:6px 0;padding-left:22px}"
    ".sign{display:flex;gap:48px;margin-top:40px}.sign div{flex:1;border-top:1px solid #333;padding-top:6px}"
    "footer{margin-top:28px;color:#555;font-size:12px}@page{size:A4;margin:18mm}";

class Page {
public:
    explicit Page(Store const& store) : m_store(store) {}
    std::string html;

    void row(std::string_view label, std::string_view value) {
        if (!value.empty()) html += "<tr><th>" + escape_html(label) + "</th><td>" + escape_html(value) + "</td></tr>\n";
    }
    void row(Record const& record, std::uint8_t slot) {
        if (record.has(slot)) row(field_words(record.type(), slot), value_words(record.type(), slot, record.value(slot), m_store));
    }
    void heading(std::string_view words) { html += "<h2>" + escape_html(words) + "</h2>\n"; }
    void paragraph(std::string_view words) { html += "<p>" + escape_html(words) + "</p>\n"; }

private:
    Store const& m_store;
};

void checklist(Page& page, Store const& store, Id deliverable) {
    auto const points = store.referrers(chk::kType, chk::subject, deliverable);
    if (points.empty()) return;
    page.heading(tr("acceptance.html.checklist"));
    page.html += "<ul>\n";
    for (auto const* point : points) page.html += "<li>" + std::string(point->get(chk::done) ? "☑ " : "☐ ") + escape_html(title_of(*point)) + "</li>\n";
    page.html += "</ul>\n";
}

void findings(Page& page, Store const& store, Id deliverable) {
    std::string lines;
    for (auto const* found : store.referrers(fnd::kType, fnd::deliverable, deliverable))
        if (registers::is_open(*found))
            lines += "<li>" + escape_html(code_of(*found)) + " " + escape_html(title_of(*found)) + " · " + escape_html(option_words(fnd::kType, fnd::severity.slot, found->get(fnd::severity))) + "</li>\n";
    if (lines.empty()) return;
    page.heading(tr("acceptance.html.findings"));
    page.html += "<ul>\n" + lines + "</ul>\n";
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char const c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            case '\n': out += "<br>"; break;
            default:
                if (static_cast<unsigned char>(c) >= 32) out += c;
        }
    }
    return out;
}

std::string acceptance_file_name(Store const& store, Record const& acceptance) {
    auto const* project = store.live(acceptance.get(acc::project));
    std::string name;
    for (char const c : (project ? std::string(code_of(*project)) + "-" : std::string{}) + std::string(code_of(acceptance)))
        name += std::string_view("\\/:*?\"<>| ").find(c) == std::string_view::npos && static_cast<unsigned char>(c) >= 32 ? c : '_';
    return (name.empty() ? std::string("acceptance") : name) + ".html";
}

std::string acceptance_html(Store const& store, Record const& acceptance, std::string_view printed_on) {
    auto const* project = store.live(acceptance.get(acc::project));
    auto const* part = registers::linked(acceptance, store, acc::deliverable);
    bool const known = part && &part->type() == &dlv::kType;
    Page page(store);
    page.html = "<!DOCTYPE html>\n<html lang=\"" + std::string(language_tag(language())) + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escape_html(title_of(acceptance)) + "</title>\n<style>" + std::string(kStyle) +
                "</style>\n</head>\n<body>\n<h1>" + escape_html(tr("acceptance.html.title")) + "</h1>\n<table>\n";
    if (project) page.row(register_words("project"), std::string(code_of(*project)) + " " + std::string(shown_title(*project)));
    page.row(register_words("acceptance"), std::string(code_of(acceptance)) + " " + std::string(title_of(acceptance)));
    if (known) page.row(register_words("deliverable"), std::string(code_of(*part)) + " " + std::string(title_of(*part)));
    page.row(acceptance, acc::requirement.slot);
    if (known) { page.row(*part, dlv::version.slot); page.row(*part, dlv::owner.slot); page.row(*part, dlv::submitted_on.slot); }
    page.row(acceptance, acc::meeting_on.slot);
    page.html += "</table>\n";

    page.heading(field_words(acc::kType, acc::criteria.slot));
    auto const criteria = acceptance.has(acc::criteria) ? acceptance.get(acc::criteria) : known ? part->get(dlv::quality_criteria) : std::string_view{};
    page.paragraph(criteria.empty() ? std::string_view("—") : criteria);
    if (known) checklist(page, store, part->id());

    page.heading(tr("acceptance.html.decision"));
    page.html += "<table>\n";
    page.row(acceptance, acc::decision.slot);
    page.row(acceptance, slot_of(acc::kType, "wording"));
    page.row(acceptance, acc::conditions.slot);
    page.row(acceptance, acc::conditions_due.slot);
    page.row(acceptance, acc::conditions_met_on.slot);
    page.html += "</table>\n";
    if (known) findings(page, store, part->id());

    auto const* signer = store.live(acceptance.get(acc::signed_by));
    auto const day = acceptance.has(acc::signed_on) ? format_date_long(acceptance.get(acc::signed_on).day) : std::string{};
    page.html += "<div class=\"sign\"><div>" + escape_html(tr("acceptance.html.our_side")) + "<br>" + escape_html(signer ? shown_title(*signer) : std::string_view{}) + "</div><div>" + escape_html(tr("acceptance.html.customer")) + "<br>" +
                 escape_html(acceptance.get(acc::customer_signatory)) + "</div><div>" + escape_html(tr("acceptance.html.day")) + "<br>" + escape_html(day) + "</div></div>\n";
    page.html += "<footer>" + escape_html(tr("acceptance.html.printed", {printed_on})) + "</footer>\n</body>\n</html>\n";
    return page.html;
}

}  // namespace pmo::ui
