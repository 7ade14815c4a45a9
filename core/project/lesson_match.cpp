#include "core/project/lesson_match.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/model/text_match.h"
#include "core/registers/lesson.h"
#include "core/registers/lesson_use.h"
#include "core/registers/project.h"

namespace pmo {

namespace {

namespace lsn = registers::lesson;
namespace use = registers::lesson_use;
namespace prj = registers::project;

constexpr std::size_t kFewLessons = 8;               // below that nothing can be said to be common
constexpr std::size_t kWords = 4;                    // named as a reason

bool is_han(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF); }
bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0xDF && c < 0x2000); }

Term pair_term(char32_t a, char32_t b) { return (std::uint64_t{a} << 32) | b; }
Term word_term(std::string_view word) {              // FNV-1a, apart from the pairs by its highest bit
    std::uint64_t hash = 14695981039346656037ull;
    for (char const c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return hash | (std::uint64_t{1} << 63);
}

// Calls `pair(term, begin, end)` for neighbouring Chinese characters and `word(term, begin, end)` for Latin words: where they stand in the folded text.
template <class Pair, class Word>
void walk(std::string_view folded, Pair pair, Word word) {
    auto rest = folded;
    char32_t before = 0;
    std::size_t before_at = 0, word_at = folded.size();
    auto const close = [&](std::size_t end) {
        if (word_at < end && end - word_at >= 3) word(word_term(folded.substr(word_at, end - word_at)), word_at, end);
        word_at = folded.size();
    };
    while (!rest.empty()) {
        auto const at = folded.size() - rest.size();
        auto const c = next_code_point(rest);
        if (is_letter(c)) word_at = std::min(word_at, at);
        else close(at);
        if (is_han(c) && before) pair(pair_term(before, c), before_at, folded.size() - rest.size());
        before = is_han(c) ? c : 0;
        before_at = at;
    }
    close(folded.size());
}

bool knows(std::vector<Term> const& terms, Term term) { return std::ranges::binary_search(terms, term); }

// A tag of Latin letters counts as a word of its own only: "IT" is not in "with".
bool mentions(std::string_view folded, std::string_view tag) {
    if (tag.empty()) return false;
    for (auto at = folded.find(tag); at != std::string_view::npos; at = folded.find(tag, at + 1)) {
        auto const letter = [&](std::size_t i) { return i < folded.size() && is_letter(static_cast<unsigned char>(folded[i])) && static_cast<unsigned char>(folded[i]) < 0x80; };
        bool const begins = at == 0 || !letter(at) || !letter(at - 1);
        bool const ends = !letter(at + tag.size() - 1) || !letter(at + tag.size());
        if (begins && ends) return true;
    }
    return false;
}

// The longest stretches of the lesson's text that the project speaks of too.
std::vector<std::string> words_in_common(std::string_view folded, std::vector<Term> const& counted, std::vector<Term> const& theirs) {
    std::vector<std::string> found;
    std::size_t from = 0, to = 0;
    auto const shared = [&](Term term) { return knows(counted, term) && knows(theirs, term); };
    auto const close = [&] { if (to > from) found.emplace_back(folded.substr(from, to - from)); from = to = 0; };
    auto const pair = [&](Term term, std::size_t begin, std::size_t end) {
        if (!shared(term)) return;
        if (begin < to && to > from) to = end;
        else { close(); from = begin; to = end; }
    };
    auto const word = [&](Term term, std::size_t begin, std::size_t end) { if (shared(term)) { close(); from = begin; to = end; close(); } };
    walk(folded, pair, word);
    close();
    sort_stably(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    sort_stably(found, [](auto const& a, auto const& b) { return code_points(a) > code_points(b); });
    // What is part of a longer one says nothing new.
    std::vector<std::string> kept;
    for (auto& one : found)
        if (kept.size() < kWords && std::ranges::none_of(kept, [&](auto const& longer) { return longer.find(one) != std::string::npos; })) kept.push_back(std::move(one));
    return kept;
}

void append(std::string& text, std::string_view more) {
    if (more.empty()) return;
    text += more;
    text += '\n';
}

void append_searched(std::string& text, Record const& record) {
    for (std::uint8_t slot = 0; slot < record.type().fields.size(); ++slot)
        if (record.type().fields[slot].flags & (FieldFlag::searched | FieldFlag::title)) append(text, record.text(slot));
}

// Of a register by name: this file needs no particular one of them.
void append_register(std::string& text, Store const& store, std::string_view id, Id project, bool whole) {
    auto const* type = find_register(id);
    auto const slot = type ? slot_of(*type, "project") : kNoSlot;
    if (slot == kNoSlot) return;
    for (auto const* record : store.referrers(*type, slot, project)) {
        if (whole) append_searched(text, *record);
        else append(text, title_of(*record));
    }
}

}  // namespace

std::vector<Term> terms_of(std::string_view text) {
    std::vector<Term> terms;
    auto const note = [&](Term term, std::size_t, std::size_t) { terms.push_back(term); };
    walk(fold(text), note, note);
    sort_stably(terms);
    terms.erase(std::ranges::unique(terms).begin(), terms.end());
    return terms;
}

std::vector<std::string> tags_of(std::string_view tags) {
    std::vector<std::string> found;
    std::string now;
    auto const close = [&] { if (!now.empty() && std::ranges::find(found, now) == found.end()) found.push_back(now); now.clear(); };
    while (!tags.empty()) {
        auto const c = next_code_point(tags);
        if (c <= ' ' || c == ',' || c == ';' || c == '/' || c == 0x3000 || c == 0x3001 || c == 0xFF0C || c == 0xFF1B) close();
        else append_code_point(now, c);
    }
    close();
    return found;
}

int size_points(Money a, Money b) {
    if (a.minor <= 0 || b.minor <= 0 || a.currency != b.currency) return 0;
    auto const small = std::min(a.minor, b.minor), large = std::max(a.minor, b.minor);
    return large / 2 <= small ? lesson_points::kSameSize : large / 4 <= small ? lesson_points::kNearSize : 0;
}

LessonProfile profile_of_lesson(Record const& lesson, Store const& store) {
    LessonProfile profile{.tags = tags_of(lesson.get(lsn::tags)), .kind = std::string(lesson.get(lsn::project_kind)), .budget = lesson.get(lsn::budget), .text = {}};
    if (auto const* project = registers::linked(lesson, store, lsn::project); project && &project->type() == &prj::kType) {
        if (profile.kind.empty()) profile.kind = project->get(prj::kind);
        if (profile.budget.minor == 0) profile.budget = project->get(prj::budget);
    }
    for (auto const field : {lsn::title, lsn::situation, lsn::cause, lsn::effect, lsn::recommendation, lsn::checklist_text}) append(profile.text, lesson.get(field));
    return profile;
}

ProjectProfile profile_of_project(Record const& project, Store const& store) {
    ProjectProfile profile{.kind = std::string(project.get(prj::kind)), .budget = project.get(prj::budget), .text = {}};
    append_searched(profile.text, project);
    append_register(profile.text, store, "charter", project.id(), true);
    for (auto const id : {"goal", "requirement", "deliverable", "risk", "task"}) append_register(profile.text, store, id, project.id(), false);
    return profile;
}

LessonIndex::LessonIndex(Store const& store) : m_store(store) {
    std::unordered_map<Term, std::size_t> count;
    for (auto const& lesson : store.table(lsn::kType).rows()) {
        if (lesson.deleted() || !registers::is(lesson, lsn::status, "published")) continue;
        auto& entry = m_entries.emplace_back(Entry{&lesson, profile_of_lesson(lesson, store), {}});
        entry.terms = terms_of(entry.profile.text);
        for (auto const term : entry.terms) ++count[term];
    }
    // What more than a quarter of the lessons say tells nothing of one of them.
    if (m_entries.size() >= kFewLessons)
        for (auto& entry : m_entries) std::erase_if(entry.terms, [&](Term term) { return count[term] * 4 > m_entries.size(); });
    sort_stably(m_entries, [](Entry const& a, Entry const& b) {
        auto const order = compare_natural(code_of(*a.lesson), code_of(*b.lesson));
        return order != 0 ? order < 0 : a.lesson->id() < b.lesson->id();
    });
}

LessonFit LessonIndex::score(Entry const& entry, ProjectProfile const& project, std::string_view folded, std::vector<Term> const& terms) const {
    using namespace lesson_points;
    LessonFit fit{.lesson = entry.lesson->id()};
    for (auto const& tag : entry.profile.tags)
        if (mentions(folded, fold(tag))) fit.shared_tags.push_back(tag);
    if (!fit.shared_tags.empty()) fit.tags = std::min(kTags, kFirstTag + kNextTag * (static_cast<int>(std::min<std::size_t>(fit.shared_tags.size(), 8)) - 1));
    if (!entry.profile.kind.empty() && entry.profile.kind == project.kind) fit.kind = kSameKind;
    fit.size = size_points(entry.profile.budget, project.budget);
    std::size_t shared = 0;
    for (auto const term : entry.terms) shared += knows(terms, term);
    if (shared > 0) {
        fit.text = static_cast<int>(std::min<std::size_t>(kText, 2 * kText * shared / entry.terms.size()));
        fit.shared_words = words_in_common(fold(entry.profile.text), entry.terms, terms);
    }
    return fit;
}

std::vector<LessonFit> LessonIndex::proposals(Id id) const {
    std::vector<LessonFit> found;
    auto const* project = m_store.live(id);
    if (!project || &project->type() != &prj::kType) return found;
    auto const profile = profile_of_project(*project, m_store);
    auto const folded = fold(profile.text);
    auto const terms = terms_of(profile.text);
    std::vector<Id> answered;
    for (auto const* one : m_store.referrers(use::kType, use::project, id))
        if (!registers::is(*one, use::verdict, "proposed", "")) answered.push_back(one->get(use::lesson));
    for (auto const& entry : m_entries) {
        if (entry.lesson->get(lsn::project) == id || std::ranges::find(answered, entry.lesson->id()) != answered.end()) continue;
        if (auto fit = score(entry, profile, folded, terms); fit.total() >= lesson_points::kPropose) found.push_back(std::move(fit));
    }
    sort_stably(found, [](LessonFit const& a, LessonFit const& b) { return a.total() > b.total(); });
    return found;
}

LessonFit LessonIndex::fit(Id lesson, Id id) const {
    auto const entry = std::ranges::find_if(m_entries, [&](Entry const& e) { return e.lesson->id() == lesson; });
    auto const* project = m_store.live(id);
    if (entry == m_entries.end() || !project || &project->type() != &prj::kType) return {.lesson = lesson};
    auto const profile = profile_of_project(*project, m_store);
    return score(*entry, profile, fold(profile.text), terms_of(profile.text));
}

}  // namespace pmo
