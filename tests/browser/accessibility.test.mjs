// The mirror against the rules of axe-core, and what the browser itself makes of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { locate } from "./lib/packages.mjs";

// Colours are drawn on the canvas, where axe cannot see them; the mirror's own are transparent by intention.
const notForMirrors = ["color-contrast", "target-size"];

export async function violations(page) {
    await page.evaluate(readFileSync(locate("axe-core/axe.min.js"), "utf8"));
    const result = await page.evaluate((off) => window.axe.run("#root", {
        runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
        rules: Object.fromEntries(off.map((rule) => [rule, { enabled: false }])),
    }), notForMirrors);
    return result.violations.map((v) => `${v.id} (${v.impact}): ${v.help}\n  ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join("\n  ")}`);
}

export const tests = {
    async "no violation of the rules on the page"({ page }) {
        assert.deepEqual(await violations(page), []);
    },

    async "no violation with a modal dialog"({ page }) {
        await page.getByRole("button", { name: "打开对话框" }).click();
        await page.getByRole("dialog").waitFor();
        assert.deepEqual(await violations(page), []);
    },

    async "the browser's accessibility tree has the names and roles"({ page }) {
        const session = await page.context().newCDPSession(page);
        const { nodes } = await session.send("Accessibility.getFullAXTree");
        const all = nodes.filter((n) => !n.ignored).map((n) => `${n.role?.value} ${n.name?.value ?? ""}`);
        for (const wanted of ["button 保存", "checkbox 完成", "textbox 名称", "heading 测试页", "spinbutton 金额", "searchbox 搜索", "grid 任务表"]) {
            assert.ok(all.includes(wanted), `${wanted} is missing`);
        }
        assert.ok(!all.some((one) => one.startsWith("canvas") || one.startsWith("Canvas")), "the canvas is not read");
    },
};
