#include "ui/views/change_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/actions/change_effects.h"
#include "core/actions/decide_change.h"
#include "core/base/sums.h"
#include "core/registers/approval.h"
#include "core/registers/change_effect.h"
#include "core/registers/change_request.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/page.h"
#include "ui/views/register_looks.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/link_field.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace chg = registers::change_request;
namespace eff = registers::change_effect;
namespace apr = registers::approval;

constexpr float kTile = 76, kLine = 30;
constexpr std::size_t kMilestones = 8;

std::string day_words(Minute finish) { return finish == kNoTime ? std::string("—") : format_date(date_of(Moment{finish - 1}).day); }
std::string float_words(Minute slack, std::int32_t per_day) { return format_workdays(slack, per_day); }

struct Tile { std::string_view id; std::string label, before, after, change; bool worse = false, better = false; std::string tip; };

void draw_tile(Ui& ui, Tile const& tile, Box const& box) {
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    pen.panel(box, theme.sunken, theme.line, metric::radius_button);
    pen.text(Box{box.x + 10, box.y + 6, box.w - 20, 16}, theme.text3, Type::small, tile.label);
    pen.text(Box{box.x + 10, box.y + 24, box.w - 20, 22}, theme.text1, Type::title, tile.after);
    auto const was = tr("change_view.was", {tile.before});
    Box foot{box.x + 10, box.y + 50, box.w - 20, 18};
    pen.text(foot.cut_left(std::min(foot.w, std::ceil(pen.width(Type::small, was)) + 8)), theme.text3, Type::small, was);
    pen.text(foot, tile.worse ? theme.red_text : tile.better ? theme.green_text : theme.text2, Type::small, tile.change);
    say(ui, {.id = tile.id, .role = sem::Role::text, .name = tile.label, .value = tile.before + " → " + tile.after + ' ' + tile.change, .description = tile.tip, .at = box});
    tooltip_for(ui, box, tile.tip, tile.id);
}

Tile money_tile(std::string_view id, std::string label, std::int64_t before, std::int64_t after, std::string const& currency, bool more_is_worse, std::string tip) {
    auto const words = [&](std::int64_t minor) { return format_money(minor, currency, MoneyStyle::number); };
    auto const change = after - before;
    return {id, std::move(label), words(before), words(after), change == 0 ? std::string(tr("change_view.same")) : (change > 0 ? "+" : "") + words(change), change != 0 && (change > 0) == more_is_worse, change != 0 && (change > 0) != more_is_worse, std::move(tip)};
}

void draw_milestones(Frame& frame, PlanImpact const& impact) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const pen = ui.pen();
    section(ui, tr("change_view.milestones"), tr("change_view.milestones_note"));
    std::size_t shown = 0;
    for (auto const& shift : impact.milestones) {
        auto const* task = frame.store.live(shift.task);
        if (!task || shown == kMilestones) continue;
        ++shown;
        Box row = remaining();
        row.h = 24;
        bool const moves = shift.finish_before != shift.finish_after;
        auto const dates = moves ? day_words(shift.finish_before) + " → " + day_words(shift.finish_after) : day_words(shift.finish_after);
        auto const slack = float_words(shift.slack_before, impact.minutes_per_day) + (shift.slack_before == shift.slack_after ? std::string{} : " → " + float_words(shift.slack_after, impact.minutes_per_day));
        auto const words = tr("change_view.milestone", {record_name(*task), dates, slack});
        IdScope const scope{shift.task};
        say(ui, {.id = "milestone", .role = sem::Role::text, .name = words, .at = row});
        pen.diamond({row.x + 7, row.cy()}, 9, moves ? theme.red : theme.grey);
        Box line = row;
        line.cut_left(20);
        pen.text(line.cut_right(130, 8), shift.slack_after <= 0 && shift.slack_before > 0 ? theme.red_text : theme.text3, Type::small, slack, Align::right);
        pen.text(line.cut_right(170, 8), moves ? theme.red_text : theme.text2, Type::small, dates, Align::right);
        pen.text(line, theme.text1, Type::body, record_name(*task));
        tooltip_for(ui, row, words, "milestone");
        skip(row.h);
    }
    if (shown == 0) caption(ui, tr("change_view.no_milestones"));
}

