#include "shell/web/storage_indexeddb.h"

#include <emscripten.h>
#include <utility>

namespace pmo::shell {
namespace {

// Texts and bytes are copied by the functions before they return. Sequences are doubles, exact up to 2^53.
extern "C" {
void pmo_storage_attach(IndexedDbStorage* self);
void pmo_storage_list(std::uint32_t call);
void pmo_storage_load(std::uint32_t call, char const* workspace, int older);
void pmo_storage_append(std::uint32_t call, char const* workspace, double sequence, std::uint8_t const* bytes, std::size_t size);
void pmo_storage_snapshot(std::uint32_t call, char const* workspace, char const* name, double generation, double up_to,
                          std::uint8_t const* manifest, std::size_t manifest_size, std::uint8_t const* const* chunks,
                          std::size_t const* sizes, std::size_t count);
void pmo_storage_log(std::uint32_t call, char const* workspace, double before, std::uint32_t count);
void pmo_storage_put(std::uint32_t call, char const* workspace, char const* key, std::uint8_t const* bytes, std::size_t size);
void pmo_storage_get(std::uint32_t call, char const* workspace, char const* key);
void pmo_storage_remove(std::uint32_t call, char const* workspace);
}

}  // namespace

IndexedDbStorage::IndexedDbStorage() { pmo_storage_attach(this); }

std::uint32_t IndexedDbStorage::begin(std::function<void(StorageStatus, Call&)> answer)
{
    std::uint32_t const call = m_next++;
    m_calls[call].answer = std::move(answer);
    return call;
}

void IndexedDbStorage::list(Listed listed)
{
    pmo_storage_list(begin([listed = std::move(listed)](StorageStatus status, Call& call) { listed(std::move(status), std::move(call.workspaces)); }));
}

void IndexedDbStorage::load(std::string_view workspace, bool older_generation, Loaded loaded)
{
    if (on_workspace) on_workspace(workspace);
    auto const call = begin([loaded = std::move(loaded)](StorageStatus status, Call& c) { loaded(std::move(status), std::move(c.stored)); });
    pmo_storage_load(call, std::string(workspace).c_str(), older_generation ? 1 : 0);
}

void IndexedDbStorage::append(std::string_view workspace, LogEntry entry, Done done)
{
    if (on_workspace) on_workspace(workspace);
    auto const call = begin([done = std::move(done)](StorageStatus status, Call&) { done(std::move(status)); });
    pmo_storage_append(call, std::string(workspace).c_str(), double(entry.sequence), entry.bytes.data(), entry.bytes.size());
}

void IndexedDbStorage::write_snapshot(std::string_view workspace, std::string_view name, std::uint32_t generation, std::uint64_t up_to,
                                      Bytes manifest, std::vector<Bytes> chunks, Done done)
{
    if (on_workspace) on_workspace(workspace);
    auto const call = begin([done = std::move(done)](StorageStatus status, Call&) { done(std::move(status)); });
    std::vector<std::uint8_t const*> pointers;
    std::vector<std::size_t> sizes;
    for (Bytes const& chunk : chunks) { pointers.push_back(chunk.data()); sizes.push_back(chunk.size()); }
    pmo_storage_snapshot(call, std::string(workspace).c_str(), std::string(name).c_str(), double(generation), double(up_to),
                         manifest.data(), manifest.size(), pointers.data(), sizes.data(), chunks.size());
}

void IndexedDbStorage::read_log(std::string_view workspace, std::uint64_t before, std::uint32_t count, Entries entries)
{
    auto const call = begin([entries = std::move(entries)](StorageStatus status, Call& c) { entries(std::move(status), std::move(c.stored.log)); });
    pmo_storage_log(call, std::string(workspace).c_str(), double(before), count);
}

void IndexedDbStorage::put_blob(std::string_view workspace, std::string_view key, Bytes bytes, Done done)
{
    auto const call = begin([done = std::move(done)](StorageStatus status, Call&) { done(std::move(status)); });
    pmo_storage_put(call, std::string(workspace).c_str(), std::string(key).c_str(), bytes.data(), bytes.size());
}

void IndexedDbStorage::get_blob(std::string_view workspace, std::string_view key, Read read)
{
    auto const call = begin([read = std::move(read)](StorageStatus status, Call& c) { read(std::move(status), std::move(c.blob)); });
    pmo_storage_get(call, std::string(workspace).c_str(), std::string(key).c_str());
}

void IndexedDbStorage::remove(std::string_view workspace, Done done)
{
    auto const call = begin([done = std::move(done)](StorageStatus status, Call&) { done(std::move(status)); });
    pmo_storage_remove(call, std::string(workspace).c_str());
}

std::uint8_t* IndexedDbStorage::part(std::uint32_t call, Part part, std::uint64_t sequence, std::size_t size)
{
    auto const found = m_calls.find(call);
    if (found == m_calls.end()) return nullptr;
    Call& c = found->second;
    Bytes* bytes = &c.blob;
    switch (part) {
    case Part::manifest: bytes = &c.stored.manifest; break;
    case Part::chunk: bytes = &c.stored.chunks.emplace_back(); break;
    case Part::older_chunk: bytes = &c.stored.older_chunks.emplace_back(); break;
    case Part::log: bytes = &c.stored.log.emplace_back(LogEntry{sequence, {}}).bytes; break;
    case Part::blob: break;
    }
    bytes->resize(size);
    return bytes->data();
}

void IndexedDbStorage::listed(std::uint32_t call, std::string_view id, std::string_view name, std::int64_t saved_ms)
{
    if (auto const found = m_calls.find(call); found != m_calls.end())
        found->second.workspaces.push_back({std::string(id), std::string(name), saved_ms});
}

void IndexedDbStorage::finished(std::uint32_t call, StorageFault fault, std::string_view detail)
{
    auto node = m_calls.extract(call);      // out of the map first: the answer may begin new calls
    if (node.empty()) return;
    Call& c = node.mapped();
    if (fault != StorageFault::none) { c.stored = {}; c.workspaces.clear(); c.blob.clear(); }
    if (c.answer) c.answer({fault, std::string(detail), std::exchange(m_restored, false)}, c);
    if (on_answer) on_answer();
}

extern "C" {
EMSCRIPTEN_KEEPALIVE std::uint8_t* pmo_storage_on_part(IndexedDbStorage* self, std::uint32_t call, int part, double sequence, std::size_t size)
{
    return self->part(call, IndexedDbStorage::Part(part), std::uint64_t(sequence), size);
}
EMSCRIPTEN_KEEPALIVE void pmo_storage_on_listed(IndexedDbStorage* self, std::uint32_t call, char const* id, char const* name, double saved_ms)
{
    self->listed(call, id, name, std::int64_t(saved_ms));
}
EMSCRIPTEN_KEEPALIVE void pmo_storage_on_restored(IndexedDbStorage* self) { self->restored(); }
EMSCRIPTEN_KEEPALIVE void pmo_storage_on_finished(IndexedDbStorage* self, std::uint32_t call, int fault, char const* detail)
{
    self->finished(call, StorageFault(fault), detail);
}
}

}  // namespace pmo::shell
