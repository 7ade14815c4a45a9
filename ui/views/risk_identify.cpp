#include "ui/views/risk_identify.h"

#include <algorithm>
#include <cmath>

#include "core/actions/identify_risks.h"
#include "core/base/text.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace rsk = registers::risk;

constexpr float kHead = 34, kRow = 30, kQuestion = 40, kFoot = 48;

std::string category_words(std::string_view category) { return option_words(rsk::kType, rsk::category.slot, category); }
std::string question_words(std::string_view category) { return tr_key("risk_prompt." + std::string(category)); }

// Where a prompt comes from: "经验教训 LL-03" or "P-2604 已发生".
std::string source_words(Frame const& frame, RiskPrompt const& prompt) {
    auto const* source = frame.store.live(prompt.source);
    if (!source) return {};
    if (prompt.from == PromptSource::lesson) return tr("risk_identify.from_lesson", {code_of(*source)});
    auto const* project = frame.store.live(source->get(rsk::project));
    return tr("risk_identify.from_project", {project ? code_of(*project) : std::string_view{}});
}

}  // namespace

bool RiskIdentify::draw(Frame& frame, Box area) {
    auto const project = frame.session.location.project;
    if (project != m_project) {
        m_project = project;
        m_ticked.clear();
        m_own.clear();
    }
    auto const& prompts = m_prompts.get(frame, project, [&] { return risk_prompts(frame.store, project); });
    area = area.inset(metric::space_card);
    if (prompts.empty()) {
        empty_state(frame.ui, {.id = "none", .icon = Icon::list_checks, .title = tr("risk_identify.no_project"), .text = tr("risk_identify.no_project_text"), .primary = {}, .secondary = {}, .at = area});
        return false;
    }
    auto const offered = std::ranges::count_if(prompts, [](RiskPrompt const& prompt) { return prompt.from != PromptSource::category && !prompt.present; });
    auto const caption = tr("risk_identify.caption", {format_integer(offered)});
    CardScope const card{frame.ui, {.id = "identify", .title = tr("risk_identify.title"), .caption = caption, .at = area}};
    Box head = card.header();
    if (right_button(frame.ui, {.id = "gaps", .label = tr("risk_identify.gaps"), .icon = Icon::circle_dashed, .kind = ButtonKind::toggle, .size = Size::small, .on = m_gaps, .tip = tr("risk_identify.gaps_tip")}, head)) m_gaps = !m_gaps;
    Box body = card.body();
    Box const foot = body.cut_bottom(kFoot);
    {
        PanelScope const panel{frame.ui, {.id = "prompts", .name = tr("risk_identify.title"), .at = body}};
        Box rest = panel.inner();
        float const top = rest.y;
        rest.h = 20000;
        for (std::size_t first = 0; first < prompts.size();) {
            auto last = first + 1;
            while (last < prompts.size() && prompts[last].category == prompts[first].category) ++last;
            if (!m_gaps || !prompts[first].present) draw_category(frame, prompts, first, last, rest);
            first = last;
        }
        reserve({rest.x, top, rest.w, rest.y - top});
    }
    return draw_foot(frame, prompts, foot);
}

void RiskIdentify::draw_category(Frame& frame, std::vector<RiskPrompt> const& prompts, std::size_t first, std::size_t last, Box& rest) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const category = prompts[first].category;
    IdScope const scope{category};
    Box const head = rest.cut_top(kHead);
    ui.pen().fill(head, theme.sunken);
    ui.pen().line_h(head.x, head.right(), head.bottom() - 1, theme.grid);
    Box line = head.inset(12, 0);
    auto const name = category_words(category);
    heading(ui, 3, name, Type::strong, line.cut_left(std::ceil(text_width(ui.fonts(), Type::strong, name)) + 2, 10));
    auto const own = frame.store.referrers(rsk::kType, rsk::project, m_project);
    auto const open = std::ranges::count_if(own, [&](Record const* risk) { return registers::is_open(*risk) && risk->get(rsk::category) == category; });
    auto const words = open > 0 ? tr("risk_identify.open_n", open) : std::string(tr("risk_identify.none_yet"));
    Badge const badge{.label = words, .tone = open > 0 ? Tone::neutral : Tone::amber, .icon = open > 0 ? Icon::none : Icon::circle_dashed};
    paint_badge(ui.pen(), line.x, line.cy(), badge);
    say(ui, {.id = "count", .role = sem::Role::text, .name = words, .at = {line.x, line.y, badge_width(ui.fonts(), badge), line.h}});
    draw_question(frame, prompts[first], rest.cut_top(kQuestion));
    for (auto i = first + 1; i < last; ++i) draw_prompt(frame, prompts[i], rest.cut_top(kRow));
}

