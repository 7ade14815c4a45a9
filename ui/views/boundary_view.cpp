// Who decides, who does, who supports, phase by phase: the project office, the project management department and the others beside each other, with the
// overlaps and gaps that rules find. It is read from the responsibility matrix, which is changed in its own screen.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/sort.h"
#include "core/base/sums.h"
#include "core/registers/activity.h"
#include "core/registers/department_duty.h"
#include "core/registers/phase.h"
#include "core/registers/project.h"
#include "core/rules/boundary.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/raci_parts.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/table.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

using rules::Boundary;
using rules::BoundaryEntry;
using rules::BoundaryPhase;
using rules::BoundarySide;
using rules::Duty;
namespace dut = registers::department_duty;
namespace phs = registers::phase;

constexpr float kRow = 78, kLine = 22, kPhase = 150, kShare = 128, kHead = 34;
constexpr std::array<std::string_view, rules::kSides> kSideIds{"office", "project", "functional"};

std::string number(std::int64_t value) { return format_integer(value); }

std::string life_words(std::string_view life) { return life.empty() ? std::string(tr("raci.no_phase")) : option_words(phs::kType, phs::kind.slot, life); }

std::string side_words(std::size_t side) { return std::string(side == 0 ? tr("boundary.office") : side == 1 ? tr("boundary.project") : tr("boundary.functional")); }

struct Findings { Boundary boundary; std::vector<rules::Hit> hits; };

// The activities of a list by name, each once.
std::string names_of(Frame const& frame, std::vector<BoundaryEntry> const& entries) {
    std::string words;
    Id last;
    for (auto const& entry : entries) {
        auto const* activity = frame.store.live(entry.activity);
        if (!activity || entry.activity == last) continue;
        last = entry.activity;
        words += (words.empty() ? std::string{} : std::string(tr("boundary.join"))) + record_name(*activity);
    }
    return words;
}

std::size_t distinct(std::vector<BoundaryEntry> const& entries) {
    std::vector<Id> ids;
    for (auto const& entry : entries)
        if (std::ranges::find(ids, entry.activity) == ids.end()) ids.push_back(entry.activity);
    return ids.size();
}

class Phases final : public TableSource {
public:
    Phases(Frame const& frame, Findings const& found, TableState const& state) : m_frame(frame), m_found(found), m_state(state) {}
    static RowKey key_of(std::size_t index) { return {0x626f756e64617279ULL, index + 1}; }

    std::int64_t rows() const override { return static_cast<std::int64_t>(m_found.boundary.phases.size()); }
    TableRow row(std::int64_t index) const override { return {.key = key_of(static_cast<std::size_t>(index)), .name = {}}; }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& phase = at(index);
        TableCell cell{.kind = CellKind::custom};
        if (column == 0) cell.text = life_words(phase.life);
        else if (column <= static_cast<int>(rules::kSides)) {
            auto const& side = phase.sides[static_cast<std::size_t>(column) - 1];
            cell.text = tr("boundary.cell", {number(count(side.decides)), number(count(side.does)), number(count(side.supports))});
            if (m_state.hovered_row == index) cell.tip = tip_of(side);
        } else {
            cell.text = tr("boundary.share_words", {number(count(phase.sides[0].decides)), number(count(phase.sides[1].decides)), number(count(phase.sides[2].decides))});
            cell.tip = tr("boundary.share_tip");
        }
        return cell;
    }
    void draw_cell(std::int64_t index, int column, CellCanvas const& canvas) const override {
        auto const& phase = at(index);
        if (column == 0) draw_phase(phase, canvas);
        else if (column <= static_cast<int>(rules::kSides)) draw_side(phase, static_cast<std::size_t>(column) - 1, canvas);
        else draw_share(phase, canvas);
    }

