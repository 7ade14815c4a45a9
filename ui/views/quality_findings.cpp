// Findings: how old the open ones are, what quality costs, and the list with the signs of the rules.

#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/sort.h"
#include "core/project/cost_of_quality.h"
#include "core/project/quality_overview.h"
#include "core/registers/deliverable.h"
#include "core/registers/finding.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/rule_words.h"
#include "ui/i18n/tr.h"
#include "ui/i18n/value_words.h"
#include "ui/screens/screens.h"
#include "ui/views/fact_table.h"
#include "ui/views/hit_list.h"
#include "ui/views/page.h"
#include "ui/views/quality_parts.h"
#include "ui/views/register_looks.h"
#include "ui/views/remember.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/hot.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/text.h"

namespace pmo::ui {

namespace {

namespace fnd = registers::finding;

enum Col : int { kCode, kProject, kTitle, kSeverity, kState, kSign, kAge, kDue, kOwner, kSubject, kCost };
enum class Shown : std::uint8_t { open, overdue, repeated, all };
constexpr float kCharts = 212;

struct Facts {
    FindingAges ages;
    CostOfQuality cost;
    std::vector<Id> findings;                        // by severity, then due day
    std::map<Id, std::vector<rules::Hit>> signs;
};

Facts gather(Frame const& frame, Id project) {
    Facts facts{finding_ages(frame.store, project, Date{frame.ui.today}), cost_of_quality(frame.store, project, Date{frame.ui.today}), {}, {}};
    std::vector<Record const*> found;
    if (project) found = frame.store.referrers(fnd::kType, fnd::project, project);
    else for (auto const& record : frame.store.table(fnd::kType).rows()) if (!record.deleted()) found.push_back(&record);
    auto const rank = [](Record const* record) {
        auto const at = std::ranges::find(fnd::kSeverity, record->get(fnd::severity)) - std::begin(fnd::kSeverity);
        return std::tuple(!registers::is_open(*record), at, record->has(fnd::due) ? record->get(fnd::due).day : INT32_MAX);
    };
    sort_stably(found, {}, rank);
    for (auto const* record : found) facts.findings.push_back(record->id());
    for (auto& hit : quality_hits(frame, {&fnd::kType})) facts.signs[hit.subject].push_back(std::move(hit));
    return facts;
}

ImU32 severity_color_of(Theme const& theme, int severity) {
    ImU32 const colors[kSeverities] = {theme.red, theme.amber, theme.c1, theme.grey, theme.grey_line};
    return colors[severity];
}
ImU32 cost_color(Theme const& theme, int kind) {
    ImU32 const colors[kQualityCosts] = {theme.c3, theme.c1, theme.amber, theme.red};
    return colors[kind];
}
std::string cost_words(int kind) { return option_words(fnd::kType, fnd::quality_cost_kind.slot, fnd::kQualityCostKind[static_cast<std::size_t>(kind)]); }
std::string severity_words_of(int severity) {
    return severity < kSeverities - 1 ? option_words(fnd::kType, fnd::severity.slot, fnd::kSeverity[static_cast<std::size_t>(severity)]) : std::string(tr("quality.unrated"));
}
std::string age_words(int age) {
    if (age == 0) return tr("quality.age.first", {format_integer(kAgeLimits[0])});
    if (age == kAges - 1) return tr("quality.age.last", {format_integer(kAgeLimits[kAges - 2])});
    auto const i = static_cast<std::size_t>(age);
    return tr("quality.age.between", {format_integer(kAgeLimits[i - 1] + 1), format_integer(kAgeLimits[i])});
}

class FindingsPart final : public QualityPart {
public:
    bool shows(TypeDef const& type) const override { return &type == &fnd::kType; }

    void tools(Frame& frame, Box& bar) override {
        if (!frame.session.location.project || !frame.writable) return;
        if (right_button(frame.ui, {.id = "new_finding", .label = tr("quality.new_finding"), .icon = Icon::plus, .kind = ButtonKind::primary}, bar)) add_to_project(frame, fnd::kType);
    }

