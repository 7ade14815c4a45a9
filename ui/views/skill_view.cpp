// Skills: the matrix of people and skills, where a digit typed on a cell is the level; what is needed against what is there by quarter, who could be
// trained, and what one person alone can do; the registers behind it.

#include <algorithm>
#include <cmath>
#include <functional>
#include <unordered_map>

#include "core/actions/enrol.h"
#include "core/actions/set_skill_level.h"
#include "core/base/sort.h"
#include "core/project/skill_supply.h"
#include "core/registers/department.h"
#include "core/registers/person.h"
#include "core/registers/skill.h"
#include "core/registers/skill_need.h"
#include "core/registers/training.h"
#include "core/registers/training_session.h"
#include "core/rules/skills.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/contract_parts.h"
#include "ui/views/page.h"
#include "ui/views/register_shelf.h"
#include "ui/views/screen_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace skl = registers::skill;
namespace per = registers::person;
namespace trn = registers::training;
namespace ses = registers::training_session;

namespace {

enum Side : int { kMatrix, kSupply, kRegisters };
constexpr std::string_view kShelf[] = {"skill", "skill_level", "skill_need"};
constexpr float kGap = 12, kLower = 260, kNameWidth = 150;

// The people of a department in the matrix, those with most skills first.
struct Team {
    Id department;
    std::vector<Id> people;
    int skilled = 0, levels = 0;                     // people with a skill; skills that somebody has
};

struct Found {
    SkillMatrix matrix;
    std::vector<Team> teams;                         // those with most skills first, those without any last
    std::unordered_map<Id, int, IdHash> levels;      // by person: skills with a level
    std::vector<SkillBalance> balances;
    std::vector<Period> periods;
    std::vector<rules::Hit> hits;
};

ImU32 level_fill(Theme const& theme, int level) {
    ImU32 const fills[] = {0, theme.h0, theme.h1, theme.h2, theme.h3, theme.accent};
    return fills[std::clamp(level, 0, kLevels)];
}

std::string level_words(int level) {
    switch (level) {
        case 1: return std::string(tr("skill_view.level1"));
        case 2: return std::string(tr("skill_view.level2"));
        case 3: return std::string(tr("skill_view.level3"));
        case 4: return std::string(tr("skill_view.level4"));
        case 5: return std::string(tr("skill_view.level5"));
        default: return std::string(tr("skill_view.level0"));
    }
}

std::string period_words(Period const& period, std::size_t index) {
    if (index == 0) return std::string(tr("skill_view.today"));
    auto const civil = civil_of(period.to);
    return tr("skill_view.quarter", {std::to_string(civil.year), std::to_string((civil.month + 2) / 3)});
}

std::vector<Team> teams_of(Store const& store, SkillMatrix const& matrix, std::unordered_map<Id, int, IdHash>& levels) {
    std::vector<Team> teams;
    std::unordered_map<Id, std::size_t, IdHash> places;
    for (auto const person : matrix.people()) {
        auto const department = store.find(person)->get(per::department);
        auto const [at, added] = places.emplace(department, teams.size());
        if (added) teams.push_back({.department = department, .people = {}});
        auto& team = teams[at->second];
        auto const count = static_cast<int>(std::ranges::count_if(matrix.skills(), [&](Id skill) { return matrix.at(person, skill).level > 0; }));
        levels[person] = count;
        team.people.push_back(person);
        team.skilled += count > 0;
        team.levels += count;
    }
    for (auto& team : teams) sort_stably(team.people, std::greater{}, [&](Id person) { return levels[person]; });
    sort_stably(teams, std::greater{}, &Team::levels);
    return teams;
}

// The next open session of a training for the skill; kNoId: none is planned.
Id session_for(Store const& store, Id skill) {
    Record const* best = nullptr;
    for (auto const* training : store.referrers(trn::kType, trn::skill, skill))
        for (auto const* session : store.referrers(ses::kType, ses::training, training->id()))
            if (registers::is_open(*session) && (!best || session->get(ses::starts) < best->get(ses::starts))) best = session;
    return best ? best->id() : kNoId;
}

class SkillView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const& found = m_found.get(frame, kNoId, [&] {
            Date const today{frame.ui.today};
            SkillMatrix matrix(frame.store, today);
            auto balances = skill_balances(frame.store, matrix, today);
            std::unordered_map<Id, int, IdHash> levels;
            auto teams = teams_of(frame.store, matrix, levels);
            return Found{std::move(matrix), std::move(teams), std::move(levels), std::move(balances), supply_periods(today), rules::skill_hits(facts_of(frame))};
        });
        auto const caption = tr("skill_view.count", {format_integer(static_cast<std::int64_t>(found.matrix.people().size())), format_integer(static_cast<std::int64_t>(found.matrix.skills().size()))});
        Box bar = draw_page_head(frame, area, {.id = "skill", .caption = caption});
        Segment const segments[] = {{"matrix", tr("skill_view.matrix")}, {"supply", tr("skill_view.supply")}, {"registers", tr("contract_view.registers")}};
        choose_segment(frame.ui, bar, tr("contract_view.sides"), segments, m_side);
        if (m_side == kRegisters) { m_shelf.draw(frame, area); return; }
        if (m_side == kMatrix) choose_department(frame, found, bar);
        area = area.inset(kGap);
        if (found.matrix.skills().empty() || found.matrix.people().empty()) {
            empty_state(frame.ui, {.id = "none", .icon = Icon::brain, .title = tr("skill_view.none"), .text = tr("skill_view.none_text"), .primary = {}, .secondary = {}, .at = area});
            return;
        }
        if (m_side == kMatrix) draw_matrix(frame, found, area);
        else draw_supply(frame, found, area);
    }
    std::string status(Frame& frame) override {
        if (m_side == kRegisters) return m_shelf.status_words(frame);
        return m_side == kMatrix ? std::string(tr("skill_view.keys")) : std::string{};
    }
    void keys(Frame& frame) override {
        if (m_side == kRegisters) m_shelf.keys(frame);
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        return m_side == kRegisters && m_shelf.draw_inspector(frame, record);
    }

