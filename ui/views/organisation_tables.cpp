// The tables of the organisation: the tree of departments, who waits for whom, the roles by team.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/registers/department.h"
#include "core/registers/hand_over.h"
#include "core/registers/role.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hand_over_card.h"
#include "ui/views/hit_list.h"
#include "ui/views/organisation_parts.h"
#include "ui/views/raci_parts.h"

namespace pmo::ui {

namespace {

namespace dep = registers::department;
namespace hov = registers::hand_over;
namespace rol = registers::role;

RowKey key_of(Id id) { return {id.high, id.low}; }
Id id_of(RowKey key) { return {key.high, key.low}; }
std::string number(std::int64_t value) { return format_integer(value); }
std::string quiet(std::int64_t value) { return value ? number(value) : std::string{}; }

// ------------------------------------------------------------------------------------------------ departments

class Departments final : public TableSource {
public:
    Departments(Frame const& frame, OrganisationFacts const& facts, std::set<RowKey> const& folded) : m_frame(frame), m_facts(facts), m_folded(folded) {
        for (std::size_t i = 0; i < facts.departments.size();) {
            m_rows.push_back(i);
            i = folded.contains(key_of(facts.departments[i].id)) ? static_cast<std::size_t>(facts.departments[i].end) : i + 1;
        }
    }
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_rows.size()); }
    TableRow row(std::int64_t index) const override {
        auto const i = m_rows[static_cast<std::size_t>(index)];
        auto const& one = m_facts.departments[i];
        auto const* record = m_frame.store.live(one.id);
        return {.key = key_of(one.id), .depth = one.level, .expandable = one.end > static_cast<std::int32_t>(i) + 1, .expanded = !m_folded.contains(key_of(one.id)), .closed = record && record->get(dep::inactive), .strong = one.level == 0, .name = {}};
    }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& one = m_facts.departments[m_rows[static_cast<std::size_t>(index)]];
        auto const* record = m_frame.store.live(one.id);
        auto const& theme = m_frame.ui.theme();
        TableCell cell;
        if (!record) return cell;
        switch (column) {
            case 0:
                cell.text = record_name(*record);
                if (!one.hits.empty()) {
                    auto const& hit = m_facts.hits[one.hits[0]];
                    cell.problem = hit.severity == Severity::error;
                    cell.icon = severity_icon(hit.severity);
                    cell.icon_color = severity_color(theme, hit.severity);
                    for (auto const i : one.hits) cell.tip += (cell.tip.empty() ? "" : "\n") + explain(m_frame, m_facts.hits[i]);
                }
                break;
            case 1: if (auto const* head = m_frame.store.live(record->get(dep::head))) cell.text = record_name(*head); cell.color = theme.text2; break;
            case 2: cell.text = quiet(one.people_below); cell.tip = one.people_below > one.people ? tr("organisation.people_split", {number(one.people), number(one.people_below)}) : std::string{}; break;
            case 3: if (!one.letters.empty()) cell.text = number(one.letters.responsible) + " / " + number(one.letters.accountable); cell.color = theme.text2; break;
            case 4: cell.text = quiet(one.owes); cell.tip = one.owes_late ? tr("organisation.late", static_cast<std::int64_t>(one.owes_late)) : std::string{}; if (one.owes_late) cell.color = theme.red_text; break;
            default: cell.text = quiet(one.waits); cell.tip = one.waits_late ? tr("organisation.late", static_cast<std::int64_t>(one.waits_late)) : std::string{}; if (one.waits_late) cell.color = theme.amber_text; break;
        }
        return cell;
    }

private:
    Frame const& m_frame;
    OrganisationFacts const& m_facts;
    std::set<RowKey> const& m_folded;
    std::vector<std::size_t> m_rows;
};

// ------------------------------------------------------------------------------------------------ who waits for whom