    void draw(Frame& frame, Box area) override {
        auto const project = frame.session.location.project;
        auto const& facts = m_facts.get(frame, project, [&] { return gather(frame, project); });
        area = area.inset(metric::space_card);
        if (facts.findings.empty() && facts.cost.items.empty()) {
            bool const may = project && frame.writable;
            if (empty_state(frame.ui, {.id = "none", .icon = Icon::bug, .title = tr("quality.findings.none"), .text = tr("quality.findings.none_text"), .primary = may ? tr("quality.new_finding") : std::string_view{}, .secondary = {}, .at = area}) == EmptyAnswer::primary)
                add_to_project(frame, fnd::kType);
            return;
        }
        Box charts = area.cut_top(std::min(kCharts, area.h * 0.5f), metric::space_card);
        int const columns = charts.w >= 820 ? 3 : charts.w >= 540 ? 2 : 1;
        draw_ages(frame, facts.ages, charts.column(0, columns, metric::space_card));
        if (columns > 1) draw_cost_trend(frame, facts.cost, charts.column(1, columns, metric::space_card));
        if (columns > 2) draw_cost_kinds(frame, facts.cost, charts.column(2, columns, metric::space_card));
        draw_list(frame, facts, area);
    }

private:
    void draw_ages(Frame& frame, FindingAges const& ages, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        auto const caption = tr("quality.ages.caption", {format_integer(ages.open), format_integer(ages.overdue)});
        CardScope const card{ui, {.id = "ages", .title = tr("quality.ages"), .caption = caption, .at = at}};
        Box body = card.body().inset(10, 6);
        std::vector<LegendItem> items;
        std::vector<std::string> words;
        for (int s = 0; s < kSeverities - 1; ++s) words.push_back(severity_words_of(s));
        for (int s = 0; s < kSeverities - 1; ++s) items.push_back({.label = words[static_cast<std::size_t>(s)], .color = severity_color_of(theme, s), .line = false});
        legend(ui, items, body.cut_top(18), Align::left);
        double most = 1;
        std::string summary;
        for (int a = 0; a < kAges; ++a) {
            double sum = 0;
            for (int s = 0; s < kSeverities; ++s) sum += ages.count[static_cast<std::size_t>(a)][static_cast<std::size_t>(s)];
            most = std::max(most, sum);
            summary += age_words(a) + ": " + format_integer(static_cast<std::int64_t>(sum)) + "; ";
        }
        if (ages.mean_days_to_verify >= 0) summary += tr("quality.ages.mean", {format_integer(ages.mean_days_to_verify)});
        std::vector<std::string> labels;
        for (int a = 0; a < kAges; ++a) labels.push_back(age_words(a));
        Plot plot{ui, {.id = "plot", .name = tr("quality.ages"), .summary = summary, .at = body, .x = {-0.5, kAges - 0.5}, .y = nice_range(0, most * 1.12, 3), .left = 28}};
        plot.y_axis([](double v) { return v == std::floor(v) ? format_integer(static_cast<std::int64_t>(v)) : std::string{}; });
        plot.x_labels(labels);
        for (int a = 0; a < kAges; ++a) {
            double base = 0;
            for (int s = 0; s < kSeverities; ++s) {
                auto const n = ages.count[static_cast<std::size_t>(a)][static_cast<std::size_t>(s)];
                if (!n) continue;
                plot.bar(a, 0.5, n, {.color = severity_color_of(theme, s), .base = base});
                base += n;
            }
            if (base > 0) plot.label({static_cast<double>(a), base}, format_integer(static_cast<std::int64_t>(base)), theme.text2, Align::centre, 0, -7);
        }
        tooltip_for(ui, plot.area(), tr("quality.ages.tip"), "ages");
    }

