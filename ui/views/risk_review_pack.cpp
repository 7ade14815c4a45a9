#include "ui/views/risk_review_pack.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/review_risk.h"
#include "core/base/text.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/record_card.h"
#include "ui/views/risk_matrix.h"
#include "ui/views/screen_parts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace rsk = registers::risk;
namespace act = registers::risk_action;

constexpr float kLine = 46, kVerdict = 56;

EditContext context_of(Frame& frame) { return {frame.store, frame.ids, frame.session.location.project, frame.session.person, Date{frame.ui.today}}; }

std::string due_words(rules::ReviewItem const& item) {
    if (item.done) return std::string(tr("risk_pack.done"));
    if (!item.risk->has(rsk::next_review)) return std::string(tr("risk_pack.no_date"));
    if (item.overdue_days > 0) return tr("risk_pack.overdue", {format_integer(item.overdue_days)});
    return item.overdue_days == 0 ? std::string(tr("risk_pack.today")) : tr("risk_pack.in_days", {format_integer(-item.overdue_days)});
}

}  // namespace

std::vector<rules::ReviewItem> const& RiskReviewPack::pack_of(Frame& frame) {
    auto const project = frame.session.location.project;
    return m_pack.get(frame, project, [&] { return rules::review_pack(facts_of(frame), project); });
}

std::vector<Id> const& RiskReviewPack::in_order(std::vector<rules::ReviewItem> const& pack, Id project) {
    if (project != m_project) {
        m_project = project;
        m_order.clear();
        m_risk = kNoId;
    }
    auto const here = [&](Id id) { return std::ranges::any_of(pack, [&](rules::ReviewItem const& item) { return item.risk->id() == id; }); };
    std::erase_if(m_order, [&](Id id) { return !here(id); });
    for (auto const& item : pack)
        if (std::ranges::find(m_order, item.risk->id()) == m_order.end()) m_order.push_back(item.risk->id());
    return m_order;
}

void RiskReviewPack::choose(Frame& frame, Id id) {
    m_risk = id;
    m_comment.clear();
    auto const* risk = frame.store.live(id);
    m_probability = risk ? static_cast<int>(risk->get(rsk::probability)) : 0;
    m_impact = risk ? static_cast<int>(risk->get(rsk::impact)) : 0;
    frame.select(id);
}

void RiskReviewPack::step(Frame& frame, int by) {
    auto const at = std::ranges::find(m_order, m_risk);
    if (at == m_order.end()) return;
    auto const next = (at - m_order.begin()) + by;
    if (next >= 0 && next < static_cast<std::ptrdiff_t>(m_order.size())) choose(frame, m_order[static_cast<std::size_t>(next)]);
}

// The next one behind this that nobody has looked at, else the first of them; at the end it stays.
void RiskReviewPack::next_open(Frame& frame) {
    auto const& pack = pack_of(frame);
    auto const waits = [&](Id id) { return id != m_risk && std::ranges::any_of(pack, [&](rules::ReviewItem const& item) { return item.risk->id() == id && !item.done; }); };
    auto const from = std::ranges::find(m_order, m_risk);
    auto const behind = std::find_if(from, m_order.end(), waits);
    auto const next = behind != m_order.end() ? behind : std::ranges::find_if(m_order, waits);
    if (next != m_order.end()) choose(frame, *next);
}

void RiskReviewPack::keep(Frame& frame) {
    auto edit = review_risk(context_of(frame), m_risk, {m_probability, m_impact, m_comment});
    if (!edit || !frame.writable) return;
    frame.edit(std::move(*edit));
    next_open(frame);
}

void RiskReviewPack::close(Frame& frame) {
    auto edit = close_risk(context_of(frame), m_risk, m_comment);
    if (!edit || !frame.writable) return;
    frame.edit(std::move(*edit));
    next_open(frame);
}

