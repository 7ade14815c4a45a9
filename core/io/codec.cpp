#include "core/io/codec.h"

#include <algorithm>
#include <map>

#include "core/io/bytes.h"
#include "core/io/codec_values.h"

namespace pmo {

namespace {

void write_frame(ByteWriter& out, Frame frame) {
    out.raw("PMO", 3);
    out.byte(static_cast<std::uint8_t>(frame));
    out.number(kCodecFormat);
    out.number(static_cast<std::uint64_t>(kSchema));
}

void write_seen(ByteWriter& out, Seen const& seen) {
    out.number(seen.size());
    for (auto const& [replica, time] : seen) { out.fixed(replica); out.number(time); }
}

Seen read_seen(ByteReader& in) {
    Seen seen;
    for (auto n = in.count(9); n > 0 && in.ok(); --n) {
        auto const replica = in.fixed();
        note(seen, {in.number(), replica});
    }
    return seen;
}

Bytes seal(Frame frame, ByteWriter const& head, CellWriter const& cells) {
    ByteWriter out;
    write_frame(out, frame);
    out.append(head);
    cells.write_dictionary(out);
    out.append(cells.body());
    return std::move(out).seal();
}

struct Opened { ByteReader in; std::int64_t schema; };

Result<Opened> open(std::span<std::uint8_t const> bytes, Frame frame) {
    auto const body = open_frame(bytes);
    ByteReader in(body);
    if (body.empty() || in.byte() != 'P' || in.byte() != 'M' || in.byte() != 'O' || in.byte() != static_cast<std::uint8_t>(frame)) return Error{"codec.damaged", {"frame"}};
    auto const format = in.number();
    if (format > kCodecFormat) return Error{"codec.newer", {std::to_string(format)}};
    auto const schema = in.number();
    if (!in.ok() || schema > 1'000'000) return Error{"codec.damaged", {"frame"}};
    return Opened{in, static_cast<std::int64_t>(schema)};
}

ChunkInfo read_info(ByteReader& in) {
    ChunkInfo info;
    info.generation = static_cast<std::uint32_t>(in.number());
    info.index = static_cast<std::uint32_t>(in.number());
    info.count = static_cast<std::uint32_t>(in.number());
    info.up_to = in.number();
    return info;
}

void write_record(CellWriter& cells, Record const& record) {
    auto const base = base_stamp(record);
    auto& out = cells.body();
    out.number(cells.type(record.type()));
    out.id(record.id());
    cells.stamp(base);
    out.number(static_cast<std::uint64_t>(std::popcount(record.mask())) + record.unknown().size());
    for (auto mask = record.mask(); mask; mask &= mask - 1) {
        auto const slot = static_cast<std::uint8_t>(std::countr_zero(mask));
        auto const& cell = *record.find(slot);
        cells.field(record.type(), slot, cell.stamp != base);
        if (cell.stamp != base) cells.stamp(cell.stamp);
        cells.value(cell.value);
    }
    for (auto const& cell : record.unknown()) {
        cells.field(record.type(), cell.field, cell.stamp != base);
        if (cell.stamp != base) cells.stamp(cell.stamp);
        cells.json(cell.json);
    }
}

// The records of a chunk or entry, one by one; false when the bytes make no sense.
template <class Begin, class Put> bool read_records(CellReader& cells, Begin begin, Put put) {
    auto& in = cells.in();
    for (auto n = cells.expected(); n > 0; --n) {
        auto const* type = cells.type();
        auto const id = in.id();
        if (!type || !id) return false;
        auto const base = cells.stamp();
        auto const count = in.count(2);
        if (!in.ok()) return false;
        begin(*type, id, count);
        for (std::size_t i = 0; i < count; ++i) {
            auto const field = cells.field(*type);
            if (!field.name) return false;
            auto const stamp = field.own_stamp ? cells.stamp() : base;
            put(field, cells.value(), stamp);
            if (!in.ok()) return false;
        }
    }
    return in.ok();
}

Error damaged(char const* what) { return {"codec.damaged", {what}}; }

}  // namespace

std::vector<Bytes> encode_records(Store const& store, std::uint32_t generation, std::uint64_t up_to, std::size_t target) {
    struct Part { CellWriter cells; std::uint64_t records = 0; };
    std::vector<Bytes> chunks;
    // The number of chunks stands in each of them, so the bodies come first.
    std::vector<Part> parts(1);
    for (std::size_t t = 0; t < store.tables(); ++t)
        for (auto const& record : store.table(static_cast<std::uint16_t>(t)).rows()) {
            if (parts.back().cells.body().size() >= target) parts.emplace_back();
            write_record(parts.back().cells, record);
            ++parts.back().records;
        }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        ByteWriter head;
        head.number(generation);
        head.number(i);
        head.number(parts.size());
        head.number(up_to);
        head.number(parts[i].records);
        chunks.push_back(seal(Frame::chunk, head, parts[i].cells));
        parts[i].cells = CellWriter();
    }
    return chunks;
}

