#pragma once
// A page to read: title, labelled paragraphs, facts, below each other in one column. It draws from top to bottom and grows the scroll range of the panel it
// stands in; own widgets get a strip of it. For the text of lessons, templates and improvements; forms are ui/widgets/form.h.

#include <string_view>

#include "ui/widgets/ui.h"

namespace pmo::ui {

class Reading {
public:
    Reading(Ui& ui, Box const& column) : m_ui(ui), m_rest{column.x, column.y, column.w, 1e6f}, m_top(column.y) {}   // as high as it needs
    void title(std::string_view words);                              // level 2, wrapped
    void section(std::string_view words);                            // level 3, with a line above
    void paragraph(std::string_view words, ImU32 color = 0);         // wrapped; lines as they are
    void labelled(std::string_view label, std::string_view words);   // a small label above a paragraph; nothing when there are no words
    void step(Icon icon, std::string_view label, std::string_view words, bool last = false);   // of a story, with a line to the next one
    void note(std::string_view words);                               // small, text3
    void bullet(std::string_view words, std::string_view sign = "•");
    void check(std::string_view words);                              // a line of a checklist
    void gap(float height) { m_rest.cut_top(height); }
    Box strip(float height) { return m_rest.cut_top(height); }
    float width() const { return m_rest.w; }
    void finish() { reserve({m_rest.x, m_top, m_rest.w, m_rest.y - m_top + 12}); }

    // Text with the few marks of a template's body: "# heading", "- point", "1. point", a line of parts separated by " / " as a numbered outline.
    void body(std::string_view text);

private:
    void wrapped(std::string_view words, float indent, ImU32 color);
    Ui& m_ui;
    Box m_rest;
    float m_top;
    int m_count = 0;
};

}  // namespace pmo::ui
