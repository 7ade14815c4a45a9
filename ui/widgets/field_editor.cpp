#include "ui/widgets/field_editor.h"

#include <algorithm>

#include "core/base/order_key.h"
#include "core/model/tree.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/item.h"
#include "ui/widgets/link_field.h"
#include "ui/widgets/number_field.h"

namespace pmo::ui {

namespace {

FieldDef const& field_of(FieldEditor const& spec) { return spec.type.fields[spec.slot]; }
std::string_view placeholder_of(FieldEditor const& spec) { return spec.mixed ? tr("field.mixed") : std::string_view{}; }
bool is_required(FieldEditor const& spec) { return (field_of(spec).flags & FieldFlag::required) != 0; }

std::string_view text_of(FieldEditor const& spec) {
    auto const* text = std::get_if<std::string>(&spec.value);
    return text && !spec.mixed ? std::string_view(*text) : std::string_view{};
}

std::optional<Value> text_value(std::optional<std::string> typed) {
    if (!typed) return std::nullopt;
    Value value;
    if (!typed->empty()) value = std::move(*typed);
    return value;
}

std::optional<Value> edit_text(Ui& ui, FieldEditor const& spec) {
    return text_value(text_field(ui, {.id = spec.id, .name = spec.name, .value = text_of(spec), .placeholder = placeholder_of(spec), .read_only = spec.read_only, .required = is_required(spec), .focus = spec.focus, .width = spec.width, .at = spec.at}));
}

std::optional<Value> edit_note(Ui& ui, FieldEditor const& spec) {
    auto const words = text_of(spec);
    auto const lines = 1 + static_cast<int>(std::ranges::count(words, '\n'));
    return text_value(text_area(ui, {.id = spec.id, .name = spec.name, .value = words, .placeholder = placeholder_of(spec), .read_only = spec.read_only, .required = is_required(spec), .lines = std::clamp(lines, 3, 10), .width = spec.width, .at = spec.at}));
}

// Working time in days and hours. What cannot be read stays in the field with its sentence until it is corrected.
std::optional<Value> edit_duration(Ui& ui, FieldEditor const& spec) {
    auto const id = detail::child_id(detail::make_id(spec.id), "duration");
    auto const* minutes = std::get_if<std::int64_t>(&spec.value);
    auto const shown = minutes && !spec.mixed ? duration_words(*minutes) : std::string{};
    auto const refused = ui.refused.find(id);
    std::string const words = refused == ui.refused.end() ? shown : refused->second.text;
    std::string const problem = refused == ui.refused.end() ? std::string{} : refused->second.problem;
    auto const typed = text_field(ui, {.id = spec.id, .name = spec.name, .value = words, .placeholder = spec.mixed ? tr("field.mixed") : tr("field.duration_hint"), .problem = problem, .read_only = spec.read_only, .required = is_required(spec), .focus = spec.focus, .width = spec.width, .at = spec.at});
    if (!problem.empty()) ui.form_refused = problem;         // the form row says it below the field
    if (!typed) return std::nullopt;
    if (typed->empty()) { ui.refused.erase(id); return Value{}; }
    if (auto const value = parse_duration(*typed)) { ui.refused.erase(id); return Value(*value); }
    ui.refused[id] = {*typed, std::string(tr("value.not_a_duration"))};
    return std::nullopt;
}

std::optional<Value> edit_number(Ui& ui, FieldEditor const& spec) {
    auto const& field = field_of(spec);
    if (field.unit == Unit::minutes) return edit_duration(ui, spec);
    auto const* number = std::get_if<std::int64_t>(&spec.value);
    if (field.min == 1 && field.max >= 3 && field.max <= 5 && field.scale == 0) {
        auto const tile = scale(ui, {.id = spec.id, .name = spec.name, .value = number && !spec.mixed ? static_cast<int>(*number) : 0, .count = static_cast<int>(field.max), .words = {}, .disabled = spec.read_only, .at = spec.at});
        return tile ? std::optional<Value>(static_cast<std::int64_t>(*tile)) : std::nullopt;
    }
    auto const unit = unit_words(field.unit);
    auto const shown = number && !spec.mixed ? std::optional<std::int64_t>(*number) : std::nullopt;
    auto const typed = number_field(ui, {.id = spec.id, .name = spec.name, .value = shown, .decimals = field.scale + (field.unit == Unit::permille ? 1 : 0), .unit = unit, .placeholder = placeholder_of(spec), .read_only = spec.read_only, .required = is_required(spec), .width = spec.width, .at = spec.at});
    if (!typed) return std::nullopt;
    Value value;
    if (typed->value) value = *typed->value;
    return value;
}

std::optional<Value> edit_money(Ui& ui, FieldEditor const& spec) {
    auto const* money = std::get_if<Money>(&spec.value);
    auto const currency = money ? money->currency : Currency{};
    auto const per = is_rate(spec.type.fields[spec.slot]) ? unit_words(Unit::per_hour) : std::string{};
    auto const typed = money_field(ui, {.id = spec.id, .name = spec.name, .minor = money && !spec.mixed ? std::optional<std::int64_t>(money->minor) : std::nullopt, .currency = currency.text(), .per = per, .placeholder = placeholder_of(spec), .read_only = spec.read_only, .required = is_required(spec), .allow_negative = true, .width = spec.width, .at = spec.at});
    if (!typed) return std::nullopt;
    Value value;
    if (typed->value) value = Money{*typed->value, currency};
    return value;
}

std::optional<DateEdit> edit_day(Ui& ui, FieldEditor const& spec, std::optional<std::int32_t> day, Box const& at) {
    return date_field(ui, {.id = spec.id, .name = spec.name, .day = spec.mixed ? std::nullopt : day, .base = {}, .placeholder = placeholder_of(spec), .read_only = spec.read_only, .required = is_required(spec), .width = spec.width, .at = at});
}

std::optional<Value> edit_date(Ui& ui, FieldEditor const& spec) {
    auto const* date = std::get_if<Date>(&spec.value);
    auto const typed = edit_day(ui, spec, date ? std::optional<std::int32_t>(date->day) : std::nullopt, spec.at);
    if (!typed) return std::nullopt;
    Value value;
    if (typed->day) value = Date{*typed->day};
    return value;
}

// A day and a time of day. A new day keeps the time; without one it is the beginning of the working day.
std::optional<Value> edit_moment(Ui& ui, FieldEditor const& spec) {
    auto const* moment = std::get_if<Moment>(&spec.value);
    Box box = detail::take_place(spec.at, spec.width, 220, metric::control);
    Box const time = box.cut_right(72, 6);
    std::optional<Value> answer;
    int const minute = moment ? minute_of_day(*moment) : 8 * 60;
    if (auto const typed = edit_day(ui, spec, moment ? std::optional<std::int32_t>(date_of(*moment).day) : std::nullopt, box)) {
        answer.emplace();
        if (typed->day) *answer = moment_of(Date{*typed->day}, minute);
    }
    auto const words = moment && !spec.mixed ? format_time(moment->minute) : std::string{};
    auto const time_id = std::string(spec.id) + ".time";
    auto const typed = text_field(ui, {.id = time_id, .name = tr("field.time"), .value = words, .placeholder = "08:00", .read_only = spec.read_only || !moment, .at = time});
    if (typed && moment)
        if (auto const at = parse_moment(to_text(date_of(*moment)) + "T" + (typed->size() == 4 ? "0" : "") + *typed)) answer = Value(*at);
    return answer;
}

std::optional<Value> edit_choice(Ui& ui, FieldEditor const& spec) {
    auto const& field = field_of(spec);
    std::vector<std::string> words;
    words.reserve(field.options.size());
    for (auto const option : field.options) words.push_back(option_words(spec.type, spec.slot, option));
    auto const chosen_at = std::ranges::find(field.options, text_of(spec));
    int const chosen = chosen_at == field.options.end() ? -1 : static_cast<int>(chosen_at - field.options.begin());
    auto const option_value = [&](int index) {
        Value value;
        if (index >= 0) value = std::string(field.options[static_cast<std::size_t>(index)]);
        return value;
    };
    if (field.options.size() <= 5) {
        std::vector<Choice> choices;
        for (std::size_t i = 0; i < words.size(); ++i) choices.push_back({.key = field.options[i], .label = words[i], .count = {}, .tip = {}});
        Segmented const segments{.id = spec.id, .name = spec.name, .options = choices, .chosen = chosen, .disabled = spec.read_only, .at = spec.at};
        float const room = spec.at.w > 0 ? spec.at.w : ImGui::GetContentRegionAvail().x;
        if (segmented_width(ui, segments) <= room) {
            auto const answer = segmented(ui, segments);
            if (!answer) return std::nullopt;
            return option_value(*answer == chosen && !is_required(spec) ? -1 : *answer);   // once more: none
        }
    }
    std::vector<Option> options;
    for (std::size_t i = 0; i < words.size(); ++i) options.push_back({.key = field.options[i], .label = words[i], .caption = {}});
    auto const answer = combo(ui, {.id = spec.id, .name = spec.name, .options = options, .chosen = chosen, .placeholder = spec.mixed ? tr("field.mixed") : tr("widget.not_chosen"), .can_clear = !is_required(spec), .read_only = spec.read_only, .required = is_required(spec), .width = spec.width, .at = spec.at});
    if (!answer) return std::nullopt;
    return option_value(*answer);
}

std::optional<Value> edit_flag(Ui& ui, FieldEditor const& spec) {
    auto const* flag = std::get_if<bool>(&spec.value);
    bool const on = flag && *flag;
    auto const name = spec.name.empty() ? std::string_view(ui.form_name) : spec.name;
    bool const toggled = checkbox(ui, {.id = spec.id, .label = {}, .checked = on && !spec.mixed, .mixed = spec.mixed, .disabled = spec.read_only, .name = name, .at = spec.at});
    return toggled ? std::optional<Value>(!on || spec.mixed) : std::nullopt;
}

std::optional<Value> edit_link(Frame& frame, FieldEditor const& spec) {
    auto const& field = field_of(spec);
    auto const* id = std::get_if<Id>(&spec.value);
    auto const answer = link_field(frame, {.id = spec.id, .target = field.target, .chosen = id && !spec.mixed ? *id : kNoId, .not_this = spec.record ? spec.record->id() : kNoId, .project = spec.project, .name = spec.name, .placeholder = spec.mixed ? tr("field.mixed") : tr("widget.not_chosen"), .can_clear = !is_required(spec), .may_create = spec.may_create && field.target != "*", .read_only = spec.read_only, .width = spec.width, .at = spec.at});
    if (!answer) return std::nullopt;
    Value value;
    if (*answer) value = *answer;
    return value;
}

// The parent in a tree. The record goes to the end of its new siblings.
std::optional<Value> edit_place(Frame& frame, FieldEditor const& spec) {
    auto const* place = std::get_if<Place>(&spec.value);
    auto const answer = link_field(frame, {.id = spec.id, .target = spec.type.id, .chosen = place && !spec.mixed ? place->parent() : kNoId, .not_this = spec.record ? spec.record->id() : kNoId, .project = spec.project, .name = spec.name, .placeholder = spec.mixed ? tr("field.mixed") : tr("value.top_level"), .can_clear = true, .may_create = false, .tree = true, .read_only = spec.read_only, .width = spec.width, .at = spec.at});
    if (!answer) return std::nullopt;
    std::string last;
    for (auto const& row : frame.store.table(spec.type).rows()) {
        auto const* other = std::get_if<Place>(&row.value(spec.slot));
        if (other && !row.deleted() && other->parent() == *answer && other->order() > last) last = other->order();
    }
    return Value(Place(*answer, order_between(last, {}, frame.ids.jitter())));
}

}  // namespace

std::optional<Value> field_editor(Frame& frame, FieldEditor const& spec) {
    auto& ui = frame.ui;
    switch (field_of(spec).kind) {
        case Kind::text: return edit_text(ui, spec);
        case Kind::note: return edit_note(ui, spec);
        case Kind::number: return edit_number(ui, spec);
        case Kind::money: return edit_money(ui, spec);
        case Kind::date: return edit_date(ui, spec);
        case Kind::moment: return edit_moment(ui, spec);
        case Kind::choice: return edit_choice(ui, spec);
        case Kind::link: return edit_link(frame, spec);
        case Kind::flag: return edit_flag(ui, spec);
        case Kind::place: return edit_place(frame, spec);
    }
    return std::nullopt;
}

std::vector<Record const*> link_targets(Frame const& frame, std::string_view target, Id project) {
    std::vector<Record const*> near, far;
    auto const* type = find_register(target);
    if (!type) return near;
    auto const slot = slot_of(*type, "project");
    for (auto const& record : frame.store.table(*type).rows()) {
        if (record.deleted() || title_of(record).empty()) continue;
        bool const here = slot == kNoSlot || !project || record.value(slot) == Value(project);
        (here ? near : far).push_back(&record);
    }
    // Where the project has records of its own, those of other projects would be mistakes.
    if (near.empty() || slot == kNoSlot || !project) near.insert(near.end(), far.begin(), far.end());
    return near;
}

std::vector<Record const*> link_targets(Frame const& frame, Record const& record, std::uint8_t slot) {
    auto const project = slot_of(record.type(), "project");
    auto const* id = project == kNoSlot ? nullptr : std::get_if<Id>(&record.value(project));
    auto found = link_targets(frame, record.type().fields[slot].target, id ? *id : kNoId);
    std::erase(found, &record);
    return found;
}

}  // namespace pmo::ui
