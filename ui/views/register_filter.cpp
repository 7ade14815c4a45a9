#include "ui/views/register_filter.h"

#include <algorithm>

#include "core/model/text_match.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/widgets/button.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/date_field.h"
#include "ui/widgets/field.h"
#include "ui/widgets/field_editor.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

constexpr float kSearch = 200, kPanel = 260, kRow = 26, kPadding = 10;
constexpr std::size_t kListed = 200, kNamed = 2;

bool can_filter(FieldDef const& field) { return !(field.flags & FieldFlag::hidden) && field.kind != Kind::place; }

bool holds_value(Condition const* condition, Value const& value) { return condition && condition->test == Test::equal && std::ranges::find(condition->values, value) != condition->values.end(); }

}  // namespace

std::string condition_words(TypeDef const& type, Condition const& condition, Store const& store) {
    auto const one = [&](std::size_t i) { return i < condition.values.size() ? value_words(type, condition.slot, condition.values[i], store) : std::string{}; };
    switch (condition.test) {
        case Test::open: return std::string(tr("filter.open"));
        case Test::closed: return std::string(tr("filter.closed"));
        case Test::empty: return std::string(tr("filter.empty"));
        case Test::filled: return std::string(tr("filter.filled"));
        case Test::contains: return tr("filter.contains_words", {condition.text});
        case Test::less: return "< " + one(0);
        case Test::at_most: return "≤ " + one(0);
        case Test::greater: return "> " + one(0);
        case Test::at_least: return "≥ " + one(0);
        case Test::between: return one(0) + " – " + one(1);
        case Test::equal: case Test::not_equal: break;
    }
    std::string words;
    for (std::size_t i = 0; i < condition.values.size() && i < kNamed; ++i) {
        if (i > 0) words += tr("filter.comma");
        words += empty(condition.values[i]) ? std::string(tr("filter.empty")) : one(i);
    }
    if (condition.values.size() > kNamed) words += tr("filter.and_more", {format_integer(static_cast<std::int64_t>(condition.values.size() - kNamed))});
    return condition.test == Test::not_equal ? tr("filter.not", {words}) : words;
}

void RegisterFilter::reset(TypeDef const& type) {
    clear();
    m_more.clear();
    if (auto const slot = slot_with(type, FieldFlag::status); slot != kNoSlot && !type.fields[slot].closed.empty()) where.push_back({.slot = slot, .test = Test::open});
}

void RegisterFilter::clear() {
    text.clear();
    where.clear();
}

Condition const* RegisterFilter::of(std::uint8_t slot) const {
    auto const at = std::ranges::find(where, slot, &Condition::slot);
    return at == where.end() ? nullptr : &*at;
}

void RegisterFilter::remove(std::uint8_t slot) { std::erase_if(where, [slot](Condition const& c) { return c.slot == slot; }); }

void RegisterFilter::set(Condition condition) {
    bool const nothing = (condition.test == Test::equal || condition.test == Test::not_equal) && condition.values.empty();
    auto const at = std::ranges::find(where, condition.slot, &Condition::slot);
    if (nothing) remove(condition.slot);
    else if (at != where.end()) *at = std::move(condition);
    else where.push_back(std::move(condition));
}

// Values to tick: options of a choice, records of a link, and "empty".
void RegisterFilter::choices(Frame& frame, TypeDef const& type, std::uint8_t slot, Id project, Box inner) {
    auto& ui = frame.ui;
    auto const& field = type.fields[slot];
    struct Offer { Value value; std::string key, words; };
    std::vector<Offer> offers;
    if (field.kind == Kind::choice)
        for (auto const option : field.options) offers.push_back({Value(std::string(option)), std::string(option), option_words(type, slot, option)});
    else {
        TextMatch const match(m_find);
        for (auto const* record : link_targets(frame, field.target, project)) {
            if (offers.size() >= kListed) break;
            if (match.empty() || match.in(shown_title(*record))) offers.push_back({Value(record->id()), to_text(record->id()), std::string(shown_title(*record))});
        }
    }
    if (!(field.flags & FieldFlag::required)) offers.push_back({Value{}, "empty", std::string(tr("filter.empty"))});
    bool const long_list = field.kind == Kind::link;
    if (long_list) {
        if (auto typed = search_field(ui, {.id = "find", .name = tr("widget.filter_options"), .value = m_find, .placeholder = tr("field.find"), .leading = Icon::search, .width = -1})) m_find = std::move(*typed);
        skip(4);
    }
    auto const* now = of(slot);
    float const height = std::min(static_cast<float>(offers.size()) * kRow, 9 * kRow);
    Box const area{inner.x, remaining().y, inner.w, height};
    {
        PanelScope const panel_scope{ui, {.id = "values", .name = tr("field.options"), .role = sem::Role::group, .at = area}};
        for (auto const& offer : offers) {
            bool const on = holds_value(now, offer.value);
            Box const row{panel_scope.inner().x, remaining().y, panel_scope.inner().w, kRow};
            bool const toggled = checkbox(ui, {.id = offer.key, .label = offer.words, .checked = on, .width = row.w - 4, .at = Box{row.x + 2, row.y, row.w - 4, kRow}});
            place(row.x, row.bottom());
            if (!toggled) continue;
            Condition next = now && now->test == Test::equal ? *now : Condition{.slot = slot, .test = Test::equal};
            if (on) std::erase(next.values, offer.value);
            else next.values.push_back(offer.value);
            set(std::move(next));
            break;                                         // `now` may have moved
        }
    }
    reserve(area);
    place(area.x, area.bottom());
}

