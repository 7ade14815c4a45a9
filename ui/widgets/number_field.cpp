#include "ui/widgets/number_field.h"

#include <array>
#include <cmath>

#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/widgets/edit.h"

namespace pmo::ui {
namespace {

struct Work {
    std::string_view id, name, unit, placeholder, problem, warning;
    std::string shown, edited;
    NumberRules rules;
    std::span<NumberUnit const> units;
    std::int64_t step = 1;
    std::optional<std::int64_t> value;
    bool read_only = false, disabled = false, required = false;
    Size size = Size::normal;
    float width = -1;
    Box at;
};

std::int64_t power(int n) {
    std::int64_t p = 1;
    while (n-- > 0) p *= 10;
    return p;
}

std::string sentence(NumberFault fault, NumberRules const& rules, std::int64_t unit, int shown) {
    switch (fault) {
        case NumberFault::none: return {};
        case NumberFault::empty: return std::string(tr("number.problem.empty"));
        case NumberFault::too_many_decimals:
            return rules.decimals == 0 ? std::string(tr("number.problem.whole")) : tr("number.problem.decimals", {std::to_string(rules.decimals)});
        case NumberFault::too_small: return tr("number.problem.too_small", {format_decimal(rules.min / unit, shown)});
        case NumberFault::too_large: return tr("number.problem.too_large", {format_decimal(rules.max / unit, shown)});
        case NumberFault::overflow: return std::string(tr("number.problem.overflow"));
        case NumberFault::not_a_number: break;
    }
    return std::string(tr("number.problem.not_a_number"));
}

std::optional<NumberEdit> run(Ui& ui, Work const& w) {
    float const height = w.size == Size::small ? metric::control_small : metric::control;
    Box const frame = detail::take_place(w.at, w.width, 100, height);
    detail::EditSpec e;
    e.id = detail::make_id(w.id);
    e.key = w.id;
    e.frame = frame;
    auto const refused = ui.refused.find(e.id);
    bool const is_refused = refused != ui.refused.end();
    std::string const refused_text = is_refused ? refused->second.text : std::string();
    std::string const refused_problem = is_refused ? refused->second.problem : std::string();
    e.value = is_refused ? refused_text : w.shown;
    e.edit_value = is_refused ? refused_text : w.edited;
    e.problem = is_refused ? std::string_view(refused_problem) : detail::field_problem(ui, w.problem);
    e.warning = detail::field_warning(ui, w.warning);
    e.name = detail::field_name(ui, w.name);
    e.unit = w.unit;
    e.placeholder = w.placeholder;
    e.read_only = w.read_only || ui.read_only;
    e.disabled = w.disabled;
    e.required = w.required || ui.form_required;
    e.role = sem::Role::spinbutton;
    e.state = sem::decimal;
    e.select_all = true;
    e.type = w.size == Size::small ? Type::small : Type::body;
    if (!w.unit.empty()) e.right = 16 + text_width(ui.fonts(), Type::small, w.unit);
    detail::Edit edit = detail::edit_box(ui, e);
    if (is_refused) ui.form_refused = refused_problem;
    if (is_refused && edit.hovered) tooltip_for(ui, frame, refused_problem, w.id);

    auto parse = [&](std::string_view text) { return parse_number(text, w.rules, w.units); };
    if (edit.step != 0) {
        std::int64_t const from = edit.active ? parse(edit.text).value : w.value.value_or(0);
        std::int64_t const next = std::min(w.rules.max, std::max(w.rules.min, from + edit.step * w.step));
        if (edit.active) detail::replace_draft(ui, e.id, format_plain(next, w.rules.decimals));
        else if (next != w.value) return NumberEdit{next};
    }
    if (edit.cancelled) ui.refused.erase(e.id);
    if (!edit.committed && edit.ended && is_refused && !edit.cancelled) ui.refused[e.id] = {refused_text, refused_problem};
    if (!edit.committed) return std::nullopt;

    NumberResult const result = parse(*edit.committed);
    if (result.fault == NumberFault::empty && !e.required) {
        ui.refused.erase(e.id);
        if (!w.value) return std::nullopt;
        return NumberEdit{};
    }
    if (result.fault != NumberFault::none) {
        ui.refused[e.id] = {*edit.committed, sentence(result.fault, w.rules, 1, w.rules.decimals)};
        ui.wake(0);
        return std::nullopt;
    }
    ui.refused.erase(e.id);
    if (w.value == result.value) return std::nullopt;
    return NumberEdit{result.value};
}

// Words people write after a number that belong to the field's own unit.
constexpr std::array kPlainUnits{NumberUnit{"%", 1}, NumberUnit{"天", 1}, NumberUnit{"工作日", 1}, NumberUnit{"个", 1}, NumberUnit{"人", 1},
                                 NumberUnit{"小时", 1}, NumberUnit{"d", 1}, NumberUnit{"h", 1}, NumberUnit{"万", 10000}, NumberUnit{"k", 1000}};

}  // namespace

std::string number_problem(NumberFault fault, NumberField const& spec) {
    NumberRules rules;
    rules.decimals = spec.decimals;
    rules.min = spec.min;
    rules.max = spec.max;
    return sentence(fault, rules, 1, spec.decimals);
}

std::optional<NumberEdit> number_field(Ui& ui, NumberField const& spec) {
    Work w;
    w.id = spec.id, w.name = spec.name, w.unit = spec.unit, w.placeholder = spec.placeholder;
    w.problem = spec.problem, w.warning = spec.warning;
    w.read_only = spec.read_only, w.disabled = spec.disabled, w.required = spec.required;
    w.size = spec.size, w.width = spec.width, w.at = spec.at;
    w.rules.decimals = spec.decimals, w.rules.min = spec.min, w.rules.max = spec.max;
    w.value = spec.value;
    w.step = spec.step ? spec.step : power(spec.decimals);
    w.units = kPlainUnits;
    if (spec.value) {
        w.shown = format_decimal(*spec.value, spec.decimals, spec.shown_decimals);
        w.edited = format_plain(*spec.value, spec.decimals);
    }
    return run(ui, w);
}

std::optional<NumberEdit> money_field(Ui& ui, MoneyField const& spec) {
    // Typed in the unit of the language: 84 is 84 万元.
    bool const rate = !spec.per.empty();
    std::int64_t const unit = rate ? money_unit_minor(spec.currency) / (language() == Language::zh ? 10000 : 1000) : money_unit_minor(spec.currency);
    bool const zh = language() == Language::zh;
    int decimals = 0;
    for (std::int64_t rest = unit; rest > 1; rest /= 10) ++decimals;
    // Scaled by 10^decimals of the unit, one step of the value is one minor unit.
    std::string const unit_name = rate ? std::string(spec.currency) + std::string(spec.per) : money_unit(spec.currency);
    Work w;
    w.id = spec.id, w.name = spec.name, w.unit = unit_name, w.placeholder = spec.placeholder;
    w.problem = spec.problem, w.warning = spec.warning;
    w.read_only = spec.read_only, w.disabled = spec.disabled, w.required = spec.required;
    w.width = spec.width, w.at = spec.at;
    w.rules.decimals = decimals;
    w.rules.min = spec.allow_negative ? INT64_MIN : 0;
    w.value = spec.minor;
    w.step = unit;
    static constexpr std::array kZh{NumberUnit{"万元", 1}, NumberUnit{"万", 1}, NumberUnit{"亿元", 10000}, NumberUnit{"亿", 10000}};
    static constexpr std::array kEn{NumberUnit{"k", 1}, NumberUnit{"m", 1000}};
    static constexpr std::array kWhole{NumberUnit{"元", 1}, NumberUnit{"万", 10000}, NumberUnit{"k", 1000}};
    w.units = rate ? std::span<NumberUnit const>(kWhole) : zh ? std::span<NumberUnit const>(kZh) : std::span<NumberUnit const>(kEn);
    if (spec.minor) {
        w.shown = format_money(*spec.minor, spec.currency, rate ? MoneyStyle::full : MoneyStyle::number);
        w.edited = format_plain(*spec.minor, decimals);
    }
    return run(ui, w);
}

}  // namespace pmo::ui
