#include "core/io/html_page.h"

#include "core/io/html.h"

namespace pmo {

namespace {

// Black on white, pages of A4, no colour that a printer would lose.
constexpr std::string_view kStyle =
    "body{font:14px/1.6 'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;color:#1a1f27;max-width:760px;margin:32px auto;padding:0 24px}"
    "h1{font-size:22px;margin:0 0 8px}h2{font-size:15px;margin:22px 0 6px;padding-bottom:4px;border-bottom:1px solid #cdd3db}p{margin:6px 0}.note{color:#5d6775;font-size:12px}"
    "table{border-collapse:collapse;width:100%;margin:6px 0}td,th{border:1px solid #cdd3db;padding:5px 9px;text-align:left;vertical-align:top}"
    "th{background:#f7f8fa;font-weight:600}.facts th{width:130px}.room{height:40px}ul{margin:6px 0;padding-left:22px}"
    ".sign{display:flex;gap:48px;margin-top:56px}.sign div{flex:1;border-top:1px solid #333;padding-top:6px}"
    "@page{size:A4;margin:18mm}@media print{body{margin:0;padding:0}h2{break-after:avoid}tr{break-inside:avoid}}";

std::string element(std::string_view tag, std::string_view text) { return "<" + std::string(tag) + ">" + html_lines(text) + "</" + std::string(tag) + ">"; }

}  // namespace

HtmlPage::HtmlPage(std::string_view language_tag, std::string_view title) {
    m_html = "<!DOCTYPE html>\n<html lang=\"" + html_text(language_tag) + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + html_text(title) + "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n<h1>" + html_text(title) + "</h1>\n";
}

void HtmlPage::section(std::string_view words) { m_html += element("h2", words) + '\n'; }
void HtmlPage::paragraph(std::string_view text) { m_html += element("p", text) + '\n'; }
void HtmlPage::note(std::string_view text) { m_html += "<p class=\"note\">" + html_lines(text) + "</p>\n"; }

void HtmlPage::facts(std::span<std::pair<std::string, std::string> const> rows) {
    m_html += "<table class=\"facts\">\n";
    for (auto const& [name, value] : rows)
        if (!value.empty()) m_html += "<tr>" + element("th", name) + element("td", value) + "</tr>\n";
    end_table();
}

void HtmlPage::list(std::span<std::string const> items) {
    m_html += "<ul>\n";
    for (auto const& item : items) m_html += element("li", item) + '\n';
    m_html += "</ul>\n";
}

void HtmlPage::signatures(std::span<std::pair<std::string, std::string> const> fields) {
    m_html += "<div class=\"sign\">\n";
    for (auto const& [name, value] : fields) m_html += "<div>" + html_lines(name) + "<br>" + html_lines(value) + "</div>\n";
    m_html += "</div>\n";
}

void HtmlPage::table(std::initializer_list<std::string> head) {
    m_html += "<table>\n<tr>";
    for (auto const& cell : head) m_html += element("th", cell);
    m_html += "</tr>\n";
}

void HtmlPage::row(std::initializer_list<std::string> cells, bool room_to_sign) {
    m_html += room_to_sign ? "<tr class=\"room\">" : "<tr>";
    for (auto const& cell : cells) m_html += element("td", cell);
    m_html += "</tr>\n";
}

void HtmlPage::end_table() { m_html += "</table>\n"; }

std::string HtmlPage::finish() && { return std::move(m_html) + "</body>\n</html>\n"; }

}  // namespace pmo
