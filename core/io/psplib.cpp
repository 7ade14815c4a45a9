#include "core/io/psplib.h"

#include <charconv>
#include <optional>
#include <vector>

#include "core/base/text.h"

namespace pmo {

namespace {

constexpr std::size_t kMostBytes = 32u << 20;
constexpr std::int32_t kMostJobs = 100'000;
constexpr std::int32_t kMostResources = 1'000;

class Lines {
public:
    explicit Lines(std::string_view text) : m_text(text) {}
    std::optional<std::string_view> next() {
        if (m_text.empty()) return std::nullopt;
        auto const end = m_text.find('\n');
        auto const line = m_text.substr(0, end);
        m_text.remove_prefix(end == std::string_view::npos ? m_text.size() : end + 1);
        ++m_number;
        return trim(line);
    }
    // Forward to the line that begins so.
    std::optional<std::string_view> find(std::string_view begin) {
        while (auto const line = next())
            if (line->starts_with(begin)) return line;
        return std::nullopt;
    }
    std::size_t number() const { return m_number; }

private:
    std::string_view m_text;
    std::size_t m_number = 0;
};

// All numbers of a line; nothing when it has anything else.
std::optional<std::vector<std::int32_t>> numbers(std::string_view line) {
    std::vector<std::int32_t> out;
    for (line = trim(line); !line.empty(); line = trim(line)) {
        std::int32_t value = 0;
        auto const [end, error] = std::from_chars(line.data(), line.data() + line.size(), value);
        auto const used = static_cast<std::size_t>(end - line.data());
        if (error != std::errc{} || (used < line.size() && line[used] != ' ' && line[used] != '\t')) return std::nullopt;
        out.push_back(value);
        line.remove_prefix(used);
    }
    return out;
}

// The number behind the colon in "jobs (incl. supersource/sink ):  32" or "- renewable : 4   R".
std::optional<std::int32_t> count_of(std::string_view line) {
    auto const colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto const rest = trim(line.substr(colon + 1));
    std::int32_t value = 0;
    auto const [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    return error == std::errc{} ? std::optional(value) : std::nullopt;
}

class Reader {
public:
    explicit Reader(std::string_view text) : m_lines(text) {}

    Result<levelling::Problem> read() {
        for (auto const part : {&Reader::sizes, &Reader::links, &Reader::demands, &Reader::capacities})
            if (auto const done = (this->*part)(); !done.ok()) return done.error();
        auto const faults = levelling::faults_of(m_problem);
        if (!faults.empty()) return error_of(faults[0]);
        return std::move(m_problem);
    }

private:
    Error bad_line() const { return {"psplib.bad_line", {std::to_string(m_lines.number())}}; }
    bool section(std::string_view name) { return m_lines.find(name).has_value(); }

    Status sizes() {
        auto const line = m_lines.find("jobs");
        if (!line) return Error{"psplib.not_psplib", {}};
        auto const jobs = count_of(*line);
        if (!jobs || *jobs < 1 || *jobs > kMostJobs) return bad_line();
        m_problem.activities.resize(static_cast<std::size_t>(*jobs));
        if (!section("RESOURCES")) return Error{"psplib.missing", {"RESOURCES"}};
        for (std::string_view const kind : {"- renewable", "- nonrenewable", "- doubly constrained"}) {
            auto const named = m_lines.next();
            auto const count = named && named->starts_with(kind) ? count_of(*named) : std::nullopt;
            if (!count || *count < 0 || *count > kMostResources) return bad_line();
            if (kind == "- renewable") m_problem.resources.resize(static_cast<std::size_t>(*count));
            else if (*count > 0) return Error{"psplib.resources", {}};
        }
        return Ok{};
    }

    Status links() {
        if (!section("PRECEDENCE RELATIONS")) return Error{"psplib.missing", {"PRECEDENCE RELATIONS"}};
        m_lines.next();
        auto const jobs = static_cast<std::int32_t>(m_problem.activities.size());
        for (std::int32_t job = 1; job <= jobs; ++job) {
            PMO_TRY(row, row_of(3));
            if (row[0] != job) return bad_line();
            if (row[1] != 1) return Error{"psplib.modes", {}};
            if (row[2] < 0 || row[2] > jobs) return bad_line();
            auto const wanted = 3 + static_cast<std::size_t>(row[2]);
            while (row.size() < wanted) {              // long lists of successors go on in the next line
                PMO_TRY(more, row_of(1));
                row.insert(row.end(), more.begin(), more.end());
            }
            if (row.size() != wanted) return bad_line();
            for (std::size_t k = 3; k < wanted; ++k) {
                if (row[k] < 1 || row[k] > jobs) return bad_line();
                m_problem.links.push_back({.from = job - 1, .to = row[k] - 1});
            }
        }
        return Ok{};
    }

    Status demands() {
        if (!section("REQUESTS/DURATIONS")) return Error{"psplib.missing", {"REQUESTS/DURATIONS"}};
        m_lines.next();
        m_lines.next();
        for (std::size_t job = 0; job < m_problem.activities.size(); ++job) {
            PMO_TRY(row, row_of(3));
            if (row.size() != 3 + m_problem.resources.size() || row[0] != static_cast<std::int32_t>(job) + 1 || row[1] != 1) return bad_line();
            auto& activity = m_problem.activities[job];
            activity.duration = row[2];
            for (std::size_t r = 0; r < m_problem.resources.size(); ++r)
                if (row[3 + r] != 0) activity.demands.push_back({static_cast<std::int32_t>(r), row[3 + r]});
        }
        return Ok{};
    }

    Status capacities() {
        if (!section("RESOURCEAVAILABILITIES")) return Error{"psplib.missing", {"RESOURCEAVAILABILITIES"}};
        m_lines.next();
        if (m_problem.resources.empty()) return Ok{};
        PMO_TRY(row, row_of(1));
        if (row.size() != m_problem.resources.size()) return bad_line();
        for (std::size_t r = 0; r < row.size(); ++r) m_problem.resources[r].capacity = {{0, row[r]}};
        return Ok{};
    }

    // The next line that is not blank, as numbers, at least so many.
    Result<std::vector<std::int32_t>> row_of(std::size_t least) {
        auto line = m_lines.next();
        while (line && line->empty()) line = m_lines.next();
        auto row = line ? numbers(*line) : std::nullopt;
        if (!row || row->size() < least) return bad_line();
        return *row;
    }

    Lines m_lines;
    levelling::Problem m_problem;
};

}  // namespace

Result<levelling::Problem> read_psplib(std::string_view text) {
    if (text.size() > kMostBytes) return Error{"psplib.too_large", {std::to_string(kMostBytes >> 20)}};
    return Reader(text).read();
}

bool looks_like_psplib(std::string_view bytes) { return bytes.substr(0, 4096).find("jobs (incl. supersource/sink )") != std::string_view::npos; }

Error error_of(levelling::Fault const& fault) { return {std::string(levelling::name_of(fault.kind)), {std::to_string(fault.index + 1)}}; }

}  // namespace pmo