private:
    void choose_department(Frame& frame, Found const& found, Box& bar);
    void draw_matrix(Frame& frame, Found const& found, Box at);
    void draw_supply(Frame& frame, Found const& found, Box at);
    void draw_candidates(Frame& frame, SkillBalance const& balance, Box at);

    int m_side = kMatrix;
    Id m_department;
    bool m_everyone = false;                         // also people without any skill yet
    Remembered<Found> m_found;
    TableState m_matrix_table, m_supply_table;
    RegisterShelf m_shelf{kShelf};
};

void SkillView::choose_department(Frame& frame, Found const& found, Box& bar) {
    std::vector<Id> ids{kNoId};
    std::vector<std::string> words{std::string(tr("skill_view.all_departments"))}, keys{"all"}, counts{std::string{}};
    for (auto const& team : found.teams) {
        auto const* department = frame.store.live(team.department);
        if (!department) continue;
        ids.push_back(team.department);
        words.push_back(record_name(*department));
        keys.push_back(to_text(team.department));
        counts.push_back(tr("skill_view.skilled_of", {format_integer(team.skilled), format_integer(static_cast<std::int64_t>(team.people.size()))}));
    }
    std::vector<Option> options;
    int chosen = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        options.push_back({.key = keys[i], .label = words[i], .caption = counts[i]});
        if (ids[i] == m_department) chosen = static_cast<int>(i);
    }
    Button const everyone{.id = "everyone", .label = tr("skill_view.everyone"), .icon = Icon::users, .kind = ButtonKind::toggle, .on = m_everyone, .tip = tr("skill_view.everyone_tip")};
    if (right_button(frame.ui, everyone, bar)) m_everyone = !m_everyone;
    Box const at = middle_of(bar.cut_left(180, 12));
    if (auto const picked = combo(frame.ui, {.id = "department", .name = tr("skill_view.department"), .options = options, .chosen = chosen, .placeholder = {}, .at = at}); picked && *picked >= 0) m_department = ids[static_cast<std::size_t>(*picked)];
}

