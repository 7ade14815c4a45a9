// The page's accessibility tree against the rules of axe-core.

import { readFileSync } from "node:fs";
import { locate } from "./packages.mjs";

// Colours are drawn on the canvas, where axe cannot see them; the mirror's own are transparent by intention.
const notForMirrors = ["color-contrast", "target-size"];

export async function violations(page) {
    if (!await page.evaluate(() => "axe" in window)) await page.evaluate(readFileSync(locate("axe-core/axe.min.js"), "utf8"));
    const result = await page.evaluate((off) => window.axe.run("#root", {
        runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
        rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
        resultTypes: ["violations"],
    }), notForMirrors);
    return result.violations.map((v) => `${v.id} (${v.impact}): ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.replace(/ (id|style|tabindex|type)="[^"]*"/g, "").slice(0, 120)).join("  ")}`);
}