void RiskReviewPack::keys(Frame& frame) {
    if (ImGui::GetIO().KeyCtrl) return;
    if (ImGui::IsKeyPressed(ImGuiKey_J)) step(frame, 1);
    if (ImGui::IsKeyPressed(ImGuiKey_K)) step(frame, -1);
    if (ImGui::IsKeyPressed(ImGuiKey_S, false)) keep(frame);
    if (ImGui::IsKeyPressed(ImGuiKey_C, false)) close(frame);
}

void RiskReviewPack::draw(Frame& frame, Box area) {
    auto const& pack = pack_of(frame);
    area = area.inset(metric::space_card);
    if (pack.empty()) {
        empty_state(frame.ui, {.id = "none", .icon = Icon::circle_check, .title = tr("risk_pack.empty"), .text = tr("risk_pack.empty_text"), .primary = {}, .secondary = {}, .at = area});
        return;
    }
    auto const& order = in_order(pack, frame.session.location.project);
    if (std::ranges::find(order, m_risk) == order.end()) {
        auto const selected = std::ranges::find(order, frame.session.selected());
        choose(frame, selected != order.end() ? *selected : order.front());
    }
    draw_list(frame, pack, area.cut_left(std::min(340.0f, area.w * 0.38f), metric::space_card));
    for (auto const& item : pack)
        if (item.risk->id() == m_risk) draw_risk(frame, item, area);
}

void RiskReviewPack::draw_list(Frame& frame, std::vector<rules::ReviewItem> const& pack, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const done = std::ranges::count_if(pack, &rules::ReviewItem::done);
    auto const caption = tr("risk_pack.progress", {format_integer(done), format_integer(static_cast<std::int64_t>(pack.size()))});
    CardScope const card{ui, {.id = "pack", .title = tr("risk_pack.title"), .caption = caption, .at = at}};
    PanelScope const panel{ui, {.id = "list", .name = tr("risk_pack.title"), .role = sem::Role::list, .at = card.body()}};
    Box const inner = panel.inner();
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        Box const row{inner.x, inner.y + kLine * static_cast<float>(i), inner.w, kLine};
        auto const item = std::ranges::find_if(pack, [&](rules::ReviewItem const& one) { return one.risk->id() == m_order[i]; });
        if (item == pack.end() || !ImGui::IsRectVisible(row.min(), row.max())) continue;
        auto const& risk = *item->risk;
        IdScope const scope{risk.id()};
        bool const chosen = risk.id() == m_risk;
        auto const name = record_name(risk), due = due_words(*item);
        auto const* project = frame.session.location.project ? nullptr : frame.store.live(risk.get(rsk::project));
        auto const who = (project ? std::string(code_of(*project)) + "  " : std::string{}) + owner_name(frame.store, risk);
        auto const hot = hot_area(ui, {.id = "risk", .name = name, .value = due, .description = who, .role = sem::Role::listitem, .state = chosen ? static_cast<std::uint32_t>(sem::selected) : 0u, .at = row, .ring_radius = 0});
        if (hot.clicked) choose(frame, risk.id());
        auto const pen = ui.pen();
        if (chosen || hot.hovered) pen.fill(row, chosen ? theme.selected : theme.hover);
        pen.line_h(row.x, row.right(), row.bottom() - 1, theme.grid);
        Box line = row.inset(12, 0);
        pen.icon(line.x, line.cy(), item->done ? Icon::circle_check : Icon::circle_dashed, item->done ? theme.green : theme.text3, metric::icon_field);
        line.cut_left(22);
        if (auto const score = static_cast<int>(rsk::score(risk)); score > 0) paint_score(pen, line.cut_right(score_width(ui.fonts(), 25, false), 8).x, row.cy(), score, false);
        pen.text({line.x, row.y + 5, line.w, 20}, item->done ? theme.text3 : theme.text1, Type::body, name);
        Box foot{line.x, row.y + 25, line.w, 16};
        float const width = std::ceil(pen.width(Type::small, due)) + 1;
        pen.text(foot.cut_right(width, 8), !item->done && item->overdue_days > 0 ? theme.red_text : theme.text3, Type::small, due, Align::right);
        pen.text(foot, theme.text3, Type::small, who);
    }
    reserve({inner.x, inner.y, inner.w, kLine * static_cast<float>(m_order.size())});
}

