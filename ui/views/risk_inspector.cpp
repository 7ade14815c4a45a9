#include "ui/views/risk_inspector.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/convert_risk.h"
#include "core/actions/review_risk.h"
#include "core/base/sort.h"
#include "core/registers/risk.h"
#include "core/rules/risks.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/inspector_parts.h"
#include "ui/screens/screens.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/risk_matrix.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace rsk = registers::risk;
namespace rev = registers::risk_review;
namespace act = registers::risk_action;

constexpr std::size_t kReviews = 6, kHits = 4;

EditContext context_of(Frame& frame, Record const& risk) { return {frame.store, frame.ids, risk.get(rsk::project), frame.session.person, Date{frame.ui.today}}; }

// A line of what a rule found: sign and sentence, wrapped; the rule is its tooltip.
void draw_hit(Frame& frame, rules::Hit const& hit) {
    auto& ui = frame.ui;
    auto const words = sentence(hit, frame.store);
    auto const tone = severity_tone(hit.severity);
    Box box = remaining();
    auto const lines = ui.pen().wrap(Type::small, words, box.w - 36);
    box.h = 8 + Fonts::line_of(Type::small) * static_cast<float>(lines.size());
    ui.pen().fill(box, tone_soft_color(ui.theme(), tone), metric::radius_button);
    ui.pen().icon(box.x + 8, box.y + 4 + Fonts::line_of(Type::small) / 2, severity_icon(hit.severity), severity_color(ui.theme(), hit.severity), metric::icon_field);
    ui.pen().lines(box.x + 28, box.y + 4, tone_text_color(ui.theme(), tone), Type::small, lines);
    say(ui, {.id = hit.rule, .role = sem::Role::text, .name = words, .description = rule_words(hit.rule), .at = box});
    tooltip_for(ui, box, explain(frame, hit), hit.rule);
    skip(box.h + 4);
}

std::vector<Record const*> last_reviews(Frame const& frame, Record const& risk) {
    auto reviews = frame.store.referrers(rev::kType, rev::risk, risk.id());
    sort_stably(reviews, {}, [](Record const* row) { return row->get(rev::on); });
    std::erase_if(reviews, [](Record const* row) { return rsk::product_of_levels(row->get(rev::probability), row->get(rev::impact)) == 0; });
    if (reviews.size() > kReviews) reviews.erase(reviews.begin(), reviews.end() - static_cast<std::ptrdiff_t>(kReviews));
    return reviews;
}

void draw_trend(Frame& frame, Record const& risk) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const reviews = last_reviews(frame, risk);
    section(ui, tr("risk_view.trend"), tr("risk_view.trend_note", {format_integer(static_cast<std::int64_t>(reviews.size()))}));
    if (reviews.empty()) return caption(ui, tr("risk_view.never_reviewed"));
    std::vector<PlotPoint> points;
    std::vector<std::string> days;
    std::string summary;
    for (auto const* review : reviews) {
        auto const score = rsk::product_of_levels(review->get(rev::probability), review->get(rev::impact));
        points.push_back({static_cast<double>(points.size()), static_cast<double>(score)});
        days.push_back(format_date_short(review->get(rev::on).day));
        summary += (summary.empty() ? "" : ", ") + days.back() + ' ' + std::to_string(score);
    }
    Box box = remaining();
    box.h = 112;
    double const last = static_cast<double>(points.size() - 1);
    Plot plot{ui, {.id = "trend", .name = tr("risk_view.trend"), .summary = summary, .at = box, .x = {-0.3, std::max(last, 1.0) + 0.3}, .y = {0, 25, 25}, .left = 4, .bottom = 20, .top = 6}};
    plot.x_labels(days);
    plot.rule_h(rsk::kVeryHighScore, theme.red, Dash::threshold);
    plot.label({std::max(last, 1.0) + 0.3, static_cast<double>(rsk::kVeryHighScore)}, tr("risk_view.threshold", {format_integer(rsk::kVeryHighScore)}), theme.text3, Align::right, 0, 10);
    plot.line(points, {.color = theme.ac, .mark = Mark::square, .label = {}});
    for (auto const& point : points) plot.label(point, std::to_string(static_cast<int>(point.y)), theme.text1, Align::centre, 0, -11);
    reserve(box);
    skip(box.h + 4);
    if (auto const comment = reviews.back()->get(rev::comment); !comment.empty()) caption(ui, comment);
}

}  // namespace

void make_issue_of_risk(Frame& frame, Id id) {
    auto const* risk = frame.store.live(id);
    if (!risk || !frame.writable) return;
    Id issue;
    auto edit = convert_risk(context_of(frame, *risk), id, issue);
    if (!edit) return;
    frame.edit(std::move(*edit));
    frame.go({.view = "issue", .project = frame.session.location.project, .detail = {}}, issue);
}