Result<ChunkInfo> read_chunk_info(std::span<std::uint8_t const> bytes) {
    PMO_TRY(opened, open(bytes, Frame::chunk));
    auto const info = read_info(opened.in);
    if (!opened.in.ok()) return damaged("chunk");
    return info;
}

std::int64_t schema_of(std::span<std::uint8_t const> bytes) {
    for (auto const frame : {Frame::chunk, Frame::entry})
        if (auto const opened = open(bytes, frame); opened.ok()) return opened->schema;
    return -1;
}

namespace {

// The number of records stands before the dictionary, the records behind it.
Result<CellReader> open_chunk(std::span<std::uint8_t const> bytes) {
    PMO_TRY(opened, open(bytes, Frame::chunk));
    read_info(opened.in);
    auto const records = opened.in.number();
    CellReader cells(opened.in);
    if (!cells.read_dictionary()) return damaged("dictionary");
    cells.expect(records);
    if (!cells.in().ok()) return damaged("records");
    return cells;
}

}  // namespace

Status decode_records(std::span<std::uint8_t const> bytes, UnknownType const& unknown_type, RecordSink const& sink) {
    PMO_TRY(cells, open_chunk(bytes));
    cells.resolve(unknown_type);
    std::vector<Record> records;
    records.reserve(cells.expected());
    bool const ok = read_records(cells,
        [&](CellReader::Type const& type, Id id, std::size_t count) {
            records.emplace_back(*type.def, id);
            records.back().reserve(count);
        },
        [&](CellReader::Field const& field, CellReader::Read&& read, Stamp stamp) { put_cell(records.back(), field, std::move(read), stamp); });
    if (!ok || !cells.in().at_end()) return damaged("records");
    for (auto& record : records) sink(std::move(record));
    return Ok{};
}

Status decode_raw(std::span<std::uint8_t const> bytes, RawSink const& sink) {
    PMO_TRY(cells, open_chunk(bytes));
    std::vector<RawRecord> records;
    bool const ok = read_records(cells,
        [&](CellReader::Type const& type, Id id, std::size_t) { records.push_back({std::string(type.name), id, {}}); },
        [&](CellReader::Field const& field, CellReader::Read&& read, Stamp stamp) { records.back().cells.push_back({std::string(*field.name), read.as_json(), stamp}); });
    if (!ok || !cells.in().at_end()) return damaged("records");
    for (auto& record : records) sink(std::move(record));
    return Ok{};
}

Bytes encode_entry(LogEntryContent const& entry, Store const& store) {
    ByteWriter head;
    head.number(entry.previous);
    head.text(entry.who);
    head.signed_number(entry.wall_ms);
    write_seen(head, entry.seen);
    head.text(entry.diff.label.code);
    head.number(entry.diff.label.args.size());
    for (auto const& arg : entry.diff.label.args) head.text(arg);
    head.number(entry.diff.added.size());
    CellWriter cells;
    for (auto const& record : entry.diff.added) write_record(cells, record);
    auto& out = cells.body();
    out.number(entry.diff.changed.size() + entry.diff.unknown.size());
    for (auto const& c : entry.diff.changed) {
        auto const& type = store.table(c.table).type();
        out.number(cells.type(type));
        out.id(c.record);
        cells.field(type, c.slot, false);
        cells.stamp(c.before.stamp);
        cells.value(c.before.value);
        cells.stamp(c.after.stamp);
        cells.value(c.after.value);
    }
    for (auto const& u : entry.diff.unknown) {
        auto const& type = store.table(u.table).type();
        out.number(cells.type(type));
        out.id(u.record);
        cells.field(type, u.after.field, false);
        cells.stamp({});
        cells.value({});
        cells.stamp(u.after.stamp);
        cells.json(u.after.json);
    }
    return seal(Frame::entry, head, cells);
}

