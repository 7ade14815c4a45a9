// The mirror against the rules of axe-core, and what the browser itself makes of it.

import assert from "node:assert/strict";
import { violations } from "./lib/axe.mjs";

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