    void draw_cost_trend(Frame& frame, CostOfQuality const& cost, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        std::string const currency(cost.currency.text());
        auto const caption = money_unit(currency);
        CardScope const card{ui, {.id = "trend", .title = tr("quality.cost.trend"), .caption = caption, .at = at}};
        auto const unit = static_cast<double>(money_unit_minor(currency));
        double most = 0;
        std::string summary;
        std::vector<std::string> labels;
        for (auto const& month : cost.months) {
            std::int64_t sum = 0;
            for (auto const part : month.minor) sum += part;
            most = std::max(most, static_cast<double>(sum) / unit);
            labels.push_back(format_month_short(month.month));
            summary += labels.back() + ": " + format_money(sum, currency, MoneyStyle::number) + "; ";
        }
        auto const range = nice_range(0, most > 0 ? most : 1, 3);
        int const decimals = range.step < 0.1 ? 2 : range.step < 1 ? 1 : 0;
        Plot plot{ui, {.id = "plot", .name = tr("quality.cost.trend"), .summary = summary, .at = card.body().inset(10, 6), .x = {-0.5, static_cast<double>(cost.months.size()) - 0.5}, .y = range}};
        plot.y_axis([decimals](double v) { return format_decimal(std::llround(v * 100), 2, decimals); });
        plot.x_labels(labels);
        for (std::size_t m = 0; m < cost.months.size(); ++m) {
            double base = 0;
            for (int k = 0; k < kQualityCosts; ++k) {
                double const value = static_cast<double>(cost.months[m].minor[static_cast<std::size_t>(k)]) / unit;
                if (value <= 0) continue;
                plot.bar(static_cast<double>(m), 0.6, value, {.color = cost_color(theme, k), .base = base});
                base += value;
            }
        }
        tooltip_for(ui, plot.area(), tr("quality.cost.tip"), "trend");
    }

    // Amount and share of each kind; a click goes to the most expensive record.
    void draw_cost_kinds(Frame& frame, CostOfQuality const& cost, Box at) {
        auto& ui = frame.ui;
        auto const& theme = ui.theme();
        std::string const currency(cost.currency.text());
        auto const caption = format_money(cost.total(), currency, MoneyStyle::with_unit);
        CardScope const card{ui, {.id = "cost", .title = tr("quality.cost"), .caption = caption, .at = at}};
        Box body = card.body().inset(12, 6);
        auto const pen = ui.pen();
        auto const share = [&](std::int64_t part) { return cost.total() > 0 ? part * 1000 / cost.total() : 0; };
        for (int k = 0; k < kQualityCosts; ++k) {
            auto const minor = cost.minor[static_cast<std::size_t>(k)];
            Box row = body.cut_top(28);
            auto const words = cost_words(k), amount = format_money(minor, currency, MoneyStyle::number), percent = format_percent(share(minor), 1, 0);
            auto const first = std::ranges::find_if(cost.items, [&](QualityCostItem const& item) { return item.kind == static_cast<QualityCost>(k); });
            auto const key = fnd::kQualityCostKind[static_cast<std::size_t>(k)];
            auto const tip = cost_tip(frame, cost, k);
            auto const hot = hot_area(ui, {.id = key, .name = words, .value = amount + " " + caption_unit(currency) + ", " + percent, .description = tip, .role = sem::Role::button, .at = row});
            if (hot.clicked && first != cost.items.end()) {
                frame.session.inspector_open = true;
                frame.select(first->record);
            }
            if (hot.hovered) pen.fill(row, theme.hover, metric::radius_cell);
            tooltip_for(ui, row, tip, key);
            pen.fill({row.x + 2, row.cy() - 4, 8, 8}, cost_color(theme, k), 2);
            row.cut_left(18);
            pen.text(row.cut_right(40), theme.text3, Type::small, percent, Align::right);
            pen.text(row.cut_right(64, 4), theme.text1, Type::body, amount, Align::right);
            pen.text(row, theme.text2, Type::body, words);
        }
        auto const ratio = tr("quality.cost.failure_share", {format_percent(share(cost.failure()), 1, 0)});
        text(ui, {.text = ratio, .type = Type::small, .color = theme.text2, .id = "ratio", .at = body.cut_top(22)});
        if (cost.unpriced_minutes > 0) text(ui, {.text = tr("quality.cost.unpriced", {format_hours(cost.unpriced_minutes)}), .type = Type::small, .color = theme.text3, .id = "unpriced", .at = body.cut_top(18)});
    }

    static std::string caption_unit(std::string_view currency) { return money_unit(currency); }

