// The page's content security policy: everything from its own origin, nothing inline.
// frame-ancestors counts only as a header; the rest also stands in the page for servers that send none.

const inPage = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'none'",
];

export const metaPolicy = inPage.join("; ");
export const headerPolicy = [...inPage, "frame-ancestors 'none'"].join("; ");
