#include "ui/views/risk_matrix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/base/sort.h"
#include "core/registers/risk.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {

namespace {

namespace rsk = registers::risk;

constexpr float kChipHeight = 16, kChipGap = 3, kLeft = 58, kBelow = 20, kLegend = 22;
constexpr int kLevels = 5;

struct Cell { int probability = 0, impact = 0; };

Cell cell_of(Record const& risk, bool residual) {
    auto const p = risk.get(residual ? rsk::residual_probability : rsk::probability), i = risk.get(residual ? rsk::residual_impact : rsk::impact);
    return rsk::product_of_levels(p, i) ? Cell{static_cast<int>(p), static_cast<int>(i)} : Cell{};
}

// The part of a code that tells it from its neighbours: "R-07" in a project, all of it in the portfolio's tooltip.
std::string chip_words(Record const& risk) {
    auto const code = code_of(risk);
    auto const dash = code.rfind('-');
    bool const chance = risk.get(rsk::kind) == "opportunity";
    auto const number = dash == std::string_view::npos ? code.substr(0, 4) : code.substr(dash + 1, 4);
    return chance ? "+" + std::string(number) : std::string(number);
}

class Drawing {
public:
    Drawing(Frame& frame, RiskMatrix const& spec) : m_frame(frame), m_spec(spec), m_ui(frame.ui), m_pen(frame.ui.pen()) {
        m_grid = {spec.at.x + kLeft, spec.at.y, spec.at.w - kLeft, spec.at.h - kBelow - kLegend};
        for (auto const* risk : spec.risks)
            if (auto const cell = cell_of(*risk, spec.residual); cell.probability) m_in[index(cell)].push_back(risk);
        for (auto& list : m_in) sort_stably(list, std::greater<>{}, [](Record const* risk) { return rsk::exposure(*risk).minor; });
    }

    MatrixAnswer draw() {
        MatrixAnswer answer;
        axes();
        for (int p = kLevels; p >= 1; --p)
            for (int i = 1; i <= kLevels; ++i)
                if (cell({p, i})) answer = {p, i};
        arrow();
        legend();
        return answer;
    }

private:
    static std::size_t index(Cell cell) { return static_cast<std::size_t>((cell.probability - 1) * kLevels + cell.impact - 1); }
    Box box_of(Cell cell) const { return m_grid.row(kLevels - cell.probability, kLevels, 2).clipped(m_grid.column(cell.impact - 1, kLevels, 2)); }

    void axes() {
        auto const& theme = m_ui.theme();
        for (int level = 1; level <= kLevels; ++level) {
            auto const row = m_grid.row(kLevels - level, kLevels, 2), column = m_grid.column(level - 1, kLevels, 2);
            auto const number = std::to_string(level);
            auto const p = risk_level_words(m_frame.store, "probability", level, m_spec.project), i = risk_level_words(m_frame.store, "impact", level, m_spec.project);
            bool const two = row.h >= 30 && p != number;
            Box const left{m_spec.at.x, row.y, kLeft - 8, row.h};
            m_pen.text(Box{left.x, two ? row.cy() - 15 : row.y, left.w, two ? 15 : row.h}, theme.text2, Type::micro, number, Align::right);
            if (two) m_pen.text(Box{left.x, row.cy(), left.w, 15}, theme.text3, Type::micro, p, Align::right);
            m_pen.text(Box{column.x, m_grid.bottom() + 2, column.w, kBelow - 2}, theme.text3, Type::micro, i == number ? number : number + ' ' + i, Align::centre);
        }
    }

    bool cell(Cell at) {
        auto const& theme = m_ui.theme();
        auto const& list = m_in[index(at)];
        auto const box = box_of(at);
        auto const score = at.probability * at.impact;
        bool const chosen = m_spec.probability == at.probability && m_spec.impact == at.impact;
        IdScope const scope{"cell" + std::to_string(score) + '.' + std::to_string(at.impact)};
        auto const name = tr("risk_matrix.cell", {std::to_string(at.probability), std::to_string(at.impact), format_integer(static_cast<std::int64_t>(list.size()))});
        auto const hot = hot_area(m_ui, {.id = "cell", .name = name, .state = chosen ? sem::pressed : sem::none, .at = box, .ring_radius = metric::radius_cell, .overlap = true});
        m_pen.fill(box, risk_score_color(theme, score), metric::radius_cell);
        if (hot.hovered) m_pen.outline(box, theme.line_strong, metric::radius_cell);
        if (chosen) m_pen.outline(box, theme.accent, metric::radius_cell, 2);
        auto const words = std::to_string(score);
        m_pen.text(box.right() - 5 - m_pen.width(Type::micro, words), box.y + 9, theme.text3, Type::micro, words);
        if (m_spec.project) chips(box, list);
        else if (!list.empty()) m_pen.text(box, theme.text1, Type::strong, format_integer(static_cast<std::int64_t>(list.size())), Align::centre);   // numbers of many projects tell nobody which
        return hot.clicked;
    }

    void chips(Box const& box, std::vector<Record const*> const& list) {
        float x = box.x + 4, y = box.bottom() - kChipHeight - 4;
        for (std::size_t n = 0; n < list.size(); ++n) {
            auto const words = chip_words(*list[n]);
            float const width = std::ceil(m_pen.width(Type::micro, words)) + 10;
            auto const rest = "+" + std::to_string(list.size() - n);
            float const more = n + 1 < list.size() ? m_pen.width(Type::micro, rest) + 8 : 0;
            if (x + width + more > box.right() - 3) {
                if (y - kChipHeight - kChipGap >= box.y + 15) {       // another row above
                    x = box.x + 4;
                    y -= kChipHeight + kChipGap;
                } else {
                    m_pen.text(x, y + kChipHeight / 2, m_ui.theme().text2, Type::micro, "…" + std::to_string(list.size() - n));
                    return;
                }
            }
            chip({x, y, width, kChipHeight}, *list[n], words);
            x += width + kChipGap;
        }
    }