class Pairs final : public TableSource {
public:
    Pairs(Frame const& frame, OrganisationFacts const& facts, TableState const& state) : m_frame(frame), m_facts(facts), m_state(state) {}
    std::int64_t rows() const override { return static_cast<std::int64_t>(m_facts.partners.size()); }
    TableRow row(std::int64_t index) const override { return {.key = key_of(m_facts.partners[static_cast<std::size_t>(index)]), .name = {}}; }
    TableCell cell(std::int64_t index, int column) const override {
        TableCell cell;
        auto const from = m_facts.partners[static_cast<std::size_t>(index)];
        if (column == 0) {
            cell.text = party_words(m_frame, from);
            return cell;
        }
        cell.kind = CellKind::custom;
        if (auto const* pair = at(from, m_facts.partners[static_cast<std::size_t>(column) - 1])) {
            cell.text = pair->late ? tr("organisation.pair_late", {number(static_cast<std::int64_t>(pair->open.size())), number(pair->late)}) : number(static_cast<std::int64_t>(pair->open.size()));
            cell.tip = tr("organisation.pair_tip", {party_words(m_frame, from), party_words(m_frame, pair->to), cell.text});
        }
        return cell;
    }
    void draw_cell(std::int64_t index, int column, CellCanvas const& canvas) const override {
        auto const& theme = m_frame.ui.theme();
        auto const from = m_facts.partners[static_cast<std::size_t>(index)], to = m_facts.partners[static_cast<std::size_t>(column) - 1];
        canvas.pen.line_v(canvas.cell.x, canvas.cell.y, canvas.cell.bottom() - 1, theme.grid);
        Box const box = canvas.cell.inset(4, 4);
        bool const chosen = m_state.cursor == key_of(from) && m_state.cursor_column == to_text(to);
        if (from == to) canvas.pen.hatch({box.x, box.y, box.w, box.h - 1}, theme.grid);
        else if (auto const* pair = at(from, to)) {
            canvas.pen.fill({box.x, box.y, box.w, box.h - 1}, pair->late ? theme.h_red : pair->open.size() > 1 ? theme.h3 : theme.h2, metric::radius_cell);
            canvas.pen.text(box, theme.text1, Type::small_strong, number(static_cast<std::int64_t>(pair->open.size())), Align::centre);
            if (pair->late) canvas.pen.corner_flag(box, theme.red);
        }
        if (chosen) canvas.pen.outline(box, theme.accent, metric::radius_cell, 2);
    }
    HandOverPair const* at(Id from, Id to) const {
        auto const found = std::ranges::find_if(m_facts.pairs, [&](HandOverPair const& pair) { return pair.from == from && pair.to == to; });
        return found == m_facts.pairs.end() ? nullptr : &*found;
    }

private:
    Frame const& m_frame;
    OrganisationFacts const& m_facts;
    TableState const& m_state;
};

// The hand-overs of the chosen cell, else all that a row has asked for.
HandOverCard chosen_hand_overs(Frame const& frame, OrganisationFacts const& facts, TableState const& state) {
    HandOverCard card{.id = "chosen", .title = std::string(tr("organisation.pair_all")), .caption = {}, .none = std::string(tr("organisation.pair_none"))};
    auto const from = id_of(state.cursor);
    auto const to = state.cursor_column.empty() ? std::nullopt : parse_id(state.cursor_column);
    bool const cell = from && to && std::ranges::find(facts.partners, *to) != facts.partners.end();
    if (cell) card.title = tr("organisation.pair_title", {party_words(frame, from), party_words(frame, *to)});
    else if (from) card.title = tr("organisation.pair_asked", {party_words(frame, from)});
    for (auto const& pair : facts.pairs) {
        if (from && (pair.from != from || (cell && pair.to != *to))) continue;
        for (auto const id : pair.open)
            if (auto const* one = frame.store.live(id)) card.lines.push_back({one, cell ? kNoId : pair.to});
    }
    card.caption = number(static_cast<std::int64_t>(card.lines.size()));
    return card;
}

// ------------------------------------------------------------------------------------------------ roles

class Roles final : public TableSource {
public:
    struct Line { std::size_t team = 0; Record const* role = nullptr; };

    Roles(Frame const& frame, OrganisationFacts const& facts, std::set<RowKey> const& folded) : m_frame(frame), m_facts(facts), m_folded(folded) {
        for (std::size_t team = 0; team <= std::size(rol::kTeam); ++team) {
            if (!has_team(frame, team)) continue;
            m_lines.push_back({.team = team});
            if (folded.contains(group_key(team))) continue;
            for (auto const& role : frame.store.table(rol::kType).rows())
                if (!role.deleted() && team_of(role) == team) m_lines.push_back({.team = team, .role = &role});
        }
    }
    static RowKey group_key(std::size_t team) { return {0x726f6c6500000000ULL, team + 1}; }
    static std::size_t team_of(Record const& role) { return static_cast<std::size_t>(std::ranges::find(rol::kTeam, role.get(rol::team)) - std::begin(rol::kTeam)); }