void SkillView::draw_matrix(Frame& frame, Found const& found, Box at) {
    auto const& theme = frame.ui.theme();
    auto const& skills = found.matrix.skills();
    std::vector<std::string> names, captions, ids, tips;
    for (std::size_t i = 0; i < skills.size(); ++i) {
        auto const& balance = found.balances[i];
        names.push_back(name_of(frame, skills[i]));
        captions.push_back(tr("skill_view.able", {format_integer(found.matrix.holders(skills[i], kIndependent))}) + (balance.worst_gap > 0 ? ' ' + tr("skill_view.short_gap", {format_integer(balance.worst_gap)}) : std::string{}));
        ids.push_back(to_text(skills[i]));
        tips.push_back(names.back() + "\n" + std::string(tr("skill_view.header_tip")));
    }
    std::vector<Column> columns{{.id = "person", .title = tr("skill_view.person"), .width = kNameWidth, .sortable = false, .hideable = false, .reorderable = false}};
    for (std::size_t i = 0; i < skills.size(); ++i) {
        float const wide = std::ceil(std::max(frame.ui.pen().width(Type::strong, names[i]), frame.ui.pen().width(Type::small, captions[i])));
        auto const& balance = found.balances[i];
        columns.push_back({.id = ids[i], .title = names[i], .caption = captions[i], .caption_color = balance.worst_gap > 0 ? theme.red_text : balance.single_holder ? theme.amber_text : 0, .width = std::clamp(wide + 18, 56.0f, 108.0f), .align = Align::centre, .sortable = true, .reorderable = false, .tip = tips[i]});
    }
    FigureRows rows;
    std::uint64_t groups = 0;
    for (auto const& team : found.teams) {
        bool const chosen = m_department == team.department;
        if (m_department ? !chosen : !m_everyone && team.levels == 0) continue;
        auto const head = (frame.store.live(team.department) ? name_of(frame, team.department) : std::string(tr("skill_view.no_department"))) + "   " + tr("skill_view.skilled_of", {format_integer(team.skilled), format_integer(static_cast<std::int64_t>(team.people.size()))});
        rows.list.push_back({.id = {2, ++groups}, .name = head, .group = true});
        if (team.levels == 0 && !chosen) continue;           // one line says it; choosing the department shows its people
        for (auto const person : team.people)
            if (m_everyone || chosen || found.levels.at(person) > 0) rows.list.push_back({.id = person, .name = name_of(frame, person)});
    }
    auto const skill_at = [&](int column) { return skills[static_cast<std::size_t>(column - 1)]; };
    rows.make = [&](std::size_t row, int column) -> TableCell {
        if (column == 0 || rows.list[row].group) return {.text = column == 0 ? rows.list[row].name : std::string{}};
        auto const& cell = found.matrix.at(rows.list[row].id, skill_at(column));
        auto tip = rows.list[row].name + " · " + name_of(frame, skill_at(column)) + "\n" + level_words(cell.level);
        if (cell.wanted > cell.level) tip += "\n" + tr("skill_view.wants", {format_integer(cell.wanted)});
        if (cell.certified) tip += "\n" + std::string(cell.expired ? tr("skill_view.certificate_over") : tr("skill_view.certified"));
        return {.text = cell.level ? format_integer(cell.level) : std::string{}, .kind = CellKind::custom, .tip = tip};
    };
    rows.order = [&](std::size_t row, int column) -> Order { return column == 0 ? Order{rows.list[row].name} : Order{std::int64_t{found.matrix.at(rows.list[row].id, skill_at(column)).level}}; };
    rows.edits = [&](std::size_t row, int column) { return column > 0 && !rows.list[row].group ? EditKind::sign : EditKind::none; };
    rows.draw = [&](std::size_t row, int column, CellCanvas const& canvas) {
        auto const& cell = found.matrix.at(rows.list[row].id, skill_at(column));
        if (!cell.level) {
            if (cell.wanted) canvas.pen.circle_outline({canvas.cell.cx(), canvas.cell.cy()}, 4, theme.line_strong);
            return;
        }
        Box const box{std::round(canvas.cell.cx() - 14), std::round(canvas.cell.cy() - 10), 28, 20};
        auto const digit = format_integer(cell.level);
        canvas.pen.fill(box, level_fill(theme, cell.level), 3);
        canvas.pen.text(box, cell.level == kLevels ? theme.on_accent : theme.text1, cell.level >= kIndependent ? Type::strong : Type::body, digit, Align::centre);
        if (cell.wanted > cell.level) canvas.pen.triangle_up({box.right() + 5, box.cy()}, 6, 5, theme.accent);
        if (cell.certified) canvas.pen.corner_flag(box, cell.expired ? theme.red : theme.green);
    };
    auto const events = draw_figures(frame, {.id = "matrix", .name = tr("skill_view.matrix"), .columns = columns, .at = at, .row_height = metric::row_compact + 2, .header_height = 42}, rows, m_matrix_table);
    auto const set = [&](Id person, int column, int level) {
        auto edit = set_skill_level(edit_context(frame), person, skill_at(column), level);
        if (!edit.empty()) frame.edit(std::move(edit));
    };
    // A digit is the level, Delete empties the cell, a click goes one level up and from the highest back to none.
    if (events.edited && events.edited->column > 0) {
        auto const& typed = events.edited->text;
        if (typed.empty()) set(id_of_key(events.edited->row), events.edited->column, 0);
        else if (typed[0] >= '0' && typed[0] <= '5') set(id_of_key(events.edited->row), events.edited->column, typed[0] - '0');
    }
    if (events.clicked && events.clicked->column > 0 && frame.writable) {
        auto const person = id_of_key(events.clicked->row);
        set(person, events.clicked->column, (found.matrix.at(person, skill_at(events.clicked->column)).level + 1) % (kLevels + 1));
    }
}

