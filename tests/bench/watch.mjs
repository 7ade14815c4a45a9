// Watches the program from inside the page: how long its handlers and frames keep the main thread busy, when a text first stands in the semantic
// mirror under a painted picture, and who asks for frames and timers. Installed before the page's own scripts; changes nothing they do.

export function watch(marker) {
    const clock = performance.now.bind(performance);
    const frame = window.requestAnimationFrame.bind(window);
    const state = window.pmoWatch = { busy: 0, longest: 0, asked: 0, frames: [], mirrored: 0, shown: 0, nextPaint: () => new Promise((done) => frame(() => done())) };
    let depth = 0, before = 0;
    state.restart = () => {
        Object.assign(state, { busy: 0, longest: 0, asked: 0, frames: [] });
        before = 0;
    };

    const timed = (body) => function (...args) {
        if (depth++ > 0) {
            try { return body.apply(this, args); } finally { depth--; }
        }
        const begin = clock();
        try {
            return body.apply(this, args);
        } finally {
            depth--;
            const took = clock() - begin;
            state.busy += took;
            state.longest = Math.max(state.longest, took);
        }
    };

    // The first picture: the marker is in the mirror, the mirror is of a painted frame, and the start panel is gone.
    const look = () => {
        const mirror = document.getElementById("sem");
        if (!state.mirrored && mirror?.textContent.includes(marker)) state.mirrored = clock();
        if (!state.shown && state.mirrored && document.getElementById("start").hidden) state.shown = clock();
    };

    window.requestAnimationFrame = (callback) => {
        state.asked++;
        const run = timed(callback);
        return frame((now) => {
            run(now);
            // What a person waits for between two pictures: handlers since the last one, logic, and handing over the drawing.
            state.frames.push({ ms: state.busy - before, at: clock() });
            before = state.busy;
            if (!state.shown) look();
        });
    };
    for (const name of ["setTimeout", "setInterval"]) {
        const real = window[name].bind(window);
        window[name] = (callback, ...rest) => {
            state.asked++;
            return real(typeof callback === "function" ? timed(callback) : callback, ...rest);
        };
    }

    const wrapped = new WeakMap();
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
        if (typeof listener !== "function") return addEventListener.call(this, type, listener, options);
        if (!wrapped.has(listener)) wrapped.set(listener, timed(listener));
        return addEventListener.call(this, type, wrapped.get(listener), options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
        return removeEventListener.call(this, type, wrapped.get(listener) ?? listener, options);
    };
}

/** Everything up to now is forgotten. */
export const restart = (page) => page.evaluate(() => window.pmoWatch.restart());
export const seen = (page) => page.evaluate(() => {
    const { busy, longest, asked, frames, mirrored, shown } = window.pmoWatch;
    return { busy, longest, asked, frames, mirrored, shown, now: performance.now() };
});
export const nextPaint = (page) => page.evaluate(() => window.pmoWatch.nextPaint());
