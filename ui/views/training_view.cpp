// Training: what is planned, who comes, what it costs and what it brought; certificates that run out; what projects ask of the PMO; the registers.

#include <algorithm>
#include <cmath>

#include "core/actions/enrol.h"
#include "core/base/sort.h"
#include "core/project/training_effect.h"
#include "core/registers/skill.h"
#include "core/registers/training.h"
#include "core/registers/training_enrolment.h"
#include "core/registers/training_session.h"
#include "core/rules/skills.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/views/figure_table.h"
#include "ui/views/register_looks.h"
#include "ui/views/register_shelf.h"
#include "ui/views/remember.h"
#include "ui/views/screen_parts.h"
#include "ui/views/view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace trn = registers::training;
namespace ses = registers::training_session;
namespace enr = registers::training_enrolment;

namespace {

enum Side : int { kPlan, kCertificates, kCoaching, kRegisters };
constexpr std::string_view kShelf[] = {"training", "training_session", "training_enrolment"};
constexpr std::string_view kRequests[] = {"coaching_request"};
constexpr float kGap = 12, kLower = 280;

struct Found {
    std::vector<TrainingEffect> effects;
    std::vector<rules::Hit> hits, coaching, certificate_hits;
    std::vector<Certificate> certificates;
};

Found make(Frame const& frame) {
    Found found;
    std::vector<Record const*> trainings;
    for (auto const& training : frame.store.table(trn::kType).rows())
        if (!training.deleted()) trainings.push_back(&training);
    sort_stably(trainings, std::greater{}, [](Record const* t) { return std::pair{registers::is_open(*t), t->get(trn::planned_on).day}; });
    for (auto const* training : trainings) found.effects.push_back(training_effect(*training, frame.store));
    for (auto& hit : rules::training_hits(facts_of(frame))) (hit.rule.starts_with("training.coaching") ? found.coaching : found.hits).push_back(std::move(hit));
    found.certificates = certificates(frame.store, Date{frame.ui.today});
    return found;
}

// Levels in tenths: 2.5 of several people.
std::string mean_level(int sum, int people) { return people ? format_decimal((sum * 10 + people / 2) / people, 1) : std::string{}; }

class TrainingView final : public View {
public:
    void draw(Frame& frame, Box area) override {
        auto const& found = m_found.get(frame, kNoId, [&] { return make(frame); });
        auto const caption = tr("training_view.count", static_cast<std::int64_t>(found.effects.size()));
        Box bar = draw_page_head(frame, area, {.id = "training", .caption = caption});
        Segment const segments[] = {{"plan", tr("training_view.plan")}, {"certificates", tr("training_view.certificates")}, {"coaching", tr("training_view.coaching")}, {"registers", tr("contract_view.registers")}};
        choose_segment(frame.ui, bar, tr("contract_view.sides"), segments, m_side);
        if (m_side == kRegisters) { m_shelf.draw(frame, area); return; }
        if (m_side == kCoaching) {
            Box const hits = area.cut_bottom(std::min(180.0f, area.h * 0.3f)).inset(kGap, kGap);
            m_requests.draw(frame, area);
            draw_hit_card(frame, {.id = "attention", .title = std::string(tr("contract_view.attention")), .none = std::string(tr("training_view.coaching_fine")), .hits = found.coaching, .show_project = true}, hits);
            return;
        }
        area = area.inset(kGap);
        if (m_side == kCertificates) draw_certificates(frame, found, area);
        else draw_plan(frame, found, area);
    }
    std::string status(Frame& frame) override {
        auto* lists = shelf();
        return lists ? lists->status_words(frame) : std::string{};
    }
    void keys(Frame& frame) override {
        if (auto* lists = shelf()) lists->keys(frame);
    }
    bool draw_inspector(Frame& frame, Record const& record) override {
        auto* lists = shelf();
        return lists && lists->draw_inspector(frame, record);
    }

private:
    RegisterShelf* shelf() { return m_side == kRegisters ? &m_shelf : m_side == kCoaching ? &m_requests : nullptr; }
    void draw_plan(Frame& frame, Found const& found, Box at);
    void draw_sessions(Frame& frame, Record const& training, Box at);
    void draw_certificates(Frame& frame, Found const& found, Box at);

