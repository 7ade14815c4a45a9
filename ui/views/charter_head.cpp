// The head of the charter tab and the facts that its screens show.

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/registers/goal.h"
#include "core/registers/role_assignment.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/charter_parts.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/project_tabs.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "core/model/tree.h"

namespace pmo::ui::charter {

namespace gol = registers::goal;
namespace rol = registers::role_assignment;

Box draw_head(Frame& frame, Box& area, std::string_view now) {
    auto& ui = frame.ui;
    auto const project = frame.session.location.project;
    Box bar = draw_page_head(frame, area, {.id = now == "traceability" ? now : std::string_view("charter")});
    auto const registers = registers_of_tab("charter");
    bool const is_register = !now.empty() && now != "traceability";
    Choice const choices[] = {{.key = "document", .label = tr("charter.document"), .icon = Icon::file_text, .count = {}, .tip = {}},
                              {.key = "traceability", .label = tr("view.traceability"), .icon = Icon::grid_3x3, .count = {}, .tip = {}},
                              {.key = "registers", .label = tr("charter.registers"), .icon = Icon::list, .count = {}, .tip = {}}};
    Segmented segments{.id = "charter.mode", .name = tr("charter.mode"), .options = choices, .chosen = is_register ? 2 : now.empty() ? 0 : 1};
    segments.at = middle_of(bar.cut_left(segmented_width(ui, segments), 12));
    if (auto const picked = segmented(ui, segments)) {
        if (*picked == 1) frame.go({.view = "traceability", .project = project, .detail = {}}, frame.session.selected());
        else frame.go({.view = "charter", .project = project, .detail = *picked == 2 && !registers.empty() ? std::string(registers[1]) : std::string{}}, frame.session.selected());
    }
    if (!is_register) return bar;
    std::vector<std::string> words;
    for (auto const id : registers) words.push_back(register_words_many(id));
    std::vector<Option> options;
    int chosen = -1;
    for (std::size_t i = 0; i < registers.size(); ++i) {
        options.push_back({.key = registers[i], .label = words[i], .caption = {}});
        if (registers[i] == now) chosen = static_cast<int>(i);
    }
    auto const picked = combo(ui, {.id = "charter.register", .name = tr("charter.registers"), .options = options, .chosen = chosen, .placeholder = {}, .problem = {}, .warning = {}, .at = middle_of(bar.cut_left(180, 12))});
    if (picked && *picked >= 0) frame.go({.view = "charter", .project = project, .detail = std::string(registers[static_cast<std::size_t>(*picked)])});
    return bar;
}

Facts gather(Frame const& frame, Id project) {
    Facts facts{.project = project, .charter = kNoId};
    auto const known = facts_of(frame);
    facts.hits = rules::check_charter(known, project);
    auto const* record = rules::charter_of(frame.store, project);
    if (!record) return facts;
    facts.charter = record->id();
    facts.completeness = rules::completeness(known, *record);
    for (auto const& row : make_tree(frame.store, gol::kType, gol::project, project).rows) facts.goals.push_back({row.record->id(), rules::smart_marks(known, *row.record)});
    auto const& plan = frame.derived.plan(project);
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        auto const& row = plan.rows[i];
        if (!row.milestone || row.inactive) continue;
        Milestone milestone{.task = row.task, .forecast = date_of(Moment{plan.schedule.placed[i].finish}), .done = row.percent >= 100};
        if (row.baseline_finish != kNoTime) milestone.baseline = date_of(Moment{row.baseline_finish});
        facts.milestones.push_back(milestone);
    }
    sort_stably(facts.milestones, {}, &Milestone::forecast);
    for (auto const* row : frame.store.referrers(rol::kType, rol::project, project)) facts.roles.push_back(row->id());
    for (auto const* row : rules::approvals_of(frame.store, record->id())) facts.approvals.push_back(row->id());
    return facts;
}

std::string part_words(std::string_view part) {
    if (part == "goal" || part == "approval") return register_words(part);
    if (part == "task.milestone") return std::string(tr("charter.milestones"));
    auto const* type = find_register("charter");
    return field_words(*type, part);
}

std::string letter_words(char letter) {
    switch (letter) {
        case 'S': return std::string(tr("smart.s"));
        case 'M': return std::string(tr("smart.m"));
        case 'A': return std::string(tr("smart.a"));
        case 'R': return std::string(tr("smart.r"));
        default: return std::string(tr("smart.t"));
    }
}

std::string mark_words(Frame const& frame, rules::Mark const& mark) {
    auto words = letter_words(mark.letter);
    if (mark.met()) words += '\n' + std::string(tr("smart.met"));
    for (auto const& fault : mark.faults) words += "\n· " + sentence(fault, frame.store) + '\n' + rule_words(fault.rule);
    return words;
}

}  // namespace pmo::ui::charter
