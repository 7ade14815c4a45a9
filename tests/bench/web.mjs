// The benchmarks of the page in Chromium. Prints tables; the exit code is 1 only if something could not be measured.
//
//   node tests/bench/web.mjs --site build/web/site --mine FILE --theirs FILE [--only start|large]

import { parseArgs } from "node:util";
import { resolve } from "node:path";
import { serve } from "../browser/lib/server.mjs";
import { benchLarge } from "./large_bench.mjs";
import { benchStart } from "./start_bench.mjs";
import { missing } from "./table.mjs";

const { values: options } = parseArgs({ options: { site: { type: "string" }, mine: { type: "string" }, theirs: { type: "string" }, only: { type: "string" } } });
const server = await serve(resolve(options.site));
try {
    if (options.only !== "large") await benchStart(server.url);
    if (options.only !== "start") await benchLarge(server.url, { mine: resolve(options.mine), theirs: resolve(options.theirs) });
} finally {
    await server.stop();
}
if (missing.length > 0) console.log(`\nnot measured: ${missing.join(", ")}`);
process.exit(missing.length > 0 ? 1 : 0);
