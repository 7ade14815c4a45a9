// The inspector of a merge: the record as it will be written, where each value comes from, what is wrong with it. A conflicting field can be given a
// third value here.

#include <algorithm>
#include <unordered_set>

#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/merge_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_editor.h"
#include "ui/widgets/form.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kHeader = 40, kFooter = 44, kAside = 56;

// A link to what arrives with the file is not dangling, although the store does not know it yet.
bool arrives(MergeWork const& work, Record const& merged, Problem const& problem) {
    if (problem.slot >= merged.type().fields.size()) return false;
    auto const* target = std::get_if<Id>(&merged.value(problem.slot));
    return target && work.theirs->store.live(*target);
}

std::vector<Problem> problems_of(Frame& frame, MergeWork const& work, Record const& merged) {
    Problems found;
    if (!merged.deleted()) check_record(merged, frame.store, found);
    std::erase_if(found.found, [&](Problem const& p) { return p.severity == Severity::hint || arrives(work, merged, p); });
    return found.found;
}

class Panel {
public:
    Panel(Frame& frame, MergeWork& work, ReviewItem& item) : m_frame(frame), m_work(work), m_item(item), m_merged(merged_record(*work.review, item, frame.store)), m_problems(problems_of(frame, work, m_merged)) {}

    void draw(Box at) {
        auto& ui = m_frame.ui;
        auto const& theme = ui.theme();
        ui.pen().fill(at, theme.surface);
        header(at.cut_top(kHeader));
        auto const name = record_name(m_merged);
        heading(ui, 2, name, Type::record, at.cut_top(28).inset(metric::space_page, 0));
        footer(at.cut_bottom(kFooter));
        IdScope const scope{m_item.record};
        PanelScope const panel{ui, {.id = "merged", .name = tr("merge.result"), .role = sem::Role::group, .at = at, .padding_x = metric::space_page, .padding_y = 8}};
        if (m_merged.deleted()) {
            error_region(ui, {.id = "deleted", .title = tr("merge.result_deleted"), .text = tr("merge.result_deleted_text"), .action = {}, .tone = Tone::amber});
            skip(8);
        }
        section(ui, tr("merge.values"), tr("merge.source_right"));
        for (auto const& problem : m_problems)
            if (problem.slot == kNoSlot) {
                error_region(ui, {.id = problem.code, .title = sentence(problem, m_frame.store), .text = {}, .action = {}, .tone = problem.severity == Severity::error ? Tone::red : Tone::amber});
                skip(6);
            }
        std::unordered_set<std::uint8_t> shown;
        for (auto const& field : fields_of(*m_work.review, m_item, m_frame.store, m_work.theirs->store)) {
            if (field.slot >= m_merged.type().fields.size()) continue;
            shown.insert(field.slot);
            row(field);
        }
        section(ui, tr("merge.rest"), tr("merge.rest_note"));
        for (std::uint8_t slot = 0; slot < m_merged.type().fields.size(); ++slot) {
            auto const& field = m_merged.type().fields[slot];
            if (shown.contains(slot) || !m_merged.has(slot) || (field.flags & FieldFlag::hidden) || field.kind == Kind::place) continue;
            row({slot, FieldState::same, SIZE_MAX, {}, {}});
        }
    }

private:
    void header(Box at) {
        auto& ui = m_frame.ui;
        Box line = at.inset(metric::space_page, 0);
        line.w += 8;
        Box const close = line.cut_right(28);
        if (button(ui, {.id = "close", .icon = Icon::x, .kind = ButtonKind::ghost, .name = tr("inspector.close"), .tip = tr("inspector.close"), .at = {close.x, at.cy() - 14, 28, 28}})) {
            m_frame.session.inspector_open = false;
            m_frame.ask([](AppActions& app) { app.session_changed(); });
        }
        Box const undo = line.cut_right(28);
        if (button(ui, {.id = "reopen", .icon = Icon::undo_2, .kind = ButtonKind::ghost, .name = tr("merge.reopen"), .tip = tr("merge.reopen"), .at = {undo.x, at.cy() - 14, 28, 28}})) decide(*m_work.review, m_item, Take::undecided);
        ui.pen().icon(line.x, at.cy(), Icon::git_merge, ui.theme().text3, metric::icon_field);
        line.cut_left(20);
        auto const code = code_of(m_merged);
        auto const words = std::string(tr("merge.result")) + (code.empty() ? "" : "  ") + std::string(code);
        text(ui, {.text = words, .type = Type::small, .color = ui.theme().text2, .id = "kind", .at = line});
    }