    std::int64_t rows() const override { return static_cast<std::int64_t>(m_lines.size()); }
    TableRow row(std::int64_t index) const override {
        auto const& line = m_lines[static_cast<std::size_t>(index)];
        if (!line.role) return {.key = group_key(line.team), .kind = RowKind::group, .expandable = true, .expanded = !m_folded.contains(group_key(line.team)), .name = {}};
        return {.key = key_of(line.role->id()), .closed = line.role->get(rol::inactive), .name = {}};
    }
    TableCell cell(std::int64_t index, int column) const override {
        auto const& line = m_lines[static_cast<std::size_t>(index)];
        TableCell cell;
        if (!line.role) {
            if (column == 0) cell.text = line.team < std::size(rol::kTeam) ? option_words(rol::kType, rol::team.slot, rol::kTeam[line.team]) : std::string(tr("organisation.no_team"));
            return cell;
        }
        auto const& role = *line.role;
        auto const& theme = m_frame.ui.theme();
        switch (column) {
            case 0: cell.text = record_name(role); break;
            case 1: {
                auto const holders = rules::holders_of(facts_of(m_frame), role.id());
                for (auto const* holder : holders) cell.text += (cell.text.empty() ? "" : std::string(tr("boundary.join"))) + record_name(*holder);
                if (holders.empty()) { cell.text = tr("raci.nobody"); cell.color = theme.text3; }
                break;
            }
            case 2: places(role, cell); break;
            case 3: cell.text = role.get(rol::duty); break;
            case 4: cell.text = role.get(rol::authority); cell.color = theme.text2; break;
            case 5: if (role.has(rol::approval_limit)) cell.text = value_words(rol::kType, rol::approval_limit.slot, role.value(rol::approval_limit.slot), m_frame.store); break;
            default: if (auto const* above = m_frame.store.live(role.get(rol::reports_to))) cell.text = record_name(*above); cell.color = theme.text2; break;
        }
        return cell;
    }

private:
    static bool has_team(Frame const& frame, std::size_t team) {
        return std::ranges::any_of(frame.store.table(rol::kType).rows(), [&](Record const& role) { return !role.deleted() && team_of(role) == team; });
    }
    void places(Record const& role, TableCell& cell) const {
        auto const holders = rules::holders_of(facts_of(m_frame), role.id()).size();
        cell.text = number(static_cast<std::int64_t>(holders)) + (role.has(rol::headcount) ? " / " + number(role.get(rol::headcount)) : std::string{});
        for (auto const& hit : m_facts.hits) {
            if (hit.subject != role.id()) continue;
            cell.color = m_frame.ui.theme().amber_text;
            cell.tip = explain(m_frame, hit);
        }
    }
    Frame const& m_frame;
    OrganisationFacts const& m_facts;
    std::set<RowKey> const& m_folded;
    std::vector<Line> m_lines;
};

}  // namespace

void draw_department_tree(Frame& frame, DepartmentTree& state, OrganisationFacts const& facts, Id& chosen, Box area) {
    auto const name_title = register_words("department");
    std::array const columns = {Column{.id = "name", .title = name_title, .width = 170, .min_width = 110, .sortable = false, .hideable = false, .reorderable = false},
                                Column{.id = "head", .title = tr("organisation.head"), .width = 72, .sortable = false},
                                Column{.id = "people", .title = tr("organisation.column.people"), .width = 44, .align = Align::right, .sortable = false, .tip = tr("organisation.people_tip")},
                                Column{.id = "letters", .title = "R / A", .width = 52, .align = Align::right, .sortable = false, .tip = tr("organisation.letters_tip")},
                                Column{.id = "owes", .title = tr("organisation.column.owes"), .width = 44, .align = Align::right, .sortable = false, .tip = tr("organisation.owes_tip")},
                                Column{.id = "waits", .title = tr("organisation.column.waits"), .width = 44, .align = Align::right, .sortable = false, .tip = tr("organisation.waits_tip")}};
    if (chosen && !state.table.cursor) state.table.cursor = key_of(chosen), state.table.selection = {key_of(chosen)};
    Departments const rows{frame, facts, state.folded};
    auto const events = table(frame.ui, {.id = "departments", .name = register_words_many("department"), .columns = columns, .at = area, .tree_column = 0, .multi_select = false, .editable = false, .compact = true, .tree = true, .empty_text = {}}, rows, state.table);
    if (events.toggled && !state.folded.erase(events.toggled)) state.folded.insert(events.toggled);
    if ((events.selection_changed || events.cursor_moved) && state.table.cursor) chosen = id_of(state.table.cursor);
    if (events.opened) { frame.session.inspector_open = true; frame.select(id_of(events.opened)); }
}

