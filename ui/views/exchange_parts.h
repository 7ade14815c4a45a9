#pragma once
// Parts of the exchange screen: the cards, and what is known about an arriving file. For exchange_view.cpp and exchange_cards.cpp only.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/io/csv.h"
#include "ui/frame.h"

namespace pmo::ui {

// By what the bytes say, not by the name.
enum class FileKind : std::uint8_t { document, seed, xml, psplib, other_json, excel, csv };
FileKind kind_of(std::string_view bytes);

// Figures of the open workspace that cost a walk through all records: remembered by the store's revision.
struct WorkspaceFigures {
    std::uint64_t revision = 0;
    bool known = false;
    std::size_t records = 0, registers = 0, deleted = 0;
    std::int64_t bytes = 0;                          // of an export, estimated
    void refresh(Store const& store);
};

// An export is old when much has been done since, or when a week has passed.
bool export_is_old(SaveInfo const& save, std::int64_t now_ms);
std::string export_age_words(SaveInfo const& save, std::int64_t now_ms, std::int32_t utc_offset);

struct ExchangeCards {
    std::string new_name;
    int csv_register = -1;
    Id plan_project{};                               // to be written as a Microsoft Project file
    CsvMoney csv_money = CsvMoney::with_currency;
    WorkspaceFigures figures;
    void draw(Frame& frame, Box area);
private:
    void export_workspace(Frame& frame, Box at);
    void export_register(Frame& frame, Box at);
    void export_plan(Frame& frame, Box at);
    void import_file(Frame& frame, Box at);
    void workspaces(Frame& frame, Box at);
    void stored_line(Frame& frame, WorkspaceInfo const& stored);
};

}  // namespace pmo::ui