InspectorExtra RiskInspector::extra() {
    return {.above = [this](Frame& frame, Record const& risk) { above(frame, risk); },
            .below = [this](Frame& frame, Record const& risk) { below(frame, risk); },
            .footer = [this](Frame& frame, Record const& risk, Box& row) { footer(frame, risk, row); }};
}

void RiskInspector::above(Frame& frame, Record const& risk) {
    if (m_risk != risk.id()) {
        m_risk = risk.id();
        m_reviewing = false;
    }
    auto hits = rules::risk_hits(facts_of(frame), risk);
    sort_stably(hits, std::greater<>{}, &rules::Hit::severity);
    for (std::size_t i = 0; i < std::min(hits.size(), kHits); ++i) draw_hit(frame, hits[i]);
    if (m_reviewing) review(frame, risk);
}

void RiskInspector::review(Frame& frame, Record const& risk) {
    auto& ui = frame.ui;
    section(ui, tr("risk_view.review"), format_date(ui.today));
    std::array<std::string, 5> p, i;
    std::array<std::string_view, 5> p_words, i_words;
    for (std::size_t n = 0; n < 5; ++n) {
        p[n] = risk_level_words(frame.store, "probability", static_cast<int>(n) + 1, risk.get(rsk::project));
        i[n] = risk_level_words(frame.store, "impact", static_cast<int>(n) + 1, risk.get(rsk::project));
        p_words[n] = p[n];
        i_words[n] = i[n];
    }
    {
        FormRow const row{ui, {.label = tr("risk_view.probability"), .note = {}}};
        if (auto const value = scale(ui, {.id = "review.p", .name = tr("risk_view.probability"), .value = m_probability, .words = p_words})) m_probability = *value;
    }
    {
        FormRow const row{ui, {.label = tr("risk_view.impact"), .note = {}}};
        if (auto const value = scale(ui, {.id = "review.i", .name = tr("risk_view.impact"), .value = m_impact, .words = i_words})) m_impact = *value;
    }
    {
        FormRow const row{ui, {.label = tr("risk_view.comment"), .note = {}}};
        if (auto typed = text_field(ui, {.id = "review.comment", .value = m_comment, .placeholder = tr("risk_view.comment_hint")})) m_comment = std::move(*typed);
    }
    auto edit = review_risk(context_of(frame, risk), risk.id(), {m_probability, m_impact, m_comment});
    if (button(ui, {.id = "review.save", .label = tr("risk_view.save_review"), .icon = Icon::check, .kind = ButtonKind::primary, .size = Size::small, .disabled = !edit, .tip = tr("risk_view.save_review_tip")})) {
        frame.edit(std::move(*edit));
        m_reviewing = false;
    }
    next_to();
    if (button(ui, {.id = "review.cancel", .label = tr("risk_view.cancel"), .kind = ButtonKind::ghost, .size = Size::small})) m_reviewing = false;
    skip(6);
}

void RiskInspector::below(Frame& frame, Record const& risk) {
    auto& ui = frame.ui;
    draw_trend(frame, risk);
    auto const actions = frame.store.referrers(act::kType, act::risk, risk.id());
    section(ui, tr("risk_view.actions"), format_integer(static_cast<std::int64_t>(actions.size())));
    for (auto const* action : actions) record_line(frame, *action, "action");
    if (actions.empty()) caption(ui, tr("risk_view.no_actions"));
    if (!frame.writable) return;
    skip(4);
    if (button(ui, {.id = "action.add", .label = tr("risk_view.add_action"), .icon = Icon::plus, .kind = ButtonKind::ghost, .size = Size::small})) {
        Edit edit(Label{"create", {register_words_within(act::kType.id)}});
        auto const made = add_record(edit, context_of(frame, risk), {.type = act::kType});
        edit.set(made, act::risk, risk.id());
        if (risk.has(rsk::owner)) edit.set(made, act::owner, risk.get(rsk::owner));
        frame.edit(std::move(edit));
        frame.select(made);
    }
    skip(8);
}

void RiskInspector::footer(Frame& frame, Record const& risk, Box& row) {
    if (!frame.writable || !registers::is_open(risk)) return;
    if (right_button(frame.ui, {.id = "risk.issue", .label = tr("risk_view.to_issue"), .icon = Icon::arrow_right, .size = Size::small, .tip = tr("risk_view.to_issue_tip")}, row)) make_issue_of_risk(frame, risk.id());
    if (right_button(frame.ui, {.id = "risk.review", .label = tr("risk_view.review"), .icon = Icon::eye, .kind = ButtonKind::toggle, .size = Size::small, .on = m_reviewing, .tip = tr("risk_view.review_tip")}, row)) {
        m_reviewing = !m_reviewing;
        m_probability = static_cast<int>(risk.get(rsk::probability));
        m_impact = static_cast<int>(risk.get(rsk::impact));
        m_comment.clear();
    }
}

}  // namespace pmo::ui
