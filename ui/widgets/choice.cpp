#include "ui/widgets/choice.h"

#include <algorithm>
#include <cmath>

#include "ui/i18n/tr.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/item.h"
#include "ui/widgets/popup.h"

namespace pmo::ui {
namespace {

constexpr float kBox = 16;

std::string_view group_name(Ui const& ui, std::string_view name) { return name.empty() ? std::string_view(ui.form_name) : name; }

// Left and right in a group of choices, while one of them has the keyboard.
int arrow_step(detail::Item const& it) {
    if (!it.focused) return 0;
    int step = 0;
    for (ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow}) {
        if (ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, it.id)) step = key == ImGuiKey_LeftArrow ? -1 : 1;
        ImGui::SetKeyOwner(key, it.id);
    }
    return step;
}

void paint_check(Pen const& pen, Box const& box, bool on, bool mixed, detail::Item const& it) {
    Theme const& t = *pen.theme;
    if (on || mixed) {
        pen.fill(box, it.disabled ? t.disabled : it.hovered ? t.accent_hover : t.accent, metric::radius_badge);
        pen.icon(box.x + 2, box.cy(), mixed ? Icon::minus : Icon::check, it.disabled ? t.surface : t.on_accent, 12);
    } else {
        pen.panel(box, it.disabled ? t.grey_soft : t.field, it.hovered ? t.text3 : t.field_line, metric::radius_badge);
    }
    if (it.ring) pen.ring(box, metric::radius_badge, 1, t.accent);
}

}  // namespace

bool checkbox(Ui& ui, Check const& spec) {
    Theme const& t = ui.theme();
    float const words = spec.label.empty() ? 0 : 8 + std::ceil(text_width(ui.fonts(), Type::body, spec.label));
    Box const box = detail::take_place(spec.at, spec.width, kBox + words, spec.label.empty() ? kBox : 24);
    detail::Item const it = detail::item(ui, detail::make_id(spec.id), box, {.disabled = spec.disabled});
    if (it.visible) {
        Pen const pen = ui.pen();
        paint_check(pen, {box.x, std::round(box.cy() - kBox / 2), kBox, kBox}, spec.checked, spec.mixed, it);
        if (!spec.label.empty())
            pen.text({box.x + kBox + 8, box.y, box.w - kBox - 8, box.h}, it.disabled ? t.text3 : t.text1, Type::body, spec.label);
        std::string_view const name = !spec.name.empty() ? spec.name : !spec.label.empty() ? spec.label : group_name(ui, {});
        detail::emit(ui, it, sem::Role::checkbox, name, spec.mixed ? sem::mixed : spec.checked ? sem::checked : 0u);
        if (!spec.tip.empty()) tooltip_for(ui, box, spec.tip, spec.id);
    }
    return it.pressed;
}

bool switch_control(Ui& ui, Check const& spec) {
    Theme const& t = ui.theme();
    float const words = spec.label.empty() ? 0 : 8 + std::ceil(text_width(ui.fonts(), Type::body, spec.label));
    Box const box = detail::take_place(spec.at, spec.width, 32 + words, 24);
    detail::Item const it = detail::item(ui, detail::make_id(spec.id), box, {.disabled = spec.disabled});
    if (it.visible) {
        Pen const pen = ui.pen();
        Box const track{box.x, std::round(box.cy() - 9), 32, 18};
        ImU32 const fill = it.disabled ? t.disabled : spec.checked ? (it.hovered ? t.accent_hover : t.accent) : t.grey;
        pen.fill(track, fill, 9);
        pen.circle({spec.checked ? track.right() - 9 : track.x + 9, track.cy()}, 7, t.on_accent);
        if (it.ring) pen.ring(track, 9, 1, t.accent);
        if (!spec.label.empty()) pen.text({box.x + 40, box.y, box.w - 40, box.h}, it.disabled ? t.text3 : t.text1, Type::body, spec.label);
        std::string_view const name = !spec.name.empty() ? spec.name : !spec.label.empty() ? spec.label : group_name(ui, {});
        detail::emit(ui, it, sem::Role::switch_control, name, spec.checked ? sem::checked : 0u);
        if (!spec.tip.empty()) tooltip_for(ui, box, spec.tip, spec.id);
    }
    return it.pressed;
}