void draw_hand_over_pairs(Frame& frame, HandOverPairs& state, OrganisationFacts const& facts, Box area) {
    float const wide = std::clamp(std::floor((area.w - 166) / static_cast<float>(std::max<std::size_t>(facts.partners.size(), 1))), 52.0f, 92.0f);
    std::vector<std::string> titles, ids, tips;
    for (auto const id : facts.partners) {
        titles.push_back(short_party_words(frame, id, wide - 18));
        ids.push_back(to_text(id));
        tips.push_back(tr("organisation.pair_column_tip", {party_words(frame, id)}));
    }
    std::vector<Column> columns{{.id = "from", .title = tr("organisation.pair_from"), .width = 150, .sortable = false, .hideable = false, .reorderable = false}};
    for (std::size_t i = 0; i < ids.size(); ++i) columns.push_back({.id = ids[i], .title = titles[i], .width = wide, .min_width = 40, .align = Align::centre, .sortable = false, .reorderable = false, .tip = tips[i]});
    Pairs const rows{frame, facts, state.table};
    float const high = 28 + 30 * static_cast<float>(rows.rows()) + 16;
    auto const events = table(frame.ui, {.id = "pairs", .name = tr("organisation.mode.pairs"), .columns = columns, .at = area.cut_top(std::min(high, area.h * 0.6f), metric::space_card), .row_height = 30, .multi_select = false, .editable = false, .empty_text = tr("organisation.pair_none")}, rows, state.table);
    if (events.opened) frame.go({.view = "register", .project = kNoId, .detail = "hand_over"});
    draw_hand_over_card(frame, chosen_hand_overs(frame, facts, state.table), area);
}

void draw_roles(Frame& frame, RoleList& state, OrganisationFacts const& facts, Box area) {
    float const text_width_left = std::max(320.0f, area.w - 130 - 150 - 72 - 96 - 110 - 20);
    auto const duty_words = field_words(rol::kType, rol::duty.slot), authority_words = field_words(rol::kType, rol::authority.slot);
    auto const limit_words = field_words(rol::kType, rol::approval_limit.slot), above_words = field_words(rol::kType, rol::reports_to.slot), role_words = register_words("role");
    std::array const columns = {Column{.id = "name", .title = role_words, .width = 130, .sortable = false, .hideable = false, .reorderable = false},
                                Column{.id = "holders", .title = tr("organisation.column.holders"), .width = 150, .sortable = false, .tip = tr("organisation.holders_tip")},
                                Column{.id = "places", .title = tr("organisation.column.places"), .width = 72, .align = Align::right, .sortable = false, .tip = tr("organisation.places_tip")},
                                Column{.id = "duty", .title = duty_words, .width = std::floor(text_width_left * 0.56f), .sortable = false},
                                Column{.id = "authority", .title = authority_words, .width = std::floor(text_width_left * 0.44f), .sortable = false},
                                Column{.id = "limit", .title = limit_words, .width = 96, .align = Align::right, .sortable = false},
                                Column{.id = "above", .title = above_words, .width = 110, .sortable = false}};
    Roles const rows{frame, facts, state.folded};
    auto const events = table(frame.ui, {.id = "roles", .name = tr("organisation.mode.roles"), .columns = columns, .at = area, .multi_select = false, .editable = false, .empty_text = tr("organisation.no_roles")}, rows, state.table);
    if (events.toggled && !state.folded.erase(events.toggled)) state.folded.insert(events.toggled);
    auto const* role = frame.store.live(id_of(state.table.cursor));
    if ((events.selection_changed || events.cursor_moved || events.opened) && role) {
        frame.session.inspector_open = true;
        frame.select(role->id());
    }
}

}  // namespace pmo::ui
