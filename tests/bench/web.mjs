// The benchmarks of the page in Chromium. Prints tables; the exit code is 1 only if something could not be measured.
//
//   node tests/bench/web.mjs --site build/web/site --mine FILE --theirs FILE --governed FILE [--only start|large|screens]

import { parseArgs } from "node:util";
import { resolve } from "node:path";
import { serve } from "../browser/lib/server.mjs";
import { benchLarge } from "./large_bench.mjs";
import { benchScreens } from "./screens_bench.mjs";
import { benchStart } from "./start_bench.mjs";
import { missing } from "./table.mjs";

const { values: options } = parseArgs({ options: { site: { type: "string" }, mine: { type: "string" }, theirs: { type: "string" }, governed: { type: "string" }, only: { type: "string" } } });
const server = await serve(resolve(options.site));
try {
    const wanted = (part) => !options.only || options.only === part;
    if (wanted("start")) await benchStart(server.url);
    if (wanted("large")) await benchLarge(server.url, { mine: resolve(options.mine), theirs: resolve(options.theirs) });
    if (wanted("screens")) await benchScreens(server.url, resolve(options.governed));
} finally {
    await server.stop();
}
if (missing.length > 0) console.log(`\nnot measured: ${missing.join(", ")}`);
process.exit(missing.length > 0 ? 1 : 0);
