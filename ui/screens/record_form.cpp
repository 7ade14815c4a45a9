#include "ui/screens/record_form.h"

#include <algorithm>

#include "core/registers/risk.h"
#include "ui/i18n/format.h"
#include "ui/i18n/problem_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/views/register_edits.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field_editor.h"
#include "ui/widgets/form.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr std::size_t kAllShown = 18;                // registers with more fields hide the empty ones that nobody asked for

// Registers whose fields belong together in a way that kinds do not tell. What is not named follows by kind.
struct NamedGroup { std::string_view type, key; std::span<std::string_view const> fields; };
constexpr std::string_view kRiskAssess[] = {"probability", "impact", "probability_percent", "impact_cost", "impact_days", "proximity", "trend"};
constexpr std::string_view kRiskRespond[] = {"strategy", "response", "trigger", "next_review", "review_every_days", "contingency", "contingency_reserve"};
constexpr std::string_view kRiskResidual[] = {"residual_probability", "residual_impact"};
constexpr std::string_view kRiskCause[] = {"kind", "category", "cause", "event", "effect"};
constexpr std::string_view kChangeImpact[] = {"impact_cost", "impact_days", "impact_scope", "impact_quality", "impact_risk", "alternatives"};
constexpr std::string_view kChangeDecide[] = {"board_date", "decided_by", "decided_on", "decision_comment", "implemented_on"};
constexpr std::string_view kIssueAssess[] = {"severity", "priority", "kind", "description", "cause", "impact_cost", "impact_days"};
constexpr std::string_view kTaskWork[] = {"duration", "percent_complete", "effort", "actual_start", "actual_finish", "deadline"};
constexpr std::string_view kProjectHealth[] = {"health_scope", "health_scope_trend", "health_risk", "health_risk_trend", "health_quality", "health_quality_trend", "health_reason"};
constexpr std::string_view kProjectFrame[] = {"stage", "start", "target_finish", "status_date", "budget", "reserve", "department", "sponsor", "customer"};

constexpr NamedGroup kNamed[] = {
    {"risk", "cause", kRiskCause}, {"risk", "assess", kRiskAssess}, {"risk", "respond", kRiskRespond}, {"risk", "residual", kRiskResidual},
    {"change_request", "impact", kChangeImpact}, {"change_request", "decide", kChangeDecide},
    {"issue", "assess", kIssueAssess},
    {"task", "work", kTaskWork},
    {"project", "frame", kProjectFrame}, {"project", "health", kProjectHealth},
};

std::string_view group_of_kind(FieldDef const& field) {
    switch (field.kind) {
        case Kind::note: return "content";
        case Kind::number: case Kind::money: return "figures";
        case Kind::date: case Kind::moment: return "dates";
        case Kind::link: case Kind::place: return "links";
        default: return "general";
    }
}

bool is_important(FieldDef const& field) {
    return (field.flags & (FieldFlag::required | FieldFlag::listed | FieldFlag::title | FieldFlag::code | FieldFlag::owner | FieldFlag::due | FieldFlag::status)) != 0;
}

float label_width() { return language() == Language::zh ? metric::form_label : 108.0f; }

class Form {
public:
    Form(Frame& frame, RecordForm const& spec) : m_frame(frame), m_spec(spec), m_first(*spec.records[0]), m_type(m_first.type()) {
        if (spec.records.size() == 1) check_record(m_first, frame.store, m_problems);
        auto const slot = slot_of(m_type, "project");
        if (auto const* id = slot == kNoSlot ? nullptr : std::get_if<Id>(&m_first.value(slot))) m_project = *id;
        else m_project = frame.session.location.project;
    }

