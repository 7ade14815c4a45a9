// The canvas' size in CSS and device pixels, the loss of its WebGL context, and questions about its state that need not be asked.

addToLibrary({
  $PmoGl: {
    self: 0,
    canvas: null,
    media: null,
    known: null,          // answers of the WebGL context about its state

    // Dear ImGui's renderer asks for the state before every picture and puts it back afterwards. Some answers come from the graphics process, which
    // first finishes everything drawn before, and the program would wait. Nobody else draws here: each answer holds until the size changes.
    rememberState(gl) {
      const asked = new Set([gl.VIEWPORT, gl.SCISSOR_BOX, gl.BLEND_SRC_RGB, gl.BLEND_DST_RGB, gl.BLEND_SRC_ALPHA, gl.BLEND_DST_ALPHA,
        gl.BLEND_EQUATION_RGB, gl.BLEND_EQUATION_ALPHA]);
      const ask = gl.getParameter.bind(gl);
      PmoGl.known = new Map();
      gl.getParameter = (name) => {
        if (!asked.has(name)) return ask(name);
        if (!PmoGl.known.has(name)) PmoGl.known.set(name, ask(name));
        return PmoGl.known.get(name);
      };
    },

    // Telephones have three and more device pixels to a CSS pixel; beyond two only the glyph atlas grows.
    limit() { return matchMedia('(pointer: coarse)').matches ? 2 : Infinity; },

    report(deviceWidth, deviceHeight) {
      const width = PmoGl.canvas.clientWidth, height = PmoGl.canvas.clientHeight;
      const limit = PmoGl.limit();
      // The box is exact to the pixel, but does not follow a ratio that is only emulated.
      const off = Math.abs(deviceWidth - width * devicePixelRatio) > 2;
      if (devicePixelRatio > limit || off) {
        const scale = Math.min(devicePixelRatio || 1, limit);
        deviceWidth = Math.round(width * scale);
        deviceHeight = Math.round(height * scale);
      }
      _pmo_gl_on_size(PmoGl.self, width, height, deviceWidth, deviceHeight);
    },

    observe() {
      const observer = new ResizeObserver((entries) => {
        const box = entries[entries.length - 1].devicePixelContentBoxSize;   // Safari has none
        if (box) PmoGl.report(box[0].inlineSize, box[0].blockSize);
        else PmoGl.report(0, 0);
      });
      try {
        observer.observe(PmoGl.canvas, { box: 'device-pixel-content-box' });
      } catch (refused) {
        observer.observe(PmoGl.canvas);
      }
    },

    // A window moved to another screen changes the ratio and not always the size in CSS pixels.
    followRatio() {
      PmoGl.media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
      PmoGl.media.addEventListener('change', () => {
        PmoGl.report(0, 0);
        PmoGl.followRatio();
      }, { once: true });
    },
  },

  pmo_gl_attach__deps: ['$PmoGl', 'pmo_gl_on_size', 'pmo_gl_on_context'],
  pmo_gl_attach: (self) => {
    PmoGl.self = self;
    PmoGl.canvas = document.getElementById('canvas');
    PmoGl.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();   // otherwise it never comes back
      _pmo_gl_on_context(PmoGl.self, 1);
    });
    PmoGl.canvas.addEventListener('webglcontextrestored', () => {
      PmoGl.known.clear();
      _pmo_gl_on_context(PmoGl.self, 0);
    });
    PmoGl.rememberState(PmoGl.canvas.getContext('webgl2'));
    PmoGl.report(0, 0);
    PmoGl.observe();
    PmoGl.followRatio();
  },

  pmo_gl_set_backing__deps: ['$PmoGl'],
  pmo_gl_set_backing: (width, height) => {
    PmoGl.known.clear();
    if (PmoGl.canvas.width !== width) PmoGl.canvas.width = width;
    if (PmoGl.canvas.height !== height) PmoGl.canvas.height = height;
  },
});
