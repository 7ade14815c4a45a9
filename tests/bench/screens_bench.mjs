// Every screen on a portfolio of 100 projects with 200 records of governance each: what opening it costs, and what a picture costs while somebody moves
// over it and scrolls.

import { goTo } from "../browser/lib/product.mjs";
import { settled } from "../browser/lib/page.mjs";
import { during, processor } from "./processor.mjs";
import { firstId, take } from "./large_bench.mjs";
import { pictureShown, withBrowser } from "./start_bench.mjs";
import { attempt, heading, line } from "./table.mjs";

const marker = "数字化升级";                        // in the name of every project

// Screens of the portfolio, then those of one project.
export const portfolioScreens = ["dashboard", "my_work", "intake", "strategy", "roadmap", "organisation", "raci", "boundary", "method", "gate", "tolerance", "risk", "warning", "issue",
    "change", "quality", "stakeholder", "communication", "meeting", "contract", "supplier", "skill", "training", "appraisal", "lesson", "document", "template_library", "improvement",
    "resource", "levelling", "simulation", "plan_check", "progress_round"];
export const projectScreens = ["charter", "traceability", "gate", "risk", "warning", "issue", "change", "quality", "closing", "stakeholder", "meeting", "contract", "document",
    "plan", "plan_check", "progress_round", "resource", "levelling", "simulation"];

/** Moves over the screen and turns the wheel; what each picture costs. */
async function live(page, meter) {
    const script = [];
    const painted = () => page.evaluate(async () => {
        await window.pmoWatch.nextPaint();
        return window.pmoProbe.paints;
    });
    let paints = await painted();
    for (let i = 0; i < 40; i++) {
        const one = await during(meter, async () => {
            await page.mouse.move(300 + 23 * i % 700, 160 + 37 * i % 620);
            if (i % 2) await page.mouse.wheel(0, i < 24 ? 200 : -200);
            return painted();
        });
        script.push(one.script / Math.max(1, one.result - paints));
        paints = one.result;
    }
    return script;
}

async function screen(page, what, hash) {
    await goTo(page, "/about");
    await settled(page);
    const meter = await processor(page);
    const opened = await during(meter, async () => {
        await goTo(page, hash);
        await settled(page);
    });
    line(`${what}: opened`, opened.script, { atMost: 100 });
    line("  a picture while it is used", await live(page, meter), { atMost: 8, judge: "p95" });
    await meter.end();
}

export async function benchScreens(url, file) {
    heading("The screens: 100 projects, 200 records of governance and 100 tasks each");
    const project = firstId(file, "project");
    await attempt("the governed portfolio", () => withBrowser(marker, async (context) => {
        const page = await context.newPage();
        page.setDefaultTimeout(60000);
        line("taken in from a file, until it is stored", await take(page, url, file), { unit: "s" });
        await page.goto(url);
        await pictureShown(page);
        await settled(page);
        for (const id of portfolioScreens) await attempt(id, () => screen(page, id, `/${id}`));
        for (const id of projectScreens) await attempt(id, () => screen(page, `${id} of a project`, `/${id}?p=${project}`));
    }));
}
