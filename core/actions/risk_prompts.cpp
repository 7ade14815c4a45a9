#include "core/actions/risk_prompts.h"

#include <algorithm>
#include <tuple>

#include "core/actions/use_lesson.h"
#include "core/base/sort.h"
#include "core/project/lesson_match.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/project.h"
#include "core/registers/risk.h"
#include "core/registers/rules.h"

namespace pmo {

namespace {

namespace rsk = registers::risk;
namespace lsn = registers::lesson;
namespace use = registers::lesson_use;
namespace prj = registers::project;
using registers::is;

class Prompting {
public:
    Prompting(Store const& store, Record const& project) : m_store(store), m_project(project), m_own(store.referrers(rsk::kType, rsk::project, project.id())) {}

    std::vector<RiskPrompt> run() {
        for (auto const category : rsk::kCategory) m_found.push_back({.category = category, .present = open_of(category)});
        lessons();
        occurred();
        sort_stably(m_found, {}, [](RiskPrompt const& prompt) { return std::tuple(std::ranges::find(rsk::kCategory, prompt.category) - std::begin(rsk::kCategory), static_cast<int>(prompt.from), -prompt.fit); });
        return std::move(m_found);
    }

private:
    Id open_of(std::string_view category) const {
        auto const at = std::ranges::find_if(m_own, [&](Record const* risk) { return registers::is_open(*risk) && risk->get(rsk::category) == category; });
        return at == m_own.end() ? kNoId : (*at)->id();
    }
    Id titled(std::string_view title) const {
        auto const at = std::ranges::find_if(m_own, [&](Record const* risk) { return title_of(*risk) == title; });
        return at == m_own.end() ? kNoId : (*at)->id();
    }

    // The risk that the project took over with a lesson.
    Id taken(Id lesson) const {
        for (auto const* row : m_store.referrers(use::kType, use::lesson, lesson))
            if (row->get(use::project) == m_project.id())
                if (auto const* result = m_store.live(row->get(use::result)); result && &result->type() == &rsk::kType) return result->id();
        return kNoId;
    }

    void lessons() {
        LessonIndex const index(m_store);
        for (auto const& lesson : m_store.table(lsn::kType).rows()) {
            if (lesson.deleted() || !is(lesson, lsn::status, "published") || lesson.get(lsn::project) == m_project.id()) continue;
            if (!is(lesson, lsn::kind, "bad") && !lesson.has(lsn::risk_title)) continue;       // a good practice warns of nothing
            auto const fit = index.fit(lesson.id(), m_project.id()).total();
            if (fit < kPromptFit) continue;
            auto const title = risk_of(lesson);
            auto const present = taken(lesson.id());
            m_found.push_back({.from = PromptSource::lesson, .category = risk_category_of(lesson), .source = lesson.id(), .title = std::string(title), .fit = fit, .present = present ? present : titled(title)});
        }
    }

    // Threats that came true in projects of the same kind.
    void occurred() {
        if (!m_project.has(prj::kind)) return;
        for (auto const& risk : m_store.table(rsk::kType).rows()) {
            if (risk.deleted() || !is(risk, rsk::status, "occurred") || is(risk, rsk::kind, "opportunity") || !risk.has(rsk::title)) continue;
            auto const* other = registers::linked(risk, m_store, rsk::project);
            if (!other || other->id() == m_project.id() || other->get(prj::kind) != m_project.get(prj::kind)) continue;
            auto const known = std::ranges::find(rsk::kCategory, risk.get(rsk::category));
            auto const category = known == std::end(rsk::kCategory) ? std::string_view("other") : *known;
            m_found.push_back({.from = PromptSource::occurred, .category = category, .source = risk.id(), .title = std::string(title_of(risk)), .present = titled(title_of(risk))});
        }
    }

    Store const& m_store;
    Record const& m_project;
    std::vector<Record const*> m_own;
    std::vector<RiskPrompt> m_found;
};

}  // namespace

std::vector<RiskPrompt> risk_prompts(Store const& store, Id project) {
    auto const* record = store.live(project);
    if (!record || &record->type() != &prj::kType) return {};
    return Prompting(store, *record).run();
}

}  // namespace pmo
