#pragma once
// What a benchmark prints: one aligned line for each measurement with its target, and "ok" or "miss". It measures processor time of this
// process, so that other work on the machine counts little (in WebAssembly the clock, which is all there is), and shows the median of several
// runs. Nothing here fails: a miss is a line.
//
// Use: Report report("Documents"); report.line("write", measure(5, [&] { … }), {.at_most_ms = 500});

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace pmo::bench {

// Milliseconds of each run.
struct Times {
    std::vector<double> ms;
    double part(double share) const {
        auto sorted = ms;
        std::ranges::sort(sorted);
        return sorted.empty() ? 0 : sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
    }
    double median() const { return part(0.5); }
};

inline double now_ms() {
#ifdef __EMSCRIPTEN__
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
#else
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
#endif
}

template <class Action> double once(Action&& action) {
    auto const begin = now_ms();
    action();
    return now_ms() - begin;
}

// One run that is not counted, then `runs`; `prepare` is not counted either.
template <class Prepare, class Action> Times measure(int runs, Prepare&& prepare, Action&& action) {
    Times times;
    for (int i = -1; i < runs; ++i) {
        prepare();
        auto const ms = once(action);
        if (i >= 0) times.ms.push_back(ms);
    }
    return times;
}
template <class Action> Times measure(int runs, Action&& action) {
    return measure(runs, [] {}, action);
}

// What an issue asks for; zero: nothing.
struct Target {
    double at_most_ms = 0;
    Times const* reference = nullptr;   // measured in the same run
    double at_most_ratio = 0;
};

class Report {
public:
    explicit Report(std::string const& title) { std::printf("\n%-58s %11s %11s %11s  %s\n", title.c_str(), "median", "p95", "target", "ratio, target"); }
    void line(std::string const& what, Times const& times, Target const& target = {}) {
        auto const median = times.median();
        bool ok = target.at_most_ms <= 0 || median <= target.at_most_ms;
        std::string ratio;
        if (target.reference) {
            auto const value = median / std::max(target.reference->median(), 1e-6);
            ratio = number("%.2f×", value) + (target.at_most_ratio > 0 ? number(" ≤ %.1f×", target.at_most_ratio) : "");
            ok = ok && (target.at_most_ratio <= 0 || value <= target.at_most_ratio);
        }
        bool const asked = target.at_most_ms > 0 || target.at_most_ratio > 0;
        print(what, number("%.2f ms", median), times.ms.size() >= 20 ? number("%.2f ms", times.part(0.95)) : "",
              target.at_most_ms > 0 ? number("≤ %g ms", target.at_most_ms) : "", ratio, asked ? (ok ? "ok" : "miss") : "");
    }
    void figure(std::string const& what, std::string const& value) { print(what, value, "", "", "", ""); }

private:
    static std::string number(char const* format, double value) {
        char text[48];
        std::snprintf(text, sizeof text, format, value);
        return text;
    }
    // Columns, not bytes: "×" and "≤" take one, Chinese characters two.
    static std::string padded(std::string const& text, std::size_t width, bool right) {
        std::size_t length = 0;
        for (char const c : text) {
            auto const byte = static_cast<unsigned char>(c);
            length += (byte & 0xC0) == 0x80 ? 0 : byte >= 0xE3 ? 2 : 1;
        }
        std::string const space(width > length ? width - length : 0, ' ');
        return right ? space + text : text + space;
    }
    static void print(std::string const& what, std::string const& median, std::string const& p95, std::string const& target,
                      std::string const& ratio, std::string const& verdict) {
        auto text = padded(what, 58, false) + ' ' + padded(median, 11, true) + ' ' + padded(p95, 11, true) + ' ' + padded(target, 11, true) + "  " + padded(ratio, 15, false) + ' ' + verdict;
        text.erase(text.find_last_not_of(' ') + 1);
        std::puts(text.c_str());
        std::fflush(stdout);
    }
};

}  // namespace pmo::bench