std::string names_of(Frame const& frame, std::vector<Id> const& tasks) {
    std::string words;
    std::size_t named = 0;
    for (auto const id : tasks) {
        auto const* task = frame.store.live(id);
        auto const name = task ? record_name(*task) : std::string(tr("change_view.new_task"));
        if (named++ == 3) return words + tr("change_view.and_more", {format_integer(static_cast<std::int64_t>(tasks.size() - 3))});
        if (!words.empty()) words += tr("change_view.comma");
        words += name;
    }
    return words;
}

void add_effect(Frame& frame, Record const& change, std::string_view kind) {
    auto const context = change_context(frame, change);
    Edit edit(Label{"create", {register_words_within(eff::kType.id)}});
    auto const made = add_record(edit, context, {.type = eff::kType});
    edit.set(made, eff::change, change.id());
    edit.set(made, eff::kind, kind);
    edit.set(made, eff::title, option_words(eff::kType, eff::kind.slot, kind));
    if (change.has(chg::task) && kind != "budget") edit.set(made, eff::task, change.get(chg::task));
    if (kind == "budget") edit.set(made, eff::funding, "reserve");
    if (kind == "duration" || kind == "new_task") edit.set(made, eff::minutes, std::int64_t{5 * 480});
    frame.edit(std::move(edit));
    frame.session.inspector_open = true;
    frame.select(made);
}

void draw_effect(Frame& frame, Record const& effect) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    Box row = remaining();
    row.h = kLine;
    IdScope const scope{effect.id()};
    auto const refused = refuse_effect(frame.store, effect);
    auto const state = refused == "applied" ? tr("change_view.applied", {format_date_short(effect.get(eff::applied_on).day)}) : refused.empty() ? std::string(tr("change_view.planned")) : tr_key("change_view.refuse." + std::string(refused));
    auto const words = effect_words(frame, effect);
    auto const kind = option_words(eff::kType, eff::kind.slot, effect.get(eff::kind));
    auto const hot = hot_area(ui, {.id = "effect", .name = kind + ' ' + record_name(effect) + ' ' + words, .value = state, .role = sem::Role::listitem, .at = row});
    if (hot.clicked) {
        frame.session.inspector_open = true;
        frame.select(effect.id());
    }
    bool const selected = frame.session.is_selected(effect.id());
    if (selected || hot.hovered) ui.pen().fill(row, selected ? theme.selected : theme.hover, metric::radius_badge);
    Box line = row.inset(6, 0);
    Badge const kind_badge{.label = kind, .tone = Tone::blue};
    Box const at = line.cut_left(std::max(96.0f, badge_width(ui.fonts(), kind_badge)), 8);
    paint_badge(ui.pen(), at.x, at.cy(), kind_badge);
    Badge const state_badge{.label = state, .tone = refused == "applied" ? Tone::green : refused.empty() ? Tone::neutral : Tone::red, .icon = refused == "applied" ? Icon::check : refused.empty() ? Icon::none : Icon::triangle_alert};
    Box const sign = line.cut_right(badge_width(ui.fonts(), state_badge), 8);
    paint_badge(ui.pen(), sign.x, sign.cy(), state_badge);
    ui.pen().text(line.cut_right(std::min(line.w * 0.5f, std::ceil(ui.pen().width(Type::small, words)) + 4), 8), theme.text2, Type::small, words, Align::right);
    bool const cut = ui.pen().text(line, theme.text1, Type::body, record_name(effect));
    if (cut) tooltip_for(ui, row, record_name(effect) + '\n' + words, "effect");
    skip(row.h);
}

}  // namespace

EditContext change_context(Frame& frame, Record const& change) { return {frame.store, frame.ids, change.get(chg::project), frame.session.person, Date{frame.ui.today}}; }

std::string effect_words(Frame const& frame, Record const& effect) {
    auto const name = [&](Field<Id> field) {
        auto const* task = registers::linked(effect, frame.store, field);
        return task ? record_name(*task) : std::string{};
    };
    std::string words = name(eff::task);
    auto const join = [&](std::string const& more) { if (!more.empty()) words += (words.empty() ? "" : " · ") + more; };
    if (auto const other = name(eff::other); !other.empty()) words += " → " + other;
    if (effect.has(eff::minutes)) join((effect.get(eff::minutes) > 0 ? "+" : "") + duration_words(effect.get(eff::minutes)));
    if (effect.has(eff::date)) join(format_date(effect.get(eff::date).day));
    if (effect.has(eff::amount)) {
        auto const amount = effect.get(eff::amount);
        join((amount.minor > 0 ? "+" : "") + format_money(amount.minor, amount.currency.text(), MoneyStyle::with_unit));
        if (effect.has(eff::funding)) join(option_words(eff::kType, eff::funding.slot, effect.get(eff::funding)));
    }
    return words;
}

