// Import and export: the cards, and the way of an arriving file: recognised by what it contains, read, shown as a preview, then taken or dropped. A copy
// of the open workspace goes to the merge screen.

#include <algorithm>
#include <memory>

#include "core/actions/import_problem.h"
#include "core/base/text.h"
#include "core/io/document.h"
#include "core/io/psplib.h"
#include "core/io/seed.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/views/exchange_parts.h"
#include "ui/views/import_csv.h"
#include "ui/views/import_plan.h"
#include "ui/views/merge_work.h"
#include "ui/views/screen_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr int kFramesBeforeReading = 3;

// A whole workspace that is not the open one.
struct Foreign {
    std::string file;
    Document document;
    bool stored = false;                             // one with this id is kept in this browser
};

class ExchangeView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto& ui = frame.ui;
        ui.pen().fill(area, ui.theme().canvas);
        take(frame);
        if (m_csv) return settle(m_csv->draw(frame, area));
        if (m_plan) return settle(m_plan->draw(frame, area));
        header(frame, area.cut_top(metric::page_header));
        if (m_reading) return draw_reading(frame, area);
        if (m_fault) draw_fault(frame, area.cut_top(84));
        if (m_foreign) draw_foreign(frame, area.cut_top(160));
        m_cards.draw(frame, area);
    }

    std::string status(Frame& frame) override { return export_age_words(frame.save, frame.now_ms, frame.ports.utc_offset_minutes()); }

