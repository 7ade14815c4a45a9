// The sentences of the closing: its steps, the standard checklist, and the final report made of the project's figures.

#include "core/registers/lesson.h"
#include "core/registers/project.h"
#include "ui/i18n/format.h"
#include "ui/i18n/tr.h"
#include "ui/screens/screens.h"
#include "ui/views/closing_parts.h"

namespace pmo::ui {

namespace {

using rules::ClosingStep;

std::string day_words(Minute at) { return at == kNoTime ? std::string("—") : format_date(date_of(Moment{at}).day); }
std::string number(std::int64_t value) { return format_integer(value); }

std::string lessons_of(Store const& store, Id project) {
    std::string lines;
    for (auto const* lesson : store.referrers(registers::lesson::kType, registers::lesson::project, project)) {
        lines += "\n· " + record_name(*lesson);
        if (lesson->has(registers::lesson::recommendation)) lines += ": " + std::string(lesson->get(registers::lesson::recommendation));
    }
    return lines;
}

}  // namespace

std::string step_words(ClosingStep step) { return tr_key("closing.step." + std::string(rules::kClosingStepIds[static_cast<std::size_t>(step)])); }
std::string step_text(ClosingStep step) { return tr_key("closing.step." + std::string(rules::kClosingStepIds[static_cast<std::size_t>(step)]) + ".text"); }

std::vector<ClosingItemWords> standard_checklist() {
    return {{"checklist", std::string(tr("closing.standard.checklist"))}, {"hand_over", std::string(tr("closing.standard.hand_over"))}, {"archive", std::string(tr("closing.standard.archive"))},
            {"contract", std::string(tr("closing.standard.contract"))},   {"finance", std::string(tr("closing.standard.finance"))},     {"resource", std::string(tr("closing.standard.resource"))},
            {"report", std::string(tr("closing.standard.report"))},       {"lesson", std::string(tr("closing.standard.lesson"))}};
}

ClosingTexts closing_texts(Frame const& frame, ClosingFacts const& f, Record const& project) {
    auto const money = [&](std::int64_t minor) { return format_money(minor, f.currency, MoneyStyle::with_unit); };
    auto const name = record_name(project);
    ClosingTexts texts;
    texts.title = tr("closing.text.title", {name});
    texts.summary = tr("closing.text.summary", {name, day_words(f.start), day_words(f.finish), format_percent(f.permille, 1, 0), number(f.deliverables.done), number(f.deliverables.of)});
    texts.achievements = tr("closing.text.scope", {number(f.deliverables.done), number(f.deliverables.of), number(f.requirements.done), number(f.requirements.of), number(f.changes.of), number(f.changes.done)});
    if (f.benefits.of) texts.achievements += '\n' + tr("closing.text.benefits", {number(f.benefits.of), number(f.benefits.done)});
    texts.deviations = tr("closing.text.dates", {day_words(f.baseline_finish), day_words(f.finish), format_signed(f.slip_days, 0)}) + '\n' +
                       tr("closing.text.cost", {money(f.value.bac), money(f.value.ac), money(f.eac), money(f.value.bac - f.eac)});
    texts.next_steps = tr("closing.text.next", {number(f.hand_overs.done), number(f.hand_overs.of), number(f.contracts.done), number(f.contracts.of), number(f.payments.done), number(f.payments.of)});
    texts.body = tr("closing.text.quality", {number(f.reviews.of), number(f.reviews.done), number(f.findings.of), number(f.critical_findings), number(f.findings.of - f.findings.done)}) + '\n' +
                 tr("closing.text.quality_cost", {money(f.quality_cost), money(f.failure_cost)}) + '\n' + tr("closing.text.risks", {number(f.risks.of), number(f.risks.of - f.risks.done), number(f.issues.of), number(f.issues.done)});
    if (f.surveys) texts.body += '\n' + tr("closing.text.satisfaction", {number(f.surveys), number(f.last_score), number(f.mean_score)});
    texts.body += '\n' + tr("closing.text.lessons", {number(f.lessons), number(f.good_lessons)}) + lessons_of(frame.store, project.id());
    return texts;
}

}  // namespace pmo::ui