    void row(ReviewField const& field) {
        auto& ui = m_frame.ui;
        auto const& type = m_merged.type();
        std::string problem, warning;
        for (auto const& p : m_problems)
            if (p.slot == field.slot) (p.severity == Severity::error ? problem : warning) = sentence(p, m_frame.store);
        auto const source = source_of(field);
        bool const open = field.state == FieldState::conflict && m_work.review->decisions[field.conflict].take == Take::undecided;
        auto const tone = open ? Tone::amber : source == tr("merge.mine") ? Tone::neutral : Tone::blue;
        auto const label = field_words(type, field.slot);
        FormRow const form{ui, {.label = label, .required = (type.fields[field.slot].flags & FieldFlag::required) != 0, .problem = problem, .warning = warning, .aside = source.empty() ? 0 : kAside, .note = source, .note_tone = tone}};
        bool const editable = field.state == FieldState::conflict && m_frame.writable && type.fields[field.slot].kind != Kind::place;
        auto value = field_editor(m_frame, {.id = type.fields[field.slot].id, .type = type, .slot = field.slot, .value = m_merged.value(field.slot), .record = &m_merged, .read_only = !editable, .may_create = false});
        if (value && editable) m_work.review->decisions[field.conflict] = {.take = Take::custom, .custom = std::move(*value)};
    }

    std::string_view source_of(ReviewField const& field) const {
        switch (field.state) {
            case FieldState::same: return {};
            case FieldState::only_mine: return tr("merge.mine");
            case FieldState::only_theirs: return m_item.accepted ? tr("merge.theirs") : tr("merge.mine");
            case FieldState::conflict: break;
        }
        switch (m_work.review->decisions[field.conflict].take) {
            case Take::mine: return tr("merge.mine");
            case Take::theirs: return tr("merge.theirs");
            case Take::custom: return tr("merge.own_value");
            case Take::undecided: break;
        }
        return tr("merge.open");
    }

    void footer(Box at) {
        auto& ui = m_frame.ui;
        auto const& theme = ui.theme();
        ui.pen().line_h(at.x, at.right(), at.y, theme.line);
        Box line = at.inset(metric::space_page, 0);
        auto const next = neighbour(m_work, 1, true);
        bool const decided = is_decided(*m_work.review, m_item);
        Button done{.id = "next_open", .label = tr("merge.next_open"), .icon = Icon::check, .disabled = !decided || !next, .tip = !decided ? tr("merge.decide_first") : !next ? tr("merge.all_decided") : std::string_view{}};
        Box const right = line.cut_right(button_width(ui, done), 8);
        done.at = {right.x, at.cy() - 14, right.w, 28};
        if (button(ui, done)) look_at(m_frame, m_work, next);
        auto const wrong = std::ranges::count_if(m_problems, [](Problem const& p) { return p.severity == Severity::error; });
        auto const words = wrong > 0 ? tr("merge.wrong_fields", wrong) : decided ? std::string(tr("merge.valid")) : std::string(tr("merge.not_decided"));
        ui.pen().icon(line.x, line.cy(), wrong > 0 ? Icon::circle_x : decided ? Icon::circle_check : Icon::triangle_alert, wrong > 0 ? theme.red : decided ? theme.green : theme.amber, metric::icon_field);
        line.cut_left(20);
        text(ui, {.text = words, .type = Type::small, .color = wrong > 0 ? theme.red_text : theme.text2, .id = "valid", .role = sem::Role::status, .at = line});
    }

    Frame& m_frame;
    MergeWork& m_work;
    ReviewItem& m_item;
    Record m_merged;
    std::vector<Problem> m_problems;
};

}  // namespace

bool draw_merge_panel(Frame& frame, MergeWork& work, Record const& record, Box at) {
    auto* item = work.item(record.id());
    if (!item || !item->type) return false;
    Panel(frame, work, *item).draw(at);
    return true;
}

}  // namespace pmo::ui
