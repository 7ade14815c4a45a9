#pragma once
// A result that a screen works out from the records and keeps until they change: rules over a portfolio, the rows of a matrix. It knows what it was
// made from by the store's revision, the day and a key of the screen's own (project, filter, person), and is made again when one of them differs.
// Words are not part of it: a result holds facts, sentences are made while drawing.

#include <optional>
#include <tuple>

#include "ui/frame.h"

namespace pmo::ui {

template <class Result, class Key = Id>
class Remembered {
public:
    template <class Make>
    Result& get(Frame const& frame, Key const& key, Make&& make) {
        std::tuple now{&frame.store, frame.store.revision(), frame.ui.today, key};
        if (!m_result || m_made_from != now) {
            m_result.emplace(make());
            m_made_from = std::move(now);
            ++m_times;
        }
        return *m_result;
    }
    void forget() { m_result.reset(); }
    int times_made() const { return m_times; }

private:
    std::tuple<Store const*, std::uint64_t, std::int32_t, Key> m_made_from{};
    std::optional<Result> m_result;
    int m_times = 0;
};

}  // namespace pmo::ui
