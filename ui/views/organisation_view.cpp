// The organisation: departments as a tree with the page of each, who waits for whom, the project office's teams and roles, and what rules found in them.

#include <algorithm>
#include <array>
#include <cmath>

#include "core/registers/department.h"
#include "core/registers/hand_over.h"
#include "core/registers/role.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hand_over_card.h"
#include "ui/views/hit_list.h"
#include "ui/views/organisation_parts.h"
#include "ui/views/page.h"
#include "ui/views/raci_parts.h"
#include "ui/views/register_edits.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"

namespace pmo::ui {

namespace {

namespace dep = registers::department;
namespace hov = registers::hand_over;

constexpr float kTree = 440;
enum Mode : int { kDepartments, kPairs, kRoles, kChecks };

class OrganisationView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const& facts = m_facts.get(frame, kNoId, [&] { return find_organisation(frame); });
        follow(frame, facts);
        head(frame, area, facts);
        area = area.inset(metric::space_card);
        if (facts.departments.empty() && m_mode == kDepartments) {
            auto const answer = empty_state(frame.ui, {.id = "none", .icon = Icon::building_2, .title = tr("organisation.none"), .text = tr("organisation.none_text"), .primary = frame.writable ? tr("organisation.add") : std::string_view{}, .secondary = {}, .at = area});
            if (answer == EmptyAnswer::primary) add(frame, dep::kType);
            return;
        }
        switch (m_mode) {
            case kPairs: draw_hand_over_pairs(frame, m_pairs, facts, area); break;
            case kRoles: draw_roles(frame, m_roles, facts, area); break;
            case kChecks: checks(frame, facts, area); break;
            default: departments(frame, facts, area); break;
        }
    }

    std::string status(Frame& frame) override {
        auto const& facts = m_facts.get(frame, kNoId, [&] { return find_organisation(frame); });
        std::int64_t late = 0, open = 0;
        for (auto const& pair : facts.pairs) late += pair.late, open += static_cast<std::int64_t>(pair.open.size());
        return tr("organisation.status", {format_integer(static_cast<std::int64_t>(facts.departments.size())), format_integer(open), format_integer(late)});
    }

    bool draw_inspector(Frame& frame, Record const& record) override {
        if (&record.type() != &hov::kType) return false;
        auto const at = ImGui::GetCursorScreenPos(), size = ImGui::GetContentRegionAvail();
        draw_record_inspector(frame, {at.x, at.y, size.x, size.y}, record, {}, hand_over_extra());
        return true;
    }

private:
    // A department that was selected elsewhere (a finding, the inspector) is the one that is shown.
    void follow(Frame& frame, OrganisationFacts const& facts) {
        auto const now = frame.session.selected();
        if (now != m_seen) {
            m_seen = now;
            auto const* record = frame.store.live(now);
            if (record && &record->type() == &dep::kType) choose(now);
        }
        if (facts.find(m_chosen)) return;
        m_chosen = kNoId;
        for (auto const& one : facts.departments)
            if (rules::side_of(frame.store, one.id) == rules::Side::office) { choose(one.id); return; }
        if (!facts.departments.empty()) choose(facts.departments[0].id);
    }
    void choose(Id department) {
        m_chosen = department;
        m_tree.table.cursor = m_tree.table.scroll_to = {department.high, department.low};
        m_tree.table.selection = {m_tree.table.cursor};
    }

    void head(Frame& frame, Box& area, OrganisationFacts const& facts) {
        auto& ui = frame.ui;
        Box bar = draw_page_head(frame, area, {.id = "organisation"});
        auto const count = [](std::string_view words, std::size_t n) { return std::string(words) + " " + format_integer(static_cast<std::int64_t>(n)); };
        std::array<std::string, 4> const words{std::string(tr("organisation.mode.departments")), std::string(tr("organisation.mode.pairs")), std::string(tr("organisation.mode.roles")), count(tr("raci.checks"), facts.hits.size())};
        constexpr std::array<std::string_view, 4> keys{"departments", "pairs", "roles", "checks"};
        std::array<Choice, 4> modes;
        for (std::size_t i = 0; i < modes.size(); ++i) modes[i] = {.key = keys[i], .label = words[i], .count = {}, .tip = {}};
        Segmented spec{.id = "mode", .name = tr("raci.mode"), .options = modes, .chosen = m_mode};
        spec.at = middle_of(bar.cut_left(segmented_width(ui, spec), 12));
        if (auto const picked = segmented(ui, spec)) m_mode = *picked;
        if (!frame.writable) return;
        if (m_mode == kRoles) {
            if (right_button(ui, {.id = "add.role", .label = tr("organisation.add_role"), .icon = Icon::plus, .kind = ButtonKind::primary}, bar)) add(frame, registers::role::kType);
            return;
        }
        if (right_button(ui, {.id = "add.hand_over", .label = tr("organisation.add_hand_over"), .icon = Icon::plus, .kind = ButtonKind::primary, .tip = tr("organisation.add_hand_over_tip")}, bar)) add(frame, hov::kType);
        if (m_mode == kDepartments && right_button(ui, {.id = "add", .label = tr("organisation.add"), .icon = Icon::building_2, .tip = tr("organisation.add_tip")}, bar)) add(frame, dep::kType);
    }

    // A department below the chosen one; a hand-over that the chosen one asks for.
    void add(Frame& frame, TypeDef const& type) {
        std::vector<Condition> where;
        if (&type == &hov::kType && m_chosen) where.push_back({.slot = hov::from_department.slot, .test = Test::equal, .values = {Value(m_chosen)}});
        Id made;
        frame.edit(new_record_edit(raci_context(frame), {.type = type, .where = where, .parent = &type == &dep::kType ? m_chosen : kNoId}, made));
        frame.session.inspector_open = true;
        frame.select(made);
    }

    void departments(Frame& frame, OrganisationFacts const& facts, Box area) {
        float const tree = std::min(kTree, std::round(area.w * 0.42f));
        draw_department_tree(frame, m_tree, facts, m_chosen, area.cut_left(tree, metric::space_card));
        if (auto const* department = frame.store.live(m_chosen)) draw_department_page(frame, facts, *department, area);
    }

    void checks(Frame& frame, OrganisationFacts const& facts, Box area) {
        auto const count = format_integer(static_cast<std::int64_t>(facts.hits.size()));
        CardScope const card{frame.ui, {.id = "checks", .title = tr("organisation.findings"), .caption = count, .at = area}};
        draw_hit_list(frame, {.id = "hits", .name = tr("organisation.findings"), .hits = facts.hits, .none = tr("organisation.fine"), .show_project = true, .at = card.body()});
    }

    int m_mode = kDepartments;
    Id m_chosen, m_seen;
    DepartmentTree m_tree;
    HandOverPairs m_pairs;
    RoleList m_roles;
    Remembered<OrganisationFacts> m_facts;
};

}  // namespace

std::unique_ptr<View> make_organisation_view() { return std::make_unique<OrganisationView>(); }

}  // namespace pmo::ui
