#include "core/io/level_json.h"

#include "core/io/json.h"
#include "core/io/psplib.h"

namespace pmo {

namespace {

using namespace levelling;

constexpr std::string_view kFormat = "pmo-levelling";

class Reader {
public:
    Reader(std::string_view text, JsonView root) : m_text(text), m_root(root) {}

    Result<Problem> read() {
        if (!m_root.is(JsonType::object) || m_root.find("format").string() != kFormat || !m_root.find("activities").is(JsonType::array))
            return Error{"level_json.not_a_problem", {}};
        for (auto const member : m_root) {
            auto const key = member.key();
            if (key == "resources") each(member, [this](JsonView v) { resource(v); });
            else if (key == "calendars") each(member, [this](JsonView v) { m_problem.calendars.push_back({intervals(v)}); });
            else if (key == "goals") each(member, [this](JsonView v) { m_problem.goals.push_back(number(v)); });
            else if (key != "format" && key != "activities") unknown(member);
        }
        each(m_root.find("activities"), [this](JsonView v) { activity(v); });
        if (m_error) return *m_error;
        if (auto const faults = faults_of(m_problem); !faults.empty()) return error_of(faults[0]);
        return std::move(m_problem);
    }

private:
    void fail(Error error) {
        if (!m_error) m_error = std::move(error);
    }
    void unknown(JsonView member) { fail({"level_json.unknown", {std::string(member.key())}}); }
    void bad(JsonView value, std::string_view what) { fail({"level_json.bad_value", {std::string(what), std::to_string(line_of(m_text, value.offset()))}}); }

    std::int32_t number(JsonView value) {
        auto const whole = value.integer();
        if (whole && *whole >= -kLatest && *whole <= kLatest) return static_cast<std::int32_t>(*whole);
        bad(value, value.key().empty() ? "number" : value.key());
        return 0;
    }
    template <class Action> void each(JsonView list, Action&& action) {
        if (!list.is(JsonType::array)) return bad(list, list.key());
        for (auto const element : list) {
            if (m_error) return;
            action(element);
        }
    }
    // Two numbers in a list.
    std::pair<Time, Time> pair(JsonView value) {
        if (!value.is(JsonType::array) || value.size() != 2) return bad(value, "pair"), std::pair<Time, Time>{};
        auto const first = value.first();
        return {number(first), number(first.next())};
    }
    std::vector<Interval> intervals(JsonView list) {
        std::vector<Interval> out;
        each(list, [&](JsonView v) {
            auto const [from, to] = pair(v);
            out.push_back({from, to});
        });
        return out;
    }

    void resource(JsonView value) {
        Resource out;
        if (!value.is(JsonType::object)) return bad(value, "resource");
        for (auto const member : value) {
            if (member.key() != "capacity") unknown(member);
            else if (member.is(JsonType::integer)) out.capacity = {{0, number(member)}};
            else each(member, [&](JsonView v) {
                auto const [from, units] = pair(v);
                out.capacity.push_back({from, units});
            });
        }
        m_problem.resources.push_back(std::move(out));
    }

    void activity(JsonView value) {
        if (!value.is(JsonType::object) || !value.find("duration")) return bad(value, "duration");
        auto const self = static_cast<std::int32_t>(m_problem.activities.size());
        Activity out;
        for (auto const member : value) {
            auto const key = member.key();
            if (key == "duration") out.duration = number(member);
            else if (key == "release") out.release = number(member);
            else if (key == "fixed") out.fixed = fixed(member);
            else if (key == "priority") out.priority = number(member);
            else if (key == "calendar") out.calendar = number(member);
            else if (key == "goal") out.goal = number(member);
            else if (key == "demand") demands(member, out);
            else if (key == "parts") each(member, [&](JsonView v) { part(v, out); });
            else if (key == "after") each(member, [&](JsonView v) { link(v, self); });
            else if (key != "name") unknown(member);
        }
        m_problem.activities.push_back(std::move(out));
    }
    Time fixed(JsonView value) {
        auto const start = number(value);
        if (start < 0) bad(value, "fixed");
        return start;
    }
    void demands(JsonView list, Activity& out) {
        std::int32_t resource = 0;
        each(list, [&](JsonView v) {
            auto const units = number(v);
            if (units != 0) out.demands.push_back({resource, units});
            ++resource;
        });
    }
    void part(JsonView value, Activity& out) {
        if (!value.is(JsonType::object)) return bad(value, "parts");
        Part made;
        for (auto const member : value) {
            if (member.key() == "duration") made.duration = number(member);
            else if (member.key() == "delay") made.delay = number(member);
            else if (member.key() == "calendar") made.calendar = number(member);
            else unknown(member);
        }
        out.parts.push_back(made);
    }
    void link(JsonView value, std::int32_t self) {
        Link made{.to = self};
        if (value.is(JsonType::integer)) {
            made.from = number(value);
        } else if (value.is(JsonType::object) && value.find("activity")) {
            for (auto const member : value) {
                if (member.key() == "activity") made.from = number(member);
                else if (member.key() == "lag") made.lag = number(member);
                else if (member.key() == "calendar") made.calendar = number(member);
                else if (member.key() == "type") made.type = type(member);
                else unknown(member);
            }
        } else {
            return bad(value, "after");
        }
        m_problem.links.push_back(made);
    }
    LinkType type(JsonView value) {
        constexpr std::pair<std::string_view, LinkType> kTypes[] = {{"fs", LinkType::finish_to_start}, {"ss", LinkType::start_to_start},
                                                                    {"ff", LinkType::finish_to_finish}, {"sf", LinkType::start_to_finish}};
        for (auto const& [name, type] : kTypes)
            if (value.string() == name) return type;
        bad(value, "type");
        return LinkType::finish_to_start;
    }

    std::string_view m_text;
    JsonView m_root;
    Problem m_problem;
    std::optional<Error> m_error;
};

}  // namespace

Result<levelling::Problem> read_level_json(std::string_view text) {
    PMO_TRY(json, parse_json(text));
    return Reader(text, json.root()).read();
}

bool looks_like_level_json(std::string_view text) { return text.substr(0, 4096).find("\"pmo-levelling\"") != std::string_view::npos; }

}  // namespace pmo
