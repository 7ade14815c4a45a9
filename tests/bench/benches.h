#pragma once
// The benchmarks, one file each, and the documents that several of them use.

#include <cstddef>
#include <string>

#include "core/io/document.h"

namespace pmo::bench {

void bench_documents();      // documents_bench.cpp: JSON, storage, merge
void bench_registers();      // registers_bench.cpp: opening, filtering, searching
void bench_plans();          // plans_bench.cpp: from records to plans
void bench_drawing();        // drawing_bench.cpp: a printed plan as a file
void bench_schedule();       // schedule_bench.cpp: the engine beside a bare pass
void bench_levelling();      // levelling_bench.cpp: PSPLIB
void bench_import();         // import_bench.cpp: Microsoft Project XML
void bench_simulation();     // simulation_bench.cpp: Monte Carlo beside a bare pass

// 100 projects, 100,000 tasks and 150,000 links, of which one device has changed 100,000 records. Documents of two devices are those of people
// who worked apart: `clashes` tasks were renamed by both.
enum class Device { mine, theirs };
Document changed_workspace(Device device, std::size_t clashes);
Document governed_portfolio();                  // 100 projects with 100 tasks and 200 records of governance each
Document from_file(Document const& document);   // as read: records lie in the order of their ids, not of their making
std::size_t count_records(Store const& store);
std::string text_of(Document const& document);

}  // namespace pmo::bench
