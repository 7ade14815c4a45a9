// The improvements as a board: a column for each state, a card for each with who has to act, by when, and its effect.

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "core/actions/adopt_improvement.h"
#include "core/base/decimal.h"
#include "core/base/sort.h"
#include "core/registers/improvement.h"
#include "core/rules/knowledge.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/figure_table.h"
#include "ui/views/hit_list.h"
#include "ui/views/improvement_parts.h"
#include "ui/views/record_card.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/chip.h"

namespace pmo::ui {

namespace {

namespace imp = registers::improvement;

constexpr float kColumn = 176, kCard = 96;

// By when something has to happen: the decision, the end of the trial, the measurement.
std::optional<Date> next_date(Record const& one) {
    if (is_over(one)) return std::nullopt;
    if (registers::is(one, imp::status, "adopted")) return one.has(imp::adopted_on) || one.has(imp::measure_due) ? std::optional(rules::measure_by(one)) : std::nullopt;
    if (registers::is(one, imp::status, "trial") && one.has(imp::trial_until)) return one.get(imp::trial_until);
    return one.has(imp::due) ? std::optional(one.get(imp::due)) : std::nullopt;
}

class Cards final : public BoardSource {
public:
    using States = std::vector<std::vector<Record const*>>;
    Cards(Frame const& frame, States const& states, std::vector<rules::Hit> const& hits) : m_frame(frame), m_states(states) {
        for (auto const& hit : hits)
            if (auto& worst = m_worst[hit.subject]; !worst || hit.severity > worst->severity) worst = &hit;
    }
    int cards(int column) const override { return static_cast<int>(m_states[static_cast<std::size_t>(column)].size()); }

    BoardCard card(int column, int index) const override {
        auto const& one = at(column, index);
        auto const effect = effect_words(one), owner = owner_name(m_frame.store, one);
        auto name = record_name(one);
        for (auto const& more : {effect, owner, due_words(one)})
            if (!more.empty()) name += ", " + more;
        auto const* hit = worst(one);
        bool const movable = std::ranges::any_of(imp::kStatus, [&](std::string_view state) { return improvement_step(one, state) != ImprovementStep::none; });
        return {.key = key_of(one.id()), .name = std::move(name), .tip = hit ? explain(m_frame, *hit) : std::string{}, .fixed = !movable};
    }

    void draw_card(int column, int index, CardCanvas const& canvas) const override {
        auto const& one = at(column, index);
        auto const& pen = canvas.pen;
        auto const& theme = *pen.theme;
        auto const name = record_name(one), effect = effect_words(one), owner = owner_name(m_frame.store, one), due = due_words(one);
        Box box = canvas.content;
        Box foot = box.cut_bottom(20), middle = box.cut_bottom(18);
        auto const lines = pen.wrap(Type::body, name, box.w);
        for (std::size_t i = 0; i < lines.size() && i < 2; ++i) {
            Box const line = box.cut_top(18);
            if (i == 1 && lines.size() > 2) pen.text(line, theme.text1, Type::body, std::string(lines[i]) + "…");
            else pen.text(line, theme.text1, Type::body, lines[i]);
        }
        if (!effect.empty()) pen.text(middle, effect_permille(one).value_or(0) > 0 ? theme.green_text : theme.red_text, Type::small, effect);
        else if (one.has(imp::area)) pen.text(middle, theme.text3, Type::small, option_words(imp::kType, imp::area.slot, one.get(imp::area)));
        if (auto const* hit = worst(one)) pen.icon(foot.cut_right(14, 4).x, foot.cy(), severity_icon(hit->severity), severity_color(theme, hit->severity), metric::icon_field);
        if (auto const next = next_date(one)) {
            auto const today = m_frame.ui.today;
            pen.text(foot.cut_right(40, 6), next->day < today ? theme.red_text : next->day <= today + 7 ? theme.amber_text : theme.text3, Type::small, due, Align::right);
        }
        if (owner.empty()) return;
        paint_avatar(pen, foot.x, foot.cy(), owner, 18);
        pen.text({foot.x + 24, foot.y, foot.w - 24, foot.h}, theme.text2, Type::small, owner);
    }

private:
    Record const& at(int column, int index) const { return *m_states[static_cast<std::size_t>(column)][static_cast<std::size_t>(index)]; }
    rules::Hit const* worst(Record const& one) const {
        auto const found = m_worst.find(one.id());
        return found == m_worst.end() ? nullptr : found->second;
    }
    static std::string due_words(Record const& one) {
        auto const next = next_date(one);
        return next ? format_date_short(next->day) : std::string{};
    }
    Frame const& m_frame;
    States const& m_states;
    std::unordered_map<Id, rules::Hit const*, IdHash> m_worst;
};

}  // namespace

std::string effect_words(Record const& one) {
    if (!one.has(imp::before) || !one.has(imp::after)) return {};
    auto words = tr("improvements.from_to", {decimal_text(one.get(imp::before), 2), decimal_text(one.get(imp::after), 2), one.get(imp::unit)});
    if (auto const effect = effect_permille(one)) words += ' ' + (*effect >= 0 ? tr("improvements.better", {format_percent(*effect, 1, 0)}) : tr("improvements.worse", {format_percent(-*effect, 1, 0)}));
    return words;
}

std::vector<std::vector<Record const*>> improvements_by_state(Store const& store) {
    std::vector<std::vector<Record const*>> states(std::size(imp::kStatus));
    for (auto const& one : store.table(imp::kType).rows()) {
        if (one.deleted()) continue;
        auto const at = std::ranges::find(imp::kStatus, one.get(imp::status)) - std::begin(imp::kStatus);
        states[at == static_cast<std::ptrdiff_t>(std::size(imp::kStatus)) ? 0 : static_cast<std::size_t>(at)].push_back(&one);
    }
    // By due date, those without one last.
    for (auto& state : states)
        sort_stably(state, {}, [](Record const* one) { return one->has(imp::due) ? one->get(imp::due).day : INT32_MAX; });
    return states;
}

ImprovementBoard draw_improvement_board(Frame& frame, std::vector<std::vector<Record const*>> const& states, std::vector<rules::Hit> const& hits, BoardState& state, Box at) {
    std::vector<std::string> titles;
    for (auto const status : imp::kStatus) titles.push_back(option_words(imp::kType, imp::status.slot, status));
    std::vector<BoardColumn> columns;
    for (std::size_t i = 0; i < titles.size(); ++i) columns.push_back({.id = imp::kStatus[i], .title = titles[i]});
    Cards const cards{frame, states, hits};
    auto const events = board(frame.ui, {.id = "board", .name = tr("improvements.board"), .columns = columns, .card_height = kCard, .column_width = kColumn, .movable = frame.writable, .empty_text = tr("improvements.column_empty"), .at = at}, cards, state);
    ImprovementBoard answer{.clicked = id_of_key(events.clicked), .opened = id_of_key(events.opened), .moved = {}};
    if (events.moved) answer.moved = ImprovementMove{id_of_key(events.moved->card), imp::kStatus[events.moved->to]};
    return answer;
}

}  // namespace pmo::ui