private:
    void settle(ImportAnswer answer) {
        if (answer == ImportAnswer::open) return;
        m_csv.reset();
        m_plan.reset();
    }

    // A file has arrived: first a frame that says so, then the work.
    void take(Frame& frame) {
        if (frame.incoming) {
            m_reading = std::move(*frame.incoming);
            frame.incoming.reset();
            m_waited = 0;
            m_fault.reset();
            m_foreign.reset();
            m_csv.reset();
            m_plan.reset();
        }
        if (!m_reading) return;
        if (++m_waited < kFramesBeforeReading) { frame.ui.wake(16); return; }
        auto const file = std::move(*m_reading);
        m_reading.reset();
        m_file = file.name;
        read(frame, file);
        frame.ui.wake(16);
    }

    void read(Frame& frame, Incoming const& file) {
        std::string_view const bytes(reinterpret_cast<char const*>(file.bytes.data()), file.bytes.size());
        switch (file.purpose == FilePurpose::import_csv && kind_of(bytes) != FileKind::excel ? FileKind::csv : kind_of(bytes)) {
            case FileKind::document: return read_copy(frame, read_document(bytes));
            case FileKind::seed: {
                SeedFile const seed{file.name, bytes};
                return read_copy(frame, read_seed({&seed, 1}));
            }
            case FileKind::xml: return read_plan(frame, bytes);
            case FileKind::psplib: return read_problem(frame, bytes);
            case FileKind::other_json: m_fault = Error{"import.other_json", {}}; return;
            case FileKind::excel: m_fault = Error{"import.excel", {}}; return;
            case FileKind::csv: return read_table(frame, bytes);
        }
    }

    void read_copy(Frame& frame, Result<Document> read_result) {
        if (!read_result.ok()) { m_fault = read_result.error(); return; }
        auto document = std::move(read_result).value();
        if (document.identity.id == frame.workspace.identity().id) {
            frame.session.merging = begin_merge(m_file, std::move(document));
            frame.go({.view = "merge", .project = kNoId, .detail = {}});
            return;
        }
        bool const stored = std::ranges::any_of(frame.stored, [&](WorkspaceInfo const& info) { return info.id == to_text(document.identity.id); });
        m_foreign.emplace(Foreign{m_file, std::move(document), stored});
    }

    void read_plan(Frame& frame, std::string_view bytes) {
        auto project = mspdi::read(bytes);
        if (!project.ok()) { m_fault = project.error(); return; }
        PlanWork work{.file = m_file, .read = std::move(project).value(), .code = {}, .name = {}, .target_start = {}, .target_finish = {}};
        work.begin(frame.store);
        m_plan = std::make_unique<PlanPane>(std::move(work));
    }

    // A levelling problem becomes a project at once: it is small, and one step takes it back.
    void read_problem(Frame& frame, std::string_view bytes) {
        auto const problem = read_psplib(bytes);
        if (!problem.ok()) { m_fault = problem.error(); return; }
        if (!frame.writable) { m_fault = Error{"import.read_only", {}}; return; }
        auto imported = import_problem(edit_context(frame), *problem, m_file.substr(0, m_file.find_last_of('.')));
        frame.edit(std::move(imported.edit));
        frame.go({.view = "levelling", .project = imported.project, .detail = {}});
    }

    void read_table(Frame& frame, std::string_view bytes) {
        auto table = read_csv(bytes);
        if (!table.ok()) { m_fault = table.error(); return; }
        if (table->rows.size() < 2) { m_fault = Error{"import.no_rows", {}}; return; }
        CsvWork work{.file = m_file, .table = std::move(table).value()};
        if (auto const* type = guess_register(work.table)) work.choose(*type);
        work.options.project = frame.session.location.project;
        m_csv = std::make_unique<CsvPane>(std::move(work));
    }

    void header(Frame& frame, Box bar) {
        auto& ui = frame.ui;
        ui.pen().fill(bar, ui.theme().surface);
        ui.pen().line_h(bar.x, bar.right(), bar.bottom() - 1, ui.theme().line);
        bar = bar.inset(metric::space_page, 10);
        heading(ui, 1, tr("view.exchange"), Type::title, bar.cut_left(ui.pen().width(Type::title, tr("view.exchange")) + 1, 12));
        Button merge{.id = "to_merge", .label = tr("exchange.to_merge"), .icon = Icon::git_merge, .kind = ButtonKind::ghost};
        merge.at = bar.cut_right(button_width(ui, merge), 8);
        if (button(ui, merge)) frame.go({.view = "merge", .project = kNoId, .detail = {}});
        text(ui, {.text = tr("exchange.stays_here"), .type = Type::small, .color = ui.theme().text3, .id = "stays", .at = bar});
    }

    void draw_reading(Frame& frame, Box area) {
        auto const words = tr("import.reading", {m_reading->name, format_bytes(static_cast<std::int64_t>(m_reading->bytes.size()))});
        skeleton(frame.ui, "reading", words, 6, {area.x + metric::space_page, area.y + metric::space_page, std::min(640.0f, area.w - 32), 140});
    }

    // What failed, where, why, and the one thing to do; nothing has been changed.
    void draw_fault(Frame& frame, Box at) {
        Box const box{at.x + metric::space_page, at.y + metric::space_page, std::min(at.w - 32, 1120.0f), 60};
        auto const title = tr("import.failed", {m_file}), words = tr("import.failed_why", {sentence(*m_fault)});
        if (error_region(frame.ui, {.id = "fault", .title = title, .text = words, .action = tr("import.another"), .at = box})) frame.run("import");
    }

    void draw_foreign(Frame& frame, Box at) {
        auto& ui = frame.ui;
        auto const& theirs = *m_foreign;
        CardScope const card{ui, {.id = "foreign", .title = tr("import.foreign"), .caption = theirs.file, .at = {at.x + metric::space_page, at.y + metric::space_page, std::min(at.w - 32, 1120.0f), at.h - 16}}};
        Box body = card.body().inset(metric::space_card, 0);
        std::size_t records = 0;
        for (std::size_t t = 0; t < theirs.document.store.tables(); ++t) records += theirs.document.store.table(static_cast<std::uint16_t>(t)).live();
        auto const who = theirs.document.exporter.empty() ? std::string(tr("history_view.somebody")) : theirs.document.exporter;
        auto const facts = tr("import.foreign_facts", {theirs.document.identity.name, format_integer(static_cast<std::int64_t>(records)), who});
        text(ui, {.text = facts, .type = Type::body, .at = body.cut_top(20, 4)});
        text(ui, {.text = theirs.stored ? tr("import.foreign_stored") : tr("import.foreign_new"), .type = Type::small, .color = ui.theme().text2, .wrap = true, .id = "why", .at = body.cut_top(24, 8)});
        Box row = body.cut_top(28);
        Button open{.id = "open", .label = theirs.stored ? tr("import.open_and_merge") : tr("import.open_own"), .icon = theirs.stored ? Icon::git_merge : Icon::folder_open, .kind = ButtonKind::primary};
        open.at = row.cut_left(button_width(ui, open), 8);
        Button drop{.id = "drop", .label = tr("import.drop")};
        drop.at = row.cut_left(button_width(ui, drop), 8);
        bool const opened = button(ui, open), dropped = button(ui, drop);
        if (opened && theirs.stored) {
            auto const id = to_text(theirs.document.identity.id);
            frame.session.merging = begin_merge(m_file, std::move(m_foreign->document));
            frame.ask([id](AppActions& app) { app.open_stored(id); });
            frame.go({.view = "merge", .project = kNoId, .detail = {}});
        } else if (opened) {
            // A request can be copied; a document only moves.
            auto const document = std::make_shared<Document>(std::move(m_foreign->document));
            frame.ask([document](AppActions& app) { app.open_workspace(std::move(*document)); });
            frame.go({.view = "dashboard", .project = kNoId, .detail = {}});
        }
        if (opened || dropped) m_foreign.reset();
    }

    ExchangeCards m_cards;
    std::string m_file;
    std::optional<Incoming> m_reading;
    int m_waited = 0;
    std::optional<Error> m_fault;
    std::optional<Foreign> m_foreign;
    std::unique_ptr<CsvPane> m_csv;
    std::unique_ptr<PlanPane> m_plan;
};

}  // namespace

std::unique_ptr<View> make_exchange_view() { return std::make_unique<ExchangeView>(); }

}  // namespace pmo::ui