// A lower and an upper bound; one of them may be missing.
void RegisterFilter::bounds(Frame& frame, TypeDef const& type, std::uint8_t slot) {
    auto& ui = frame.ui;
    auto const* now = of(slot);
    Value low, high;
    if (now && now->test == Test::between) {
        if (!now->values.empty()) low = now->values[0];
        if (now->values.size() > 1) high = now->values[1];
    }
    bool changed = false;
    auto const bound = [&](std::string_view id, std::string_view name, Value& value) {
        caption(ui, name);
        IdScope const scope{id};
        if (auto answer = field_editor(frame, {.id = "value", .type = type, .slot = slot, .value = value, .name = name})) {
            value = std::move(*answer);
            changed = true;
        }
        skip(4);
    };
    bound("low", tr("filter.from"), low);
    bound("high", tr("filter.to"), high);
    if (!changed) return;
    if (empty(low) && empty(high)) remove(slot);
    else set({.slot = slot, .test = Test::between, .values = {low, high}});
}

void RegisterFilter::words(Frame& frame, TypeDef const& type, std::uint8_t slot) {
    auto const* now = of(slot);
    auto const label = field_words(type, slot);
    auto const value = now && now->test == Test::contains ? now->text : std::string{};
    if (auto typed = text_field(frame.ui, {.id = "contains", .name = label, .value = value, .placeholder = tr("filter.contains"), .width = -1})) {
        if (typed->empty()) remove(slot);
        else set({.slot = slot, .test = Test::contains, .text = std::move(*typed)});
    }
    skip(4);
}

void RegisterFilter::panel(Frame& frame, TypeDef const& type, std::uint8_t slot, Id project, Box inner) {
    auto& ui = frame.ui;
    auto const& field = type.fields[slot];
    auto const* now = of(slot);
    // What holds for every value: open, closed, empty, filled.
    std::vector<Choice> general{{.key = "any", .label = tr("filter.any"), .count = {}, .tip = {}}};
    std::vector<Test> tests{Test::equal};
    auto const offer = [&](std::string_view key, std::string_view label, Test test) {
        general.push_back({.key = key, .label = label, .count = {}, .tip = {}});
        tests.push_back(test);
    };
    if (field.flags & FieldFlag::status) {
        offer("open", tr("filter.open"), Test::open);
        offer("closed", tr("filter.closed"), Test::closed);
    } else {
        offer("empty", tr("filter.empty"), Test::empty);
        offer("filled", tr("filter.filled"), Test::filled);
    }
    int chosen = now ? -1 : 0;
    for (std::size_t i = 1; i < tests.size(); ++i)
        if (now && now->test == tests[i]) chosen = static_cast<int>(i);
    auto const label = field_words(type, slot);
    if (auto const picked = segmented(ui, {.id = "general", .name = label, .options = general, .chosen = chosen, .size = Size::small, .width = inner.w})) {
        if (*picked == 0) remove(slot);
        else set({.slot = slot, .test = tests[static_cast<std::size_t>(*picked)]});
    }
    skip(6);
    switch (field.kind) {
        case Kind::choice: choices(frame, type, slot, project, inner); break;
        case Kind::link: if (field.target != "*") choices(frame, type, slot, project, inner); break;
        case Kind::text: case Kind::note: words(frame, type, slot); break;
        case Kind::flag: {
            Choice const both[] = {{.key = "yes", .label = tr("table.yes"), .count = {}, .tip = {}}, {.key = "no", .label = tr("table.no"), .count = {}, .tip = {}}};
            int const on = holds_value(of(slot), Value(true)) ? 0 : holds_value(of(slot), Value(false)) ? 1 : -1;
            if (auto const picked = segmented(ui, {.id = "flag", .name = label, .options = both, .chosen = on, .size = Size::small})) set({.slot = slot, .test = Test::equal, .values = {Value(*picked == 0)}});
            break;
        }
        default: bounds(frame, type, slot); break;
    }
}