    int m_side = kPlan;
    Remembered<Found> m_found;
    TableState m_table, m_certificate_table;
    RegisterShelf m_shelf{kShelf}, m_requests{kRequests};
};

// The training that the selection is about: itself, one of its sessions or enrolments.
Id chosen_training(Frame const& frame) {
    auto const* record = frame.store.live(frame.session.selected());
    if (!record) return kNoId;
    if (&record->type() == &ses::kType) return record->get(ses::training);
    if (&record->type() == &enr::kType) return record->get(enr::training);
    return record->id();
}

void TrainingView::draw_plan(Frame& frame, Found const& found, Box at) {
    if (found.effects.empty()) {
        empty_state(frame.ui, {.id = "none", .icon = Icon::graduation_cap, .title = tr("training_view.none"), .text = tr("training_view.none_text"), .primary = {}, .secondary = {}, .at = at});
        return;
    }
    auto const& theme = frame.ui.theme();
    Box lower = at.cut_bottom(std::min(kLower, at.h * 0.5f), kGap);
    auto const* shown = &found.effects.front();
    for (auto const& effect : found.effects)
        if (chosen_training(frame) == effect.training) shown = &effect;
    auto const currency = frame.store.find(found.effects.front().training)->get(trn::budget).currency;
    auto const with_unit = [&](std::string_view words) { return std::string(words) + ' ' + money_unit(currency.text()); };
    auto const budget = with_unit(tr("training_view.budget")), cost = with_unit(tr("training_view.cost"));
    enum Cell : int { kTitle, kSkill, kStatus, kPlanned, kSeats, kCame, kLevel, kTarget, kRating, kBudget, kCost, kPerLevel };
    Column const columns[] = {
        {.id = "title", .title = tr("training_view.training"), .width = 176, .min_width = 110}, {.id = "skill", .title = tr("training_view.skill"), .width = 104}, {.id = "status", .title = tr("contract_view.state"), .width = 80},
        {.id = "planned", .title = tr("training_view.planned"), .width = 96}, {.id = "seats", .title = tr("training_view.seats"), .width = 84, .align = Align::right, .tip = tr("training_view.seats_tip")}, {.id = "came", .title = tr("training_view.came"), .width = 64, .align = Align::right},
        {.id = "level", .title = tr("training_view.level"), .width = 138, .align = Align::right, .tip = tr("training_view.level_tip")}, {.id = "target", .title = tr("training_view.target"), .width = 84, .align = Align::right, .tip = tr("training_view.target_tip")},
        {.id = "rating", .title = tr("training_view.rating"), .width = 64, .align = Align::right, .tip = tr("training_view.rating_tip")}, {.id = "budget", .title = budget, .width = 96, .align = Align::right}, {.id = "cost", .title = cost, .width = 84, .align = Align::right},
        {.id = "per_level", .title = tr("training_view.per_level"), .width = 104, .align = Align::right, .tip = tr("training_view.per_level_tip")},
    };
    FigureRows rows;
    for (auto const& effect : found.effects) rows.list.push_back({.id = effect.training, .name = name_of(frame, effect.training), .closed = false});
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& e = found.effects[row];
        auto const& record = *frame.store.find(e.training);
        auto const money = [](Money m) { return m.minor ? format_money(m.minor, m.currency.text(), MoneyStyle::number) : std::string{}; };
        switch (column) {
            case kTitle: return {.text = rows.list[row].name};
            case kSkill: return {.text = record.has(trn::skill) ? name_of(frame, record.get(trn::skill)) : std::string{}, .color = theme.text2};
            case kStatus: return {.text = option_words(trn::kType, trn::status.slot, record.get(trn::status)), .kind = CellKind::badge, .tone = option_tone(trn::kType.fields[trn::status.slot], record.get(trn::status))};
            case kPlanned: return {.text = record.has(trn::planned_on) ? format_date(record.get(trn::planned_on).day) : std::string{}};
            case kSeats: return {.text = format_integer(e.enrolled + e.came + e.absent) + " / " + (e.seats ? format_integer(e.seats) : std::string("—"))};
            case kCame: return {.text = e.came ? format_integer(e.came) : std::string{}};
            case kLevel: {
                if (!e.measured) return {.text = e.came ? std::string(tr("training_view.not_measured")) : std::string{}, .color = theme.text3};
                return {.text = mean_level(e.before, e.measured) + " → " + mean_level(e.after, e.measured) + "  " + format_signed(e.gain, 0), .color = e.gain > 0 ? theme.green_text : theme.red_text};
            }
            case kTarget: return {.text = e.with_target ? format_integer(e.on_target) + " / " + format_integer(e.with_target) : std::string{}, .color = e.with_target && e.on_target * 2 < e.with_target ? theme.red_text : 0};
            case kRating: return {.text = e.rating ? format_decimal(*e.rating, 2, 1) : std::string{}};
            case kBudget: return {.text = money(record.get(trn::budget))};
            case kCost: return {.text = money(record.get(trn::actual_cost)), .color = record.get(trn::actual_cost).minor > record.get(trn::budget).minor ? theme.red_text : 0};
            default: return {.text = e.per_level ? money_words(*e.per_level) : std::string{}};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order {
        auto const& e = found.effects[row];
        auto const& record = *frame.store.find(e.training);
        switch (column) {
            case kPlanned: return std::int64_t{record.get(trn::planned_on).day};
            case kSeats: return std::int64_t{e.enrolled + e.came};
            case kCame: return std::int64_t{e.came};
            case kLevel: return std::int64_t{e.measured ? e.gain : -1000};
            case kTarget: return std::int64_t{e.with_target ? e.on_target * 100 / e.with_target : -1};
            case kRating: return std::int64_t{e.rating.value_or(0)};
            case kBudget: return record.get(trn::budget).minor;
            case kCost: return record.get(trn::actual_cost).minor;
            case kPerLevel: return e.per_level ? e.per_level->minor : std::int64_t{0};
            default: return rows.make(row, column).text;
        }
    };
    draw_figures(frame, {.id = "trainings", .name = tr("training_view.plan"), .columns = columns, .at = at}, rows, m_table);
    Box const hits = lower.cut_right(std::round(lower.w * 0.42f), kGap);
    draw_hit_card(frame, {.id = "attention", .title = std::string(tr("contract_view.attention")), .none = std::string(tr("training_view.fine")), .hits = found.hits}, hits);
    draw_sessions(frame, *frame.store.find(shown->training), lower);
}

void TrainingView::draw_sessions(Frame& frame, Record const& training, Box at) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    IdScope const scope{training.id()};
    auto const title = record_name(training);
    CardScope const card{ui, {.id = "sessions", .title = title, .caption = tr("training_view.sessions"), .at = at}};
    Box body = card.body();
    auto levels = take_over_levels(edit_context(frame), training.id());
    Button const buttons[] = {{.id = "levels", .label = tr("training_view.take_over"), .icon = Icon::brain, .disabled = levels.empty(), .tip = levels.empty() ? tr("training_view.take_over_none") : tr("training_view.take_over_tip")}};
    if (draw_buttons(frame, body.cut_bottom(36).inset(12, 0), buttons) == 0) frame.edit(std::move(levels));
    PanelScope const panel{ui, {.id = "list", .name = tr("training_view.sessions"), .role = sem::Role::list, .at = body}};
    Box rest = panel.inner();
    float const top = rest.y;
    auto const sessions = frame.store.referrers(ses::kType, ses::training, training.id());
    if (sessions.empty()) text(ui, {.text = tr("training_view.no_sessions"), .type = Type::body, .color = theme.text3, .id = "none", .at = rest.cut_top(32).inset(12, 4)});
    auto const pressable = [&](Record const& record, std::string const& name, std::string const& value, Box line) {
        IdScope const item{record.id()};
        auto const hot = hot_area(ui, {.id = "line", .name = name, .value = value, .role = sem::Role::listitem, .at = line});
        if (hot.clicked) frame.session.inspector_open = true, frame.select(record.id());
        if (hot.hovered || frame.session.is_selected(record.id())) ui.pen().fill(line, hot.hovered ? theme.hover : theme.selected);
    };
    for (auto const* session : sessions) {
        Box line = rest.cut_top(30);
        auto const name = record_name(*session);
        auto const day = session->has(ses::starts) ? format_date(date_of(session->get(ses::starts)).day) : std::string{};
        auto const seats = format_integer(seats_taken(*session, frame.store)) + (session->has(ses::capacity) ? " / " + format_integer(session->get(ses::capacity)) : std::string{});
        bool const over = registers::is_open(*session) && session->has(ses::starts) && date_of(session->get(ses::starts)).day <= ui.today;
        if (over) {
            IdScope const item{session->id()};
            Button spec{.id = "close", .label = tr("training_view.close"), .icon = Icon::check, .size = Size::small, .disabled = !frame.writable, .tip = tr("training_view.close_tip")};
            Box const place = line.cut_right(button_width(ui, spec) + 12, 0);
            spec.at = {place.x, std::round(place.cy() - metric::control_small / 2), place.w - 12, metric::control_small};
            if (button(ui, spec)) frame.edit(close_session(edit_context(frame), session->id()));
        }
        pressable(*session, name, day + ' ' + seats, line);
        auto const pen = ui.pen();
        Box row = line.inset(12, 0);
        pen.text(row.cut_right(70), theme.text2, Type::small, seats, Align::right);
        pen.text(row.cut_right(90), theme.text2, Type::small, day, Align::right);
        auto const state_label = option_words(ses::kType, ses::status.slot, session->get(ses::status));
        Badge const state{.label = state_label, .tone = option_tone(ses::kType.fields[ses::status.slot], session->get(ses::status))};
        row.cut_left(paint_badge(pen, row.x, row.cy(), state) + 8);
        pen.text(row, theme.text1, Type::strong, name);
        for (auto const* enrolment : frame.store.referrers(enr::kType, enr::session, session->id())) {
            Box const person_line = rest.cut_top(26);
            if (!ImGui::IsRectVisible(person_line.min(), person_line.max())) continue;
            auto const who = name_of(frame, enrolment->get(enr::person));
            auto const status = option_words(enr::kType, enr::status.slot, enrolment->get(enr::status));
            auto const before = enrolment->has(enr::level_before) ? format_integer(enrolment->get(enr::level_before)) : std::string("—"), after = enrolment->has(enr::level_after) ? format_integer(enrolment->get(enr::level_after)) : std::string("—");
            pressable(*enrolment, who, status + ' ' + before + " → " + after, person_line);
            Box inner = person_line.inset(12, 0);
            inner.cut_left(16);
            pen.text(inner.cut_right(70), theme.text2, Type::small, enrolment->has(enr::score) ? tr("training_view.points", {format_integer(enrolment->get(enr::score))}) : std::string{}, Align::right);
            pen.text(inner.cut_right(90), theme.text2, Type::small, before + " → " + after, Align::right);
            pen.text(inner.cut_right(80), theme.text2, Type::small, status);
            paint_avatar(pen, inner.x, inner.cy(), who, 18);
            inner.cut_left(26);
            pen.text(inner, theme.text1, Type::body, who);
        }
    }
    if (training.has(trn::evaluation)) {
        auto const words = tr("training_view.evaluation", {training.get(trn::evaluation)});
        text(ui, {.text = words, .type = Type::small, .color = theme.text2, .id = "evaluation", .at = rest.cut_top(28).inset(12, 0)});
    }
    reserve({body.x, top, body.w - 12, rest.y - top});
}

void TrainingView::draw_certificates(Frame& frame, Found const& found, Box at) {
    if (found.certificates.empty()) {
        empty_state(frame.ui, {.id = "none", .icon = Icon::award, .title = tr("training_view.no_certificates"), .text = tr("training_view.no_certificates_text"), .primary = {}, .secondary = {}, .at = at});
        return;
    }
    auto const& theme = frame.ui.theme();
    Column const columns[] = {{.id = "person", .title = tr("skill_view.person"), .width = 140}, {.id = "certificate", .title = tr("training_view.certificate"), .width = 220}, {.id = "skill", .title = tr("training_view.skill"), .width = 150},
                              {.id = "until", .title = tr("training_view.until"), .width = 110}, {.id = "left", .title = tr("training_view.left"), .width = 110, .align = Align::right, .tip = tr("training_view.left_tip")}, {.id = "from", .title = tr("training_view.from"), .width = 120}};
    FigureRows rows;
    for (auto const& c : found.certificates) rows.list.push_back({.id = c.record, .name = name_of(frame, c.person)});
    rows.make = [&](std::size_t row, int column) -> TableCell {
        auto const& c = found.certificates[row];
        switch (column) {
            case 0: return {.text = rows.list[row].name};
            case 1: return {.text = std::string(c.name)};
            case 2: return {.text = c.skill ? name_of(frame, c.skill) : std::string{}, .color = theme.text2};
            case 3: return {.text = format_date(c.until.day)};
            case 4: {
                bool const over = c.days_left < 0, soon = c.days_left <= rules::kCertificateWithin;
                return {.text = over ? tr("contract_view.days_over", {format_integer(-c.days_left)}) : tr("contract_view.days_left", {format_integer(c.days_left)}), .color = over ? theme.red_text : soon ? theme.amber_text : 0, .icon = over ? Icon::circle_x : soon ? Icon::triangle_alert : Icon::none, .icon_color = over ? theme.red : theme.amber};
            }
            default: return {.text = record_kind(*frame.store.find(c.record)), .color = theme.text2};
        }
    };
    rows.order = [&](std::size_t row, int column) -> Order { return column == 3 || column == 4 ? Order{std::int64_t{found.certificates[row].days_left}} : Order{rows.make(row, column).text}; };
    draw_figures(frame, {.id = "certificates", .name = tr("training_view.certificates"), .columns = columns, .at = at}, rows, m_certificate_table);
}

}  // namespace

std::unique_ptr<View> make_training_view() { return std::make_unique<TrainingView>(); }

}  // namespace pmo::ui
