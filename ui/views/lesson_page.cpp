// One lesson to read: its story from situation to recommendation, what it brings into a project, where it was used and what became of it.

#include <algorithm>
#include <cmath>

#include "core/actions/adopt_improvement.h"
#include "core/actions/use_lesson.h"
#include "core/registers/improvement.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/lesson_parts.h"
#include "ui/views/page.h"
#include "ui/views/reading.h"
#include "ui/views/record_card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/combo.h"
#include "ui/widgets/field.h"
#include "ui/widgets/form.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/hot.h"

namespace pmo::ui {

namespace {

namespace imp = registers::improvement;
namespace lsn = registers::lesson;
namespace prj = registers::project;
namespace use = registers::lesson_use;

constexpr std::string_view kVerdicts[] = {"adopted", "adapted", "rejected"};

std::string verdict_words(std::string_view verdict) { return option_words(use::kType, use::verdict.slot, verdict); }

std::string list_of(std::vector<std::string> const& parts) {
    std::string out;
    for (auto const& part : parts) out += (out.empty() ? std::string{} : std::string(tr("lessons.list_comma"))) + part;
    return out;
}

// The four parts of the score, each with its bar and what it was given for.
void draw_fit(Frame& frame, Reading& page, LessonFit const& fit) {
    using namespace lesson_points;
    auto& ui = frame.ui;
    page.section(tr("lessons.why", {format_integer(fit.total())}));
    struct Part { std::string_view id; std::string label, reason; int points, most; };
    Part const parts[] = {
        {"tags", std::string(tr("lessons.part_tags")), fit.shared_tags.empty() ? std::string(tr("lessons.none_shared")) : list_of(fit.shared_tags), fit.tags, kTags},
        {"kind", std::string(tr("lessons.part_kind")), std::string(fit.kind > 0 ? tr("lessons.kind_same") : tr("lessons.kind_other")), fit.kind, kSameKind},
        {"size", std::string(tr("lessons.part_size")), std::string(fit.size == kSameSize ? tr("lessons.size_same") : fit.size > 0 ? tr("lessons.size_near") : tr("lessons.size_other")), fit.size, kSameSize},
        {"text", std::string(tr("lessons.part_text")), fit.shared_words.empty() ? std::string(tr("lessons.none_shared")) : list_of(fit.shared_words), fit.text, kText},
    };
    for (auto const& part : parts) {
        Box const whole = page.strip(24);
        Box row = whole;
        auto const figure = tr("lessons.of_points", {format_integer(part.points), format_integer(part.most)});
        auto const pen = ui.pen();
        pen.text(row.cut_left(76), ui.theme().text2, Type::small, part.label);
        Box const track = row.cut_left(72, 8);
        paint_progress(pen, {track.x, std::round(track.cy() - 3), track.w, 6}, part.points * 1000 / part.most, -1, ui.theme().c1);
        pen.text(row.cut_left(52, 8), ui.theme().text2, Type::small, figure);
        pen.text(row, part.points > 0 ? ui.theme().text1 : ui.theme().text3, Type::small, part.reason);
        say(ui, {.id = part.id, .role = sem::Role::text, .name = part.label, .value = figure, .description = part.reason, .at = whole});
        tooltip_for(ui, whole, part.label + ' ' + figure + '\n' + part.reason + '\n' + std::string(tr("lessons.rule")), part.id);
    }
    page.gap(4);
}

RecordCard uses_card(Frame const& frame, Record const& lesson) {
    std::vector<Money> saving;
    RecordCard card{.id = "uses", .title = std::string(tr("lessons.uses")), .caption = {}, .none = std::string(tr("lessons.never_used")), .all = {.view = {}, .project = {}, .detail = {}}};
    for (auto const* one : frame.store.referrers(use::kType, use::lesson, lesson.id())) {
        auto const* project = registers::linked(*one, frame.store, use::project);
        if (!project) continue;
        RecordLine line{.record = project, .when = one->has(use::on) ? format_date_short(one->get(use::on).day) : std::string{}, .who = {}};
        if (one->has(use::saving)) {
            add_to(saving, one->get(use::saving));
            line.when = sums_words({one->get(use::saving)}) + "  " + line.when;
        }
        line.badge_words = verdict_words(one->get(use::verdict));
        line.badge = Badge{.label = {}, .tone = registers::is(*one, use::verdict, "adopted", "adapted") ? Tone::green : registers::is(*one, use::verdict, "rejected") ? Tone::outline : Tone::amber};
        line.tip = std::string(one->get(use::comment));
        card.lines.push_back(std::move(line));
    }
    card.caption = tr("lessons.reused", static_cast<std::int64_t>(lsn::reuse_count(lesson, frame.store)));
    if (auto const sum = sums_words(saving); !sum.empty()) card.caption += " · " + tr("lessons.saved", {sum});
    return card;
}

RecordCard improvements_card(Frame const& frame, Record const& lesson) {
    RecordCard card{.id = "improvements", .title = std::string(tr("lessons.improvements")), .caption = {}, .none = std::string(tr("lessons.no_improvement")), .all = {.view = {}, .project = {}, .detail = {}}};
    for (auto const* one : frame.store.referrers(imp::kType, imp::origin, lesson.id())) card.lines.push_back(line_of(frame, *one));
    return card;
}

void draw_cards(Frame& frame, Reading& page, Record const& lesson) {
    for (auto const& card : {uses_card(frame, lesson), improvements_card(frame, lesson)}) {
        page.gap(8);
        draw_record_card(frame, card, page.strip(record_card_height(card.lines.size())));
    }
}

}  // namespace

void LessonAnswer::ask(Ui& ui, Id lesson, Id project, Verdict verdict) {
    m_lesson = lesson;
    m_project = project;
    m_verdict = verdict;
    m_checklist = true;
    m_risk = false;
    m_comment.clear();
    open_popup(ui, "lesson.answer");
}

void LessonAnswer::draw(Frame& frame) {
    auto& ui = frame.ui;
    PopupScope popup{ui, {.id = "lesson.answer", .name = tr("lessons.answer"), .width = 360}};
    if (!popup.open()) return;
    auto const* lesson = frame.store.live(m_lesson);
    if (!lesson || !frame.writable) { popup.close(); return; }
    if (!ui.typing() && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) popup.close();
    IdScope const scope{"answer"};
    {
        auto const& projects = frame.derived.active_projects();
        std::vector<std::string> names;
        std::vector<Option> options;
        int chosen = -1;
        for (auto const id : projects) {
            auto const* project = frame.store.live(id);
            names.push_back(project ? std::string(code_of(*project)) + ' ' + record_name(*project) : std::string{});
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            options.push_back({.key = names[i], .label = names[i], .caption = {}});
            if (projects[i] == m_project) chosen = static_cast<int>(i);
        }
        FormRow const row{ui, {.label = register_words("project"), .required = true}};
        if (auto const picked = combo(ui, {.id = "project", .options = options, .chosen = chosen, .placeholder = tr("lessons.which_project"), .at = row.field()}); picked && *picked >= 0)
            m_project = projects[static_cast<std::size_t>(*picked)];
    }
    {
        std::array<std::string, 3> labels;
        std::array<Choice, 3> choices;
        for (std::size_t i = 0; i < 3; ++i) {
            labels[i] = verdict_words(kVerdicts[i]);
            choices[i] = {.key = kVerdicts[i], .label = labels[i]};
        }
        FormRow const row{ui, {.label = field_words(use::kType, use::verdict.slot)}};
        if (auto const picked = segmented(ui, {.id = "verdict", .options = choices, .chosen = static_cast<int>(m_verdict), .at = row.field()})) m_verdict = static_cast<Verdict>(*picked);
    }
    bool const taken = m_verdict != Verdict::rejected;
    if (taken) {
        auto const items = checklist_of(*lesson);
        auto const list = tr("lessons.with_checklist", static_cast<std::int64_t>(items.size()));
        std::string tip;
        for (auto const& item : items) tip += (tip.empty() ? "" : "\n") + item;
        if (checkbox(ui, {.id = "checklist", .label = list, .checked = m_checklist && !items.empty(), .disabled = items.empty(), .tip = tip})) m_checklist = !m_checklist;
        auto const risk = tr("lessons.with_risk", {risk_of(*lesson)});
        if (checkbox(ui, {.id = "risk", .label = risk, .checked = m_risk, .width = 336})) m_risk = !m_risk;
    }
    skip(4);
    if (auto typed = text_area(ui, {.id = "comment", .name = field_words(use::kType, use::comment.slot), .value = m_comment, .placeholder = taken ? tr("lessons.how_used") : tr("lessons.why_not"), .lines = 2})) m_comment = std::move(*typed);
    skip(6);
    bool const reason_missing = !taken && m_comment.empty() && !ui.typing();
    auto const label = taken ? tr("lessons.confirm_use") : tr("lessons.confirm_reject");
    if (button(ui, {.id = "confirm", .label = label, .icon = taken ? Icon::check : Icon::x, .kind = ButtonKind::primary, .disabled = !m_project || reason_missing, .tip = !m_project ? tr("lessons.which_project") : reason_missing ? tr("lessons.why_not") : std::string_view{}})) {
        auto edit = use_lesson({frame.store, frame.ids, m_project, frame.session.person, Date{ui.today}}, {.lesson = m_lesson, .verdict = kVerdicts[static_cast<std::size_t>(m_verdict)], .checklist = m_checklist, .risk = m_risk, .comment = m_comment});
        auto const* project = frame.store.live(m_project);
        if (!edit.empty() && project) ui.toast({.title = std::string(taken ? tr("lessons.done_use") : tr("lessons.done_reject")), .text = record_name(*lesson) + " → " + record_name(*project), .on_action = {}});
        frame.edit(std::move(edit));
        popup.close();
    }
}

void draw_lesson_page(Frame& frame, Record const& lesson, LessonFit const* fit, Id project, LessonAnswer& answer, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{lesson.id()};
    ui.pen().panel(at, theme.surface, theme.line, metric::radius_card);
    at = at.inset(1);
    Box bar = at.cut_top(metric::toolbar).inset(metric::space_card, 0);
    ui.pen().line_h(at.x, at.right(), at.y, theme.line);
    bool const usable = frame.writable && !registers::is(lesson, lsn::status, "retired", "draft");
    auto const why_not = usable ? std::string_view{} : tr("lessons.only_published");
    if (left_button(ui, {.id = "use", .label = project ? tr("lessons.adopt") : tr("lessons.use_in"), .icon = Icon::check, .kind = ButtonKind::primary, .disabled = !usable, .tip = why_not, .opens_menu = true}, bar))
        answer.ask(ui, lesson.id(), project, LessonAnswer::Verdict::adopted);
    if (project && left_button(ui, {.id = "reject", .label = tr("lessons.not_applicable"), .icon = Icon::x, .disabled = !usable, .tip = why_not, .opens_menu = true}, bar))
        answer.ask(ui, lesson.id(), project, LessonAnswer::Verdict::rejected);
    answer.draw(frame);
    if (left_button(ui, {.id = "improve", .label = tr("lessons.propose_improvement"), .icon = Icon::sparkles, .kind = ButtonKind::ghost, .disabled = !frame.writable, .tip = tr("lessons.propose_improvement_tip")}, bar)) {
        Id made;
        frame.edit(propose_improvement({frame.store, frame.ids, kNoId, frame.session.person, Date{ui.today}}, lesson.id(), &made));
        if (made) frame.go({.view = "improvement", .project = kNoId, .detail = {}}, made);
    }

    PanelScope const panel{ui, {.id = "page", .name = record_name(lesson), .at = at.inset(0, 1), .padding_x = metric::space_page, .padding_y = metric::space_card}};
    Reading page{ui, panel.inner()};
    page.title(record_name(lesson));
    std::string facts = std::string(code_of(lesson));
    auto const fact = [&](std::string const& words) { if (!words.empty()) facts += (facts.empty() ? "" : " · ") + words; };
    for (auto const slot : {lsn::kind.slot, lsn::category.slot, lsn::stage.slot}) fact(lesson.text(slot).empty() ? std::string{} : option_words(lsn::kType, slot, lesson.text(slot)));
    if (auto const* from = registers::linked(lesson, frame.store, lsn::project)) fact(std::string(code_of(*from)) + ' ' + record_name(*from));
    else fact(std::string(lesson.get(lsn::former_project)));
    if (lesson.has(lsn::on)) fact(format_date(lesson.get(lsn::on).day));
    fact(owner_name(frame.store, lesson));
    page.note(facts);
    if (lesson.has(lsn::tags)) page.note(field_words(lsn::kType, lsn::tags.slot) + ' ' + list_of(tags_of(lesson.get(lsn::tags))));
    if (fit) draw_fit(frame, page, *fit);
    page.section(tr("lessons.story"));
    page.step(Icon::map, field_words(lsn::kType, lsn::situation.slot), lesson.get(lsn::situation));
    page.step(Icon::search, field_words(lsn::kType, lsn::cause.slot), lesson.get(lsn::cause));
    page.step(Icon::zap, field_words(lsn::kType, lsn::effect.slot), lesson.get(lsn::effect));
    page.step(Icon::lightbulb, field_words(lsn::kType, lsn::recommendation.slot), lesson.get(lsn::recommendation), true);
    if (lesson.has(lsn::checklist_text) || lesson.has(lsn::risk_title)) {
        page.section(tr("lessons.brings"));
        if (lesson.has(lsn::checklist_text)) for (auto const& line : checklist_of(lesson)) page.check(line);
        page.gap(6);
        if (lesson.has(lsn::risk_title)) page.labelled(field_words(lsn::kType, lsn::risk_title.slot), lesson.get(lsn::risk_title));
    }
    if (lesson.has(lsn::value)) page.labelled(field_words(lsn::kType, lsn::value.slot), value_words(lsn::kType, lsn::value.slot, lesson.value(lsn::value.slot), frame.store));
    draw_cards(frame, page, lesson);
    page.finish();
}

}  // namespace pmo::ui