namespace {

struct EntryHead { LogEntryContent content; std::uint64_t records = 0; };

EntryHead read_entry_head(ByteReader& in) {
    EntryHead head;
    auto& c = head.content;
    c.previous = in.number();
    c.who = in.text();
    c.wall_ms = in.signed_number();
    c.seen = read_seen(in);
    c.diff.label.code = in.text();
    for (auto n = in.count(); n > 0 && in.ok(); --n) c.diff.label.args.emplace_back(in.text());
    head.records = in.number();
    return head;
}

// The changed cells behind the records of an entry.
template <class Put> bool read_changes(CellReader& cells, Put put) {
    auto& in = cells.in();
    for (auto n = in.count(22); n > 0 && in.ok(); --n) {
        auto const* type = cells.type();
        auto const id = in.id();
        if (!type || !id) return false;
        auto const field = cells.field(*type);
        if (!field.name) return false;
        auto const before_stamp = cells.stamp();
        auto before = cells.value();
        auto const after_stamp = cells.stamp();
        auto after = cells.value();
        if (!in.ok()) return false;
        put(*type, id, field, Cell{std::move(before.value), before_stamp}, std::move(after), after_stamp);
    }
    return in.ok() && in.at_end();
}

}  // namespace

Result<LogEntryContent> decode_entry(std::span<std::uint8_t const> bytes, Store const& store, UnknownType const& unknown_type) {
    PMO_TRY(opened, open(bytes, Frame::entry));
    auto head = read_entry_head(opened.in);
    CellReader cells(opened.in);
    if (!cells.read_dictionary()) return damaged("dictionary");
    cells.resolve(unknown_type);
    cells.expect(head.records);
    auto& diff = head.content.diff;
    bool const ok = read_records(cells, [&](CellReader::Type const& type, Id id, std::size_t count) {
            diff.added.emplace_back(*type.def, id);
            diff.added.back().reserve(count);
        },
        [&](CellReader::Field const& field, CellReader::Read&& read, Stamp stamp) { put_cell(diff.added.back(), field, std::move(read), stamp); })
        && read_changes(cells, [&](CellReader::Type const& type, Id id, CellReader::Field const& field, Cell before, CellReader::Read&& after, Stamp stamp) {
            auto const table = store.index_of(*type.def);
            auto const kind = field.slot == kNoSlot ? Kind::text : field.slot == kDeletedSlot ? Kind::flag : type.def->fields[field.slot].kind;
            if (field.slot == kNoSlot || !after.fit(kind)) { diff.unknown.push_back({id, table, {std::string(*field.name), after.as_json(), stamp}}); return; }
            if (!holds(kind, before.value)) before.value = {};
            diff.changed.push_back({id, table, field.slot, std::move(before), {std::move(after.value), stamp}});
        });
    if (!ok) return damaged("entry");
    return std::move(head.content);
}

Result<RawEntry> decode_raw_entry(std::span<std::uint8_t const> bytes) {
    PMO_TRY(opened, open(bytes, Frame::entry));
    auto head = read_entry_head(opened.in);
    CellReader cells(opened.in);
    if (!cells.read_dictionary()) return damaged("dictionary");
    cells.expect(head.records);
    RawEntry entry{head.content.previous, std::move(head.content.seen), {}};
    bool const ok = read_records(cells,
        [&](CellReader::Type const& type, Id id, std::size_t) { entry.records.push_back({std::string(type.name), id, {}}); },
        [&](CellReader::Field const& field, CellReader::Read&& read, Stamp stamp) { entry.records.back().cells.push_back({std::string(*field.name), read.as_json(), stamp}); })
        && read_changes(cells, [&](CellReader::Type const& type, Id id, CellReader::Field const& field, Cell const&, CellReader::Read&& after, Stamp stamp) {
            entry.records.push_back({std::string(type.name), id, {{std::string(*field.name), after.as_json(), stamp}}});
        });
    if (!ok) return damaged("entry");
    return entry;
}

Bytes encode_manifest(Manifest const& m) {
    ByteWriter out;
    write_frame(out, Frame::manifest);
    out.id(m.identity.id);
    out.text(m.identity.name);
    out.signed_number(m.identity.created_ms);
    out.fixed(m.replica);
    write_seen(out, m.seen);
    out.number(m.generation);
    out.number(m.chunks);
    out.number(m.up_to);
    out.signed_number(m.saved_ms);
    return std::move(out).seal();
}

Result<Manifest> decode_manifest(std::span<std::uint8_t const> bytes) {
    PMO_TRY(opened, open(bytes, Frame::manifest));
    auto& in = opened.in;
    Manifest m;
    m.schema = opened.schema;
    m.identity.id = in.id();
    m.identity.name = in.text();
    m.identity.created_ms = in.signed_number();
    m.replica = in.fixed();
    m.seen = read_seen(in);
    m.generation = static_cast<std::uint32_t>(in.number());
    m.chunks = static_cast<std::uint32_t>(in.number());
    m.up_to = in.number();
    m.saved_ms = in.signed_number();
    if (!in.ok() || !in.at_end() || !m.identity.id) return damaged("manifest");
    return m;
}

}  // namespace pmo