void draw_change_impact(Frame& frame, Record const& change, PlanImpact const& impact) {
    auto& ui = frame.ui;
    section(ui, tr("change_view.impact"), tr("change_view.impact_note"));
    if (!impact.computed) return caption(ui, tr("change_view.no_impact"));
    auto const days = impact.finish_days;
    auto const unit = money_unit(impact.currency);
    std::array const tiles = {
        Tile{"finish", std::string(tr("change_view.finish")), day_words(impact.finish_before), day_words(impact.finish_after), days == 0 ? std::string(tr("change_view.same")) : tr("project.slip", {format_signed(days, 0)}), days > 0, days < 0, std::string(tr("change_view.finish_tip"))},
        money_tile("budget", tr("change_view.budget", {unit}), impact.budget_before, impact.budget_after, impact.currency, true, std::string(tr("change_view.budget_tip"))),
        money_tile("reserve", tr("change_view.reserve", {unit}), impact.reserve_before, impact.reserve_after, impact.currency, false, std::string(tr("change_view.reserve_tip"))),
        Tile{"critical", std::string(tr("change_view.critical")), format_integer(impact.critical_before), format_integer(impact.critical_after), impact.critical_after == impact.critical_before ? std::string(tr("change_view.same")) : format_signed(impact.critical_after - impact.critical_before, 0), impact.critical_after > impact.critical_before, impact.critical_after < impact.critical_before, std::string(tr("change_view.critical_tip"))}};
    Box box = remaining();
    bool const two_rows = box.w < 520;
    int const columns = two_rows ? 2 : 4;
    box.h = two_rows ? 2 * kTile + 8 : kTile;
    for (int i = 0; i < 4; ++i) {
        auto const cell = box.column(i % columns, columns, 8);
        draw_tile(ui, tiles[static_cast<std::size_t>(i)], {cell.x, box.y + static_cast<float>(i / columns) * (kTile + 8), cell.w, kTile});
    }
    skip(box.h + 8);
    caption(ui, tr("change_view.moved", {format_integer(impact.moved)}));
    if (!impact.joins_critical.empty()) caption(ui, tr("change_view.joins", {names_of(frame, impact.joins_critical)}));
    if (!impact.leaves_critical.empty()) caption(ui, tr("change_view.leaves", {names_of(frame, impact.leaves_critical)}));
    for (auto const& problem : impact.problems) caption(ui, tr("change_view.circle", {problem.args.empty() ? std::string{} : problem.args[0]}));
    bool const differs = change.get(chg::impact_days) != days || !change.has(chg::impact_days);
    if (differs && frame.writable && is_undecided(change)) {
        skip(4);
        if (button(ui, {.id = "take.impact", .label = tr("change_view.take_impact"), .icon = Icon::check, .size = Size::small, .tip = tr("change_view.take_impact_tip", {format_integer(change.get(chg::impact_days)), format_integer(days)})})) {
            Edit edit(Label{"change.impact", {std::string(code_of(change))}});
            edit.set(change.id(), chg::impact_days, std::int64_t{days});
            auto const currency = parse_currency(impact.currency).value_or(Currency{});
            edit.set(change.id(), chg::impact_cost, Money{minus(impact.budget_after, impact.budget_before), currency});
            frame.edit(std::move(edit));
        }
    }
    skip(6);
    draw_milestones(frame, impact);
    skip(4);
}

void draw_change_effects(Frame& frame, Record const& change) {
    auto& ui = frame.ui;
    auto const effects = frame.store.referrers(eff::kType, eff::change, change.id());
    section(ui, tr("change_view.effects"), format_integer(static_cast<std::int64_t>(effects.size())));
    {
        RegionScope const list{ui, {.id = "effects", .role = sem::Role::list, .name = tr("change_view.effects"), .at = remaining()}};
        for (auto const* effect : effects) draw_effect(frame, *effect);
    }
    if (effects.empty()) caption(ui, tr("change_view.no_effects"));
    if (!frame.writable || !(is_undecided(change) || change.get(chg::status) == "approved")) return;
    skip(2);
    if (button(ui, {.id = "effect.add", .label = tr("change_view.add_effect"), .icon = Icon::plus, .kind = ButtonKind::ghost, .size = Size::small, .trailing = Icon::chevron_down, .opens_menu = true})) open_menu(ui, "effect.kinds");
    std::vector<std::string> words;
    std::vector<MenuItem> items;
    for (auto const kind : eff::kKind) words.push_back(option_words(eff::kType, eff::kind.slot, kind));
    for (std::size_t i = 0; i < words.size(); ++i) items.push_back({.key = eff::kKind[i], .label = words[i], .shortcut = {}, .tip = {}});
    if (auto const picked = menu(ui, {.id = "effect.kinds", .name = tr("change_view.add_effect"), .items = items})) add_effect(frame, change, eff::kKind[*picked]);
    skip(6);
}