    void chip(Box const& box, Record const& risk, std::string const& words) {
        auto const& theme = m_ui.theme();
        bool const selected = m_frame.session.is_selected(risk.id()), chance = risk.get(rsk::kind) == "opportunity";
        IdScope const scope{risk.id()};
        auto const score = tr("risk_matrix.chip", {std::string(code_of(risk)), record_name(risk), format_integer(rsk::score(risk)), format_integer(rsk::residual_score(risk))});
        auto const hot = hot_area(m_ui, {.id = "chip", .name = score, .state = selected ? sem::selected : sem::none, .at = box, .ring_radius = 3, .tab_stop = false, .overlap = true});
        m_pen.panel(box, selected ? theme.accent : theme.surface, selected ? theme.accent : chance ? theme.green : hot.hovered ? theme.text3 : theme.line_strong, 3);
        m_pen.text(box, selected ? theme.on_accent : chance ? theme.green_text : theme.text1, Type::micro, words, Align::centre);
        tooltip_for(m_ui, box, score, "chip");
        if (!hot.clicked) return;
        m_frame.session.inspector_open = true;
        m_frame.select(risk.id());
    }

    // From where the selected risk stands to where its response shall bring it.
    void arrow() {
        for (auto const* risk : m_spec.risks) {
            if (risk->id() != m_frame.session.selected()) continue;
            auto const now = cell_of(*risk, false), rest = cell_of(*risk, true);
            if (!now.probability || !rest.probability || (now.probability == rest.probability && now.impact == rest.impact)) return;
            auto const from = box_of(now), to = box_of(rest);
            ImVec2 const a{from.cx(), from.cy() + 2}, b{to.cx(), to.cy()};
            auto const accent = m_ui.theme().accent;
            float const length = std::hypot(b.x - a.x, b.y - a.y), ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
            ImVec2 const tip{b.x - ux * 7, b.y - uy * 7};
            m_pen.dashed(a, tip, accent, 4, 3, 1.5f);
            m_pen.circle_outline(b, 6, accent, 1.5f);
            m_pen.line({tip.x - ux * 6 - uy * 4, tip.y - uy * 6 + ux * 4}, tip, accent, 1.5f);
            m_pen.line({tip.x - ux * 6 + uy * 4, tip.y - uy * 6 - ux * 4}, tip, accent, 1.5f);
            return;
        }
    }

    void legend() {
        auto const& theme = m_ui.theme();
        struct Step { std::int64_t score; std::string words; };
        auto const words = [](std::string_view name, std::int64_t from, std::int64_t to) { return std::string(name) + ' ' + std::to_string(from) + "–" + std::to_string(to); };
        Step const steps[] = {{1, words(tr("risk_matrix.low"), 1, rsk::kMediumScore - 1)}, {rsk::kMediumScore, words(tr("risk_matrix.medium"), rsk::kMediumScore, rsk::kHighScore - 1)},
                              {rsk::kHighScore, words(tr("risk_matrix.high"), rsk::kHighScore, rsk::kVeryHighScore - 1)}, {rsk::kVeryHighScore, words(tr("risk_matrix.very_high"), rsk::kVeryHighScore, 25)}};
        float x = m_grid.x;
        float const cy = m_spec.at.bottom() - kLegend / 2;
        for (auto const& step : steps) {
            float const width = 18 + std::ceil(m_pen.width(Type::micro, step.words)) + 10;
            if (x + width > m_spec.at.right() + 10) return;
            m_pen.fill({x, cy - 6, 12, 12}, risk_score_color(theme, step.score), 3);
            m_pen.text(x + 17, cy, theme.text3, Type::micro, step.words);
            x += width;
        }
        auto const rest = tr("risk_matrix.residual");
        if (x + 20 + m_pen.width(Type::micro, rest) > m_spec.at.right()) return;
        m_pen.circle_outline({x + 6, cy}, 5, theme.accent, 1.5f);
        m_pen.text(x + 17, cy, theme.text3, Type::micro, rest);
    }

    Frame& m_frame;
    RiskMatrix const& m_spec;
    Ui& m_ui;
    Pen m_pen;
    Box m_grid;
    std::array<std::vector<Record const*>, 25> m_in;
};

}  // namespace

ImU32 risk_score_color(Theme const& theme, std::int64_t score) {
    return score >= rsk::kVeryHighScore ? theme.m4 : score >= rsk::kHighScore ? theme.m3 : score >= rsk::kMediumScore ? theme.m2 : theme.m1;
}

std::string risk_level_words(Store const& store, std::string_view dimension, int level, Id project) {
    auto const* row = registers::risk_level::find(store, dimension, level, project);
    auto const words = row ? shown_title(*row) : std::string_view{};
    return words.empty() ? std::to_string(level) : std::string(words);
}

MatrixAnswer draw_risk_matrix(Frame& frame, RiskMatrix const& spec) {
    RegionScope const region{frame.ui, {.id = "matrix", .role = sem::Role::group, .name = tr("risk_matrix.name"), .at = spec.at}};
    return Drawing{frame, spec}.draw();
}

}  // namespace pmo::ui