    static std::string cost_tip(Frame const& frame, CostOfQuality const& cost, int kind) {
        std::string words(kind == 0 ? tr("quality.cost.prevention.tip") : kind == 1 ? tr("quality.cost.appraisal.tip") : kind == 2 ? tr("quality.cost.internal.tip") : tr("quality.cost.external.tip"));
        int named = 0;
        for (auto const& item : cost.items) {
            auto const* record = frame.store.live(item.record);
            if (!record || item.kind != static_cast<QualityCost>(kind) || named++ == 6) continue;
            words += "\n· " + record_name(*record) + "  " + tr("quality.cost.item", {format_money(item.direct, cost.currency.text(), MoneyStyle::with_unit), format_money(item.labour, cost.currency.text(), MoneyStyle::with_unit)});
        }
        return words;
    }

    void draw_list(Frame& frame, Facts const& facts, Box area) {
        auto& ui = frame.ui;
        Box bar = area.cut_top(metric::control, metric::space);
        auto const of = [&](Shown what) { return std::ranges::count_if(facts.findings, [&](Id id) { return fits(frame, facts, id, what); }); };
        std::string const counts[] = {format_integer(of(Shown::open)), format_integer(of(Shown::overdue)), format_integer(of(Shown::repeated)), format_integer(of(Shown::all))};
        std::string const words[] = {std::string(tr("quality.shown.open")) + " " + counts[0], std::string(tr("quality.shown.overdue")) + " " + counts[1], std::string(tr("quality.shown.repeated")) + " " + counts[2], std::string(tr("quality.shown.all")) + " " + counts[3]};
        auto const repeated_rule = rule_words("quality.repeat_finding");
        Choice const choices[] = {{.key = "open", .label = words[0]}, {.key = "overdue", .label = words[1]}, {.key = "repeated", .label = words[2], .tip = repeated_rule}, {.key = "all", .label = words[3]}};
        Segmented segments{.id = "shown", .name = tr("quality.shown"), .options = choices, .chosen = static_cast<int>(m_shown)};
        segments.at = bar.cut_left(std::min(segmented_width(ui, segments), bar.w));
        if (auto const picked = segmented(ui, segments)) m_shown = static_cast<Shown>(*picked);

        std::vector<Id> rows;
        for (auto const id : facts.findings)
            if (fits(frame, facts, id, m_shown)) rows.push_back(id);
        bool const many = !frame.session.location.project;
        std::vector<Col> shown{kTitle, kCode, kSeverity, kState, kSign, kAge, kDue, kOwner, kSubject, kCost};
        if (many) shown.insert(shown.begin() + 1, kProject);
        std::vector<Column> columns;
        for (auto const one : shown) columns.push_back(column(one));
        fact_table(frame, {.id = "findings", .name = tr("quality.part.findings"), .columns = columns, .at = area, .multi_select = false, .editable = false, .empty_text = tr("quality.findings.nothing")},
                   {.count = rows.size(), .record = [&](std::size_t row) { return rows[row]; },
                    .cell = [&](std::size_t row, int c) { return cell(frame, facts, rows[row], shown[static_cast<std::size_t>(c)]); },
                    .over = [&](std::size_t row) { auto const* record = frame.store.live(rows[row]); return record && !registers::is_open(*record); }},
                   m_table);
    }

    static bool fits(Frame const& frame, Facts const& facts, Id id, Shown what) {
        auto const* record = frame.store.live(id);
        if (!record) return false;
        auto const at = facts.signs.find(id);
        auto const has = [&](std::string_view rule) { return at != facts.signs.end() && rules::has_hit(at->second, rule); };
        switch (what) {
            case Shown::open: return registers::is_open(*record);
            case Shown::overdue: return has("quality.finding_overdue");
            case Shown::repeated: return has("quality.repeat_finding");
            case Shown::all: break;
        }
        return true;
    }

