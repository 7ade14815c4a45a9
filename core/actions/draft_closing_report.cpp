#include "core/actions/draft_closing_report.h"

#include "core/registers/project.h"
#include "core/registers/status_report.h"

namespace pmo {

namespace {

namespace prj = registers::project;
namespace rep = registers::status_report;

constexpr std::string_view kHealth[] = {"", "green", "amber", "red"};

struct TextField { char const* id; std::string ClosingTexts::*text; };
constexpr TextField kTexts[] = {{"title", &ClosingTexts::title}, {"summary", &ClosingTexts::summary}, {"achievements", &ClosingTexts::achievements},
                                {"deviations", &ClosingTexts::deviations}, {"next_steps", &ClosingTexts::next_steps}, {"body", &ClosingTexts::body}};

void figures(Edit& edit, Id id, Plan const& plan, ProjectSummary const& summary) {
    auto const currency = parse_currency(summary.currency).value_or(Currency{});
    auto const money = [&](Field<Money> field, std::int64_t minor) { edit.set(id, field, Money{minor, currency}); };
    money(rep::bac, summary.value.bac);
    money(rep::pv, summary.value.pv);
    money(rep::ev, summary.value.ev);
    money(rep::ac, summary.value.ac);
    money(rep::eac, summary.eac);
    if (summary.spi) edit.set(id, rep::spi, std::int64_t{*summary.spi});
    if (summary.cpi) edit.set(id, rep::cpi, std::int64_t{*summary.cpi});
    edit.set(id, rep::percent_complete, std::int64_t{summary.permille / 10});
    if (plan.baseline_finish != kNoTime) edit.set(id, rep::baseline_finish, date_of(Moment{plan.baseline_finish}));
    if (!plan.rows.empty()) edit.set(id, rep::forecast_finish, date_of(Moment{plan.finish}));
    edit.set(id, rep::open_risks, std::int64_t{summary.open_risks});
    edit.set(id, rep::open_issues, std::int64_t{summary.open_issues});
    edit.set(id, rep::open_changes, std::int64_t{summary.open_changes});
    struct { Field<std::string> field; Health health; } const colours[] = {{rep::overall, summary.overall.health}, {rep::schedule, summary.schedule.health}, {rep::cost, summary.cost.health},
                                                                           {rep::scope, summary.scope.health},     {rep::risk, summary.risk.health},         {rep::quality, summary.quality.health}};
    for (auto const& [field, health] : colours)
        if (health != Health::none) edit.set(id, field, kHealth[static_cast<std::size_t>(health)]);
}

}  // namespace

Record const* closing_report(Store const& store, Id project) {
    Record const* newest = nullptr;
    for (auto const* one : store.referrers(rep::kType, rep::project, project))
        if (registers::is(*one, rep::kind, "closing") && (!newest || one->get(rep::period_to) > newest->get(rep::period_to))) newest = one;
    return newest;
}

std::optional<DraftedReport> draft_closing_report(EditContext const& context, Derived const& derived, Id project, ClosingTexts const& texts) {
    auto const* of = project ? context.store.live(project) : nullptr;
    if (!of || &of->type() != &prj::kType) return std::nullopt;
    auto const* present = closing_report(context.store, project);
    if (present && !registers::is_open(*present)) return std::nullopt;
    Edit edit(Label{"closing.draft_report", {std::string(title_of(*of))}});
    auto own = context;
    own.project = project;
    auto const id = present ? present->id() : add_record(edit, own, {.type = rep::kType});
    auto const& plan = derived.plan(project);
    edit.set(id, rep::kind, "closing");
    edit.set(id, rep::period_from, plan.rows.empty() ? context.today : date_of(Moment{plan.start}));
    edit.set(id, rep::period_to, context.today);
    if (!present && of->has(prj::manager)) edit.set(id, rep::author, of->get(prj::manager));
    figures(edit, id, plan, derived.summary(project));
    for (auto const& [field, text] : kTexts) edit.set(id, slot_of(rep::kType, field), Value(texts.*text));
    return DraftedReport{std::move(edit), id};
}

}  // namespace pmo
