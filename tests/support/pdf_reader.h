#pragma once
// Reads the PDF files that core/io/pdf.h writes, the way a strict reader would: by the table of places, by the lengths of streams, text through the ToUnicode maps
// of its fonts. What is against the format is a fault in words. Not a reader of other programs' files.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pmo::test {

struct PdfText { std::string text; double x = 0, y = 0, size = 0, width = 0; };      // pixels from the left top, of the baseline

struct PdfPage {
    double width = 0, height = 0;                    // points
    std::string content;
    std::vector<PdfText> texts;
};

class PdfReader {
public:
    explicit PdfReader(std::string_view bytes);
    std::vector<std::string> const& faults() const { return m_faults; }
    std::vector<PdfPage> const& pages() const { return m_pages; }
    std::string const& title() const { return m_title; }
    std::string const& language() const { return m_language; }
    std::size_t glyphs() const { return m_glyphs; }  // different outlines
    std::size_t fonts() const { return m_fonts.size(); }
    bool has(std::string_view text) const;           // one of the texts holds it

private:
    struct Font { std::vector<std::string> characters; std::vector<double> widths; };
    void fault(std::string what) { m_faults.push_back(std::move(what)); }
    void read_table();
    void read_fonts(std::string_view resources);
    Font read_font(int number);
    void read_page(int number);
    void read_texts(PdfPage& page);
    std::string_view object(int number);             // between "obj" and "endobj"
    std::string_view stream(int number);
    int reference(std::string_view body, std::string_view key);

    std::string_view m_bytes;
    std::map<int, std::size_t> m_places;
    std::map<std::string, Font> m_fonts;
    std::vector<PdfPage> m_pages;
    std::vector<std::string> m_faults;
    std::string m_title, m_language, m_trailer;
    std::size_t m_glyphs = 0;
};

}  // namespace pmo::test