bool radio(Ui& ui, Radio const& spec) {
    Theme const& t = ui.theme();
    float const pad = spec.boxed ? 10.0f : 0.0f;
    float const words = std::max(text_width(ui.fonts(), Type::body, spec.label), text_width(ui.fonts(), Type::small, spec.caption));
    float const height = spec.caption.empty() ? (spec.boxed ? 34.0f : 24.0f) : (spec.boxed ? 50.0f : 42.0f);
    Box const box = detail::take_place(spec.at, spec.width, std::ceil(kBox + 8 + words + 2 * pad), height);
    detail::Item const it = detail::item(ui, detail::make_id(spec.id), box, {.disabled = spec.disabled});
    if (it.visible) {
        Pen const pen = ui.pen();
        if (spec.boxed) {
            ImU32 const fill = spec.chosen ? t.accent_soft : it.hovered ? t.hover : t.surface;
            pen.panel(box, fill, spec.chosen ? t.accent : t.line, metric::radius_button);
        }
        float const first = spec.caption.empty() ? box.cy() : box.y + (spec.boxed ? 16.0f : 12.0f);
        ImVec2 const centre{box.x + pad + kBox / 2, std::round(first)};
        pen.circle(centre, 7.5f, spec.chosen ? t.accent : t.field_line);
        pen.circle(centre, 6.5f, it.disabled ? t.grey_soft : t.field);
        if (spec.chosen) pen.circle(centre, 4, it.disabled ? t.disabled : t.accent);
        if (it.ring) pen.ring(spec.boxed ? box : Box{box.x, centre.y - 8, kBox, kBox}, spec.boxed ? metric::radius_button : 8, 1, t.accent);
        float const x = box.x + pad + kBox + 8, room = box.right() - pad - x;
        pen.text({x, first - 10, room, 20}, it.disabled ? t.text3 : t.text1, Type::body, spec.label);
        if (!spec.caption.empty()) pen.text({x, first + 8, room, 18}, t.text2, Type::small, spec.caption);
        if (sem::Node* node = detail::emit(ui, it, sem::Role::radio, spec.name.empty() ? spec.label : spec.name, spec.chosen ? sem::checked : 0u))
            node->description = spec.caption;
    }
    return it.pressed && !spec.chosen;
}

// ---------------------------------------------------------------------------------------------- segmented

namespace {

float segment_width(Ui const& ui, Segmented const& spec, Choice const& option) {
    if (spec.icons_only) return spec.size == Size::small ? 24.0f : 30.0f;
    Type const type = spec.size == Size::small ? Type::small_strong : Type::strong;
    float width = text_width(ui.fonts(), type, option.label) + (spec.size == Size::small ? 16.0f : 22.0f);
    if (option.icon != Icon::none) width += 20;
    if (!option.count.empty()) width += 6 + pill_width(ui.fonts(), option.count);
    return std::ceil(width);
}

}  // namespace

float segmented_width(Ui const& ui, Segmented const& spec) {
    float width = 4;
    for (Choice const& option : spec.options) width += segment_width(ui, spec, option);
    return width;
}

