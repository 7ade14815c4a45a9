// The tables of the benchmarks of the page, in the form of those that pmo_bench prints (report.h).

export function part(values, share) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

// Chinese characters take two columns.
const width = (text) => [...text].reduce((sum, c) => sum + (c >= "\u2e80" ? 2 : 1), 0);
const left = (text, columns) => text + " ".repeat(Math.max(0, columns - width(text)));
const right = (text, columns) => " ".repeat(Math.max(0, columns - width(text))) + text;
const print = (what, value, p95, target, verdict) =>
    console.log(`${left(what, 58)} ${right(value, 11)} ${right(p95, 11)} ${right(target, 11)}  ${verdict}`.trimEnd());

const units = { ms: (v) => `${v.toFixed(v < 100 ? 2 : 0)} ms`, s: (v) => `${v.toFixed(2)} s`, MB: (v) => `${v.toFixed(2)} MB`, count: (v) => String(v) };

/** Anything that could not be measured is counted; it is what the exit code tells. */
export const missing = [];

export function heading(title) {
    console.log("");
    print(title, "median", "p95", "target", "");
}

/** `values` of one measurement each; `judge` is "median" or "p95", what the target is about. */
export function line(what, values, { unit = "ms", atMost = null, judge = "median" } = {}) {
    const all = [values].flat();
    if (all.length === 0 || all.some((value) => !Number.isFinite(value))) {
        missing.push(what);
        print(what, "not measured", "", "", "");
        return;
    }
    const median = part(all, 0.5), p95 = part(all, 0.95);
    const verdict = atMost === null ? "" : (judge === "p95" ? p95 : median) <= atMost ? "ok" : "miss";
    print(what, units[unit](median), all.length >= 20 ? units[unit](p95) : "", atMost === null ? "" : `≤ ${atMost}${unit === "count" ? "" : ` ${unit}`}`, verdict);
}

/** Runs one measurement; what goes wrong in it is said in its place and the others go on. */
export async function attempt(what, measurement) {
    try {
        await measurement();
    } catch (error) {
        missing.push(what);
        console.log(`${what}: not measured: ${String(error.message ?? error).split("\n").slice(0, 3).join(" | ")}`);
    }
}