void RiskReviewPack::draw_risk(Frame& frame, rules::ReviewItem const& item, Box at) {
    auto& ui = frame.ui;
    auto const& risk = *item.risk;
    IdScope const scope{risk.id()};
    auto const title = std::string(code_of(risk)) + "  " + record_name(risk);
    CardScope const card{ui, {.id = "risk", .title = title, .caption = due_words(item), .at = at}};
    Box body = card.body();
    Box const foot = body.cut_bottom(frame.writable && registers::is_open(risk) ? kVerdict : 0);
    {
        PanelScope const panel{ui, {.id = "story", .name = title, .at = body, .padding_x = 12, .padding_y = 8}};
        Box rest = panel.inner();
        float const top = rest.y;
        rest.h = 6000;
        for (auto const& hit : item.hits) {
            auto const words = sentence(hit, frame.store);
            Box const row = rest.cut_top(24, 4);
            auto const tone = severity_tone(hit.severity);
            ui.pen().fill(row, tone_soft_color(ui.theme(), tone), metric::radius_button);
            ui.pen().icon(row.x + 8, row.cy(), severity_icon(hit.severity), severity_color(ui.theme(), hit.severity), metric::icon_field);
            ui.pen().text({row.x + 28, row.y, row.w - 36, row.h}, tone_text_color(ui.theme(), tone), Type::small, words);
            say(ui, {.id = hit.rule, .role = sem::Role::text, .name = words, .description = rule_words(hit.rule), .at = row});
            tooltip_for(ui, row, explain(frame, hit), hit.rule);
        }
        if (registers::is_open(risk)) draw_score(frame, risk, rest);
        for (auto const field : {rsk::cause, rsk::event, rsk::effect, rsk::response, rsk::trigger, rsk::contingency}) {
            auto const words = risk.get(field);
            if (words.empty()) continue;
            auto const pen = ui.pen();
            auto const label = field_words(risk.type(), field.slot);
            pen.text(rest.cut_top(18), ui.theme().text3, Type::small, label);
            auto const lines = pen.wrap(Type::body, words, rest.w);
            pen.lines(rest.x, rest.y, ui.theme().text1, Type::body, lines);
            Box const box = rest.cut_top(Fonts::line_of(Type::body) * static_cast<float>(lines.size()), 6);
            say(ui, {.id = risk.type().fields[field.slot].id, .role = sem::Role::text, .name = label, .value = words, .at = box});
        }
        auto const actions = frame.store.referrers(act::kType, act::risk, risk.id());
        RecordCard list{.id = "actions", .title = std::string(tr("risk_view.actions")), .caption = format_integer(static_cast<std::int64_t>(actions.size())), .none = std::string(tr("risk_view.no_actions")), .all = {}};
        for (auto const* action : actions) list.lines.push_back(line_of(frame, *action));
        draw_record_card(frame, list, rest.cut_top(record_card_height(list.lines.size())));
        reserve({rest.x, top, rest.w, rest.y - top});
    }
    if (foot.h > 0) draw_verdict(frame, item, foot);
}

