// Processor time of the page's main thread, by the browser's debugging protocol: other programs on the machine and waiting for the software
// rasteriser, which works in a process of its own, do not count.

/** `taken()`: milliseconds since the page began; script: the program's handlers and frames; whole: also what the browser does because of them. */
export async function processor(page) {
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    return {
        async taken() {
            const { metrics } = await session.send("Performance.getMetrics");
            const of = (name) => metrics.find((one) => one.name === name).value * 1000;
            return { script: of("ScriptDuration"), whole: of("TaskDuration") };
        },
        end: () => session.detach(),
    };
}

/** What `action` takes. */
export async function during(meter, action) {
    const before = await meter.taken();
    const result = await action();
    const after = await meter.taken();
    return { script: after.script - before.script, whole: after.whole - before.whole, result };
}
