import { encode } from 'uqr';

/** Light modules around the code, without which it is not found (ISO/IEC 18004). */
const QUIET = 4;

/** A text for the camera of a telephone; dark on light whatever the colours of the page are, as cameras want it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET });
  const dark = data.flatMap((row, y) => row.flatMap((set, x) => (set ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" className="parley-code">
      <path className="parley-code-light" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="parley-code-dark" d={dark} />
    </svg>
  );
}