std::optional<int> segmented(Ui& ui, Segmented const& spec) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    float const height = spec.size == Size::small ? metric::control_small : metric::control;
    float const natural = segmented_width(ui, spec);
    Box box = detail::take_place(spec.at, spec.width < 0 ? std::min(natural, ImGui::GetContentRegionAvail().x) : spec.width, natural, height);
    ImGuiID const group = detail::make_id(spec.id);
    pen.fill(box, t.pressed, metric::radius_button);
    detail::emit_static(ui, group, box, sem::Role::radiogroup, group_name(ui, spec.name));
    ui.tree().push(group);

    std::optional<int> answer;
    int const count = static_cast<int>(spec.options.size());
    float const stretch = (box.w - natural) / static_cast<float>(std::max(1, count));
    float x = box.x + 2;
    for (int i = 0; i < count; ++i) {
        Choice const& option = spec.options[static_cast<std::size_t>(i)];
        float const x1 = i + 1 == count ? box.right() - 2 : std::round(x + segment_width(ui, spec, option) + stretch);
        Box const tile{x, box.y + 2, std::max(1.0f, x1 - x), box.h - 4};
        bool const chosen = i == spec.chosen;
        detail::Item const it = detail::item(ui, detail::child_id(group, option.key), tile, {.disabled = spec.disabled || option.disabled});
        if (it.pressed && !chosen) answer = i;
        if (int const step = arrow_step(it)) {
            int const next = i + step;
            if (next >= 0 && next < count) {
                answer = next;
                ui.focus_request = 0;
                ImGui::SetFocusID(detail::child_id(group, spec.options[static_cast<std::size_t>(next)].key), ImGui::GetCurrentWindow());
            }
        }
        if (it.visible) {
            ImU32 ink = chosen ? t.text1 : t.text2;
            if (it.disabled) ink = t.text3;
            if (chosen) pen.fill(tile, t.dark ? t.line_strong : t.surface, 5);
            else if (it.hovered) pen.fill(tile, with_alpha(t.surface, 110), 5);
            if (it.ring) pen.ring(tile, 5, 0, t.accent);
            bool const small = spec.size == Size::small;
            Type const type = chosen ? (small ? Type::small_strong : Type::strong) : (small ? Type::small : Type::body);
            if (spec.icons_only) {
                pen.icon(std::round(tile.cx() - 8), tile.cy(), option.icon, ink);
            } else {
                float const words = std::min(tile.w - 4, pen.width(type, option.label));
                float const all = words + (option.icon != Icon::none ? 20.0f : 0.0f) +
                                  (option.count.empty() ? 0 : 6 + pill_width(ui.fonts(), option.count));
                float at = std::round(tile.cx() - all / 2);
                if (option.icon != Icon::none) {
                    pen.icon(at, tile.cy(), option.icon, ink, metric::icon_field);
                    at += 20;
                }
                pen.text({at, tile.y, words + 1, tile.h}, ink, type, option.label);
                if (!option.count.empty()) paint_pill(pen, at + words + 6, tile.cy(), option.count);
            }
            detail::emit(ui, it, sem::Role::radio, option.label, chosen ? sem::checked : 0u, option.count);
            if (!option.tip.empty()) tooltip_for(ui, tile, option.tip, option.key);
            else if (spec.icons_only) tooltip_for(ui, tile, option.label, option.key);
        }
        x = x1;
    }
    ui.tree().pop();
    return answer;
}

// ---------------------------------------------------------------------------------------------- scale

std::optional<int> scale(Ui& ui, Scale const& spec) {
    Theme const& t = ui.theme();
    Pen const pen = ui.pen();
    constexpr float kTile = 24, kGap = 4;
    float const natural = static_cast<float>(spec.count) * (kTile + kGap) - kGap;
    Box const box = detail::take_place(spec.at, 0, natural, metric::control);
    ImGuiID const group = detail::make_id(spec.id);
    detail::emit_static(ui, group, box, sem::Role::radiogroup, group_name(ui, spec.name));
    ui.tree().push(group);
    std::optional<int> answer;
    for (int i = 1; i <= spec.count; ++i) {
        Box const tile{box.x + static_cast<float>(i - 1) * (kTile + kGap), std::round(box.cy() - kTile / 2), kTile, kTile};
        detail::Item const it = detail::item(ui, detail::child_id(group, static_cast<std::uint64_t>(i)), tile, {.disabled = spec.disabled || ui.read_only});
        if (it.pressed && i != spec.value) answer = i;
        if (int const step = arrow_step(it)) {
            int const next = std::clamp((spec.value ? spec.value : i) + step, 1, spec.count);
            if (next != spec.value) answer = next;
            ImGui::SetFocusID(detail::child_id(group, static_cast<std::uint64_t>(next)), ImGui::GetCurrentWindow());
        }
        if (it.focused)
            for (int digit = 1; digit <= std::min(9, spec.count); ++digit)
                if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_0 + digit), false)) answer = digit;
        if (it.visible) {
            bool const chosen = i == spec.value, below = i < spec.value;
            ImU32 const fill = chosen ? t.accent : below ? t.accent_soft : t.grey_soft;
            pen.fill(tile, it.hovered && !chosen ? (below ? t.selected_hover : t.pressed) : fill, metric::radius_badge);
            ImU32 const ink = chosen ? t.on_accent : below ? t.accent_text : t.text3;
            pen.text(tile, ink, chosen ? Type::strong : Type::body, std::to_string(i), Align::centre);
            if (it.ring) pen.ring(tile, metric::radius_badge, 0, t.accent);
            std::string name = std::to_string(i);
            if (static_cast<std::size_t>(i) <= spec.words.size()) {
                std::string_view const word = spec.words[static_cast<std::size_t>(i - 1)];
                name += " " + std::string(word);
                tooltip_for(ui, tile, word, name);
            }
            detail::emit(ui, it, sem::Role::radio, name, chosen ? sem::checked : 0u);
        }
    }
    ui.tree().pop();
    return answer;
}

}  // namespace pmo::ui