    void draw() {
        whole_problems();
        std::size_t visible = 0;
        for (std::uint8_t slot = 0; slot < m_type.fields.size(); ++slot) visible += !(m_type.fields[slot].flags & FieldFlag::hidden) && wanted(slot);
        auto& storage = *ImGui::GetStateStorage();
        auto const key = ImGui::GetID("form.more");
        bool const all = visible <= kAllShown || storage.GetBool(key, false);
        std::size_t left_out = 0;
        for (auto const& group : form_groups(m_type)) {
            std::vector<std::uint8_t> shown;
            for (auto const slot : group.slots)
                if (!wanted(slot)) continue;
                else if (all || is_important(m_type.fields[slot]) || filled(slot) || problem_of(slot)) shown.push_back(slot);
                else ++left_out;
            if (shown.empty()) continue;
            if (!group.key.empty()) {
                skip(2);
                section(m_frame.ui, tr_key("form." + std::string(group.key)), note_of(group));
            }
            for (auto const slot : shown) row(slot);
        }
        if (left_out > 0) {
            skip(4);
            auto const words = tr("form.show_more", {format_integer(static_cast<std::int64_t>(left_out))});
            if (button(m_frame.ui, {.id = "form.more", .label = words, .icon = Icon::chevron_down, .kind = ButtonKind::ghost, .size = Size::small})) storage.SetBool(key, true);
        }
        skip(8);
    }

private:
    bool filled(std::uint8_t slot) const {
        return std::ranges::any_of(m_spec.records, [slot](Record const* record) { return record->has(slot); });
    }
    // Fields of other kinds than the record's are not asked for, unless there is something in them.
    bool wanted(std::uint8_t slot) const {
        auto const& field = m_type.fields[slot];
        auto const by = field.asked_by.empty() ? kNoSlot : slot_of(m_type, field.asked_by);
        if (by == kNoSlot || filled(slot) || problem_of(slot)) return true;
        return std::ranges::any_of(m_spec.records, [&](Record const* record) { return !record->has(by) || std::ranges::find(field.asked_for, record->text(by)) != field.asked_for.end(); });
    }
    bool mixed(std::uint8_t slot) const {
        return std::ranges::any_of(m_spec.records, [&](Record const* record) { return record->value(slot) != m_first.value(slot); });
    }
    // The worst problem beside a field.
    Problem const* problem_of(std::uint8_t slot) const {
        Problem const* worst = nullptr;
        for (auto const& problem : m_problems.found)
            if (problem.slot == slot && (!worst || problem.severity > worst->severity)) worst = &problem;
        return worst;
    }

    // What is wrong with the record as a whole stands above the fields.
    void whole_problems() {
        auto& ui = m_frame.ui;
        for (auto const& problem : m_problems.found) {
            if (problem.slot < m_type.fields.size()) continue;
            auto const words = sentence(problem, m_frame.store);
            auto const tone = problem.severity == Severity::error ? Tone::red : Tone::amber;
            auto const lines = ui.pen().wrap(Type::small, words, remaining().w - 40);
            Box box = remaining();
            box.h = 16 + Fonts::line_of(Type::small) * static_cast<float>(lines.size());
            ui.pen().panel(box, tone_soft_color(ui.theme(), tone), tone_line_color(ui.theme(), tone), metric::radius_button);
            ui.pen().icon(box.x + 10, box.y + 17, tone == Tone::red ? Icon::circle_x : Icon::triangle_alert, tone_text_color(ui.theme(), tone), metric::icon_field);
            ui.pen().lines(box.x + 32, box.y + 8, tone_text_color(ui.theme(), tone), Type::small, lines);
            say(ui, {.id = problem.code, .role = sem::Role::alert, .name = words, .at = box});
            skip(box.h + 8);
        }
    }

    std::string note_of(FormGroup const& group) const {
        if (&m_type != find_register("risk") || group.key != "assess" || m_spec.records.size() != 1) return {};
        auto const now = registers::risk::score(m_first), rest = registers::risk::residual_score(m_first);
        return now && rest ? tr("form.risk_scores", {format_integer(now), format_integer(rest)}) : std::string{};
    }

    void row(std::uint8_t slot) {
        auto& ui = m_frame.ui;
        auto const& field = m_type.fields[slot];
        auto const label = field_words(m_type, slot);
        auto const help = field_help(m_type, slot);
        auto const* problem = problem_of(slot);
        // An empty field that must be filled in is told by its star; a new form is not a wall of red.
        bool const only_missing = problem && problem->code == "required" && m_spec.focus_title;
        auto const words = problem && !only_missing ? sentence(*problem, m_frame.store) : std::string{};
        bool const differs = m_spec.records.size() > 1 && mixed(slot);
        std::string const urgency = m_spec.records.size() == 1 ? urgency_words(slot) : std::string{};
        Box const origin = remaining();
        {
            FormRow const form_row{ui, {.label = label, .required = (field.flags & FieldFlag::required) != 0,
                                        .problem = problem && problem->severity == Severity::error ? std::string_view(words) : std::string_view{},
                                        .warning = problem && problem->severity == Severity::warning ? std::string_view(words) : std::string_view(urgency),
                                        .hint = problem && problem->severity == Severity::hint ? std::string_view(words) : std::string_view{},
                                        .label_width = label_width(), .note = {}}};
            bool const title_row = (field.flags & FieldFlag::title) != 0;
            if (auto value = field_editor(m_frame, {.id = field.id, .type = m_type, .slot = slot, .value = differs ? Value{} : m_first.value(slot), .record = &m_first, .project = m_project, .mixed = differs, .read_only = m_spec.read_only, .focus = title_row && m_spec.focus_title})) write(slot, *value);
        }
        if (!help.empty()) tooltip_for(ui, {origin.x, origin.y, label_width(), metric::control}, help, field.id);
        if (&m_type == find_register("risk") && field.id == "impact" && m_spec.records.size() == 1) risk_score_row();
    }

