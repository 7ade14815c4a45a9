// What the parts of the writer share. Internal to core/io/mspdi_writer*.cpp.
#pragma once

#include "core/io/mspdi_reader.h"
#include "core/io/mspdi_schema.h"
#include "core/io/mspdi_values.h"
#include "core/io/mspdi_xml.h"

#include "core/base/decimal.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace pmo::mspdi {

// The child elements of one record on their way out, in the order of the published structure. The caller names its values in that
// order; what was kept as text comes in between.
class Sequence {
public:
    Sequence(std::string& out, std::span<Element const> order, std::string_view rest) : m_out(out), m_order(order)
    {
        std::size_t hint = 0;
        for (Piece piece; next_piece(rest, piece);) {
            std::size_t const rank = rank_of(order, piece.name, hint);
            hint = rank < order.size() ? rank : hint;
            m_kept.emplace_back(rank, piece.whole);
        }
        std::stable_sort(m_kept.begin(), m_kept.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
    }
    ~Sequence() { write_kept(m_order.size() + 1); }
    Sequence(Sequence const&) = delete;
    Sequence& operator=(Sequence const&) = delete;

    // An empty text is no element.
    void text(std::string_view name, std::string_view value)
    {
        reach(name);
        if (value.empty())
            return;
        open(name);
        append_text(m_out, value);
        close(name);
    }
    void flag(std::string_view name, bool value) { raw(name, value ? "1" : "0"); }
    void number(std::string_view name, std::int64_t value) { raw(name, std::to_string(value)); }
    void decimal(std::string_view name, std::int64_t scaled, int digits) { raw(name, decimal_text(scaled, digits)); }
    void tenths(std::string_view name, Minute minutes) { number(name, minutes * 10); }
    void duration(std::string_view name, Minute minutes)
    {
        reach(name);
        open(name);
        append_duration(m_out, minutes);
        close(name);
    }
    // kNoTime is no element.
    void date(std::string_view name, Minute minute)
    {
        reach(name);
        std::size_t const before = m_out.size();
        open(name);
        if (append_date_time(m_out, minute))
            close(name);
        else
            m_out.resize(before);
    }
    void time(std::string_view name, std::int32_t minute)
    {
        reach(name);
        open(name);
        append_time_of_day(m_out, minute);
        close(name);
    }
    // Several elements of that name follow, written by the caller; those that were kept come before them.
    std::string& list(std::string_view name)
    {
        std::size_t const rank = rank_of(m_order, name, m_rank);
        assert(rank < m_order.size() && rank >= m_rank);
        m_rank = rank;
        write_kept(rank + 1);
        return m_out;
    }

private:
    void raw(std::string_view name, std::string_view value)
    {
        reach(name);
        append_element(m_out, name, value);
    }
    // A value speaks for its element: a kept one of the same name is passed over.
    void reach(std::string_view name)
    {
        std::size_t const rank = rank_of(m_order, name, m_rank);
        assert(rank < m_order.size() && rank >= m_rank);
        m_rank = rank;
        write_kept(rank);
        while (m_next < m_kept.size() && m_kept[m_next].first == rank)
            ++m_next;
    }
    void write_kept(std::size_t until)
    {
        for (; m_next < m_kept.size() && m_kept[m_next].first < until; ++m_next)
            m_out += m_kept[m_next].second;
    }
    void open(std::string_view name)
    {
        m_out += '<';
        m_out += name;
        m_out += '>';
    }
    void close(std::string_view name)
    {
        m_out += "</";
        m_out += name;
        m_out += '>';
    }

    std::string& m_out;
    std::span<Element const> m_order;
    std::vector<std::pair<std::size_t, std::string_view>> m_kept;
    std::size_t m_next = 0;
    std::size_t m_rank = 0;
};

void append_calendar(std::string& out, Calendar const& calendar);

} // namespace pmo::mspdi