private:
    BoundaryPhase const& at(std::int64_t index) const { return m_found.boundary.phases[static_cast<std::size_t>(index)]; }
    static std::int64_t count(std::vector<BoundaryEntry> const& entries) { return static_cast<std::int64_t>(distinct(entries)); }

    std::string tip_of(BoundarySide const& side) const {
        std::string words;
        auto const part = [&](std::string_view what, std::vector<BoundaryEntry> const& entries) {
            if (!entries.empty()) words += (words.empty() ? "" : "\n") + std::string(what) + "  " + names_of(m_frame, entries);
        };
        part(tr("boundary.decides"), side.decides);
        part(tr("boundary.does"), side.does);
        part(tr("boundary.supports"), side.supports);
        for (auto const id : side.duties)
            if (auto const* duty = m_frame.store.live(id)) words += "\n· " + party_words(m_frame, duty->get(dut::department)) + "  " + record_name(*duty);
        return words;
    }
    bool touched(BoundaryPhase const& phase, std::vector<BoundaryEntry> const& entries) const {
        (void)phase;
        return std::ranges::any_of(m_found.hits, [&](rules::Hit const& hit) {
            return hit.severity > Severity::hint && std::ranges::find(entries, hit.subject, &BoundaryEntry::activity) != entries.end();
        });
    }
    void draw_phase(BoundaryPhase const& phase, CellCanvas const& canvas) const {
        auto const& theme = m_frame.ui.theme();
        Box box = canvas.content.inset(0, 8);
        canvas.pen.text(box.cut_top(kLine), theme.text1, Type::strong, life_words(phase.life));
        canvas.pen.text(box.cut_top(18), theme.text3, Type::small, tr("raci.activities", phase.activities));
        for (auto const& hit : m_found.hits) {
            if (std::ranges::find(phase.phases, hit.subject) == phase.phases.end()) continue;
            canvas.pen.icon(box.x, box.y + 9, severity_icon(hit.severity), severity_color(theme, hit.severity), metric::icon_field);
            canvas.pen.text({box.x + 18, box.y, box.w - 18, 18}, theme.text2, Type::small, tr_key("boundary.short." + std::string(hit.rule.substr(hit.rule.find('.') + 1))));
            break;
        }
    }
    void draw_side(BoundaryPhase const& phase, std::size_t index, CellCanvas const& canvas) const {
        auto const& theme = m_frame.ui.theme();
        auto const& pen = canvas.pen;
        auto const& side = phase.sides[index];
        pen.line_v(canvas.cell.x, canvas.cell.y, canvas.cell.bottom() - 1, theme.grid);
        Box box = canvas.content.inset(0, 6);
        struct Part { Duty duty; std::vector<BoundaryEntry> const* entries; };
        for (auto const& part : {Part{Duty::accountable, &side.decides}, Part{Duty::responsible, &side.does}, Part{Duty::consulted, &side.supports}}) {
            Box line = box.cut_top(kLine);
            if (part.entries->empty()) continue;
            bool const conflict = part.duty != Duty::consulted && touched(phase, *part.entries);
            paint_letter(pen, {line.x + 12, line.cy()}, {.duty = part.duty, .conflict = conflict});
            line.cut_left(30);
            auto const figure = number(count(*part.entries));
            pen.text(line.cut_left(std::ceil(pen.width(Type::small_strong, figure)), 6), conflict ? theme.red_text : theme.text1, Type::small_strong, figure);
            pen.text(line, part.duty == Duty::consulted ? theme.text3 : theme.text2, Type::small, names_of(m_frame, *part.entries));
        }
    }
    void draw_share(BoundaryPhase const& phase, CellCanvas const& canvas) const {
        auto const& theme = m_frame.ui.theme();
        Box box = canvas.content;
        Part parts[rules::kSides];
        double all = 0;
        for (std::size_t i = 0; i < rules::kSides; ++i) {
            parts[i].amount = static_cast<double>(count(phase.sides[i].decides));
            all = plus(all, parts[i].amount);
        }
        parts[0].color = theme.accent, parts[1].color = theme.c2, parts[2].color = theme.c5;
        canvas.pen.line_v(canvas.cell.x, canvas.cell.y, canvas.cell.bottom() - 1, theme.grid);
        if (all <= 0) {
            canvas.pen.text(box, theme.text3, Type::small, tr("boundary.nobody_decides"));
            return;
        }
        Box const bar{box.x, std::round(box.cy() - 12), box.w, 8};
        paint_stacked(canvas.pen, bar, parts);
        auto const figures = number(static_cast<std::int64_t>(parts[0].amount)) + " / " + number(static_cast<std::int64_t>(parts[1].amount)) + " / " + number(static_cast<std::int64_t>(parts[2].amount));
        canvas.pen.text({box.x, bar.bottom() + 4, box.w, 18}, theme.text2, Type::small, figures);
    }

    Frame const& m_frame;
    Findings const& m_found;
    TableState const& m_state;
};