    std::string urgency_words(std::uint8_t slot) const {
        auto const* date = std::get_if<Date>(&m_first.value(slot));
        auto const urgency = urgency_of(m_first, slot, m_frame.ui.today);
        if (!date || urgency == Urgency::none) return {};
        auto const days = date->day - m_frame.ui.today;
        return urgency == Urgency::overdue ? tr("form.overdue", -static_cast<std::int64_t>(days)) : days == 0 ? std::string(tr("form.due_today")) : tr("form.due_in", days);
    }

    void write(std::uint8_t slot, Value const& value) {
        std::vector<Id> ids;
        for (auto const* record : m_spec.records) ids.push_back(record->id());
        m_frame.edit(set_edit(m_frame.store, ids, slot, value));
    }

    // Computed, never typed: the score and what the risk is expected to cost.
    void risk_score_row() {
        auto& ui = m_frame.ui;
        auto const points = registers::risk::score(m_first);
        if (points == 0) return;
        auto const label = tr("column.score");
        FormRow const form_row{ui, {.label = label, .label_width = label_width(), .note = {}}};
        Box box = form_row.field();
        float const width = paint_score(ui.pen(), box.x, box.cy(), static_cast<int>(points), true);
        auto const score = score_words(static_cast<int>(points), true);
        say(ui, {.id = "score", .role = sem::Role::text, .name = label, .value = score, .at = {box.x, box.y, width, box.h}});
        if (m_first.has(registers::risk::impact_cost)) {
            auto const worth = registers::risk::exposure(m_first), cost = m_first.get(registers::risk::impact_cost);
            auto const amount = tr("form.risk_emv", {format_money(worth.minor, worth.currency.text(), MoneyStyle::with_unit)});
            auto const formula = tr("form.risk_exposure", {format_integer(registers::risk::percent_of(m_first)), format_money(cost.minor, cost.currency.text(), MoneyStyle::number), format_money(worth.minor, worth.currency.text(), MoneyStyle::with_unit)});
            box.cut_left(width + 8);
            text_at(ui, box, amount, Type::small, ui.theme().text2);
            tooltip_for(ui, box, formula, "exposure");
        }
        reserve(form_row.field());
    }

    Frame& m_frame;
    RecordForm const& m_spec;
    Record const& m_first;
    TypeDef const& m_type;
    Problems m_problems;
    Id m_project;
};

}  // namespace

std::vector<FormGroup> form_groups(TypeDef const& type) {
    std::vector<FormGroup> groups{{{}, {}}};
    std::uint64_t taken = 0;
    auto const take = [&](std::size_t group, std::uint8_t slot) {
        if (slot >= type.fields.size() || (taken >> slot & 1) || (type.fields[slot].flags & FieldFlag::hidden)) return;
        taken |= std::uint64_t{1} << slot;
        groups[group].slots.push_back(slot);
    };
    take(0, slot_with(type, FieldFlag::title));
    take(0, slot_with(type, FieldFlag::status));
    take(0, slot_with(type, FieldFlag::owner));
    for (auto const& named : kNamed) {
        if (named.type != type.id) continue;
        groups.push_back({named.key, {}});
        for (auto const id : named.fields)
            if (auto const slot = slot_of(type, id); slot != kNoSlot) take(groups.size() - 1, slot);
    }
    take(0, slot_with(type, FieldFlag::due));
    take(0, slot_with(type, FieldFlag::code));
    for (auto const key : {"general", "content", "figures", "dates", "links"}) {
        groups.push_back({key, {}});
        for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot)
            if (group_of_kind(type.fields[slot]) == key) take(groups.size() - 1, slot);
    }
    std::erase_if(groups, [](FormGroup const& group) { return group.slots.empty(); });
    return groups;
}

void record_form(Frame& frame, RecordForm const& spec) {
    if (spec.records.empty()) return;
    IdScope const scope{spec.records[0]->id()};
    bool const outer = frame.ui.read_only;
    frame.ui.read_only = outer || spec.read_only;
    Form{frame, spec}.draw();
    frame.ui.read_only = outer;
}

}  // namespace pmo::ui
