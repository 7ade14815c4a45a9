#pragma once
// A Microsoft Project file before it is taken over: what is in it, what of it this program cannot hold, and the few things that can still be
// changed. Reading is core/io/mspdi_reader.h, the edit core/project/mspdi_import.h; nothing changes before the person says so.

#include <optional>
#include <string>
#include <vector>

#include "core/project/mspdi_import.h"
#include "ui/frame.h"
#include "ui/views/import_csv.h"
#include "ui/widgets/table.h"

namespace pmo::ui {

struct PlanWork {
    std::string file;
    mspdi::Project read{};
    std::string code, name;                              // of the project to be made, as edited
    std::optional<Date> target_start, target_finish;
    MspdiImport import{};

    void begin(Store const& store);                      // code, name and dates as the file suggests them
    void replan(Store const& store, IdSource& ids);
    Edit edit() const;                                   // with what was edited here
};

bool looks_like_xml(std::string_view bytes);

class PlanPane {
public:
    explicit PlanPane(PlanWork work) : m_work(std::move(work)) {}
    ImportAnswer draw(Frame& frame, Box area);
private:
    ImportAnswer header(Frame& frame, Box bar);
    void facts(Frame& frame, Box at);
    void notes(Frame& frame);
    void preview(Frame& frame, Box at);
    PlanWork m_work;
    TableState m_table;
    std::uint64_t m_revision = 0;
    bool m_stale = true;
};

}  // namespace pmo::ui