class BoundaryView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        follow_place(frame);
        auto const& found = findings(frame);
        Box bar = draw_page_head(frame, area, {.id = "boundary", .caption = tr("boundary.caption")});
        if (right_button(frame.ui, {.id = "open", .label = tr("boundary.open_matrix"), .icon = Icon::table_2, .tip = tr("boundary.open_matrix_tip")}, bar)) frame.go({.view = "raci", .project = frame.session.location.project, .detail = {}});
        if (auto const picked = raci_scope_combo(frame, m_choice, middle_of(bar.cut_right(230, 12)))) m_choice = *picked;
        area = area.inset(metric::space_card);
        bool const empty = std::ranges::all_of(found.boundary.phases, [](BoundaryPhase const& phase) { return phase.activities == 0; });
        if (empty) {
            auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::split, .title = tr("raci.none"), .text = tr("boundary.none_text"), .primary = tr("boundary.open_matrix"), .secondary = {}, .primary_icon = Icon::table_2, .at = area});
            if (answer == EmptyAnswer::primary) frame.go({.view = "raci", .project = frame.session.location.project, .detail = {}});
            return;
        }
        float const wanted = kHead + kRow * static_cast<float>(found.boundary.phases.size()) + 4;
        grid(frame, area.cut_top(std::min(wanted, area.h * 0.64f), metric::space_card), found);
        detail(frame, area.cut_left(std::round(area.w * 0.5f), metric::space_card), found);
        auto const count = number(static_cast<std::int64_t>(found.hits.size()));
        CardScope const card{frame.ui, {.id = "findings", .title = tr("boundary.findings"), .caption = count, .at = area}};
        draw_hit_list(frame, {.id = "hits", .name = tr("boundary.findings"), .hits = found.hits, .none = tr("boundary.fine"), .at = card.body()});
    }

    std::string status(Frame& frame) override {
        auto const& found = findings(frame);
        return tr("boundary.status", {number(static_cast<std::int64_t>(found.hits.size()))});
    }

