// Handing bookings of a person's week over to somebody else: a dialog with what goes, who takes it, and both loads week by week before and after. It is opened
// by a cell that was carried to another row, by a key and by a button of the inspector.

#include <algorithm>
#include <cmath>

#include "core/actions/resource_edits.h"
#include "core/base/sort.h"
#include "core/project/reassignment.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/resource_parts.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

constexpr float kWidth = 560, kLine = 28, kNameWidth = 92, kCellGap = 4;
constexpr std::size_t kMostLines = 8;
constexpr int kWeeksShown = 6;

// What can go: assignments, and reservations that were granted; with work in that week.
std::vector<LoadLine const*> movable(ResourceLoad const& load, int worker, int week) {
    std::vector<LoadLine const*> lines;
    for (auto const& line : load.lines_of(worker))
        if (line.kind != LoadKind::asked && load.minutes_of(line, week) > 0) lines.push_back(&line);
    sort_stably(lines, std::greater{}, [&](LoadLine const* line) { return load.minutes_of(*line, week); });
    return lines;
}

// Of an overloaded week the smallest booking that ends it, else the largest.
LoadLine const* first_choice(ResourceLoad const& load, std::vector<LoadLine const*> const& lines, int worker, int week) {
    auto const& cell = load.at(worker, week);
    auto const over = cell.firm() - cell.capacity;
    auto const smallest = std::ranges::find_if(lines.rbegin(), lines.rend(), [&](LoadLine const* line) { return load.relief_of(*line, week) >= over; });
    if (over > 0 && smallest != lines.rend()) return *smallest;
    return lines.empty() ? nullptr : lines.front();
}

std::string change_words(LoadChange const& change, std::size_t week) { return load_percent(change.before[week]) + " → " + load_percent(change.after[week]); }

std::string line_words(Frame const& frame, LoadLine const& line) {
    auto const* project = frame.store.live(line.project);
    return (project ? std::string(code_of(*project)) + "  " : std::string{}) + name_of(frame, line.task && line.kind != LoadKind::reserved ? line.task : line.record);
}

void draw_change(Frame& frame, std::string const& name, LoadChange const& change, int first, Box line) {
    auto& ui = frame.ui;
    auto const pen = ui.pen();
    pen.text(line.cut_left(kNameWidth, 8), ui.theme().text1, Type::strong, name);
    int const count = std::min(kWeeksShown, static_cast<int>(change.before.size()) - first);
    std::string spoken;
    for (int i = 0; i < count; ++i) {
        auto const week = static_cast<std::size_t>(first + i);
        Box const cell = line.column(i, kWeeksShown, kCellGap).inset(0, 2);
        auto const words = change_words(change, week);
        if (change.after[week]) pen.fill(cell, load_color(ui.theme(), *change.after[week]), metric::radius_bar);
        if (change.after[week]) paint_load_flags(pen, cell, *change.after[week]);
        pen.text(cell, ui.theme().text1, change.before[week] == change.after[week] ? Type::small : Type::small_strong, words, Align::centre);
        spoken += words + "; ";
    }
    IdScope const scope{name};
    say(ui, {.id = "change", .role = sem::Role::text, .name = name, .value = spoken, .at = line});
}

}  // namespace

void ResourceHandOver::ask(ResourceLoad const& load, int giver, int week, Id taker) {
    auto const lines = movable(load, giver, week);
    m_giver = load.workers[static_cast<std::size_t>(giver)].id;
    m_taker = taker == m_giver ? kNoId : taker;
    m_week = load.periods[static_cast<std::size_t>(week)].from;
    m_chosen.clear();
    if (auto const* first = first_choice(load, lines, giver, week)) m_chosen.insert(first->record);
}

void ResourceHandOver::choose_taker(Frame& frame, ResourceLoad const& load, int week, Box at) {
    std::vector<std::string> keys, names, captions;
    std::vector<Id> people;
    for (std::size_t w = 0; w < load.workers.size(); ++w) {
        auto const& worker = load.workers[w];
        if (!worker.person || worker.id == m_giver) continue;
        people.push_back(worker.id);
        keys.push_back(to_text(worker.id));
        names.push_back(name_of(frame, worker.id));
        auto const& cell = load.at(static_cast<int>(w), week);
        captions.push_back(load_percent(load_permille(cell.firm(), cell.capacity)) + "%");
    }
    std::vector<Option> options;
    int chosen = -1;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (people[i] == m_taker) chosen = static_cast<int>(i);
        options.push_back({.key = keys[i], .label = names[i], .caption = captions[i], .avatar = true});
    }
    frame.ui.pen().text(at.cut_left(kNameWidth, 8), frame.ui.theme().text2, Type::body, tr("resources.hand_over_person"));
    auto const picked = combo(frame.ui, {.id = "taker", .name = tr("resources.hand_over_person"), .options = options, .chosen = chosen, .placeholder = tr("resources.hand_over_choose"), .at = at});
    if (picked && *picked >= 0) m_taker = people[static_cast<std::size_t>(*picked)];
}

