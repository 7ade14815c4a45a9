#include "core/rules/smart.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/registers/goal.h"
#include "core/registers/objective.h"
#include "core/registers/project.h"
#include "core/registers/rules.h"

namespace pmo::rules {

namespace {

namespace gol = registers::goal;
namespace obj = registers::objective;
namespace prj = registers::project;
using registers::is;
using registers::is_open;
using registers::linked;

constexpr std::string_view kChineseVerbs[] = {"提高", "提升", "降低", "降到", "减少", "缩短", "增加", "增长", "达到", "完成", "实现", "建成", "建立", "上线", "交付", "通过",
    "覆盖", "控制", "退租", "切换", "取消", "消除", "发布", "统一", "集中", "推广", "取得", "节省", "节约", "替换", "迁移", "保持", "扩大", "培训", "获得", "移交", "打通", "投产"};
constexpr std::string_view kEnglishVerbs[] = {"achiev", "build", "certif", "complet", "cover", "cut", "decreas", "deliver", "eliminat", "establish", "improv", "increas", "keep", "launch",
    "lower", "migrat", "pass", "publish", "rais", "reach", "reduc", "replac", "sav", "shorten", "switch", "train"};
constexpr std::string_view kNumerals = "零一二三四五六七八九十百千万亿两半";

bool is_latin(char32_t c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F); }
bool is_han(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

bool numeral(char32_t c) {
    for (auto rest = kNumerals; !rest.empty();)
        if (next_code_point(rest) == c) return true;
    return false;
}

struct Goal {
    Facts const& facts;
    Record const& record;
    Hit fault(std::string_view rule, std::vector<std::string> args = {}, std::vector<Id> evidence = {}) const {
        return {rule, find_rule(rule)->severity, record.id(), record.get(gol::project), std::move(args), std::move(evidence)};
    }
};

void specific(Goal const& goal, Mark& mark) {
    auto const said = std::string(goal.record.get(gol::title)) + ' ' + std::string(goal.record.get(gol::specific));
    if (int const words = word_count(said); words < kFewestGoalWords)
        mark.faults.push_back(goal.fault("smart.too_short", {std::to_string(words), std::to_string(kFewestGoalWords)}));
    if (!says_change(said)) mark.faults.push_back(goal.fault("smart.no_verb"));
}

void measurable(Goal const& goal, Mark& mark) {
    if (!goal.record.has(gol::measure)) mark.faults.push_back(goal.fault("smart.no_measure"));
    if (!has_number(goal.record.get(gol::target))) mark.faults.push_back(goal.fault("smart.no_number", {std::string(goal.record.get(gol::target))}));
}

void achievable(Goal const& goal, Mark& mark) {
    if (word_count(goal.record.get(gol::achievable)) < kFewestEvidenceWords) mark.faults.push_back(goal.fault("smart.no_evidence"));
    if (is(goal.record, gol::status, "draft", "")) mark.faults.push_back(goal.fault("smart.not_agreed"));
}

void relevant(Goal const& goal, Mark& mark) {
    auto const* objective = linked(goal.record, goal.facts.store, gol::objective);
    if (!objective || &objective->type() != &obj::kType) mark.faults.push_back(goal.fault("smart.no_objective"));
    else if (!is_open(*objective)) mark.faults.push_back(goal.fault("smart.objective_over", {std::string(title_of(*objective))}, {objective->id()}));
}

void time_bound(Goal const& goal, Mark& mark) {
    if (!goal.record.has(gol::due)) {
        mark.faults.push_back(goal.fault("smart.no_due"));
        return;
    }
    auto const due = goal.record.get(gol::due);
    auto window = project_window(goal.facts, goal.record.get(gol::project));
    if (window.last && is(goal.record, gol::dimension, "benefit")) window.last->day += kBenefitDays;
    if ((!window.first || due >= *window.first) && (!window.last || due <= *window.last)) return;
    auto const text = [](std::optional<Date> date) { return date ? to_text(*date) : std::string("—"); };
    mark.faults.push_back(goal.fault("smart.due_outside", {to_text(due), text(window.first), text(window.last)}, {goal.record.get(gol::project)}));
}

}  // namespace

int word_count(std::string_view text) {
    int words = 0, characters = 0;
    bool inside = false;
    while (!text.empty()) {
        auto const c = next_code_point(text);
        if (is_latin(c) && !inside) ++words;
        inside = is_latin(c);
        if (is_han(c)) ++characters;
    }
    return words + (characters + 1) / 2;
}

bool says_change(std::string_view text) {
    if (std::ranges::any_of(kChineseVerbs, [&](std::string_view verb) { return text.find(verb) != std::string_view::npos; })) return true;
    auto const folded = fold(text);
    for (std::size_t at = 0; at < folded.size(); ++at) {
        if (at > 0 && is_latin(static_cast<unsigned char>(folded[at - 1]))) continue;      // only at the beginning of a word
        auto const rest = std::string_view(folded).substr(at);
        if (std::ranges::any_of(kEnglishVerbs, [&](std::string_view verb) { return rest.starts_with(verb); })) return true;
    }
    return false;
}

bool has_number(std::string_view text) {
    while (!text.empty()) {
        auto const c = next_code_point(text);
        if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19) || numeral(c)) return true;
    }
    return false;
}

Window project_window(Facts const& facts, Id project) {
    Window window;
    auto const* record = facts.store.live(project);
    if (!record || &record->type() != &prj::kType) return window;
    auto const& plan = facts.derived.plan(project);
    if (record->has(prj::target_start)) window.first = record->get(prj::target_start);
    else if (record->has(prj::start)) window.first = date_of(record->get(prj::start));
    if (record->has(prj::target_finish)) window.last = record->get(prj::target_finish);
    if (!plan.rows.empty()) {
        auto const forecast = date_of(Moment{plan.finish});
        window.last = window.last ? std::max(*window.last, forecast) : forecast;
    }
    return window;
}

Marks smart_marks(Facts const& facts, Record const& goal) {
    Marks marks{Mark{'S'}, Mark{'M'}, Mark{'A'}, Mark{'R'}, Mark{'T'}};
    Goal const of{facts, goal};
    specific(of, marks[0]);
    measurable(of, marks[1]);
    achievable(of, marks[2]);
    relevant(of, marks[3]);
    time_bound(of, marks[4]);
    return marks;
}

int smart_letters(Marks const& marks) { return static_cast<int>(std::ranges::count_if(marks, &Mark::met)); }

std::vector<Hit> check_smart(Facts const& facts, Id project) {
    std::vector<Hit> hits;
    for (auto const* goal : facts.store.referrers(gol::kType, gol::project, project)) {
        if (!is_open(*goal)) continue;
        for (auto const& mark : smart_marks(facts, *goal)) hits.insert(hits.end(), mark.faults.begin(), mark.faults.end());
    }
    return hits;
}

}  // namespace pmo::rules
