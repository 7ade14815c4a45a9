// The engagement matrix: five levels, C where somebody stands now, D where they are wanted, the steps between, and what to do about it.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/registers/stakeholder.h"
#include "core/rules/stakeholders.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/register_table.h"
#include "ui/views/stakeholder_parts.h"

namespace pmo::ui {

namespace {

namespace stk = registers::stakeholder;

constexpr int kLevels = static_cast<int>(std::size(stk::kEngagementNow));
enum Cell : int { kName, kQuadrant, kFirstLevel, kGap = kFirstLevel + kLevels, kAdvice, kColumns };

bool is_level(int column) { return column >= kFirstLevel && column < kGap; }
std::string_view level_of(int column) { return stk::kEngagementNow[static_cast<std::size_t>(column - kFirstLevel)]; }

class Rows final : public TableSource {
public:
    Rows(Frame const& frame, std::vector<Record const*> const& people) : m_frame(frame), m_people(people) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_people.size()); }
    TableRow row(std::int64_t index) const override { return {.key = key_of(at(index).id()), .name = {}}; }
    EditKind edit_kind(std::int64_t, int column) const override { return is_level(column) ? EditKind::sign : EditKind::none; }
    std::string check_edit(std::int64_t, int, std::string_view text) const override {
        return text.empty() || side_of(text) ? std::string{} : std::string(tr("stakeholders.matrix.letters"));
    }
    // C: now, D: wanted.
    static std::optional<EngagementSide> side_of(std::string_view text) {
        if (text == "c" || text == "C") return EngagementSide::now;
        if (text == "d" || text == "D") return EngagementSide::wanted;
        return std::nullopt;
    }
    Record const& at(std::int64_t index) const { return *m_people[static_cast<std::size_t>(index)]; }
    bool stands(std::int64_t index, int column, EngagementSide side) const { return at(index).get(side == EngagementSide::now ? stk::engagement_now : stk::engagement_wanted) == level_of(column); }

    TableCell cell(std::int64_t index, int column) const override {
        auto const& who = at(index);
        auto const& theme = m_frame.ui.theme();
        TableCell cell;
        if (is_level(column)) {
            cell.kind = CellKind::custom;
            cell.text = std::string(stands(index, column, EngagementSide::now) ? "C" : "") + (stands(index, column, EngagementSide::wanted) ? "D" : "");
            return cell;
        }
        switch (column) {
            case kName:
                cell.text = stakeholder_name(m_frame, who, !m_frame.session.location.project);
                if (who.has(stk::role)) cell.tip = std::string(who.get(stk::role));
                break;
            case kQuadrant:
                cell.text = quadrant_words(who);
                cell.color = stk::quadrant(who) == stk::Quadrant::manage_closely ? 0 : theme.text2;
                cell.tip = tr("stakeholders.chip.levels", {format_integer(who.get(stk::power)), format_integer(who.get(stk::interest)), cell.text});
                break;
            case kGap: {
                int const gap = stk::engagement_gap(who);
                bool const known = who.has(stk::engagement_now) && who.has(stk::engagement_wanted);
                cell.kind = gap > 0 ? CellKind::badge : CellKind::text;
                cell.text = !known ? std::string("—") : gap > 0 ? tr("stakeholders.gap.short", {format_integer(gap)}) : gap < 0 ? tr("stakeholders.gap.more", {format_integer(-gap)}) : std::string(tr("stakeholders.gap.none"));
                cell.tone = gap >= 2 ? Tone::red : Tone::amber;
                cell.color = theme.text3;
                cell.tip = tr("stakeholders.gap.rule");
                break;
            }
            default: {
                auto const code = std::string(rules::engagement_advice(who));
                cell.text = tr_key("engage." + code);
                cell.color = code == "keep" ? theme.text3 : 0;
                if (who.has(stk::strategy)) cell.tip = cell.text + '\n' + tr("stakeholders.strategy", {who.get(stk::strategy)});
            }
        }
        return cell;
    }

