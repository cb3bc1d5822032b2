// vite build. `optimizeDeps` is for `vite` itself: its pre-bundling would move the modules away from the wasm.
export default { base: './', build: { outDir: 'vite', target: 'es2022' }, optimizeDeps: { exclude: ['offprint'] } };
