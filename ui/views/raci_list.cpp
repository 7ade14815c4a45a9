#include "ui/views/raci_list.h"

#include <algorithm>
#include <cmath>

#include "core/registers/activity.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"

namespace pmo::ui {

namespace {

namespace act = registers::activity;

std::string number(std::int64_t value) { return format_integer(value); }

bool can_repair(rules::Hit const& hit) {
    return hit.rule == "raci.no_accountable" || hit.rule == "raci.many_accountable" || hit.rule == "raci.no_responsible" || hit.rule == "raci.many_consulted" || hit.rule == "raci.doubled" || hit.rule == "raci.party_gone";
}

// The first findings by name, as many as fit.
std::string summary(Frame& frame, RaciFindings const& found, Severity severity, std::size_t most) {
    std::string words;
    std::size_t said = 0, all = 0;
    for (auto const& hit : found.hits) {
        if (hit.severity != severity) continue;
        ++all;
        if (said >= most) continue;
        auto const* subject = frame.store.live(hit.subject);
        auto const code = subject && &subject->type() == &act::kType ? std::string(subject->get(act::code)) : std::string{};
        words += (said++ ? std::string(tr("raci.join")) : std::string{}) + (code.empty() && subject ? record_name(*subject) : code) + " " + short_hit_words(hit, frame.store);
    }
    return all > said ? words + " …" : words;
}

}  // namespace

bool draw_raci_banner(Frame& frame, Box box, RaciFindings const& found) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    bool const errors = found.count[2] > 0, warnings = found.count[1] > 0;
    auto const tone = errors ? Tone::red : warnings ? Tone::amber : found.count[0] > 0 ? Tone::blue : Tone::green;
    bool answer = false;
    auto const pen = ui.pen();
    pen.panel(box, tone_soft_color(theme, tone), tone_line_color(theme, tone), metric::radius_card);
    Box bar = box.inset(12, 0);
    Button next{.id = "next", .label = tr("raci.next_place"), .icon = Icon::arrow_down, .size = Size::small, .tip = tr("raci.next_place_tip")};
    bool const places = std::ranges::any_of(found.of_row, [](auto const& hits) { return !hits.empty(); });
    if (places) {
        Box const at = bar.cut_right(button_width(ui, next), 12);
        next.at = {at.x, std::round(at.cy() - metric::control_small / 2), at.w, metric::control_small};
        answer = button(ui, next);
    }
    std::string spoken;
    auto const part = [&](Severity severity, std::string const& count, std::string const& words) {
        if (bar.w < 60) return;
        auto const part_tone = severity_tone(severity);
        pen.icon(bar.x, bar.cy(), severity_icon(severity), tone_text_color(theme, part_tone), metric::icon_field);
        bar.cut_left(20);
        pen.text(bar.cut_left(std::min(bar.w, std::ceil(pen.width(Type::strong, count)) + 1), 8), tone_text_color(theme, part_tone), Type::strong, count);
        float const width = std::min(bar.w, std::ceil(pen.width(Type::body, words)) + 1);
        pen.text(bar.cut_left(width, 16), tone_text_color(theme, part_tone), Type::body, words);
        spoken += (spoken.empty() ? "" : " ") + count + " " + words;
    };
    if (errors) part(Severity::error, tr("raci.errors", found.count[2]), summary(frame, found, Severity::error, 3));
    if (warnings) part(Severity::warning, tr("raci.warnings", found.count[1]), summary(frame, found, Severity::warning, errors ? 1 : 3));
    if (found.count[0] > 0) part(Severity::hint, tr("raci.hints", found.count[0]), summary(frame, found, Severity::hint, errors || warnings ? 1 : 3));
    if (spoken.empty()) {
        spoken = tr("raci.all_fine");
        pen.icon(bar.x, bar.cy(), Icon::circle_check, tone_text_color(theme, Tone::green), metric::icon_field);
        bar.cut_left(20);
        pen.text(bar, tone_text_color(theme, Tone::green), Type::body, spoken);
    }
    say(ui, {.id = "summary", .role = sem::Role::status, .name = spoken, .at = {box.x, box.y, bar.right() - box.x, box.h}});
    return answer;
}

rules::Hit const* draw_raci_findings(Frame& frame, Box area, RaciFindings const& found, bool editable) {
    rules::Hit const* chosen = nullptr;
    auto& ui = frame.ui;
    HitAction const actions[] = {{.key = "repair", .label = tr("raci.repair"), .icon = Icon::check, .fits = can_repair}};
    Box rest = area;
    auto const split = found.key.project && found.real > 0 && found.real < found.hits.size();
    auto const draw_part = [&](std::string_view id, std::string_view title_words, std::span<rules::Hit const> hits, Box at) {
        auto const count = number(static_cast<std::int64_t>(hits.size()));
        CardScope const card{ui, {.id = id, .title = title_words, .caption = count, .at = at}};
        auto const answer = draw_hit_list(frame, {.id = "hits", .name = title_words, .hits = hits, .actions = editable ? std::span<HitAction const>(actions) : std::span<HitAction const>{}, .none = tr("raci.all_fine"), .at = card.body()});
        if (answer.hit >= 0 && answer.action == 0) chosen = &hits[static_cast<std::size_t>(answer.hit)];
    };
    auto const in_itself = std::span(found.hits).first(found.real), really = std::span(found.hits).subspan(found.real);
    if (!found.key.project) {
        draw_part("itself", tr("raci.in_itself"), in_itself, rest);
        return chosen;
    }
    float const half = split ? std::round(std::clamp(44 + 32 * static_cast<float>(in_itself.size()), 110.0f, (rest.h - 12) / 2)) : std::round((rest.h - 12) / 2);
    draw_part("itself", tr("raci.in_itself"), in_itself, rest.cut_top(half, 12));
    draw_part("really", tr("raci.against_reality"), really, rest);
    return chosen;
}

}  // namespace pmo::ui
