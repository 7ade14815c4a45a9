// What a person does with the product, for the tests of site "app": going to a screen, taking a file in, exporting, waiting until it is saved.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { settled } from "./page.mjs";

export async function goTo(page, hash) {
    await page.evaluate((where) => { location.hash = where; }, hash);
    await settled(page);
}

export const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();

/** The page says that everything is stored. */
export const saved = (page) => page.getByRole("button", { name: "已保存到本机" }).waitFor();

/** A press that opens the browser's file dialog, and the file chosen there. `file` is a path or { name, mimeType, buffer }. */
export async function chooseFile(page, open, file) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), open()]);
    await chooser.setFiles(file);
}

export const textFile = (name, text) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });

/** On the exchange screen: choose the file and see what the program makes of it. */
export async function importFile(page, file) {
    await goTo(page, "/exchange");
    await chooseFile(page, () => page.getByRole("button", { name: "选择文件…" }).click(), file);
}

/** Opens a workspace that this browser does not know. */
export async function openAsOwn(page, name, text) {
    await importFile(page, textFile(name, text));
    await page.getByRole("button", { name: "作为独立工作区打开" }).click();
    await page.getByRole("heading", { name: "组合仪表盘" }).waitFor();
    await saved(page);
}

/** Ctrl+S: the downloaded document as text and parsed. */
export async function exportWorkspace(page) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
    const text = readFileSync(await download.path(), "utf8");
    return { name: download.suggestedFilename(), text, document: JSON.parse(text) };
}

/** The live records of a register in an exported document: id → cells. */
export function records(document, register) {
    const found = new Map();
    for (const record of document.records) if (record.t === register && !record.d?.[0]) found.set(record.i, record.c ?? {});
    return found;
}

export function recordNamed(document, register, title) {
    const found = [...records(document, register)].find(([, cells]) => Object.values(cells).includes(title));
    assert.ok(found, `no ${register} is called ${title}`);
    return { id: found[0], cells: found[1] };
}

/** The row of a table, by the name of its record, and a cell of it, by the heading of its column. */
export const row = (page, name) => page.getByRole("row", { name, exact: true });
export const cell = (page, name, column) => row(page, name).locator(`[role=gridcell][aria-label^="${column} "]`);

/** The rows of the table that are drawn: number in the table → { name, heading: text … }. */
export const shownRows = (page) => page.evaluate(() => {
    const rows = {};
    for (const line of document.querySelectorAll("#sem [role=row]")) {
        const header = line.querySelector("[role=rowheader]");
        if (!header) continue;
        const cells = { name: header.textContent };
        for (const one of line.querySelectorAll("[role=gridcell]")) {
            const text = one.textContent, label = one.getAttribute("aria-label") ?? "";
            if (label.endsWith(` ${text}`)) cells[label.slice(0, -text.length - 1)] = text;
        }
        rows[line.getAttribute("aria-rowindex")] = cells;
    }
    return rows;
});

/** Types into the cell where the table's cursor is. */
export async function editCell(page, text) {
    await page.keyboard.press("F2");
    await page.locator("#sem input:focus").waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
}

/** From the dashboard to the plan of a project of the sample, with mouse and Enter. */
export async function openPlan(page, project = "智能工厂 MES 一期") {
    await goTo(page, "/dashboard");
    await row(page, project).getByRole("rowheader").click();
    await page.keyboard.press("Enter");
    await page.getByRole("treegrid", { name: "工作分解结构" }).waitFor();
    await settled(page);
}

/** How many tasks the status bar counts in the open plan. */
export const plannedRows = async (page) => Number((await page.getByRole("contentinfo").getByText(/^\d+ 项任务 · 显示/).textContent()).match(/\d+/)[0]);

/** Adds a task to the open plan and leaves the field of its name. */
export async function addTask(page) {
    const before = await plannedRows(page);
    await press(page, "任务");
    await page.locator("#sem input:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("contentinfo").getByText(new RegExp(`^${before + 1} 项任务 · 显示`)).waitFor();
    return before + 1;
}