void draw_change_votes(Frame& frame, Record const& change) {
    auto& ui = frame.ui;
    auto const& theme = ui.theme();
    auto const votes = frame.store.referrers(apr::kType, apr::subject, change.id());
    section(ui, tr("change_view.votes"), format_integer(static_cast<std::int64_t>(votes.size())));
    for (auto const* vote : votes) {
        Box row = remaining();
        row.h = kLine;
        IdScope const scope{vote->id()};
        auto const* person = registers::linked(*vote, frame.store, apr::approver);
        auto const name = person ? record_name(*person) : std::string("—");
        auto const said = option_words(apr::kType, apr::decision.slot, vote->get(apr::decision));
        Box line = row;
        paint_avatar(ui.pen(), line.x, line.cy(), name, 20);
        line.cut_left(28);
        if (registers::is_open(*vote) && frame.writable && is_undecided(change)) {
            constexpr Vote kVotes[] = {Vote::rejected, Vote::conditional, Vote::approved};
            constexpr std::string_view kIds[] = {"vote.no", "vote.if", "vote.yes"};
            std::string_view const labels[] = {tr("change_view.vote_no"), tr("change_view.vote_if"), tr("change_view.vote_yes")};
            for (std::size_t i = 0; i < 3; ++i) {
                auto const spoken = std::string(labels[i]) + ' ' + name;
                if (!right_button(ui, {.id = kIds[i], .label = labels[i], .size = Size::small, .name = spoken}, line)) continue;
                if (auto edit = answer_vote(change_context(frame, change), vote->id(), kVotes[i], {})) frame.edit(std::move(*edit));
            }
        } else {
            Badge const sign{.label = said, .tone = option_tone(apr::kFields[apr::decision.slot], vote->get(apr::decision))};
            Box const at = line.cut_right(badge_width(ui.fonts(), sign), 8);
            paint_badge(ui.pen(), at.x, at.cy(), sign);
            if (vote->has(apr::decided_on)) ui.pen().text(line.cut_right(60, 8), theme.text3, Type::small, format_date_short(vote->get(apr::decided_on).day), Align::right);
        }
        say(ui, {.id = "vote", .role = sem::Role::text, .name = name, .value = said, .at = {row.x, row.y, line.right() - row.x, row.h}});
        ui.pen().text(line, theme.text1, Type::body, name);
        skip(row.h);
    }
    if (votes.empty()) caption(ui, tr("change_view.no_votes"));
    if (!frame.writable || !is_undecided(change)) return;
    skip(2);
    auto const ask = [&](std::vector<Id> const& people) {
        auto const date = change.has(chg::board_date) && change.get(chg::board_date).day >= ui.today ? change.get(chg::board_date) : Date{ui.today + 7};
        auto const title = tr("change_view.vote_title", {std::string(code_of(change)), record_name(change)});
        if (auto edit = submit_change(change_context(frame, change), change.id(), people, title, date)) frame.edit(std::move(*edit));
    };
    auto const* project = frame.store.live(change.get(chg::project));
    auto const sponsor = project ? project->get(registers::project::sponsor) : kNoId;
    Box row = remaining();
    row.h = metric::control;
    if (change.get(chg::status) != "board") {
        Button submit{.id = "submit", .label = tr("change_view.submit"), .icon = Icon::arrow_right, .tip = tr("change_view.submit_tip")};
        submit.at = row.cut_left(button_width(ui, submit), 8);
        if (button(ui, submit)) ask(sponsor ? std::vector{sponsor} : std::vector<Id>{});
    }
    if (auto const picked = link_field(frame, {.id = "approver", .target = "person", .project = change.get(chg::project), .name = tr("change_view.approver"), .placeholder = tr("change_view.approver"), .may_create = false, .at = row.cut_left(std::min(row.w, 220.0f))}); picked && *picked) ask({*picked});
    skip(metric::control + 6);
}

}  // namespace pmo::ui