// The category's own question, answered by writing down a risk.
void RiskIdentify::draw_question(Frame& frame, RiskPrompt const& prompt, Box row) {
    auto& ui = frame.ui;
    auto const question = question_words(prompt.category);
    auto const known = m_own.find(prompt.category);
    Box line = row.inset(12, 0);
    Box const field = line.cut_right(std::floor(line.w * 0.42f), 12);
    auto const pen = ui.pen();
    pen.icon(line.x, line.cy(), Icon::circle_help, ui.theme().text3, metric::icon_field);
    line.cut_left(22);
    bool const cut = pen.text(line, ui.theme().text2, Type::body, question);
    say(ui, {.id = "question", .role = sem::Role::text, .name = question, .at = line});
    if (cut) tooltip_for(ui, line, question, "question");
    if (!frame.writable) return;
    auto const name = tr("risk_identify.own_named", {category_words(prompt.category)});
    if (auto const typed = text_field(ui, {.id = "own", .name = name, .value = known == m_own.end() ? std::string_view{} : std::string_view(known->second), .placeholder = tr("risk_identify.own"), .at = middle_of(field)}))
        m_own[std::string(prompt.category)] = *typed;
}

void RiskIdentify::draw_prompt(Frame& frame, RiskPrompt const& prompt, Box row) {
    if (!ImGui::IsRectVisible(row.min(), row.max())) return;
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{prompt.source};
    Box line = row.inset(12, 0);
    bool const ticked = m_ticked.contains(prompt.source), present = static_cast<bool>(prompt.present);
    auto const spoken = tr("risk_identify.take", {prompt.title});
    Box const box = line.cut_left(18, 6);
    if (checkbox(ui, {.id = "take", .checked = ticked || present, .disabled = present || !frame.writable, .name = spoken, .tip = present ? tr("risk_identify.present_tip") : std::string_view{}, .at = {box.x, row.cy() - 8, 16, 16}})) {
        if (ticked) m_ticked.erase(prompt.source);
        else m_ticked.insert(prompt.source);
    }
    auto const source = source_words(frame, prompt);
    auto const note = present ? std::string(tr("risk_identify.present")) : prompt.from == PromptSource::lesson ? tr("risk_identify.fit", {format_integer(prompt.fit)}) : std::string{};
    auto const hot = hot_area(ui, {.id = "source", .name = prompt.title, .value = source + ' ' + note, .role = sem::Role::link, .at = {line.x, row.y, line.w, row.h}});
    if (hot.clicked) {
        frame.session.inspector_open = true;
        frame.select(present ? prompt.present : prompt.source);
    }
    auto const pen = ui.pen();
    if (hot.hovered) pen.fill(hot.visible ? Box{line.x - 4, row.y, line.w + 8, row.h} : row, theme.hover, metric::radius_button);
    pen.text(line.cut_right(96, 10), theme.text3, Type::small, note, Align::right);
    pen.text(line.cut_right(150, 10), theme.accent_text, Type::small, source, Align::right);
    pen.icon(line.x, line.cy(), prompt.from == PromptSource::lesson ? Icon::book_open : Icon::triangle_alert, theme.text3, metric::icon_field);
    line.cut_left(22);
    pen.text(line, present ? theme.text3 : theme.text1, Type::body, prompt.title);
}

bool RiskIdentify::draw_foot(Frame& frame, std::vector<RiskPrompt> const& prompts, Box at) {
    auto& ui = frame.ui;
    ui.pen().line_h(at.x, at.right(), at.y, ui.theme().line);
    std::vector<RiskDraft> drafts;
    for (auto const& prompt : prompts) {
        auto const own = prompt.from == PromptSource::category ? m_own.find(prompt.category) : m_own.end();
        if (own != m_own.end() && !trim(own->second).empty()) drafts.push_back({.category = prompt.category, .title = own->second, .source = kNoId});
        if (prompt.source && m_ticked.contains(prompt.source) && !prompt.present) drafts.push_back({.category = prompt.category, .title = prompt.title, .source = prompt.source});
    }
    Box bar = at.inset(12, 0);
    auto const count = format_integer(static_cast<std::int64_t>(drafts.size()));
    auto const label = tr("risk_identify.draft", {count});
    bool const pressed = right_button(ui, {.id = "draft", .label = label, .icon = Icon::plus, .kind = ButtonKind::primary, .disabled = drafts.empty() || !frame.writable, .tip = drafts.empty() ? tr("risk_identify.nothing_ticked") : tr("risk_identify.draft_tip")}, bar);
    text(ui, {.text = tr("risk_identify.hint"), .type = Type::small, .color = ui.theme().text3, .id = "hint", .at = bar});
    if (!pressed) return false;
    std::vector<Id> made;
    auto edit = identify_risks({frame.store, frame.ids, m_project, frame.session.person, Date{ui.today}}, drafts, &made);
    if (made.empty()) return false;
    frame.edit(std::move(edit));
    frame.session.inspector_open = true;
    frame.select(made.front());
    m_ticked.clear();
    m_own.clear();
    return true;
}

}  // namespace pmo::ui