void ResourceHandOver::draw_lines(Frame& frame, ResourceLoad const& load, std::vector<LoadLine const*> const& lines, int week, Box& rest) {
    auto& ui = frame.ui;
    for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) {
        auto const& line = *lines[i];
        IdScope const scope{line.record};
        Box row = rest.cut_top(kLine);
        ui.pen().text(row.cut_right(56), ui.theme().text1, Type::strong, hours(load.minutes_of(line, week)) + " h", Align::right);
        auto const words = line_words(frame, line);
        bool const refused = m_taker && reassign(edit_context(frame), line.record, m_taker).empty();
        auto const tip = refused ? std::string(tr("resources.hand_over_refused")) : load_kind_words(line.kind);
        bool const chosen = m_chosen.contains(line.record);
        if (checkbox(ui, {.id = "line", .label = words, .checked = chosen && !refused, .disabled = refused, .tip = tip, .width = row.w, .at = row})) {
            if (chosen) m_chosen.erase(line.record);
            else m_chosen.insert(line.record);
        }
    }
}

void ResourceHandOver::draw_preview(Frame& frame, ResourceLoad const& load, ReassignmentPreview const& preview, int week, Box rest) {
    auto& ui = frame.ui;
    Box heads = rest.cut_top(20);
    heads.cut_left(kNameWidth, 8);
    for (int i = 0; i < std::min(kWeeksShown, static_cast<int>(load.periods.size()) - week); ++i)
        ui.pen().text(heads.column(i, kWeeksShown, kCellGap), ui.theme().text3, Type::small, week_words(load.periods[static_cast<std::size_t>(week + i)].from), Align::centre);
    draw_change(frame, name_of(frame, m_giver), preview.giver, week, rest.cut_top(kLine));
    draw_change(frame, name_of(frame, m_taker), preview.taker, week, rest.cut_top(kLine));
}

void ResourceHandOver::draw(Frame& frame, ResourceLoad const& load) {
    auto const giver = load.worker_of(m_giver), week = load.period_of(m_week);
    if (!m_giver) return;
    if (giver < 0 || week < 0 || !frame.writable) return close();
    auto const lines = movable(load, giver, week);
    auto const taker = load.worker_of(m_taker);
    std::vector<LoadLine const*> going;
    std::vector<Id> records;
    for (auto const* line : lines)
        if (m_chosen.contains(line->record)) going.push_back(line), records.push_back(line->record);
    auto const edit = taker >= 0 ? reassign_all(edit_context(frame), records, m_taker) : Edit("assignment.reassign");
    auto const preview = preview_reassignment(load, going, giver, taker >= 0 ? taker : giver, week);
    auto const who = name_of(frame, m_giver), title = tr("resources.hand_over_title", {who}), text = lines.empty() ? std::string(tr("resources.hand_over_nothing")) : tr("resources.hand_over_text", {week_words(m_week)});
    bool const worse = taker >= 0 && preview.taker.over_after > preview.taker.over_before;
    auto const warning = worse ? tr("resources.hand_over_over", {name_of(frame, m_taker), std::to_string(preview.taker.over_after)}) : std::string{};
    float const height = metric::control + 12 + kLine * static_cast<float>(std::min(lines.size(), kMostLines)) + (taker >= 0 ? 12 + 20 + 2 * kLine : 0);
    ModalScope const modal{frame.ui, {.id = "hand_over", .title = title, .text = text, .warning = warning, .confirm = tr("resources.hand_over_confirm"), .confirm_disabled = edit.empty(), .width = kWidth, .body_height = height}};
    Box rest = modal.body();
    choose_taker(frame, load, week, rest.cut_top(metric::control, 12));
    draw_lines(frame, load, lines, week, rest);
    if (taker >= 0) {
        rest.cut_top(12);
        draw_preview(frame, load, preview, week, rest);
    }
    if (modal.answer() == ModalAnswer::open) return;
    if (modal.answer() == ModalAnswer::confirm && !edit.empty()) frame.edit(edit);
    close();
}

void ResourceHandOver::draw_ghost(Frame& frame, ResourceLoad const& load, int giver, int week, int taker) {
    auto const lines = movable(load, giver, week);
    auto const* first = first_choice(load, lines, giver, week);
    if (!first) return;
    auto const preview = preview_reassignment(load, {&first, 1}, giver, taker >= 0 ? taker : giver, week);
    auto const at = static_cast<std::size_t>(week);
    auto const side = [&](int worker, LoadChange const& change) { return tr("resources.hand_over_ghost", {name_of(frame, load.workers[static_cast<std::size_t>(worker)].id), load_percent(change.before[at]), load_percent(change.after[at])}); };
    std::vector<std::string> words{line_words(frame, *first)};
    if (taker >= 0 && taker != giver) words.push_back(side(giver, preview.giver)), words.push_back(side(taker, preview.taker));
    auto const pen = frame.ui.overlay();
    auto const& theme = frame.ui.theme();
    float width = 0;
    for (auto const& line : words) width = std::max(width, pen.width(Type::small, line));
    auto const mouse = ImGui::GetIO().MousePos, display = ImGui::GetIO().DisplaySize;
    Box const chip{std::min(mouse.x + 14, display.x - width - 28), mouse.y + 16, std::ceil(width) + 20, 20 * static_cast<float>(words.size()) + 8};
    pen.floating(chip, metric::radius_button);
    for (std::size_t i = 0; i < words.size(); ++i) {
        bool const over = i == 2 && preview.taker.after[at].value_or(0) > 1000;
        pen.text(chip.x + 10, chip.y + 14 + 20 * static_cast<float>(i), over ? theme.red_text : i == 0 ? theme.text2 : theme.text1, Type::small, words[i]);
    }
}

}  // namespace pmo::ui