    static Column column(Col which) {
        switch (which) {
            case kCode: return {.id = "code", .title = tr("quality.col.code"), .width = 60, .sortable = false};
            case kProject: return {.id = "project", .title = tr("quality.col.project"), .width = 70, .sortable = false};
            case kTitle: return {.id = "title", .title = tr("quality.col.finding"), .width = 200, .sortable = false};
            case kSeverity: return {.id = "severity", .title = tr("quality.col.severity"), .width = 72, .sortable = false};
            case kState: return {.id = "state", .title = tr("quality.col.state"), .width = 80, .sortable = false};
            case kSign: return {.id = "sign", .title = tr("quality.col.sign"), .width = 120, .sortable = false, .tip = tr("quality.col.sign.tip")};
            case kAge: return {.id = "age", .title = tr("quality.col.age"), .width = 64, .align = Align::right, .sortable = false, .tip = tr("quality.col.age.tip")};
            case kDue: return {.id = "due", .title = tr("quality.col.due"), .width = 92, .sortable = false};
            case kOwner: return {.id = "owner", .title = tr("quality.col.owner"), .width = 92, .sortable = false};
            case kSubject: return {.id = "subject", .title = tr("quality.col.subject"), .width = 130, .sortable = false};
            case kCost: break;
        }
        return {.id = "cost", .title = tr("quality.col.cost"), .width = 100, .align = Align::right, .sortable = false, .tip = tr("quality.col.cost.tip")};
    }

    static TableCell cell(Frame const& frame, Facts const& facts, Id id, Col which) {
        auto const* found = frame.store.live(id);
        if (!found) return {};
        auto const& theme = frame.ui.theme();
        switch (which) {
            case kCode: return text_cell(std::string(code_of(*found)), theme.text3);
            case kProject: return text_cell(project_code_of(frame, found->get(fnd::project)), theme.text3);
            case kTitle: return text_cell(record_name(*found));
            case kSeverity: return field_cell(frame, *found, fnd::severity.slot);
            case kState: return field_cell(frame, *found, fnd::status.slot);
            case kSign: return sign_cell(frame, facts, id);
            case kAge: {
                if (!found->has(fnd::found_on)) return {};
                auto const until = registers::is_open(*found) ? frame.ui.today : found->has(fnd::verified_on) ? found->get(fnd::verified_on).day : found->has(fnd::fixed_on) ? found->get(fnd::fixed_on).day : found->get(fnd::found_on).day;
                auto const days = until - found->get(fnd::found_on).day;
                return text_cell(tr("quality.days", {format_integer(days)}), registers::is_open(*found) && age_bucket(days) >= 2 ? theme.red_text : 0);
            }
            case kDue: return field_cell(frame, *found, fnd::due.slot);
            case kOwner: return field_cell(frame, *found, fnd::owner.slot);
            case kSubject: return field_cell(frame, *found, fnd::deliverable.slot);
            case kCost: break;
        }
        auto const at = std::ranges::find(facts.cost.items, id, &QualityCostItem::record);
        return at == facts.cost.items.end() ? TableCell{} : text_cell(format_money(at->total(), facts.cost.currency.text(), MoneyStyle::with_unit));
    }

    // The gravest rule that speaks, the others in the tooltip.
    static TableCell sign_cell(Frame const& frame, Facts const& facts, Id id) {
        auto const at = facts.signs.find(id);
        if (at == facts.signs.end()) return {};
        auto const& first = at->second.front();
        auto const words = first.rule == "quality.finding_overdue" ? tr("quality.sign.overdue") : first.rule == "quality.repeat_finding" ? tr("quality.sign.repeated")
                         : first.rule == "quality.finding_aged" ? tr("quality.sign.aged") : tr("quality.sign.unverified");
        auto cell = badge_cell(std::string(words) + (at->second.size() > 1 ? " +" + format_integer(static_cast<std::int64_t>(at->second.size()) - 1) : std::string{}), severity_tone(first.severity), severity_icon(first.severity));
        for (auto const& hit : at->second) cell.tip += (cell.tip.empty() ? "" : "\n\n") + explain(frame, hit);
        return cell;
    }

    Remembered<Facts> m_facts;
    TableState m_table;
    Shown m_shown = Shown::open;
};

}  // namespace

std::unique_ptr<QualityPart> make_quality_findings() { return std::make_unique<FindingsPart>(); }

}  // namespace pmo::ui
