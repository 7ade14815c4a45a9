#include <algorithm>
#include <set>

#include "core/io/crc32c.h"
#include "core/io/document.h"
#include "core/io/json.h"
#include "core/io/migrate.h"
#include "core/io/value_json.h"

namespace pmo {

namespace {

class Writer {
public:
    explicit Writer(Store const& store) : m_store(store) {}

    std::string write(WorkspaceIdentity const& identity, Seen const& seen, ExportInfo const& info) {
        collect();
        m_out.reserve(m_records.size() * 280 + 4096);
        header(identity, seen, info);
        bool first = true;
        for (auto const* record : m_records) {
            m_out += first ? "\n" : ",\n";
            first = false;
            line(*record);
        }
        m_out += '\n';
        auto const crc = crc32c(m_out);
        std::string digits;
        append_hex(digits, crc);
        m_out += "],\"checksum\":\"crc32c:" + std::string(8 - digits.size(), '0') + digits + "\"}\n";
        return std::move(m_out);
    }

private:
    // The records in the order of the file, and every device that wrote one of their cells.
    void collect() {
        std::set<Replica> replicas;
        Replica last = 0;
        bool any = false;
        auto const meet = [&](Stamp stamp) {
            if (any && stamp.replica == last) return;
            any = true;
            replicas.insert(last = stamp.replica);
        };
        for (std::size_t t = 0; t < m_store.tables(); ++t)
            for (auto const& record : m_store.table(static_cast<std::uint16_t>(t)).rows()) {
                m_records.push_back(&record);
                for (auto mask = record.mask(); mask; mask &= mask - 1) meet(record.find(static_cast<std::uint8_t>(std::countr_zero(mask)))->stamp);
                for (auto const& cell : record.unknown()) meet(cell.stamp);
            }
        m_replicas.assign(replicas.begin(), replicas.end());
        std::ranges::sort(m_records, [](Record const* a, Record const* b) {
            if (&a->type() != &b->type()) return a->type().id < b->type().id;
            return a->id() < b->id();
        });
    }

    void member(std::string_view name, std::string_view text) {
        append_json_string(m_out, name);
        m_out += ':';
        append_json_string(m_out, text);
        m_out += ',';
    }
    void member(std::string_view name, std::int64_t number) {
        append_json_string(m_out, name);
        m_out += ':' + std::to_string(number) + ',';
    }
    void hex(std::uint64_t number) {
        m_out += '"';
        append_hex(m_out, number);
        m_out += '"';
    }

    void header(WorkspaceIdentity const& identity, Seen const& seen, ExportInfo const& info) {
        m_out = "{";
        member("format", "pmo-workspace");
        member("version", kDocumentVersion);
        member("schema", kSchema);
        member("workspace", to_text(identity.id));
        member("name", identity.name);
        member("created_ms", identity.created_ms);
        member("exported_ms", info.now_ms);
        member("exporter", info.exporter);
        m_out += "\n\"replica\":";
        hex(info.replica);
        m_out += ",\"seen\":{";
        bool first = true;
        for (auto const& [replica, time] : seen) {
            if (!first) m_out += ',';
            first = false;
            hex(replica);
            m_out += ':';
            hex(time);
        }
        m_out += "},\"replicas\":[";
        for (std::size_t i = 0; i < m_replicas.size(); ++i) {
            if (i) m_out += ',';
            hex(m_replicas[i]);
        }
        m_out += "],\"records\":[";
    }

    void stamp(Stamp s) {
        m_out += '"';
        append_hex(m_out, s.time);
        m_out += '.';
        if (m_last >= m_replicas.size() || m_replicas[m_last] != s.replica)
            m_last = static_cast<std::size_t>(std::ranges::lower_bound(m_replicas, s.replica) - m_replicas.begin());
        m_out += std::to_string(m_last);
        m_out += '"';
    }

    struct Written { std::string_view field; Stamp stamp; };

    // The stamp of most cells; of two as frequent ones the greater.
    Stamp base_of(Record const& record) const {
        Stamp best;
        std::size_t most = 0;
        for (auto const& w : m_written) {
            if (most && w.stamp == best) continue;
            auto const n = static_cast<std::size_t>(std::ranges::count(m_written, w.stamp, &Written::stamp));
            if (n > most || (n == most && w.stamp > best)) { most = n; best = w.stamp; }
            if (n == m_written.size()) break;
        }
        if (m_written.empty())
            if (auto const* flag = record.find(kDeletedSlot)) best = flag->stamp;
        return best;
    }

    void line(Record const& record) {
        auto const& type = record.type();
        m_cells.clear();
        m_written.clear();
        auto const separate = [&] { if (!m_written.empty()) m_cells += ','; };
        for (auto mask = record.mask() & ~(std::uint64_t{1} << kDeletedSlot); mask; mask &= mask - 1) {
            auto const slot = static_cast<std::uint8_t>(std::countr_zero(mask));
            auto const& cell = *record.find(slot);
            auto const name = type.fields[slot].id;
            separate();
            ((m_cells += '"') += name) += "\":";
            append_value_json(m_cells, cell.value);
            m_written.push_back({name, cell.stamp});
        }
        for (auto const& cell : record.unknown()) {
            auto const slot = slot_of(type, cell.field);
            if (slot != kNoSlot && record.find(slot)) continue;      // this version has written that field since
            separate();
            append_json_string(m_cells, cell.field);
            (m_cells += ':') += cell.json;
            m_written.push_back({cell.field, cell.stamp});
        }
        auto const base = base_of(record);
        ((m_out += "{\"t\":\"") += type.id) += "\",\"i\":\"";
        (m_out += to_text(record.id())) += "\",\"s\":";
        stamp(base);
        if (auto const* flag = record.find(kDeletedSlot)) {
            m_out += ",\"d\":[";
            m_out += record.deleted() ? "true," : "false,";
            stamp(flag->stamp);
            m_out += ']';
        }
        ((m_out += ",\"c\":{") += m_cells) += '}';
        bool any = false;
        for (auto const& w : m_written) {
            if (w.stamp == base) continue;
            m_out += any ? "," : ",\"x\":{";
            any = true;
            append_json_string(m_out, w.field);
            m_out += ':';
            stamp(w.stamp);
        }
        m_out += any ? "}}" : "}";
    }

    Store const& m_store;
    std::vector<Record const*> m_records;
    std::vector<Replica> m_replicas;
    std::size_t m_last = 0;
    std::string m_out, m_cells;
    std::vector<Written> m_written;
};

}  // namespace

std::string write_document(WorkspaceIdentity const& identity, Store const& store, Seen const& seen, ExportInfo const& info) {
    return Writer(store).write(identity, seen, info);
}

}  // namespace pmo