void RiskReviewPack::draw_score(Frame& frame, Record const& risk, Box& rest) {
    auto& ui = frame.ui;
    std::array<std::string, 5> p, i;
    std::array<std::string_view, 5> p_words, i_words;
    for (std::size_t n = 0; n < 5; ++n) {
        p[n] = risk_level_words(frame.store, "probability", static_cast<int>(n) + 1, risk.get(rsk::project));
        i[n] = risk_level_words(frame.store, "impact", static_cast<int>(n) + 1, risk.get(rsk::project));
        p_words[n] = p[n];
        i_words[n] = i[n];
    }
    auto const row = [&](std::string_view id, std::string_view label, std::span<std::string_view const> words, int& value) {
        Box line = rest.cut_top(30, 2);
        ui.pen().text(line.cut_left(70, 8), ui.theme().text2, Type::small, label);
        if (auto const picked = scale(ui, {.id = id, .name = label, .value = value, .words = words, .at = {line.x, line.y + 1, std::min(line.w, 160.0f), metric::control}})) value = *picked;
        line.cut_left(172);
        if (value >= 1 && value <= 5) ui.pen().text(line, ui.theme().text3, Type::small, words[static_cast<std::size_t>(value - 1)]);
    };
    row("p", tr("risk_view.probability"), p_words, m_probability);
    row("i", tr("risk_view.impact"), i_words, m_impact);
    Box line = rest.cut_top(26, 6);
    ui.pen().text(line.cut_left(70, 8), ui.theme().text2, Type::small, tr("risk_pack.score"));
    auto const before = static_cast<int>(rsk::score(risk)), now = static_cast<int>(rsk::product_of_levels(m_probability, m_impact));
    if (before > 0) paint_score(ui.pen(), line.cut_left(score_width(ui.fonts(), before, true), 8).x, line.cy(), before, true);
    if (now > 0 && now != before) {
        ui.pen().icon(line.cut_left(14, 8).x, line.cy(), Icon::arrow_right, ui.theme().text3, metric::icon_field);
        paint_score(ui.pen(), line.cut_left(score_width(ui.fonts(), now, true), 8).x, line.cy(), now, true);
    }
    say(ui, {.id = "score", .role = sem::Role::text, .name = tr("risk_pack.score"), .value = tr("risk_pack.score_change", {format_integer(before), format_integer(now)}), .at = line});
}

void RiskReviewPack::draw_verdict(Frame& frame, rules::ReviewItem const& item, Box at) {
    auto& ui = frame.ui;
    auto const& risk = *item.risk;
    ui.pen().line_h(at.x, at.right(), at.y, ui.theme().line);
    Box bar = at.inset(12, 0);
    bool const assessed = rsk::product_of_levels(m_probability, m_impact) > 0;
    bool const changed = m_probability != risk.get(rsk::probability) || m_impact != risk.get(rsk::impact);
    bool const reason = !trim(m_comment).empty();
    if (right_button(ui, {.id = "keep", .label = changed ? tr("risk_pack.rescore") : tr("risk_pack.keep"), .icon = Icon::check, .kind = ButtonKind::primary, .disabled = !assessed, .tip = assessed ? tr("risk_pack.keep_tip") : tr("risk_pack.not_assessed")}, bar)) keep(frame);
    if (right_button(ui, {.id = "close", .label = tr("risk_pack.close"), .icon = Icon::archive, .disabled = !reason, .tip = reason ? tr("risk_pack.close_tip") : tr("risk_pack.close_why")}, bar)) close(frame);
    if (right_button(ui, {.id = "next", .icon = Icon::chevron_down, .kind = ButtonKind::ghost, .name = tr("risk_pack.next"), .tip = tr("risk_pack.next_tip")}, bar)) step(frame, 1);
    if (right_button(ui, {.id = "previous", .icon = Icon::chevron_up, .kind = ButtonKind::ghost, .name = tr("risk_pack.previous"), .tip = tr("risk_pack.previous_tip")}, bar)) step(frame, -1);
    bar.cut_right(4);
    if (auto const typed = text_field(ui, {.id = "comment", .name = tr("risk_pack.comment"), .value = m_comment, .placeholder = tr("risk_pack.comment_hint"), .at = middle_of(bar)})) m_comment = *typed;
}

}  // namespace pmo::ui