    // C filled, D outlined; between them a line that shows the way.
    void draw_cell(std::int64_t index, int column, CellCanvas const& canvas) const override {
        if (!is_level(column)) return;
        auto const& theme = m_frame.ui.theme();
        auto const& pen = canvas.pen;
        Box const cell = canvas.cell;
        bool const now = stands(index, column, EngagementSide::now), wanted = stands(index, column, EngagementSide::wanted);
        auto const levels = way(at(index));
        int const here = column - kFirstLevel;
        if (levels.first >= 0 && levels.first != levels.second) {
            auto const [from, to] = std::minmax(levels.first, levels.second);
            if (here >= from && here <= to) pen.line({here == from ? cell.cx() : cell.x, cell.cy()}, {here == to ? cell.cx() : cell.right(), cell.cy()}, theme.line_strong, 2);
        }
        float x = cell.cx() - (now && wanted ? 13.0f : 0.0f);
        if (now) {
            Box const sign{std::round(x - 11), std::round(cell.cy() - 10), 22, 20};
            pen.fill(sign, theme.accent, metric::radius_cell);
            pen.text(sign, theme.on_accent, Type::small_strong, "C", Align::centre);
            x += 26;
        }
        if (wanted) {
            Box const sign{std::round(x - 11), std::round(cell.cy() - 10), 22, 20};
            pen.panel(sign, theme.surface, theme.accent, metric::radius_cell);
            pen.text(sign, theme.accent_text, Type::small_strong, "D", Align::centre);
        }
    }

private:
    static std::pair<int, int> way(Record const& who) {
        auto const place = [](std::string_view level) {
            auto const found = std::ranges::find(stk::kEngagementNow, level);
            return found == std::end(stk::kEngagementNow) ? -1 : static_cast<int>(found - std::begin(stk::kEngagementNow));
        };
        int const now = place(who.get(stk::engagement_now)), wanted = place(who.get(stk::engagement_wanted));
        return now < 0 || wanted < 0 ? std::pair(-1, -1) : std::pair(now, wanted);
    }
    Frame const& m_frame;
    std::vector<Record const*> const& m_people;
};

}  // namespace

std::optional<EngagementEdit> EngagementMatrix::draw(Frame& frame, std::vector<Record const*> const& people, EngagementSide side, Box at) {
    Rows const rows{frame, people};
    constexpr float kLevel = 76, kGapWidth = 84, kQuadrantWidth = 116;
    float const rest = std::max(260.0f, at.w - kLevel * kLevels - kGapWidth - kQuadrantWidth - 14), name = std::round(std::min(200.0f, rest * 0.42f));
    std::vector<std::string> words;
    for (auto const level : stk::kEngagementNow) words.push_back(option_words(stk::kType, stk::engagement_now.slot, level));
    std::vector<Column> columns{Column{.id = "name", .title = tr("stakeholders.who"), .width = name, .min_width = 100, .sortable = false, .hideable = false, .reorderable = false},
                                Column{.id = "quadrant", .title = tr("stakeholders.quadrant"), .width = kQuadrantWidth, .sortable = false}};
    for (std::size_t i = 0; i < words.size(); ++i) columns.push_back({.id = stk::kEngagementNow[i], .title = words[i], .width = kLevel, .min_width = 56, .align = Align::centre, .sortable = false, .hideable = false, .reorderable = false, .tip = tr("stakeholders.matrix.tip")});
    columns.push_back({.id = "gap", .title = tr("stakeholders.gap"), .width = kGapWidth, .sortable = false, .tip = tr("stakeholders.gap.rule")});
    columns.push_back({.id = "advice", .title = tr("stakeholders.advice"), .width = rest - name, .sortable = false});
    auto const events = table(frame.ui, {.id = "matrix", .name = tr("stakeholders.matrix"), .columns = columns, .at = at, .multi_select = false, .editable = frame.writable, .empty_text = tr("stakeholders.none")}, rows, m_table);
    if ((events.selection_changed || events.cursor_moved) && m_table.cursor) {
        frame.session.inspector_open = true;
        frame.select(id_of(m_table.cursor));
    }
    if (events.clicked && frame.writable && is_level(events.clicked->column) && !rows.stands(events.clicked->index, events.clicked->column, side))
        return EngagementEdit{id_of(events.clicked->row), side, level_of(events.clicked->column)};
    if (!events.edited || !is_level(events.edited->column)) return std::nullopt;
    auto const& edited = *events.edited;
    if (auto const typed = Rows::side_of(edited.text)) return EngagementEdit{id_of(edited.row), *typed, level_of(edited.column)};
    for (auto const here : {EngagementSide::now, EngagementSide::wanted})
        if (edited.text.empty() && rows.stands(edited.index, edited.column, here)) return EngagementEdit{id_of(edited.row), here, {}};
    return std::nullopt;
}

}  // namespace pmo::ui
