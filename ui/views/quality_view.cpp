// Quality and delivery, of one project or of all: plan and checklists, findings, acceptance, satisfaction, and the registers themselves.

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "core/rules/quality.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/views/fact_table.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/quality_parts.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"

namespace pmo::ui {

namespace {

constexpr std::string_view kRegisters[] = {"quality_plan_item", "review", "finding", "acceptance", "satisfaction", "checklist_item", "quality_standard"};

class QualityView final : public View {
public:
    QualityView() {
        m_parts[0] = make_quality_plan();
        m_parts[1] = make_quality_findings();
        m_parts[2] = make_quality_acceptance();
        m_parts[3] = make_quality_satisfaction();
    }

    void draw(Frame& frame, Box area) override {
        follow_record(frame);
        auto& ui = frame.ui;
        Box bar = draw_page_head(frame, area, {.id = "quality"});
        if (m_part < m_parts.size()) m_parts[m_part]->tools(frame, bar);
        choose_part(ui, bar);
        if (m_part == m_parts.size()) {
            m_shelf.draw(frame, area);
            return;
        }
        IdScope const scope{kParts[m_part]};
        m_parts[m_part]->draw(frame, area);
    }
    std::string status(Frame& frame) override { return m_part == m_parts.size() ? m_shelf.status_words(frame) : std::string{}; }
    void keys(Frame& frame) override {
        if (m_part == m_parts.size()) { m_shelf.keys(frame); return; }
        if (ImGui::IsKeyPressed(ImGuiKey_Escape, false) && !frame.session.selection.empty()) frame.select(std::vector<Id>{});
    }
    bool draw_inspector(Frame& frame, Record const& record) override { return m_part == m_parts.size() && m_shelf.draw_inspector(frame, record); }

private:
    static constexpr std::array<std::string_view, 5> kParts = {"plan", "findings", "acceptance", "satisfaction", "registers"};

    // Somebody came here for a record: its part is the one that is shown.
    void follow_record(Frame& frame) {
        auto const& here = frame.session.location;
        if (here == m_here) return;
        m_here = here;
        auto const* record = frame.store.live(frame.session.selected());
        if (!record) return;
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            if (m_parts[i]->shows(record->type())) m_part = i;
    }

    void choose_part(Ui& ui, Box& bar) {
        Choice const choices[] = {{.key = kParts[0], .label = tr("quality.part.plan"), .count = {}, .tip = tr("quality.part.plan.tip")},
                                  {.key = kParts[1], .label = tr("quality.part.findings"), .count = {}, .tip = tr("quality.part.findings.tip")},
                                  {.key = kParts[2], .label = tr("quality.part.acceptance"), .count = {}, .tip = tr("quality.part.acceptance.tip")},
                                  {.key = kParts[3], .label = tr("quality.part.satisfaction"), .count = {}, .tip = tr("quality.part.satisfaction.tip")},
                                  {.key = kParts[4], .label = tr("quality.part.registers"), .count = {}, .tip = {}}};
        Segmented parts{.id = "parts", .name = tr("quality.parts"), .options = choices, .chosen = static_cast<int>(m_part)};
        float const width = std::min(segmented_width(ui, parts), bar.w);
        Box const at = bar.cut_left(width, 12);
        parts.at = {at.x, std::round(at.cy() - metric::control / 2), width, metric::control};
        if (auto const picked = segmented(ui, parts)) m_part = static_cast<std::size_t>(*picked);
    }

    std::array<std::unique_ptr<QualityPart>, 4> m_parts;
    std::size_t m_part = 0;
    RegisterShelf m_shelf{kRegisters};
    Location m_here;
};

}  // namespace

std::vector<rules::Hit> quality_hits(Frame const& frame, std::initializer_list<TypeDef const*> types) {
    auto hits = rules::check_quality(facts_of(frame), frame.session.location.project);
    std::erase_if(hits, [&](rules::Hit const& hit) {
        auto const* subject = frame.store.live(hit.subject);
        return !subject || std::ranges::find(types, &subject->type()) == types.end();
    });
    return hits;
}

void draw_quality_hits(Frame& frame, std::string_view id, std::vector<rules::Hit> const& hits, Box at) {
    auto const count = format_integer(static_cast<std::int64_t>(hits.size()));
    CardScope const card{frame.ui, {.id = id, .title = tr("quality.hits"), .caption = count, .at = at}};
    draw_hit_list(frame, {.id = "list", .name = tr("quality.hits"), .hits = hits, .none = tr("quality.hits.none"), .show_project = !frame.session.location.project, .at = card.body()});
}


std::string project_code_of(Frame const& frame, Id project) {
    auto const* record = frame.store.live(project);
    return record ? std::string(code_of(*record)) : std::string{};
}

TableCell text_cell(std::string text, ImU32 color) {
    TableCell cell;
    cell.text = std::move(text);
    cell.color = color;
    return cell;
}

TableCell badge_cell(std::string text, Tone tone, Icon icon) {
    TableCell cell;
    cell.kind = CellKind::badge;
    cell.text = std::move(text);
    cell.tone = tone;
    cell.icon = icon;
    return cell;
}

TableCell date_cell(Date day, ImU32 color) { return text_cell(day == Date{} ? std::string{} : format_date(day.day), color); }

void add_to_project(Frame& frame, TypeDef const& type) {
    auto const project = frame.session.location.project;
    if (!frame.writable || !project) return;
    Id made;
    frame.edit(new_record_edit(edit_context(frame, project), {.type = type}, made));
    frame.session.inspector_open = true;
    frame.select(made);
}

std::unique_ptr<View> make_quality_view() { return std::make_unique<QualityView>(); }

}  // namespace pmo::ui
