// Bundles every entry point of this folder into the directory given as the first argument.
// The second is where MudBlazor's package keeps its sheet.
import { build } from 'esbuild';

const [outdir, mudSheet] = process.argv.slice(2);

const mud = {
  name: 'mudblazor',
  setup: bundle => bundle.onResolve({ filter: /^mudblazor$/ }, () => ({ path: mudSheet })),
};

await build({
  entryPoints: [
    'components.css', 'connection.js', 'drafts.js', 'faces.css', 'freeze.js', 'graph.js', 'picture.js', 'plot.js', 'shell.js', 'shortcuts.js', 'splitters.js', 'upload.js',
  ],
  outdir,
  bundle: true,
  splitting: false,
  format: 'esm',
  minify: true,
  sourcemap: false,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [mud],
  loader: { '.woff2': 'file' },
  assetNames: 'faces/[name]',
});
