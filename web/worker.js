// A Worker: the compiled program without its interface, for long computations. shell/web/jobs.js sends the work.

import createApp from "./%app%";

let ready = null;
let running = 0;

async function start(wasm) {
    return createApp({
        instantiateWasm(imports, done) {
            WebAssembly.instantiate(wasm, imports).then((instance) => done(instance, wasm));
            return {};
        },
        onProgress: (permille) => postMessage({ type: "progress", job: running, permille }),
    });
}

async function run({ job, kind, input }) {
    const app = await ready;
    running = job;
    const output = app.runJob(kind, input);
    postMessage({ type: "done", job, ok: output !== null, output: output ?? new Uint8Array() }, output ? [output.buffer] : []);
}

addEventListener("message", (event) => {
    const message = event.data;
    if (message.type === "start") ready = start(message.module);
    // An error goes to the page, which gives the job up and ends this Worker.
    else if (message.type === "run") run(message).catch((error) => setTimeout(() => { throw error; }));
});
