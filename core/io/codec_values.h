#pragma once
// The inner parts of core/io/codec: types and fields by their place in a dictionary, stamps as differences, values by tag.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/bytes.h"
#include "core/io/codec.h"

namespace pmo {

inline constexpr std::uint64_t kCodecFormat = 1;
enum class Frame : std::uint8_t { chunk = 'C', entry = 'E', manifest = 'M' };

Stamp base_stamp(Record const& record);              // the one of most cells

class CellWriter {
public:
    ByteWriter& body() { return m_body; }
    ByteWriter const& body() const { return m_body; }
    std::uint64_t type(TypeDef const& type);         // its number in the dictionary
    void field(TypeDef const& type, std::uint8_t slot, bool own_stamp);
    void field(TypeDef const& type, std::string_view unknown, bool own_stamp);
    void stamp(Stamp stamp);
    void value(Value const& value);
    void json(std::string_view json);
    void write_dictionary(ByteWriter& out) const;
private:
    struct Entry { TypeDef const* type; std::vector<std::string> unknown; };
    ByteWriter m_body;
    std::vector<Entry> m_types;
    std::size_t m_last_type = 0;
    std::vector<Replica> m_replicas;
    std::size_t m_last_replica = 0;
    std::uint64_t m_last_time = 0;
};

class CellReader {
public:
    struct Name { std::string_view name; std::uint8_t slot = kNoSlot; };
    struct Type { std::string_view name; TypeDef const* def = nullptr; std::vector<Name> fields{}; };
    struct Field { std::string_view const* name = nullptr; std::uint8_t slot = kNoSlot; bool own_stamp = false; };
    struct Read {
        Value value{};
        std::string json{};
        bool is_json = false;
        std::string as_json() const;
        bool fit(Kind kind);                         // turns JSON into a value where it can
    };

    explicit CellReader(ByteReader in) : m_in(in) {}
    ByteReader& in() { return m_in; }
    bool read_dictionary();
    void resolve(UnknownType const& unknown_type);   // sets `def` and the slots
    void expect(std::uint64_t records);              // announced outside
    std::size_t expected() const { return m_expected; }
    Type const* type();
    Field field(Type const& type);                   // name is nullptr when there is no such field
    Stamp stamp();
    Read value();
private:
    ByteReader m_in;
    std::vector<Type> m_types;
    std::vector<Replica> m_replicas;
    std::uint64_t m_last_time = 0;
    std::size_t m_expected = 0;
};

void put_cell(Record& record, CellReader::Field const& field, CellReader::Read&& read, Stamp stamp);

}  // namespace pmo
