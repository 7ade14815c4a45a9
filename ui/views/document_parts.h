#pragma once
// The parts of the screen of documents: a project's documents by phase, the portfolio's completeness, the panel of what is chosen.

#include <set>
#include <string>
#include <vector>

#include "core/project/document_map.h"
#include "core/rules/rule.h"
#include "ui/frame.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

// What is chosen in the table: a document, or what is expected and not there.
struct DocumentChoice {
    Id document, template_, phase;
    explicit operator bool() const { return document || template_; }
};

class DocumentTable {
public:
    // True: something else was chosen. Enter or a double click on what is missing asks for it in `create`.
    bool draw(Frame& frame, std::vector<PhaseDocuments> const& phases, DocumentChoice& chosen, bool& create, Box at);
private:
    TableState m_table;
    std::set<RowKey> m_folded;
};

class CompletenessTable {
public:
    Id draw(Frame& frame, std::vector<rules::Hit> const& hits, Box at);      // the project that was opened
private:
    struct Line { Id project; std::array<DocumentCounts, kLifePhases + 1> life; DocumentCounts sum; std::size_t overdue = 0, expiring = 0; };
    std::vector<Line> m_lines;
    Store const* m_store = nullptr;
    std::uint64_t m_revision = 0;
    TableState m_table;
    friend class CompletenessRows;
};

class DocumentPanel {
public:
    void draw(Frame& frame, Id project, DocumentChoice const& chosen, std::vector<rules::Hit> const& hits, Box at);
private:
    void draw_document(Frame& frame, Record const& document, std::vector<rules::Hit> const& hits, Box at);
    void draw_missing(Frame& frame, Id project, DocumentChoice const& chosen, Box at);
    void version_form(Frame& frame, Record const& document);
    struct Draft { Id document; std::string version, change, link; int state = 0; };
    Draft m_draft;
};

void create_from_template(Frame& frame, Id project, Id template_, Id phase);     // and selects it
std::string counts_words(DocumentCounts const& counts);                          // "应有 9 · 已有 7 · 已批准 5 · 缺失 2"

}  // namespace pmo::ui
