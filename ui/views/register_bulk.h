#pragma once
// What the toolbar of a register becomes while several records are selected: 「已选 5 项」, set owner, date, state or any choice of all, duplicate,
// delete. It draws and asks; the edits are made in register_edits.h.

#include <span>

#include "ui/frame.h"

namespace pmo::ui {

struct BulkAnswer { bool clear = false, remove = false, duplicate = false; };
BulkAnswer bulk_toolbar(Frame& frame, TypeDef const& type, std::span<Id const> records, Box bar);

}  // namespace pmo::ui