private:
    void follow_place(Frame& frame) {
        auto const here = frame.session.location.project;
        if (here != m_place) { m_place = here; m_choice = here; }
        if (!frame.store.live(m_choice)) m_choice = first_raci_scope(frame);
        auto const* record = frame.store.live(m_choice);
        bool const project = record && &record->type() == &registers::project::kType;
        m_scope = project ? rules::raci_scope_of(frame.store, m_choice) : m_choice;
    }

    Findings const& findings(Frame& frame) {
        return m_found.get(frame, m_scope, [&] {
            Findings found{rules::boundary_of(frame.store, rules::raci_matrix(frame.store, {.scope = m_scope})), {}};
            found.hits = rules::check_boundary(facts_of(frame), found.boundary);
            sort_stably(found.hits, std::ranges::greater{}, &rules::Hit::severity);
            return found;
        });
    }

    void grid(Frame& frame, Box area, Findings const& found) {
        float const side = std::floor((area.w - kPhase - kShare - 14) / static_cast<float>(rules::kSides));
        std::array<std::string, rules::kSides> titles;
        std::vector<Column> columns{{.id = "phase", .title = tr("raci.phase"), .width = kPhase, .sortable = false, .hideable = false, .reorderable = false}};
        for (std::size_t i = 0; i < rules::kSides; ++i) {
            titles[i] = side_words(i);
            columns.push_back({.id = kSideIds[i], .title = titles[i], .width = side, .min_width = 120, .sortable = false, .reorderable = false, .tip = tr("boundary.side_tip")});
        }
        columns.push_back({.id = "share", .title = tr("boundary.share"), .width = kShare, .sortable = false, .reorderable = false, .tip = tr("boundary.share_tip")});
        if (area.w != m_width) {
            m_width = area.w;
            for (auto& kept : m_table.columns)
                for (auto const& column : columns)
                    if (kept.id == column.id) kept.width = column.width;
        }
        if (!m_table.cursor) {
            m_table.cursor = Phases::key_of(0);
            m_table.cursor_column = kSideIds[0];
            m_table.selection = {m_table.cursor};
        }
        Phases const rows{frame, found, m_table};
        auto const events = table(frame.ui, {.id = "phases", .name = tr("view.boundary"), .columns = columns, .at = area, .row_height = kRow, .header_height = kHead, .multi_select = false, .editable = false, .empty_text = {}}, rows, m_table);
        if (events.opened) frame.go({.view = "raci", .project = frame.session.location.project, .detail = {}});
    }

    // The letters behind the chosen cell, one line each; then the department's own duties.
    void detail(Frame& frame, Box area, Findings const& found) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        std::size_t row = 0;
        while (row + 1 < found.boundary.phases.size() && Phases::key_of(row) != m_table.cursor) ++row;
        auto const chosen = std::ranges::find(kSideIds, m_table.cursor_column);
        std::size_t const index = chosen == kSideIds.end() ? 0 : static_cast<std::size_t>(chosen - kSideIds.begin());
        auto const& phase = found.boundary.phases[row];
        auto const& side = phase.sides[index];
        auto const title = life_words(phase.life) + " · " + side_words(index);
        CardScope const card{ui, {.id = "detail", .title = title, .caption = tr("boundary.detail_caption"), .at = area, .scroll = true}};
        std::vector<BoundaryEntry> entries;
        for (auto const* list : {&side.decides, &side.does, &side.supports})
            for (auto const& entry : *list)
                if (std::ranges::none_of(entries, [&](BoundaryEntry const& one) { return one.activity == entry.activity && one.department == entry.department; })) entries.push_back(entry);
        Box line{card.body().x, card.body().y, card.body().w, 28};
        for (std::size_t i = 0; i < entries.size(); ++i, line.y += line.h) entry_line(frame, entries[i], i, line);
        for (auto const id : side.duties) {
            auto const* duty = frame.store.live(id);
            if (!duty) continue;
            IdScope const scope{id};
            auto const words = tr("boundary.duty", {party_words(frame, duty->get(dut::department)), record_name(*duty)});
            auto const hot = hot_area(ui, {.id = "duty", .name = words, .role = sem::Role::link, .at = line});
            if (hot.clicked) { frame.session.inspector_open = true; frame.select(id); }
            if (hot.hovered) ui.pen().fill(line, theme.hover);
            ui.pen().icon(line.x + 16, line.cy(), Icon::clipboard_list, theme.text3, metric::icon_field);
            ui.pen().text({line.x + 42, line.y, line.w - 54, line.h}, theme.text2, Type::small, words);
            line.y += line.h;
        }
        if (entries.empty() && side.duties.empty()) text(ui, {.text = tr("boundary.nothing"), .type = Type::body, .color = theme.text3, .id = "nothing", .at = {line.x + 12, line.y, line.w - 24, 28}});
        reserve({card.body().x, card.body().y, card.body().w, line.y - card.body().y});
    }

    void entry_line(Frame& frame, BoundaryEntry const& entry, std::size_t index, Box line) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        auto const* activity = frame.store.live(entry.activity);
        if (!activity) return;
        IdScope const scope{&index, sizeof index};
        auto const words = activity_words(*activity);
        auto const party = party_words(frame, entry.department);
        auto const hot = hot_area(ui, {.id = "entry", .name = words, .value = party + " " + duty_words(entry.duty), .role = sem::Role::link, .at = line});
        if (hot.clicked) { frame.session.inspector_open = true; frame.select(entry.activity); }
        if (hot.double_clicked) frame.go({.view = "raci", .project = frame.session.location.project, .detail = {}}, entry.activity);
        if (!hot.visible) return;
        bool const selected = frame.session.is_selected(entry.activity);
        if (selected || hot.hovered) ui.pen().fill(line, selected ? theme.selected : theme.hover);
        paint_letter(ui.pen(), {line.x + 24, line.cy()}, {.duty = entry.duty});
        Box row{line.x + 46, line.y, line.w - 58, line.h};
        float const width = std::min(std::ceil(ui.pen().width(Type::small, party)) + 1, row.w * 0.45f);
        ui.pen().text(row.cut_right(width, 8), theme.text3, Type::small, party, Align::right);
        ui.pen().text(row, theme.text1, Type::body, words);
    }

    Id m_place, m_choice, m_scope;
    TableState m_table;
    float m_width = 0;
    Remembered<Findings> m_found;
};

}  // namespace

std::unique_ptr<View> make_boundary_view() { return std::make_unique<BoundaryView>(); }

}  // namespace pmo::ui