void RegisterFilter::chip(Frame& frame, TypeDef const& type, std::uint8_t slot, Id project, std::size_t open, Box& bar, float reserved) {
    auto& ui = frame.ui;
    auto const& field = type.fields[slot];
    auto const* now = of(slot);
    auto const label = field_words(type, slot);
    auto words_of = label;
    if (now) words_of = now->test == Test::open ? tr("filter.chip_open", {format_integer(static_cast<std::int64_t>(open))}) : tr("filter.chip", {label, condition_words(type, *now, frame.store)});
    auto const id = "chip." + std::string(field.id);
    bool const is_status = (field.flags & FieldFlag::status) != 0;
    auto const shown = shorten(ui.fonts(), Type::body, words_of, 220);
    Button spec{.id = id, .label = shown, .icon = is_status ? Icon::list_filter : Icon::none, .kind = now ? ButtonKind::toggle : ButtonKind::ghost, .on = now != nullptr, .name = {}, .tip = shown == words_of ? std::string_view{} : std::string_view(words_of), .trailing = is_status && now ? Icon::none : Icon::chevron_down, .opens_menu = true};
    float const width = button_width(ui, spec);
    if (bar.w - reserved < width) return;                   // no room: the menu of filters still has it
    spec.at = bar.cut_left(width, 4);
    spec.at = {spec.at.x, bar.cy() - metric::control / 2, width, metric::control};
    bool const pressed = button(ui, spec);
    if (pressed || m_open == slot) {
        open_popup(ui, id);
        m_find.clear();
        m_open = kNoSlot;
    }
    PopupScope popup{ui, {.id = id, .name = label, .width = kPanel, .padding = kPadding}};
    if (!popup.open()) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) popup.close();    // also while somebody types in it: once is enough
    IdScope const scope{field.id};
    panel(frame, type, slot, project, popup.inner());
    if (of(slot)) {
        skip(4);
        if (button(ui, {.id = "remove", .label = tr("filter.remove"), .icon = Icon::x, .kind = ButtonKind::ghost, .size = Size::small})) {
            remove(slot);
            std::erase(m_more, slot);
            popup.close();
        }
    }
}

void RegisterFilter::add_menu(Frame& frame, TypeDef const& type, Id project, Box& bar) {
    auto& ui = frame.ui;
    Button spec{.id = "filter.add", .label = tr("filter.add"), .icon = Icon::plus, .kind = ButtonKind::ghost, .opens_menu = true};
    float const width = button_width(ui, spec);
    spec.at = bar.cut_left(width, 8);
    spec.at = {spec.at.x, bar.cy() - metric::control / 2, width, metric::control};
    if (button(ui, spec)) {
        open_popup(ui, "filter.fields");
        ui.popup = {.id = 0, .filter = {}, .highlighted = -1, .just_opened = true};
    }
    PopupScope popup{ui, {.id = "filter.fields", .name = tr("filter.add"), .width = 240, .padding = 0}};
    if (!popup.open()) return;
    std::vector<std::uint8_t> slots;
    std::vector<std::string> labels;
    for (std::uint8_t slot = 0; slot < type.fields.size(); ++slot) {
        if (!can_filter(type.fields[slot]) || (project && type.fields[slot].id == "project")) continue;
        slots.push_back(slot);
        labels.push_back(field_words(type, slot));
    }
    std::vector<Option> options;
    for (std::size_t i = 0; i < slots.size(); ++i) options.push_back({.key = type.fields[slots[i]].id, .label = labels[i], .caption = of(slots[i]) ? tr("filter.on") : std::string_view{}});
    auto const answer = option_list(ui, {.id = "fields", .options = options, .filter = options.size() > 8, .width = popup.inner().w});
    if (answer.chosen || answer.closed || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) popup.close();
    if (!answer.chosen || *answer.chosen < 0) return;
    m_open = slots[static_cast<std::size_t>(*answer.chosen)];
    if (std::ranges::find(m_more, m_open) == m_more.end()) m_more.insert(m_more.begin(), m_open);
}

void RegisterFilter::draw(Frame& frame, TypeDef const& type, Id project, std::size_t open, Box& bar) {
    auto& ui = frame.ui;
    Box const field = bar.cut_left(std::min(kSearch, bar.w * 0.4f), 8);
    if (auto typed = search_field(ui, {.id = "filter.text", .name = tr("filter.text"), .value = text, .placeholder = tr("filter.text"), .leading = Icon::search, .search = true, .focus = m_focus, .at = Box{field.x, field.cy() - metric::control / 2, field.w, metric::control}})) text = std::move(*typed);
    m_focus = false;

    Button const add{.id = "filter.add", .label = tr("filter.add"), .icon = Icon::plus, .kind = ButtonKind::ghost};
    float const reserved = button_width(ui, add) + 8;
    std::vector<std::uint8_t> slots;
    auto const offer = [&](std::uint8_t slot) {
        if (slot != kNoSlot && can_filter(type.fields[slot]) && std::ranges::find(slots, slot) == slots.end()) slots.push_back(slot);
    };
    offer(slot_with(type, FieldFlag::status));
    for (auto const& condition : where) offer(condition.slot);          // what narrows the list comes first: it must be seen
    for (auto const slot : m_more) offer(slot);
    if (!project) offer(slot_of(type, "project"));
    offer(slot_with(type, FieldFlag::owner));
    for (auto const slot : slots) chip(frame, type, slot, project, open, bar, reserved);
    add_menu(frame, type, project, bar);
}

}  // namespace pmo::ui
