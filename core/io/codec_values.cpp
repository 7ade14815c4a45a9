#include "core/io/codec_values.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/io/value_json.h"
#include "core/io/value_text.h"

namespace pmo {

namespace {

constexpr std::string_view kDeletedName = "deleted";
constexpr std::size_t kMaxTypes = 1000;

enum Tag : std::uint8_t { nothing, no, yes, number, date, moment, money, link, text, place, top_place, no_place, as_json };

// A key with other characters would be a bug of ours, and no reason to lose a chunk.
std::string order_text(ByteReader& in) {
    std::string order(in.text().substr(0, kMaxOrderKey));
    std::erase_if(order, [](char c) { return !is_order_character(c); });
    return order;
}

}  // namespace

Stamp base_stamp(Record const& record) {
    std::array<Stamp, 64> stamps;
    std::size_t n = 0;
    for (auto mask = record.mask(); mask; mask &= mask - 1) stamps[n++] = record.find(static_cast<std::uint8_t>(std::countr_zero(mask)))->stamp;
    if (n == 0) return record.unknown().empty() ? Stamp{} : record.unknown().front().stamp;
    Stamp best = stamps[0];
    std::ptrdiff_t most = 0;
    auto const end = stamps.begin() + static_cast<std::ptrdiff_t>(n);
    for (auto at = stamps.begin(); at != end && most < end - at; ++at) {
        auto const times = std::count(at, end, *at);
        if (times > most) { most = times; best = *at; }
    }
    return best;
}

std::uint64_t CellWriter::type(TypeDef const& type) {
    if (m_last_type < m_types.size() && m_types[m_last_type].type == &type) return m_last_type;
    auto const at = std::ranges::find(m_types, &type, &Entry::type);
    m_last_type = static_cast<std::size_t>(at - m_types.begin());
    if (at == m_types.end()) m_types.push_back({&type, {}});
    return m_last_type;
}

void CellWriter::field(TypeDef const&, std::uint8_t slot, bool own_stamp) {
    auto const index = slot == kDeletedSlot ? 0u : slot + 1u;
    m_body.number(index << 1 | (own_stamp ? 1 : 0));
}

void CellWriter::field(TypeDef const& def, std::string_view unknown, bool own_stamp) {
    auto& names = m_types[static_cast<std::size_t>(type(def))].unknown;
    auto at = std::ranges::find(names, unknown);
    if (at == names.end()) at = names.insert(names.end(), std::string(unknown));
    auto const index = 1 + def.fields.size() + static_cast<std::size_t>(at - names.begin());
    m_body.number(index << 1 | (own_stamp ? 1 : 0));
}

void CellWriter::stamp(Stamp s) {
    if (m_last_replica >= m_replicas.size() || m_replicas[m_last_replica] != s.replica) {
        auto const at = std::ranges::find(m_replicas, s.replica);
        m_last_replica = static_cast<std::size_t>(at - m_replicas.begin());
        if (at == m_replicas.end()) m_replicas.push_back(s.replica);
    }
    m_body.number(m_last_replica);
    m_body.signed_number(static_cast<std::int64_t>(s.time - m_last_time));
    m_last_time = s.time;
}

void CellWriter::json(std::string_view t) {
    m_body.byte(as_json);
    m_body.text(t);
}

void CellWriter::value(Value const& v) {
    auto& out = m_body;
    if (auto const* t = std::get_if<std::string>(&v)) { out.byte(text); out.text(*t); }
    else if (auto const* n = std::get_if<std::int64_t>(&v)) { out.byte(number); out.signed_number(*n); }
    else if (auto const* flag = std::get_if<bool>(&v)) out.byte(*flag ? yes : no);
    else if (auto const* d = std::get_if<Date>(&v)) { out.byte(date); out.signed_number(d->day); }
    else if (auto const* m = std::get_if<Moment>(&v)) { out.byte(moment); out.signed_number(m->minute); }
    else if (auto const* c = std::get_if<Money>(&v)) { out.byte(money); out.signed_number(c->minor); out.raw(c->currency.code, 3); }
    else if (auto const* id = std::get_if<Id>(&v)) {
        if (*id) { out.byte(link); out.id(*id); } else out.byte(nothing);
    } else if (auto const* p = std::get_if<Place>(&v)) {
        if (*p == Place{}) { out.byte(no_place); return; }
        out.byte(p->parent() ? place : top_place);
        if (p->parent()) out.id(p->parent());
        out.text(p->order());
    } else out.byte(nothing);
}

void CellWriter::write_dictionary(ByteWriter& out) const {
    out.number(m_replicas.size());
    for (auto const replica : m_replicas) out.fixed(replica);
    out.number(m_types.size());
    for (auto const& entry : m_types) {
        out.text(entry.type->id);
        out.number(entry.type->fields.size() + entry.unknown.size());
        for (auto const& f : entry.type->fields) out.text(f.id);
        for (auto const& f : entry.unknown) out.text(f);
    }
}

bool CellReader::read_dictionary() {
    for (auto n = m_in.count(8); n > 0 && m_in.ok(); --n) m_replicas.push_back(m_in.fixed());
    auto const types = m_in.count(2);
    if (types > kMaxTypes) return false;
    for (std::size_t i = 0; i < types && m_in.ok(); ++i) {
        Type type{m_in.text()};
        if (!is_name(type.name)) return false;
        type.fields.push_back({kDeletedName, kDeletedSlot});
        for (auto n = m_in.count(); n > 0 && m_in.ok(); --n) {
            type.fields.push_back({m_in.text()});
            if (!is_name(type.fields.back().name)) return false;
        }
        m_types.push_back(std::move(type));
    }
    return m_in.ok();
}

void CellReader::resolve(UnknownType const& unknown_type) {
    for (auto& type : m_types) {
        type.def = find_register(type.name);
        if (!type.def) type.def = &unknown_type(type.name);
        for (std::size_t i = 1; i < type.fields.size(); ++i) {
            auto const slot = slot_of(*type.def, type.fields[i].name);
            type.fields[i].slot = slot == kDeletedSlot ? kNoSlot : slot;
        }
    }
}

void CellReader::expect(std::uint64_t records) {
    if (records > m_in.left() / 18) m_in.fail();
    m_expected = m_in.ok() ? static_cast<std::size_t>(records) : 0;
}

CellReader::Type const* CellReader::type() {
    auto const n = m_in.number();
    return m_in.ok() && n < m_types.size() ? &m_types[n] : nullptr;
}

CellReader::Field CellReader::field(Type const& type) {
    auto const n = m_in.number();
    if (!m_in.ok() || n >> 1 >= type.fields.size()) return {};
    auto const& f = type.fields[n >> 1];
    return {&f.name, f.slot, (n & 1) != 0};
}

Stamp CellReader::stamp() {
    auto const replica = m_in.number();
    m_last_time += static_cast<std::uint64_t>(m_in.signed_number());
    if (replica >= m_replicas.size()) { m_in.fail(); return {}; }
    return {m_last_time, m_replicas[replica]};
}

CellReader::Read CellReader::value() {
    switch (m_in.byte()) {
        case nothing: return {};
        case no: return {Value(false)};
        case yes: return {Value(true)};
        case number: return {Value(m_in.signed_number())};
        case date: {
            auto const day = std::clamp<std::int64_t>(m_in.signed_number(), INT32_MIN, INT32_MAX);
            return {Value(within_calendar(Date{static_cast<std::int32_t>(day)}))};
        }
        case moment: return {Value(within_calendar(Moment{m_in.signed_number()}))};
        case money: {
            auto const minor = m_in.signed_number();
            char code[3] = {};
            for (char& c : code) c = static_cast<char>(m_in.byte());
            // "XXX" is ISO 4217's "no currency".
            return {Value(Money{minor, parse_currency({code, 3}).value_or(*parse_currency("XXX"))})};
        }
        case link: {
            auto const id = m_in.id();
            return id ? Read{Value(id)} : Read{};
        }
        case text: {
            auto const t = m_in.text();
            if (t.size() > kMaxTextBytes) { m_in.fail(); return {}; }
            if (t.empty()) return {};
            if (!valid_utf8(t)) return {Value(repair_utf8(t))};
            return {Value(std::in_place_type<std::string>, t)};
        }
        case place: {
            auto const parent = m_in.id();
            return {Value(Place(parent, order_text(m_in)))};
        }
        case top_place: return {Value(Place(kNoId, order_text(m_in)))};
        case no_place: return {Value(Place{})};
        case as_json: {
            Read read{{}, std::string(m_in.text()), true};
            if (!m_in.ok() || read.json.size() > kMaxTextBytes || !parse_json(read.json).ok()) m_in.fail();
            return read;
        }
        default: m_in.fail(); return {};
    }
}

std::string CellReader::Read::as_json() const {
    if (is_json) return json;
    std::string out;
    append_value_json(out, value);
    return out;
}

bool CellReader::Read::fit(Kind kind) {
    if (!is_json) return holds(kind, value);
    auto parsed = value_from_json(kind, json);
    if (!parsed) return false;
    value = std::move(*parsed);
    is_json = false;
    return true;
}

void put_cell(Record& record, CellReader::Field const& field, CellReader::Read&& read, Stamp stamp) {
    bool const known = field.slot != kNoSlot;
    auto const kind = !known ? Kind::text : field.slot == kDeletedSlot ? Kind::flag : record.type().fields[field.slot].kind;
    if (!known || !read.fit(kind)) {
        if (field.slot != kDeletedSlot) record.set_unknown({std::string(*field.name), read.as_json(), stamp});
        return;
    }
    Cell cell{std::move(read.value), stamp};
    if (field.slot == kDeletedSlot && empty(cell.value)) cell.value = false;
    auto const* before = record.find(field.slot);
    if (!before || newer(cell, *before)) record.set(field.slot, std::move(cell));
}

}  // namespace pmo