void SkillView::draw_supply(Frame& frame, Found const& found, Box at) {
    auto const& theme = frame.ui.theme();
    Box lower = at.cut_bottom(std::min(kLower, at.h * 0.45f), kGap);
    std::vector<std::string> titles, ids;
    for (std::size_t i = 0; i < found.periods.size(); ++i) titles.push_back(period_words(found.periods[i], i)), ids.push_back("p" + std::to_string(i));
    enum Fixed : int { kName, kCategory, kAble, kExpert, kHolder, kGapColumn, kFirst };
    std::vector<Column> columns{{.id = "skill", .title = tr("skill_view.skill"), .width = 160, .min_width = 100}, {.id = "category", .title = tr("skill_view.category"), .width = 84},
                                {.id = "able", .title = tr("skill_view.able_column"), .width = 72, .align = Align::right, .tip = tr("skill_view.able_tip")}, {.id = "expert", .title = tr("skill_view.expert_column"), .width = 72, .align = Align::right, .tip = tr("skill_view.expert_tip")},
                                {.id = "holder", .title = tr("skill_view.single"), .width = 110, .tip = tr("skill_view.single_tip")}, {.id = "gap", .title = tr("skill_view.gap"), .width = 96, .tip = tr("skill_view.gap_tip")}};
    for (std::size_t i = 0; i < titles.size(); ++i) columns.push_back({.id = ids[i], .title = titles[i], .caption = tr("skill_view.there_needed"), .width = 96, .align = Align::centre, .tip = tr("skill_view.gap_tip")});
    FigureRows rows;
    for (auto const& balance : found.balances) rows.list.push_back({.id = balance.skill, .name = name_of(frame, balance.skill)});
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& b = found.balances[row];
        if (column >= kFirst) {
            auto const& period = b.periods[static_cast<std::size_t>(column - kFirst)];
            if (!period.needed) return {.text = "—", .color = theme.text3};
            std::string tip = tr("skill_view.period_tip", {format_integer(period.needed), format_integer(period.level), format_integer(period.supply)});
            for (auto const id : period.needs) tip += "\n· " + name_of(frame, id);
            return {.text = format_integer(period.supply) + " / " + format_integer(period.needed), .color = period.gap > 0 ? theme.red_text : theme.green_text, .icon = period.gap > 0 ? Icon::triangle_alert : Icon::none, .icon_color = theme.red, .tip = tip};
        }
        switch (column) {
            case kName: return {.text = rows.list[row].name};
            case kCategory: return {.text = option_words(skl::kType, skl::category.slot, frame.store.find(b.skill)->get(skl::category)), .color = theme.text2};
            case kAble: return {.text = format_integer(b.at_least[kIndependent])};
            case kExpert: return {.text = format_integer(b.at_least[4])};
            case kHolder: return b.single_holder ? TableCell{.text = name_of(frame, b.holder), .color = theme.amber_text, .icon = Icon::user, .icon_color = theme.amber} : TableCell{};
            default: return b.worst_gap > 0 ? TableCell{.text = tr("skill_view.missing", {format_integer(b.worst_gap), format_integer(b.worst_level)}), .kind = CellKind::badge, .tone = Tone::red} : TableCell{};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& b = found.balances[row];
        if (column >= kFirst) return std::int64_t{b.periods[static_cast<std::size_t>(column - kFirst)].gap};
        if (column == kAble) return std::int64_t{b.at_least[kIndependent]};
        if (column == kExpert) return std::int64_t{b.at_least[4]};
        if (column == kGapColumn) return std::int64_t{b.worst_gap};
        return rows.make(row, column).text;
    };
    draw_figures(frame, {.id = "supply", .name = tr("skill_view.supply"), .columns = columns, .at = at, .header_height = 42}, rows, m_supply_table);
    auto const* shown = &*std::ranges::max_element(found.balances, {}, &SkillBalance::worst_gap);
    for (auto const& balance : found.balances)
        if (frame.session.selected() == balance.skill) shown = &balance;
    Box const hits = lower.cut_right(std::round(lower.w * 0.5f), kGap);
    draw_hit_card(frame, {.id = "attention", .title = std::string(tr("contract_view.attention")), .none = std::string(tr("skill_view.fine")), .hits = found.hits}, hits);
    draw_candidates(frame, *shown, lower);
}

