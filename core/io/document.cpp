#include "core/io/document.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/io/crc32c.h"
#include "core/io/json.h"
#include "core/io/migrate.h"
#include "core/io/value_json.h"
#include "core/io/value_text.h"

namespace pmo {

namespace {

constexpr std::string_view kChecksumMember = "],\"checksum\":\"";
constexpr std::size_t kMaxUnknownTypes = 200, kMaxUnknownFields = 200, kMaxCells = 400;

// Line ends that a tool has converted are not damage.
std::uint32_t checksum_of(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::uint32_t crc = 0;
    for (;;) {
        auto const at = bytes.find('\r');
        crc = crc32c(bytes.substr(0, at), crc);
        if (at == std::string_view::npos) return crc;
        bytes.remove_prefix(at + 1);
    }
}

std::string checksum_text(std::uint32_t crc) {
    std::string text = "crc32c:", digits;
    append_hex(digits, crc);
    return text + std::string(8 - digits.size(), '0') + digits;
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    Result<Document> read() {
        auto tape = stream_json(m_bytes, "records", [this](JsonView element, JsonView header) { return this->element(element, header); });
        if (!tape.ok()) return at_line(tape.error());
        auto const root = tape->root();
        PMO_TRY(ready, header(root));
        static_cast<void>(ready);
        if (!root.find("records").is(JsonType::array)) return fail("document.no_header", root, "records");
        if (auto const twice = duplicate_key(root)) return fail("document.bad_header", root, std::string(*twice));
        PMO_TRY(checked, check(root));
        static_cast<void>(checked);
        for (std::size_t i = 0; i < m_replicas.size(); ++i)
            if (m_latest[i]) note(m_document.seen, {m_latest[i], m_replicas[i]});
        return std::move(m_document);
    }

private:
    // json.h puts the line last; here it is always first.
    static Error at_line(Error error) {
        if (error.code.starts_with("json.") && error.code != "json.syntax" && error.args.size() > 1) std::ranges::rotate(error.args, error.args.begin() + 1);
        return error;
    }
    template <class... Args> Error fail(char const* code, JsonView at, Args... args) const {
        return {code, {std::to_string(line_of(m_bytes, at.offset())), std::string(args)...}};
    }

    Status header(JsonView root) {
        if (m_ready) return Ok{};
        if (!root.is(JsonType::object) || root.find("format").string() != "pmo-workspace") return fail("document.not_ours", root);
        auto const version = root.find("version").integer();
        if (!version || *version < 1) return fail("document.bad_header", root, "version");
        if (*version > kDocumentVersion) return fail("document.newer_version", root, std::to_string(*version));
        auto const schema = root.find("schema").integer();
        if (!schema || *schema < migrations().front().from) return fail("document.bad_header", root, "schema");
        m_document.schema = *schema;
        for (auto const* member : {"workspace", "name", "seen", "replicas"})
            if (!root.find(member)) return fail("document.no_header", root, member);
        auto const id = parse_id(root.find("workspace").string().value_or(""));
        if (!id || !*id) return fail("document.bad_header", root, "workspace");
        m_document.identity.id = *id;
        if (!root.find("name").string() || root.find("name").string()->size() > 4096) return fail("document.bad_header", root, "name");
        m_document.identity.name = *root.find("name").string();
        m_document.identity.created_ms = root.find("created_ms").integer().value_or(0);
        m_document.exported_ms = root.find("exported_ms").integer().value_or(0);
        m_document.exporter = root.find("exporter").string().value_or("");
        m_document.replica = parse_hex(root.find("replica").string().value_or("0")).value_or(0);
        auto const seen = root.find("seen"), replicas = root.find("replicas");
        if (!seen.is(JsonType::object) || seen.size() > 100'000) return fail("document.bad_header", seen, "seen");
        for (auto const member : seen) {
            auto const replica = parse_hex(member.key()), time = parse_hex(member.string().value_or(""));
            if (!replica || !time || *time > kMaxStampTime) return fail("document.bad_header", member, "seen");
            note(m_document.seen, {*time, *replica});
        }
        if (!replicas.is(JsonType::array) || replicas.size() > 100'000) return fail("document.bad_header", replicas, "replicas");
        for (auto const replica : replicas) {
            auto const number = parse_hex(replica.string().value_or(""));
            if (!number) return fail("document.bad_header", replica, "replicas");
            m_replicas.push_back(*number);
        }
        m_latest.assign(m_replicas.size(), 0);
        m_ready = true;
        return Ok{};
    }

    Status check(JsonView root) const {
        auto const said = root.find("checksum");
        if (!said) return Ok{};
        auto const at = m_bytes.rfind(kChecksumMember);
        if (at == std::string_view::npos || said.string() != checksum_text(checksum_of(m_bytes.substr(0, at)))) return fail("document.checksum", said);
        return Ok{};
    }

    // "18f3c5a2b3c40000.3": the time in hexadecimal, the replica by its place in the header.
    std::optional<Stamp> stamp(JsonView json) {
        auto const text = json.string();
        if (!text) return std::nullopt;
        auto const dot = text->find('.');
        if (dot == std::string_view::npos || text->size() - dot > 8 || dot + 1 == text->size()) return std::nullopt;
        auto const time = parse_hex(text->substr(0, dot));
        std::size_t index = 0;
        for (char const c : text->substr(dot + 1)) {
            if (c < '0' || c > '9') return std::nullopt;
            index = index * 10 + static_cast<std::size_t>(c - '0');
        }
        if (!time || *time == 0 || *time > kMaxStampTime || index >= m_replicas.size()) return std::nullopt;
        if (*time > m_latest[index]) m_latest[index] = *time;
        return Stamp{*time, m_replicas[index]};
    }
    Error bad_stamp(JsonView at) const {
        std::string text;
        append_json(text, at);
        return fail("document.bad_stamp", at, std::string(first_code_points(text, 60)));
    }

    TypeDef const* type_named(std::string_view name) {
        if (m_last_type && m_last_type->id == name) return m_last_type;
        m_last_type = find_register(name);
        if (m_last_type) return m_last_type;
        if (!is_name(name)) return nullptr;
        if (m_document.store.tables() >= all_registers().size() + kMaxUnknownTypes) return nullptr;
        return m_last_type = &m_document.store.add_unknown_type(name);
    }

    Status element(JsonView json, JsonView root) {
        PMO_TRY(ready, header(root));
        static_cast<void>(ready);
        JsonView type_json, id_json, stamp_json, deleted, cells, others;
        for (auto const member : json) {
            auto const key = member.key();
            auto* const into = key == "t" ? &type_json : key == "i" ? &id_json : key == "s" ? &stamp_json : key == "d" ? &deleted : key == "c" ? &cells : key == "x" ? &others : nullptr;
            if (!into || *into) return fail("document.bad_record", member, std::string(first_code_points(key, 60)));
            *into = member;
        }
        auto const type_name = type_json.string();
        auto const id = parse_id(id_json.string().value_or(""));
        if (!type_name) return fail("document.bad_record", json, "t");
        if (!id || !*id) return fail("document.bad_record", json, "i");
        auto const base = stamp(stamp_json);
        if (!base) return bad_stamp(stamp_json ? stamp_json : json);
        if (!cells.is(JsonType::object)) return fail("document.bad_record", json, "c");
        if (others && (!others.is(JsonType::object) || others.size() > cells.size())) return fail("document.bad_record", others, "x");
        if (cells.size() > kMaxCells) return fail("document.bad_record", cells, "c");
        if (m_document.store.find(*id)) return fail("document.duplicate_id", id_json, to_text(*id));
        if (m_document.schema < kSchema) return old_record(json, *type_name, *id, *base, deleted, cells, others);

        auto const* type = type_named(*type_name);
        if (!type) return fail("document.bad_record", type_json, "t");
        Record record(*type, *id);
        record.reserve(cells.size() + 1);
        std::uint8_t expected = 0;
        std::size_t used = 0;                        // of the members of x
        for (auto const cell : cells) {
            auto const name = cell.key();
            // Records are written in the order of the fields: the next one is nearly always the right guess.
            auto slot = expected;
            while (slot < type->fields.size() && slot < expected + 4 && type->fields[slot].id != name) ++slot;
            if (slot >= type->fields.size() || type->fields[slot].id != name) slot = slot_of(*type, name);
            Stamp when = *base;
            if (others) {
                if (auto const other = others.find(name)) {
                    auto const s = stamp(other);
                    if (!s) return bad_stamp(other);
                    when = *s;
                    ++used;
                }
            }
            if (slot == kNoSlot) {
                PMO_TRY(kept, carry(record, cell, when));
                static_cast<void>(kept);
                continue;
            }
            if (slot == kDeletedSlot) return fail("document.bad_cell", cell, type->id, name);
            if (record.find(slot)) return fail("document.duplicate_field", cell, name);
            auto value = value_from_json(type->fields[slot].kind, cell);
            if (!value) {
                if (m_document.schema <= kSchema) return fail("document.bad_cell", cell, type->id, name);
                PMO_TRY(kept, carry(record, cell, when));
                static_cast<void>(kept);
                continue;
            }
            record.set(slot, {std::move(*value), when});
            expected = static_cast<std::uint8_t>(slot + 1);
        }
        if (others && used != others.size()) return fail("document.bad_record", others, "x");
        if (deleted) {
            auto const flag = deleted.is(JsonType::array) && deleted.size() == 2 ? deleted.first().boolean() : std::nullopt;
            if (!flag) return fail("document.bad_record", deleted, "d");
            auto const when = stamp(deleted.first().next());
            if (!when) return bad_stamp(deleted.first().next());
            record.set(kDeletedSlot, {Value(*flag), *when});
        }
        if (record.mask() == 0 && record.unknown().empty()) return fail("document.bad_record", json, "c");
        m_document.store.add(std::move(record));
        return Ok{};
    }

    Status carry(Record& record, JsonView cell, Stamp when) const {
        if (!is_name(cell.key()) || record.unknown().size() >= kMaxUnknownFields) return fail("document.bad_cell", cell, record.type().id, cell.key());
        if (std::ranges::find(record.unknown(), cell.key(), &UnknownCell::field) != record.unknown().end()) return fail("document.duplicate_field", cell, cell.key());
        std::string text;
        append_json(text, cell);
        if (text.size() > kMaxTextBytes) return fail("document.text_too_long", cell, cell.key());
        record.set_unknown({std::string(cell.key()), std::move(text), when});
        return Ok{};
    }

    Status old_record(JsonView json, std::string_view type, Id id, Stamp base, JsonView deleted, JsonView cells, JsonView others) {
        RawRecord raw{std::string(type), id, {}};
        auto const push = [&](std::string_view field, JsonView value, Stamp when) {
            std::string text;
            append_json(text, value);
            raw.cells.push_back({std::string(field), std::move(text), when});
        };
        if (auto const twice = duplicate_key(cells)) return fail("document.duplicate_field", cells, std::string(*twice));
        for (auto const cell : cells) {
            if (!is_name(cell.key()) || cell.key() == "deleted") return fail("document.bad_cell", cell, type, cell.key());
            auto const other = others.find(cell.key());
            auto const when = other ? stamp(other) : base;
            if (!when) return bad_stamp(other);
            push(cell.key(), cell, *when);
        }
        if (deleted) {
            auto const flag = deleted.is(JsonType::array) && deleted.size() == 2 ? deleted.first() : JsonView{};
            auto const when = stamp(deleted.first().next());
            if (!flag.is(JsonType::boolean) || !when) return fail("document.bad_record", deleted, "d");
            push("deleted", flag, *when);
        }
        migrate(raw, m_document.schema);
        if (raw.cells.empty() || !is_name(raw.type) || !type_named(raw.type)) return fail("document.bad_record", json, "c");
        auto record = record_from_raw(raw, m_document.store, WrongKinds::refuse);
        if (!record.ok()) return fail("document.bad_cell", cells, record.error().args[0], record.error().args[1]);
        m_document.store.add(std::move(*record));
        return Ok{};
    }

    std::string_view m_bytes;
    Document m_document;
    std::vector<Replica> m_replicas;
    std::vector<std::uint64_t> m_latest;             // greatest time of each
    TypeDef const* m_last_type = nullptr;
    bool m_ready = false;
};

}  // namespace

Result<Document> read_document(std::string_view bytes) { return Reader(bytes).read(); }

bool looks_like_document(std::string_view bytes) {
    return bytes.substr(0, 400).find("\"pmo-workspace\"") != std::string_view::npos;
}

}  // namespace pmo
