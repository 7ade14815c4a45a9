#pragma once
// A document of the office as one page of HTML, to print, to send, to file: title, facts, paragraphs, tables, lists, signatures, all in one style. The
// only writer of HTML: every text is escaped here, there are no scripts and no outside parts. It knows no record and no words; not a general builder.

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace pmo {

class HtmlPage {
public:
    HtmlPage(std::string_view language_tag, std::string_view title);     // the title is the heading too

    void section(std::string_view words);
    void paragraph(std::string_view text);                               // its line ends stay
    void note(std::string_view text);                                    // a quiet line: version, day, who printed it
    void facts(std::span<std::pair<std::string, std::string> const> rows);   // name and value; a row without a value is left out
    void list(std::span<std::string const> items);
    void signatures(std::span<std::pair<std::string, std::string> const> fields);   // a line to sign on above each name

    void table(std::initializer_list<std::string> head);                 // until end_table
    void row(std::initializer_list<std::string> cells, bool room_to_sign = false);
    void end_table();

    std::string finish() &&;

private:
    std::string m_html;
};

}  // namespace pmo
