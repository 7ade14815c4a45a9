#include "tests/fuzz/targets.h"

#include <cstdlib>

#include "core/base/text.h"
#include "core/io/bytes.h"
#include "core/io/codec.h"
#include "core/io/csv.h"
#include "core/io/document.h"
#include "core/io/json.h"
#include "core/io/mspdi_writer.h"
#include "core/io/seed.h"
#include "core/model/problems.h"
#include "core/project/mspdi_export.h"
#include "tests/core/project/mspdi_example.h"
#include "tests/support/workspaces.h"

namespace pmo::test {

namespace {

// A broken promise of ours, not of the input.
void must(bool holds) {
    if (!holds) std::abort();
}

Device some_device(std::uint64_t seed) {
    Random random(seed);
    Device device(identity(), 5, kNow, seed);
    for (auto const* type : {"task", "risk", "department"}) device.edit(random, with_targets(*find_register(type)), 5);
    return device;
}

std::string text_of(Bytes const& bytes) { return {bytes.begin(), bytes.end()}; }
std::span<std::uint8_t const> bytes_of(std::string_view text) { return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}; }

void json(std::string_view bytes) {
    auto const tape = parse_json(bytes);
    if (!tape.ok()) return;
    std::string text;
    append_json(text, tape->root());
    must(parse_json(text).ok());
}

void document(std::string_view bytes) {
    auto const read = read_document(bytes);
    if (!read.ok()) { must(!read.error().args.empty()); return; }
    auto const text = canonical(*read);
    auto const again = read_document(text);
    must(again.ok() && canonical(*again) == text);
    check_store(read->store);
}

void seed(std::string_view bytes) {
    SeedFile const file{"f", bytes};
    auto const read = read_seed(std::span(&file, 1));
    if (read.ok()) must(read_document(write_document(read->identity, read->store, read->seen, {})).ok());
}

void csv(std::string_view bytes) {
    auto const table = read_csv(bytes);
    if (!table.ok()) return;
    auto const& type = *find_register("project");
    Store store;
    IdSource ids(1, 2);
    auto const plan = plan_csv(*table, match_columns(*table, type, {}), type, store, ids, {});
    must(make_diff(plan.edit, store, {1, 1}).ok());
}

// The checksum would turn every mutation away, so it is made good again.
std::string sealed(std::string_view bytes) {
    ByteWriter out;
    auto const body = bytes.size() > 4 ? bytes.substr(0, bytes.size() - 4) : bytes;
    out.raw(body.data(), body.size());
    return text_of(std::move(out).seal());
}

void chunk(std::string_view bytes) {
    for (auto const& text : {std::string(bytes), sealed(bytes)}) {
        Store store;
        std::vector<Record> records;
        static_cast<void>(read_chunk_info(bytes_of(text)));
        static_cast<void>(decode_manifest(bytes_of(text)));
        static_cast<void>(decode_raw(bytes_of(text), [&](RawRecord raw) {
            Store other;
            migrate(raw, 0);
            static_cast<void>(record_from_raw(raw, other, WrongKinds::carry));
        }));
        if (!decode_records(bytes_of(text), [&](std::string_view id) -> TypeDef const& { return store.add_unknown_type(id); }, [&](Record r) { records.push_back(std::move(r)); }).ok()) continue;
        for (auto& record : records)
            if (record.id() && !store.find(record.id())) store.add(std::move(record));
        check_store(store);
        write_document(identity(), store, {}, {});
    }
}

void entry(std::string_view bytes) {
    for (auto const& text : {std::string(bytes), sealed(bytes)}) {
        Store store;
        static_cast<void>(decode_raw_entry(bytes_of(text)));
        static_cast<void>(decode_entry(bytes_of(text), store, [&](std::string_view id) -> TypeDef const& { return store.add_unknown_type(id); }));
    }
}

// What can be read can be taken over and written, and what we write can be read again.
void mspdi_xml(std::string_view bytes) {
    auto const file = mspdi::read(bytes);
    if (!file.ok()) return;
    must(mspdi::read(mspdi::write(*file)).ok());
    Workspace workspace(identity(), Store{}, {}, 5);
    IdSource ids(1, 2);
    auto const import = make_mspdi_import(*file, workspace.store(), ids, {.file_name = "plan.xml", .project_code = "P-1"});
    must(workspace.commit(import.edit, kNow).ok());
    auto const out = make_mspdi_export(workspace.store(), Derived(workspace.store()), import.project, Date{20'714});
    must(mspdi::read(mspdi::write(out.file)).ok());
}

std::vector<std::string> json_seeds() { return {R"({"a":[1,-2.5e3,true,null,"x\u4e2d\n"],"b":{"c":{}}})", "[[[[1]]]]", "\"\""}; }
std::vector<std::string> document_seeds() { return {some_device(1).text(), some_device(2).text()}; }
std::vector<std::string> seed_seeds() {
    return {R"({"seed":1,"workspace":{"key":"t","name":"试"},"time":"2026-09-18T08:00:00Z","registers":{"department":[{"key":"d","name":"D"},{"key":"e","name":"E","parent":"@d"}],)"
            R"("project":[{"key":"p","name":"x","budget":"12.5万","start":"2026-03-02T08:00","notes":["a","b"]}],"task":[{"key":"t","name":"y","project":"@p","duration":"5d","milestone":true}]}})"};
}
std::vector<std::string> csv_seeds() { return {"name,code,budget,target_finish,manager,parent\r\n\"a \"\"b\"\"\",P-1,12.5万,2026年9月18日,x,\r\nb,P-2,\"1,234.50 USD\",2026/9/8,,P-1\r\n", "name;code\nx;'=1\n"}; }
std::vector<std::string> chunk_seeds() {
    auto const device = some_device(3);
    std::vector<std::string> all;
    for (auto const& bytes : encode_records(device.workspace.store(), 2, 5, 3000)) all.push_back(text_of(bytes));
    all.push_back(text_of(encode_manifest({identity(), 1, {{1, 2}}, 1, 1, 5, kSchema, 0})));
    return all;
}
std::vector<std::string> entry_seeds() {
    Random random(4);
    auto device = some_device(4);
    std::vector<std::string> all;
    for (int i = 0; i < 4; ++i) {
        auto const diff = device.workspace.commit(random_edit(random, device.workspace.store(), device.ids, with_targets(*find_register("task")), 4, Mood::wild), kNow);
        if (diff.ok()) all.push_back(text_of(encode_entry({1, "me", kNow, {{1, 2}}, *diff}, device.workspace.store())));
    }
    return all;
}
std::vector<std::string> mspdi_seeds() {
    return {kMspdiExample, R"(<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><Name>x</Name><StartDate>2026-03-02T08:00:00</StartDate><Tasks><Task><UID>1</UID><ID>1</ID><Name>a</Name>)"
            R"(<OutlineLevel>1</OutlineLevel><Duration>PT40H0M0S</Duration><PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type><LinkLag>4800</LinkLag></PredecessorLink></Task></Tasks>)"
            R"(<Resources><Resource><UID>1</UID><Name>r</Name></Resource></Resources><Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID></Assignment></Assignments></Project>)"};
}

constexpr FuzzTarget kTargets[] = {
    {"json", json, json_seeds},       {"document", document, document_seeds}, {"seed", seed, seed_seeds},   {"csv", csv, csv_seeds},
    {"chunk", chunk, chunk_seeds},    {"entry", entry, entry_seeds},          {"mspdi", mspdi_xml, mspdi_seeds},
};

}  // namespace

std::span<FuzzTarget const> fuzz_targets() { return kTargets; }

}  // namespace pmo::test