void SkillView::draw_candidates(Frame& frame, SkillBalance const& balance, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{balance.skill};
    auto const title = tr("skill_view.candidates", {name_of(frame, balance.skill)});
    auto const wanted = balance.worst_gap > 0 ? balance.worst_level : kIndependent;
    auto const caption = tr("skill_view.to_level", {format_integer(wanted)});
    CardScope const card{ui, {.id = "candidates", .title = title, .caption = caption, .at = at}};
    auto const session = session_for(frame.store, balance.skill);
    PanelScope const panel{ui, {.id = "people", .name = title, .role = sem::Role::list, .at = card.body()}};
    Box rest = panel.inner();
    float const top = rest.y;
    if (balance.candidates.empty()) text(ui, {.text = tr("skill_view.nobody"), .type = Type::body, .color = theme.text3, .id = "none", .at = rest.cut_top(32).inset(12, 4)});
    for (auto const& candidate : balance.candidates) {
        IdScope const item{candidate.person};
        Box line = rest.cut_top(32);
        auto const name = name_of(frame, candidate.person);
        auto const words = candidate.wanted > candidate.level ? tr("skill_view.level_wants", {format_integer(candidate.level), format_integer(candidate.wanted)}) : tr("skill_view.level_only", {format_integer(candidate.level)});
        Box row = line.inset(12, 0);
        std::vector<Id> const one{candidate.person};
        auto edit = session ? enrol(edit_context(frame), session, one) : Edit("training.enrol");
        Button spec{.id = "enrol", .label = tr("skill_view.enrol"), .icon = Icon::graduation_cap, .size = Size::small, .disabled = edit.empty() || !frame.writable, .name = {}, .tip = session ? edit.empty() ? tr("skill_view.enrolled_already") : tr("skill_view.enrol_tip") : tr("skill_view.no_session")};
        auto const spoken = std::string(tr("skill_view.enrol")) + ' ' + name;
        spec.name = spoken;
        Box const place = row.cut_right(button_width(ui, spec), 8);
        spec.at = {place.x, std::round(place.cy() - metric::control_small / 2), place.w, metric::control_small};
        if (button(ui, spec)) frame.edit(std::move(edit));
        auto const hot = hot_area(ui, {.id = "person", .name = name, .value = words, .role = sem::Role::listitem, .at = {line.x, line.y, row.right() - line.x, line.h}});
        if (hot.clicked) frame.session.inspector_open = true, frame.select(candidate.person);
        auto const pen = ui.pen();
        if (hot.hovered) pen.fill({line.x, line.y, row.right() - line.x, line.h}, theme.hover);
        pen.line_h(line.x, line.right(), line.bottom() - 1, theme.grid);
        paint_avatar(pen, row.x, row.cy(), name, 18);
        row.cut_left(26);
        pen.text(row.cut_left(std::min(110.0f, row.w * 0.5f), 8), theme.text1, Type::body, name);
        pen.text(row, theme.text2, Type::small, words);
    }
    reserve({at.x, top, at.w - 12, rest.y - top});
}

}  // namespace

std::unique_ptr<View> make_skill_view() { return std::make_unique<SkillView>(); }

}  // namespace pmo::ui
